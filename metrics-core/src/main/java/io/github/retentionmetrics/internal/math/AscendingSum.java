package io.github.retentionmetrics.internal.math;

import java.util.Arrays;

/**
 * A sum of doubles that is the same to the last bit whatever their order: they are added from the smallest to the
 * largest.
 */
public final class AscendingSum {
    private AscendingSum() {}

    /**
     * The sum of some numbers.
     *
     * @param values the numbers, in any order; not changed
     * @return their sum, 0 of none
     */
    public static double of(double... values) {
        double[] ascending = values.clone();
        Arrays.sort(ascending);
        double sum = 0;
        for (double value : ascending) {
            sum += value;
        }
        return sum;
    }
}
