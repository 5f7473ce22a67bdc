package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.page.Format.Kind;
import java.util.ArrayList;
import java.util.List;

/** Makes a table of the values of a JSON file: each row has the name of a figure, the figure, and what it means. */
final class FigureTable {
    private final JsonFigures figures;
    private final PageData data;
    private final List<Table.Line> lines = new ArrayList<>();

    FigureTable(JsonFigures figures, PageData data) {
        this.figures = figures;
        this.data = data;
    }

    /**
     * Adds the figure {@code PLACE/value}; without a value, the reason of {@code PLACE/undefined} takes the place of
     * its meaning. Nothing is added if the file has no such figure at all.
     */
    FigureTable row(String label, String place, Kind kind, String meaning) {
        String reason = figures.at(place + "/undefined").orElse("");
        if (figures.at(place + "/value").isPresent()) {
            add(label, figures.cell(place + "/value", kind), meaning);
        } else if (!reason.isEmpty()) {
            add(label, Cell.text(data.text("undefined")), data.text("page.undefined", data.reason(reason)));
        }
        return this;
    }

    /** Adds the figure at a place, if there is one. */
    FigureTable rowAt(String label, String pointer, Kind kind, String meaning) {
        if (figures.at(pointer).isPresent()) {
            add(label, figures.cell(pointer, kind), meaning);
        }
        return this;
    }

    private void add(String label, Cell value, String meaning) {
        lines.add(new Table.Line(List.of(Cell.text(label), value, Cell.text(meaning)), ""));
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    Table build(String caption) {
        List<Table.Column> columns = List.of(
                new Table.Column("figure", data.text("column.figure"), false),
                new Table.Column("value", data.text("column.value"), true),
                new Table.Column("meaning", data.text("column.meaning"), false));
        return new Table(caption, figures.file(), columns, lines);
    }
}
