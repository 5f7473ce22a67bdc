package io.github.retentionmetrics.examples.report.mapping;

import io.github.retentionmetrics.examples.report.csv.Dialect;
import io.github.retentionmetrics.examples.report.csv.Fields;
import io.github.retentionmetrics.examples.report.csv.Header;
import io.github.retentionmetrics.examples.report.csv.InputNotes;
import io.github.retentionmetrics.examples.report.csv.MappedNotes;
import io.github.retentionmetrics.examples.report.csv.PlainSource;
import io.github.retentionmetrics.examples.report.csv.Row;
import io.github.retentionmetrics.examples.report.csv.RowParser;
import io.github.retentionmetrics.examples.report.csv.RowSource;
import io.github.retentionmetrics.examples.report.csv.SourceHeader;
import io.github.retentionmetrics.examples.report.error.BadRow;
import io.github.retentionmetrics.examples.report.error.InputError;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Purchases in the plain form: each record is an order, unless the column {@code order_id} says which records are one.
 */
final class PlainPurchases implements RowSource {
    private static final String ORDER = "order_id";
    private static final String CUSTOMER = "customer_id";
    private static final String ORDERS = """
            reads    = purchases
            order    = order_id
            customer = customer_id
            date     = date
            amount   = amount
            category = category if present
            numbers  = 1234.56
            """;

    private final MappedSource.Run run;
    private final Map<String, Long> orders = new HashMap<>();
    private final PlainSource records = new PlainSource();

    PlainPurchases(MappedSource.Run run) {
        this.run = run;
    }

    @Override
    public Dialect dialect() {
        return Dialect.PLAIN;
    }

    @Override
    public Reading start(SourceHeader header, RowParser<?> parser, InputNotes notes) throws InputError {
        Header plain = Header.of(header, parser);
        if (plain.indexOf(ORDER) < 0) {
            return records.start(header, parser, notes);
        }
        Mapping mapping = MappingReader.read(ORDER, ORDERS.getBytes(StandardCharsets.UTF_8));
        MappedNotes unshown = new MappedNotes(ORDER, "", "", false);
        MappedRows rows = new MappedRows(mapping, run, header, unshown);
        return new WithOrders(plain, rows.needed(), new OrderJoin(true, rows, notes, unshown, orders));
    }

    /** Adds up the records of an order, each of which must be complete. */
    private static final class WithOrders implements Reading {
        private final Header header;
        private final boolean[] needed;
        private final OrderJoin orders;

        WithOrders(Header header, boolean[] needed, OrderJoin orders) {
            this.header = header;
            this.needed = needed;
            this.orders = orders;
        }

        @Override
        public boolean[] needed() {
            return needed;
        }

        @Override
        public boolean hasKeys() {
            return orders.hasKeys();
        }

        @Override
        public void read(Fields record, RowSink sink) throws BadRow, InputError {
            Row row = new Row(header, record);
            row.identifier(CUSTOMER);
            row.identifier(ORDER);
            orders.read(record, sink);
        }

        @Override
        public void end(RowSink sink) throws InputError {
            orders.end(sink);
        }
    }
}
