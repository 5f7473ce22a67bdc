package io.github.retentionmetrics.examples.report.mapping;

import io.github.retentionmetrics.examples.report.csv.Fields;
import io.github.retentionmetrics.examples.report.csv.Header;
import io.github.retentionmetrics.examples.report.csv.InputNotes;
import io.github.retentionmetrics.examples.report.csv.LeftOut;
import io.github.retentionmetrics.examples.report.csv.MappedNotes;
import io.github.retentionmetrics.examples.report.csv.Row;
import io.github.retentionmetrics.examples.report.csv.SourceHeader;
import io.github.retentionmetrics.examples.report.error.BadRow;
import io.github.retentionmetrics.examples.report.error.InputError;
import io.github.retentionmetrics.examples.report.mapping.MappedKind.Part;
import io.github.retentionmetrics.examples.report.mapping.Mapping.AmountSource;
import io.github.retentionmetrics.examples.report.mapping.Mapping.RefundSource;
import io.github.retentionmetrics.examples.report.mapping.Mapping.TextSource;
import io.github.retentionmetrics.examples.report.mapping.Mapping.TimeSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parts of a record by the mapping of one file, written as the plain form has them. */
final class MappedRows {
    private static final int MOST_SHOWN = 10;
    private static final int MOST_AMBIGUOUS_DECIMALS = 2;
    private static final Set<String> CURRENCY_NAMES =
            Set.of("currency", "currency code", "valuta", "munt", "währung", "waehrung", "devise", "monnaie", "moneda");

    private final Mapping mapping;
    private final MappedSource.Run run;
    private final SourceHeader source;
    private final Columns columns;
    private final MappedNotes notes;
    private final Map<String, TextColumn> texts = new TreeMap<>();
    private final Map<String, DayColumn> times = new TreeMap<>();
    private final List<Writer> writers = new ArrayList<>();
    private final Map<String, String> names = new TreeMap<>();
    private final int[] attributeIndexes;
    private final int[] amountIndexes;
    private final int[] discountIndexes;
    private final int[] orderIndexes;
    private final int refundIndex;
    private final @Nullable DayColumn refundDate;
    private final RecordRules rules;
    private final CurrencyColumn currency;
    private final Header header;
    private final ExactAmount amount = new ExactAmount();
    private final boolean[] filledDown;
    private final String[] valuesAbove;
    private final boolean isPrepared;
    private final Fields prepared = new Fields();
    private final Fields single = new Fields();
    private final int unreadCurrency;
    private long otherCurrencies;
    private boolean needsZone;
    private final int scoreIndex;
    private final int @Nullable [] customerIndexes;

    /** Writes one field of a row. */
    private interface Writer {
        void write(Fields record, Fields row) throws BadRow, InputError;
    }

    /** Columns of which the first that is filled counts. */
    private static final class TextColumn {
        private final int[] indexes;
        private final boolean isEmail;

        TextColumn(int[] indexes, boolean isEmail) {
            this.indexes = indexes;
            this.isEmail = isEmail;
        }
    }

