package io.github.retentionmetrics.examples.report.input;

import io.github.retentionmetrics.examples.report.csv.DateText;
import io.github.retentionmetrics.examples.report.csv.DecimalText;
import io.github.retentionmetrics.examples.report.csv.InputKind;
import io.github.retentionmetrics.examples.report.csv.Row;
import io.github.retentionmetrics.examples.report.csv.RowParser;
import io.github.retentionmetrics.examples.report.error.BadRow;
import io.github.retentionmetrics.survey.Scale;
import io.github.retentionmetrics.survey.SurveyResponse;
import java.time.LocalDate;
import java.util.List;

/**
 * Rows of {@code [respondent,]date,score}; an answer without a respondent is anonymous.
 *
 * @param kind which survey it is
 * @param scale the scores allowed
 * @param dates how to read dates
 */
record SurveyParser(InputKind kind, Scale scale, DateText dates) implements RowParser<SurveyResponse> {
    private static final String WHOLE = "must be a whole number";
    private static final int MOST_DIGITS = 4;

    @Override
    public List<String> requiredColumns() {
        return List.of("date", "score");
    }

    @Override
    public List<String> optionalColumns() {
        return List.of("respondent");
    }

    @Override
    public SurveyResponse parse(Row row) throws BadRow {
        String respondent = row.optionalIdentifier("respondent");
        LocalDate date = dates.parse("date", row.text("date"));
        return new SurveyResponse(respondent, date, score(row.text("score")));
    }

    private int score(String text) throws BadRow {
        DecimalText number = DecimalText.of("score", text, WHOLE);
        if (number.decimals() > 0) {
            throw BadRow.of("score", WHOLE, "has decimals");
        }
        if (number.digits() > MOST_DIGITS) {
            throw BadRow.of("score", rule(), "a number of " + number.digits() + " digits");
        }
        int score = number.value(0).intValueExact();
        if (!scale.contains(score)) {
            throw BadRow.of("score", rule(), Integer.toString(score));
        }
        return score;
    }

    private String rule() {
        String range = scale.lowest() + "-" + scale.highest();
        return "must be on the scale " + (kind == InputKind.NPS ? range : range + " of --" + kind.key() + "-scale");
    }
}
