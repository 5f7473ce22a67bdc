package io.github.retentionmetrics.inference;

import io.github.retentionmetrics.internal.math.Normal;
import io.github.retentionmetrics.rate.Interval;

/**
 * The ways to read an interval off the values in the resamples.
 *
 * <p>Below, alpha is {@code 1 - level}, B the number of resamples and Q(p) the value at rank {@code (B + 1) p} of the
 * sorted resamples, interpolated linearly between ranks. Where a rank would lie below the first or above the last,
 * there are too few resamples for the level, and the interval is undefined.
 *
 * <p>The bounds come from the resamples alone, as these methods are published. For a biased statistic, or at a low
 * level, they may exclude the value itself; {@link Interval#including} widens them up to it.
 */
public enum BootstrapInterval {
    /**
     * The percentiles of the resamples.
     *
     * <pre>
     * Q(alpha / 2) .. Q(1 - alpha / 2)
     * </pre>
     *
     * <ul>
     *   <li>Narrow for few customers: like a z interval that divides by n, it covers less than its level.
     * </ul>
     *
     * <p>Source: Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13; the ranks as in A. C.
     * Davison and D. V. Hinkley, Bootstrap Methods and their Application, 1997, section 5.3.1.
     */
    PERCENTILE {
        @Override
        double[] shares(BootstrapEstimate estimate, double tail) {
            return new double[] {tail, 1 - tail};
        }
    },

    /**
     * The percentiles, corrected for bias and for a standard error that changes with the value (accelerated).
     *
     * <pre>
     * Q(a1) .. Q(a2), with a1 = Phi(z0 + (z0 - z) / (1 - a (z0 - z))), a2 = Phi(z0 + (z0 + z) / (1 - a (z0 + z)))
     * z  = normal quantile at 1 - alpha / 2
     * z0 = normal quantile at the share of resamples below the value, those equal to it counted half
     * a  = sum of d^3 / (6 (sum of d^2)^1.5), with d = mean of the leave-one-out values - the leave-one-out value
     * </pre>
     *
     * <ul>
     *   <li>The better choice for means, ratios and other smooth statistics, above all skewed ones.
     *   <li>Not for medians and quantiles, which leaving one customer out barely moves; {@link SampleQuantiles} has an
     *       interval without a resample.
     *   <li>With more than 1,000 customers, a thousand groups of them are left out in turn, which estimates the same
     *       acceleration.
     *   <li>All resamples on one side of the value: undefined.
     * </ul>
     *
     * <p>Source: B. Efron, Better Bootstrap Confidence Intervals, Journal of the American Statistical Association 82
     * (1987), 171-185; Efron and Tibshirani (1993), equations 14.9, 14.10 and 14.15.
     */
    BCA {
        @Override
        double[] shares(BootstrapEstimate estimate, double tail) {
            double z = Normal.quantile(1 - tail);
            return new double[] {share(estimate, -z), share(estimate, z)};
        }

        private static double share(BootstrapEstimate estimate, double z) {
            double sum = estimate.biasCorrection() + z;
            double divisor = 1 - estimate.acceleration() * sum;
            return divisor > 0 ? Normal.cdf(estimate.biasCorrection() + sum / divisor) : Double.NaN;
        }
    };

    /** The shares of resamples below the two bounds; NaN where the method has no answer. */
    abstract double[] shares(BootstrapEstimate estimate, double tail);

    Interval of(BootstrapEstimate estimate, double level) {
        double[] shares = shares(estimate, (1 - level) / 2);
        return between(estimate.sorted(), shares[0], shares[1], level);
    }

    static Interval between(double[] sorted, double lowShare, double highShare, double level) {
        double low = at(sorted, lowShare);
        double high = at(sorted, highShare);
        if (Double.isNaN(lowShare) || Double.isNaN(highShare)) {
            return Interval.undefined(level, "the acceleration is too large for the level");
        }
        if (Double.isNaN(low) || Double.isNaN(high)) {
            return Interval.undefined(level, whyNotReached(sorted.length, lowShare, highShare));
        }
        return Interval.of(low, high, level);
    }

    /**
     * Where all resamples lie on one side of the value, the bias correction is infinite and both bounds lie beyond
     * them.
     */
    private static String whyNotReached(int resamples, double lowShare, double highShare) {
        return lowShare == highShare
                ? "all resamples lie on one side of the value"
                : "the level needs more than " + resamples + " resamples";
    }

    /** The value at a rank, or NaN if the rank is not within the sample. */
    private static double at(double[] sorted, double share) {
        // rounded, since 0.025 is not exact and (1 - 0.95) / 2 less so: 50 must not become 49.99999999999999
        double rank = Math.rint((sorted.length + 1) * share * 1e9) / 1e9;
        if (!(rank >= 1 && rank <= sorted.length)) {
            return Double.NaN;
        }
        int below = (int) rank;
        double lower = sorted[below - 1];
        double fraction = rank - below;
        return fraction == 0 ? lower : lower + fraction * (sorted[below] - lower);
    }
}
