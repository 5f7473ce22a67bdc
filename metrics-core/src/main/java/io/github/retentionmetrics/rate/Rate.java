package io.github.retentionmetrics.rate;

import io.github.retentionmetrics.internal.Checks;
import java.io.Serializable;
import java.util.Objects;
import java.util.stream.Collector;

/**
 * A part of a whole, as the two counts behind it: 850 of 1000 customers.
 *
 * <pre>
 * value = numerator / denominator, in 0..1
 * </pre>
 *
 * <ul>
 *   <li>0 of 0 is undefined: {@link #value()} is NaN and {@link #reason()} says why. It is not 0 %.
 *   <li>Two rates are equal when their counts are equal and, if undefined, their reasons as well; 1 of 2 differs from
 *       50 of 100.
 * </ul>
 *
 * <pre>{@code
 * Rate retention = Rate.of(850, 1_000);
 * retention.value();                            // 0.85
 * retention.toString();                         // 85.0% (850 of 1000)
 * retention.plus(Rate.of(40, 100)).toString();  // 80.9% (890 of 1100)
 * }</pre>
 *
 * @param numerator the count of the part, from 0 to the denominator
 * @param denominator the count of the whole, at least 0
 * @param reason why the rate is undefined, a phrase for display; always empty when the denominator is above 0
 */
public record Rate(long numerator, long denominator, String reason) implements Estimate, Serializable {
    private static final Rate EMPTY = new Rate(0, 0, Reasons.ZERO_DENOMINATOR);

    /**
     * Checks the counts, and drops the reason of a defined rate.
     *
     * @param numerator the count of the part
     * @param denominator the count of the whole
     * @param reason why the rate is undefined, if it is
     * @throws IllegalArgumentException if a count is negative, if the numerator exceeds the denominator, or if the rate
     *     is undefined and the reason blank
     * @throws NullPointerException if the reason is null
     */
    public Rate {
        Checks.partOfWhole(numerator, "numerator", denominator, "denominator");
        reason = Reasons.normalised(denominator > 0, reason);
    }

    /**
     * The rate of two counts.
     *
     * @param numerator the count of the part
     * @param denominator the count of the whole
     * @return the rate, undefined when the denominator is 0
     * @throws IllegalArgumentException if a count is negative or the numerator exceeds the denominator
     */
    public static Rate of(long numerator, long denominator) {
        return new Rate(numerator, denominator, Reasons.ZERO_DENOMINATOR);
    }

    /**
     * The rate of two counts, with the reason for a denominator of 0.
     *
     * @param numerator the count of the part
     * @param denominator the count of the whole
     * @param undefinedReason why the rate is undefined when the denominator is 0, such as {@code "no customers at the
     *     start of the period"}; not kept otherwise
     * @return the rate, undefined when the denominator is 0
     * @throws IllegalArgumentException if a count is negative, if the numerator exceeds the denominator, or if the
     *     reason is blank
     */
    public static Rate of(long numerator, long denominator, String undefinedReason) {
        return new Rate(numerator, denominator, Checks.identifier(undefinedReason, "undefinedReason"));
    }

    /**
     * The empty rate, 0 of 0: undefined, and the identity of {@link #plus}.
     *
     * @return the empty rate
     */
    public static Rate empty() {
        return EMPTY;
    }

    /**
     * A collector that pools rates: it adds up their counts.
     *
     * @return a collector whose result does not depend on order or threads; {@link #empty()} for no rates
     */
    public static Collector<Rate, ?, Rate> toPooledRate() {
        return Pooling.collector(EMPTY, Rate::plus);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the target is NaN, or above 1: 80 % is 0.80
     */
    @Override
    public boolean isAtLeast(double target) {
        return Estimate.super.isAtLeast(Checks.share(target, "target"));
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the limit is NaN, or above 1: 5 % is 0.05
     */
    @Override
    public boolean isAtMost(double limit) {
        return Estimate.super.isAtMost(Checks.share(limit, "limit"));
    }

    @Override
    public double value() {
        return isDefined() ? (double) numerator / denominator : Double.NaN;
    }

    /**
     * The rate in percent.
     *
     * @return 100 times the value, in 0..100, rounded once; NaN when undefined
     */
    public double percent() {
        return isDefined() ? 100.0 * numerator / denominator : Double.NaN;
    }

    @Override
    public boolean isDefined() {
        return denominator > 0;
    }

    /**
     * The rate of the remaining part: churn for a retention rate.
     *
     * @return {@code (denominator - numerator) of denominator}, undefined for the same reason when this rate is
     */
    public Rate complement() {
        return new Rate(denominator - numerator, denominator, reason);
    }

    /**
     * The pooled rate of both groups, from the sums of the counts: not the average of the values.
     *
     * <p>Of two undefined rates the more specific reason is kept; of two specific reasons, the alphabetically first.
     *
     * @param other the rate of a disjoint group
     * @return the pooled rate
     * @throws ArithmeticException if the sum of the denominators exceeds a {@code long}
     */
    public Rate plus(Rate other) {
        Objects.requireNonNull(other, "other");
        // The numerators' sum fits whenever the denominators' does.
        long sum = Checks.sum(denominator, other.denominator, "denominator");
        return new Rate(numerator + other.numerator, sum, Reasons.pooled(reason, other.reason));
    }

    /**
     * The standard error of the rate, with each member of the whole as an independent trial.
     *
     * <pre>
     * sqrt(p (1 - p) / denominator)
     * </pre>
     *
     * @return the standard error, in 0..0.5; NaN when undefined
     */
    public double standardError() {
        double successes = numerator;
        double failures = denominator - numerator;
        return Math.sqrt(successes * failures / denominator) / denominator;
    }

    /**
     * The confidence interval of the underlying probability, by {@linkplain ProportionInterval#WILSON Wilson's method}.
     *
     * @param level the confidence level, between 0 and 1, such as 0.95
     * @return the interval, undefined when the rate is
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    @Override
    public Interval interval(double level) {
        return interval(ProportionInterval.WILSON, level);
    }

    /**
     * The confidence interval of the underlying probability.
     *
     * @param method the method; {@link ProportionInterval#WILSON} is a good choice
     * @param level the confidence level, between 0 and 1, such as 0.95
     * @return the interval; the description of each method states its result for 0 of 0
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public Interval interval(ProportionInterval method, double level) {
        Objects.requireNonNull(method, "method");
        return method.of(numerator, denominator, level);
    }

    /**
     * The difference of the rates of two disjoint groups.
     *
     * @param other the rate to subtract
     * @return this rate minus the other, with an interval and a test
     */
    public RateDifference minus(Rate other) {
        return minus(other, PairedOutcomes.empty());
    }

    /**
     * The difference of two rates in which some customers count twice, such as the retention of two months.
     *
     * @param other the rate to subtract
     * @param pairs the outcomes of those who count in both, in this rate first
     * @return this rate minus the other, with an interval and a test
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if there are more successes or failures among the pairs than in one of the rates
     */
    public RateDifference minus(Rate other, PairedOutcomes pairs) {
        return new RateDifference(this, Objects.requireNonNull(other, "other"), pairs);
    }

    /**
     * The rate as a text: {@code 85.0% (850 of 1000)}, or {@code undefined (0 of 0): } and the reason.
     *
     * @return the text
     */
    @Override
    public String toString() {
        String counts = " (" + numerator + " of " + denominator + ")";
        return isDefined() ? Exact.percentText(numerator, denominator) + counts : "undefined" + counts + ": " + reason;
    }
}
