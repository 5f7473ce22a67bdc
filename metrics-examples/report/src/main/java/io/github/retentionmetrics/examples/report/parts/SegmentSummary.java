package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.output.CsvFile;
import io.github.retentionmetrics.examples.report.output.JsonObject;
import io.github.retentionmetrics.examples.report.output.Metrics;
import io.github.retentionmetrics.examples.report.output.ReportOutput;
import io.github.retentionmetrics.examples.report.parts.SegmentScore.Figure;
import io.github.retentionmetrics.examples.report.text.SummaryWords;
import io.github.retentionmetrics.inference.Comparison.Verdict;
import io.github.retentionmetrics.purchase.PurchaseActivity;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.spend.RevenuePerCustomer;
import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How each segment differs from all other customers: {@code segments_by.csv}, and the lines and objects of both
 * summaries.
 */
final class SegmentSummary {
    private static final double LEAST_SHOWN = 0.001;

    private final @Nullable String period;
    private final @Nullable PurchaseHistory history;
    private final ReportOutput output;
    private final SegmentComparison comparison = new SegmentComparison();
    private final Map<AttributeSegments, Map<String, Segment>> attributes = new LinkedHashMap<>();

    /**
     * A summary without a segment.
     *
     * @param period the latest complete period, or null without one
     * @param history the purchases, or null if they are not known
     */
    SegmentSummary(@Nullable String period, @Nullable PurchaseHistory history, ReportOutput output) {
        this.period = period;
        this.history = history;
        this.output = output;
    }

    /**
     * A segment.
     *
     * @param figures those of its customers, or null if it is known from surveys only
     * @param scores everything that is compared
     */
    private record Segment(@Nullable SegmentFigures figures, Map<Figure, SegmentScore> scores) {}

    /**
     * Adds the segments of an attribute.
     *
     * @param figures those of customers, by segment
     * @param all those of the customers of all segments; null if there are none
     * @param scores those of surveys and stays, by segment
     */
    void add(
            AttributeSegments attribute,
            Map<String, SegmentFigures> figures,
            @Nullable SegmentFigures all,
            Map<Figure, Map<String, SegmentScore>> scores) {
        Map<String, Segment> segments = new LinkedHashMap<>();
        Map<String, Map<Figure, SegmentScore>> compared = new LinkedHashMap<>();
        for (String name : attribute.segments().names()) {
            SegmentFigures of = figures.get(name);
            Map<Figure, SegmentScore> known = new EnumMap<>(Figure.class);
            if (of != null && all != null) {
                known.putAll(of.against(all));
            }
            scores.forEach((figure, bySegment) -> {
                SegmentScore score = bySegment.get(name);
                if (score != null) {
                    known.put(figure, score);
                }
            });
            if (!known.isEmpty()) {
                segments.put(name, new Segment(of, known));
                compared.put(name, known);
            }
        }
        attributes.put(attribute, segments);
        comparison.add(attribute.name(), compared);
    }

    boolean isEmpty() {
        return attributes.values().stream().allMatch(Map::isEmpty);
    }

    /** Writes everything; the horizon is that of the stays, or null if they are not compared. */
    void write(@Nullable Long horizon) throws IOException, UserError {
        writeDifferences(horizon);
        output.text().heading("by");
        attributes.forEach((attribute, segments) -> segments.forEach((name, segment) -> {
            writeJson(attribute.name(), name, segment, horizon);
            output.text().line(attribute.name() + ": " + name, text(attribute.name(), name, segment, horizon));
        }));
        if (period != null) {
            output.text().note("by.period", period);
        }
        if (comparison.count() > 0) {
            output.text().note("by.compared", comparison.count());
        }
    }

