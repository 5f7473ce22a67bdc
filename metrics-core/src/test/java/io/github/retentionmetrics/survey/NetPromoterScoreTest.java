package io.github.retentionmetrics.survey;

import static io.github.retentionmetrics.survey.NetPromoterScore.toNetPromoterScore;
import static io.github.retentionmetrics.survey.NetScore.IntervalMethod.ADJUSTED_WALD;
import static io.github.retentionmetrics.survey.NetScore.IntervalMethod.WALD;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetPromoterScoreTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 1",
        "1, 0, 0, 1",
        "2, 0, 0, 1",
        "3, 0, 0, 1",
        "4, 0, 0, 1",
        "5, 0, 0, 1",
        "6, 0, 0, 1",
        "7, 0, 1, 0",
        "8, 0, 1, 0",
        "9, 1, 0, 0",
        "10, 1, 0, 0"
    })
    void everyScoreBelongsToOneGroup(int score, long promoters, long passives, long detractors) {
        NetPromoterScore expected = new NetPromoterScore(promoters, passives, detractors);
        assertThat(NetPromoterScore.ofScores(score)).isEqualTo(expected);
        if (score > 0) {
            ScoreCounts fromOne = ScoreCounts.ofScores(Scale.NPS_FROM_ONE, score);
            assertThat(NetPromoterScore.of(fromOne)).isEqualTo(expected);
        }
    }

    @Test
    void everyWayOfCountingGivesTheSame() {
        NetPromoterScore expected = NetPromoterScore.ofPromoters(3).passives(2).detractors(1);
        List<SurveyResponse> responses = Stream.of(0, 7, 7, 9, 9, 9)
                .map(score -> SurveyResponse.of("r" + score, DAY, score))
                .toList();
        assertThat(expected)
                .isEqualTo(NetPromoterScore.ofScores(0, 7, 7, 9, 9, 9))
                .isEqualTo(NetPromoterScore.of(responses))
                .isEqualTo(responses.stream().collect(toNetPromoterScore()))
                .isEqualTo(Stream.of(0, 7, 7, 9, 9, 9).collect(toNetPromoterScore(Integer::intValue)))
                .hasToString("33.3 (3 promoters, 2 passives, 1 detractors)");
        assertThat(expected.value()).isEqualTo(100.0 * (3 - 1) / 6);
        assertThat(expected.responses()).isEqualTo(6);
        assertThat(expected.toNetScore()).isEqualTo(new NetScore(3, 2, 1));
    }

    @Test
    void theScaleFromOneIsCollectedWhenNamed() {
        List<SurveyResponse> responses = List.of(SurveyResponse.of("r1", DAY, 1), SurveyResponse.of("r2", DAY, 10));
        assertThat(responses.stream().collect(toNetPromoterScore(Scale.NPS_FROM_ONE)))
                .isEqualTo(new NetPromoterScore(1, 0, 1));
        List<SurveyResponse> zero = List.of(SurveyResponse.of("r1", DAY, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> zero.stream().collect(toNetPromoterScore(Scale.NPS_FROM_ONE)))
                .withMessage("score must be in 1..10: 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-5", "1-7", "0-100", "0-9", "0-10, lower is better"})
    void otherScalesAreRefused(String text) {
        Scale scale = Scale.parse(text);
        String message = "scale must be 0-10 or 1-10 for a Net Promoter Score: " + text;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetPromoterScore.of(ScoreCounts.empty(scale)))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> toNetPromoterScore(scale))
                .withMessage(message);
    }

    @Test
    void scoresOffTheScaleAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetPromoterScore.ofScores(9, 10, 12))
                .withMessage("score at row 2 must be in 0..10: 12");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetPromoterScore.of(List.of(SurveyResponse.of("r1", DAY, -1))))
                .withMessage("score at row 0 must be in 0..10: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Stream.of(11).collect(toNetPromoterScore(Integer::intValue)))
                .withMessage("score must be in 0..10: 11");
    }

    @Test
    void withoutResponsesIsUndefinedAndNeverZero() {
        NetPromoterScore none = Stream.<SurveyResponse>empty().collect(toNetPromoterScore());
        assertThat(none).isEqualTo(NetPromoterScore.empty()).isEqualTo(NetPromoterScore.ofScores());
        assertThat(none.isDefined()).isFalse();
        assertThat(none.value()).isNaN();
        assertThat(none.reason()).isEqualTo("no responses");
        assertThat(none.standardError()).isNaN();
        assertThat(none.marginOfError(0.95)).isNaN();
        assertThat(none.marginOfError(WALD, 0.95)).isNaN();
        assertThat(none.interval(0.95).isDefined()).isFalse();
        assertThat(none.interval(WALD, 0.95).isDefined()).isFalse();
        assertThat(none).hasToString("undefined (0 promoters, 0 passives, 0 detractors): no responses");
        assertThat(NetPromoterScore.ofScores(7, 8).value()).isZero();
    }

    /** Promoters, passives and detractors with intervals that were computed apart from this library. */
    @ParameterizedTest
    @CsvSource({
        "70, 20, 10, 46.999, 73.001, 45.270, 71.235",
        "50, 33, 17, 18.319, 47.681, 17.556, 46.522",
        "18, 11, 2, 29.948, 73.278, 25.512, 68.605",
        "3, 1, 1, -30.12, 100, -29.78, 79.78"
    })
    void hasIntervalsByBothMethods(
            long promoters, long passives, long detractors, double low, double high, double lowAdj, double highAdj) {
        NetPromoterScore score =
                NetPromoterScore.ofPromoters(promoters).passives(passives).detractors(detractors);
        assertThat(score.interval(WALD, 0.95).low()).isCloseTo(low, within(0.005));
        assertThat(score.interval(WALD, 0.95).high()).isCloseTo(high, within(0.005));
        assertThat(score.interval(ADJUSTED_WALD, 0.95).low()).isCloseTo(lowAdj, within(0.005));
        assertThat(score.interval(ADJUSTED_WALD, 0.95).high()).isCloseTo(highAdj, within(0.005));
        assertThat(score.interval(0.95)).isEqualTo(score.interval(ADJUSTED_WALD, 0.95));
    }

    @Test
    void theExampleOfTheDocumentation() {
        NetPromoterScore nps = NetPromoterScore.ofPromoters(70).passives(20).detractors(10);
        assertThat(nps.value()).isEqualTo(60);
        assertThat(nps.marginOfError(0.95)).isCloseTo(12.98, within(0.005));
        assertThat(nps.interval(WALD, 0.95)).hasToString("47.0 .. 73.0 (95%)");
        assertThat(nps.interval(0.95)).hasToString("45.3 .. 71.2 (95%)");
        assertThat(nps.standardError()).isCloseTo(6.6332, within(0.00005));
        NetPromoterScore lastYear =
                NetPromoterScore.ofPromoters(50).passives(33).detractors(17);
        assertThat(nps.minus(lastYear).value()).isEqualTo(27);
        assertThat(nps.minus(lastYear).test().isSignificant(0.05)).isTrue();
        NetPromoterScore airport =
                NetPromoterScore.ofPromoters(1436).passives(968).detractors(342);
        assertThat(airport).hasToString("39.8 (1436 promoters, 968 passives, 342 detractors)");
        assertThat(airport.interval(0.95)).hasToString("37.18 .. 42.41 (95%)");
    }

    @Test
    void addsUpAndGroups() {
        assertThat(new NetPromoterScore(1, 2, 3).plus(new NetPromoterScore(10, 20, 30)))
                .isEqualTo(new NetPromoterScore(11, 22, 33));
        List<SurveyResponse> responses = List.of(
                SurveyResponse.of("utrecht-1", DAY, 10),
                SurveyResponse.of("delft-1", DAY, 6),
                SurveyResponse.of("utrecht-2", DAY, 8));
        Map<String, NetPromoterScore> byRegion = responses.stream()
                .collect(groupingBy(answer -> answer.respondentId().replaceAll("-.*", ""), toNetPromoterScore()));
        assertThat(byRegion)
                .containsOnly(
                        Map.entry("utrecht", new NetPromoterScore(1, 1, 0)),
                        Map.entry("delft", new NetPromoterScore(0, 0, 1)));
    }

    @Test
    void refusesBadCounts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetPromoterScore.ofPromoters(-1).passives(0).detractors(0))
                .withMessage("promoters must not be negative: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetPromoterScore.ofPromoters(0).passives(-2).detractors(0))
                .withMessage("passives must not be negative: -2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetPromoterScore.ofPromoters(0).passives(0).detractors(-3))
                .withMessage("detractors must not be negative: -3");
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() ->
                        NetPromoterScore.ofPromoters(Long.MAX_VALUE).passives(0).detractors(1))
                .withMessage("responses must fit in a long: 9223372036854775807 + 1");
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new NetPromoterScore(0, Long.MAX_VALUE, 0).plus(new NetPromoterScore(0, 2, 0)))
                .withMessage("passives must fit in a long: 9223372036854775807 + 2");
    }

    @Test
    void refusesNull() {
        NetPromoterScore score = new NetPromoterScore(1, 1, 1);
        assertThatNullPointerException().isThrownBy(() -> score.plus(null)).withMessage("other");
        assertThatNullPointerException().isThrownBy(() -> score.minus(null)).withMessage("other");
        assertThatNullPointerException()
                .isThrownBy(() -> NetPromoterScore.of((ScoreCounts) null))
                .withMessage("counts");
        assertThatNullPointerException()
                .isThrownBy(() -> NetPromoterScore.of((List<SurveyResponse>) null))
                .withMessage("responses");
        assertThatNullPointerException()
                .isThrownBy(() -> toNetPromoterScore((Scale) null))
                .withMessage("scale");
    }
}
