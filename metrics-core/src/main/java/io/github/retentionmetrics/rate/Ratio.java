package io.github.retentionmetrics.rate;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;
import java.util.stream.Collector;

/**
 * A ratio of two amounts, as the two exact numbers behind it: 953 orders of 731 customers.
 *
 * <pre>
 * value = numerator / denominator
 * </pre>
 *
 * <p>Unlike a {@link Rate} it may exceed 1, and it is negative if its numerator is.
 *
 * <ul>
 *   <li>With a denominator of 0 it is undefined for any numerator: {@link #value()} is NaN.
 *   <li>Two ratios are equal when their numbers are equal; the scale of a number (2.5 or 2.50) does not matter.
 * </ul>
 *
 * <pre>{@code
 * Ratio ordersPerCustomer = Ratio.of(953, 731);
 * ordersPerCustomer.value();      // 1.3036...
 * ordersPerCustomer.toString();   // 1.304 (953 of 731)
 * }</pre>
 *
 * @param numerator the amount to be divided, of either sign; trailing zeros are dropped
 * @param denominator the amount to divide by, at least 0; trailing zeros are dropped
 * @param reason why the ratio is undefined, a phrase for display; always empty when the denominator is above 0
 */
public record Ratio(BigDecimal numerator, BigDecimal denominator, String reason) implements Answer, Serializable {
    private static final Ratio EMPTY = of(0, 0);

    /**
     * Checks and normalises the parts.
     *
     * @param numerator the amount to be divided
     * @param denominator the amount to divide by
     * @param reason why the ratio is undefined, if it is
     * @throws IllegalArgumentException if a number has more than 100 digits before or after the decimal point, if the
     *     denominator is negative, or if the ratio is undefined and the reason blank
     * @throws NullPointerException if a part is null
     */
    public Ratio {
        numerator = Decimals.stripped(numerator, Decimals.MOST_DIGITS, "numerator");
        denominator = Decimals.stripped(denominator, Decimals.MOST_DIGITS, "denominator");
        Checks.notNegative(denominator, "denominator");
        reason = Reasons.normalised(denominator.signum() > 0, reason);
    }

    /**
     * The ratio of two exact numbers.
     *
     * @param numerator the amount to be divided
     * @param denominator the amount to divide by
     * @return the ratio, undefined when the denominator is 0
     * @throws IllegalArgumentException if the denominator is negative, or a number has more than 100 digits before or
     *     after the decimal point
     */
    public static Ratio of(BigDecimal numerator, BigDecimal denominator) {
        return new Ratio(numerator, denominator, Reasons.ZERO_DENOMINATOR);
    }

    /**
     * The ratio of two exact numbers, with the reason for a denominator of 0.
     *
     * @param numerator the amount to be divided
     * @param denominator the amount to divide by
     * @param undefinedReason why the ratio is undefined when the denominator is 0; not kept otherwise
     * @return the ratio, undefined when the denominator is 0
     * @throws IllegalArgumentException if the denominator is negative, the reason blank, or a number has more than 100
     *     digits before or after the decimal point
     */
    public static Ratio of(BigDecimal numerator, BigDecimal denominator, String undefinedReason) {
        return new Ratio(numerator, denominator, Checks.identifier(undefinedReason, "undefinedReason"));
    }

    /**
     * The ratio of two whole numbers.
     *
     * @param numerator the amount to be divided
     * @param denominator the amount to divide by
     * @return the ratio, undefined when the denominator is 0
     * @throws IllegalArgumentException if the denominator is negative
     */
    public static Ratio of(long numerator, long denominator) {
        return of(BigDecimal.valueOf(numerator), BigDecimal.valueOf(denominator));
    }

    /**
     * The ratio of two whole numbers, with the reason for a denominator of 0.
     *
     * @param numerator the amount to be divided
     * @param denominator the amount to divide by
     * @param undefinedReason why the ratio is undefined when the denominator is 0; not kept otherwise
     * @return the ratio, undefined when the denominator is 0
     * @throws IllegalArgumentException if the denominator is negative or the reason blank
     */
    public static Ratio of(long numerator, long denominator, String undefinedReason) {
        return of(BigDecimal.valueOf(numerator), BigDecimal.valueOf(denominator), undefinedReason);
    }

    /**
     * The empty ratio, 0 of 0: undefined, and the identity of {@link #plus}.
     *
     * @return the empty ratio
     */
    public static Ratio empty() {
        return EMPTY;
    }

    /**
     * A collector that pools ratios: it adds up numerators and denominators.
     *
     * @return a collector whose result does not depend on order or threads; {@link #empty()} for no ratios
     */
    public static Collector<Ratio, ?, Ratio> toPooledRatio() {
        return Pooling.collector(EMPTY, Ratio::plus);
    }

    @Override
    public double value() {
        return isDefined() ? Exact.quotient(numerator, denominator) : Double.NaN;
    }

    /**
     * The ratio in percent, such as 104.2 for net revenue retention.
     *
     * @return 100 times the value, rounded once; NaN when undefined
     */
    public double percent() {
        return isDefined() ? Exact.quotient(numerator.movePointRight(2), denominator) : Double.NaN;
    }

    @Override
    public boolean isDefined() {
        return denominator.signum() > 0;
    }

    /**
     * This ratio times a fraction, for converting units of time: both numbers are multiplied exactly, by the fraction
     * in lowest terms.
     *
     * @param numerator the numerator of the fraction
     * @param denominator the denominator of the fraction
     * @return the product; this ratio when it is undefined
     * @throws IllegalArgumentException if either is not positive
     */
    public Ratio times(long numerator, long denominator) {
        Checks.positive(numerator, "numerator");
        Checks.positive(denominator, "denominator");
        if (!isDefined()) {
            return this;
        }
        long divisor = BigInteger.valueOf(numerator)
                .gcd(BigInteger.valueOf(denominator))
                .longValueExact();
        return of(
                this.numerator.multiply(BigDecimal.valueOf(numerator / divisor)),
                this.denominator.multiply(BigDecimal.valueOf(denominator / divisor)));
    }

    /**
     * The pooled ratio of both groups, from the sums of the parts: not the average of the values.
     *
     * <p>Of two undefined ratios the more specific reason is kept; of two specific reasons, the alphabetically first.
     *
     * @param other the ratio of another group
     * @return the pooled ratio
     */
    public Ratio plus(Ratio other) {
        Objects.requireNonNull(other, "other");
        return new Ratio(
                numerator.add(other.numerator),
                denominator.add(other.denominator),
                Reasons.pooled(reason, other.reason));
    }

    /**
     * The ratio as a text: {@code 1.304 (953 of 731)}, or {@code undefined (0 of 0): } and the reason.
     *
     * @return the text
     */
    @Override
    public String toString() {
        String parts = " (" + numerator.toPlainString() + " of " + denominator.toPlainString() + ")";
        return isDefined() ? Exact.text(numerator, denominator, 3) + parts : "undefined" + parts + ": " + reason;
    }
}
