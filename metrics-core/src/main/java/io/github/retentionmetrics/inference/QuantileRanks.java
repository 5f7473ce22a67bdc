package io.github.retentionmetrics.inference;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.math.BetaDistribution;
import java.io.Serializable;
import java.util.function.LongPredicate;

/**
 * The ranks of the two sorted values between which a quantile of the population lies with a given confidence, whatever the
 * distribution.
 *
 * <pre>
 * low  = largest l with P(Bin(n, share) &lt; l) at most (1 - level) / 2
 * high = smallest h with P(Bin(n, share) at least h) at most (1 - level) / 2
 * coverage = P(low &lt;= Bin(n, share) &lt; high), at least the level
 * </pre>
 *
 * <p>The number of customers below the population's quantile is binomial: that is all it takes.
 *
 * <ul>
 *   <li>Too few values for the level: undefined, both ranks are 0 and the coverage is NaN.
 * </ul>
 *
 * <pre>{@code
 * QuantileRanks median = QuantileRanks.of(20, 0.5, 0.95);
 * median.low();         // 6
 * median.high();        // 15
 * median.coverage();    // 0.9586...
 * }</pre>
 *
 * <p>Source: H. A. David and H. N. Nagaraja, Order Statistics, 3rd edition, 2003, section 7.1.
 *
 * @param low the rank of the lower bound, counted from 1; 0 when undefined
 * @param high the rank of the upper bound, at most the number of values; 0 when undefined
 * @param coverage the confidence that is reached; NaN when undefined
 */
public record QuantileRanks(long low, long high, double coverage) implements Serializable {
    private static final QuantileRanks UNDEFINED = new QuantileRanks(0, 0, Double.NaN);

    /**
     * Checks the ranks.
     *
     * @param low the rank of the lower bound
     * @param high the rank of the upper bound
     * @param coverage the confidence that is reached
     * @throws IllegalArgumentException if the low rank is negative, the high rank below it, only the low rank 0, the
     *     coverage not in 0..1 although there are ranks, or not NaN although there are none
     */
    public QuantileRanks {
        Checks.notNegative(low, "low");
        if (high < low) {
            throw new IllegalArgumentException("high (" + high + ") must be at or above low (" + low + ")");
        }
        if (low == 0 && high > 0) {
            throw new IllegalArgumentException("high (" + high + ") must be 0 where low is");
        }
        if (low == 0 ? !Double.isNaN(coverage) : !(coverage >= 0 && coverage <= 1)) {
            throw new IllegalArgumentException("coverage must be in 0..1 with ranks, and NaN without: " + coverage);
        }
        coverage = Checks.unsignedZero(coverage);
    }

    /**
     * The ranks for a number of values.
     *
     * @param values how many independent values there are
     * @param share the share of the population at or below the quantile, between 0 and 1; 0.5 for the median
     * @param level the confidence level, between 0 and 1, such as 0.95
     * @return the ranks; undefined if there are too few values
     * @throws IllegalArgumentException if the number is negative, or share or level are not between 0 and 1
     */
    public static QuantileRanks of(long values, double share, double level) {
        Checks.notNegative(values, "values");
        Checks.level(level);
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("share must be between 0 and 1, both exclusive: " + share);
        }
        double tail = (1 - level) / 2;
        // the two conditions at the extremes: can any rank be so low, or so high?
        if (values == 0 || below(values, share, 1) > tail || atLeast(values, share, values) > tail) {
            return UNDEFINED;
        }
        long low = lastWhere(values, rank -> below(values, share, rank) <= tail);
        long high = lastWhere(values, rank -> atLeast(values, share, rank) > tail) + 1;
        return new QuantileRanks(low, high, 1 - below(values, share, low) - atLeast(values, share, high));
    }

    /** The last rank, from 1 up, of those for which a condition holds that holds for none after it; 0 for none. */
    private static long lastWhere(long values, LongPredicate holds) {
        long yes = 0;
        long no = values + 1;
        while (no - yes > 1) {
            long middle = yes + (no - yes) / 2;
            if (holds.test(middle)) {
                yes = middle;
            } else {
                no = middle;
            }
        }
        return yes;
    }

    /** The probability that fewer than {@code rank} of the values lie below the quantile. */
    private static double below(long values, double share, long rank) {
        return BetaDistribution.of((double) rank, values - rank + 1.0).upperTail(share);
    }

    /** The probability that {@code rank} or more of the values lie below the quantile. */
    private static double atLeast(long values, double share, long rank) {
        return rank == 0
                ? 1
                : BetaDistribution.of((double) rank, values - rank + 1.0).lowerTail(share);
    }

    /**
     * Whether there are enough values.
     *
     * @return true if both ranks are
     */
    public boolean isDefined() {
        return low > 0;
    }
}
