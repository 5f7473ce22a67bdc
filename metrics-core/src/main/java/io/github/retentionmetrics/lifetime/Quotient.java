package io.github.retentionmetrics.lifetime;

import io.github.retentionmetrics.rate.Ratio;
import java.math.BigDecimal;

/** Quotients of amounts and of ratios; undefined for the first reason that applies. */
final class Quotient {
    private Quotient() {}

    /** An amount divided by a count. */
    static Ratio of(BigDecimal amount, long count, String none) {
        return Ratio.of(amount, BigDecimal.valueOf(count), none);
    }

    /** The quotient of two ratios, of which the second must be above zero. */
    static Ratio of(Ratio one, Ratio other, String notPositive) {
        if (!one.isDefined() || !other.isDefined()) {
            return undefined(one.isDefined() ? other.reason() : one.reason());
        }
        return other.numerator().signum() > 0
                ? Ratio.of(
                        one.numerator().multiply(other.denominator()),
                        one.denominator().multiply(other.numerator()))
                : undefined(notPositive);
    }

    static Ratio undefined(String reason) {
        return Ratio.of(BigDecimal.ZERO, BigDecimal.ZERO, reason);
    }
}
