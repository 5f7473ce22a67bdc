package io.github.retentionmetrics.internal;

import java.util.Arrays;

/** Turns spans into steps. */
final class RevenueStepsBuilder {
    private int lines;
    private int steps;
    private int[] customers;
    private long[] keys;
    private int[] offsets;
    private int[] days;
    private long[] levels;
    private long[] events = new long[16];
    private long[] changes = new long[16];

    RevenueStepsBuilder(int rows) {
        int room = Math.max(1, rows);
        customers = new int[room];
        keys = new long[room];
        offsets = new int[room + 1];
        days = new int[Math.max(2, room + (room >> 1))];
        levels = new long[days.length];
    }

    void add(int customer, PaidSpans paid) {
        int first = 0;
        while (first < paid.size()) {
            int last = first + 1;
            while (last < paid.size() && paid.key(last) == paid.key(first)) {
                last++;
            }
            customers[lines] = customer;
            keys[lines] = paid.key(first);
            addSteps(paid, first, last);
            offsets[++lines] = steps;
            first = last;
        }
    }

    private void addSteps(PaidSpans paid, int first, int last) {
        if (last == first + 1) {
            add(paid.from(first), paid.rate(first));
            addEnd(paid.to(first));
            return;
        }
        int count = 2 * (last - first);
        if (count > events.length) {
            events = new long[2 * count];
            changes = new long[2 * count];
        }
        for (int span = first; span < last; span++) {
            int event = 2 * (span - first);
            events[event] = event(paid.from(span), event);
            changes[event] = paid.rate(span);
            events[event + 1] = event(paid.to(span), event + 1);
            changes[event + 1] = -paid.rate(span);
        }
        Arrays.sort(events, 0, count);
        addLevels(count);
    }

    private static long event(int day, int number) {
        return ((long) day << Integer.SIZE) | number;
    }

    private void addLevels(int count) {
        int begin = steps;
        long level = 0;
        int event = 0;
        while (event < count) {
            int day = (int) (events[event] >> Integer.SIZE);
            if (day == CustomerSpans.RUNNING) {
                return;
            }
            while (event < count && (int) (events[event] >> Integer.SIZE) == day) {
                level = sum(level, changes[(int) events[event++]]);
            }
            if (level != (steps == begin ? 0 : levels[steps - 1])) {
                add(day, level);
            }
        }
    }

    private static long sum(long level, long change) {
        long sum = level + change;
        if (((level ^ sum) & (change ^ sum)) < 0) {
            throw new ArithmeticException(
                    "annual amount of a customer must fit in 64 bits of ten-thousandths of minor units");
        }
        return sum;
    }

    private void addEnd(int day) {
        if (day != CustomerSpans.RUNNING) {
            add(day, 0);
        }
    }

    private void add(int day, long level) {
        if (steps == days.length) {
            int room = Growth.larger(steps, "steps");
            days = Arrays.copyOf(days, room);
            levels = Arrays.copyOf(levels, room);
        }
        days[steps] = day;
        levels[steps++] = level;
    }

    RevenueSteps build() {
        return new RevenueSteps(
                Arrays.copyOf(customers, lines),
                Arrays.copyOf(keys, lines),
                Arrays.copyOf(offsets, lines + 1),
                Arrays.copyOf(days, steps),
                Arrays.copyOf(levels, steps));
    }
}
