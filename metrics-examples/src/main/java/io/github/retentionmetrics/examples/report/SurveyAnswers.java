package io.github.retentionmetrics.examples.report;

import io.github.retentionmetrics.survey.Scale;
import io.github.retentionmetrics.survey.ScoreCounts;
import io.github.retentionmetrics.survey.SurveyResponse;
import java.util.List;

/**
 * The answers to one survey.
 *
 * @param scale the scale they were given on
 * @param responses the answers, in the order of the file
 */
record SurveyAnswers(Scale scale, List<SurveyResponse> responses) {

    /** How often each score was given; every answer counts, whoever gave it. */
    ScoreCounts counts() {
        return ScoreCounts.of(scale, responses);
    }
}
