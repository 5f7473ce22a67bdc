package io.github.retentionmetrics.lifetime;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A geometric sum and its derivative, 1 + q + q^2 + ... + q^(n-1), by doubling.
 *
 * <p>The closed form (1 - q^n) / (1 - q) loses all its digits as q approaches 1, and its derivative twice as many; here
 * nothing is subtracted, so that q close to 1 and q = 1 are like any other.
 */
final class PowerSum {
    private static final int MOST_ZEROS = 1_000;

    private final BigDecimal q;
    private final MathContext digits;

    /** Of the terms so far: their sum and its derivative, and the next term with its derivative. */
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

    /** As many terms again: sum + q^n sum. */
    private void twice() {
        slope = slope.add(powerSlope.multiply(sum, digits), digits).add(power.multiply(slope, digits), digits);
        sum = sum.add(power.multiply(sum, digits), digits);
        powerSlope = orZero(power.multiply(powerSlope, digits).multiply(BigDecimal.valueOf(2), digits));
        power = orZero(power.multiply(power, digits));
    }

    /** One term more. */
    private void next() {
        sum = sum.add(power, digits);
        slope = slope.add(powerSlope, digits);
        powerSlope = orZero(powerSlope.multiply(q, digits).add(power, digits));
        power = orZero(power.multiply(q, digits));
    }

    /**
     * Beside sums of 1 and more such a term is nothing, and its exponent would overflow if it were squared on and on.
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
