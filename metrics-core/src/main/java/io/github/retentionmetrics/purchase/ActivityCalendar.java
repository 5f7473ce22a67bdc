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
    private final DayCalendar days;
    private final int firstDay;
    private final int[] indexOfDay;

    private ActivityCalendar(List<Period> periods, DayCalendar days) {
        this.periods = periods;
        this.days = days;
        this.firstDay = days.start(0);
        this.indexOfDay = days.spanOfDay();
    }

    /** A calendar of periods, each of which must end where the next begins. */
    static ActivityCalendar of(List<Period> periods) {
        int[] bounds = new int[periods.size() + 1];
        for (int i = 0; i < periods.size(); i++) {
            bounds[i] = Math.toIntExact(periods.get(i).startInclusive().toEpochDay());
            bounds[i + 1] = Math.toIntExact(periods.get(i).endExclusive().toEpochDay());
        }
        return new ActivityCalendar(List.copyOf(periods), DayCalendar.of(bounds));
    }

    List<Period> periods() {
        return periods;
    }

    /** The same periods as spans of days, for an index over them. */
    DayCalendar days() {
        return days;
    }

    int size() {
        return periods.size();
    }

    int indexOf(int epochDay) {
        if (epochDay < firstDay) {
            return -1;
        }
        int day = epochDay - firstDay;
        return day < indexOfDay.length ? indexOfDay[day] : periods.size();
    }
}
