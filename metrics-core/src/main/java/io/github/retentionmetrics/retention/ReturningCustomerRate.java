package io.github.retentionmetrics.retention;

import io.github.retentionmetrics.customer.CustomerHistory;
import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseActivity;
import io.github.retentionmetrics.rate.Rate;
import java.util.Objects;

/**
 * The share of the customers of a period who were customers before it.
 *
 * <pre>
 *   returning customer rate = (retained + resurrected) / (new + retained + resurrected)
 * </pre>
 *
 * <p>A rate from 0 to 1, as shop dashboards show it: returning over returning and first-time customers. For purchases,
 * these are the customers with an order in the period and one before it, over all with an order in it. How often
 * a customer buys inside the period does not matter; for that see {@link RepeatPurchaseRate}.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>no customers in the period: undefined;
 *   <li>the first period of a history: 0 %, since no earlier purchases are known. If the data do not reach back to the
 *       start of a shop, the rates of early periods are too low.
 * </ul>
 *
 * <pre>{@code
 * ReturningCustomerRate.of(history, Period.month(2026, 3));   // 32.1% (180 of 560)
 * history.customersOf(Period.month(2026, 3)).retained();      // those of the 180 who also bought in February
 * }</pre>
 */
public final class ReturningCustomerRate {
    private ReturningCustomerRate() {}

    /**
     * The returning customer rate of a period of a history of purchases, subscriptions or any other activity.
     *
     * @param history the history, which defines when a customer is active
     * @param period the period; counted as far as it is observed
     * @return the rate of the history's movement, undefined when no customer was active
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the history has no movement of the period, such as one that begins after the
     *     observation day
     */
    public static Rate of(CustomerHistory history, Period period) {
        Objects.requireNonNull(history, "history");
        return of(history.movement(period));
    }

    /**
     * The returning customer rate of a period against an earlier period, such as the same month of last year: that of
     * {@link CustomerHistory#movement(Period, Period)}.
     *
     * @param history the history, which defines when a customer is active
     * @param period the period; counted as far as it is observed
     * @param baseline the period to compare with, which ends on or before the first day of the period
     * @return the customers of the period who were customers by the end of the baseline, over all customers of the
     *     period
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if a period is empty, the baseline is not before the period, or the period
     *     begins after the observation day
     */
    public static Rate of(CustomerHistory history, Period period, Period baseline) {
        Objects.requireNonNull(history, "history");
        return of(history.movement(period, baseline));
    }

    /**
     * The returning customer rate of a movement.
     *
     * @param movement the movement of a period
     * @return the customers at the end who are not new, over all at the end; undefined when there are none
     * @throws NullPointerException if the movement is null
     */
    public static Rate of(CustomerMovement movement) {
        Objects.requireNonNull(movement, "movement");
        return Rate.of(movement.end() - movement.newCustomers(), movement.end(), "no active customers in the period");
    }

    /**
     * The returning customer rate of a period.
     *
     * @param activity the purchases of the period
     * @return returning customers over customers, undefined when no customer bought
     * @throws NullPointerException if the activity is null
     */
    public static Rate of(PurchaseActivity activity) {
        Objects.requireNonNull(activity, "activity");
        return Rate.of(activity.returningCustomers(), activity.customers(), PurchaseActivity.NOBODY_BOUGHT);
    }
}
