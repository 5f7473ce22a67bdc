package io.github.retentionmetrics.survey;

import static io.github.retentionmetrics.period.Granularity.MONTH;
import static io.github.retentionmetrics.survey.NetPromoterScore.toNetPromoterScore;
import static io.github.retentionmetrics.survey.SurveyTrend.toTrend;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.period.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RepeatedAnswersTest {
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 20);
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 5);
    private static final List<SurveyResponse> RESPONSES = List.of(
            SurveyResponse.of("ann", MARCH, 9),
            SurveyResponse.of("bob", JANUARY, 7),
            SurveyResponse.of("ann", JANUARY, 4),
            SurveyResponse.of("ann", MARCH.minusDays(1), 6));

    @Test
    void aMeanIsOfAveragesThatAreNotRounded() {
        List<SurveyResponse> responses = List.of(
                SurveyResponse.of("a", JANUARY, 8),
                SurveyResponse.of("a", MARCH, 9),
                SurveyResponse.of("a", MARCH, 3),
                SurveyResponse.of("b", MARCH, 9));
        // (20/3 + 9) / 2, (6 + 9) / 2, (8 + 9) / 2, 29 / 4
        assertThat(RepeatedAnswers.AVERAGE.mean(responses).value()).isEqualTo(47 / 6.0);
        assertThat(RepeatedAnswers.AVERAGE.mean(responses).count()).isEqualTo(2);
        // the sample variance of 20/3 and 9 is (7/3)^2 / 2
        assertThat(RepeatedAnswers.AVERAGE.mean(responses).variance()).isCloseTo(49 / 18.0, within(1e-15));
        assertThat(RepeatedAnswers.LATEST.mean(responses).value()).isEqualTo(7.5);
        assertThat(RepeatedAnswers.FIRST.mean(responses).value()).isEqualTo(8.5);
        assertThat(RepeatedAnswers.ALL.mean(responses).value()).isEqualTo(7.25);
        assertThat(RepeatedAnswers.REFUSE.mean(responses.subList(2, 4)).value()).isEqualTo(6);
        assertThatIllegalArgumentException().isThrownBy(() -> RepeatedAnswers.REFUSE.mean(responses));
    }

    @ParameterizedTest
    @EnumSource(RepeatedAnswers.class)
    void aMeanOfNoAnswersIsUndefined(RepeatedAnswers policy) {
        assertThat(policy.mean(List.of()).isDefined()).isFalse();
        assertThatNullPointerException()
                .isThrownBy(() -> policy.mean(Collections.singletonList(null)))
                .withMessage("response");
    }

    @Test
    void allKeepsEveryAnswer() {
        assertThat(RepeatedAnswers.ALL.apply(RESPONSES)).isEqualTo(RESPONSES);
    }

    @ParameterizedTest
    @EnumSource(RepeatedAnswers.class)
    void anonymousAnswersRepeatNoOther(RepeatedAnswers policy) {
        List<SurveyResponse> responses = List.of(
                SurveyResponse.anonymous(MARCH, 9),
                SurveyResponse.of("ann", MARCH, 8),
                SurveyResponse.anonymous(MARCH, 9),
                SurveyResponse.anonymous(JANUARY, 1));

        assertThat(policy.apply(responses)).isEqualTo(responses);
    }

    @Test
    void latestKeepsTheAnswerOfTheLastDay() {
        assertThat(RepeatedAnswers.LATEST.apply(RESPONSES))
                .containsExactly(SurveyResponse.of("ann", MARCH, 9), SurveyResponse.of("bob", JANUARY, 7));
    }

    @Test
    void firstKeepsTheAnswerOfTheFirstDay() {
        assertThat(RepeatedAnswers.FIRST.apply(RESPONSES))
                .containsExactly(SurveyResponse.of("ann", JANUARY, 4), SurveyResponse.of("bob", JANUARY, 7));
    }

    @Test
    void averageIsDatedOnTheLastDay() {
        // (9 + 4 + 6) / 3 = 6.33
        assertThat(RepeatedAnswers.AVERAGE.apply(RESPONSES))
                .containsExactly(SurveyResponse.of("ann", MARCH, 6), SurveyResponse.of("bob", JANUARY, 7));
    }

    @ParameterizedTest
    @CsvSource({
        "6, 7, 6",
        "7, 8, 8",
        "8, 9, 8",
        "9, 10, 10",
        "0, 1, 0",
        "5, 5, 5",
        "0, 10, 5",
        "-2, -1, -2",
        "-3, 0, -2"
    })
    void halvesAreRoundedToTheEvenScore(int one, int another, int expected) {
        List<SurveyResponse> responses =
                List.of(SurveyResponse.of("ann", JANUARY, one), SurveyResponse.of("ann", MARCH, another));
        assertThat(RepeatedAnswers.AVERAGE.apply(responses)).containsExactly(SurveyResponse.of("ann", MARCH, expected));
    }

    @Test
    void answersOfOneDayCountAsTheirAverage() {
        List<SurveyResponse> responses = new ArrayList<>(List.of(
                SurveyResponse.of("ann", JANUARY, 0),
                SurveyResponse.of("ann", JANUARY, 3),
                SurveyResponse.of("ann", MARCH, 10),
                SurveyResponse.of("ann", MARCH, 7)));
        for (int i = 0; i < responses.size(); i++) {
            Collections.rotate(responses, 1);
            assertThat(RepeatedAnswers.LATEST.apply(responses)).containsExactly(SurveyResponse.of("ann", MARCH, 8));
            assertThat(RepeatedAnswers.FIRST.apply(responses)).containsExactly(SurveyResponse.of("ann", JANUARY, 2));
        }
    }

    @Test
    void refuseNamesBothRowsButNotTheRespondent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RepeatedAnswers.REFUSE.apply(RESPONSES))
                .withMessage("respondentId at row 2 must be new: the same as at row 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RESPONSES.stream().collect(RepeatedAnswers.REFUSE.andThen(toNetPromoterScore())))
                .withMessage("respondentId at row 2 must be new: the same as at row 0");
        assertThat(RepeatedAnswers.REFUSE.apply(RESPONSES.subList(0, 2))).isEqualTo(RESPONSES.subList(0, 2));
    }

    @Test
    void comesBeforeAnyCollector() {
        assertThat(RESPONSES.stream().collect(RepeatedAnswers.ALL.andThen(toNetPromoterScore())))
                .isEqualTo(new NetPromoterScore(1, 1, 2));
        assertThat(RESPONSES.stream().collect(RepeatedAnswers.LATEST.andThen(toNetPromoterScore())))
                .isEqualTo(new NetPromoterScore(1, 1, 0));
        assertThat(RESPONSES.stream().collect(RepeatedAnswers.FIRST.andThen(toNetPromoterScore())))
                .isEqualTo(new NetPromoterScore(0, 1, 1));
    }

    @Test
    void appliesToTheWholeOrWithinEachPeriod() {
        Period january = Period.month(2026, 1);
        Period february = Period.month(2026, 2);
        Period march = Period.month(2026, 3);
        assertThat(RESPONSES.stream().collect(RepeatedAnswers.LATEST.andThen(toTrend(MONTH, toNetPromoterScore()))))
                .isEqualTo(Map.of(
                        january, new NetPromoterScore(0, 1, 0),
                        february, NetPromoterScore.empty(),
                        march, new NetPromoterScore(1, 0, 0)));
        assertThat(RESPONSES.stream().collect(toTrend(MONTH, RepeatedAnswers.LATEST.andThen(toNetPromoterScore()))))
                .isEqualTo(Map.of(
                        january, new NetPromoterScore(0, 1, 1),
                        february, NetPromoterScore.empty(),
                        march, new NetPromoterScore(1, 0, 0)));
    }

    @ParameterizedTest
    @EnumSource
    void nothingStaysNothing(RepeatedAnswers policy) {
        assertThat(policy.apply(List.of())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void refusesNull(RepeatedAnswers policy) {
        assertThatNullPointerException().isThrownBy(() -> policy.apply(null)).withMessage("responses");
        assertThatNullPointerException()
                .isThrownBy(() -> policy.apply(Arrays.asList(RESPONSES.get(0), null)))
                .withMessage("response");
        assertThatNullPointerException().isThrownBy(() -> policy.andThen(null)).withMessage("each");
    }
}
