package io.github.retentionmetrics.forecast;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Parameters;
import io.github.retentionmetrics.internal.math.RisingFactorial;

/**
 * The distribution of the number of purchases under Pareto/NBD, for a new customer, or for a customer who is alive,
 * with the shapes and scales that follow from the customer's history.
 *
 * @param r the shape of the purchase rates
 * @param alpha their inverse scale
 * @param s the shape of the rates of leaving
 * @param beta their inverse scale
 */
record ParetoNbdCounts(double r, double alpha, double s, double beta) {
    /** Between these log-odds of the time of leaving, as a share of the horizon, the integrand is highest. */
    private static final double LEAST_LOG_ODDS = -2_000;

    private static final double MOST_LOG_ODDS = 60;

    /** The number of halvings after which the maximum is located more precisely than any step. */
    private static final int HALVINGS = 70;

    private static final double LONGEST_STEP = 0.125;

    /**
     * A step, in standard deviations of the peak; with it the trapezoidal rule is exact to rounding for a normal peak.
     */
    private static final double STEP = 0.625;

    private static final double NEGLIGIBLE = 1e-18;

    /** Below this logarithm an exponential underflows. */
    private static final double SMALL_LOG = -700;

    /** The probability of a number of purchases within the horizon. */
    double probability(int purchases, double horizon) {
        Checks.notNegative(purchases, "purchases");
        Parameters.notNegative(horizon, "horizon");
        double log = RisingFactorial.log(r, purchases) - RisingFactorial.log(1, purchases);
        double stays = Math.exp(-s * logOfOnePlus(horizon, beta));
        double probability = stays * negativeBinomial(log, purchases, horizon);
        return horizon == 0 ? probability : Math.min(1, probability + ifLeaving(log, purchases, horizon));
    }

    /**
     * The probability together with leaving before the horizon, by the trapezoidal rule in w, the log-odds of y, the
     * time of leaving as a share of the horizon. The sum runs in both directions from the maximum of the integrand. The
     * slope of the integrand's logarithm is
     *
     * <pre>
     *   (1 - y) q - y,     q = 1 + n - (r + n) t / (alpha + t) - (s + 1) t / (beta + t),     t = y horizon
     * </pre>
     *
     * <p>and q - y / (1 - y) falls with t: there is one peak. The step follows from its curvature, and the narrower the
     * peak, the faster the terms fall off, so that about a hundred terms are enough for any parameters and any number
     * of purchases.
     */
    private double ifLeaving(double log, int purchases, double horizon) {
        double peak = peak(purchases, horizon);
        double y = 1 / (1 + Math.exp(-peak));
        double time = time(peak, horizon);
        double curvature = (r + purchases) * share(time, alpha) * share(alpha, time)
                + (s + 1) * share(time, beta) * share(beta, time);
        double step = Math.min(LONGEST_STEP, STEP / Math.sqrt(y + (1 - y) * (1 - y) * curvature));
        double probability = leavingAt(peak, log, purchases, horizon);
        for (int side = -1; side <= 1; side += 2) {
            double term = probability;
            for (int k = 1; term > NEGLIGIBLE * probability; k++) {
                term = leavingAt(peak + side * k * step, log, purchases, horizon);
                probability += term;
            }
        }
        return step * probability;
    }

    /** The log-odds of the most likely time of leaving, given the number of purchases before it. */
    private double peak(int purchases, double horizon) {
        double low = LEAST_LOG_ODDS;
        double high = MOST_LOG_ODDS;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            double time = time(middle, horizon);
            double q = 1 + purchases - (r + purchases) * share(time, alpha) - (s + 1) * share(time, beta);
            if (q > Math.exp(middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static double time(double logOdds, double horizon) {
        return logOdds < SMALL_LOG ? Math.exp(Math.log(horizon) + logOdds) : horizon / (1 + Math.exp(-logOdds));
    }

    /** One of two numbers as a share of their sum, which may be beyond the largest double. */
    private static double share(double one, double other) {
        return one == 0 ? 0 : 1 / (1 + other / one);
    }

    private double leavingAt(double logOdds, double log, int purchases, double horizon) {
        double time = time(logOdds, horizon);
        double leaving = s / (beta + time) * Math.exp(-s * logOfOnePlus(time, beta));
        return time / (1 + Math.exp(logOdds)) * leaving * negativeBinomial(log, purchases, time);
    }

    private double negativeBinomial(double log, int purchases, double time) {
        double none = -r * logOfOnePlus(time, alpha);
        return Math.exp(purchases == 0 ? none : log + none + purchases * Math.log(time / (alpha + time)));
    }

    /** The logarithm of 1 + time / scale, also where the ratio is beyond the largest double. */
    private static double logOfOnePlus(double time, double scale) {
        double ratio = time / scale;
        return ratio <= Double.MAX_VALUE ? Math.log1p(ratio) : Math.log(time) - Math.log(scale);
    }
}
