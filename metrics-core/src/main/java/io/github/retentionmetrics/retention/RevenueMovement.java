package io.github.retentionmetrics.retention;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.internal.Decimals;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.subscription.RecurringRevenue;
import io.github.retentionmetrics.subscription.RecurringRevenueMovement;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.NavigableMap;
import java.util.Objects;

/**
 * The movement of revenue from the preceding period to this one, customer by customer: the counterpart in revenue of a
 * {@link io.github.retentionmetrics.customer.CustomerMovement}.
 *
 * <pre>
 *   end = start + new + resurrected + expansion - contraction - lost
 * </pre>
 *
 * <p>The customers are those of the customer movement: active in the preceding period, in this one, or in both.
 * Expansion and contraction are computed for each retained customer, not from totals, so that a customer who spends
 * less is not hidden by another who spends more. In the currency of the purchases, exact.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>a refund lowers the spend of its customer in the period in which it is booked. If the customer has no order in
 *       that period, the refund is part of {@code refundsOfInactive} instead: {@code end + refundsOfInactive} is the
 *       revenue of the period;
 *   <li>a customer whose refunds exceeded their purchases in the preceding period and who then stays away: the
 *       difference counts as expansion, not as a loss, so that {@code lost} is never negative;
 *   <li>movements of disjoint customers in the same period add up with {@link #plus}; {@link #empty()} is the identity.
 * </ul>
 *
 * <pre>{@code
 * RevenueMovement march = RevenueMovement.of(history, Period.month(2026, 3));
 * NetRevenueRetention.of(march);
 * GrossRevenueRetention.of(march);
 * RevenueMovement.customersOf(history, Period.month(2026, 3)).customerIds("lost");    // the customers behind a part
 * }</pre>
 *
 * @param start revenue of the preceding period, from customers active in it
 * @param newRevenue revenue from customers who had never bought before
 * @param resurrected revenue from customers who had bought before, but not in the preceding period
 * @param expansion the additional spend of retained customers who spend more than in the preceding period
 * @param contraction the reduction in spend of retained customers who spend less than in the preceding period, not
 *     negative
 * @param lost revenue of the preceding period from customers who do not buy in this one, not negative
 * @param end revenue of this period, from customers active in it
 * @param refundsOfInactive refunds booked in this period for customers without an order in it, zero or negative
 */
