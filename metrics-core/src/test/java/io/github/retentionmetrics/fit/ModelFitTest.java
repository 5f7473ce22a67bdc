package io.github.retentionmetrics.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.forecast.BgNbd;
import io.github.retentionmetrics.forecast.MbgNbd;
import io.github.retentionmetrics.forecast.ParetoNbd;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import io.github.retentionmetrics.rate.SignificanceTest;
import io.github.retentionmetrics.testing.Damage;
import io.github.retentionmetrics.testing.Serialization;
import io.github.retentionmetrics.testing.SimulatedCustomers;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ModelFitTest {
    private static final double[] TRUTH = {0.8, 10, 0.9, 2.5};
    private static final PurchaseSummaries CUSTOMERS = SimulatedCustomers.geometric(7, 1_500, TRUTH, 0);
    private static final ModelFit<BgNbd> FIT = BgNbd.fit(CUSTOMERS);
    private static final FitOptions DEFAULTS = FitOptions.withDefaults();

    /** Waiting times with the rate that is fitted to them: n over their sum. */
    private static ModelFit<Double> exponential(double... times) {
        Likelihood likelihood = (sum, p) -> {
            for (double time : times) {
                sum.add(1, Math.log(p[0]) - p[0] * time, 1 / p[0] - time);
            }
        };
        return ParametricFamily.of("Exponential", "rate").fit(likelihood, times.length, p -> p[0]);
    }

    /** The same with another shape: Weibull waiting times. */
    private static ModelFit<String> weibull(double... times) {
        Likelihood likelihood = (sum, p) -> {
            for (double time : times) {
                double log = Math.log(p[0] * time);
                double power = Math.pow(p[0] * time, p[1]);
                double density = Math.log(p[1] * p[0]) + (p[1] - 1) * log - power;
                sum.add(1, density, p[1] / p[0] * (1 - power), 1 / p[1] + log * (1 - power));
            }
        };
        return ParametricFamily.of("Weibull", "rate", "shape").fit(likelihood, times.length, p -> "weibull");
    }

    @Test
    void aParameterThatRanAwayIsNotCalledDetermined() {
        assertThat(diagnosis(Math.log(5e8)).outcome()).isEqualTo(ModelFit.Outcome.DETERMINED);
        // sharp by its curvature, which is the noise of a likelihood at its limits
        assertThat(diagnosis(Math.log(5e9)).outcome()).isEqualTo(ModelFit.Outcome.FLAT);
        assertThat(diagnosis(Math.log(5e9)).explanation())
                .isEqualTo(
                        "the data hardly determine s: values many times larger or smaller fit almost as well, so trust the"
                                + " predictions and not these parameters");
        assertThat(diagnosis(Math.log(5e9)).covariance()[0]).containsExactly(1, Double.NaN);
        assertThat(diagnosis(Math.log(5e9)).covariance()[1]).containsOnly(Double.NaN);
    }

    @Test
    void parametersThatAreNotDeterminedAreListed() {
        FitDiagnosis flat = new FitDiagnosis(
                ParametricFamily.of("Three", "p", "q", "v"),
                Information.of(new double[3][3], new boolean[3], new boolean[3], new double[3]),
                List.of());
        assertThat(flat.explanation()).startsWith("the data hardly determine p, q and v: ");
    }

    private static FitDiagnosis diagnosis(double away) {
        return new FitDiagnosis(
                ParametricFamily.of("Two", "r", "s"),
                Information.of(new double[][] {{1, 0}, {0, 1}}, new boolean[2], new boolean[2], new double[] {0, away}),
                List.of());
    }

    @Test
    void aFitWithAKnownAnswer() {
        ModelFit<Double> fit = exponential(1, 2, 3, 6);
        double rate = 4.0 / 12;

        assertThat(fit.model()).isCloseTo(rate, within(1e-6));
        assertThat(fit.modelName()).isEqualTo("Exponential");
        assertThat(fit.parameters()).containsOnlyKeys("rate");
        assertThat(fit.logLikelihood()).isCloseTo(4 * Math.log(rate) - 4, within(1e-9));
        assertThat(fit.observations()).isEqualTo(4);
        assertThat(fit.isConverged()).isTrue();
        assertThat(fit.outcome()).isEqualTo(ModelFit.Outcome.DETERMINED);
        assertThat(fit.explanation()).isEmpty();
        assertThat(fit.iterations()).isBetween(1, 20);
        assertThat(fit.standardErrors().get("rate")).isCloseTo(rate / 2, within(1e-5));
        assertThat(fit.covariance()[0][0]).isCloseTo(rate * rate / 4, within(1e-5));
        assertThat(fit.aic()).isCloseTo(2 - 2 * fit.logLikelihood(), within(1e-12));
        assertThat(fit.bic()).isCloseTo(Math.log(4) - 2 * fit.logLikelihood(), within(1e-12));
        assertThat(fit.interval("rate", 0.95).low()).isCloseTo(rate * Math.exp(-1.959964 / 2), within(1e-5));
        assertThat(fit.interval("rate", 0.95).high()).isCloseTo(rate * Math.exp(1.959964 / 2), within(1e-5));
        assertThat(fit).hasToString("Exponential (rate=0.333333), log-likelihood -8.39 of 4");
    }

    @Test
    void aRestrictionIsTested() {
        ModelFit<?> restricted = exponential(2, 2.1, 1.9, 2.2, 1.8);
        ModelFit<?> full = weibull(2, 2.1, 1.9, 2.2, 1.8);

        SignificanceTest test = full.likelihoodRatioTest(restricted);

        assertThat(test.statistic()).isCloseTo(2 * (full.logLikelihood() - restricted.logLikelihood()), within(1e-12));
        assertThat(test.pvalue()).isLessThan(0.001);
        assertThat(weibull(0.1, 0.5, 1, 2.5)
                        .likelihoodRatioTest(exponential(0.1, 0.5, 1, 2.5))
                        .pvalue())
                .isGreaterThan(0.5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> restricted.likelihoodRatioTest(full))
                .withMessage("parameters of restricted (2) must be fewer than of this model (1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> full.likelihoodRatioTest(exponential(1, 2)))
                .withMessage("observations of restricted (2) must be those of this model (5)");
    }

    @Test
    void aParameterThatWantsToBeZeroIsNamed() {
        ModelFit<String> decline = ParametricFamily.of("Decline", "slope", "idle")
                .withLimit("nothing changes", Map.of("slope", ParameterLimit.ZERO))
                .withStarts(new double[] {1, 1}, new double[] {2, 2})
                .fit((sum, p) -> sum.add(10, -p[0], -1, 0), 10, p -> "decline");

        assertThat(decline.outcome()).isEqualTo(ModelFit.Outcome.AT_BOUNDARY);
        assertThat(decline.explanation())
                .isEqualTo(
                        "the likelihood is highest at a boundary, where slope goes to zero and idle has no influence:"
                                + " nothing changes");
        assertThat(decline.standardErrors()).containsEntry("slope", Double.NaN);
        assertThat(decline.interval("slope", 0.9).isDefined()).isFalse();
        assertThat(decline.toString())
                .startsWith("Decline (slope at zero, idle of any value), log-likelihood ")
                .endsWith(" of 10, AT_BOUNDARY; " + decline.explanation());
        assertThat(decline.limits()).hasToString("{slope=ZERO, idle=ANY}");
        assertThat(decline.combinations()).isEmpty();
        assertThat(decline.parameters().get("slope")).isLessThan(1e-6);
        assertThat(Serialization.roundTrip(decline)).isEqualTo(decline).hasToString(decline.toString());
        assertThat(Damage.of(decline, 200, 2026).refused()).isPositive();
    }

    @Test
    void aParameterThatWantsToBeInfiniteIsNamed() {
        ModelFit<String> fit = ParametricFamily.of("Growth", "size")
                .fit((sum, p) -> sum.add(10, -1 / p[0], 1 / (p[0] * p[0])), 10, p -> "growth");

        assertThat(fit.explanation()).isEqualTo("the likelihood is highest at a boundary, where size goes to infinity");
        assertThat(fit.limits()).containsOnly(Map.entry("size", ParameterLimit.INFINITY));
        assertThat(fit.toString()).startsWith("Growth (size at infinity), log-likelihood ");
    }

    /** Searched in r and in the ratio of both, and told of r and of s, which goes with it. */
    @Test
    void coordinatesOfTheSearchAreNotSeen() {
        ParametricFamily family = ParametricFamily.of("Ratio", "r", "s")
                .withLimit("all are alike", Map.of("r", ParameterLimit.INFINITY, "s", ParameterLimit.INFINITY))
                .withPowers(new int[][] {{1, 0}, {1, 1}});
        Likelihood atInfinity = (sum, c) -> sum.add(
                9, -1 / c[0] - Math.pow(Math.log(c[1] / 3), 2), 1 / (c[0] * c[0]), -2 * Math.log(c[1] / 3) / c[1]);
        Likelihood atTwo = (sum, c) -> sum.add(
                9,
                -Math.pow(Math.log(c[0] / 2), 2) - Math.pow(Math.log(c[1] / 3), 2),
                -2 * Math.log(c[0] / 2) / c[0],
                -2 * Math.log(c[1] / 3) / c[1]);

        ModelFit<String> far = family.fit(atInfinity, 9, p -> "ratio");
        ModelFit<String> near = family.fit(atTwo, 9, p -> "ratio", DEFAULTS.withStart(5, 5));

        assertThat(far.explanation()).endsWith("where r and s go to infinity together: all are alike");
        assertThat(far.parameters().get("s") / far.parameters().get("r")).isCloseTo(3, within(1e-4));
        assertThat(far.standardErrors().values()).containsOnly(Double.NaN);
        assertThat(far.limits()).hasToString("{r=INFINITY, s=INFINITY}");
        assertThat(far.combinations()).containsOnlyKeys("r / s");
        assertThat(far.combinations().get("r / s")).isCloseTo(1.0 / 3, within(1e-4));
        assertThat(far.toString()).startsWith("Ratio (r and s at infinity with r / s=0.33333");
        assertThat(near.limits()).isEmpty();
        assertThat(near.combinations()).isEmpty();
        assertThat(near.parameters().get("r")).isCloseTo(2, within(1e-4));
        assertThat(near.parameters().get("s")).isCloseTo(6, within(1e-3));
        // the information of each coordinate is 18, and s is the product of both
        assertThat(near.standardErrors().get("r")).isCloseTo(2 / Math.sqrt(18), within(1e-3));
        assertThat(near.standardErrors().get("s")).isCloseTo(6 / Math.sqrt(9), within(1e-3));
        assertThat(near.covariance()[0][1]).isCloseTo(2 * 6 / 18.0, within(1e-3));
    }

    @Test
    void nonsenseIsNoFit() {
        ParametricFamily family = ParametricFamily.of("Nonsense", "x");
        Likelihood none = (sum, p) -> sum.add(1, Double.NaN, 1);
        assertThatThrownBy(() -> family.fit(none, 1, p -> "nonsense"))
                .isInstanceOf(FitException.class)
                .hasMessage("Nonsense was not fitted: the likelihood has no finite value at the start (x=1.00000)");
        Likelihood wrong = (sum, p) -> sum.add(1, -Math.abs(Math.log(p[0])), -1);
        assertThatThrownBy(() -> family.fit(wrong, 1, p -> "nonsense"))
                .isInstanceOf(FitException.class)
                .hasMessageStartingWith(
                        "Nonsense was not fitted: no higher likelihood was found, though it should rise by");
    }

    @Test
    void aSearchThatDoesNotEndCarriesItsLastState() {
        FitException failure =
                catchThrowableOfType(FitException.class, () -> BgNbd.fit(CUSTOMERS, DEFAULTS.withMaxIterations(2)));

        assertThat(failure).hasMessageStartingWith("BG/NBD was not fitted: no maximum after 2 iterations (r=");
        assertThat(failure.iterations()).isEqualTo(2);
        assertThat(failure.parameters()).containsOnlyKeys("r", "alpha", "a", "b");
        assertThat(failure.logLikelihood()).isLessThan(FIT.logLikelihood());
    }

    @Test
    void withoutARepeatPurchaseThereIsNothingToLearn() {
        PurchaseSummaries none = PurchaseSummaries.ofColumns(new int[0], new double[0], new double[0]);
        PurchaseSummaries once = PurchaseSummaries.ofColumns(new int[2], new double[2], new double[] {3, 4});

        for (PurchaseSummaries customers : List.of(once, CUSTOMERS.withCounts(new int[1_500]), none)) {
            String why = customers.equals(once) ? "no customer bought on two days" : "there are no customers";
            FitException failure = catchThrowableOfType(FitException.class, () -> ParetoNbd.fit(customers));
            assertThat(failure).hasMessage("Pareto/NBD was not fitted: " + why);
            assertThat(failure.parameters()).isEmpty();
            assertThat(failure.logLikelihood()).isNaN();
            assertThatThrownBy(() -> BgNbd.fit(customers)).hasMessage("BG/NBD was not fitted: " + why);
            assertThatThrownBy(() -> MbgNbd.fit(customers)).hasMessage("MBG/NBD was not fitted: " + why);
        }
    }

    @Test
    void aPriorHoldsTheParametersNearTheStart() {
        FitOptions tight = DEFAULTS.withStart(1, 9, 1, 2).withRegularisation(1e9);

        ModelFit<BgNbd> held = BgNbd.fit(CUSTOMERS, tight);

        assertThat(held.model().alpha()).isCloseTo(9, within(1e-3));
        assertThat(held.model().r()).isCloseTo(1, within(1e-3));
        assertThat(held.logLikelihood()).isLessThan(FIT.logLikelihood());
        ModelFit<BgNbd> weak =
                BgNbd.fit(CUSTOMERS, DEFAULTS.withStart(1, 9, 1, 2).withRegularisation(0.01));
        assertThat(weak.logLikelihood()).isCloseTo(FIT.logLikelihood(), within(0.01));
    }

    @Test
    void theStartDoesNotMatter() {
        assertThat(BgNbd.fit(CUSTOMERS, DEFAULTS.withStart(5, 1, 0.1, 20)).logLikelihood())
                .isCloseTo(FIT.logLikelihood(), within(1e-8));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BgNbd.fit(CUSTOMERS, DEFAULTS.withStart(1, 2)))
                .withMessage("number of parameters at the start (2) must be that of BG/NBD (4: r, alpha, a, b)");
    }

    @Test
    void theOrderOfTheCustomersDoesNotMatterToTheLastBit() {
        int n = CUSTOMERS.size();
        PurchaseSummaries reversed = PurchaseSummaries.of(
                IntStream.range(0, n).mapToObj(i -> CUSTOMERS.get(n - 1 - i)).toList());

        assertThat(BgNbd.fit(reversed)).isEqualTo(FIT).hasSameHashCodeAs(FIT);
    }

    @Test
    void fitsAreValues() {
        assertThat(Serialization.roundTrip(FIT)).isEqualTo(FIT);
        assertThat(FIT).isNotEqualTo(MbgNbd.fit(CUSTOMERS)).isNotEqualTo(null);
        double[][] covariance = FIT.covariance();
        covariance[0][0] = -1;
        assertThat(FIT.covariance()[0][0]).isPositive();
    }

    @Test
    void intervalsAreOfParametersThatThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FIT.interval("p", 0.9))
                .withMessage("parameter must be one of r, alpha, a, b: p");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FIT.interval("r", 1))
                .withMessage("level must be between 0 and 1, both exclusive: 1.0");
    }

    @Test
    void options() {
        assertThat(DEFAULTS.maxIterations()).isEqualTo(500);
        assertThat(DEFAULTS.tolerance()).isEqualTo(1e-9);
        assertThat(DEFAULTS.regularisation()).isZero();
        assertThat(DEFAULTS.start()).isEmpty();
        assertThat(DEFAULTS)
                .hasToString(
                        "FitOptions[at most 500 iterations, tolerance 1.0E-9, regularisation 0.0, start from the data]");
        FitOptions other = DEFAULTS.withTolerance(1e-6).withStart(1, 2);
        assertThat(other.toString()).endsWith("start [1.0, 2.0]]");
        assertThat(other.start()).hasValueSatisfying(start -> assertThat(start).containsExactly(1, 2));
        assertThat(Serialization.roundTrip(other)).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(other).isNotEqualTo(DEFAULTS);
        assertThat(DEFAULTS.withStart(-0.0)).isEqualTo(DEFAULTS.withStart(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULTS.withMaxIterations(0))
                .withMessage("maxIterations must be at least 1: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULTS.withTolerance(0))
                .withMessage("tolerance must be a finite number above 0: 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULTS.withRegularisation(-1))
                .withMessage("weight must be a finite number of at least 0: -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULTS.withStart(1, Double.NaN))
                .withMessage("parameter 1 must be a finite number: NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BgNbd.fit(CUSTOMERS, DEFAULTS.withStart(1, 9, -1, 2)))
                .withMessage("a at the start must be a finite number above 0: -1.0");
        assertThatNullPointerException()
                .isThrownBy(() -> BgNbd.fit(CUSTOMERS, null))
                .withMessage("options");
        assertThatNullPointerException().isThrownBy(() -> BgNbd.fit(null)).withMessage("customers");
    }
}
