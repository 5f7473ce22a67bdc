package io.github.retentionmetrics.examples.report.mapping;

import io.github.retentionmetrics.examples.report.csv.Fields;
import io.github.retentionmetrics.examples.report.csv.InputNotes;
import io.github.retentionmetrics.examples.report.csv.LeftOut;
import io.github.retentionmetrics.examples.report.csv.MappedNotes;
import io.github.retentionmetrics.examples.report.csv.Row;
import io.github.retentionmetrics.examples.report.csv.RowSource.RowSink;
import io.github.retentionmetrics.examples.report.csv.Spreadsheet;
import io.github.retentionmetrics.examples.report.error.BadRow;
import io.github.retentionmetrics.examples.report.error.InputError;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes one row of all records of an order, wherever in the file they stand. Either the amounts of its records are
 * added up, or one record has the total and the others, without one, are joined to it. An order one of whose records
 * breaks a rule is skipped whole, since its total would be wrong.
 */
final class OrderJoin implements RowMaker {
    private final boolean isAddedUp;
    private final MappedRows rows;
    private final InputNotes notes;
    private final MappedNotes mapped;
    private final Map<String, Long> earlier;
    private final Map<String, Order> orders = new LinkedHashMap<>();
    private final Set<String> cut = new HashSet<>();
    private final Fields fields = new Fields();
    private final Row row;
    private @Nullable Order latest;

    /**
     * Orders of one file.
     *
     * @param earlier the orders of the files before it, by their keys, with a hash of the record of each; those of this
     *     file are added
     */
    OrderJoin(boolean isAddedUp, MappedRows rows, InputNotes notes, MappedNotes mapped, Map<String, Long> earlier) {
        this.isAddedUp = isAddedUp;
        this.earlier = earlier;
        this.rows = rows;
        this.notes = notes;
        this.mapped = mapped;
        this.row = rows.row(fields);
    }

    /** What is known of an order so far. */
    private static final class Order {
        private final String key;
        private final long line;
        private final long number;
        private final ExactAmount amount = new ExactAmount();
        private long records;
        private long duplicates;
        private boolean isFilled;
        private boolean isBad;
        private boolean isInEarlierFile;
        private boolean hasSeveralDays;
        private @Nullable String reason;
        private String customer = "";
        private String category = "";
        private @Nullable LocalDate day;
        private @Nullable LocalDate refundDay;
        private @Nullable ExactAmount refund;
        private long hash;

        Order(String key, Fields record) {
            this.key = key;
            this.line = record.line();
            this.number = record.number();
        }
    }

    @Override
    public boolean hasKeys() {
        return true;
    }

    @Override
    public void read(Fields source, RowSink sink) throws BadRow, InputError {
        Fields record = rows.prepare(source);
        if (isAddedUp) {
            String reason = rows.ruledOut(record);
            if (reason != null) {
                cut.add(rows.orderKey(record));
                notes.leftOut().add(reason, 1);
                return;
            }
        }
        String key = rows.orderKey(record);
        if (key.isEmpty()) {
            String reason = rows.leftOut(record);
            if (reason == null) {
                throw BadRow.of(rows.orderName(), "must not be blank, since it is the key of an order", "empty");
            }
            notes.leftOut().add(reason, 1);
            return;
        }
        Order order = order(key, record);
        Long earlierHash = earlier.get(key);
        if (earlierHash != null && (isAddedUp || (!rows.hasNoAmount(record) && rows.hash(record) != earlierHash))) {
            order.isBad = true;
            throw BadRow.of(
                    rows.orderName(),
                    "must name an order of one file, or the same order once more where its total is",
                    "an earlier file has another record of the order");
        }
        order.isInEarlierFile = earlierHash != null;
        try {
            if (isAddedUp) {
                addUp(order, record);
            } else {
                addTotal(order, record);
            }
            order.records++;
        } catch (BadRow bad) {
            order.isBad = true;
            throw bad;
        }
    }

    private Order order(String key, Fields record) {
        Order last = latest;
        if (last == null || !last.key.equals(key)) {
            last = orders.computeIfAbsent(key, added -> new Order(key, record));
            latest = last;
        }
        return last;
    }

    /** The earliest record says when; each one may say who and what, and they must agree. */
    private void addUp(Order order, Fields record) throws BadRow, InputError {
        String reason = rows.unusable(record);
        String customer = rows.text("customer_id", record);
        boolean isFirst = !order.isFilled;
        if (!customer.isEmpty()) {
            requireEqual(order.customer, customer, "customer");
            order.customer = customer;
        }
        boolean isOtherCurrency = LeftOut.CURRENCY.equals(reason);
        LocalDate day = isOtherCurrency ? null : day(record);
        if (order.day != null && day != null && !order.day.equals(day)) {
            order.hasSeveralDays = true;
            order.day = day.isBefore(order.day) ? day : order.day;
        }
        if (isFirst) {
            order.isFilled = true;
            order.reason = isOtherCurrency ? reason : null;
            order.day = day;
        } else if (isOtherCurrency != LeftOut.CURRENCY.equals(order.reason)) {
            throw conflict("currency");
        }
        if (isOtherCurrency) {
            return;
        }
        if (!customer.isEmpty()) {
            rows.requireListed(record);
        }
        String category = rows.text("category", record);
        if (!category.isEmpty()) {
            requireEqual(order.category, category, "category");
            order.category = category;
        }
        rows.addAmount(record, order.amount);
    }

