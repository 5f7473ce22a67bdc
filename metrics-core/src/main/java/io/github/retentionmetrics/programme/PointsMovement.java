package io.github.retentionmetrics.programme;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;

/**
 * One line of a loyalty programme's ledger: points that a member was issued, redeemed, or lost because they expired.
 *
 * <p>Points are exact decimal numbers and never negative: the kind says whether they are added or deducted.
 *
 * <pre>{@code
 * PointsMovement.issued("anna", LocalDate.of(2026, 3, 14), new BigDecimal("250"));
 * PointsMovement.redeemed("anna", LocalDate.of(2026, 5, 2), new BigDecimal("100"));
 * }</pre>
 *
 * @param customerId the member's identifier, not blank
 * @param date the day
 * @param kind whether the points were issued, redeemed or expired
 * @param points the number of points, without trailing zeros
 */
public record PointsMovement(String customerId, LocalDate date, Kind kind, BigDecimal points) implements Serializable {
    /** The kinds of movements. */
    public enum Kind {
        /** The points were issued to the member. */
        ISSUED,
        /** The member redeemed the points. */
        REDEEMED,
        /** The points expired. */
        EXPIRED
    }

    /**
     * Checks the parts.
     *
     * @param customerId the member's identifier, not blank
     * @param date the day, in 0001-01-01..9999-12-31
     * @param kind whether the points were issued, redeemed or expired
     * @param points the number of points
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if the identifier is blank, the date out of range, or the points are negative or
     *     longer than 100 digits before or after the decimal point
     */
    public PointsMovement {
        Checks.identifier(customerId, "customerId");
        Checks.recordDate(date, "date");
        Objects.requireNonNull(kind, "kind");
        points = Decimals.normal(points, "points");
        if (points.signum() < 0) {
            // without the number, since hosts log messages
            throw new IllegalArgumentException("points must not be negative");
        }
    }

    /**
     * Points that were issued to a member.
     *
     * @param customerId the member's identifier, not blank
     * @param date the day
     * @param points the number of points
     * @return the movement
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the identifier is blank, the date out of range or the points negative
     */
    public static PointsMovement issued(String customerId, LocalDate date, BigDecimal points) {
        return new PointsMovement(customerId, date, Kind.ISSUED, points);
    }

    /**
     * Points that were issued to a member, with a numeric identifier, such as a database key, which is converted to its
     * decimal text.
     *
     * @param customerId the member's identifier
     * @param date the day
     * @param points the number of points
     * @return the movement
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the date is out of range or the points are negative
     */
    public static PointsMovement issued(long customerId, LocalDate date, BigDecimal points) {
        return issued(Long.toString(customerId), date, points);
    }

    /**
     * Points that a member redeemed.
     *
     * @param customerId the member's identifier, not blank
     * @param date the day
     * @param points the number of points
     * @return the movement
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the identifier is blank, the date out of range or the points negative
     */
    public static PointsMovement redeemed(String customerId, LocalDate date, BigDecimal points) {
        return new PointsMovement(customerId, date, Kind.REDEEMED, points);
    }

    /**
     * Points that a member redeemed, with a numeric identifier, such as a database key, which is converted to its
     * decimal text.
     *
     * @param customerId the member's identifier
     * @param date the day
     * @param points the number of points
     * @return the movement
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the date is out of range or the points are negative
     */
    public static PointsMovement redeemed(long customerId, LocalDate date, BigDecimal points) {
        return redeemed(Long.toString(customerId), date, points);
    }

    /**
     * Points that expired.
     *
     * @param customerId the member's identifier, not blank
     * @param date the day
     * @param points the number of points
     * @return the movement
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the identifier is blank, the date out of range or the points negative
     */
    public static PointsMovement expired(String customerId, LocalDate date, BigDecimal points) {
        return new PointsMovement(customerId, date, Kind.EXPIRED, points);
    }

    /**
     * Points that expired, with a numeric identifier, such as a database key, which is converted to its decimal text.
     *
     * @param customerId the member's identifier
     * @param date the day
     * @param points the number of points
     * @return the movement
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the date is out of range or the points are negative
     */
    public static PointsMovement expired(long customerId, LocalDate date, BigDecimal points) {
        return expired(Long.toString(customerId), date, points);
    }
}
