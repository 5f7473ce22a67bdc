package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.output.WrittenTable;
import io.github.retentionmetrics.examples.report.output.WrittenTable.Row;
import io.github.retentionmetrics.examples.report.page.Format.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Small pictures of the segments of one attribute side by side, each kind of them on one scale. */
final class SegmentMultiples {
    /** As many periods and times as a small picture has room for. */
    private static final int MOST_PERIODS = 12;

    private static final int MOST_TIMES = 24;

    private final String attribute;
    private final List<Segment> segments;
    private final PageData data;

    /**
     * A segment that has pictures.
     *
     * @param name its name as the files have it, without the apostrophe that protects spreadsheets
     * @param remark what to say beside its name, such as that its customers are few; empty for nothing
     */
    record Segment(String name, String remark) {}

    SegmentMultiples(String attribute, List<Segment> segments, PageData data) {
        this.attribute = attribute;
        this.segments = segments;
        this.data = data;
    }

    List<Block> blocks() throws IOException {
        List<Block> blocks = new ArrayList<>();
        ofAttribute("cohort_curve_by.csv")
                .map(curves -> curves.where(SegmentMultiples::isEarly))
                .ifPresent(curves -> addPictures(
                        curves,
                        data.text("by.curve", data.unit(), name()),
                        row -> row.number("high"),
                        this::curve,
                        blocks));
        add("movement_by.csv", data.text("by.stayed", name()), row -> 1, this::stayed, blocks);
        add("repeat_by.csv", data.text("by.orders", name()), row -> row.number("orders"), this::orders, blocks);
        add("revenue_by.csv", data.text("by.revenue", name()), row -> row.number("end_revenue"), this::revenue, blocks);
        add("survival_by.csv", data.text("by.stays", name()), row -> 1, this::stays, blocks);
        for (String survey : List.of("nps", "csat", "ces")) {
            ofAttribute("surveys_by.csv")
                    .map(surveys -> surveys.where(row -> row.csv("survey").equals(survey)))
                    .ifPresent(surveys -> addPictures(
                            surveys,
                            data.text("by.scores", survey.toUpperCase(Locale.ROOT), name()),
                            row -> Double.NaN,
                            this::scores,
                            blocks));
        }
        return blocks;
    }

    /** The periods after the first that a small picture has room for. */
    private static boolean isEarly(Row row) {
        return row.number("offset") > 0 && row.number("offset") <= MOST_PERIODS;
    }

    private String name() {
        return data.format().of(Kind.TEXT, attribute);
    }

    private Optional<WrittenTable> ofAttribute(String file) throws IOException {
        return data.file(file, row -> row.text("attribute").equals(attribute));
    }

    private void add(
            String file,
            String title,
            ToDoubleFunction<Row> height,
            Function<WrittenTable, Drawn> drawing,
            List<Block> blocks)
            throws IOException {
        ofAttribute(file).ifPresent(rows -> addPictures(rows, title, height, drawing, blocks));
    }

    /** What is drawn of a segment. */
    private record Drawn(Table table, Chart chart) {}

    /** Adds a picture of each segment; all have the scale of the highest figure, unless heights are NaN. */
    private void addPictures(
            WrittenTable rows,
            String title,
            ToDoubleFunction<Row> height,
            Function<WrittenTable, Drawn> drawing,
            List<Block> blocks) {
        Map<Segment, WrittenTable> parts = new LinkedHashMap<>();
        for (Segment segment : segments) {
            WrittenTable part = rows.where(row -> row.text("segment").equals(segment.name()));
            if (!part.rows().isEmpty()) {
                parts.put(segment, part);
            }
        }
        double most = parts.values().stream()
                .flatMap(part -> part.last(MOST_PERIODS).rows().stream())
                .mapToDouble(height)
                .max()
                .orElse(Double.NaN);
        List<Block.Picture> pictures = new ArrayList<>();
        parts.forEach((segment, part) -> {
            Drawn drawn = drawing.apply(part);
            pictures.add(new Block.Picture(
                    heading(segment),
                    data.text("by.pictureOf", title, heading(segment)),
                    drawn.chart().upTo(roundedUp(most)).over(drawn.table()),
                    drawn.table()));
        });
        if (!pictures.isEmpty()) {
            blocks.add(new Block.Multiples(title, "", pictures, true));
        }
    }

    /** A number with one digit that a scale may end with. */
    static double roundedUp(double number) {
        double unit = Math.pow(10, Math.floor(Math.log10(number)));
        for (int digit : new int[] {1, 2, 4, 6, 8}) {
            if (number <= digit * unit) {
                return digit * unit;
            }
        }
        return 10 * unit;
    }

    /** The name of a segment, and whether its figures are those of few customers. */
    private String heading(Segment segment) {
        String name = BySection.name(segment.name(), data);
        return segment.remark().isEmpty() ? name : name + " (" + segment.remark() + ")";
    }

    private Drawn curve(WrittenTable curve) {
        Table table = data.table(curve)
                .count("offset", "customers", "eligible")
                .share("retention", "low", "high")
                .few("eligible")
                .build(data.text("by.curveCaption", data.unit()));
        return new Drawn(
                table, Chart.lines("offset").band("retention", "low", "high").shares());
    }

    private Drawn stayed(WrittenTable movement) {
        Table table = data.table(movement.last(MOST_PERIODS))
                .period("period")
                .count("start", "retained")
                .share("retention_rate")
                .status()
                .few("start")
                .build(data.text("by.stayedCaption", data.unit()));
        return new Drawn(table, Chart.lines("period").of("retention_rate").shares());
    }

    private Drawn orders(WrittenTable repeat) {
        Table table = data.table(repeat.last(MOST_PERIODS))
                .period("period")
                .count("repeat_orders", "first_orders")
                .status()
                .build(data.text("by.ordersCaption", data.unit()));
        return new Drawn(
                table, Chart.bars("period").of("repeat_orders", "first_orders").stacked());
    }

    private Drawn revenue(WrittenTable revenue) {
        Table table = data.table(revenue.last(MOST_PERIODS))
                .period("period")
                .amount("end_revenue")
                .share("net_revenue_retention")
                .status()
                .build(data.text("by.revenueCaption", data.unit(), data.currency()));
        return new Drawn(table, Chart.bars("period").of("end_revenue"));
    }

    private Drawn stays(WrittenTable survival) {
        Table table = data.table(Pictures.thinned(survival, MOST_TIMES))
                .count("time_days", "at_risk")
                .share("survival", "low", "high")
                .few("at_risk")
                .build(data.text("stay.caption"));
        return new Drawn(
                table, Chart.steps("time_days").band("survival", "low", "high").shares());
    }

    private Drawn scores(WrittenTable surveys) {
        Table table = data.table(surveys.last(MOST_PERIODS))
                .period("period")
                .count("responses")
                .decimal("score", "low", "high")
                .few("responses")
                .build(data.text("by.scoresCaption", data.unit()));
        return new Drawn(table, Chart.lines("period").band("score", "low", "high"));
    }
}
