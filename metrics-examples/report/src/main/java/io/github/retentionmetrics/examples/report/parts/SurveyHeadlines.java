package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.examples.report.input.ReportInput;
import io.github.retentionmetrics.examples.report.input.SurveyAnswers;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.rate.Difference;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.survey.NetPromoterScore;
import io.github.retentionmetrics.survey.SharedRespondents;
import io.github.retentionmetrics.survey.SurveyResponse;
import io.github.retentionmetrics.survey.SurveyTrend;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The headlines of surveys: of the complete periods with answers, counted as in {@code surveys.csv}. */
final class SurveyHeadlines {
    private final ReportInput input;
    private final HeadlineRows rows;

    SurveyHeadlines(ReportInput input, HeadlineRows rows) {
        this.input = input;
        this.rows = rows;
    }

    void add() {
        SurveyAnswers nps = input.nps();
        if (nps != null) {
            add(
                    Headline.NPS,
                    nps,
                    new Score<>(
                            SurveyHeadlines::nps,
                            HeadlineFigure::of,
                            (now, then) ->
                                    nps(now).minus(nps(then), both(now, then).ofNetPromoterScores())));
        }
        SurveyAnswers csat = input.csat();
        if (csat != null) {
            add(
                    Headline.CSAT_TOP_BOX,
                    csat,
                    new Score<>(
                            SurveyHeadlines::satisfied,
                            HeadlineFigure::of,
                            (now, then) -> satisfied(now)
                                    .minus(satisfied(then), both(now, then).outcomes(now::isSatisfied))));
        }
        SurveyAnswers ces = input.ces();
        if (ces != null) {
            add(
                    Headline.CES,
                    ces,
                    new Score<>(
                            SurveyAnswers::mean,
                            HeadlineFigure::of,
                            (now, then) -> now.mean()
                                    .minus(then.mean(), both(now, then).ofMeans())));
        }
    }

    private static NetPromoterScore nps(SurveyAnswers answers) {
        return NetPromoterScore.of(answers.counts());
    }

    private static Rate satisfied(SurveyAnswers answers) {
        return answers.satisfaction(answers.counts()).satisfied();
    }

    /** Who answered in both periods. */
    private static SharedRespondents both(SurveyAnswers now, SurveyAnswers then) {
        return SharedRespondents.of(now.counted(), then.counted());
    }

    private <T> void add(Headline headline, SurveyAnswers all, Score<T> score) {
        NavigableMap<Period, SurveyAnswers> periods = answers(all);
        rows.add(
                headline,
                periods.navigableKeySet(),
                new HeadlineRows.Metric<T>(
                        period -> score.of().apply(of(periods, period)),
                        score.figure(),
                        (period, earlier) -> score.difference().apply(of(periods, period), of(periods, earlier))));
    }

    /** How a score is computed from the answers of a period, shown, and compared with that of other answers. */
    private record Score<T>(
            Function<SurveyAnswers, T> of,
            BiFunction<String, T, HeadlineFigure> figure,
            BiFunction<SurveyAnswers, SurveyAnswers, ? extends Difference> difference) {}

    private static SurveyAnswers of(NavigableMap<Period, SurveyAnswers> periods, Period period) {
        return Objects.requireNonNull(periods.get(period));
    }

    private NavigableMap<Period, SurveyAnswers> answers(SurveyAnswers all) {
        Granularity granularity = input.settings().granularity();
        @Nullable LocalDate observedFrom = input.settings().observedFrom();
        NavigableMap<Period, List<SurveyResponse>> trend =
                all.responses().stream().collect(SurveyTrend.toTrend(granularity, Collectors.toList()));
        NavigableMap<Period, SurveyAnswers> answers = new TreeMap<>();
        trend.forEach((period, responses) -> {
            boolean isComplete = !period.lastDay().isAfter(input.observedUntil())
                    && (observedFrom == null || !period.startInclusive().isBefore(observedFrom));
            if (isComplete && !responses.isEmpty()) {
                answers.put(period, new SurveyAnswers(all.survey(), responses, all.policy()));
            }
        });
        return answers;
    }
}
