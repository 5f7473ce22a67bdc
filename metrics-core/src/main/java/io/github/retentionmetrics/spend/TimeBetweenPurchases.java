package io.github.retentionmetrics.spend;

import io.github.retentionmetrics.inference.RatioEstimate;
import io.github.retentionmetrics.inference.RatioStatistic;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.math.QuantilePosition;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.CustomerCursor;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Answer;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.rate.Mean;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The time between purchases: the days from one purchase of a customer to the next, over all customers.
 *
 * <pre>
 *   time between purchases = median over all customers and their successive purchases of (next day - day)
 *   quantile p of n gaps in ascending order = gap at position (n - 1) p, counted from 0, interpolated linearly
 * </pre>
 *
 * <p>In days. The value is the median, not the mean, which a few long gaps dominate. Gaps are pooled, so that a
 * customer with many purchases has more weight than one with two. The time since a customer's last purchase is not a
 * gap, because the next purchase has not happened yet; in recent data the gaps are therefore too short.
 *
 * <p>Two purchases on one day are one occasion ({@link SameDay#ONE_OCCASION}, the default here and in the literature)
 * or two purchases zero days apart ({@link SameDay#SEPARATE}). A refund is not a purchase. Gaps of disjoint customers
 * are combined by {@link #plus}.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>no customer bought twice (on two days, if purchases on one day are one occasion): undefined.
 * </ul>
 *
 * <pre>{@code
 * TimeBetweenPurchases gaps = TimeBetweenPurchases.of(history);
 * gaps.median();          // 31.0
 * gaps.quantile(0.9);     // 42.0: nine of ten repeat purchases are within 42 days
 * gaps.mean();            // with its interval
 * }</pre>
 *
 * <p>Source of the quantile: Hyndman and Fan, Sample Quantiles in Statistical Packages, The American Statistician
 * 50(4), 1996, definition 7.
 *
 * @param sameDay whether two purchases on one day are one occasion in this answer
 * @param gapsByDays the number of gaps by their length in days, shortest first
 */
public record TimeBetweenPurchases(SameDay sameDay, SortedMap<Long, Long> gapsByDays) implements Answer, Serializable {
    /**
     * Checks the gaps and takes a copy of them.
     *
     * @param sameDay whether two purchases on one day are one occasion
     * @param gapsByDays the number of gaps by their length in days
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if a length is negative, or 0 although purchases on one day are one occasion, or
     *     the number of gaps of a length is below 1
     * @throws ArithmeticException if the number of gaps does not fit in a long
     */
    public TimeBetweenPurchases {
        Objects.requireNonNull(sameDay, "sameDay");
        SortedMap<Long, Long> sorted = new TreeMap<>();
        sorted.putAll(Objects.requireNonNull(gapsByDays, "gapsByDays"));
        long shortest = sameDay == SameDay.SEPARATE ? 0 : 1;
        sorted.forEach((days, gaps) -> {
            if (days < shortest) {
                throw new IllegalArgumentException("days of a gap must be at least " + shortest + ": " + days);
            }
            Checks.positive(gaps, "gaps of " + days + " days");
        });
        sum(sorted);
        gapsByDays = Collections.unmodifiableSortedMap(sorted);
    }

    /** The treatment of two purchases of a customer on the same day. */
    public enum SameDay {
        /** One occasion, without a gap. */
        ONE_OCCASION,
        /** Two purchases, zero days apart. */
        SEPARATE
    }

    /**
     * No gaps: the identity of {@link #plus}.
     *
     * @param sameDay whether two purchases on one day are one occasion
     * @return the gaps, none
     * @throws NullPointerException if the parameter is null
     */
    public static TimeBetweenPurchases empty(SameDay sameDay) {
        return new TimeBetweenPurchases(sameDay, new TreeMap<>());
    }

    /**
     * The gaps of a history, with purchases on one day as one occasion.
     *
     * @param history the history
     * @return the gaps
     * @throws NullPointerException if the history is null
     */
    public static TimeBetweenPurchases of(PurchaseHistory history) {
        return of(history, SameDay.ONE_OCCASION);
    }

    /**
     * The gaps of a history.
     *
     * @param history the history
     * @param sameDay whether two purchases on one day are one occasion
     * @return the gaps
     * @throws NullPointerException if a parameter is null
     */
    public static TimeBetweenPurchases of(PurchaseHistory history, SameDay sameDay) {
        Objects.requireNonNull(history, "history");
        return of(history, sameDay, null);
    }

    /**
     * The gaps that end in a period, with purchases on one day as one occasion: for each purchase of the period, the
     * time since the customer's previous one.
     *
     * @param history the history
     * @param period the period of the later purchase; counted as far as it is observed
     * @return the gaps, none of them longer than from the first purchase of the history to the end of the period
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period is empty or begins after the observation day
     */
    public static TimeBetweenPurchases of(PurchaseHistory history, Period period) {
        return of(history, period, SameDay.ONE_OCCASION);
    }

    /**
     * The gaps that end in a period.
     *
     * @param history the history
     * @param period the period of the later purchase; counted as far as it is observed
     * @param sameDay whether two purchases on one day are one occasion
     * @return the gaps, none of them longer than from the first purchase of the history to the end of the period
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period is empty or begins after the observation day
     */
    public static TimeBetweenPurchases of(PurchaseHistory history, Period period, SameDay sameDay) {
        Objects.requireNonNull(history, "history");
        return of(history, sameDay, history.observedPart(period));
    }

    private static TimeBetweenPurchases of(PurchaseHistory history, SameDay sameDay, @Nullable Period period) {
        Objects.requireNonNull(sameDay, "sameDay");
        long[] counts = countsByDays(history, period);
        SortedMap<Long, Long> gapsByDays = new TreeMap<>();
        for (int days = sameDay == SameDay.SEPARATE ? 0 : 1; days < counts.length; days++) {
            if (counts[days] > 0) {
                gapsByDays.put((long) days, counts[days]);
            }
        }
        return new TimeBetweenPurchases(sameDay, gapsByDays);
    }

    /** The number of gaps of each length, in an array that reaches to the longest possible one. */
    private static long[] countsByDays(PurchaseHistory history, @Nullable Period period) {
        int longest = history.span().map(span -> (int) span.lengthDays()).orElse(0);
        long[] counts = new long[longest];
        for (CustomerCursor customer = history.cursor(); customer.next(); ) {
            int to = firstAfter(customer, period);
            for (int order = firstWithGap(customer, period); order < to; order++) {
                counts[(int) (customer.epochDay(order) - customer.epochDay(order - 1))]++;
            }
        }
        return counts;
    }

    /**
     * The index of the first of a customer's orders in a period that is not the customer's first order; without a
     * period, of all orders.
     */
    static int firstWithGap(CustomerCursor customer, @Nullable Period period) {
        return period == null ? 1 : Math.max(customer.ordersBefore(period.startInclusive()), 1);
    }

    /** The index of the first of a customer's orders after a period; without a period, the index after the last. */
    static int firstAfter(CustomerCursor customer, @Nullable Period period) {
        return period == null ? customer.orders() : customer.ordersBefore(period.endExclusive());
    }

    /**
     * The number of gaps.
     *
     * @return the number of purchases that followed another of the same customer
     */
    public long gaps() {
        return sum(gapsByDays);
    }

    private static long sum(SortedMap<Long, Long> gapsByDays) {
        return gapsByDays.values().stream().reduce(0L, (a, b) -> Checks.sum(a, b, "gaps"));
    }

    /**
     * The median gap.
     *
     * @return the median in days, or NaN when undefined
     */
    public double median() {
        return quantile(0.5);
    }

    /**
     * A quantile of the gaps.
     *
     * @param share the share of gaps that are at most the quantile, from 0 to 1
     * @return the quantile in days, or NaN when undefined
     * @throws IllegalArgumentException if the share is not from 0 to 1
     */
    public double quantile(double share) {
        return QuantilePosition.quantile(share, gaps(), this::gapAt);
    }

    private double gapAt(long rank) {
        long seen = 0;
        for (Map.Entry<Long, Long> gaps : gapsByDays.entrySet()) {
            seen += gaps.getValue();
            if (seen > rank) {
                return gaps.getKey();
            }
        }
        throw new IndexOutOfBoundsException(rank);
    }

    /**
     * The interval of a quantile of the gaps. The sampling unit is the customer, since gaps of one customer resemble
     * each other.
     *
     * <pre>
     *   F          = share of gaps that are at most the quantile, with its standard error over customers
     *   interval   = quantile (share - t standard error of F) .. quantile (share + t standard error of F)
     * </pre>
     *
     * <p>Takes two passes over the purchases. Source: R. S. Woodruff, Confidence Intervals for Medians and Other
     * Position Measures, Journal of the American Statistical Association 47 (1952), 635-646.
     *
     * @param history the history
     * @param sameDay whether two purchases on one day are one occasion
     * @param share the share of gaps that are at most the quantile, from 0 to 1; 0.5 for the median
     * @param level the confidence level, between 0 and 1, such as 0.95
     * @return the interval in days; undefined when fewer than two customers have a gap
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the share is not from 0 to 1, or the level not between 0 and 1
     */
    public static Interval interval(PurchaseHistory history, SameDay sameDay, double share, double level) {
        Objects.requireNonNull(history, "history");
        return interval(history, null, of(history, sameDay), share, level);
    }

    /**
     * The interval of a quantile of the gaps that end in a period. The sampling unit is the customer.
     *
     * @param history the history
     * @param period the period of the later purchase; counted as far as it is observed
     * @param sameDay whether two purchases on one day are one occasion
     * @param share the share of gaps that are at most the quantile, from 0 to 1; 0.5 for the median
     * @param level the confidence level, between 0 and 1, such as 0.95
     * @return the interval in days; undefined when fewer than two customers have a gap that ends in the period
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period is empty or begins after the observation day, the share is not
     *     from 0 to 1, or the level not between 0 and 1
     */
    public static Interval interval(
            PurchaseHistory history, Period period, SameDay sameDay, double share, double level) {
        Objects.requireNonNull(history, "history");
        return interval(history, history.observedPart(period), of(history, period, sameDay), share, level);
    }

    private static Interval interval(
            PurchaseHistory history, @Nullable Period period, TimeBetweenPurchases gaps, double share, double level) {
        double quantile = gaps.quantile(share);
        Checks.level(level);
        RatioEstimate reached = within(history, period, gaps.sameDay, quantile).estimate();
        Interval margin = reached.interval(level);
        if (!margin.isDefined()) {
            return margin;
        }
        double half = margin.width() / 2;
        return Interval.of(gaps.quantile(Math.max(share - half, 0)), gaps.quantile(Math.min(share + half, 1)), level);
    }

    /** For each customer with a gap, the number of gaps of at most a length, and the number of all gaps. */
    private static RatioStatistic within(
            PurchaseHistory history, @Nullable Period period, SameDay sameDay, double days) {
        LongStream.Builder shorter = LongStream.builder();
        LongStream.Builder all = LongStream.builder();
        for (CustomerCursor customer = history.cursor(); customer.next(); ) {
            long within = 0;
            long count = 0;
            int to = firstAfter(customer, period);
            for (int order = firstWithGap(customer, period); order < to; order++) {
                long gap = customer.epochDay(order) - customer.epochDay(order - 1);
                if (gap > 0 || sameDay == SameDay.SEPARATE) {
                    count++;
                    within += gap <= days ? 1 : 0;
                }
            }
            if (count > 0) {
                shorter.add(within);
                all.add(count);
            }
        }
        return RatioStatistic.of(shorter.build().toArray(), all.build().toArray());
    }

    /**
     * The mean gap.
     *
     * @return the mean in days with its counts, undefined without gaps
     */
    public Mean mean() {
        BigInteger sum = BigInteger.ZERO;
        BigInteger sumOfSquares = BigInteger.ZERO;
        for (Map.Entry<Long, Long> gaps : gapsByDays.entrySet()) {
            BigInteger days = BigInteger.valueOf(gaps.getKey());
            BigInteger total = days.multiply(BigInteger.valueOf(gaps.getValue()));
            sum = sum.add(total);
            sumOfSquares = sumOfSquares.add(total.multiply(days));
        }
        return Mean.of(gaps(), new BigDecimal(sum), new BigDecimal(sumOfSquares));
    }

    /**
     * The gaps of two disjoint groups of customers.
     *
     * @param other the gaps of customers who are not in these
     * @return all gaps
     * @throws NullPointerException if {@code other} is null
     * @throws IllegalArgumentException if the other treats purchases on one day differently
     * @throws ArithmeticException if a count does not fit in a long
     */
    public TimeBetweenPurchases plus(TimeBetweenPurchases other) {
        Objects.requireNonNull(other, "other");
        Checks.same("sameDay", sameDay, other.sameDay);
        SortedMap<Long, Long> sum = new TreeMap<>(gapsByDays);
        other.gapsByDays.forEach((days, count) -> sum.merge(days, count, (a, b) -> Checks.sum(a, b, "gaps")));
        return new TimeBetweenPurchases(sameDay, sum);
    }

    /** {@return the median in days, or NaN when undefined} */
    @Override
    public double value() {
        return median();
    }

    @Override
    public boolean isDefined() {
        return !gapsByDays.isEmpty();
    }

    @Override
    public String reason() {
        if (isDefined()) {
            return "";
        }
        return sameDay == SameDay.SEPARATE ? "no customer bought twice" : "no customer bought on two days";
    }

    /** {@return the {@link #gaps()}, for JSON mappers and templates} */
    public long getGaps() {
        return gaps();
    }

    /** {@return the {@link #mean()}, for JSON mappers and templates} */
    public Mean getMean() {
        return mean();
    }

    @Override
    public String toString() {
        return isDefined() ? median() + " days (median of " + gaps() + " gaps)" : "undefined: " + reason();
    }
}
