package io.github.retentionmetrics.rate;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import io.github.retentionmetrics.internal.math.Normal;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * The difference of two rates, such as the retention of two regions, or of two months with many customers in common.
 *
 * <pre>
 * value = first - second, in -1..1
 * </pre>
 *
 * <p>Rates of different customers are independent. Where customers count in both rates, {@link PairedOutcomes} say how
 * they fared, and interval and test take it into account. If all customers count in both, the test is McNemar's.
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
 * @param pairs the outcomes of the customers who count in both rates
 */
public record RateDifference(Rate first, Rate second, PairedOutcomes pairs) implements Difference, Serializable {
    /**
     * Checks the rates.
     *
     * @param first the rate to subtract from
     * @param second the rate to subtract
     * @param pairs the outcomes of the customers who count in both rates
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if there are more successes or failures among the pairs than in one of the rates
     */
    public RateDifference {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(second, "second");
        Objects.requireNonNull(pairs, "pairs");
        requireFit(first, "first", pairs.both() + pairs.firstOnly(), pairs.secondOnly() + pairs.neither());
        requireFit(second, "second", pairs.both() + pairs.secondOnly(), pairs.firstOnly() + pairs.neither());
    }

    private static void requireFit(Rate rate, String name, long successes, long failures) {
        if (successes > rate.numerator() || failures > rate.complement().numerator()) {
            throw new IllegalArgumentException("pairs must be part of " + name + " (" + rate.numerator() + " of "
                    + rate.denominator() + "): " + successes + " of " + Math.addExact(successes, failures));
        }
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
     * p1 - p2 - sqrt((p1 - l1)^2 + (u2 - p2)^2 - 2 r (p1 - l1) (u2 - p2))
     *  .. p1 - p2 + sqrt((u1 - p1)^2 + (p2 - l2)^2 - 2 r (u1 - p1) (p2 - l2))
     * </pre>
     *
     * <p>The {@link #correlation} r of the two rates is 0 for different customers, and else the sum of (x1 - p1) (x2 -
     * p2) over the pairs, with x1 and x2 1 for a success and 0 for a failure, divided by sqrt(n1 p1 (1 - p1) n2 p2 (1 -
     * p2)).
     *
     * <p>Source: R. G. Newcombe, Interval Estimation for the Difference Between Independent Proportions: Comparison of
     * Eleven Methods, Statistics in Medicine 17 (1998), 873-890, method 10; with pairs, G. Y. Zou, Toward Using
     * Confidence Intervals to Compare Correlations, Psychological Methods 12 (2007), 399-413, which for pairs only is
     * method 8 of R. G. Newcombe, Statistics in Medicine 17 (1998), 2635-2650.
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
        double r = correlation();
        double down = distance(below(first, level), above(second, level), r);
        double up = distance(above(first, level), below(second, level), r);
        return Interval.of(Math.max(value() - down, -1), Math.min(value() + up, 1), level);
    }

    /**
     * The z test with the pooled rate p, whose square is Pearson's chi-square of the two-by-two table, without
     * continuity correction.
     *
     * <pre>
     * z = (p1 - p2) / sqrt(p (1 - p) (1/n1 + 1/n2) - 2 c / (n1 n2))
     * c = sum of (x1 - p) (x2 - p) over the pairs
     * </pre>
     *
     * <p>If every customer is in both rates, the square is McNemar's (b - c)^2 / (b + c), where b succeeded in the
     * first only and c in the second only.
     *
     * <p>Source of the test with some pairs: B. Derrick, A. Dobson-Mckittrick, D. Toher and P. White, Test Statistics
     * for Comparing Two Proportions with Partially Overlapping Samples, Journal of Applied Quantitative Methods 10(3)
     * (2015). Theirs takes the correlation of the pairs around their own rates; this one takes it around p, so
     * that it is McNemar's test where there are only pairs.
     *
     * @return the test, undefined when the difference is, when the pooled rate is 0 or 1, or when every customer counts
     *     in both and no outcome differs
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
        double error = pairs.pairs() == 0
                ? Math.sqrt(successes / trials * (failures / trials) * (1 / firstTrials + 1 / secondTrials))
                : Math.sqrt(squaresUnderNull(successes / trials, failures / trials) / (firstTrials * secondTrials));
        if (error == 0) {
            return SignificanceTest.undefined("no outcome differs");
        }
        double z = value() / error;
        return SignificanceTest.of(z, Normal.twoSidedTail(z));
    }

    /**
     * The squares of (x1 - p) - (x2 - p) over the pairs, and of x - p over those who count in one rate: with the pooled
     * rate p they are {@code (n1 + n2) p (1 - p) - 2 c}, without a difference of large numbers.
     */
    private double squaresUnderNull(double pooled, double rest) {
        double differing = (double) pairs.firstOnly() + pairs.secondOnly();
        double successes = (double) (first.numerator() - pairs.both() - pairs.firstOnly())
                + (second.numerator() - pairs.both() - pairs.secondOnly());
        double failures = (double) (first.complement().numerator() - pairs.secondOnly() - pairs.neither())
                + (second.complement().numerator() - pairs.firstOnly() - pairs.neither());
        return differing + successes * rest * rest + failures * pooled * pooled;
    }

    /**
     * The correlation of the two rates.
     *
     * @return the correlation, in -1..1; 0 for different customers, and when a rate is 0 or 1
     */
    public double correlation() {
        double p1 = first.value();
        double p2 = second.value();
        double q1 = first.complement().value();
        double q2 = second.complement().value();
        double squares = first.denominator() * p1 * q1 * (second.denominator() * p2 * q2);
        if (pairs.pairs() == 0 || squares == 0) {
            return 0;
        }
        // in this order exchanging the rates changes no bit
        double products = pairs.both() * (q1 * q2)
                + pairs.neither() * (p1 * p2)
                - (pairs.firstOnly() * (q1 * p2) + pairs.secondOnly() * (p1 * q2));
        return Math.max(-1, Math.min(products / Math.sqrt(squares), 1));
    }

    /** The third side of a triangle whose sides a and b have an angle with the cosine r between them. */
    private static double distance(double a, double b, double r) {
        return r == 0 ? Math.hypot(a, b) : Math.sqrt(Math.max(a * a + b * b - 2 * r * (a * b), 0));
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
