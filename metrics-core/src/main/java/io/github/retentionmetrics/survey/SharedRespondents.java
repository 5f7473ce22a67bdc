package io.github.retentionmetrics.survey;

import io.github.retentionmetrics.inference.RatioStatistic;
import io.github.retentionmetrics.rate.Overlap;
import io.github.retentionmetrics.rate.PairedOutcomes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The respondents who answered two surveys, such as the same question in two quarters: what makes the difference of the
 * two scores more certain than that of two surveys of different people.
 *
 * <p>Respondents are recognised by their identifiers; an anonymous answer is that of another respondent. The responses
 * are those that count: a {@link RepeatedAnswers} policy is applied before. Of several answers that a respondent has in
 * one survey, the latest is paired, and of those of one day the lowest.
 *
 * <pre>{@code
 * LocalDate march = LocalDate.of(2026, 3, 9);
 * LocalDate june = LocalDate.of(2026, 6, 8);
 * List<SurveyResponse> now = List.of(SurveyResponse.of("C-1", june, 9), SurveyResponse.of("C-2", june, 7));
 * List<SurveyResponse> then = List.of(SurveyResponse.of("C-1", march, 8), SurveyResponse.of("C-3", march, 4));
 * SharedRespondents both = SharedRespondents.of(now, then);
 * NetPromoterScore.of(now).minus(NetPromoterScore.of(then), both.ofNetPromoterScores()).interval(0.95);
 * ScoreCounts.of(Scale.NPS, now).mean().minus(ScoreCounts.of(Scale.NPS, then).mean(), both.ofMeans()).test();
 * }</pre>
 *
 * <p>One pass over the responses, which are sorted by respondent.
 */
public final class SharedRespondents {
    private static final Comparator<SurveyResponse> LATEST_FIRST =
            Comparator.comparing(SurveyResponse::date).reversed().thenComparingInt(SurveyResponse::score);

    private final Answers first;
    private final Answers second;
    private final int shared;

    private SharedRespondents(Answers first, Answers second, int shared) {
        this.first = first;
        this.second = second;
        this.shared = shared;
    }

    /** The scores of a survey; those of shared respondents come first, in the same order in both surveys. */
    private static final class Answers {
        private final int[] scores;
        private final int[] numbers;

        /** The other answers are numbered from a number that no answer of the other survey has. */
        Answers(List<SurveyResponse> shared, List<SurveyResponse> others, int from) {
            scores = IntStream.concat(
                            shared.stream().mapToInt(SurveyResponse::score),
                            others.stream().mapToInt(SurveyResponse::score).sorted())
                    .toArray();
            numbers = IntStream.concat(IntStream.range(0, shared.size()), IntStream.range(from, from + others.size()))
                    .toArray();
        }

        RatioStatistic mean(IntToLongFunction value) {
            return RatioStatistic.of(
                            IntStream.of(scores).mapToLong(value).toArray(),
                            IntStream.of(scores).mapToLong(score -> 1).toArray())
                    .withNumbers(numbers);
        }
    }

    /**
     * The respondents of two surveys.
     *
     * @param first the responses of the first survey, those that count
     * @param second the responses of the second survey, those that count
     * @return who answered both
     * @throws NullPointerException if a collection or a response is null
     */
    public static SharedRespondents of(Collection<SurveyResponse> first, Collection<SurveyResponse> second) {
        NavigableMap<String, List<SurveyResponse>> ofFirst = byRespondent(first, "first");
        NavigableMap<String, List<SurveyResponse>> ofSecond = byRespondent(second, "second");
        List<String> both =
                ofFirst.keySet().stream().filter(ofSecond::containsKey).toList();
        return new SharedRespondents(
                new Answers(paired(both, ofFirst), others(both, ofFirst, first), both.size()),
                new Answers(paired(both, ofSecond), others(both, ofSecond, second), both.size() + first.size()),
                both.size());
    }

    private static NavigableMap<String, List<SurveyResponse>> byRespondent(
            Collection<SurveyResponse> responses, String name) {
        return Objects.requireNonNull(responses, name).stream()
                .filter(response -> Objects.requireNonNull(response, "response").respondentId() != null)
                .sorted(LATEST_FIRST)
                .collect(Collectors.groupingBy(
                        response -> response.respondent().orElseThrow(), TreeMap::new, Collectors.toList()));
    }

    private static List<SurveyResponse> paired(List<String> both, Map<String, List<SurveyResponse>> answers) {
        return both.stream().map(id -> answersOf(id, answers).get(0)).toList();
    }

    private static List<SurveyResponse> answersOf(String id, Map<String, List<SurveyResponse>> answers) {
        return answers.getOrDefault(id, List.of());
    }

    /** All answers but those that are paired. */
    private static List<SurveyResponse> others(
            List<String> both, Map<String, List<SurveyResponse>> answers, Collection<SurveyResponse> all) {
        List<SurveyResponse> others = all.stream()
                .filter(response -> response.respondentId() == null)
                .collect(Collectors.toCollection(ArrayList::new));
        Set<String> paired = new HashSet<>(both);
        answers.forEach((id, ofOne) -> others.addAll(ofOne.subList(paired.contains(id) ? 1 : 0, ofOne.size())));
        return others;
    }

    /**
     * How many answered both surveys.
     *
     * @return the number of respondents
     */
    public int count() {
        return shared;
    }

    /**
     * How far the mean scores of the two surveys depend on each other, for {@link ScoreMean#minus(ScoreMean, Overlap)}.
     *
     * @return the number of respondents of both, and the correlation of the means
     */
    public Overlap ofMeans() {
        return overlap(score -> score);
    }

    /**
     * How far the Net Promoter Scores of the two surveys depend on each other, for
     * {@link NetPromoterScore#minus(NetPromoterScore, Overlap)}.
     *
     * @return the number of respondents of both, and the correlation of the scores
     */
    public Overlap ofNetPromoterScores() {
        return overlap(NetPromoterScore::signOf);
    }

    private Overlap overlap(IntToLongFunction value) {
        return first.mean(value).minus(second.mean(value)).overlap();
    }

    /**
     * How the respondents of both surveys answered, for the difference of two shares such as the satisfied.
     *
     * <pre>{@code
     * List<SurveyResponse> now = List.of(SurveyResponse.of("C-1", LocalDate.of(2026, 6, 8), 5));
     * List<SurveyResponse> then = List.of(SurveyResponse.of("C-1", LocalDate.of(2026, 3, 9), 3));
     * Rate satisfied = CustomerSatisfaction.of(ScoreCounts.of(Scale.FIVE_POINT, now)).satisfied();
     * Rate before = CustomerSatisfaction.of(ScoreCounts.of(Scale.FIVE_POINT, then)).satisfied();
     * satisfied.minus(before, SharedRespondents.of(now, then).outcomes(score -> score >= 4));
     * }</pre>
     *
     * @param succeeds which scores count
     * @return the respondents of both by whether their scores count
     * @throws NullPointerException if the predicate is null
     */
    public PairedOutcomes outcomes(IntPredicate succeeds) {
        Objects.requireNonNull(succeeds, "succeeds");
        long[] counts = new long[4];
        for (int i = 0; i < shared; i++) {
            counts[(succeeds.test(first.scores[i]) ? 0 : 2) + (succeeds.test(second.scores[i]) ? 0 : 1)]++;
        }
        return new PairedOutcomes(counts[0], counts[1], counts[2], counts[3]);
    }

    /** {@return the number of respondents of both surveys; no identifier, since applications log it} */
    @Override
    public String toString() {
        return "SharedRespondents[" + shared + " of both]";
    }
}
