package io.github.retentionmetrics.examples.report.output;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A CSV file of the report, read back: what is shown beside the files has their figures, to the last digit.
 *
 * @param file the name of the file
 * @param columns the names of its columns
 * @param rows the rows that were asked for, in the order of the file
 */
public record WrittenTable(String file, List<String> columns, List<Row> rows) {

    /**
     * A row of the file.
     *
     * @param number the number of the row in the file, from 1, without the header
     * @param columns the names of the columns
     * @param cells the cells as the file has them
     */
    public record Row(int number, List<String> columns, List<String> cells) {

        /** The cell as the file has it, empty if it is undefined. */
        public String csv(String column) {
            int index = columns.indexOf(column);
            if (index < 0) {
                throw new IllegalArgumentException("column must be one of " + columns + ": " + column);
            }
            return cells.get(index);
        }

        /** The text that was written, without the apostrophe that protects spreadsheets. */
        public String text(String column) {
            return CsvText.original(csv(column));
        }

        /** Whether the cell has a value. */
        public boolean has(String column) {
            return !csv(column).isEmpty();
        }

        /** The number in a cell; NaN if it is undefined. */
        public double number(String column) {
            String cell = csv(column);
            return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
        }
    }

    static WrittenTable read(Path file, Predicate<Row> isWanted) throws IOException {
        List<Row> rows = new ArrayList<>();
        List<String> columns = List.of();
        int number = 0;
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file, StandardCharsets.UTF_8)) {
            for (CsvRecord csv : reader) {
                if (number == 0) {
                    columns = List.copyOf(csv.getFields());
                } else {
                    Row row = new Row(number, columns, List.copyOf(csv.getFields()));
                    if (isWanted.test(row)) {
                        rows.add(row);
                    }
                }
                number++;
            }
        }
        return new WrittenTable(String.valueOf(file.getFileName()), columns, rows);
    }

    /** The rows that meet a condition. */
    public WrittenTable where(Predicate<Row> isWanted) {
        return new WrittenTable(file, columns, rows.stream().filter(isWanted).toList());
    }

    /** The last rows, or all if there are fewer. */
    public WrittenTable last(int count) {
        return new WrittenTable(file, columns, rows.subList(Math.max(0, rows.size() - count), rows.size()));
    }

    /** The last row that meets a condition. */
    public Optional<Row> lastWhere(Predicate<Row> isWanted) {
        return rows.stream().filter(isWanted).reduce((earlier, later) -> later);
    }
}
