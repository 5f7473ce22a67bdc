package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.output.WrittenTable;
import io.github.retentionmetrics.examples.report.page.Format.Kind;
import io.github.retentionmetrics.examples.report.text.SummaryWords;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Makes a table of the page from a file of the report. The heading of a column is the text {@code column.NAME}, unless
 * another is given.
 */
final class TableBuilder {
    private final WrittenTable written;
    private final SummaryWords words;
    private final Format format;
    private final List<Chosen> chosen = new ArrayList<>();
    private Function<WrittenTable.Row, String> remark = row -> "";

    private record Chosen(String column, String label, Kind kind, Function<String, String> display) {}

    TableBuilder(WrittenTable written, SummaryWords words, Format format) {
        this.written = written;
        this.words = words;
        this.format = format;
    }

    TableBuilder text(String... columns) {
        return add(Kind.TEXT, columns);
    }

    /** Texts of the report itself, such as the names of segments, which the page translates. */
    TableBuilder names(String column, Function<String, String> name) {
        chosen.add(new Chosen(column, label(column), Kind.TEXT, name));
        return this;
    }

    TableBuilder period(String... columns) {
        return add(Kind.PERIOD, columns);
    }

    TableBuilder count(String... columns) {
        return add(Kind.COUNT, columns);
    }

    TableBuilder share(String... columns) {
        return add(Kind.SHARE, columns);
    }

    TableBuilder amount(String... columns) {
        return add(Kind.AMOUNT, columns);
    }

    TableBuilder decimal(String... columns) {
        return add(Kind.DECIMAL, columns);
    }

    /** A heading other than that of the column's name, for the column added last. */
    TableBuilder as(String label) {
        Chosen last = chosen.remove(chosen.size() - 1);
        chosen.add(new Chosen(last.column(), label, last.kind(), last.display()));
        return this;
    }

    /** What to say about some rows, such as that they are not complete. */
    TableBuilder remark(Function<WrittenTable.Row, String> text) {
        remark = text;
        return this;
    }

    Table build(String caption) {
        List<Table.Column> columns = chosen.stream()
                .map(of -> new Table.Column(of.column(), of.label(), of.kind().isNumber()))
                .toList();
        List<Table.Line> lines = written.rows().stream()
                .map(row ->
                        new Table.Line(chosen.stream().map(of -> cell(row, of)).toList(), remark.apply(row)))
                .toList();
        return new Table(caption, written.file(), columns, lines);
    }

    private TableBuilder add(Kind kind, String... columns) {
        for (String column : columns) {
            chosen.add(new Chosen(column, label(column), kind, cell -> format.of(kind, cell)));
        }
        return this;
    }

    private String label(String column) {
        return words.text("column." + column);
    }

    private static Cell cell(WrittenTable.Row row, Chosen of) {
        String shown = of.display().apply(of.kind() == Kind.TEXT ? row.text(of.column()) : row.csv(of.column()));
        return new Cell(row.csv(of.column()), shown, "", row.number(), of.column());
    }
}
