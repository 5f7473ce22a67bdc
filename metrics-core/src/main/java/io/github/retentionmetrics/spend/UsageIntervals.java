package io.github.retentionmetrics.spend;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.purchase.CustomerCursor;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Rate;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often customers come, as Amplitude counts it: the median number of days from one active day of a customer to the
 * next, and how many customers have each.
 *
 * <pre>
 *   usage interval of a customer = median of the days between consecutive active days
 * </pre>
 *
 * <p>Customers with at least two active days have one; two events on one day are one active day. With an even number of
 * gaps it is the mean of the two middle ones, so that it is a whole or a half number of days.
 *
 * <p>Long gaps are cut by the end of the history, which makes the interval of young customers too short. {@link
 * PurchaseRhythm} has the mean of each customer instead, and {@link TimeBetweenPurchases} all gaps.
 *
 * <p>Special cases: no customer with two active days: shares are undefined. Intervals of disjoint customers add up with
 * {@link #plus}.
 *
 * <pre>{@code
 * UsageIntervals intervals = UsageIntervals.of(events.activeDays());
 * intervals.within(7);    // 83.3% (25 of 30): those who usually come at least once a week
 * }</pre>
 *
 * @param rows how many customers have each interval, in order of the intervals
 */
public record UsageIntervals(List<Row> rows) implements Serializable {
    /**
     * Checks the rows and takes a copy of them.
     *
     * @param rows how many customers have each interval
     * @throws NullPointerException if the list or a row is null
     * @throws IllegalArgumentException if the intervals do not ascend
     * @throws ArithmeticException if the number of customers does not fit in a long
     */
    public UsageIntervals {
        rows = List.copyOf(rows);
        long customers = 0;
        for (int i = 0; i < rows.size(); i++) {
            if (i > 0 && rows.get(i).days() <= rows.get(i - 1).days()) {
                throw new IllegalArgumentException("days must ascend: "
                        + rows.get(i).days() + " after " + rows.get(i - 1).days());
            }
            customers = Checks.sum(customers, rows.get(i).customers(), "customers");
        }
    }

    /**
     * No customers: the identity of {@link #plus}.
     *
     * @return the intervals of nobody
     */
    public static UsageIntervals empty() {
        return new UsageIntervals(List.of());
    }

    /**
     * The usage intervals of a history's customers.
     *
     * @param history the active days, such as those of events, or purchases
     * @return how many customers have each interval
     * @throws NullPointerException if the history is null
     */
    public static UsageIntervals of(PurchaseHistory history) {
        Objects.requireNonNull(history, "history");
        SortedMap<Double, Long> counts = new TreeMap<>();
        long[] gaps = new long[16];
        for (CustomerCursor customer = history.cursor(); customer.next(); ) {
            int size = 0;
            for (int order = 1; order < customer.orders(); order++) {
                long gap = customer.epochDay(order) - customer.epochDay(order - 1);
                if (gap > 0) {
                    gaps = size < gaps.length ? gaps : Arrays.copyOf(gaps, 2 * size);
                    gaps[size++] = gap;
                }
            }
            if (size > 0) {
                Arrays.sort(gaps, 0, size);
                counts.merge((gaps[(size - 1) / 2] + gaps[size / 2]) / 2.0, 1L, Long::sum);
            }
        }
        return of(counts);
    }

    private static UsageIntervals of(SortedMap<Double, Long> counts) {
        return new UsageIntervals(counts.entrySet().stream()
                .map(count -> new Row(count.getKey(), count.getValue()))
                .toList());
    }

    /**
     * How many customers have a usage interval.
     *
     * @return the customers with at least two active days
     */
    public long customers() {
        return rows.stream().mapToLong(Row::customers).sum();
    }

    /**
     * The share of customers who usually come within some days.
     *
     * @param days the number of days, at least 1
     * @return those whose interval is at most so long, of all with an interval; undefined if there are none
     * @throws IllegalArgumentException if the number is below 1
     */
    public Rate within(int days) {
        Checks.positive(days, "days");
        long within = rows.stream()
                .filter(row -> row.days() <= days)
                .mapToLong(Row::customers)
                .sum();
        return Rate.of(within, customers(), "no customer has two active days");
    }

    /**
     * The intervals of these and of other customers.
     *
     * @param other the intervals of disjoint customers
     * @return those of both
     * @throws NullPointerException if the other is null
     * @throws ArithmeticException if the number of customers does not fit in a long
     */
    public UsageIntervals plus(UsageIntervals other) {
        SortedMap<Double, Long> counts = new TreeMap<>();
        rows.forEach(row -> counts.put(row.days(), row.customers()));
        other.rows.forEach(
                row -> counts.merge(row.days(), row.customers(), (one, two) -> Checks.sum(one, two, "customers")));
        return of(counts);
    }

    /**
     * How many customers have one interval.
     *
     * @param days the interval, in days
     * @param customers how many customers have it
     */
    public record Row(double days, long customers) implements Serializable {
        /**
         * Checks the parts.
         *
         * @param days the interval, in days
         * @param customers how many customers have it
         * @throws IllegalArgumentException if the interval is not a whole or half number of at least 1, or nobody has
         *     it
         */
        public Row {
            if (!(days >= 1 && days < Integer.MAX_VALUE && 2 * days == Math.rint(2 * days))) {
                throw new IllegalArgumentException("days must be a whole or half number of at least 1: " + days);
            }
            Checks.positive(customers, "customers");
        }
    }
}
