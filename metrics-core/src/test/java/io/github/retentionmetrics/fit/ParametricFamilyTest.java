package io.github.retentionmetrics.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.testing.Damage;
import io.github.retentionmetrics.testing.Serialization;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.Trigamma;
import org.junit.jupiter.api.Test;

/** Models of a caller's own, against maxima that are known in closed form. */
class ParametricFamilyTest {
    private static final ParametricFamily GEOMETRIC =
            ParametricFamily.of("geometric", "p").withDomain("p", ParametricFamily.Domain.PROBABILITY);

    private static final ParametricFamily NORMAL = ParametricFamily.of("normal", "mean", "deviation")
            .withDomain("mean", ParametricFamily.Domain.REAL)
            .withLimit("all values are equal", Map.of("deviation", ParameterLimit.ZERO));

    record Geometric(double p) implements Serializable {}

    record Normal(double mean, double deviation) implements Serializable {}

    record Gamma(double shape, double rate) implements Serializable {}

    private static ModelFit<Geometric> geometric(int... failures) {
        Likelihood likelihood = (sum, parameters) -> {
            double p = parameters[0];
            for (int k : failures) {
                sum.add(1, Math.log(p) + k * Math.log1p(-p), 1 / p - k / (1 - p));
            }
        };
        return GEOMETRIC.fit(likelihood, failures.length, p -> new Geometric(p[0]));
    }

    private static Likelihood normal(double... values) {
        return (sum, p) -> {
            for (double value : values) {
                double away = (value - p[0]) / p[1];
                double density = -away * away / 2 - Math.log(p[1]) - Math.log(2 * Math.PI) / 2;
                sum.add(1, density, away / p[1], (away * away - 1) / p[1]);
            }
        };
    }

    @Test
    void aProbabilityIsTheShareOfSuccesses() {
        ModelFit<Geometric> fit = geometric(0, 2, 1, 0, 5, 0, 3, 1);
        double p = 8.0 / (8 + 12);
        double errorOfLogOdds = 1 / Math.sqrt(8 * (1 - p));

        assertThat(fit.outcome()).isEqualTo(ModelFit.Outcome.DETERMINED);
        assertThat(fit.model().p()).isCloseTo(p, within(1e-5));
        assertThat(fit.logLikelihood()).isCloseTo(8 * Math.log(p) + 12 * Math.log(1 - p), within(1e-9));
        assertThat(fit.standardErrors().get("p")).isCloseTo(p * Math.sqrt((1 - p) / 8), within(1e-5));
        double odds = p / (1 - p) * Math.exp(1.959964 * errorOfLogOdds);
        assertThat(fit.interval("p", 0.95).high()).isCloseTo(odds / (1 + odds), within(1e-5));
        assertThat(fit.interval("p", 0.999999999).high()).isLessThan(1);
        assertThat(fit.toString()).startsWith("geometric (p=0.40000").endsWith("), log-likelihood -13.46 of 8");
        assertThat(Serialization.roundTrip(fit)).isEqualTo(fit).hasToString(fit.toString());
        assertThat(Damage.of(fit, 200, 2026).refused()).isPositive();
    }

    @Test
    void aProbabilityMayGoToOneOrToZero() {
        ModelFit<Geometric> always = geometric(0, 0, 0);
        assertThat(always.explanation()).isEqualTo("the likelihood is highest at a boundary, where p goes to one");
        assertThat(always.limits()).containsOnly(Map.entry("p", ParameterLimit.ONE));
        assertThat(always.model().p()).isLessThan(1).isCloseTo(1, within(1e-6));
        assertThat(always.toString()).startsWith("geometric (p at one), log-likelihood ");
        assertThat(Serialization.roundTrip(always)).isEqualTo(always);

        Likelihood never = (sum, p) -> sum.add(5, Math.log1p(-p[0]), -1 / (1 - p[0]));
        assertThat(GEOMETRIC.fit(never, 5, p -> p[0]).limits()).containsOnly(Map.entry("p", ParameterLimit.ZERO));
    }

