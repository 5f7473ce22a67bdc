package io.github.retentionmetrics.examples.report.mapping;

import io.github.retentionmetrics.examples.report.csv.DateText;
import io.github.retentionmetrics.examples.report.csv.Fields;
import io.github.retentionmetrics.examples.report.csv.MappedNotes;
import io.github.retentionmetrics.examples.report.error.BadRow;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
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
    private final char[][] keptTexts = new char[KEPT][];
    private final LocalDate[] keptDays = new LocalDate[KEPT];
    private final boolean[] keptMoves = new boolean[KEPT];

    DayColumn(int[] indexes, String name, @Nullable DateForm form, @Nullable ZoneId zone, MappedNotes notes) {
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
            day = plain.parse(name, text);
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

    private static int place(char[] chars, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + chars[i];
        }
        return (hash ^ hash >>> 15) & KEPT - 1;
    }

    /** Writes the moment of a record, or nothing if its field is empty. */
    void writeTime(Fields record, Fields row) throws BadRow {
        int index = Columns.firstFilled(record, indexes);
        if (index < 0 || form == null) {
            row.add(index < 0 ? "" : record.text(index));
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
}