public record RevenueMovement(
        BigDecimal start,
        BigDecimal newRevenue,
        BigDecimal resurrected,
        BigDecimal expansion,
        BigDecimal contraction,
        BigDecimal lost,
        BigDecimal end,
        BigDecimal refundsOfInactive)
        implements Serializable {

    /**
     * Checks the amounts and their identity.
     *
     * @param start revenue of the preceding period, from customers active in it
     * @param newRevenue revenue from customers who had never bought before
     * @param resurrected revenue from customers who had bought before, but not in the preceding period
     * @param expansion the additional spend of retained customers who spend more than in the preceding period
     * @param contraction the reduction in spend of retained customers who spend less than in the preceding period
     * @param lost revenue of the preceding period from customers who do not buy in this one
     * @param end revenue of this period, from customers active in it
     * @param refundsOfInactive refunds booked in this period for customers without an order in it
     * @throws NullPointerException if an amount is null
     * @throws IllegalArgumentException if expansion, contraction or lost is negative, the refunds are positive, or the
     *     amounts do not add up; the message contains no amount
     */
    public RevenueMovement {
        start = Decimals.normal(start, "start");
        newRevenue = Decimals.normal(newRevenue, "newRevenue");
        resurrected = Decimals.normal(resurrected, "resurrected");
        expansion = notNegative(expansion, "expansion");
        contraction = notNegative(contraction, "contraction");
        lost = notNegative(lost, "lost");
        end = Decimals.normal(end, "end");
        refundsOfInactive = Decimals.normal(refundsOfInactive, "refundsOfInactive");
        if (refundsOfInactive.signum() > 0) {
            throw new IllegalArgumentException("refundsOfInactive must not be positive: a refund is negative");
        }
        BigDecimal sum = start.add(newRevenue)
                .add(resurrected)
                .add(expansion)
                .subtract(contraction)
                .subtract(lost);
        if (sum.compareTo(end) != 0) {
            throw new IllegalArgumentException(
                    "end must equal start + newRevenue + resurrected + expansion - contraction - lost: it does not");
        }
    }

    /**
     * The movement of no revenue: the identity of {@link #plus}.
     *
     * @return the movement with all amounts zero
     */
    public static RevenueMovement empty() {
        return new RevenueMovement(
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO);
    }

    private static BigDecimal notNegative(BigDecimal amount, String name) {
        BigDecimal normal = Decimals.normal(amount, name);
        if (normal.signum() < 0) {
            throw new IllegalArgumentException(name + " must not be negative: it is");
        }
        return normal;
    }

    /**
     * The movement of revenue from the {@linkplain Period#preceding() preceding period} to a period.
     *
     * @param history the purchases
     * @param period the period; counted as far as it is observed
     * @return the movement
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period is empty or begins after the observation day
     * @throws ArithmeticException if a sum does not fit in 64-bit minor units
     */
    public static RevenueMovement of(PurchaseHistory history, Period period) {
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(period, "period");
        return RevenueAccounting.of(history, period, period.preceding());
    }

    /**
     * The movement of revenue from an earlier period to this one, such as from the same month of last year. New
     * customers are then those who first bought after the baseline; purchases between the two periods are otherwise
     * ignored.
     *
     * <pre>{@code
     * Period march = Period.month(2026, 3);
     * RevenueMovement sinceLastYear = RevenueMovement.of(history, march, march.yearBefore());
     * NetRevenueRetention.of(sinceLastYear);
     * sinceLastYear.growth();
     * }</pre>
     *
     * @param history the purchases
     * @param period the period; counted as far as it is observed
     * @param baseline the period to compare with, which ends on or before the first day of the period
     * @return the movement from the baseline to the period
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if a period is empty, the baseline is not before the period, or the period
     *     begins after the observation day
     * @throws ArithmeticException if a sum does not fit in 64-bit minor units
     */
    public static RevenueMovement of(PurchaseHistory history, Period period, Period baseline) {
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(period, "period");
        period.since(baseline);
        return RevenueAccounting.of(history, period, baseline);
    }

    /**
     * A movement of recurring revenue, in annual amounts, for every rate of revenue: {@link NetRevenueRetention},
     * {@link GrossRevenueRetention}, {@link RevenueChurn}, {@link QuickRatio}. The rates of annual and of monthly
     * amounts are the same.
     *
     * <pre>{@code
     * Period march = Period.month(2026, 3);
     * RevenueMovement inMarch = RevenueMovement.of(mrr.movement(march));
     * RevenueMovement sinceLastYear = RevenueMovement.of(mrr.movement(march, march.yearBefore()));
     * }</pre>
     *
     * @param movement the movement of recurring revenue
     * @return the same movement: reactivated revenue is resurrected and churned revenue is lost; revenue that moved in
     *     from another plan is new, and revenue that moved out is lost
     * @throws NullPointerException if the movement is null
     */
    public static RevenueMovement of(RecurringRevenueMovement movement) {
        Objects.requireNonNull(movement, "movement");
        return new RevenueMovement(
                movement.start().arr(),
                movement.newRevenue().arr().add(movement.movedIn().arr()),
                movement.reactivated().arr(),
                movement.expansion().arr(),
                movement.contraction().arr(),
                movement.churned().arr().add(movement.movedOut().arr()),
                movement.end().arr(),
                BigDecimal.ZERO);
    }

    /**
     * The movement of recurring revenue in a period, in annual amounts.
     *
     * @param revenue the recurring revenue
     * @param period the period; counted as far as it is observed
     * @return its {@linkplain RecurringRevenue#movement(Period) movement}
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period begins after the observation day
     */
    public static RevenueMovement of(RecurringRevenue revenue, Period period) {
        Objects.requireNonNull(revenue, "revenue");
        return of(revenue.movement(period));
    }

    /**
     * The movement of recurring revenue from the end of an earlier period to the end of this one, in annual amounts.
     *
     * @param revenue the recurring revenue
     * @param period the period; counted as far as it is observed
     * @param baseline the period to compare with, which ends on or before the first day of the period
     * @return its {@linkplain RecurringRevenue#movement(Period, Period) movement}
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if a period is empty, the baseline is not before the period, or the period
     *     begins after the observation day
     */
    public static RevenueMovement of(RecurringRevenue revenue, Period period, Period baseline) {
        Objects.requireNonNull(revenue, "revenue");
        return of(revenue.movement(period, baseline));
    }

    /**
     * The customers behind the movement from the {@linkplain Period#preceding() preceding period} to a period.
     *
     * @param history the purchases
     * @param period the period; counted as far as it is observed
     * @return the customers of each part, as {@link #customersOf(PurchaseHistory, Period, Period)} divides them
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period is empty or begins after the observation day
     * @throws ArithmeticException if the revenue of a customer does not fit in 64-bit minor units
     */
    public static Segmentation customersOf(PurchaseHistory history, Period period) {
        Objects.requireNonNull(period, "period");
        return customersOf(history, period, period.preceding());
    }

    /**
     * The customers behind the movement from an earlier period to this one, by the part to which their spending
     * belongs.
     *
     * <ul>
     *   <li>{@code new}, {@code resurrected} and {@code lost} are those of the {@linkplain
     *       io.github.retentionmetrics.customer.CustomerMovement.Customers customer movement};
     *   <li>its retained customers are {@code expanded}, {@code unchanged} or {@code contracted} if they spend more
     *       than in the baseline, as much, or less;
     *   <li>customers who are active in neither period are in no segment.
     * </ul>
     *
     * <pre>{@code
     * Segmentation march = RevenueMovement.customersOf(history, Period.month(2026, 3));
     * march.customerIds("contracted");    // the customers who spend less than in February
     * march.customers("expanded");
     * }</pre>
     *
     * @param history the purchases
     * @param period the period; counted as far as it is observed
     * @param baseline the period to compare with, which ends on or before the first day of the period
     * @return the customers of each part, known on the last observed day of the period; with names in the order new,
     *     resurrected, expanded, unchanged, contracted, lost
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if a period is empty, the baseline is not before the period, or the period
     *     begins after the observation day
     * @throws ArithmeticException if the revenue of a customer does not fit in 64-bit minor units
     */
    public static Segmentation customersOf(PurchaseHistory history, Period period, Period baseline) {
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(period, "period");
        period.since(baseline);
        return RevenueAccounting.customersOf(history, history.observedPart(period), baseline);
    }

    /**
     * The movements of revenue of every period from the first order or refund to the observation day.
     *
     * <p>Takes one pass over the purchases.
     *
     * @param history the purchases
     * @param granularity the granularity
     * @return the movements by period, in order; empty if there is no purchase. The first period has no revenue at its
     *     start
     * @throws NullPointerException if a parameter is null
     * @throws ArithmeticException if a sum does not fit in 64-bit minor units
     */
    public static NavigableMap<Period, RevenueMovement> ofPeriods(PurchaseHistory history, Granularity granularity) {
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(granularity, "granularity");
        return RevenueAccounting.of(history, granularity);
    }

    /**
     * The growth of revenue from the preceding period, or from the baseline, to this one.
     *
     * <pre>
     * (end - start) / start
     * </pre>
     *
     * @return the growth, -1 or more unless refunds exceed purchases: 0.1 for 10 % more; undefined without revenue at
     *     the start
     */
    public Ratio growth() {
        return GrossRevenueRetention.share(end.subtract(start), this);
    }

    /**
     * This movement without former customers who came back, for rates that leave them out.
     *
     * <pre>{@code
     * RevenueMovement inMarch = RevenueMovement.of(history, Period.month(2026, 3));
     * QuickRatio.of(inMarch.withoutResurrected());    // (new + expansion) / (contraction + lost)
     * }</pre>
     *
     * @return the movement without its resurrected revenue, which is also deducted from the end
     */
    public RevenueMovement withoutResurrected() {
        return new RevenueMovement(
                start,
                newRevenue,
                BigDecimal.ZERO,
                expansion,
                contraction,
                lost,
                end.subtract(resurrected),
                refundsOfInactive);
    }

    /**
     * The movement of two disjoint groups of customers in the same period.
     *
     * @param other the movement of customers who are not in these
     * @return the sum of every amount
     * @throws NullPointerException if {@code other} is null
     */
    public RevenueMovement plus(RevenueMovement other) {
        Objects.requireNonNull(other, "other");
        return new RevenueMovement(
                start.add(other.start),
                newRevenue.add(other.newRevenue),
                resurrected.add(other.resurrected),
                expansion.add(other.expansion),
                contraction.add(other.contraction),
                lost.add(other.lost),
                end.add(other.end),
                refundsOfInactive.add(other.refundsOfInactive));
    }
}
