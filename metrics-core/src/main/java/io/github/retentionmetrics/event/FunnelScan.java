package io.github.retentionmetrics.event;

import io.github.retentionmetrics.internal.EventColumns;
import io.github.retentionmetrics.internal.Instants;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of customers at a funnel: for each customer the one that gets furthest.
 *
 * <p>The steps that a customer has events for limit how far an attempt gets: a customer who has events of the first
 * step and of no other passes the first step. Otherwise the events that fit a step are looked at backwards once, to
 * know for each of them the next event of every step; an attempt then takes one look-up a step, and the first that
 * reaches the limit is the last.
 */
final class FunnelScan {
    private static final int SMALLEST = 64;

    private final Funnel funnel;
    private final EventColumns columns;
    private final int steps;
    private final boolean isStrict;
    /** The steps that open an attempt, a bit each. */
    private final int opening;

    private final long window;
    /** The latest instant at which an attempt may begin. */
    private final long lastStart;

    /** The steps that events of a type pass, a bit each, by the code of the type. */
    private final int[] stepsOf;
    /** The steps after which events of a type end an attempt, a bit each, by the code of the type. */
    private final int[] endsOf;

    private long[] micros = new long[SMALLEST];
    private int[] masks = new int[SMALLEST];
    private int[] ends = new int[SMALLEST];
    private int[] groups = new int[SMALLEST];
    /** For each step, the next fitting event from each on; then the same for each exclusion's step. */
    private final int[][] next;

    private final int[][] nextEnd;
    private final long[] times;
    private final int[] rows;

    /** The attempt that got furthest. */
    private final long[] best;

    /** Attempts at a funnel that needs nothing more; null for others. */
    private final @Nullable StepTimes plain;

    private int depth;
    private int size;

    FunnelScan(EventHistory history, Funnel funnel) {
        this.funnel = funnel;
        this.columns = history.columns();
        this.steps = funnel.steps().size();
        this.isStrict = funnel.order() == Funnel.Order.STRICT;
        this.opening = funnel.order() == Funnel.Order.ANY ? -1 : 1;
        Duration limit = funnel.window();
        this.window = limit == null ? Long.MAX_VALUE : Instants.toMicros(limit);
        this.lastStart = funnel.isSettledOnly() ? history.endMicros() - window : Long.MAX_VALUE;
        this.stepsOf = new int[history.types().size()];
        this.endsOf = new int[history.types().size()];
        for (int step = 0; step < steps; step++) {
            mark(
                    stepsOf,
                    Selectors.select(funnel.steps().get(step).events(), history.types(), "step " + (step + 1)),
                    step);
        }
        List<Funnel.Exclusion> exclusions = funnel.exclusions();
        for (Funnel.Exclusion exclusion : exclusions) {
            mark(endsOf, Selectors.select(exclusion.events(), history.types(), "exclusion"), exclusion.afterStep());
        }
        this.next = new int[steps][SMALLEST + 1];
        this.nextEnd = new int[exclusions.isEmpty() ? 0 : steps][SMALLEST + 1];
        this.times = new long[steps];
        this.rows = new int[steps];
        this.best = new long[steps];
        this.plain =
                StepTimes.suffice(funnel, stepsOf) ? new StepTimes(columns, funnel, stepsOf, window, lastStart) : null;
    }

    private static void mark(int[] masks, boolean[] isSelected, int bit) {
        for (int type = 0; type < masks.length; type++) {
            masks[type] |= isSelected[type] ? 1 << bit : 0;
        }
    }

    /** How many steps a customer passes. */
    int depth(int customer) {
        int reachable = reachable(customer);
        if (reachable <= 1) {
            return reachable == 0 ? 0 : passOne(customer);
        }
        if (plain != null) {
            return plain.depth(customer, reachable, best);
        }
        read(customer);
        depth = 0;
        for (int start = 0; start < size && depth < reachable; start++) {
            if (isBegun(start)) {
                keep(attempt(start));
                if (funnel.entry() == Funnel.Entry.FIRST) {
                    break;
                }
            }
        }
        return depth;
    }

    /** How many steps a customer may pass at most: those with an event at all. */
    private int reachable(int customer) {
        int found = 0;
        int[] types = columns.types();
        int to = columns.to(customer);
        for (int row = columns.from(customer); row < to; row++) {
            found |= stepsOf[types[row]];
        }
        return funnel.order() == Funnel.Order.ANY ? Integer.bitCount(found) : Integer.numberOfTrailingZeros(~found);
    }

    /** Passes the first step that opens an attempt, of a customer who gets no further. */
    private int passOne(int customer) {
        int row = columns.from(customer);
        while ((stepsOf[columns.types()[row]] & opening) == 0) {
            row++;
        }
        best[0] = columns.micros()[row];
        return best[0] <= lastStart ? 1 : 0;
    }

    private boolean isBegun(int start) {
        return (masks[start] & opening) != 0 && micros[start] <= lastStart;
    }

    private int attempt(int start) {
        return switch (funnel.order()) {
            case ORDERED -> ordered(start);
            case ANY -> any(start);
            case STRICT -> strict(start);
        };
    }

    /**
     * Counts all attempts of a customer, one after the other, by the last step that each passes.
     *
     * @param endedAt the number of attempts by their last step, from 0; they are added to it
     */
    void countAttempts(int customer, long[] endedAt) {
        read(customer);
        for (int start = 0; start < size; ) {
            int passed = isBegun(start) ? attempt(start) : 0;
            if (passed > 0) {
                endedAt[passed - 1]++;
                if (funnel.entry() == Funnel.Entry.FIRST) {
                    return;
                }
            }
            start = passed == 0 ? start + 1 : after(start, passed);
        }
    }

