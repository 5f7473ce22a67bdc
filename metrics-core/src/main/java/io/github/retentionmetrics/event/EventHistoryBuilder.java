package io.github.retentionmetrics.event;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.CustomerDictionary;
import io.github.retentionmetrics.internal.EventColumns;
import io.github.retentionmetrics.internal.EventRows;
import io.github.retentionmetrics.internal.Instants;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes events one by one, in any order, and builds an {@link EventHistory} of them.
 *
 * <p>Every event is checked as it arrives, so an error names the row, which is the number of the {@code add} call, from
 * 0. A refused event leaves the builder as it was, apart from that number. Events of one customer at the same instant
 * keep the order in which they were added. Not thread-safe; safe as part of a parallel
 * {@link EventHistory#toEventHistory collect}. Building does not change the builder: more events may follow, and
 * another {@code build}.
 *
 * <pre>{@code
 * EventHistoryBuilder builder = EventHistory.builder(ZoneId.of("Europe/Amsterdam"));
 * builder.add("U-17", Instant.parse("2026-03-14T09:26:53Z"), "signup");
 * builder.add("U-17", Instant.parse("2026-03-14T09:27:10Z"), "view", "s-4711");
 * EventHistory events = builder.build(LocalDate.of(2026, 3, 31));
 * }</pre>
 *
 * <p>An event takes 20 bytes until the history is built.
 */
public final class EventHistoryBuilder {
    private static final LocalDate FIRST_DATE = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DATE = LocalDate.of(9999, 12, 31);

    private final ZoneId zone;
    private final CustomerDictionary customers = new CustomerDictionary();
    private final CustomerDictionary sessions = new CustomerDictionary();
    private final Map<EventType, Integer> types = new HashMap<>();
    private final Map<String, Integer> plainTypes = new HashMap<>();
    private final EventRows events = new EventRows();
    /** The first instant of the first day that an event may have, and the first after the last. */
    private final Instant first;

    private final Instant end;
    private final long firstMicros;
    private final long endMicros;
    private long rows;

    EventHistoryBuilder(ZoneId zone) {
        this.zone = Objects.requireNonNull(zone, "zone");
        this.first = FIRST_DATE.atStartOfDay(zone).toInstant();
        this.end = LAST_DATE.plusDays(1).atStartOfDay(zone).toInstant();
        this.firstMicros = Instants.toMicros(first);
        this.endMicros = Instants.toMicros(end);
    }

    /**
     * Adds an event.
     *
     * @param event the event
     * @return this builder
     * @throws NullPointerException if the event is null
     * @throws IllegalStateException if the events are more than an array holds
     */
    public EventHistoryBuilder add(Event event) {
        rows++;
        Objects.requireNonNull(event, () -> atRow("event"));
        requireDay(event.instant());
        return addRow(
                event.customerId(),
                Instants.toMicros(event.instant()),
                types.computeIfAbsent(event.eventType(), this::newCode),
                event.session());
    }

    /**
     * Adds an event without a session.
     *
     * @param customerId the identifier of the customer, user or visitor, not blank
     * @param instant when it happened, on a day in
     *     0001-01-01..9999-12-31; cut to whole microseconds
     * @param name the name of the event, not blank
     * @return this builder
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the identifier or the name is blank, or the instant out of range
     */
    public EventHistoryBuilder add(String customerId, Instant instant, String name) {
        return add(customerId, instant, name, "");
    }

    /**
     * Adds an event in a session.
     *
     * @param customerId the identifier of the customer, user or visitor, not blank
     * @param instant when it happened, on a day in
     *     0001-01-01..9999-12-31; cut to whole microseconds
     * @param name the name of the event, not blank
     * @param session the identifier of the session, empty when unknown
     * @return this builder
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the identifier or the name is blank, or the instant out of range
     */
    public EventHistoryBuilder add(String customerId, Instant instant, String name, String session) {
        rows++;
        return addChecked(customerId, instant, name, session);
    }

    /**
     * Adds an event of which only the day is known: it is taken to happen at the start of that day.
     *
     * @param customerId the identifier of the customer, user or visitor, not blank
     * @param date the day in the zone of the history, in 0001-01-01..9999-12-31
     * @param name the name of the event, not blank
     * @return this builder
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the identifier or the name is blank, or the date out of range
     */
    public EventHistoryBuilder add(String customerId, LocalDate date, String name) {
        rows++;
        Objects.requireNonNull(date, () -> atRow("date"));
        if (!Checks.isRecordDate(date)) {
            Checks.recordDate(date, atRow("date"));
        }
        return addChecked(customerId, date.atStartOfDay(zone).toInstant(), name, "");
    }

    /**
     * Adds an event from the buffer of a reader, such as a reader of CSV files, without creating an object unless the
     * customer, the name or the session is new.
     *
     * @param buffer the buffer with the identifiers; it may be overwritten after the call
     * @param offset the start of the customer's identifier
     * @param length the number of characters of the identifier, which must not all be white space or invisible
     * @param epochMicros the instant, in microseconds since 1970-01-01T00:00Z
     * @param name the name of the event, not blank
     * @param sessionOffset the start of the identifier of the session
     * @param sessionLength the number of its characters; 0 when unknown
     * @return this builder
     * @throws NullPointerException if the buffer or the name is null
     * @throws IndexOutOfBoundsException if an identifier is not within the buffer
     * @throws IllegalArgumentException if the identifier or the name is blank, or the instant out of range
     */
    public EventHistoryBuilder add(
            char[] buffer,
            int offset,
            int length,
            long epochMicros,
            String name,
            int sessionOffset,
            int sessionLength) {
        rows++;
        Objects.requireNonNull(buffer, () -> atRow("buffer"));
        Objects.requireNonNull(name, () -> atRow("name"));
        Objects.checkFromIndexSize(offset, length, buffer.length);
        Objects.checkFromIndexSize(sessionOffset, sessionLength, buffer.length);
        if (Checks.isBlank(buffer, offset, length)) {
            Checks.identifier(new String(buffer, offset, length), atRow("customerId"));
        }
        if (epochMicros < firstMicros || epochMicros >= endMicros) {
            Checks.dateAt(Instants.ofMicros(epochMicros), zone, atRow("instant"));
        }
        int type = codeOf(name);
        boolean hasSession = sessionLength > 0 && !Checks.isBlank(buffer, sessionOffset, sessionLength);
        int session = hasSession ? 1 + sessions.ordinalOfBuffer(buffer, sessionOffset, sessionLength) : 0;
        events.add(customers.ordinalOfBuffer(buffer, offset, length), epochMicros, type, session);
        return this;
    }

    /** Adds the event of the row that has been counted. */
    private EventHistoryBuilder addChecked(String customerId, Instant instant, String name, String session) {
        Objects.requireNonNull(customerId, () -> atRow("customerId"));
        Objects.requireNonNull(instant, () -> atRow("instant"));
        Objects.requireNonNull(name, () -> atRow("name"));
        Objects.requireNonNull(session, () -> atRow("session"));
        if (Checks.isBlank(customerId)) {
            Checks.identifier(customerId, atRow("customerId"));
        }
        requireDay(instant);
        return addRow(customerId, Instants.toMicros(instant), codeOf(name), session);
    }

    /**
     * Adds events in columns, one row per event in any order. The arrays are read, not kept. Rows are numbered on from
     * those before; if one is refused, the rows before it have been added.
     *
     * @param customerIds the identifiers of the customers, not blank
     * @param epochMicros the instants, in microseconds since 1970-01-01T00:00Z
     * @param names the names of the events, not blank
     * @param sessions the identifiers of the sessions, empty where unknown; null if no event has one
     * @return this builder
     * @throws NullPointerException if another parameter, or an element, is null
     * @throws IllegalArgumentException if the columns differ in length, an identifier or a name is blank, or an instant
     *     is out of range
     */
    public EventHistoryBuilder addColumns(
            String[] customerIds, long[] epochMicros, String[] names, String @Nullable [] sessions) {
        Objects.requireNonNull(customerIds, "customerIds");
        requireLength("epochMicros", epochMicros.length, customerIds.length);
        requireLength("names", names.length, customerIds.length);
        requireLength("sessions", sessions == null ? customerIds.length : sessions.length, customerIds.length);
        for (int row = 0; row < customerIds.length; row++) {
            add(
                    customerIds[row],
                    Instants.ofMicros(epochMicros[row]),
                    names[row],
                    sessions == null ? "" : sessions[row]);
        }
        return this;
    }

    private static void requireLength(String name, int length, int customers) {
        if (length != customers) {
            throw new IllegalArgumentException(
                    name + " must have as many elements as customerIds (" + customers + "): " + length);
        }
    }

    private void requireDay(Instant instant) {
        if (instant.isBefore(first) || !instant.isBefore(end)) {
            Checks.dateAt(instant, zone, atRow("instant"));
        }
    }

    private int codeOf(String name) {
        Integer known = plainTypes.get(name);
        if (known == null) {
            if (Checks.isBlank(name)) {
                Checks.identifier(name, atRow("name"));
            }
            known = types.computeIfAbsent(EventType.of(name), this::newCode);
            plainTypes.put(name, known);
        }
        return known;
    }

    private int newCode(EventType type) {
        return types.size();
    }

    private EventHistoryBuilder addRow(String customerId, long micros, int type, String session) {
        int code = Checks.isBlank(session) ? 0 : 1 + sessions.ordinalOf(session);
        events.add(customers.ordinalOf(customerId), micros, type, code);
        return this;
    }

    private String atRow(String name) {
        return name + " at row " + (rows - 1);
    }

    /**
     * Adds the events of another builder, whose rows come after those of this one.
     *
     * @param other a builder with the same zone; it stays as it is
     * @return this builder
     * @throws NullPointerException if the other is null
     * @throws IllegalArgumentException if its zone is another
     */
    public EventHistoryBuilder addAll(EventHistoryBuilder other) {
        Checks.same("zone", zone, Objects.requireNonNull(other, "other").zone);
        int[] customerOf = other.customers.toIds().addTo(customers);
        int[] sessionOf = other.sessions.toIds().addTo(sessions);
        int[] typeOf = new int[other.types.size()];
        new TreeMap<>(other.types).forEach((type, code) -> typeOf[code] = types.computeIfAbsent(type, this::newCode));
        events.addAll(other.events, customerOf, typeOf, sessionOf);
        rows += other.rows;
        return this;
    }

    /**
     * The history of the events so far.
     *
     * @param observedUntil the last day, in the zone, for which they are complete
     * @return the history
     * @throws NullPointerException if the day is null
     * @throws IllegalArgumentException if an event happened after the day
     */
    public EventHistory build(LocalDate observedUntil) {
        Checks.recordDate(observedUntil, "observedUntil");
        long end = Instants.startOfDay(observedUntil.plusDays(1), zone);
        if (events.rows() > 0 && events.lastMicros() >= end) {
            throw new IllegalArgumentException("event (" + Instants.ofMicros(events.lastMicros())
                    + ") must be on or before observedUntil (" + observedUntil + " in " + zone + ")");
        }
        return build(end);
    }

    /**
     * The history of the events so far, for events that are known up to a moment of a day that is still running.
     *
     * @param observedUntil the instant until which they are complete; cut to whole microseconds
     * @return the history
     * @throws NullPointerException if the instant is null
     * @throws IllegalArgumentException if the day before is not in 0001-01-01..9999-12-31, or an event happened
     *     after the instant
     */
    public EventHistory build(Instant observedUntil) {
        LocalDate running = Checks.dateAt(observedUntil, zone, "observedUntil");
        Checks.recordDate(running.minusDays(1), "day before observedUntil");
        long end = Instants.toMicros(observedUntil);
        if (events.rows() > 0 && events.lastMicros() > end) {
            throw new IllegalArgumentException("event (" + Instants.ofMicros(events.lastMicros())
                    + ") must be at or before observedUntil (" + observedUntil + ")");
        }
        return build(end);
    }

    private EventHistory build(long end) {
        Map<EventType, Integer> sorted = new TreeMap<>(types);
        int[] typeOf = new int[sorted.size()];
        int place = 0;
        for (int code : sorted.values()) {
            typeOf[code] = place++;
        }
        EventColumns columns = events.toColumns(customers.size()).withTypes(typeOf);
        return new EventHistory(
                zone, null, end, List.copyOf(sorted.keySet()), customers.toIds(), sessions.toIds(), columns);
    }
}
