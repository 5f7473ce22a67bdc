package io.github.retentionmetrics.internal.math;

import java.util.function.DoubleUnaryOperator;

/**
 * The infinite sum of a smooth, positive, falling function at 0, 1, 2...: the first terms one by one, the rest as an
 * integral with the correction of Euler and Maclaurin.
 */
public final class SmoothSum {
    private static final int SINGLE_TERMS = 2_000;
    private static final double NEGLIGIBLE = 1e-17;

    /** Beyond this the function is taken for a power of its argument. */
    private static final double FARTHEST = 1e200;

    private static final double[] NODES = {0.1834346424956498, 0.525532409916329, 0.7966664774136267, 0.9602898564975363
    };
    private static final double[] WEIGHTS = {
        0.362683783378362, 0.31370664587788727, 0.22238103445337448, 0.10122853629037626
    };

    private SmoothSum() {}

    /**
     * The sum.
     *
     * @param function falls like {@code x^-power exp(-decay x)} for large x
     * @param power the power
     * @param decay the rate of exponential decay; if it is 0, the power must be above 1
     * @return the sum of {@code function(j)} over j from 0
     */
    public static double of(DoubleUnaryOperator function, double power, double decay) {
        double sum = 0;
        double last = 0;
        for (int j = 0; j < SINGLE_TERMS; j++) {
            last = function.applyAsDouble(j);
            sum += last;
            if (last <= NEGLIGIBLE * sum) {
                return sum;
            }
        }
        double slope = function.applyAsDouble(SINGLE_TERMS) - last;
        return sum + slope / 24 + integral(function, SINGLE_TERMS - 0.5, sum, power, decay);
    }

    private static double integral(DoubleUnaryOperator function, double start, double sum, double power, double decay) {
        double from = start;
        double integral = 0;
        while (from < FARTHEST) {
            double length = Math.min(from / 2, 2 / decay);
            double block = block(function, from, length);
            integral += block;
            from += length;
            if (block <= NEGLIGIBLE * (sum + integral) && length < from / 4) {
                return integral;
            }
            double rest = from * function.applyAsDouble(from) / Math.max(power - 1, NEGLIGIBLE);
            if (rest <= NEGLIGIBLE * (sum + integral)) {
                return integral;
            }
        }
        return integral + from * function.applyAsDouble(from) / (power - 1);
    }

    /** Gauss's rule with eight points. */
    private static double block(DoubleUnaryOperator function, double from, double length) {
        double half = length / 2;
        double middle = from + half;
        double block = 0;
        for (int i = 0; i < NODES.length; i++) {
            block += WEIGHTS[i]
                    * (function.applyAsDouble(middle - half * NODES[i])
                            + function.applyAsDouble(middle + half * NODES[i]));
        }
        return block * half;
    }
}
