package io.github.retentionmetrics.internal.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChiSquareTest {
    /** The printed tables (for example Fisher and Yates, table IV), three decimals. */
    @ParameterizedTest
    @CsvSource({"1, 3.841, 6.635", "2, 5.991, 9.210", "3, 7.815, 11.345", "10, 18.307, 23.209", "30, 43.773, 50.892"})
    void tailsOfTheTables(double degreesOfFreedom, double at5, double at1) {
        assertThat(ChiSquare.upperTail(at5, degreesOfFreedom)).isCloseTo(0.05, within(2e-5));
        assertThat(ChiSquare.upperTail(at1, degreesOfFreedom)).isCloseTo(0.01, within(4e-6));
    }

    /** One degree of freedom: the square of a normal variable. Two: exp(-x / 2). Four: (1 + x / 2) exp(-x / 2). */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-9, 0.1, 1, 3.84, 20, 400})
    void closedForms(double x) {
        double normal = Normal.twoSidedTail(Math.sqrt(x));
        assertThat(ChiSquare.upperTail(x, 1)).isCloseTo(normal, within(1e-13 * normal));
        double exponential = Math.exp(-x / 2);
        assertThat(ChiSquare.upperTail(x, 2)).isCloseTo(exponential, within(1e-13 * exponential));
        double four = (1 + x / 2) * exponential;
        assertThat(ChiSquare.upperTail(x, 4)).isCloseTo(four, within(1e-13 * four));
    }
}
