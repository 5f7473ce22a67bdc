package io.github.retentionmetrics.event;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Instants;
import io.github.retentionmetrics.rate.Rate;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Churn by inactivity: how many customers have had no event for some time.
 *
 * <pre>
 *   inactive = customers whose last event is at least the threshold before the end of the history
 *   rate = inactive / customers
 * </pre>
 *
 * <p>The threshold is elapsed time, not a number of calendar days. A customer whose first event is more recent than the
 * threshold cannot be inactive, so the rate of a young application is low. A common threshold is the interval within
 * which nine of ten customers come back (a quantile of {@link
 * io.github.retentionmetrics.event.EventHistory#activeDays() active days}' gaps).
 *
 * <p>Special cases: no customers: the rate is undefined. Facts of disjoint customers at the same threshold add up with
 * {@link #plus}.
 *
 * <pre>{@code
 * Inactivity.of(events, Duration.ofDays(30)).rate();    // 0.0% (0 of 100)
 * Inactivity.customerIds(events, Duration.ofDays(30));
 * }</pre>
 *
 * @param threshold the time without an event that makes a customer inactive
 * @param customers how many customers there are
 * @param inactive how many of them are inactive
 */
public record Inactivity(Duration threshold, long customers, long inactive) implements Serializable {

    /**
     * Checks the counts.
     *
     * @param threshold the time without an event that makes a customer inactive
     * @param customers how many customers there are
     * @param inactive how many of them are inactive
     * @throws NullPointerException if the threshold is null
     * @throws IllegalArgumentException if the threshold is not positive or longer than 3,652,500 days, or a count is
     *     negative or more are inactive than there are
     */
    public Inactivity {
        checked(threshold);
        Checks.partOfWhole(inactive, "inactive", customers, "customers");
    }

    /**
     * No customers: the identity of {@link #plus}.
     *
     * @param threshold the time without an event that makes a customer inactive
     * @return the facts with all counts zero
     * @throws NullPointerException if the threshold is null
     * @throws IllegalArgumentException if it is not positive or longer than 3,652,500 days
     */
    public static Inactivity empty(Duration threshold) {
        return new Inactivity(threshold, 0, 0);
    }

    /**
     * The inactive customers of a history.
     *
     * @param history the events
     * @param threshold the time without an event that makes a customer inactive
     * @return their number
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the threshold is not positive or longer than 3,652,500 days
     */
    public static Inactivity of(EventHistory history, Duration threshold) {
        Instant latest = latest(history, threshold);
        long inactive = 0;
        for (EventCursor customer = history.cursor(); customer.next(); ) {
            inactive += isInactive(customer, latest) ? 1 : 0;
        }
        return new Inactivity(threshold, history.customers(), inactive);
    }

    /**
     * The identifiers of the inactive customers.
     *
     * @param history the events
     * @param threshold the time without an event that makes a customer inactive
     * @return the identifiers, in alphabetical order
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the threshold is not positive or longer than 3,652,500 days
     */
    public static List<String> customerIds(EventHistory history, Duration threshold) {
        Instant latest = latest(history, threshold);
        List<String> inactive = new ArrayList<>();
        for (EventCursor customer = history.cursor(); customer.next(); ) {
            if (isInactive(customer, latest)) {
                inactive.add(customer.customerId());
            }
        }
        return inactive.stream().sorted().toList();
    }

    /** The latest instant at which the last event of an inactive customer may lie. */
    private static Instant latest(EventHistory history, Duration threshold) {
        Objects.requireNonNull(history, "history");
        return history.observedUntilInstant().minus(checked(threshold));
    }

    private static boolean isInactive(EventCursor customer, Instant latest) {
        return !customer.instant(customer.events() - 1).isAfter(latest);
    }

    private static Duration checked(Duration threshold) {
        return Checks.positive(threshold, "threshold", Instants.MOST_DAYS);
    }

    /**
     * The share of customers who are inactive.
     *
     * @return inactive customers of all; undefined if there are none
     */
    public Rate rate() {
        return Rate.of(inactive, customers, "there are no customers");
    }

    /**
     * The facts of these and of other customers.
     *
     * @param other facts of disjoint customers at the same threshold
     * @return the facts of both
     * @throws NullPointerException if the other is null
     * @throws IllegalArgumentException if the thresholds differ
     * @throws ArithmeticException if a sum does not fit in a long
     */
    public Inactivity plus(Inactivity other) {
        Checks.same("threshold", threshold, other.threshold);
        return new Inactivity(
                threshold,
                Checks.sum(customers, other.customers, "customers"),
                Checks.sum(inactive, other.inactive, "inactive"));
    }

    /** {@return the text of {@link #threshold()} in ISO 8601, for JSON mappers and templates} */
    public String getThreshold() {
        return threshold.toString();
    }
}
