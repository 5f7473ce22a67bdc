package io.github.retentionmetrics.spend;

import io.github.retentionmetrics.customer.CustomerMovement;
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
 * The revenue per customer of a period: the revenue per customer who buys in it.
 *
 * <pre>
 *   revenue per customer = revenue / customers = average order value x purchase frequency
 * </pre>
 *
 * <p>In the currency of the purchases, per period, net of the refunds booked in it. Only customers with an order in the
 * period are counted. Average revenue per user or account (ARPU, ARPA) divides by all customers, whether or not they
 * bought: {@link #perAverageCustomer} divides by the mean number of customers at the start and at the end of the
 * period.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>no customer bought in the period: undefined, even if refunds were booked in it;
 *   <li>no customers at the start and at the end: the revenue per average customer is undefined.
 * </ul>
 *
 * <pre>{@code
 * RevenuePerCustomer.of(history, Period.year(2026));             // 81.600 (69360 of 850)
 *
 * CustomerMovement march = base.movement(Period.month(2026, 3));             // from 184 to 299 customers
 * RevenuePerCustomer.perAverageCustomer(new BigDecimal("4830"), march);      // 20.000 (4830 of 241.5)
 * }</pre>
 */
public final class RevenuePerCustomer {
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private RevenuePerCustomer() {}

    /**
     * The revenue per customer of a period of a history.
     *
     * @param history the history
     * @param period the period; counted as far as it is observed
     * @return revenue over customers, undefined when no customer bought
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
     * @param activity the purchases of the period
     * @return revenue over customers, undefined when no customer bought
     * @throws NullPointerException if the activity is null
     */
    public static Ratio of(PurchaseActivity activity) {
        Objects.requireNonNull(activity, "activity");
        return Ratio.of(activity.revenue(), BigDecimal.valueOf(activity.customers()), PurchaseActivity.NOBODY_BOUGHT);
    }

    /**
     * The revenue per customer of a period of a history with its uncertainty. The sampling unit is the customer.
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
     * The change of the revenue per customer from an earlier period to a later one, with its uncertainty. Customers who
     * are in both periods are not treated as independent: their covariance is taken into account.
     *
     * @param history the history
     * @param period the later period; counted as far as it is observed
     * @param earlier the period to subtract, such as the {@linkplain Period#preceding() one before} or the same month
     *     of last year
     * @return the revenue per customer of the later period less that of the earlier one, with an interval and a test
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if a period is empty or begins after the observation day
     * @throws ArithmeticException if what one customer spent does not fit in 64-bit minor units
     */
    public static RatioDifference difference(PurchaseHistory history, Period period, Period earlier) {
        return ratio(history, period).minus(ratio(history, earlier));
    }

    /**
     * The revenue per customer of a period as a statistic that resamples customers, for {@link Bootstrap}.
     *
     * <p>Divides revenue, less the refunds of the period, by the number of customers with an order in the period.
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
        return totals.ratio(totals::isBooked, totals::revenueMinor, row -> totals.isActive(row) ? 1 : 0)
                .withDecimals(totals.decimals(), 0)
                .withUndefinedReason(PurchaseActivity.NOBODY_BOUGHT);
    }

    /**
     * The average revenue per customer of a history in a period, over customers who bought in it or in the preceding
     * period.
     *
     * @param history the history
     * @param period the period; counted as far as it is observed
     * @return the revenue of the period over the mean number of customers of the preceding period and of this one;
     *     undefined when there were none
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period is empty or begins after the observation day
     */
    public static Ratio perAverageCustomer(PurchaseHistory history, Period period) {
        Objects.requireNonNull(history, "history");
        return perAverageCustomer(history.activity(period).revenue(), history.movement(period));
    }

    /**
     * The average revenue per customer of a base (ARPU, ARPA): the revenue per customer in a period, whether or not
     * they bought.
     *
     * <pre>
     *   revenue per average customer = revenue / ((customers at the start + customers at the end) / 2)
     * </pre>
     *
     * @param revenue the revenue of the period, such as its recurring revenue
     * @param movement the movement of the customer base in the period
     * @return revenue over the mean number of customers; undefined when there were none
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the revenue is longer than 100 digits before or after the decimal point
     */
    public static Ratio perAverageCustomer(BigDecimal revenue, CustomerMovement movement) {
        Objects.requireNonNull(revenue, "revenue");
        Objects.requireNonNull(movement, "movement");
        BigDecimal both = BigDecimal.valueOf(movement.start()).add(BigDecimal.valueOf(movement.end()));
        return Ratio.of(revenue, both.multiply(HALF), "no customers at the start nor at the end of the period");
    }
}
