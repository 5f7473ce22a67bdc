package io.github.retentionmetrics.internal.math;

import org.apache.commons.numbers.gamma.Digamma;

/**
 * Logarithms of rising factorials {@code (a)_n = a (a + 1) ... (a + n - 1) = Gamma(a + n) / Gamma(a)}, of their ratios,
 * and the derivatives, for many n at once.
 *
 * <p>They are sums, not differences of log-gammas: {@code log Gamma(b + n) - log Gamma(b)} at b = 10^12 has no digits
 * left, and likelihoods computed so have maxima that are not there.
 */
public final class RisingFactorial {
    /** From here on the steps from one n to the next are taken by Stirling's formula. */
    private static final int MANY = 2_000;

    private RisingFactorial() {}

    /**
     * Logarithms of rising factorials.
     *
     * @param a above 0
     * @param n not negative, ascending
     * @param logs receives {@code log (a)_n}
     * @param slopes receives the derivatives by a
     */
    public static void logs(double a, int[] n, double[] logs, double[] slopes) {
        double log = 0;
        double slope = 0;
        int done = 0;
        for (int i = 0; i < n.length; i++) {
            if (n[i] - done > MANY) {
                log += logStep(a + done, n[i] - done);
                slope += Digamma.value(a + n[i]) - Digamma.value(a + done);
                done = n[i];
            }
            for (; done < n[i]; done++) {
                log += Math.log(a + done);
                slope += 1 / (a + done);
            }
            logs[i] = log;
            slopes[i] = slope;
        }
    }

    /**
     * Logarithms of ratios of rising factorials.
     *
     * @param a above 0
     * @param b above 0
     * @param n not negative, ascending
     * @param logs receives {@code log (b)_n / (a + b)_n}, which is {@code log B(a, b + n) / B(a, b)}
     * @param slopesA receives the derivatives by a
     * @param slopesB receives the derivatives by b
     */
    public static void logRatios(double a, double b, int[] n, double[] logs, double[] slopesA, double[] slopesB) {
        double log = 0;
        double slopeA = 0;
        double slopeB = 0;
        int done = 0;
        for (int i = 0; i < n.length; i++) {
            if (n[i] - done > MANY) {
                int step = n[i] - done;
                double whole = Digamma.value(a + b + n[i]) - Digamma.value(a + b + done);
                log += logStep(b + done, step) - logStep(a + b + done, step);
                slopeA -= whole;
                slopeB += Digamma.value(b + n[i]) - Digamma.value(b + done) - whole;
                done = n[i];
            }
            for (; done < n[i]; done++) {
                double whole = a + b + done;
                log += a < b + done ? Math.log1p(-a / whole) : Math.log((b + done) / whole);
                slopeA -= 1 / whole;
                slopeB += a / ((b + done) * whole);
            }
            logs[i] = log;
            slopesA[i] = slopeA;
            slopesB[i] = slopeB;
        }
    }

    /**
     * The logarithm of one rising factorial.
     *
     * @param a above 0
     * @param n not negative
     * @return {@code log (a)_n}
     */
    public static double log(double a, int n) {
        double log = 0;
        if (n > MANY) {
            return logStep(a, n);
        }
        for (int i = 0; i < n; i++) {
            log += Math.log(a + i);
        }
        return log;
    }

    /** {@code log Gamma(a + n) / Gamma(a)} without the difference of two large numbers. */
    private static double logStep(double a, int n) {
        double log = 0;
        double from = a;
        int left = n;
        for (; from < 16; from++, left--) {
            log += Math.log(from);
        }
        return log
                + (from - 0.5) * Math.log1p(left / from)
                + left * (Math.log(from + left) - 1)
                + GammaRatio.stirlingError(from + left)
                - GammaRatio.stirlingError(from);
    }
}
