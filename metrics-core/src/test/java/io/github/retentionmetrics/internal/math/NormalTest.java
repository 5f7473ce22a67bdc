package io.github.retentionmetrics.internal.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values from mpmath in 40 digits. */
class NormalTest {
    @ParameterizedTest
    @CsvSource({
        "0.5, 0.6744897501960817432",
        "0.8, 1.2815515655446005935",
        "0.95, 1.9599639845400538556",
        "0.99, 2.5758293035489004539",
        "0.999999, 4.8916384756929317718",
        "1e-9, 1.2533141373155003296e-9",
    })
    void criticalValues(double level, double expected) {
        assertThat(Normal.criticalValue(level)).isCloseTo(expected, within(4e-16 * expected));
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 0.30853753872598689636",
        "1.96, 0.024997895148220436213",
        "5, 2.8665157187919391167e-7",
        "10, 7.619853024160526066e-24",
        "37, 5.7255712225245768227e-300",
    })
    void tailsKeepTheirDigits(double z, double expected) {
        assertThat(Normal.upperTail(z)).isCloseTo(expected, within(1e-13 * expected));
        assertThat(Normal.cdf(-z)).isEqualTo(Normal.upperTail(z));
        assertThat(Normal.twoSidedTail(z)).isEqualTo(2 * Normal.upperTail(z));
        assertThat(Normal.twoSidedTail(-z)).isEqualTo(2 * Normal.upperTail(z));
    }

    @Test
    void quantileInvertsTheDistributionFunction() {
        assertThat(Normal.quantile(0.5)).isZero();
        assertThat(Normal.quantile(0.975)).isCloseTo(1.9599639845400545, within(1e-15));
        for (double p : new double[] {1e-300, 1e-10, 0.025, 0.3, 0.7, 0.999}) {
            assertThat(Normal.cdf(Normal.quantile(p))).isCloseTo(p, within(1e-12 * p));
        }
        assertThat(Normal.quantile(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Normal.quantile(1)).isEqualTo(Double.POSITIVE_INFINITY);
    }
}
