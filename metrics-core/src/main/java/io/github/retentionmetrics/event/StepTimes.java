package io.github.retentionmetrics.event;

import io.github.retentionmetrics.internal.EventColumns;
import java.util.Arrays;

/**
 * Attempts of customers at an ordered funnel without exclusions, none of whose events fits two steps: each step needs
 * the first time in the list of its own that is not before the time of the step before.
 *
 * <p>From one attempt to the next, which begins later, these times never go back. So every list is gone through once
 * for all attempts of a customer.
 */
final class StepTimes {
    private static final int SMALLEST = 64;

    private final EventColumns columns;
    private final int steps;
    private final long window;
    private final long lastStart;
    private final boolean isFirstOnly;
    /** The step of events by the code of their type; the number of steps for others. */
    private final int[] stepOf;

    /** The instants of each step's events; the last list takes those that fit no step, and is not read. */
    private final long[][] times;

    private final int[] sizes;
    private final int[] places;

    StepTimes(EventColumns columns, Funnel funnel, int[] stepsOf, long window, long lastStart) {
        this.columns = columns;
        this.steps = funnel.steps().size();
        this.window = window;
        this.lastStart = lastStart;
        this.isFirstOnly = funnel.entry() == Funnel.Entry.FIRST;
        this.stepOf = Arrays.stream(stepsOf)
                .map(mask -> mask == 0 ? steps : Integer.numberOfTrailingZeros(mask))
                .toArray();
        this.times = new long[steps + 1][SMALLEST];
        this.sizes = new int[steps + 1];
        this.places = new int[steps];
    }

    /** Whether these attempts are all that there is to a funnel. */
    static boolean suffice(Funnel funnel, int[] stepsOf) {
        return funnel.order() == Funnel.Order.ORDERED
                && funnel.exclusions().isEmpty()
                && Arrays.stream(stepsOf).allMatch(mask -> Integer.bitCount(mask) <= 1);
    }

    /**
     * How many steps a customer passes in the attempt that gets furthest, the earliest of several.
     *
     * @param reachable how many of the first steps the customer has events for
     * @param best takes the instants of the steps passed
     */
    int depth(int customer, int reachable, long[] best) {
        collect(customer);
        Arrays.fill(places, 0);
        int depth = 0;
        int starts = isFirstOnly ? 1 : sizes[0];
        for (int start = 0; start < starts && depth < reachable; start++) {
            long from = times[0][start];
            if (from > lastStart) {
                return depth;
            }
            int passed = passed(from, reachable);
            if (passed > depth) {
                depth = passed;
                best[0] = from;
                for (int step = 1; step < passed; step++) {
                    best[step] = times[step][places[step]];
                }
            }
        }
        return depth;
    }

    private int passed(long from, int reachable) {
        long at = from;
        for (int step = 1; step < reachable; step++) {
            long[] of = times[step];
            int size = sizes[step];
            int place = places[step];
            while (place < size && of[place] < at) {
                place++;
            }
            places[step] = place;
            if (place == size || of[place] - from > window) {
                return step;
            }
            at = of[place];
        }
        return reachable;
    }

    private void collect(int customer) {
        int from = columns.from(customer);
        int to = columns.to(customer);
        if (to - from > times[0].length) {
            int larger = Math.max(to - from, 2 * times[0].length);
            Arrays.setAll(times, step -> new long[larger]);
        }
        Arrays.fill(sizes, 0);
        int[] types = columns.types();
        long[] micros = columns.micros();
        for (int row = from; row < to; row++) {
            int step = stepOf[types[row]];
            times[step][sizes[step]++] = micros[row];
        }
    }
}
