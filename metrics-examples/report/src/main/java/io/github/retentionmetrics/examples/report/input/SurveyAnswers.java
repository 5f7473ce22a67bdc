package io.github.retentionmetrics.examples.report.input;

import io.github.retentionmetrics.survey.CustomerSatisfaction;
import io.github.retentionmetrics.survey.RepeatedAnswers;
import io.github.retentionmetrics.survey.Scale;
import io.github.retentionmetrics.survey.ScoreCounts;
import io.github.retentionmetrics.survey.ScoreMean;
import io.github.retentionmetrics.survey.SurveyResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The answers to one survey.
 *
 * @param survey the scale they were given on, and the cut-off for satisfaction
 * @param responses all answers, in the order of the files
 * @param policy which of several answers of one respondent count
 */
public record SurveyAnswers(Inputs.Survey survey, List<SurveyResponse> responses, RepeatedAnswers policy) {

    public Scale scale() {
        return survey.scale();
    }

    /** The answers that count. */
    public List<SurveyResponse> counted() {
        return policy.apply(responses);
    }

    /** How often each score was given in the answers that count. */
    public ScoreCounts counts() {
        return ScoreCounts.of(scale(), counted());
    }

    /** Whether a score is that of a satisfied respondent, with the user's cut-off. */
    public boolean isSatisfied(int score) {
        return scale().isAtLeastAsGood(score, survey.satisfiedFrom());
    }

    /** The mean score of the answers that count; the mean of a respondent's answers is not rounded. */
    public ScoreMean mean() {
        return new ScoreMean(policy.mean(responses), scale());
    }

    /** The satisfaction that some counts show, with the user's cut-off. */
    public CustomerSatisfaction satisfaction(ScoreCounts counts) {
        return CustomerSatisfaction.of(counts, survey.satisfiedFrom());
    }

    /** The policy where a respondent must be in one class: of all answers, the latest counts. */
    public RepeatedAnswers onePerRespondent() {
        return policy == RepeatedAnswers.ALL ? RepeatedAnswers.LATEST : policy;
    }

    /** The number of respondents with more than one answer; anonymous answers are not counted. */
    static long repeating(List<SurveyResponse> responses) {
        Set<String> known = new HashSet<>();
        Set<String> repeating = new HashSet<>();
        for (SurveyResponse response : responses) {
            response.respondent().filter(id -> !known.add(id)).ifPresent(repeating::add);
        }
        return repeating.size();
    }
}
