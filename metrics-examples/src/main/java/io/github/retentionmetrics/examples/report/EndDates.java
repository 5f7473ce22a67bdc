package io.github.retentionmetrics.examples.report;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The ends of subscriptions and memberships, as the day that is no longer active.
 *
 * @param dates how to read dates
 * @param isInclusive whether an end is written as the last active day
 */
record EndDates(DateText dates, boolean isInclusive) {
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    /**
     * The first day that is no longer active; null where the field is empty, the file has no such column, or the last active
     * day is the last one that a date may be.
     */
    @Nullable
    LocalDate parse(Row row, String column, String startColumn, LocalDate start) throws BadRow {
        String text = row.text(column);
        if (text.isEmpty()) {
            return null;
        }
        LocalDate end = dates.parse(column, text);
        if (end.isBefore(start)) {
            throw BadRow.between(column, end.toString(), "must be on or after", startColumn, start.toString());
        }
        if (!isInclusive) {
            return end;
        }
        return end.equals(LAST) ? null : end.plusDays(1);
    }
}
