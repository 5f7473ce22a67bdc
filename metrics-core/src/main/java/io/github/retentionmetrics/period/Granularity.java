package io.github.retentionmetrics.period;

import io.github.retentionmetrics.internal.Restored;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.WeekFields;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * A division of time into consecutive periods without gaps: days, weeks, months, quarters or years.
 *
 * <p>Every date is in exactly one period of a granularity, and the periods are numbered in order; the one that contains
 * 1970-01-01 has the number 0. Numbers turn calendar arithmetic into whole-number arithmetic: a customer acquired in
 * period 660 who buys in period 663 came back three periods later, however long those were.
 *
 * <ul>
 *   <li>Weeks start on Monday, as in ISO 8601, unless {@link #weekStarting} says otherwise. A week is not tied to a
 *       year and is labelled by its first day.
 *   <li>Fiscal years and quarters start with the month that {@link #fiscalYearStarting} names, on its first day. A
 *       fiscal year is labelled by the years in which it starts and ends.
 *   <li>Supported dates are those whose whole period lies between 0000-01-01 and +10001-01-01: all from 0001-01-01 to
 *       9999-12-31, and for some granularities a few more.
 * </ul>
 *
 * <p>A granularity is a calendar. Lengths of time are measured in a {@link java.time.temporal.ChronoUnit} throughout
 * the library, with months and years of mean length.
 *
 * <pre>{@code
 * Period period = WEEK.periodContaining(LocalDate.of(1997, 1, 1));    // 1996-12-30/1997-01-06
 * WEEK.label(WEEK.next(period));                                      // 1997-01-06
 * MONTH.periodsCovering(Period.quarter(1997, 1)).size();              // 3
 * fiscalYearStarting(APRIL).label(Period.parse("2025-04-01/2026-04-01"));    // 2025/26
 * }</pre>
 */
public final class Granularity implements Serializable {
    /** Days. */
    public static final Granularity DAY = new Granularity(Unit.DAY, 1);

    /** Weeks from Monday to Sunday, as in ISO 8601. */
    public static final Granularity WEEK = new Granularity(Unit.WEEK, DayOfWeek.MONDAY.getValue());

    /** Calendar months. */
    public static final Granularity MONTH = new Granularity(Unit.MONTH, 1);

    /** Calendar quarters. */
    public static final Granularity QUARTER = new Granularity(Unit.QUARTER, Month.JANUARY.getValue());

    /** Calendar years. */
    public static final Granularity YEAR = new Granularity(Unit.YEAR, Month.JANUARY.getValue());

    /** The largest number of periods in one result: 328 years of days, or all months of the calendar. */
    public static final int MOST_PERIODS = 120_000;

    private static final long serialVersionUID = 1L;

    /** The unit of the periods. */
    private final Unit unit;

    /** The first day of the week or the first month of the year, from 1; 1 for other units. */
    private final int start;

    private final transient Numbering numbering;

    private Granularity(Unit unit, int start) {
        this.unit = unit;
        this.start = start;
        numbering = new Numbering(unit, start);
    }

    /**
     * {@return weeks that start on the given day}
     *
     * @param firstDayOfWeek the first day; Monday gives {@link #WEEK}
     * @throws NullPointerException if the day is null
     */
    public static Granularity weekStarting(DayOfWeek firstDayOfWeek) {
        Objects.requireNonNull(firstDayOfWeek, "firstDayOfWeek");
        return firstDayOfWeek == DayOfWeek.MONDAY ? WEEK : new Granularity(Unit.WEEK, firstDayOfWeek.getValue());
    }

    /**
     * {@return quarters of a fiscal year: three months each, the first starting with the year}
     *
     * @param yearStart the month with which the fiscal year starts; January gives {@link #QUARTER}
     * @throws NullPointerException if the month is null
     */
    public static Granularity fiscalQuarterStarting(Month yearStart) {
        Objects.requireNonNull(yearStart, "yearStart");
        return yearStart == Month.JANUARY ? QUARTER : new Granularity(Unit.QUARTER, yearStart.getValue());
    }

    /**
     * {@return years that start on the first day of the given month}
     *
     * @param yearStart the month with which the fiscal year starts; January gives {@link #YEAR}
     * @throws NullPointerException if the month is null
     */
    public static Granularity fiscalYearStarting(Month yearStart) {
        Objects.requireNonNull(yearStart, "yearStart");
        return yearStart == Month.JANUARY ? YEAR : new Granularity(Unit.YEAR, yearStart.getValue());
    }

    /**
     * {@return the granularity with this text: the inverse of {@link #toString()}}
     *
     * @param text {@code day}, {@code week}, {@code month}, {@code quarter} or {@code year}, or such as {@code week
     *     starting sunday}, {@code fiscal quarter starting april} and {@code fiscal year starting april}
     * @throws NullPointerException if the text is null
     * @throws IllegalArgumentException if the text is none of these
     */
    public static Granularity parse(String text) {
        return GranularityNames.parse(text);
    }

    /**
     * {@return the granularity with this text} The same as {@link #parse}, under the name by which web frameworks
     * convert a request parameter, and JSON mappers a text or the key of a map.
     *
     * @param text such as {@code month} or {@code week starting sunday}
     * @throws NullPointerException if the text is null
     * @throws IllegalArgumentException if the text is not a granularity
     */
    public static Granularity valueOf(String text) {
        return parse(text);
    }

    /**
     * {@return the number of the period that contains a date}
     *
     * @param date the date
     * @throws NullPointerException if the date is null
     * @throws IllegalArgumentException if the date is not supported
     */
    public long indexOf(LocalDate date) {
        return numbering.indexOf(date, "date");
    }

    /**
     * {@return the number of the period that contains a date that is given as a count of days} The same as
     * {@link #indexOf(LocalDate)} for columns of many dates: a few whole-number divisions a date, and nothing
     * allocated.
     *
     * @param epochDay days since 1970-01-01, as {@link LocalDate#toEpochDay()} has them
     * @throws IllegalArgumentException if the date is not supported
     */
    public long indexOfEpochDay(long epochDay) {
        return numbering.indexOfEpochDay(epochDay);
    }

    /**
     * {@return the period with this number}
     *
     * @param index the number; 0 is that of the period that contains 1970-01-01
     * @throws IllegalArgumentException if the period is not within the supported days
     */
    public Period periodAt(long index) {
        return numbering.periodAt(index);
    }

    /**
     * {@return the period that contains a date}
     *
     * @param date the date
     * @throws NullPointerException if the date is null
     * @throws IllegalArgumentException if the date is not supported
     */
    public Period periodContaining(LocalDate date) {
        return periodAt(indexOf(date));
    }

    /**
     * {@return the periods that have at least one day in common with a span, in order; none for an empty span}
     *
     * @param span any period; the first and the last result may reach beyond it
     * @throws NullPointerException if the span is null
     * @throws IllegalArgumentException if a day of the span is not supported, or if there are more than {@link
     *     #MOST_PERIODS}
     */
    public List<Period> periodsCovering(Period span) {
        Objects.requireNonNull(span, "span");
        if (span.isEmpty()) {
            return List.of();
        }
        long first = numbering.indexOf(span.startInclusive(), "first day of span");
        long last = numbering.indexOf(span.lastDay(), "last day of span");
        if (last - first >= MOST_PERIODS) {
            throw new IllegalArgumentException(
                    "span must have at most " + MOST_PERIODS + " periods: " + (last - first + 1) + " in " + span);
        }
        return LongStream.rangeClosed(first, last).mapToObj(this::periodAt).toList();
    }

    /**
     * {@return whether this is one of the granularity's periods, neither shifted nor longer nor shorter}
     *
     * @param period any period
     * @throws NullPointerException if the period is null
     */
    public boolean isAligned(Period period) {
        Objects.requireNonNull(period, "period");
        LocalDate first = period.startInclusive();
        return numbering.supports(first) && periodContaining(first).equals(period);
    }

    /**
     * {@return the period that follows}
     *
     * @param period one of the granularity's periods
     * @throws NullPointerException if the period is null
     * @throws IllegalArgumentException if it is not one of the granularity's, or the last supported one
     */
    public Period next(Period period) {
        return plus(period, 1);
    }

    /**
     * {@return the preceding period}
     *
     * @param period one of the granularity's periods
     * @throws NullPointerException if the period is null
     * @throws IllegalArgumentException if it is not one of the granularity's, or the first supported one
     */
    public Period previous(Period period) {
        return plus(period, -1);
    }

    /**
     * {@return the period that comes a number of periods later} Whole periods are shifted, not dates: one month after
     * January is the whole of February.
     *
     * @param period one of the granularity's periods
     * @param n the number of periods; negative for earlier ones
     * @throws NullPointerException if the period is null
     * @throws IllegalArgumentException if it is not one of the granularity's, or the result is not supported
     */
    public Period plus(Period period, long n) {
        return numbering.shifted(period, indexOfAligned(period, "period"), n);
    }

    /**
     * {@return the period of the year before that is comparable with this one, empty if that year has none}
     *
     * <ul>
     *   <li>A month, a quarter, a year, fiscal or not: the same one a year earlier.
     *   <li>A day: the same date; none for 29 February. The same weekday is 364 days before: {@code plus(day, -364)}.
     *   <li>A week: the one with the same number in the year before, as ISO 8601 numbers weeks: week 1 is the first
     *       with at least four days in the year, also for weeks that start on another day than Monday. None for a week
     *       53 if the year before has 52; and where that has 53, its last week has no counterpart. Without such
     *       gaps: {@code plus(week, -52)}.
     * </ul>
     *
     * @param period one of the granularity's periods
     * @throws NullPointerException if the period is null
     * @throws IllegalArgumentException if it is not one of the granularity's, or the result is not supported
     */
    public Optional<Period> yearBefore(Period period) {
        indexOfAligned(period, "period");
        return switch (unit) {
            case DAY -> dayYearBefore(period.startInclusive());
            case WEEK -> weekYearBefore(period.startInclusive());
            case MONTH -> Optional.of(plus(period, -12));
            case QUARTER -> Optional.of(plus(period, -4));
            case YEAR -> Optional.of(previous(period));
        };
    }

    private Optional<Period> dayYearBefore(LocalDate date) {
        LocalDate earlier = date.minusYears(1);
        return earlier.getDayOfMonth() == date.getDayOfMonth()
                ? Optional.of(periodContaining(earlier))
                : Optional.empty();
    }

    private Optional<Period> weekYearBefore(LocalDate firstDay) {
        WeekFields weeks = WeekFields.of(DayOfWeek.of(start), 4);
        int week = firstDay.get(weeks.weekOfWeekBasedYear());
        // the fourth of January is in week 1 of its year, wherever weeks start
        LocalDate firstWeek = LocalDate.of(firstDay.get(weeks.weekBasedYear()) - 1, 1, 4);
        return week > firstWeek.range(weeks.weekOfWeekBasedYear()).getMaximum()
                ? Optional.empty()
                : Optional.of(periodContaining(firstWeek.plusWeeks(week - 1L)));
    }

    /**
     * {@return the number of periods from one up to, and not including, another} The inverse of {@link #plus}: the
     * result is 0 for the same period and negative if the second comes first.
     *
     * @param fromInclusive one of the granularity's periods
     * @param toExclusive another, or the same
     * @throws NullPointerException if a period is null, naming it
     * @throws IllegalArgumentException if one of them is not one of the granularity's
     */
    public long between(Period fromInclusive, Period toExclusive) {
        long from = indexOfAligned(fromInclusive, "fromInclusive");
        return indexOfAligned(toExclusive, "toExclusive") - from;
    }

    /**
     * {@return the name of a period in reports} Such as {@code 1997-01} for a month, {@code 1997-Q1} for a quarter,
     * {@code 1997} for a year, {@code 1996-12-30} for a day and for the week that starts with it, {@code 2025/26} for a
     * fiscal year and {@code 2025/26-Q1} for a fiscal quarter.
     *
     * @param period one of the granularity's periods
     * @throws NullPointerException if the period is null
     * @throws IllegalArgumentException if it is not one of the granularity's
     */
    public String label(Period period) {
        indexOfAligned(period, "period");
        return GranularityNames.label(unit, start, period.startInclusive());
    }

    /**
     * {@return the period with this label: the inverse of {@link #label}}
     *
     * @param text the label
     * @throws NullPointerException if the text is null
     * @throws IllegalArgumentException if the text is not a label of this granularity
     */
    public Period parseLabel(String text) {
        Objects.requireNonNull(text, "text");
        return GranularityNames.firstDay(unit, start, text)
                .filter(numbering::supports)
                .map(this::periodContaining)
                .filter(period -> label(period).equals(text))
                .orElseThrow(() -> new IllegalArgumentException("text must be the label of a " + this + ", such as "
                        + label(periodContaining(LocalDate.of(1997, 1, 1))) + ": " + text));
    }

    private long indexOfAligned(Period period, String name) {
        Objects.requireNonNull(period, name);
        if (!isAligned(period)) {
            throw new IllegalArgumentException(name + " must be a " + this + ": " + period);
        }
        return indexOf(period.startInclusive());
    }

    /** Restores the fields that are not stored. */
    private Object readResolve() {
        return new Granularity(unit, start);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> isStart());
    }

    private boolean isStart() {
        return switch (unit) {
            case DAY, MONTH -> start == 1;
            case WEEK -> start >= 1 && start <= DayOfWeek.values().length;
            case QUARTER, YEAR -> start >= 1 && start <= Month.values().length;
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Granularity that && unit == that.unit && start == that.start;
    }

    @Override
    public int hashCode() {
        return Objects.hash(unit.name(), start);
    }

    /** {@return the text that {@link #parse} reads} */
    @Override
    public String toString() {
        return GranularityNames.name(unit, start);
    }
}
