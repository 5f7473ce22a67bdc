package io.github.retentionmetrics.internal.math;

/**
 * The logarithm of {@code Gamma(x + h) / Gamma(x)} for real h, and its derivative by x, as sums of small terms and not
 * as differences of large ones.
 */
public final class GammaRatio {
    /** From here on Stirling's series has all digits. */
    private static final double LARGE = 16;

    private GammaRatio() {}

    /**
     * The logarithm of the ratio.
     *
     * @param x above 0
     * @param h not negative
     * @return {@code log Gamma(x + h) - log Gamma(x)}
     */
    public static double log(double x, double h) {
        double log = 0;
        double from = x;
        for (; from < LARGE; from++) {
            log -= Math.log1p(h / from);
        }
        return log
                + (from - 0.5) * Math.log1p(h / from)
                + h * (Math.log(from + h) - 1)
                + stirlingError(from + h)
                - stirlingError(from);
    }

    /**
     * The logarithm of a ratio of beta functions.
     *
     * @param a above 0
     * @param b above 0
     * @param h not negative
     * @return {@code log B(a, b + h) / B(a, b)}
     */
    public static double logBeta(double a, double b, double h) {
        double log = 0;
        double from = b;
        for (; from < LARGE; from++) {
            log -= logCross(a, from, h);
        }
        double whole = a + from;
        // Stirling's formula for Gamma(a + b) Gamma(b + h) / Gamma(b) / Gamma(a + b + h), with what cancels left out;
        // a and h may be exchanged, and all of a, b and h may be large
        return log
                + (from - 0.5) * logCross(a, from, h)
                - h * Math.log1p(a / (from + h))
                - a * Math.log1p(h / whole)
                + (stirlingError(from + h) - stirlingError(whole + h))
                + (stirlingError(whole) - stirlingError(from));
    }

    /**
     * The derivative of the logarithm of a ratio of beta functions by b.
     *
     * @param a above 0
     * @param b above 0
     * @param h not negative
     * @return the derivative of {@link #logBeta}
     */
    public static double logBetaSlope(double a, double b, double h) {
        double slope = 0;
        double from = b;
        for (; from < LARGE; from++) {
            slope += bend(a, from, h);
        }
        double whole = a + from;
        return slope
                + logCross(a, from, h)
                + bend(a, from, h) / 2
                + (digammaError(from) - digammaError(whole))
                + (digammaError(whole + h) - digammaError(from + h));
    }

    /** {@code log (a + b) (b + h) / b / (a + b + h)}. */
    private static double logCross(double a, double b, double h) {
        return Math.log1p(a / b * (h / (a + b + h)));
    }

    /** {@code 1 / b - 1 / (b + h) - 1 / (a + b) + 1 / (a + b + h)}. */
    private static double bend(double a, double b, double h) {
        return h / (b + h) / b - h / (a + b + h) / (a + b);
    }

    /** What Stirling's formula leaves of the logarithm of the gamma function, from 16 on. */
    static double stirlingError(double x) {
        double square = x * x;
        return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 / square) / square) / square) / square)
                / x;
    }

    /**
     * The derivative of the logarithm by x.
     *
     * @param x above 0
     * @param h not negative
     * @return {@code digamma(x + h) - digamma(x)}
     */
    public static double slope(double x, double h) {
        double slope = 0;
        double from = x;
        for (; from < LARGE; from++) {
            slope += h / (from + h) / from;
        }
        return slope + Math.log1p(h / from) + h / (from + h) / (2 * from) + digammaError(from) - digammaError(from + h);
    }

    /** What {@code log x - 1 / (2 x)} leaves of minus digamma, from 16 on. */
    static double digammaError(double x) {
        double square = x * x;
        return (1.0 / 12 - (1.0 / 120 - (1.0 / 252 - (1.0 / 240 - 1.0 / 132 / square) / square) / square) / square)
                / square;
    }
}
