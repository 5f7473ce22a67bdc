package io.github.retentionmetrics.rate;

import static io.github.retentionmetrics.rate.ProportionInterval.AGRESTI_COULL;
import static io.github.retentionmetrics.rate.ProportionInterval.CLOPPER_PEARSON;
import static io.github.retentionmetrics.rate.ProportionInterval.JEFFREYS;
import static io.github.retentionmetrics.rate.ProportionInterval.WALD;
import static io.github.retentionmetrics.rate.ProportionInterval.WILSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProportionIntervalTest {
    private static final double Z_95 = 1.959963984540054;

    @ParameterizedTest
    @EnumSource(names = {"WILSON", "CLOPPER_PEARSON", "WALD"})
    void nothingOutOfNothingIsUndefinedForMethodsThatStartFromThePoint(ProportionInterval method) {
        assertThat(method.of(0, 0, 0.95)).isEqualTo(Interval.undefined(0.95, "no trials"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 0.5, 0.8, 0.95, 0.999999})
    void agrestiAndCoullSayAnythingOutOfNothing(double level) {
        assertThat(AGRESTI_COULL.of(0, 0, level)).isEqualTo(Interval.of(0, 1, level));
    }

    /** The prior is the arcsine distribution, whose quantile at q is sin^2(pi q / 2). */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.8, 0.95, 0.999})
    void jeffreysSaysItsPriorOutOfNothing(double level) {
        Interval prior = JEFFREYS.of(0, 0, level);
        double sine = Math.sin(Math.PI * (1 - level) / 4);
        assertThat(prior.low()).isCloseTo(sine * sine, within(1e-15 * sine * sine));
        assertThat(prior.high()).isCloseTo(1 - sine * sine, within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 10, 30, 1_000, 1_000_000, 1_000_000_000_000L, Long.MAX_VALUE})
    void boundsThatAreZeroOrOneByDefinitionAreExact(long trials) {
        for (double level : new double[] {1e-300, 0.5, 0.8, 0.95, 0.99, 0.999999, 1 - 0x1p-53}) {
            for (ProportionInterval method : new ProportionInterval[] {WILSON, CLOPPER_PEARSON}) {
                assertThat(method.of(0, trials, level).low()).isEqualTo(0);
                assertThat(method.of(trials, trials, level).high()).isEqualTo(1);
            }
            assertThat(WALD.of(0, trials, level)).isEqualTo(Interval.of(0, 0, level));
            assertThat(WALD.of(trials, trials, level)).isEqualTo(Interval.of(1, 1, level));
        }
    }

    @Test
    void clopperPearsonHasAClosedFormAtTheEnds() {
        // (1 - high)^n = alpha/2
        assertThat(CLOPPER_PEARSON.of(0, 1, 0.95).high()).isCloseTo(0.975, within(1e-16));
        assertThat(CLOPPER_PEARSON.of(1, 1, 0.95).low()).isCloseTo(0.025, within(1e-16));
        assertThat(CLOPPER_PEARSON.of(0, 1_000, 0.95).high())
                .isCloseTo(-Math.expm1(Math.log((1 - 0.95) / 2) / 1_000), within(1e-17));
        assertThat(CLOPPER_PEARSON.of(1_000, 1_000, 0.95).low())
                .isCloseTo(Math.exp(Math.log((1 - 0.95) / 2) / 1_000), within(2e-16));
    }

    @Test
    void wilsonWithoutSuccessesHasAClosedForm() {
        assertThat(WILSON.of(0, 10, 0.95).high()).isCloseTo(Z_95 * Z_95 / (10 + Z_95 * Z_95), within(1e-16));
    }

    @Test
    void waldIsThePointAndItsStandardErrors() {
        Interval interval = WALD.of(50, 100, 0.95);
        assertThat(interval.low()).isCloseTo(0.5 - Z_95 * 0.05, within(1e-16));
        assertThat(interval.high()).isCloseTo(0.5 + Z_95 * 0.05, within(2e-16));
        assertThat(WALD.of(1, 10, 0.95).low()).isEqualTo(0);
        assertThat(WALD.of(9, 10, 0.95).high()).isEqualTo(1);
    }

    @Test
    void agrestiAndCoullAddSuccessesAndFailures() {
        double trials = 10 + Z_95 * Z_95;
        double point = (3 + Z_95 * Z_95 / 2) / trials;
        double margin = Z_95 * Math.sqrt(point * (1 - point) / trials);
        assertThat(AGRESTI_COULL.of(3, 10, 0.95).low()).isCloseTo(point - margin, within(2e-16));
        assertThat(AGRESTI_COULL.of(3, 10, 0.95).high()).isCloseTo(point + margin, within(2e-16));
    }

    @ParameterizedTest
    @EnumSource
    void tinyLevelsAndEnormousCountsLeaveAnIntervalInPlace(ProportionInterval method) {
        long[] counts = {0, 1, 2, 3, 7, 100, 1_000_000_007, Long.MAX_VALUE / 7, Long.MAX_VALUE};
        for (double level : new double[] {Double.MIN_VALUE, 1e-300, 1e-17, 1e-9, 0.5, 1 - 0x1p-53}) {
            for (long successes : counts) {
                for (long trials : counts) {
                    if (successes <= trials && trials > 0) {
                        Interval interval = method.of(successes, trials, level);
                        assertThat(interval.low()).isBetween(0.0, 1.0);
                        assertThat(interval.high()).isBetween(interval.low(), 1.0);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-1 | 10 | 0.95 | successes must not be negative: -1",
                "0 | -1 | 0.95 | trials must not be negative: -1",
                "11 | 10 | 0.95 | successes (11) must be at most trials (10)",
                "1 | 10 | 0 | level must be between 0 and 1, both exclusive: 0.0",
                "1 | 10 | 1 | level must be between 0 and 1, both exclusive: 1.0",
                "1 | 10 | 95 | level must be between 0 and 1, both exclusive: 95.0",
                "1 | 10 | -0.5 | level must be between 0 and 1, both exclusive: -0.5",
                "1 | 10 | NaN | level must be between 0 and 1, both exclusive: NaN",
                "0 | 0 | NaN | level must be between 0 and 1, both exclusive: NaN",
            })
    void refusesImpossibleArguments(long successes, long trials, double level, String message) {
        for (ProportionInterval method : ProportionInterval.values()) {
            assertThatThrownBy(() -> method.of(successes, trials, level))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(message);
        }
    }
}
