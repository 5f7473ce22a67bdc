package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.examples.report.csv.InputKind;
import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.input.ReportInput;
import io.github.retentionmetrics.examples.report.input.SurveyAnswers;
import io.github.retentionmetrics.examples.report.output.CsvFile;
import io.github.retentionmetrics.examples.report.output.JsonObject;
import io.github.retentionmetrics.examples.report.output.Metrics;
import io.github.retentionmetrics.examples.report.output.ReportOutput;
import io.github.retentionmetrics.examples.report.text.SummaryWords;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.rate.ProportionInterval;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.survey.CustomerEffortScore;
import io.github.retentionmetrics.survey.CustomerSatisfaction;
import io.github.retentionmetrics.survey.NetPromoterScore;
import io.github.retentionmetrics.survey.NetScore;
import io.github.retentionmetrics.survey.ScoreCounts;
import io.github.retentionmetrics.survey.ScoreMean;
import java.io.IOException;
import java.util.Map;

/**
 * What customers say: Net Promoter Score, satisfaction and effort, in both summaries, by period in {@code surveys.csv},
 * and by score in {@code survey_scores.csv}.
 */
public final class SurveyPart implements ReportPart {

    @Override
    public void write(ReportInput input, ReportOutput output) throws IOException, UserError {
        if (input.surveys().isEmpty()) {
            return;
        }
        output.text().heading("surveys");
        SurveyAnswers nps = input.nps();
        if (nps != null) {
            write(NetPromoterScore.of(nps.counts()), output);
        }
        SurveyAnswers csat = input.csat();
        if (csat != null) {
            write(csat.satisfaction(csat.counts()), csat.mean(), output);
        }
        SurveyAnswers ces = input.ces();
        if (ces != null) {
            write(CustomerEffortScore.of(ces.counts()), ces.mean(), output);
        }
        Map<InputKind, SurveyAnswers> surveys = input.surveys();
        SurveyFile file = new SurveyFile(surveys.values(), input.settings().granularity());
        try (CsvFile csv = file.open(output.folder(), "surveys.csv")) {
            surveys.forEach((kind, answers) -> file.write(csv, kind, answers));
        }
        try (CsvFile csv = output.folder().csv("survey_scores.csv", "survey", "score", "responses", "share")) {
            surveys.forEach((kind, answers) -> writeScores(kind, answers.counts(), csv));
        }
    }

    /** How often each score of the scale was given, in the answers that count. */
    private static void writeScores(InputKind kind, ScoreCounts counts, CsvFile csv) {
        for (int score = counts.scale().lowest(); score <= counts.scale().highest(); score++) {
            long given = counts.count(score);
            csv.row(kind.key(), score, given, Rate.of(given, counts.responses()).value());
        }
    }

    private static void write(NetPromoterScore nps, ReportOutput output) {
        JsonObject json = output.json().object("nps");
        json.put("score", nps.value());
        json.put("promoters", nps.promoters()).put("passives", nps.passives());
        json.put("detractors", nps.detractors()).put("responses", nps.responses());
        json.put("standardError", nps.standardError());
        putInterval(json, "low", "high", nps.interval(NetScore.IntervalMethod.WALD, Metrics.LEVEL));
        putInterval(
                json,
                "adjustedLow",
                "adjustedHigh",
                nps.interval(NetScore.IntervalMethod.ADJUSTED_WALD, Metrics.LEVEL));
        if (!nps.isDefined()) {
            json.put("undefined", nps.reason());
        }
        SummaryWords words = output.text().words();
        Interval interval = nps.interval(NetScore.IntervalMethod.ADJUSTED_WALD, Metrics.LEVEL);
        output.text()
                .fact(
                        "surveys.nps",
                        !nps.isDefined()
                                ? words.undefined(nps.reason())
                                : words.text(
                                        "surveys.npsOf",
                                        words.decimal(nps.value(), 1),
                                        words.decimal(interval.low(), 1),
                                        words.decimal(interval.high(), 1),
                                        nps.promoters(),
                                        nps.passives(),
                                        nps.detractors()));
    }

    private static void write(CustomerSatisfaction csat, ScoreMean mean, ReportOutput output) {
        JsonObject json = output.json().object("csat");
        json.put("scale", csat.counts().scale().toString());
        putMean(json, mean, csat.counts());
        json.put("satisfied", csat.satisfied().numerator());
        putShare(json, "topBox", csat.satisfied());
        json.put("topBoxFrom", csat.satisfiedFrom());
        SummaryWords words = output.text().words();
        output.text()
                .fact(
                        "surveys.csat",
                        !mean.isDefined()
                                ? words.undefined(mean.reason())
                                : words.text(
                                        "surveys.csatOf",
                                        words.decimal(mean.value(), 2),
                                        words.rate(csat.satisfied()),
                                        csat.satisfiedFrom()));
    }

    private static void write(CustomerEffortScore ces, ScoreMean mean, ReportOutput output) {
        JsonObject json = output.json().object("ces");
        json.put("scale", ces.counts().scale().toString());
        putMean(json, mean, ces.counts());
        putShare(json, "easy", ces.easy());
        putShare(json, "difficult", ces.difficult());
        json.put("easyFrom", ces.easyFrom()).put("difficultFrom", ces.difficultFrom());
        json.put("index", ces.index().value());
        SummaryWords words = output.text().words();
        output.text()
                .fact(
                        "surveys.ces",
                        !mean.isDefined()
                                ? words.undefined(mean.reason())
                                : words.text(
                                        "surveys.cesOf",
                                        words.decimal(mean.value(), 2),
                                        words.rate(ces.easy()),
                                        words.rate(ces.difficult())));
    }

    private static void putMean(JsonObject json, ScoreMean mean, ScoreCounts counts) {
        json.put("responses", counts.responses());
        json.put("mean", mean.value());
        json.put("standardError", mean.standardError());
        putInterval(json, "low", "high", mean.interval(Metrics.LEVEL));
        if (!mean.isDefined()) {
            json.put("undefined", mean.reason());
        }
    }

    private static void putShare(JsonObject json, String key, Rate share) {
        json.put(key, share.value());
        putInterval(json, key + "Low", key + "High", share.interval(ProportionInterval.WILSON, Metrics.LEVEL));
    }

    private static void putInterval(JsonObject json, String low, String high, Interval interval) {
        json.put(low, interval.low()).put(high, interval.high());
    }
}
