package io.github.retentionmetrics.segment;

import io.github.retentionmetrics.internal.PurchaseColumns;
import java.util.Arrays;

/** The days between one customer's purchase days; one customer after the other. */
final class CustomerGaps {
    private final PurchaseColumns orders;
    private long[] gaps = new long[16];
    private long[] sorted = new long[16];
    private int count;
    private long lastDay;

    CustomerGaps(PurchaseColumns orders) {
        this.orders = orders;
    }

    /** Turns to a customer with an order. */
    void moveTo(int customer) {
        count = 0;
        lastDay = orders.days()[orders.from(customer)];
        for (int row = orders.from(customer) + 1; row < orders.to(customer); row++) {
            long day = orders.days()[row];
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