    private void addTotal(Order order, Fields record) throws BadRow, InputError {
        if (rows.hasNoAmount(record)) {
            return;
        }
        if (order.isFilled) {
            requireSame(order, record);
            order.duplicates++;
            return;
        }
        order.isFilled = true;
        order.hash = rows.hash(record);
        order.reason = rows.leftOut(record);
        order.customer = rows.text("customer_id", record);
        if (order.reason != null) {
            addAnyAmount(order, record);
            return;
        }
        rows.requireListed(record);
        rows.addAmount(record, order.amount);
        order.category = rows.text("category", record);
        order.day = day(record);
        ExactAmount refund = rows.refund(record);
        if (refund != null) {
            order.refund = new ExactAmount();
            order.refund.add(refund);
            order.refundDay = rows.refundDay(record).day(record);
        }
    }

    /** The amount of an order that is left out only serves to tell it from another; it need not be a number. */
    private void addAnyAmount(Order order, Fields record) throws InputError {
        ExactAmount total = new ExactAmount();
        try {
            rows.addAmount(record, total);
        } catch (BadRow notANumber) {
            return;
        }
        order.amount.add(total);
    }

    private LocalDate day(Fields record) throws BadRow {
        LocalDate day = rows.orderDay().day(record);
        if (day == null) {
            throw BadRow.of(rows.nameOf("date"), "must be the day of the order", "empty");
        }
        return day;
    }

    /** The second record of an order that has a total must be the first once more, as where two exports overlap. */
    private void requireSame(Order order, Fields record) throws BadRow, InputError {
        if (rows.hash(record) == order.hash) {
            return;
        }
        requireEqual(order.customer, rows.text("customer_id", record), "customer");
        ExactAmount total = new ExactAmount();
        rows.addAmount(record, total);
        if (total.value().compareTo(order.amount.value()) != 0) {
            throw conflict("total");
        }
        throw conflict("date, status and other field that the mapping reads");
    }

    private void requireEqual(String known, String other, String what) throws BadRow {
        if (!known.isEmpty() && !known.equals(other)) {
            throw conflict(what);
        }
    }

    private BadRow conflict(String what) {
        return BadRow.of(rows.orderName(), "must have one " + what + " in all records of an order", "two that differ");
    }

    @Override
    public void end(RowSink sink) throws InputError {
        rows.requireKnownCurrency();
        noteOrders();
        rows.noteUnseenValues(notes);
        for (Order order : orders.values()) {
            if (order.isBad) {
                skip(order, sink);
            } else if (order.isInEarlierFile) {
                long filled = order.duplicates + (order.isFilled ? 1 : 0);
                notes.leftOut().add(LeftOut.DUPLICATE, filled);
                notes.leftOut().add(LeftOut.JOINED, order.records - filled);
            } else if (!order.isFilled) {
                reject(order, sink, BadRow.of(rows.nameOf("amount"), "must be in a record of the order", "in none"));
            } else {
                finish(order, sink);
            }
        }
        orders.values().forEach(order -> earlier.putIfAbsent(order.key, order.hash));
        LeftOutCheck.requireSomeKept(notes, rows.mappingName());
    }

    /** Takes note of orders whose total or day may not be the one that is meant. */
    private void noteOrders() {
        notes.notice(
                "ordersOfSeveralDays",
                orders.values().stream().filter(order -> order.hasSeveralDays).count());
        notes.notice("ordersInPart", cut.stream().filter(orders::containsKey).count());
        notes.notice(
                "damagedOrders",
                orders.keySet().stream().filter(Spreadsheet::isShortened).count());
    }

    private void finish(Order order, RowSink sink) throws InputError {
        String reason = order.reason != null ? order.reason : order.customer.isEmpty() ? LeftOut.NO_CUSTOMER : null;
        if (reason == null) {
            try {
                write(order, order.day, order.amount);
                sink.accept(row);
                if (order.refund != null) {
                    write(order, order.refundDay, order.refund);
                    mapped.countRefund();
                    sink.accept(row);
                }
            } catch (BadRow bad) {
                reject(order, sink, bad);
                return;
            }
        } else {
            notes.leftOut().add(reason, 1);
        }
        notes.leftOut().add(LeftOut.DUPLICATE, order.duplicates);
        notes.leftOut().add(LeftOut.JOINED, order.records - 1 - order.duplicates);
    }

    private void write(Order order, @Nullable LocalDate day, ExactAmount amount) {
        fields.begin(order.line, order.number);
        for (String column : rows.header().names()) {
            switch (column) {
                case "customer_id" -> fields.add(order.customer);
                case "date" -> fields.add(String.valueOf(day));
                case "amount" -> amount.writeTo(fields);
                default -> fields.add(order.category);
            }
        }
    }

    private static void reject(Order order, RowSink sink, BadRow bad) throws InputError {
        for (long i = 0; i < order.records; i++) {
            sink.reject(order.line, order.number, bad);
        }
    }

    /** The records of an order besides the bad ones, which were rejected where they stand. */
    private void skip(Order order, RowSink sink) throws InputError {
        reject(order, sink, BadRow.of(rows.orderName(), "must have no bad record in the order", "it has one"));
    }
}
