package io.github.retentionmetrics.internal.math;

import org.apache.commons.numbers.gamma.RegularizedGamma;

/** The chi-square distribution. */
public final class ChiSquare {
    private ChiSquare() {}

    /**
     * The probability of a value above {@code x}.
     *
     * <pre>
     * Q(df / 2, x / 2), the upper regularized incomplete gamma function
     * </pre>
     *
     * @param x the value, not negative
     * @param degreesOfFreedom positive
     * @return a probability in 0..1
     */
    public static double upperTail(double x, double degreesOfFreedom) {
        return RegularizedGamma.Q.value(degreesOfFreedom / 2, x / 2);
    }
}
