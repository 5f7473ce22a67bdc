package io.github.retentionmetrics.rate;

import io.github.retentionmetrics.internal.Beans;
import io.github.retentionmetrics.internal.Checks;
import java.io.Serializable;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An expected number under a model, which may be infinite: it is then undefined, with a reason.
 *
 * <pre>{@code
 * Expectation lifetime = ShiftedBetaGeometric.of(2, 3).expectedLifetime();
 * lifetime.value();                                           // 4.0  periods
 * ShiftedBetaGeometric.of(0.67, 3.8).expectedLifetime().isDefined();   // false
 * }</pre>
 *
 * @param value the expected number; NaN when undefined
 * @param reason why it is undefined; empty when defined
 */
public record Expectation(double value, String reason) implements Answer, Serializable {
    /**
     * Checks the parts.
     *
     * @param value the expected number; NaN when undefined
     * @param reason why it is undefined; empty when defined
     * @throws NullPointerException if the reason is null
     * @throws IllegalArgumentException if the value is infinite, or there is not exactly one of value and reason
     */
    public Expectation {
        value = Checks.unsignedZero(value);
        Objects.requireNonNull(reason, "reason");
        if (Double.isInfinite(value)) {
            throw new IllegalArgumentException("value must not be infinite: " + value);
        }
        if (!Checks.isReason(reason, !Double.isNaN(value))) {
            throw new IllegalArgumentException(
                    "reason (" + reason + ") must be given if and only if there is no value (" + value + ")");
        }
    }

    /**
     * An expected number.
     *
     * @param value the number
     * @return the expectation
     * @throws IllegalArgumentException if the value is not finite
     */
    public static Expectation of(double value) {
        return new Expectation(value, "");
    }

    /**
     * An expectation that does not exist.
     *
     * @param reason why
     * @return the undefined expectation
     * @throws NullPointerException if the reason is null
     * @throws IllegalArgumentException if the reason is blank
     */
    public static Expectation undefined(String reason) {
        return new Expectation(Double.NaN, reason);
    }

    @Override
    public boolean isDefined() {
        return reason.isEmpty();
    }

    /** {@return the {@link #value()}, or null when undefined, for JSON mappers and templates} */
    @Override
    public @Nullable Double getValue() {
        return Beans.finite(value);
    }

    /**
     * A readable text of the expectation: four significant digits, or the reason.
     *
     * @return the text
     */
    @Override
    public String toString() {
        return isDefined() ? String.format(Locale.ROOT, "%.4g", value) : "undefined (" + reason + ")";
    }
}
