package io.github.retentionmetrics.survey;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.period.Period;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** Segments of respondents by their answers in a period. */
final class Respondents {
    private static final String REST = "no answer";

    private Respondents() {}

    static Segmentation segments(
            Collection<SurveyResponse> responses,
            Period period,
            RepeatedAnswers policy,
            Scale scale,
            List<String> names,
            IntFunction<String> nameOf) {
        Objects.requireNonNull(responses, "responses");
        if (Objects.requireNonNull(period, "period").isEmpty()) {
            throw new IllegalArgumentException("period must have at least one day: " + period);
        }
        if (Objects.requireNonNull(policy, "policy") == RepeatedAnswers.ALL) {
            throw new IllegalArgumentException("policy must leave one answer per respondent: " + policy);
        }
        List<SurveyResponse> counted = policy.apply(responses.stream()
                .filter(response -> period.contains(response.date()))
                .toList());
        // refuses scores off the scale
        ScoreCounts.of(scale, counted);
        SortedMap<String, String> segmentOf = new TreeMap<>();
        for (SurveyResponse response : counted) {
            String respondent = response.respondentId();
            if (respondent != null) {
                segmentOf.put(respondent, nameOf.apply(response.score()));
            }
        }
        return Segmentation.of(names, segmentOf).withRest(REST).withKnownOn(period.lastDay());
    }
}
