package io.github.retentionmetrics.lifetime;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A geometric sum and its derivative, 1 + q + q^2 + ... + q^(n-1), by doubling.
 *
 * <p>The closed form (1 - q^n) / (1 - q) loses all its digits as q approaches 1, and its derivative twice as many; here
 * nothing is subtracted, so that q close to 1 and q = 1 need no special treatment.
 */
final class PowerSum {
    private static final int MOST_ZEROS = 1_000;

    private final BigDecimal q;
    private final MathContext digits;

    /** The sum of the terms so far and its derivative, and the next term with its derivative. */
    private BigDecimal sum = BigDecimal.ZERO;

    private BigDecimal slope = BigDecimal.ZERO;
    private BigDecimal power = BigDecimal.ONE;
    private BigDecimal powerSlope = BigDecimal.ZERO;

    private PowerSum(BigDecimal q, MathContext digits) {
        this.q = q;
        this.digits = digits;
    }

    static PowerSum of(BigDecimal q, int terms, MathContext digits) {
        PowerSum powers = new PowerSum(q, digits);
        for (int bit = Integer.highestOneBit(terms); bit > 0; bit >>= 1) {
            powers.twice();
            if ((terms & bit) != 0) {
                powers.next();
            }
        }
        return powers;
    }

    /** Doubles the number of terms: sum + q^n sum. */
    private void twice() {
        slope = slope.add(powerSlope.multiply(sum, digits), digits).add(power.multiply(slope, digits), digits);
        sum = sum.add(power.multiply(sum, digits), digits);
        powerSlope = orZero(power.multiply(powerSlope, digits).multiply(BigDecimal.valueOf(2), digits));
        power = orZero(power.multiply(power, digits));
    }

    /** Adds one term. */
    private void next() {
        sum = sum.add(power, digits);
        slope = slope.add(powerSlope, digits);
        powerSlope = orZero(powerSlope.multiply(q, digits).add(power, digits));
        power = orZero(power.multiply(q, digits));
    }

    /**
     * The term, or zero if it is negligible beside sums of at least 1: squared repeatedly, its exponent would overflow.
     */
    private static BigDecimal orZero(BigDecimal term) {
        return term.precision() - (long) term.scale() < -MOST_ZEROS ? BigDecimal.ZERO : term;
    }

    BigDecimal sum() {
        return sum;
    }

    BigDecimal slope() {
        return slope;
    }
}
