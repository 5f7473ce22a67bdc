package io.github.retentionmetrics.internal.math;

/**
 * How many purchases a customer makes who buys at a gamma-distributed rate and, after each purchase, leaves with a
 * beta-distributed probability.
 *
 * <pre>
 *   E[(1 - exp(-rate p t)) / p] = sum over k of P(N = k) (1 + E[q] + ... + E[q^(k-1)]),
 *       rate ~ Gamma(r, alpha), q = 1 - p, p ~ Beta(a, b), N negative binomial:
 *       the purchases of a customer who never leaves
 * </pre>
 *
 * <p>The published formula, with a hypergeometric function and a division by a - 1, is the same sum after a subtraction
 * that takes the digits near a = 1 and short horizons. Here all terms are positive, and the probabilities are divided
 * by their own sum.
 */
public final class ThinnedPurchases {
    /** Where more terms than this would be needed, integration is quicker. */
    private static final double MANY_TERMS = 5_000;

    private static final double NEGLIGIBLE = 1e-17;
    private static final double LARGE = 1e200;

    private ThinnedPurchases() {}

    /**
     * The expected number of purchases.
     *
     * @param r the shape of the rate, above 0
     * @param alpha the inverse scale of the rate, above 0
     * @param a the first shape of the probability to leave, above 0
     * @param b the second shape, above 0
     * @param t the time, not negative
     * @return the mean number of purchases in the time
     */
    public static double expected(double r, double alpha, double a, double b, double t) {
        double mean = r * t / alpha;
        double terms = mean + 10 * Math.sqrt(mean * (1 + t / alpha)) + 40 * (1 + t / alpha);
        return terms > MANY_TERMS ? integrated(r, alpha, a, b, t) : summed(r, t / (alpha + t), a, b);
    }

    private static double summed(double r, double z, double a, double b) {
        double probability = 1;
        double probabilities = 1;
        double power = 1;
        double purchases = 0;
        double sum = 0;
        double last = b + a;
        for (int k = 0; ; k++) {
            double ratio = z * (r + k) / (k + 1);
            probability *= ratio;
            purchases += power;
            power *= (b + k) / (last + k);
            probabilities += probability;
            double term = probability * purchases;
            sum += term;
            double largest = Math.max(ratio, z);
            if (largest < 1 && term * largest <= NEGLIGIBLE * sum * (1 - largest)) {
                return sum / probabilities;
            }
            if (probability > LARGE) {
                probability /= LARGE;
                probabilities /= LARGE;
                sum /= LARGE;
            }
        }
    }

    private static double integrated(double r, double alpha, double a, double b, double t) {
        double ratio = t / alpha;
        // a weighted sum of numbers near the largest would be infinite before it is divided by the weights
        double unit = ratio > LARGE ? ratio : 1;
        return unit
                * BetaExpectation.of(
                        a,
                        b,
                        p -> p * ratio < 1e-300
                                ? r * (ratio / unit)
                                : -Math.expm1(-r * Math.log1p(p * ratio)) / p / unit);
    }

    /**
     * The same over all time, each purchase discounted.
     *
     * @param r the shape of the rate, above 0
     * @param alpha the inverse scale of the rate, above 0
     * @param a the first shape of the probability to leave, above 0
     * @param b the second shape, above 0
     * @param discountRate the continuously compounded rate, above 0
     * @return the mean of the sum of {@code exp(-discountRate x time)} over the purchases
     */
    public static double discounted(double r, double alpha, double a, double b, double discountRate) {
        double z = discountRate * alpha;
        // of a customer with a given p: r / p times e^u E_(r+1)(u) at u = z / p, which tends to r / z
        return BetaExpectation.of(a, b, p -> p < 1e-15 * z ? r / z : r / p * ExponentialIntegral.scaled(r + 1, z / p));
    }
}
