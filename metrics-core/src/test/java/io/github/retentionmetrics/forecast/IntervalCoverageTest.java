package io.github.retentionmetrics.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.fit.ModelFit;
import io.github.retentionmetrics.renewal.BetaDiscreteWeibull;
import io.github.retentionmetrics.renewal.ShiftedBetaGeometric;
import io.github.retentionmetrics.testing.SimulatedCustomers;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Intervals of 95 % hold the true parameters in about 95 of 100 samples: every parameter of every model, 400 seeded
 * samples each. Takes about a minute, so that it runs only when asked for: {@code mvn verify -Pslow}.
 */
@Tag("slow")
class IntervalCoverageTest {
    private static final int SAMPLES = 400;

    /** Four standard errors of a share of 0.95 in as many samples: sqrt(0.95 x 0.05 / 400) is 0.011. */
    private static final double ALLOWED = 0.044;

    static Stream<Arguments> models() {
        double[] geometric = {0.8, 10, 0.9, 2.5};
        double[] frequent = {1.6, 8, 1.5, 6};
        double[] pareto = {0.8, 10, 0.7, 12};
        double[] lively = {1.4, 12, 1.1, 20};
        double[] opportunities = {1.2, 0.75, 0.66, 2.8};
        double[] spend = {6, 4, 15};
        return Stream.of(
                arguments("BG/NBD", geometric, i -> BgNbd.fit(SimulatedCustomers.geometric(i, 4_000, geometric, 0))),
                arguments("BG/NBD", frequent, i -> BgNbd.fit(SimulatedCustomers.geometric(i, 4_000, frequent, 0))),
                arguments("MBG/NBD", geometric, i -> MbgNbd.fit(SimulatedCustomers.geometric(i, 4_000, geometric, 1))),
                arguments("Pareto/NBD", pareto, i -> ParetoNbd.fit(SimulatedCustomers.pareto(i, 4_000, pareto))),
                arguments("Pareto/NBD", lively, i -> ParetoNbd.fit(SimulatedCustomers.pareto(i, 4_000, lively))),
                arguments(
                        "BG/BB",
                        opportunities,
                        i -> BgBb.fit(SimulatedCustomers.opportunities(i, 4_000, opportunities, 8))),
                arguments("Gamma-Gamma", spend, i -> GammaGamma.fit(SimulatedCustomers.spend(i, 2_000, spend))),
                arguments(
                        "sBG",
                        new double[] {0.7, 3.8},
                        i -> ShiftedBetaGeometric.fit(SimulatedCustomers.renewals(i, 4_000, 0.7, 3.8, 1))),
                arguments(
                        "BdW",
                        new double[] {0.5, 1.2, 1.3},
                        i -> BetaDiscreteWeibull.fit(SimulatedCustomers.renewals(i, 8_000, 0.5, 1.2, 1.3))));
    }

    private static Arguments arguments(String name, double[] truth, IntFunction<ModelFit<?>> fitting) {
        return Arguments.of(name, truth, fitting);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void intervalsHoldTheTruthAsOftenAsTheySay(String name, double[] truth, IntFunction<ModelFit<?>> fitting) {
        int[] held = new int[truth.length];
        for (int sample = 1; sample <= SAMPLES; sample++) {
            ModelFit<?> fit = fitting.apply(sample);
            assertThat(fit.outcome()).as("%s", fit).isEqualTo(ModelFit.Outcome.DETERMINED);
            int i = 0;
            for (String parameter : fit.parameters().keySet()) {
                held[i] += fit.interval(parameter, 0.95).contains(truth[i]) ? 1 : 0;
                i++;
            }
        }
        for (int i = 0; i < truth.length; i++) {
            assertThat(held[i] / (double) SAMPLES)
                    .as("parameter %d of %s", i, name)
                    .isBetween(0.95 - ALLOWED, 0.95 + ALLOWED);
        }
    }
}
