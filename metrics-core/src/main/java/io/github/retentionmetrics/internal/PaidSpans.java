package io.github.retentionmetrics.internal;

import java.util.Arrays;

/** The paid spans of one customer at a time, by key and day. */
final class PaidSpans {
    private final CustomerSpans spans;
    private final PhaseColumns phases;
    private final RevenueSteps.Line line;
    private final RevenueSteps.Rules rules;
    private int size;
    private int[] from = new int[8];
    private int[] to = new int[8];
    private long[] rate = new long[8];
    private long[] key = new long[8];
    /** The first row of the subscription of each row of the customer, from the first row on. */
    private int[] owners = new int[8];

    private int firstRow;

    PaidSpans(CustomerSpans spans, PhaseColumns phases, RevenueSteps.Line line, RevenueSteps.Rules rules) {
        this.spans = spans;
        this.phases = phases;
        this.line = line;
        this.rules = rules;
    }

    void read(int customer) {
        size = 0;
        if (line.isOfSubscription()) {
            readOwners(spans.from(customer), spans.to(customer));
        }
        boolean isInOrder = true;
        for (int row = spans.from(customer); row < spans.to(customer); row++) {
            int code = phases.terms(row);
            if (code != PhaseColumns.NONE && rules.rates()[code] > 0) {
                add(row, code);
                isInOrder &= size < 2 || key[size - 2] <= key[size - 1];
            }
        }
        if (rules.graceDays() > 0 && size > 1) {
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
        if (!rules.countsTrials()) {
            start = Math.max(start, phases.trialEnd(row));
        }
        int end = spans.end(row);
        int cancelled = phases.cancellation(row);
        if (rules.endsAtCancellation() && cancelled != PhaseColumns.NONE && cancelled <= rules.lastDay()) {
            end = Math.min(end, cancelled);
        }
        if (start >= end || start > rules.lastDay()) {
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
        rate[size] = rules.rates()[code];
        key[size++] = keyOf(row, code);
    }

    private long keyOf(int row, int code) {
        return switch (line) {
            case CUSTOMER -> 0;
            case SUBSCRIPTION -> owners[row - firstRow];
            case PLAN -> rules.plans()[code];
            case PLAN_SUBSCRIPTION -> ((long) owners[row - firstRow] << Integer.SIZE) | rules.plans()[code];
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
            if (!isCovered && reach != Integer.MIN_VALUE && start - reach <= rules.graceDays()) {
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

    int size() {
        return size;
    }

    /** The first day of a span. */
    int from(int span) {
        return from[span];
    }

    /** The day after the last of a span, or {@link CustomerSpans#RUNNING}. */
    int to(int span) {
        return to[span];
    }

    /** What a span brings per year. */
    long rate(int span) {
        return rate[span];
    }

    /** The line that a span belongs to, as {@link RevenueSteps#key} has it. */
    long key(int span) {
        return key[span];
    }
}
