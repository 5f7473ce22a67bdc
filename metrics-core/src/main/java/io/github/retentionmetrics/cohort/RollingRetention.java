package io.github.retentionmetrics.cohort;

import io.github.retentionmetrics.event.EventCursor;
import io.github.retentionmetrics.event.EventHistory;
import io.github.retentionmetrics.event.ReturnRule;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Instants;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.rate.Rate;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The share of a cohort that returns, counted in windows of elapsed time from each customer's own start: within the
 * first 24 hours, the second, and so on. This is the default of Mixpanel and Amplitude.
 *
 * <pre>
 *   offset = floor((return - start) / length)
 *   on          = customers with a return at the offset / eligible customers
 *   on or after = customers with a return at the offset or later / eligible customers
 * </pre>
 *
 * <p>A customer is eligible at an offset if its window is over when the history ends: start + (offset + 1) x length is
 * not later. Only the label of the cohort depends on the zone. A customer who comes at 23:59 and again at 00:01
 * returned at offset 0 here, and on day 1 in a table of calendar days ({@link CohortAnalysis}).
 *
 * <p>Special cases: nobody eligible: undefined. Facts of disjoint customers add up with {@link #plus}.
 *
 * <pre>{@code
 * List<RollingRetention> days = RollingRetention.of(events, ReturnRule.ofAnyEvent(), WEEK, Duration.ofDays(1), 10);
 * RollingRetention.pooledOn(days, 7);    // of all customers observed for eight days, who came back on the eighth
 * }</pre>
 *
 * @param cohort the period of the start event
 * @param size how many customers the cohort has
 * @param offset the number of the window, from 0
 * @param eligible how many of them have been observed until the end of the window
 * @param customersOn eligible customers with a return in the window
 * @param customersOnOrAfter eligible customers with a return in the window or later
 */
public record RollingRetention(
        Period cohort, long size, int offset, long eligible, long customersOn, long customersOnOrAfter)
        implements Serializable {
    private static final String NOBODY = "no customer has been observed for as long";
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(36_525);
    private static final int MOST_OFFSETS = 10_000;

    /**
     * Checks the counts.
     *
     * @param cohort the period of the start event
     * @param size how many customers the cohort has
     * @param offset the number of the window, from 0
     * @param eligible how many of them have been observed until the end of the window
     * @param customersOn eligible customers with a return in the window
     * @param customersOnOrAfter eligible customers with a return in the window or later
     * @throws NullPointerException if the cohort is null
     * @throws IllegalArgumentException if a count is negative or larger than the whole that it is part of
     */
    public RollingRetention {
        Objects.requireNonNull(cohort, "cohort");
        Checks.notNegative(offset, "offset");
        Checks.partOfWhole(eligible, "eligible", size, "size");
        Checks.partOfWhole(customersOnOrAfter, "customersOnOrAfter", eligible, "eligible");
        Checks.partOfWhole(customersOn, "customersOn", customersOnOrAfter, "customersOnOrAfter");
    }

    /**
     * The facts of no customers: the identity of {@link #plus}.
     *
     * @param cohort the period of the start event
     * @param offset the number of the window, from 0
     * @return the facts with all counts zero
     * @throws NullPointerException if the cohort is null
     * @throws IllegalArgumentException if the offset is negative
     */
    public static RollingRetention empty(Period cohort, int offset) {
        return new RollingRetention(cohort, 0, offset, 0, 0, 0);
    }

    /**
     * The facts of the cohorts of a history.
     *
     * @param history the events
     * @param rule which events are starts and which are returns
     * @param cohorts the periods by which customers are put into cohorts
     * @param length the length of a window, such as 24 hours, or 30 days for a month; cut to whole microseconds
     * @param offsets how many windows, at most 10,000
     * @return the facts by cohort and offset, in order, without those at which nobody is eligible
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the length is below a second or above 36,525 days, the number of windows is
     *     not in 1..10,000, or the rule refers to a name that does not occur in the history
     */
    public static List<RollingRetention> of(
            EventHistory history, ReturnRule rule, Granularity cohorts, Duration length, int offsets) {
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(cohorts, "cohorts");
        Objects.requireNonNull(length, "length");
        if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "length must be at least 1 second and at most " + LONGEST.toDays() + " days: " + length);
        }
        if (offsets < 1 || offsets > MOST_OFFSETS) {
            throw new IllegalArgumentException("offsets must be in 1.." + MOST_OFFSETS + ": " + offsets);
        }
        Counter counter = new Counter(history, rule, cohorts, length, offsets);
        for (EventCursor customer = history.cursor(); customer.next(); ) {
            counter.add(customer);
        }
        return counter.facts();
    }

    /**
     * The share that returned in a window, of the customers of all cohorts.
     *
     * @param facts the facts of cohorts
     * @param offset the number of the window, from 0
     * @return the customers with a return in it, of those eligible; undefined if there are none
     * @throws NullPointerException if the facts are null
     */
    public static Rate pooledOn(List<RollingRetention> facts, int offset) {
        return pooled(facts, offset, RollingRetention::on);
    }

    /**
     * The share that returned in a window or later, of the customers of all cohorts.
     *
     * @param facts the facts of cohorts
     * @param offset the number of the window, from 0
     * @return the customers with a return then, of those eligible; undefined if there are none
     * @throws NullPointerException if the facts are null
     */
    public static Rate pooledOnOrAfter(List<RollingRetention> facts, int offset) {
        return pooled(facts, offset, RollingRetention::onOrAfter);
    }

    private static Rate pooled(List<RollingRetention> facts, int offset, Function<RollingRetention, Rate> share) {
        Rate pooled =
                facts.stream().filter(fact -> fact.offset == offset).map(share).collect(Rate.toPooledRate());
        return pooled.isDefined() ? pooled : Rate.of(0, 0, NOBODY);
    }

    /**
     * The share that returned in the window.
     *
     * @return the customers with a return in it, of those eligible
     */
    public Rate on() {
        return Rate.of(customersOn, eligible, NOBODY);
    }

    /**
     * The share that returned in the window or later.
     *
     * @return the customers with a return then, of those eligible
     */
    public Rate onOrAfter() {
        return Rate.of(customersOnOrAfter, eligible, NOBODY);
    }

    /**
     * The facts of these and of other customers.
     *
     * @param other facts of the same cohort and offset, of disjoint customers
     * @return the facts of both
     * @throws NullPointerException if the other is null
     * @throws IllegalArgumentException if the cohort or the offset differs
     * @throws ArithmeticException if a sum does not fit in a long
     */
    public RollingRetention plus(RollingRetention other) {
        Checks.same("cohort", cohort, other.cohort);
        Checks.same("offset", offset, other.offset);
        return new RollingRetention(
                cohort,
                Checks.sum(size, other.size, "size"),
                offset,
                Checks.sum(eligible, other.eligible, "eligible"),
                Checks.sum(customersOn, other.customersOn, "customersOn"),
                Checks.sum(customersOnOrAfter, other.customersOnOrAfter, "customersOnOrAfter"));
    }

    /** {@return the text of {@link #cohort()}, for JSON mappers and templates} */
    public String getCohort() {
        return cohort.toString();
    }

    /** Counts customer by customer. */
    private static final class Counter {
        private final Returns returns;
        private final Granularity granularity;
        private final long length;
        private final int offsets;
        private final long end;
        private final SortedMap<Period, Counts> counts = new TreeMap<>();

        Counter(EventHistory history, ReturnRule rule, Granularity granularity, Duration length, int offsets) {
            this.returns = new Returns(history, rule);
            this.granularity = granularity;
            this.length = Instants.toMicros(length);
            this.offsets = offsets;
            this.end = Instants.toMicros(history.observedUntilInstant());
        }

        void add(EventCursor customer) {
            int starts = returns.findStarts(customer, event -> granularity.indexOfEpochDay(customer.epochDay(event)));
            for (int start = 0; start < starts; start++) {
                add(customer, start);
            }
        }

        private void add(EventCursor customer, int start) {
            Counts of = counts.computeIfAbsent(
                    granularity.periodAt(returns.startCohort(start)), cohort -> new Counts(offsets));
            of.size++;
            long startMicros = customer.epochMicros(returns.startEvent(start));
            int eligible = (int) Math.min(offsets, (end - startMicros) / length);
            if (eligible == 0) {
                return;
            }
            of.eligible[eligible - 1]++;
            int found = returns.findReturns(
                    customer, returns.startEvent(start), event -> (customer.epochMicros(event) - startMicros) / length);
            for (int i = 0; i < found && returns.offset(i) < eligible; i++) {
                of.on[(int) returns.offset(i)]++;
            }
            if (found > 0) {
                of.onOrAfter[(int) Math.min(returns.offset(found - 1), eligible - 1L)]++;
            }
        }

        List<RollingRetention> facts() {
            List<RollingRetention> facts = new ArrayList<>();
            counts.forEach((cohort, of) -> of.addTo(facts, cohort));
            return List.copyOf(facts);
        }
    }

    /** The counts of one cohort; a customer is entered at the last offset, from which the earlier ones add up. */
    private static final class Counts {
        private final long[] eligible;
        private final long[] on;
        private final long[] onOrAfter;
        private long size;

        Counts(int offsets) {
            eligible = new long[offsets];
            on = new long[offsets];
            onOrAfter = new long[offsets];
        }

        void addTo(List<RollingRetention> facts, Period cohort) {
            for (int offset = eligible.length - 2; offset >= 0; offset--) {
                eligible[offset] += eligible[offset + 1];
                onOrAfter[offset] += onOrAfter[offset + 1];
            }
            for (int offset = 0; offset < eligible.length && eligible[offset] > 0; offset++) {
                facts.add(new RollingRetention(cohort, size, offset, eligible[offset], on[offset], onOrAfter[offset]));
            }
        }
    }
}
