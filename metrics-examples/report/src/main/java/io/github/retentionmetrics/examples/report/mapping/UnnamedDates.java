package io.github.retentionmetrics.examples.report.mapping;

import io.github.retentionmetrics.examples.report.csv.Fields;
import io.github.retentionmetrics.examples.report.csv.RowSource.Reading;
import io.github.retentionmetrics.examples.report.csv.RowSource.RowSink;
import io.github.retentionmetrics.examples.report.error.BadRow;
import io.github.retentionmetrics.examples.report.error.InputError;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The reading of a file by a mapping. Where the mapping names no form of a date, and as long as some form fits all
 * values of the column, its records wait: then the file is at fault, and the message names the forms. Where none fits
 * all, the records are, each by itself.
 */
final class UnnamedDates implements Reading {
    /** So many values that all fit a form are enough to say which. */
    static final int MOST_WAITING = 100_000;

    private static final int FIRST_SIZE = 16;

    private final RowMaker maker;
    private final MappedRows rows;
    private final String file;
    private long[] lines = new long[FIRST_SIZE];
    private long[] records = new long[FIRST_SIZE];
    private int waiting;
    private @Nullable DayColumn column;
    private @Nullable BadRow first;

    UnnamedDates(RowMaker maker, MappedRows rows, String file) {
        this.maker = maker;
        this.rows = rows;
        this.file = file;
    }

    @Override
    public boolean[] needed() {
        return rows.needed();
    }

    @Override
    public boolean hasKeys() {
        return maker.hasKeys();
    }

    @Override
    public boolean isMapped() {
        return true;
    }

    @Override
    public String nameOf(String name) {
        return rows.nameOf(name);
    }

    @Override
    public void read(Fields record, RowSink sink) throws BadRow, InputError {
        long line = record.line();
        long number = record.number();
        try {
            maker.read(record, sink);
        } catch (BadRow bad) {
            DayColumn unnamed = rows.unnamedDate(bad);
            if (unnamed == null) {
                rejectWaiting(sink);
                throw bad;
            }
            await(unnamed, line, number, bad);
        }
        DayColumn undecided = column;
        if (undecided != null && !undecided.mayHaveForm()) {
            rejectWaiting(sink);
        }
    }

    private void await(DayColumn unnamed, long line, long number, BadRow bad) throws InputError {
        if (waiting == lines.length) {
            lines = Arrays.copyOf(lines, 2 * waiting);
            records = Arrays.copyOf(records, 2 * waiting);
        }
        lines[waiting] = line;
        records[waiting] = number;
        waiting++;
        first = first == null ? bad : first;
        column = unnamed;
        if (waiting == MOST_WAITING) {
            throw mustBeNamed(unnamed);
        }
    }

    /** No form fits all values, so that each record that waits is a bad one. */
    private void rejectWaiting(RowSink sink) throws InputError {
        BadRow bad = first;
        int count = waiting;
        waiting = 0;
        first = null;
        column = null;
        for (int i = 0; i < count && bad != null; i++) {
            sink.reject(lines[i], records[i], bad);
        }
    }

    private InputError mustBeNamed(DayColumn unnamed) {
        return InputError.ofFile(file, unnamed.mustBeNamed());
    }

    @Override
    public void end(RowSink sink) throws InputError {
        DayColumn unnamed = column;
        if (unnamed != null) {
            throw mustBeNamed(unnamed);
        }
        maker.end(sink);
    }
}
