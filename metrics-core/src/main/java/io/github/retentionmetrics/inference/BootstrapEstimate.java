package io.github.retentionmetrics.inference;

import io.github.retentionmetrics.internal.Beans;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.internal.math.Normal;
import io.github.retentionmetrics.rate.Estimate;
import io.github.retentionmetrics.rate.Interval;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A statistic with its values in the resamples of a {@link Bootstrap}, for its standard error, bias and intervals.
 *
 * <ul>
 *   <li>Without customers, or if the statistic of all of them is undefined, it is undefined.
 *   <li>It has no interval, with {@link #intervalReason()} as the reason, for one customer, if resamples are in other
 *       parts of the bootstrap, and if the statistic of a resample was undefined: leaving such resamples out would make
 *       the interval too narrow.
 *   <li>A method may still have no interval: because there are too few resamples for the level or, for
 *       {@link IntervalMethod#BCA}, because all resamples are on one side of the value, or the statistic without a
 *       group of customers is undefined.
 *   <li>All resamples equal: the interval shrinks to the value.
 *   <li>The estimates of the {@linkplain Bootstrap#split parts} of a bootstrap add up with {@link #plus}, in any order,
 *       to the same bits.
 * </ul>
 *
 * <pre>{@code
 * BootstrapEstimate estimate = Bootstrap.withSeed(1).estimate(Statistic.mean(3, 5, 8, 13, 21, 34));
 * estimate.value();            // 14.0
 * estimate.standardError();
 * estimate.interval(0.95);     // bias-corrected and accelerated
 * estimate.interval(BootstrapEstimate.IntervalMethod.PERCENTILE, 0.95);
 * }</pre>
 */
public final class BootstrapEstimate implements Estimate, Serializable {
    private static final long serialVersionUID = 1L;

    private final long seed;
    private final int customers;
    private final double value;
    private final String reason;
    private final Replicates leftOut;
    private final Replicates resamples;

    BootstrapEstimate(long seed, int customers, double value, String reason, Replicates leftOut, Replicates resamples) {
        this.seed = seed;
        this.customers = customers;
        this.value = value;
        this.reason = reason;
        this.leftOut = leftOut;
        this.resamples = resamples;
    }

    /** {@return the statistic of all customers, NaN when undefined} */
    @Override
    public double value() {
        return value;
    }

    @Override
    public boolean isDefined() {
        return reason.isEmpty();
    }

    @Override
    public String reason() {
        return reason;
    }

    /**
     * How many customers there are.
     *
     * @return the number of customers that were drawn from
     */
    public int customers() {
        return customers;
    }

    /**
     * The values in the resamples that this estimate has.
     *
     * @return the values, in the order of the resamples' numbers; NaN where a resample gave no answer
     */
    public double[] resamples() {
        return resamples.toStream().toArray();
    }

    /**
     * The standard error: the standard deviation of the resamples.
     *
     * @return the standard error in the unit of the value; NaN when there is no interval, with a single resample, and
     *     if the squares of the resamples are beyond the range of a double
     */
    public double standardError() {
        return intervalReason().isEmpty() ? Bootstrap.finite(resamples.standardDeviation()) : Double.NaN;
    }

    /**
     * The bias: the mean difference between the resamples and the value.
     *
     * @return the mean of the resamples less the value; NaN when there is no interval, and if the sum of the resamples
     *     is beyond the range of a double
     */
    public double bias() {
        return intervalReason().isEmpty() ? Bootstrap.finite(resamples.mean() - value) : Double.NaN;
    }

    /**
     * The reason why there is no interval at any level.
     *
     * @return a phrase for display; empty when there is an interval at least at levels for which the resamples suffice
     */
    public String intervalReason() {
        if (!isDefined()) {
            return reason;
        }
        if (customers < 2) {
            return "one customer: every resample is the same";
        }
        if (!resamples.isComplete()) {
            return "only " + resamples.present() + " of " + resamples.size() + " resamples are there";
        }
        long undefined = resamples.undefined();
        return undefined == 0 ? "" : "no answer in " + undefined + " of " + resamples.size() + " resamples";
    }

    /**
     * The {@linkplain IntervalMethod#BCA bias-corrected and accelerated} interval.
     *
     * @param level the confidence level, between 0 and 1, such as 0.95
     * @return the interval; undefined when there is none, or too few resamples for the level
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    @Override
    public Interval interval(double level) {
        return interval(IntervalMethod.BCA, level);
    }

    /**
     * The interval by a method of the caller's choice.
     *
     * @param method the method of the interval
     * @param level the confidence level, between 0 and 1, such as 0.95
     * @return the interval; undefined when there is none, or too few resamples for the level
     * @throws NullPointerException if the method is null
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public Interval interval(IntervalMethod method, double level) {
        Objects.requireNonNull(method, "method");
        Checks.level(level);
        return intervalReason().isEmpty() ? method.of(this, level) : Interval.undefined(level, intervalReason());
    }

    /** The normal quantile at the share of resamples below the value. */
    double biasCorrection() {
        double below = 0;
        for (double replicate : resamples()) {
            below += replicate < value ? 1 : replicate == value ? 0.5 : 0;
        }
        return Normal.quantile(below / resamples.size());
    }

    /** The acceleration: the rate of change of the standard error with the value, by the jackknife. */
    double acceleration() {
        double mean = leftOut.mean();
        double squares = 0;
        double cubes = 0;
        for (double without : leftOut.toStream().toArray()) {
            double influence = mean - without;
            squares += influence * influence;
            cubes += influence * influence * influence;
        }
        return squares == 0 ? 0 : cubes / (6 * squares * Math.sqrt(squares));
    }

    double[] sorted() {
        return resamples.sorted();
    }

    Replicates replicates() {
        return resamples;
    }

    /**
     * The combined estimate from two parts of the same bootstrap.
     *
     * @param other the estimate of the same statistic by another part
     * @return the estimate with the resamples of both
     * @throws NullPointerException if {@code other} is null
     * @throws IllegalArgumentException if the other estimate has another seed, number of resamples, number of customers
     *     or value, or has a resample of this one
     */
    public BootstrapEstimate plus(BootstrapEstimate other) {
        Objects.requireNonNull(other, "other");
        Checks.same("seed", seed, other.seed);
        Checks.same("number of resamples", resamples.size(), other.resamples.size());
        Checks.same("customers", customers, other.customers);
        if (Double.doubleToLongBits(value) != Double.doubleToLongBits(other.value)) {
            throw new IllegalArgumentException("other must be of the same statistic: its value differs");
        }
        return resamples.size() == 0
                ? this
                : new BootstrapEstimate(
                        seed, customers, value, reason, leftOut.plus(other.leftOut), resamples.plus(other.resamples));
    }

    /**
     * This estimate less another, of different customers drawn with another seed.
     *
     * @param other the estimate to subtract, with as many resamples
     * @return the difference, with an interval and a test
     * @throws NullPointerException if {@code other} is null
     * @throws IllegalArgumentException if the seeds are the same, since the draws would then depend on each other, or
     *     the numbers of resamples differ
     */
    public BootstrapDifference minus(BootstrapEstimate other) {
        Objects.requireNonNull(other, "other");
        if (seed == other.seed) {
            throw new IllegalArgumentException(
                    "seed of other (" + other.seed + ") must differ from that of this (" + seed + ")");
        }
        return BootstrapDifference.of(this, other);
    }

    /**
     * This estimate as a difference, for a statistic that is a difference, such as this month less last month of the
     * same customers, subtracted within each resample.
     *
     * @return the difference, with an interval and a test of the hypothesis that it is 0
     */
    public BootstrapDifference toDifference() {
        return BootstrapDifference.of(this);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(
                () -> customers >= 0 && Restored.arePresent(leftOut, resamples) && Restored.isAnswer(value, reason));
    }

    /** {@return the {@link #customers()}, for JSON mappers and templates} */
    public int getCustomers() {
        return customers();
    }

    /** {@return the {@link #standardError()}, or null when undefined, for JSON mappers and templates} */
    public @Nullable Double getStandardError() {
        return Beans.finite(standardError());
    }

    /** {@return the {@link #bias()}, or null when undefined, for JSON mappers and templates} */
    public @Nullable Double getBias() {
        return Beans.finite(bias());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BootstrapEstimate that
                && seed == that.seed
                && customers == that.customers
                && Double.compare(value, that.value) == 0
                && reason.equals(that.reason)
                && leftOut.equals(that.leftOut)
                && resamples.equals(that.resamples);
    }

    @Override
    public int hashCode() {
        return Objects.hash(seed, customers, value, reason, leftOut, resamples);
    }

    /**
     * The estimate as a text: {@code 14.000 (6 customers, 1999 resamples)}, or {@code undefined (0 customers): no
     * customers}.
     *
     * @return the text
     */
    @Override
    public String toString() {
        return isDefined()
                ? Decimals.text(value, 3) + " (" + customers + " customers, " + resamples.present() + " resamples)"
                : "undefined (" + customers + " customers): " + reason;
    }

    /**
     * The methods that derive an interval from the values in the resamples.
     *
     * <p>Below, alpha is {@code 1 - level}, B the number of resamples and Q(p) the value at rank {@code (B + 1) p} of
     * the sorted resamples, interpolated linearly between ranks. Where a rank would lie below the first or above the
     * last, there are too few resamples for the level, and the interval is undefined.
     *
     * <p>The bounds depend on the resamples alone, as published. For a biased statistic, or at a low level, they may
     * exclude the value itself; {@link Interval#including} widens the interval.
     */
    public enum IntervalMethod {
        /**
         * The percentiles of the resamples.
         *
         * <pre>
         * Q(alpha / 2) .. Q(1 - alpha / 2)
         * </pre>
         *
         * <ul>
         *   <li>Too narrow for few customers: like a z interval that divides by n, its coverage is below its level.
         * </ul>
         *
         * <p>Source: Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13; the ranks as in A. C.
         * Davison and D. V. Hinkley, Bootstrap Methods and their Application, 1997, section 5.3.1.
         */
        PERCENTILE {
            @Override
            double[] shares(BootstrapEstimate estimate, double tail) {
                return new double[] {tail, 1 - tail};
            }
        },

        /**
         * The percentiles, corrected for bias and for a standard error that changes with the value (accelerated).
         *
         * <pre>
         * Q(a1) .. Q(a2), with a1 = Phi(z0 + (z0 - z) / (1 - a (z0 - z))), a2 = Phi(z0 + (z0 + z) / (1 - a (z0 + z)))
         * z  = normal quantile at 1 - alpha / 2
         * z0 = normal quantile at the share of resamples below the value, with those equal to it counted half
         * a  = sum of d^3 / (6 (sum of d^2)^1.5), with d = mean of the leave-one-out values - the leave-one-out value
         * </pre>
         *
         * <ul>
         *   <li>The better choice for means, ratios and other smooth statistics, especially skewed ones.
         *   <li>Not for medians and quantiles, which hardly change when one customer is left out;
         *       {@link SampleQuantiles} has an interval without resampling.
         *   <li>With more than 1,000 customers, a thousand groups of them are left out in turn, which estimates the
         *       same acceleration.
         *   <li>All resamples on one side of the value: undefined.
         * </ul>
         *
         * <p>Source: B. Efron, Better Bootstrap Confidence Intervals, Journal of the American Statistical Association
         * 82 (1987), 171-185; Efron and Tibshirani (1993), equations 14.9, 14.10 and 14.15.
         */
        BCA {
            @Override
            double[] shares(BootstrapEstimate estimate, double tail) {
                double z = Normal.quantile(1 - tail);
                return new double[] {share(estimate, -z), share(estimate, z)};
            }

            private static double share(BootstrapEstimate estimate, double z) {
                double sum = estimate.biasCorrection() + z;
                double divisor = 1 - estimate.acceleration() * sum;
                return divisor > 0 ? Normal.cdf(estimate.biasCorrection() + sum / divisor) : Double.NaN;
            }
        };

        /** The shares of resamples below the two bounds; NaN where the method has no interval. */
        abstract double[] shares(BootstrapEstimate estimate, double tail);

        Interval of(BootstrapEstimate estimate, double level) {
            double[] shares = shares(estimate, (1 - level) / 2);
            return between(estimate.sorted(), shares[0], shares[1], level);
        }

        static Interval between(double[] sorted, double lowShare, double highShare, double level) {
            double low = at(sorted, lowShare);
            double high = at(sorted, highShare);
            if (Double.isNaN(lowShare) || Double.isNaN(highShare)) {
                return Interval.undefined(level, "the acceleration is too large for the level");
            }
            if (Double.isNaN(low) || Double.isNaN(high)) {
                return Interval.undefined(level, whyNotReached(sorted.length, lowShare, highShare));
            }
            return Interval.of(low, high, level);
        }

        /**
         * The reason why a bound is not reached. If all resamples are on one side of the value, the bias correction is
         * infinite and both bounds are beyond the resamples.
         */
        private static String whyNotReached(int resamples, double lowShare, double highShare) {
            return lowShare == highShare
                    ? "all resamples lie on one side of the value"
                    : "the level needs more than " + resamples + " resamples";
        }

        /** The value at a rank, or NaN if the rank is not within the sample. */
        private static double at(double[] sorted, double share) {
            // rounded, since 0.025 is not exact and (1 - 0.95) / 2 less so: 50 must not become 49.99999999999999
            double rank = Math.rint((sorted.length + 1) * share * 1e9) / 1e9;
            if (!(rank >= 1 && rank <= sorted.length)) {
                return Double.NaN;
            }
            int below = (int) rank;
            double lower = sorted[below - 1];
            double fraction = rank - below;
            return fraction == 0 ? lower : lower + fraction * (sorted[below] - lower);
        }
    }
}
