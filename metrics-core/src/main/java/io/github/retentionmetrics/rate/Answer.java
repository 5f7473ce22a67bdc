package io.github.retentionmetrics.rate;

import io.github.retentionmetrics.internal.Beans;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A number that may be undefined: valid input without an answer, such as a retention rate when there were no customers
 * to retain. An undefined answer is neither zero nor an error.
 *
 * <ul>
 *   <li>Defined: {@link #value()} is a number and {@link #reason()} is empty.
 *   <li>Undefined: {@link #value()} is NaN and {@link #reason()} says why.
 * </ul>
 *
 * <p>Answers, and the other results of the library, are data as they stand: a JSON mapper, a template or Kotlin finds
 * their figures as the components of records and as {@code getX} and {@code isX}. So a plain Jackson mapper writes {@code
 * Rate.of(850, 1_000)} as
 *
 * <pre>
 * {"numerator": 850, "denominator": 1000, "value": 0.85, "defined": true, "reason": "",
 *  "interval": {"low": 0.8265, "high": 0.8708, "level": 0.95, "defined": true, "reason": ""}}
 * </pre>
 *
 * <p>A number that is undefined or unbounded is null there, never NaN. Java code has no need of {@code getX}: the same
 * figure has an accessor without {@code get}.
 */
public interface Answer {
    /**
     * The answer as a number.
     *
     * @return the value, or NaN when undefined
     */
    double value();

    /**
     * Whether there is an answer.
     *
     * @return true if {@link #value()} is a number
     */
    boolean isDefined();

    /**
     * Why there is no answer, as a phrase for people, such as {@code "no customers at the start of the period"}.
     *
     * @return the reason, empty when the answer is defined and never empty when it is not
     */
    String reason();

    /** {@return the {@link #value()}, or null when undefined, for JSON mappers and templates} */
    default @Nullable Double getValue() {
        return Beans.finite(value());
    }

    /** {@return the {@link #reason()}, for JSON mappers and templates} */
    default String getReason() {
        return reason();
    }

    /**
     * The answer as an optional number.
     *
     * @return the value, or empty when undefined
     */
    default OptionalDouble toOptional() {
        return isDefined() ? OptionalDouble.of(value()) : OptionalDouble.empty();
    }
}
