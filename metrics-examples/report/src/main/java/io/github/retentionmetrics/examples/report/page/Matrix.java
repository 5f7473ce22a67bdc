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
import java.util.function.UnaryOperator;

/**
 * Makes a heat map of a file whose rows are the cells of a matrix: two columns say where a cell is, the others what is
 * in it.
 */
final class Matrix {
    private final WrittenTable cells;
    private final PageData data;
    private final String down;
    private final String across;
    private final Map<String, String> downNames = new LinkedHashMap<>();
    private final Map<String, String> acrossNames = new LinkedHashMap<>();
    private final List<Block.View> views = new ArrayList<>();
    private String corner = "";
    private Predicate<Row> isFew = row -> false;

    /** A matrix where a column says which row a cell is in, and another which column. */
    Matrix(WrittenTable cells, String down, String across, PageData data) {
        this.cells = cells;
        this.down = down;
        this.across = across;
        this.data = data;
    }

    /** The heading above the names of the rows. */
    Matrix corner(String text) {
        corner = text;
        return this;
    }

    /** Adds a row. */
    Matrix down(String value, String name) {
        downNames.put(value, name);
        return this;
    }

    /** Adds a column. */
    Matrix across(String value, String name) {
        acrossNames.put(value, name);
        return this;
    }

    /** Which cells are marked, since few customers are behind them. */
    Matrix fewWhere(Predicate<Row> isFew) {
        this.isFew = isFew;
        return this;
    }

    /** Adds a view of numbers. */
    Matrix view(String label, String column, Kind kind, boolean isMarked, String caption) {
        HeatScale scale = HeatScale.of(cells.rows().stream().mapToDouble(row -> row.number(column)));
        return add(label, caption, row -> {
            String few = isMarked && isFew.test(row) ? " few" : "";
            String csv = row.csv(column);
            String style = csv.isEmpty() ? "" : scale.style(row.number(column)) + few;
            return new Cell(csv, data.format().of(kind, csv), style, row.number(), column);
        });
    }

    /** Adds a view of names. */
    Matrix names(String label, String column, UnaryOperator<String> name, String caption) {
        return add(
                label,
                caption,
                row -> new Cell(row.csv(column), name.apply(row.text(column)), "name", row.number(), column));
    }

    private Matrix add(String label, String caption, Function<Row, Cell> cell) {
        Map<List<String>, Row> byPlace = new LinkedHashMap<>();
        cells.rows().forEach(row -> byPlace.put(List.of(row.text(down), row.text(across)), row));
        List<Table.Column> columns = new ArrayList<>();
        columns.add(new Table.Column(down, corner, false));
        acrossNames.forEach((value, name) -> columns.add(new Table.Column(across, name, true)));
        List<Table.Line> lines = new ArrayList<>();
        downNames.forEach((value, name) -> {
            List<Cell> line = new ArrayList<>();
            line.add(Cell.text(name));
            for (String other : acrossNames.keySet()) {
                Row row = byPlace.get(List.of(value, other));
                line.add(row == null ? Cell.text("") : cell.apply(row));
            }
            if (!isWithoutValues(line)) {
                lines.add(new Table.Line(line, ""));
            }
        });
        views.add(new Block.View(label, new Table(caption, cells.file(), columns, lines)));
        return this;
    }

    /** Whether the file has cells in a row, but none has a value in this view, such as rates of new customers. */
    private static boolean isWithoutValues(List<Cell> line) {
        return line.stream().anyMatch(cell -> cell.row() > 0)
                && line.stream().skip(1).allMatch(cell -> cell.value().isEmpty());
    }

    Block.HeatMap build(String id, String title) {
        List<Block.Mark> legend = new ArrayList<>();
        legend.add(new Block.Mark("h1", data.text("cohorts.low")));
        legend.add(new Block.Mark("h7", data.text("cohorts.high")));
        if (cells.rows().stream().anyMatch(isFew)) {
            legend.add(new Block.Mark("few", data.text("page.few", HeatScale.FEW)));
        }
        return new Block.HeatMap(id, title, data.text("page.show"), List.copyOf(views), legend);
    }
}
