package io.github.retentionmetrics.forecast;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.fit.Parameters;
import io.github.retentionmetrics.internal.math.RisingFactorial;

/**
 * How many purchases a customer makes who buys at a gamma-distributed rate and leaves at another: the distribution behind
 * Pareto/NBD, for a new customer or for one who is alive, with the shapes and scales that the history leaves.
 *
 * @param r the shape of the purchase rates
 * @param alpha their inverse scale
 * @param s the shape of the rates of leaving
 * @param beta their inverse scale
 */
record ParetoNbdCounts(double r, double alpha, double s, double beta) {
    private static final double LOG_ODDS = 40;
    private static final double LOG_ODDS_STEP = 0.125;

    /** One over the standard deviation, in log-time, of a peak that the step is short enough for. */
    private static final double PEAK = 5;

    /** The probability of so many purchases within the horizon. */
    double probability(int purchases, double horizon) {
        Checks.notNegative(purchases, "purchases");
        Parameters.notNegative(horizon, "horizon");
        double log = RisingFactorial.log(r, purchases) - RisingFactorial.log(1, purchases);
        double stays = Math.exp(-s * logOfOnePlus(horizon, beta));
        double probability = stays * negativeBinomial(log, purchases, horizon);
        return horizon == 0 ? probability : Math.min(1, probability + ifLeaving(log, purchases, horizon));
    }

    /**
     * Of customers who leave before the horizon: the trapezoidal rule in the log-odds w of the time of leaving, as a share of it;
     * from where nobody has left yet, in steps that do not miss the peak of so many purchases.
     */
    private double ifLeaving(double log, int purchases, double horizon) {
        double first = -LOG_ODDS - Math.max(0, Math.log(horizon) - Math.log(beta) + Math.log(s));
        double shapes = r + s + 1;
        double peak = Math.sqrt(purchases * (shapes / (shapes + purchases)));
        double step = LOG_ODDS_STEP / Math.max(1, peak / PEAK);
        double probability = 0;
        for (double w = first; w <= LOG_ODDS; w += step) {
            double time = horizon / (1 + Math.exp(-w));
            double weight = step * time / (1 + Math.exp(w));
            double leaving = s / (beta + time) * Math.exp(-s * logOfOnePlus(time, beta));
            probability += weight * leaving * negativeBinomial(log, purchases, time);
        }
        return probability;
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
