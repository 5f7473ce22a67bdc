package io.github.retentionmetrics.internal.math;

import org.apache.commons.numbers.gamma.LogBeta;

/**
 * The logarithm of {@code y^a (1 - y)^b / B(a, b)} and its derivatives by the shapes, to the last digits for shapes
 * that are large: by the deviance from the mean, and not as a difference of terms that are as large as the shapes.
 *
 * <p>Sums of many of these have a maximum where their terms differ in the tenth digit only; computed term by term they
 * would have none that can be found.
 *
 * <p>Source: C. Loader, Fast and Accurate Computation of Binomial Probabilities (2000).
 */
public final class BetaPower {
    /** From here on Stirling's series has all digits. */
    private static final double LARGE = 16;

    private final double a;
    private final double b;
    private final boolean isLarge;

    /** The logarithm of the value at the mean if the shapes are large, or of the beta function. */
    private final double log;

    private final double restA;
    private final double restB;
    private double value;
    private double byLogA;
    private double byLogB;

    /**
     * Two shapes, and a place for a value and its derivatives, for one thread.
     *
     * @param a above 0
     * @param b above 0
     */
    public BetaPower(double a, double b) {
        this.a = a;
        this.b = b;
        this.isLarge = a >= LARGE && b >= LARGE;
        double sum = a + b;
        if (isLarge) {
            double correction =
                    GammaRatio.stirlingError(sum) - GammaRatio.stirlingError(a) - GammaRatio.stirlingError(b);
            this.log = Math.log(a / (2 * Math.PI) * (b / sum)) / 2 + correction;
            this.restA = digammaRest(a) - digammaRest(sum);
            this.restB = digammaRest(b) - digammaRest(sum);
        } else {
            this.log = LogBeta.value(a, b);
            this.restA = GammaRatio.slope(a, b);
            this.restB = GammaRatio.slope(b, a);
        }
    }

    /** {@code log x - digamma(x)}, from 16 on. */
    private static double digammaRest(double x) {
        return 1 / (2 * x) + GammaRatio.digammaError(x);
    }

    /**
     * Computes the value and its derivatives at a share, given as two parts of a whole.
     *
     * @param part the part, above 0
     * @param rest the rest of the whole, above 0
     * @param lead how far the first shape is above what the share would have as its mean:
     *     {@code a - (a + b) y = (a rest - b part) / (part + rest)}; the caller may know how to compute it without
     *     cancellation
     */
    public void evaluate(double part, double rest, double lead) {
        if (isLarge) {
            double whole = part + rest;
            double minusA = BetaDistribution.logMinus(-lead / a, (a + b) / a * (part / whole));
            double minusB = BetaDistribution.logMinus(lead / b, (a + b) / b * (rest / whole));
            value = log + a * minusA + b * minusB;
            byLogA = a * (minusA + restA);
            byLogB = b * (minusB + restB);
        } else {
            double logPart = -Math.log1p(rest / part);
            double logRest = -Math.log1p(part / rest);
            value = a * logPart + b * logRest - log;
            byLogA = a * (restA + logPart) + lead;
            byLogB = b * (restB + logRest) - lead;
        }
    }

    /**
     * The value last computed.
     *
     * @return the logarithm
     */
    public double value() {
        return value;
    }

    /**
     * Its derivative by the logarithm of the first shape, as the odds of the share grow with it.
     *
     * @return the derivative
     */
    public double byLogA() {
        return byLogA;
    }

    /**
     * Its derivative by the logarithm of the second shape, as the odds of the share fall with it.
     *
     * @return the derivative
     */
    public double byLogB() {
        return byLogB;
    }
}
