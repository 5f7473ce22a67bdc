package io.github.retentionmetrics.period;

import java.time.LocalDate;

/**
 * The periods of a granularity as consecutive numbers, and the dates and numbers for which the period is supported.
 *
 * <p>Time is first counted in days or in months from 1970-01-01: the position of a date. A period is a run of {@code
 * size} positions, and period 0 begins at {@code origin}, which is 0 or a little less.
 */
final class Numbering {
    private final boolean inMonths;
    private final int size;
    private final int origin;
    private final LocalDate firstDay;
    private final LocalDate lastDay;
    private final long firstEpochDay;
    private final long lastEpochDay;
    private final long firstIndex;
    private final long lastIndex;

    /**
     * A numbering of periods.
     *
     * @param start the first day of the week, the first month of the year, or 1
     */
    Numbering(Unit unit, int start) {
        inMonths = unit.inMonths;
        size = unit.size;
        int epoch = inMonths
                ? LocalDate.EPOCH.getMonthValue()
                : LocalDate.EPOCH.getDayOfWeek().getValue();
        origin = -Math.floorMod(epoch - start, size);
        long earliest = number(position(SupportedDays.EARLIEST));
        firstIndex = startOf(earliest).isBefore(SupportedDays.EARLIEST) ? earliest + 1 : earliest;
        lastIndex = number(position(SupportedDays.LATEST)) - 1;
        firstDay = startOf(firstIndex);
        lastDay = startOf(lastIndex + 1).minusDays(1);
        firstEpochDay = firstDay.toEpochDay();
        lastEpochDay = lastDay.toEpochDay();
    }

    long indexOf(LocalDate date, String name) {
        SupportedDays.within(date, firstDay, lastDay, name);
        return number(position(date));
    }

    long indexOfEpochDay(long epochDay) {
        SupportedDays.number(epochDay, firstEpochDay, lastEpochDay, "epochDay");
        return number(inMonths ? Months.numberOfEpochDay((int) epochDay) : (int) epochDay);
    }

    Period periodAt(long index) {
        SupportedDays.number(index, firstIndex, lastIndex, "index");
        return new Period(startOf(index), startOf(index + 1));
    }

    boolean supports(LocalDate date) {
        return !date.isBefore(firstDay) && !date.isAfter(lastDay);
    }

    /** The period that comes a number of periods after one with a supported index. */
    Period shifted(Period period, long index, long n) {
        // compared by subtraction, since index + n may overflow
        if (n < firstIndex - index || n > lastIndex - index) {
            throw new IllegalArgumentException(
                    "period plus n must be in " + firstDay + ".." + lastDay + ": " + period + " plus " + n);
        }
        return periodAt(index + n);
    }

    private int position(LocalDate date) {
        return inMonths ? Months.number(date) : (int) date.toEpochDay();
    }

    private long number(int position) {
        return Math.floorDiv(position - origin, size);
    }

    private LocalDate startOf(long index) {
        long position = index * size + origin;
        return inMonths ? Months.firstDay(position) : LocalDate.ofEpochDay(position);
    }
}
