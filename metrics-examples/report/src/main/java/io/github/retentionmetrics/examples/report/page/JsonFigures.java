package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.output.WrittenJson;
import io.github.retentionmetrics.examples.report.page.Format.Kind;
import java.util.Optional;

/** The values of a JSON file of the report, and tables of them. A place is a JSON pointer (RFC 6901). */
final class JsonFigures {
    private final String file;
    private final WrittenJson json;
    private final PageData data;

    JsonFigures(String file, WrittenJson json, PageData data) {
        this.file = file;
        this.json = json;
        this.data = data;
    }

    String file() {
        return file;
    }

    /** A number or text as the file has it; empty if there is none. */
    Optional<String> at(String pointer) {
        return json.find(pointer);
    }

    /** A number; NaN if there is none. */
    double number(String pointer) {
        return at(pointer).map(Double::parseDouble).orElse(Double.NaN);
    }

    /** A value as people read it; empty if there is none. */
    Optional<String> shown(String pointer, Kind kind) {
        return at(pointer).map(value -> data.format().of(kind, value));
    }

    /** A cell of a table; without a value, the word for undefined. */
    Cell cell(String pointer, Kind kind) {
        return at(pointer)
                .map(value -> new Cell(value, data.format().of(kind, value), "", 0, pointer))
                .orElseGet(() -> Cell.text(data.text("undefined")));
    }

    /** Begins a table with one row per figure. */
    FigureTable table() {
        return new FigureTable(this, data);
    }
}
