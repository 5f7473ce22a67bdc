package io.github.retentionmetrics.purchase;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * Orders, customers and revenue of a period: the counts behind the repeat purchase rate, the order value and the
 * revenue per customer.
 *
 * <p>Repeat and returning customers are distinguished. A <i>repeat</i> customer has at least two orders inside the
 * period; a <i>returning</i> customer has one in it and one in an earlier period. A customer with one old and one new
 * order is returning, not repeat.
 *
 * <pre>
 *   first orders = customers - returning customers
 *   repeat orders = orders - first orders
 * </pre>
 *
 * <p>Activities of disjoint customers in the same period add up with {@link #plus}; {@link #empty()} is the identity.
 *
 * @param customers customers with an order in the period
 * @param repeatCustomers those with two or more orders in the period
 * @param returningCustomers those who also have an order before the period
 * @param orders orders in the period
 * @param revenue sum of the orders' amounts, less the refunds booked in the period; may be negative; without trailing
 *     zeros, so that equal activities are equal
 */
public record PurchaseActivity(
        long customers, long repeatCustomers, long returningCustomers, long orders, BigDecimal revenue)
        implements Serializable {

    /** The reason of an undefined rate, average or share of the customers of a period without customers. */
    public static final String NOBODY_BOUGHT = "no customers bought in the period";

    /**
     * Checks the counts.
     *
     * @param customers customers with an order in the period
     * @param repeatCustomers those with two or more orders in the period
     * @param returningCustomers those who also have an order before the period
     * @param orders orders in the period
     * @param revenue sum of the orders' amounts, less the refunds booked in the period
     * @throws NullPointerException if the revenue is null
     * @throws IllegalArgumentException if a count is negative, there are more repeat or returning customers than
     *     customers, fewer orders than customers and repeat customers together, or more orders than customers without a
     *     repeat customer, or the revenue is longer than 100 digits before or after the decimal point
     */
    public PurchaseActivity {
        Checks.partOfWhole(repeatCustomers, "repeatCustomers", customers, "customers");
        Checks.partOfWhole(returningCustomers, "returningCustomers", customers, "customers");
        Checks.notNegative(orders, "orders");
        requirePossible(customers, repeatCustomers, orders);
        revenue = Decimals.normal(revenue, "revenue");
    }

    /**
     * The activity of no customers: the identity of {@link #plus}.
     *
     * @return the activity with all counts and the revenue zero
     */
    public static PurchaseActivity empty() {
        return new PurchaseActivity(0, 0, 0, 0, BigDecimal.ZERO);
    }

    /** Checks the number of orders: at least two for each repeat customer, and exactly one for any other customer. */
    private static void requirePossible(long customers, long repeatCustomers, long orders) {
        if (orders - customers < repeatCustomers) {
            throw new IllegalArgumentException("orders (" + orders + ") must be at least customers (" + customers
                    + ") plus repeatCustomers (" + repeatCustomers + ")");
        }
        if (orders > customers && repeatCustomers == 0) {
            throw new IllegalArgumentException(
                    "orders (" + orders + ") must equal customers (" + customers + ") when repeatCustomers is 0");
        }
    }

    /**
     * Orders that were their customer's first.
     *
     * @return the number of customers who had no order before the period
     */
    public long firstOrders() {
        return customers - returningCustomers;
    }

    /**
     * Orders after their customer's first: the number of repeat purchases.
     *
     * @return orders less first orders
     */
    public long repeatOrders() {
        return orders - firstOrders();
    }

    /**
     * The activity of two disjoint groups of customers in the same period.
     *
     * @param other the activity of customers who are not in these
     * @return the sum of every count and of the revenue
     * @throws NullPointerException if {@code other} is null
     * @throws ArithmeticException if a count does not fit in a long
     */
    public PurchaseActivity plus(PurchaseActivity other) {
        Objects.requireNonNull(other, "other");
        return new PurchaseActivity(
                Checks.sum(customers, other.customers, "customers"),
                Checks.sum(repeatCustomers, other.repeatCustomers, "repeatCustomers"),
                Checks.sum(returningCustomers, other.returningCustomers, "returningCustomers"),
                Checks.sum(orders, other.orders, "orders"),
                revenue.add(other.revenue));
    }
}
