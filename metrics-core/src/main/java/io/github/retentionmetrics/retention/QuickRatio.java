package io.github.retentionmetrics.retention;

import io.github.retentionmetrics.customer.CustomerHistory;
import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.inference.PairedSums;
import io.github.retentionmetrics.inference.RatioEstimate;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.subscription.RecurringRevenue;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * The quick ratio of a customer base: the number of customers won per customer lost.
 *
 * <pre>
 *   quick ratio = (new + resurrected) / lost
 * </pre>
 *
 * <p>A ratio of 0 or more; above 1 the base grows. Resurrected customers count as won, as in growth accounting; some
 * subscription tools leave them out. The quick ratio of revenue includes expansion and contraction.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>no customers lost: undefined, since the ratio would be infinite; never 0.
 * </ul>
 *
 * <pre>{@code
 * QuickRatio.of(CustomerMovement.startingWith(100).withNew(20).withResurrected(8).withLost(8)).value();   // 3.5
 * QuickRatio.estimate(history, Period.month(2026, 3)).interval(0.95);
 * QuickRatio.ofRevenue(history, Period.month(2026, 3));
 * }</pre>
 *
 * <p>Source: M. Hamid, Numbers That Actually Matter for Founders, SaaStr Annual, 2015, for revenue; here also for
 * customers.
 */
public final class QuickRatio {
    private static final String NOBODY_LOST = "no customers were lost in the period";

    private QuickRatio() {}

    /**
     * The quick ratio of a period of a history of purchases, subscriptions or any other activity.
     *
     * @param history the history, which defines when a customer is active
     * @param period the period; counted as far as it is observed
     * @return the ratio of the history's movement, undefined when no customer was lost
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the history has no movement of the period, such as one that begins after the
     *     observation day
     */
    public static Ratio of(CustomerHistory history, Period period) {
        Objects.requireNonNull(history, "history");
        return of(history.movement(period));
    }

    /**
     * The quick ratio of a period against an earlier period, such as the same month of last year: that of
     * {@link CustomerHistory#movement(Period, Period)}.
     *
     * @param history the history, which defines when a customer is active
     * @param period the period; counted as far as it is observed
     * @param baseline the period to compare with, which ends on or before the first day of the period
     * @return the customers won since the baseline over those lost since then; undefined when no customer was lost
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if a period is empty, the baseline is not before the period, or the period
     *     begins after the observation day
     */
    public static Ratio of(CustomerHistory history, Period period, Period baseline) {
        Objects.requireNonNull(history, "history");
        return of(history.movement(period, baseline));
    }

    /**
     * The quick ratio of a movement.
     *
     * @param movement the movement of a period
     * @return new and resurrected over lost, undefined when no customer was lost
     * @throws NullPointerException if the movement is null
     */
    public static Ratio of(CustomerMovement movement) {
        Objects.requireNonNull(movement, "movement");
        return Ratio.of(Math.addExact(movement.newCustomers(), movement.resurrected()), movement.lost(), NOBODY_LOST);
    }

    /**
     * The quick ratio of a period with its uncertainty. The sampling unit is the customer, which includes won, retained
     * and lost customers of the movement.
     *
     * @param history the history, which defines when a customer is active
     * @param period the period; counted as far as it is observed
     * @return the same ratio as {@link #of(CustomerHistory, Period)}, with its standard error and interval
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the history has no movement of the period, such as one that begins after the
     *     observation day
     */
    public static RatioEstimate estimate(CustomerHistory history, Period period) {
        Objects.requireNonNull(history, "history");
        return estimate(history.movement(period));
    }

    /**
     * The quick ratio of a period against an earlier one with its uncertainty.
     *
     * @param history the history, which defines when a customer is active
     * @param period the period; counted as far as it is observed
     * @param baseline the period to compare with, which ends on or before the first day of the period
     * @return the same ratio as {@link #of(CustomerHistory, Period, Period)}, with its standard error and interval
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if a period is empty, the baseline is not before the period, or the period
     *     begins after the observation day
     */
    public static RatioEstimate estimate(CustomerHistory history, Period period, Period baseline) {
        Objects.requireNonNull(history, "history");
        return estimate(history.movement(period, baseline));
    }