    /**
     * Whether an attempt that is not at the last step has time left when the history ends.
     *
     * @param end the end of the history
     */
    boolean isUnderWay(int customer, long end) {
        read(customer);
        for (int start = 0; start < size; start++) {
            if (isBegun(start)) {
                if (end - micros[start] <= window && mayGoOn(start, attempt(start))) {
                    return true;
                }
                if (funnel.entry() == Funnel.Entry.FIRST) {
                    return false;
                }
            }
        }
        return false;
    }

    private boolean mayGoOn(int start, int passed) {
        if (passed == steps) {
            return false;
        }
        return isStrict ? start + passed == size : nextEnd.length == 0 || nextEnd[passed][rows[passed - 1] + 1] == size;
    }

    /** Reads the events of a customer that fit a step or an exclusion; of a strict funnel, all. */
    private void read(int customer) {
        collect(customer);
        if (!isStrict) {
            look();
        }
    }

    /** The first event that is no part of an attempt, whether by its end, an exclusion or the window. */
    private int after(int start, int passed) {
        if (isStrict) {
            return start + passed;
        }
        if (passed == steps) {
            int last = start;
            for (int row : rows) {
                last = Math.max(last, row);
            }
            return last + 1;
        }
        int end = nextEnd.length == 0 ? size : nextEnd[passed][rows[passed - 1] + 1];
        int row = start + 1;
        while (row < size && row <= end && micros[row] - micros[start] <= window) {
            row++;
        }
        return row;
    }

    /** The instant at which the customer passed a step, from 0, in the attempt that got furthest. */
    long time(int step) {
        return best[step];
    }

    private void keep(int passed) {
        if (passed > depth) {
            depth = passed;
            System.arraycopy(times, 0, best, 0, passed);
        }
    }

    private void collect(int customer) {
        int from = columns.from(customer);
        int to = columns.to(customer);
        if (to - from > micros.length) {
            grow(to - from);
        }
        int[] types = columns.types();
        long[] instants = columns.micros();
        int kept = 0;
        // an event that fits nothing is overwritten by the next, since branches that go either way cost more
        for (int row = from; row < to; row++) {
            int mask = stepsOf[types[row]];
            int end = endsOf[types[row]];
            long micro = instants[row];
            micros[kept] = micro;
            masks[kept] = mask;
            ends[kept] = end;
            groups[kept] = kept > 0 && micros[kept - 1] == micro ? groups[kept - 1] : kept;
            kept += isStrict || (mask | end) != 0 ? 1 : 0;
        }
        size = kept;
    }

    private void grow(int needed) {
        int larger = Math.max(needed, 2 * micros.length);
        micros = new long[larger];
        masks = new int[larger];
        ends = new int[larger];
        groups = new int[larger];
        Arrays.setAll(next, step -> new int[larger + 1]);
        Arrays.setAll(nextEnd, step -> new int[larger + 1]);
    }

    private void look() {
        // what opens an ordered attempt is never looked for
        look(next, masks, funnel.order() == Funnel.Order.ORDERED ? 1 : 0);
        look(nextEnd, ends, 0);
    }

    private void look(int[][] found, int[] bits, int first) {
        for (int step = first; step < found.length; step++) {
            int[] nextOf = found[step];
            nextOf[size] = size;
            for (int row = size - 1; row >= 0; row--) {
                nextOf[row] = (bits[row] >>> step & 1) != 0 ? row : nextOf[row + 1];
            }
        }
    }

    private int ordered(int start) {
        times[0] = micros[start];
        rows[0] = start;
        for (int step = 1; step < steps; step++) {
            int row = next[step][groups[rows[step - 1]]];
            while (row < size && isUsed(row, step)) {
                row = next[step][row + 1];
            }
            boolean isPassed = row < size
                    && micros[row] - micros[start] <= window
                    && !(nextEnd.length > 0 && nextEnd[step][rows[step - 1] + 1] < row);
            if (!isPassed) {
                return step;
            }
            times[step] = micros[row];
            rows[step] = row;
        }
        return steps;
    }

    private boolean isUsed(int row, int passed) {
        for (int step = 0; step < passed; step++) {
            if (rows[step] == row) {
                return true;
            }
        }
        return false;
    }

    /** Counts different steps from an event on; an event passes one step only. */
    private int any(int start) {
        int open = (1 << steps) - 1;
        int passed = 0;
        int from = start;
        while (passed < steps) {
            int row = size;
            for (int step = 0; step < steps; step++) {
                row = (open >>> step & 1) == 0 ? row : Math.min(row, next[step][from]);
            }
            if (row == size || micros[row] - micros[start] > window) {
                break;
            }
            open &= ~Integer.lowestOneBit(masks[row] & open);
            rows[passed] = row;
            times[passed++] = micros[row];
            from = row + 1;
        }
        return passed;
    }

    /** Counts the steps that the events from one on pass, each the next. */
    private int strict(int start) {
        int passed = 0;
        while (passed < steps
                && start + passed < size
                && (masks[start + passed] >>> passed & 1) != 0
                && micros[start + passed] - micros[start] <= window) {
            times[passed] = micros[start + passed];
            passed++;
        }
        return passed;
    }
}
