package io.github.retentionmetrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.testing.Serialization;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SurvivalCurveTest {
    private static final SurvivalCurve SIX_MP = SurvivalCurve.of(Lasting.SIX_MP);

    private static SurvivalCurve curve(String times) {
        return SurvivalCurve.of(Lasting.of(times));
    }

    @Test
    void isAProductOfQuotients() {
        SurvivalCurve curve = curve("3 6 6+ 12+");
        assertThat(Lasting.survivals(curve, 0, 2, 3, 5, 6, 11, 12))
                .containsExactly(
                        1.0, 1.0, 3 / 4.0, 3 / 4.0, 3 / 4.0 * (2 / 3.0), 3 / 4.0 * (2 / 3.0), 3 / 4.0 * (2 / 3.0));
        assertThat(curve.survival(6).standardError())
                .isCloseTo(0.5 * Math.sqrt(1 / (4 * 3.0) + 1 / (3 * 2.0)), within(1e-16));
        assertThat(curve.cumulativeHazard(6).value()).isEqualTo(1 / 4.0 + 1 / 3.0);
        assertThat(curve.cumulativeHazard(6).standardError()).isEqualTo(Math.sqrt(1 / 16.0 + 1 / 9.0));
        assertThat(curve.cumulativeHazard(2).value()).isZero();
        assertThat(curve.atRisk(6)).isEqualTo(3);
        assertThat(curve).hasToString("survival curve of 4 durations in days: 2 events, 2 censored; median 9 days");
    }

    @Test
    void hasAStepForEveryTimeAtWhichSomethingHappens() {
        List<SurvivalCurve.Step> steps =
                SurvivalCurve.of(Lasting.of("3 6 6+").plus(Lasting.late("4-9"))).steps();
        assertThat(steps).extracting(SurvivalCurve.Step::time).containsExactly(3L, 6L, 9L);
        assertThat(steps).extracting(SurvivalCurve.Step::atRisk).containsExactly(3L, 3L, 1L);
        assertThat(steps).extracting(SurvivalCurve.Step::events).containsExactly(1L, 1L, 1L);
        assertThat(steps).extracting(SurvivalCurve.Step::censored).containsExactly(0L, 1L, 0L);
        assertThat(steps)
                .extracting(step -> step.survival().value())
                .containsExactly(2 / 3.0, 2 / 3.0 * (2 / 3.0), 0.0);
        assertThat(steps)
                .extracting(step -> step.cumulativeHazard().value())
                .containsExactly(1 / 3.0, 1 / 3.0 + 1 / 3.0, 1 / 3.0 + 1 / 3.0 + 1);
    }

    /** R 4.2.2 survival 3.5.3; the same in every textbook, with fewer digits. */
    @ParameterizedTest
    @CsvSource({
        "6, 21, .857143, .0764, .6197180, .9515517",
        "7, 17, .806723, .0869, .5631466, .9228090",
        "10, 15, .752941, .0963, .5031995, .8893618",
        "13, 12, .690196, .1068, .4316102, .8490660",
        "16, 11, .627451, .1141, .3675109, .8049122",
        "22, 7, .537815, .1282, .2677789, .7467907",
        "23, 6, .448179, .1346, .1880520, .6801426"
    })
    void remissionOfLeukaemia(long time, long atRisk, double survival, double error, double low, double high) {
        SurvivalCurve.Probability probability = SIX_MP.survival(time);
        assertThat(SIX_MP.atRisk(time)).isEqualTo(atRisk);
        assertThat(probability.value()).isCloseTo(survival, within(5e-7));
        assertThat(probability.standardError()).isCloseTo(error, within(5e-5));
        assertThat(probability.interval(0.95).low()).isCloseTo(low, within(5e-8));
        assertThat(probability.interval(0.95).high()).isCloseTo(high, within(5e-8));
    }

    @Test
    void remissionOfLeukaemiaOnTheLogScale() {
        assertThat(SIX_MP.survival(6)
                        .interval(SurvivalCurve.IntervalMethod.LOG, 0.95)
                        .low())
                .isCloseTo(.720, within(5e-4));
        assertThat(SIX_MP.survival(6)
                        .interval(SurvivalCurve.IntervalMethod.LOG, 0.95)
                        .high())
                .isEqualTo(1);
        assertThat(SIX_MP.survival(23)
                        .interval(SurvivalCurve.IntervalMethod.LOG, 0.95)
                        .low())
                .isCloseTo(.249, within(5e-4));
        assertThat(SIX_MP.survival(23)
                        .interval(SurvivalCurve.IntervalMethod.LOG, 0.95)
                        .high())
                .isCloseTo(.807, within(5e-4));
        assertThat(SIX_MP.median().value()).isEqualTo(23);
        assertThat(SIX_MP.median().interval(SurvivalCurve.IntervalMethod.LOG, 0.95))
                .isEqualTo(Interval.of(16, Double.POSITIVE_INFINITY, 0.95));
    }

    @Test
    void relapseOfLeukaemia() {
        SurvivalCurve maintained = SurvivalCurve.of(Lasting.MAINTAINED);
        assertThat(Lasting.survivals(maintained, 9, 13, 18, 23, 31, 34, 48))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 5e-4 ? 0 : 1)
                .containsExactly(.909, .818, .716, .614, .491, .368, .184);
        SurvivalCurve not = SurvivalCurve.of(Lasting.NOT_MAINTAINED);
        assertThat(Lasting.survivals(not, 5, 8, 12, 23, 27, 30, 33, 43, 45))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 5e-5 ? 0 : 1)
                .containsExactly(.8333, .6667, .5833, .4861, .3889, .2917, .1944, .0972, 0.0);
        // R's printed medians: 31 (18, NA) and 23 (8, NA)
        assertThat(maintained
                        .median()
                        .interval(SurvivalCurve.IntervalMethod.LOG, 0.95)
                        .low())
                .isEqualTo(18);
        assertThat(maintained.median().value()).isEqualTo(31);
        assertThat(not.median().interval(SurvivalCurve.IntervalMethod.LOG, 0.95).low())
                .isEqualTo(8);
        assertThat(not.median().value()).isEqualTo(23);
    }

    /** Glioma, grade 3: Grana et al., British Journal of Cancer 86 (2002); lifelines' tests against R. */
    @Test
    void glioma() {
        SurvivalCurve treated = curve("53 28+ 69+ 58+ 54+ 25 51+ 61+ 57+ 57+ 50+");
        SurvivalCurve control = curve("34 32 9 19 50+ 48+");
        assertThat(Lasting.survivals(treated, 25, 53))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 5e-4 ? 0 : 1)
                .containsExactly(.909, .779);
        double[][] expected = {
            {9, .833, .2731, .975}, {19, .667, .1946, .904}, {32, .5, .1109, .804}, {34, .333, .0461, .676}
        };
        for (double[] row : expected) {
            SurvivalCurve.Probability survival = control.survival((long) row[0]);
            assertThat(survival.value()).isCloseTo(row[1], within(5e-4));
            assertThat(survival.interval(0.95).low()).isCloseTo(row[2], within(5e-5));
            assertThat(survival.interval(0.95).high()).isCloseTo(row[3], within(5e-4));
        }
    }

    /** Lifelines' tests against R, with the second in tenths. */
    @Test
    void lateEntry() {
        assertThat(Lasting.survivals(SurvivalCurve.of(Lasting.late("1-2 2-10 4-5 0-4 0-3")), 0, 1, 2, 3, 4, 5, 10))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-15 ? 0 : 1)
                .containsExactly(1.0, 1.0, 2 / 3.0, 4 / 9.0, 2 / 9.0, 1 / 9.0, 0.0);
        assertThat(Lasting.survivals(
                        SurvivalCurve.of(Lasting.late("19-20 0-100 0-50 0-40 0-30")), 0, 10, 20, 30, 40, 50, 100))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-15 ? 0 : 1)
                .containsExactly(1.0, 1.0, 0.8, 0.6, 0.4, 0.2, 0.0);
    }

    /** Cole and Hudgens, AIDS 24 (2010), in thousandths of a year: 42 at risk at .269 and 44 at .791. */
    @Test
    void lateEntryMayEnlargeTheGroupAtRisk() {
        Durations durations = Durations.builder(ChronoUnit.DAYS)
                .add(269, true)
                .add(3_000, false, 38)
                .addLate(100, 2_000, false, 3)
                .addLate(600, 791, true)
                .addLate(269, 4_000, false, 2)
                .build();
        SurvivalCurve curve = SurvivalCurve.of(durations);
        assertThat(curve.atRisk(269)).isEqualTo(42);
        assertThat(curve.atRisk(791)).isEqualTo(44);
        assertThat(curve.survival(791).value()).isCloseTo(0.9540043290043292, within(1e-15));
    }

    @Test
    void aGroupThatIsGoneBeforeOthersEnterLeavesNothing() {
        Durations durations = Lasting.of("1").plus(Lasting.late("2-5 2-9+ 2-9+"));
        assertThat(Lasting.survivals(SurvivalCurve.of(durations), 0, 1, 5, 9)).containsExactly(1.0, 0.0, 0.0, 0.0);
        assertThat(Lasting.survivals(SurvivalCurve.of(durations.survivorsOf(1)), 1, 5, 9))
                .containsExactly(1.0, 2 / 3.0, 2 / 3.0);
    }

    @Test
    void nothingIsDefinedWithoutCustomers() {
        SurvivalCurve curve = SurvivalCurve.of(Durations.empty(ChronoUnit.DAYS));
        assertThat(curve.steps()).isEmpty();
        assertThat(curve.survival(0)).isEqualTo(new SurvivalCurve.Probability(Double.NaN, Double.NaN, "no durations"));
        assertThat(curve.survival(0)).hasToString("undefined: no durations");
        assertThat(curve.survival(0).interval(0.95)).isEqualTo(Interval.undefined(0.95, "no durations"));
        assertThat(curve.cumulativeHazard(0).reason()).isEqualTo("no durations");
        assertThat(curve.median().isDefined()).isFalse();
        assertThat(curve.median()).hasToString("undefined: no durations");
        assertThat(curve.median().interval(0.95))
                .isEqualTo(Interval.undefined(0.95, "the lower bounds of the curve do not get down to the share"));
        assertThat(curve.restrictedMean())
                .isEqualTo(new RestrictedMean(Double.NaN, Double.NaN, 0, ChronoUnit.DAYS, "no durations"));
        assertThat(curve.restrictedMean(9, RestrictedMean.Tail.HELD).isDefined())
                .isFalse();
        assertThat(curve)
                .isEqualTo(SurvivalCurve.of(
                        Durations.builder(ChronoUnit.DAYS).add(5, true, 0).build()));
    }

    @Test
    void ofOneWhoLeftHalfIsGoneWhenTheyAre() {
        SurvivalCurve curve = curve("5");
        assertThat(curve.survival(4).toString()).isEqualTo("100.0%");
        assertThat(curve.survival(5).value()).isZero();
        assertThat(curve.survival(5).standardError()).isNaN();
        assertThat(curve.survival(6).value()).as("nobody is left").isZero();
        assertThat(curve.median().value()).isEqualTo(5);
        assertThat(curve.median()).hasToString("5 days");
        assertThat(curve.median().interval(0.95))
                .isEqualTo(Interval.undefined(0.95, "the lower bounds of the curve do not get down to the share"));
        assertThat(curve.restrictedMean(3)).isEqualTo(new RestrictedMean(3, 0, 3, ChronoUnit.DAYS, ""));
        assertThat(curve.restrictedMean()).isEqualTo(new RestrictedMean(5, 0, 5, ChronoUnit.DAYS, ""));
        assertThat(curve.restrictedMean(100))
                .as("nobody is left")
                .isEqualTo(new RestrictedMean(5, 0, 100, ChronoUnit.DAYS, ""));
        assertThat(curve.cumulativeHazard(5)).isEqualTo(new SurvivalCurve.CumulativeHazard(1, 1, ""));
        assertThat(curve.cumulativeHazard(6))
                .hasToString("undefined: nobody was observed for 6 days; the longest is 5");
    }

    @Test
    void survivalIsUndefinedBeyondACensoredDuration() {
        SurvivalCurve curve = curve("5+");
        assertThat(curve.survival(5)).isEqualTo(new SurvivalCurve.Probability(1, 0, ""));
        assertThat(curve.survival(6)).hasToString("undefined: nobody was observed for 6 days; the longest is 5");
        assertThat(curve.median()).hasToString("undefined: fewer than 50% by 5 days, the longest observed");
        assertThat(curve.quantile(0.125).reason()).isEqualTo("fewer than 12.5% by 5 days, the longest observed");
        assertThat(curve.restrictedMean(5)).isEqualTo(new RestrictedMean(5, 0, 5, ChronoUnit.DAYS, ""));
        assertThat(curve.restrictedMean(6).reason()).isEqualTo("nobody was observed for 6 days; the longest is 5");
        assertThat(curve.restrictedMean(6, RestrictedMean.Tail.HELD))
                .isEqualTo(new RestrictedMean(6, 0, 6, ChronoUnit.DAYS, ""));
    }

    /** The first two have left before anybody is asked for: at risk are three, of whom one leaves at 5 and one at 9. */
    @Test
    void restrictedMeansOfSurvivorsHaveAnError() {
        Durations durations = Durations.of(
                ChronoUnit.DAYS, new long[] {1, 2, 5, 9, 9}, new boolean[] {true, true, true, true, false});
        RestrictedMean mean = SurvivalCurve.of(durations.survivorsOf(2)).restrictedMean(9);

        assertThat(mean.value()).isCloseTo(5 + 4 * 2.0 / 3, within(1e-15));
        assertThat(mean.standardError()).isCloseTo(4 * 2.0 / 3 * Math.sqrt(1.0 / 3 / 2), within(1e-15));
        assertThat(mean.interval(0.95).isDefined()).isTrue();
    }

    @Test
    void noSubjectIsLeftIfAllLeaveAtOnce() {
        SurvivalCurve curve = curve("0 0 0");
        assertThat(curve.survival(0).value()).isZero();
        assertThat(curve.median().value()).isZero();
        assertThat(curve.restrictedMean().value()).isZero();
        assertThat(curve.restrictedMean(10).value()).isZero();
    }

    @ParameterizedTest
    @EnumSource(SurvivalCurve.IntervalMethod.class)
    void whereNobodyHasLeftOrAllHaveThereIsLittleToSay(SurvivalCurve.IntervalMethod method) {
        SurvivalCurve curve = curve("3 6");
        boolean isLogLog = method == SurvivalCurve.IntervalMethod.LOG_LOG;
        assertThat(curve.survival(0).interval(method, 0.9))
                .isEqualTo(isLogLog ? Interval.undefined(0.9, "nothing has happened yet") : Interval.of(1, 1, 0.9));
        assertThat(curve.survival(6).interval(method, 0.9)).isEqualTo(Interval.undefined(0.9, "nobody is left"));
    }

    @Test
    void theMiddleOfAFlatMedian() {
        // without censoring the usual median
        assertThat(curve("1 2 5 9").median().value()).isEqualTo((2 + 5) / 2.0);
        assertThat(curve("1 2 5 9").median()).hasToString("3.5 days");
        assertThat(curve("1 2 4+ 5 9").median().value()).as("0.6, then 0.3").isEqualTo(5);
        // flat until the end: up to the longest time, as in R
        assertThat(curve("1 2 3+ 8+").median().value()).isEqualTo((2 + 8) / 2.0);
        assertThat(curve("1 2 5 9").quantile(1).value()).isEqualTo(9);
        assertThat(curve("1+ 2 5 9").quantile(Double.MIN_VALUE).value()).isEqualTo(2);
        assertThat(curve("1 2 5 9").quantile(0.75).value()).isEqualTo((5 + 9) / 2.0);
        assertThat(curve("1 2 5 9").quantile(0.76).value()).isEqualTo(9);
        assertThat(curve("1 2 5 9").quantile(0.01).value()).isEqualTo(1);
    }

    @Test
    void aProductThatIsAHalfButForRoundingIsAHalf() {
        // (19/20)(18/19)...(10/11): the example of R's manual
        SurvivalCurve curve = curve("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20");
        assertThat(curve.survival(10).value()).isNotEqualTo(0.5).isCloseTo(0.5, within(1e-15));
        assertThat(curve.median().value()).isEqualTo(10.5);
    }

    @Test
    void anIntervalMayBeKnownWithoutItsQuantile() {
        // lower bounds: 0.473 at 1, since 0.9^exp(1.96 x 0.0949 / (0.9 x 0.1054)) = 0.473
        SurvivalCurve curve = curve("1 2 3 4 5+ 6+ 7+ 8+ 9+ 10+");
        assertThat(curve.median().isDefined()).isFalse();
        assertThat(curve.median().interval(0.95)).isEqualTo(Interval.of(1, Double.POSITIVE_INFINITY, 0.95));
        assertThat(curve.median().interval(0.95)).hasToString("1.00 or more (95%)");
    }

    @Test
    void aRestrictedMeanIsAnArea() {
        SurvivalCurve curve = curve("2 4+ 6 8+");
        // 1 until 2, 3/4 until 6, then 3/8
        RestrictedMean mean = curve.restrictedMean();
        assertThat(mean.value()).isEqualTo(2 + 4 * 0.75 + 2 * 0.375);
        double afterTwo = 4 * 0.75 + 2 * 0.375;
        double afterSix = 2 * 0.375;
        assertThat(mean.standardError())
                .isCloseTo(Math.sqrt(afterTwo * afterTwo / (4 * 3.0) + afterSix * afterSix / (2 * 1.0)), within(1e-15));
        assertThat(mean).hasToString("5.75 of 8 days");
        assertThat(curve.restrictedMean(5).value()).isEqualTo(2 + 3 * 0.75);
        assertThat(curve.restrictedMean(0).value()).isZero();
        assertThat(curve.restrictedMean(10, RestrictedMean.Tail.HELD).value()).isEqualTo(5.75 + 2 * 0.375);
        assertThat(mean.interval(0.95).low()).isCloseTo(mean.value() - 1.959964 * mean.standardError(), within(1e-6));
        assertThat(mean.interval(0.95).high()).as("cut at the horizon").isEqualTo(8);
        assertThat(curve.restrictedMean(10).interval(0.95))
                .isEqualTo(Interval.undefined(0.95, "nobody was observed for 10 days; the longest is 8"));
        assertThat(curve.restrictedMean(10))
                .hasToString("undefined: nobody was observed for 10 days; the longest is 8");
    }

    @Test
    void theHazardsIntervalIsSymmetricInRatios() {
        SurvivalCurve.CumulativeHazard hazard = SIX_MP.cumulativeHazard(10);
        Interval interval = hazard.interval(0.95);
        assertThat(hazard.value()).isEqualTo(3 / 21.0 + 1 / 17.0 + 1 / 15.0);
        assertThat(interval.low() * interval.high()).isCloseTo(hazard.value() * hazard.value(), within(1e-15));
        assertThat(Math.log(interval.high() / hazard.value()))
                .isCloseTo(1.959963984540054 * hazard.standardError() / hazard.value(), within(1e-14));
        assertThat(hazard).hasToString("0.2683 (standard error 0.1213)");
        assertThat(SIX_MP.cumulativeHazard(5).interval(0.95))
                .isEqualTo(Interval.undefined(0.95, "nothing has happened yet"));
        assertThat(SIX_MP.cumulativeHazard(36).interval(0.95))
                .isEqualTo(Interval.undefined(0.95, "nobody was observed for 36 days; the longest is 35"));
    }

    @Test
    void hugeCountsDoNotOverflow() {
        Durations durations = Durations.builder(ChronoUnit.DAYS)
                .add(1, true, 1L << 61)
                .add(2, false, 1L << 61)
                .build();
        SurvivalCurve.Probability survival = SurvivalCurve.of(durations).survival(1);
        assertThat(survival.value()).isEqualTo(0.5);
        assertThat(survival.standardError()).isCloseTo(Math.sqrt(0.25 / 0x1p62), within(1e-24));
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SIX_MP.survival(-1))
                .withMessage("time must not be negative: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SIX_MP.cumulativeHazard(-1))
                .withMessage("time must not be negative: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SIX_MP.quantile(0))
                .withMessage("share must be above 0 and at most 1: 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SIX_MP.quantile(1.01))
                .withMessage("share must be above 0 and at most 1: 1.01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SIX_MP.restrictedMean(-3))
                .withMessage("horizon must not be negative: -3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SIX_MP.median().interval(1))
                .withMessage("level must be between 0 and 1, both exclusive: 1.0");
        assertThatNullPointerException()
                .isThrownBy(() -> SurvivalCurve.of(null))
                .withMessage("durations");
        assertThatNullPointerException()
                .isThrownBy(() -> SIX_MP.median().interval(null, 0.95))
                .withMessage("method");
        assertThatNullPointerException()
                .isThrownBy(() -> SIX_MP.survival(1).interval(null, 0.95))
                .withMessage("method");
        assertThatNullPointerException()
                .isThrownBy(() -> SIX_MP.restrictedMean(3, null))
                .withMessage("tail");
    }

    @Test
    void equalByItsDurations() {
        assertThat(SIX_MP)
                .isEqualTo(Serialization.roundTrip(SIX_MP))
                .hasSameHashCodeAs(SurvivalCurve.of(Lasting.SIX_MP))
                .isNotEqualTo(SurvivalCurve.of(Lasting.PLACEBO))
                .isNotEqualTo(null);
        assertThat(SIX_MP.durations()).isEqualTo(Lasting.SIX_MP);
        SurvivalCurve.Quantile median = SIX_MP.median();
        assertThat(median)
                .isEqualTo(Serialization.roundTrip(median))
                .hasSameHashCodeAs(SIX_MP.quantile(0.5))
                .isNotEqualTo(SIX_MP.quantile(0.25))
                .isNotEqualTo(SurvivalCurve.of(Lasting.PLACEBO).median())
                .isNotEqualTo(null);
        assertThat(median.share()).isEqualTo(0.5);
        assertThat(median.reason()).isEmpty();
        assertThat(Serialization.roundTrip(SIX_MP.restrictedMean())).isEqualTo(SIX_MP.restrictedMean());
        assertThat(Serialization.roundTrip(SIX_MP.steps().get(0)))
                .isEqualTo(SIX_MP.steps().get(0));
    }

    @Test
    void partsAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SurvivalCurve.Probability(1.5, 0, ""))
                .withMessage("value must be at most 1: 1.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SurvivalCurve.Probability(-0.5, 0, ""))
                .withMessage("value must not be negative: -0.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SurvivalCurve.CumulativeHazard(1, -1, ""))
                .withMessage("standardError must not be negative: -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SurvivalCurve.CumulativeHazard(1, Double.NaN, ""))
                .withMessage("standardError (NaN) must be NaN exactly when value is NaN: 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SurvivalCurve.CumulativeHazard(Double.NaN, Double.NaN, " "))
                .withMessage("reason ( ) must be given exactly when value is NaN: NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RestrictedMean(1, 1, 2, ChronoUnit.DAYS, "unknown"))
                .withMessage("reason (unknown) must be given exactly when value is NaN: 1.0");
        SurvivalCurve.Step step = SIX_MP.steps().get(0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SurvivalCurve.Step(1, 2, 3, 0, step.survival(), step.cumulativeHazard()))
                .withMessage("events (3) must be at most atRisk (2)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SurvivalCurve.IntervalMethod.LOG.of(1.5, 0, 0.95))
                .withMessage("survival must be in 0..1: 1.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SurvivalCurve.IntervalMethod.LOG.of(-0.5, 0, 0.95))
                .withMessage("survival must be in 0..1: -0.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SurvivalCurve.IntervalMethod.PLAIN.of(0.5, -1, 0.95))
                .withMessage("standardError must not be negative: -1.0");
        assertThat(SurvivalCurve.IntervalMethod.PLAIN.of(0.5, Double.NaN, 0.95))
                .isEqualTo(Interval.undefined(0.95, "the probability or its standard error is undefined"));
        assertThat(SurvivalCurve.IntervalMethod.PLAIN.of(Double.NaN, 1, 0.95))
                .isEqualTo(Interval.undefined(0.95, "the probability or its standard error is undefined"));
    }
}
