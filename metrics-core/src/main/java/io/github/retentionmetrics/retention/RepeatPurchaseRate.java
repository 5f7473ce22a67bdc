package io.github.retentionmetrics.retention;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.inference.Bootstrap;
import io.github.retentionmetrics.inference.RatioStatistic;
import io.github.retentionmetrics.inference.Statistic;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.CustomerTotals;
import io.github.retentionmetrics.purchase.PurchaseActivity;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Rate;
import java.util.List;
import java.util.Objects;

/**
 * The share of the customers of a period who bought at least twice in it.
 *
 * <pre>
 *   repeat purchase rate = customers with two or more orders in the period / customers with an order in it
 * </pre>
 *
 * <p>A rate from 0 to 1. Only orders inside the period count: a customer with one old and one new order is returning
 * (see {@link ReturningCustomerRate}), not repeat. Two orders on one day are two orders.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>no customer bought in the period: undefined;
 *   <li>an order of amount zero is an order, a refund is not.
 * </ul>
 *
 * <pre>{@code
 * RepeatPurchaseRate.of(history, Period.year(2026));   // 35.3% (300 of 850)
 * RepeatPurchaseRate.customersOf(history, Period.year(2026)).customerIds("once");    // the other 550
 * }</pre>
 */
public final class RepeatPurchaseRate {
    private RepeatPurchaseRate() {}

    /**
     * The repeat purchase rate of a period of a history.
     *
     * @param history the history
     * @param period the period
     * @return repeat customers over customers, undefined when no customer bought
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period is empty or begins after the observation day
     */
    public static Rate of(PurchaseHistory history, Period period) {
        Objects.requireNonNull(history, "history");
        return of(history.activity(period));
    }

    /**
     * The repeat purchase rate of a period.
     *
     * @param activity the purchases of the period
     * @return repeat customers over customers, undefined when no customer bought
     * @throws NullPointerException if the activity is null
     */
    public static Rate of(PurchaseActivity activity) {
        Objects.requireNonNull(activity, "activity");
        return Rate.of(activity.repeatCustomers(), activity.customers(), PurchaseActivity.NOBODY_BOUGHT);
    }

    /**
     * The customers who bought once in a period, and those who bought again.
     *
     * @param history the history
     * @param period the period; counted as far as it is observed
     * @return the customers {@code repeat}, with two or more orders in the period, and {@code once}, known on its last
     *     observed day; customers without an order in it are in no segment
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period is empty or begins after the observation day
     */
    public static Segmentation customersOf(PurchaseHistory history, Period period) {
        Objects.requireNonNull(history, "history");
        Period observed = history.observedPart(period);
        return history.segmentByBehaviour(List.of("repeat", "once"), customer -> switch (customer.orders(observed)) {
                    case 0 -> Segmentation.UNSEGMENTED;
                    case 1 -> 1;
                    default -> 0;
                })
                .withKnownOn(observed.lastDay());
    }

    /**
     * The repeat purchase rate of a period as a statistic that resamples customers, for {@link Bootstrap}.
     *
     * <p>Divides the customers with two or more orders in the period by those with an order in it. The interval of the
     * rate itself is {@link Rate#interval}.
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
        return totals.ratio(totals::isActive, row -> totals.orders(row) > 1 ? 1 : 0, row -> 1)
                .withUndefinedReason(PurchaseActivity.NOBODY_BOUGHT);
    }
}
