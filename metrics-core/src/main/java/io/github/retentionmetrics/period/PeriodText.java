package io.github.retentionmetrics.period;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Converts periods to text and back. */
final class PeriodText {
    /** A year, and what is within it: {@code -Q1}, {@code -W09}, {@code -03}, {@code -03-01}, or nothing. */
    private static final Pattern NAMED = Pattern.compile(
            "(\\d{4}|\\+\\d{5})(?:-Q(?<quarter>\\d)|-W(?<week>\\d\\d)|(?<month>-\\d\\d)(?<day>-\\d\\d)?)?");

    private PeriodText() {}

    static String of(Period period) {
        LocalDate start = period.startInclusive();
        LocalDate end = period.endExclusive();
        String day = start.toString();
        if (end.equals(start.plusDays(1))) {
            return day;
        }
        if (start.getDayOfMonth() == 1) {
            String month = day.substring(0, day.length() - "-01".length());
            String year = day.substring(0, day.length() - "-01-01".length());
            if (end.equals(start.plusMonths(1))) {
                return month;
            }
            if (start.getMonthValue() % 3 == 1 && end.equals(start.plusMonths(3))) {
                return year + "-Q" + (start.getMonthValue() / 3 + 1);
            }
            if (start.getMonthValue() == 1 && end.equals(start.plusYears(1))) {
                return year;
            }
        }
        return day + "/" + end;
    }

    static Period parse(String text) {
        Objects.requireNonNull(text, "text");
        int slash = text.indexOf('/');
        Matcher named = NAMED.matcher(text);
        if (slash < 0 && !named.matches()) {
            throw unreadable(text, null);
        }
        return slash < 0
                ? named(named, text)
                : Period.of(date(text.substring(0, slash), text), date(text.substring(slash + 1), text));
    }

    private static Period named(Matcher named, String text) {
        int year = Integer.parseInt(named.group(1));
        String quarter = named.group("quarter");
        String week = named.group("week");
        String month = named.group("month");
        if (quarter != null) {
            return Period.quarter(year, Integer.parseInt(quarter));
        }
        if (week != null) {
            return Period.week(year, Integer.parseInt(week));
        }
        if (month == null) {
            return Period.year(year);
        }
        return named.group("day") == null
                ? Period.month(year, Integer.parseInt(month.substring(1)))
                : Period.day(date(text, text));
    }

    private static LocalDate date(String date, String text) {
        try {
            return LocalDate.parse(date);
        } catch (DateTimeParseException e) {
            throw unreadable(text, e);
        }
    }

    private static IllegalArgumentException unreadable(String text, @Nullable DateTimeParseException cause) {
        return new IllegalArgumentException(
                "text must be a period, such as 2025-03-01, 2025-03, 2025-Q1, 2025, 2025-W10 or 2025-03-01/2025-04-15: "
                        + text,
                cause);
    }
}
