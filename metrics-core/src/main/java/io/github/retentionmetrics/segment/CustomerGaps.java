package io.github.retentionmetrics.segment;

import io.github.retentionmetrics.purchase.CustomerCursor;
import java.util.Arrays;

/** The days between the purchase days of a customer, reused for one customer after another. */
final class CustomerGaps {
    private long[] gaps = new long[16];
    private long[] sorted = new long[16];
    private int count;
    private long lastDay;

    /** Computes the gaps of a customer with an order. */
    void fill(CustomerCursor customer) {
        count = 0;
        lastDay = customer.epochDay(0);
        int orders = customer.orders();
        for (int order = 1; order < orders; order++) {
            long day = customer.epochDay(order);
            if (day > lastDay) {
                if (count == gaps.length) {
                    gaps = Arrays.copyOf(gaps, 2 * count);
                    sorted = new long[2 * count];
                }
                gaps[count++] = day - lastDay;
                lastDay = day;
            }
        }
    }

    int gaps() {
        return count;
    }

    long lastGap() {
        return gaps[count - 1];
    }

    long lastDay() {
        return lastDay;
    }

    /** The median of the first gaps, in days. */
    double median(int first) {
        System.arraycopy(gaps, 0, sorted, 0, first);
        Arrays.sort(sorted, 0, first);
        return (sorted[(first - 1) / 2] + sorted[first / 2]) / 2.0;
    }
}
