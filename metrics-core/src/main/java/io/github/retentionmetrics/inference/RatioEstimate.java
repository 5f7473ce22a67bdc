package io.github.retentionmetrics.inference;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.math.StudentT;
import io.github.retentionmetrics.rate.Estimate;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.rate.Overlap;
import io.github.retentionmetrics.rate.Ratio;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;

/**
 * A ratio of two totals over customers, such as revenue per order, with its sampling uncertainty.
 *
 * <pre>
 * value          = sum of x / sum of y
 * standard error = sqrt( n / (n - 1) * sum of (x - value y)^2 ) / sum of y
 * </pre>
 *
 * <p>The sampling unit is the customer, not the order: orders of one customer resemble each other, and an interval that
 * treats them as independent is too narrow. The ratio itself equals that of the metric's own class to the last digit;
 * {@link #toRatio()} returns it.
 *
 * <ul>
 *   <li>The total of y not above 0: undefined.
 *   <li>One customer: the value is defined; standard error and interval are not.
 *   <li>The same ratio for every customer: the standard error is exactly 0.
 * </ul>
 *
 * <pre>{@code
 * RatioEstimate orderValue = AverageOrderValue.estimate(history, year2026);
 * orderValue.value();                                  // 32.26046511627907
 * orderValue.interval(0.95);                           // by the delta method
 * orderValue.interval(RatioEstimate.IntervalMethod.FIELLER, 0.95);
 * }</pre>
 *
 * <p>Source of the standard error: W. G. Cochran, Sampling Techniques, 3rd edition, 1977, equation 6.13 without the
 * finite population correction.
 *
 * @param sums the exact sums behind it
 * @param reason why the ratio is undefined, a phrase for display; always empty when the sum of y is above 0
 */
public record RatioEstimate(PairedSums sums, String reason) implements Estimate, Serializable {
    static final String NO_DENOMINATOR = "the denominators add up to 0 or less";

    /** The reason why a single customer has no interval. */
    static final String ONE_CUSTOMER = "one customer does not vary";

    /**
     * Checks the parts, and drops the reason of a defined estimate.
     *
     * @param sums the exact sums
     * @param reason why the ratio is undefined, if it is
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if the ratio is undefined and the reason blank
     */
    public RatioEstimate {
        Objects.requireNonNull(sums, "sums");
        Objects.requireNonNull(reason, "reason");
        reason = sums.sumY().signum() > 0 ? "" : Checks.identifier(reason, "reason");
    }

    /**
     * The ratio behind some sums.
     *
     * @param sums the sums
     * @return the estimate, undefined unless the sum of y is above 0
     * @throws NullPointerException if the sums are null
     */
    public static RatioEstimate of(PairedSums sums) {
        return new RatioEstimate(sums, NO_DENOMINATOR);
    }

    /**
     * The ratio of sums, with the reason for a total of y that is not above 0.
     *
     * @param sums the sums
     * @param undefinedReason why the ratio is undefined when the sum of y is not above 0; not kept otherwise
     * @return the estimate, undefined unless the sum of y is above 0
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the reason is blank
     */
    public static RatioEstimate of(PairedSums sums, String undefinedReason) {
        return new RatioEstimate(sums, Checks.identifier(undefinedReason, "undefinedReason"));
    }

    @Override
    public double value() {
        return toRatio().value();
    }

    @Override
    public boolean isDefined() {
        return sums.sumY().signum() > 0;
    }

    /**
     * The ratio without its uncertainty.
     *
     * @return the sum of x over the sum of y; 0 of 0, with the same reason, when this estimate is undefined
     */
    public Ratio toRatio() {
        return isDefined() ? Ratio.of(sums.sumX(), sums.sumY()) : Ratio.of(BigDecimal.ZERO, BigDecimal.ZERO, reason);
    }

    /**
     * The standard error of the ratio, in its unit.
     *
     * @return the standard error, from exact sums, rounded once; NaN when undefined or for one customer
     */
    public double standardError() {
        if (!isDefined() || sums.count() < 2) {
            return Double.NaN;
        }
        BigDecimal x = sums.sumX();
        BigDecimal y = sums.sumY();
        // sum of (x - r y)^2, times the square of the sum of y, without a rounding
        BigDecimal squares = sums.sumOfSquaresX()
                .multiply(y.pow(2))
                .subtract(x.multiply(y).multiply(sums.sumOfProducts()).multiply(BigDecimal.valueOf(2)))
                .add(x.pow(2).multiply(sums.sumOfSquaresY()));
        BigDecimal n = BigDecimal.valueOf(sums.count());
        BigDecimal variance =
                n.multiply(squares).divide(n.subtract(BigDecimal.ONE).multiply(y.pow(4)), MathContext.DECIMAL128);
        return Math.sqrt(variance.doubleValue());
    }

