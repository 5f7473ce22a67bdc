package io.github.retentionmetrics.examples.report.output;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.github.retentionmetrics.examples.report.error.IoReason;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A CSV file of the report: UTF-8, a header, commas, LF, and one cell per column in every row. */
public final class CsvFile implements Closeable {
    private final Path file;
    private final CsvWriter writer;
    private final int columns;

    CsvFile(Path file, String... columns) throws IOException {
        this.file = file;
        this.writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file, StandardCharsets.UTF_8);
        this.columns = columns.length;
        write(columns);
    }

    /**
     * Adds a row. Doubles are written as {@link NumberText} says, amounts with all their decimals, anything else by its
     * {@code toString} as {@link CsvText} makes it safe for spreadsheets; null, NaN and an empty optional are an empty
     * cell.
     *
     * @throws IllegalArgumentException if the row has not one cell per column
     */
    public void row(@Nullable Object... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException("cells must be " + columns + ": " + cells.length);
        }
        write(Arrays.stream(cells).map(CsvFile::text).toArray(String[]::new));
    }

    /** Adds a row that begins with other cells, such as the names of a segment. */
    public void rowAfter(String[] firstCells, @Nullable Object... cells) {
        row(Stream.concat(Arrays.stream(firstCells), Arrays.stream(cells)).toArray());
    }

    /** The columns of a file that begins with other columns. */
    public static String[] columnsAfter(String[] firstColumns, String... columns) {
        return Stream.concat(Arrays.stream(firstColumns), Arrays.stream(columns))
                .toArray(String[]::new);
    }

    private void write(String... cells) {
        try {
            writer.writeRecord(cells);
        } catch (UncheckedIOException e) {
            throw new UncheckedIOException(IoReason.at(file, Objects.requireNonNull(e.getCause())));
        }
    }

    @Override
    public void close() throws IOException {
        try {
            writer.close();
        } catch (IOException e) {
            throw IoReason.at(file, e);
        }
    }

    private static String text(@Nullable Object cell) {
        if (cell == null) {
            return "";
        }
        if (cell instanceof Double number) {
            return NumberText.of(number);
        }
        if (cell instanceof OptionalDouble number) {
            return number.isPresent() ? NumberText.of(number.getAsDouble()) : "";
        }
        return cell instanceof BigDecimal amount ? amount.toPlainString() : CsvText.defused(cell.toString());
    }
}
