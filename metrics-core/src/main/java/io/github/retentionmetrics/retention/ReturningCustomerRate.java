package io.github.retentionmetrics.retention;

import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseActivity;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Rate;
import java.util.Objects;

/**
 * The share of the customers who bought in a period who had bought before it.
 *
 * <pre>
 *   returning customer rate = customers with an order in the period and one before it / customers with an order in it
 * </pre>
 *
 * <p>A rate from 0 to 1, as shop dashboards show it: returning over returning and first-time customers. How often
 * somebody buys inside the period does not matter; for that see {@link RepeatPurchaseRate}.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>nobody bought in the period: undefined;
 *   <li>the first period of a history: 0 %, since nothing before it is known. With data that starts in the middle of a
 *       shop's life, early periods read too low.
 * </ul>
 *
 * <pre>{@code
 * ReturningCustomerRate.of(history.activity(Period.month(2026, 3)));   // 32.1% (180 of 560)
 * }</pre>
 */
public final class ReturningCustomerRate {
    private ReturningCustomerRate() {}

    /**
     * The returning customer rate of a period of a history.
     *
     * @param history the history
     * @param period the period
     * @return returning customers over customers, undefined when nobody bought
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period is empty or begins after the observation day
     */
    public static Rate of(PurchaseHistory history, Period period) {
        Objects.requireNonNull(history, "history");
        return of(history.activity(period));
    }

    /**
     * The returning customer rate of a period.
     *
     * @param activity what was bought in the period
     * @return returning customers over customers, undefined when nobody bought
     * @throws NullPointerException if the activity is null
     */
    public static Rate of(PurchaseActivity activity) {
        Objects.requireNonNull(activity, "activity");
        return Rate.of(activity.returningCustomers(), activity.customers(), PurchaseActivity.NOBODY_BOUGHT);
    }
}
