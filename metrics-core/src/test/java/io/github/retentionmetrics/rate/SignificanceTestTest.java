package io.github.retentionmetrics.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignificanceTestTest {
    @Test
    void isSignificantUpToAndIncludingAlpha() {
        SignificanceTest test = SignificanceTest.of(2.3456, 0.019);
        assertThat(test.isDefined()).isTrue();
        assertThat(test.isSignificant(0.05)).isTrue();
        assertThat(test.isSignificant(0.019)).isTrue();
        assertThat(test.isSignificant(0.01)).isFalse();
        assertThat(test).hasToString("statistic 2.346, p = 0.0190");
        assertThat(SignificanceTest.of(-7, 2.56e-12)).hasToString("statistic -7.000, p = 2.56e-12");
        assertThat(SignificanceTest.of(-0.0, -0.0)).hasToString("statistic 0.000, p = 0.00");
    }

    @Test
    void undefinedIsNeverSignificant() {
        SignificanceTest test = SignificanceTest.undefined("no group varies");
        assertThat(test.isDefined()).isFalse();
        assertThat(test.statistic()).isNaN();
        assertThat(test.pvalue()).isNaN();
        assertThat(test.isSignificant(0.999)).isFalse();
        assertThat(test).hasToString("undefined: no group varies");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | -0.1 | pvalue must be in 0..1: -0.1",
                "1 | 1.5 | pvalue must be in 0..1: 1.5",
                "NaN | 0.5 | statistic (NaN) must be NaN exactly when pvalue (0.5) is",
                "Infinity | 0 | statistic must be finite: Infinity",
                "2 | NaN | statistic (2.0) must be NaN exactly when pvalue (NaN) is",
            })
    void refusesImpossibleResults(double statistic, double pValue, String message) {
        assertThatThrownBy(() -> SignificanceTest.of(statistic, pValue))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.0", "1, 1.0", "-0.05, -0.05", "NaN, NaN", "5, 5.0"})
    void refusesImpossibleAlphas(double alpha, String shown) {
        assertThatThrownBy(() -> SignificanceTest.undefined("no group varies").isSignificant(alpha))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("alpha must be between 0 and 1, both exclusive: " + shown);
    }
}
