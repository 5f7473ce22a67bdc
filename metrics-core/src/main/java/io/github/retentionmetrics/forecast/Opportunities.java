package io.github.retentionmetrics.forecast;

import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.purchase.CustomerCursor;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import java.util.Arrays;
import java.util.Objects;

/** Frequency, recency and age in whole opportunities to buy. */
final class Opportunities {
    /** An upper limit of the number of opportunities, above the number of days in the years 1 to 9999. */
    private static final int MOST = 10_000_000;

    private Opportunities() {}

    /** Checks the numbers of a customer. */
    static void require(int frequency, double recency, double age) {
        PurchaseRate.requireSummary(frequency, recency, age);
        requireWhole(recency, "recency");
        requireWhole(age, "age");
        if (frequency > recency) {
            throw new IllegalArgumentException(
                    "frequency (" + frequency + ") must be at most recency (" + recency + "), in opportunities");
        }
    }

    /** Checks a number of opportunities; predictions take time in proportion to it. */
    static void requireWhole(double value, String name) {
        if (!(value >= 0 && value == Math.rint(value))) {
            throw new IllegalArgumentException(name + " must be a whole number of opportunities: " + value);
        }
        if (value > MOST) {
            throw new IllegalArgumentException(name + " must be at most " + MOST + " opportunities: " + value);
        }
    }

    static PurchaseSummaries of(PurchaseHistory history, Granularity granularity) {
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(granularity, "granularity");
        int most = Math.toIntExact(Math.min(history.customers(), Integer.MAX_VALUE));
        int[] frequency = new int[most];
        double[] recency = new double[most];
        double[] age = new double[most];
        // the period of the day after the last observed one is the first that is not complete
        long running = granularity.indexOf(history.observedUntil().plusDays(1));
        int size = 0;
        CustomerCursor customer = history.cursor();
        while (customer.next()) {
            if (customer.orders() == 0) {
                continue;
            }
            long first = granularity.indexOfEpochDay(customer.epochDay(0));
            long last = first;
            for (int order = 1; order < customer.orders(); order++) {
                long period = granularity.indexOfEpochDay(customer.epochDay(order));
                frequency[size] += period > last && period < running ? 1 : 0;
                last = period < running ? period : last;
            }
            recency[size] = (double) (last - first);
            age[size++] = (double) Math.max(0, running - first - 1);
        }
        return PurchaseSummaries.ofColumns(
                        Arrays.copyOf(frequency, size), Arrays.copyOf(recency, size), Arrays.copyOf(age, size))
                .withOpportunities(granularity);
    }
}
