package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.output.WrittenTable;
import io.github.retentionmetrics.examples.report.output.WrittenTable.Row;
import io.github.retentionmetrics.examples.report.page.Format.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The cells of a cohort table as a heat map, with a view for each figure. */
final class CohortMap {
    private final WrittenTable cells;
    private final Map<String, List<Row>> byCohort;
    private final Function<Row, String> heading;
    private final Predicate<Row> isOwn;
    private final PageData data;
    private final String sizes;
    private final String few;

    /**
     * The rows of a file of cohorts.
     *
     * @param heading what the column of a cell is called
     * @param isOwn whether a cell is about the period in which the cohort began, when all its customers bought
     */
    CohortMap(WrittenTable cells, Function<Row, String> heading, Predicate<Row> isOwn, PageData data) {
        this(cells, heading, isOwn, data, data.text("column.size"), data.text("page.few", HeatScale.FEW));
    }

    /**
     * The same, with texts that say of whom cohorts consist: a heading of sizes, and what a mark of few of them means.
     */
    CohortMap(
            WrittenTable cells,
            Function<Row, String> heading,
            Predicate<Row> isOwn,
            PageData data,
            String sizes,
            String few) {
        this.cells = cells;
        this.byCohort = cells.rows().stream()
                .collect(Collectors.groupingBy(row -> row.csv("cohort"), LinkedHashMap::new, Collectors.toList()));
        this.heading = heading;
        this.isOwn = isOwn;
        this.data = data;
        this.sizes = sizes;
        this.few = few;
    }

    Block.HeatMap block(String id, String title, List<Block.View> views) {
        return new Block.HeatMap(
                id,
                title,
                data.text("page.show"),
                views,
                List.of(
                        new Block.Mark("h1", data.text("cohorts.low")),
                        new Block.Mark("h7", data.text("cohorts.high")),
                        new Block.Mark("partial", data.text("cohorts.partial")),
                        new Block.Mark("few", few),
                        new Block.Mark("unobserved", data.text("cohorts.unobserved"))));
    }

    /** The table coloured by one of its figures. */
    Block.View view(String column, Kind kind, String label) {
        HeatScale scale = HeatScale.of(cells.rows().stream()
                .filter(row -> !isOwn.test(row) && isComplete(row))
                .mapToDouble(row -> row.number(column)));
        List<Table.Column> headings = headings(column);
        List<Table.Line> lines = byCohort.entrySet().stream()
                .map(cohort -> line(cohort.getKey(), cohort.getValue(), column, kind, scale, headings.size()))
                .toList();
        String caption = data.text("cohorts.caption", label, data.unit());
        return new Block.View(label, new Table(caption, cells.file(), headings, lines));
    }

    /** Those of the cohort that has been observed for the longest time. */
    private List<Table.Column> headings(String column) {
        List<Row> longest = byCohort.values().stream()
                .reduce((some, others) -> others.size() > some.size() ? others : some)
                .orElseThrow();
        List<Table.Column> headings = new ArrayList<>();
        headings.add(new Table.Column("cohort", data.text("column.cohort"), false));
        headings.add(new Table.Column("size", sizes, true));
        longest.forEach(row -> headings.add(new Table.Column(column, heading.apply(row), true)));
        return headings;
    }

    private Table.Line line(String cohort, List<Row> rows, String column, Kind kind, HeatScale scale, int columns) {
        Row first = rows.get(0);
        String few = first.number("size") < HeatScale.FEW ? " few" : "";
        List<Cell> line = new ArrayList<>();
        line.add(new Cell(cohort, data.format().period(cohort), "", first.number(), "cohort"));
        line.add(cell(first, "size", Kind.COUNT, "number" + few));
        for (Row row : rows) {
            // a cohort's own first period is no finding, and so has no colour
            String colour = isOwn.test(row) ? "own" : scale.style(row.number(column));
            line.add(cell(row, column, kind, colour + few + (isComplete(row) ? "" : " partial")));
        }
        while (line.size() < columns) {
            line.add(new Cell("", "", "unobserved", 0, column));
        }
        return new Table.Line(line, "");
    }

    private Cell cell(Row row, String column, Kind kind, String style) {
        String csv = row.csv(column);
        return new Cell(csv, data.format().of(kind, csv), style, row.number(), column);
    }

    private static boolean isComplete(Row row) {
        return row.csv("status").equals("complete");
    }
}
