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
 * A number with its values in the resamples of a {@link Bootstrap}: standard error, bias and intervals of anything.
 *
 * <ul>
 *   <li>Without customers, or when all of them together give no answer, it is undefined.
 *   <li>It has no interval, and {@link #intervalReason()} says so, for one customer, where resamples are missing since
 *       other parts have them, and where a resample gave no answer: leaving such resamples out would make the interval
 *       too narrow.
 *   <li>Where there are resamples, a method may still have no interval: too few of them for the level, or for
 *       {@link BootstrapInterval#BCA} all on one side of the value, or a group of customers without which there is no
 *       answer.
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
 * estimate.interval(BootstrapInterval.PERCENTILE, 0.95);
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

    /** {@return the statistic of the customers as they are, NaN when undefined} */
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
     *     where the squares of the resamples are beyond the range of a double
     */
    public double standardError() {
        return intervalReason().isEmpty() ? Bootstrap.finite(resamples.standardDeviation()) : Double.NaN;
    }

    /**
     * The bias: how much the resamples differ from the value on average.
     *
     * @return the mean of the resamples less the value; NaN when there is no interval, and where the sum of the
     *     resamples is beyond the range of a double
     */
    public double bias() {
        return intervalReason().isEmpty() ? Bootstrap.finite(resamples.mean() - value) : Double.NaN;
    }

    /**
     * Why there is no interval at any level.
     *
     * @return a phrase for people; empty when there is one, if only the level does not ask for more resamples than
     *     there are
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
     * The {@linkplain BootstrapInterval#BCA bias-corrected and accelerated} interval.
     *
     * @param level the confidence level, between 0 and 1, such as 0.95
     * @return the interval; undefined when there is none, or too few resamples for the level
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    @Override
    public Interval interval(double level) {
        return interval(BootstrapInterval.BCA, level);
    }

    /**
     * The interval by a method of the caller's choice.
     *
     * @param method how to compute it
     * @param level the confidence level, between 0 and 1, such as 0.95
     * @return the interval; undefined when there is none, or too few resamples for the level
     * @throws NullPointerException if the method is null
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public Interval interval(BootstrapInterval method, double level) {
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

    /** How fast the standard error changes with the value, by the jackknife. */
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
     * The estimate from two parts of the same bootstrap.
     *
     * @param other the estimate of the same statistic by another part
     * @return the estimate with the resamples of both
     * @throws NullPointerException if the other is null
     * @throws IllegalArgumentException if the other has another seed, number of resamples, number of customers or
     *     value, or a resample that is in this one too
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
     * @throws NullPointerException if the other is null
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
     * This estimate read as a difference, where its statistic is one: such as this month less last month of the same
     * customers, subtracted within each resample.
     *
     * @return the difference, with an interval and a test of "it is 0"
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
     * The estimate for people: {@code 14.000 (6 customers, 1999 resamples)}, or {@code undefined (0 customers): no
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
}
