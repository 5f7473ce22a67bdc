package io.github.retentionmetrics.examples.report;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** Dates as {@code yyyy-MM-dd}, strictly: ten characters, a day that exists, from year 1 to 9999. */
final class DateText {
    static final String FORM = "must be a calendar date yyyy-MM-dd";
    static final String RANGE = "must be from 0001-01-01 to 9999-12-31";

    private static final Pattern LOOKS_LIKE_A_DATE = Pattern.compile(
            "(\\d{4,9}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{4})([T ][0-9:.+Z-]{1,24})?");

    private DateText() {}

    static LocalDate parse(String column, String text) throws BadRow {
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
        if (text.length() != 10) {
            return false;
        }
        for (int i = 0; i < 10; i++) {
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
