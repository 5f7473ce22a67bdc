package io.github.retentionmetrics.survey;

import static io.github.retentionmetrics.survey.Scale.Direction.HIGHER_IS_BETTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.rate.Mean;
import io.github.retentionmetrics.rate.Overlap;
import io.github.retentionmetrics.rate.SignificanceTest;
import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ScoreMeanTest {
    private static final Scale TEN = new Scale(1, 10, HIGHER_IS_BETTER);

    @Test
    void twoAnswersLeaveTheWholeScalePlausible() {
        ScoreMean mean =
                CustomerSatisfaction.of(ScoreCounts.ofScores(TEN, 7, 9)).mean();
        assertThat(mean.value()).isEqualTo(8);
        assertThat(mean.responses()).isEqualTo(2);
        assertThat(mean.standardDeviation()).isEqualTo(Math.sqrt(2));
        assertThat(mean.standardError()).isEqualTo(1);
        // t at 0.975 with one degree of freedom is 12.7062
        assertThat(mean.mean().interval(0.95).low()).isCloseTo(8 - 12.7062, within(1e-4));
        assertThat(mean.interval(0.95)).isEqualTo(Interval.of(1, 10, 0.95));
        assertThat(mean).hasToString("8.00 (mean of 2)");
    }

    @Test
    void anIntervalWithinTheScaleIsThatOfTheMean() {
        ScoreMean mean = CustomerEffortScore.of(ScoreCounts.ofScores(Scale.EASE_SEVEN_POINT, 3, 4, 4, 5, 4, 4))
                .mean();
        assertThat(mean.interval(0.95)).isEqualTo(mean.mean().interval(0.95));
    }

    @Test
    void noAndOneResponse() {
        ScoreMean none = ScoreCounts.ofScores(TEN).mean();
        assertThat(none.isDefined()).isFalse();
        assertThat(none.value()).isNaN();
        assertThat(none.reason()).isEqualTo("no values");
        assertThat(none.interval(0.95)).isEqualTo(none.mean().interval(0.95));
        ScoreMean one = ScoreCounts.ofScores(TEN, 7).mean();
        assertThat(one.isDefined()).isTrue();
        assertThat(one.standardError()).isNaN();
        assertThat(one.interval(0.95).isDefined()).isFalse();
    }

    @Test
    void aDifferenceIsWithinTheLengthOfTheScale() {
        ScoreMeanDifference gain = ScoreCounts.ofScores(TEN, 7, 9)
                .mean()
                .minus(ScoreCounts.ofScores(TEN, 1, 3).mean());
        assertThat(gain.value()).isEqualTo(6);
        // Welch: 6 -+ 4.3027 sqrt(1 + 1), with 2 degrees of freedom
        assertThat(gain.interval(0.95).low()).isCloseTo(6 - 4.302653 * Math.sqrt(2), within(1e-5));
        assertThat(gain.interval(0.95).high()).isEqualTo(9);
        assertThat(gain.test())
                .isEqualTo(gain.first().mean().minus(gain.second().mean()).test());
        assertThat(gain).hasToString("6.00: 8.00 (mean of 2) less 2.00 (mean of 2)");
        ScoreMeanDifference loss = gain.second().minus(gain.first());
        assertThat(loss.interval(0.95).low()).isEqualTo(-9);
        ScoreMeanDifference undefined =
                gain.first().minus(ScoreCounts.ofScores(TEN).mean());
        assertThat(undefined.isDefined()).isFalse();
        assertThat(undefined.reason()).isEqualTo("no values");
        assertThat(undefined.interval(0.95)).isEqualTo(Interval.undefined(0.95, "no values"));
        assertThat(undefined.test()).isEqualTo(SignificanceTest.undefined("no values"));
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScoreMean(Mean.of(11), TEN))
                .withMessage("mean (11.00 (mean of 1)) must be on the scale 1-10");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScoreMean(Mean.of(2, BigDecimal.ONE, BigDecimal.ONE), TEN))
                .withMessage("mean (0.500 (mean of 2)) must be on the scale 1-10");
        assertThatNullPointerException()
                .isThrownBy(() -> new ScoreMean(null, TEN))
                .withMessage("mean");
        assertThatNullPointerException()
                .isThrownBy(() -> new ScoreMean(Mean.empty(), null))
                .withMessage("scale");
        ScoreMean mean = ScoreCounts.ofScores(TEN, 7, 9).mean();
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        mean.minus(ScoreCounts.ofScores(Scale.FIVE_POINT, 3).mean()))
                .withMessage("scale of second (1-5) must equal scale of first (1-10)");
        assertThatNullPointerException().isThrownBy(() -> mean.minus(null)).withMessage("other");
        assertThatNullPointerException()
                .isThrownBy(() -> new ScoreMeanDifference(null, mean, Overlap.none()))
                .withMessage("first");
        assertThatNullPointerException()
                .isThrownBy(() -> new ScoreMeanDifference(mean, null, Overlap.none()))
                .withMessage("second");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mean.interval(1))
                .withMessage("level must be between 0 and 1, both exclusive: 1.0");
    }

    @Provide
    Arbitrary<int[]> scores() {
        return Arbitraries.integers().between(1, 10).array(int[].class).ofMaxSize(8);
    }

    @Property(seed = "20260101", tries = 300)
    void intervalsHoldTheMeanAndStayOnTheScale(
            @ForAll("scores") int[] first,
            @ForAll("scores") int[] second,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double level) {
        ScoreMean mean = ScoreCounts.ofScores(TEN, first).mean();
        Interval interval = mean.interval(level);
        assertThat(interval.isDefined()).isEqualTo(first.length > 1);
        if (interval.isDefined()) {
            assertThat(interval.contains(mean.value())).isTrue();
            assertThat(interval.low()).isGreaterThanOrEqualTo(1);
            assertThat(interval.high()).isLessThanOrEqualTo(10);
        }
        ScoreMeanDifference gain = mean.minus(ScoreCounts.ofScores(TEN, second).mean());
        Interval ofGain = gain.interval(level);
        if (ofGain.isDefined()) {
            assertThat(ofGain.contains(gain.value())).isTrue();
            assertThat(ofGain.low()).isGreaterThanOrEqualTo(-9);
            assertThat(ofGain.high()).isLessThanOrEqualTo(9);
        }
    }
}
