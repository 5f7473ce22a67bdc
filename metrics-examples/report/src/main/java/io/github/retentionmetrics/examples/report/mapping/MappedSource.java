package io.github.retentionmetrics.examples.report.mapping;

import io.github.retentionmetrics.examples.report.csv.Dialect;
import io.github.retentionmetrics.examples.report.csv.Fields;
import io.github.retentionmetrics.examples.report.csv.InputKind;
import io.github.retentionmetrics.examples.report.csv.InputNotes;
import io.github.retentionmetrics.examples.report.csv.MappedNotes;
import io.github.retentionmetrics.examples.report.csv.Row;
import io.github.retentionmetrics.examples.report.csv.RowParser;
import io.github.retentionmetrics.examples.report.csv.RowSource;
import io.github.retentionmetrics.examples.report.csv.SourceHeader;
import io.github.retentionmetrics.examples.report.error.BadRow;
import io.github.retentionmetrics.examples.report.error.InputError;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The records of an export, read as a mapping says. */
public final class MappedSource implements RowSource {
    private final Mapping mapping;
    private final Run run;

    /** The orders of the files that were read, since several files are read as one. */
    private final Map<String, Long> orders = new HashMap<>();

    private MappedSource(Mapping mapping, Run run) {
        this.mapping = mapping;
        this.run = run;
    }

    /**
     * What the user said about the whole run.
     *
     * @param zone the zone in which days are counted, or null if none is named
     * @param currency the currency of the report
     * @param isCurrencyGiven whether the user named it
     * @param decimals the decimals of an amount
     */
    public record Run(@Nullable ZoneId zone, String currency, boolean isCurrencyGiven, int decimals) {}

    /**
     * Reads a mapping, by the name of a preset or the path of a file.
     *
     * @param name the name; one with a dot or a slash is a path
     * @param input the kind of input that it is to read
     * @param run what the user said about the whole run
     * @throws InputError if there is no such mapping, it is wrong, or it reads another kind of input
     */
    public static MappedSource of(String name, InputKind input, Run run) throws InputError {
        Mapping mapping = Presets.find(name);
        if (!mapping.kind().reads(input)) {
            throw InputError.ofFile(
                    mapping.name(),
                    "mapping must read " + input.key() + " where it is used for --" + input.key() + ": it reads "
                            + mapping.kind().word());
        }
        if (mapping.refusal() != null) {
            throw InputError.ofFile(mapping.name(), mapping.refusal());
        }
        return new MappedSource(mapping, run);
    }

    @Override
    public Dialect dialect() {
        return mapping.dialect();
    }

    @Override
    public Reading start(SourceHeader header, RowParser<?> parser, InputNotes notes) throws InputError {
        String zone = run.zone() == null ? "" : run.zone().getId();
        MappedNotes mapped = new MappedNotes(
                mapping.name(),
                mapping.sha256(),
                zone,
                mapping.texts().values().stream().anyMatch(Mapping.TextSource::isName));
        notes.setMapped(mapped);
        MappedRows rows = new MappedRows(mapping, run, header, mapped);
        RowMaker maker = mapping.order().isEmpty()
                ? new EachRecord(mapping, rows, notes, mapped)
                : new OrderJoin(mapping.isAddedUp(), rows, notes, mapped, orders);
        return new UnnamedDates(maker, rows, header.file());
    }

    /** Reads each record as a row, and a refund beside it as a second one. */
    private static final class EachRecord implements RowMaker {
        private final Mapping mapping;
        private final MappedRows rows;
        private final InputNotes notes;
        private final MappedNotes mapped;
        private final Fields fields = new Fields();
        private final Row row;
        private final Fields refund = new Fields();
        private final Row refundRow;

        EachRecord(Mapping mapping, MappedRows rows, InputNotes notes, MappedNotes mapped) {
            this.mapping = mapping;
            this.rows = rows;
            this.notes = notes;
            this.mapped = mapped;
            this.row = rows.row(fields);
            this.refundRow = rows.row(refund);
        }

        @Override
        public boolean hasKeys() {
            return false;
        }

        @Override
        public void read(Fields source, RowSink sink) throws BadRow, InputError {
            Fields record = rows.prepare(source);
            String reason = rows.leftOut(record);
            if (reason != null) {
                notes.leftOut().add(reason, 1);
                return;
            }
            rows.requireListed(record);
            rows.write(record, fields);
            ExactAmount refunded = rows.refund(record);
            if (refunded != null) {
                writeRefund(record, refunded);
            }
            sink.accept(row);
            if (refunded != null) {
                mapped.countRefund();
                sink.accept(refundRow);
            }
        }

        /** The same customer and category, with the day and the amount of the refund. */
        private void writeRefund(Fields record, ExactAmount amount) throws BadRow {
            refund.begin(record.line(), record.number());
            for (String column : rows.header().names()) {
                switch (column) {
                    case "date" -> rows.refundDay(record).writeDay(record, refund);
                    case "amount" -> amount.writeTo(refund);
                    default -> refund.addCopy(fields, rows.header().indexOf(column));
                }
            }
        }

        @Override
        public void end(RowSink sink) throws InputError {
            rows.requireKnownCurrency();
            rows.noteUnseenValues(notes);
            LeftOutCheck.requireSomeKept(notes, mapping.name());
        }
    }
}
