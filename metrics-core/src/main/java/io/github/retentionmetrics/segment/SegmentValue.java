package io.github.retentionmetrics.segment;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.Ratio;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * What one segment is worth: how many customers it has, how many of them bought, how often and for how much.
 *
 * <p>A customer has an order. Prospects, who are in the segment and never bought anything, are counted apart, and do
 * not lower what a customer brings. Members with refunds only are neither; what was refunded lowers the revenue.
 *
 * <p>Values of disjoint groups of customers add up with {@link #plus}; {@link #empty()} is the identity.
 *
 * <pre>{@code
 * SegmentValue newsletter = SegmentValues.of(history, history.segmentById(channelOf::get)).get("newsletter");
 * newsletter.customers();            // 100
 * newsletter.revenuePerCustomer();   // 419.400 (41940 of 100)
 * }</pre>
 *
 * @param customers members of the segment with an order until the end of the period, or in the whole history
 * @param prospects members of the segment who have neither an order nor a refund until then
 * @param buyers customers with an order in the period; all of them where the value is that of the whole history
 * @param orders the orders of the buyers in the period
 * @param revenue the amounts of the orders, less refunds; may be negative; without trailing zeros
 */
public record SegmentValue(long customers, long prospects, long buyers, long orders, BigDecimal revenue)
        implements Serializable {
    static final String NO_CUSTOMERS = "no customers in the segment";

    /**
     * Checks the counts.
     *
     * @param customers members with an order until the end of the period
     * @param prospects members without one
     * @param buyers customers with an order in the period
     * @param orders their orders in it
     * @param revenue the amounts of the orders, less refunds
     * @throws NullPointerException if the revenue is null
     * @throws IllegalArgumentException if a count is negative, there are more buyers than customers or than orders,
     *     orders without buyers, or the revenue is longer than 100 digits before or after the decimal point
     */
    public SegmentValue {
        Checks.notNegative(prospects, "prospects");
        Checks.partOfWhole(buyers, "buyers", customers, "customers");
        Checks.partOfWhole(buyers, "buyers", orders, "orders");
        if (buyers == 0 && orders > 0) {
            throw new IllegalArgumentException("orders (" + orders + ") must be 0 when buyers is 0");
        }
        revenue = Decimals.normal(revenue, "revenue");
    }

    /**
     * The value of a segment without members: the identity of {@link #plus}.
     *
     * @return the value with all counts and the revenue zero
     */
    public static SegmentValue empty() {
        return new SegmentValue(0, 0, 0, 0, BigDecimal.ZERO);
    }

    /**
     * What a customer of the segment brings.
     *
     * @return revenue over customers, prospects not among them; undefined without customers
     */
    public Ratio revenuePerCustomer() {
        return Ratio.of(revenue, BigDecimal.valueOf(customers), NO_CUSTOMERS);
    }

    /**
     * What an order from the segment brings.
     *
     * @return revenue over orders, undefined without orders
     */
    public Ratio averageOrderValue() {
        return Ratio.of(revenue, BigDecimal.valueOf(orders), "no orders from the segment");
    }

    /**
     * How often a customer of the segment buys who buys at all.
     *
     * @return orders over buyers, undefined if nobody bought
     */
    public Ratio ordersPerBuyer() {
        return Ratio.of(orders, buyers, "nobody in the segment bought");
    }

    /**
     * How many members of the segment buy at all.
     *
     * @return buyers over customers and prospects together, undefined without either
     */
    public Rate buyerRate() {
        return Rate.of(buyers, Checks.sum(customers, prospects, "customers and prospects"), NO_CUSTOMERS);
    }

    /**
     * The value of two disjoint groups of customers.
     *
     * @param other the value of customers who are not in this one
     * @return the sum of every count and of the revenue
     * @throws NullPointerException if the other is null
     * @throws ArithmeticException if a count does not fit in a long
     */
    public SegmentValue plus(SegmentValue other) {
        Objects.requireNonNull(other, "other");
        return new SegmentValue(
                Checks.sum(customers, other.customers, "customers"),
                Checks.sum(prospects, other.prospects, "prospects"),
                Checks.sum(buyers, other.buyers, "buyers"),
                Checks.sum(orders, other.orders, "orders"),
                revenue.add(other.revenue));
    }
}
