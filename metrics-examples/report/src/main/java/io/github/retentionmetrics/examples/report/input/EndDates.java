package io.github.retentionmetrics.examples.report.input;

import io.github.retentionmetrics.examples.report.csv.DateText;
import io.github.retentionmetrics.examples.report.csv.Row;
import io.github.retentionmetrics.examples.report.error.BadRow;
import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The ends of subscriptions and memberships, as the day that is no longer active.
 *
 * @param dates how to read dates
 * @param isInclusive whether an end is written as the last active day
 */
record EndDates(DateText dates, boolean isInclusive) {
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    /** Reads an end, and hands on the first day that is no longer active, null where there is none. */
    <T> EndingRow<T> parse(
            Row row, String column, String startColumn, LocalDate start, Function<@Nullable LocalDate, T> ending)
            throws BadRow {
        String text = row.text(column);
        if (text.isEmpty()) {
            return new EndingRow<>(ending.apply(null), null);
        }
        LocalDate end = dates.parse(column, text);
        if (end.isBefore(start)) {
            throw BadRow.between(column, end.toString(), "must be on or after", startColumn, start.toString());
        }
        if (isInclusive && end.equals(LAST)) {
            return new EndingRow<>(ending.apply(null), LAST);
        }
        LocalDate endExclusive = isInclusive ? end.plusDays(1) : end;
        return new EndingRow<>(ending.apply(endExclusive), endExclusive);
    }
}
