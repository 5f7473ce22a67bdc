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

    private static RateDifference paired(long both, long firstOnly, long secondOnly, long neither) {
        PairedOutcomes pairs = new PairedOutcomes(both, firstOnly, secondOnly, neither);
        return Rate.of(both + firstOnly, pairs.pairs()).minus(Rate.of(both + secondOnly, pairs.pairs()), pairs);
    }

    /** The square of z is McNemar's (b - c)^2 / (b + c), whatever the pairs that agree. */
    @ParameterizedTest
    @CsvSource({"36, 12, 2, 0", "2, 12, 2, 34", "20, 12, 4, 64", "0, 1, 0, 3", "5, 0, 7, 1000"})
    void ofPairsOnlyTheTestIsMcNemars(long both, long firstOnly, long secondOnly, long neither) {
        double z = (firstOnly - secondOnly) / Math.sqrt((double) firstOnly + secondOnly);
        assertThat(paired(both, firstOnly, secondOnly, neither).test().statistic())
                .isCloseTo(z, within(1e-14 * Math.abs(z)));
    }

    /** Newcombe (1998), Statistics in Medicine 17, 2635-2650, method 8, computed with numpy from its formula. */
    @ParameterizedTest
    @CsvSource({
        "36, 12, 2, 0, 0.05692958400323869, 0.3404276029749407",
        "2, 12, 2, 34, 0.060252333724187035, 0.33823084629516154",
        "36, 14, 0, 0, 0.1528395178558573, 0.41665123695956563",
        "20, 12, 4, 64, 0.0028553357618382458, 0.15709674283935682",
    })
    void ofPairsOnlyTheIntervalIsNewcombes(
            long both, long firstOnly, long secondOnly, long neither, double low, double high) {
        Interval interval = paired(both, firstOnly, secondOnly, neither).interval(0.95);
        assertThat(interval.low()).isCloseTo(low, within(1e-14));
        assertThat(interval.high()).isCloseTo(high, within(1e-14));
    }

    /** 46 customers of both: each square of the difference from the pooled rate, as numbers of 0 and 1. */
    @Test
    void someArePairs() {
        PairedOutcomes pairs = new PairedOutcomes(27, 3, 12, 4);
        RateDifference difference = Rate.of(55, 157).minus(Rate.of(46, 149), pairs);
        double p = 101 / 306.0;
        double shared = 27 * (1 - p) * (1 - p) + 4 * p * p - 15 * p * (1 - p);
        double variance = p * (1 - p) * (1 / 157.0 + 1 / 149.0) - 2 * shared / (157 * 149);
        assertThat(difference.test().statistic())
                .isCloseTo((55 / 157.0 - 46 / 149.0) / Math.sqrt(variance), within(1e-12));
        Interval independent = Rate.of(55, 157).minus(Rate.of(46, 149)).interval(0.95);
        assertThat(difference.interval(0.95).width()).isLessThan(independent.width());
        assertThat(difference.pairs()).isEqualTo(pairs);
        assertThat(difference.value())
                .isEqualTo(Rate.of(55, 157).minus(Rate.of(46, 149)).value());
    }

    @Test
    void aRateOfTheSameOutcomesHasNoTest() {
        RateDifference same = paired(30, 0, 0, 12);
        assertThat(same.value()).isZero();
        assertThat(same.interval(0.95).width())
                .isBetween(0.01, difference(30, 42, 30, 42).interval(0.95).width() / 2);
        assertThat(same.test()).isEqualTo(SignificanceTest.undefined("no outcome differs"));
    }

    @Test
    void pairsArePartOfBothRates() {
        assertThatThrownBy(() -> Rate.of(5, 10).minus(Rate.of(9, 10), new PairedOutcomes(5, 1, 0, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pairs must be part of first (5 of 10): 6 of 6");
        assertThatThrownBy(() -> Rate.of(5, 10).minus(Rate.of(9, 10), new PairedOutcomes(0, 2, 0, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pairs must be part of second (9 of 10): 0 of 2");
        assertThatThrownBy(() -> new PairedOutcomes(0, 0, -1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("secondOnly must not be negative: -1");
        assertThatThrownBy(() -> new PairedOutcomes(Long.MAX_VALUE, 1, 0, 0)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void pairsAddUpAndTurnAround() {
        PairedOutcomes pairs = PairedOutcomes.empty()
                .withBoth(27)
                .withFirstOnly(3)
                .withSecondOnly(12)
                .withNeither(4);
        assertThat(pairs).isEqualTo(new PairedOutcomes(27, 3, 12, 4));
        assertThat(pairs.pairs()).isEqualTo(46);
        assertThat(pairs.plus(new PairedOutcomes(1, 2, 3, 4))).isEqualTo(new PairedOutcomes(28, 5, 15, 8));
        assertThat(pairs.complement()).isEqualTo(new PairedOutcomes(4, 12, 3, 27));
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
        assertThatThrownBy(() -> new RateDifference(null, Rate.empty(), PairedOutcomes.empty()))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("first");
        assertThatThrownBy(() -> new RateDifference(Rate.empty(), null, PairedOutcomes.empty()))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("second");
    }
}