    MappedRows(Mapping mapping, MappedSource.Run run, SourceHeader source, MappedNotes notes) throws InputError {
        this.mapping = mapping;
        this.run = run;
        this.source = source;
        this.notes = notes;
        this.columns = new Columns(source);
        for (Map.Entry<String, TextSource> entry : mapping.texts().entrySet()) {
            TextSource text = entry.getValue();
            texts.put(entry.getKey(), new TextColumn(columns.indexesOf(text.columns()), text.isEmail()));
        }
        for (Map.Entry<String, TimeSource> entry : mapping.times().entrySet()) {
            times.put(entry.getKey(), dayColumn(mapping.kind().wordOf(entry.getKey()) + " = ", entry.getValue()));
        }
        AmountSource amounts = mapping.amount();
        this.amountIndexes = amounts == null ? new int[0] : columns.indexesOf(amounts.columns());
        AmountSource discount = mapping.discount();
        this.discountIndexes = discount == null ? new int[0] : columns.indexesOf(discount.columns());
        this.orderIndexes = columns.indexesOf(mapping.order());
        RefundSource refund = mapping.refund();
        this.refundIndex = refund == null ? -1 : columns.indexOf(refund.column());
        this.refundDate = refund == null || refund.date() == null
                ? null
                : dayColumn("refund = " + refund.column().name() + " on ", refund.date());
        this.rules = new RecordRules(mapping.rules(), columns, mapping.numbers());
        int currencyIndex = mapping.currency() == null ? -1 : columns.indexOf(mapping.currency());
        this.unreadCurrency = currencyIndex < 0 && !texts.containsKey("currency") ? unreadCurrency() : -1;
        this.currency = new CurrencyColumn(
                currencyIndex,
                currencyIndex < 0 ? "" : columns.nameOf(currencyIndex),
                run.currency(),
                run.isCurrencyGiven());
        this.filledDown = new boolean[source.names().size()];
        for (int index : columns.indexesOf(mapping.filledDown())) {
            filledDown[index] = true;
        }
        this.valuesAbove = new String[filledDown.length];
        this.isPrepared =
                !mapping.filledDown().isEmpty() || !mapping.emptyTexts().isEmpty();
        this.attributeIndexes = columns.indexesOf(mapping.attributes());
        requireFound();
        columns.requireAll(mapping.name());
        if (needsZone && run.zone() == null) {
            throw InputError.ofFile(
                    source.file(),
                    "--zone must say where days begin and end, since " + mapping.name()
                            + " reads times: no zone given");
        }
        texts.values().removeIf(text -> text.indexes.length == 0);
        times.values().removeIf(DayColumn::isMissing);
        Set<String> filled = new TreeSet<>(texts.keySet());
        filled.addAll(times.keySet());
        if (amountIndexes.length > 0) {
            filled.add("amount");
        }
        if (discountIndexes.length > 0) {
            filled.add("discount");
        }
        for (Part part : mapping.kind().parts()) {
            addWriter(part);
        }
        List<String> attributes = Arrays.stream(attributeIndexes)
                .mapToObj(index -> Header.key(columns.nameOf(index)))
                .toList();
        this.header = Header.ofColumns(mapping.kind().columns(filled, attributes));
        TextColumn customer = texts.get(mapping.kind().customerColumn());
        this.customerIndexes = customer == null ? null : customer.indexes;
        TextColumn score = texts.get("score");
        this.scoreIndex = score == null || score.indexes.length == 0 ? -1 : score.indexes[0];
    }

    /** A column that says in which currency a record is, although the mapping does not read it; -1 without one. */
    private int unreadCurrency() {
        for (int i = 0; i < source.names().size(); i++) {
            if (CURRENCY_NAMES.contains(Header.key(source.names().get(i)))) {
                columns.need(i);
                return i;
            }
        }
        return -1;
    }

    private DayColumn dayColumn(String word, TimeSource time) throws InputError {
        int[] indexes = columns.indexesOf(time.columns());
        DateForm form = time.form();
        needsZone |= form != null && form.isInstant() && indexes.length > 0;
        return new DayColumn(word, indexes, columns.nameOf(indexes), form, run.zone(), notes);
    }

    /** Checks that of the columns for a part that all may be missing, one is there. */
    private void requireFound() {
        for (Part part : mapping.kind().parts()) {
            TextSource text = mapping.texts().get(part.column());
            TimeSource time = mapping.times().get(part.column());
            if (!part.isRequired() && isOptional(text, time)) {
                continue;
            }
            TextColumn textColumn = texts.get(part.column());
            DayColumn timeColumn = times.get(part.column());
            if (text != null && textColumn != null && textColumn.indexes.length == 0) {
                columns.addMissing(text.columns().get(0).name());
            } else if (time != null && timeColumn != null && timeColumn.isMissing()) {
                columns.addMissing(time.columns().get(0).name());
            }
        }
    }

