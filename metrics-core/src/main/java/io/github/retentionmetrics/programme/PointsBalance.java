package io.github.retentionmetrics.programme;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.rate.Ratio;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * The points of a loyalty programme that were issued, redeemed and expired.
 *
 * <pre>
 *   redemption rate = redeemed / issued
 *   breakage        = expired / issued
 *   open            = issued - redeemed - expired         redemption rate + breakage + open / issued = 1
 * </pre>
 *
 * <p>For a whole ledger, {@code open} is the balance that members still hold. For a period, {@code open} is the change
 * of the balance, and the rates compare flows: they may exceed 1, since the points redeemed and expired in it may have
 * been issued earlier. Breakage counts points that have expired; points that will never be redeemed but have not
 * expired yet are open.
 *
 * <p>No points issued: the rates are undefined. Facts add up with {@link #plus}; {@link #empty()} is the identity.
 *
 * <pre>{@code
 * PointsBalance balance = new PointsBalance(new BigDecimal(1_000), new BigDecimal(600), new BigDecimal(150));
 * balance.redemptionRate().percent();   // 60.0
 * balance.breakage().percent();         // 15.0
 * balance.open();                       // 250
 * }</pre>
 *
 * @param issued the points issued to members; without trailing zeros
 * @param redeemed the points that members redeemed
 * @param expired the points that expired
 */
public record PointsBalance(BigDecimal issued, BigDecimal redeemed, BigDecimal expired) implements Serializable {
    private static final String NOTHING_ISSUED = "no points were issued";

    /**
     * Checks and normalises the numbers.
     *
     * @param issued the points issued to members
     * @param redeemed the points that members redeemed
     * @param expired the points that expired
     * @throws NullPointerException if a number is null
     * @throws IllegalArgumentException if a number is negative, or longer than 100 digits before or after the decimal
     *     point
     */
    public PointsBalance {
        issued = Checks.notNegative(Decimals.normal(issued, "issued"), "issued");
        redeemed = Checks.notNegative(Decimals.normal(redeemed, "redeemed"), "redeemed");
        expired = Checks.notNegative(Decimals.normal(expired, "expired"), "expired");
    }

    /**
     * The balance of no points: the identity of {@link #plus}.
     *
     * @return the balance with all numbers zero
     */
    public static PointsBalance empty() {
        return new PointsBalance(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    /**
     * The balance of the movements of a period.
     *
     * @param movements the lines of the ledger, in any order
     * @param period the period
     * @return their sums by kind
     * @throws NullPointerException if a parameter or a movement is null
     */
    public static PointsBalance of(Collection<PointsMovement> movements, Period period) {
        Objects.requireNonNull(movements, "movements");
        Objects.requireNonNull(period, "period");
        return movements.stream()
                .filter(movement -> period.contains(
                        Objects.requireNonNull(movement, "movement").date()))
                .collect(toPointsBalance());
    }

    /**
     * A collector of movements into their balance.
     *
     * @return a collector whose result does not depend on order or threads; {@link #empty()} for no movements
     */
    public static Collector<PointsMovement, ?, PointsBalance> toPointsBalance() {
        return Collectors.reducing(empty(), PointsBalance::of, PointsBalance::plus);
    }

    private static PointsBalance of(PointsMovement movement) {
        BigDecimal none = BigDecimal.ZERO;
        BigDecimal points = movement.points();
        return switch (movement.kind()) {
            case ISSUED -> new PointsBalance(points, none, none);
            case REDEEMED -> new PointsBalance(none, points, none);
            case EXPIRED -> new PointsBalance(none, none, points);
        };
    }

    /**
     * The share of the issued points that was redeemed.
     *
     * @return redeemed over issued; undefined when nothing was issued
     */
    public Ratio redemptionRate() {
        return Ratio.of(redeemed, issued, NOTHING_ISSUED);
    }

    /**
     * The share of the issued points that expired.
     *
     * @return expired over issued; undefined when nothing was issued
     */
    public Ratio breakage() {
        return Ratio.of(expired, issued, NOTHING_ISSUED);
    }

    /**
     * For a whole ledger, the points that members still hold; for a period, the change of their balance.
     *
     * @return issued less redeemed and expired; negative if more earlier points were redeemed or expired than new ones
     *     issued
     */
    public BigDecimal open() {
        return issued.subtract(redeemed).subtract(expired);
    }

    /**
     * The sum of both balances.
     *
     * @param other the balance of other movements
     * @return the sums
     * @throws NullPointerException if {@code other} is null
     */
    public PointsBalance plus(PointsBalance other) {
        Objects.requireNonNull(other, "other");
        return new PointsBalance(issued.add(other.issued), redeemed.add(other.redeemed), expired.add(other.expired));
    }
}
