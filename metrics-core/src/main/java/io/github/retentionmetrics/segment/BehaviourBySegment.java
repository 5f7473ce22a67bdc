package io.github.retentionmetrics.segment;

import io.github.retentionmetrics.customer.CustomerHistory;
import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.WideSum;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.CustomerCursor;
import io.github.retentionmetrics.purchase.CustomerTotals;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Mean;
import io.github.retentionmetrics.rate.Rate;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The behaviour of the customers of each segment in a later period: the number who stayed and bought again, and their
 * spend. It relates surveys and service to behaviour.
 *
 * <p>The behaviour must begin after the day on which the segments were {@linkplain Segmentation#knownOn() known}, if
 * there is one, since earlier behaviour cannot be a consequence of what put a customer into a segment. Customers in no
 * segment are counted in {@link #unsegmented()}, or in the {@linkplain Segmentation#withRest rest}: customers who
 * answer a survey stay more often than others, which only these counts show. Members of a segment who are not customers
 * are counted in {@link Behaviour#notCustomers()}. No customer is left out.
 *
 * <p>Customers acquired during the period of the behaviour are excluded.
 *
 * <p>Results of disjoint parts of a history with the same segments are combined by {@link #plus}.
 *
 * <pre>{@code
 * Segmentation promoters = NetPromoterScore.segments(customerAnswers, Period.quarter(2026, 1), LATEST);
 * BehaviourBySegment later = BehaviourBySegment.of(history, Period.quarter(2026, 2), promoters);
 * later.get("promoters").retained();      // 90.0% (90 of 100)
 * later.get("detractors").retained();     // 24.0% (24 of 100)
 * later.get("no answer").retained();      // the rate of those who did not answer
 * later.get("promoters").retained().minus(later.get("detractors").retained()).interval(0.95);
 * }</pre>
 *
 * <p>Takes one pass over the customers of the history, or over the subscriptions.
 *
 * @param period the period of the behaviour
 * @param bySegment the behaviour by the name of the segment, in the order of the segmentation; the
 *     {@linkplain Segmentation#withRest rest} has no other members than its customers
 * @param unsegmented the behaviour of customers in no segment; that of no customers if there is a rest
 * @param rest the name of the segment of all other customers, or null if there is none
 */
public record BehaviourBySegment(
        Period period,
        Map<String, Behaviour> bySegment,
        Behaviour unsegmented,
        @Nullable String rest) implements Serializable {
    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);

    /**
     * Checks the behaviours and takes a copy of them.
     *
     * @param period the period of the behaviour
     * @param bySegment the behaviour by the name of the segment
     * @param unsegmented the behaviour of customers in no segment
     * @param rest the name of the segment of all other customers, or null
     * @throws NullPointerException if the period, the map, a name or a behaviour is null
     * @throws IllegalArgumentException if the rest is not one of the segments, or there is a rest and also customers in
     *     no segment
     */
    public BehaviourBySegment {
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(bySegment, "bySegment");
        Objects.requireNonNull(unsegmented, "unsegmented");
        Map<String, Behaviour> copy = new LinkedHashMap<>();
        bySegment.forEach((name, behaviour) ->
                copy.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(behaviour, "behaviour")));
        bySegment = Collections.unmodifiableMap(copy);
        if (rest != null && !bySegment.containsKey(rest)) {
            throw new IllegalArgumentException("rest must be one of " + bySegment.keySet() + ": " + rest);
        }
        if (rest != null && !unsegmented.equals(Behaviour.empty())) {
            throw new IllegalArgumentException("unsegmented must be empty if there is a rest: " + unsegmented);
        }
    }

    /**
     * The retention of each segment in a history of any kind: the customers are those who were customers when the
     * period began, and those active at its end stayed.
     *
     * <ul>
     *   <li>for purchases, the customers are those with an order before the period, and those with an order in it
     *       stayed; {@link #of(PurchaseHistory, Period, Segmentation)} has the same counts and also their purchases;
     *   <li>for subscriptions, the customers are those who were subscribed on the day before the period, and those who
     *       still were on its last day stayed.
     * </ul>
     *
     * <p>There are no repeat rates and no revenue.
     *
     * @param history the history
     * @param period the period of the behaviour; counted as far as it is observed
     * @param segments the segmentation
     * @return the behaviour of each segment and of customers in none
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period is empty, begins on or before the day on which the segments were
     *     known, or begins after the observation day
     */
    public static BehaviourBySegment of(CustomerHistory history, Period period, Segmentation segments) {
        CustomerMovement.Customers moved = movedSince(history, period, segments);
        long[] stayed = count(moved.retained(), segments);
        long[] lost = count(moved.lost(), segments);
        long[] people = count(segments.customerIds(), segments);
        return of(segments, period, index -> {
            long customers = stayed[index] + lost[index];
            return new Behaviour(
                    peopleOr(people, segments, index, customers), customers, stayed[index], 0, 0, Mean.empty());
        });
    }

    /**
     * The behaviour of each segment in a purchase history: the customers are those with an order before the period, and
     * those with an order in it stayed.
     *
     * @param history the history
     * @param period the period of the behaviour; counted as far as it is observed
     * @param segments the segmentation
     * @return the behaviour of each segment and of customers in none
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period is empty, begins on or before the day on which the segments were
     *     known, or begins after the observation day
     * @throws ArithmeticException if the revenue of a customer in the period does not fit in 64-bit minor units
     */
    public static BehaviourBySegment of(PurchaseHistory history, Period period, Segmentation segments) {
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(segments, "segments");
        requireLater(period, segments);
        Period observed = history.observedPart(period);
        CustomerTotals totals = CustomerTotals.of(history, observed);
        int[] indexes = segments.indexesOf(totals.customerIds());
        int none = segments.names().size();
        List<Count> counts = Stream.generate(Count::new).limit(none + 1L).toList();
        CustomerCursor customer = history.cursor();
        for (int row = 0; customer.next(); row++) {
            if (customer.ordersBefore(observed.startInclusive()) > 0) {
                counts.get(indexes[row] < 0 ? none : indexes[row]).add(totals.orders(row), totals.revenueMinor(row));
            }
        }
        long[] people = count(segments.customerIds(), segments);
        return of(
                segments,
                period,
                index -> counts.get(index)
                        .toBehaviour(
                                peopleOr(people, segments, index, counts.get(index).customers), history.decimals()));
    }

    /**
     * The customers of a segment who stayed, and those who did not, by a history of any kind.
     *
     * <pre>{@code
     * Segmentation channels = Segmentation.byAttribute(customers, "channel");
     * BehaviourBySegment.customersOf(history, Period.month(2026, 3), channels, "newsletter").customerIds("lost");
     * }</pre>
     *
     * @param history the history
     * @param period the period of the behaviour; counted as far as it is observed
     * @param segments the segmentation
     * @param name the name of the segment; the name of the {@linkplain Segmentation#withRest rest} for all other
     *     customers
     * @return the customers of the segment who {@code stayed} and those who are {@code lost}, known on the last
     *     observed day of the period; and, unless it is the rest, the members of the segment who were {@code not
     *     customers} when the period began
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if there is no such segment, the period is empty, begins on or before the day on
     *     which the segments were known, or begins after the observation day
     */
    public static Segmentation customersOf(CustomerHistory history, Period period, Segmentation segments, String name) {
        CustomerMovement.Customers moved = movedSince(history, period, segments);
        int segment = Checks.indexOf(segments.names(), name);
        Map<String, String> parts = new TreeMap<>();
        within(moved.retained(), segments, segment).forEach(id -> parts.put(id, "stayed"));
        within(moved.lost(), segments, segment).forEach(id -> parts.put(id, "lost"));
        if (segment != segments.restIndex()) {
            segments.customerIds(name).forEach(id -> parts.putIfAbsent(id, "not customers"));
        }
        LocalDate lastDay = period.lastDay();
        return Segmentation.of(List.of("stayed", "lost", "not customers"), parts)
                .withKnownOn(lastDay.isAfter(history.observedUntil()) ? history.observedUntil() : lastDay);
    }

    private static Stream<String> within(List<String> customerIds, Segmentation segments, int segment) {
        int[] indexes = segments.indexesOf(customerIds);
        return IntStream.range(0, indexes.length)
                .filter(row -> indexes[row] == segment)
                .mapToObj(customerIds::get);
    }

    /** The customers when a period began, retained or lost, whenever they were last active. */
    private static CustomerMovement.Customers movedSince(
            CustomerHistory history, Period period, Segmentation segments) {
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(segments, "segments");
        requireLater(period, segments);
        return history.customersOf(period, Period.of(FIRST_DAY, period.startInclusive()));
    }

    /** The number of the given customers in each segment, and in none. */
    private static long[] count(List<String> customerIds, Segmentation segments) {
        long[] counts = new long[segments.names().size() + 1];
        for (int index : segments.indexesOf(customerIds)) {
            counts[index < 0 ? segments.names().size() : index]++;
        }
        return counts;
    }

    private static void requireLater(Period period, Segmentation segments) {
        Objects.requireNonNull(period, "period");
        segments.knownOn().filter(day -> !period.startInclusive().isAfter(day)).ifPresent(day -> {
            throw new IllegalArgumentException("period start (" + period.startInclusive()
                    + ") must be after the day on which the segments were known (" + day + ")");
        });
    }

    /** The members of a segment; for the rest, its customers. */
    private static long peopleOr(long[] people, Segmentation segments, int index, long customers) {
        return index < segments.names().size() && index != segments.restIndex() ? people[index] : customers;
    }

    private static BehaviourBySegment of(Segmentation segments, Period period, IntFunction<Behaviour> behaviour) {
        List<String> names = segments.names();
        Map<String, Behaviour> bySegment = new LinkedHashMap<>();
        IntStream.range(0, names.size()).forEach(i -> bySegment.put(names.get(i), behaviour.apply(i)));
        String rest = segments.restIndex() < 0 ? null : names.get(segments.restIndex());
        return new BehaviourBySegment(period, bySegment, behaviour.apply(names.size()), rest);
    }

    /** The purchases of the customers of one segment in the period. */
    private static final class Count {
        private final WideSum sum = new WideSum();
        private BigInteger squares = BigInteger.ZERO;
        private long customers;
        private long buyers;
        private long repeatBuyers;

        void add(long orders, long revenue) {
            customers++;
            buyers += orders > 0 ? 1 : 0;
            repeatBuyers += orders > 1 ? 1 : 0;
            sum.add(revenue);
            squares = squares.add(BigInteger.valueOf(revenue).pow(2));
        }

        Behaviour toBehaviour(long people, int decimals) {
            Mean revenue = Mean.of(
                    customers, new BigDecimal(sum.toBigInteger(), decimals), new BigDecimal(squares, 2 * decimals));
            return new Behaviour(people, customers, buyers, buyers, repeatBuyers, revenue);
        }
    }

    /**
     * The names of the segments.
     *
     * @return the names, in the order of the segmentation
     */
    public List<String> names() {
        return List.copyOf(bySegment.keySet());
    }

    /**
     * The behaviour of a segment.
     *
     * @param name the name of the segment
     * @return its behaviour; the {@linkplain Segmentation#withRest rest} has no other members than its customers
     * @throws NullPointerException if the name is null
     * @throws IllegalArgumentException if there is no such segment
     */
    public Behaviour get(String name) {
        Checks.indexOf(names(), name);
        return Objects.requireNonNull(bySegment.get(name));
    }

    /**
     * The behaviour of all customers: of every segment, and of those in none.
     *
     * @return the sum
     */
    public Behaviour total() {
        return bySegment.values().stream().reduce(unsegmented, Behaviour::plus);
    }

    /**
     * The behaviour of the customers of two parts of a history with the same segments.
     *
     * @param other the behaviour of customers who are not in these, by the same segments in the same period
     * @return the sum, segment by segment; members without purchases are counted once
     * @throws NullPointerException if {@code other} is null
     * @throws IllegalArgumentException if names, periods or the numbers of members of the segments differ, or there
     *     would be more customers in a segment than members
     * @throws ArithmeticException if a sum does not fit in a long
     */
    public BehaviourBySegment plus(BehaviourBySegment other) {
        Objects.requireNonNull(other, "other");
        Checks.same("names", names(), other.names());
        Checks.same("rest", String.valueOf(rest), String.valueOf(other.rest));
        Checks.same("period", period, other.period);
        Map<String, Behaviour> sums = new LinkedHashMap<>();
        bySegment.forEach((name, mine) -> sums.put(name, pooled(name, mine, other.get(name))));
        return new BehaviourBySegment(period, sums, unsegmented.plus(other.unsegmented), rest);
    }

    /** The members of a segment are the same in every part; those of the rest are the customers of the part. */
    private Behaviour pooled(String name, Behaviour mine, Behaviour others) {
        if (name.equals(rest)) {
            return mine.plus(others);
        }
        Checks.same("people", mine.people(), others.people());
        return mine.plusCustomers(others);
    }

    /** {@return the text of {@link #period()}, for JSON mappers and templates} */
    public String getPeriod() {
        return period().toString();
    }

    /** {@return the {@link #total()}, for JSON mappers and templates} */
    public Behaviour getTotal() {
        return total();
    }

    @Override
    public String toString() {
        return "BehaviourBySegment" + names() + " in " + period;
    }

    /**
     * The behaviour of the customers of one segment in a later period.
     *
     * <pre>
     *   retained             = stayed / customers           churned = 1 - retained
     *   repeat               = repeat buyers / buyers
     *   revenue per customer = revenue of the customers in the period / customers
     * </pre>
     *
     * <p>Customers are those who were customers when the period began: with an order before it, or with a subscription
     * on the day before. For purchases, a customer stayed if they bought in the period, and the revenue per customer
     * includes those who did not, with 0. For subscriptions, which have no orders, repeat rate and revenue are
     * undefined.
     *
     * <p>The behaviours of disjoint customers are combined by {@link #plus}; {@link #empty()} is the identity. Two
     * segments are compared by {@link Rate#minus} and {@link Mean#minus}, with an interval and a test. A difference
     * does not show an effect: the customers who stay may have been satisfied before.
     *
     * @param people the members of the segment, whether customers or not
     * @param customers the members who were customers when the period began
     * @param stayed customers who bought in the period, or were still subscribed at its end
     * @param buyers customers with an order in the period
     * @param repeatBuyers customers with two or more orders in the period
     * @param revenuePerCustomer the spend of the customers in the period, less refunds, in units of the currency
     */
    public record Behaviour(
            long people, long customers, long stayed, long buyers, long repeatBuyers, Mean revenuePerCustomer)
            implements Serializable {

        /**
         * Checks the counts.
         *
         * @param people the members of the segment
         * @param customers the members who were customers when the period began
         * @param stayed customers who bought in the period, or were still subscribed at its end
         * @param buyers customers with an order in the period
         * @param repeatBuyers customers with two or more orders in the period
         * @param revenuePerCustomer the spend of the customers in the period
         * @throws NullPointerException if the revenue is null
         * @throws IllegalArgumentException if a count is negative, or a part exceeds its whole
         */
        public Behaviour {
            Checks.partOfWhole(customers, "customers", people, "people");
            Checks.partOfWhole(stayed, "stayed", customers, "customers");
            Checks.partOfWhole(buyers, "buyers", customers, "customers");
            Checks.partOfWhole(repeatBuyers, "repeatBuyers", buyers, "buyers");
            Objects.requireNonNull(revenuePerCustomer, "revenuePerCustomer");
        }

        /**
         * The behaviour of a segment without members: the identity of {@link #plus}.
         *
         * @return the behaviour with all counts zero
         */
        public static Behaviour empty() {
            return new Behaviour(0, 0, 0, 0, 0, Mean.empty());
        }

        /**
         * Members of the segment who were not customers when the period began, such as respondents without purchases.
         *
         * @return members less customers
         */
        public long notCustomers() {
            return people - customers;
        }

        /**
         * The share of the customers who stayed.
         *
         * @return stayed over customers; undefined without customers
         */
        public Rate retained() {
            return Rate.of(stayed, customers, "no customers in the segment");
        }

        /**
         * The share of the customers who left: the churn rate.
         *
         * @return one less {@link #retained()}
         */
        public Rate churned() {
            return retained().complement();
        }

        /**
         * The repeat purchase rate.
         *
         * @return customers with two or more orders in the period over those with one; undefined when no customer
         *     bought
         */
        public Rate repeat() {
            return Rate.of(repeatBuyers, buyers, "no customers of the segment bought in the period");
        }

        /**
         * The behaviour of two disjoint groups of customers in the same period.
         *
         * @param other the behaviour of people who are not in this one
         * @return the sums
         * @throws NullPointerException if {@code other} is null
         * @throws ArithmeticException if a sum does not fit in a long
         */
        public Behaviour plus(Behaviour other) {
            Objects.requireNonNull(other, "other");
            return plus(other, Checks.sum(people, other.people, "people"));
        }

        /** The sum over the customers of two parts of a history, with the members that are the same for both. */
        Behaviour plusCustomers(Behaviour other) {
            return plus(other, people);
        }

        private Behaviour plus(Behaviour other, long sumOfPeople) {
            return new Behaviour(
                    sumOfPeople,
                    Checks.sum(customers, other.customers, "customers"),
                    Checks.sum(stayed, other.stayed, "stayed"),
                    Checks.sum(buyers, other.buyers, "buyers"),
                    Checks.sum(repeatBuyers, other.repeatBuyers, "repeatBuyers"),
                    revenuePerCustomer.plus(other.revenuePerCustomer));
        }
    }
}