    /** Whether all columns for a part may be missing. */
    private static boolean isOptional(@Nullable TextSource text, @Nullable TimeSource time) {
        List<ColumnName> names = text != null ? text.columns() : time != null ? time.columns() : List.of();
        return names.stream().allMatch(ColumnName::isOptional);
    }

    private void addWriter(Part part) {
        String column = part.column();
        TextColumn text = texts.get(column);
        DayColumn time = times.get(column);
        switch (part.type()) {
            case TEXT -> {
                if (text != null) {
                    names.put(column, columns.nameOf(text.indexes));
                    writers.add((record, row) -> writeText(column, text, record, row));
                }
            }
            case DAY -> {
                if (time != null) {
                    names.put(column, time.name());
                    writers.add(time::writeDay);
                }
            }
            case TIME -> {
                if (time != null) {
                    names.put(column, time.name());
                    writers.add(time::writeTime);
                }
            }
            case MOMENT -> {
                if (time != null) {
                    names.put(column, time.name());
                    writers.add(time::writeMoment);
                }
            }
            case AMOUNT -> {
                if (part.isRequired() || amountIndexes.length > 0) {
                    names.put(column, columns.nameOf(amountIndexes));
                    writers.add((record, row) -> writeAmount(part.isRequired(), record, row));
                }
            }
            case DISCOUNT -> {
                if (discountIndexes.length > 0) {
                    names.put(column, columns.nameOf(discountIndexes));
                    writers.add(this::writeDiscount);
                }
            }
        }
    }

    private void writeAmount(boolean isRequired, Fields record, Fields row) throws BadRow, InputError {
        if (!isRequired && hasNoAmount(record)) {
            row.add("");
            return;
        }
        amount.clear();
        addAmount(record, amount);
        amount.writeTo(row);
    }

    /** A discount is an amount, which may be in cents as others are, or a percentage. */
    private void writeDiscount(Fields record, Fields row) throws BadRow, InputError {
        AmountSource source = Objects.requireNonNull(mapping.discount());
        int index = Columns.firstFilled(record, discountIndexes);
        if (index < 0) {
            row.add("");
            return;
        }
        String text = record.text(index);
        boolean isPercent = text.endsWith("%");
        single.begin(record.line(), record.number());
        single.add(isPercent ? text.substring(0, text.length() - 1).strip() : text);
        amount.clear();
        mapping.numbers().addTo(amount, single, 0, isPercent ? 0 : source.power(), columns.nameOf(index));
        row.add(amount.value().toPlainString() + (isPercent ? "%" : ""));
    }

    Header header() {
        return header;
    }

    boolean[] needed() {
        return columns.needed();
    }

    /** What the file calls a column of the plain form. */
    String nameOf(String column) {
        return names.getOrDefault(column, column);
    }

    /** The record with the values that it takes from those before, and without the texts that stand for nothing. */
    Fields prepare(Fields record) {
        if (!isPrepared) {
            return record;
        }
        prepared.begin(record.line(), record.number());
        boolean isContinued = isContinued(record);
        for (int i = 0; i < filledDown.length; i++) {
            boolean isEmpty = record.isEmpty(i) || mapping.emptyTexts().contains(record.text(i));
            if (!filledDown[i]) {
                if (isEmpty) {
                    prepared.add("");
                } else {
                    prepared.addCopy(record, i);
                }
            } else {
                if (!isContinued) {
                    valuesAbove[i] = isEmpty ? "" : record.text(i);
                }
                prepared.add(valuesAbove[i] == null ? "" : valuesAbove[i]);
            }
        }
        return prepared;
    }

    /**
     * Whether a record has none of the values that it may take from the one above; with one of them, it is a new one.
     */
    private boolean isContinued(Fields record) {
        for (int i = 0; i < filledDown.length && i < record.size(); i++) {
            if (filledDown[i] && !record.isEmpty(i) && !mapping.emptyTexts().contains(record.text(i))) {
                return false;
            }
        }
        return true;
    }

