package io.github.retentionmetrics.inference;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.internal.math.NoncentralT;
import io.github.retentionmetrics.internal.math.Normal;
import io.github.retentionmetrics.internal.math.StudentT;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The number of customers that a comparison of two groups needs, and the smallest difference that groups of a given
 * size can detect.
 *
 * <p>Determine the sample size before an experiment: with too few customers a true difference is likely to be missed. A
 * plan has
 *
 * <ul>
 *   <li>a <em>significance</em>: the probability of finding a difference where there is none, 0.05 by default. Tests
 *       are two-sided unless {@link #withOneSidedTest()} says otherwise;
 *   <li>a <em>power</em>: the probability of finding a difference of the expected size, 0.80 by default;
 *   <li>a <em>ratio</em>: the number of members of the second group per member of the first, 1 by default.
 * </ul>
 *
 * <pre>
 * two rates   power = Phi((|p1 - p2| - z sqrt(p q (1/n1 + 1/n2))) / sqrt(p1 q1 / n1 + p2 q2 / n2))
 *             q = 1 - p,  p = (n1 p1 + n2 p2) / (n1 + n2),  z = the normal quantile of 1 - significance / sides
 * two means   power = P(T &gt; t),  T noncentral t with n1 + n2 - 2 degrees of freedom
 *             and noncentrality |difference| / (sd sqrt(1/n1 + 1/n2)),  t = the t quantile of 1 - significance / sides
 * </pre>
 *
 * <p>The first is the power of the test of {@code Rate.minus}, in which both rates have the same variance under the
 * null hypothesis (Fleiss, Levin and Paik, <em>Statistical Methods for Rates and Proportions</em>, 3rd ed. 2003,
 * section 4.3, without the correction for continuity); the second is that of Student's t test with the same standard
 * deviation in both groups (Cohen,
 * <em>Statistical Power Analysis for the Behavioral Sciences</em>, 2nd ed. 1988, chapter 2). Both agree with
 * {@code power.prop.test} and {@code power.t.test} of R: a significant difference in the wrong direction does not count
 * as found. Sizes are the smallest whole numbers that reach the power.
 *
 * <p>The plan holds for one look at the end. A test that is repeated while customers arrive, until it is significant,
 * finds differences that do not exist far more often than its significance says.
 *
 * <pre>{@code
 * SampleSize plan = SampleSize.withDefaults();
 * plan.forRates(0.80, 0.84).first();  // 1447  in each group show a rise from 80 % to 84 %
 * plan.forMeans(5, 30).first();  // 567  in each group show EUR 5 more, at a standard deviation of 30
 * plan.smallestIncrease(0.80, SampleSize.Groups.each(500)).orElseThrow(); // 0.0660...  a smaller rise may be missed
 * plan.withPower(0.9).withRatio(0.25).forRates(0.80, 0.84).second();  // 1223  beside 4889 in the first group
 * }</pre>
 */
public final class SampleSize implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final double MOST_PER_FIRST = 1_000;
    private static final long MOST = 1L << 50;
    private static final SampleSize DEFAULTS = new SampleSize(0.05, 0.8, 1, false);

    private final double significance;
    private final double power;
    private final double ratio;
    private final boolean isOneSided;

    private SampleSize(double significance, double power, double ratio, boolean isOneSided) {
        this.significance = significance;
        this.power = power;
        this.ratio = ratio;
        this.isOneSided = isOneSided;
    }

    /**
     * The usual plan: two-sided significance 0.05, power 0.80, equal groups.
     *
     * @return the plan
     */
    public static SampleSize withDefaults() {
        return DEFAULTS;
    }

    /**
     * A copy with another significance.
     *
     * @param significance the probability of finding a difference where there is none, in all directions that the test
     *     looks in, between 0 and 1
     * @return the copy
     * @throws IllegalArgumentException if it is not between 0 and 1, or the test is one-sided and it is not below 0.5
     */
    public SampleSize withSignificance(double significance) {
        probability(significance, "significance");
        if (isOneSided) {
            requireOneSided(significance);
        }
        return new SampleSize(significance, power, ratio, isOneSided);
    }

    /**
     * A copy with a one-sided test, which looks for a difference in the expected direction only.
     *
     * <p>It needs fewer customers, and finds no harm. The tests of this library are two-sided: such a plan belongs to
     * a test that is significant if the difference has the expected sign and its p-value is at most twice the
     * significance.
     *
     * @return the copy
     * @throws IllegalArgumentException if the significance is not below 0.5
     */
    public SampleSize withOneSidedTest() {
        requireOneSided(significance);
        return new SampleSize(significance, power, ratio, true);
    }

    private static void requireOneSided(double significance) {
        if (significance >= 0.5) {
            throw new IllegalArgumentException("significance must be below 0.5 for a one-sided test: " + significance);
        }
    }

    /**
     * A copy with another power.
     *
     * @param power the probability of finding a difference of the expected size, between 0 and 1
     * @return the copy
     * @throws IllegalArgumentException if it is not between 0 and 1
     */
    public SampleSize withPower(double power) {
        return new SampleSize(significance, probability(power, "power"), ratio, isOneSided);
    }

    /**
     * A copy with another ratio of the group sizes.
     *
     * @param secondPerFirst the number of members of the second group per member of the first, such as 0.25 for a small
     *     test group; from 0.001 to 1000
     * @return the copy
     * @throws IllegalArgumentException if it is out of range
     */
    public SampleSize withRatio(double secondPerFirst) {
        if (!(secondPerFirst >= 1 / MOST_PER_FIRST && secondPerFirst <= MOST_PER_FIRST)) {
            throw new IllegalArgumentException("secondPerFirst must be in 0.001..1000: " + secondPerFirst);
        }
        return new SampleSize(significance, power, secondPerFirst, isOneSided);
    }

    /**
     * The significance.
     *
     * @return the probability of finding a difference where there is none
     */
    public double significance() {
        return significance;
    }

    /**
     * The power.
     *
     * @return the probability of finding a difference of the expected size
     */
    public double power() {
        return power;
    }

    /**
     * The ratio of the group sizes.
     *
     * @return the number of members of the second group per member of the first
     */
    public double ratio() {
        return ratio;
    }

    /**
     * Whether the test looks in one direction only.
     *
     * @return true if the test is one-sided
     */
    public boolean isOneSided() {
        return isOneSided;
    }

    /** The level of the two-sided interval whose limits have this probability beyond each of them. */
    private double level() {
        return 1 - (isOneSided ? 2 * significance : significance);
    }

    /**
     * The sizes that find a difference of two rates, such as of two retention rates.
     *
     * @param first the expected rate of the first group, in 0..1
     * @param second the expected rate of the second group, in 0..1, not the same
     * @return the smallest sizes that have the power
     * @throws IllegalArgumentException if a rate is out of range, or the rates are so close that more than 2^50
     *     customers would be needed
     */
    public Groups forRates(double first, double second) {
        rate(first, "first");
        rate(second, "second");
        return smallest(1, sizes -> powerOfRates(first, second, sizes))
                .orElseThrow(() -> new IllegalArgumentException("second (" + second + ") must differ from first ("
                        + first + ") enough for groups of 2^50 customers to detect it"));
    }

    /**
     * The sizes that find a difference of two means, such as of revenue per customer.
     *
     * @param difference the expected difference, of either sign, not 0
     * @param standardDeviation the standard deviation within each group, positive
     * @return the smallest sizes that have the power, at least 2 each
     * @throws IllegalArgumentException if a number is not finite, the standard deviation not positive, or the
     *     difference so small that more than 2^50 customers would be needed
     */
    public Groups forMeans(double difference, double standardDeviation) {
        difference(difference);
        deviation(standardDeviation);
        return smallest(2, sizes -> powerOfMeans(difference, standardDeviation, sizes))
                .orElseThrow(() -> new IllegalArgumentException("difference (" + difference
                        + ") must be large enough beside standardDeviation (" + standardDeviation
                        + ") for groups of 2^50 customers to detect it"));
    }

    private interface Power {
        double of(Groups sizes);
    }

    /** The smallest sizes that have the power; empty if even the largest groups are too small. */
    private Optional<Groups> smallest(long atLeast, Power powerOf) {
        long enough = atLeast;
        while (powerOf.of(sizes(enough, atLeast)) < power) {
            if (enough >= MOST) {
                return Optional.empty();
            }
            enough *= 2;
        }
        long tooFew = enough / 2;
        while (enough - tooFew > 1 && enough > atLeast) {
            long middle = (tooFew + enough) >>> 1;
            if (powerOf.of(sizes(middle, atLeast)) < power) {
                tooFew = middle;
            } else {
                enough = middle;
            }
        }
        return Optional.of(sizes(enough, atLeast));
    }

    private Groups sizes(long first, long atLeast) {
        return new Groups(first, Math.max(atLeast, (long) Math.ceil(ratio * first)));
    }

    /**
     * The power of groups of given sizes for a difference of two rates.
     *
     * @param first the rate of the first group, in 0..1
     * @param second the rate of the second group, in 0..1
     * @param sizes the sizes of the groups
     * @return the power, in 0..1; half the significance if the rates are equal, all of it if the test is
     *     one-sided, and 0 if both are 0 or both are 1
     * @throws NullPointerException if the sizes are null
     * @throws IllegalArgumentException if a rate is out of range
     */
    public double powerOfRates(double first, double second, Groups sizes) {
        rate(first, "first");
        rate(second, "second");
        double n1 = sizes.first();
        double n2 = sizes.second();
        double pooled = (n1 * first + n2 * second) / (n1 + n2);
        double margin = Math.abs(first - second)
                - Normal.criticalValue(level()) * Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2));
        double error = Math.sqrt(first * (1 - first) / n1 + second * (1 - second) / n2);
        if (error > 0) {
            return Normal.cdf(margin / error);
        }
        return margin > 0 ? 1 : 0;
    }

    /**
     * The power of groups of given sizes for a difference of two means.
     *
     * @param difference the difference, of either sign
     * @param standardDeviation the standard deviation within each group, positive
     * @param sizes the sizes of the groups, at least 2 each
     * @return the power, in 0..1; half the significance if the difference is 0, all of it if the test is one-sided
     * @throws NullPointerException if the sizes are null
     * @throws IllegalArgumentException if a number is not finite, the standard deviation not positive, or a size below
     *     2
     */
    public double powerOfMeans(double difference, double standardDeviation, Groups sizes) {
        difference(difference);
        deviation(standardDeviation);
        requireTwo(sizes);
        double n1 = sizes.first();
        double n2 = sizes.second();
        double freedom = n1 + n2 - 2;
        double noncentrality = Math.abs(difference) / standardDeviation / Math.sqrt(1 / n1 + 1 / n2);
        return NoncentralT.upperTail(StudentT.criticalValue(level(), freedom), freedom, noncentrality);
    }

    /**
     * The smallest rise of a rate that groups of given sizes detect with the power of the plan.
     *
     * @param baseline the rate of the first group, in 0..1
     * @param sizes the sizes of the groups
     * @return the rate of the second group less the baseline, in 0..1; empty if even a rise to 1 is not enough
     * @throws NullPointerException if the sizes are null
     * @throws IllegalArgumentException if the rate is out of range
     */
    public OptionalDouble smallestIncrease(double baseline, Groups sizes) {
        rate(baseline, "baseline");
        return smallestChange(1 - baseline, change -> powerOfRates(baseline, Math.min(1, baseline + change), sizes));
    }

    /**
     * The smallest fall of a rate that groups of given sizes detect with the power of the plan.
     *
     * @param baseline the rate of the first group, in 0..1
     * @param sizes the sizes of the groups
     * @return the baseline less the rate of the second group, in 0..1; empty if even a fall to 0 is not enough
     * @throws NullPointerException if the sizes are null
     * @throws IllegalArgumentException if the rate is out of range
     */
    public OptionalDouble smallestDecrease(double baseline, Groups sizes) {
        rate(baseline, "baseline");
        return smallestChange(baseline, change -> powerOfRates(baseline, Math.max(0, baseline - change), sizes));
    }

    private OptionalDouble smallestChange(double most, DoubleUnaryOperator powerOf) {
        return powerOf.applyAsDouble(most) < power
                ? OptionalDouble.empty()
                : OptionalDouble.of(firstWithPower(0, most, powerOf));
    }

    /** The first number of a span that has the power, by bisection; the end of the span must have it. */
    private double firstWithPower(double from, double to, DoubleUnaryOperator powerOf) {
        double tooLow = from;
        double enough = to;
        double middle = tooLow + (enough - tooLow) / 2;
        while (middle > tooLow && middle < enough) {
            if (powerOf.applyAsDouble(middle) < power) {
                tooLow = middle;
            } else {
                enough = middle;
            }
            middle = tooLow + (enough - tooLow) / 2;
        }
        return enough;
    }

    /**
     * The smallest difference of two means that groups of given sizes detect with the power of the plan.
     *
     * @param standardDeviation the standard deviation within each group, positive
     * @param sizes the sizes of the groups, at least 2 each
     * @return the difference, at least 0, in the unit of the standard deviation; 0 if the power is at most that of no
     *     difference
     * @throws NullPointerException if the sizes are null
     * @throws IllegalArgumentException if the standard deviation is not positive and finite, a size is below 2, or the
     *     difference exceeds the largest double
     */
    public double smallestDifference(double standardDeviation, Groups sizes) {
        deviation(standardDeviation);
        requireTwo(sizes);
        double deviations = 1;
        while (powerOfMeans(deviations, 1, sizes) < power) {
            deviations *= 2;
        }
        double smallest = standardDeviation * firstWithPower(0, deviations, change -> powerOfMeans(change, 1, sizes));
        if (Double.isInfinite(smallest)) {
            throw new IllegalArgumentException(
                    "standardDeviation must be small enough for a finite difference: " + standardDeviation);
        }
        return smallest;
    }

    private static double probability(double value, String name) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(name + " must be between 0 and 1: " + value);
        }
        return value;
    }

    private static void rate(double value, String name) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be in 0..1: " + value);
        }
    }

    private static void difference(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("difference must be finite: " + value);
        }
    }

    private static void deviation(double value) {
        if (!(value > 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException("standardDeviation must be positive and finite: " + value);
        }
    }

    private static void requireTwo(Groups sizes) {
        if (Math.min(sizes.first(), sizes.second()) < 2) {
            throw new IllegalArgumentException("sizes must be at least 2 each: " + sizes);
        }
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> DEFAULTS.withSignificance(significance)
                .withPower(power)
                .withRatio(ratio)
                .withSides(isOneSided)
                .equals(this));
    }

    private SampleSize withSides(boolean oneSided) {
        return oneSided ? withOneSidedTest() : this;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SampleSize that
                && isOneSided == that.isOneSided
                && Double.compare(significance, that.significance) == 0
                && Double.compare(power, that.power) == 0
                && Double.compare(ratio, that.ratio) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(significance, power, ratio, isOneSided);
    }

    @Override
    public String toString() {
        return "SampleSize[significance " + significance + (isOneSided ? " one-sided" : "") + ", power " + power
                + ", ratio " + ratio + "]";
    }

    /**
     * The sizes of the two groups of a comparison.
     *
     * @param first the size of the first group, at least 1
     * @param second the size of the second group, at least 1
     */
    public record Groups(long first, long second) implements Serializable {
        /**
         * Checks the sizes.
         *
         * @param first the size of the first group
         * @param second the size of the second group
         * @throws IllegalArgumentException if a size is below 1
         * @throws ArithmeticException if their sum exceeds a {@code long}
         */
        public Groups {
            requirePositive(first, "first");
            requirePositive(second, "second");
            Checks.sum(first, second, "total");
        }

        private static void requirePositive(long size, String name) {
            if (size < 1) {
                throw new IllegalArgumentException(name + " must be at least 1: " + size);
            }
        }

        /**
         * Two groups of the same size.
         *
         * @param size the size of each, at least 1
         * @return the sizes
         * @throws IllegalArgumentException if the size is below 1
         * @throws ArithmeticException if twice the size exceeds a {@code long}
         */
        public static Groups each(long size) {
            return new Groups(size, size);
        }

        /**
         * Both groups together.
         *
         * @return the sum of the sizes
         */
        public long total() {
            return first + second;
        }
    }
}
