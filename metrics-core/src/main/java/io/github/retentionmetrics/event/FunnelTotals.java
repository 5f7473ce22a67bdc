package io.github.retentionmetrics.event;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.rate.Rate;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How many attempts at a funnel pass each step, where a customer may make several; a {@link FunnelTable} counts
 * customers.
 *
 * <p>An attempt begins with an event of the first step (in a funnel of any order, of any step) while the customer has
 * no attempt under way. It ends when the last step is passed, when the window is over or with an event that is
 * excluded; in a strict funnel, also with an event that is not the next step. The next event of the first step after
 * that begins another attempt; in a strict funnel the event that ends an attempt may be that event.
 *
 * <pre>
 *   conversion from the start at step k    = attempts that pass step k / attempts
 *   conversion from the step before        = attempts that pass step k / attempts that pass step k - 1
 * </pre>
 *
 * <p>Attempts of one customer resemble each other, so the interval of such a rate is too narrow where customers make
 * many; the {@linkplain FunnelTable#conversion(int) conversion of customers} has the right one.
 *
 * <p>Special cases: without a window an attempt that does not get to the end lasts until the history ends. No attempts,
 * or none that pass the step before: the conversion is undefined.
 *
 * <p>Source: the "totals" of Mixpanel's funnels, with re-entry after conversion, time-out and exclusion.
 *
 * @param steps the names of the steps in their order; for steps in any order, how many of them
 * @param attempts how many attempts pass at least so many steps, in the same order
 */
public record FunnelTotals(List<String> steps, List<Long> attempts) implements Serializable {
    /**
     * Checks the counts and takes copies of the lists.
     *
     * @param steps the names of the steps in their order
     * @param attempts how many attempts pass at least so many steps
     * @throws NullPointerException if a parameter or an element is null
     * @throws IllegalArgumentException if there is no step, the lists differ in length, a number is negative or a later
     *     step has more attempts than an earlier one
     */
    public FunnelTotals {
        steps = List.copyOf(steps);
        attempts = List.copyOf(attempts);
        if (steps.isEmpty() || steps.size() != attempts.size()) {
            throw new IllegalArgumentException(
                    "attempts must be one number a step: " + steps.size() + " steps, " + attempts.size() + " numbers");
        }
        long before = Long.MAX_VALUE;
        for (long count : attempts) {
            Checks.notNegative(count, "attempts");
            if (count > before) {
                throw new IllegalArgumentException("attempts must not rise from step to step: " + attempts);
            }
            before = count;
        }
    }

    static FunnelTotals of(EventHistory history, Funnel funnel) {
        FunnelScan scan = new FunnelScan(history, funnel);
        long[] endedAt = new long[funnel.steps().size()];
        for (int customer = 0; customer < history.columns().customers(); customer++) {
            scan.countAttempts(customer, endedAt);
        }
        for (int step = endedAt.length - 2; step >= 0; step--) {
            endedAt[step] += endedAt[step + 1];
        }
        return new FunnelTotals(
                IntStream.rangeClosed(1, endedAt.length)
                        .mapToObj(funnel::nameOf)
                        .toList(),
                IntStream.range(0, endedAt.length)
                        .mapToObj(step -> endedAt[step])
                        .toList());
    }

    /**
     * How many attempts pass a step.
     *
     * @param step the number of the step, from 1
     * @return the attempts that pass at least so many steps
     * @throws IllegalArgumentException if there is no such step
     */
    public long attempts(int step) {
        if (step < 1 || step > steps.size()) {
            throw new IllegalArgumentException("step must be in 1.." + steps.size() + ": " + step);
        }
        return attempts.get(step - 1);
    }

    /**
     * The conversion from the first step to another.
     *
     * @param step the number of the step, from 1
     * @return the share of all attempts that pass the step; undefined without attempts
     * @throws IllegalArgumentException if there is no such step
     */
    public Rate conversion(int step) {
        return Rate.of(attempts(step), attempts(1), FunnelTable.NOBODY_AT_START);
    }

    /**
     * The conversion from the step before.
     *
     * @param step the number of the step, from 1
     * @return the attempts that pass the step of those that pass the step before, of the first step of itself;
     *     undefined if none pass the step before
     * @throws IllegalArgumentException if there is no such step
     */
    public Rate fromPrevious(int step) {
        return Rate.of(attempts(step), attempts(Math.max(1, step - 1)), FunnelTable.NOBODY_BEFORE);
    }

    @Override
    public String toString() {
        return steps + ": " + attempts;
    }
}
