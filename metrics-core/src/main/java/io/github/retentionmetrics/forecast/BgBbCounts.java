package io.github.retentionmetrics.forecast;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.math.RisingFactorial;

/**
 * The distribution of the number of purchases under BG/BB, for a new customer, or for a customer who is alive, with the
 * shapes that follow from the customer's history.
 *
 * @param alpha the first shape of the probabilities to buy
 * @param beta the second shape of the same distribution
 * @param gamma the first shape of the probabilities to leave
 * @param delta the second shape of the same distribution
 */
record BgBbCounts(double alpha, double beta, double gamma, double delta) {
    private static final double LARGE = 1e200;

    /** The probability of a number of purchases at as many of the next opportunities as the horizon says. */
    double probability(int purchases, double horizon) {
        Checks.notNegative(purchases, "purchases");
        Opportunities.requireWhole(horizon, "horizon");
        if (purchases > horizon) {
            return 0;
        }
        int[] one = {purchases};
        double[] alive = new double[1];
        RisingFactorial.logRatios(gamma, delta, one, alive, new double[1], new double[1]);
        // buys at each of the first opportunities, and is alive at them; of many it may be too small for a number
        double scale = alive[0] + RisingFactorial.log(alpha, purchases) - RisingFactorial.log(alpha + beta, purchases);
        double bought = 1;
        double sum = 0;
        for (int i = purchases; i < (int) horizon; i++) {
            sum += bought * (gamma / (gamma + delta + i));
            bought *= (delta + i)
                    / (gamma + delta + i)
                    * ((beta + (i - purchases)) / (alpha + beta + i))
                    * ((i + 1.0) / (i + 1.0 - purchases));
            if (bought > LARGE) {
                bought /= LARGE;
                sum /= LARGE;
                scale += Math.log(LARGE);
            }
        }
        return Math.min(1, Math.exp(scale + Math.log(sum + bought)));
    }
}
