package io.github.retentionmetrics.internal.math;

/** Student's t distribution; the degrees of freedom need not be whole. */
public final class StudentT {
    private StudentT() {}

    /**
     * The probability of a value at least as far from zero as {@code t}, on either side.
     *
     * <pre>
     * I(df / (df + t^2); df/2, 1/2)
     * </pre>
     *
     * @param t the value; its sign does not matter
     * @param degreesOfFreedom positive, may be infinite
     * @return a probability in 0..1
     */
    public static double twoSidedTail(double t, double degreesOfFreedom) {
        if (Double.isInfinite(degreesOfFreedom)) {
            return Normal.twoSidedTail(t);
        }
        double square = t * t;
        double sum = degreesOfFreedom + square;
        // The smaller of the two complementary arguments keeps its digits.
        return square < degreesOfFreedom
                ? BetaDistribution.of(0.5, degreesOfFreedom / 2).upperTail(square / sum)
                : BetaDistribution.of(degreesOfFreedom / 2, 0.5).lowerTail(degreesOfFreedom / sum);
    }

    /**
     * The value whose two tails together hold what a confidence level leaves out: 2.228 for 0.95 and 10 degrees of
     * freedom.
     *
     * @param level the confidence level, in 0..1
     * @param degreesOfFreedom positive, may be infinite
     * @return the critical value, at least 0
     */
    public static double criticalValue(double level, double degreesOfFreedom) {
        if (Double.isInfinite(degreesOfFreedom)) {
            return Normal.criticalValue(level);
        }
        // y = t^2 / (df + t^2) has the beta distribution of shapes 1/2 and df/2; x = 1 - y, where y is close to one.
        BetaDistribution squares = BetaDistribution.of(0.5, degreesOfFreedom / 2);
        double y = level < 0.5 ? squares.quantileFromBelow(level) : squares.quantileFromAbove(1 - level);
        if (y <= 0.5) {
            return Math.sqrt(degreesOfFreedom * (y / (1 - y)));
        }
        double x = BetaDistribution.of(degreesOfFreedom / 2, 0.5).quantileFromBelow(1 - level);
        return Math.sqrt(degreesOfFreedom * ((1 - x) / x));
    }
}