    @Test
    void aRealParameterMayHaveEitherSign() {
        double[] values = {-7, -3, -12, 2, -5};
        double mean = -5;
        double deviation = Math.sqrt((4 + 4 + 49 + 49 + 0) / 5.0);
        ModelFit<Normal> fit = NORMAL.fit(normal(values), 5, p -> new Normal(p[0], p[1]));

        assertThat(fit.model().mean()).isCloseTo(mean, within(1e-4));
        assertThat(fit.model().deviation()).isCloseTo(deviation, within(1e-4));
        assertThat(fit.standardErrors().get("mean")).isCloseTo(deviation / Math.sqrt(5), within(1e-4));
        assertThat(fit.standardErrors().get("deviation")).isCloseTo(deviation / Math.sqrt(10), within(1e-4));
        assertThat(fit.covariance()[0][1]).isCloseTo(0, within(1e-4));
        assertThat(fit.interval("mean", 0.95).low()).isLessThan(mean);
        assertThat(fit.interval("mean", 0.95).high()).isBetween(mean, 0.0);

        double[] far = Arrays.stream(values).map(value -> value * 1e6 + 3e9).toArray();
        ModelFit<Normal> shifted =
                NORMAL.withStarts(new double[] {1e9, 1e9}).fit(normal(far), 5, p -> new Normal(p[0], p[1]));
        assertThat(shifted.model().mean()).isCloseTo(3e9 - 5e6, within(1e3));
        assertThat(shifted.model().deviation()).isCloseTo(deviation * 1e6, within(1e3));
    }

    @Test
    void aLimitIsExplainedByTheFamily() {
        ParametricFamily slope = ParametricFamily.of("slope", "b")
                .withDomain("b", ParametricFamily.Domain.REAL)
                .withLimit("it only falls", Map.of("b", ParameterLimit.MINUS_INFINITY));
        // the logarithm of 1 / (1 + exp(b)), which rises to 0 as b falls
        ModelFit<Double> fit = slope.fit(
                (sum, p) -> sum.add(9, -Math.log1p(Math.exp(p[0])), -1 / (1 + Math.exp(-p[0]))), 9, p -> p[0]);

        assertThat(fit.explanation())
                .isEqualTo("the likelihood is highest at a boundary, where b goes to minus infinity: it only falls");
        assertThat(fit.combinations()).isEmpty();
    }

    @Test
    void aGammaDistributionSolvesItsLikelihoodEquations() {
        double[] values = {1.2, 0.4, 3.1, 2.2, 0.9, 1.7, 5.3};
        Likelihood likelihood = (sum, p) -> {
            for (double x : values) {
                sum.add(
                        1,
                        p[0] * Math.log(p[1]) - LogGamma.value(p[0]) + (p[0] - 1) * Math.log(x) - p[1] * x,
                        Math.log(p[1]) - Digamma.value(p[0]) + Math.log(x),
                        p[0] / p[1] - x);
            }
        };
        Gradients.check(likelihood, 2, 0.7);

        ModelFit<Gamma> fit = ParametricFamily.of("gamma", "shape", "rate")
                .fit(likelihood, values.length, p -> new Gamma(p[0], p[1]));

        double mean = Arrays.stream(values).average().orElseThrow();
        double meanLog = Arrays.stream(values).map(Math::log).average().orElseThrow();
        double shape = fit.model().shape();
        // both derivatives are 0: shape / rate is the mean, and log shape - digamma(shape) the log mean minus the mean
        // log
        assertThat(shape / fit.model().rate()).isCloseTo(mean, within(1e-5));
        assertThat(Math.log(shape) - Digamma.value(shape)).isCloseTo(Math.log(mean) - meanLog, within(1e-5));
        double variance = shape / (values.length * (shape * Trigamma.value(shape) - 1));
        assertThat(fit.standardErrors().get("shape")).isCloseTo(Math.sqrt(variance), within(1e-4));
    }

