package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.cohort.CohortAnalysis;
import io.github.retentionmetrics.cohort.CohortTable;
import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.output.CsvFile;
import io.github.retentionmetrics.examples.report.output.Metrics;
import io.github.retentionmetrics.examples.report.output.OutputFolder;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.rate.ProportionInterval;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.survival.SurvivalCurve;
import io.github.retentionmetrics.survival.TimeToNextPurchase;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Who comes back, of all cohorts together: {@code cohort_curve.csv} by period, of the cohorts that have completed it,
 * {@code cohort_curve_by.csv} the same by segment, and {@code second_purchase.csv} by day, where customers who have not
 * come back yet are censored.
 */
final class ReturnFiles {
    private ReturnFiles() {}

    /** Writes the curve of a table, which counts who is active in a period, beside who is in it or later. */
    static void writeCurve(CohortTable table, PurchaseHistory history, OutputFolder folder)
            throws IOException, UserError {
        try (CsvFile csv = openCurve(folder, "cohort_curve.csv")) {
            writeCurve(csv, table, orLater(table.analysis()).over(history));
        }
    }

    /** Writes the curve of each segment. */
    static void writeCurveBy(
            CohortAnalysis analysis, PurchaseHistory history, List<AttributeSegments> attributes, OutputFolder folder)
            throws IOException, UserError {
        try (CsvFile csv = openCurve(folder, "cohort_curve_by.csv", AttributeSegments.columns())) {
            for (AttributeSegments attribute : attributes) {
                Map<String, CohortTable> later = orLater(analysis).over(history, attribute.segments());
                analysis.over(history, attribute.segments())
                        .forEach((segment, table) -> writeCurve(
                                csv, table, Objects.requireNonNull(later.get(segment)), attribute.cells(segment)));
            }
        }
    }

    private static CohortAnalysis orLater(CohortAnalysis analysis) {
        return analysis.withRetained(CohortAnalysis.Retained.ON_OR_AFTER);
    }

    private static CsvFile openCurve(OutputFolder folder, String name, String... firstColumns)
            throws IOException, UserError {
        return folder.csv(
                name,
                CsvFile.columnsAfter(
                        firstColumns,
                        "offset",
                        "customers",
                        "eligible",
                        "retention",
                        "low",
                        "high",
                        "on_or_after_customers",
                        "on_or_after",
                        "on_or_after_low",
                        "on_or_after_high"));
    }

    private static void writeCurve(CsvFile csv, CohortTable table, CohortTable later, String... firstCells) {
        List<Rate> curve = table.curve();
        List<Rate> onOrAfter = later.curve();
        for (int offset = 0; offset < curve.size(); offset++) {
            Rate rate = curve.get(offset);
            Rate unbounded = onOrAfter.get(offset);
            Interval interval = interval(rate);
            csv.rowAfter(
                    firstCells,
                    offset,
                    rate.numerator(),
                    rate.denominator(),
                    rate.value(),
                    interval.low(),
                    interval.high(),
                    unbounded.numerator(),
                    unbounded.value(),
                    interval(unbounded).low(),
                    interval(unbounded).high());
        }
    }

    private static Interval interval(Rate rate) {
        return rate.interval(ProportionInterval.WILSON, Metrics.LEVEL);
    }

    /** Writes the share of customers who bought a second time by each day after their first purchase. */
    static void writeSecondPurchase(PurchaseHistory history, OutputFolder folder) throws IOException, UserError {
        try (CsvFile csv = folder.csv(
                "second_purchase.csv", "time_days", "at_risk", "events", "share", "standard_error", "low", "high")) {
            for (SurvivalCurve.Step step :
                    SurvivalCurve.of(TimeToNextPurchase.of(history)).steps()) {
                SurvivalCurve.Probability notYet = step.survival();
                Interval interval = notYet.interval(Metrics.LEVEL);
                csv.row(
                        step.time(),
                        step.atRisk(),
                        step.events(),
                        1 - notYet.value(),
                        notYet.standardError(),
                        1 - interval.high(),
                        1 - interval.low());
            }
        }
    }
}
