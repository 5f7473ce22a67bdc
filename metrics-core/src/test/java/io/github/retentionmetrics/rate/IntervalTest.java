package io.github.retentionmetrics.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {
    @Test
    void containsItsBounds() {
        Interval interval = Interval.of(0.25, 0.75, 0.95);
        assertThat(interval.isDefined()).isTrue();
        assertThat(interval.width()).isEqualTo(0.5);
        assertThat(interval.contains(0.25)).isTrue();
        assertThat(interval.contains(0.75)).isTrue();
        assertThat(interval.contains(Math.nextUp(0.75))).isFalse();
        assertThat(interval.contains(Math.nextDown(0.25))).isFalse();
        assertThat(interval.contains(Double.NaN)).isFalse();
    }

    @Test
    void undefinedContainsNothing() {
        Interval interval = Interval.undefined(0.9, "no trials");
        assertThat(interval.isDefined()).isFalse();
        assertThat(interval.low()).isNaN();
        assertThat(interval.high()).isNaN();
        assertThat(interval.width()).isNaN();
        assertThat(interval.level()).isEqualTo(0.9);
        assertThat(interval.contains(0)).isFalse();
        assertThat(interval.contains(Double.NaN)).isFalse();
        assertThat(interval.map(x -> x + 1)).isEqualTo(interval);
        assertThat(interval.reason()).isEqualTo("no trials");
        assertThat(interval).hasToString("undefined (90%): no trials");
    }

    @Test
    void mapsItsBounds() {
        assertThat(Interval.of(0.25, 0.75, 0.95).map(rate -> 100 * rate)).isEqualTo(Interval.of(25, 75, 0.95));
        assertThat(Interval.of(0, 1, 0.95).map(x -> 3)).isEqualTo(Interval.of(3, 3, 0.95));
    }

    @Test
    void isWidenedToIncludeAValue() {
        Interval interval = Interval.of(2, 4, 0.95);
        assertThat(interval.including(1)).isEqualTo(Interval.of(1, 4, 0.95));
        assertThat(interval.including(5)).isEqualTo(Interval.of(2, 5, 0.95));
        assertThat(interval.including(2)).isSameAs(interval);
        assertThat(interval.including(4)).isSameAs(interval);
        assertThat(interval.including(Double.NaN)).isSameAs(interval);
        Interval none = Interval.undefined(0.95, "no trials");
        assertThat(none.including(1)).isSameAs(none);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.82651 | 0.87083 | 0.95 | 0.8265 .. 0.8708 (95%)",
                "82.651 | 87.083 | 0.95 | 82.65 .. 87.08 (95%)",
                "46.999 | 73.001 | 0.999 | 47.0 .. 73.0 (99.9%)",
                "-3000 | 4000 | 0.5 | -3000 .. 4000 (50%)",
                "0.000177 | 0.005643 | 0.99 | 0.00018 .. 0.00564 (99%)",
                "0 | 0 | 0.8 | 0.0000 .. 0.0000 (80%)",
                "0 | 1 | 0.95 | 0.00 .. 1.00 (95%)",
                "-Infinity | 2 | 0.95 | 2.00 or less (95%)",
                "153 | Infinity | 0.95 | 153 or more (95%)",
                "-0.0125 | Infinity | 0.95 | -0.0125 or more (95%)",
                "0 | Infinity | 0.95 | 0.0000 or more (95%)",
                "-Infinity | Infinity | 0.95 | unbounded (95%)",
                "0.46999 | 0.73001 | 0.9972222222222222 | 0.470 .. 0.730 (99.722%)", // 1 - 0.05 / 18
                "0.46999 | 0.73001 | 0.99999996789 | 0.470 .. 0.730 (99.99999679%)",
                "0.46999 | 0.73001 | 0.000123456 | 0.470 .. 0.730 (0.0123%)",
            })
    void printsAsManyDecimalsAsTheWidthDeserves(double low, double high, double level, String text) {
        assertThat(Interval.of(low, high, level)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.3 | 0.2 | 0.95 | high (0.2) must be at or above low (0.3)",
                "NaN | 0.2 | 0.95 | high (0.2) must be at or above low (NaN)",
                "0.3 | NaN | 0.95 | high (NaN) must be at or above low (0.3)",
                "-Infinity | -Infinity | 0.95 | no number is between -Infinity and -Infinity",
                "Infinity | Infinity | 0.95 | no number is between Infinity and Infinity",
                "0.1 | 0.2 | 0 | level must be between 0 and 1, both exclusive: 0.0",
                "0.1 | 0.2 | 1 | level must be between 0 and 1, both exclusive: 1.0",
                "0.1 | 0.2 | NaN | level must be between 0 and 1, both exclusive: NaN",
            })
    void refusesImpossibleBounds(double low, double high, double level, String message) {
        assertThatThrownBy(() -> Interval.of(low, high, level))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void refusesADecreasingFunctionAndNull() {
        assertThatThrownBy(() -> Interval.of(1, 2, 0.95).map(x -> -x))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("high (-2.0) must be at or above low (-1.0)");
        assertThatThrownBy(() -> Interval.undefined(0.95, "no trials").map(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("increasing");
    }
}
