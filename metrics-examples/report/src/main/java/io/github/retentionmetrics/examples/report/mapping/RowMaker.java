package io.github.retentionmetrics.examples.report.mapping;

import io.github.retentionmetrics.examples.report.csv.Fields;
import io.github.retentionmetrics.examples.report.csv.RowSource.RowSink;
import io.github.retentionmetrics.examples.report.error.BadRow;
import io.github.retentionmetrics.examples.report.error.InputError;

/** Makes rows of the records of one file: of each record one, or of all records of an order. */
interface RowMaker {

    /** Hands on the rows that a record becomes, none where it is left out or belongs to an earlier one. */
    void read(Fields record, RowSink rows) throws BadRow, InputError;

    /** Hands on what could not be known before the last record. */
    void end(RowSink rows) throws InputError;

    /** Whether a key tells rows apart that are equal in all fields. */
    boolean hasKeys();
}
