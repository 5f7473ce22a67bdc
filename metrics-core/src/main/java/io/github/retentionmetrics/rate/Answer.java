package io.github.retentionmetrics.rate;

import io.github.retentionmetrics.internal.Beans;
import io.github.retentionmetrics.internal.Checks;
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
 * <p>Answers, and the other results of the library, are plain data: a JSON mapper, a template or Kotlin finds
 * their figures as the components of records and as {@code getX} and {@code isX}. So a plain Jackson mapper writes
 * {@code Rate.of(850, 1_000)} as
 *
 * <pre>
 * {"numerator": 850, "denominator": 1000, "value": 0.85, "defined": true, "reason": "",
 *  "interval": {"low": 0.8265, "high": 0.8708, "level": 0.95, "defined": true, "reason": ""}}
 * </pre>
 *
 * <p>A number that is undefined or unbounded is null there, never NaN. Java code does not need {@code getX}: each
 * figure also has an accessor without {@code get}.
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
     * The reason why there is no answer, as a phrase for display, such as {@code "no customers at the start of the
     * period"}.
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
     * Whether the answer reaches a target: {@code value() >= target}, as in a test or an alert.
     *
     * <p>For an undefined answer both {@code isAtLeast} and {@link #isAtMost} are false, so that a check without data
     * fails; neither method is then the negation of the other, and {@link #isDefined()} distinguishes the cases. A rate
     * of exactly 80 % is at least 0.80.
     *
     * <pre>{@code
     * Rate.of(850, 1_000).isAtLeast(0.80);   // true
     * Rate.of(800, 1_000).isAtLeast(0.80);   // true
     * Rate.of(790, 1_000).isAtLeast(0.80);   // false
     * Rate.of(0, 0).isAtLeast(0.80);         // false  no customers to retain are not a success
     * Rate.of(0, 0).isAtMost(0.80);          // false
     * }</pre>
     *
     * @param target the smallest accepted value, in the unit of {@link #value()}: 0.80 for 80 %
     * @return true if the answer is defined and not below the target
     * @throws IllegalArgumentException if the target is NaN
     */
    default boolean isAtLeast(double target) {
        // NaN, the value of an undefined answer, is neither above nor below anything
        return Checks.notNaN(target, "target") <= value();
    }

    /**
     * Whether the answer is within a limit: {@code value() <= limit}. As with {@link #isAtLeast}, the result is false
     * for an undefined answer.
     *
     * <pre>{@code
     * Rate churn = Rate.of(30, 1_000);
     * churn.isAtMost(0.05);          // true
     * Rate.of(0, 0).isAtMost(0.05);  // false  no customers, no churn rate
     * }</pre>
     *
     * @param limit the largest accepted value, in the unit of {@link #value()}
     * @return true if the answer is defined and not above the limit
     * @throws IllegalArgumentException if the limit is NaN
     */
    default boolean isAtMost(double limit) {
        return Checks.notNaN(limit, "limit") >= value();
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
