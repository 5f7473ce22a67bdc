package io.github.retentionmetrics.internal.math;

/**
 * The share of a customer's future in which they leave before they could buy: a Gauss hypergeometric function, with its
 * derivatives.
 *
 * <pre>
 *   h(m, s, alpha, beta) = s integral over u from 0 to infinity of
 *                          (1 + u / alpha)^-m (1 + u / beta)^-(s + 1) du / beta,   in 0..1
 *
 *   alpha at least beta:  h = s / (m + s) (1 + y) F(1, s + 1; m + s + 1; -y),   y = (alpha - beta) / beta
 *   alpha at most beta:   h = s / (m + s)         F(1, m;     m + s + 1; -y),   y = (beta - alpha) / alpha
 * </pre>
 *
 * <p>The likelihood of the Pareto/NBD model is usually written with F at positive arguments and other parameters, which
 * needs hundreds of terms and overflows for frequent buyers. After Euler's and Pfaff's transformations its first
 * parameter is 1, and Gauss's continued fraction has positive terms only: it cannot cancel, its values stay in 0..1,
 * and for the usual parameters it takes five to twenty steps. It is differentiated step by step. Where alpha and beta
 * are so far apart that it would be long, the integral is computed by the trapezoidal rule in w, with u = exp(w -
 * exp(-w)) in units of the integrand's width: near zero it falls double-exponentially in w, and the rule is exact to
 * rounding. Where all that is left of the integrand is a power of u, which falls slowly for small m and s, the rest is
 * summed as a geometric series.
 *
 * <p>Source: NIST Digital Library of Mathematical Functions, 15.7.5 and 15.8.1; for the likelihood P. S. Fader and B.
 * G. S. Hardie, A Note on Deriving the Pareto/NBD Model and Related Expressions, 2005.
 */
public final class LomaxGammaTail {
    /** Beyond this the fraction is longer than the integration. */
    private static final double FAR_APART = 2_000;

    /** The logarithm of an error that rounding hides. */
    private static final double LOG_EPSILON = -39;

    /** The step of the integration in w. */
    private static final double STEP = 0.2;

    /** The part of the sum below which terms of the integration are left out. */
    private static final double NEGLIGIBLE = 1e-18;

    /** Where u is so large, 1 + u is u, and the integrand a power of it. */
    private static final double POWERS = 1e17;

    /** Below this x, log(1 + x) is x - x^2 / 2 to rounding. */
    private static final double SMALL = 1e-8;

    /** The points of the integration to the left of the peak, the peak included; u is 0 long before the last. */
    private static final Points LEFT = new Points(0, -STEP, 64);

    /** Those to the right; u is infinite before the last. */
    private static final Points RIGHT = new Points(STEP, STEP, 4_096);

    private double value;
    private double byM;
    private double byS;
    private double byAlpha;
    private double byBeta;

    private double fraction;
    private double fractionByB;
    private double fractionByE;
    private double fractionByY;

    /**
     * The last point of the integration, in units of beta, and the logarithms of 1 + u beta / alpha and 1 + u there.
     */
    private double u;

    private double logA;
    private double logB;
    private double byRatio;

    /** What depends on w only, at equal steps of it: exp(-w), and u in units of the peak. */
    private static final class Points {
        private final double[] falls;
        private final double[] spreads;

        Points(double first, double step, int count) {
            falls = new double[count];
            spreads = new double[count];
            double w = first;
            for (int i = 0; i < count; i++) {
                falls[i] = Math.exp(-w);
                spreads[i] = Math.exp(w - falls[i]);
                w += step;
            }
        }
    }

    /** A place for a value and its derivatives, for one thread. */
    public LomaxGammaTail() {}

    /**
     * The value alone.
     *
     * @param m above 0
     * @param s above 0
     * @param alpha above 0
     * @param beta above 0
     * @return h, in 0..1
     */
    public static double value(double m, double s, double alpha, double beta) {
        boolean isAlphaLarger = alpha >= beta;
        double y = isAlphaLarger ? (alpha - beta) / beta : (beta - alpha) / alpha;
        if (y > FAR_APART) {
            LomaxGammaTail tail = new LomaxGammaTail();
            tail.integrate(m, s, alpha, beta);
            return tail.value;
        }
        double t = isAlphaLarger ? fraction(s + 1, m, m + s, y) : fraction(m, s + 1, m + s, y);
        return s / (m + s) * (isAlphaLarger ? 1 + y : 1) / t;
    }

    /**
     * One over F(1, b; c + 1; -y), with c = b + e - 1, by Gauss's continued fraction from its last level to its first.
     */
    private static double fraction(double b, double e, double c, double y) {
        double t = 1;
        for (int k = levels(y); k > 0; k--) {
            int n = k / 2;
            double product = isOdd(k) ? (b + n) * (c + n) : n * (n - 1 + e);
            t = 1 + y * product / ((c + (k - 1)) * (c + k) * t);
        }
        return t;
    }

    private static boolean isOdd(int k) {
        return (k & 1) == 1;
    }

    /** How many levels of the fraction leave an error below rounding. */
    private static int levels(double y) {
        double root = Math.sqrt(1 + y);
        // (root - 1) / (root + 1), without cancellation
        return 2 + (int) (LOG_EPSILON / Math.log(y / ((root + 1) * (root + 1)) + 1e-300));
    }

