package io.github.retentionmetrics.period;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A span of whole days, from a first day, inclusive, to an end, exclusive: the time for which a metric is computed.
 *
 * <ul>
 *   <li>Days are calendar days without a time zone; the caller converts timestamps to days, with an explicit zone.
 *   <li>An empty period, whose start is its end, has no day: it contains no date and overlaps no period.
 *   <li>Supported are bounds from 0000-01-01 to +10001-01-01, so that the day, week, month, quarter and year around any
 *       date from 0001-01-01 to 9999-12-31 fit.
 *   <li>Periods sort by start, and those with the same start by end.
 *   <li>The text of a period is {@code 2025-03-01}, {@code 2025-03}, {@code 2025-Q1}, {@code 2025}, or
 *       {@code 2025-03-03/2025-03-10}, in which the end is exclusive.
 * </ul>
 *
 * <pre>{@code
 * Period march = Period.month(2025, 3);              // 2025-03
 * march.contains(LocalDate.of(2025, 4, 1));          // false
 * march.abuts(Period.month(2025, 4));                // true
 * march.intersection(Period.week(2025, 9)).get();    // 2025-03-01/2025-03-03
 * }</pre>
 *
 * @param startInclusive the first day
 * @param endExclusive the day after the last
 */
public record Period(LocalDate startInclusive, LocalDate endExclusive) implements Comparable<Period>, Serializable {
    /**
     * A period from its bounds.
     *
     * @param startInclusive the first day
     * @param endExclusive the day after the last
     * @throws NullPointerException if a bound is null, naming it
     * @throws IllegalArgumentException if the end is before the start, or a bound is not supported
     */
    public Period {
        SupportedDays.bound(startInclusive, "startInclusive");
        SupportedDays.bound(endExclusive, "endExclusive");
        SupportedDays.inOrder(startInclusive, "startInclusive", endExclusive, "endExclusive");
    }

    /**
     * {@return the period from a start up to, and not including, an end; empty where they are equal}
     *
     * @param startInclusive the first day
     * @param endExclusive the day after the last
     * @throws NullPointerException if a bound is null, naming it
     * @throws IllegalArgumentException if the end is before the start, or a bound is not supported
     */
    public static Period of(LocalDate startInclusive, LocalDate endExclusive) {
        return new Period(startInclusive, endExclusive);
    }

    /**
     * {@return the period of all days from the first to the last, both included}
     *
     * @param firstDay the first day
     * @param lastDay the last day, which may be the first
     * @throws NullPointerException if a day is null, naming it
     * @throws IllegalArgumentException if the last day is before the first, or a day is not supported
     */
    public static Period ofClosed(LocalDate firstDay, LocalDate lastDay) {
        SupportedDays.day(firstDay, "firstDay");
        SupportedDays.day(lastDay, "lastDay");
        SupportedDays.inOrder(firstDay, "firstDay", lastDay, "lastDay");
        return new Period(firstDay, lastDay.plusDays(1));
    }

    /**
     * {@return the period of one day}
     *
     * @param date the day
     * @throws NullPointerException if the day is null
     * @throws IllegalArgumentException if the day is not supported
     */
    public static Period day(LocalDate date) {
        SupportedDays.day(date, "date");
        return new Period(date, date.plusDays(1));
    }

    /**
     * {@return the ISO 8601 week, which starts on Monday and belongs to the year of its Thursday} Week 1 of 1997 starts
     * on 1996-12-30, and 2021-01-03 is the last day of week 53 of 2020.
     *
     * @param weekBasedYear the year of the week's Thursday, 0 to 10000
     * @param week the week, 1 to 52 or, in a long year, 53
     * @throws IllegalArgumentException if there is no such week or its year is not supported
     */
    public static Period week(int weekBasedYear, int week) {
        SupportedDays.number(weekBasedYear, 0, SupportedDays.LAST_YEAR, "weekBasedYear");
        // 4 January is in week 1 of every ISO year
        LocalDate inWeekOne = LocalDate.of(weekBasedYear, 1, 4);
        long weeks = IsoFields.WEEK_OF_WEEK_BASED_YEAR.rangeRefinedBy(inWeekOne).getMaximum();
        SupportedDays.number(week, 1, weeks, "week of " + weekBasedYear);
        LocalDate monday = inWeekOne.minusDays(inWeekOne.getDayOfWeek().getValue() - 1L);
        return new Period(monday.plusWeeks(week - 1L), monday.plusWeeks(week));
    }

