package io.github.retentionmetrics.cohort;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.PurchaseColumns;
import io.github.retentionmetrics.internal.PurchaseStore;
import io.github.retentionmetrics.internal.StoreAccess;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Rate;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The share of customers who buy again, in days from each customer's own first order: on exactly day n, on day n or
 * later, or within n days.
 *
 * <pre>
 *   exact day   = customers with an order on first day + n / eligible customers
 *   on or after = customers with an order on first day + n or later / eligible customers
 *   within      = customers with an order on first day + 1 to first day + n / eligible customers
 * </pre>
 *
 * <p>A customer is eligible if day n is observed: first day + n is on or before the observation day. Other customers
 * are left out of all three shares, because their day n is not known yet. Day 0 is the day of the first order; a second
 * order on that day is not a return.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>no customers eligible: undefined;
 *   <li>the share on day n or later is too low for customers who became eligible recently, since they have had less
 *       time to return;
 *   <li>results of disjoint customers can be added with {@link #plus}.
 * </ul>
 *
 * <pre>{@code
 * List<DayNRetention> facts = DayNRetention.of(history, 1, 7, 14, 30, 60, 90, 180, 365);
 * facts.get(4).within();    // 28.9% (220 of 760): of those observed for 60 days, 220 came back within 60 days
 * }</pre>
 *
 * <p>Takes one pass over the customers, with a binary search per customer and n.
 *
 * @param n the number of days since the first order, at least 1
 * @param eligible customers whose day n is observed
 * @param customersOnDay eligible customers with an order on day n
 * @param customersOnOrAfter eligible customers with an order on day n or later
 * @param customersWithin eligible customers with an order on days 1 to n
 */
public record DayNRetention(int n, long eligible, long customersOnDay, long customersOnOrAfter, long customersWithin)
        implements Serializable {
    private static final String NOBODY = "no customer has been observed for as long";

    /**
     * Checks the counts.
     *
     * @param n the number of days since the first order
     * @param eligible customers whose day n is observed
     * @param customersOnDay eligible customers with an order on day n
     * @param customersOnOrAfter eligible customers with an order on day n or later
     * @param customersWithin eligible customers with an order on days 1 to n
     * @throws IllegalArgumentException if n is below 1, a count is negative, or a count of customers exceeds the one
     *     that includes it
     */
    public DayNRetention {
        requireDays(n, "n");
        Checks.partOfWhole(customersOnOrAfter, "customersOnOrAfter", eligible, "eligible");
        Checks.partOfWhole(customersOnDay, "customersOnDay", customersOnOrAfter, "customersOnOrAfter");
        Checks.partOfWhole(customersWithin, "customersWithin", eligible, "eligible");
    }

    private static void requireDays(int days, String name) {
        if (days < 1) {
            throw new IllegalArgumentException(name + " must be at least 1: " + days);
        }
    }

    /**
     * The facts of no customers: the identity of {@link #plus}.
     *
     * @param n the number of days since the first order
     * @return the facts with all counts zero
     * @throws IllegalArgumentException if n is below 1
     */
    public static DayNRetention empty(int n) {
        return new DayNRetention(n, 0, 0, 0, 0);
    }

    /**
     * The facts of a history's customers for some numbers of days.
     *
     * @param history the history
     * @param days the numbers of days
     * @return the facts, in the same order
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if a number is below 1
     */
    public static List<DayNRetention> of(PurchaseHistory history, int... days) {
        Objects.requireNonNull(history, "history");
        Counter counter = new Counter(history, days);
        for (int customer = 0; customer < counter.orders.customers(); customer++) {
            counter.add(customer);
        }
        return counter.facts();
    }

    /**
     * The facts of the customers acquired in a period, for some numbers of days.
     *
     * @param history the history
     * @param period the period of the first order
     * @param days the numbers of days
     * @return the facts of customers whose first order is in the period, in the order of the days
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period is empty or begins after the observation day, or a number is below
     *     1
     */
    public static List<DayNRetention> of(PurchaseHistory history, Period period, int... days) {
        Objects.requireNonNull(history, "history");
        Period observed = history.observedPart(period);
        Counter counter = new Counter(history, days);
        PurchaseColumns orders = counter.orders;
        for (int customer = 0; customer < orders.customers(); customer++) {
            if (!orders.isEmpty(customer)
                    && observed.contains(LocalDate.ofEpochDay(orders.days()[orders.from(customer)]))) {
                counter.add(customer);
            }
        }
        return counter.facts();
    }

    /**
     * The facts of each cohort, by the period of the first order.
     *
     * @param history the history
     * @param cohorts the periods of the cohorts
     * @param days the numbers of days
     * @return the facts by cohort, in order; cohorts without customers are left out
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if a number is below 1
     */
    public static NavigableMap<Period, List<DayNRetention>> byCohort(
            PurchaseHistory history, Granularity cohorts, int... days) {
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(cohorts, "cohorts");
        NavigableMap<Long, Counter> counters = new TreeMap<>();
        PurchaseColumns orders = StoreAccess.store(history).orders();
        Counter none = new Counter(history, days);
        for (int customer = 0; customer < orders.customers(); customer++) {
            if (!orders.isEmpty(customer)) {
                long cohort = cohorts.indexOfEpochDay(orders.days()[orders.from(customer)]);
                counters.computeIfAbsent(cohort, unseen -> new Counter(none)).add(customer);
            }
        }
        NavigableMap<Period, List<DayNRetention>> facts = new TreeMap<>();
        counters.forEach((cohort, counter) -> facts.put(cohorts.periodAt(cohort), counter.facts()));
        return Collections.unmodifiableNavigableMap(facts);
    }

    /**
     * The facts of each segment.
     *
     * <pre>{@code
     * Segmentation channels = Segmentation.byAttribute(customers, "channel");
     * DayNRetention.bySegment(history, channels, 30, 90).get("newsletter").get(0).within();    // 0.0% (0 of 100)
     * }</pre>
     *
     * @param history the history
     * @param segments the segmentation; customers in no segment are left out, unless there is a
     *     {@linkplain Segmentation#withRest rest}
     * @param days the numbers of days
     * @return the facts by name of the segment, in the order of the segments
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if a number is below 1
     */
    public static Map<String, List<DayNRetention>> bySegment(
            PurchaseHistory history, Segmentation segments, int... days) {
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(segments, "segments");
        Counter none = new Counter(history, days);
        List<Counter> counters = Stream.generate(() -> new Counter(none))
                .limit(segments.names().size())
                .toList();
        int[] indexes = segments.indexesOf(StoreAccess.store(history).ids());
        for (int customer = 0; customer < indexes.length; customer++) {
            if (indexes[customer] >= 0 && customer < none.orders.customers()) {
                counters.get(indexes[customer]).add(customer);
            }
        }
        Map<String, List<DayNRetention>> facts = new LinkedHashMap<>();
        for (int segment = 0; segment < counters.size(); segment++) {
            facts.put(segments.names().get(segment), counters.get(segment).facts());
        }
        return Collections.unmodifiableMap(facts);
    }

    /**
     * The share of customers with an order in a window of days after their first order: a bracket defined by the
     * caller.
     *
     * @param history the history
     * @param firstDay the first day of the window, from 1
     * @param lastDay the last day of the window
     * @return customers with an order in the window over those whose whole window is observed; undefined if there are
     *     no such customers
     * @throws NullPointerException if the history is null
     * @throws IllegalArgumentException if the first day is below 1 or after the last
     */
    public static Rate between(PurchaseHistory history, int firstDay, int lastDay) {
        Objects.requireNonNull(history, "history");
        Window window = new Window(history, firstDay, lastDay);
        long eligible = 0;
        long returned = 0;
        for (int customer = 0; customer < window.customers(); customer++) {
            int index = window.indexOf(customer);
            eligible += index < 0 ? 0 : 1;
            returned += index == 0 ? 1 : 0;
        }
        return Rate.of(returned, eligible, NOBODY);
    }

    /**
     * The customers behind {@link #between}, who bought again in a window of days since their first order. The window
     * from day 1 to n gives the customers of {@link #within}, and the window of day n alone those of {@link #exactDay}.
     *
     * @param history the history
     * @param firstDay the first day of the window, from 1
     * @param lastDay the last day of the window
     * @return the customers {@code returned} and {@code not returned}; customers whose window is not observed to its
     *     end are in no segment
     * @throws NullPointerException if the history is null
     * @throws IllegalArgumentException if the first day is below 1 or after the last
     */
    public static Segmentation customersBetween(PurchaseHistory history, int firstDay, int lastDay) {
        Objects.requireNonNull(history, "history");
        Window window = new Window(history, firstDay, lastDay);
        PurchaseStore store = StoreAccess.store(history);
        return Segmentation.ofIndexes(
                        store.ids(),
                        List.of("returned", "not returned"),
                        customer -> store.hasRow(customer) ? window.indexOf(customer) : Segmentation.UNKNOWN)
                .withKnownOn(history.observedUntil());
    }

    /** Finds the customers of a history with an order in a window of days since the first order. */
    private static final class Window {
        private final PurchaseColumns orders;
        private final long lastObserved;
        private final int firstDay;
        private final int lastDay;

        Window(PurchaseHistory history, int firstDay, int lastDay) {
            requireDays(firstDay, "firstDay");
            if (lastDay < firstDay) {
                throw new IllegalArgumentException(
                        "lastDay (" + lastDay + ") must be on or after firstDay (" + firstDay + ")");
            }
            this.orders = StoreAccess.store(history).orders();
            this.lastObserved = history.observedUntil().toEpochDay();
            this.firstDay = firstDay;
            this.lastDay = lastDay;
        }

        int customers() {
            return orders.customers();
        }

        /** 0 for a customer who returned, 1 for a customer who did not, and a negative number if this is not known. */
        int indexOf(int customer) {
            int from = orders.from(customer);
            int to = orders.to(customer);
            if (from == to || orders.days()[from] + (long) lastDay > lastObserved) {
                return Segmentation.UNSEGMENTED;
            }
            int row = firstRowFrom(orders.days(), from, to, orders.days()[from] + firstDay);
            return row < to && orders.days()[row] <= orders.days()[from] + lastDay ? 0 : 1;
        }
    }

    /** The first of ascending rows on or after a day, or the row after the last. */
    private static int firstRowFrom(int[] days, int from, int to, int day) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (days[middle] < day) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * Retention on exactly day n.
     *
     * @return customers on day n over eligible customers
     */
    public Rate exactDay() {
        return Rate.of(customersOnDay, eligible, NOBODY);
    }

    /**
     * Retention on day n or later: unbounded, or rolling.
     *
     * @return customers on or after day n over eligible customers
     */
    public Rate onOrAfter() {
        return Rate.of(customersOnOrAfter, eligible, NOBODY);
    }

    /**
     * Retention within n days.
     *
     * @return customers on days 1 to n over eligible customers
     */
    public Rate within() {
        return Rate.of(customersWithin, eligible, NOBODY);
    }

    /**
     * The facts of two disjoint groups of customers.
     *
     * @param other the facts of customers who are not in these, for the same n
     * @return the sum of every count
     * @throws NullPointerException if {@code other} is null
     * @throws IllegalArgumentException if n differs
     * @throws ArithmeticException if a sum does not fit in a long
     */
    public DayNRetention plus(DayNRetention other) {
        Objects.requireNonNull(other, "other");
        Checks.same("n", n, other.n);
        return new DayNRetention(
                n,
                Checks.sum(eligible, other.eligible, "eligible"),
                Checks.sum(customersOnDay, other.customersOnDay, "customersOnDay"),
                Checks.sum(customersOnOrAfter, other.customersOnOrAfter, "customersOnOrAfter"),
                Checks.sum(customersWithin, other.customersWithin, "customersWithin"));
    }

    @Override
    public String toString() {
        return "day " + n + ": " + customersOnDay + " on it, " + customersOnOrAfter + " on or after, " + customersWithin
                + " within, of " + eligible;
    }

    /** Counts customers one by one, for several n at once. */
    private static final class Counter {
        private final PurchaseColumns orders;
        private final long lastObserved;
        private final int[] ns;
        private final long[][] counts;

        Counter(PurchaseHistory history, int[] days) {
            Objects.requireNonNull(days, "days");
            Arrays.stream(days).forEach(n -> requireDays(n, "n"));
            this.orders = StoreAccess.store(history).orders();
            this.lastObserved = history.observedUntil().toEpochDay();
            this.ns = days.clone();
            this.counts = new long[ns.length][4];
        }

        Counter(Counter like) {
            this.orders = like.orders;
            this.lastObserved = like.lastObserved;
            this.ns = like.ns;
            this.counts = new long[ns.length][4];
        }

        void add(int customer) {
            int from = orders.from(customer);
            int to = orders.to(customer);
            if (from == to) {
                return;
            }
            int[] days = orders.days();
            int first = days[from];
            int next = firstRowFrom(days, from, to, first + 1);
            for (int i = 0; i < ns.length; i++) {
                if (first + (long) ns[i] <= lastObserved) {
                    int row = firstRowFrom(days, next, to, first + ns[i]);
                    counts[i][0]++;
                    counts[i][1] += row < to && days[row] == first + ns[i] ? 1 : 0;
                    counts[i][2] += row < to ? 1 : 0;
                    counts[i][3] += next < to && days[next] <= first + ns[i] ? 1 : 0;
                }
            }
        }

        List<DayNRetention> facts() {
            DayNRetention[] facts = new DayNRetention[ns.length];
            Arrays.setAll(facts, i -> new DayNRetention(ns[i], counts[i][0], counts[i][1], counts[i][2], counts[i][3]));
            return List.of(facts);
        }
    }
}
