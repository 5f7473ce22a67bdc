package io.github.retentionmetrics.internal.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTTest {
    /** The printed tables (for example Fisher and Yates, table III), three decimals. */
    @ParameterizedTest
    @CsvSource({
        "1, 6.314, 12.706, 63.657",
        "2, 2.920, 4.303, 9.925",
        "3, 2.353, 3.182, 5.841",
        "4, 2.132, 2.776, 4.604",
        "5, 2.015, 2.571, 4.032",
        "10, 1.812, 2.228, 3.169",
        "20, 1.725, 2.086, 2.845",
        "30, 1.697, 2.042, 2.750",
        "60, 1.671, 2.000, 2.660",
        "120, 1.658, 1.980, 2.617",
        "Infinity, 1.645, 1.960, 2.576",
    })
    void criticalValuesOfTheTables(double degreesOfFreedom, double at90, double at95, double at99) {
        assertThat(StudentT.criticalValue(0.9, degreesOfFreedom)).isCloseTo(at90, within(5.1e-4));
        assertThat(StudentT.criticalValue(0.95, degreesOfFreedom)).isCloseTo(at95, within(5.1e-4));
        assertThat(StudentT.criticalValue(0.99, degreesOfFreedom)).isCloseTo(at99, within(5.1e-4));
    }

    /** mpmath in 40 digits. */
    @ParameterizedTest
    @CsvSource({
        "2, 5, 0.10193947882985835625",
        "12.5, 1, 0.050821347332231791019",
        "0.001, 30, 0.99920873576648509011",
        "40, 7.5, 5.1190567637097907836e-10",
        "3, 1e6, 0.0026998625414217970587",
    })
    void tailsKeepTheirDigits(double t, double degreesOfFreedom, double expected) {
        assertThat(StudentT.twoSidedTail(t, degreesOfFreedom)).isCloseTo(expected, within(3e-15 * expected));
        assertThat(StudentT.twoSidedTail(-t, degreesOfFreedom)).isEqualTo(StudentT.twoSidedTail(t, degreesOfFreedom));
    }

    /** One degree of freedom: tan(pi level / 2). Two: level sqrt(2 / (1 - level^2)). */
    @ParameterizedTest
    @CsvSource({"1e-6", "0.1", "0.5", "0.8", "0.95", "0.999", "0.999999"})
    void closedForms(double level) {
        double cauchy = Math.tan(Math.PI * level / 2);
        assertThat(StudentT.criticalValue(level, 1)).isCloseTo(cauchy, within(1e-9 * cauchy));
        double two = level * Math.sqrt(2 / ((1 - level) * (1 + level)));
        assertThat(StudentT.criticalValue(level, 2)).isCloseTo(two, within(2e-15 * two));
    }

    @Test
    void theTailOfTheCriticalValueIsWhatTheLevelLeavesOut() {
        for (double df : new double[] {1, 1.5, 3, 17.776, 100, 12_345.6, 1e9, 1e15}) {
            for (double level : new double[] {0.1, 0.5, 0.9, 0.95, 0.99, 0.999999}) {
                double t = StudentT.criticalValue(level, df);
                assertThat(StudentT.twoSidedTail(t, df)).isCloseTo(1 - level, within(2e-14 * (1 - level)));
            }
        }
    }

    @Test
    void noDistanceHasTheWholeTail() {
        assertThat(StudentT.twoSidedTail(0, 5)).isEqualTo(1);
        assertThat(StudentT.twoSidedTail(Double.POSITIVE_INFINITY, 5)).isEqualTo(0);
        assertThat(StudentT.twoSidedTail(1.96, Double.POSITIVE_INFINITY)).isEqualTo(Normal.twoSidedTail(1.96));
    }
}
