package io.github.retentionmetrics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.github.retentionmetrics.fit.LogLikelihoodSum;
import io.github.retentionmetrics.fit.ModelFit;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import io.github.retentionmetrics.testing.SimulatedCustomers;
import java.time.Duration;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fits to thousands of different histories, where the search first looks around among fewer of them. */
class ManyHistoriesTest {
    /** Customers who all buy at a rate of a fifth and never leave. */
    private static final PurchaseSummaries ALIKE =
            SimulatedCustomers.pareto(3, 3_200, new double[] {1e9, 5e9, 1e9, 1e18});

    /** So long on a machine that does many other things; before, a fit took fourteen seconds on an idle one. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Test
    void customersWhoHardlyDifferAndNeverLeaveAreFittedInSeconds() {
        double expected = ifNobodyLeaves(ALIKE);

        ModelFit<ParetoNbd> fit = assertTimeout(LIMIT, () -> ParetoNbd.fit(ALIKE));

        assertThat(fit.outcome()).isEqualTo(ModelFit.Outcome.AT_BOUNDARY);
        assertThat(fit.logLikelihood()).isGreaterThan(expected - 1e-3);
        assertThat(fit.explanation()).contains("r and alpha go to infinity together");
    }

    /** The log-likelihood of one rate for all, and nobody who leaves. */
    private static double ifNobodyLeaves(PurchaseSummaries customers) {
        int n = customers.size();
        double purchases = IntStream.range(0, n).map(customers::frequency).sum();
        double time = IntStream.range(0, n).mapToDouble(customers::age).sum();
        return ParetoNbd.of(1e12, 1e12 * time / purchases, 1e-30, 1).logLikelihood(customers);
    }

    /**
     * Customers with one frequency share a curve of tails where there are many, and each has its own where they are
     * few.
     */
    @ParameterizedTest
    @CsvSource({
        "0.6, 10, 0.6, 12",
        "5, 20, 1e-9, 1e20",
        "1e12, 5e12, 50, 1e-6",
        "0.03, 0.1, 2e-9, 1e33",
        "1e-6, 5, 2, 1e-5",
        "40, 3, 1e9, 1e12"
    })
    void theLikelihoodOfManyIsTheSumOfThoseOfFew(double r, double alpha, double s, double beta) {
        double[] parameters = {r, alpha, s, beta};
        int n = ALIKE.size();
        LogLikelihoodSum all = sum(
                IntStream.range(0, n).map(ALIKE::frequency).toArray(),
                IntStream.range(0, n).mapToDouble(ALIKE::recency).toArray(),
                IntStream.range(0, n).mapToDouble(ALIKE::age).toArray(),
                parameters);
        double[] sum = new double[5];
        double[] size = new double[5];
        for (int i = 0; i < n; i++) {
            LogLikelihoodSum one = sum(
                    new int[] {ALIKE.frequency(i)},
                    new double[] {ALIKE.recency(i)},
                    new double[] {ALIKE.age(i)},
                    parameters);
            for (int p = 0; p < 5; p++) {
                double term = p == 4 ? one.value() : one.derivative(p);
                sum[p] += term;
                size[p] += Math.abs(term);
            }
        }
        assertThat(all.value()).isCloseTo(sum[4], within(1e-12 * size[4]));
        for (int p = 0; p < 4; p++) {
            assertThat(all.derivative(p)).isCloseTo(sum[p], within(1e-9 * size[p]));
        }
    }

    private static LogLikelihoodSum sum(int[] frequency, double[] recency, double[] age, double[] parameters) {
        Histories histories = Histories.of(PurchaseSummaries.ofColumns(frequency, recency, age));
        return LogLikelihoodSum.of(new ParetoNbdLikelihood(histories), parameters);
    }

