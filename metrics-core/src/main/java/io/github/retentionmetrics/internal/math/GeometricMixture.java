package io.github.retentionmetrics.internal.math;

/** The discounted duration of something that ends with a beta-distributed probability at each step. */
public final class GeometricMixture {
    /** Where more terms than this would be needed, integration is quicker. */
    private static final double MANY_TERMS = 5_000;

    /** The logarithm of what a sum does not notice. */
    private static final double NEGLIGIBLE = -40;

    private GeometricMixture() {}

    /**
     * The discounted number of steps, the present one included.
     *
     * <pre>
     *   sum over j from 0 of v^j E[(1 - p)^j] = 2F1(1, b; a + b; v) = E[1 / (1 - v (1 - p))],
     *       v = 1 / (1 + discountRate), p ~ Beta(a, b)
     * </pre>
     *
     * @param a the first shape of the probability to end, above 0
     * @param b the second shape, above 0
     * @param discountRate the effective rate per step, above 0
     * @return the discounted number of steps
     */
    public static double discounted(double a, double b, double discountRate) {
        double logDiscount = -Math.log1p(discountRate);
        return NEGLIGIBLE / logDiscount > MANY_TERMS
                ? BetaExpectation.of(a, b, p -> (1 + discountRate) / (discountRate + p))
                : summed(a, b, 1 / (1 + discountRate));
    }

    private static double summed(double a, double b, double v) {
        double term = 1;
        double sum = 1;
        for (int j = 0; term > sum * 1e-17 * (1 - v); j++) {
            term *= v * ((b + j) / (a + b + j));
            sum += term;
        }
        return sum;
    }
}
