package io.github.retentionmetrics.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateDifferenceTest {
    private static RateDifference difference(long x1, long n1, long x2, long n2) {
        return Rate.of(x1, n1).minus(Rate.of(x2, n2));
    }

    /** Newcombe (1998), Statistics in Medicine 17, 873-890, the examples by method 10, four decimals. */
    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80, 0.0524, 0.3339",
        "9, 10, 3, 10, 0.1705, 0.8090",
        "6, 7, 2, 7, 0.0582, 0.8062",
        "5, 56, 0, 29, -0.0381, 0.1926",
        "0, 10, 0, 20, -0.1611, 0.2775",
        "0, 10, 0, 10, -0.2775, 0.2775",
        "10, 10, 0, 20, 0.6791, 1",
        "10, 10, 0, 10, 0.6075, 1",
    })
    void equalsNewcombesExamples(long x1, long n1, long x2, long n2, double low, double high) {
        Interval interval = difference(x1, n1, x2, n2).interval(0.95);
        assertThat(interval.low()).isCloseTo(low, within(5e-5));
        assertThat(interval.high()).isCloseTo(high, within(5e-5));
        assertThat(interval.contains(difference(x1, n1, x2, n2).value())).isTrue();
    }

    @Test
    void aCertainBoundIsExact() {
        assertThat(difference(10, 10, 0, 20).interval(0.95).high()).isEqualTo(1);
        assertThat(difference(0, 20, 10, 10).interval(0.95).low()).isEqualTo(-1);
    }

    @Test
    void valueIsRoundedOnceFromTheCounts() {
        assertThat(difference(56, 70, 48, 80).value()).isEqualTo(0.2);
        long n = 1_000_000_000_000_000_000L;
        assertThat(difference(n / 2 + 1, n, n / 2, n).value()).isEqualTo(1e-18);
    }

    /** The square of z is Pearson's chi-square of the table: N (ad - bc)^2 / (product of the margins). */
    @ParameterizedTest
    @CsvSource({"56, 70, 48, 80", "9, 10, 3, 10", "5, 56, 0, 29", "850, 1000, 790, 1000", "0, 10, 10, 10"})
    void squaredStatisticIsChiSquare(long x1, long n1, long x2, long n2) {
        SignificanceTest test = difference(x1, n1, x2, n2).test();
        double cross = (double) x1 * (n2 - x2) - (double) x2 * (n1 - x1);
        double chiSquare = (n1 + n2) * cross * cross / ((double) n1 * n2 * (x1 + x2) * (n1 - x1 + n2 - x2));
        assertThat(test.statistic() * test.statistic()).isCloseTo(chiSquare, within(1e-14 * chiSquare));
        assertThat(Math.signum(test.statistic())).isEqualTo(Math.signum(cross));
    }

    /** The upper tail of chi-square with one degree of freedom, from mpmath in 40 digits. */
    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80, 8.0450813681965847e-3",
        "9, 10, 3, 10, 6.1698993205441622e-3",
        "5, 56, 0, 29, 9.7186568170579726e-2",
        "850, 1000, 790, 1000, 4.7914643458730045e-4",
        "0, 10, 10, 10, 7.7442164310440836e-6"
    })
    void pValueEqualsChiSquareTest(long x1, long n1, long x2, long n2, double pValue) {
        assertThat(difference(x1, n1, x2, n2).test().pvalue()).isCloseTo(pValue, within(1e-13 * pValue));
    }

    @Test
    void isUndefinedWhenARateIs() {
        Rate none = Rate.of(0, 0, "no customers");
        RateDifference difference = Rate.of(1, 2).minus(none);
        assertThat(difference.isDefined()).isFalse();
        assertThat(difference.value()).isNaN();
        assertThat(difference.toOptional()).isEmpty();
        assertThat(difference.reason()).isEqualTo("no customers");
        assertThat(difference.interval(0.95)).isEqualTo(Interval.undefined(0.95, "no customers"));
        assertThat(difference.test()).isEqualTo(SignificanceTest.undefined("no customers"));
        assertThat(difference).hasToString("undefined: 50.0% (1 of 2) less undefined (0 of 0): no customers");
        assertThat(none.minus(Rate.of(0, 0, "a")).reason()).isEqualTo("a");
        assertThat(Rate.of(1, 2).minus(Rate.of(1, 2)).reason()).isEmpty();
    }

    @Test
    void withoutVariationThereIsAnIntervalButNoTest() {
        RateDifference none = difference(0, 10, 0, 20);
        assertThat(none.value()).isEqualTo(0);
        assertThat(none.test()).isEqualTo(SignificanceTest.undefined("every trial had the same outcome"));
        assertThat(none.interval(0.95).width()).isGreaterThan(0);
        assertThat(difference(10, 10, 20, 20).test())
                .isEqualTo(SignificanceTest.undefined("every trial had the same outcome"));
    }

    @Test
    void printsPointsAndBothRates() {
        assertThat(difference(56, 70, 48, 80)).hasToString("20.0 points: 80.0% (56 of 70) less 60.0% (48 of 80)");
        assertThat(difference(56, 70, 48, 80).interval(0.95)).hasToString("0.052 .. 0.334 (95%)");
    }

    @Test
    void checksItsArguments() {
        assertThatThrownBy(() -> difference(1, 2, 0, 0).interval(95))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("level must be between 0 and 1, both exclusive: 95.0");
        assertThatThrownBy(() -> new RateDifference(null, Rate.empty()))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("first");
        assertThatThrownBy(() -> new RateDifference(Rate.empty(), null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("second");
    }
}
