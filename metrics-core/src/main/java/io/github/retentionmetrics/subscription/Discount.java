package io.github.retentionmetrics.subscription;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * A discount on the price of a subscription: a percentage of price times quantity, or an amount per billing interval.
 *
 * <pre>{@code
 * Discount.percent(new BigDecimal("20"));
 * Discount.amount(new BigDecimal("5.00"));
 * Discount.parse("20%").limited();      // ends by itself, such as a coupon for the first three months
 * }</pre>
 *
 * <p>A discount is in force during the phase that has it: a discount for three months is a phase of three months with
 * the discount, followed by a phase without it. {@link #isLimited()} marks a discount that will end, which some tools
 * leave out of recurring revenue ({@link RevenueConventions.Discounts}). An amount above the price makes the
 * subscription free, never negative.
 *
 * @param kind the kind of the value
 * @param value the percentage, in 0..100, or the amount, not negative
 * @param isLimited whether the discount ends before the subscription does
 */
public record Discount(Kind kind, BigDecimal value, boolean isLimited) implements Serializable {
    /** The kinds of discounts. */
    public enum Kind {
        /** A percentage of price times quantity. */
        PERCENT,
        /** An amount that is deducted once per billing interval, in the currency of the price. */
        AMOUNT
    }

    private static final Discount NONE = amount(BigDecimal.ZERO);

    /**
     * Checks the parts.
     *
     * @param kind the kind of the value
     * @param value the percentage, in 0..100, or the amount, not negative
     * @param isLimited whether the discount ends before the subscription does
     * @throws NullPointerException if the kind or the value is null
     * @throws IllegalArgumentException if the value is negative, a percentage above 100, or longer than 100 digits
     *     before or after the decimal point
     */
    public Discount {
        Objects.requireNonNull(kind, "kind");
        value = Decimals.normal(value, "value");
        if (value.signum() < 0) {
            throw new IllegalArgumentException("discount must not be negative: it is");
        }
        if (kind == Kind.PERCENT && value.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new IllegalArgumentException("discount must be at most 100 percent: " + value.toPlainString());
        }
    }

    /**
     * No discount.
     *
     * @return an amount of 0
     */
    public static Discount none() {
        return NONE;
    }

    /**
     * A percentage of price times quantity.
     *
     * @param percent the percentage, in 0..100
     * @return the discount, without a limit
     * @throws NullPointerException if the percentage is null
     * @throws IllegalArgumentException if it is negative or above 100
     */
    public static Discount percent(BigDecimal percent) {
        return new Discount(Kind.PERCENT, percent, false);
    }

    /**
     * An amount that is deducted once per billing interval, for any quantity.
     *
     * @param amount the amount, not negative, in the currency of the price
     * @return the discount, without a limit
     * @throws NullPointerException if the amount is null
     * @throws IllegalArgumentException if it is negative
     */
    public static Discount amount(BigDecimal amount) {
        return new Discount(Kind.AMOUNT, amount, false);
    }

    /**
     * Reads a discount: {@code 20%}, {@code 5.00}; an empty text is no discount.
     *
     * @param text the text
     * @return the discount, without a limit
     * @throws NullPointerException if the text is null
     * @throws IllegalArgumentException if the text is neither a number nor a number with a percent sign, or the number
     *     is out of range
     */
    public static Discount parse(String text) {
        String trimmed = Objects.requireNonNull(text, "text").trim();
        if (Checks.isBlank(trimmed)) {
            return none();
        }
        boolean isPercent = trimmed.endsWith("%");
        String number = isPercent ? trimmed.substring(0, trimmed.length() - 1).trim() : trimmed;
        BigDecimal value;
        try {
            value = new BigDecimal(number);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "discount must be an amount such as 5.00 or a percentage such as 20%: length " + text.length(), e);
        }
        return isPercent ? percent(value) : amount(value);
    }

    /**
     * The same discount, which ends before the subscription does.
     *
     * @return the copy
     */
    public Discount limited() {
        return new Discount(kind, value, true);
    }

    /** The rest of a line of a bill, not negative. */
    BigDecimal takenOff(BigDecimal line) {
        BigDecimal off = kind == Kind.PERCENT ? line.multiply(value).movePointLeft(2) : value;
        return line.subtract(off).max(BigDecimal.ZERO);
    }

    /** {@return the discount as text, such as {@code 20%} or {@code 5}} */
    @Override
    public String toString() {
        return value.toPlainString() + (kind == Kind.PERCENT ? "%" : "") + (isLimited ? " limited" : "");
    }
}
