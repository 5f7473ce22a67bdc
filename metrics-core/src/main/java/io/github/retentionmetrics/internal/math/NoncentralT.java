package io.github.retentionmetrics.internal.math;

import java.util.Arrays;

/**
 * The noncentral t distribution: of (Z + noncentrality) / S, where Z is standard normal and S the root of an
 * independent chi-square variable over its degrees of freedom. It is what a t statistic has where the null hypothesis
 * does not hold.
 */
public final class NoncentralT {
    /** From here on S does not differ from 1 in the digits that matter. */
    private static final double MANY = 1e9;

    /** So many standard deviations hold all of a probability that a double can tell from 1. */
    private static final double FAR = 10;

    private static final int STEPS = 400;

    private NoncentralT() {}

    /**
     * The probability of a value above t.
     *
     * <pre>
     * integral of Phi(noncentrality - t s) f(s) ds, by Simpson's rule
     * </pre>
     *
     * where f is the density of S. The rule's steps are smaller where Phi rises; f is divided by its own integral.
     *
     * @param t the value, above 0
     * @param degreesOfFreedom at least 2
     * @param noncentrality the mean of the numerator
     * @return a probability in 0..1, to about ten decimals
     */
    public static double upperTail(double t, double degreesOfFreedom, double noncentrality) {
        if (degreesOfFreedom > MANY) {
            return Normal.cdf(noncentrality - t);
        }
        double deviation = 1 / Math.sqrt(2 * degreesOfFreedom);
        double from = Math.max(0, 1 - FAR * deviation);
        double to = 1 + FAR * deviation;
        double[] bounds = {
            from,
            Math.min(to, Math.max(from, (noncentrality - FAR) / t)),
            Math.min(to, Math.max(from, (noncentrality + FAR) / t)),
            to
        };
        Arrays.sort(bounds);
        double part = 0;
        double whole = 0;
        for (int panel = 1; panel < bounds.length; panel++) {
            double step = (bounds[panel] - bounds[panel - 1]) / STEPS;
            for (int i = 0; i <= STEPS; i++) {
                double s = bounds[panel - 1] + i * step;
                double weight = step * simpson(i) * density(s, degreesOfFreedom);
                whole += weight;
                part += weight * Normal.cdf(noncentrality - t * s);
            }
        }
        return Math.min(1, part / whole);
    }

    private static double simpson(int i) {
        if (i == 0 || i == STEPS) {
            return 1;
        }
        return i % 2 == 1 ? 4 : 2;
    }

    /** The density of S but for a constant factor; about 1 at its greatest. */
    private static double density(double s, double degreesOfFreedom) {
        double distance = s - 1;
        return Math.exp(
                (degreesOfFreedom - 1) * Math.log1p(distance) - degreesOfFreedom * distance * (1 + distance / 2));
    }
}
