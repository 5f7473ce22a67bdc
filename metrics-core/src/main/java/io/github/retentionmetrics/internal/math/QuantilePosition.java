package io.github.retentionmetrics.internal.math;

import java.math.BigDecimal;
import java.util.function.LongToDoubleFunction;

/**
 * Where a quantile lies among sorted values, by definition 7 of Hyndman and Fan: at position {@code (n - 1) share},
 * counted from 0, interpolated linearly.
 *
 * @param below the position of the value at or below the quantile
 * @param fraction how far it is to the next one, from 0 to below 1
 */
public record QuantilePosition(long below, double fraction) {
    /**
     * The position of a quantile.
     *
     * @param share the share of values at or below it, in 0..1
     * @param values how many values there are, at least 1
     * @return the position
     */
    public static QuantilePosition of(double share, long values) {
        // decimal, since 0.29 x 100 is not 29 in binary
        BigDecimal position = BigDecimal.valueOf(share).multiply(BigDecimal.valueOf(values - 1));
        long below = position.longValue();
        return new QuantilePosition(
                below, position.subtract(BigDecimal.valueOf(below)).doubleValue());
    }

    /**
     * A quantile of sorted values.
     *
     * @param share the share of values at or below it
     * @param values how many values there are
     * @param ascending the values by position from 0, in ascending order
     * @return the quantile; NaN without values
     * @throws IllegalArgumentException if the share is not in 0..1
     */
    public static double quantile(double share, long values, LongToDoubleFunction ascending) {
        requireShare(share);
        if (values == 0) {
            return Double.NaN;
        }
        QuantilePosition position = of(share, values);
        return position.between(
                ascending.applyAsDouble(position.below),
                ascending.applyAsDouble(Math.min(position.below + 1, values - 1)));
    }

    /**
     * Checks a share.
     *
     * @param share the share
     * @return the share
     * @throws IllegalArgumentException if it is not in 0..1
     */
    public static double requireShare(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be in 0..1: " + share);
        }
        return share;
    }

    /**
     * The value between two neighbours.
     *
     * @param lower the value at the position
     * @param upper the next one
     * @return the quantile
     */
    public double between(double lower, double upper) {
        double distance = upper - lower;
        if (fraction == 0) {
            return lower;
        }
        return Double.isInfinite(distance) ? (1 - fraction) * lower + fraction * upper : lower + fraction * distance;
    }
}
