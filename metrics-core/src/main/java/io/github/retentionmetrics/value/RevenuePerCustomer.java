package io.github.retentionmetrics.value;

import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseActivity;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Ratio;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * The revenue per customer of a period: what a customer who buys at all spends in it.
 *
 * <pre>
 *   revenue per customer = revenue / customers = average order value x purchase frequency
 * </pre>
 *
 * <p>In the currency of the purchases, per period, net of the refunds booked in it. Only customers with an order in the
 * period are counted; average revenue per <i>account</i> (ARPA), which divides by all customers whether they bought or
 * not, is another metric.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>nobody bought in the period: undefined, even if refunds were booked in it.
 * </ul>
 *
 * <pre>{@code
 * RevenuePerCustomer.of(history.activity(Period.year(2026)));   // 81.600 (69360 of 850)
 * }</pre>
 */
public final class RevenuePerCustomer {
    static final String NOBODY_BOUGHT = "no customers bought in the period";

    private RevenuePerCustomer() {}

    /**
     * The revenue per customer of a period of a history.
     *
     * @param history the history
     * @param period the period; counted as far as it is observed
     * @return revenue over customers, undefined when nobody bought
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period is empty or begins after the observation day
     */
    public static Ratio of(PurchaseHistory history, Period period) {
        Objects.requireNonNull(history, "history");
        return of(history.activity(period));
    }

    /**
     * The revenue per customer of a period.
     *
     * @param activity what was bought in the period
     * @return revenue over customers, undefined when nobody bought
     * @throws NullPointerException if the activity is null
     */
    public static Ratio of(PurchaseActivity activity) {
        Objects.requireNonNull(activity, "activity");
        return Ratio.of(activity.revenue(), BigDecimal.valueOf(activity.customers()), NOBODY_BOUGHT);
    }
}