    /** Why the rules leave a record of an order out, or null if they do not. */
    @Nullable
    String ruledOut(Fields record) throws BadRow {
        return rules.reason(record);
    }

    /** Why a record is left out, or null if it is not. */
    @Nullable
    String leftOut(Fields record) throws BadRow {
        String reason = rules.reason(record);
        if (reason != null && !RecordRules.isAboutNothing(reason)) {
            return reason;
        }
        String other = unusable(record);
        return other == null ? reason : other;
    }

    /** Why a record that the rules let pass is left out, or null if it is not. */
    @Nullable
    String unusable(Fields record) {
        if (currency.isOther(record)) {
            return LeftOut.CURRENCY;
        }
        if (customerIndexes != null && Columns.firstFilled(record, customerIndexes) < 0) {
            return LeftOut.NO_CUSTOMER;
        }
        return scoreIndex >= 0 && record.isEmpty(scoreIndex) ? LeftOut.NO_ANSWER : null;
    }

    /** Checks what must hold of a record that is not left out. */
    void requireListed(Fields record) throws BadRow {
        rules.requireListed(record);
        currency.requireFilled(record);
        if (unreadCurrency >= 0
                && mapping.amount() != null
                && !record.isEmpty(unreadCurrency)
                && !record.text(unreadCurrency).equalsIgnoreCase(run.currency())) {
            otherCurrencies++;
        }
    }

    /** Takes note of values in the rules of a user's mapping that no record has: one may be misspelled. */
    void noteUnseenValues(InputNotes inputs) {
        List<String> unseen = Presets.isName(mapping.name()) ? List.of() : rules.unseenValues();
        String shown = unseen.stream().limit(MOST_SHOWN).collect(Collectors.joining(", "));
        inputs.notice("unseenValues", unseen.size(), unseen.size() > MOST_SHOWN ? shown + ", ..." : shown);
    }

    void requireKnownCurrency() throws InputError {
        currency.requireKnown(source.file());
        if (otherCurrencies > 0) {
            throw InputError.ofFile(
                    source.file(),
                    "column " + columns.nameOf(unreadCurrency) + " must hold " + run.currency()
                            + " only, or be named by the mapping with currency: it holds something else in "
                            + otherCurrencies + (otherCurrencies == 1 ? " record" : " records"));
        }
    }

    /** Writes the row that a record becomes. */
    void write(Fields record, Fields row) throws BadRow, InputError {
        row.begin(record.line(), record.number());
        for (Writer writer : writers) {
            writer.write(record, row);
        }
        for (int index : attributeIndexes) {
            row.addCopy(record, index);
        }
    }

    private void writeText(String column, TextColumn text, Fields record, Fields row) {
        int index = Columns.firstFilled(record, text.indexes);
        if (index < 0) {
            row.add("");
        } else if (mapping.words().containsKey(column)) {
            String written = record.text(index);
            row.add(Objects.requireNonNull(mapping.words().get(column))
                    .getOrDefault(written.toLowerCase(Locale.ROOT), written));
        } else if (text.isEmail && isAddress(record, index)) {
            String address = record.text(index);
            notes.addSpelling(address);
            row.add(address.toLowerCase(Locale.ROOT));
        } else {
            row.addCopy(record, index);
        }
    }

    private static boolean isAddress(Fields record, int index) {
        for (int i = record.start(index); i < record.end(index); i++) {
            if (record.chars()[i] == '@') {
                return true;
            }
        }
        return false;
    }

    /** The part of a row that is a text; empty if the mapping does not say where it is. */
    String text(String column, Fields record) {
        TextColumn text = texts.get(column);
        if (text == null) {
            return "";
        }
        single.begin(record.line(), record.number());
        writeText(column, text, record, single);
        return single.text(0);
    }

