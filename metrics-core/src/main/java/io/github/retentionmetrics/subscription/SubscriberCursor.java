package io.github.retentionmetrics.subscription;

import java.util.NoSuchElementException;
import java.util.Objects;

/**
 * A walk over the customers of a base, one at a time, with their subscriptions by start: for metrics of the caller's own.
 *
 * <p>A cursor has a position and is not thread-safe; every call of {@link SubscriptionHistory#cursor()} gives a new one. It visits
 * every customer, in the order of their first appearance in the input, and creates no object per customer.
 *
 * <pre>{@code
 * long returned = 0;
 * for (SubscriberCursor customer = base.cursor(); customer.next(); ) {
 *     returned += customer.subscriptions() > 1 ? 1 : 0;
 * }
 * }</pre>
 */
public final class SubscriberCursor {
    private final int[] offsets;
    private final long[] starts;
    private final long[] ends;
    private int customer = -1;

    SubscriberCursor(int[] offsets, long[] starts, long[] ends) {
        this.offsets = offsets;
        this.starts = starts;
        this.ends = ends;
    }

    /**
     * Moves to the next customer.
     *
     * @return false if there is none left
     */
    public boolean next() {
        customer = Math.min(customer + 1, offsets.length - 1);
        return customer < offsets.length - 1;
    }

    /**
     * How many subscriptions the customer has or had.
     *
     * @return the number, at least 1
     * @throws NoSuchElementException if the last call of {@link #next()} did not return true
     */
    public int subscriptions() {
        if (customer < 0 || customer >= offsets.length - 1) {
            throw new NoSuchElementException("cursor must be on a customer: next() has not returned true");
        }
        return offsets[customer + 1] - offsets[customer];
    }

    /**
     * The first day of one subscription; days do not decrease with the subscription's number.
     *
     * @param subscription the subscription's number, from 0
     * @return the day, counted from 1970-01-01
     * @throws NoSuchElementException if the last call of {@link #next()} did not return true
     * @throws IndexOutOfBoundsException if there is no such subscription
     */
    public long startEpochDay(int subscription) {
        return starts[row(subscription)];
    }

    /**
     * Whether one subscription still runs on the observation day of the base.
     *
     * @param subscription the subscription's number, from 0
     * @return true if it has not ended by then
     * @throws NoSuchElementException if the last call of {@link #next()} did not return true
     * @throws IndexOutOfBoundsException if there is no such subscription
     */
    public boolean isRunning(int subscription) {
        return endEpochDay(subscription) == Long.MAX_VALUE;
    }

    /**
     * The first day on which one subscription is no longer active.
     *
     * @param subscription the subscription's number, from 0
     * @return the day, counted from 1970-01-01; the largest {@code long} while the subscription runs
     * @throws NoSuchElementException if the last call of {@link #next()} did not return true
     * @throws IndexOutOfBoundsException if there is no such subscription
     */
    public long endEpochDay(int subscription) {
        return ends[row(subscription)];
    }

    private int row(int subscription) {
        int checked = Objects.checkIndex(subscription, subscriptions());
        return offsets[customer] + checked;
    }
}
