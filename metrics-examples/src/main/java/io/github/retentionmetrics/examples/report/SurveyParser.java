package io.github.retentionmetrics.examples.report;

import io.github.retentionmetrics.survey.Scale;
import io.github.retentionmetrics.survey.SurveyResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Rows of {@code respondent,date,score}.
 *
 * @param scale the scores allowed
 */
record SurveyParser(Scale scale) implements RowParser<SurveyResponse> {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]+");
    private static final int LONGEST_SCORE = 4;

    @Override
    public List<String> requiredColumns() {
        return List.of("respondent", "date", "score");
    }

    @Override
    public SurveyResponse parse(Row row) throws BadRow {
        String respondent = row.identifier("respondent");
        LocalDate date = DateText.parse("date", row.text("date"));
        return SurveyResponse.of(respondent, date, score(row.text("score")));
    }

    private int score(String text) throws BadRow {
        if (!WHOLE_NUMBER.matcher(text).matches()) {
            throw BadRow.of("score", "must be a whole number", describe(text));
        }
        if (text.length() > LONGEST_SCORE) {
            throw BadRow.of("score", rule(), "a number of " + text.length() + " characters");
        }
        int score = Integer.parseInt(text);
        if (!scale.contains(score)) {
            throw BadRow.of("score", rule(), text);
        }
        return score;
    }

    private String rule() {
        return "must be on the scale " + scale.lowest() + "-" + scale.highest();
    }

    private static String describe(String text) {
        if (text.isEmpty()) {
            return "empty";
        }
        return text.matches("-?[0-9]+[.,][0-9]+") ? "has decimals" : "some other text";
    }
}
