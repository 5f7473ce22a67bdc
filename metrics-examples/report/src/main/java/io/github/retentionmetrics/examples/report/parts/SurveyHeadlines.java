package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.examples.report.input.ReportInput;
import io.github.retentionmetrics.examples.report.input.SurveyAnswers;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.survey.NetPromoterScore;
import io.github.retentionmetrics.survey.ScoreMean;
import io.github.retentionmetrics.survey.SurveyResponse;
import io.github.retentionmetrics.survey.SurveyTrend;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
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
            NavigableMap<Period, SurveyAnswers> periods = answers(nps);
            rows.add(
                    Headline.NPS,
                    periods.navigableKeySet(),
                    new HeadlineRows.Metric<NetPromoterScore>(
                            of(periods, answers -> NetPromoterScore.of(answers.counts())),
                            HeadlineFigure::of,
                            NetPromoterScore::minus));
        }
        SurveyAnswers csat = input.csat();
        if (csat != null) {
            NavigableMap<Period, SurveyAnswers> periods = answers(csat);
            rows.add(
                    Headline.CSAT_TOP_BOX,
                    periods.navigableKeySet(),
                    new HeadlineRows.Metric<Rate>(
                            of(
                                    periods,
                                    answers -> answers.satisfaction(answers.counts())
                                            .satisfied()),
                            HeadlineFigure::of,
                            Rate::minus));
        }
        SurveyAnswers ces = input.ces();
        if (ces != null) {
            NavigableMap<Period, SurveyAnswers> periods = answers(ces);
            rows.add(
                    Headline.CES,
                    periods.navigableKeySet(),
                    new HeadlineRows.Metric<ScoreMean>(
                            of(periods, SurveyAnswers::mean), HeadlineFigure::of, ScoreMean::minus));
        }
    }

    private static <T> Function<Period, T> of(
            NavigableMap<Period, SurveyAnswers> periods, Function<SurveyAnswers, T> metric) {
        return period -> metric.apply(Objects.requireNonNull(periods.get(period)));
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
