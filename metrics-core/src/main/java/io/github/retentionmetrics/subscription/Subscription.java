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
 * {@code endExclusive}. Start and end on the same day is a subscription that was never active on any day, as exports of
 * cancelled orders have them. Without an end it is still running, and so it is with an end after the last observed day,
 * such as the 9999-12-31 that databases write for no end. One customer may have several, one after the other or at the
 * same time.
 *
 * <pre>{@code
 * Subscription running = Subscription.of("C-17", LocalDate.of(2026, 1, 15));
 * Subscription ended = running.withEnd(LocalDate.of(2026, 6, 1));   // last active day: 31 May
 * }</pre>
 *
 * @param customerId the customer's identifier, not blank
 * @param startInclusive the first active day
 * @param endExclusive the first day that is no longer active; null while the subscription runs
 */
public record Subscription(
        String customerId,
        LocalDate startInclusive,
        @Nullable LocalDate endExclusive) implements Serializable {

    /**
     * Checks the parts.
     *
     * @param customerId the customer's identifier, not blank
     * @param startInclusive the first active day, in 0001-01-01..9999-12-31
     * @param endExclusive the first day that is no longer active, or null
     * @throws NullPointerException if the identifier or the start is null
     * @throws IllegalArgumentException if the identifier is blank, a date is out of range, or the end is before the
     *     start
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
     * A subscription that still runs, with a number for the identifier, such as the key of a database; it stands for
     * its decimal text.
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
     * A subscription with its end, as a row of a table has it: an end that is null is none.
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
     * A subscription with its end, with a number for the identifier, such as the key of a database; it stands for its
     * decimal text.
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
     * @param zone the zone whose calendar says which day that was
     * @return the subscription
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the identifier is blank or the date out of range
     */
    public static Subscription at(String customerId, Instant start, ZoneId zone) {
        return of(customerId, Checks.dateAt(start, zone, "start"));
    }

    /**
     * A running subscription from a timestamp, with a number for the identifier, such as the key of a database; it
     * stands for its decimal text.
     *
     * @param customerId the customer's identifier
     * @param start the instant at which it started
     * @param zone the zone whose calendar says which day that was
     * @return the subscription
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the date is out of range
     */
    public static Subscription at(long customerId, Instant start, ZoneId zone) {
        return at(Long.toString(customerId), start, zone);
    }

    /**
     * A subscription from timestamps: an end that is null is none.
     *
     * @param customerId the customer's identifier, not blank
     * @param start the instant at which it started
     * @param end the instant at which it ended; the day it falls on is the first that is no longer active; null while
     *     the subscription runs
     * @param zone the zone whose calendar says which days those were
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
     * A subscription from timestamps, with a number for the identifier, such as the key of a database; it
     * stands for its decimal text.
     *
     * @param customerId the customer's identifier
     * @param start the instant at which it started
     * @param end the instant at which it ended; the day it falls on is the first that is no longer active; null while
     *     the subscription runs
     * @param zone the zone whose calendar says which days those were
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
        return of(customerId, startInclusive, Objects.requireNonNull(endExclusive, "endExclusive"));
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
