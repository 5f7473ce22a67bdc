package io.github.retentionmetrics.survey;

import io.github.retentionmetrics.internal.Checks;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One answer to a question of a survey: the respondent, the day and the score.
 *
 * <p>The score is a whole number; its {@linkplain Scale scale} is given when responses are counted, and a score off the
 * scale is then refused. There is no time of day: {@link #at} converts a timestamp to a date in a time zone that the
 * caller gives.
 *
 * <p>An {@linkplain #anonymous anonymous} answer has no respondent. It counts in every score, it never counts as a
 * repeated answer, and it is not part of figures by customer.
 *
 * @param respondentId the identifier of the respondent, or null for an anonymous answer; repeated answers are
 *     recognised by it, see {@link RepeatedAnswers}
 * @param date the day of the answer, from 0001-01-01 to 9999-12-31
 * @param score the answer
 */
public record SurveyResponse(@Nullable String respondentId, LocalDate date, int score) implements Serializable {
    /**
     * Checks the respondent and the date.
     *
     * @param respondentId the identifier of the respondent, or null for an anonymous answer
     * @param date the day of the answer
     * @param score the answer
     * @throws NullPointerException if the date is null
     * @throws IllegalArgumentException if the respondent is blank, or the date is outside 0001-01-01 to 9999-12-31
     */
    public SurveyResponse {
        if (respondentId != null) {
            Checks.identifier(respondentId, "respondentId");
        }
        Checks.recordDate(date, "date");
    }

    /**
     * An answer on a day.
     *
     * @param respondentId the identifier of the respondent
     * @param date the day of the answer
     * @param score the answer
     * @return the response
     * @throws NullPointerException if the respondent or the date is null
     * @throws IllegalArgumentException if the respondent is blank, or the date is outside 0001-01-01 to 9999-12-31
     */
    public static SurveyResponse of(String respondentId, LocalDate date, int score) {
        return new SurveyResponse(Checks.identifier(respondentId, "respondentId"), date, score);
    }

    /**
     * An answer on a day, with a numeric identifier, such as a database key, which is converted to its decimal text.
     *
     * @param respondentId the identifier of the respondent
     * @param date the day of the answer
     * @param score the answer
     * @return the response
     * @throws NullPointerException if the date is null
     * @throws IllegalArgumentException if the date is outside 0001-01-01 to 9999-12-31
     */
    public static SurveyResponse of(long respondentId, LocalDate date, int score) {
        return of(Long.toString(respondentId), date, score);
    }

    /**
     * An anonymous answer on a day.
     *
     * @param date the day of the answer
     * @param score the answer
     * @return the response, without a respondent
     * @throws NullPointerException if the date is null
     * @throws IllegalArgumentException if the date is outside 0001-01-01 to 9999-12-31
     */
    public static SurveyResponse anonymous(LocalDate date, int score) {
        return new SurveyResponse(null, date, score);
    }

    /**
     * An answer at a moment, dated in a time zone.
     *
     * <pre>{@code
     * SurveyResponse.at("r1", Instant.parse("2026-03-01T23:30:00Z"), ZoneId.of("Europe/Amsterdam"), 9).date();
     * // 2026-03-02
     * }</pre>
     *
     * @param respondentId the identifier of the respondent
     * @param moment the moment of the answer
     * @param zone the time zone whose calendar determines the date
     * @param score the answer
     * @return the response
     * @throws NullPointerException if the respondent, the moment or the zone is null
     * @throws IllegalArgumentException if the respondent is blank, or the date is outside 0001-01-01 to 9999-12-31
     */
    public static SurveyResponse at(String respondentId, Instant moment, ZoneId zone, int score) {
        return of(respondentId, Checks.dateAt(moment, zone, "moment"), score);
    }

    /**
     * An answer at a moment, dated in a time zone, with a numeric identifier, such as a database key, which is
     * converted to its decimal text.
     *
     * @param respondentId the identifier of the respondent
     * @param moment the moment of the answer
     * @param zone the time zone whose calendar determines the date
     * @param score the answer
     * @return the response
     * @throws NullPointerException if the moment or the zone is null
     * @throws IllegalArgumentException if the date is outside 0001-01-01 to 9999-12-31
     */
    public static SurveyResponse at(long respondentId, Instant moment, ZoneId zone, int score) {
        return at(Long.toString(respondentId), moment, zone, score);
    }

    /**
     * The respondent, if the answer is not anonymous.
     *
     * @return the identifier of the respondent; empty for an anonymous answer
     */
    public Optional<String> respondent() {
        return Optional.ofNullable(respondentId);
    }
}
