package io.github.retentionmetrics.lifetime;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseActivity;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Ratio;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.stream.Collector;
import java.util.stream.Stream;

/**
 * The revenue and the costs of customers, over a period or over their whole life cycle so far; results can be added.
 *
 * <pre>
 *   profit = revenue - cost of goods - acquisition - retention - serving
 *   gross margin = (revenue - cost of goods) / revenue
 *   cost to serve = serving / customers
 * </pre>
 *
 * <p>Exact. The amounts have no currency here, so the caller must use a single one. Results of disjoint customers can
 * be added with {@link #plus}. For successive periods the sums of the amounts are right as well, but not the number of
 * customers. {@link #empty()} is the identity. Costs are positive, and credits negative.
 *
 * <ul>
 *   <li>A loss is a negative profit.
 *   <li>No customers: profit and cost to serve per customer are undefined.
 *   <li>Revenue of 0 or less after refunds: margins are undefined.
 * </ul>
 *
 * <pre>{@code
 * CustomerProfit year = CustomerProfit.of(history, year2026, CostTotals.of(EUR, costs));
 * year.profit();          // 14745
 * year.perCustomer();     // 17.347 (14745 of 850)
 * year.grossMargin();     // 0.501 (34745 of 69360)
 * year.costToServe();     // 9.412 (8000 of 850)
 * }</pre>
 *
 * @param customers the number of customers
 * @param revenue the revenue, less refunds
 * @param costOfGoods the cost of the goods sold
 * @param acquisition the cost of winning the customers
 * @param retention the cost of keeping the customers
 * @param serving the cost of serving the customers
 */
