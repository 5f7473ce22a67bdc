package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.output.WrittenTable;
import io.github.retentionmetrics.examples.report.page.Format.Kind;
import io.github.retentionmetrics.examples.report.text.SummaryWords;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

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
    private Predicate<WrittenTable.Row> isPartial = row -> false;
    private Predicate<WrittenTable.Row> isFew = row -> false;

    private record Chosen(String column, String label, Kind kind, Function<WrittenTable.Row, String> display) {}

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
        return rowNames(column, row -> name.apply(row.text(column)));
    }

    /** A column whose cells are shown as what the whole row says, such as both ends of a range. */
    TableBuilder rowNames(String column, Function<WrittenTable.Row, String> name) {
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

    /** Amounts that are expected, without decimals if they are large. */
    TableBuilder estimate(String... columns) {
        return add(Kind.ESTIMATE, columns);
    }

    TableBuilder decimal(String... columns) {
        return add(Kind.DECIMAL, columns);
    }

    /** Numbers about 1, with two decimals. */
    TableBuilder ratio(String... columns) {
        return add(Kind.SCORE, columns);
    }

    /** Numbers that differ in the third decimal, such as errors of models. */
    TableBuilder precise(String... columns) {
        return add(Kind.PRECISE, columns);
    }

    /** Means of scores, with two decimals. */
    TableBuilder score(String... columns) {
        return add(Kind.SCORE, columns);
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

    /** Marks the rows that the file's {@code status} says are not complete. */
    TableBuilder status() {
        isPartial = row -> row.csv("status").equals("partial");
        return this;
    }

    /** Marks the rows whose shares and averages are those of fewer customers than {@link HeatScale#FEW}. */
    TableBuilder few(String customers) {
        isFew = row -> row.number(customers) > 0 && row.number(customers) < HeatScale.FEW;
        return this;
    }

    Table build(String caption) {
        List<Table.Column> columns = chosen.stream()
                .map(of -> new Table.Column(of.column(), of.label(), of.kind().isNumber()))
                .toList();
        List<Table.Line> lines = written.rows().stream()
                .map(row -> new Table.Line(
                        chosen.stream().map(of -> cell(row, of)).toList(), remarks(row), isPartial.test(row)))
                .toList();
        return new Table(caption, written.file(), columns, lines);
    }

    private String remarks(WrittenTable.Row row) {
        return Table.joined(Stream.of(
                isPartial.test(row) ? words.text("remark.partial") : "",
                isFew.test(row) ? words.text("page.few", HeatScale.FEW) : "",
                remark.apply(row)));
    }

    private TableBuilder add(Kind kind, String... columns) {
        for (String column : columns) {
            chosen.add(new Chosen(column, label(column), kind, row -> shown(row, column, kind)));
        }
        return this;
    }

    private String label(String column) {
        return words.text("column." + column);
    }

    private String shown(WrittenTable.Row row, String column, Kind kind) {
        return format.of(kind, kind == Kind.TEXT ? row.text(column) : row.csv(column));
    }

    private static Cell cell(WrittenTable.Row row, Chosen of) {
        return new Cell(row.csv(of.column()), of.display().apply(row), "", row.number(), of.column());
    }
}