    /** The column of dates whose form alone, which the mapping does not name, made a record a bad one; or null. */
    @Nullable
    DayColumn unnamedDate(BadRow bad) {
        if (refundDate != null && refundDate.isUnnamed(bad)) {
            return refundDate;
        }
        for (DayColumn time : times.values()) {
            if (time.isUnnamed(bad)) {
                return time;
            }
        }
        return null;
    }

    /** The column of the day of an order. */
    DayColumn orderDay() {
        return Objects.requireNonNull(times.get("date"));
    }

    String mappingName() {
        return mapping.name();
    }

    /** Whether no column of the amount is filled. */
    boolean hasNoAmount(Fields record) {
        return Columns.firstFilled(record, amountIndexes) < 0;
    }

    /** Adds the amount of a record to a sum. */
    void addAmount(Fields record, ExactAmount sum) throws BadRow, InputError {
        AmountSource amounts = mapping.amount();
        if (amounts == null) {
            return;
        }
        for (int index : amountIndexes) {
            if (!amounts.isSum() || !record.isEmpty(index)) {
                addNumber(record, index, amounts.power(), sum);
            }
        }
    }

    private void addNumber(Fields record, int index, int power, ExactAmount sum) throws BadRow, InputError {
        if (run.decimals() <= MOST_AMBIGUOUS_DECIMALS && mapping.numbers().isAmbiguous(record, index)) {
            throw InputError.atLine(
                    source.file(),
                    record.line(),
                    columns.nameOf(index) + " must have its form named by the mapping, as numbers = 1.234,56 or"
                            + " numbers = 1,234.56: it may be a thousand, or one and a bit");
        }
        mapping.numbers().addTo(sum, record, index, power, columns.nameOf(index));
    }

    /**
     * The refund of a record, as the negative amount of a row of its own; null if there is none, or none but zero. The
     * next number that is read overwrites it.
     */
    @Nullable
    ExactAmount refund(Fields record) throws BadRow, InputError {
        RefundSource refund = mapping.refund();
        if (refund == null || refundIndex < 0 || record.isEmpty(refundIndex)) {
            return null;
        }
        amount.clear();
        addNumber(record, refundIndex, refund.power(), amount);
        if (refund.isNegative()) {
            amount.negate();
        }
        if (amount.value().stripTrailingZeros().scale() > run.decimals()) {
            throw BadRow.of(
                    columns.nameOf(refundIndex), "must have at most " + run.decimals() + " decimals", "it has more");
        }
        if (amount.signum() < 0) {
            throw BadRow.of(
                    columns.nameOf(refundIndex),
                    "must not be negative, since it is paid back; where the export writes it with a minus, the mapping"
                            + " says refund = minus COLUMN",
                    "negative");
        }
        amount.negate();
        return amount.signum() == 0 ? null : amount;
    }

    /** The column of the day of a refund: its own, or the order's. */
    DayColumn refundDay(Fields record) {
        DayColumn own = refundDate;
        return own != null && !own.isEmpty(record) ? own : orderDay();
    }

    /** The key of the order that a record belongs to, empty where the fields are. */
    String orderKey(Fields record) {
        if (orderIndexes.length == 1) {
            return record.text(orderIndexes[0]);
        }
        StringBuilder key = new StringBuilder();
        boolean isFilled = false;
        for (int index : orderIndexes) {
            isFilled |= !record.isEmpty(index);
            key.append(record.text(index)).append('\u0001');
        }
        return isFilled ? key.toString() : "";
    }

    String orderName() {
        return columns.nameOf(orderIndexes);
    }

    /** A hash of all fields that the mapping looks at, by which the same record is known again. */
    long hash(Fields record) {
        long hash = 1;
        boolean[] needed = columns.needed();
        for (int i = 0; i < needed.length; i++) {
            if (needed[i]) {
                hash = record.hash(i, hash);
            }
        }
        return hash;
    }

    Row row(Fields fields) {
        return new Row(header, fields);
    }
}
