package io.github.retentionmetrics.survey;

import static io.github.retentionmetrics.survey.CustomerEffortScore.toCustomerEffortScore;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.retentionmetrics.rate.Rate;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerEffortScoreTest {
    private static final ScoreCounts EASE =
            ScoreCounts.ofCounts(Scale.EASE_SEVEN_POINT, 100, 100, 180, 200, 180, 140, 100);

    @Test
    void easeIsGoodWhenHigh() {
        CustomerEffortScore ces = CustomerEffortScore.of(EASE);
        assertThat(ces.responses()).isEqualTo(1000);
        assertThat(ces.mean().value()).isEqualTo(4080 / 1000.0);
        assertThat(ces.easy()).isEqualTo(Rate.of(180 + 140 + 100, 1000));
        assertThat(ces.difficult()).isEqualTo(Rate.of(100 + 100 + 180, 1000));
        assertThat(ces.index()).isEqualTo(new NetScore(420, 200, 380));
        assertThat(ces.index().value()).isEqualTo(100.0 * (420 - 380) / 1000);
        assertThat(ces)
                .hasToString(
                        "mean 4.08 on 1-7, easy from 5: 42.0% (420 of 1000), difficult from 3: 38.0% (380 of 1000)");
    }

    @Test
    void effortIsGoodWhenLow() {
        CustomerEffortScore ces =
                CustomerEffortScore.of(ScoreCounts.ofCounts(Scale.EFFORT_FIVE_POINT, 40, 30, 15, 10, 5));
        assertThat(ces.easyFrom()).isEqualTo(2);
        assertThat(ces.difficultFrom()).isEqualTo(4);
        assertThat(ces.easy()).isEqualTo(Rate.of(40 + 30, 100));
        assertThat(ces.difficult()).isEqualTo(Rate.of(10 + 5, 100));
        assertThat(ces.index().value()).isEqualTo(70.0 - 15.0);
        assertThat(ces.mean().value()).isEqualTo((40 + 60 + 45 + 40 + 25) / 100.0);
        assertThat(ces)
                .hasToString("mean 2.10 on 1-5, lower is better, easy from 2: 70.0% (70 of 100),"
                        + " difficult from 4: 15.0% (15 of 100)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1-2                  | 2  | 1
                    1-5                  | 4  | 2
                    1-5, lower is better | 2  | 4
                    1-7                  | 5  | 3
                    1-10                 | 6  | 5
                    -3-3                 | 1  | -1
                    """)
    void theMiddleDividesEasyFromDifficult(String scale, int easyFrom, int difficultFrom) {
        CustomerEffortScore ces = CustomerEffortScore.of(ScoreCounts.empty(Scale.parse(scale)));
        assertThat(ces.easyFrom()).isEqualTo(easyFrom);
        assertThat(ces.difficultFrom()).isEqualTo(difficultFrom);
    }

    @Test
    void theCallersCutOffsAreInTheResult() {
        CustomerEffortScore ces = CustomerEffortScore.of(EASE).withEasyFrom(6);
        assertThat(ces.easyFrom()).isEqualTo(6);
        assertThat(ces.index()).isEqualTo(new NetScore(240, 380, 380));
        assertThat(ces.index().value()).isEqualTo(24.0 - 38.0);
        assertThat(ces.withDifficultFrom(2).difficult()).isEqualTo(Rate.of(200, 1000));
    }

    @Test
    void refusesCutOffsThatOverlapInTheScalesDirection() {
        CustomerEffortScore ease = CustomerEffortScore.of(EASE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ease.withEasyFrom(3))
                .withMessage("easyFrom (3) must be better than difficultFrom (3) on the scale 1-7");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ease.withDifficultFrom(6))
                .withMessage("easyFrom (5) must be better than difficultFrom (6) on the scale 1-7");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CustomerEffortScore(ScoreCounts.empty(Scale.EFFORT_FIVE_POINT), 4, 2))
                .withMessage("easyFrom (4) must be better than difficultFrom (2) on the scale 1-5, lower is better");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ease.withEasyFrom(8))
                .withMessage("easyFrom must be in 1..7: 8");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ease.withDifficultFrom(0))
                .withMessage("difficultFrom must be in 1..7: 0");
    }

    @Test
    void oppositeQuestionsAreNotMixed() {
        CustomerEffortScore effort = CustomerEffortScore.of(ScoreCounts.ofScores(Scale.EFFORT_FIVE_POINT, 1, 2));
        CustomerEffortScore ease = CustomerEffortScore.of(ScoreCounts.ofScores(Scale.FIVE_POINT, 4, 5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> effort.plus(ease))
                .withMessage("scale of other (1-5) must be that of this (1-5, lower is better)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> effort.plus(CustomerEffortScore.of(EASE)))
                .withMessage("scale of other (1-7) must be that of this (1-5, lower is better)");
    }

    @Test
    void addsUpWhereScaleAndCutOffsAgree() {
        CustomerEffortScore ces = CustomerEffortScore.of(EASE);
        assertThat(ces.plus(ces).index()).isEqualTo(new NetScore(840, 400, 760));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ces.plus(ces.withEasyFrom(6)))
                .withMessage("easyFrom of other (6) must be that of this (5)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ces.plus(ces.withDifficultFrom(2)))
                .withMessage("difficultFrom of other (2) must be that of this (3)");
    }

    @Test
    void withoutResponsesEverythingIsUndefined() {
        CustomerEffortScore none =
                Stream.<SurveyResponse>empty().collect(toCustomerEffortScore(Scale.EFFORT_FIVE_POINT));
        assertThat(none.isDefined()).isFalse();
        assertThat(none.mean().isDefined()).isFalse();
        assertThat(none.easy().reason()).isEqualTo("no responses");
        assertThat(none.difficult().reason()).isEqualTo("no responses");
        assertThat(none.index().reason()).isEqualTo("no responses");
        assertThat(none)
                .hasToString("mean undefined on 1-5, lower is better, easy from 2: undefined (0 of 0): no responses,"
                        + " difficult from 4: undefined (0 of 0): no responses");
    }

    @Test
    void collectsFromResponses() {
        LocalDate day = LocalDate.of(2026, 3, 1);
        List<SurveyResponse> responses = List.of(SurveyResponse.of("r1", day, 7), SurveyResponse.of("r2", day, 2));
        CustomerEffortScore ces = responses.stream().collect(toCustomerEffortScore(Scale.EASE_SEVEN_POINT));
        assertThat(ces.isDefined()).isTrue();
        assertThat(ces.counts()).isEqualTo(ScoreCounts.ofScores(Scale.EASE_SEVEN_POINT, 7, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> responses.stream().collect(toCustomerEffortScore(Scale.EFFORT_FIVE_POINT)))
                .withMessage("score must be in 1..5: 7");
    }

    @Test
    void refusesNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> CustomerEffortScore.of(null))
                .withMessage("counts");
        assertThatNullPointerException()
                .isThrownBy(() -> toCustomerEffortScore(null))
                .withMessage("scale");
        assertThatNullPointerException()
                .isThrownBy(() -> CustomerEffortScore.of(EASE).plus(null))
                .withMessage("other");
    }
}
