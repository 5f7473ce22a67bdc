package io.github.retentionmetrics.inference;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.internal.math.BetaDistribution;
import io.github.retentionmetrics.internal.math.QuantilePosition;
import io.github.retentionmetrics.rate.Estimate;
import io.github.retentionmetrics.rate.Interval;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.LongPredicate;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * The median and other quantiles of one number per customer, with distribution-free intervals.
 *
 * <pre>
 * quantile p of n values = value at position (n - 1) p of the sorted ones, counted from 0, interpolated linearly
 * interval               = value at rank low .. value at rank high, for the ranks of {@link SampleQuantiles.Ranks},
 *                          widened up to the quantile where that lies beyond them
 * </pre>
 *
 * <ul>
 *   <li>The values must be of independent customers, such as spend or waiting time. For several values per customer,
 *       such as the days between all purchases, resample customers with the {@link Bootstrap}.
 *   <li>The coverage of the interval is at least its level for any distribution, and higher if many values are equal.
 *   <li>At a low level, such as 0.1, the interpolated quantile may lie beyond the values at the two ranks.
 *   <li>No values: undefined. Too few for the level, such as fewer than 6 for a median at 95 %: an undefined interval.
 * </ul>
 *
 * <pre>{@code
 * SampleQuantiles spent = SampleQuantiles.of(12, 15, 18, 22, 25, 31, 40, 55, 80, 210);
 * spent.median();          // 28.0
 * spent.interval(0.95);    // 15.0 .. 80.0 (95%)
 * }</pre>
 *
 * <p>Source: H. A. David and H. N. Nagaraja, Order Statistics, 3rd edition, 2003, section 7.1; Hyndman and Fan, Sample
 * Quantiles in Statistical Packages, The American Statistician 50(4), 1996, definition 7.
 */
public final class SampleQuantiles implements Estimate, Serializable {
    private static final long serialVersionUID = 1L;

    private final double[] sorted;

    private SampleQuantiles(double[] sorted) {
        this.sorted = sorted;
    }

    /**
     * The quantiles of no numbers: the identity of {@link #plus}.
     *
     * @return the quantiles, undefined
     */
    public static SampleQuantiles empty() {
        return new SampleQuantiles(new double[0]);
    }

    /**
     * The quantiles of some numbers.
     *
     * @param values the numbers, in any order; copied
     * @return their quantiles
     * @throws NullPointerException if the values are null
     * @throws IllegalArgumentException if a value is NaN or infinite; the message names its row, from 0
     */
    public static SampleQuantiles of(double... values) {
        double[] copy = requireFinite(Objects.requireNonNull(values, "values").clone());
        Arrays.setAll(copy, row -> Checks.unsignedZero(copy[row]));
        Arrays.sort(copy);
        return new SampleQuantiles(copy);
    }

    static double[] requireFinite(double[] values) {
        for (int row = 0; row < values.length; row++) {
            if (!Double.isFinite(values[row])) {
                throw new IllegalArgumentException("values[" + row + "] must be finite: " + values[row]);
            }
        }
        return values;
    }

    /**
     * The number of values.
     *
     * @return the number of values
     */
    public int count() {
        return sorted.length;
    }

    /**
     * The median.
     *
     * @return the quantile at one half; NaN without values
     */
    public double median() {
        return quantile(0.5);
    }

    /**
     * A quantile.
     *
     * @param share the share of values at or below it, from 0 to 1
     * @return the quantile; NaN without values
     * @throws IllegalArgumentException if the share is not in 0..1
     */
    public double quantile(double share) {
        return QuantilePosition.quantile(share, sorted.length, rank -> sorted[(int) rank]);
    }

    /**
     * The interval of the median.
     *
     * @param level the confidence level, between 0 and 1, such as 0.95
     * @return the interval; undefined if there are fewer values than the level needs
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    @Override
    public Interval interval(double level) {
        return interval(0.5, level);
    }

    /**
     * The interval of a quantile.
     *
     * @param share the share of customers at or below the quantile, between 0 and 1
     * @param level the confidence level, between 0 and 1, such as 0.95
     * @return the interval; undefined if there are fewer values than the share and the level need
     * @throws IllegalArgumentException if the share or the level is not between 0 and 1
     */
    public Interval interval(double share, double level) {
        Ranks ranks = Ranks.of(sorted.length, share, level);
        return ranks.isDefined()
                ? Interval.of(sorted[(int) ranks.low() - 1], sorted[(int) ranks.high() - 1], level)
                        .including(quantile(share))
                : Interval.undefined(
                        Checks.level(level), sorted.length == 0 ? reason() : "too few values: " + sorted.length);
    }

    /**
     * The pooled quantiles of two groups of customers.
     *
     * @param other the quantiles of customers who are not in these
     * @return the quantiles of all values
     * @throws NullPointerException if {@code other} is null
     */
    public SampleQuantiles plus(SampleQuantiles other) {
        Objects.requireNonNull(other, "other");
        return new SampleQuantiles(DoubleStream.concat(Arrays.stream(sorted), Arrays.stream(other.sorted))
                .sorted()
                .toArray());
    }

    /** {@return the median, NaN when undefined} */
    @Override
    public double value() {
        return median();
    }

    @Override
    public boolean isDefined() {
        return sorted.length > 0;
    }

