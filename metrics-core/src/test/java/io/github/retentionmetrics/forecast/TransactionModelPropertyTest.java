package io.github.retentionmetrics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.fit.ModelFit;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import io.github.retentionmetrics.testing.SimulatedCustomers;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class TransactionModelPropertyTest {
    private static final double[] TRUTH = {0.8, 10, 0.9, 2.5};

    @Provide
    Arbitrary<TransactionModel> models() {
        Arbitrary<Double> shapes = Arbitraries.doubles().between(0.05, 5).ofScale(3);
        Arbitrary<Double> scales = Arbitraries.doubles().between(0.5, 60).ofScale(3);
        return Combinators.combine(Arbitraries.integers().between(0, 2), shapes, scales, shapes, scales)
                .as((kind, r, alpha, a, b) -> switch (kind) {
                    case 0 -> BgNbd.of(r, alpha, a, b / 10);
                    case 1 -> MbgNbd.of(r, alpha, a, b / 10);
                    default -> ParetoNbd.of(r, alpha, a, b);
                });
    }

    @Property(seed = "20260101", tries = 200)
    void theProbabilityToBeAliveFallsWithSilence(
            @ForAll("models") TransactionModel model,
            @ForAll @IntRange(max = 300) int frequency,
            @ForAll @DoubleRange(max = 60) double silence) {
        double recency = frequency == 0 ? 0 : 40;
        double now = model.probabilityAlive(frequency, recency, recency + silence);
        double later = model.probabilityAlive(frequency, recency, recency + silence + 5);

        assertThat(now).isBetween(0.0, 1.0);
        assertThat(later).isBetween(0.0, now * (1 + 1e-12));
    }

    @Property(seed = "20260101", tries = 200)
    void expectedPurchasesGrowWithTheHorizon(
            @ForAll("models") TransactionModel model,
            @ForAll @IntRange(max = 100) int frequency,
            @ForAll @DoubleRange(max = 200) double horizon) {
        double recency = frequency == 0 ? 0 : 30;
        double shorter = model.expectedPurchases(frequency, recency, 40, horizon);
        double longer = model.expectedPurchases(frequency, recency, 40, horizon + 1);

        assertThat(model.expectedPurchases(frequency, recency, 40, 0)).isZero();
        assertThat(shorter).isGreaterThanOrEqualTo(0);
        assertThat(longer).isGreaterThanOrEqualTo(shorter * (1 - 1e-9));
        assertThat(model.expectedPurchases(horizon + 1)).isGreaterThanOrEqualTo(model.expectedPurchases(horizon));
    }

    @Property(seed = "20260101", tries = 60)
    void theDistributionOfPurchasesAddsUpToItsMean(
            @ForAll("models") TransactionModel model, @ForAll @DoubleRange(max = 2) double horizon) {
        Distributions.assertSumAndMean(
                n -> model.probabilityOfPurchases(n, horizon),
                200,
                within(1e-6),
                model.expectedPurchases(horizon),
                within(1e-4));
    }

    @Property(seed = "20260101", tries = 60)
    void discountingIsTheIntegralOfTheExpectedPurchases(
            @ForAll("models") TransactionModel model, @ForAll @IntRange(max = 20) int frequency) {
        double rate = 0.5;
        double recency = frequency == 0 ? 0 : 30;
        // rate x integral of exp(-rate t) E(t) over t, by Simpson's rule, which is exact enough for so smooth a
        // function
        double sum = 0;
        int steps = 4_000;
        double step = 80.0 / steps;
        for (int i = 1; i <= steps; i++) {
            int weight = i == steps ? 1 : 2 + 2 * (i & 1);
            double t = i * step;
            sum += weight * Math.exp(-rate * t) * model.expectedPurchases(frequency, recency, 35, t);
        }

        assertThat(model.discountedPurchases(frequency, recency, 35, rate))
                .isCloseTo(rate * sum * step / 3, within(1e-6 * (1 + sum)));
    }

    @Property(seed = "20260101", tries = 8)
    void theUnitOfTimeDoesNotMatter(@ForAll @IntRange(max = 1_000) int seed) {
        PurchaseSummaries weekly = SimulatedCustomers.geometric(seed, 500, TRUTH, 0);
        PurchaseSummaries daily = scaled(weekly, 7);
        double purchases =
                IntStream.range(0, weekly.size()).map(weekly::frequency).sum();

        ModelFit<BgNbd> inWeeks = BgNbd.fit(weekly);
        ModelFit<BgNbd> inDays = BgNbd.fit(daily);
        ModelFit<ParetoNbd> paretoInWeeks = ParetoNbd.fit(weekly);
        ModelFit<ParetoNbd> paretoInDays = ParetoNbd.fit(daily);

        assertThat(inDays.logLikelihood()).isCloseTo(inWeeks.logLikelihood() - purchases * Math.log(7), within(1e-7));
        assertThat(paretoInDays.logLikelihood())
                .isCloseTo(paretoInWeeks.logLikelihood() - purchases * Math.log(7), within(1e-4));
        if (inWeeks.outcome() == ModelFit.Outcome.DETERMINED) {
            assertThat(inDays.model().alpha() / inWeeks.model().alpha()).isCloseTo(7, within(1e-3));
            assertThat(inDays.model().expectedPurchases(364))
                    .isCloseTo(inWeeks.model().expectedPurchases(52), within(1e-4));
        }
    }

    private static PurchaseSummaries scaled(PurchaseSummaries customers, double factor) {
        int n = customers.size();
        return PurchaseSummaries.ofColumns(
                IntStream.range(0, n).map(customers::frequency).toArray(),
                IntStream.range(0, n)
                        .mapToDouble(i -> factor * customers.recency(i))
                        .toArray(),
                IntStream.range(0, n)
                        .mapToDouble(i -> factor * customers.age(i))
                        .toArray());
    }

    @Property(seed = "20260101", tries = 8)
    void copiesOfAllCustomersLeaveTheParametersAsTheyAre(
            @ForAll @IntRange(max = 1_000) int seed, @ForAll @IntRange(min = 2, max = 9) int copies) {
        PurchaseSummaries once = SimulatedCustomers.geometric(seed, 500, TRUTH, 1);
        int[] counts = IntStream.range(0, once.size()).map(i -> copies).toArray();

        ModelFit<MbgNbd> fit = MbgNbd.fit(once);
        ModelFit<MbgNbd> copied = MbgNbd.fit(once.withCounts(counts));

        assertThat(copied.logLikelihood()).isCloseTo(copies * fit.logLikelihood(), within(1e-6));
        assertThat(copied.observations()).isEqualTo(copies * fit.observations());
        assertThat(copied.model().expectedPurchases(52)).isCloseTo(fit.model().expectedPurchases(52), within(1e-3));
        assertThat(copied.model().r())
                .isCloseTo(fit.model().r(), within(1e-3 * fit.model().r()));
    }
}