    @Test
    void theRoughSearchKeepsToTheHistoriesThemselves() {
        ModelFit<BgNbd> fit = BgNbd.fit(ALIKE);
        ModelFit<MbgNbd> modified = MbgNbd.fit(ALIKE);

        assertThat(fit.logLikelihood()).isEqualTo(fit.model().logLikelihood(ALIKE));
        assertThat(modified.logLikelihood()).isEqualTo(modified.model().logLikelihood(ALIKE));
        assertThat(fit.observations()).isEqualTo(3_200);
        assertThat(fit.isConverged()).isTrue();
    }

    /**
     * So many that the search itself takes fewer: it ends at the maximum of the likelihood of all, whose curvature
     * gives the errors.
     */
    @Test
    void aSearchOfFewerHistoriesEndsAtTheMaximumOfAll() {
        PurchaseSummaries many = SimulatedCustomers.pareto(7, 60_000, new double[] {0.6, 5, 0.7, 12});
        Histories all = Histories.of(many);
        assertThat(all.size()).isGreaterThan(RoughHistories.VERY_MANY);
        assertThat(RoughHistories.bounded(all).orElseThrow().size()).isLessThanOrEqualTo(RoughHistories.VERY_MANY);
        assertThat(RoughHistories.bounded(Histories.of(ALIKE))).isEmpty();
        ParetoNbdLikelihood likelihood = new ParetoNbdLikelihood(all);

        ModelFit<ParetoNbd> fit = ParetoNbd.fit(many);

        assertThat(fit.outcome()).isEqualTo(ModelFit.Outcome.DETERMINED);
        assertThat(fit.isConverged()).isTrue();
        double[] best = fit.parameters().values().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        assertThat(fit.logLikelihood()).isEqualTo(likelihood.at(best));
        LogLikelihoodSum sum = LogLikelihoodSum.of(likelihood, best);
        for (int i = 0; i < 4; i++) {
            double error = fit.standardErrors().values().stream()
                            .mapToDouble(Double::doubleValue)
                            .toArray()[i]
                    / best[i];
            // the slope times the error, which is as large as the rise of the likelihood that it promises
            assertThat(sum.derivative(i) * best[i] * error).isCloseTo(0, within(1e-4));
        }
    }

    /**
     * Few histories say that nobody leaves, where all say that some leave at once: by chance, a customer or so, and
     * little likelier. The search goes on where it is higher, and where it cannot tell, nobody leaves.
     */
    @ParameterizedTest
    @CsvSource({"5, customers leave at once or hardly ever, 1.43", "7, nobody seems to leave, 0"})
    void aSearchOfFewerHistoriesDoesNotMislead(int seed, String explanation, double rise) {
        PurchaseSummaries many = SimulatedCustomers.pareto(seed, 60_000, new double[] {1e9, 5e9, 1e9, 1e18});

        ModelFit<ParetoNbd> fit = ParetoNbd.fit(many);

        assertThat(fit.outcome()).isEqualTo(ModelFit.Outcome.AT_BOUNDARY);
        assertThat(fit.explanation()).contains(explanation).doesNotContain("hardly determine");
        assertThat(fit.logLikelihood()).isCloseTo(ifNobodyLeaves(many) + rise, within(0.01));
    }

    @Test
    void roughHistoriesHaveTheCustomersAndTheirMeans() {
        Histories all = Histories.of(ALIKE);
        Histories rough = RoughHistories.of(all).orElseThrow();

        assertThat(all.size()).isGreaterThan(RoughHistories.MANY);
        assertThat(rough.size()).isLessThan(RoughHistories.MANY);
        assertThat(sum(rough, i -> 1)).isEqualTo(3_200);
        assertThat(sum(rough, i -> rough.times()[rough.age(i)]))
                .isCloseTo(sum(all, i -> all.times()[all.age(i)]), withPercentage(1e-9));
        assertThat(RoughHistories.of(rough)).isEmpty();
    }

    private static double sum(Histories histories, IntToDoubleFunction term) {
        return IntStream.range(0, histories.size())
                .mapToDouble(i -> histories.count(i) * term.applyAsDouble(i))
                .sum();
    }
}
