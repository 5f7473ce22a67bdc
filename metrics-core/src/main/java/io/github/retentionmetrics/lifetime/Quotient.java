package io.github.retentionmetrics.lifetime;

import io.github.retentionmetrics.internal.Decimals;
import io.github.retentionmetrics.rate.Ratio;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Quotients of amounts and of ratios; undefined for the first reason that applies. */
final class Quotient {
    private Quotient() {}

    /** An amount divided by a count. */
    static Ratio of(BigDecimal amount, long count, String none) {
        return Ratio.of(amount, BigDecimal.valueOf(count), none);
    }

    /**
     * An amount divided by another. Amounts of more than 100 digits before or after the decimal point, which a ratio
     * does not take, are moved by the same power of ten, and rounded to 100 decimals.
     */
    static Ratio of(BigDecimal amount, BigDecimal other, String none) {
        int digits = Math.max(digits(amount), digits(other));
        int decimals = Math.max(amount.scale(), other.scale());
        int left = Math.max(0, digits - Decimals.MOST_DIGITS);
        int right = Math.max(0, Math.min(decimals - Decimals.MOST_DIGITS, Decimals.MOST_DIGITS - Math.max(0, digits)));
        return Ratio.of(fitting(amount, left - right), fitting(other, left - right), none);
    }

    private static int digits(BigDecimal amount) {
        return amount.precision() - amount.scale();
    }

    private static BigDecimal fitting(BigDecimal amount, int left) {
        BigDecimal moved = left == 0 ? amount : amount.movePointLeft(left);
        return moved.scale() > Decimals.MOST_DIGITS
                ? moved.setScale(Decimals.MOST_DIGITS, RoundingMode.HALF_EVEN)
                : moved;
    }

    /** The quotient of two ratios, of which the second must be above zero. */
    static Ratio of(Ratio one, Ratio other, String notPositive) {
        if (!one.isDefined() || !other.isDefined()) {
            return undefined(one.isDefined() ? other.reason() : one.reason());
        }
        return other.numerator().signum() > 0
                ? of(
                        one.numerator().multiply(other.denominator()),
                        one.denominator().multiply(other.numerator()),
                        notPositive)
                : undefined(notPositive);
    }

    static Ratio undefined(String reason) {
        return Ratio.of(BigDecimal.ZERO, BigDecimal.ZERO, reason);
    }
}
