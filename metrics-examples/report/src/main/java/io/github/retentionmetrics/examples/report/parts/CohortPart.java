package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.cohort.CohortAnalysis;
import io.github.retentionmetrics.cohort.CohortTable;
import io.github.retentionmetrics.cohort.DayNRetention;
import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.input.CohortBrackets;
import io.github.retentionmetrics.examples.report.input.ReportInput;
import io.github.retentionmetrics.examples.report.output.CsvFile;
import io.github.retentionmetrics.examples.report.output.JsonObject;
import io.github.retentionmetrics.examples.report.output.Metrics;
import io.github.retentionmetrics.examples.report.output.OutputFolder;
import io.github.retentionmetrics.examples.report.output.ReportOutput;
import io.github.retentionmetrics.examples.report.text.Summary;
import io.github.retentionmetrics.examples.report.text.SummaryWords;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Rate;
import java.io.IOException;
import java.util.List;

/**
 * Who comes back, by the period of the first order and in days since it: {@code cohorts.csv},
 * {@code cohort_brackets.csv}, {@code cohort_curve.csv}, {@code day_n.csv} and {@code second_purchase.csv}.
 */
public final class CohortPart implements ReportPart {
    /** The most rows of {@code cohorts.csv}: about as many as a spreadsheet holds, and what is written in seconds. */
    static final int MOST_CELLS = 1_000_000;

    private static final int[] DAYS = {1, 7, 14, 30, 60, 90, 180, 365};
    private static final int LAST_SHOWN = 12;

    @Override
    public void write(ReportInput input, ReportOutput output) throws IOException, UserError {
        PurchaseHistory history = input.purchases();
        if (history == null) {
            return;
        }
        Granularity granularity = input.settings().granularity();
        CohortAnalysis analysis = CohortAnalysis.by(granularity);
        CohortTable table = analysis.over(history);
        long cells = table.cells().count();
        if (cells <= MOST_CELLS) {
            CohortFile.write(analysis, history, output.folder());
        }
        Metrics.put(output.json(), "revenueOutsideCohorts", table.revenueOutside());
        List<DayNRetention> days = DayNRetention.of(history, DAYS);
        writeDays(days, output.folder());
        ReturnFiles.writeCurve(table, history, output.folder());
        ReturnFiles.writeSecondPurchase(history, output.folder());

        List<Rate> curve = table.curve();
        for (int offset = 0; offset < curve.size(); offset++) {
            JsonObject point = output.json().element("cohortRetention").put("offset", offset);
            Metrics.fill(point, curve.get(offset));
        }
        if (curve.size() > 1) {
            writeText(curve, days, output.text());
        }
        if (cells > MOST_CELLS) {
            output.json().put("cohortCellsLeftOut", cells);
            output.text().note("cohorts.leftOut", cells, table.cohorts().size(), granularity.toString(), MOST_CELLS);
        }
        CohortBrackets brackets = input.settings().cohortBrackets();
        if (brackets != null) {
            writeBrackets(brackets, CohortFile.write(brackets, analysis, history, output.folder()), output);
        }
    }

    private static void writeBrackets(CohortBrackets brackets, CohortTable table, ReportOutput output) {
        SummaryWords words = output.text().words();
        output.text().heading("cohorts.brackets");
        for (int bracket = 0; bracket < brackets.spans().size(); bracket++) {
            CohortBrackets.Span span = brackets.spans().get(bracket);
            Rate rate = table.average(bracket);
            Metrics.fill(
                    output.json()
                            .element("cohortBracketRetention")
                            .put("firstOffset", span.first())
                            .put("lastOffset", span.last()),
                    rate);
            output.text()
                    .line(
                            span.first() == span.last()
                                    ? words.text("cohorts.offset", span.first())
                                    : words.text("cohorts.bracket", span.first(), span.last()),
                            words.rate(rate));
        }
    }

    private static void writeDays(List<DayNRetention> days, OutputFolder folder) throws IOException, UserError {
        try (CsvFile csv = folder.csv("day_n.csv", "n", "eligible", "exact_day", "on_or_after", "within")) {
            days.forEach(day -> csv.row(
                    day.n(), day.eligible(), day.customersOnDay(), day.customersOnOrAfter(), day.customersWithin()));
        }
    }

    private static void writeText(List<Rate> curve, List<DayNRetention> days, Summary text) {
        text.heading("cohorts");
        for (int offset = 1; offset < curve.size() && offset <= LAST_SHOWN; offset++) {
            if (offset <= 3 || offset % 6 == 0) {
                text.line(
                        text.words().text("cohorts.offset", offset),
                        text.words().rate(curve.get(offset)));
            }
        }
        for (DayNRetention day : days) {
            if (day.n() == 30 || day.n() == 90 || day.n() == 365) {
                text.line(
                        text.words().text("cohorts.within", day.n()),
                        text.words().rate(day.within()));
            }
        }
    }
}