    /**
     * {@return the calendar month}
     *
     * @param year the year, 0 to 10000
     * @param month the month, 1 to 12
     * @throws IllegalArgumentException if there is no such month or its year is not supported
     */
    public static Period month(int year, int month) {
        SupportedDays.number(year, 0, SupportedDays.LAST_YEAR, "year");
        SupportedDays.number(month, 1, 12, "month");
        LocalDate start = LocalDate.of(year, month, 1);
        return new Period(start, start.plusMonths(1));
    }

    /**
     * {@return the calendar month of a {@code YearMonth}}
     *
     * @param month the month, of a year from 0 to 10000
     * @throws NullPointerException if the month is null
     * @throws IllegalArgumentException if its year is not supported
     */
    public static Period month(YearMonth month) {
        Objects.requireNonNull(month, "month");
        return month(month.getYear(), month.getMonthValue());
    }

    /**
     * {@return the calendar quarter}
     *
     * @param year the year, 0 to 10000
     * @param quarter the quarter, 1 to 4
     * @throws IllegalArgumentException if there is no such quarter or its year is not supported
     */
    public static Period quarter(int year, int quarter) {
        SupportedDays.number(year, 0, SupportedDays.LAST_YEAR, "year");
        SupportedDays.number(quarter, 1, 4, "quarter");
        LocalDate start = LocalDate.of(year, 3 * quarter - 2, 1);
        return new Period(start, start.plusMonths(3));
    }

