package io.github.retentionmetrics.subscription;

import io.github.retentionmetrics.internal.CustomerSpans;
import java.time.LocalDate;
import java.util.NoSuchElementException;
import java.util.Objects;

/**
 * A cursor over the customers of a history with their subscriptions in order of their starts, for user-defined metrics.
 *
 * <p>A cursor has a position and is not thread-safe; every call of {@link SubscriptionHistory#cursor()} returns a new
 * cursor. It visits every customer, in the order of their first appearance in the input, and creates no object per
 * customer.
 *
 * <pre>{@code
 * long returned = 0;
 * for (SubscriberCursor customer = base.cursor(); customer.next(); ) {
 *     returned += customer.subscriptions() > 1 ? 1 : 0;
 * }
 * }</pre>
 */
public final class SubscriberCursor {
    private final CustomerSpans spans;
    private int customer = -1;

    SubscriberCursor(CustomerSpans spans) {
        this.spans = spans;
    }

    /**
     * Moves to the next customer.
     *
     * @return false if there is none left
     */
    public boolean next() {
        customer = Math.min(customer + 1, spans.customers());
        return customer < spans.customers();
    }

    /**
     * Moves to one customer, wherever the cursor is. The first call for a history makes a hash table of its customers.
     *
     * @param customerId the customer's identifier
     * @return false if there is no such customer; the cursor is then after the last one
     * @throws NullPointerException if the identifier is null
     */
    public boolean moveTo(String customerId) {
        int found = spans.ids().indexOf(Objects.requireNonNull(customerId, "customerId"));
        customer = found < 0 ? spans.customers() : found;
        return found >= 0;
    }

    private int current() {
        if (customer < 0 || customer >= spans.customers()) {
            throw new NoSuchElementException("cursor must be on a customer: next() has not returned true");
        }
        return customer;
    }

    /**
     * The customer's identifier.
     *
     * @return the identifier
     * @throws NoSuchElementException if the last call of {@link #next()} did not return true
     */
    public String customerId() {
        return spans.ids().get(current());
    }

    /**
     * The number of subscriptions that the customer has or had.
     *
     * @return the number, at least 1
     * @throws NoSuchElementException if the last call of {@link #next()} did not return true
     */
    public int subscriptions() {
        return spans.to(current()) - spans.from(customer);
    }

    /**
     * The first day of one subscription; the subscriptions are sorted by start.
     *
     * @param subscription the subscription's number, from 0
     * @return the day, counted from 1970-01-01
     * @throws NoSuchElementException if the last call of {@link #next()} did not return true
     * @throws IndexOutOfBoundsException if there is no such subscription
     */
    public long startEpochDay(int subscription) {
        return spans.start(row(subscription));
    }

    /**
     * Whether the customer is active on a day.
     *
     * @param date the day
     * @return true if at least one of the customer's subscriptions is
     * @throws NoSuchElementException if the cursor is not on a customer
     * @throws NullPointerException if the date is null
     */
    public boolean isActive(LocalDate date) {
        long day = Objects.requireNonNull(date, "date").toEpochDay();
        for (int subscription = 0; subscription < subscriptions(); subscription++) {
            if (startEpochDay(subscription) <= day && day < endEpochDay(subscription)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether one subscription still runs on the observation day of the history.
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
        int end = spans.end(row(subscription));
        return end == CustomerSpans.RUNNING ? Long.MAX_VALUE : end;
    }

    private int row(int subscription) {
        return spans.from(current()) + Objects.checkIndex(subscription, subscriptions());
    }
}
