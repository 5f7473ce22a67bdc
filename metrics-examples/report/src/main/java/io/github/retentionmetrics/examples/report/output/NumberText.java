package io.github.retentionmetrics.examples.report.output;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Numbers as files have them: the fewest digits from which the same {@code double} is read back, never an exponent
 * (which spreadsheets round), {@code 1} rather than {@code 1.0}, and the same text on every JDK, which
 * {@code Double.toString} does not promise. An undefined number has no text.
 */
public final class NumberText {
    private static final int ALWAYS_KEPT = 15;
    private static final int ALWAYS_ENOUGH = 17;

    private NumberText() {}

    public static String of(double value) {
        return Double.isFinite(value) ? shortest(value).toPlainString() : "";
    }

    /** The shortest decimal of a finite number. */
    static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = ALWAYS_KEPT; digits < ALWAYS_ENOUGH; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            if (rounded.doubleValue() == value) {
                return stripped(rounded);
            }
        }
        return stripped(exact.round(new MathContext(ALWAYS_ENOUGH)));
    }

    private static BigDecimal stripped(BigDecimal value) {
        return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }
}
