package io.github.retentionmetrics.spend;

import io.github.retentionmetrics.inference.Bootstrap;
import io.github.retentionmetrics.inference.RatioDifference;
import io.github.retentionmetrics.inference.RatioEstimate;
import io.github.retentionmetrics.inference.RatioStatistic;
import io.github.retentionmetrics.inference.Statistic;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.CustomerTotals;
import io.github.retentionmetrics.purchase.PurchaseActivity;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Ratio;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * The average order value of a period: the revenue per order.
 *
 * <pre>
 *   average order value = revenue / orders
 * </pre>
 *
 * <p>In the currency of the purchases. Revenue is net of the refunds booked in the period, so the value is negative in
 * a period in which refunds exceed orders; for the value before refunds, build the history with
 * {@link io.github.retentionmetrics.purchase.PurchaseHistory.RefundPolicy#IGNORE}. It includes tax and shipping if the
 * amounts of the purchases do.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>no orders in the period: undefined, even if refunds were booked in it.
 * </ul>
 *
 * <pre>{@code
 * AverageOrderValue.of(history, Period.month(2026, 3));                          // 29.455 (16495 of 560)
 * AverageOrderValue.estimate(history, Period.month(2026, 3)).interval(0.95);
 * }</pre>
 */
public final class AverageOrderValue {
    private static final String NO_ORDERS = "no orders in the period";

    private AverageOrderValue() {}

    /**
     * The average order value of a period of a history.
     *
     * @param history the history
     * @param period the period; counted as far as it is observed
     * @return revenue over orders, undefined without orders
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period is empty or begins after the observation day
     */
    public static Ratio of(PurchaseHistory history, Period period) {
        Objects.requireNonNull(history, "history");
        return of(history.activity(period));
    }

    /**
     * The average order value of a period.
     *
     * @param activity the purchases of the period
     * @return revenue over orders, undefined without orders
     * @throws NullPointerException if the activity is null
     */
    public static Ratio of(PurchaseActivity activity) {
        Objects.requireNonNull(activity, "activity");
        return Ratio.of(activity.revenue(), BigDecimal.valueOf(activity.orders()), NO_ORDERS);
    }

    /**
     * The average order value of a period of a history with its uncertainty. The sampling unit is the customer, not the
     * order.
     *
     * @param history the history
     * @param period the period; counted as far as it is observed
     * @return the same ratio as {@link #of(PurchaseHistory, Period)}, with its standard error and interval
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period is empty or begins after the observation day
     * @throws ArithmeticException if the revenue of a customer does not fit in 64-bit minor units
     */
    public static RatioEstimate estimate(PurchaseHistory history, Period period) {
        return ratio(history, period).estimate();
    }

    /**
     * The change of the average order value from an earlier period to a later one, with its uncertainty. Customers who
     * are in both periods are not treated as independent: their covariance is taken into account.
     *
     * @param history the history
     * @param period the later period; counted as far as it is observed
     * @param earlier the period to subtract, such as the {@linkplain Period#preceding() one before} or the same month
     *     of last year
     * @return the average order value of the later period less that of the earlier one, with an interval and a test
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if a period is empty or begins after the observation day
     * @throws ArithmeticException if what one customer spent does not fit in 64-bit minor units
     */
    public static RatioDifference difference(PurchaseHistory history, Period period, Period earlier) {
        return ratio(history, period).minus(ratio(history, earlier));
    }

    /**
     * The average order value of a period as a statistic that resamples customers, for {@link Bootstrap}.
     *
     * <p>Divides revenue by the number of orders, over the customers with an order or a refund in the period.
     *
     * @param history the history
     * @param period the period; counted as far as it is observed
     * @return the statistic
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period is empty or begins after the observation day
     * @throws ArithmeticException if the revenue of a customer does not fit in 64-bit minor units
     */
    public static Statistic statistic(PurchaseHistory history, Period period) {
        return ratio(history, period);
    }

    private static RatioStatistic ratio(PurchaseHistory history, Period period) {
        CustomerTotals totals = CustomerTotals.of(history, period);
        return totals.ratio(totals::isBooked, totals::revenueMinor, totals::orders)
                .withDecimals(totals.decimals(), 0)
                .withUndefinedReason(NO_ORDERS);
    }
}
