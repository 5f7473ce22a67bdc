package io.github.retentionmetrics.rate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Conversions of exact numbers to doubles and to text: rounded once, at the end, independent of the locale. */
final class Exact {
    private Exact() {}

    /** The quotient of two exact numbers as the nearest double. */
    static double quotient(BigDecimal numerator, BigDecimal denominator) {
        return numerator.divide(denominator, MathContext.DECIMAL128).doubleValue();
    }

    /** The quotient as text, with a number of decimals, or more if three significant digits need them. */
    static String text(BigDecimal numerator, BigDecimal denominator, int decimals) {
        BigDecimal quotient = numerator.divide(denominator, MathContext.DECIMAL128);
        int leadingZeros = quotient.signum() == 0 ? 0 : quotient.scale() - quotient.precision();
        return quotient.setScale(Math.max(decimals, leadingZeros + 3), RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** The quotient of two counts as a percentage with one decimal, rounded half up from the exact quotient. */
    static String percentText(long numerator, long denominator) {
        return BigDecimal.valueOf(numerator)
                        .movePointRight(2)
                        .divide(BigDecimal.valueOf(denominator), 1, RoundingMode.HALF_UP)
                        .toPlainString()
                + "%";
    }
}
