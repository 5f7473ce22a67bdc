package io.github.retentionmetrics.rate;

import java.util.OptionalDouble;

/**
 * A number that may be undefined: valid input without an answer, such as a retention rate when there were no customers
 * to retain. An undefined answer is neither zero nor an error.
 *
 * <ul>
 *   <li>Defined: {@link #value()} is a number and {@link #reason()} is empty.
 *   <li>Undefined: {@link #value()} is NaN and {@link #reason()} says why.
 * </ul>
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

    /**
     * The answer as an optional number.
     *
     * @return the value, or empty when undefined
     */
    default OptionalDouble toOptional() {
        return isDefined() ? OptionalDouble.of(value()) : OptionalDouble.empty();
    }
}
