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

    private int firstDay = Integer.MAX_VALUE;

    /** No lines, and room for those of so many customers with so many spans. */
    RevenueStepsBuilder(RevenueSteps.Line line, int customersOfAll, int rows) {
        int most = line == RevenueSteps.Line.CUSTOMER ? customersOfAll : Math.max(customersOfAll, rows);
        customers = new int[most];
        keys = new long[line == RevenueSteps.Line.CUSTOMER ? 0 : most];
        offsets = new int[most + 1];
        days = new int[Math.max(2, rows + (rows >> 1))];
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
            if (keys.length > 0) {
                keys[lines] = paid.key(first);
            }
            addSteps(paid, first, last);
            firstDay = Math.min(firstDay, days[offsets[lines]]);
            offsets[++lines] = steps;
            first = last;
        }
    }

    private void addSteps(PaidSpans paid, int first, int last) {
        if (areApart(paid, first, last)) {
            addApart(paid, first, last);
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

    /** Whether spans follow each other, as those of most lines do. */
    private static boolean areApart(PaidSpans paid, int first, int last) {
        for (int span = first + 1; span < last; span++) {
            if (paid.from(span) < paid.to(span - 1)) {
                return false;
            }
        }
        return true;
    }

    private void addApart(PaidSpans paid, int first, int last) {
        add(paid.from(first), paid.rate(first));
        for (int span = first + 1; span < last; span++) {
            boolean isHole = paid.to(span - 1) < paid.from(span);
            if (isHole) {
                add(paid.to(span - 1), 0);
            }
            if (isHole || paid.rate(span) != paid.rate(span - 1)) {
                add(paid.from(span), paid.rate(span));
            }
        }
        addEnd(paid.to(last - 1));
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
                trimmed(customers, lines),
                keys.length == 0 ? keys : Arrays.copyOf(keys, lines),
                trimmed(offsets, lines + 1),
                isAlmostFull() ? days : Arrays.copyOf(days, steps),
                isAlmostFull() ? levels : Arrays.copyOf(levels, steps),
                firstDay);
    }

    /** Whether a copy of the steps would save little memory. */
    private boolean isAlmostFull() {
        return steps >= days.length - days.length / 8;
    }

    private static int[] trimmed(int[] array, int length) {
        return length == array.length ? array : Arrays.copyOf(array, length);
    }
}
