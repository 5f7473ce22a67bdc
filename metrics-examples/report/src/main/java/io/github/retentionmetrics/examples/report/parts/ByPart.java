package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.cohort.CohortAnalysis;
import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.input.ReportInput;
import io.github.retentionmetrics.examples.report.output.CsvFile;
import io.github.retentionmetrics.examples.report.output.JsonObject;
import io.github.retentionmetrics.examples.report.output.Metrics;
import io.github.retentionmetrics.examples.report.output.OutputFolder;
import io.github.retentionmetrics.examples.report.output.ReportOutput;
import io.github.retentionmetrics.examples.report.parts.SegmentFigures.Figure;
import io.github.retentionmetrics.examples.report.text.SummaryWords;
import io.github.retentionmetrics.inference.Comparison.Verdict;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseActivity;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.retention.RevenueMovement;
import io.github.retentionmetrics.spend.RevenuePerCustomer;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import io.github.retentionmetrics.survival.Lifespan;
import io.github.retentionmetrics.survival.SurvivalCurve;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The segments of the attributes that {@code --by} names: {@code cohorts_by.csv}, {@code cohort_curve_by.csv},
 * {@code movement_by.csv}, {@code repeat_by.csv}, {@code revenue_by.csv} and {@code survival_by.csv}, and in {@code
 * segments_by.csv} and both summaries how each segment differs from all other customers. {@link AttributePart} writes
 * the survey scores by segment.
 */
public final class ByPart implements ReportPart {
    private static final double LEAST_SHOWN = 0.001;

