package io.github.retentionmetrics.examples.report.describe;

import java.util.BitSet;

/** Which columns are empty in exactly the same records, in a room that does not grow with the records. */
final class EmptyRecords {
    private static final int MOST_COLUMNS = 256;

    private final int columns;
    private final long[] counts;
    private final long[] sums;
    private final BitSet emptyInFirst = new BitSet();
    private long records;

    EmptyRecords(int width) {
        this.columns = Math.min(width, MOST_COLUMNS);
        this.counts = new long[columns];
        this.sums = new long[columns];
    }

    /** Adds the hashes of the fields of a record, 0 for an empty one. */
    void add(long[] hashes) {
        records++;
        long mark = records * 0x9E3779B97F4A7C15L;
        mark = (mark ^ (mark >>> 30)) * 0xBF58476D1CE4E5B9L;
        mark ^= mark >>> 27;
        for (int i = 0; i < columns; i++) {
            if (hashes[i] == 0) {
                counts[i]++;
                sums[i] += mark;
                emptyInFirst.set(i, records == 1 || emptyInFirst.get(i));
            }
        }
    }

    /** The number of records. */
    long records() {
        return records;
    }

    /** In how many records a column is empty. */
    long count(int column) {
        return column < columns ? counts[column] : 0;
    }

    /** Whether a column is filled in the first record and empty in some later one. */
    boolean isFirstFilled(int column) {
        return count(column) > 0 && !emptyInFirst.get(column);
    }

    /** Whether two columns are empty in the same records. */
    boolean areSame(int column, int other) {
        return column < columns && other < columns && counts[column] == counts[other] && sums[column] == sums[other];
    }
}
