package io.github.retentionmetrics.internal.math;

import java.util.Arrays;

/**
 * The values of {@link LomaxGammaTail} at one m and s and many ratios of beta to alpha, from a few of them.
 *
 * <p>The function depends on alpha and beta by their ratio only. In the logarithm w of the ratio it is analytic and
 * bounded where the imaginary part of w is below pi: the path of integration can be turned by half of it, so that
 * neither factor of the integrand comes near its singularity. A Chebyshev interpolation of degree n - 1 in an interval
 * of half-width d is then exact to about R^-n, with R = p / d + sqrt((p / d)^2 + 1) for any p below pi: fifteen points
 * for ratios that differ by a factor of two, forty for a factor of 400, and one where all ratios are the same to the
 * last digit. Whether so few are enough is checked: if the last coefficients are not negligible, there is no curve, and
 * the caller computes each value by itself.
 *
 * <p>Source: L. N. Trefethen, Approximation Theory and Approximation Practice, 2013, theorem 8.2.
 */
public final class LomaxGammaTailCurve {
    /** The half-width of the strip that is relied upon: not all of pi, near which the function can be large. */
    private static final double STRIP = 2.5;

    /** Minus the logarithm of the error: rounding, and a factor for how much larger the function is in the strip. */
    private static final double LOG_PRECISION = 39;

    /** What may be missing, as a part of the function; rounding is of the same order. */
    private static final double NEGLIGIBLE = 2e-14;

    private static final double ROUNDING = 0x1p-51;

    private static final int FUNCTIONS = 4;

    private final LomaxGammaTail tail = new LomaxGammaTail();
    private final double[][] coefficients = new double[FUNCTIONS][];
    private final double[] at = new double[FUNCTIONS];
    private double[] cosines = {};
    private double[][] samples = {};
    private int points;
    private int degree;
    private double middle;
    private double halfWidth;

    /** A place for a curve and a point on it, for one thread. */
    public LomaxGammaTailCurve() {}

    /**
     * Computes the curve where that takes fewer values than were asked for, and where it is exact.
     *
     * @param m above 0
     * @param s above 0
     * @param first the logarithm of the ratio of beta to alpha at one end
     * @param last the same at the other end
     * @param most how many values there may be
     * @return whether there is a curve to evaluate
     */
    public boolean covers(double m, double s, double first, double last, int most) {
        middle = (first + last) / 2;
        halfWidth = Math.abs(last - first) / 2;
        double relative = STRIP / halfWidth;
        double rate = relative + Math.sqrt(relative * relative + 1);
        double needed = halfWidth == 0 ? 1 : LOG_PRECISION / Math.log(rate);
        // also false where the ratios are not numbers
        if (!(needed <= most)) {
            return false;
        }
        setPoints((int) Math.ceil(needed));
        for (int k = 0; k < points; k++) {
            double ratio = Math.exp(middle + halfWidth * cosines[2 * k + 1]);
            tail.evaluate(m, s, 1, ratio);
            samples[0][k] = tail.value();
            samples[1][k] = tail.byM();
            samples[2][k] = tail.byS();
            samples[3][k] = ratio * tail.byBeta();
        }
        for (int function = 0; function < FUNCTIONS; function++) {
            transform(samples[function], coefficients[function]);
        }
        degree = points - 1;
        if (!isExact(rate)) {
            return false;
        }
        while (degree > 0 && isRounding(degree)) {
            degree--;
        }
        return true;
    }

    private void setPoints(int number) {
        if (number == points) {
            return;
        }
        points = number;
        cosines = new double[4 * number];
        for (int i = 0; i < cosines.length; i++) {
            cosines[i] = Math.cos(Math.PI * i / (2 * number));
        }
        samples = new double[FUNCTIONS][number];
        for (int function = 0; function < FUNCTIONS; function++) {
            coefficients[function] = new double[number];
        }
    }

    /** From values at the zeros of a Chebyshev polynomial to the coefficients of those of lower degree. */
    private void transform(double[] values, double[] into) {
        for (int j = 0; j < points; j++) {
            double sum = 0;
            for (int k = 0; k < points; k++) {
                sum += values[k] * cosines[(int) ((2L * k + 1) * j % cosines.length)];
            }
            into[j] = sum * (j == 0 ? 1.0 : 2.0) / points;
        }
    }

    /** Whether coefficients that go on to fall at the rate add nothing to the last ones. */
    private boolean isExact(double rate) {
        for (double[] function : coefficients) {
            double rest = 0;
            for (int j = Math.max(1, points - 2); j < points; j++) {
                rest += Math.abs(function[j]) * Math.pow(rate, j - points);
            }
            if (!(rest <= NEGLIGIBLE * Math.abs(function[0]))) {
                return false;
            }
        }
        return true;
    }

    /** Whether no function has more of a degree than rounding errors. */
    private boolean isRounding(int j) {
        return Arrays.stream(coefficients)
                .allMatch(function -> Math.abs(function[j]) <= ROUNDING * Math.abs(function[0]));
    }

    /**
     * Moves to a point of the curve.
     *
     * @param logRatio the logarithm of the ratio of beta to alpha, between the two ends
     */
    public void evaluate(double logRatio) {
        double x = halfWidth == 0 ? 0 : (logRatio - middle) / halfWidth;
        for (int function = 0; function < FUNCTIONS; function++) {
            double[] of = coefficients[function];
            double next = 0;
            double afterNext = 0;
            for (int j = degree; j > 0; j--) {
                double here = 2 * x * next - afterNext + of[j];
                afterNext = next;
                next = here;
            }
            at[function] = x * next - afterNext + of[0];
        }
    }

    /**
     * The value at the point.
     *
     * @return h, in 0..1
     */
    public double value() {
        return at[0];
    }

    /**
     * Its derivative by m.
     *
     * @return the derivative
     */
    public double byM() {
        return at[1];
    }

    /**
     * Its derivative by s.
     *
     * @return the derivative
     */
    public double byS() {
        return at[2];
    }

    /**
     * Its derivative by the logarithm of the ratio of beta to alpha.
     *
     * @return the derivative
     */
    public double byLogRatio() {
        return at[3];
    }
}
