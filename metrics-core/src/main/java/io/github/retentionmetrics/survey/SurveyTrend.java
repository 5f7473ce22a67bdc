package io.github.retentionmetrics.survey;

import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A survey's score per period: collectors that group responses by months, weeks or other periods.
 *
 * <p>Any collector of responses computes the score of a period; a trend is itself a collector,
 * so it nests in {@code groupingBy} for a trend per group.
 *
 * <pre>{@code
 * NavigableMap<Period, NetPromoterScore> trend = answers.stream().collect(toTrend(MONTH, toNetPromoterScore()));
 * trend.forEach((month, nps) -> System.out.println(MONTH.label(month) + " " + nps));
 * // 2026-01 50.0 (3 promoters, 0 passives, 1 detractors)
 * // 2026-02 undefined (0 promoters, 0 passives, 0 detractors): no responses
 * // 2026-03 33.3 (3 promoters, 2 passives, 1 detractors)
 *
 * answers.stream().collect(groupingBy(regionOf, toTrend(MONTH, year2026, toNetPromoterScore())));
 * answers.stream().collect(toTrend(MONTH, LATEST.andThen(toNetPromoterScore())));   // latest answer of each month
 * }</pre>
 *
 * <p>A period without responses is in the map, with the result of the inner collector for no responses: an undefined
 * score.
 */
public final class SurveyTrend {
    private SurveyTrend() {}

    /**
     * A collector from responses to a result per period, from the period of the first response to that of the last.
     *
     * @param <R> the result per period
     * @param granularity the length of the periods
     * @param each the collector of the responses of one period
     * @return the collector; its map is in order of time, has every period of the span, and cannot be changed; without
     *     responses it is empty
     * @throws NullPointerException if an argument is null
     */
    public static <R> Collector<SurveyResponse, ?, NavigableMap<Period, R>> toTrend(
            Granularity granularity, Collector<? super SurveyResponse, ?, R> each) {
        return Collectors.collectingAndThen(
                toResults(granularity, each),
                results -> withAll(
                        results.isEmpty()
                                ? List.of()
                                : granularity.periodsCovering(results.firstKey().span(results.lastKey())),
                        results,
                        each));
    }

    /**
     * A collector from responses to a result per period of a given span, so that the trends of several groups have the
     * same periods.
     *
     * @param <R> the result per period
     * @param granularity the length of the periods
     * @param span the start and end of the trend, which must be boundaries of the granularity's periods; responses
     *     outside it are left out
     * @param each the collector of the responses of one period
     * @return the collector; its map is in order of time, has every period of the span, and cannot be changed
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if the span does not start and end on such boundaries
     */
    public static <R> Collector<SurveyResponse, ?, NavigableMap<Period, R>> toTrend(
            Granularity granularity, Period span, Collector<? super SurveyResponse, ?, R> each) {
        List<Period> periods = wholePeriods(granularity, span);
        return Collectors.filtering(
                response -> span.contains(response.date()),
                Collectors.collectingAndThen(toResults(granularity, each), results -> withAll(periods, results, each)));
    }

    private static <R> Collector<SurveyResponse, ?, NavigableMap<Period, R>> toResults(
            Granularity granularity, Collector<? super SurveyResponse, ?, R> each) {
        Objects.requireNonNull(granularity, "granularity");
        Objects.requireNonNull(each, "each");
        return Collectors.groupingBy(response -> granularity.periodContaining(response.date()), TreeMap::new, each);
    }

    private static List<Period> wholePeriods(Granularity granularity, Period span) {
        Objects.requireNonNull(granularity, "granularity");
        Objects.requireNonNull(span, "span");
        List<Period> periods = granularity.periodsCovering(span);
        if (!periods.isEmpty()
                && !periods.get(0).span(periods.get(periods.size() - 1)).equals(span)) {
            throw new IllegalArgumentException("span must start and end with a " + granularity + ": " + span);
        }
        return periods;
    }

    /** Adds the periods without responses, each with the result of an empty collection. */
    private static <R> NavigableMap<Period, R> withAll(
            List<Period> periods, NavigableMap<Period, R> results, Collector<? super SurveyResponse, ?, R> each) {
        for (Period period : periods) {
            if (!results.containsKey(period)) {
                results.put(period, Stream.<SurveyResponse>empty().collect(each));
            }
        }
        return Collections.unmodifiableNavigableMap(results);
    }
}
