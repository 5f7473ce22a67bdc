package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.output.WrittenTable;
import io.github.retentionmetrics.examples.report.output.WrittenTable.Row;
import io.github.retentionmetrics.examples.report.page.Format.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which segments of customers differ from the others, and each of them over time. */
final class BySection implements PageSection {
    private static final String FILE = "segments_by.csv";

    /** As many segments as have pictures of their own, of all attributes together. */
    private static final int MOST_SEGMENTS = 12;

    @Override
    public Optional<Section> of(PageData data) throws IOException {
        Optional<WrittenTable> file = data.file(FILE);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        WrittenTable differences = file.get();
        List<String> attributes = attributes(differences);
        List<Block> blocks = new ArrayList<>();
        for (String attribute : attributes) {
            WrittenTable of = differences.where(row -> row.text("attribute").equals(attribute));
            String name = data.format().of(Kind.TEXT, attribute);
            List<Block.Picture> pictures = new ArrayList<>();
            for (Figure figure : Figure.values()) {
                WrittenTable rows = of.where(figure::isOf);
                if (rows.rows().stream().anyMatch(row -> row.has("value"))) {
                    pictures.add(compared(rows, figure, name, data));
                }
            }
            blocks.add(new Block.Multiples(data.text("by.attribute", name), pictures));
            addMultiples(attribute, largestFirst(of, data), MOST_SEGMENTS / attributes.size(), data, blocks);
        }
        return Optional.of(new Section(
                "by", data.text("by.topic"), finding(differences, data), blocks, data.text("by.definition")));
    }

    private static List<String> attributes(WrittenTable file) {
        return file.rows().stream().map(row -> row.text("attribute")).distinct().toList();
    }

    /** Adds the pictures of the first segments, at least of one. */
    private static void addMultiples(
            String attribute, List<SegmentMultiples.Segment> segments, int room, PageData data, List<Block> blocks)
            throws IOException {
        int most = Math.max(1, room);
        List<SegmentMultiples.Segment> shown = segments.stream().limit(most).toList();
        blocks.addAll(new SegmentMultiples(attribute, shown, data).blocks());
        if (segments.size() > most) {
            String name = data.format().of(Kind.TEXT, attribute);
            blocks.add(new Block.Sentence(data.text("by.more", most, segments.size(), name)));
        }
    }

    /** A figure that is compared. */
    private enum Figure {
        RETENTION("retentionRate", Kind.SHARE, "customers"),
        REPEAT("repeatPurchaseRate", Kind.SHARE, "customers"),
        REVENUE("revenuePerCustomer", Kind.AMOUNT, "customers"),
        STAY("meanStayDays", Kind.DECIMAL, "stays"),
        NPS("netPromoterScore", Kind.DECIMAL, "answers"),
        CSAT("satisfiedShare", Kind.SHARE, "answers"),
        CES("effortMean", Kind.SCORE, "answers");

        private final String key;
        private final Kind kind;
        /** What it is counted of. */
        private final String of;

        Figure(String key, Kind kind, String of) {
            this.key = key;
            this.kind = kind;
            this.of = of;
        }

        /** The last part of the keys of its texts. */
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean isOf(Row row) {
            return row.csv("figure").equals(key);
        }

        static Figure of(Row row) {
            for (Figure figure : values()) {
                if (figure.isOf(row)) {
                    return figure;
                }
            }
            throw new IllegalArgumentException("figure must be compared: " + row.csv("figure"));
        }
    }

    /** By customers, or by answers where customers are not known. */
    private static List<SegmentMultiples.Segment> largestFirst(WrittenTable of, PageData data) {
        String size = of.rows().stream().anyMatch(row -> row.has("customers")) ? "customers" : "observations";
        Map<String, Double> sizes = new LinkedHashMap<>();
        of.rows().forEach(row -> sizes.merge(row.text("segment"), row.has(size) ? row.number(size) : 0, Math::max));
        String few = data.text(size.equals("customers") ? "page.few" : "page.fewAnswers", HeatScale.FEW);
        return sizes.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .map(segment ->
                        new SegmentMultiples.Segment(segment.getKey(), segment.getValue() < HeatScale.FEW ? few : ""))
                .toList();
    }

    /** The difference that is the least likely by chance, if chance does not explain it. */
    private static String finding(WrittenTable differences, PageData data) {
        Optional<Row> clearest = differences.rows().stream()
                .filter(row -> isClear(row))
                .min(Comparator.comparingDouble(row -> row.number("p_value_corrected")));
        if (clearest.isEmpty()) {
            boolean isTested = differences.rows().stream().anyMatch(row -> row.has("p_value_corrected"));
            return data.text(isTested ? "by.none" : "by.untested");
        }
        Row row = clearest.get();
        Figure figure = Figure.of(row);
        return data.text(
                (row.csv("verdict").equals("higher") ? "by.higher." : "by.lower.") + figure.text(),
                data.format().of(Kind.TEXT, row.text("attribute")),
                name(row.text("segment"), data),
                data.format().of(figure.kind, row.csv("value")),
                data.currency(),
                row.csv("horizon_days"));
    }

    private static boolean isClear(Row row) {
        return row.csv("verdict").equals("higher") || row.csv("verdict").equals("lower");
    }

    private static Block.Picture compared(WrittenTable rows, Figure figure, String attribute, PageData data) {
        String counted = figure.of.equals("customers") ? "customers" : "observations";
        TableBuilder builder = data.table(rows)
                .names("segment", segment -> name(segment, data))
                .count(counted);
        if (!figure.of.equals("customers")) {
            builder.as(data.text("by.of." + figure.of));
        }
        String few = data.text(figure.of.equals("answers") ? "page.fewAnswers" : "by.few." + figure.of, HeatScale.FEW);
        String horizon = rows.rows().get(0).csv("horizon_days");
        Table table = figures(builder, figure)
                .names("p_value_corrected", p -> pvalue(p, data))
                .names("verdict", verdict -> data.text("by.verdict." + verdict))
                .remark(row -> row.csv("small").equals("true") ? few : "")
                .build(data.text("by.caption." + figure.text(), attribute, data.currency(), horizon));
        Chart chart = Chart.ranked("segment").of("value");
        return new Block.Picture(
                data.text("by.picture." + figure.text(), attribute, horizon),
                data.text("by.description", attribute),
                (figure.kind == Kind.SHARE ? chart.shares() : chart).over(table),
                table);
    }

    private static TableBuilder figures(TableBuilder builder, Figure figure) {
        String[] columns = {"value", "difference", "low", "high"};
        return switch (figure.kind) {
            case SHARE -> builder.share(columns);
            case AMOUNT -> builder.amount(columns);
            case SCORE -> builder.score(columns);
            default -> builder.decimal(columns);
        };
    }

    /** A name of a segment as people read it. */
    static String name(String segment, PageData data) {
        return segment.equals("(unknown)")
                ? data.text("segment.unknown")
                : data.format().of(Kind.TEXT, segment);
    }

    private static String pvalue(String csv, PageData data) {
        if (csv.isEmpty()) {
            return "";
        }
        double p = Double.parseDouble(csv);
        return p < 0.001 ? "< " + data.words().decimal(0.001, 3) : data.words().decimal(p, 3);
    }
}
