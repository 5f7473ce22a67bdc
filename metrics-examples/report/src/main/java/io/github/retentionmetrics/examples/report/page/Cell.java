package io.github.retentionmetrics.examples.report.page;

/**
 * A figure or a text on the page.
 *
 * @param value the cell as the CSV file has it, empty if it is undefined or not observed
 * @param text the same as people read it
 * @param style the names of its styles, empty for none
 * @param row the number of the row in the file
 * @param column the column of the file
 */
public record Cell(String value, String text, String style, int row, String column) {

    /** A cell that looks different. */
    Cell withStyle(String other) {
        return new Cell(value, text, style.isEmpty() ? other : style + " " + other, row, column);
    }
}