    /**
     * The quick ratio of a movement with its uncertainty.
     *
     * <p>Each customer of the movement is won, retained or lost, so that the counts suffice for the estimate.
     *
     * @param movement the movement of a period
     * @return the same ratio as {@link #of(CustomerMovement)}, with its standard error and interval
     * @throws NullPointerException if the movement is null
     * @throws ArithmeticException if the number of all these customers does not fit in a long
     */
    public static RatioEstimate estimate(CustomerMovement movement) {
        Objects.requireNonNull(movement, "movement");
        BigDecimal won = BigDecimal.valueOf(Math.addExact(movement.newCustomers(), movement.resurrected()));
        BigDecimal lost = BigDecimal.valueOf(movement.lost());
        long customers = Math.addExact(movement.end(), movement.lost());
        // won and lost are 0 or 1 and never both, so that squares are the numbers themselves and products are 0
        return RatioEstimate.of(new PairedSums(customers, won, lost, won, BigDecimal.ZERO, lost), NOBODY_LOST);
    }

    /**
     * The quick ratio of the revenue of a period.
     *
     * @param history the purchases
     * @param period the period, compared with the {@linkplain Period#preceding() preceding one}; counted as far as it
     *     is observed
     * @return revenue won over revenue lost, undefined when no revenue was lost
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period is empty or begins after the observation day
     * @throws ArithmeticException if a sum does not fit in 64-bit minor units
     */
    public static Ratio ofRevenue(PurchaseHistory history, Period period) {
        return of(RevenueMovement.of(history, period));
    }

    /**
     * The quick ratio of the revenue of a period against an earlier one.
     *
     * @param history the purchases
     * @param period the period; counted as far as it is observed
     * @param baseline the period to compare with, which ends on or before the first day of the period
     * @return revenue won since the baseline over revenue lost since then; undefined when no revenue was lost
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if a period is empty, the baseline is not before the period, or the period
     *     begins after the observation day
     * @throws ArithmeticException if a sum does not fit in 64-bit minor units
     */
    public static Ratio ofRevenue(PurchaseHistory history, Period period, Period baseline) {
        return of(RevenueMovement.of(history, period, baseline));
    }

    /**
     * The quick ratio of recurring revenue in a period.
     *
     * @param revenue the recurring revenue
     * @param period the period; counted as far as it is observed
     * @return revenue won over revenue lost, undefined when no revenue was lost
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period begins after the observation day
     */
    public static Ratio ofRevenue(RecurringRevenue revenue, Period period) {
        return of(RevenueMovement.of(revenue, period));
    }

    /**
     * The quick ratio of recurring revenue between the ends of two periods.
     *
     * @param revenue the recurring revenue
     * @param period the period; counted as far as it is observed
     * @param baseline the period to compare with, which ends on or before the first day of the period
     * @return revenue won since the baseline over revenue lost since then; undefined when no revenue was lost
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if a period is empty, the baseline is not before the period, or the period
     *     begins after the observation day
     */
    public static Ratio ofRevenue(RecurringRevenue revenue, Period period, Period baseline) {
        return of(RevenueMovement.of(revenue, period, baseline));
    }

    /**
     * The quick ratio of revenue: the revenue won per unit of revenue lost.
     *
     * <pre>
     *   quick ratio = (new + resurrected + expansion) / (contraction + lost)
     * </pre>
     *
     * <p>Tools that leave returning customers out show the ratio of {@link RevenueMovement#withoutResurrected()}.
     *
     * @param movement the movement of a period's revenue
     * @return revenue won over revenue lost, undefined when no revenue was lost
     * @throws NullPointerException if the movement is null
     */
    public static Ratio of(RevenueMovement movement) {
        Objects.requireNonNull(movement, "movement");
        return Ratio.of(
                movement.newRevenue().add(movement.resurrected()).add(movement.expansion()),
                movement.contraction().add(movement.lost()),
                "no revenue was lost in the period");
    }
}
