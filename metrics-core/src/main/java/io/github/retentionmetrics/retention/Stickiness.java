package io.github.retentionmetrics.retention;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.inference.PairedSums;
import io.github.retentionmetrics.inference.RatioEstimate;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.CustomerCursor;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.Ratio;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The stickiness of a period: the share of its days, weeks or months in which an active customer was active, on
 * average.
 *
 * <pre>
 *   active intervals per customer = sum over customers of the intervals in which they are active / active customers
 *   stickiness = active intervals per customer / intervals = average active customers of an interval / active customers
 * </pre>
 *
 * <p>The stickiness is a rate from 1 / intervals to 1; for the days of a month it is the ratio known as DAU / MAU. The
 * shares of customers who are active in exactly, or at least, k intervals show the distribution behind the average.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>no customers active in the period: undefined;
 *   <li>a period that is still running: the intervals up to the observation day count;
 *   <li>intervals at the edges of the period that are partly outside it count with the part inside;
 *   <li>the stickiness of disjoint customers in the same period is combined by {@link #plus}.
 * </ul>
 *
 * <pre>{@code
 * Stickiness march = Stickiness.of(history, Period.month(2026, 3), Granularity.WEEK);
 * march.intervals();             // 6: the weeks with a day in March
 * march.atLeast(2);              // the share of the buyers who bought in two weeks or more
 * march.activeIntervals();       // weeks with an order per active customer
 * Stickiness.estimate(history, Period.month(2026, 3), Granularity.WEEK).interval(0.95);
 * }</pre>
 *
 * @param customersByIntervals the number of customers who were active in exactly 1, 2, 3 and so on of the intervals;
 *     one number per interval
 */
public record Stickiness(List<Long> customersByIntervals) implements Serializable {
    private static final String NOBODY_ACTIVE = "no customers were active in the period";

    /**
     * Checks the numbers and takes a copy of them.
     *
     * @param customersByIntervals the number of customers who were active in exactly 1, 2, 3 and so on of the intervals
     * @throws NullPointerException if the list or a number in it is null
     * @throws IllegalArgumentException if a number is negative
     * @throws ArithmeticException if the number of intervals of all customers does not fit in a long
     */
    public Stickiness {
        customersByIntervals = List.copyOf(customersByIntervals);
        long sum = 0;
        for (long customers : customersByIntervals) {
            sum = Checks.sum(sum, Checks.notNegative(customers, "customers"), "customers");
        }
        if (Math.multiplyHigh(sum, customersByIntervals.size()) != 0 || sum * customersByIntervals.size() < 0) {
            throw new ArithmeticException(
                    "intervals of all customers must fit in a long: " + sum + " x " + customersByIntervals.size());
        }
    }

    private static Stickiness of(long[] customersByIntervals) {
        return new Stickiness(Arrays.stream(customersByIntervals).boxed().toList());
    }

    /**
     * The stickiness of a period.
     *
     * @param history the purchases
     * @param period the period; counted as far as it is observed
     * @param intervals the intervals of the period, such as days
     * @return the stickiness
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period is empty or begins after the observation day
     */
    public static Stickiness of(PurchaseHistory history, Period period, Granularity intervals) {
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(intervals, "intervals");
        Period observed = history.observedPart(period);
        long[] counts = new long[intervals.periodsCovering(observed).size() + 1];
        for (CustomerCursor customer = history.cursor(); customer.next(); ) {
            counts[activeIntervals(customer, observed, intervals)]++;
        }
        return of(Arrays.copyOfRange(counts, 1, counts.length));
    }

    /**
     * The stickiness of a period with its uncertainty. The sampling unit is the customer.
     *
     * @param history the purchases
     * @param period the period; counted as far as it is observed
     * @param intervals the intervals of the period, such as days
     * @return the same ratio as {@link #rate()}, with its standard error and interval
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period is empty or begins after the observation day
     */
    public static RatioEstimate estimate(PurchaseHistory history, Period period, Granularity intervals) {
        return of(history, period, intervals).toEstimate();
    }

    /**
     * The customers by the number of intervals of a period in which they were active.
     *
     * <pre>{@code
     * Segmentation weeks = Stickiness.customersOf(history, Period.month(2026, 3), Granularity.WEEK);
     * weeks.customerIds("6");    // the customers who bought in each of the six weeks
     * }</pre>
     *
     * @param history the purchases
     * @param period the period; counted as far as it is observed
     * @param intervals the intervals of the period, such as days
     * @return the customers by the number of intervals in which they were active, with the numbers from 1 to
     *     {@link #intervals()} as names; customers without an order in the period are in no segment
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period is empty or begins after the observation day
     */
    public static Segmentation customersOf(PurchaseHistory history, Period period, Granularity intervals) {
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(intervals, "intervals");
        Period observed = history.observedPart(period);
        List<String> names = IntStream.rangeClosed(
                        1, intervals.periodsCovering(observed).size())
                .mapToObj(Integer::toString)
                .toList();
        // who was active in none gets the index -1, which is that of no segment
        return history.segmentByBehaviour(names, customer -> activeIntervals(customer, observed, intervals) - 1)
                .withKnownOn(observed.lastDay());
    }

    private static int activeIntervals(CustomerCursor customer, Period period, Granularity intervals) {
        int to = customer.ordersBefore(period.endExclusive());
        long previous = Long.MIN_VALUE;
        int active = 0;
        for (int order = customer.ordersBefore(period.startInclusive()); order < to; order++) {
            long interval = intervals.indexOfEpochDay(customer.epochDay(order));
            active += interval == previous ? 0 : 1;
            previous = interval;
        }
        return active;
    }

    /**
     * The number of intervals of the period.
     *
     * @return the number of intervals with a day in the observed part of the period
     */
    public int intervals() {
        return customersByIntervals.size();
    }

    /**
     * The number of active customers.
     *
     * @return the number of customers with an order in the period
     */
    public long customers() {
        return customersByIntervals.stream().mapToLong(Long::longValue).sum();
    }

    /**
     * The share of the active customers who were active in exactly a number of intervals.
     *
     * @param intervals the number of intervals, from 1
     * @return the rate, undefined when no customer was active
     * @throws IllegalArgumentException if the number is not from 1 to the number of intervals
     */
    public Rate exactly(int intervals) {
        return Rate.of(customersActiveIn(checked(intervals)), customers(), NOBODY_ACTIVE);
    }

    /**
     * The share of the active customers who were active in at least a number of intervals.
     *
     * @param intervals the number of intervals, from 1
     * @return the rate, undefined when no customer was active
     * @throws IllegalArgumentException if the number is not from 1 to the number of intervals
     */
    public Rate atLeast(int intervals) {
        long customers = customersByIntervals.stream()
                .skip(checked(intervals) - 1L)
                .mapToLong(Long::longValue)
                .sum();
        return Rate.of(customers, customers(), NOBODY_ACTIVE);
    }

    private long customersActiveIn(int intervals) {
        return customersByIntervals.get(intervals - 1);
    }

    private int checked(int intervals) {
        if (intervals < 1 || intervals > intervals()) {
            throw new IllegalArgumentException("intervals must be in 1.." + intervals() + ": " + intervals);
        }
        return intervals;
    }

    /**
     * The mean number of intervals in which an active customer was active.
     *
     * @return active intervals over active customers, 1 or more; undefined when no customer was active
     */
    public Ratio activeIntervals() {
        return Ratio.of(sumOfIntervals(), customers(), NOBODY_ACTIVE);
    }

    /**
     * The stickiness: the mean share of the intervals in which an active customer was active.
     *
     * <p>The confidence interval of this rate treats the intervals of a customer as independent, and is too narrow if
     * customers differ; {@link #estimate} has the confidence interval with the customer as the sampling unit.
     *
     * @return active intervals over customers times intervals; undefined when no customer was active
     */
    public Rate rate() {
        return Rate.of(sumOfIntervals(), customers() * intervals(), NOBODY_ACTIVE);
    }

    /**
     * The estimate from the counts alone, since all customers with the same number of intervals have the same values.
     */
    private RatioEstimate toEstimate() {
        BigDecimal customers = BigDecimal.valueOf(customers());
        BigDecimal intervals = BigDecimal.valueOf(intervals());
        BigDecimal active = BigDecimal.valueOf(sumOfIntervals());
        BigDecimal squares = BigDecimal.ZERO;
        for (int k = 1; k <= intervals(); k++) {
            squares = squares.add(BigDecimal.valueOf(customersActiveIn(k)).multiply(BigDecimal.valueOf((long) k * k)));
        }
        return RatioEstimate.of(
                new PairedSums(
                        customers(),
                        active,
                        customers.multiply(intervals),
                        squares,
                        active.multiply(intervals),
                        customers.multiply(intervals.pow(2))),
                NOBODY_ACTIVE);
    }

    private long sumOfIntervals() {
        long sum = 0;
        for (int intervals = 1; intervals <= intervals(); intervals++) {
            sum += customersActiveIn(intervals) * intervals;
        }
        return sum;
    }

    /**
     * The stickiness of two disjoint groups of customers in the same period.
     *
     * @param other the stickiness of customers who are not in these
     * @return the sum of every count
     * @throws NullPointerException if {@code other} is null
     * @throws IllegalArgumentException if the other has another number of intervals
     * @throws ArithmeticException if a count does not fit in a long
     */
    public Stickiness plus(Stickiness other) {
        Objects.requireNonNull(other, "other");
        Checks.same("intervals", intervals(), other.intervals());
        long[] sums = new long[intervals()];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = Checks.sum(customersByIntervals.get(i), other.customersByIntervals.get(i), "customers");
        }
        return of(sums);
    }

    /** {@return the {@link #rate()}, for JSON mappers and templates} */
    public Rate getRate() {
        return rate();
    }

    /** {@return the {@link #activeIntervals()}, for JSON mappers and templates} */
    public Ratio getActiveIntervals() {
        return activeIntervals();
    }

    /** {@return the {@link #customers()}, for JSON mappers and templates} */
    public long getCustomers() {
        return customers();
    }

    /** {@return the {@link #intervals()}, for JSON mappers and templates} */
    public int getIntervals() {
        return intervals();
    }

    @Override
    public String toString() {
        return rate() + ", " + activeIntervals() + " of " + intervals() + " intervals per customer";
    }
}
