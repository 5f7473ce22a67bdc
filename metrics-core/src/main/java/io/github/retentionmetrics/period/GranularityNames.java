package io.github.retentionmetrics.period;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Converts granularities and the labels of their periods to text and back. */
final class GranularityNames {
    /** A year, the last two digits of the next one, and a quarter or a month. */
    private static final Pattern LABEL = Pattern.compile("([0-9]{4,5})(?:/[0-9]{2})?(?:-Q([1-4])|-([0-9]{2}))?");

    private static final Map<String, Granularity> BY_NAME = byName();

    private GranularityNames() {}

    private static Map<String, Granularity> byName() {
        Map<String, Granularity> names = new HashMap<>();
        names.put("day", Granularity.DAY);
        names.put("week", Granularity.WEEK);
        names.put("month", Granularity.MONTH);
        names.put("quarter", Granularity.QUARTER);
        names.put("year", Granularity.YEAR);
        for (DayOfWeek day : DayOfWeek.values()) {
            names.put("week starting " + lowerCase(day), Granularity.weekStarting(day));
        }
        for (Month month : Month.values()) {
            names.put("fiscal quarter starting " + lowerCase(month), Granularity.fiscalQuarterStarting(month));
            names.put("fiscal year starting " + lowerCase(month), Granularity.fiscalYearStarting(month));
        }
        return Collections.unmodifiableMap(names);
    }

    static Granularity parse(String text) {
        Objects.requireNonNull(text, "text");
        Granularity granularity = BY_NAME.get(text);
        if (granularity == null) {
            throw new IllegalArgumentException("text must be day, week, month, quarter, year, or such as week starting"
                    + " sunday, fiscal quarter starting april, fiscal year starting april: " + text);
        }
        return granularity;
    }

    static String name(Unit unit, int start) {
        String name = lowerCase(unit);
        if (start == 1) {
            return name;
        }
        return unit == Unit.WEEK
                ? name + " starting " + lowerCase(DayOfWeek.of(start))
                : "fiscal " + name + " starting " + lowerCase(Month.of(start));
    }

    static String label(Unit unit, int yearStart, LocalDate firstDay) {
        LocalDate yearsFirstMonth = firstDay.minusMonths(yearStart - 1L);
        int year = yearsFirstMonth.getYear();
        return switch (unit) {
            case DAY, WEEK -> firstDay.toString();
            case MONTH -> String.format(Locale.ROOT, "%04d-%02d", year, firstDay.getMonthValue());
            case QUARTER -> yearLabel(year, yearStart) + "-Q" + (yearsFirstMonth.getMonthValue() + 2) / 3;
            case YEAR -> yearLabel(year, yearStart);
        };
    }

    private static String yearLabel(int year, int yearStart) {
        return yearStart == 1
                ? String.format(Locale.ROOT, "%04d", year)
                : String.format(Locale.ROOT, "%04d/%02d", year, (year + 1) % 100);
    }

    /**
     * The first day of the period of a label, if the text has the form of a label; the caller checks that the period's
     * label is the same text.
     */
    static Optional<LocalDate> firstDay(Unit unit, int yearStart, String label) {
        if (unit == Unit.DAY || unit == Unit.WEEK) {
            return date(label);
        }
        Matcher matcher = LABEL.matcher(label);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int months = yearStart - 1;
        if (matcher.group(2) != null) {
            months += 3 * (Integer.parseInt(matcher.group(2)) - 1);
        } else if (matcher.group(3) != null) {
            months += Integer.parseInt(matcher.group(3)) - 1;
        }
        return Optional.of(
                LocalDate.of(Integer.parseInt(matcher.group(1)), 1, 1).plusMonths(months));
    }

    private static Optional<LocalDate> date(String label) {
        try {
            return Optional.of(LocalDate.parse(label));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
