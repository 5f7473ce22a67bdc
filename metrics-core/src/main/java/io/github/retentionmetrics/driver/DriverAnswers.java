package io.github.retentionmetrics.driver;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.survey.RepeatedAnswers;
import io.github.retentionmetrics.survey.SurveyResponse;
import java.io.Serializable;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One respondent's answers to the questions of a loyalty survey; an unanswered question has no score.
 *
 * <pre>{@code
 * DriverAnswers.of("anna").withScore("trust", 4).withScore("satisfaction", 5).withScore("recommend", 9);
 * }</pre>
 *
 * @param respondentId the identifier of the respondent, not blank
 * @param scores the score by the question's name, sorted by name, unmodifiable
 */
public record DriverAnswers(String respondentId, SortedMap<String, Integer> scores) implements Serializable {
    /**
     * Checks the parts and takes a copy of the scores.
     *
     * @param respondentId the identifier of the respondent
     * @param scores the score by the question's name; copied
     * @throws NullPointerException if a part, a name or a score is null
     * @throws IllegalArgumentException if the respondent or a name is blank
     */
    public DriverAnswers {
        Checks.identifier(respondentId, "respondentId");
        scores = Collections.unmodifiableSortedMap(copyOf(scores));
    }

    private static SortedMap<String, Integer> copyOf(Map<String, Integer> scores) {
        SortedMap<String, Integer> copy = new TreeMap<>();
        Objects.requireNonNull(scores, "scores")
                .forEach((name, score) ->
                        copy.put(Checks.identifier(name, "question name"), Objects.requireNonNull(score, "score")));
        return copy;
    }

    /**
     * A respondent without answers, to whom {@link #withScore} gives some.
     *
     * @param respondentId the identifier of the respondent, not blank
     * @return no answers
     * @throws NullPointerException if the respondent is null
     * @throws IllegalArgumentException if the respondent is blank
     */
    public static DriverAnswers of(String respondentId) {
        return new DriverAnswers(respondentId, new TreeMap<>());
    }

    /**
     * A respondent without answers, to whom {@link #withScore} gives some, with a numeric identifier, such as a
     * database key, which is converted to its decimal text.
     *
     * @param respondentId the identifier of the respondent
     * @return no answers
     */
    public static DriverAnswers of(long respondentId) {
        return of(Long.toString(respondentId));
    }

    /**
     * A copy with one more answer.
     *
     * @param question the question's name, not blank
     * @param score the answer; replaces an earlier one
     * @return the copy
     * @throws NullPointerException if the name is null
     * @throws IllegalArgumentException if the name is blank
     */
    public DriverAnswers withScore(String question, int score) {
        SortedMap<String, Integer> copy = new TreeMap<>(scores);
        copy.put(Checks.identifier(question, "question"), score);
        return new DriverAnswers(respondentId, copy);
    }

    /**
     * The answer to a question.
     *
     * @param question the question's name
     * @return the score, or empty if there is none
     * @throws NullPointerException if the name is null
     */
    public OptionalInt score(String question) {
        Integer score = scores.get(Objects.requireNonNull(question, "question"));
        return score == null ? OptionalInt.empty() : OptionalInt.of(score);
    }

    /**
     * Joins the responses to several questions by respondent; anonymous responses are left out.
     *
     * @param responses the responses by the question's name
     * @param policy which of several answers of one respondent to one question counts; not {@link RepeatedAnswers#ALL}
     * @return the answers of each respondent, in order of first appearance
     * @throws NullPointerException if a parameter or a part of it is null
     * @throws IllegalArgumentException if a name is blank, the policy is {@link RepeatedAnswers#ALL}, or the policy
     *     refuses the responses
     */
    public static List<DriverAnswers> join(
            Map<String, ? extends Collection<SurveyResponse>> responses, RepeatedAnswers policy) {
        Objects.requireNonNull(responses, "responses");
        if (Objects.requireNonNull(policy, "policy") == RepeatedAnswers.ALL) {
            throw new IllegalArgumentException("policy must leave one answer per respondent: " + policy);
        }
        Map<String, SortedMap<String, Integer>> scores = new LinkedHashMap<>();
        responses.forEach((question, given) -> {
            for (SurveyResponse response : policy.apply(given)) {
                String respondent = response.respondentId();
                if (respondent != null) {
                    scores.computeIfAbsent(respondent, id -> new TreeMap<>()).put(question, response.score());
                }
            }
        });
        return scores.entrySet().stream()
                .map(entry -> new DriverAnswers(entry.getKey(), entry.getValue()))
                .toList();
    }
}
