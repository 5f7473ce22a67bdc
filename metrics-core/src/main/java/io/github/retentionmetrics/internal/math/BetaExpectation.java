package io.github.retentionmetrics.internal.math;

import java.util.function.DoubleUnaryOperator;

/**
 * The mean of a smooth function of a beta-distributed variable, by numerical integration.
 *
 * <p>The trapezoidal rule in u with {@code log(p / (1 - p)) = centre + scale sinh(u)}: the integrand then falls
 * double-exponentially on both sides, whatever the shapes, and the rule converges as fast as anything does. The weights
 * are divided by their own sum, so that no beta function is needed.
 *
 * <p>Source: H. Takahasi and M. Mori, Double exponential formulas for numerical integration, Publications of RIMS 9,
 * 1974.
 */
public final class BetaExpectation {
    private static final double STEP = 1.0 / 24;
    private static final double NEGLIGIBLE = 1e-19;
    private static final double FARTHEST = 40;

    /** With both shapes beyond this the variable is its mean, but for rounding. */
    private static final double CERTAIN = 1e15;

    private BetaExpectation() {}

    /**
     * The mean of a function.
     *
     * @param a the first shape, above 0
     * @param b the second shape, above 0
     * @param function the function, bounded and smooth on 0..1
     * @return the mean
     */
    public static double of(double a, double b, DoubleUnaryOperator function) {
        if (Math.min(a, b) >= CERTAIN) {
            return function.applyAsDouble(1 / (1 + b / a));
        }
        // a shape below 1 has its mode at infinity, but its bend where the shape 1 has it
        double bulgeA = Math.max(1, a);
        double bulgeB = Math.max(1, b);
        double centre = Math.log(bulgeA / bulgeB);
        double scale = Math.sqrt(1 / bulgeA + 1 / bulgeB);
        double peak = logDensity(a, b, centre);
        double share = bulgeA / (bulgeA + bulgeB);
        double weights = 0;
        double sum = 0;
        for (int side = -1; side <= 1; side += 2) {
            double u = side < 0 ? -STEP : 0;
            double weight = Double.MAX_VALUE;
            for (; Math.abs(u) < FARTHEST && weight > NEGLIGIBLE * weights; u += side * STEP) {
                double distance = scale * Math.sinh(u);
                double logit = centre + distance;
                // near the centre, the difference of two densities of large shapes would be rounding
                double density = Math.abs(distance) < 1
                        ? a * distance - (a + b) * Math.log1p(share * Math.expm1(distance))
                        : logDensity(a, b, logit) - peak;
                weight = Math.cosh(u) * Math.exp(density);
                weights += weight;
                sum += weight * function.applyAsDouble(1 / (1 + Math.exp(-logit)));
            }
        }
        return sum / weights;
    }

    /** The logarithm of the density of the log-odds of the variable, up to a constant. */
    private static double logDensity(double a, double b, double logit) {
        return logit > 0
                ? -b * logit - (a + b) * Math.log1p(Math.exp(-logit))
                : a * logit - (a + b) * Math.log1p(Math.exp(logit));
    }
}
