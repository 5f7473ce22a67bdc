package io.github.retentionmetrics.examples.report.page;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table on the page: some columns and rows of a CSV file.
 *
 * @param caption what it shows
 * @param file the file that has the figures
 * @param columns the columns, the first of which names the rows
 * @param lines the rows
 */
public record Table(String caption, String file, List<Column> columns, List<Line> lines) {
    private static final String SEPARATOR = "; ";

    /**
     * A column.
     *
     * @param name the column of the file
     * @param label the heading
     * @param isNumber whether it has figures, which are aligned to the right
     */
    public record Column(String name, String label, boolean isNumber) {}

    /**
     * A row.
     *
     * @param cells one per column
     * @param remark what distinguishes the row, such as that it is not complete; empty for nothing
     * @param isPartial whether it is about a period that is not complete, which pictures draw faintly
     */
    public record Line(List<Cell> cells, String remark, boolean isPartial) {
        Line(List<Cell> cells, String remark) {
            this(cells, remark, false);
        }

        /** The row of the CSV file; null for values of a JSON file. */
        public @Nullable String row() {
            int row = cells.get(0).row();
            return row == 0 ? null : String.valueOf(row);
        }
    }

    int indexOf(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        throw new IllegalArgumentException("column must be in the table: " + column);
    }

    public boolean hasRemarks() {
        return lines.stream().anyMatch(line -> !line.remark().isEmpty());
    }

    /** What there is to say about any of the rows, each remark once. */
    public String remarks() {
        return joined(lines.stream()
                .flatMap(line -> Stream.of(line.remark().split(SEPARATOR)))
                .distinct());
    }

    /** Several remarks as one; those that are empty say nothing. */
    static String joined(Stream<String> remarks) {
        return remarks.filter(text -> !text.isEmpty()).collect(Collectors.joining(SEPARATOR));
    }
}
