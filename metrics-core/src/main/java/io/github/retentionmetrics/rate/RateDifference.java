package io.github.retentionmetrics.rate;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import io.github.retentionmetrics.internal.math.Normal;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * The difference of two rates of independent groups, such as the retention of two regions.
 *
 * <pre>
 * value = first - second, in -1..1
 * </pre>
 *
 * <ul>
 *   <li>It is undefined when either rate is undefined.
 *   <li>Two groups without a single success, or without a single failure, have a difference of 0 and an interval, but
 *       no test, since the standard error is 0.
 * </ul>
 *
 * <pre>{@code
 * RateDifference gain = Rate.of(56, 70).minus(Rate.of(48, 80));
 * gain.value();                    // 0.2
 * gain.interval(0.95).toString();  // 0.052 .. 0.334 (95%)
 * gain.test().isSignificant(0.05); // true
 * }</pre>
 *
 * @param first the rate to subtract from
 * @param second the rate to subtract
 */
public record RateDifference(Rate first, Rate second) implements Difference, Serializable {
    /**
     * Checks the rates.
     *
     * @param first the rate to subtract from
     * @param second the rate to subtract
     * @throws NullPointerException if a rate is null
     */
    public RateDifference {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(second, "second");
    }

    /** The difference, rounded once from the four counts; NaN when undefined. */
    @Override
    public double value() {
        return isDefined()
                ? Exact.quotient(crossDifference(), exact(first.denominator(), second.denominator()))
                : Double.NaN;
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
     * The hybrid score interval, which combines the two rates' {@link ProportionInterval#WILSON} intervals l..u.
     *
     * <pre>
     * p1 - p2 - sqrt((p1 - l1)^2 + (u2 - p2)^2) .. p1 - p2 + sqrt((u1 - p1)^2 + (p2 - l2)^2)
     * </pre>
     *
     * <p>Source: R. G. Newcombe, Interval Estimation for the Difference Between Independent Proportions: Comparison of
     * Eleven Methods, Statistics in Medicine 17 (1998), 873-890, method 10.
     *
     * @param level the confidence level, between 0 and 1, such as 0.95
     * @return the interval, within -1..1; undefined when the difference is
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    @Override
    public Interval interval(double level) {
        Checks.level(level);
        if (!isDefined()) {
            return Interval.undefined(level, reason());
        }
        double down = Math.hypot(below(first, level), above(second, level));
        double up = Math.hypot(above(first, level), below(second, level));
        return Interval.of(Math.max(value() - down, -1), Math.min(value() + up, 1), level);
    }

    /**
     * The z test with the pooled rate p, whose square is Pearson's chi-square of the two-by-two table, without
     * continuity correction.
     *
     * <pre>
     * z = (p1 - p2) / sqrt(p (1 - p) (1/n1 + 1/n2))
     * </pre>
     *
     * @return the test, undefined when the difference is, or when the pooled rate is 0 or 1
     */
    @Override
    public SignificanceTest test() {
        double firstTrials = first.denominator();
        double secondTrials = second.denominator();
        double successes = (double) first.numerator() + second.numerator();
        double failures =
                (double) first.complement().numerator() + second.complement().numerator();
        if (!isDefined() || successes == 0 || failures == 0) {
            return SignificanceTest.undefined(isDefined() ? "every trial had the same outcome" : reason());
        }
        double trials = firstTrials + secondTrials;
        double pooledVariance = successes / trials * (failures / trials);
        double z = value() / Math.sqrt(pooledVariance * (1 / firstTrials + 1 / secondTrials));
        return SignificanceTest.of(z, Normal.twoSidedTail(z));
    }

    /**
     * The difference as a text: {@code 20.0 points: 80.0% (56 of 70) less 60.0% (48 of 80)}, or {@code undefined: }
     * and the two rates.
     *
     * @return the text
     */
    @Override
    public String toString() {
        String points = isDefined() ? Decimals.text(100 * value(), 1) + " points: " : "undefined: ";
        return points + first + " less " + second;
    }

    /** {@code x1 n2 - x2 n1}, which overflows a long for large counts. */
    private BigDecimal crossDifference() {
        return exact(first.numerator(), second.denominator()).subtract(exact(second.numerator(), first.denominator()));
    }

    private static BigDecimal exact(long first, long second) {
        return BigDecimal.valueOf(first).multiply(BigDecimal.valueOf(second));
    }

    private static double below(Rate rate, double level) {
        return rate.value() - rate.interval(ProportionInterval.WILSON, level).low();
    }

    private static double above(Rate rate, double level) {
        return rate.interval(ProportionInterval.WILSON, level).high() - rate.value();
    }
}
