package io.github.retentionmetrics.purchase;

import io.github.retentionmetrics.internal.DayCalendar;
import io.github.retentionmetrics.period.Period;
import java.util.List;

/**
 * Periods that follow each other without a gap, as a table from day to the period's index.
 *
 * <p>Days before the first period have index -1, days after the last the number of periods.
 */
final class ActivityCalendar {
    private final List<Period> periods;
    private final long firstDay;
    private final int[] indexOfDay;

    private ActivityCalendar(List<Period> periods, long firstDay, int[] indexOfDay) {
        this.periods = periods;
        this.firstDay = firstDay;
        this.indexOfDay = indexOfDay;
    }

    /** A calendar of periods, each of which must end where the next begins; without any, every day is before it. */
    static ActivityCalendar of(List<Period> periods) {
        if (periods.isEmpty()) {
            return new ActivityCalendar(periods, Long.MAX_VALUE, new int[0]);
        }
        long firstDay = periods.get(0).startInclusive().toEpochDay();
        long endDay = periods.get(periods.size() - 1).endExclusive().toEpochDay();
        int[] indexOfDay = new int[Math.toIntExact(endDay - firstDay)];
        int day = 0;
        for (int index = 0; index < periods.size(); index++) {
            long end = periods.get(index).endExclusive().toEpochDay() - firstDay;
            while (day < end) {
                indexOfDay[day++] = index;
            }
        }
        return new ActivityCalendar(List.copyOf(periods), firstDay, indexOfDay);
    }

    List<Period> periods() {
        return periods;
    }

    /** The same periods as spans of days, for an index over them. */
    DayCalendar toDays() {
        int[] bounds = new int[periods.size() + 1];
        for (int i = 0; i < periods.size(); i++) {
            bounds[i] = Math.toIntExact(periods.get(i).startInclusive().toEpochDay());
            bounds[i + 1] = Math.toIntExact(periods.get(i).endExclusive().toEpochDay());
        }
        return DayCalendar.of(bounds);
    }

    int size() {
        return periods.size();
    }

    int indexOf(int epochDay) {
        if (epochDay < firstDay) {
            return -1;
        }
        long day = epochDay - firstDay;
        return day < indexOfDay.length ? indexOfDay[(int) day] : periods.size();
    }
}