    @Test
    void startsMayBeThoseOfTheFamilyOrOfTheCaller() {
        ParametricFamily family = NORMAL.withStarts(new double[] {-100, 50}, new double[] {3, 1});
        Normal mean = new Normal(2, Math.sqrt(2.0 / 3));

        for (FitOptions options : new FitOptions[] {
            FitOptions.withDefaults(), FitOptions.withDefaults().withStart(1e3, 1e3)
        }) {
            Normal found = family.fit(normal(1, 2, 3), 3, p -> new Normal(p[0], p[1]), options)
                    .model();
            assertThat(found.mean()).isCloseTo(mean.mean(), within(1e-4));
            assertThat(found.deviation()).isCloseTo(mean.deviation(), within(1e-4));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NORMAL.withStarts(new double[] {0, 0}))
                .withMessage("deviation at the start must be a finite number above 0: 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GEOMETRIC.withStarts(new double[] {1}))
                .withMessage("p at the start must be a number between 0 and 1, both exclusive: 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NORMAL.withStarts(new double[] {1}))
                .withMessage("number of parameters at the start (1) must be that of normal (2: mean, deviation)");
        assertThatIllegalArgumentException().isThrownBy(NORMAL::withStarts).withMessage("starts must not be empty");
    }

    @Test
    void aFamilyIsChecked() {
        assertThat(NORMAL).hasToString("normal (mean, deviation)");
        assertThat(NORMAL.name()).isEqualTo("normal");
        assertThat(NORMAL.parameterNames()).containsExactly("mean", "deviation");
        assertThat(NORMAL.failure("there are no values")).hasMessage("normal was not fitted: there are no values");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParametricFamily.of("none"))
                .withMessage("number of parameters must be in 1..8: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParametricFamily.of("twice", "a", "a"))
                .withMessage("parameters must have different names: a");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NORMAL.withDomain("variance", ParametricFamily.Domain.REAL))
                .withMessage("parameter must be one of mean, deviation: variance");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NORMAL.withDomain("deviation", ParametricFamily.Domain.REAL))
                .withMessage("limit of deviation must be one of [minus infinity, infinity, any]: zero");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GEOMETRIC.withLimit("certain", Map.of("p", ParameterLimit.INFINITY)))
                .withMessage("limit of p must be one of [zero, one, any]: infinity");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NORMAL.withLimit("nothing", Map.of()))
                .withMessage("limit must name a parameter");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NORMAL.withPowers(new int[][] {{1, 0}, {1, 1}}))
                .withMessage("domain of mean must be POSITIVE where there are powers: REAL");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NORMAL.withPowers(new int[][] {{1, 1}, {0, 1}}))
                .withMessage("powers must be 2 rows of 2 numbers, with 1 on the diagonal and 0 after it:"
                        + " [[1, 1], [0, 1]]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NORMAL.fit(normal(1), 0, p -> "none"))
                .withMessage("observations must be positive: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NORMAL.fit((sum, p) -> sum.add(1, -1, 0), 1, p -> "none"))
                .withMessage("number of derivatives (1) must be that of the parameters (2)");
    }

    @Test
    void aSumHasTheDerivativesOfAllObservations() {
        LogLikelihoodSum sum = LogLikelihoodSum.of(normal(1, 4), 2, 1);

        // -(1 + 4) / 2 - log(2 pi), (1 - 2) + (4 - 2), and (1 - 1) + (4 - 1)
        assertThat(sum.value()).isCloseTo(-2.5 - Math.log(2 * Math.PI), within(1e-14));
        assertThat(sum.derivative(0)).isEqualTo(1);
        assertThat(sum.derivative(1)).isEqualTo(3);
        assertThat(sum.toString()).startsWith("log-likelihood -4.3378").endsWith(", derivatives [1.0, 3.0]");
        assertThatThrownBy(() -> sum.derivative(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(LogLikelihoodSum.of((all, p) -> all.addLog(3, 0.5), 1).value())
                .isCloseTo(-3 * Math.log(2), within(1e-15));
        assertThat(LogLikelihoodSum.of((all, p) -> all.addLog(2, 0), 1).value()).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void aModelMayRefuseParameters() {
        assertThatThrownBy(() -> GEOMETRIC.fit((sum, p) -> sum.add(9, -1), 9, p -> "none"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NORMAL.fit(normal(1, 2), 2, p -> {
                    throw new IllegalArgumentException("mean must be even");
                }))
                .isInstanceOf(FitException.class)
                .hasMessageStartingWith("normal was not fitted: mean must be even (mean=1.50000, deviation=0.500000)");
    }

    @Test
    void domainsAreScalesWithoutEnds() {
        for (ParametricFamily.Domain domain : ParametricFamily.Domain.values()) {
            for (double coordinate : new double[] {-90, -5, -0.25, 0, 1e-6, 0.5, 4, 8}) {
                double value = domain.toValue(coordinate);
                double step = 1e-6;
                double slope = (domain.toValue(coordinate + step) - domain.toValue(coordinate - step)) / (2 * step);
                assertThat(domain.contains(value)).isTrue();
                assertThat(domain.toCoordinate(value)).isCloseTo(coordinate, within(1e-2));
                assertThat(domain.slope(value)).isCloseTo(slope, within(1e-3 * Math.abs(slope)));
                assertThat(domain.moved(domain.toValue(0), coordinate))
                        .isCloseTo(value, within(1e-12 * (1 + Math.abs(value))));
            }
            assertThat(domain.contains(Double.NaN)).isFalse();
            assertThat(domain.contains(Double.POSITIVE_INFINITY)).isFalse();
        }
        assertThat(ParametricFamily.Domain.PROBABILITY.toValue(90)).isLessThan(1);
        assertThat(ParametricFamily.Domain.REAL.toCoordinate(1e300)).isCloseTo(Math.log(2e300), within(1e-12));
    }
}
