package io.github.retentionmetrics.event;

import io.github.retentionmetrics.internal.Checks;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * One event: who did what, and when.
 *
 * <p>Events are what an application, a web shop or a game logs about its users: sign-ups, views, logins, levels
 * reached. Users and visitors are the <i>customers</i> of their history, so that every metric of customers applies to
 * them.
 *
 * <pre>{@code
 * Event signup = Event.of("U-17", Instant.parse("2026-03-14T09:26:53Z"), "signup");
 * Event view = Event.of("U-17", Instant.parse("2026-03-14T09:27:10Z"), "view")
 *         .withProperty("page", "pricing")
 *         .withSession("s-4711");
 * Event visit = Event.onDay("U-17", LocalDate.of(2026, 3, 15), ZoneId.of("Europe/Amsterdam"), "visit");
 * }</pre>
 *
 * @param customerId the identifier of the customer, user or visitor, not blank
 * @param instant when it happened
 * @param eventType what happened
 * @param session the identifier of the session in which it happened, empty when unknown
 */
public record Event(String customerId, Instant instant, EventType eventType, String session) implements Serializable {
    /**
     * Checks the parts.
     *
     * @param customerId the identifier of the customer, user or visitor, not blank
     * @param instant when it happened, in the years 1 to 9999
     * @param eventType what happened
     * @param session the identifier of the session; blank, or null as from JSON without the property, when unknown,
     *     which is kept as empty
     * @throws NullPointerException if another parameter is null
     * @throws IllegalArgumentException if the customer's identifier is blank, or the instant out of range
     */
    public Event {
        Checks.identifier(customerId, "customerId");
        Checks.dateAt(instant, ZoneOffset.UTC, "instant");
        Objects.requireNonNull(eventType, "eventType");
        session = Checks.textOrEmpty(session);
    }

    /**
     * An event without properties and session.
     *
     * @param customerId the identifier of the customer, user or visitor, not blank
     * @param instant when it happened, in the years 1 to 9999
     * @param name the name of the event, not blank
     * @return the event
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the identifier or the name is blank, or the instant out of range
     */
    public static Event of(String customerId, Instant instant, String name) {
        return new Event(customerId, instant, EventType.of(name), "");
    }

    /**
     * An event of which only the day is known: it is taken to happen at the start of that day.
     *
     * @param customerId the identifier of the customer, user or visitor, not blank
     * @param date the day, in 0001-01-01..9999-12-31
     * @param zone the zone of the day, which should be that of the history
     * @param name the name of the event, not blank
     * @return the event
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the identifier or the name is blank, or the date out of range
     */
    public static Event onDay(String customerId, LocalDate date, ZoneId zone, String name) {
        Checks.recordDate(date, "date");
        return of(
                customerId,
                date.atStartOfDay(Objects.requireNonNull(zone, "zone")).toInstant(),
                name);
    }

    /**
     * A copy in a session.
     *
     * @param session the identifier of the session, empty when unknown
     * @return the copy
     * @throws NullPointerException if the session is null
     */
    public Event withSession(String session) {
        return new Event(customerId, instant, eventType, Objects.requireNonNull(session, "session"));
    }

    /**
     * A copy with a property that tells its type from others of the same name.
     *
     * @param property the name of the property, not blank
     * @param value its value
     * @return the copy
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the name of the property is blank
     */
    public Event withProperty(String property, String value) {
        return new Event(customerId, instant, eventType.withProperty(property, value), session);
    }
}
