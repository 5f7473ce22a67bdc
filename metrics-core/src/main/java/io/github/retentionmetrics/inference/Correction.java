package io.github.retentionmetrics.inference;

import io.github.retentionmetrics.internal.Checks;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Corrections for multiple comparisons. Of twenty comparisons without a difference, one is expected to have a p-value
 * below 0.05 by chance.
 *
 * <p>Each adjusts the p-values, so that they can be compared with 0.05 as that of a single comparison. Below, the m
 * p-values are in ascending order, p(1) to p(m). Adjusted p-values never exceed 1, are never below the p-value, keep
 * the order, and are equal for equal p-values. An undefined p-value (NaN) stays undefined and does not count as a look.
 *
 * <pre>{@code
 * HOLM.adjust(0.01, 0.5, 0.03);                 // in the order given: 0.03, 0.5, 0.06
 * BENJAMINI_HOCHBERG.adjust(0.01, 0.5, 0.03);   // in the order given: 0.03, 0.5, 0.045
 * }</pre>
 */
public enum Correction {
    /** No correction: each comparison on its own. */
    NONE {
        @Override
        void adjustSorted(double[] sorted) {}

        @Override
        double intervalLevel(double level, int looks, int found) {
            return level;
        }
    },

    /**
     * {@code m p}: the probability of even one false finding is at most alpha.
     *
     * <p>Source: O. J. Dunn, Multiple Comparisons Among Means, Journal of the American Statistical Association 56
     * (1961), 52-64.
     */
    BONFERRONI {
        @Override
        void adjustSorted(double[] sorted) {
            for (int i = 0; i < sorted.length; i++) {
                sorted[i] = Math.min(1, sorted.length * sorted[i]);
            }
        }
    },

    /**
     * The largest of {@code (m - j + 1) p(j)} for j up to i: the same guarantee as {@link #BONFERRONI}, with more
     * findings.
     *
     * <p>Its intervals are those of {@link #BONFERRONI}; an interval may contain 0 although the adjusted p-value is
     * small, and {@link Comparison#verdict()} then shows no clear difference.
     *
     * <p>Source: S. Holm, A Simple Sequentially Rejective Multiple Test Procedure, Scandinavian Journal of Statistics 6
     * (1979), 65-70.
     */
    HOLM {
        @Override
        void adjustSorted(double[] sorted) {
            double largest = 0;
            for (int i = 0; i < sorted.length; i++) {
                largest = Math.max(largest, Math.min(1, (sorted.length - i) * sorted[i]));
                sorted[i] = largest;
            }
        }
    },

    /**
     * The smallest of {@code m p(j) / j} for j from i: the false discovery rate, the expected share of false findings
     * among all findings, is at most alpha. For independent comparisons, and for some forms of positive dependence.
     *
     * <p>The intervals are at {@code 1 - R alpha / m} for R findings: the expected share of the intervals of findings
     * that miss the true difference is at most alpha (Y. Benjamini and D. Yekutieli, Journal of the American
     * Statistical Association 100 (2005), 71-81).
     *
     * <p>Source: Y. Benjamini and Y. Hochberg, Controlling the False Discovery Rate, Journal of the Royal Statistical
     * Society B 57 (1995), 289-300.
     */
    BENJAMINI_HOCHBERG {
        @Override
        void adjustSorted(double[] sorted) {
            double smallest = 1;
            for (int i = sorted.length - 1; i >= 0; i--) {
                // the quotient first: it is 1 or more, so that no rounding gets below the p-value
                smallest = Math.min(smallest, sorted[i] * ((double) sorted.length / (i + 1)));
                sorted[i] = smallest;
            }
        }

        @Override
        double intervalLevel(double level, int looks, int found) {
            return 1 - (1 - level) * Math.max(found, 1) / looks;
        }
    };

    /**
     * The adjusted p-values.
     *
     * @param pValues the p-values of all comparisons, NaN where there is none
     * @return the adjusted ones, in the same order; a new array
     * @throws NullPointerException if the p-values are null
     * @throws IllegalArgumentException if one is outside 0..1; the message names its row, from 0
     */
    public double[] adjust(double... pValues) {
        Objects.requireNonNull(pValues, "pValues");
        for (int row = 0; row < pValues.length; row++) {
            if (pValues[row] < 0 || pValues[row] > 1) {
                throw new IllegalArgumentException("pValues[" + row + "] must be in 0..1: " + pValues[row]);
            }
        }
        int[] order = IntStream.range(0, pValues.length)
                .filter(i -> !Double.isNaN(pValues[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] sorted = IntStream.of(order).mapToDouble(i -> pValues[i]).toArray();
        adjustSorted(sorted);
        double[] adjusted = new double[pValues.length];
        Arrays.fill(adjusted, Double.NaN);
        for (int i = 0; i < order.length; i++) {
            adjusted[order[i]] = sorted[i];
        }
        return adjusted;
    }

    /** Adjusts ascending p-values in place. */
    abstract void adjustSorted(double[] sorted);

    /**
     * The level of each of several intervals such that together they have a given level.
     *
     * @param level the level of all intervals together, between 0 and 1, such as 0.95
     * @param looks the number of intervals, at least 1
     * @return {@code 1 - (1 - level) / looks}; the level itself for {@link #NONE}; for {@link #BENJAMINI_HOCHBERG}, the
     *     level for a single finding
     * @throws IllegalArgumentException if the level is not between 0 and 1, or there is no look
     */
    public double intervalLevel(double level, int looks) {
        Checks.level(level);
        if (looks < 1) {
            throw new IllegalArgumentException("looks must be at least 1: " + looks);
        }
        return intervalLevel(level, looks, 1);
    }

    double intervalLevel(double level, int looks, int found) {
        return 1 - (1 - level) / looks;
    }
}
