package io.github.retentionmetrics.examples.report.mapping;

import io.github.retentionmetrics.examples.report.csv.DateText;
import io.github.retentionmetrics.examples.report.csv.Fields;
import io.github.retentionmetrics.examples.report.csv.MappedNotes;
import io.github.retentionmetrics.examples.report.error.BadRow;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Dates and times in a column of an export, written as the plain form has them. */
final class DayColumn {
    /** Texts that were read are kept, since a file has few days and many records. */
    private static final int KEPT = 1 << 12;

    private static final int DATE_LENGTH = 10;

    private final int[] indexes;
    private final String name;
    private final @Nullable DateForm form;
    private final @Nullable ZoneId zone;
    private final DateText plain;
    private final MappedNotes notes;
    private final String word;
    private final @Nullable DateForms forms;
    private @Nullable BadRow unnamed;
    private boolean hasPlain;
    private final char[][] keptTexts = new char[KEPT][];
    private final LocalDate[] keptDays = new LocalDate[KEPT];
    private final boolean[] keptMoves = new boolean[KEPT];

    /**
     * A column of dates.
     *
     * @param word what stands before its name in the mapping, such as {@code "date = "}, for messages
     * @param indexes the places of the column and of those that stand for it where it is empty
     * @param name what the file calls it
     * @param form how the dates are written, or null for the plain form
     * @param zone the zone in which days are counted, or null if none is named
     * @param notes where moved days are counted
     */
    DayColumn(
            String word,
            int[] indexes,
            String name,
            @Nullable DateForm form,
            @Nullable ZoneId zone,
            MappedNotes notes) {
        this.word = word;
        this.forms = form == null ? new DateForms() : null;
        this.indexes = indexes;
        this.name = name;
        this.form = form;
        this.zone = zone;
        this.plain = new DateText(zone);
        this.notes = notes;
    }

    /** Whether the file has none of the columns. */
    boolean isMissing() {
        return indexes.length == 0;
    }

    /** What the file calls the column. */
    String name() {
        return name;
    }

    boolean isEmpty(Fields record) {
        return Columns.firstFilled(record, indexes) < 0;
    }

    /** Writes the day of a record as {@code yyyy-MM-dd}, or nothing if its field is empty. */
    void writeDay(Fields record, Fields row) throws BadRow {
        LocalDate day = day(record);
        if (day != null) {
            row.append(day.getYear(), 4);
            row.append('-');
            row.append(day.getMonthValue(), 2);
            row.append('-');
            row.append(day.getDayOfMonth(), 2);
        }
        row.endField();
    }

    /** The day of a record, or null if its field is empty. */
    @Nullable
    LocalDate day(Fields record) throws BadRow {
        int index = Columns.firstFilled(record, indexes);
        if (index < 0) {
            return null;
        }
        int place = place(record.chars(), record.start(index), record.end(index));
        char[] kept = keptTexts[place];
        if (kept == null
                || !Arrays.equals(kept, 0, kept.length, record.chars(), record.start(index), record.end(index))) {
            read(record.text(index), place);
        }
        if (keptMoves[place]) {
            notes.countDayMoved();
        }
        return keptDays[place];
    }

    private void read(String text, int place) throws BadRow {
        LocalDate day;
        LocalDate written;
        if (form == null) {
            day = plainDay(text);
            written = text.length() > DATE_LENGTH ? DateText.day(name, text.substring(0, DATE_LENGTH)) : day;
        } else {
            DateForm.Written value = form.read(text, name);
            day = value.dayIn(zone);
            written = value.local().toLocalDate();
        }
        keptTexts[place] = text.toCharArray();
        keptDays[place] = day;
        keptMoves[place] = !day.equals(written);
    }

    /** A day in the plain form; where it is in another, the forms that it fits are remembered. */
    private LocalDate plainDay(String text) throws BadRow {
        try {
            LocalDate day = plain.parse(name, text);
            hasPlain = true;
            return day;
        } catch (BadRow bad) {
            throw notPlain(text, bad);
        }
    }

    private BadRow notPlain(String text, BadRow bad) {
        DateForms collected = forms;
        unnamed = null;
        if (collected != null && !DateForms.beginsPlain(text)) {
            collected.add(text);
            unnamed = mayHaveForm() ? bad : null;
        } else {
            hasPlain = true;
        }
        return bad;
    }

    /** Whether a record was refused only because the mapping does not name the form of its date. */
    boolean isUnnamed(BadRow bad) {
        return bad.equals(unnamed);
    }

    /** Whether some form fits all values, so that the mapping can name it. */
    boolean mayHaveForm() {
        return forms != null && !hasPlain && !forms.thatFitAll().isEmpty();
    }

    /** Says that the mapping must name the form, which ones there are, and how. */
    String mustBeNamed() {
        DateForms collected = Objects.requireNonNull(forms);
        List<DateForms.Form> fitting = collected.thatFitAll();
        DateForms.Form one = fitting.get(0);
        String clock = one.needsClock() ? " local" : "";
        String names = one.names().isEmpty() || one.names().equals("en") ? "" : " and month names = " + one.names();
        return "column " + name + " must have its form named by the mapping: "
                + DateForms.sentence(fitting, collected.values()) + "; name "
                + (fitting.size() == 1 ? "it" : "one") + " with: " + word + name + " as " + one.pattern()
                + clock + names + (clock.isEmpty() ? "" : ", or in UTC or another zone instead of local");
    }

    private static int place(char[] chars, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + chars[i];
        }
        return (hash ^ hash >>> 15) & KEPT - 1;
    }

    /** Writes the moment of a record, or its day where the export has no time; nothing if its field is empty. */
    void writeMoment(Fields record, Fields row) throws BadRow {
        if (form != null && !form.hasTime()) {
            writeDay(record, row);
        } else {
            writeTime(record, row);
        }
    }

    /** Writes the moment of a record, or nothing if its field is empty. */
    void writeTime(Fields record, Fields row) throws BadRow {
        int index = Columns.firstFilled(record, indexes);
        if (index < 0 || form == null) {
            String text = index < 0 ? "" : record.text(index);
            if (!text.isEmpty()) {
                requirePlainTime(text);
            }
            row.add(text);
            return;
        }
        DateForm.Written value = form.read(record.text(index), name);
        if (value.instant() != null) {
            row.add(value.instant().toString());
            return;
        }
        LocalDateTime local = value.local();
        row.add(local.toString());
    }

    /** The kind of input reads the plain form itself, and this only what is surely in another. */
    private void requirePlainTime(String text) throws BadRow {
        if (DateForms.beginsPlain(text)) {
            hasPlain = true;
        } else {
            throw notPlain(text, BadRow.of(name, "must be a time such as 2025-03-31T09:30", DateForm.describe(text)));
        }
    }
}
