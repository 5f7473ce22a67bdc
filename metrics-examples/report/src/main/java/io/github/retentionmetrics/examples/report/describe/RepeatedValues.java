package io.github.retentionmetrics.examples.report.describe;

import java.util.BitSet;

/** Which columns have the value of the record above again, and which others then change. */
final class RepeatedValues {
    private static final int MOST_COLUMNS = 256;

    private final int columns;
    private final long[] above;
    private final long[] repeats;
    private final BitSet[] changing;
    private final BitSet[] emptied;
    private final BitSet equal = new BitSet();
    private final BitSet different = new BitSet();
    private final BitSet empty = new BitSet();
    private boolean hasAbove;

    RepeatedValues(int width) {
        this.columns = Math.min(width, MOST_COLUMNS);
        this.above = new long[columns];
        this.repeats = new long[columns];
        this.changing = new BitSet[columns];
        this.emptied = new BitSet[columns];
        for (int i = 0; i < columns; i++) {
            changing[i] = new BitSet();
            emptied[i] = new BitSet();
        }
    }

    /** Adds the hashes of the fields of a record, 0 for an empty one. */
    void add(long[] hashes) {
        if (hasAbove) {
            compare(hashes);
        }
        System.arraycopy(hashes, 0, above, 0, columns);
        hasAbove = true;
    }

    private void compare(long[] hashes) {
        equal.clear();
        different.clear();
        empty.clear();
        for (int i = 0; i < columns; i++) {
            if (hashes[i] == 0) {
                empty.set(i, above[i] != 0);
            } else if (hashes[i] == above[i]) {
                equal.set(i);
            } else {
                different.set(i);
            }
        }
        for (int i = equal.nextSetBit(0); i >= 0; i = equal.nextSetBit(i + 1)) {
            repeats[i]++;
            changing[i].or(different);
            emptied[i].or(empty);
        }
    }

    /** How many records have the value of the record above. */
    long count(int column) {
        return column < columns ? repeats[column] : 0;
    }

    /** Whether another column has another value in some record that repeats this one. */
    boolean isChanging(int column, int other) {
        return column >= columns || changing[column].get(other);
    }

    /** Whether another column is filled and then empty where this one is repeated. */
    boolean isEmptied(int column, int other) {
        return column < columns && emptied[column].get(other);
    }

    /** Whether nothing but equal records repeat this column. */
    boolean areEqual(int column) {
        return column < columns && changing[column].isEmpty() && emptied[column].isEmpty();
    }
}
