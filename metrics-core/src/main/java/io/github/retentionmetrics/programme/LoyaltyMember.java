package io.github.retentionmetrics.programme;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.subscription.Subscription;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A membership of a loyalty programme: the customer, the day of joining, and the day of leaving.
 *
 * <p>Half-open: the customer is a member on the day of joining, and no longer on the day of leaving. A customer who
 * comes back has another membership.
 *
 * <pre>{@code
 * LoyaltyMember member = LoyaltyMember.of("anna", LocalDate.of(2026, 1, 15));
 * member.withLeft(LocalDate.of(2026, 6, 1)).isMemberOn(LocalDate.of(2026, 6, 1));   // false
 * }</pre>
 *
 * @param customerId the customer's identifier, not blank
 * @param joinedInclusive the first day as a member
 * @param leftExclusive the first day on which the customer is no longer a member; null for a current member
 */
public record LoyaltyMember(
        String customerId,
        LocalDate joinedInclusive,
        @Nullable LocalDate leftExclusive) implements Serializable {

    /**
     * Checks the parts.
     *
     * @param customerId the customer's identifier, not blank
     * @param joinedInclusive the first day as a member, in 0001-01-01..9999-12-31
     * @param leftExclusive the first day on which the customer is no longer a member, or null
     * @throws NullPointerException if the identifier or the day of joining is null
     * @throws IllegalArgumentException if the identifier is blank, a date is out of range, or leaving is before joining
     */
    public LoyaltyMember {
        Checks.identifier(customerId, "customerId");
        Checks.recordDate(joinedInclusive, "joinedInclusive");
        if (leftExclusive != null) {
            Checks.recordDate(leftExclusive, "leftExclusive");
            if (leftExclusive.isBefore(joinedInclusive)) {
                throw new IllegalArgumentException("leftExclusive (" + leftExclusive
                        + ") must be on or after joinedInclusive (" + joinedInclusive + ")");
            }
        }
    }

    /**
     * The membership of a current member.
     *
     * @param customerId the customer's identifier, not blank
     * @param joinedInclusive the first day as a member
     * @return the membership
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the identifier is blank or the date out of range
     */
    public static LoyaltyMember of(String customerId, LocalDate joinedInclusive) {
        return new LoyaltyMember(customerId, joinedInclusive, null);
    }

    /**
     * The membership of a current member, with a numeric identifier, such as a database key, which is converted to its
     * decimal text.
     *
     * @param customerId the customer's identifier
     * @param joinedInclusive the first day as a member
     * @return the membership
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the date is out of range
     */
    public static LoyaltyMember of(long customerId, LocalDate joinedInclusive) {
        return of(Long.toString(customerId), joinedInclusive);
    }

    /**
     * The membership of a customer who joined at a moment.
     *
     * @param customerId the customer's identifier, not blank
     * @param joined the moment of joining
     * @param zone the time zone whose calendar determines the day
     * @return the membership
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the identifier is blank or the date out of range
     */
    public static LoyaltyMember at(String customerId, Instant joined, ZoneId zone) {
        return of(customerId, Checks.dateAt(joined, zone, "joined"));
    }

    /**
     * The membership of a customer who joined at a moment, with a numeric identifier, such as a database key, which is
     * converted to its decimal text.
     *
     * @param customerId the customer's identifier
     * @param joined the moment of joining
     * @param zone the time zone whose calendar determines the day
     * @return the membership
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the date is out of range
     */
    public static LoyaltyMember at(long customerId, Instant joined, ZoneId zone) {
        return at(Long.toString(customerId), joined, zone);
    }

    /**
     * A copy with a day of leaving.
     *
     * @param leftExclusive the first day on which the customer is no longer a member
     * @return the copy
     * @throws NullPointerException if the date is null
     * @throws IllegalArgumentException if the date is before the day of joining or out of range
     */
    public LoyaltyMember withLeft(LocalDate leftExclusive) {
        return new LoyaltyMember(customerId, joinedInclusive, Objects.requireNonNull(leftExclusive, "leftExclusive"));
    }

    /**
     * The day of leaving, if there is one.
     *
     * @return the first day on which the customer is no longer a member
     */
    public Optional<LocalDate> left() {
        return Optional.ofNullable(leftExclusive);
    }

    /**
     * Whether the customer is a member on a day.
     *
     * @param date the day
     * @return true from the day of joining until the day before that of leaving
     * @throws NullPointerException if the date is null
     */
    public boolean isMemberOn(LocalDate date) {
        Objects.requireNonNull(date, "date");
        return !date.isBefore(joinedInclusive) && (leftExclusive == null || date.isBefore(leftExclusive));
    }

    /**
     * The membership as a subscription.
     *
     * @return the subscription with the same days
     */
    public Subscription toSubscription() {
        return new Subscription(customerId, joinedInclusive, leftExclusive);
    }
}
