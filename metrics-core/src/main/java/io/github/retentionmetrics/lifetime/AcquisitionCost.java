package io.github.retentionmetrics.lifetime;

import io.github.retentionmetrics.customer.CustomerHistory;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseActivity;
import io.github.retentionmetrics.rate.Ratio;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * The customer acquisition cost (CAC): the cost of winning a customer.
 *
 * <pre>
 *   acquisition cost = spend on sales and marketing / new customers
 * </pre>
 *
 * <p>The caller chooses the two figures, and thereby one of the definitions in use:
 *
 * <ul>
 *   <li><b>blended</b>: all spend over all new customers; <b>paid</b>: paid spend over the customers that it brought,
 *       which is usually higher;
 *   <li><b>same period</b>: spend and customers of one month; <b>lagged</b>: if it takes a quarter to win a customer,
 *       the spend of the quarter before ({@link CostTotals#of(java.util.Currency, java.util.Collection, Period)} takes
 *       any period);
 *   <li>new customers of a history are those with their first order in the period. Customers who came back are not new.
 * </ul>
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>no customer was won: undefined, for any spend. It is neither the spend nor infinite;
 *   <li>nothing was spent: 0.
 * </ul>
 *
 * <pre>{@code
 * AcquisitionCost.of(new BigDecimal("6000"), 200);                          // 30.000 (6000 of 200)
 * AcquisitionCost.of(history, year2026, CostTotals.of(EUR, costs));           // 8.471 (7200 of 850)
 * AcquisitionCost.of(new BigDecimal("6000"), 0).reason();                   // "no customers were won"
 * }</pre>
 */
public final class AcquisitionCost {
    private static final String COSTS_NOTHING = "winning a customer costs nothing";

    private AcquisitionCost() {}

    /**
     * The acquisition cost of some spend.
     *
     * @param spend the spend on winning customers
     * @param newCustomers the number of customers won
     * @return spend per customer, undefined when no customer was won
     * @throws NullPointerException if the spend is null
     * @throws IllegalArgumentException if the number of customers is negative, or the spend longer than 100 digits
     *     before or after the decimal point
     */
    public static Ratio of(BigDecimal spend, long newCustomers) {
        Objects.requireNonNull(spend, "spend");
        return Quotient.of(spend, Checks.notNegative(newCustomers, "newCustomers"), "no customers were won");
    }

    /**
     * The acquisition cost of the new customers of a period of a history.
     *
     * @param history the history of purchases, subscriptions or any other activity, which defines when a customer is
     *     new
     * @param period the period; counted as far as it is observed
     * @param spend the costs of the same period, or of an earlier one if spend takes effect later; only those for
     *     acquisition count
     * @return spend per new customer, undefined when no customer was won
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the history has no movement of the period, such as one that begins after the
     *     observation day
     */
    public static Ratio of(CustomerHistory history, Period period, CostTotals spend) {
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(spend, "spend");
        return of(
                spend.total(Cost.Purpose.ACQUISITION), history.movement(period).newCustomers());
    }

    /**
     * The acquisition cost of the customers whose first order was in a period.
     *
     * @param spend the costs of the same period, or of an earlier one if spend takes effect later; only those for
     *     acquisition count
     * @param activity the purchases of the period
     * @return spend per first order, undefined when no customer was won
     * @throws NullPointerException if a parameter is null
     */
    public static Ratio of(CostTotals spend, PurchaseActivity activity) {
        Objects.requireNonNull(spend, "spend");
        Objects.requireNonNull(activity, "activity");
        return of(spend.total(Cost.Purpose.ACQUISITION), activity.firstOrders());
    }

    /**
     * The ratio of lifetime value to acquisition cost (LTV:CAC).
     *
     * <pre>
     *   value to cost = lifetime value / acquisition cost
     * </pre>
     *
     * <p>Above 1 a customer brings more than the cost of winning them. The lifetime value should be one of
     * contribution; with a lifetime value of revenue, which is common, the ratio says nothing about profit. A rule of
     * thumb asks for 3.
     *
     * @param value the lifetime value of a customer, before the acquisition cost
     * @param acquisitionCost the cost of winning a customer
     * @return the quotient; undefined when either is undefined, or when winning a customer costs nothing
     * @throws NullPointerException if a parameter is null
     */
    public static Ratio valueToCost(LifetimeValue value, Ratio acquisitionCost) {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(acquisitionCost, "acquisitionCost");
        Ratio amount = value.amount()
                .map(exact -> Quotient.of(exact, BigDecimal.ONE, COSTS_NOTHING))
                .orElseGet(() -> Quotient.undefined(value.reason()));
        return Quotient.of(amount, acquisitionCost, COSTS_NOTHING);
    }
}
