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
 * <p>The score is a whole number; the {@linkplain Scale scale} it belongs to is given when responses are counted; a
 * score off the scale is then refused. There is no time of day: a timestamp becomes a date once, {@linkplain #at at the
 * boundary}, in a zone that the caller names.
 *
 * <p>An {@linkplain #anonymous anonymous} answer has no respondent. It counts in every score; it never repeats another
 * answer, and it is not in figures by customer.
 *
 * @param respondentId who answered, or null for an anonymous answer; repeated answers are recognised by it, see {@link
 *     RepeatedAnswers}
 * @param date the day of the answer, from 0001-01-01 to 9999-12-31
 * @param score the answer
 */
public record SurveyResponse(@Nullable String respondentId, LocalDate date, int score) implements Serializable {
    /**
     * Checks the respondent and the date.
     *
     * @param respondentId who answered, or null for an anonymous answer
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
     * @param respondentId who answered
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
     * An answer on a day, with a number for the identifier, such as the key of a database; it stands for its decimal
     * text.
     *
     * @param respondentId who answered
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
     * An answer at a moment, dated by the calendar of a zone.
     *
     * <pre>{@code
     * SurveyResponse.at("r1", Instant.parse("2026-03-01T23:30:00Z"), ZoneId.of("Europe/Amsterdam"), 9).date();
     * // 2026-03-02
     * }</pre>
     *
     * @param respondentId who answered
     * @param moment when
     * @param zone the zone whose calendar decides the date
     * @param score the answer
     * @return the response
     * @throws NullPointerException if the respondent, the moment or the zone is null
     * @throws IllegalArgumentException if the respondent is blank, or the date is outside 0001-01-01 to 9999-12-31
     */
    public static SurveyResponse at(String respondentId, Instant moment, ZoneId zone, int score) {
        return of(respondentId, Checks.dateAt(moment, zone, "moment"), score);
    }

    /**
     * An answer at a moment, dated by the calendar of a zone, with a number for the identifier, such as the key of a
     * database; it stands for its decimal text.
     *
     * @param respondentId who answered
     * @param moment when
     * @param zone the zone whose calendar decides the date
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
     * @return who answered; empty for an anonymous answer
     */
    public Optional<String> respondent() {
        return Optional.ofNullable(respondentId);
    }
}
