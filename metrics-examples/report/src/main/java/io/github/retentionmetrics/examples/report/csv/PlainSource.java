package io.github.retentionmetrics.examples.report.csv;

import io.github.retentionmetrics.examples.report.error.BadRow;
import io.github.retentionmetrics.examples.report.error.InputError;
import java.util.Arrays;

/** The plain form: each record is a row. */
public final class PlainSource implements RowSource {

    @Override
    public Dialect dialect() {
        return Dialect.PLAIN;
    }

    @Override
    public Reading start(SourceHeader header, RowParser<?> parser, InputNotes notes) throws InputError {
        return new EachRecord(Header.of(header, parser));
    }

    /** Reads each record as a row. */
    private static final class EachRecord implements Reading {
        private final Header header;
        private final boolean[] needed;
        private Row row;

        EachRecord(Header header) {
            this.header = header;
            this.needed = new boolean[header.size()];
            Arrays.fill(needed, true);
            this.row = new Row(header, new Fields());
        }

        @Override
        public boolean[] needed() {
            return needed;
        }

        @Override
        public void read(Fields record, RowSink rows) throws BadRow {
            if (row.fields() != record) {
                row = new Row(header, record);
            }
            rows.accept(row);
        }
    }
}
