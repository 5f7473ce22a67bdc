package io.github.retentionmetrics.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.segment.CustomerClasses;
import io.github.retentionmetrics.survey.RepeatedAnswers;
import io.github.retentionmetrics.survey.Scale;
import io.github.retentionmetrics.survey.SurveyResponse;
import io.github.retentionmetrics.testing.Serialization;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CustomerClassesTest {
    private static final Period MARCH = Period.month(2026, 3);
    private static final LocalDate DAY = LocalDate.of(2026, 3, 9);

    private static List<SurveyResponse> oneOfEach(Scale scale) {
        return IntStream.rangeClosed(scale.lowest(), scale.highest())
                .mapToObj(score -> SurveyResponse.of("gave " + score, DAY, score))
                .toList();
    }

    @Test
    void areThoseOfTheNetPromoterScore() {
        CustomerClasses classes = CustomerClasses.ofPromoters(oneOfEach(Scale.NPS), MARCH, RepeatedAnswers.LATEST);

        assertThat(classes.names()).containsExactly("promoters", "passives", "detractors");
        assertThat(classes.rest()).isEqualTo("no answer");
        assertThat(classes.people("promoters")).isEqualTo(2);
        assertThat(classes.people("passives")).isEqualTo(2);
        assertThat(classes.people("detractors")).isEqualTo(7);
        assertThat(classes.classOf("gave 9")).contains("promoters");
        assertThat(classes.classOf("gave 8")).contains("passives");
        assertThat(classes.classOf("gave 6")).contains("detractors");
        assertThat(classes.classOf("nobody")).isEmpty();
        assertThat(classes.period()).isEqualTo(MARCH);
        assertThat(classes).hasToString("CustomerClasses[promoters, passives, detractors] of 11 people in " + MARCH);
    }

    @Test
    void anonymousAnswersAreInNone() {
        List<SurveyResponse> answers = List.of(
                SurveyResponse.anonymous(DAY, 9), SurveyResponse.of("ann", DAY, 9), SurveyResponse.anonymous(DAY, 0));

        assertThat(CustomerClasses.ofPromoters(answers, MARCH, RepeatedAnswers.LATEST))
                .isEqualTo(CustomerClasses.ofPromoters(
                        List.of(SurveyResponse.of("ann", DAY, 9)), MARCH, RepeatedAnswers.LATEST));
        assertThat(DriverAnswers.join(Map.of("recommend", answers), RepeatedAnswers.LATEST))
                .containsExactly(DriverAnswers.of("ann").with("recommend", 9));
    }

    @Test
    void areThoseOfSatisfactionAndEffort() {
        CustomerClasses satisfied = CustomerClasses.ofSatisfaction(
                oneOfEach(Scale.FIVE_POINT), MARCH, RepeatedAnswers.LATEST, Scale.FIVE_POINT);
        CustomerClasses strict = CustomerClasses.ofSatisfaction(
                oneOfEach(Scale.FIVE_POINT), MARCH, RepeatedAnswers.LATEST, Scale.FIVE_POINT, 5);
        CustomerClasses ease = CustomerClasses.ofEffort(
                oneOfEach(Scale.EASE_SEVEN_POINT), MARCH, RepeatedAnswers.LATEST, Scale.EASE_SEVEN_POINT);
        CustomerClasses effort = CustomerClasses.ofEffort(
                oneOfEach(Scale.EFFORT_FIVE_POINT), MARCH, RepeatedAnswers.LATEST, Scale.EFFORT_FIVE_POINT);

        assertThat(satisfied.people("satisfied")).isEqualTo(2);
        assertThat(satisfied.people("not satisfied")).isEqualTo(3);
        assertThat(strict.people("satisfied")).isEqualTo(1);
        assertThat(ease.names()).containsExactly("easy", "neutral", "difficult");
        assertThat(ease.classOf("gave 5")).contains("easy");
        assertThat(ease.classOf("gave 4")).contains("neutral");
        assertThat(ease.classOf("gave 3")).contains("difficult");
        assertThat(effort.classOf("gave 2")).contains("easy");
        assertThat(effort.classOf("gave 3")).contains("neutral");
        assertThat(effort.classOf("gave 4")).contains("difficult");
    }

    @Test
    void takeOneAnswerOfThePeriod() {
        List<SurveyResponse> responses = List.of(
                SurveyResponse.of("anna", LocalDate.of(2026, 2, 28), 10),
                SurveyResponse.of("bram", LocalDate.of(2026, 3, 1), 10),
                SurveyResponse.of("bram", LocalDate.of(2026, 3, 31), 0),
                SurveyResponse.of("cato", LocalDate.of(2026, 4, 1), 99));

        CustomerClasses latest = CustomerClasses.ofPromoters(responses, MARCH, RepeatedAnswers.LATEST);
        CustomerClasses first = CustomerClasses.ofPromoters(responses, MARCH, RepeatedAnswers.FIRST);

        assertThat(latest.classOf("anna")).isEmpty();
        assertThat(latest.classOf("bram")).contains("detractors");
        assertThat(first.classOf("bram")).contains("promoters");
        assertThat(first.classOf("cato")).isEmpty();
        assertThat(first).isNotEqualTo(latest);
        assertThat(Serialization.roundTrip(first)).isEqualTo(first);
        assertThat(Serialization.roundTrip(first)).hasSameHashCodeAs(first);
        assertThatThrownBy(() -> CustomerClasses.ofPromoters(responses, MARCH, RepeatedAnswers.REFUSE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("respondentId at row 1 must be new: the same as at row 0");
        assertThatThrownBy(() -> CustomerClasses.ofPromoters(responses, MARCH, RepeatedAnswers.ALL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("policy must leave one answer per respondent: ALL");
        assertThatThrownBy(() -> CustomerClasses.ofPromoters(responses, Period.month(2026, 4), RepeatedAnswers.LATEST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("score at row 0 must be in 0..10: 99");
    }

    /** An enum of the caller's. */
    private enum Tone {
        FRIENDLY,
        CURT
    }

    @Test
    void areTheCallersOwn() {
        CustomerClasses tones =
                CustomerClasses.of(MARCH, Tone.class, Map.of("anna", Tone.CURT, "bram", Tone.FRIENDLY), "no call");

        assertThat(tones.names()).containsExactly("FRIENDLY", "CURT");
        assertThat(tones.rest()).isEqualTo("no call");
        assertThat(tones.classOf("anna")).contains("CURT");
    }

    @Test
    void refuseWhatCannotBe() {
        List<String> names = List.of("yes", "no");

        assertThatThrownBy(() -> CustomerClasses.of(MARCH, names, Map.of("anna", "maybe"), "rest"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("name must be one of [yes, no]: maybe");
        assertThatThrownBy(() -> CustomerClasses.of(MARCH, names, Map.of(" ", "yes"), "rest"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("customerId must not be blank: length 1");
        assertThatThrownBy(() -> CustomerClasses.of(MARCH, names, Map.of(), "no"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("names and rest must differ from each other: [yes, no], no");
        assertThatThrownBy(() -> CustomerClasses.of(MARCH, List.of("yes", "yes"), Map.of(), "no"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("names and rest must differ from each other: [yes, yes], no");
        assertThatThrownBy(
                        () -> CustomerClasses.of(MARCH, names, Map.of(), "rest").people("rest"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("name must be one of [yes, no]: rest");
        assertThatThrownBy(() -> CustomerClasses.of(null, names, Map.of(), "rest"))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("period");
        assertThatThrownBy(() -> CustomerClasses.ofPromoters(null, MARCH, RepeatedAnswers.LATEST))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("responses");
    }
}
