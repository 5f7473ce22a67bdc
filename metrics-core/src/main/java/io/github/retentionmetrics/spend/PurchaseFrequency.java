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
import java.util.Objects;

/**
 * The purchase frequency of a period: the number of orders per customer who buys in it.
 *
 * <pre>
 *   purchase frequency = orders / customers
 * </pre>
 *
 * <p>A ratio of 1 or more, per period: a shop has a higher frequency over a year than over a month. Every order counts,
 * including the first one and several on one day.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>no customer bought in the period: undefined.
 * </ul>
 *
 * <pre>{@code
 * PurchaseFrequency.of(history, Period.year(2026));   // 2.529 (2150 of 850)
 * }</pre>
 */
public final class PurchaseFrequency {
    private PurchaseFrequency() {}

    /**
     * The purchase frequency of a period of a history.
     *
     * @param history the history
     * @param period the period; counted as far as it is observed
     * @return orders over customers, undefined when no customer bought
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period is empty or begins after the observation day
     */
    public static Ratio of(PurchaseHistory history, Period period) {
        Objects.requireNonNull(history, "history");
        return of(history.activity(period));
    }

    /**
     * The purchase frequency of a period.
     *
     * @param activity the purchases of the period
     * @return orders over customers, undefined when no customer bought
     * @throws NullPointerException if the activity is null
     */
    public static Ratio of(PurchaseActivity activity) {
        Objects.requireNonNull(activity, "activity");
        return Ratio.of(activity.orders(), activity.customers(), PurchaseActivity.NOBODY_BOUGHT);
    }

    /**
     * The purchase frequency of a period of a history with its uncertainty. The sampling unit is the customer.
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
     * The change of the purchase frequency from an earlier period to a later one, with its uncertainty. Customers who
     * are in both periods are not treated as independent: their covariance is taken into account.
     *
     * @param history the history
     * @param period the later period; counted as far as it is observed
     * @param earlier the period to subtract, such as the {@linkplain Period#preceding() one before} or the same month
     *     of last year
     * @return the purchase frequency of the later period less that of the earlier one, with an interval and a test
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if a period is empty or begins after the observation day
     */
    public static RatioDifference difference(PurchaseHistory history, Period period, Period earlier) {
        return ratio(history, period).minus(ratio(history, earlier));
    }

    /**
     * The purchase frequency of a period as a statistic that resamples customers, for {@link Bootstrap}.
     *
     * <p>Divides the number of orders by the number of customers with an order in the period.
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
        return totals.ratio(totals::isActive, totals::orders, row -> 1)
                .withUndefinedReason(PurchaseActivity.NOBODY_BOUGHT);
    }
}
