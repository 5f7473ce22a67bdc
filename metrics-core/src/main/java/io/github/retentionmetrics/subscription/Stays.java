package io.github.retentionmetrics.subscription;

import java.util.Arrays;

/** Merges the subscriptions of each customer that overlap or touch into one row; both sides are sorted by start. */
final class Stays {
    private final int[] offsets;
    private final long[] starts;
    private final long[] ends;
    private int rows;

    Stays(int[] offsets, long[] starts, long[] ends) {
        this.offsets = new int[offsets.length];
        this.starts = new long[starts.length];
        this.ends = new long[ends.length];
        for (int customer = 0; customer < offsets.length - 1; customer++) {
            for (int row = offsets[customer]; row < offsets[customer + 1]; row++) {
                add(this.offsets[customer], starts[row], ends[row]);
            }
            this.offsets[customer + 1] = rows;
        }
    }

    /** Continues the customer's last stay, or begins another if a day lies between. */
    private void add(int firstOfCustomer, long start, long end) {
        if (rows > firstOfCustomer && start <= ends[rows - 1]) {
            ends[rows - 1] = Math.max(ends[rows - 1], end);
        } else {
            starts[rows] = start;
            ends[rows++] = end;
        }
    }

    int[] offsets() {
        return offsets;
    }

    long[] starts() {
        return Arrays.copyOf(starts, rows);
    }

    long[] ends() {
        return Arrays.copyOf(ends, rows);
    }
}
