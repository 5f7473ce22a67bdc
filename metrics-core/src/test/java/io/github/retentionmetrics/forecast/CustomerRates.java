package io.github.retentionmetrics.forecast;

import io.github.retentionmetrics.purchase.PurchaseSummary;
import java.util.Map;

/**
 * An oracle: what a customer will do, integrated by the trapezoidal rule over the logarithm of the customer's purchase
 * rate and over the logarithm of the rate, or the log-odds of the probability, of leaving. Each pair weighs as its
 * density times the likelihood of the history.
 */
final class CustomerRates {
    static final int MOST = 8;

    private static final double STEP = 0.1;

    private final double[] purchases;
    private final double aliveLater;

    private CustomerRates(double[] purchases, double aliveLater) {
        this.purchases = purchases;
        this.aliveLater = aliveLater;
    }

    /** The probability of so many purchases within the horizon. */
    double purchases(int n) {
        return purchases[n];
    }

    /** The probability to be alive at the horizon. */
    double aliveLater() {
        return aliveLater;
    }

    static CustomerRates geometric(Map<String, Double> model, int more, PurchaseSummary customer, double horizon) {
        double r = model.get("r");
        double alpha = model.get("alpha");
        int x = customer.frequency();
        double[] sum = new double[MOST];
        double alive = 0;
        double all = 0;
        for (double u = -60; u <= 8; u += STEP) {
            double rate = Math.exp(u);
            double[] poisson = poisson(rate * horizon);
            double buys = Math.exp((r + x) * u - alpha * rate);
            for (double w = -45; w <= 45; w += STEP) {
                double p = 1 / (1 + Math.exp(-w));
                double q = 1 / (1 + Math.exp(w));
                double density = Math.pow(p, model.get("a")) * Math.pow(q, model.get("b")) * buys;
                double stays = density * Math.pow(q, x + more) * Math.exp(-rate * customer.age());
                double leaves = x + more == 0
                        ? 0
                        : density * p * Math.pow(q, x + more - 1) * Math.exp(-rate * customer.recency());
                all += stays + leaves;
                sum[0] += leaves;
                double reached = 1;
                double power = 1;
                for (int n = 0; n < MOST; n++) {
                    double left = n == 0 ? 0 : power / q * p * reached;
                    sum[n] += stays * (power * poisson[n] + left);
                    reached -= poisson[n];
                    power *= q;
                }
                alive += stays * Math.exp(-rate * p * horizon);
            }
        }
        return of(sum, alive, all);
    }

    static CustomerRates exponential(Map<String, Double> model, PurchaseSummary customer, double horizon) {
        double r = model.get("r");
        double s = model.get("s");
        int x = customer.frequency();
        double age = customer.age();
        double[] sum = new double[MOST];
        double alive = 0;
        double all = 0;
        for (double u = -60; u <= 8; u += STEP) {
            double rate = Math.exp(u);
            double[] poisson = poisson(rate * horizon);
            for (double w = -60; w <= 8; w += STEP) {
                double leave = Math.exp(w);
                double density = Math.exp((r + x) * u - model.get("alpha") * rate + s * w - model.get("beta") * leave);
                double stays = density * Math.exp(-(rate + leave) * age);
                double leaves = density
                        * (leave / (rate + leave))
                        * (Math.exp(-(rate + leave) * customer.recency()) - Math.exp(-(rate + leave) * age));
                all += stays + leaves;
                sum[0] += leaves;
                // purchases before leaving are geometric; those who stay to the horizon have too many or too few of
                // them
                double before = leave / (rate + leave);
                double tail = 1;
                double[] both = poisson((rate + leave) * horizon);
                double share = rate / (rate + leave);
                double power = 1;
                for (int n = 0; n < MOST; n++) {
                    tail -= both[n];
                    sum[n] += stays * (poisson[n] * Math.exp(-leave * horizon) + before * power * Math.max(0, tail));
                    power *= share;
                }
                alive += stays * Math.exp(-leave * horizon);
            }
        }
        return of(sum, alive, all);
    }

    private static CustomerRates of(double[] sum, double alive, double all) {
        double[] purchases = new double[MOST];
        for (int n = 0; n < MOST; n++) {
            purchases[n] = sum[n] / all;
        }
        return new CustomerRates(purchases, alive / all);
    }

    private static double[] poisson(double mean) {
        double[] probabilities = new double[MOST];
        double probability = Math.exp(-mean);
        for (int n = 0; n < MOST; n++) {
            probabilities[n] = probability;
            probability *= mean / (n + 1);
        }
        return probabilities;
    }
}
