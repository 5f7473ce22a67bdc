package io.github.retentionmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.testing.Serialization;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RespondentsTest {
    private static final Period MARCH = Period.month(2026, 3);
    private static final LocalDate DAY = LocalDate.of(2026, 3, 9);

    private static List<SurveyResponse> oneOfEach(Scale scale) {
        return IntStream.rangeClosed(scale.lowest(), scale.highest())
                .mapToObj(score -> SurveyResponse.of("gave " + score, DAY, score))
                .toList();
    }

    @Test
    void areThoseOfTheNetPromoterScore() {
        Segmentation segments = NetPromoterScore.segments(oneOfEach(Scale.NPS), MARCH, RepeatedAnswers.LATEST);

        assertThat(segments.names()).containsExactly("promoters", "passives", "detractors", "no answer");
        assertThat(segments.customers("promoters")).isEqualTo(2);
        assertThat(segments.customers("passives")).isEqualTo(2);
        assertThat(segments.customers("detractors")).isEqualTo(7);
        assertThat(segments.toMap()).containsEntry("gave 9", "promoters");
        assertThat(segments.toMap()).containsEntry("gave 8", "passives");
        assertThat(segments.toMap()).containsEntry("gave 6", "detractors");
        assertThat(segments.toMap()).doesNotContainKey("nobody");
        assertThat(segments.knownOn()).contains(LocalDate.of(2026, 3, 31));
        assertThat(segments).hasToString("Segmentation[promoters: 2, passives: 2, detractors: 7, no answer: 0]");
    }

    @Test
    void anonymousAnswersAreInNone() {
        List<SurveyResponse> answers = List.of(
                SurveyResponse.anonymous(DAY, 9), SurveyResponse.of("ann", DAY, 9), SurveyResponse.anonymous(DAY, 0));

        assertThat(NetPromoterScore.segments(answers, MARCH, RepeatedAnswers.LATEST))
                .isEqualTo(NetPromoterScore.segments(
                        List.of(SurveyResponse.of("ann", DAY, 9)), MARCH, RepeatedAnswers.LATEST));
    }

    @Test
    void areThoseOfSatisfactionAndEffort() {
        Segmentation satisfied = CustomerSatisfaction.segments(
                oneOfEach(Scale.FIVE_POINT), MARCH, RepeatedAnswers.LATEST, Scale.FIVE_POINT);
        Segmentation strict = CustomerSatisfaction.segments(
                oneOfEach(Scale.FIVE_POINT), MARCH, RepeatedAnswers.LATEST, Scale.FIVE_POINT, 5);
        Segmentation ease = CustomerEffortScore.segments(
                oneOfEach(Scale.EASE_SEVEN_POINT), MARCH, RepeatedAnswers.LATEST, Scale.EASE_SEVEN_POINT);
        Segmentation effort = CustomerEffortScore.segments(
                oneOfEach(Scale.EFFORT_FIVE_POINT), MARCH, RepeatedAnswers.LATEST, Scale.EFFORT_FIVE_POINT);

        assertThat(satisfied.customers("satisfied")).isEqualTo(2);
        assertThat(satisfied.customers("not satisfied")).isEqualTo(3);
        assertThat(strict.customers("satisfied")).isEqualTo(1);
        assertThat(ease.names()).containsExactly("easy", "neutral", "difficult", "no answer");
        assertThat(ease.toMap()).containsEntry("gave 5", "easy");
        assertThat(ease.toMap()).containsEntry("gave 4", "neutral");
        assertThat(ease.toMap()).containsEntry("gave 3", "difficult");
        assertThat(effort.toMap()).containsEntry("gave 2", "easy");
        assertThat(effort.toMap()).containsEntry("gave 3", "neutral");
        assertThat(effort.toMap()).containsEntry("gave 4", "difficult");
    }

    @Test
    void takeOneAnswerOfThePeriod() {
        List<SurveyResponse> responses = List.of(
                SurveyResponse.of("anna", LocalDate.of(2026, 2, 28), 10),
                SurveyResponse.of("bram", LocalDate.of(2026, 3, 1), 10),
                SurveyResponse.of("bram", LocalDate.of(2026, 3, 31), 0),
                SurveyResponse.of("cato", LocalDate.of(2026, 4, 1), 99));

        Segmentation latest = NetPromoterScore.segments(responses, MARCH, RepeatedAnswers.LATEST);
        Segmentation first = NetPromoterScore.segments(responses, MARCH, RepeatedAnswers.FIRST);

        assertThat(latest.toMap()).doesNotContainKey("anna");
        assertThat(latest.toMap()).containsEntry("bram", "detractors");
        assertThat(first.toMap()).containsEntry("bram", "promoters");
        assertThat(first.toMap()).doesNotContainKey("cato");
        assertThat(first).isNotEqualTo(latest);
        assertThat(Serialization.roundTrip(first)).isEqualTo(first);
        assertThat(Serialization.roundTrip(first)).hasSameHashCodeAs(first);
        assertThatThrownBy(() -> NetPromoterScore.segments(responses, MARCH, RepeatedAnswers.REFUSE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("respondentId at row 1 must be new: the same as at row 0");
        assertThatThrownBy(() -> NetPromoterScore.segments(responses, MARCH, RepeatedAnswers.ALL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("policy must leave one answer per respondent: ALL");
        assertThatThrownBy(() -> NetPromoterScore.segments(responses, Period.month(2026, 4), RepeatedAnswers.LATEST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("score at row 0 must be in 0..10: 99");
    }

    @Test
    void refuseWhatCannotBe() {
        Period none = Period.of(DAY, DAY);

        assertThatThrownBy(() -> NetPromoterScore.segments(List.of(), none, RepeatedAnswers.LATEST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("period must have at least one day: " + none);
        assertThatThrownBy(() -> NetPromoterScore.segments(List.of(), null, RepeatedAnswers.LATEST))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("period");
        assertThatThrownBy(() -> NetPromoterScore.segments(null, MARCH, RepeatedAnswers.LATEST))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("responses");
    }
}
