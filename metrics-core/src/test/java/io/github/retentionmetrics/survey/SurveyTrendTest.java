package io.github.retentionmetrics.survey;

import static io.github.retentionmetrics.period.Granularity.DAY;
import static io.github.retentionmetrics.period.Granularity.MONTH;
import static io.github.retentionmetrics.period.Granularity.QUARTER;
import static io.github.retentionmetrics.survey.CustomerSatisfaction.toCustomerSatisfaction;
import static io.github.retentionmetrics.survey.NetPromoterScore.toNetPromoterScore;
import static io.github.retentionmetrics.survey.SurveyTrend.toTrend;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.retentionmetrics.period.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SurveyTrendTest {
    private static final List<SurveyResponse> RESPONSES = List.of(
            response("delft", "2026-03-31", 10),
            response("utrecht", "2026-01-01", 9),
            response("utrecht", "2026-01-31", 3),
            response("utrecht", "2026-03-01", 8));

    @Test
    void aPeriodWithoutAnswersIsThereAndUndefined() {
        NavigableMap<Period, NetPromoterScore> trend = RESPONSES.stream().collect(toTrend(MONTH, toNetPromoterScore()));
        List<String> lines = new ArrayList<>();
        trend.forEach((month, nps) -> lines.add(MONTH.label(month) + " " + nps));
        assertThat(lines)
                .containsExactly(
                        "2026-01 0.0 (1 promoters, 0 passives, 1 detractors)",
                        "2026-02 undefined (0 promoters, 0 passives, 0 detractors): no responses",
                        "2026-03 50.0 (1 promoters, 1 passives, 0 detractors)");
    }

    @Test
    void nestsInGroups() {
        Map<String, NavigableMap<Period, NetPromoterScore>> trends = RESPONSES.stream()
                .collect(groupingBy(SurveyResponse::respondentId, toTrend(MONTH, toNetPromoterScore())));
        assertThat(trends.get("utrecht").keySet())
                .containsExactly(Period.month(2026, 1), Period.month(2026, 2), Period.month(2026, 3));
        assertThat(trends.get("delft")).isEqualTo(Map.of(Period.month(2026, 3), new NetPromoterScore(1, 0, 0)));
    }

    @Test
    void aSpanLaysGroupsSideBySide() {
        Period span = Period.month(2025, 12).span(Period.month(2026, 2));
        Map<String, NavigableMap<Period, NetPromoterScore>> trends = RESPONSES.stream()
                .collect(groupingBy(SurveyResponse::respondentId, toTrend(MONTH, span, toNetPromoterScore())));
        assertThat(trends.get("delft"))
                .isEqualTo(Map.of(
                        Period.month(2025, 12), NetPromoterScore.empty(),
                        Period.month(2026, 1), NetPromoterScore.empty(),
                        Period.month(2026, 2), NetPromoterScore.empty()));
        assertThat(trends.get("utrecht"))
                .isEqualTo(Map.of(
                        Period.month(2025, 12), NetPromoterScore.empty(),
                        Period.month(2026, 1), new NetPromoterScore(1, 0, 1),
                        Period.month(2026, 2), NetPromoterScore.empty()));
    }

    @Test
    void takesAnyCollectorAndGranularity() {
        assertThat(RESPONSES.stream().collect(toTrend(QUARTER, toCustomerSatisfaction(Scale.TEN_POINT))))
                .isEqualTo(Map.of(
                        Period.quarter(2026, 1),
                        CustomerSatisfaction.of(ScoreCounts.ofScores(Scale.TEN_POINT, 10, 9, 3, 8))));
        NavigableMap<Period, List<SurveyResponse>> byDay = RESPONSES.stream().collect(toTrend(DAY, toList()));
        assertThat(byDay).hasSize(31 + 28 + 31);
        assertThat(byDay.get(Period.day(LocalDate.of(2026, 1, 2)))).isEmpty();
    }

    @Test
    void withoutResponsesTheTrendIsEmptyOrTheSpan() {
        assertThat(Stream.<SurveyResponse>empty().collect(toTrend(MONTH, toNetPromoterScore())))
                .isEmpty();
        assertThat(Stream.<SurveyResponse>empty().collect(toTrend(QUARTER, Period.year(2026), toNetPromoterScore())))
                .hasSize(4)
                .allSatisfy((period, nps) -> assertThat(nps.isDefined()).isFalse());
    }

    @Test
    void cannotBeChanged() {
        NavigableMap<Period, NetPromoterScore> trend = RESPONSES.stream().collect(toTrend(MONTH, toNetPromoterScore()));
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(trend::clear);
    }

    @Test
    void refusesASpanThatCutsAPeriod() {
        Period halfJanuary = Period.ofClosed(LocalDate.of(2026, 1, 15), LocalDate.of(2026, 3, 31));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> toTrend(MONTH, halfJanuary, toNetPromoterScore()))
                .withMessage("span must start and end with a month: 2026-01-15/2026-04-01");
        Period halfMarch = Period.ofClosed(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 30));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> toTrend(MONTH, halfMarch, toNetPromoterScore()))
                .withMessage("span must start and end with a month: 2026-01-01/2026-03-31");
    }

    @Test
    void refusesNull() {
        Period year = Period.year(2026);
        assertThatNullPointerException()
                .isThrownBy(() -> toTrend(null, toNetPromoterScore()))
                .withMessage("granularity");
        assertThatNullPointerException().isThrownBy(() -> toTrend(MONTH, null)).withMessage("each");
        assertThatNullPointerException()
                .isThrownBy(() -> toTrend(null, year, toNetPromoterScore()))
                .withMessage("granularity");
        assertThatNullPointerException()
                .isThrownBy(() -> toTrend(MONTH, null, toNetPromoterScore()))
                .withMessage("span");
        assertThatNullPointerException()
                .isThrownBy(() -> toTrend(MONTH, year, null))
                .withMessage("each");
    }

    private static SurveyResponse response(String respondentId, String date, int score) {
        return SurveyResponse.of(respondentId, LocalDate.parse(date), score);
    }
}
