package io.github.retentionmetrics.examples.report.describe;

import java.util.Arrays;

/** Counts different values by their hashes, up to a limit; the values themselves are not kept. */
final class DistinctCount {
    /** The most different values of a column that are counted. */
    static final int MOST = 100_000;

    private static final int FIRST_SIZE = 16;

    private final Budget budget;
    private long[] hashes = new long[FIRST_SIZE];
    private int size;
    private boolean isMore;

    DistinctCount(Budget budget) {
        this.budget = budget;
    }

    /** The room that the columns of a file have together. */
    static final class Budget {
        private long left;

        Budget(long slots) {
            this.left = slots;
        }

        private boolean take(long slots) {
            if (left < slots) {
                return false;
            }
            left -= slots;
            return true;
        }
    }

    /** Adds a value; whether it may be a new one. */
    boolean add(long hash) {
        if (isMore) {
            return true;
        }
        // zero marks a free place
        long key = hash == 0 ? 1 : hash;
        int mask = hashes.length - 1;
        int place = (int) (key ^ key >>> 32) & mask;
        while (hashes[place] != 0) {
            if (hashes[place] == key) {
                return false;
            }
            place = place + 1 & mask;
        }
        if (size == MOST || (2 * size >= hashes.length && !grow())) {
            isMore = true;
            hashes = new long[0];
            return true;
        }
        if (mask != hashes.length - 1) {
            return add(hash);
        }
        hashes[place] = key;
        size++;
        return true;
    }

    private boolean grow() {
        if (!budget.take(hashes.length)) {
            return false;
        }
        long[] old = hashes;
        hashes = new long[2 * old.length];
        int mask = hashes.length - 1;
        for (long key : old) {
            if (key != 0) {
                int place = (int) (key ^ key >>> 32) & mask;
                while (hashes[place] != 0) {
                    place = place + 1 & mask;
                }
                hashes[place] = key;
            }
        }
        Arrays.fill(old, 0);
        return true;
    }

    /** How many different values there are, or were before the limit. */
    int size() {
        return size;
    }

    /** Whether there are more than {@link #size}. */
    boolean isMore() {
        return isMore;
    }
}