public record CustomerProfit(
        long customers,
        BigDecimal revenue,
        BigDecimal costOfGoods,
        BigDecimal acquisition,
        BigDecimal retention,
        BigDecimal serving)
        implements Serializable {
    private static final String NO_CUSTOMERS = "no customers";

    /**
     * Checks the parts.
     *
     * @param customers the number of customers
     * @param revenue the revenue, less refunds
     * @param costOfGoods the cost of the goods sold
     * @param acquisition the cost of winning the customers
     * @param retention the cost of keeping the customers
     * @param serving the cost of serving the customers
     * @throws NullPointerException if an amount is null
     * @throws IllegalArgumentException if the number of customers is negative, or an amount longer than 100 digits
     *     before or after the decimal point
     */
    public CustomerProfit {
        Checks.notNegative(customers, "customers");
        revenue = Decimals.normal(revenue, "revenue");
        costOfGoods = Decimals.normal(costOfGoods, "costOfGoods");
        acquisition = Decimals.normal(acquisition, "acquisition");
        retention = Decimals.normal(retention, "retention");
        serving = Decimals.normal(serving, "serving");
    }

    /**
     * The profit from no customers: the identity of {@link #plus}.
     *
     * @return the profit with all amounts zero
     */
    public static CustomerProfit empty() {
        return of(0, BigDecimal.ZERO);
    }

    /**
     * Revenue without costs; the four {@code with} methods add these.
     *
     * @param customers the number of customers
     * @param revenue the revenue, less refunds
     * @return a profit that is all of the revenue
     * @throws NullPointerException if the revenue is null
     * @throws IllegalArgumentException if the number of customers is negative, or the revenue longer than 100 digits
     *     before or after the decimal point
     */
    public static CustomerProfit of(long customers, BigDecimal revenue) {
        return new CustomerProfit(
                customers, revenue, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    /**
     * The profit from the customers of a period of a history.
     *
     * @param history the history
     * @param period the period; counted as far as it is observed
     * @param costs the costs of the period, which count by their purpose
     * @return the profit from the customers who bought
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the costs are in another currency than the purchases, or the period is empty
     *     or begins after the observation day
     */
    public static CustomerProfit of(PurchaseHistory history, Period period, CostTotals costs) {
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(costs, "costs");
        if (!costs.currency().equals(history.currency())) {
            throw new IllegalArgumentException("currency of costs (" + costs.currency()
                    + ") must be that of the purchases (" + history.currency() + ")");
        }
        return of(history.activity(period), costs);
    }

    /**
     * The profit from the customers of a period.
     *
     * @param activity the purchases of the period
     * @param costs the costs of the period, which count by their purpose; in the currency of the purchases
     * @return the profit from the customers who bought
     * @throws NullPointerException if a parameter is null
     */
    public static CustomerProfit of(PurchaseActivity activity, CostTotals costs) {
        Objects.requireNonNull(activity, "activity");
        Objects.requireNonNull(costs, "costs");
        return new CustomerProfit(
                activity.customers(),
                activity.revenue(),
                costs.total(Cost.Purpose.GOODS),
                costs.total(Cost.Purpose.ACQUISITION),
                costs.total(Cost.Purpose.RETENTION),
                costs.total(Cost.Purpose.SERVING));
    }

    /**
     * A collector that adds up the profits of disjoint customers.
     *
     * @return a collector whose result does not depend on order or threads; {@link #empty()} for none
     */
    public static Collector<CustomerProfit, ?, CustomerProfit> toCustomerProfit() {
        return Collector.of(
                () -> new CustomerProfit[] {empty()},
                (sum, one) -> sum[0] = sum[0].plus(one),
                (sum, other) -> {
                    sum[0] = sum[0].plus(other[0]);
                    return sum;
                },
                sum -> sum[0],
                Collector.Characteristics.UNORDERED);
    }

    /**
     * A copy with another cost of goods.
     *
     * @param costOfGoods the cost of the goods sold
     * @return the copy
     * @throws NullPointerException if the amount is null
     */
    public CustomerProfit withCostOfGoods(BigDecimal costOfGoods) {
        return new CustomerProfit(customers, revenue, costOfGoods, acquisition, retention, serving);
    }

    /**
     * A copy with another cost of acquisition.
     *
     * @param acquisition the cost of winning the customers
     * @return the copy
     * @throws NullPointerException if the amount is null
     */
    public CustomerProfit withAcquisition(BigDecimal acquisition) {
        return new CustomerProfit(customers, revenue, costOfGoods, acquisition, retention, serving);
    }

    /**
     * A copy with another cost of retention.
     *
     * @param retention the cost of keeping the customers
     * @return the copy
     * @throws NullPointerException if the amount is null
     */
    public CustomerProfit withRetention(BigDecimal retention) {
        return new CustomerProfit(customers, revenue, costOfGoods, acquisition, retention, serving);
    }

    /**
     * A copy with another cost of serving.
     *
     * @param serving the cost of serving the customers
     * @return the copy
     * @throws NullPointerException if the amount is null
     */
    public CustomerProfit withServing(BigDecimal serving) {
        return new CustomerProfit(customers, revenue, costOfGoods, acquisition, retention, serving);
    }

    /**
     * The revenue less all costs.
     *
     * @return the profit, negative for a loss
     */
    public BigDecimal profit() {
        return Stream.of(costOfGoods, acquisition, retention, serving).reduce(revenue, BigDecimal::subtract);
    }

    /**
     * The profit per customer.
     *
     * @return profit over customers, undefined without customers
     */
    public Ratio perCustomer() {
        return Quotient.of(profit(), customers, NO_CUSTOMERS);
    }

    /**
     * The cost of serving a customer.
     *
     * @return serving over customers, undefined without customers
     */
    public Ratio costToServe() {
        return Quotient.of(serving, customers, NO_CUSTOMERS);
    }

    /**
     * The share of the revenue that is left after the cost of goods.
     *
     * @return at most 1 unless there are credits; undefined without revenue
     */
    public Ratio grossMargin() {
        return share(revenue.subtract(costOfGoods));
    }

    /**
     * The share of the revenue that is left after all costs.
     *
     * @return profit over revenue, undefined without revenue
     */
    public Ratio profitMargin() {
        return share(profit());
    }

    private Ratio share(BigDecimal part) {
        return revenue.signum() > 0 ? Ratio.of(part, revenue) : Quotient.undefined("no revenue");
    }

    /**
     * The profit of two disjoint groups of customers.
     *
     * @param other the profit of customers who are not in this one
     * @return the sum of every part
     * @throws NullPointerException if {@code other} is null
     * @throws ArithmeticException if the number of customers does not fit in a long
     */
    public CustomerProfit plus(CustomerProfit other) {
        Objects.requireNonNull(other, "other");
        return new CustomerProfit(
                Checks.sum(customers, other.customers, "customers"),
                revenue.add(other.revenue),
                costOfGoods.add(other.costOfGoods),
                acquisition.add(other.acquisition),
                retention.add(other.retention),
                serving.add(other.serving));
    }
}
