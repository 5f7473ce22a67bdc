package io.github.retentionmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SurveyResponseTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @Test
    void isEqualByValue() {
        assertThat(SurveyResponse.of("r1", DAY, 9)).isEqualTo(new SurveyResponse("r1", DAY, 9));
    }

    @Test
    void anAnonymousAnswerHasNoRespondent() {
        SurveyResponse anonymous = SurveyResponse.anonymous(DAY, 9);

        assertThat(anonymous).isEqualTo(new SurveyResponse(null, DAY, 9));
        assertThat(anonymous.respondent()).isEmpty();
        assertThat(SurveyResponse.of("r1", DAY, 9).respondent()).contains("r1");
    }

    @Test
    void aMomentIsDatedInTheNamedZone() {
        Instant moment = Instant.parse("2026-03-01T23:30:00Z");
        assertThat(SurveyResponse.at("r1", moment, ZoneOffset.UTC, 9).date()).isEqualTo(DAY);
        assertThat(SurveyResponse.at("r1", moment, ZoneId.of("Europe/Amsterdam"), 9))
                .isEqualTo(SurveyResponse.of("r1", DAY.plusDays(1), 9));
        assertThat(SurveyResponse.at("r1", moment.minusSeconds(86_400), ZoneId.of("Pacific/Honolulu"), 9)
                        .date())
                .isEqualTo(DAY.minusDays(1));
    }

    @Test
    void refusesWhatIsMissing() {
        assertThatNullPointerException()
                .isThrownBy(() -> SurveyResponse.of(null, DAY, 9))
                .withMessage("respondentId");
        assertThatNullPointerException()
                .isThrownBy(() -> SurveyResponse.of("r1", null, 9))
                .withMessage("date");
        assertThatNullPointerException()
                .isThrownBy(() -> SurveyResponse.at("r1", null, ZoneOffset.UTC, 9))
                .withMessage("moment");
        assertThatNullPointerException()
                .isThrownBy(() -> SurveyResponse.at("r1", Instant.EPOCH, null, 9))
                .withMessage("zone");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SurveyResponse.of(" ", DAY, 9))
                .withMessage("respondentId must not be blank: length 1");
    }

    @Test
    void refusesDatesThatNoPeriodSurrounds() {
        assertThat(SurveyResponse.of("r1", LocalDate.of(1, 1, 1), 9).date()).hasYear(1);
        assertThat(SurveyResponse.of("r1", LocalDate.of(9999, 12, 31), 9).date())
                .hasYear(9999);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SurveyResponse.of("r1", LocalDate.of(0, 12, 31), 9))
                .withMessage("date must be in 0001-01-01..9999-12-31: 0000-12-31");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SurveyResponse.of("r1", LocalDate.of(10_000, 1, 1), 9))
                .withMessage("date must be in 0001-01-01..9999-12-31: +10000-01-01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SurveyResponse.at("r1", Instant.MAX, ZoneOffset.UTC, 9))
                .withMessage("moment must be in 0001-01-01..9999-12-31: +1000000000-12-31T23:59:59.999999999Z");
    }
}