    /** A row for each figure of a segment; the period is that of the share that stayed, the others are of all time. */
    private void writeDifferences(@Nullable Long horizon) throws IOException, UserError {
        try (CsvFile csv = output.folder()
                .csv(
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
                                "period",
                                "observations",
                                "horizon_days"))) {
            attributes.forEach((attribute, segments) ->
                    segments.forEach((name, segment) -> segment.scores().forEach((figure, score) -> {
                        SegmentComparison.Result result = comparison.result(attribute.name(), name, figure);
                        csv.rowAfter(
                                attribute.cells(name),
                                segment.figures() == null
                                        ? null
                                        : segment.figures().customers(),
                                score.isSmall(),
                                figure.key(),
                                score.value(),
                                result.value(),
                                result.low(),
                                result.high(),
                                result.pvalue(),
                                result.verdict().name().toLowerCase(Locale.ROOT),
                                figure == Figure.RETENTION ? period : null,
                                score.observations(),
                                figure == Figure.STAY ? horizon : null);
                    })));
        }
    }

    private void writeJson(String attribute, String name, Segment segment, @Nullable Long horizon) {
        JsonObject object =
                output.json().element("segmentsBy").put("attribute", attribute).put("segment", name);
        SegmentFigures figures = segment.figures();
        if (figures != null) {
            object.put("customers", figures.customers()).put("isSmall", figures.isSmall());
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
        }
        segment.scores().forEach((figure, score) -> {
            if (figure.isScore()) {
                object.put(figure.key(), score.value());
                object.put(figure.key() + "Observations", score.observations());
            }
        });
        if (horizon != null && segment.scores().containsKey(Figure.STAY)) {
            object.put("horizonDays", horizon);
        }
        segment.scores().keySet().forEach(figure -> {
            SegmentComparison.Result result = comparison.result(attribute, name, figure);
            object.element("differences")
                    .put("figure", figure.key())
                    .put("value", result.value())
                    .put("low", result.low())
                    .put("high", result.high())
                    .put("pValueCorrected", result.pvalue())
                    .put("verdict", result.verdict().name().toLowerCase(Locale.ROOT));
        });
    }

    private String text(String attribute, String name, Segment segment, @Nullable Long horizon) {
        StringBuilder text = new StringBuilder();
        SegmentFigures figures = segment.figures();
        if (figures != null) {
            text.append(text(attribute, name, figures));
        }
        segment.scores().forEach((figure, score) -> {
            String shown = text(figure, score, horizon);
            if (!shown.isEmpty()) {
                text.append(text.isEmpty() ? "" : "; ")
                        .append(shown)
                        .append(verdict(comparison.result(attribute, name, figure)));
            }
        });
        return text.toString();
    }

    /** A figure of surveys or stays with what it rests on if that is little, and nothing for those of customers. */
    private String text(Figure figure, SegmentScore score, @Nullable Long horizon) {
        SummaryWords words = output.text().words();
        if (!figure.isScore()) {
            return "";
        }
        String value = figure == Figure.CSAT ? words.percent(score.value()) : number(figure, score.value());
        String few = score.isSmall() ? words.text("by.few", SegmentScore.FEW) : "";
        return words.text(
                        "by." + figure.name().toLowerCase(Locale.ROOT), value, Objects.requireNonNullElse(horizon, 0L))
                + few;
    }

    private String number(Figure figure, double value) {
        return output.text().words().decimal(value, figure == Figure.CES ? 2 : 1);
    }

    private String text(String attribute, String segment, SegmentFigures figures) {
        SummaryWords words = output.text().words();
        String few = figures.isSmall() ? words.text("by.few", SegmentScore.FEW) : "";
        String stayed = words.rateOrDash(figures.retention());
        String stayedVerdict = verdict(comparison.result(attribute, segment, Figure.RETENTION));
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
                verdict(comparison.result(attribute, segment, Figure.REVENUE)),
                words.percent(figures.repeat().value()),
                verdict(comparison.result(attribute, segment, Figure.REPEAT)));
    }

    /** Whether a figure is clearly higher or lower than that of the others, and nothing if it is not. */
    private String verdict(SegmentComparison.Result result) {
        if (result.verdict() != Verdict.HIGHER && result.verdict() != Verdict.LOWER) {
            return "";
        }
        SummaryWords words = output.text().words();
        String p = result.pvalue() < LEAST_SHOWN
                ? words.text("by.pBelow", words.decimal(LEAST_SHOWN, 3))
                : words.text("by.p", words.decimal(result.pvalue(), 3));
        return words.text(result.verdict() == Verdict.HIGHER ? "by.higher" : "by.lower", p);
    }
}
