package io.github.retentionmetrics.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.fit.FitException;
import io.github.retentionmetrics.fit.ModelFit;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Laws of customers with a contract. */
class RenewalModelPropertyTest {
    @Provide
    Arbitrary<RenewalModel> models() {
        Arbitrary<Double> shapes = Arbitraries.doubles().between(0.05, 40);
        return Arbitraries.oneOf(
                shapes.flatMap(a -> shapes.map(b -> ShiftedBetaGeometric.of(a, b))),
                shapes.flatMap(a -> shapes.flatMap(
                        b -> Arbitraries.doubles().between(0.3, 2.5).map(c -> BetaDiscreteWeibull.of(a, b, c)))));
    }

    @Provide
    Arbitrary<RenewalCounts> counts() {
        return Arbitraries.longs()
                .between(0, 1_000)
                .array(long[].class)
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(cohort -> {
                    java.util.Arrays.sort(cohort);
                    return RenewalCounts.ofSurvivors(IntStream.range(0, cohort.length)
                            .mapToLong(i -> cohort[cohort.length - 1 - i])
                            .toArray());
                });
    }

    @Property(seed = "20260101", tries = 200)
    void survivalFallsAndIsTheProductOfRetention(
            @ForAll("models") RenewalModel model, @ForAll @IntRange(min = 1, max = 300) int renewal) {
        double before = model.survival(renewal - 1);
        double survival = model.survival(renewal);
        assertThat(survival).isBetween(0.0, before);
        assertThat(survival).isCloseTo(before * model.retention(renewal), within(1e-11 * before));
        assertThat(model.probabilityOfLeaving(renewal)).isCloseTo(before - survival, within(1e-12));
    }

    @Property(seed = "20260101", tries = 200)
    void retentionRisesAsTheLoyalRemain(
            @ForAll @DoubleRange(min = 0.05, max = 40) double alpha,
            @ForAll @DoubleRange(min = 0.05, max = 40) double beta,
            @ForAll @IntRange(min = 1, max = 300) int renewal) {
        ShiftedBetaGeometric model = ShiftedBetaGeometric.of(alpha, beta);
        assertThat(model.retention(renewal + 1)).isGreaterThan(model.retention(renewal));
        assertThat(model.discountedResidualLifetime(renewal, 0.1))
                .isGreaterThan(model.discountedResidualLifetime(renewal - 1, 0.1));
    }

    @Property(seed = "20260101", tries = 200)
    void aNewCustomerPaysNowAndThenAsOneBeforeTheFirstRenewal(
            @ForAll("models") RenewalModel model, @ForAll @DoubleRange(min = 0.01, max = 1) double rate) {
        double lifetime = model.discountedLifetime(rate);
        assertThat(lifetime)
                .isBetween(1.0, (1 + rate) / rate)
                .isCloseTo(1 + model.discountedResidualLifetime(0, rate) / (1 + rate), within(1e-9 * lifetime));
    }

    @Property(seed = "20260101", tries = 200)
    void logLikelihoodsOfCohortsAddUp(
            @ForAll("models") RenewalModel model,
            @ForAll("counts") RenewalCounts first,
            @ForAll("counts") RenewalCounts second) {
        double sum = model.logLikelihood(first) + model.logLikelihood(second);
        assertThat(model.logLikelihood(first.plus(second))).isCloseTo(sum, within(1e-9 * (1 - sum)));
    }

    @Property(seed = "20260101", tries = 200)
    void countsAddUpInAnyOrder(
            @ForAll("counts") RenewalCounts a, @ForAll("counts") RenewalCounts b, @ForAll("counts") RenewalCounts c) {
        assertThat(a.plus(b).plus(c))
                .isEqualTo(a.plus(b.plus(c)))
                .isEqualTo(c.plus(b).plus(a));
        assertThat(a.plus(RenewalCounts.empty())).isEqualTo(a);
    }

    /** Whatever the counts, there is a fit that predicts probabilities, or a reason in words. */
    @Property(seed = "20260101", tries = 60)
    void aFitIsAnAnswerOrAReason(@ForAll("counts") RenewalCounts counts) {
        try {
            ModelFit<ShiftedBetaGeometric> fit = ShiftedBetaGeometric.fit(counts);
            assertThat(fit.logLikelihood()).isFinite();
            assertThat(fit.model().survival(20)).isBetween(0.0, 1.0);
            assertThat(fit.outcome() == ModelFit.Outcome.DETERMINED)
                    .isEqualTo(fit.explanation().isEmpty());
        } catch (FitException e) {
            assertThat(e).hasMessageStartingWith("sBG was not fitted: ");
        }
    }
}
