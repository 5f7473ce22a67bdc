package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.text.Printable;
import org.jspecify.annotations.Nullable;

/**
 * A figure or a text on the page.
 *
 * @param value the cell as the CSV file has it, but with escapes for control characters, which HTML forbids; empty if
 *     it is undefined or not observed
 * @param text the same as people read it
 * @param style the names of its styles, empty for none
 * @param row the number of the row in the CSV file; 0 for a value of a JSON file
 * @param column the column of the CSV file, or the place in the JSON file as a JSON pointer
 */
public record Cell(String value, String text, String style, int row, String column) {
    public Cell {
        value = Printable.of(value);
    }

    /** A text of the page itself. */
    static Cell text(String text) {
        return new Cell("", text, "", 0, "");
    }

    /** The place in a JSON file; null for a cell of a CSV file. */
    public @Nullable String pointer() {
        return row == 0 && !column.isEmpty() ? column : null;
    }

    /** A cell that looks different. */
    Cell withStyle(String other) {
        return new Cell(value, text, style.isEmpty() ? other : style + " " + other, row, column);
    }
}
