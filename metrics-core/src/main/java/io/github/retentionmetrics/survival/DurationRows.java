package io.github.retentionmetrics.survival;

import io.github.retentionmetrics.internal.Checks;
import java.io.Serializable;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.ToLongFunction;

/** The rows of {@link Durations}, held in columns, with the numbers at risk. */
final class DurationRows extends AbstractList<Durations.Row> implements RandomAccess, Serializable {
    private static final long serialVersionUID = 1L;

    /** The times with an event, a censoring or an entry, ascending, and the counts at each. */
    private final transient long[] times;

    private final transient long[] events;
    private final transient long[] censored;
    private final transient long[] entered;
    private final transient long[] atRisk;

    /** From sorted distinct times and counts whose sum fits in a long; the arrays are owned by the rows. */
    DurationRows(long[] times, long[] events, long[] censored, long[] entered) {
        this.times = times;
        this.events = events;
        this.censored = censored;
        this.entered = entered;
        this.atRisk = new long[times.length];
        // subjects that did not enter late were there from the beginning
        long present = sum(events) + sum(censored) - sum(entered);
        for (int i = 0; i < times.length; i++) {
            atRisk[i] = present;
            present += entered[i] - events[i] - censored[i];
        }
    }

    static DurationRows of(List<Durations.Row> rows) {
        if (Objects.requireNonNull(rows, "rows") instanceof DurationRows columns) {
            return columns;
        }
        for (int i = 1; i < rows.size(); i++) {
            if (rows.get(i).time() <= rows.get(i - 1).time()) {
                throw new IllegalArgumentException("rows must be in order of time, each time once: "
                        + rows.get(i).time() + " after " + rows.get(i - 1).time());
            }
        }
        long[] events = column(rows, Durations.Row::events);
        long[] censored = column(rows, Durations.Row::censored);
        long durations = 0;
        for (int i = 0; i < events.length; i++) {
            durations = Checks.sum(durations, Checks.sum(events[i], censored[i], "durations"), "durations");
        }
        DurationRows columns = new DurationRows(
                column(rows, Durations.Row::time), events, censored, column(rows, Durations.Row::entered));
        for (int i = 0; i < rows.size(); i++) {
            if (columns.atRisk[i] < 0 || columns.atRisk[i] < columns.events[i] + columns.censored[i]) {
                throw new IllegalArgumentException("rows[" + i + "] must not end more durations than are at risk ("
                        + columns.atRisk[i] + "): " + rows.get(i));
            }
        }
        return columns;
    }

    private static long[] column(List<Durations.Row> rows, ToLongFunction<Durations.Row> column) {
        return rows.stream().mapToLong(column).toArray();
    }

    private static long sum(long[] counts) {
        return Arrays.stream(counts).sum();
    }

    long events() {
        return sum(events);
    }

    long censored() {
        return sum(censored);
    }

    long entered() {
        return sum(entered);
    }

    long[] times() {
        return times;
    }

    long timeOf(int index) {
        return times[index];
    }

    long eventsOf(int index) {
        return events[index];
    }

    long censoredOf(int index) {
        return censored[index];
    }

    long atRiskOf(int index) {
        return atRisk[index];
    }

    long eventsAt(long time) {
        return at(time, events);
    }

    long censoredAt(long time) {
        return at(time, censored);
    }

    long enteredAt(long time) {
        return at(time, entered);
    }

    private long at(long time, long[] counts) {
        int index = Arrays.binarySearch(times, time);
        return index < 0 ? 0 : counts[index];
    }

    long atRiskAt(long time) {
        int index = Arrays.binarySearch(times, time);
        int from = index < 0 ? -index - 1 : index;
        return from < times.length ? atRisk[from] : 0;
    }

    /** The index of the last time that is not after another, or -1. */
    int lastUpTo(long time) {
        int index = Arrays.binarySearch(times, time);
        return index < 0 ? -index - 2 : index;
    }

    @Override
    public Durations.Row get(int index) {
        return new Durations.Row(times[index], events[index], censored[index], entered[index]);
    }

    @Override
    public int size() {
        return times.length;
    }

    private Object writeReplace() {
        return new ArrayList<>(this);
    }
}
