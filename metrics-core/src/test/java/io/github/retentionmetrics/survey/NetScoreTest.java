package io.github.retentionmetrics.survey;

import static io.github.retentionmetrics.survey.NetScore.IntervalMethod.ADJUSTED_WALD;
import static io.github.retentionmetrics.survey.NetScore.IntervalMethod.WALD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.rate.Overlap;
import io.github.retentionmetrics.rate.SignificanceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetScoreTest {
    private static final double Z95 = 1.959963984540054;

    @ParameterizedTest
    @CsvSource({"0, 0, 7, -100", "0, 9, 0, 0", "4, 0, 0, 100", "1, 1, 1, 0", "3, 2, 1, 33.333333333333336"})
    void isFavourableLessUnfavourable(long favourable, long neutral, long unfavourable, double expected) {
        NetScore score = NetScore.ofFavourable(favourable).neutral(neutral).unfavourable(unfavourable);
        assertThat(score.value()).isEqualTo(expected);
        assertThat(score.responses()).isEqualTo(favourable + neutral + unfavourable);
        assertThat(score.isDefined()).isTrue();
        assertThat(score.reason()).isEmpty();
        assertThat(score.toOptional()).hasValue(expected);
    }

    @Test
    void withoutResponsesIsUndefined() {
        NetScore none = NetScore.empty();
        assertThat(none.isDefined()).isFalse();
        assertThat(none.value()).isNaN();
        assertThat(none.toOptional()).isEmpty();
        assertThat(none.reason()).isEqualTo("no responses");
        assertThat(none.standardError()).isNaN();
        assertThat(none.marginOfError(0.95)).isNaN();
        assertThat(none.interval(0.95)).isEqualTo(Interval.undefined(0.95, "no responses"));
        assertThat(none.interval(WALD, 0.9)).isEqualTo(Interval.undefined(0.9, "no responses"));
        assertThat(none).hasToString("undefined (0 favourable, 0 neutral, 0 unfavourable): no responses");
    }

    @Test
    void anyAnswersAreDefinedEvenIfTheyBalance() {
        assertThat(NetScore.ofFavourable(3).neutral(0).unfavourable(3))
                .hasToString("0.0 (3 favourable, 0 neutral, 3 unfavourable)");
    }

    @Test
    void roundsOnlyWhenShown() {
        assertThat(NetScore.ofFavourable(1).neutral(0).unfavourable(2))
                .hasToString("-33.3 (1 favourable, 0 neutral, 2 unfavourable)");
        NetScore aLittleBelowZero = new NetScore(0, 9_999, 1);
        assertThat(aLittleBelowZero.value()).isEqualTo(-0.01);
        assertThat(aLittleBelowZero).hasToString("0.0 (0 favourable, 9999 neutral, 1 unfavourable)");
    }

    @Test
    void theStandardErrorIsThatOfAMeanOfPlusOneZeroAndMinusOne() {
        // 9 answers: 4 x +1, 3 x 0, 2 x -1
        double mean = (4 - 2) / 9.0;
        double variance = (4 * Math.pow(1 - mean, 2) + 3 * Math.pow(mean, 2) + 2 * Math.pow(-1 - mean, 2)) / 9;
        assertThat(new NetScore(4, 3, 2).standardError()).isCloseTo(100 * Math.sqrt(variance / 9), within(1e-12));
    }

    @Test
    void aNearlyUnanimousSurveyKeepsItsDigits() {
        double n = 1e15;
        NetScore score = new NetScore((long) n - 1, 1, 0);
        assertThat(score.standardError()).isCloseTo(100 * Math.sqrt(n - 1) / Math.pow(n, 1.5), within(1e-28));
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 3, 7, 49, 90_071_992_547_409_93L, 1_000_000_000_000_001L, Long.MAX_VALUE})
    void noCountIsTooLargeForTheRange(long n) {
        for (NetScore.IntervalMethod method : NetScore.IntervalMethod.values()) {
            assertThat(new NetScore(n, 0, 0).interval(method, 0.95).high()).isEqualTo(100);
            assertThat(new NetScore(0, 0, n).interval(method, 0.95).low()).isEqualTo(-100);
        }
        assertThat(new NetScore(n, 0, 0).value()).isBetween(99.99999999999997, 100.0);
        assertThat(new NetScore(0, n, 0).value()).isZero();
    }

    @Test
    void theAdjustedIntervalOfOneResponseIsWidenedUpToTheScore() {
        // 1.75, 1.5 and 0.75 of 4: centre 25, standard error 37.5
        double error = 100 * Math.sqrt((1.5 * (1.75 + 0.75) + 4 * 1.75 * 0.75) / 16 / 4);
        assertThat(25 + Z95 * error).isLessThan(98.5);
        Interval praise = new NetScore(1, 0, 0).interval(0.95);
        assertThat(praise.low()).isCloseTo(25 - Z95 * error, within(1e-12));
        assertThat(praise.high()).isEqualTo(100);
        Interval blame = new NetScore(0, 0, 1).interval(0.95);
        assertThat(blame.low()).isEqualTo(-100);
        assertThat(blame.high()).isCloseTo(Z95 * error - 25, within(1e-12));
        // the margin is that of the formula
        assertThat(new NetScore(1, 0, 0).marginOfError(0.95)).isCloseTo(Z95 * error, within(1e-12));
    }

    @Test
    void theAdjustedIntervalOfADifferenceIsWidenedUpToTheDifference() {
        // adjusted: (0.75 - 7.75) / 11 and (2.75 - 0.75) / 5, centre -103.6; observed -87.5 and 100
        NetScoreDifference difference = new NetScore(0, 1, 7).minus(new NetScore(2, 0, 0));
        assertThat(difference.value()).isEqualTo(-187.5);
        double first = 100 * Math.sqrt((2.5 * 8.5 + 4 * 0.75 * 7.75) / 121 / 11);
        double second = 100 * Math.sqrt((1.5 * 3.5 + 4 * 2.75 * 0.75) / 25 / 5);
        double centre = -100 * 7 / 11.0 - 100 * 2 / 5.0;
        Interval interval = difference.interval(0.95);
        assertThat(centre - Z95 * Math.hypot(first, second)).isGreaterThan(-187.5);
        assertThat(interval.low()).isEqualTo(-187.5);
        assertThat(interval.high()).isCloseTo(centre + Z95 * Math.hypot(first, second), within(1e-12));
        assertThat(difference.test().statistic()).isCloseTo(centre / Math.hypot(first, second), within(1e-12));
    }

    @Test
    void aDifferenceWhoseSignTheAdjustmentTurnsIsNotSignificant() {
        NetScoreDifference difference = new NetScore(3, 0, 0).minus(new NetScore(4_995, 5, 0));
        assertThat(difference.value()).isPositive();
        assertThat(difference.interval(0.9).low()).isNegative();
        assertThat(difference.interval(0.9).high()).isEqualTo(difference.value());
        assertThat(difference.test()).isEqualTo(SignificanceTest.of(0, 1));
        NetScoreDifference none = new NetScore(3, 0, 0).minus(new NetScore(5_000, 0, 0));
        assertThat(none.interval(0.9).high()).isZero();
        assertThat(none.test()).isEqualTo(SignificanceTest.of(0, 1));
    }

    @Test
    void theWaldIntervalOfAUnanimousSurveyHasNoWidth() {
        NetScore unanimous = new NetScore(5, 0, 0);
        assertThat(unanimous.interval(WALD, 0.95)).isEqualTo(Interval.of(100, 100, 0.95));
        assertThat(unanimous.marginOfError(WALD, 0.95)).isZero();
        // 5.75, 1.5 and 0.75 of 8
        double centre = 100 * (5.75 - 0.75) / 8;
        double error = 100 * Math.sqrt((1.5 * (5.75 + 0.75) + 4 * 5.75 * 0.75) / 64 / 8);
        assertThat(unanimous.marginOfError(0.95)).isCloseTo(Z95 * error, within(1e-12));
        assertThat(unanimous.interval(0.95).low()).isCloseTo(centre - Z95 * error, within(1e-12));
        assertThat(unanimous.interval(0.95).high()).isEqualTo(100);
    }

    @Test
    void limitsAreClippedToThePossibleRangeAndMarginsAreNot() {
        NetScore score = new NetScore(3, 1, 1);
        assertThat(score.interval(WALD, 0.95).high()).isEqualTo(100);
        assertThat(score.value() + score.marginOfError(WALD, 0.95)).isCloseTo(110.12, within(0.005));
        NetScore opposite = new NetScore(1, 1, 3);
        assertThat(opposite.interval(WALD, 0.95).low()).isEqualTo(-100);
    }

    @Test
    void theAdjustedIntervalIsTheDefault() {
        NetScore score = new NetScore(70, 20, 10);
        assertThat(score.interval(0.9)).isEqualTo(score.interval(ADJUSTED_WALD, 0.9));
        assertThat(score.marginOfError(0.9)).isEqualTo(score.marginOfError(ADJUSTED_WALD, 0.9));
        assertThat(ADJUSTED_WALD.of(score, 0.9)).isEqualTo(score.interval(0.9));
        assertThat(score.interval(0.9).width()).isCloseTo(2 * score.marginOfError(0.9), within(1e-12));
    }

    @Test
    void addsUp() {
        assertThat(new NetScore(1, 2, 3).plus(new NetScore(10, 20, 30))).isEqualTo(new NetScore(11, 22, 33));
        assertThat(new NetScore(1, 2, 3).plus(NetScore.empty())).isEqualTo(new NetScore(1, 2, 3));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new NetScore(Long.MAX_VALUE, 0, 0).plus(new NetScore(1, 0, 0)))
                .withMessage("favourable must fit in a long: 9223372036854775807 + 1");
    }

    @Test
    void refusesBadArguments() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetScore.ofFavourable(-1).neutral(0).unfavourable(0))
                .withMessage("favourable must not be negative: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NetScore(0, -2, 0))
                .withMessage("neutral must not be negative: -2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NetScore(0, 0, -3))
                .withMessage("unfavourable must not be negative: -3");
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new NetScore(Long.MAX_VALUE, 0, 1))
                .withMessage("responses must fit in a long: 9223372036854775807 + 1");
        NetScore score = new NetScore(1, 1, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> score.interval(95))
                .withMessage("level must be between 0 and 1, both exclusive: 95.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetScore.empty().marginOfError(1))
                .withMessage("level must be between 0 and 1, both exclusive: 1.0");
        assertThatNullPointerException()
                .isThrownBy(() -> score.interval(null, 0.95))
                .withMessage("method");
        assertThatNullPointerException()
                .isThrownBy(() -> score.marginOfError(null, 0.95))
                .withMessage("method");
        assertThatNullPointerException().isThrownBy(() -> score.plus(null)).withMessage("other");
        assertThatNullPointerException().isThrownBy(() -> score.minus(null)).withMessage("other");
        assertThatNullPointerException().isThrownBy(() -> WALD.of(null, 0.95)).withMessage("score");
    }

    @Test
    void aDifferenceIsSigned() {
        NetScore high = new NetScore(70, 20, 10);
        NetScore low = new NetScore(50, 33, 17);
        NetScoreDifference gain = high.minus(low);
        assertThat(gain.value()).isEqualTo(60.0 - 33.0);
        assertThat(gain.reason()).isEmpty();
        assertThat(gain)
                .hasToString("27.0 points: 60.0 (70 favourable, 20 neutral, 10 unfavourable)"
                        + " less 33.0 (50 favourable, 33 neutral, 17 unfavourable)");
        double error = Math.hypot(high.standardError(), low.standardError());
        assertThat(gain.interval(WALD, 0.95).low()).isCloseTo(27 - Z95 * error, within(1e-12));
        assertThat(gain.interval(WALD, 0.95).high()).isCloseTo(27 + Z95 * error, within(1e-12));
        assertThat(gain.test(WALD).statistic()).isCloseTo(27 / error, within(1e-12));
        assertThat(low.minus(high).value()).isEqualTo(-27.0);
        assertThat(low.minus(high).test().pvalue()).isEqualTo(gain.test().pvalue());
        assertThat(gain.interval(0.95)).isEqualTo(gain.interval(ADJUSTED_WALD, 0.95));
        assertThat(gain.test()).isEqualTo(gain.test(ADJUSTED_WALD));
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "0, 1", "0, 0"})
    void aDifferenceNeedsBothSurveys(long first, long second) {
        NetScoreDifference difference = new NetScore(first, 0, 0).minus(new NetScore(second, 0, 0));
        assertThat(difference.isDefined()).isFalse();
        assertThat(difference.value()).isNaN();
        assertThat(difference.reason()).isEqualTo("no responses");
        assertThat(difference.interval(0.95)).isEqualTo(Interval.undefined(0.95, "no responses"));
        assertThat(difference.test()).isEqualTo(SignificanceTest.undefined("no responses"));
        assertThat(difference.test(WALD)).isEqualTo(SignificanceTest.undefined("no responses"));
        assertThat(difference).hasToString("undefined: " + difference.first() + " less " + difference.second());
    }

    @Test
    void twoTinyUnanimousSurveysAreNotDifferentBeyondDoubt() {
        NetScoreDifference difference = new NetScore(1, 0, 0).minus(new NetScore(0, 0, 1));
        assertThat(difference.value()).isEqualTo(200);
        assertThat(difference.test(WALD).isDefined()).isFalse();
        assertThat(difference.test().pvalue()).isGreaterThan(0.05);
        assertThat(difference.interval(0.95).contains(0)).isTrue();
        assertThat(difference.interval(WALD, 0.95)).isEqualTo(Interval.of(200, 200, 0.95));
    }

    @Test
    void twoUnanimousSurveysThatAgreeHaveOnlyAnAdjustedTest() {
        NetScoreDifference difference = new NetScore(4, 0, 0).minus(new NetScore(9, 0, 0));
        assertThat(difference.test(WALD).isDefined()).isFalse();
        assertThat(difference.test().isDefined()).isTrue();
        assertThat(difference.interval(WALD, 0.95)).isEqualTo(Interval.of(0, 0, 0.95));
    }

    @Test
    void aDifferenceRefusesBadArguments() {
        NetScoreDifference difference = new NetScore(1, 1, 1).minus(new NetScore(1, 1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> difference.interval(0))
                .withMessage("level must be between 0 and 1, both exclusive: 0.0");
        assertThatNullPointerException()
                .isThrownBy(() -> difference.interval(null, 0.95))
                .withMessage("method");
        assertThatNullPointerException().isThrownBy(() -> difference.test(null)).withMessage("method");
        assertThatNullPointerException()
                .isThrownBy(() -> new NetScoreDifference(null, NetScore.empty(), Overlap.none()))
                .withMessage("first");
        assertThatNullPointerException()
                .isThrownBy(() -> new NetScoreDifference(NetScore.empty(), null, Overlap.none()))
                .withMessage("second");
    }
}
