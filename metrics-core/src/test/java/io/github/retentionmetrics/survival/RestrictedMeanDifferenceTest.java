package io.github.retentionmetrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.inference.Comparison;
import io.github.retentionmetrics.inference.ComparisonText;
import io.github.retentionmetrics.inference.Correction;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.rate.SignificanceTest;
import io.github.retentionmetrics.testing.Serialization;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RestrictedMeanDifferenceTest {

    private static RestrictedMean mean(String durations, long horizon) {
        return SurvivalCurve.of(Lasting.of(durations)).restrictedMean(horizon);
    }

    @Test
    void aSmallOneByHand() {
        // 1 until 2, a half until 4; 1 until 1, a half until 3, nothing until 4
        RestrictedMeanDifference difference = mean("2 4+", 4).minus(mean("1 3", 4));
        assertThat(difference.value()).isEqualTo((2 + 0.5 * 2) - (1 + 0.5 * 2));
        // areas to come at the events: 1 and 1; none at 3
        double variance = 1 * 1 / (2.0 * 1) + 1 * 1 / (2.0 * 1);
        assertThat(difference.standardError()).isCloseTo(Math.sqrt(variance), within(1e-15));
        assertThat(difference.test().statistic()).isCloseTo(1, within(1e-15));
        assertThat(difference.test().pvalue()).isCloseTo(0.31731050786291410, within(1e-15));
        assertThat(difference.interval(0.95).low()).isCloseTo(1 - 1.959963984540054, within(1e-14));
        assertThat(difference.interval(0.95).high()).isCloseTo(1 + 1.959963984540054, within(1e-14));
        assertThat(difference).hasToString("1.00 days: 3.00 of 4 days less 2.00 of 4 days");
        assertThat(Serialization.roundTrip(difference)).isEqualTo(difference);
    }

    @Test
    void theIntervalEndsAtTheHorizon() {
        Interval interval = mean("9 9+", 9).minus(mean("1 8+ 9+", 9)).interval(0.999999);
        assertThat(interval.low()).isGreaterThanOrEqualTo(-9);
        assertThat(interval.high()).isEqualTo(9);
    }

    @Test
    void undefinedBeyondWhatWasObserved() {
        RestrictedMeanDifference difference = mean("2 10+", 8).minus(mean("1 3+", 8));
        String shorter = "nobody was observed for 8 days; the longest is 3";
        String reason = "second group: " + shorter;
        assertThat(difference.isDefined()).isFalse();
        assertThat(difference.value()).isNaN();
        assertThat(difference.standardError()).isNaN();
        assertThat(difference.reason()).isEqualTo(reason);
        assertThat(difference.interval(0.9)).isEqualTo(Interval.undefined(0.9, reason));
        assertThat(difference.test()).isEqualTo(SignificanceTest.undefined(reason));
        assertThat(difference).hasToString("undefined: " + reason);
        assertThat(mean("1 3+", 8).minus(mean("2 10+", 8)).reason()).isEqualTo("first group: " + shorter);
        assertThat(mean("1 3+", 8).minus(mean("2 3+", 8)).reason()).isEqualTo("both groups: " + shorter);
        assertThat(mean("1 3+", 8).minus(mean("2 5+", 8)))
                .hasToString("undefined: first group: " + shorter
                        + "; second group: nobody was observed for 8 days; the longest is 5");
        assertThat(mean("2 10+", 8).minus(mean("2 10+", 8)).reason()).isEmpty();
        // everybody is gone by then: nothing more to know
        assertThat(mean("2 10+", 8).minus(mean("1 3", 8)).value()).isEqualTo(5 - 2);
    }

    @Test
    void noTestWithoutVariation() {
        RestrictedMeanDifference difference = mean("3 3", 5).minus(mean("9 9+", 5));
        assertThat(difference.value()).isEqualTo(3 - 5);
        assertThat(difference.standardError()).isZero();
        assertThat(difference.interval(0.95)).isEqualTo(Interval.of(-2, -2, 0.95));
        assertThat(difference.test()).isEqualTo(SignificanceTest.undefined("no group varies"));
        assertThat(mean("9", 5).minus(mean("9 9+", 5))).hasToString("0.00 days: 5.00 of 5 days less 5.00 of 5 days");
    }

    @Test
    void comparesLikeAnyDifference() {
        RestrictedMean sixMp = SurvivalCurve.of(Lasting.SIX_MP).restrictedMean(23);
        RestrictedMean placebo = SurvivalCurve.of(Lasting.PLACEBO).restrictedMean(23);
        assertThat(Comparison.of(sixMp.minus(placebo), 0.95).verdict()).isEqualTo(Comparison.Verdict.HIGHER);
        assertThat(Comparison.of(sixMp.minus(placebo), 0.95)
                        .sentence(ComparisonText.english("Remission within 23 weeks")
                                .comparing("6-MP", "placebo")
                                .withUnit(1, "weeks")))
                .startsWith("Remission within 23 weeks: 6-MP is higher than placebo by ");
        Map<String, RestrictedMeanDifference> differences = new LinkedHashMap<>();
        differences.put("drug", sixMp.minus(placebo));
        differences.put("itself", placebo.minus(placebo));
        Map<String, Comparison> all = Comparison.ofAll(differences, Correction.BONFERRONI, 0.95);
        assertThat(all.get("drug").verdict()).isEqualTo(Comparison.Verdict.HIGHER);
        assertThat(all.get("drug").pvalue())
                .isEqualTo(2 * differences.get("drug").test().pvalue());
        assertThat(all.get("itself").verdict()).isEqualTo(Comparison.Verdict.NO_CLEAR_DIFFERENCE);
    }

    @Test
    void refusesWhatCannotBeSubtracted() {
        RestrictedMean days = mean("1 3+", 2);
        RestrictedMean weeks = SurvivalCurve.of(Durations.of(ChronoUnit.WEEKS, new long[] {3}, new boolean[] {false}))
                .restrictedMean(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> days.minus(weeks))
                .withMessage("unit of second (weeks) must equal unit of first (days)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> days.minus(mean("1 3+", 3)))
                .withMessage("horizon of second (3) must equal horizon of first (2)");
        assertThatNullPointerException().isThrownBy(() -> days.minus(null)).withMessage("second");
        assertThatNullPointerException()
                .isThrownBy(() -> new RestrictedMeanDifference(null, days))
                .withMessage("first");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RestrictedMean(3, 1, 2, ChronoUnit.DAYS, ""))
                .withMessage("value (3.0) must be at most horizon (2)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RestrictedMean(1, Double.NaN, 2, ChronoUnit.DAYS, ""))
                .withMessage("standardError (NaN) must be NaN exactly when value (1.0) is");
    }
}
