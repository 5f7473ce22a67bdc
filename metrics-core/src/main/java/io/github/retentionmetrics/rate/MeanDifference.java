package io.github.retentionmetrics.rate;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import io.github.retentionmetrics.internal.math.Welch;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * The difference of two means, such as the satisfaction of two regions, or of two quarters that some customers answered
 * in twice; their variances need not be equal.
 *
 * <pre>
 * value = first - second
 * </pre>
 *
 * <p>Means of different customers are independent, and are compared by Welch's test. Where all customers are the same,
 * the test is the paired t test; where some are, it lies between the two ({@link Overlap}).
 *
 * <ul>
 *   <li>It is undefined when either mean is undefined.
 *   <li>Interval and test are undefined when either group has fewer than two values.
 *   <li>When all values of each group are equal, the interval shrinks to the difference, and there is no test, since
 *       the standard error is 0.
 * </ul>
 *
 * <pre>{@code
 * MeanDifference gain = Mean.of(4, 5, 3, 5).minus(Mean.of(3, 2, 4, 3));
 * gain.value();                     // 1.25
 * gain.interval(0.95).toString();   // -0.30 .. 2.80 (95%)
 * gain.test().isSignificant(0.05);  // false
 * }</pre>
 *
 * <p>Source: B. L. Welch, The Generalization of "Student's" Problem when Several Different Population Variances Are
 * Involved, Biometrika 34 (1947), 28-35; of shared customers: B. Derrick, B. Russ, D. Toher and P. White, Test
 * Statistics for the Comparison of Means for Two Samples that Include Both Paired and Independent Observations, Journal
 * of Modern Applied Statistical Methods 16(1) (2017), the test for unequal variances.
 *
 * @param first the mean to subtract from
 * @param second the mean to subtract
 * @param overlap how many values are of the same customers, and how far the two means depend on each other
 */
public record MeanDifference(Mean first, Mean second, Overlap overlap) implements Difference, Serializable {
    /**
     * Checks the means.
     *
     * @param first the mean to subtract from
     * @param second the mean to subtract
     * @param overlap how many values are of the same customers
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if more values are shared than one of the means has
     */
    public MeanDifference {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(second, "second");
        Objects.requireNonNull(overlap, "overlap");
        Checks.partOfWhole(overlap.shared(), "overlap", Math.min(first.count(), second.count()), "count");
    }

    /** The difference, rounded once from the exact sums; NaN when undefined. */
    @Override
    public double value() {
        if (!isDefined()) {
            return Double.NaN;
        }
        BigDecimal firstCount = BigDecimal.valueOf(first.count());
        BigDecimal secondCount = BigDecimal.valueOf(second.count());
        BigDecimal cross =
                first.sum().multiply(secondCount).subtract(second.sum().multiply(firstCount));
        return Exact.quotient(cross, firstCount.multiply(secondCount));
    }

    @Override
    public boolean isDefined() {
        return first.isDefined() && second.isDefined();
    }

    @Override
    public String reason() {
        return Reasons.pooled(first.reason(), second.reason());
    }

    /**
     * The standard error of the difference.
     *
     * <pre>
     * sqrt(e1 + e2 - 2 r sqrt(e1 e2)), with e = variance / n and the correlation r of the overlap
     * </pre>
     *
     * @return the standard error; NaN when either group has fewer than two values
     */
    public double standardError() {
        return welch().standardError();
    }

    /**
     * The approximate degrees of freedom of the difference.
     *
     * <pre>
     * w (e1 + e2)^2 / (e1^2 / (n1 - 1) + e2^2 / (n2 - 1)) + (1 - w) (shared - 1), with e = variance / n
     * </pre>
     *
     * <p>Here w is the share of the values without a partner, {@code 1 - 2 shared / (n1 + n2)}: 1 for different
     * customers.
     *
     * @return the degrees of freedom, rarely whole; NaN when either group has fewer than two values or no group varies
     */
    public double degreesOfFreedom() {
        return welch().degreesOfFreedom();
    }

    /**
     * Welch's interval.
     *
     * <pre>
     * value -+ t * standardError
     * </pre>
     *
     * @param level the confidence level, between 0 and 1, such as 0.95
     * @return the interval, undefined when either group has fewer than two values
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    @Override
    public Interval interval(double level) {
        Checks.level(level);
        double margin = welch().margin(level);
        return Double.isNaN(margin)
                ? Interval.undefined(level, whyNoInterval())
                : Interval.of(value() - margin, value() + margin, level);
    }

    /**
     * Welch's t test.
     *
     * <pre>
     * t = value / standardError
     * </pre>
     *
     * @return the test, undefined when either group has fewer than two values or no group varies
     */
    @Override
    public SignificanceTest test() {
        Welch welch = welch();
        if (Double.isNaN(welch.statistic())) {
            return SignificanceTest.undefined(
                    Double.isNaN(welch.standardError()) ? whyNoInterval() : welch.whyNoStatistic());
        }
        return SignificanceTest.of(welch.statistic(), welch.pvalue());
    }

    /**
     * The difference as a text: {@code 1.25: 4.25 (mean of 4) less 3.00 (mean of 4)}, or {@code undefined: } and the
     * two means.
     *
     * @return the text
     */
    @Override
    public String toString() {
        return (isDefined() ? Decimals.text(value(), 2) : "undefined") + ": " + first + " less " + second;
    }

    private String whyNoInterval() {
        return isDefined() ? Reasons.ONE_VALUE : reason();
    }

    private Welch welch() {
        return new Welch(
                value(),
                squaredError(first),
                first.count() - 1.0,
                squaredError(second),
                second.count() - 1.0,
                overlap.shared(),
                overlap.correlation());
    }

    private static double squaredError(Mean mean) {
        return mean.variance() / mean.count();
    }
}