    @Override
    public void write(ReportInput input, ReportOutput output) throws IOException, UserError {
        List<AttributeSegments> attributes = AttributeSegments.named(input);
        PurchaseHistory history = input.purchases();
        SubscriptionHistory base = input.subscriptions();
        if (attributes.isEmpty()) {
            return;
        }
        Granularity granularity = input.settings().granularity();
        if (base != null) {
            writeSurvival(attributes, base, output.folder());
        }
        if (history != null) {
            writeCohorts(attributes, history, granularity, output);
            LatestPeriods periods = LatestPeriods.of(granularity, history);
            writePurchases(attributes, history, periods, granularity, output.folder());
            Period latest =
                    periods.latestComplete(history.movements(granularity)).orElse(null);
            Map<AttributeSegments, Map<String, SegmentFigures>> figures = new LinkedHashMap<>();
            attributes.forEach(attribute -> figures.put(attribute, ofBuyers(attribute.split(history), latest)));
            writeSummary(figures, SegmentFigures.of(history, latest), label(granularity, latest), history, output);
        } else if (base != null) {
            LatestPeriods periods = LatestPeriods.of(granularity, base);
            writeSubscribers(attributes, base, periods, granularity, output.folder());
            Period latest = periods.latestComplete(base.movements(granularity)).orElse(null);
            Map<AttributeSegments, Map<String, SegmentFigures>> figures = new LinkedHashMap<>();
            attributes.forEach(attribute -> figures.put(attribute, ofSubscribers(attribute.split(base), latest)));
            writeSummary(figures, SegmentFigures.of(base, latest), label(granularity, latest), null, output);
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

    private static Map<String, SegmentFigures> ofBuyers(Map<String, PurchaseHistory> parts, @Nullable Period period) {
        Map<String, SegmentFigures> figures = new LinkedHashMap<>();
        parts.forEach((segment, part) -> figures.put(segment, SegmentFigures.of(part, period)));
        return figures;
    }

    private static Map<String, SegmentFigures> ofSubscribers(
            Map<String, SubscriptionHistory> parts, @Nullable Period period) {
        Map<String, SegmentFigures> figures = new LinkedHashMap<>();
        parts.forEach((segment, part) -> figures.put(segment, SegmentFigures.of(part, period)));
        return figures;
    }

    private static void writeSummary(
            Map<AttributeSegments, Map<String, SegmentFigures>> figures,
            SegmentFigures all,
            @Nullable String period,
            @Nullable PurchaseHistory history,
            ReportOutput output)
            throws IOException, UserError {
        SegmentComparison comparison = new SegmentComparison();
        figures.forEach((attribute, segments) -> comparison.add(attribute.name(), segments, all));
        writeDifferences(figures, period, comparison, output.folder());
        output.text().heading("by");
        figures.forEach((attribute, segments) -> segments.forEach((segment, figure) -> {
            writeJson(attribute.name(), segment, figure, period, comparison, output.json());
            output.text()
                    .line(
                            attribute.name() + ": " + segment,
                            text(
                                    attribute.name(),
                                    segment,
                                    figure,
                                    comparison,
                                    history,
                                    output.text().words()));
        }));
        if (period != null) {
            output.text().note("by.period", period);
        }
        if (comparison.count() > 0) {
            output.text().note("by.compared", comparison.count());
        }
    }

    /** A row for each figure of a segment; the period is that of the share that stayed, the others are of all time. */
    private static void writeDifferences(
            Map<AttributeSegments, Map<String, SegmentFigures>> figures,
            @Nullable String period,
            SegmentComparison comparison,
            OutputFolder folder)
            throws IOException, UserError {
        try (CsvFile csv = folder.csv(
                "segments_by.csv",
                CsvFile.columnsAfter(
                        AttributeSegments.columns(),
                        "customers",
                        "small",
                        "figure",
                        "value",
                        "difference",
                        "low",
                        "high",
                        "p_value_corrected",
                        "verdict",
                        "period"))) {
            figures.forEach((attribute, segments) -> segments.forEach((segment, of) -> {
                for (Figure figure : Figure.values()) {
                    if (of.has(figure)) {
                        SegmentComparison.Result result = comparison.result(attribute.name(), segment, figure);
                        csv.rowAfter(
                                attribute.cells(segment),
                                of.customers(),
                                of.isSmall(),
                                figure.key(),
                                of.value(figure),
                                result.value(),
                                result.low(),
                                result.high(),
                                result.pvalue(),
                                result.verdict().name().toLowerCase(Locale.ROOT),
                                figure == Figure.RETENTION ? period : null);
                    }
                }
            }));
        }
    }

    private static void writeJson(
            String attribute,
            String segment,
            SegmentFigures figures,
            @Nullable String period,
            SegmentComparison comparison,
            JsonObject json) {
        JsonObject object = json.element("segmentsBy")
                .put("attribute", attribute)
                .put("segment", segment)
                .put("customers", figures.customers())
                .put("isSmall", figures.isSmall());
        if (period != null) {
            object.put("period", period);
        }
        Metrics.put(object, Figure.RETENTION.key(), figures.retention());
        PurchaseActivity activity = figures.activity();
        if (activity != null) {
            Metrics.put(object, "revenue", activity.revenue());
            Metrics.putAmount(object, Figure.REVENUE.key(), RevenuePerCustomer.of(activity));
            Metrics.put(object, Figure.REPEAT.key(), figures.repeat());
        }
        for (Figure figure : Figure.values()) {
            if (figures.has(figure)) {
                SegmentComparison.Result result = comparison.result(attribute, segment, figure);
                object.element("differences")
                        .put("figure", figure.key())
                        .put("value", result.value())
                        .put("low", result.low())
                        .put("high", result.high())
                        .put("pValueCorrected", result.pvalue())
                        .put("verdict", result.verdict().name().toLowerCase(Locale.ROOT));
            }
        }
    }

    private static String text(
            String attribute,
            String segment,
            SegmentFigures figures,
            SegmentComparison comparison,
            @Nullable PurchaseHistory history,
            SummaryWords words) {
        String few = figures.isSmall() ? words.text("by.few", SegmentFigures.FEW) : "";
        String stayed = words.rateOrDash(figures.retention());
        String stayedVerdict = verdict(comparison.result(attribute, segment, Figure.RETENTION), words);
        PurchaseActivity activity = figures.activity();
        if (activity == null || history == null) {
            return words.text("by.subscribers", figures.customers(), few, stayed, stayedVerdict);
        }
        return words.text(
                "by.buyers",
                figures.customers(),
                few,
                stayed,
                stayedVerdict,
                words.amount(activity.revenue().setScale(history.decimals()), history.currency()),
                words.amountOrDash(RevenuePerCustomer.of(activity), history),
                verdict(comparison.result(attribute, segment, Figure.REVENUE), words),
                words.percent(figures.repeat().value()),
                verdict(comparison.result(attribute, segment, Figure.REPEAT), words));
    }

    /** Whether a figure is clearly higher or lower than that of the others, and nothing if it is not. */
    private static String verdict(SegmentComparison.Result result, SummaryWords words) {
        if (result.verdict() != Verdict.HIGHER && result.verdict() != Verdict.LOWER) {
            return "";
        }
        String p = result.pvalue() < LEAST_SHOWN
                ? words.text("by.pBelow", words.decimal(LEAST_SHOWN, 3))
                : words.text("by.p", words.decimal(result.pvalue(), 3));
        return words.text(result.verdict() == Verdict.HIGHER ? "by.higher" : "by.lower", p);
    }
}
