package io.github.retentionmetrics.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Objects;

/** Exact decimals in one normal form, so that equal numbers are equal objects. */
public final class Decimals {
    /** More than any amount of money needs, and few enough that arithmetic on such numbers stays quick. */
    public static final int MOST_DIGITS = 100;

    private Decimals() {}

    /**
     * The same number without trailing zeros and without an exponent: 12.50 becomes 12.5, and 1E+2 becomes 100.
     *
     * <p>A number such as 1E+400000000 is a few bytes until it is added to or printed; it is refused here.
     *
     * @param number the number
     * @param name the parameter's name; the number is not part of a message, since hosts log messages
     * @return its normal form
     * @throws NullPointerException if the number is null, naming the parameter
     * @throws IllegalArgumentException if it has more than 100 digits before or after the decimal point
     */
    public static BigDecimal normal(BigDecimal number, String name) {
        BigDecimal stripped = stripped(number, MOST_DIGITS, name);
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /**
     * The same number without trailing zeros, refused where arithmetic on it would take all time and memory.
     *
     * @param number the number
     * @param most the most digits before, and the most after the decimal point
     * @param name the parameter's name; the number is not part of a message, since hosts log messages
     * @return the number without trailing zeros
     * @throws NullPointerException if the number is null, naming the parameter
     * @throws IllegalArgumentException if it has more than that many digits before or after the decimal point
     */
    public static BigDecimal stripped(BigDecimal number, int most, String name) {
        Objects.requireNonNull(number, name);
        if (number.signum() == 0) {
            return BigDecimal.ZERO;
        }
        // before the zeros are stripped, since that overflows at the smallest scale
        long digits = number.precision() - (long) number.scale();
        if (digits > most) {
            throw new IllegalArgumentException(
                    name + " must have at most " + most + " digits before the decimal point: " + digits);
        }
        BigDecimal stripped = number.stripTrailingZeros();
        if (stripped.scale() > most) {
            throw new IllegalArgumentException(name + " must have at most " + most + " decimals: " + stripped.scale());
        }
        return stripped;
    }

    /**
     * A number as text with a fixed number of decimals, rounded half up, the same in every locale. A number that rounds
     * to zero has no sign: the text is never -0.00.
     *
     * @param value the number
     * @param decimals how many decimals, at least 0
     * @return the text; {@code NaN}, {@code Infinity} or {@code -Infinity} if it is none
     */
    public static String text(double value, int decimals) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value)
                        .setScale(decimals, RoundingMode.HALF_UP)
                        .toPlainString()
                : Double.toString(value);
    }

    /**
     * The least number of minor units that is at least an amount.
     *
     * @param amount the amount
     * @param decimals how many decimals a minor unit stands for
     * @param name the parameter's name
     * @return the number of minor units, rounded up
     * @throws NullPointerException if the amount is null, naming the parameter
     * @throws IllegalArgumentException if the amount has more than 100 digits, or is beyond the range of a long
     */
    public static long ceilingMinor(BigDecimal amount, int decimals, String name) {
        BigDecimal minor =
                stripped(amount, MOST_DIGITS, name).movePointRight(decimals).setScale(0, RoundingMode.CEILING);
        if (minor.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new IllegalArgumentException(
                    name + " must fit in 64-bit minor units: " + minor.precision() + " digits");
        }
        return minor.longValueExact();
    }

    /**
     * An amount in minor units.
     *
     * @param amount the amount
     * @param decimals how many decimals a minor unit stands for
     * @param name the parameter's name
     * @return the number of minor units
     * @throws IllegalArgumentException if the amount has more than 100 digits, or more decimals
     * @throws ArithmeticException if it is beyond the range of a long
     */
    public static long exactMinor(BigDecimal amount, int decimals, String name) {
        BigDecimal minor = stripped(amount, MOST_DIGITS, name).movePointRight(decimals);
        if (minor.stripTrailingZeros().scale() > 0) {
            throw new IllegalArgumentException(name + " must have at most " + decimals + " decimals");
        }
        BigInteger whole = minor.toBigInteger();
        if (whole.bitLength() >= Long.SIZE) {
            throw new ArithmeticException(name + " must fit in 64-bit minor units");
        }
        return whole.longValue();
    }
}
