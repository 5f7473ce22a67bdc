package io.github.retentionmetrics.event;

import io.github.retentionmetrics.internal.EventColumns;
import io.github.retentionmetrics.internal.Instants;
import io.github.retentionmetrics.internal.ZonedDays;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.Ratio;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The sessions of a history: runs of events of one customer.
 *
 * <pre>
 *   duration = last event - first event
 *   bounce: a session with one event
 * </pre>
 *
 * <p>A session belongs to the period of its first event, in the zone of the history. Sessions are in order of the
 * customers in the history, and of their first events.
 *
 * <pre>{@code
 * Sessions sessions = SessionRule.ofTimeout(Duration.ofMinutes(30)).over(events);
 * sessions.facts().bounceRate();                            // 25.9% (35 of 135): with one event
 * sessions.facts().meanSeconds();
 * sessions.medianDuration().orElseThrow();                  // PT1M30S
 * sessions.conversion(EventSelector.named("purchase"));     // the share of sessions with a purchase
 * sessions.facts(Granularity.DAY);
 * }</pre>
 *
 * <p>One pass over the events; 16 bytes a session.
 */
public final class Sessions {
    private final EventHistory history;
    private final SessionRule rule;
    private final SessionScan found;

    private Sessions(EventHistory history, SessionRule rule, SessionScan found) {
        this.history = history;
        this.rule = rule;
        this.found = found;
    }

    static Sessions of(EventHistory history, SessionRule rule) {
        return new Sessions(history, rule, SessionScan.of(history, rule));
    }

    EventHistory history() {
        return history;
    }

    /** The place of the customer in the history. */
    int customer(int session) {
        return found.customer(session);
    }

    long startMicros(int session) {
        return history.columns().micros()[found.first(session)];
    }

    /**
     * The rule of these sessions.
     *
     * @return the rule
     */
    public SessionRule rule() {
        return rule;
    }

    /**
     * How many sessions there are.
     *
     * @return their number
     */
    public int size() {
        return found.size();
    }

    /**
     * A session.
     *
     * @param index its index, from 0
     * @return the session
     * @throws IndexOutOfBoundsException if there is no such session
     */
    public Session get(int index) {
        Objects.checkIndex(index, size());
        EventColumns columns = history.columns();
        int first = found.first(index);
        int last = found.last(index);
        return new Session(
                history.ids().get(found.customer(index)),
                Instants.ofMicros(columns.micros()[first]),
                Instants.toDuration(found.micros(index)),
                found.events(index),
                history.types().get(columns.types()[first]),
                history.types().get(columns.types()[last]));
    }

    /**
     * The sessions.
     *
     * @return a stream of them in order
     */
    public Stream<Session> stream() {
        return IntStream.range(0, size()).mapToObj(this::get);
    }

    /**
     * The facts of all sessions.
     *
     * @return their counts
     */
    public SessionFacts facts() {
        return factsOf(IntStream.range(0, size()));
    }

    /**
     * The facts of the sessions that began in a period.
     *
     * @param period the period
     * @return their counts
     * @throws NullPointerException if the period is null
     */
    public SessionFacts facts(Period period) {
        Objects.requireNonNull(period, "period");
        long from = period.startInclusive().toEpochDay();
        long to = period.endExclusive().toEpochDay();
        ZonedDays days = ZonedDays.in(history.zone());
        return factsOf(IntStream.range(0, size()).filter(session -> {
            int day = history.dayOf(found.first(session), days);
            return day >= from && day < to;
        }));
    }

    /**
     * The facts of the sessions by the period in which they began, from the first to the last with a session.
     *
     * @param granularity the periods
     * @return the facts by period, those without a session among them, in order; empty if there are no sessions
     * @throws NullPointerException if the granularity is null
     */
    public NavigableMap<Period, SessionFacts> facts(Granularity granularity) {
        Objects.requireNonNull(granularity, "granularity");
        ZonedDays days = ZonedDays.in(history.zone());
        int[] dayOf = IntStream.range(0, size())
                .map(session -> history.dayOf(found.first(session), days))
                .toArray();
        NavigableMap<Period, SessionFacts> facts = new TreeMap<>();
        if (dayOf.length > 0) {
            LocalDate first = LocalDate.ofEpochDay(Arrays.stream(dayOf).min().orElseThrow());
            LocalDate last = LocalDate.ofEpochDay(Arrays.stream(dayOf).max().orElseThrow());
            List<Period> periods = granularity.periodsCovering(Period.ofClosed(first, last));
            long firstIndex = granularity.indexOf(first);
            long[][] sums = new long[periods.size()][SessionScan.SUMS];
            for (int session = 0; session < dayOf.length; session++) {
                found.addTo(sums[(int) (granularity.indexOfEpochDay(dayOf[session]) - firstIndex)], session);
            }
            for (int i = 0; i < sums.length; i++) {
                facts.put(periods.get(i), SessionScan.facts(sums[i]));
            }
        }
        return Collections.unmodifiableNavigableMap(facts);
    }

