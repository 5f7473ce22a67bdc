package io.github.retentionmetrics.forecast;

import io.github.retentionmetrics.fit.Likelihood;
import io.github.retentionmetrics.fit.LogLikelihoodSum;
import io.github.retentionmetrics.internal.math.BetaPower;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The likelihood of Gamma-Gamma, customer by customer: x m / (x m + v) has a beta distribution with shapes p x and q.
 *
 * <p>Its parameters are p, q and the mean p v / q: where p or q is large, the data determine that mean but not v. Terms
 * that depend on the frequency alone are computed once for each frequency.
 */
final class GammaGammaLikelihood implements Likelihood {
    private final PurchaseSummaries customers;

    private final int[] rows;

    GammaGammaLikelihood(PurchaseSummaries customers) {
        this.customers = customers;
        this.rows = used(customers);
    }

    /**
     * The rows of customers with a repeat purchase and positive spend, sorted by their figures, so that sums are the
     * same to the last bit in any order of the customers.
     */
    static int[] used(PurchaseSummaries customers) {
        return IntStream.range(0, customers.size())
                .filter(row ->
                        customers.count(row) > 0 && customers.frequency(row) > 0 && customers.monetaryValue(row) > 0)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(customers::frequency)
                        .thenComparingDouble(customers::monetaryValue)
                        .thenComparingInt(customers::count))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    @Override
    public void addTo(LogLikelihoodSum sum, double[] parameters) {
        double p = parameters[0];
        double q = parameters[1];
        double mean = parameters[2];
        double v = mean * (q / p);
        double[] gradient = new double[3];
        int x = 0;
        BetaPower power = new BetaPower(p, q);
        for (int row : rows) {
            if (customers.frequency(row) != x) {
                x = customers.frequency(row);
                power = new BetaPower(p * x, q);
            }
            double value = customers.monetaryValue(row);
            double lead = q * (mean - value) / (value + v / x);
            power.evaluate(x * value, v, lead);
            gradient[0] = power.byLogA() / p;
            gradient[1] = power.byLogB() / q;
            gradient[2] = -lead / mean;
            sum.add(customers.count(row), power.value() - Math.log(value), gradient);
        }
    }
}
