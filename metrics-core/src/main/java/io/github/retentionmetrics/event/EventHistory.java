package io.github.retentionmetrics.event;

import io.github.retentionmetrics.customer.CustomerHistory;
import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.CustomerDictionary;
import io.github.retentionmetrics.internal.CustomerIds;
import io.github.retentionmetrics.internal.EventColumns;
import io.github.retentionmetrics.internal.Instants;
import io.github.retentionmetrics.internal.Lookalikes;
import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.internal.ReturnIndexes;
import io.github.retentionmetrics.internal.StoreAccess;
import io.github.retentionmetrics.internal.ZonedDays;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.CustomerCursor;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseHistoryBuilder;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collector;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All events of a group of customers (users, visitors), grouped by customer and in order of time, complete until a
 * given moment.
 *
 * <p>The input of every metric of engagement: built once from events in any order, immutable, and queried often. A
 * customer is active on a day, in the zone of the history, with at least one event on it.
 *
 * <ul>
 *   <li>Instants are exact to the microsecond. The zone says on which day, week or month an event falls; elapsed time,
 *       such as the window of a funnel, does not depend on it.
 *   <li>Events of one customer at the same instant keep the order in which they came.
 *   <li>The history is complete until the end of a day, or until a moment of a day that is still running. Such a day is
 *       not complete: {@link #observedUntil()} is the day before it, and what is counted by day, such as
 *       {@link #movement}, leaves it out.
 *   <li>An empty history is valid; its metrics are undefined.
 * </ul>
 *
 * <pre>{@code
 * EventHistory events = EventHistory.of(ZoneId.of("Europe/Amsterdam"), log, LocalDate.of(2026, 3, 31));
 * RetentionRate.of(events, Period.month(2026, 3));           // of those active in February, those active in March too
 * CohortAnalysis.by(WEEK).over(events.activeDays());         // of those first seen in a week, who came back when
 * RetentionRate.of(events.activeDays().activeFor(28), Period.month(2026, 3));
 * }</pre>
 *
 * <p>Building takes time linear in the number of events, plus the sorting of customers whose events do not arrive in
 * order of time. Memory is 12 bytes an event (16 where events have sessions), 4 bytes a customer and the identifiers:
 * measured for 10 million events of a million customers with identifiers of up to 7 characters, 194 MB, of which the
 * identifiers are 70 MB. The first question by day adds the {@linkplain #activeDays() active days}, at 8 bytes each,
 * which are kept; so is the index of {@link io.github.retentionmetrics.cohort.CohortAnalysis#over(EventHistory,
 * ReturnRule) returns}.
 */
public final class EventHistory implements CustomerHistory, Serializable {
    private static final long serialVersionUID = 1L;
    private static final LocalDate FIRST_DATE = LocalDate.of(1, 1, 1);
    private static final Currency NONE = Currency.getInstance("XXX");

    private final ZoneId zone;
    private final @Nullable LocalDate observedFrom;
    private final long endMicros;
    /** In their order; the code of a type is its place. */
    private final List<EventType> types;

    private final CustomerIds ids;
    /** The code of a session is its place, from 1. */
    private final CustomerIds sessionIds;

    private final EventColumns columns;
    private transient volatile @Nullable PurchaseHistory activeDays;
    private final transient ReturnIndexes returnIndexes = new ReturnIndexes();
    /** The day of the first event, found when first asked for. */
    private transient volatile @Nullable Long firstDay;

    static {
        StoreAccess.ofEventHistories(history -> ((EventHistory) history).returnIndexes);
    }

    EventHistory(
            ZoneId zone,
            @Nullable LocalDate observedFrom,
            long endMicros,
            List<EventType> types,
            CustomerIds ids,
            CustomerIds sessionIds,
            EventColumns columns) {
        this.zone = zone;
        this.observedFrom = observedFrom;
        this.endMicros = endMicros;
        this.types = types;
        this.ids = ids;
        this.sessionIds = sessionIds;
        this.columns = columns;
    }

    /**
     * A builder, for events that come one by one or in columns.
     *
     * @param zone the zone of days, weeks and months
     * @return an empty builder
     * @throws NullPointerException if the zone is null
     */
    public static EventHistoryBuilder builder(ZoneId zone) {
        return new EventHistoryBuilder(zone);
    }

    /**
     * A history without events: the identity of {@link #plus}.
     *
     * @param zone the zone of days, weeks and months
     * @param observedUntil the last day for which it is complete
     * @return the history, without customers
     * @throws NullPointerException if a parameter is null
     */
    public static EventHistory empty(ZoneId zone, LocalDate observedUntil) {
        return builder(zone).build(observedUntil);
    }

    /**
     * A history of events in any order.
     *
     * @param zone the zone of days, weeks and months
     * @param events the events
     * @param observedUntil the last day for which they are complete
     * @return the history
     * @throws NullPointerException if a parameter or an event is null
     * @throws IllegalArgumentException if an event happened after the day
     */
    public static EventHistory of(ZoneId zone, Collection<Event> events, LocalDate observedUntil) {
        Objects.requireNonNull(events, "events");
        EventHistoryBuilder builder = builder(zone);
        events.forEach(builder::add);
        return builder.build(observedUntil);
    }

    /**
     * The orders of purchases as events of one name, each at the start of its day; refunds are left out. Together with
     * other events of the same customers, by {@link #plus}, a purchase can be the goal of a funnel or a return.
     *
     * <p>Asked with {@link ReturnRule#withStartAsReturn}, the cohorts are those of the purchases, without revenue:
     *
     * <pre>{@code
     * EventHistory orders = EventHistory.ofPurchases(ZoneId.of("Europe/Amsterdam"), "purchase", history);
     * CohortAnalysis.by(MONTH).over(orders, ReturnRule.ofAnyEvent().withStartAsReturn());
     * }</pre>
     *
     * @param zone the zone of the days
     * @param name the name of the events, not blank
     * @param purchases the purchases
     * @return the history, observed as the purchases are
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the name is blank
     */
    public static EventHistory ofPurchases(ZoneId zone, String name, PurchaseHistory purchases) {
        Checks.identifier(name, "name");
        EventHistoryBuilder builder = builder(zone);
        for (CustomerCursor customer = purchases.cursor(); customer.next(); ) {
            for (int order = 0; order < customer.orders(); order++) {
                builder.add(customer.customerId(), LocalDate.ofEpochDay(customer.epochDay(order)), name);
            }
        }
        EventHistory history = builder.build(purchases.observedUntil());
        return purchases.observedFrom().map(history::withObservedFrom).orElse(history);
    }

    /**
     * Collects events into a history.
     *
     * @param zone the zone of days, weeks and months
     * @param observedUntil the last day for which they are complete
     * @return the collector; it throws as {@link #of} does. In a parallel stream the row in a message is counted within
     *     one thread's part of the events
     * @throws NullPointerException if a parameter is null
     */
    public static Collector<Event, ?, EventHistory> toEventHistory(ZoneId zone, LocalDate observedUntil) {
        Objects.requireNonNull(zone, "zone");
        Checks.recordDate(observedUntil, "observedUntil");
        return Collector.of(
                () -> builder(zone),
                EventHistoryBuilder::add,
                EventHistoryBuilder::addAll,
                builder -> builder.build(observedUntil));
    }

    /**
     * The zone of days, weeks and months.
     *
     * @return the zone
     */
    public ZoneId zone() {
        return zone;
    }

    /**
     * The last day for which the events are complete.
     *
     * @return the day; where the history ends within a day, the day before it
     */
    @Override
    public LocalDate observedUntil() {
        return LocalDate.ofInstant(observedUntilInstant(), zone).minusDays(1);
    }

    /**
     * The moment until which the events are complete.
     *
     * @return the instant: the end of the last day, unless the history was built until a moment within one
     */
    public Instant observedUntilInstant() {
        return Instants.ofMicros(endMicros);
    }

    /**
     * The first day for which the events are complete, if it is known.
     *
     * @return the day; empty if the history begins with the first event ever, which is assumed unless a day was given
     */
    @Override
    public Optional<LocalDate> observedFrom() {
        return Optional.ofNullable(observedFrom);
    }

    /**
     * How many events there are.
     *
     * @return the number of events of all customers
     */
    public long events() {
        return columns.rows();
    }

    /**
     * How many of the selected events there are.
     *
     * @param selector which events
     * @return their number
     * @throws NullPointerException if the selector is null
     * @throws IllegalArgumentException if it refers to a name that does not occur in this history
     */
    public long events(EventSelector selector) {
        boolean[] isSelected = Selectors.select(selector, types, "selector");
        long count = 0;
        for (int type : columns.types()) {
            count += isSelected[type] ? 1 : 0;
        }
        return count;
    }

    /**
     * The types of events.
     *
     * @return the types in their order; those of the history that this one was {@linkplain #filter filtered} or
     *     {@linkplain #split split} from are among them
     */
    public List<EventType> types() {
        return types;
    }

    /**
     * The names of the events.
     *
     * @return the names of all {@link #types()}, in alphabetical order
     */
    public List<String> names() {
        return types.stream().map(EventType::name).distinct().toList();
    }

    /**
     * The names of events that are similar to a name, which may be mistyped.
     *
     * @param name the name
     * @return the similar ones of the {@link #names()}, the closest first; empty if there are none
     * @throws NullPointerException if the name is null
     */
    public List<String> namesLike(String name) {
        return Lookalikes.of(Objects.requireNonNull(name, "name"), names());
    }

    /**
     * How many customers have at least one event.
     *
     * @return the number of customers
     */
    @Override
    public long customers() {
        return ids.size();
    }

    @Override
    public List<String> customerIds() {
        return ids.sorted(IntStream.range(0, ids.size()));
    }

    /**
     * The days on which customers were active, as purchases without an amount: one for each customer and day with an
     * event, however many events there are on it, until the last complete day.
     *
     * <p>Everything that takes a purchase history can be computed from them: cohorts, day-N retention, the time between
     * active days, activity by a window after each, and the models that forecast it. Amounts are 0 in the currency XXX,
     * which stands for none.
     *
     * <pre>{@code
     * CohortAnalysis.by(WEEK).over(events.activeDays());
     * DayNRetention.of(events.activeDays(), 1, 7, 30);
     * TimeBetweenPurchases.of(events.activeDays());    // days from one active day to the next
     * }</pre>
     *
     * @return the active days; made when first asked for, and kept
     */
    public PurchaseHistory activeDays() {
        PurchaseHistory known = activeDays;
        if (known == null) {
            known = activeDays(EventSelector.any());
            activeDays = known;
        }
        return known;
    }

    /**
     * The days on which customers had selected events, as purchases without an amount.
     *
     * @param selector which events
     * @return their days, as {@link #activeDays()} says, with the customers who have such an event; made anew each time
     * @throws NullPointerException if the selector is null
     * @throws IllegalArgumentException if it refers to a name that does not occur in this history
     */
    public PurchaseHistory activeDays(EventSelector selector) {
        boolean[] isSelected = Selectors.select(selector, types, "selector");
        LocalDate observedUntil = observedUntil();
        int lastDay = (int) observedUntil.toEpochDay();
        int[] customers = new int[columns.rows()];
        int[] days = new int[columns.rows()];
        int rows = 0;
        ZonedDays zoned = ZonedDays.in(zone);
        for (int customer = 0; customer < columns.customers(); customer++) {
            int previous = Integer.MIN_VALUE;
            for (int row = columns.from(customer); row < columns.to(customer); row++) {
                int day = isSelected[columns.types()[row]] ? dayOf(row, zoned) : previous;
                if (day != previous && day <= lastDay) {
                    customers[rows] = customer;
                    days[rows++] = day;
                    previous = day;
                }
            }
        }
        PurchaseHistoryBuilder builder = PurchaseHistory.builder(NONE)
                .addColumns(
                        ids.toArray(String[]::new),
                        Arrays.copyOf(customers, rows),
                        Arrays.copyOf(days, rows),
                        new long[rows]);
        PurchaseHistory found = builder.build(observedUntil);
        return observedFrom == null ? found : found.withObservedFrom(observedFrom);
    }

    /**
     * A pass over the customers, for metrics of the caller's own.
     *
     * @return a cursor before the first customer
     */
    public EventCursor cursor() {
        return new EventCursor(this);
    }

    String sessionId(int code) {
        return code == 0 ? "" : sessionIds.get(code - 1);
    }

    int dayOf(int row, ZonedDays zoned) {
        return (int) zoned.dayOfMicros(columns.micros()[row]);
    }

    EventColumns columns() {
        return columns;
    }

    CustomerIds ids() {
        return ids;
    }

    long endMicros() {
        return endMicros;
    }

    /**
     * Which types of events a selector selects, for passes with a {@link #cursor()}.
     *
     * @param selector which events
     * @return for each of the {@link #types()} whether it is selected, in a new array
     * @throws NullPointerException if the selector is null
     * @throws IllegalArgumentException if it refers to a name that does not occur in this history
     */
    public boolean[] selectedTypes(EventSelector selector) {
        return Selectors.select(selector, types, "selector");
    }

    /**
     * The customers active in a period, compared with those of the period just before it.
     *
     * <p>Start counts the customers with an event in the period before, and end those with one in this period. New are
     * those whose first event of all is in this period. Resurrected customers are active in this period and were not in
     * the period before, but earlier. Lost customers, which other tools call dormant, were active in the period before
     * and are not in this one.
     *
     * @param period the period; counted as far as its days are complete
     * @return the movement
     * @throws NullPointerException if the period is null
     * @throws IllegalArgumentException if the period is empty, begins after the last complete day, or ends before the
     *     first observed one
     */
    @Override
    public CustomerMovement movement(Period period) {
        return activeDays().movement(period);
    }

    @Override
    public CustomerMovement movement(Period period, Period baseline) {
        return activeDays().movement(period, baseline);
    }

    @Override
    public NavigableMap<Period, CustomerMovement> movements(Granularity granularity) {
        return activeDays().movements(granularity);
    }

    @Override
    public CustomerMovement.Customers customersOf(Period period) {
        return activeDays().customersOf(period);
    }

    @Override
    public CustomerMovement.Customers customersOf(Period period, Period baseline) {
        return activeDays().customersOf(period, baseline);
    }

    /**
     * The events of some customers.
     *
     * @param isSelected which customers, by identifier; asked once for each
     * @return their history, observed until the same moment
     * @throws NullPointerException if the predicate is null
     */
    @Override
    public EventHistory filter(Predicate<String> isSelected) {
        Objects.requireNonNull(isSelected, "isSelected");
        return select(
                IntStream.range(0, ids.size())
                        .filter(customer -> isSelected.test(ids.get(customer)))
                        .toArray(),
                Long.MAX_VALUE,
                endMicros);
    }

    /**
     * The events of the customers of each segment.
     *
     * @param segments who is in which segment; customers in none are left out, unless there is a {@linkplain
     *     Segmentation#withRest rest}
     * @return the histories by name of the segment, in the order of the segments, observed until the same moment;
     *     unmodifiable
     * @throws NullPointerException if the segmentation is null
     */
    @Override
    public Map<String, EventHistory> bySegment(Segmentation segments) {
        Objects.requireNonNull(segments, "segments");
        int[] indexes = segments.indexesOf(ids);
        Map<String, EventHistory> parts = new LinkedHashMap<>();
        for (String name : segments.names()) {
            int segment = parts.size();
            int[] members = IntStream.range(0, ids.size())
                    .filter(customer -> indexes[customer] == segment)
                    .toArray();
            parts.put(name, select(members, Long.MAX_VALUE, endMicros));
        }
        return Collections.unmodifiableMap(parts);
    }

    private EventHistory select(int[] customers, long beforeMicros, long end) {
        return new EventHistory(
                zone,
                observedFrom,
                end,
                types,
                ids.select(customers),
                sessionIds,
                columns.select(customers, beforeMicros));
    }

    @Override
    public List<EventHistory> split(int parts) {
        Checks.parts(parts, MOST_PARTS);
        List<EventHistory> histories = new ArrayList<>(parts);
        int from = 0;
        for (int part = 1; part <= parts; part++) {
            long rows = (long) columns.rows() * part / parts;
            int to = from;
            while (to < ids.size() && (part == parts || columns.from(to) < rows)) {
                to++;
            }
            histories.add(select(IntStream.range(from, to).toArray(), Long.MAX_VALUE, endMicros));
            from = to;
        }
        return histories;
    }

    /**
     * The events of these and of other customers, or of the same customers elsewhere: an update, another application.
     *
     * <p>An event that is in both counts twice. At one instant the events of this history come first.
     *
     * @param other the other history, whose customers and sessions may overlap with these
     * @return all events of both
     * @throws NullPointerException if the other is null
     * @throws IllegalArgumentException if the zones or the observed moments differ
     * @throws IllegalStateException if the events are more than an array holds
     */
    public EventHistory plus(EventHistory other) {
        Objects.requireNonNull(other, "other");
        Checks.same("zone", zone, other.zone);
        Checks.same("observedFrom", observedFrom(), other.observedFrom());
        Checks.same("observedUntil", observedUntilInstant(), other.observedUntilInstant());
        CustomerDictionary customers = new CustomerDictionary();
        ids.addTo(customers);
        int[] customerOf = other.ids.addTo(customers);
        CustomerDictionary sessions = new CustomerDictionary();
        sessionIds.addTo(sessions);
        int[] sessionOf = other.sessionIds.addTo(sessions);
        List<EventType> all = union(other);
        EventColumns union = columns.withTypes(codesIn(all))
                .plus(
                        other.columns.withTypes(other.codesIn(all)).withSessions(sessionOf),
                        customerOf,
                        customers.size());
        return new EventHistory(zone, observedFrom, endMicros, all, customers.toIds(), sessions.toIds(), union);
    }

    private List<EventType> union(EventHistory other) {
        TreeSet<EventType> union = new TreeSet<>(types);
        union.addAll(other.types);
        return List.copyOf(union);
    }

    private int[] codesIn(List<EventType> union) {
        Map<EventType, Integer> places = new TreeMap<>();
        union.forEach(type -> places.put(type, places.size()));
        return types.stream().mapToInt(places::get).toArray();
    }

    /**
     * This history as it was known on an earlier day: without later events, and observed until the end of that day.
     *
     * @param date the day
     * @return the history of the events on or before the day
     * @throws NullPointerException if the date is null
     * @throws IllegalArgumentException if it is after the last complete day or before the first observed one
     */
    @Override
    public EventHistory asKnownOn(LocalDate date) {
        Checks.knownOn(date, observedFrom, observedUntil());
        long end = Instants.startOfDay(date.plusDays(1), zone);
        int[] customers = IntStream.range(0, ids.size())
                .filter(customer -> columns.toBefore(customer, end) > columns.from(customer))
                .toArray();
        return select(customers, end, end);
    }

    /**
     * This history with the first day for which its events are complete, such as that of an export that begins within a
     * period. Figures stay as they are; a period that begins before the day is partial.
     *
     * @param observedFrom the day, on or before the first event
     * @return the same events, observed from then on
     * @throws NullPointerException if the date is null
     * @throws IllegalArgumentException if an event is earlier than the date, or the date after the last complete day
     */
    public EventHistory withObservedFrom(LocalDate observedFrom) {
        Checks.recordDate(observedFrom, "observedFrom");
        Checks.observedFrom(observedFrom, observedUntil(), firstDay(), "first event");
        return new EventHistory(zone, observedFrom, endMicros, types, ids, sessionIds, columns);
    }

    /**
     * The days from the first event to the last complete day.
     *
     * @return the period; empty if there is no event until that day
     */
    public Optional<Period> span() {
        long first = firstDay();
        LocalDate observedUntil = observedUntil();
        return first > observedUntil.toEpochDay()
                ? Optional.empty()
                : Optional.of(Period.of(LocalDate.ofEpochDay(first), observedUntil.plusDays(1)));
    }

    private long firstDay() {
        Long known = firstDay;
        if (known == null) {
            known = findFirstDay();
            firstDay = known;
        }
        return known;
    }

    private long findFirstDay() {
        return IntStream.range(0, columns.customers())
                .mapToLong(customer -> columns.micros()[columns.from(customer)])
                .min()
                .stream()
                .map(micros -> ZonedDays.in(zone).dayOfMicros(micros))
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    private Object writeReplace() {
        return new Form(this);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw Restored.formRequired();
    }

    private boolean isValid() {
        boolean areTypesOrdered = IntStream.range(1, types.size())
                .allMatch(place -> types.get(place - 1).compareTo(types.get(place)) < 0);
        return areTypesOrdered
                && Checks.isRecordDay(observedUntil().toEpochDay())
                && columns.customers() == ids.size()
                && columns.areCodesOf(types.size(), sessionIds.size())
                && Arrays.stream(columns.micros()).allMatch(micros -> micros <= endMicros)
                && Arrays.stream(columns.micros()).allMatch(micros -> micros >= Instants.startOfDay(FIRST_DATE, zone));
    }

    /** What is stored, without what is derived. */
    private static final class Form implements Serializable {
        private static final long serialVersionUID = 1L;

        private final ZoneId zone;
        private final @Nullable LocalDate observedFrom;
        private final long endMicros;
        private final EventType[] types;
        private final CustomerIds ids;
        private final CustomerIds sessionIds;
        private final EventColumns columns;

        Form(EventHistory history) {
            zone = history.zone;
            observedFrom = history.observedFrom;
            endMicros = history.endMicros;
            types = history.types.toArray(EventType[]::new);
            ids = history.ids;
            sessionIds = history.sessionIds;
            columns = history.columns;
        }

        private Object readResolve() throws InvalidObjectException {
            EventHistory history = Restored.of(() -> new EventHistory(
                    Objects.requireNonNull(zone, "zone"), null, endMicros, List.of(types), ids, sessionIds, columns));
            Restored.require(history::isValid);
            return observedFrom == null ? history : Restored.of(() -> history.withObservedFrom(observedFrom));
        }
    }

    @Override
    public String toString() {
        return "EventHistory[" + events() + " events of " + customers() + " customers in " + zone + ", observed "
                + (observedFrom == null ? "" : "from " + observedFrom + " ")
                + "until " + observedUntilInstant() + "]";
    }
}
