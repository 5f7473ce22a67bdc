package io.github.retentionmetrics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.retentionmetrics.fit.FitException;
import io.github.retentionmetrics.fit.FitOptions;
import io.github.retentionmetrics.fit.ModelFit;
import io.github.retentionmetrics.fit.ParameterLimit;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import io.github.retentionmetrics.renewal.BetaDiscreteWeibull;
import io.github.retentionmetrics.renewal.RenewalCounts;
import io.github.retentionmetrics.renewal.ShiftedBetaGeometric;
import io.github.retentionmetrics.testing.PatternSearch;
import io.github.retentionmetrics.testing.SimulatedCustomers;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.numbers.gamma.LogGamma;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Fits of a few kinds of customers, whose likelihoods have their maximum far out more often than not, and of so many of
 * each kind that rounding errors are large. There is always an outcome, and no search that knows nothing of gradients
 * finds better.
 */
class ExtremeFitsTest {
    private static final int MANY = 100_000_000;

    /** Customers of a few kinds, at random; their values are almost equal or differ by half. */
    private static final class Kinds {
        private final int[] frequency;
        private final double[] recency;
        private final double[] age;
        private final double[] value;
        private final int[] count;

        Kinds(int seed) {
            SplittableRandom random = new SplittableRandom(seed);
            int n = 3 + random.nextInt(20);
            double spread = Math.pow(10, -3 * random.nextDouble());
            frequency = IntStream.range(0, n).map(i -> random.nextInt(6)).toArray();
            age = IntStream.range(0, n)
                    .mapToDouble(i -> 10 + random.nextInt(90))
                    .toArray();
            recency = IntStream.range(0, n)
                    .mapToDouble(i -> Math.max(frequency[i], Math.ceil(age[i] * random.nextDouble())))
                    .toArray();
            Arrays.setAll(recency, i -> frequency[i] > 0 ? recency[i] : 0);
            value = IntStream.range(0, n)
                    .mapToDouble(i -> 20 * Math.exp(spread * (random.nextDouble() - 0.5)))
                    .toArray();
            count = IntStream.range(0, n).map(i -> 1 + random.nextInt(20)).toArray();
        }

        int[] used() {
            return IntStream.range(0, count.length)
                    .filter(i -> frequency[i] > 0)
                    .toArray();
        }

        /** A sum over the customers of some kinds. */
        double sum(int[] kinds, IntToDoubleFunction term) {
            return Arrays.stream(kinds)
                    .mapToDouble(i -> count[i] * term.applyAsDouble(i))
                    .sum();
        }

        PurchaseSummaries times(int times) {
            return PurchaseSummaries.ofColumns(frequency, recency, age)
                    .withMonetaryValues(value)
                    .withCounts(Arrays.stream(count).map(c -> times * c).toArray());
        }

        /** How many renewed, of the kinds in place of months. */
        RenewalCounts renewals(long times) {
            long[] survivors = new long[Math.min(9, count.length)];
            survivors[0] = 1 + (long) (100 * age[0]);
            for (int t = 1; t < survivors.length; t++) {
                survivors[t] = (long) Math.ceil(survivors[t - 1] * (1 - count[t] / 21.0));
            }
            return RenewalCounts.ofSurvivors(
                    Arrays.stream(survivors).map(s -> times * s).toArray());
        }
    }