    /**
     * {@return the calendar year}
     *
     * @param year the year, 0 to 10000
     * @throws IllegalArgumentException if the year is not supported
     */
    public static Period year(int year) {
        SupportedDays.number(year, 0, SupportedDays.LAST_YEAR, "year");
        return new Period(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1));
    }

    /**
     * {@return the calendar year of a {@code Year}}
     *
     * @param year the year, 0 to 10000
     * @throws NullPointerException if the year is null
     * @throws IllegalArgumentException if the year is not supported
     */
    public static Period year(Year year) {
        return year(Objects.requireNonNull(year, "year").getValue());
    }

    /**
     * {@return the period with this text: the inverse of {@link #toString()}} It also reads what {@link #toString()}
     * does not write: an ISO 8601 week, and the two bounds of a day, a month, a quarter or a year.
     *
     * @param text a day ({@code 2025-03-01}), a month ({@code 2025-03}), a quarter ({@code 2025-Q1}), a year ({@code
     *     2025}), a week ({@code 2025-W10}), or the start and the end (exclusive) with a slash between ({@code
     *     2025-03-01/2025-04-15})
     * @throws NullPointerException if the text is null
     * @throws IllegalArgumentException if the text is none of these, or its bounds are not those of a period
     */
    public static Period parse(String text) {
        return PeriodText.parse(text);
    }

    /**
     * {@return the period with this text} The same as {@link #parse}, under the name by which web frameworks convert a
     * request parameter, and JSON mappers a text or the key of a map.
     *
     * @param text such as {@code 2025-03}, {@code 2025-Q1}, {@code 2025} or {@code 2025-03-01/2025-04-15}
     * @throws NullPointerException if the text is null
     * @throws IllegalArgumentException if the text is not a period
     */
    public static Period valueOf(String text) {
        return parse(text);
    }

    /**
     * {@return a copy with another start}
     *
     * @param startInclusive the new first day
     * @throws NullPointerException if the start is null
     * @throws IllegalArgumentException if the start is after the end, or not supported
     */
    public Period withStart(LocalDate startInclusive) {
        return new Period(startInclusive, endExclusive);
    }

    /**
     * {@return a copy with another end}
     *
     * @param endExclusive the new day after the last
     * @throws NullPointerException if the end is null
     * @throws IllegalArgumentException if the end is before the start, or not supported
     */
    public Period withEnd(LocalDate endExclusive) {
        return new Period(startInclusive, endExclusive);
    }

    /**
     * The period of the same length just before this one.
     *
     * <p>Whole calendar months are shifted back by as many months, so that the quarter before April to June is January
     * to March; whole years from any day are shifted by as many years, with or without a 29 February; any other period
     * is shifted by as many days.
     *
     * @return the period that ends where this one starts
     * @throws IllegalArgumentException if it would start before the supported days
     */
    public Period preceding() {
        long months = ChronoUnit.MONTHS.between(startInclusive, endExclusive);
        boolean isWholeMonths = startInclusive.getDayOfMonth() == endExclusive.getDayOfMonth()
                && (startInclusive.getDayOfMonth() == 1 || (months > 0 && months % 12 == 0));
        LocalDate start = isWholeMonths ? startInclusive.minusMonths(months) : startInclusive.minusDays(lengthDays());
        return new Period(start, startInclusive);
    }

    /**
     * {@return the same days of the year before, such as March 2025 for March 2026} A bound on 29 February becomes 28
     * February, so that a period within these two days may become empty.
     *
     * @throws IllegalArgumentException if the year before is not supported
     */
    public Period yearBefore() {
        return new Period(startInclusive.minusYears(1), endExclusive.minusYears(1));
    }

    /**
     * {@return the days from the end of an earlier period to the end of this one} These are the days of the changes
     * between the last day of the baseline and the last day of this period: {@code 2025-04-01/2026-04-01} for March
     * 2026 since March 2025.
     *
     * @param baseline the earlier period, which ends on or before the first day of this one
     * @throws NullPointerException if the baseline is null
     * @throws IllegalArgumentException if a period is empty, or the baseline ends after the first day of this period
     */
    public Period since(Period baseline) {
        requireDays(this, "period");
        requireDays(Objects.requireNonNull(baseline, "baseline"), "baseline");
        if (baseline.endExclusive.isAfter(startInclusive)) {
            throw new IllegalArgumentException("baseline (" + baseline + ") must end before period (" + this + ")");
        }
        return new Period(baseline.endExclusive, endExclusive);
    }

    private static void requireDays(Period period, String name) {
        if (period.isEmpty()) {
            throw new IllegalArgumentException(name + " must have at least one day: " + period);
        }
    }

    /** {@return whether this period has no days} */
    public boolean isEmpty() {
        return startInclusive.equals(endExclusive);
    }

    /** {@return the number of days, 0 or more} */
    public long lengthDays() {
        return ChronoUnit.DAYS.between(startInclusive, endExclusive);
    }

    /**
     * {@return the last day, which is the day before the end}
     *
     * @throws IllegalStateException if this period is empty
     */
    public LocalDate lastDay() {
        if (isEmpty()) {
            throw new IllegalStateException("period must not be empty: " + this);
        }
        return endExclusive.minusDays(1);
    }

    /** {@return the days in order, each once} */
    public Stream<LocalDate> days() {
        return startInclusive.datesUntil(endExclusive);
    }

    /**
     * {@return whether the date is one of this period's days}
     *
     * @param date any date
     * @throws NullPointerException if the date is null
     */
    public boolean contains(LocalDate date) {
        Objects.requireNonNull(date, "date");
        return !date.isBefore(startInclusive) && date.isBefore(endExclusive);
    }

    /**
     * {@return whether the other starts no earlier and ends no later than this one} A period encloses itself, and any
     * empty one from its start to its end.
     *
     * @param other the other period
     * @throws NullPointerException if {@code other} is null
     */
    public boolean encloses(Period other) {
        Objects.requireNonNull(other, "other");
        return !other.startInclusive.isBefore(startInclusive) && !other.endExclusive.isAfter(endExclusive);
    }

    /**
     * {@return whether this period ends no later than the other starts, and is not the same empty period}
     *
     * @param other the other period
     * @throws NullPointerException if {@code other} is null
     */
    public boolean isBefore(Period other) {
        Objects.requireNonNull(other, "other");
        return !endExclusive.isAfter(other.startInclusive) && !equals(other);
    }

    /**
     * {@return whether the other {@linkplain #isBefore is before} this period}
     *
     * @param other the other period
     * @throws NullPointerException if {@code other} is null
     */
    public boolean isAfter(Period other) {
        Objects.requireNonNull(other, "other");
        return other.isBefore(this);
    }

    /**
     * {@return whether one of the two ends where the other starts, and they are not the same empty period}
     *
     * @param other the other period
     * @throws NullPointerException if {@code other} is null
     */
    public boolean abuts(Period other) {
        Objects.requireNonNull(other, "other");
        return (endExclusive.equals(other.startInclusive) || startInclusive.equals(other.endExclusive))
                && !equals(other);
    }

    /**
     * {@return whether there is at least one day in both}
     *
     * @param other the other period
     * @throws NullPointerException if {@code other} is null
     */
    public boolean overlaps(Period other) {
        return intersection(other).isPresent();
    }

    /**
     * {@return whether no day lies between the two, so that they have a {@link #union union}}
     *
     * @param other the other period
     * @throws NullPointerException if {@code other} is null
     */
    public boolean isConnected(Period other) {
        Objects.requireNonNull(other, "other");
        return !endExclusive.isBefore(other.startInclusive) && !other.endExclusive.isBefore(startInclusive);
    }

    /**
     * {@return the days that are in both periods; empty if there are none}
     *
     * @param other the other period
     * @throws NullPointerException if {@code other} is null
     */
    public Optional<Period> intersection(Period other) {
        Objects.requireNonNull(other, "other");
        LocalDate start = later(startInclusive, other.startInclusive);
        LocalDate end = earlier(endExclusive, other.endExclusive);
        return start.isBefore(end) ? Optional.of(new Period(start, end)) : Optional.empty();
    }

    /**
     * {@return the days that are in either period}
     *
     * @param other the other period
     * @throws NullPointerException if {@code other} is null
     * @throws IllegalArgumentException if the two are not {@linkplain #isConnected connected}
     */
    public Period union(Period other) {
        if (!isConnected(other)) {
            throw new IllegalArgumentException("other (" + other + ") must overlap or abut this period (" + this + ")");
        }
        return span(other);
    }

    /**
     * {@return the smallest period that encloses both, with the days between them}
     *
     * @param other the other period
     * @throws NullPointerException if {@code other} is null
     */
    public Period span(Period other) {
        Objects.requireNonNull(other, "other");
        return new Period(earlier(startInclusive, other.startInclusive), later(endExclusive, other.endExclusive));
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? b : a;
    }

    /** Compares by start, then by end. */
    @Override
    public int compareTo(Period other) {
        Objects.requireNonNull(other, "other");
        int byStart = startInclusive.compareTo(other.startInclusive);
        return byStart != 0 ? byStart : endExclusive.compareTo(other.endExclusive);
    }

    /**
     * {@return the shortest text of the period} A day is {@code 2025-03-01}, a calendar month {@code 2025-03}, a
     * calendar quarter {@code 2025-Q1} and a calendar year {@code 2025}; any other period is its start and its end
     * (exclusive) with a slash between, as in ISO 8601: {@code 2025-03-03/2025-03-10}.
     */
    @Override
    public String toString() {
        return PeriodText.of(this);
    }
}
