package io.github.retentionmetrics.examples.report.csv;

import io.github.retentionmetrics.examples.report.error.BadRow;
import java.util.Collection;
import java.util.List;

/**
 * The rules of one kind of input.
 *
 * @param <T> what a row becomes
 */
public interface RowParser<T> {

    /** The columns without which a file is not of this kind, in lower case. */
    List<String> requiredColumns();

    /** The columns that are read where present, in lower case. */
    default List<String> optionalColumns() {
        return List.of();
    }

    /** Reads one row, whose number of fields is already checked. */
    T parse(Row row) throws BadRow;

    /** Takes note, after the last row, of what a reader of the report must know about all rows together. */
    default void note(InputNotes notes) {}

    /** Whether a column is read at all in a file with these columns, which are in lower case. */
    default boolean knows(String column, Collection<String> columns) {
        return requiredColumns().contains(column) || optionalColumns().contains(column);
    }
}
