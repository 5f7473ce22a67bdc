package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.cohort.CohortAnalysis;
import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.input.ReportInput;
import io.github.retentionmetrics.examples.report.output.CsvFile;
import io.github.retentionmetrics.examples.report.output.OutputFolder;
import io.github.retentionmetrics.examples.report.output.ReportOutput;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.retention.RevenueMovement;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import io.github.retentionmetrics.survival.Lifespan;
import io.github.retentionmetrics.survival.SurvivalCurve;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The segments of the attributes that {@code --by} names: {@code cohorts_by.csv}, {@code cohort_curve_by.csv},
 * {@code movement_by.csv}, {@code repeat_by.csv}, {@code revenue_by.csv} and {@code survival_by.csv}, and in {@code
 * segments_by.csv} and both summaries how each segment differs from all other customers, also in what they say in
 * surveys. {@link AttributePart} writes the survey scores by segment and period.
 */
public final class ByPart implements ReportPart {
    @Override
    public void write(ReportInput input, ReportOutput output) throws IOException, UserError {
        List<AttributeSegments> attributes = AttributeSegments.named(input);
        PurchaseHistory history = input.purchases();
        SubscriptionHistory base = input.subscriptions();
        if (attributes.isEmpty()) {
            return;
        }
        Granularity granularity = input.settings().granularity();
        Long horizon = SegmentScores.horizon(input);
        SegmentSummary summary;
        if (base != null) {
            writeSurvival(attributes, base, output.folder());
        }
        if (history != null) {
            writeCohorts(attributes, history, granularity, output);
            LatestPeriods periods = LatestPeriods.of(granularity, history);
            writePurchases(attributes, history, periods, granularity, output.folder());
            Period latest =
                    periods.latestComplete(history.movements(granularity)).orElse(null);
            SegmentFigures all = SegmentFigures.of(history, latest);
            summary = new SegmentSummary(label(granularity, latest), history, output);
            for (AttributeSegments attribute : attributes) {
                Map<String, SegmentFigures> figures = new LinkedHashMap<>();
                attribute.split(history).forEach((name, part) -> figures.put(name, SegmentFigures.of(part, latest)));
                summary.add(attribute, figures, all, new SegmentScores(attribute, input, horizon).of());
            }
        } else if (base != null) {
            LatestPeriods periods = LatestPeriods.of(granularity, base);
            writeSubscribers(attributes, base, periods, granularity, output.folder());
            Period latest = periods.latestComplete(base.movements(granularity)).orElse(null);
            SegmentFigures all = SegmentFigures.of(base, latest);
            summary = new SegmentSummary(label(granularity, latest), null, output);
            for (AttributeSegments attribute : attributes) {
                Map<String, SegmentFigures> figures = new LinkedHashMap<>();
                attribute.split(base).forEach((name, part) -> figures.put(name, SegmentFigures.of(part, latest)));
                summary.add(attribute, figures, all, new SegmentScores(attribute, input, horizon).of());
            }
        } else {
            summary = new SegmentSummary(null, null, output);
            for (AttributeSegments attribute : attributes) {
                summary.add(attribute, Map.of(), null, new SegmentScores(attribute, input, horizon).of());
            }
        }
        if (!summary.isEmpty()) {
            summary.write(horizon);
        }
    }

    private static @Nullable String label(Granularity granularity, @Nullable Period period) {
        return period == null ? null : granularity.label(period);
    }

    private static void writeSurvival(List<AttributeSegments> attributes, SubscriptionHistory base, OutputFolder folder)
            throws IOException, UserError {
        try (CsvFile csv = SurvivalFile.open(folder, "survival_by.csv", AttributeSegments.columns())) {
            for (AttributeSegments attribute : attributes) {
                attribute
                        .split(base)
                        .forEach((segment, part) -> SurvivalFile.write(
                                csv, SurvivalCurve.of(Lifespan.STAY.over(part)), attribute.cells(segment)));
            }
        }
    }

    /** The cells are left out, like {@code cohorts.csv}, if there are more than anybody reads; the curves are not. */
    private static void writeCohorts(
            List<AttributeSegments> attributes, PurchaseHistory history, Granularity granularity, ReportOutput output)
            throws IOException, UserError {
        CohortAnalysis analysis = CohortAnalysis.by(granularity);
        ReturnFiles.writeCurveBy(analysis, history, attributes, output.folder());
        long cells = 0;
        for (AttributeSegments attribute : attributes) {
            cells += analysis.over(history, attribute.segments()).values().stream()
                    .mapToLong(table -> table.cells().count())
                    .sum();
        }
        if (cells <= CohortPart.MOST_CELLS) {
            CohortFile.writeBy(analysis, history, attributes, output.folder());
        } else {
            output.json().put("cohortCellsBySegmentLeftOut", cells);
            output.text().note("by.cohortsLeftOut", cells, CohortPart.MOST_CELLS);
        }
    }

    private static void writePurchases(
            List<AttributeSegments> attributes,
            PurchaseHistory history,
            LatestPeriods periods,
            Granularity granularity,
            OutputFolder folder)
            throws IOException, UserError {
        String[] first = AttributeSegments.columns();
        try (CsvFile movement = MovementFile.openOfBuyers(folder, "movement_by.csv", first);
                CsvFile repeat = RepeatFile.open(folder, "repeat_by.csv", first);
                CsvFile revenue = RevenueFile.open(folder, "revenue_by.csv", first)) {
            for (AttributeSegments attribute : attributes) {
                attribute.split(history).forEach((segment, part) -> {
                    String[] cells = attribute.cells(segment);
                    MovementFile.writeBuyers(movement, periods, part.movements(granularity), cells);
                    RepeatFile.write(repeat, granularity, part, cells);
                    RevenueFile.write(
                            revenue, periods, RevenueMovement.ofPeriods(part, granularity), part.decimals(), cells);
                });
            }
        }
    }

    /** Without purchases, {@code movement.csv} has the subscribers, and so has this file. */
    private static void writeSubscribers(
            List<AttributeSegments> attributes,
            SubscriptionHistory base,
            LatestPeriods periods,
            Granularity granularity,
            OutputFolder folder)
            throws IOException, UserError {
        try (CsvFile csv = MovementFile.open(folder, "movement_by.csv", AttributeSegments.columns())) {
            for (AttributeSegments attribute : attributes) {
                attribute
                        .split(base)
                        .forEach((segment, part) ->
                                MovementFile.write(csv, periods, part.flows(granularity), attribute.cells(segment)));
            }
        }
    }
}
