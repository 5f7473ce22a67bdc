package io.github.retentionmetrics.rate;

import io.github.retentionmetrics.internal.Beans;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A confidence interval: two bounds with a confidence level.
 *
 * <ul>
 *   <li>Both bounds are part of the interval.
 *   <li>An interval that the data do not allow is undefined: both bounds are NaN, it contains no value, and it gives
 *       the reason.
 * </ul>
 *
 * <pre>{@code
 * Interval interval = Rate.of(850, 1_000).interval(WILSON, 0.95);
 * interval.toString();                          // 0.8265 .. 0.8708 (95%)
 * interval.map(rate -> 100 * rate).toString();  // 82.65 .. 87.08 (95%)
 * }</pre>
 *
 * @param low the lower bound, NaN when undefined
 * @param high the upper bound, NaN when undefined
 * @param level the confidence level, between 0 and 1
 * @param reason why it is undefined; empty when it is defined
 */
public record Interval(double low, double high, double level, String reason) implements Serializable {
    /**
     * Checks the bounds, the level and the reason.
     *
     * @param low the lower bound
     * @param high the upper bound
     * @param level the confidence level
     * @param reason why there are no bounds, or empty
     * @throws NullPointerException if the reason is null
     * @throws IllegalArgumentException if the high bound is below the low one, if only one of them is NaN, if both are
     *     the same infinity, if the level is not between 0 and 1, if a reason is given with bounds, or if no reason is
     *     given without bounds
     */
    public Interval {
        low = Checks.unsignedZero(low);
        high = Checks.unsignedZero(high);
        Checks.level(level);
        if (!(low <= high) && !(Double.isNaN(low) && Double.isNaN(high))) {
            throw new IllegalArgumentException("high (" + high + ") must be at or above low (" + low + ")");
        }
        if (low == high && Double.isInfinite(low)) {
            throw new IllegalArgumentException("no number is between " + low + " and " + high);
        }
        if (!Checks.isReason(reason, !Double.isNaN(low))) {
            throw new IllegalArgumentException("reason must be given exactly when the bounds (" + low + ", " + high
                    + ") are NaN: \"" + reason + "\"");
        }
    }

    /**
     * The interval between two bounds.
     *
     * @param low the lower bound
     * @param high the upper bound
     * @param level the confidence level, between 0 and 1
     * @return the interval
     * @throws IllegalArgumentException if the high bound is not at or above the low one, if both are the same infinity,
     *     or if the level is not between 0 and 1
     */
    public static Interval of(double low, double high, double level) {
        if (!(low <= high)) {
            throw new IllegalArgumentException("high (" + high + ") must be at or above low (" + low + ")");
        }
        return new Interval(low, high, level, "");
    }

    /**
     * An undefined interval.
     *
     * @param level the requested confidence level
     * @param reason why it is undefined, as a phrase for display
     * @return an undefined interval
     * @throws NullPointerException if the reason is null
     * @throws IllegalArgumentException if the level is not between 0 and 1, or the reason is blank
     */
    public static Interval undefined(double level, String reason) {
        return new Interval(Double.NaN, Double.NaN, level, reason);
    }

    /**
     * Whether there are bounds.
     *
     * @return true if both bounds are numbers
     */
    public boolean isDefined() {
        return !Double.isNaN(low);
    }

    /**
     * The distance between the bounds.
     *
     * @return {@code high - low}, NaN when undefined
     */
    public double width() {
        return high - low;
    }

    /**
     * Whether a value lies between the bounds, both inclusive.
     *
     * @param value the value
     * @return false when outside, when the value is NaN or when the interval is undefined
     */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /**
     * The smallest interval that contains this one and a value, such as an estimate outside the interval of a method
     * with a shifted centre.
     *
     * <p>Widening an interval never lowers its coverage.
     *
     * @param value the value to include; NaN includes nothing
     * @return the widened interval at the same level; this one when it contains the value, is undefined or the value is
     *     NaN
     */
    public Interval including(double value) {
        return !isDefined() || Double.isNaN(value) || contains(value)
                ? this
                : of(Math.min(low, value), Math.max(high, value), level);
    }

    /**
     * The interval of an increasing function of the quantity, such as percent instead of a fraction.
     *
     * @param increasing a function that does not decrease between the bounds
     * @return the interval between the function's values at the bounds, at the same level; undefined when this interval
     *     is undefined
     * @throws IllegalArgumentException if the function is smaller at the high bound than at the low one, or the same
     *     infinity at both
     */
    public Interval map(DoubleUnaryOperator increasing) {
        Objects.requireNonNull(increasing, "increasing");
        return isDefined() ? of(increasing.applyAsDouble(low), increasing.applyAsDouble(high), level) : this;
    }

    /** {@return the {@link #low()}, or null when undefined, for JSON mappers and templates} */
    public @Nullable Double getLow() {
        return Beans.finite(low());
    }

    /** {@return the {@link #high()}, or null when undefined, for JSON mappers and templates} */
    public @Nullable Double getHigh() {
        return Beans.finite(high());
    }

    /**
     * The interval as text: {@code 0.8265 .. 0.8708 (95%)}, with as many decimals as are needed to show three digits of
     * the width, and three digits of 1 minus the level; {@code 153 or more (95%)} without an upper bound, {@code 153 or
     * less (95%)} without a lower one, {@code unbounded (95%)} without either, with three digits; or {@code undefined
     * (95%): } and the reason.
     *
     * @return the text
     */
    @Override
    public String toString() {
        String suffix = " (" + percent() + "%)";
        return isDefined() ? bounds() + suffix : "undefined" + suffix + ": " + reason;
    }

    private String bounds() {
        if (Double.isInfinite(low)) {
            return Double.isInfinite(high) ? "unbounded" : Decimals.text(high, decimals(Math.abs(high))) + " or less";
        }
        return Double.isInfinite(high)
                ? Decimals.text(low, decimals(Math.abs(low))) + " or more"
                : Decimals.text(low, decimals(width())) + " .. " + Decimals.text(high, decimals(width()));
    }

    /** The level in percent. A level such as 1 - 0.05 / 18 is rounded, but never to 100. */
    private String percent() {
        BigDecimal exact = BigDecimal.valueOf(level);
        BigDecimal outside = BigDecimal.ONE.subtract(exact);
        MathContext digits = new MathContext(3);
        BigDecimal shown = level < 0.5 ? exact.round(digits) : BigDecimal.ONE.subtract(outside.round(digits));
        return shown.movePointRight(2).stripTrailingZeros().toPlainString();
    }

    private static int decimals(double measure) {
        boolean measurable = measure > 0 && Double.isFinite(measure);
        return measurable ? Math.max(0, 2 - (int) Math.floor(Math.log10(measure))) : 4;
    }
}