    /**
     * The confidence interval of the ratio, by the {@linkplain IntervalMethod#DELTA delta method}.
     *
     * @param level the confidence level, between 0 and 1, such as 0.95
     * @return the interval, undefined when the ratio is or for one customer
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    @Override
    public Interval interval(double level) {
        return interval(IntervalMethod.DELTA, level);
    }

    /**
     * The confidence interval of the ratio.
     *
     * @param method the method of the interval
     * @param level the confidence level, between 0 and 1, such as 0.95
     * @return the interval, undefined when the ratio is or for one customer
     * @throws NullPointerException if the method is null
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public Interval interval(IntervalMethod method, double level) {
        Objects.requireNonNull(method, "method");
        Checks.level(level);
        if (!isDefined() || sums.count() < 2) {
            return Interval.undefined(level, isDefined() ? ONE_CUSTOMER : reason);
        }
        double t = StudentT.criticalValue(level, sums.count() - 1.0);
        if (method == IntervalMethod.FIELLER) {
            return fieller(t, level);
        }
        double margin = t * standardError();
        return Interval.of(value() - margin, value() + margin, level);
    }

    /**
     * The roots of {@code a r^2 - 2 b r + c}, at which (mean of x - r y)^2 equals t^2 times its squared standard error.
     */
    private Interval fieller(double t, double level) {
        double freedom = sums.count() - 1.0;
        double weight = t * t / freedom;
        double a =
                sums.sumY().pow(2).doubleValue() - weight * sums.deviationsY().doubleValue();
        double b = sums.sumX().multiply(sums.sumY()).doubleValue()
                - weight * sums.deviationsXY().doubleValue();
        double c =
                sums.sumX().pow(2).doubleValue() - weight * sums.deviationsX().doubleValue();
        if (!(a > 0)) {
            return Interval.undefined(level, "the denominator may be 0 at this level");
        }
        double root = Math.sqrt(Math.max(b * b - a * c, 0)) / a;
        // rounding aside, the ratio itself is always among them
        return Interval.of(b / a - root, b / a + root, level).including(value());
    }

    /**
     * The difference of the ratios of two disjoint groups of customers.
     *
     * @param other the ratio to subtract
     * @return this ratio minus the other, with an interval and a test
     * @throws NullPointerException if {@code other} is null
     */
    public RatioDifference minus(RatioEstimate other) {
        return minus(other, Overlap.none());
    }

    /**
     * The difference of two ratios, of customers some of whom are part of both. {@link RatioStatistic#minus} computes
     * the overlap from the customers.
     *
     * @param other the ratio to subtract
     * @param overlap how many customers are part of both, and how far the two ratios depend on each other
     * @return this ratio minus the other, with an interval and a test
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if more customers are shared than one of the ratios has
     */
    public RatioDifference minus(RatioEstimate other, Overlap overlap) {
        return new RatioDifference(this, Objects.requireNonNull(other, "other"), overlap);
    }

    /**
     * The ratio and its customers as a text: {@code 30.714 (215 of 7), 3 customers}.
     *
     * @return the text
     */
    @Override
    public String toString() {
        return toRatio() + ", " + sums.count() + (sums.count() == 1 ? " customer" : " customers");
    }

    /** The methods for the interval of a ratio of totals over customers. */
    public enum IntervalMethod {
        /**
         * By the delta method: the ratio plus or minus t standard errors, with n - 1 degrees of freedom for n
         * customers.
         *
         * <ul>
         *   <li>Symmetric around the ratio. Reliable if the denominator is well above 0.
         * </ul>
         *
         * <p>Source: W. G. Cochran, Sampling Techniques, 3rd edition, 1977, section 6.4 (the variance of a ratio
         * estimate).
         */
        DELTA,

        /**
         * By Fieller's theorem: all ratios r for which the mean of x - r y is not t standard errors away from 0.
         *
         * <ul>
         *   <li>Asymmetric, and better for few customers.
         *   <li>Undefined when the denominator does not differ significantly from 0 at the given level: the set of
         *       ratios is then unbounded.
         * </ul>
         *
         * <p>Source: E. C. Fieller, Some Problems in Interval Estimation, Journal of the Royal Statistical Society B 16
         * (1954), 175-185.
         */
        FIELLER
    }
}