    /**
     * Computes the value and its derivatives.
     *
     * @param m above 0
     * @param s above 0
     * @param alpha above 0
     * @param beta above 0
     */
    public void evaluate(double m, double s, double alpha, double beta) {
        boolean isAlphaLarger = alpha >= beta;
        double smaller = isAlphaLarger ? beta : alpha;
        double y = (isAlphaLarger ? alpha - beta : beta - alpha) / smaller;
        if (y > FAR_APART) {
            integrate(m, s, alpha, beta);
        } else if (isAlphaLarger) {
            differentiate(s + 1, m, m + s, y);
            byBoth(s, m + s, 1 + y, fractionByE, fractionByB);
            double byY = value * (1 / (1 + y) - fractionByY / fraction);
            byAlpha = byY / smaller;
            byBeta = -byY * (1 + y) / smaller;
        } else {
            differentiate(m, s + 1, m + s, y);
            byBoth(s, m + s, 1, fractionByB, fractionByE);
            double byY = value * (0 - fractionByY / fraction);
            byAlpha = -byY * (1 + y) / smaller;
            byBeta = byY / smaller;
        }
    }

    /** The value, and its derivatives by m and s, from those of the fraction. */
    private void byBoth(double s, double sum, double factor, double fractionByM, double fractionByS) {
        value = s / sum * factor / fraction;
        double bySum = -1 / sum;
        byM = value * (bySum - fractionByM / fraction);
        byS = value * (1 / s + bySum - fractionByS / fraction);
    }

    /** The {@linkplain #fraction fraction} with its derivatives by b and e, on which c depends, and by y. */
    private void differentiate(double b, double e, double c, double y) {
        double t = 1;
        double tB = 0;
        double tE = 0;
        double tY = 0;
        for (int k = levels(y); k > 0; k--) {
            int n = k / 2;
            double scale = 1 / ((c + (k - 1)) * (c + k));
            boolean isOdd = isOdd(k);
            double d = (isOdd ? (b + n) * (c + n) : n * (n - 1 + e)) * scale;
            double shrink = d * (2 * c + 2 * k - 1) * scale;
            double dB = (isOdd ? (c + n + b + n) * scale : 0) - shrink;
            double dE = (isOdd ? b + n : n) * scale - shrink;
            double inverse = 1 / t;
            double ratio = d * inverse;
            tB = y * inverse * (dB - ratio * tB);
            tE = y * inverse * (dE - ratio * tE);
            tY = ratio - y * inverse * ratio * tY;
            t = 1 + y * ratio;
        }
        fraction = t;
        fractionByB = tB;
        fractionByE = tE;
        fractionByY = tY;
    }

    /** The integral by the trapezoidal rule, from the peak of the integrand to both sides. */
    private void integrate(double m, double s, double alpha, double beta) {
        double ratio = beta / alpha;
        double peak = 1 / (1 + ratio * m + s);
        value = 0;
        byM = 0;
        byS = 0;
        byRatio = 0;
        integrateLeft(m, s, ratio, peak);
        integrateRight(m, s, ratio, peak);
        byS += value / s;
        byAlpha = -byRatio * ratio / alpha;
        byBeta = byRatio / alpha;
    }

    private void integrateLeft(double m, double s, double ratio, double peak) {
        double term = Double.MAX_VALUE;
        for (int i = 0; term > NEGLIGIBLE * value && i < LEFT.falls.length; i++) {
            term = addTerm(m, s, ratio, peak, LEFT, i);
        }
    }

    private void integrateRight(double m, double s, double ratio, double peak) {
        double term = Double.MAX_VALUE;
        for (int i = 0; term > NEGLIGIBLE * value && i < RIGHT.falls.length; i++) {
            term = addTerm(m, s, ratio, peak, RIGHT, i);
            if (Math.min(u, ratio * u) > POWERS) {
                byRatio -= addPowers(term, m, s) * m / ratio;
                return;
            }
        }
    }

    private double addTerm(double m, double s, double ratio, double peak, Points points, int i) {
        u = peak * points.spreads[i];
        logA = logOfOnePlus(ratio * u);
        logB = logOfOnePlus(u);
        double term = STEP * (1 + points.falls[i]) * s * u * Math.exp(-m * logA - (s + 1) * logB);
        value += term;
        byM -= term * logA;
        byS -= term * logB;
        byRatio -= term * m * u / (1 + ratio * u);
        return term;
    }

    /**
     * The logarithm of 1 + x to a few roundings, faster than {@link Math#log1p}: for small x the first two terms of its
     * series, since the third is lost in rounding; below 1 corrected for the part of x that is lost in 1 + x.
     */
    private static double logOfOnePlus(double x) {
        if (x < SMALL) {
            return x * (1 - x / 2);
        }
        double sum = 1 + x;
        return x < 1 ? Math.log(sum) * (x / (sum - 1)) : Math.log(sum);
    }

    /** Adds all terms after the last one, each of which is the same part of the one before, and returns their sum. */
    private double addPowers(double term, double m, double s) {
        double rest = -Math.expm1(-(m + s) * STEP);
        double sum = term * (1 - rest) / rest;
        value += sum;
        byM -= sum * (logA + STEP / rest);
        byS -= sum * (logB + STEP / rest);
        return sum;
    }

    /**
     * The value last computed.
     *
     * @return h, in 0..1
     */
    public double value() {
        return value;
    }

    /**
     * Its derivative by m.
     *
     * @return the derivative
     */
    public double byM() {
        return byM;
    }

    /**
     * Its derivative by s.
     *
     * @return the derivative
     */
    public double byS() {
        return byS;
    }

    /**
     * Its derivative by alpha.
     *
     * @return the derivative
     */
    public double byAlpha() {
        return byAlpha;
    }

    /**
     * Its derivative by beta.
     *
     * @return the derivative
     */
    public double byBeta() {
        return byBeta;
    }
}
