package io.github.retentionmetrics.lifetime;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * The expected profit of customers over their whole life cycle: their lifetime value less the acquisition cost.
 *
 * <pre>
 *   lifetime profit = customers x (lifetime value - acquisition cost)
 * </pre>
 *
 * <p>If the lifetime value is one of contribution after cost of goods, retention and serving, this is the life-cycle
 * value of Dutch texts (<i>levenscycluswaarde</i>). With a {@link io.github.retentionmetrics.lifetime.RetentionModel}
 * whose first payment is immediate it is the formula of Berry and Linoff, {@code n [(revenue - goods - marketing) (1 +
 * d) / (1 + d - r) - acquisition cost]}. {@link CustomerProfit} is the actual profit so far.
 *
 * <ul>
 *   <li>Negative when customers cost more than they bring.
 *   <li>No customers: 0. An undefined lifetime value: undefined, for the same reason.
 * </ul>
 *
 * <pre>{@code
 * BigDecimal contribution = new BigDecimal("40");    // revenue 100, goods 50, marketing 10
 * LifetimeValue value = RetentionModel.of(contribution, 0.5, 0.15, RetentionModel.Timing.IMMEDIATE).lifetimeValue();
 * LifetimeProfit profit = LifetimeProfit.of(100_000, value, new BigDecimal("30"));
 * profit.perCustomer();     // 40.77
 * profit.total();           // 4076923.08
 * }</pre>
 *
 * <p>Source: Berry and Linoff, Data Mining Techniques, 2nd edition, 2004.
 *
 * @param customers the number of customers won
 * @param value the lifetime value of a customer, before the acquisition cost
 * @param acquisitionCost the cost of winning a customer
 */
public record LifetimeProfit(long customers, LifetimeValue value, BigDecimal acquisitionCost) implements Serializable {
    /**
     * Checks the parts.
     *
     * @param customers the number of customers won
     * @param value the lifetime value of a customer
     * @param acquisitionCost the cost of winning a customer
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if the number of customers is negative, or the cost longer than 100 digits
     *     before or after the decimal point
     */
    public LifetimeProfit {
        Checks.notNegative(customers, "customers");
        Objects.requireNonNull(value, "value");
        acquisitionCost = Decimals.normal(acquisitionCost, "acquisitionCost");
    }

    /**
     * The expected profit of customers.
     *
     * @param customers the number of customers won
     * @param value the lifetime value of a customer, before the acquisition cost
     * @param acquisitionCost the cost of winning a customer
     * @return the profit
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the number of customers is negative, or the cost longer than 100 digits
     *     before or after the decimal point
     */
    public static LifetimeProfit of(long customers, LifetimeValue value, BigDecimal acquisitionCost) {
        return new LifetimeProfit(customers, value, acquisitionCost);
    }

    /**
     * The expected profit of one customer.
     *
     * @return lifetime value less acquisition cost; undefined when the value is undefined
     */
    public LifetimeValue perCustomer() {
        return value.amount()
                .map(amount -> LifetimeValue.of(amount.subtract(acquisitionCost)))
                .orElse(value);
    }

    /**
     * The expected profit of all customers.
     *
     * @return the profit of one customer times their number; undefined when the value is undefined
     */
    public LifetimeValue total() {
        LifetimeValue one = perCustomer();
        return one.amount()
                .map(amount -> LifetimeValue.of(amount.multiply(BigDecimal.valueOf(customers))))
                .orElse(one);
    }
}
