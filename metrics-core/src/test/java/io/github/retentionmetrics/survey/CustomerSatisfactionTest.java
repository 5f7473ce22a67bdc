package io.github.retentionmetrics.survey;

import static io.github.retentionmetrics.rate.ProportionInterval.WILSON;
import static io.github.retentionmetrics.survey.CustomerSatisfaction.toCustomerSatisfaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.retentionmetrics.rate.Rate;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerSatisfactionTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    /** 1 x 1, 2 x 2, 3 x 3, 4 x 4, 9 x 5. */
    private static final CustomerSatisfaction CSAT =
            CustomerSatisfaction.of(ScoreCounts.ofCounts(Scale.FIVE_POINT, 1, 2, 3, 4, 9));

    @Test
    void isAMeanAndATopBox() {
        assertThat(CSAT.responses()).isEqualTo(19);
        assertThat(CSAT.isDefined()).isTrue();
        assertThat(CSAT.mean().value()).isEqualTo((1 + 2 * 2 + 3 * 3 + 4 * 4 + 9 * 5) / 19.0);
        assertThat(CSAT.satisfiedFrom()).isEqualTo(4);
        assertThat(CSAT.satisfied()).isEqualTo(Rate.of(4 + 9, 19));
        assertThat(CSAT.withSatisfiedFrom(5).satisfied()).hasToString("47.4% (9 of 19)");
        assertThat(CSAT.satisfied().interval(WILSON, 0.95)).hasToString("0.460 .. 0.846 (95%)");
        assertThat(CSAT).hasToString("mean 3.95 on 1-5, satisfied from 4: 68.4% (13 of 19)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0-1                   | 1
                    1-3                   | 3
                    1-4                   | 3
                    1-5                   | 4
                    1-6                   | 5
                    1-7                   | 6
                    1-8                   | 6
                    1-10                  | 8
                    0-10                  | 8
                    1-5, lower is better  | 2
                    1-6, lower is better  | 2
                    1-10, lower is better | 3
                    """)
    void everyShortScaleHasADefaultTopBox(String scale, int satisfiedFrom) {
        assertThat(CustomerSatisfaction.defaultSatisfiedFrom(Scale.parse(scale)))
                .isEqualTo(satisfiedFrom);
        assertThat(CustomerSatisfaction.of(ScoreCounts.empty(Scale.parse(scale)))
                        .satisfiedFrom())
                .isEqualTo(satisfiedFrom);
    }

    @Test
    void aLongScaleNeedsANamedTopBox() {
        Scale slider = Scale.of(0, 100);
        String message = "scale must have at most 11 points where satisfiedFrom is not named: 0-100";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerSatisfaction.of(ScoreCounts.empty(slider)))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> toCustomerSatisfaction(slider))
                .withMessage(message);
        assertThat(CustomerSatisfaction.of(ScoreCounts.ofScores(slider, 60, 80, 90), 75)
                        .satisfied())
                .isEqualTo(Rate.of(2, 3));
    }

    @ParameterizedTest
    @CsvSource({"9, 10", "8, 11", "7, 13", "1, 20"})
    void theCallersTopBoxIsInTheResult(int satisfiedFrom, long satisfied) {
        ScoreCounts counts = ScoreCounts.ofCounts(Scale.TEN_POINT, 1, 1, 1, 1, 1, 2, 2, 1, 4, 6);
        CustomerSatisfaction csat = CustomerSatisfaction.of(counts, satisfiedFrom);
        assertThat(csat.satisfied()).isEqualTo(Rate.of(satisfied, 20));
        assertThat(csat.satisfiedFrom()).isEqualTo(satisfiedFrom);
        assertThat(csat).isEqualTo(CustomerSatisfaction.of(counts).withSatisfiedFrom(satisfiedFrom));
    }

    @Test
    void theBestGradesAreTheLowestWhereLowerIsBetter() {
        Scale grades = Scale.parse("1-6, lower is better");
        CustomerSatisfaction csat = CustomerSatisfaction.of(ScoreCounts.ofScores(grades, 1, 2, 2, 3, 6));
        assertThat(csat).hasToString("mean 2.80 on 1-6, lower is better, satisfied from 2: 60.0% (3 of 5)");
    }

    @Test
    void withoutResponsesBothAreUndefined() {
        CustomerSatisfaction none = Stream.<SurveyResponse>empty().collect(toCustomerSatisfaction(Scale.FIVE_POINT));
        assertThat(none.isDefined()).isFalse();
        assertThat(none.mean().isDefined()).isFalse();
        assertThat(none.mean().interval(0.95).isDefined()).isFalse();
        assertThat(none.satisfied().isDefined()).isFalse();
        assertThat(none.satisfied().reason()).isEqualTo("no responses");
        assertThat(none).hasToString("mean undefined on 1-5, satisfied from 4: undefined (0 of 0): no responses");
        assertThat(none.plus(CSAT)).isEqualTo(CSAT);
    }

    @Test
    void oneResponseHasAMeanWithoutAnInterval() {
        CustomerSatisfaction one = CustomerSatisfaction.of(ScoreCounts.ofScores(Scale.FIVE_POINT, 3));
        assertThat(one.mean().value()).isEqualTo(3);
        assertThat(one.mean().interval(0.95).isDefined()).isFalse();
        assertThat(one.satisfied()).isEqualTo(Rate.of(0, 1));
    }

    @Test
    void collectsFromResponses() {
        List<SurveyResponse> responses = IntStream.of(5, 4, 4, 2)
                .mapToObj(score -> SurveyResponse.of("r1", DAY, score))
                .toList();
        ScoreCounts counts = ScoreCounts.ofScores(Scale.FIVE_POINT, 5, 4, 4, 2);
        assertThat(responses.stream().collect(toCustomerSatisfaction(Scale.FIVE_POINT)))
                .isEqualTo(CustomerSatisfaction.of(counts));
        assertThat(responses.stream().collect(toCustomerSatisfaction(Scale.FIVE_POINT, 5)))
                .isEqualTo(CustomerSatisfaction.of(counts, 5));
    }

    @Test
    void addsUpWhereScaleAndCutOffAgree() {
        assertThat(CSAT.plus(CSAT)).hasToString("mean 3.95 on 1-5, satisfied from 4: 68.4% (26 of 38)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CSAT.plus(CSAT.withSatisfiedFrom(5)))
                .withMessage("satisfiedFrom of other (5) must be that of this (4)");
        CustomerSatisfaction seven = CustomerSatisfaction.of(ScoreCounts.empty(Scale.SEVEN_POINT), 4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CSAT.plus(seven))
                .withMessage("scale of other (1-7) must be that of this (1-5)");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6})
    void refusesACutOffThatIsOffTheScale(int satisfiedFrom) {
        String message = "satisfiedFrom must be in 1..5: " + satisfiedFrom;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CSAT.withSatisfiedFrom(satisfiedFrom))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> toCustomerSatisfaction(Scale.FIVE_POINT, satisfiedFrom))
                .withMessage(message);
    }

    @Test
    void refusesNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> CustomerSatisfaction.of(null))
                .withMessage("counts");
        assertThatNullPointerException()
                .isThrownBy(() -> CustomerSatisfaction.of(null, 4))
                .withMessage("counts");
        assertThatNullPointerException()
                .isThrownBy(() -> toCustomerSatisfaction(null))
                .withMessage("scale");
        assertThatNullPointerException()
                .isThrownBy(() -> toCustomerSatisfaction(null, 4))
                .withMessage("scale");
        assertThatNullPointerException().isThrownBy(() -> CSAT.plus(null)).withMessage("other");
    }
}