    /**
     * The median duration of the sessions that began in each period; that of a session of one event is 0.
     *
     * @param granularity the periods
     * @return by period the middle duration, or the mean of the two middle ones, in order; periods without a session
     *     are left out
     * @throws NullPointerException if the granularity is null
     */
    public NavigableMap<Period, Duration> medianDurations(Granularity granularity) {
        Objects.requireNonNull(granularity, "granularity");
        ZonedDays days = ZonedDays.in(history.zone());
        Map<Long, LongStream.Builder> durations = new TreeMap<>();
        for (int session = 0; session < size(); session++) {
            long index = granularity.indexOfEpochDay(history.dayOf(found.first(session), days));
            durations.computeIfAbsent(index, key -> LongStream.builder()).add(found.micros(session));
        }
        NavigableMap<Period, Duration> medians = new TreeMap<>();
        durations.forEach((index, micros) -> medians.put(
                granularity.periodAt(index),
                Medians.ofMicros(micros.build().toArray()).orElseThrow()));
        return Collections.unmodifiableNavigableMap(medians);
    }

    private SessionFacts factsOf(IntStream sessions) {
        long[] sums = new long[SessionScan.SUMS];
        sessions.forEach(session -> found.addTo(sums, session));
        return SessionScan.facts(sums);
    }

    /**
     * The median duration of all sessions; that of a session of one event is 0.
     *
     * @return the middle duration, or the mean of the two middle ones; empty if there are no sessions
     */
    public Optional<Duration> medianDuration() {
        return median(IntStream.range(0, size()));
    }

    /**
     * The median duration of the sessions of more than one event.
     *
     * @return the middle duration, or the mean of the two middle ones; empty if there are no such sessions
     */
    public Optional<Duration> medianDurationWithoutBounces() {
        return median(IntStream.range(0, size()).filter(session -> found.events(session) > 1));
    }

    private Optional<Duration> median(IntStream sessions) {
        return Medians.ofMicros(sessions.mapToLong(found::micros).toArray());
    }

    /**
     * The number of sessions per customer.
     *
     * @return sessions per customer of the history; undefined if there are no customers
     */
    public Ratio perCustomer() {
        return Ratio.of(size(), history.customers(), "there are no customers");
    }

    /**
     * The conversion rate of sessions: the share with a selected event, such as a purchase.
     *
     * @param selector which events
     * @return the sessions with such an event, of all; undefined if there are no sessions
     * @throws NullPointerException if the selector is null
     * @throws IllegalArgumentException if it refers to a name that does not occur in the history
     */
    public Rate conversion(EventSelector selector) {
        boolean[] isSelected = history.selectedTypes(selector);
        return Rate.of(found.with(isSelected), size(), "there are no sessions");
    }

    /**
     * The events with which sessions begin.
     *
     * @return the number of sessions by the type of their first event, in the order of the types
     */
    public NavigableMap<EventType, Long> entries() {
        return byType(IntStream.range(0, size()).map(found::first));
    }

    /**
     * The events with which sessions end.
     *
     * @return the number of sessions by the type of their last event, in the order of the types
     */
    public NavigableMap<EventType, Long> exits() {
        return byType(IntStream.range(0, size()).map(found::last));
    }

    private NavigableMap<EventType, Long> byType(IntStream rows) {
        long[] counts = new long[history.types().size()];
        rows.forEach(row -> counts[history.columns().types()[row]]++);
        NavigableMap<EventType, Long> byType = new TreeMap<>();
        for (int type = 0; type < counts.length; type++) {
            if (counts[type] > 0) {
                byType.put(history.types().get(type), counts[type]);
            }
        }
        return Collections.unmodifiableNavigableMap(byType);
    }

    @Override
    public String toString() {
        return facts().toString();
    }

    /**
     * One session.
     *
     * @param customerId whose it is
     * @param start the instant of the first event
     * @param duration from the first event to the last
     * @param events how many events it has
     * @param entry the type of the first event
     * @param exit the type of the last event
     */
    public record Session(
            String customerId, Instant start, Duration duration, int events, EventType entry, EventType exit)
            implements Serializable {
        /**
         * Checks the parts.
         *
         * @param customerId whose it is
         * @param start the instant of the first event
         * @param duration from the first event to the last
         * @param events how many events it has
         * @param entry the type of the first event
         * @param exit the type of the last event
         * @throws NullPointerException if a part is null
         * @throws IllegalArgumentException if there is no event, or the duration is negative
         */
        public Session {
            Objects.requireNonNull(customerId, "customerId");
            Objects.requireNonNull(start, "start");
            Objects.requireNonNull(entry, "entry");
            Objects.requireNonNull(exit, "exit");
            if (duration.isNegative()) {
                throw new IllegalArgumentException("duration must not be negative: " + duration);
            }
            if (events < 1) {
                throw new IllegalArgumentException("events must be at least 1: " + events);
            }
        }

        /** {@return the text of {@link #duration()} in ISO 8601, for JSON mappers and templates} */
        public String getDuration() {
            return duration.toString();
        }
    }
}
