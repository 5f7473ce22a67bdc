package io.github.retentionmetrics.internal;

import java.util.Arrays;

/**
 * What lines bring per year, as steps: from which day on a line brings how much. A line is what is followed: a
 * customer, a subscription, or a customer on a plan. Its first step is the first day on which it ever brought anything;
 * two steps that follow each other differ.
 *
 * <p>Lines are in the order of their customers. 12 bytes a step and 16 a line. Immutable.
 */
public final class RevenueSteps {
    /** What a line is. */
    public enum Line {
        /** A customer. */
        CUSTOMER,
        /** A subscription of a customer; a span without one is a line of its own. */
        SUBSCRIPTION,
        /** A customer on a plan. */
        PLAN,
        /** A subscription of a customer on a plan. */
        PLAN_SUBSCRIPTION
    }

    /**
     * Which spans bring how much, and when.
     *
     * @param rates what terms bring per year, by their code, in ten-thousandths of minor units
     * @param plans the plan of terms, by their code
     * @param lastDay the last observed day; nothing after it counts
     * @param countsTrials whether trials bring as much as what follows
     * @param endsAtCancellation whether a span ends on the day on which its end was asked for
     * @param graceDays the longest hole between two paid stretches of a customer that keeps the earlier revenue
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, only read
    public record Rules(
            long[] rates, int[] plans, int lastDay, boolean countsTrials, boolean endsAtCancellation, int graceDays) {}

    private final int[] customers;
    private final long[] keys;
    private final int[] offsets;
    private final int[] days;
    private final long[] levels;

    private RevenueSteps(int[] customers, long[] keys, int[] offsets, int[] days, long[] levels) {
        this.customers = customers;
        this.keys = keys;
        this.offsets = offsets;
        this.days = days;
        this.levels = levels;
    }

    /**
     * The steps of all lines that ever bring anything.
     *
     * @param spans the spans, with what they carry
     * @param line what a line is
     * @param rules which spans bring how much
     * @return the steps
     * @throws ArithmeticException if what a line brings does not fit in 64 bits
     */
    public static RevenueSteps of(CustomerSpans spans, Line line, Rules rules) {
        PhaseColumns phases = spans.phases();
        Builder builder = new Builder(phases == null ? 0 : spans.rows());
        if (phases != null) {
            PaidSpans paid = new PaidSpans(spans, phases, line, rules);
            for (int customer = 0; customer < spans.customers(); customer++) {
                paid.read(customer);
                builder.add(customer, paid);
            }
        }
        return builder.build();
    }

    /**
     * How many lines there are.
     *
     * @return the number of lines
     */
    public int lines() {
        return customers.length;
    }

    /**
     * The customer of a line.
     *
     * @param line the number of the line
     * @return the customer's ordinal
     */
    public int customer(int line) {
        return customers[line];
    }

    /**
     * What distinguishes a line among those of its customer, in ascending order: of a customer 0; of a subscription its
     * first row; with plans, that in the upper half and the plan in the lower.
     *
     * @param line the number of the line
     * @return the key
     */
    public long key(int line) {
        return keys[line];
    }

    /**
     * The plan of a line, if lines are divided by plan.
     *
     * @param line the number of the line
     * @return the code of the plan
     */
    public int plan(int line) {
        return (int) keys[line];
    }

    /** The key of the line without its plan. */
    long owner(int line) {
        return keys[line] >> Integer.SIZE;
    }

    /**
     * Where the steps of a line begin.
     *
     * @param line the number of the line, or how many lines there are
     * @return the first step
     */
    public int from(int line) {
        return offsets[line];
    }

    /**
     * The day of a step.
     *
     * @param step the step
     * @return the first day on which its level is in force
     */
    public int day(int step) {
        return days[step];
    }

    /**
     * The level of a step.
     *
     * @param step the step
     * @return what its line brings per year from its day on, in ten-thousandths of minor units
     */
    public long level(int step) {
        return levels[step];
    }

    /**
     * The level of a line at the end of a day.
     *
     * @param line the number of the line
     * @param day the day
     * @return what it brings per year, 0 before its first step
     */
    public long levelOn(int line, long day) {
        int step = offsets[line + 1] - 1;
        while (step >= offsets[line] && days[step] > day) {
            step--;
        }
        return step < offsets[line] ? 0 : levels[step];
    }

    /**
     * The first step from one on at which a line brings nothing any more.
     *
     * @param line the number of the line
     * @param from the step to begin with
     * @return the step; that after the last one of the line if there is none
     */
    public int nextZero(int line, int from) {
        int step = from;
        while (step < offsets[line + 1] && levels[step] > 0) {
            step++;
        }
        return step;
    }

    /**
     * The first day of all steps.
     *
     * @return the day; {@link Integer#MAX_VALUE} if there is none
     */
    public int firstDay() {
        int first = Integer.MAX_VALUE;
        for (int line = 0; line < lines(); line++) {
            first = Math.min(first, days[offsets[line]]);
        }
        return first;
    }

    /** The paid spans of one customer at a time, by key and day. */
    private static final class PaidSpans {
        private final CustomerSpans spans;
        private final PhaseColumns phases;
        private final Line line;
        private final Rules rules;
        private int size;
        private int[] from = new int[8];
        private int[] to = new int[8];
        private long[] rate = new long[8];
        private long[] key = new long[8];
        /** The first row of the subscription of each row of the customer, from the first row on. */
        private int[] owners = new int[8];

