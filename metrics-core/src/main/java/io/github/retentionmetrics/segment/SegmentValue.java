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
 * <p>Values of disjoint groups of customers add up with {@link #plus}; {@link #NONE} is the identity.
 *
 * <pre>{@code
 * SegmentValue newsletter = SegmentValues.of(history, Segmentation.of(history, channelOf::get)).get("newsletter");
 * newsletter.customers();            // 100
 * newsletter.revenuePerCustomer();   // 419.400 (41940 of 100)
 * }</pre>
 *
 * @param customers customers in the segment, whether they bought or not
 * @param buyers those with an order
 * @param orders their orders
 * @param revenue the amounts of the orders, less refunds; may be negative; without trailing zeros
 */
public record SegmentValue(long customers, long buyers, long orders, BigDecimal revenue) implements Serializable {
    /** The value of nobody: all counts and the revenue are zero. */
    public static final SegmentValue NONE = new SegmentValue(0, 0, 0, BigDecimal.ZERO);

    /**
     * Checks the counts.
     *
     * @param customers customers in the segment
     * @param buyers those with an order
     * @param orders their orders
     * @param revenue the amounts of the orders, less refunds
     * @throws NullPointerException if the revenue is null
     * @throws IllegalArgumentException if a count is negative, there are more buyers than customers or than orders, orders
     *     without buyers, or the revenue is longer than 100 digits before or after the decimal point
     */
    public SegmentValue {
        Checks.partOfWhole(buyers, "buyers", customers, "customers");
        Checks.partOfWhole(buyers, "buyers", orders, "orders");
        if (buyers == 0 && orders > 0) {
            throw new IllegalArgumentException("orders (" + orders + ") must be 0 when buyers is 0");
        }
        revenue = Decimals.normal(revenue, "revenue");
    }

    /**
     * What a customer of the segment brings.
     *
     * @return revenue over customers, undefined without customers
     */
    public Ratio revenuePerCustomer() {
        return Ratio.of(revenue, BigDecimal.valueOf(customers), SegmentValues.NOBODY);
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
     * How many customers of the segment buy at all.
     *
     * @return buyers over customers, undefined without customers
     */
    public Rate buyerRate() {
        return Rate.of(buyers, customers, SegmentValues.NOBODY);
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
                Checks.sum(buyers, other.buyers, "buyers"),
                Checks.sum(orders, other.orders, "orders"),
                revenue.add(other.revenue));
    }
}
