package io.github.retentionmetrics.event;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Instants;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The definition of a funnel: the steps that lead to a goal, and which events count as passing them. An immutable set
 * of options, for any number of histories.
 *
 * <p>An event of the first step opens an attempt. The attempt passes each further step with the first fitting event
 * within the window, which is elapsed time from the first step, its end included. A customer counts at step k if an
 * attempt of theirs passes at least k steps; of several attempts the one that gets furthest counts, and of these the
 * earliest.
 *
 * <ul>
 *   <li>The order of the steps: {@link Order#ORDERED} (the default) lets other events lie between two steps; in
 *       {@link Order#STRICT} the customer's very next event must be the next step; {@link Order#ANY} counts the
 *       different steps within the window, whichever comes first.
 *   <li>In an ordered funnel an event at the same instant as the step before it counts as after it, since clocks are
 *       coarse; a step that selects the same events as the step before needs another event.
 *   <li>Which attempts count: {@link Entry#EVERY} (the default), or the {@link Entry#FIRST} only, as in Mixpanel.
 *   <li>An {@linkplain #withExclusion exclusion} ends an attempt by an event between two steps; the customer keeps the
 *       steps passed and may get further in another attempt.
 *   <li>Attempts whose window is still open when the history ends may get further: they are counted as far as they are
 *       observed, or left out with {@link #withSettledOnly}.
 * </ul>
 *
 * <pre>{@code
 * Funnel funnel = Funnel.of("view", "add_to_cart", "purchase").within(Duration.ofDays(1));
 * FunnelTable table = funnel.over(events);
 * table.conversion(3);                      // 20.0% (20 of 100): from the first step to the third
 * table.step(3).fromPrevious();             // 40.0% (20 of 50)
 * table.step(3).medianFromStart();          // PT14M
 * table.lostAfter(2);                       // who put something into the cart and did not buy
 * funnel.totals(events).conversion(3);      // 16.0% (20 of 125): of all attempts, several of some customers
 * }</pre>
 *
 * @param steps the steps in their order
 * @param window the longest time from the first step to any other; null for no limit
 * @param order the order in which the steps are passed
 * @param entry which attempts count
 * @param exclusions events that end an attempt
 * @param isSettledOnly whether attempts are left out whose window was still open at the end of the history
 */
public record Funnel(
        List<Step> steps,
        @Nullable Duration window,
        Order order,
        Entry entry,
        List<Exclusion> exclusions,
        boolean isSettledOnly) {
    /** The most steps that a funnel has. */
    public static final int MOST_STEPS = 30;

    /** In which order the steps of a funnel are passed. */
    public enum Order {
        /** One step after the other, whatever happens in between. */
        ORDERED,
        /** One step after the other, with no other event of the customer in between. */
        STRICT,
        /** In any order; step k stands for k different steps. */
        ANY
    }

    /** Which attempts of a customer count. */
    public enum Entry {
        /** Each event of the first step opens one; the one that gets furthest counts, the earliest of several. */
        EVERY,
        /** The first event of the first step opens the only one. */
        FIRST
    }

    /**
     * A step of a funnel.
     *
     * @param name what the step is called
     * @param events which events pass it
     */
    public record Step(String name, EventSelector events) {
        /**
         * Checks the parts.
         *
         * @param name what the step is called, not blank
         * @param events which events pass it
         * @throws NullPointerException if a part is null
         * @throws IllegalArgumentException if the name is blank
         */
        public Step {
            Checks.identifier(name, "name");
            Objects.requireNonNull(events, "events");
        }

        /**
         * A step that events of some names pass.
         *
         * @param name what the step is called, not blank
         * @param events which events pass it
         * @return the step
         * @throws NullPointerException if a parameter is null
         * @throws IllegalArgumentException if the name is blank
         */
        public static Step of(String name, EventSelector events) {
            return new Step(name, events);
        }
    }

    /**
     * Events that end an attempt.
     *
     * @param events which events
     * @param afterStep after which step, from 1, and before the next
     */
    public record Exclusion(EventSelector events, int afterStep) {
        /**
         * Checks the parts.
         *
         * @param events which events
         * @param afterStep after which step, from 1, and before the next
         * @throws NullPointerException if the selector is null
         * @throws IllegalArgumentException if the step is below 1
         */
        public Exclusion {
            Objects.requireNonNull(events, "events");
            Checks.positive(afterStep, "afterStep");
        }
    }

    /**
     * Checks the options and takes copies of the lists.
     *
     * @param steps the steps in their order
     * @param window the longest time from the first step to any other; null for no limit
     * @param order the order in which the steps are passed
     * @param entry which attempts count
     * @param exclusions events that end an attempt
     * @param isSettledOnly whether attempts are left out whose window was still open at the end of the history
     * @throws NullPointerException if an option but the window is null
     * @throws IllegalArgumentException if there is no step or more than {@value #MOST_STEPS}, the window is not
     *     positive or longer than 3,652,500 days, an exclusion does not lie between two steps or the order is not
     *     {@link Order#ORDERED} where there is one, or settled attempts are asked for without a window
     */
    public Funnel {
        steps = List.copyOf(steps);
        exclusions = List.copyOf(exclusions);
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(entry, "entry");
        if (steps.isEmpty() || steps.size() > MOST_STEPS) {
            throw new IllegalArgumentException("steps must be 1 to " + MOST_STEPS + ": " + steps.size());
        }
        if (window != null) {
            Checks.positive(window, "window", Instants.MOST_DAYS);
        }
        for (Exclusion exclusion : exclusions) {
            if (exclusion.afterStep() >= steps.size()) {
                throw new IllegalArgumentException("afterStep (" + exclusion.afterStep()
                        + ") must be less than the number of steps (" + steps.size() + ")");
            }
        }
        if (!exclusions.isEmpty() && order != Order.ORDERED) {
            throw new IllegalArgumentException("order must be ORDERED where events are excluded: " + order);
        }
        if (isSettledOnly && window == null) {
            throw new IllegalArgumentException("window must be given where only settled attempts count: null");
        }
    }

    /**
     * A funnel of events by name.
     *
     * @param names the names of the events that pass the steps
     * @return an ordered funnel without a limit of time
     * @throws NullPointerException if the array or a name is null
     * @throws IllegalArgumentException if there is no name or more than {@value #MOST_STEPS}, or one is blank
     */
    public static Funnel of(String... names) {
        return of(Arrays.stream(Objects.requireNonNull(names, "names"))
                .map(name -> Step.of(name, EventSelector.named(name)))
                .toArray(Step[]::new));
    }

    /**
     * A funnel of steps that several events, or events with some property, pass.
     *
     * @param steps the steps in their order
     * @return an ordered funnel without a limit of time
     * @throws NullPointerException if the array or a step is null
     * @throws IllegalArgumentException if there is no step or more than {@value #MOST_STEPS}
     */
    public static Funnel of(Step... steps) {
        return new Funnel(
                List.of(Objects.requireNonNull(steps, "steps")), null, Order.ORDERED, Entry.EVERY, List.of(), false);
    }

    /**
     * A copy with a limit of time.
     *
     * @param window the longest time from the first step to any other, which still counts
     * @return the copy
     * @throws NullPointerException if the window is null
     * @throws IllegalArgumentException if it is not positive or longer than 3,652,500 days
     */
    public Funnel within(Duration window) {
        return new Funnel(steps, Objects.requireNonNull(window, "window"), order, entry, exclusions, isSettledOnly);
    }

    /**
     * A copy with another order of the steps.
     *
     * @param order the order
     * @return the copy
     * @throws NullPointerException if the order is null
     * @throws IllegalArgumentException if events are excluded and the order is not {@link Order#ORDERED}
     */
    public Funnel withOrder(Order order) {
        return new Funnel(steps, window, order, entry, exclusions, isSettledOnly);
    }

    /**
     * A copy in which other attempts count.
     *
     * @param entry which attempts count
     * @return the copy
     * @throws NullPointerException if the parameter is null
     */
    public Funnel withEntry(Entry entry) {
        return new Funnel(steps, window, order, entry, exclusions, isSettledOnly);
    }

    /**
     * A copy in which an event between two steps ends an attempt.
     *
     * @param events which events
     * @param afterStep after which step, from 1, and before the next
     * @return the copy
     * @throws NullPointerException if the selector is null
     * @throws IllegalArgumentException if the step is not one before the last, or the order not {@link Order#ORDERED}
     */
    public Funnel withExclusion(EventSelector events, int afterStep) {
        List<Exclusion> added = new ArrayList<>(exclusions);
        added.add(new Exclusion(events, afterStep));
        return new Funnel(steps, window, order, entry, added, isSettledOnly);
    }

    /**
     * A copy without attempts whose window was still open at the end of the history, so that customers who are still
     * under way do not lower the rates.
     *
     * @return the copy
     * @throws IllegalArgumentException if there is no window
     */
    public Funnel withSettledOnly() {
        return new Funnel(steps, window, order, entry, exclusions, true);
    }

    /**
     * The funnel of a history.
     *
     * @param history the events
     * @return how many customers pass each step, and how fast
     * @throws NullPointerException if the history is null
     * @throws IllegalArgumentException if a step or an exclusion refers to a name that does not occur in the history
     */
    public FunnelTable over(EventHistory history) {
        return FunnelTable.of(Objects.requireNonNull(history, "history"), this);
    }

    /**
     * The funnels of the customers of each segment.
     *
     * @param history the events
     * @param segments who is in which segment; customers in none are left out
     * @return the tables by name of the segment, in the order of the segments; unmodifiable
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if a step or an exclusion refers to a name that does not occur in the history
     */
    public Map<String, FunnelTable> over(EventHistory history, Segmentation segments) {
        Map<String, FunnelTable> tables = new LinkedHashMap<>();
        history.bySegment(segments).forEach((name, part) -> tables.put(name, over(part)));
        return Collections.unmodifiableMap(tables);
    }

    /**
     * All attempts at the funnel, of which a customer may make several.
     *
     * @param history the events
     * @return how many attempts pass each step
     * @throws NullPointerException if the history is null
     * @throws IllegalArgumentException if a step or an exclusion refers to a name that does not occur in the history
     */
    public FunnelTotals totals(EventHistory history) {
        return FunnelTotals.of(Objects.requireNonNull(history, "history"), this);
    }

    /** The name of a step, from 1. */
    String nameOf(int step) {
        return order == Order.ANY ? "any " + step : steps.get(step - 1).name();
    }
}
