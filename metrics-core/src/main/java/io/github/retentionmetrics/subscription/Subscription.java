package io.github.retentionmetrics.subscription;

import io.github.retentionmetrics.internal.Checks;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A span of days on which a person or company was a customer: a subscription, a contract, a membership, an account.
 *
 * <p>Half-open, like every span of the library: the customer is active on {@code startInclusive} and no longer on
 * {@code endExclusive}. A subscription whose start is its end was never active on any day, as in exports of cancelled
 * orders. A subscription without an end, or with an end after the last observed day (such as the placeholder
 * 9999-12-31), is still running. A customer may have several, one after the other or at the same time.
 *
 * <pre>{@code
 * Subscription running = Subscription.of("C-17", LocalDate.of(2026, 1, 15));
 * Subscription ended = running.withEnd(LocalDate.of(2026, 6, 1));   // last active day: 31 May
 * }</pre>
 *
 * <p>A subscription may have {@link Terms} with its price; it then has {@linkplain RecurringRevenue recurring revenue}.
 * When price, quantity, discount, plan or state change, the phase ends and another one with the same
 * {@link #subscriptionId} begins on that day:
 *
 * <pre>{@code
 * Terms silver = Terms.of(new BigDecimal("30.00"), EUR, BillingInterval.MONTH).withPlan("Silver");
 * Terms gold = Terms.of(new BigDecimal("50.00"), EUR, BillingInterval.MONTH).withPlan("Gold");
 * LocalDate upgrade = LocalDate.of(2026, 3, 15);
 * List<Subscription> phases = List.of(
 *         Subscription.of("C-17", LocalDate.of(2026, 1, 15), upgrade).withSubscriptionId("S-1").withTerms(silver),
 *         Subscription.of("C-17", upgrade).withSubscriptionId("S-1").withTerms(gold));
 * }</pre>
 *
 * @param customerId the customer's identifier, not blank
 * @param startInclusive the first active day
 * @param endExclusive the first day that is no longer active; null while the subscription runs
 * @param terms the price and its conditions; null if that is not known
 * @param subscriptionId the subscription that this is a phase of, empty when unknown: it then has no other phase
 * @param trialEnd the first day after a trial that begins with this phase, from which on it is paid; null without a
 *     trial. A trial that lasts until the end of the phase or longer was never paid
 * @param cancelledOn the day on which the customer asked for the end; null if not cancelled or not known
 */
public record Subscription(
        String customerId,
        LocalDate startInclusive,
        @Nullable LocalDate endExclusive,
        @Nullable Terms terms,
        String subscriptionId,
        @Nullable LocalDate trialEnd,
        @Nullable LocalDate cancelledOn)
        implements Serializable {

    /**
     * Checks the parts.
     *
     * @param customerId the customer's identifier, not blank
     * @param startInclusive the first active day, in 0001-01-01..9999-12-31
     * @param endExclusive the first day that is no longer active, or null
     * @param terms the price and its conditions, or null
     * @param subscriptionId the subscription that this is a phase of; blank, or null as from JSON without the property,
     *     when unknown, which is kept as empty
     * @param trialEnd the first day after the trial, or null
     * @param cancelledOn the day on which the customer asked for the end, or null
     * @throws NullPointerException if the identifier or the start is null
     * @throws IllegalArgumentException if the identifier is blank, a date is out of range, or the end or the end of the
     *     trial is before the start
     */
    public Subscription {
        Checks.identifier(customerId, "customerId");
        Checks.recordDate(startInclusive, "startInclusive");
        if (endExclusive != null) {
            Checks.recordDate(endExclusive, "endExclusive");
            if (endExclusive.isBefore(startInclusive)) {
                throw new IllegalArgumentException("endExclusive (" + endExclusive
                        + ") must be on or after startInclusive (" + startInclusive + ")");
            }
        }
        subscriptionId = Checks.textOrEmpty(subscriptionId);
        if (trialEnd != null) {
            Checks.recordDate(trialEnd, "trialEnd");
            if (trialEnd.isBefore(startInclusive)) {
                throw new IllegalArgumentException(
                        "trialEnd (" + trialEnd + ") must be on or after startInclusive (" + startInclusive + ")");
            }
        }
        if (cancelledOn != null) {
            Checks.recordDate(cancelledOn, "cancelledOn");
        }
    }

    /**
     * A subscription without terms.
     *
     * @param customerId the customer's identifier, not blank
     * @param startInclusive the first active day
     * @param endExclusive the first day that is no longer active; null while the subscription runs
     * @throws NullPointerException if the identifier or the start is null
     * @throws IllegalArgumentException if the identifier is blank, a date is out of range, or the end is before the
     *     start
     */
    public Subscription(String customerId, LocalDate startInclusive, @Nullable LocalDate endExclusive) {
        this(customerId, startInclusive, endExclusive, null, "", null, null);
    }

    /**
     * A subscription that still runs.
     *
     * @param customerId the customer's identifier, not blank
     * @param startInclusive the first active day
     * @return the subscription
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the identifier is blank or the date out of range
     */
    public static Subscription of(String customerId, LocalDate startInclusive) {
        return new Subscription(customerId, startInclusive, null);
    }

    /**
     * A subscription that still runs, with a numeric identifier, such as a database key, which is converted to its
     * decimal text.
     *
     * @param customerId the customer's identifier
     * @param startInclusive the first active day
     * @return the subscription
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the date is out of range
     */
    public static Subscription of(long customerId, LocalDate startInclusive) {
        return of(Long.toString(customerId), startInclusive);
    }

    /**
     * A subscription with its end, as in a row of a table: null for no end.
     *
     * @param customerId the customer's identifier, not blank
     * @param startInclusive the first active day
     * @param endExclusive the first day that is no longer active; null while the subscription runs
     * @return the subscription
     * @throws NullPointerException if the identifier or the start is null
     * @throws IllegalArgumentException if the identifier is blank, a date is out of range, or the end is before the
     *     start
     */
    public static Subscription of(String customerId, LocalDate startInclusive, @Nullable LocalDate endExclusive) {
        return new Subscription(customerId, startInclusive, endExclusive);
    }

    /**
     * A subscription with its end, with a numeric identifier, such as a database key, which is converted to its decimal
     * text.
     *
     * @param customerId the customer's identifier
     * @param startInclusive the first active day
     * @param endExclusive the first day that is no longer active; null while the subscription runs
     * @return the subscription
     * @throws NullPointerException if the start is null
     * @throws IllegalArgumentException if a date is out of range, or the end is before the start
     */
    public static Subscription of(long customerId, LocalDate startInclusive, @Nullable LocalDate endExclusive) {
        return of(Long.toString(customerId), startInclusive, endExclusive);
    }

    /**
     * A running subscription from a timestamp.
     *
     * @param customerId the customer's identifier, not blank
     * @param start the instant at which it started
     * @param zone the time zone whose calendar determines the day
     * @return the subscription
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the identifier is blank or the date out of range
     */
    public static Subscription at(String customerId, Instant start, ZoneId zone) {
        return of(customerId, Checks.dateAt(start, zone, "start"));
    }

    /**
     * A running subscription from a timestamp, with a numeric identifier, such as a database key, which is converted to
     * its decimal text.
     *
     * @param customerId the customer's identifier
     * @param start the instant at which it started
     * @param zone the time zone whose calendar determines the day
     * @return the subscription
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the date is out of range
     */
    public static Subscription at(long customerId, Instant start, ZoneId zone) {
        return at(Long.toString(customerId), start, zone);
    }

    /**
     * A subscription from timestamps: null for no end.
     *
     * @param customerId the customer's identifier, not blank
     * @param start the instant at which it started
     * @param end the instant at which it ended; the day it falls on is the first that is no longer active; null while
     *     the subscription runs
     * @param zone the time zone whose calendar determines the days
     * @return the subscription
     * @throws NullPointerException if the identifier, the start or the zone is null
     * @throws IllegalArgumentException if the identifier is blank, a date is out of range, or the end is before the
     *     start
     */
    public static Subscription at(String customerId, Instant start, @Nullable Instant end, ZoneId zone) {
        return of(
                customerId, Checks.dateAt(start, zone, "start"), end == null ? null : Checks.dateAt(end, zone, "end"));
    }

    /**
     * A subscription from timestamps, with a numeric identifier, such as a database key, which is converted to its
     * decimal text.
     *
     * @param customerId the customer's identifier
     * @param start the instant at which it started
     * @param end the instant at which it ended; the day it falls on is the first that is no longer active; null while
     *     the subscription runs
     * @param zone the time zone whose calendar determines the days
     * @return the subscription
     * @throws NullPointerException if the start or the zone is null
     * @throws IllegalArgumentException if a date is out of range, or the end is before the start
     */
    public static Subscription at(long customerId, Instant start, @Nullable Instant end, ZoneId zone) {
        return at(Long.toString(customerId), start, end, zone);
    }

    /**
     * A copy of this subscription with an end.
     *
     * @param endExclusive the first day that is no longer active
     * @return the copy
     * @throws NullPointerException if the date is null
     * @throws IllegalArgumentException if the date is before the start or out of range
     */
    public Subscription withEnd(LocalDate endExclusive) {
        Objects.requireNonNull(endExclusive, "endExclusive");
        return new Subscription(customerId, startInclusive, endExclusive, terms, subscriptionId, trialEnd, cancelledOn);
    }

    /**
     * A copy of this subscription with terms.
     *
     * @param terms the terms
     * @return the copy
     * @throws NullPointerException if the terms are null
     */
    public Subscription withTerms(Terms terms) {
        Objects.requireNonNull(terms, "terms");
        return new Subscription(customerId, startInclusive, endExclusive, terms, subscriptionId, trialEnd, cancelledOn);
    }

    /**
     * A copy of this subscription as a phase of the subscription with an identifier.
     *
     * @param subscriptionId the subscription's identifier; blank for none
     * @return the copy
     * @throws NullPointerException if the identifier is null
     */
    public Subscription withSubscriptionId(String subscriptionId) {
        Objects.requireNonNull(subscriptionId, "subscriptionId");
        return new Subscription(customerId, startInclusive, endExclusive, terms, subscriptionId, trialEnd, cancelledOn);
    }

    /**
     * A copy of this subscription that begins with a trial.
     *
     * @param trialEnd the first day after the trial
     * @return the copy
     * @throws NullPointerException if the date is null
     * @throws IllegalArgumentException if the date is before the start or out of range
     */
    public Subscription withTrialEnd(LocalDate trialEnd) {
        Objects.requireNonNull(trialEnd, "trialEnd");
        return new Subscription(customerId, startInclusive, endExclusive, terms, subscriptionId, trialEnd, cancelledOn);
    }

    /**
     * A copy of this subscription with the day of its cancellation.
     *
     * @param cancelledOn the day on which the customer asked for the end
     * @return the copy
     * @throws NullPointerException if the date is null
     * @throws IllegalArgumentException if the date is out of range
     */
    public Subscription withCancelledOn(LocalDate cancelledOn) {
        Objects.requireNonNull(cancelledOn, "cancelledOn");
        return new Subscription(customerId, startInclusive, endExclusive, terms, subscriptionId, trialEnd, cancelledOn);
    }

    /** Whether only the days are known. */
    boolean isPlain() {
        return terms == null && subscriptionId.isEmpty() && trialEnd == null && cancelledOn == null;
    }

    /**
     * The end, if there is one.
     *
     * @return the first day that is no longer active, or empty while the subscription runs
     */
    public Optional<LocalDate> end() {
        return Optional.ofNullable(endExclusive);
    }

    /**
     * Whether the subscription is active on a day.
     *
     * @param date the day
     * @return true from the start until the day before the end
     * @throws NullPointerException if the date is null
     */
    public boolean isActiveOn(LocalDate date) {
        Objects.requireNonNull(date, "date");
        return !date.isBefore(startInclusive) && (endExclusive == null || date.isBefore(endExclusive));
    }
}
