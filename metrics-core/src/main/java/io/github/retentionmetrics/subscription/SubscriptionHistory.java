package io.github.retentionmetrics.subscription;

import io.github.retentionmetrics.customer.CustomerFlow;
import io.github.retentionmetrics.customer.CustomerHistory;
import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.internal.StoredArray;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who was a customer from when to when: all subscriptions of a base of customers, known until a given day.
 *
 * <p>Three things can be counted, and every method says which:
 *
 * <ul>
 *   <li><b>customers</b>: {@link #customers()}, {@link #activeOn}, {@link #movement}, {@link #movements}, {@link
 *       #flow}, {@link #flows};
 *   <li><b>subscriptions</b>, which are the rows of the input: {@link #subscriptions()}, {@link #subscriptionMovement},
 *       {@link #subscriptionMovements}. Where a contract has a new row each time it is renewed, every row ends, and the
 *       churn rate of subscriptions is 100 % although no customer leaves;
 *   <li><b>stays</b>: the same questions about {@link #stays()}, in which subscriptions of one customer that overlap or
 *       touch are one row, as renewals are.
 * </ul>
 *
 * <p>A customer is active on a day if at least one of their subscriptions is. A period's start is the state of the day
 * before its first day, its end the state of its last day, so that the end of one period is the start of the next.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>the observation day is the last day for which the data is complete; it is the caller's to know and is not the
 *       date of the last row. An end after it has not happened yet: such a subscription counts as running;
 *   <li>a period that runs past the observation day is partial: it is counted as far as it is known;
 *   <li>the data is assumed to have every subscription ever made unless {@link #withObservedFrom} gives the day from
 *       which ends are complete: a period that begins earlier is then partial, too;
 *   <li>a period that begins after the observation day is refused;
 *   <li>a customer can be <i>new</i> only in the period of their very first subscription, even one that ended on the day
 *       it started, and is <i>resurrected</i> whenever they come back later. Who joins and leaves in one period is never
 *       new, so the new customers of all periods may be fewer than the customers.
 * </ul>
 *
 * <pre>{@code
 * SubscriptionHistory base = subscriptions.stream().collect(SubscriptionHistory.toSubscriptionHistory(LocalDate.of(2026, 3, 31)));
 * base.movement(Period.month(2026, 3));   // 184 at start + 172 new + 0 resurrected - 57 lost = 299 at end
 * base.movements(Granularity.MONTH);      // every month from the first subscription to the observation day
 * }</pre>
 *
 * <p>Building takes one sort of each customer's subscriptions; each question one pass over all subscriptions, also one
 * about every period. Memory is 16 bytes a subscription and 4 a customer; identifiers are not kept.
 */
public final class SubscriptionHistory implements CustomerHistory, Serializable {
    private static final long serialVersionUID = 1L;
    private static final long RUNNING = Long.MAX_VALUE;

    private final @Nullable LocalDate observedFrom;
    private final LocalDate observedUntil;
    /** Subscriptions of customer c are those from {@code offsets[c]} to before {@code offsets[c + 1]}, by start. */
    private final int[] offsets;

    private final long[] starts;
    private final long[] ends;

    private SubscriptionHistory(LocalDate observedUntil, Collection<List<Subscription>> byCustomer) {
        this.observedFrom = null;
        this.observedUntil = observedUntil;
        this.offsets = new int[byCustomer.size() + 1];
        int rows = byCustomer.stream().mapToInt(List::size).reduce(0, Math::addExact);
        this.starts = new long[rows];
        this.ends = new long[rows];
        int row = 0;
        int customer = 0;
        for (List<Subscription> subscriptions : byCustomer) {
            subscriptions.sort(Comparator.comparing(Subscription::startInclusive));
            for (Subscription subscription : subscriptions) {
                starts[row] = subscription.startInclusive().toEpochDay();
                ends[row++] = endOf(subscription);
            }
            offsets[++customer] = row;
        }
    }

    private SubscriptionHistory(
            @Nullable LocalDate observedFrom, LocalDate observedUntil, int[] offsets, long[] starts, long[] ends) {
        this.observedFrom = observedFrom;
        this.observedUntil = observedUntil;
        this.offsets = offsets;
        this.starts = starts;
        this.ends = ends;
    }

    /** The end as far as it is known; with it, nothing happens after the observation day, however long a period is. */
    private long endOf(Subscription subscription) {
        LocalDate end = subscription.endExclusive();
        return end == null || end.isAfter(observedUntil) ? RUNNING : end.toEpochDay();
    }

    /**
     * A base from its subscriptions, in any order.
     *
     * @param subscriptions the subscriptions
     * @param observedUntil the last day for which they are complete
     * @return the base
     * @throws NullPointerException if a parameter or a subscription is null
     * @throws IllegalArgumentException if a subscription starts after the observation day, naming its row
     *     by its place in the collection, from 0
     */
    public static SubscriptionHistory of(Collection<Subscription> subscriptions, LocalDate observedUntil) {
        Objects.requireNonNull(subscriptions, "subscriptions");
        Checks.recordDate(observedUntil, "observedUntil");
        Map<String, List<Subscription>> byCustomer = new LinkedHashMap<>();
        long row = -1;
        for (Subscription subscription : subscriptions) {
            row++;
            if (subscription == null) {
                throw new NullPointerException("subscription at row " + row);
            }
            if (subscription.startInclusive().isAfter(observedUntil)) {
                throw new IllegalArgumentException("startInclusive at row " + row + " ("
                        + subscription.startInclusive() + ") must be on or before observedUntil (" + observedUntil
                        + ")");
            }
            byCustomer
                    .computeIfAbsent(subscription.customerId(), id -> new ArrayList<>(1))
                    .add(subscription);
        }
        return new SubscriptionHistory(observedUntil, byCustomer.values());
    }

    /**
     * Collects subscriptions into a base.
     *
     * @param observedUntil the last day for which they are complete
     * @return the collector; it throws as {@link #of} does
     * @throws NullPointerException if the date is null
     */
    public static Collector<Subscription, ?, SubscriptionHistory> toSubscriptionHistory(LocalDate observedUntil) {
        Checks.recordDate(observedUntil, "observedUntil");
        return Collectors.collectingAndThen(Collectors.toList(), list -> of(list, observedUntil));
    }

    /**
     * The last day for which the data is complete.
     *
     * @return the day
     */
    @Override
    public LocalDate observedUntil() {
        return observedUntil;
    }

    /**
     * The first day from which all ends are in the data, if it is known.
     *
     * @return the day; empty if the data has every subscription ever made, which is assumed unless a day was given
     */
    @Override
    public Optional<LocalDate> observedFrom() {
        return Optional.ofNullable(observedFrom);
    }

    /**
     * This base with the first day for which its data is complete. Data that is recorded from that day on has the
     * subscriptions that were active on it, with their earlier starts, and all later ones, but none that had ended.
     *
     * <p>Movements by period begin with the period of that day, and one that begins before it is partial. Lifetimes
     * count stays that began earlier from that day on ({@link io.github.retentionmetrics.survival.Lifespan});
     * renewals leave them out. A customer who is new in the first periods may have been a customer before.
     *
     * @param observedFrom the day
     * @return the same subscriptions, observed from then on
     * @throws NullPointerException if the date is null
     * @throws IllegalArgumentException if the date is after the observation day, or a subscription ended before it
     */
    public SubscriptionHistory withObservedFrom(LocalDate observedFrom) {
        Checks.recordDate(observedFrom, "observedFrom");
        long firstEnd = Arrays.stream(ends).min().orElse(RUNNING);
        Checks.observedFrom(observedFrom, observedUntil, firstEnd, "first end");
        return new SubscriptionHistory(observedFrom, observedUntil, offsets, starts, ends);
    }

    /**
     * How many customers ever had a subscription.
     *
     * @return the number of distinct identifiers
     */
    @Override
    public long customers() {
        return offsets.length - 1L;
    }

    /**
     * How many subscriptions there are: rows of the input, each renewed term included that has a row of its own.
     *
     * @return the number of subscriptions; of {@link #stays()}, the number of stays
     */
    public long subscriptions() {
        return starts.length;
    }

    /**
     * The same customers with one row per stay: subscriptions of one customer that overlap, or of which one ends on the
     * day the next starts, are merged. A gap of one day already separates two stays.
     *
     * <p>What counts customers answers the same as before; {@link #subscriptions()}, {@link #subscriptionMovement} and
     * {@link #subscriptionMovements} then count stays. Cost: one pass over all subscriptions.
     *
     * <pre>{@code
     * LocalDate january = LocalDate.of(2026, 1, 1);
     * LocalDate february = LocalDate.of(2026, 2, 1);
     * SubscriptionHistory renewed = SubscriptionHistory.of(
     *         List.of(Subscription.of("anna", january, february), Subscription.of("anna", february)), february);
     * renewed.subscriptions();            // 2
     * renewed.stays().subscriptions();    // 1
     * }</pre>
     *
     * @return the base of stays, with the same observed days
     */
    public SubscriptionHistory stays() {
        Stays stays = new Stays(offsets, starts, ends);
        return new SubscriptionHistory(observedFrom, observedUntil, stays.offsets(), stays.starts(), stays.ends());
    }

    /**
     * The days from the first start to the observation day.
     *
     * @return the span, or empty if there is no subscription
     */
    public Optional<Period> span() {
        long first = Long.MAX_VALUE;
        for (long start : starts) {
            first = Math.min(first, start);
        }
        return starts.length == 0
                ? Optional.empty()
                : Optional.of(Period.ofClosed(LocalDate.ofEpochDay(first), observedUntil));
    }

    /**
     * A walk over the customers and their subscriptions.
     *
     * @return a new cursor, before the first customer
     */
    public SubscriberCursor cursor() {
        return new SubscriberCursor(offsets, starts, ends);
    }

    /**
     * How many customers are active on a day.
     *
     * @param date the day
     * @return the number of customers with at least one active subscription
     * @throws NullPointerException if the date is null
     * @throws IllegalArgumentException if the day is after the observation day
     */
    public long activeOn(LocalDate date) {
        Objects.requireNonNull(date, "date");
        Checks.observed(date, "date", observedUntil);
        long boundary = date.toEpochDay() + 1;
        long active = 0;
        for (int customer = 0; customer < customers(); customer++) {
            active += isActiveBefore(customer, boundary) ? 1 : 0;
        }
        return active;
    }

    /**
     * How the customers moved during a period.
     *
     * @param period the period; counted as far as it is observed
     * @return the movement
     * @throws NullPointerException if the period is null
     * @throws IllegalArgumentException if the period begins after the observation day
     */
    @Override
    public CustomerMovement movement(Period period) {
        return flow(period).toMovement();
    }

    /**
     * How the customers moved during every period of a granularity, from the first start, or the first observed day if
     * that is later, to the observation day.
     *
     * @param granularity the granularity
     * @return the movements by period, in order; empty if there is no subscription
     * @throws NullPointerException if the granularity is null
     */
    @Override
    public NavigableMap<Period, CustomerMovement> movements(Granularity granularity) {
        NavigableMap<Period, CustomerMovement> movements = new TreeMap<>();
        flows(granularity).forEach((period, flow) -> movements.put(period, flow.toMovement()));
        return Collections.unmodifiableNavigableMap(movements);
    }

    /**
     * Every way in which customers moved during every period of a granularity, from the first start, or the first
     * observed day if that is later, to the observation day.
     *
     * @param granularity the granularity
     * @return the flows by period, in order; empty if there is no subscription
     * @throws NullPointerException if the granularity is null
     */
    public NavigableMap<Period, CustomerFlow> flows(Granularity granularity) {
        return perPeriod(granularity, periods -> periods.ofCustomers(offsets, starts, ends));
    }

    /**
     * Every way in which customers moved during a period, joining and leaving within it included.
     *
     * @param period the period; counted as far as it is observed
     * @return the flow
     * @throws NullPointerException if the period is null
     * @throws IllegalArgumentException if the period begins after the observation day
     */
    public CustomerFlow flow(Period period) {
        requireObserved(period);
        FlowCount count = new FlowCount(
                period.startInclusive().toEpochDay(), period.endExclusive().toEpochDay());
        for (int customer = 0; customer < customers(); customer++) {
            count.add(customer);
        }
        return count.toFlow();
    }

    /**
     * How the subscriptions moved during a period. Counts rows of the input, not customers.
     *
     * @param period the period; counted as far as it is observed
     * @return the movement
     * @throws NullPointerException if the period is null
     * @throws IllegalArgumentException if the period begins after the observation day
     */
    public SubscriptionMovement subscriptionMovement(Period period) {
        requireObserved(period);
        long from = period.startInclusive().toEpochDay();
        long to = period.endExclusive().toEpochDay();
        long open = 0;
        long started = 0;
        long ended = 0;
        long endedOfStart = 0;
        for (int row = 0; row < starts.length; row++) {
            boolean isOpen = starts[row] < from && ends[row] >= from;
            boolean endsWithin = ends[row] >= from && ends[row] < to;
            open += isOpen ? 1 : 0;
            started += starts[row] >= from && starts[row] < to ? 1 : 0;
            ended += endsWithin ? 1 : 0;
            endedOfStart += isOpen && endsWithin ? 1 : 0;
        }
        return new SubscriptionMovement(open, started, ended, endedOfStart, open + started - ended);
    }

    /**
     * How the subscriptions moved during every period of a granularity, from the first start, or the first observed
     * day if that is later, to the observation day: counts rows of the input, not customers.
     *
     * @param granularity the granularity
     * @return the movements by period, in order; empty if there is no subscription
     * @throws NullPointerException if the granularity is null
     */
    public NavigableMap<Period, SubscriptionMovement> subscriptionMovements(Granularity granularity) {
        return perPeriod(granularity, periods -> periods.ofSubscriptions(starts, ends));
    }

    private <T> NavigableMap<Period, T> perPeriod(
            Granularity granularity, Function<PeriodMovements, NavigableMap<Period, T>> movements) {
        Objects.requireNonNull(granularity, "granularity");
        NavigableMap<Period, T> all = span().map(
                        span -> movements.apply(new PeriodMovements(granularity, span, RUNNING)))
                .orElse(Collections.emptyNavigableMap());
        return observedFrom == null ? all : all.tailMap(granularity.periodContaining(observedFrom), true);
    }

    private void requireObserved(Period period) {
        Objects.requireNonNull(period, "period");
        Checks.observed(period.startInclusive(), "period start", observedUntil);
    }

    /** Whether a customer is active on the day before a boundary. */
    private boolean isActiveBefore(int customer, long boundary) {
        for (int row = offsets[customer]; row < offsets[customer + 1] && starts[row] < boundary; row++) {
            if (ends[row] >= boundary) {
                return true;
            }
        }
        return false;
    }

    /** Whether a customer who is active on the day before {@code from} stays so until the day before {@code to}. */
    private boolean isUninterrupted(int customer, long from, long to) {
        long reach = from;
        for (int row = offsets[customer]; row < offsets[customer + 1] && starts[row] <= reach; row++) {
            reach = Math.max(reach, ends[row]);
        }
        return reach >= to;
    }

    private boolean startsWithin(int customer, long from, long to) {
        for (int row = offsets[customer]; row < offsets[customer + 1]; row++) {
            if (starts[row] >= from && starts[row] < to) {
                return true;
            }
        }
        return false;
    }

    /** Counts customers by where they stood at the two ends of a period. */
    private final class FlowCount {
        private final long from;
        private final long to;
        private long start;
        private long lost;
        private long interrupted;
        private long joined;
        private long joinedAndLeft;
        private long returned;
        private long returnedAndLeft;

        FlowCount(long from, long to) {
            this.from = from;
            this.to = to;
        }

        void add(int customer) {
            boolean atStart = isActiveBefore(customer, from);
            boolean atEnd = isActiveBefore(customer, to);
            if (atStart) {
                start++;
                lost += atEnd ? 0 : 1;
                interrupted += atEnd && !isUninterrupted(customer, from, to) ? 1 : 0;
            } else if (starts[offsets[customer]] >= from) {
                joined += atEnd ? 1 : 0;
                joinedAndLeft += !atEnd && startsWithin(customer, from, to) ? 1 : 0;
            } else {
                returned += atEnd ? 1 : 0;
                returnedAndLeft += !atEnd && startsWithin(customer, from, to) ? 1 : 0;
            }
        }

        CustomerFlow toFlow() {
            return new CustomerFlow(start, lost, interrupted, joined, joinedAndLeft, returned, returnedAndLeft);
        }
    }

    private Object writeReplace() {
        return new Form(this);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw Restored.formRequired();
    }

    /**
     * Whether subscriptions are grouped, in the order of their starts, and have begun and ended as far as it is known.
     */
    private boolean isValid() {
        return Restored.areOffsets(offsets, starts.length, true) && ends.length == starts.length && areSubscriptions();
    }

    private boolean areSubscriptions() {
        for (int customer = 0; customer < customers(); customer++) {
            for (int row = offsets[customer]; row < offsets[customer + 1]; row++) {
                boolean isOrdered = row == offsets[customer] || starts[row] >= starts[row - 1];
                if (!isOrdered || !isSubscription(starts[row], ends[row])) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean isSubscription(long start, long end) {
        long last = observedUntil.toEpochDay();
        return Checks.isRecordDay(start) && start <= last && (end == RUNNING || (end >= start && end <= last));
    }

    /** What is stored: columns with a checksum each. */
    private static final class Form implements Serializable {
        private static final long serialVersionUID = 1L;

        private final @Nullable LocalDate observedFrom;
        private final LocalDate observedUntil;
        private final StoredArray offsets;
        private final StoredArray starts;
        private final StoredArray ends;

        Form(SubscriptionHistory base) {
            observedFrom = base.observedFrom;
            observedUntil = base.observedUntil;
            offsets = StoredArray.of(base.offsets);
            starts = StoredArray.of(base.starts);
            ends = StoredArray.of(base.ends);
        }

        private Object readResolve() throws InvalidObjectException {
            SubscriptionHistory base = Restored.of(() -> new SubscriptionHistory(
                    null,
                    Checks.recordDate(observedUntil, "observedUntil"),
                    offsets.ints(),
                    starts.longs(),
                    ends.longs()));
            Restored.require(base::isValid);
            return observedFrom == null ? base : Restored.of(() -> base.withObservedFrom(observedFrom));
        }
    }

    @Override
    public String toString() {
        return "SubscriptionHistory[" + subscriptions() + " subscriptions of " + customers() + " customers, observed "
                + (observedFrom == null ? "" : "from " + observedFrom + " ") + "until " + observedUntil + "]";
    }
}