        private int firstRow;

        PaidSpans(CustomerSpans spans, PhaseColumns phases, Line line, Rules rules) {
            this.spans = spans;
            this.phases = phases;
            this.line = line;
            this.rules = rules;
        }

        void read(int customer) {
            size = 0;
            if (line == Line.SUBSCRIPTION || line == Line.PLAN_SUBSCRIPTION) {
                readOwners(spans.from(customer), spans.to(customer));
            }
            boolean isInOrder = true;
            for (int row = spans.from(customer); row < spans.to(customer); row++) {
                int code = phases.terms(row);
                if (code != PhaseColumns.NONE && rules.rates[code] > 0) {
                    add(row, code);
                    isInOrder &= size < 2 || key[size - 2] <= key[size - 1];
                }
            }
            if (rules.graceDays > 0 && size > 1) {
                fillHoles();
            }
            if (!isInOrder) {
                sortByKey();
            }
        }

        private void readOwners(int first, int end) {
            firstRow = first;
            if (owners.length < end - first) {
                owners = new int[2 * (end - first)];
            }
            phases.firstRows(first, end, owners);
        }

        private void add(int row, int code) {
            int start = spans.start(row);
            if (!rules.countsTrials) {
                start = Math.max(start, phases.trialEnd(row));
            }
            int end = spans.end(row);
            int cancelled = phases.cancellation(row);
            if (rules.endsAtCancellation && cancelled != PhaseColumns.NONE && cancelled <= rules.lastDay) {
                end = Math.min(end, cancelled);
            }
            if (start >= end || start > rules.lastDay) {
                return;
            }
            if (size == from.length) {
                from = Arrays.copyOf(from, 2 * size);
                to = Arrays.copyOf(to, 2 * size);
                rate = Arrays.copyOf(rate, 2 * size);
                key = Arrays.copyOf(key, 2 * size);
            }
            from[size] = start;
            to[size] = end;
            rate[size] = rules.rates[code];
            key[size++] = keyOf(row, code);
        }

        private long keyOf(int row, int code) {
            return switch (line) {
                case CUSTOMER -> 0;
                case SUBSCRIPTION -> owners[row - firstRow];
                case PLAN -> rules.plans[code];
                case PLAN_SUBSCRIPTION -> ((long) owners[row - firstRow] << Integer.SIZE) | rules.plans[code];
            };
        }

        /** Lets the spans at the beginning of each short hole last until its end. */
        private void fillHoles() {
            int[] starts = Arrays.copyOf(from, size);
            Arrays.sort(starts);
            for (int start : starts) {
                int reach = Integer.MIN_VALUE;
                boolean isCovered = false;
                for (int span = 0; span < size; span++) {
                    if (from[span] < start) {
                        isCovered |= to[span] >= start;
                        reach = Math.max(reach, to[span]);
                    }
                }
                if (!isCovered && reach != Integer.MIN_VALUE && start - reach <= rules.graceDays) {
                    for (int span = 0; span < size; span++) {
                        to[span] = to[span] == reach && from[span] < start ? start : to[span];
                    }
                }
            }
        }

        /** Insertion sort: a customer has few spans, and most are in order. */
        private void sortByKey() {
            for (int i = 1; i < size; i++) {
                int movedFrom = from[i];
                int movedTo = to[i];
                long movedRate = rate[i];
                long movedKey = key[i];
                int place = i;
                while (place > 0 && key[place - 1] > movedKey) {
                    from[place] = from[place - 1];
                    to[place] = to[place - 1];
                    rate[place] = rate[place - 1];
                    key[place] = key[place - 1];
                    place--;
                }
                from[place] = movedFrom;
                to[place] = movedTo;
                rate[place] = movedRate;
                key[place] = movedKey;
            }
        }
    }

    /** Turns spans into steps. */
    private static final class Builder {
        private int lines;
        private int steps;
        private int[] customers;
        private long[] keys;
        private int[] offsets;
        private int[] days;
        private long[] levels;
        private long[] events = new long[16];
        private long[] changes = new long[16];

        Builder(int rows) {
            int room = Math.max(1, rows);
            customers = new int[room];
            keys = new long[room];
            offsets = new int[room + 1];
            days = new int[Math.max(2, room + (room >> 1))];
            levels = new long[days.length];
        }

        void add(int customer, PaidSpans paid) {
            int first = 0;
            while (first < paid.size) {
                int last = first + 1;
                while (last < paid.size && paid.key[last] == paid.key[first]) {
                    last++;
                }
                customers[lines] = customer;
                keys[lines] = paid.key[first];
                addSteps(paid, first, last);
                offsets[++lines] = steps;
                first = last;
            }
        }

        private void addSteps(PaidSpans paid, int first, int last) {
            if (last == first + 1) {
                add(paid.from[first], paid.rate[first]);
                addEnd(paid.to[first]);
                return;
            }
            int count = 2 * (last - first);
            if (count > events.length) {
                events = new long[2 * count];
                changes = new long[2 * count];
            }
            for (int span = first; span < last; span++) {
                int event = 2 * (span - first);
                events[event] = event(paid.from[span], event);
                changes[event] = paid.rate[span];
                events[event + 1] = event(paid.to[span], event + 1);
                changes[event + 1] = -paid.rate[span];
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

    @Override
    public String toString() {
        return lines() + " lines with " + days.length + " steps";
    }
}
