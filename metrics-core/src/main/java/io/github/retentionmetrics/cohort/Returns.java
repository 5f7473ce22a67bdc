package io.github.retentionmetrics.cohort;

import io.github.retentionmetrics.event.EventCursor;
import io.github.retentionmetrics.event.EventHistory;
import io.github.retentionmetrics.event.ReturnRule;
import java.util.Arrays;
import java.util.function.IntToLongFunction;

/**
 * What a rule finds in the events of one customer after the other: the events that start, one for each cohort, and the
 * offsets from such an event in which the customer returned.
 */
final class Returns {
    /** The cohort or the offset of an event from which on nothing counts. */
    static final long NONE = Long.MIN_VALUE;

    private final ReturnRule rule;
    private final boolean[] isStart;
    private final boolean[] isReturn;

    private int[] startEvents = new int[1];
    private long[] startCohorts = new long[1];
    private int starts;
    private long[] offsets = new long[1];
    private int returns;

    Returns(EventHistory history, ReturnRule rule) {
        this.rule = rule;
        this.isStart = history.selectedTypes(rule.start());
        this.isReturn = history.selectedTypes(rule.returns());
    }

    /**
     * Finds the first event of each cohort of a customer.
     *
     * @param cohortOf the cohort of an event, which does not decrease with the event's number; or {@link #NONE}
     * @return how many there are: one at most unless the rule is recurring
     */
    int findStarts(EventCursor customer, IntToLongFunction cohortOf) {
        starts = 0;
        for (int event = 0; event < customer.events(); event++) {
            if (isStart[customer.typeIndex(event)]) {
                long cohort = cohortOf.applyAsLong(event);
                if (cohort == NONE) {
                    return starts;
                }
                if (starts == 0 || cohort != startCohorts[starts - 1]) {
                    addStart(event, cohort);
                }
                if (!rule.isRecurring()) {
                    return starts;
                }
            }
        }
        return starts;
    }

    private void addStart(int event, long cohort) {
        if (starts == startEvents.length) {
            startEvents = Arrays.copyOf(startEvents, 2 * starts);
            startCohorts = Arrays.copyOf(startCohorts, 2 * starts);
        }
        startEvents[starts] = event;
        startCohorts[starts++] = cohort;
    }

    int startEvent(int start) {
        return startEvents[start];
    }

    long startCohort(int start) {
        return startCohorts[start];
    }

    /**
     * Finds the offsets at which a customer has as many returns as the rule asks for: other events than the one that
     * starts, at its instant or later, and this one if the rule says so.
     *
     * @param offsetOf the offset of an event, asked for each return once, in order; it does not decrease; or {@link
     *     #NONE}
     * @return how many offsets there are
     */
    int findReturns(EventCursor customer, int startEvent, IntToLongFunction offsetOf) {
        returns = 0;
        long startMicros = customer.epochMicros(startEvent);
        int event = startEvent;
        while (event > 0 && customer.epochMicros(event - 1) == startMicros) {
            event--;
        }
        long at = NONE;
        int count = 0;
        for (; event < customer.events(); event++) {
            if ((event != startEvent || rule.isStartReturn()) && isReturn[customer.typeIndex(event)]) {
                long offset = offsetOf.applyAsLong(event);
                if (offset == NONE) {
                    return returns;
                }
                count = offset == at ? count + 1 : 1;
                at = offset;
                if (count == rule.minimum()) {
                    addReturn(offset);
                }
            }
        }
        return returns;
    }

    private void addReturn(long offset) {
        if (returns == offsets.length) {
            offsets = Arrays.copyOf(offsets, 2 * returns);
        }
        offsets[returns++] = offset;
    }

    long offset(int place) {
        return offsets[place];
    }
}
