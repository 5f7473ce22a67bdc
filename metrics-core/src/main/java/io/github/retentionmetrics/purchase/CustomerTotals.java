package io.github.retentionmetrics.purchase;

import io.github.retentionmetrics.inference.PairedColumns;
import io.github.retentionmetrics.internal.WideSum;
import io.github.retentionmetrics.period.Period;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * What each customer of a history ordered and spent in a period, in columns: the raw material of intervals by customer and of
 * metrics of the caller's own.
 *
 * <p>There is a row for every customer of the history, in the order of {@link PurchaseHistory#cursor()}, whether they bought in the
 * period or not. The columns of two periods of one history therefore lie side by side, row by row.
 *
 * <ul>
 *   <li>A customer is active in the period with at least one order in it. Refunds booked in it lower their revenue, also of one who
 *       is not active.
 * </ul>
 *
 * <pre>{@code
 * CustomerTotals march = CustomerTotals.of(history, Period.month(2026, 3));
 * CustomerTotals february = CustomerTotals.of(history, Period.month(2026, 2));
 * // of customers of both months: how much of what they spent in March they spent in February
 * PairedColumns both = march.pairs(
 *         i -> march.isActive(i) && february.isActive(i), february::revenueMinor, march::revenueMinor);
 * both.estimate().interval(0.95);
 *
 * // the change of the order value from month to month, of the same customers, by resampling them
 * double[] now = march.revenue();
 * double[] then = february.revenue();
 * Statistic change = Statistic.of(march.customers(), drawn ->
 *         drawn.sum(now) / drawn.sum(march.orders()) - drawn.sum(then) / drawn.sum(february.orders()));
 * Bootstrap.withSeed(3).withResamples(199).of(change).toDifference().test();
 * }</pre>
 *
 * <p>Takes one pass over the purchases, and 16 bytes a customer.
 */
public final class CustomerTotals {
    private final long[] orders;
    private final long[] revenueMinor;
    private final boolean[] refunded;
    private final int decimals;

    private CustomerTotals(long[] orders, long[] revenueMinor, boolean[] refunded, int decimals) {
        this.orders = orders;
        this.revenueMinor = revenueMinor;
        this.refunded = refunded;
        this.decimals = decimals;
    }

    /**
     * The totals of a period.
     *
     * @param history the purchases
     * @param period the period; counted as far as it is observed
     * @return a row for every customer of the history
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period is empty or begins after the observation day
     * @throws ArithmeticException if what one customer spent does not fit in 64-bit minor units
     */
    public static CustomerTotals of(PurchaseHistory history, Period period) {
        Objects.requireNonNull(history, "history");
        Period observed = history.observedPart(period);
        long from = observed.startInclusive().toEpochDay();
        long to = observed.endExclusive().toEpochDay();
        int customers = count(history);
        CustomerTotals totals = new CustomerTotals(
                new long[customers], new long[customers], new boolean[customers], history.decimals());
        CustomerCursor cursor = history.cursor();
        for (int row = 0; cursor.next(); row++) {
            totals.add(row, cursor, from, to);
        }
        return totals;
    }

    /** How many rows a cursor visits: customers with refunds only are among them. */
    private static int count(PurchaseHistory history) {
        int customers = 0;
        for (CustomerCursor customer = history.cursor(); customer.next(); ) {
            customers++;
        }
        return customers;
    }

    private void add(int row, CustomerCursor customer, long from, long to) {
        WideSum revenue = new WideSum();
        int count = customer.orders();
        for (int order = 0; order < count; order++) {
            long day = customer.epochDay(order);
            if (day >= from && day < to) {
                orders[row]++;
                revenue.add(customer.amountMinor(order));
            }
        }
        int refunds = customer.refunds();
        for (int refund = 0; refund < refunds; refund++) {
            long day = customer.refundEpochDay(refund);
            if (day >= from && day < to) {
                refunded[row] = true;
                revenue.add(customer.refundAmountMinor(refund));
            }
        }
        revenueMinor[row] = revenue.toLong("revenue");
    }

    /**
     * How many customers the history has, active in the period or not.
     *
     * @return the number of rows
     */
    public int customers() {
        return orders.length;
    }

    /**
     * How many decimals the amounts have.
     *
     * @return the number of decimals of the history
     */
    public int decimals() {
        return decimals;
    }

    /**
     * Whether a customer has an order in the period.
     *
     * @param customer the row, from 0
     * @return true if there is one
     * @throws ArrayIndexOutOfBoundsException if there is no such row
     */
    public boolean isActive(int customer) {
        return orders[customer] > 0;
    }

    /**
     * Whether a customer has an order or a refund in the period: whether the row is part of the period's revenue.
     *
     * @param customer the row, from 0
     * @return true if there is either
     * @throws ArrayIndexOutOfBoundsException if there is no such row
     */
    public boolean isBooked(int customer) {
        return orders[customer] > 0 || refunded[customer];
    }

    /**
     * How many orders a customer placed in the period.
     *
     * @param customer the row, from 0
     * @return the number of orders
     * @throws ArrayIndexOutOfBoundsException if there is no such row
     */
    public long orders(int customer) {
        return orders[customer];
    }

    /**
     * What a customer spent in the period, less refunds booked in it.
     *
     * @param customer the row, from 0
     * @return the sum in minor units; may be negative
     * @throws ArrayIndexOutOfBoundsException if there is no such row
     */
    public long revenueMinor(int customer) {
        return revenueMinor[customer];
    }

    /**
     * The numbers of orders of all customers.
     *
     * @return the column; a copy
     */
    public long[] orders() {
        return orders.clone();
    }

    /**
     * What all customers spent, as numbers for statistics; {@link #revenueMinor} is exact.
     *
     * @return the column in whole units of the currency; a copy
     */
    public double[] revenue() {
        double unit = Math.pow(10, decimals);
        return Arrays.stream(revenueMinor).mapToDouble(minor -> minor / unit).toArray();
    }

    /**
     * Two numbers of each of some customers, for a ratio with its uncertainty. Numbers are without decimals until {@link
     * PairedColumns#withDecimals} says otherwise.
     *
     * @param included which rows
     * @param x what is divided, by row
     * @param y what it is divided by, by row
     * @return the columns
     * @throws NullPointerException if a parameter is null
     */
    public PairedColumns pairs(IntPredicate included, IntToLongFunction x, IntToLongFunction y) {
        Objects.requireNonNull(included, "included");
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(y, "y");
        int[] rows = IntStream.range(0, orders.length).filter(included).toArray();
        return PairedColumns.of(
                IntStream.of(rows).mapToLong(x).toArray(),
                IntStream.of(rows).mapToLong(y).toArray());
    }

    @Override
    public String toString() {
        return "CustomerTotals[" + orders.length + " customers]";
    }
}
