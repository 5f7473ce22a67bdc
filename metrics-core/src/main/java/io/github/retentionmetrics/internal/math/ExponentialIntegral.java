package io.github.retentionmetrics.internal.math;

import org.apache.commons.numbers.gamma.LogGamma;

/**
 * The generalised exponential integral of real order, scaled: {@code e^z E_s(z)}, the integral of {@code e^(-z (w - 1))
 * w^-s} over w from 1 to infinity.
 *
 * <p>Source: NIST Digital Library of Mathematical Functions, 8.19.10, 8.19.12 and 8.19.17.
 */
public final class ExponentialIntegral {
    private static final double EPSILON = 0x1p-53;
    private static final int MAX_TERMS = 100_000;

    /** The coefficients of log Gamma(1 + e): minus Euler's constant, then zeta(k) / k with alternating sign. */
    private static final double[] LOG_GAMMA = {
        -0.5772156649015329,
        0.8224670334241132,
        -0.40068563438653143,
        0.27058080842778454,
        -0.20738555102867398,
        0.1695571769974082,
        -0.1440498967688461,
        0.12550966952474304
    };

    private ExponentialIntegral() {}

    /**
     * The scaled integral.
     *
     * @param s the order, above 0
     * @param z above 0
     * @return {@code e^z E_s(z)}; about 1 / z where z is large, and so 0 where it is beyond the range of a double
     */
    public static double scaled(double s, double z) {
        if (z == Double.POSITIVE_INFINITY) {
            return 0;
        }
        if (z >= 1 || s > 30) {
            return fraction(s, z);
        }
        // the step to the next order is stable where the order exceeds z
        double steps = Math.max(0, Math.rint(s) - 1);
        double order = s - steps;
        double value = Math.exp(z) * series(order, z);
        for (int i = 0; i < steps; i++) {
            value = (1 - z * value) / (order + i);
        }
        return value;
    }

    /** Lentz's evaluation of the continued fraction. */
    private static double fraction(double s, double z) {
        double b = z + s;
        double c = Double.POSITIVE_INFINITY;
        double d = 1 / b;
        double value = d;
        for (int n = 1; n <= MAX_TERMS; n++) {
            double numerator = -n * (s + n - 1);
            b += 2;
            d = 1 / (b + numerator * d);
            c = b + numerator / c;
            double change = c * d;
            value *= change;
            if (Math.abs(change - 1) <= EPSILON) {
                break;
            }
        }
        return value;
    }

    /** {@code E_s(z)} for an order up to 1.5 and z below 1. */
    private static double series(double s, double z) {
        double e = 1 - s;
        double term = 1;
        double sum = 0;
        for (int k = 1; Math.abs(term) > EPSILON * EPSILON; k++) {
            term *= -z / k;
            sum += term / (k + e);
        }
        // (Gamma(1 + e) z^-e - 1) / e, which has a limit where e is 0
        double slope = logGammaSlope(e) - Math.log(z);
        double power = e == 0 ? slope : Math.expm1(e * slope) / e;
        return power - sum;
    }

    /** {@code log Gamma(1 + e) / e}. */
    private static double logGammaSlope(double e) {
        if (Math.abs(e) > 0.01) {
            return LogGamma.value(1 + e) / e;
        }
        double sum = 0;
        for (int k = LOG_GAMMA.length - 1; k >= 0; k--) {
            sum = sum * e + LOG_GAMMA[k];
        }
        return sum;
    }
}
