package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.output.WrittenTable;
import io.github.retentionmetrics.examples.report.output.WrittenTable.Row;
import io.github.retentionmetrics.examples.report.page.Format.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Whether new customers come back: the cohorts as a heat map, and all of them together as a curve. */
final class CohortSection implements PageSection {
    /** As many cohorts as the page has room for; the file has all. */
    private static final int MOST_COHORTS = 60;

    @Override
    public Optional<Section> of(PageData data) throws IOException {
        Optional<WrittenTable> first =
                data.file("cohorts.csv", row -> row.csv("offset").equals("0"));
        if (first.isEmpty()) {
            return Optional.empty();
        }
        Set<String> shown = first.get().last(MOST_COHORTS).rows().stream()
                .map(row -> row.csv("cohort"))
                .collect(Collectors.toUnmodifiableSet());
        WrittenTable cells = data.file("cohorts.csv", row -> shown.contains(row.csv("cohort")))
                .orElseThrow();
        List<Block> blocks = new ArrayList<>();
        data.file("cohort_curve.csv").ifPresent(curve -> blocks.add(curve(curve.where(CohortSection::isLater), data)));
        blocks.add(heatMap(cells, data));
        if (first.get().rows().size() > shown.size()) {
            blocks.add(new Block.Sentence(
                    data.text("cohorts.more", shown.size(), first.get().rows().size())));
        }
        return Optional.of(new Section(
                "cohorts",
                data.text("cohorts.topic"),
                finding(data),
                blocks,
                data.text("cohorts.definition", data.unit())));
    }

    private static String finding(PageData data) throws IOException {
        Optional<Row> next = data.file(
                        "cohort_curve.csv", row -> row.csv("offset").equals("1"))
                .map(curve -> curve.rows().get(0))
                .filter(row -> row.has("retention"));
        return next.map(row ->
                        data.text("cohorts.finding", data.format().of(Kind.SHARE, row.csv("retention")), data.unit()))
                .orElseGet(() -> data.text("cohorts.noFinding"));
    }

    private static boolean isLater(Row row) {
        return row.number("offset") > 0;
    }

    private static Block.Picture curve(WrittenTable curve, PageData data) {
        Table table = data.table(curve)
                .count("offset", "customers", "eligible")
                .share("retention", "low", "high")
                .build(data.text("cohorts.curveCaption", data.unit()));
        String chart =
                Chart.lines("offset").band("retention", "low", "high").shares().over(table);
        return new Block.Picture(
                data.text("cohorts.curve", data.unit()),
                data.text("cohorts.curveDescription", data.unit()),
                chart,
                table);
    }

    private static Block.HeatMap heatMap(WrittenTable cells, PageData data) {
        Map<String, List<Row>> byCohort = cells.rows().stream()
                .collect(Collectors.groupingBy(row -> row.csv("cohort"), LinkedHashMap::new, Collectors.toList()));
        int columns = byCohort.values().stream().mapToInt(List::size).max().orElseThrow();
        List<Block.View> views = List.of(
                view(byCohort, columns, "retention", Kind.SHARE, "cohorts.share", data),
                view(byCohort, columns, "customers", Kind.COUNT, "cohorts.customers", data),
                view(byCohort, columns, "revenue", Kind.AMOUNT, "cohorts.revenue", data));
        return new Block.HeatMap(
                "cohorts-view",
                data.text("cohorts.map", data.unit()),
                data.text("page.show"),
                views,
                List.of(
                        new Block.Mark("h1", data.text("cohorts.low")),
                        new Block.Mark("h7", data.text("cohorts.high")),
                        new Block.Mark("partial", data.text("cohorts.partial")),
                        new Block.Mark("few", data.text("cohorts.few", HeatScale.FEW)),
                        new Block.Mark("unobserved", data.text("cohorts.unobserved"))));
    }

    private static Block.View view(
            Map<String, List<Row>> byCohort, int columns, String column, Kind kind, String key, PageData data) {
        ToDoubleFunction<Row> figure = row -> row.number(column);
        HeatScale scale = HeatScale.of(byCohort.values().stream()
                .flatMap(List::stream)
                .filter(row -> isLater(row) && isComplete(row))
                .mapToDouble(figure));
        List<Table.Column> headings = new ArrayList<>();
        headings.add(new Table.Column("cohort", data.text("column.cohort"), false));
        headings.add(new Table.Column("size", data.text("column.size"), true));
        IntStream.range(0, columns).forEach(offset -> headings.add(new Table.Column(column, "+" + offset, true)));
        List<Table.Line> lines = new ArrayList<>();
        byCohort.forEach((cohort, rows) -> {
            List<Cell> line = new ArrayList<>();
            Row first = rows.get(0);
            line.add(new Cell(cohort, data.format().period(cohort), "", first.number(), "cohort"));
            line.add(cell(
                    first, "size", Kind.COUNT, first.number("size") < HeatScale.FEW ? "number few" : "number", data));
            for (Row row : rows) {
                line.add(cell(row, column, kind, style(row, scale, figure), data));
            }
            while (line.size() < headings.size()) {
                line.add(new Cell("", "", "unobserved", 0, column));
            }
            lines.add(new Table.Line(line, ""));
        });
        String caption = data.text("cohorts.caption", data.text(key), data.unit());
        return new Block.View(data.text(key), new Table(caption, "cohorts.csv", headings, lines));
    }

    private static Cell cell(Row row, String column, Kind kind, String style, PageData data) {
        String csv = row.csv(column);
        return new Cell(csv, data.format().of(kind, csv), style, row.number(), column);
    }

    private static boolean isComplete(Row row) {
        return row.csv("status").equals("complete");
    }

    /** A cohort's own first period is no finding, and so has no colour. */
    private static String style(Row row, HeatScale scale, ToDoubleFunction<Row> figure) {
        String colour = isLater(row) ? scale.style(figure.applyAsDouble(row)) : "own";
        String few = row.number("size") < HeatScale.FEW ? " few" : "";
        return Objects.requireNonNull(colour) + few + (isComplete(row) ? "" : " partial");
    }
}
