package io.github.retentionmetrics.examples.report.csv;

import io.github.retentionmetrics.examples.report.error.BadRow;
import io.github.retentionmetrics.examples.report.error.InputError;

/** How the records of a file become rows of the plain form: as they stand, or by a mapping. */
public interface RowSource {

    /** How the file is written. */
    Dialect dialect();

    /**
     * Finds the columns in the header of a file.
     *
     * @throws InputError if one is missing, or there more than once
     */
    Reading start(SourceHeader header, RowParser<?> parser, InputNotes notes) throws InputError;

    /** The reading of one file. */
    interface Reading {

        /** Which fields of each record are looked at. */
        boolean[] needed();

        /** Hands on the rows that a record becomes, none where it is left out or belongs to an earlier one. */
        void read(Fields record, RowSink rows) throws BadRow, InputError;

        /** Hands on what could not be known before the last record. */
        default void end(RowSink rows) throws InputError {}

        /** Whether a key tells rows apart that are equal in all fields. */
        default boolean hasKeys() {
            return false;
        }

        /** Whether the rows are not those of the file, so that messages name records. */
        default boolean isMapped() {
            return false;
        }

        /** What the file calls a column of the plain form. */
        default String nameOf(String column) {
            return column;
        }
    }

    /** Where rows and bad records go. */
    interface RowSink {
        /** Takes a row; it may be overwritten afterwards. */
        void accept(Row row) throws BadRow;

        /** Takes a record that breaks a rule, and stops unless such records are skipped. */
        void reject(long line, long record, BadRow bad) throws InputError;
    }
}
