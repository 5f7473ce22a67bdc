package io.github.retentionmetrics.subscription;

import io.github.retentionmetrics.customer.CustomerFlow;
import io.github.retentionmetrics.customer.CustomerHistory;
import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.CustomerDictionary;
import io.github.retentionmetrics.internal.CustomerSpans;
import io.github.retentionmetrics.internal.MovedIds;
import io.github.retentionmetrics.internal.PhaseColumns;
import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.internal.RevenueSteps;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The subscriptions of a group of customers, complete until a given day.
 *
 * <p>Methods count customers, subscriptions or stays, and say which:
 *
 * <ul>
 *   <li><b>customers</b>: {@link #customers()}, {@link #activeOn}, {@link #movement}, {@link #movements}, {@link
 *       #flow}, {@link #flows};
 *   <li><b>subscriptions</b>, which are the rows of the input: {@link #subscriptions()}, {@link #subscriptionMovement},
 *       {@link #subscriptionMovements}. If a contract has a new row each time it is renewed, every row ends, and the
 *       churn rate of subscriptions is 100 % although no customer leaves;
 *   <li><b>stays</b>: the methods for subscriptions applied to {@link #stays()}, in which overlapping or adjacent
 *       subscriptions of a customer, such as renewals, are one row.
 * </ul>
 *
 * <p>A customer is active on a day if at least one of their subscriptions is. A period's start is the state of the day
 * before its first day, its end the state of its last day, so that the end of one period is the start of the next.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>the observation day is the last day for which the data is complete; the caller provides it, and it is not the
 *       date of the last row. An end after it has not happened yet: such a subscription counts as running;
 *   <li>a period that runs past the observation day is partial: it is counted as far as it is known;
 *   <li>the data is assumed to have every subscription ever made unless {@link #withObservedFrom} gives the day from
 *       which ends are complete: a period that begins earlier is then partial, too;
 *   <li>a period that begins after the observation day is refused;
 *   <li>a customer can be <i>new</i> only in the period of their very first subscription, even one that ended on the
 *       day it started, and is <i>resurrected</i> whenever they come back later. A customer who joins and leaves in one
 *       period is never new, so that the new customers of all periods may be fewer than all customers.
 * </ul>
 *
 * <pre>{@code
 * SubscriptionHistory history = SubscriptionHistory.of(subscriptions, LocalDate.of(2026, 3, 31));
 * history.movement(Period.month(2026, 3));             // 184 at start + 172 new + 0 resurrected - 57 lost = 299 at end
 * history.customersOf(Period.month(2026, 3)).lost();   // the identifiers of these 57
 * history.movements(Granularity.MONTH);  // every month from the first subscription to the observation day
 * }</pre>
 *
 * <p>Building takes one sort of each customer's subscriptions; each question one pass over all subscriptions, also one
 * about every period. Memory is 8 bytes a subscription, 4 a customer, and the
 * identifiers; phases with {@link Terms} take 4 bytes more, 8 for the identifier of the subscription, if it has at most
 * eight characters, and 4 each for trials and for cancellations where there are any.
 */
public final class SubscriptionHistory implements CustomerHistory, Serializable {
    private static final long serialVersionUID = 1L;

    private final @Nullable LocalDate observedFrom;
    private final LocalDate observedUntil;
    private final CustomerSpans spans;
    /** The terms that the spans name by their place in this list. */
    private final List<Terms> terms;

    private SubscriptionHistory(
            @Nullable LocalDate observedFrom, LocalDate observedUntil, CustomerSpans spans, List<Terms> terms) {
        this.observedFrom = observedFrom;
        this.observedUntil = observedUntil;
        this.spans = spans;
        this.terms = terms;
    }

    /**
     * A history without subscriptions: the identity of {@link #plus}.
     *
     * @param observedUntil the last day for which it is complete
     * @return the history, without customers
     * @throws NullPointerException if the date is null
     */
    public static SubscriptionHistory empty(LocalDate observedUntil) {
        return of(List.of(), observedUntil);
    }

    /**
     * A history from its subscriptions, in any order.
     *
     * @param subscriptions the subscriptions
     * @param observedUntil the last day for which they are complete
     * @return the history
     * @throws NullPointerException if a parameter or a subscription is null
     * @throws IllegalArgumentException if a subscription starts after the observation day, naming its row
     *     by its place in the collection, from 0
     */
    public static SubscriptionHistory of(Collection<Subscription> subscriptions, LocalDate observedUntil) {
        Objects.requireNonNull(subscriptions, "subscriptions");
        Checks.recordDate(observedUntil, "observedUntil");
        Subscription[] rows = subscriptions.toArray(Subscription[]::new);
        CustomerDictionary customers = new CustomerDictionary();
        String[] ids = new String[rows.length];
        int[] starts = new int[rows.length];
        int[] ends = new int[rows.length];
        PhaseTerms phases = new PhaseTerms(rows.length);
        int lastDay = (int) observedUntil.toEpochDay();
        for (int row = 0; row < rows.length; row++) {
            Subscription subscription = rows[row];
            if (subscription == null) {
                throw new NullPointerException("subscription at row " + row);
            }
            int start = (int) subscription.startInclusive().toEpochDay();
            if (start > lastDay) {
                throw new IllegalArgumentException("startInclusive at row " + row + " ("
                        + subscription.startInclusive() + ") must be on or before observedUntil (" + observedUntil
                        + ")");
            }
            ids[row] = subscription.customerId();
            starts[row] = start;
            ends[row] = endOf(subscription, lastDay);
            phases.add(row, subscription);
        }
        int[] ordinals = new int[rows.length];
        customers.addOfRecords(ids, ordinals);
        CustomerSpans spans = CustomerSpans.of(customers, ordinals, starts, ends, phases.toColumns());
        return new SubscriptionHistory(null, observedUntil, spans, phases.catalogue());
    }

    /** The end as far as it is known; with it, nothing happens after the observation day, however long a period is. */
    private static int endOf(Subscription subscription, int lastDay) {
        LocalDate end = subscription.endExclusive();
        int day = end == null ? CustomerSpans.RUNNING : (int) end.toEpochDay();
        return day > lastDay ? CustomerSpans.RUNNING : day;
    }

    /**
     * Collects subscriptions into a history.
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
     * This history with the first day for which its data is complete. Data that is recorded from that day on has the
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
        int firstEnd = IntStream.range(0, spans.rows()).map(spans::end).min().orElse(CustomerSpans.RUNNING);
        Checks.observedFrom(observedFrom, observedUntil, firstEnd, "first end");
        return new SubscriptionHistory(observedFrom, observedUntil, spans, terms);
    }

    /**
     * The currencies of the prices.
     *
     * @return the currencies of all {@linkplain Subscription#terms() terms}, by code; empty if there are no terms
     */
    public List<Currency> currencies() {
        return terms.stream()
                .map(Terms::currency)
                .distinct()
                .sorted(Comparator.comparing(Currency::getCurrencyCode))
                .toList();
    }

    /**
     * The number of customers who ever had a subscription.
     *
     * @return the number of distinct identifiers
     */
    @Override
    public long customers() {
        return spans.customers();
    }

    /**
     * The customers who ever had a subscription.
     *
     * @return the identifiers of all {@link #customers()}, in alphabetical order
     */
    @Override
    public List<String> customerIds() {
        return spans.ids().sorted(IntStream.range(0, spans.customers()));
    }

    /**
     * How many subscriptions there are: rows of the input, each renewed term included that has a row of its own.
     *
     * @return the number of subscriptions; of {@link #stays()}, the number of stays
     */
    public long subscriptions() {
        return spans.rows();
    }

    /**
     * The same customers with one row per stay: subscriptions of one customer that overlap, or of which one ends on the
     * day the next starts, are merged. A gap of one day already separates two stays.
     *
     * <p>Counts of customers do not change; {@link #subscriptions()}, {@link #subscriptionMovement} and
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
     * @return the history of stays, with the same observed days
     */
    public SubscriptionHistory stays() {
        return with(spans.merged());
    }

    /**
     * The days from the first start to the observation day.
     *
     * @return the span, or empty if there is no subscription
     */
    public Optional<Period> span() {
        OptionalInt first =
                IntStream.range(0, spans.customers()).map(this::firstStart).min();
        return first.isPresent()
                ? Optional.of(Period.ofClosed(LocalDate.ofEpochDay(first.getAsInt()), observedUntil))
                : Optional.empty();
    }

    private int firstStart(int customer) {
        return spans.start(spans.from(customer));
    }

    /**
     * A cursor over the customers and their subscriptions.
     *
     * @return a new cursor, before the first customer
     */
    public SubscriberCursor cursor() {
        return new SubscriberCursor(spans);
    }

    /**
     * The trials, with the outcome of each by the observation day.
     *
     * <p>A trial is a subscription with a {@linkplain Subscription#trialEnd() day on which its trial ends}.
     *
     * @return the trials by their first day, and by customer and subscription; unmodifiable
     */
    public List<Trial> trials() {
        return TrialScan.of(this);
    }

    /**
     * The number of customers who are active on a day.
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
        for (int customer = 0; customer < spans.customers(); customer++) {
            active += isActiveBefore(customer, boundary) ? 1 : 0;
        }
        return active;
    }

    /**
     * The movement of the customers during a period.
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
     * The movements of the customers in every period of a granularity, from the first start, or the first observed day
     * if that is later, to the observation day.
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
     * The customers behind the movement of a period: those that {@link #movement} counts.
     *
     * @param period the period; counted as far as it is observed
     * @return the customers who were new, retained, resurrected and lost
     * @throws NullPointerException if the period is null
     * @throws IllegalArgumentException if the period begins after the observation day
     */
    @Override
    public CustomerMovement.Customers customersOf(Period period) {
        requireObserved(period);
        long from = period.startInclusive().toEpochDay();
        long to = period.endExclusive().toEpochDay();
        MovedIds moved = new MovedIds(spans.ids());
        for (int customer = 0; customer < spans.customers(); customer++) {
            boolean isActiveAtEnd = isActiveBefore(customer, to);
            if (isActiveBefore(customer, from)) {
                moved.addActive(customer, isActiveAtEnd);
            } else if (isActiveAtEnd) {
                moved.addArrived(customer, firstStart(customer) < from);
            }
        }
        return new CustomerMovement.Customers(moved.added(), moved.retained(), moved.resurrected(), moved.lost());
    }

    /**
     * The flows of customers in every period of a granularity, from the first start, or the first observed day if that
     * is later, to the observation day.
     *
     * @param granularity the granularity
     * @return the flows by period, in order; empty if there is no subscription
     * @throws NullPointerException if the granularity is null
     */
    public NavigableMap<Period, CustomerFlow> flows(Granularity granularity) {
        return perPeriod(granularity, periods -> periods.ofCustomers(spans));
    }

    /**
     * The flow of customers during a period, including those who joined and left within it.
     *
     * @param period the period; counted as far as it is observed
     * @return the flow
     * @throws NullPointerException if the period is null
     * @throws IllegalArgumentException if the period begins after the observation day
     */
    public CustomerFlow flow(Period period) {
        requireObserved(period);
        return new Flow(period).count();
    }

    /**
     * The customers behind the flow of a period: those that {@link #flow} counts.
     *
     * <pre>{@code
     * base.customersOfFlow(Period.month(2026, 3)).customerIds("joined and left");    // those who did not stay
     * }</pre>
     *
     * @param period the period; counted as far as it is observed
     * @return the customers who stayed throughout, were interrupted, lost, joined, joined and left, returned, returned
     *     and left, in segments of these names; customers who were active on no day of the period are in none
     * @throws NullPointerException if the period is null
     * @throws IllegalArgumentException if the period begins after the observation day
     */
    public Segmentation customersOfFlow(Period period) {
        requireObserved(period);
        LocalDate lastDay = period.endExclusive().minusDays(1);
        return new Flow(period).customers().withKnownOn(lastDay.isAfter(observedUntil) ? observedUntil : lastDay);
    }

    /**
     * The movement of the subscriptions during a period. Counts rows of the input, not customers.
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
        for (int row = 0; row < spans.rows(); row++) {
            boolean isOpen = spans.start(row) < from && spans.end(row) >= from;
            boolean endsWithin = spans.end(row) >= from && spans.end(row) < to;
            open += isOpen ? 1 : 0;
            started += spans.start(row) >= from && spans.start(row) < to ? 1 : 0;
            ended += endsWithin ? 1 : 0;
            endedOfStart += isOpen && endsWithin ? 1 : 0;
        }
        return new SubscriptionMovement(open, started, ended, endedOfStart, open + started - ended);
    }

    /**
     * The movements of the subscriptions in every period of a granularity, from the first start, or the first observed
     * day if that is later, to the observation day: counts rows of the input, not customers.
     *
     * @param granularity the granularity
     * @return the movements by period, in order; empty if there is no subscription
     * @throws NullPointerException if the granularity is null
     */
    public NavigableMap<Period, SubscriptionMovement> subscriptionMovements(Granularity granularity) {
        return perPeriod(granularity, periods -> periods.ofSubscriptions(spans));
    }

    private <T> NavigableMap<Period, T> perPeriod(
            Granularity granularity, Function<PeriodMovements, NavigableMap<Period, T>> movements) {
        Objects.requireNonNull(granularity, "granularity");
        NavigableMap<Period, T> all = span().map(span -> movements.apply(new PeriodMovements(granularity, span)))
                .orElse(Collections.emptyNavigableMap());
        return observedFrom == null ? all : all.tailMap(granularity.periodContaining(observedFrom), true);
    }

    private void requireObserved(Period period) {
        Objects.requireNonNull(period, "period");
        Checks.observed(period.startInclusive(), "period start", observedUntil);
    }

    /** Whether a customer is active on the day before a boundary. */
    private boolean isActiveBefore(int customer, long boundary) {
        for (int row = spans.from(customer); row < spans.to(customer) && spans.start(row) < boundary; row++) {
            if (spans.end(row) >= boundary) {
                return true;
            }
        }
        return false;
    }

    /** Whether a customer who is active on the day before {@code from} stays so until the day before {@code to}. */
    private boolean isUninterrupted(int customer, long from, long to) {
        long reach = from;
        for (int row = spans.from(customer); row < spans.to(customer) && spans.start(row) <= reach; row++) {
            reach = Math.max(reach, spans.end(row));
        }
        return reach >= to;
    }

    private boolean startsWithin(int customer, long from, long to) {
        for (int row = spans.from(customer); row < spans.to(customer); row++) {
            if (spans.start(row) >= from && spans.start(row) < to) {
                return true;
            }
        }
        return false;
    }

    /** Where customers stood at the two ends of a period, and between them. */
    private final class Flow {
        static final int STAYED = 0;
        static final int INTERRUPTED = 1;
        static final int LOST = 2;
        static final int JOINED = 3;
        static final int JOINED_AND_LEFT = 4;
        static final int RETURNED = 5;
        static final int RETURNED_AND_LEFT = 6;
        static final List<String> NAMES =
                List.of("stayed", "interrupted", "lost", "joined", "joined and left", "returned", "returned and left");

        private final long from;
        private final long to;

        Flow(Period period) {
            from = period.startInclusive().toEpochDay();
            to = period.endExclusive().toEpochDay();
        }

        int partOf(int customer) {
            boolean atEnd = isActiveBefore(customer, to);
            if (isActiveBefore(customer, from)) {
                if (!atEnd) {
                    return LOST;
                }
                return isUninterrupted(customer, from, to) ? STAYED : INTERRUPTED;
            }
            if (!atEnd && !startsWithin(customer, from, to)) {
                return Segmentation.UNSEGMENTED;
            }
            if (firstStart(customer) >= from) {
                return atEnd ? JOINED : JOINED_AND_LEFT;
            }
            return atEnd ? RETURNED : RETURNED_AND_LEFT;
        }

        CustomerFlow count() {
            long[] counts = new long[NAMES.size()];
            for (int customer = 0; customer < spans.customers(); customer++) {
                int part = partOf(customer);
                if (part >= 0) {
                    counts[part]++;
                }
            }
            return CustomerFlow.startingWith(counts[STAYED] + counts[INTERRUPTED] + counts[LOST])
                    .withLost(counts[LOST], counts[INTERRUPTED])
                    .withJoined(counts[JOINED], counts[JOINED_AND_LEFT])
                    .withReturned(counts[RETURNED], counts[RETURNED_AND_LEFT]);
        }

        Segmentation customers() {
            return Segmentation.ofIndexes(spans.ids(), NAMES, this::partOf);
        }
    }

    /**
     * This history as it was known on an earlier day: without later starts, and with subscriptions that ended later as
     * still running.
     *
     * @param date the day
     * @return the history of the subscriptions that had begun by then, observed until that day
     * @throws NullPointerException if the date is null
     * @throws IllegalArgumentException if it is after the observation day or before the first observed one
     */
    @Override
    public SubscriptionHistory asKnownOn(LocalDate date) {
        Checks.knownOn(date, observedFrom, observedUntil);
        return new SubscriptionHistory(observedFrom, date, spans.upTo((int) date.toEpochDay()), terms);
    }

    /**
     * The subscriptions of some customers.
     *
     * @param isSelected the predicate that selects customers by identifier; called once for each
     * @return their history, with the same observed days
     * @throws NullPointerException if the predicate is null
     */
    @Override
    public SubscriptionHistory filter(Predicate<String> isSelected) {
        Objects.requireNonNull(isSelected, "isSelected");
        return with(spans.select(customer -> isSelected.test(spans.ids().get(customer))));
    }

    /**
     * The subscriptions of the customers of each segment, so that every metric of a history can be computed for each
     * segment.
     *
     * <pre>{@code
     * Segmentation channels = Segmentation.byAttribute(customers, "channel").withRest("(unknown)");
     * base.bySegment(channels).forEach((channel, part) -> {
     *     RetentionRate.of(part, Period.month(2026, 3));
     * });
     * }</pre>
     *
     * @param segments the segmentation; customers in no segment are left out, unless there is a
     *     {@linkplain Segmentation#withRest rest}
     * @return the histories by name of the segment, in the order of the segments, with the same observed days;
     *     unmodifiable
     * @throws NullPointerException if the segmentation is null
     */
    @Override
    public Map<String, SubscriptionHistory> bySegment(Segmentation segments) {
        Objects.requireNonNull(segments, "segments");
        int[] indexes = segments.indexesOf(spans.ids());
        Map<String, SubscriptionHistory> parts = new LinkedHashMap<>();
        for (String name : segments.names()) {
            int segment = parts.size();
            parts.put(name, with(spans.select(customer -> indexes[customer] == segment)));
        }
        return Collections.unmodifiableMap(parts);
    }

    /**
     * The union of this history and another, such as that of another product or country.
     *
     * <p>A row that is in both counts twice among the subscriptions, and once among the customers. Both must be
     * observed until the same day; {@link #asKnownOn} makes two days the same.
     *
     * @param other the other history, whose customers may overlap with these
     * @return all subscriptions of both
     * @throws NullPointerException if {@code other} is null
     * @throws IllegalArgumentException if the observed days differ
     * @throws IllegalStateException if the rows are more than an array holds
     */
    public SubscriptionHistory plus(SubscriptionHistory other) {
        Objects.requireNonNull(other, "other");
        Checks.same("observedFrom", observedFrom(), other.observedFrom());
        Checks.sameObservedUntil(observedUntil, other.observedUntil, "asKnownOn for an earlier day");
        PhaseTerms.Union union = PhaseTerms.union(terms, other.terms);
        CustomerSpans all = spans.plus(other.spans.withTerms(union.codesOfSecond()));
        return new SubscriptionHistory(observedFrom, observedUntil, all, union.terms());
    }

    /**
     * Parts with disjoint customers and about as many subscriptions each, for parallel work: the results of the parts
     * can be added.
     *
     * @param parts the number of parts, from 1 to {@link #MOST_PARTS}
     * @return the parts, some of them empty if there are fewer customers
     * @throws IllegalArgumentException if the number is below 1 or above {@link #MOST_PARTS}
     */
    @Override
    public List<SubscriptionHistory> split(int parts) {
        return spans.split(Checks.parts(parts, MOST_PARTS)).stream()
                .map(this::with)
                .toList();
    }

    private SubscriptionHistory with(CustomerSpans others) {
        return new SubscriptionHistory(observedFrom, observedUntil, others, terms);
    }

    /**
     * The stretches of days on which lines, each a customer, bring something, without those that ended before the first
     * observed day.
     */
    SubscriptionHistory ofStretches(RevenueSteps steps) {
        CustomerDictionary customers = new CustomerDictionary();
        IntStream.Builder ordinals = IntStream.builder();
        IntStream.Builder starts = IntStream.builder();
        IntStream.Builder ends = IntStream.builder();
        long firstDay = observedFrom == null ? Long.MIN_VALUE : observedFrom.toEpochDay();
        for (int line = 0; line < steps.lines(); line++) {
            int step = steps.from(line);
            while (step < steps.from(line + 1)) {
                int start = steps.day(step);
                step = steps.nextZero(line, step);
                int end = step < steps.from(line + 1) ? steps.day(step) : CustomerSpans.RUNNING;
                if (end >= firstDay) {
                    ordinals.add(customers.ordinalOf(spans.ids().get(steps.customer(line))));
                    starts.add(start);
                    ends.add(end);
                }
                step++;
            }
        }
        CustomerSpans stretches = CustomerSpans.of(
                customers,
                ordinals.build().toArray(),
                starts.build().toArray(),
                ends.build().toArray());
        return new SubscriptionHistory(observedFrom, observedUntil, stretches, List.of());
    }

    private boolean areTermsKnown() {
        PhaseColumns phases = spans.phases();
        return phases == null || phases.areTermsOf(terms.size());
    }

    /** The days of the subscriptions, and what they carry. */
    CustomerSpans spans() {
        return spans;
    }

    /** The terms that phases name by their place in this list. */
    List<Terms> terms() {
        return terms;
    }

    private Object writeReplace() {
        return new Form(this);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw Restored.formRequired();
    }

    /** What is stored; read back with the checks of a factory. */
    private static final class Form implements Serializable {
        private static final long serialVersionUID = 1L;

        private final @Nullable LocalDate observedFrom;
        private final LocalDate observedUntil;
        private final CustomerSpans spans;
        private final List<Terms> terms;

        Form(SubscriptionHistory history) {
            observedFrom = history.observedFrom;
            observedUntil = history.observedUntil;
            spans = history.spans;
            terms = history.terms;
        }

        private Object readResolve() throws InvalidObjectException {
            SubscriptionHistory history = Restored.of(() -> new SubscriptionHistory(
                    null,
                    Checks.recordDate(observedUntil, "observedUntil"),
                    Objects.requireNonNull(spans, "spans"),
                    List.copyOf(terms)));
            Restored.require(() -> Restored.isListOf(history.terms, Terms.class) && history.areTermsKnown());
            Restored.require(() -> spans.areKnownOn(observedUntil.toEpochDay()));
            return observedFrom == null ? history : Restored.of(() -> history.withObservedFrom(observedFrom));
        }
    }

    @Override
    public String toString() {
        return "SubscriptionHistory[" + subscriptions() + " subscriptions of " + customers() + " customers, observed "
                + (observedFrom == null ? "" : "from " + observedFrom + " ") + "until " + observedUntil + "]";
    }
}
