package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.output.CsvFile;
import io.github.retentionmetrics.examples.report.output.JsonObject;
import io.github.retentionmetrics.examples.report.output.Metrics;
import io.github.retentionmetrics.examples.report.output.OutputFolder;
import io.github.retentionmetrics.examples.report.output.ReportOutput;
import io.github.retentionmetrics.examples.report.text.Summary;
import io.github.retentionmetrics.examples.report.text.SummaryWords;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import io.github.retentionmetrics.survival.Lifespan;
import io.github.retentionmetrics.survival.RestrictedMean;
import io.github.retentionmetrics.survival.SurvivalCurve;
import java.io.IOException;

/**
 * How long customers stay subscribed: {@code survival.csv} is the Kaplan-Meier curve of stays, of which both summaries
 * have the median; {@code survival_contracts.csv} is that of contracts, the rows of the input, each from its start to
 * its end.
 */
final class SurvivalFile {
    private SurvivalFile() {}

    static void write(SubscriptionHistory base, ReportOutput output) throws IOException, UserError {
        SurvivalCurve stays = SurvivalCurve.of(Lifespan.STAY.over(base));
        SurvivalCurve contracts = SurvivalCurve.of(Lifespan.SUBSCRIPTION.over(base));
        writeFile("survival.csv", stays, output.folder());
        writeFile("survival_contracts.csv", contracts, output.folder());
        writeJson("Stay", "stays", stays, output.json());
        writeJson("Subscription", "subscriptions", contracts, output.json());
        Summary text = output.text();
        text.fact("subscriptions.lifetime", median(stays, text.words()));
        text.note("subscriptions.whatIsAStay");
    }

    static void writeFile(String name, SurvivalCurve curve, OutputFolder folder) throws IOException, UserError {
        try (CsvFile csv = open(folder, name)) {
            write(csv, curve);
        }
    }

    /** Opens a file on curves, with other columns before the time. */
    static CsvFile open(OutputFolder folder, String name, String... firstColumns) throws IOException, UserError {
        return folder.csv(
                name,
                CsvFile.columnsAfter(
                        firstColumns, "time_days", "at_risk", "events", "survival", "standard_error", "low", "high"));
    }

    /** Writes a curve, each row with the same first cells. */
    static void write(CsvFile csv, SurvivalCurve curve, String... firstCells) {
        for (SurvivalCurve.Step step : curve.steps()) {
            Interval interval = step.survival().interval(Metrics.LEVEL);
            csv.rowAfter(
                    firstCells,
                    step.time(),
                    step.atRisk(),
                    step.events(),
                    step.survival().value(),
                    step.survival().standardError(),
                    interval.low(),
                    interval.high());
        }
    }

    /** The median and the mean up to the longest time, of what is counted. */
    private static void writeJson(String what, String counted, SurvivalCurve curve, JsonObject json) {
        Interval interval = curve.median().interval(Metrics.LEVEL);
        Metrics.put(json, "median" + what + "Days", curve.median())
                .put("low", interval.low())
                .put("high", interval.high())
                .put(counted, curve.durations().count())
                .put("ended", curve.durations().events());
        RestrictedMean mean = curve.restrictedMean();
        Metrics.put(json, "restrictedMean" + what + "Days", mean)
                .put("low", mean.interval(Metrics.LEVEL).low())
                .put("high", mean.interval(Metrics.LEVEL).high())
                .put("standardError", mean.standardError())
                .put("horizon", mean.horizon());
    }

    /** The median such as {@code 68 days, 95% 66 .. 73}, as far as it is known. */
    static String median(SurvivalCurve curve, SummaryWords words) {
        SurvivalCurve.Quantile median = curve.median();
        Interval interval = median.interval(Metrics.LEVEL);
        if (curve.durations().count() == 0) {
            return words.undefined(median.reason());
        }
        if (!median.isDefined()) {
            return words.text(
                    "subscriptions.unreached", curve.durations().longest().orElseThrow());
        }
        String days = words.text("subscriptions.days", median.value());
        if (!interval.isDefined()) {
            return days;
        }
        return Double.isInfinite(interval.high())
                ? words.text("subscriptions.daysFrom", days, interval.low())
                : words.text("subscriptions.daysBetween", days, interval.low(), interval.high());
    }
}
