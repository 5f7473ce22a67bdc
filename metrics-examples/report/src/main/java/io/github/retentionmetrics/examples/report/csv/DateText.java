package io.github.retentionmetrics.examples.report.csv;

import io.github.retentionmetrics.examples.report.error.BadRow;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates as {@code yyyy-MM-dd}: a day that exists, from year 1 to 9999. A time of midnight without an offset is the date
 * that it begins. Any other time is a date only where the user names a zone: the day of a local time, and the day in
 * that zone of a time with an offset.
 */
public final class DateText {
    static final String FORM = "must be a calendar date yyyy-MM-dd";
    static final String FORM_OR_TIME = FORM + ", or a time that comes with --zone";
    static final String RANGE = "must be from 0001-01-01 to 9999-12-31";

    private static final Pattern LOOKS_LIKE_A_DATE = Pattern.compile(
            "(\\d{4,9}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{4})([T ][0-9:.+Z-]{1,24})?");

    private static final Pattern MIDNIGHT = Pattern.compile("[T ]00:00(:00([.]0{1,9})?)?");
    private static final int LENGTH = 10;

    /** Days that were read are kept, since a file has few of them and many rows: of any 64 years, each has a place. */
    private static final int YEARS = 64;

    private static final int MONTHS = 13;
    private static final int DAYS = 32;
    private static final int KEPT = YEARS * MONTHS * DAYS;

    private final @Nullable ZoneId zone;
    private final int[] keptTexts = new int[KEPT];
    private final int[] keptDays = new int[KEPT];

    /**
     * Dates by the clock of a zone.
     *
     * @param zone the zone of the user; null if none is named, and then other times than midnight are refused
     */
    public DateText(@Nullable ZoneId zone) {
        this.zone = zone;
        Arrays.fill(keptTexts, -1);
    }

    /** The zone of the user, or null. */
    @Nullable
    public ZoneId zone() {
        return zone;
    }

    /** The date of a field, as the number of days since 1970-01-01. */
    public int epochDay(String column, Fields fields, int index) throws BadRow {
        int digits = digits(fields.chars(), fields.start(index), fields.length(index));
        int month = digits / 100 % 100;
        int day = digits % 100;
        if (digits < 0 || month >= MONTHS || day >= DAYS) {
            return (int) parse(column, fields.text(index)).toEpochDay();
        }
        int place = (digits / 10_000 % YEARS * MONTHS + month) * DAYS + day;
        if (keptTexts[place] != digits) {
            keptDays[place] = (int) day(column, fields.text(index)).toEpochDay();
            keptTexts[place] = digits;
        }
        return keptDays[place];
    }

    /** The digits of yyyy-MM-dd as one number; -1 for any other form. */
    private static int digits(char[] chars, int start, int length) {
        if (length != LENGTH || chars[start + 4] != '-' || chars[start + 7] != '-') {
            return -1;
        }
        int digits = 0;
        for (int i = 0; i < LENGTH; i++) {
            if (i != 4 && i != 7) {
                int digit = chars[start + i] - '0';
                if (digit < 0 || digit > 9) {
                    return -1;
                }
                digits = 10 * digits + digit;
            }
        }
        return digits;
    }

    /** The date of a field, which may be written as a time. */
    public LocalDate parse(String column, String text) throws BadRow {
        if (text.length() == LENGTH || !TimeText.isTime(text)) {
            return day(column, text);
        }
        if (zone != null) {
            return new TimeText(zone).date(column, text);
        }
        if (MIDNIGHT.matcher(text.substring(LENGTH)).matches()) {
            return day(column, text.substring(0, LENGTH));
        }
        throw BadRow.of(column, FORM_OR_TIME, text);
    }

    /** A date without a time. */
    public static LocalDate day(String column, String text) throws BadRow {
        if (!hasForm(text)) {
            throw BadRow.of(column, FORM, describe(text));
        }
        int year = number(text, 0, 4);
        LocalDate date;
        try {
            date = LocalDate.of(year, number(text, 5, 7), number(text, 8, 10));
        } catch (DateTimeException e) {
            throw BadRow.of(column, FORM, text);
        }
        if (year == 0) {
            throw BadRow.of(column, RANGE, text);
        }
        return date;
    }

    private static boolean hasForm(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            char c = text.charAt(i);
            boolean isDash = i == 4 || i == 7;
            if (isDash ? c != '-' : c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int start, int end) {
        return Integer.parseInt(text, start, end, 10);
    }

    /** The text itself if it is some date; anything else may be an id or an amount in the wrong column. */
    private static String describe(String text) {
        if (text.isEmpty()) {
            return "empty";
        }
        return LOOKS_LIKE_A_DATE.matcher(text).matches() ? text : "some other text";
    }
}