    @Override
    public String reason() {
        return isDefined() ? "" : "no values";
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(
                () -> Restored.areAscending(sorted) && Arrays.stream(sorted).allMatch(Double::isFinite));
    }

    /** {@return the {@link #count()}, for JSON mappers and templates} */
    public int getCount() {
        return count();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SampleQuantiles that && Arrays.equals(sorted, that.sorted);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sorted);
    }

    /**
     * The quantiles as a text: {@code 28.0 (median of 10)}, or {@code undefined (median of 0): no values}.
     *
     * @return the text
     */
    @Override
    public String toString() {
        String of = " (median of " + sorted.length + ")";
        return isDefined() ? median() + of : "undefined" + of + ": " + reason();
    }

    /**
     * The ranks of the two sorted values between which a quantile of the population lies with a given confidence, for
     * any distribution.
     *
     * <pre>
     * low  = largest l with P(Bin(n, share) &lt; l) at most (1 - level) / 2
     * high = smallest h with P(Bin(n, share) at least h) at most (1 - level) / 2
     * coverage = P(low &lt;= Bin(n, share) &lt; high), at least the level
     * </pre>
     *
     * <p>The ranks follow from the binomial distribution of the number of customers below the quantile of the
     * population.
     *
     * <ul>
     *   <li>Too few values for the level: undefined, both ranks are 0 and the coverage is NaN.
     * </ul>
     *
     * <pre>{@code
     * SampleQuantiles.Ranks median = SampleQuantiles.Ranks.of(20, 0.5, 0.95);
     * median.low();         // 6
     * median.high();        // 15
     * median.coverage();    // 0.9586...
     * }</pre>
     *
     * <p>Source: H. A. David and H. N. Nagaraja, Order Statistics, 3rd edition, 2003, section 7.1.
     *
     * @param low the rank of the lower bound, counted from 1; 0 when undefined
     * @param high the rank of the upper bound, at most the number of values; 0 when undefined
     * @param coverage the actual coverage probability; NaN when undefined
     */
    public record Ranks(long low, long high, double coverage) implements Serializable {
        private static final Ranks UNDEFINED = new Ranks(0, 0, Double.NaN);

        /**
         * Checks the ranks.
         *
         * @param low the rank of the lower bound
         * @param high the rank of the upper bound
         * @param coverage the confidence that is reached
         * @throws IllegalArgumentException if the low rank is negative, the high rank is below it, only the low rank is
         *     0, or the coverage is not in 0..1 (NaN without ranks)
         */
        public Ranks {
            Checks.notNegative(low, "low");
            if (high < low) {
                throw new IllegalArgumentException("high (" + high + ") must be at or above low (" + low + ")");
            }
            if (low == 0 && high > 0) {
                throw new IllegalArgumentException("high (" + high + ") must be 0 where low is");
            }
            if (low == 0 ? !Double.isNaN(coverage) : !(coverage >= 0 && coverage <= 1)) {
                throw new IllegalArgumentException("coverage must be in 0..1 with ranks, and NaN without: " + coverage);
            }
            coverage = Checks.unsignedZero(coverage);
        }

        /**
         * The ranks for a number of values.
         *
         * @param values the number of independent values
         * @param share the share of the population at or below the quantile, between 0 and 1; 0.5 for the median
         * @param level the confidence level, between 0 and 1, such as 0.95
         * @return the ranks; undefined if there are too few values
         * @throws IllegalArgumentException if the number is negative, or share or level are not between 0 and 1
         */
        public static Ranks of(long values, double share, double level) {
            Checks.notNegative(values, "values");
            Checks.level(level);
            if (!(share > 0 && share < 1)) {
                throw new IllegalArgumentException("share must be between 0 and 1, both exclusive: " + share);
            }
            double tail = (1 - level) / 2;
            // the two conditions at the extremes: can any rank be so low, or so high?
            if (values == 0 || below(values, share, 1) > tail || atLeast(values, share, values) > tail) {
                return UNDEFINED;
            }
            long low = lastWhere(values, rank -> below(values, share, rank) <= tail);
            long high = lastWhere(values, rank -> atLeast(values, share, rank) > tail) + 1;
            return new Ranks(low, high, 1 - below(values, share, low) - atLeast(values, share, high));
        }

        /**
         * The last rank, from 1, at which a condition holds that holds for the first ranks only; 0 if it holds for
         * none.
         */
        private static long lastWhere(long values, LongPredicate holds) {
            long yes = 0;
            long no = values + 1;
            while (no - yes > 1) {
                long middle = yes + (no - yes) / 2;
                if (holds.test(middle)) {
                    yes = middle;
                } else {
                    no = middle;
                }
            }
            return yes;
        }

        /** The probability that fewer than {@code rank} of the values lie below the quantile. */
        private static double below(long values, double share, long rank) {
            return BetaDistribution.of((double) rank, values - rank + 1.0).upperTail(share);
        }

        /** The probability that {@code rank} or more of the values lie below the quantile. */
        private static double atLeast(long values, double share, long rank) {
            return rank == 0
                    ? 1
                    : BetaDistribution.of((double) rank, values - rank + 1.0).lowerTail(share);
        }

        /**
         * Whether there are enough values.
         *
         * @return true if the ranks are defined
         */
        public boolean isDefined() {
            return low > 0;
        }
    }
}
