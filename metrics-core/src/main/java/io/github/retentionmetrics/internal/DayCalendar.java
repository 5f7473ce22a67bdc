package io.github.retentionmetrics.internal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Consecutive spans of days, each ending where the next begins, numbered from 0. Equal by value. */
public final class DayCalendar {
    private final int[] bounds;
    private final int hash;

    private DayCalendar(int[] bounds) {
        this.bounds = bounds;
        this.hash = Arrays.hashCode(bounds);
    }

    /**
     * A calendar.
     *
     * @param bounds the first days of the spans, ascending, and the day after the last one
     * @return the calendar
     */
    public static DayCalendar of(int... bounds) {
        return new DayCalendar(bounds.clone());
    }

    /**
     * How many spans there are.
     *
     * @return the number of spans
     */
    public int size() {
        return bounds.length - 1;
    }

    /**
     * The first day of a span; that of the span after the last is the day after all.
     *
     * @param span the number of the span
     * @return the day
     */
    public int start(int span) {
        return bounds[span];
    }

    /**
     * The span around a day.
     *
     * @param day a day of the calendar
     * @return the number of the span
     */
    public int indexOf(int day) {
        int place = Arrays.binarySearch(bounds, day);
        return place < 0 ? -place - 2 : place;
    }

    /**
     * The span of every day of the calendar.
     *
     * @return the number of the span, by the days since the calendar's first
     */
    public int[] spanOfDay() {
        int[] spanOfDay = new int[bounds[size()] - bounds[0]];
        for (int span = 0; span < size(); span++) {
            Arrays.fill(spanOfDay, bounds[span] - bounds[0], bounds[span + 1] - bounds[0], span);
        }
        return spanOfDay;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DayCalendar that && Arrays.equals(bounds, that.bounds);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return size() + " spans";
    }
}