    /** A fit is as likely as anything that is found without it, from where it is and from two other places. */
    private static void assertBest(ModelFit<?> fit, ToDoubleFunction<double[]> logLikelihood, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] at = fit.parameters().values().stream().mapToDouble(Math::log).toArray();
        double usable = Math.max(1e-4, 1e-11 * Math.abs(fit.logLikelihood()));
        for (int start = 0; start < 3; start++) {
            double best = PatternSearch.maximum(
                    x -> logLikelihood.applyAsDouble(
                            Arrays.stream(x).map(Math::exp).toArray()),
                    at);
            assertThat(best).as(() -> seed + ": " + fit).isLessThanOrEqualTo(fit.logLikelihood() + usable);
            Arrays.setAll(at, i -> 6 * random.nextDouble() - 3);
        }
    }

    private static void assertAllFit(int seed, int times) {
        Kinds kinds = new Kinds(seed);
        PurchaseSummaries some = kinds.times(times);
        RenewalCounts renewals = kinds.renewals(times);
        assertBest(BgNbd.fit(some), p -> BgNbd.of(p[0], p[1], p[2], p[3]).logLikelihood(some), seed);
        assertBest(MbgNbd.fit(some), p -> MbgNbd.of(p[0], p[1], p[2], p[3]).logLikelihood(some), seed);
        assertBest(
                ParetoNbd.fit(some), p -> ParetoNbd.of(p[0], p[1], p[2], p[3]).logLikelihood(some), seed);
        assertBest(BgBb.fit(some), p -> BgBb.of(p[0], p[1], p[2], p[3]).logLikelihood(some), seed);
        assertBest(GammaGamma.fit(some), p -> GammaGamma.of(p[0], p[1], p[2]).logLikelihood(some), seed);
        assertBest(
                ShiftedBetaGeometric.fit(renewals),
                p -> ShiftedBetaGeometric.of(p[0], p[1]).logLikelihood(renewals),
                seed);
        assertBest(
                BetaDiscreteWeibull.fit(renewals),
                p -> BetaDiscreteWeibull.of(p[0], p[1], p[2]).logLikelihood(renewals),
                seed);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 7, 11, 24, 145})
    void everyModelHasAnOutcome(int seed) {
        assertAllFit(seed, 1);
        assertAllFit(seed, MANY);
    }

    @Test
    @Tag("slow")
    void everyModelHasAnOutcomeWhateverTheCustomers() {
        for (int seed = 0; seed < 150; seed++) {
            assertAllFit(seed, 1);
            assertAllFit(seed, MANY);
        }
    }

    /** The likelihood of Gamma-Gamma in its two limits, in closed form: no fit is less likely than the best of them. */
    @ParameterizedTest
    @ValueSource(ints = {1, MANY})
    void spendIsAtLeastAsLikelyAsInItsLimits(int times) {
        for (int seed = 0; seed < 60; seed++) {
            Kinds kinds = new Kinds(seed);
            ModelFit<GammaGamma> fit = GammaGamma.fit(kinds.times(times));
            double alike = maximum(log -> alike(kinds, Math.exp(log)));
            double steady = maximum(log -> steady(kinds, Math.exp(log)));
            double usable = Math.max(1e-4, 1e-11 * Math.abs(fit.logLikelihood()));
            assertThat(fit.logLikelihood()).isGreaterThan(times * Math.max(alike, steady) - usable);
            if (fit.explanation().contains("q and v go to infinity together")) {
                assertThat(fit.logLikelihood()).isCloseTo(times * alike, within(2 * usable));
            }
        }
    }

    /**
     * All customers spend the same on average: the mean of x values is Gamma(shape p x), and its mean that of all
     * values.
     */
    private static double alike(Kinds kinds, double p) {
        int[] used = kinds.used();
        double values = kinds.sum(used, i -> kinds.frequency[i]);
        double mean = kinds.sum(used, i -> kinds.frequency[i] * kinds.value[i]) / values;
        return kinds.sum(used, i -> logGamma(p * kinds.frequency[i], kinds.value[i], mean) - Math.log(kinds.value[i]));
    }

    /** A customer always spends the same: one over it is Gamma(shape q), with the mean of all of those. */
    private static double steady(Kinds kinds, double q) {
        int[] used = kinds.used();
        double inverse = kinds.sum(used, i -> 1 / kinds.value[i]) / kinds.sum(used, i -> 1);
        return kinds.sum(used, i -> logGamma(q, 1 / kinds.value[i], inverse) - Math.log(kinds.value[i]));
    }

    /**
     * The logarithm of x times the density of a gamma variable with a shape and a mean, to all digits: by Stirling's
     * formula.
     */
    private static double logGamma(double shape, double x, double mean) {
        double away = (x - mean) / mean;
        double deviance = Math.abs(away) > 1e-2
                ? Math.log1p(away) - away
                : IntStream.rangeClosed(2, 9)
                        .mapToDouble(k -> -Math.pow(-away, k) / k)
                        .sum();
        double height = shape < 30
                ? shape * (Math.log(shape) - 1) - LogGamma.value(shape)
                : Math.log(shape / (2 * Math.PI)) / 2 - 1 / (12 * shape) + 1 / (360 * Math.pow(shape, 3));
        return height + shape * deviance;
    }

    private static double maximum(DoubleUnaryOperator logarithm) {
        return PatternSearch.golden(logarithm, -10, 20);
    }

    private static PurchaseSummaries spend(int[] frequency, double... values) {
        double[] recency = Arrays.stream(frequency).asDoubleStream().toArray();
        double[] age = new double[frequency.length];
        Arrays.fill(age, 1000);
        return PurchaseSummaries.ofColumns(frequency, recency, age).withMonetaryValues(values);
    }

    @Test
    void customersWhoHardlyDifferInWhatTheySpend() {
        ModelFit<GammaGamma> fit = GammaGamma.fit(spend(new int[] {12, 1, 1, 4, 9}, 34.95, 36.1, 33, 35.5, 34.6));
        assertThat(fit.outcome()).isEqualTo(ModelFit.Outcome.AT_BOUNDARY);
        assertThat(fit.explanation())
                .isEqualTo(
                        "the likelihood is highest at a boundary, where q and v go to infinity together: all customers"
                                + " spend the same on average");
        double mean = (12 * 34.95 + 36.1 + 33 + 4 * 35.5 + 9 * 34.6) / 27;
        assertThat(fit.model().expectedValue(3, 40)).isCloseTo(mean, within(1e-4));
        assertThat(fit.model().populationMean().value()).isCloseTo(mean, within(1e-4));
        // five gamma variables of known means tell a shape almost as normal ones do a variance: sqrt(2 / n)
        double error = fit.standardErrors().get("p") / fit.model().p();
        assertThat(error).isCloseTo(Math.sqrt(2.0 / 5), within(0.01));
        assertThat(fit.standardErrors().get("q")).isNaN();
        assertThat(fit.standardErrors().get("v")).isNaN();
        assertThat(fit.toString())
                .matches("Gamma-Gamma \\(p=[0-9.]+, q and v at infinity with q / v=[0-9.]+\\), log-.*");
        // p v / q is the mean, where q is so large that q - 1 is q
        assertThat(fit.model().p() / fit.combinations().get("q / v")).isCloseTo(mean, within(1e-4));
    }

    /**
     * To the tenth digit: whoever buys five times differs no less from the others than who buys once. Normal in this
     * limit.
     */
    @Test
    void customersWhoAllButSpendTheSame() {
        int[] frequency = {1, 2, 3, 4, 5};
        double[] values = {10, 10, 10, 10, 10.000000001};
        ModelFit<GammaGamma> fit = GammaGamma.fit(spend(frequency, values));
        assertThat(fit.outcome()).isEqualTo(ModelFit.Outcome.AT_BOUNDARY);
        assertThat(fit.explanation())
                .contains("v to zero and p to infinity go together: a customer spends the same every time");
        assertThat(fit.limits()).containsEntry("p", ParameterLimit.INFINITY).containsEntry("v", ParameterLimit.ZERO);
        assertThat(fit.combinations()).containsKey("p x v");
        double step = (values[4] - 10) / 10;
        double variance = step * step * (1 / 5.0 - 1 / 25.0);
        assertThat(fit.model().q()).isCloseTo(1 / variance, within(1e-4 / variance));
        assertThat(fit.logLikelihood())
                .isCloseTo(-5 * (Math.log(2 * Math.PI * variance) / 2 + 0.5 + Math.log(10)), within(1e-6));
        assertThat(fit.model().expectedValue(1, 10)).isCloseTo(10, within(1e-12));
    }

    /**
     * Few or many, buying at one rate or at several: where nobody seems to leave, the fit says so, and that nobody
     * will.
     */
    @ParameterizedTest
    @CsvSource({
        "0, 5, 1e9",
        "1, 5, 1e9",
        "2, 20, 1e9",
        "3, 50, 1e9",
        "2, 200, 1e9",
        "2, 5, 1",
        "3, 10, 1",
        "1, 20, 1",
        "0, 5, 5",
        "1, 10, 5",
        "2, 20, 5",
        "0, 50, 5",
        "1, 50, 5"
    })
    void customersWhoDoNotLeave(int seed, int customers, double r) {
        PurchaseSummaries some = SimulatedCustomers.pareto(seed, customers, new double[] {r, 5 * r, 1e9, 1e18});
        ModelFit<ParetoNbd> fit = ParetoNbd.fit(some);
        assertThat(fit.outcome()).isEqualTo(ModelFit.Outcome.AT_BOUNDARY);
        assertThat(fit.explanation()).contains("nobody seems to leave");
        assertThat(fit.model().probabilityAlive(0, 0, 100)).isCloseTo(1, within(1e-6));
    }

    /**
     * They leave before they buy again, or stay: as beta goes to zero it is all told by s log beta, so slowly that it
     * has no end.
     */
    @Test
    void customersWhoLeaveAtOnceOrHardlyEver() {
        int[] frequency = {0, 3, 4, 5, 6, 7, 4, 5, 6};
        double[] recency = {0, 40, 45, 47, 48, 46, 49, 49, 48};
        double[] age = {50, 50, 50, 50, 50, 50, 50, 50, 50};
        ModelFit<ParetoNbd> fit = ParetoNbd.fit(PurchaseSummaries.ofColumns(frequency, recency, age)
                .withCounts(new int[] {30, 1, 2, 2, 2, 1, 2, 2, 2}));
        assertThat(fit.outcome()).isEqualTo(ModelFit.Outcome.AT_BOUNDARY);
        assertThat(fit.explanation()).contains("beta goes to zero").contains("customers leave at once or hardly ever");
        assertThat(fit.model().probabilityAlive(0, 0, 50)).isLessThan(0.05);
        assertThat(fit.model().probabilityAlive(5, 49, 50)).isGreaterThan(0.95);
    }

    /**
     * Frequencies, values, counts, and the log-likelihood of the better of the two limits: others are higher than what
     * is near.
     */
    private static Stream<Arguments> twoMaxima() {
        return Stream.of(
                arguments(new int[] {1, 1, 14}, new double[] {17.13, 26.96, 38.99}, new int[] {1, 1, 1}, -10.344),
                arguments(new int[] {1, 2, 19}, new double[] {20.03, 20.08, 20.23}, new int[] {51, 21, 44}, 126.01),
                arguments(
                        new int[] {246, 13, 1, 1, 141, 111, 2, 2, 125, 247},
                        new double[] {20.91, 20.04, 19.87, 21.07, 19.74, 21.32, 19.94, 19.86, 19.48, 20.86},
                        new int[] {90, 1, 17, 28, 1, 7, 94, 21, 1, 5},
                        -201.20),
                arguments(
                        new int[] {72, 12, 668, 1, 90, 10, 43, 912, 990, 78},
                        new double[] {18.34, 23.98, 20.44, 19.66, 20.21, 19.8, 19.86, 21.05, 18.62, 19.31},
                        new int[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1},
                        -17.578));
    }

    @ParameterizedTest
    @MethodSource("twoMaxima")
    void customersWithTwoMaxima(int[] frequency, double[] values, int[] counts, double logLikelihood) {
        ModelFit<GammaGamma> fit = GammaGamma.fit(spend(frequency, values).withCounts(counts));
        assertThat(fit.logLikelihood()).isGreaterThan(logLikelihood - 0.01);
    }

    @Test
    void aStartWithoutALikelihoodIsRefused() {
        PurchaseSummaries customers = spend(new int[] {1, 2, 3, 5}, 10, 12, 30, 22);
        FitOptions nowhere = FitOptions.withDefaults().withStart(1e50, 1, 1, 1);
        assertThatExceptionOfType(FitException.class)
                .isThrownBy(() -> BgNbd.fit(customers, nowhere))
                .withMessage("BG/NBD was not fitted: the likelihood has no finite value at the start (r=1.00000e+50,"
                        + " alpha=1.00000, a=1.00000, b=1.00000)")
                .satisfies(e -> assertThat(e.logLikelihood()).isNaN());
    }

    @Test
    void aFitHasTheLikelihoodOfItsModelWhateverTheMoney() {
        PurchaseSummaries customers = spend(new int[] {1, 1, 1, 1, 1, 1}, 1e-30, 1e-10, 1, 1e10, 1e30, 1e50);
        ModelFit<GammaGamma> fit = GammaGamma.fit(customers);
        assertThat(fit.logLikelihood()).isNegative();
        assertThat(fit.logLikelihood()).isCloseTo(fit.model().logLikelihood(customers), within(1e-6));
    }

    @Test
    void aFitAsExactAsItWasAskedForIsOne() {
        PurchaseSummaries customers = spend(new int[] {12, 1, 1, 4, 9}, 34.95, 36.1, 33, 35.5, 34.6);
        double best = GammaGamma.fit(customers).logLikelihood();
        FitOptions rough = FitOptions.withDefaults().withTolerance(1);
        assertThat(GammaGamma.fit(customers, rough).logLikelihood()).isCloseTo(best, within(1.0));
    }

    /** Rupiahs or euros, days or nanoseconds: what the data determine does not depend on their unit. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-10, 1e10})
    void unitsDoNotMatter(double unit) {
        SplittableRandom random = new SplittableRandom(11);
        int n = 300;
        int[] frequency = new int[n];
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            frequency[i] = 1 + random.nextInt(6);
            values[i] = 30 * Math.exp(random.nextDouble() + random.nextDouble() / Math.sqrt(frequency[i]));
        }
        ModelFit<GammaGamma> one = GammaGamma.fit(spend(frequency, values));
        ModelFit<GammaGamma> other = GammaGamma.fit(spend(
                frequency, Arrays.stream(values).map(value -> unit * value).toArray()));
        assertThat(one.outcome()).isEqualTo(ModelFit.Outcome.DETERMINED);
        assertThat(other.outcome()).isEqualTo(ModelFit.Outcome.DETERMINED);
        assertThat(other.model().p()).isCloseTo(one.model().p(), withinPercentage(1e-3));
        assertThat(other.model().v()).isCloseTo(unit * one.model().v(), withinPercentage(1e-3));
        assertThat(other.logLikelihood()).isCloseTo(one.logLikelihood() - n * Math.log(unit), within(1e-6));
    }
}
