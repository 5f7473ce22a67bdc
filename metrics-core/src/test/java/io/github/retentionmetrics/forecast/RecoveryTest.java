package io.github.retentionmetrics.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.fit.ModelFit;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import io.github.retentionmetrics.renewal.BetaDiscreteWeibull;
import io.github.retentionmetrics.renewal.ShiftedBetaGeometric;
import io.github.retentionmetrics.testing.SimulatedCustomers;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Customers simulated with known parameters: a fit finds them again, within what its own standard errors allow. How
 * often it does is in {@link IntervalCoverageTest}.
 */
class RecoveryTest {
    private static final double[] GEOMETRIC = {0.8, 10, 0.9, 2.5};
    private static final double[] PARETO = {0.8, 10, 0.7, 12};

    @Test
    void knownParametersAreFoundAgain() {
        assertRecovered(BgNbd.fit(SimulatedCustomers.geometric(1, 4_000, GEOMETRIC, 0)), GEOMETRIC);
        assertRecovered(MbgNbd.fit(SimulatedCustomers.geometric(2, 4_000, GEOMETRIC, 1)), GEOMETRIC);
        assertRecovered(ParetoNbd.fit(SimulatedCustomers.pareto(3, 4_000, PARETO)), PARETO);
        double[] opportunities = {1.2, 0.75, 0.66, 2.8};
        assertRecovered(BgBb.fit(SimulatedCustomers.opportunities(4, 4_000, opportunities, 8)), opportunities);
        double[] spend = {6, 4, 15};
        assertRecovered(GammaGamma.fit(SimulatedCustomers.spend(5, 4_000, spend)), spend);
        double[] renewals = {0.7, 3.8, 1.4};
        assertRecovered(BetaDiscreteWeibull.fit(SimulatedCustomers.renewals(6, 4_000, renewals)), renewals);
        assertRecovered(
                ShiftedBetaGeometric.fit(SimulatedCustomers.renewals(7, 4_000, 0.7, 3.8, 1)), new double[] {0.7, 3.8});
    }

    private static void assertRecovered(ModelFit<?> fit, double[] truth) {
        int i = 0;
        for (String name : fit.parameters().keySet()) {
            assertThat(fit.interval(name, 0.999).contains(truth[i]))
                    .as("%s of %s", name, fit)
                    .isTrue();
            i++;
        }
    }

    /** Fits to customers drawn again, by counts and without a copy, spread as the standard errors say. */
    @Test
    void resamplesSpreadAsTheStandardErrorsSay() {
        PurchaseSummaries customers = SimulatedCustomers.geometric(11, 2_000, GEOMETRIC, 0);
        ModelFit<BgNbd> fit = BgNbd.fit(customers);
        SplittableRandom random = new SplittableRandom(20260101);
        double[] logs = new double[200];
        for (int resample = 0; resample < logs.length; resample++) {
            int[] counts = new int[customers.size()];
            random.ints(counts.length, 0, counts.length).forEach(customer -> counts[customer]++);
            logs[resample] =
                    Math.log(BgNbd.fit(customers.withCounts(counts)).model().r());
        }
        double mean = Arrays.stream(logs).average().orElseThrow();
        double variance =
                Arrays.stream(logs).map(log -> (log - mean) * (log - mean)).sum() / (logs.length - 1);
        double expected = fit.standardErrors().get("r") / fit.model().r();

        assertThat(Math.sqrt(variance) / expected).isBetween(0.8, 1.25);
    }
}
