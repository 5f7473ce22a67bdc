package io.github.retentionmetrics.survey;

import io.github.retentionmetrics.rate.Mean;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The policy for several answers of one respondent. Tools differ and seldom document their policy; the caller chooses.
 *
 * <pre>{@code
 * answers.stream().collect(LATEST.andThen(toNetPromoterScore()));                   // latest answer of each respondent
 * answers.stream().collect(toTrend(MONTH, LATEST.andThen(toNetPromoterScore())));   // latest answer in each month
 * }</pre>
 *
 * <p>An anonymous answer never counts as a repeated one: every policy keeps it.
 *
 * <p>No score depends on the order of the input. {@link #apply} rounds an average to a whole score, halves to the even
 * number (6.5 to 6, 7.5 to 8); {@link #mean} does not round it. Rounding changes scores that are based on classes: if
 * every respondent answers 6 and 7, or 8 and 9, {@link #AVERAGE} makes them all detractors or passives, and the Net
 * Promoter Score is up to 50 points lower than that of {@link #ALL}. For that score {@link #LATEST}, {@link #FIRST} or
 * {@link #ALL} is preferable. All responses are held in memory while a policy is applied.
 */
public enum RepeatedAnswers {
    /** Every answer counts; a respondent who answers twice counts twice. Equivalent to using no policy. */
    ALL {
        @Override
        Stream<List<SurveyResponse>> choose(Collection<SurveyResponse> responses) {
            return responses.stream().map(List::of);
        }
    },

    /**
     * The answer of each respondent's last day counts. Several answers on that day, whose order a date does not show,
     * count as one, their average.
     */
    LATEST {
        @Override
        Stream<List<SurveyResponse>> choose(Collection<SurveyResponse> responses) {
            return perRespondent(responses).map(answers -> on(lastDay(answers), answers));
        }
    },

    /** The answer of each respondent's first day counts; several answers of that day count as one, their average. */
    FIRST {
        @Override
        Stream<List<SurveyResponse>> choose(Collection<SurveyResponse> responses) {
            return perRespondent(responses).map(answers -> on(firstDay(answers), answers));
        }
    },

    /**
     * The average of each respondent's answers counts, dated on the day of the last answer. Meant for mean scores, not
     * for scores based on classes.
     */
    AVERAGE {
        @Override
        Stream<List<SurveyResponse>> choose(Collection<SurveyResponse> responses) {
            return perRespondent(responses);
        }
    },

    /** A second answer of the same respondent is an error: for surveys in which each respondent should answer once. */
    REFUSE {
        @Override
        Stream<List<SurveyResponse>> choose(Collection<SurveyResponse> responses) {
            Map<String, Integer> rows = new HashMap<>();
            int row = 0;
            for (SurveyResponse response : responses) {
                String respondent = response.respondentId();
                Integer earlier = respondent == null ? null : rows.putIfAbsent(respondent, row);
                if (earlier != null) {
                    throw new IllegalArgumentException(
                            "respondentId at row " + row + " must be new: the same as at row " + earlier);
                }
                row++;
            }
            return responses.stream().map(List::of);
        }
    };

    /**
     * Applies the policy.
     *
     * @param responses the responses, in any order
     * @return the responses that count, in order of each respondent's first appearance; the list cannot be changed
     * @throws NullPointerException if the collection or a response is null
     * @throws IllegalArgumentException for {@link #REFUSE}, if a respondent answered twice; the message names both
     *     rows, by their index in the collection from 0, but not the respondent
     */
    public List<SurveyResponse> apply(Collection<SurveyResponse> responses) {
        return checked(responses).map(RepeatedAnswers::average).toList();
    }

    /**
     * The mean score of the answers that count. An average of several answers is not rounded to a whole score, but to
     * 34 digits: with {@link #AVERAGE}, the answers 8, 9 and 3 of one respondent and 9 of another have a mean of 7.83,
     * whereas the responses of {@link #apply} have a mean of 8.
     *
     * @param responses the responses, in any order
     * @return the mean; undefined without a response
     * @throws NullPointerException if the collection or a response is null
     * @throws IllegalArgumentException for {@link #REFUSE}, if a respondent answered twice, as {@link #apply} does
     */
    public Mean mean(Collection<SurveyResponse> responses) {
        return checked(responses).map(RepeatedAnswers::meanScore).collect(Mean.toMean());
    }

    private Stream<List<SurveyResponse>> checked(Collection<SurveyResponse> responses) {
        Objects.requireNonNull(responses, "responses");
        responses.forEach(response -> Objects.requireNonNull(response, "response"));
        return choose(responses);
    }

    /**
     * A collector that applies the policy and collects the responses that count.
     *
     * @param <R> the result
     * @param each the collector of the responses that count
     * @return the collector; with {@link #REFUSE} it fails as {@link #apply} does
     * @throws NullPointerException if the collector is null
     */
    public <R> Collector<SurveyResponse, ?, R> andThen(Collector<? super SurveyResponse, ?, R> each) {
        Objects.requireNonNull(each, "each");
        return Collectors.collectingAndThen(
                Collectors.toList(), responses -> apply(responses).stream().collect(each));
    }

    /** The answers that count, grouped into those that count as one answer. */
    abstract Stream<List<SurveyResponse>> choose(Collection<SurveyResponse> responses);

    private static Stream<List<SurveyResponse>> perRespondent(Collection<SurveyResponse> responses) {
        return responses.stream()
                .collect(Collectors.groupingBy(RepeatedAnswers::whose, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream();
    }

    /** The respondent, or a unique key for an anonymous answer. */
    private static Object whose(SurveyResponse response) {
        String respondent = response.respondentId();
        return respondent == null ? new Object() : respondent;
    }

    private static LocalDate firstDay(List<SurveyResponse> answers) {
        return answers.stream()
                .map(SurveyResponse::date)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static LocalDate lastDay(List<SurveyResponse> answers) {
        return answers.stream()
                .map(SurveyResponse::date)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static List<SurveyResponse> on(LocalDate day, List<SurveyResponse> answers) {
        return answers.stream().filter(answer -> answer.date().equals(day)).toList();
    }

    private static BigDecimal meanScore(List<SurveyResponse> answers) {
        return sum(answers).divide(BigDecimal.valueOf(answers.size()), MathContext.DECIMAL128);
    }

    /** One answer with the mean score, of the same respondent, on the last of the days. */
    private static SurveyResponse average(List<SurveyResponse> answers) {
        if (answers.size() == 1) {
            return answers.get(0);
        }
        int score = sum(answers)
                .divide(BigDecimal.valueOf(answers.size()), 0, RoundingMode.HALF_EVEN)
                .intValueExact();
        return new SurveyResponse(answers.get(0).respondentId(), lastDay(answers), score);
    }

    private static BigDecimal sum(List<SurveyResponse> answers) {
        return BigDecimal.valueOf(
                answers.stream().mapToLong(SurveyResponse::score).sum());
    }
}
