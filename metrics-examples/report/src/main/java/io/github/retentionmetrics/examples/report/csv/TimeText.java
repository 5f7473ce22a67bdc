package io.github.retentionmetrics.examples.report.csv;

import io.github.retentionmetrics.examples.report.error.BadRow;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Times as {@code yyyy-MM-ddTHH:mm[:ss]} by the clock of a zone, or with an offset such as {@code +01:00} or {@code Z}.
 * A blank may stand for the T, and parts of a second may follow. No zone is ever guessed: without one, the offset is
 * needed.
 *
 * @param zone the zone of local times; null if the user named none
 */
public record TimeText(@Nullable ZoneId zone) {
    static final String FORM = "must be a time such as 2025-03-31T09:30 or 2025-03-31T09:30:00+02:00";
    static final String NEEDS_ZONE = "must have an offset such as +02:00 or Z, or come with --zone";

    private static final Pattern TIME = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]"
            + "([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.][0-9]{1,9})?)?)"
            + "(Z|[+-][0-9]{2}:[0-9]{2})?");
    private static final Pattern LOOKS_LIKE_A_TIME =
            Pattern.compile("[0-9]{1,9}[-/.][0-9]{1,2}[-/.][0-9T :.+Z-]{1,40}");
    private static final int LATEST_YEAR = 9999;

    /**
     * A time as a file has it.
     *
     * @param instant the moment
     * @param zone the zone in which days are counted: the user's, else the time's own offset
     */
    public record Moment(Instant instant, ZoneId zone) {
        public LocalDate date() {
            return LocalDate.ofInstant(instant, zone);
        }
    }

    /** Whether a text has the form of a time. */
    static boolean isTime(String text) {
        return TIME.matcher(text).matches();
    }

    /** The day of a time: that in the zone, or the written one of a local time, even if the clock skipped it. */
    LocalDate date(String column, String text) throws BadRow {
        Matcher parts = TIME.matcher(text);
        if (zone == null || !parts.matches() || parts.group(3) != null) {
            return parse(column, text, null).date();
        }
        try {
            LocalTime.parse(parts.group(2));
        } catch (DateTimeException e) {
            throw BadRow.of(column, FORM, text);
        }
        return DateText.day(column, parts.group(1));
    }

    /**
     * Reads a time. One that the clock showed twice, when it was set back, is the first of the two unless that would
     * put it before {@code previous}; one that it skipped is refused, since the zone is probably another.
     */
    public Moment parse(String column, String text, @Nullable Instant previous) throws BadRow {
        Matcher parts = TIME.matcher(text);
        if (!parts.matches()) {
            throw BadRow.of(column, FORM, describe(text));
        }
        LocalDate date = DateText.day(column, parts.group(1));
        try {
            LocalDateTime time = date.atTime(LocalTime.parse(parts.group(2)));
            return inRange(column, text, moment(column, text, time, parts.group(3), previous));
        } catch (DateTimeException e) {
            throw BadRow.of(column, FORM, text);
        }
    }

    private Moment moment(
            String column, String text, LocalDateTime time, @Nullable String offset, @Nullable Instant previous)
            throws BadRow {
        if (offset != null) {
            ZoneOffset own = ZoneOffset.of(offset);
            return new Moment(time.toInstant(own), zone == null ? own : zone);
        }
        if (zone == null) {
            throw BadRow.of(column, NEEDS_ZONE, text);
        }
        if (zone.getRules().getValidOffsets(time).isEmpty()) {
            throw BadRow.of(
                    column, "must be a time that clocks in " + zone + " show", text + " was skipped; is --zone right?");
        }
        ZonedDateTime first = ZonedDateTime.of(time, zone);
        boolean isTooEarly = previous != null && first.toInstant().isBefore(previous);
        return new Moment((isTooEarly ? first.withLaterOffsetAtOverlap() : first).toInstant(), zone);
    }

    /** Near either end of the calendar another zone's date may lie beyond it. */
    private static Moment inRange(String column, String text, Moment moment) throws BadRow {
        LocalDate inUtc = LocalDate.ofInstant(moment.instant(), ZoneOffset.UTC);
        if (!isInRange(inUtc) || !isInRange(moment.date())) {
            throw BadRow.of(column, DateText.RANGE, text);
        }
        return moment;
    }

    private static boolean isInRange(LocalDate date) {
        return date.getYear() >= 1 && date.getYear() <= LATEST_YEAR;
    }

    /** The text itself if it is some time; anything else may be an id in the wrong column. */
    private static String describe(String text) {
        if (text.isEmpty()) {
            return "empty";
        }
        return LOOKS_LIKE_A_TIME.matcher(text).matches() ? text : "some other text";
    }
}
