package io.github.retentionmetrics.event;

import io.github.retentionmetrics.internal.EventColumns;
import io.github.retentionmetrics.internal.Instants;
import io.github.retentionmetrics.internal.ZonedDays;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Objects;

/**
 * One pass over the customers of an event history, for metrics of the caller's own, as fast as those of the library.
 *
 * <pre>{@code
 * long nightly = 0;
 * for (EventCursor customer = events.cursor(); customer.next(); ) {
 *     for (int event = 0; event < customer.events(); event++) {
 *         nightly += customer.instant(event).atZone(events.zone()).getHour() < 6 ? 1 : 0;
 *     }
 * }
 * }</pre>
 *
 * <p>Customers come in the order in which the history holds them, and events in order of time. Not thread-safe; each
 * thread takes a cursor of its own, or a part of the history.
 */
public final class EventCursor {
    private final EventHistory history;
    private final EventColumns columns;
    private final ZonedDays days;
    private int customer = -1;

    EventCursor(EventHistory history) {
        this.history = history;
        this.columns = history.columns();
        this.days = ZonedDays.in(history.zone());
    }

    /**
     * Goes on to the next customer.
     *
     * @return false if there is none
     */
    public boolean next() {
        customer = Math.min(customer + 1, columns.customers());
        return customer < columns.customers();
    }

    private int current() {
        if (customer < 0 || customer >= columns.customers()) {
            throw new NoSuchElementException("next() must have returned true: there is no customer");
        }
        return customer;
    }

    private int row(int event) {
        return columns.from(current()) + Objects.checkIndex(event, events());
    }

    /**
     * Who the customer is.
     *
     * @return the identifier
     * @throws NoSuchElementException if the last call of {@link #next()} did not return true
     */
    public String customerId() {
        return history.ids().get(current());
    }

    /**
     * How many events the customer has.
     *
     * @return the number of events, at least 1
     * @throws NoSuchElementException if the last call of {@link #next()} did not return true
     */
    public int events() {
        return columns.to(current()) - columns.from(customer);
    }

    /**
     * When an event happened; instants do not decrease with the event's number.
     *
     * @param event the event's number, from 0
     * @return microseconds since 1970-01-01T00:00Z
     * @throws NoSuchElementException if the last call of {@link #next()} did not return true
     * @throws IndexOutOfBoundsException if there is no such event
     */
    public long epochMicros(int event) {
        return columns.micros()[row(event)];
    }

    /**
     * When an event happened.
     *
     * @param event the event's number, from 0
     * @return the instant
     * @throws NoSuchElementException if the last call of {@link #next()} did not return true
     * @throws IndexOutOfBoundsException if there is no such event
     */
    public Instant instant(int event) {
        return Instants.ofMicros(epochMicros(event));
    }

    /**
     * The day of an event in the zone of the history.
     *
     * @param event the event's number, from 0
     * @return the day, counted from 1970-01-01
     * @throws NoSuchElementException if the last call of {@link #next()} did not return true
     * @throws IndexOutOfBoundsException if there is no such event
     */
    public long epochDay(int event) {
        return history.dayOf(row(event), days);
    }

    /**
     * The type of an event.
     *
     * @param event the event's number, from 0
     * @return the type
     * @throws NoSuchElementException if the last call of {@link #next()} did not return true
     * @throws IndexOutOfBoundsException if there is no such event
     */
    public EventType eventType(int event) {
        return history.types().get(typeIndex(event));
    }

    /**
     * The type of an event as a number, for counting in arrays.
     *
     * @param event the event's number, from 0
     * @return its place in {@link EventHistory#types()}, from 0
     * @throws NoSuchElementException if the last call of {@link #next()} did not return true
     * @throws IndexOutOfBoundsException if there is no such event
     */
    public int typeIndex(int event) {
        return columns.types()[row(event)];
    }

    /**
     * The session of an event.
     *
     * @param event the event's number, from 0
     * @return its identifier, empty when unknown
     * @throws NoSuchElementException if the last call of {@link #next()} did not return true
     * @throws IndexOutOfBoundsException if there is no such event
     */
    public String session(int event) {
        return history.sessionId(columns.session(row(event)));
    }
}
