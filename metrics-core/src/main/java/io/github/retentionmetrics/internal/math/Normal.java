package io.github.retentionmetrics.internal.math;

import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.InverseErf;
import org.apache.commons.numbers.gamma.InverseErfc;

/** The standard normal distribution; each tail has its own function, so that small ones keep their digits. */
public final class Normal {
    private static final double SQRT_2 = Math.sqrt(2);

    private Normal() {}

    /**
     * The probability of a value at or below {@code z}.
     *
     * @param z the value
     * @return a probability in 0..1
     */
    public static double cdf(double z) {
        return 0.5 * Erfc.value(-z / SQRT_2);
    }

    /**
     * The probability of a value above {@code z}.
     *
     * @param z the value
     * @return a probability in 0..1
     */
    public static double upperTail(double z) {
        return 0.5 * Erfc.value(z / SQRT_2);
    }

    /**
     * The probability of a value at least as far from zero as {@code z}, on either side.
     *
     * @param z the value; its sign does not matter
     * @return a probability in 0..1
     */
    public static double twoSidedTail(double z) {
        return Erfc.value(Math.abs(z) / SQRT_2);
    }

    /**
     * The value that is not exceeded with the given probability.
     *
     * @param probability in 0..1
     * @return the quantile; infinite at 0 and 1
     */
    public static double quantile(double probability) {
        return -SQRT_2 * InverseErfc.value(2 * probability);
    }

    /**
     * The value whose two tails together hold what a confidence level leaves out: 1.96 for 0.95.
     *
     * @param level the confidence level, in 0..1
     * @return the critical value, at least 0
     */
    public static double criticalValue(double level) {
        // Each function keeps the digits of its own small arguments.
        return SQRT_2 * (level < 0.5 ? InverseErf.value(level) : InverseErfc.value(1 - level));
    }
}
