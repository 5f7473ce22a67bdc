package io.github.retentionmetrics.internal.math;

/**
 * The logarithm of {@code Gamma(x + h) / Gamma(x)} for real h, and its derivative by x, as sums of small terms and not as
 * differences of large ones.
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
        // Gamma(a + b) Gamma(b + h) / Gamma(b) / Gamma(a + b + h) is the same with a and h exchanged: the smaller step
        // loses less
        return h < a ? log(b, h) - log(a + b, h) : log(b, a) - log(b + h, a);
    }

    private static double stirlingError(double x) {
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

    private static double digammaError(double x) {
        double square = x * x;
        return (1.0 / 12 - (1.0 / 120 - (1.0 / 252 - (1.0 / 240 - 1.0 / 132 / square) / square) / square) / square)
                / square;
    }
}
