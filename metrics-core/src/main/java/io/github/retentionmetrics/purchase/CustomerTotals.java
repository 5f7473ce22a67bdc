package io.github.retentionmetrics.purchase;

import io.github.retentionmetrics.inference.RatioStatistic;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.CustomerAmounts;
import io.github.retentionmetrics.internal.CustomerIds;
import io.github.retentionmetrics.internal.PurchaseStore;
import io.github.retentionmetrics.internal.WideSum;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.rate.Mean;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The orders and the revenue of each customer of a history, in a period or so far, in columns: the value of each
 * customer to date, and the input of intervals over customers and of user-defined metrics.
 *
 * <pre>
 *   revenue of a customer = sum of their orders - their refunds
 * </pre>
 *
 * <p>In minor units of one currency, exact. There is a row for every customer of the history, in the order of
 * {@link PurchaseHistory#cursor()}, whether or not they bought in the period, so that the rows of two periods of a
 * history correspond. Revenue is not profit; {@link #ofColumns} takes contributions or forecasts instead.
 *
 * <ul>
 *   <li>A customer is active in the period with at least one order in it. Refunds booked in it lower the revenue, even
 *       of a customer who is not active. Customers with refunds only have a row, with a negative revenue.
 *   <li>Totals of disjoint customers add up with {@link #plus}.
 *   <li>No customers: valid, and the {@link #mean} is undefined.
 * </ul>
 *
 * <pre>{@code
 * CustomerTotals soFar = CustomerTotals.of(history);
 * soFar.size();           // 850
 * soFar.revenue(0);       // 419.40
 * soFar.total();          // 69360.00
 * soFar.mean();           // 81.60 (mean of 850)
 *
 * CustomerTotals march = CustomerTotals.of(history, Period.month(2026, 3));
 * CustomerTotals february = CustomerTotals.of(history, Period.month(2026, 2));
 * // of the customers of both months: spend in February over spend in March
 * RatioStatistic both = march.ratio(
 *         i -> march.isActive(i) && february.isActive(i), february::revenueMinor, march::revenueMinor);
 * both.estimate().interval(0.95);
 *
 * // the change of the order value from month to month, by the delta method, and by resampling the customers
 * march.ratio(march::isActive, march::revenueMinor, march::orders)
 *         .minus(february.ratio(february::isActive, february::revenueMinor, february::orders)).interval(0.95);
 * double[] now = march.revenue();
 * double[] then = february.revenue();
 * Statistic change = Statistic.of(march.size(), drawn ->
 *         drawn.sum(now) / drawn.sum(march.orders()) - drawn.sum(then) / drawn.sum(february.orders()));
 * Bootstrap.withSeed(3).withResamples(199).estimate(change).toDifference().test();
 * }</pre>
 *
 * <p>Takes one pass over the purchases; memory is 20 bytes a customer in addition to the identifiers, which are shared
 * with the history.
 *
 * @param currency the currency of every amount
 * @param decimals the number of decimals of the amounts
 * @param rows the totals of each customer, active in the period or not
 */
public record CustomerTotals(Currency currency, int decimals, List<Row> rows) implements Serializable {
    /**
     * Checks the totals and takes a copy of the rows.
     *
     * @param currency the currency of every amount
     * @param decimals the number of decimals of the amounts
     * @param rows the totals of each customer
     * @throws NullPointerException if the currency, the rows or one of them is null
     * @throws IllegalArgumentException if the number of decimals is not in 0..9, an amount has more decimals, or a
     *     customer has two rows; the message names the row, from 0
     * @throws ArithmeticException if an amount does not fit in 64-bit minor units
     */
    public CustomerTotals {
        Objects.requireNonNull(currency, "currency");
        rows = CustomerTotalsRows.of(decimals, rows);
    }

    private CustomerTotalsRows columns() {
        return (CustomerTotalsRows) rows;
    }

    /**
     * The totals of one customer.
     *
     * @param customerId the identifier
     * @param orders the number of orders
     * @param refunds the number of refunds
     * @param revenue the revenue from the customer, less refunds
     */
    public record Row(String customerId, long orders, int refunds, BigDecimal revenue) implements Serializable {
        /**
         * Checks the totals.
         *
         * @param customerId the identifier
         * @param orders the number of orders
         * @param refunds the number of refunds
         * @param revenue the revenue from the customer, less refunds
         * @throws NullPointerException if the identifier or the revenue is null
         * @throws IllegalArgumentException if the identifier is blank, or a number negative
         */
        public Row {
            Checks.identifier(customerId, "customerId");
            Checks.notNegative(orders, "orders");
            Checks.notNegative(refunds, "refunds");
            Objects.requireNonNull(revenue, "revenue");
        }
    }

    /**
     * The totals of no customers: the identity of {@link #plus}, where amounts have as many decimals as the currency.
     *
     * @param currency the currency
     * @return the totals, without a row
     * @throws NullPointerException if the currency is null
     */
    public static CustomerTotals empty(Currency currency) {
        return ofColumns(currency, new String[0], new long[0]);
    }

    /**
     * The totals of the whole history: the revenue of each customer so far.
     *
     * @param history the purchases
     * @return a row for every customer of the history
     * @throws NullPointerException if the history is null
     * @throws ArithmeticException if the revenue of a customer does not fit in 64-bit minor units
     */
    public static CustomerTotals of(PurchaseHistory history) {
        Objects.requireNonNull(history, "history");
        return of(history, new CustomerAmounts(history.store()));
    }

    /**
     * The totals of a period.
     *
     * @param history the purchases
     * @param period the period; counted as far as it is observed
     * @return a row for every customer of the history
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period is empty or begins after the observation day
     * @throws ArithmeticException if the revenue of a customer does not fit in 64-bit minor units
     */
    public static CustomerTotals of(PurchaseHistory history, Period period) {
        Objects.requireNonNull(history, "history");
        Period observed = history.observedPart(period);
        return of(
                history,
                new CustomerAmounts(
                        history.store(),
                        observed.startInclusive().toEpochDay(),
                        observed.lastDay().toEpochDay()));
    }

    private static CustomerTotals of(PurchaseHistory history, CustomerAmounts amounts) {
        PurchaseStore store = history.store();
        CustomerIds all = store.ids();
        int[] customers = IntStream.range(0, all.size()).filter(store::hasRow).toArray();
        long[] orders = new long[customers.length];
        int[] refunds = new int[customers.length];
        long[] revenue = new long[customers.length];
        for (int row = 0; row < customers.length; row++) {
            orders[row] = amounts.orders(customers[row]);
            refunds[row] = amounts.refunds(customers[row]);
            revenue[row] = amounts.of(customers[row]);
        }
        CustomerIds ids = customers.length == all.size() ? all : all.select(customers);
        return new CustomerTotals(
                history.currency(),
                history.decimals(),
                new CustomerTotalsRows(history.decimals(), ids, orders, refunds, revenue));
    }

    /**
     * Amounts of the caller, one row a customer, such as contributions or forecasts. The numbers of orders are 0. The
     * arrays are copied.
     *
     * @param currency the currency of every amount, which also determines the number of decimals
     * @param customerIds the customers' identifiers, each once
     * @param amountsMinor the amounts in minor units of the currency, such as cents; may be negative
     * @return the totals
     * @throws NullPointerException if a parameter or an identifier is null
     * @throws IllegalArgumentException if the columns differ in length, or an identifier is blank or occurs twice; the
     *     message names the row, from 0
     */
    public static CustomerTotals ofColumns(Currency currency, String[] customerIds, long[] amountsMinor) {
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(customerIds, "customerIds");
        Objects.requireNonNull(amountsMinor, "amountsMinor");
        if (customerIds.length != amountsMinor.length) {
            throw new IllegalArgumentException("amountsMinor (" + amountsMinor.length
                    + " rows) must be as long as customerIds (" + customerIds.length + " rows)");
        }
        CustomerIds ids = CustomerTotalsRows.distinct(List.of(), Arrays.asList(customerIds), "customerId");
        // a currency without minor units, such as gold, has -1
        int decimals = Math.max(currency.getDefaultFractionDigits(), 0);
        int size = amountsMinor.length;
        return new CustomerTotals(
                currency,
                decimals,
                new CustomerTotalsRows(decimals, ids, new long[size], new int[size], amountsMinor.clone()));
    }

    /**
     * The number of customers, whether or not they are active in the period.
     *
     * @return the number of rows
     */
    public int size() {
        return rows.size();
    }

    /**
     * The identifiers of all customers.
     *
     * @return the column; unmodifiable
     */
    public List<String> customerIds() {
        return columns().ids();
    }

    /**
     * A customer's identifier.
     *
     * @param row the customer's row, from 0
     * @return the identifier
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public String customerId(int row) {
        return columns().ids().get(Objects.checkIndex(row, size()));
    }

    /**
     * The totals of one customer as a record.
     *
     * @param row the customer's row, from 0
     * @return a new record
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public Row get(int row) {
        return rows.get(row);
    }

    /**
     * The totals of all customers as records.
     *
     * @return the rows in order
     */
    public Stream<Row> stream() {
        return rows.stream();
    }

    /**
     * Whether a customer has an order in the period.
     *
     * @param row the customer's row, from 0
     * @return true if there is one
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public boolean isActive(int row) {
        return columns().orders(row) > 0;
    }

    /**
     * Whether a customer has an order or a refund in the period, so that the row is part of the period's revenue.
     *
     * @param row the customer's row, from 0
     * @return true if there is either
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public boolean isBooked(int row) {
        return columns().orders(row) > 0 || columns().refunds(row) > 0;
    }

    /**
     * The number of orders of a customer in the period.
     *
     * @param row the customer's row, from 0
     * @return the number of orders
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public long orders(int row) {
        return columns().orders(row);
    }

    /**
     * The revenue from a customer in the period, less refunds booked in it.
     *
     * @param row the customer's row, from 0
     * @return the sum in minor units; may be negative
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public long revenueMinor(int row) {
        return columns().revenueMinor(row);
    }

    /**
     * The revenue from a customer in the period, less refunds booked in it.
     *
     * @param row the customer's row, from 0
     * @return the sum; may be negative
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public BigDecimal revenue(int row) {
        return BigDecimal.valueOf(revenueMinor(row), decimals);
    }

    /**
     * The numbers of orders of all customers.
     *
     * @return the column; a copy
     */
    public long[] orders() {
        return columns().orders().clone();
    }

    /**
     * The revenue from all customers as doubles, for statistics; {@link #revenueMinor} is exact.
     *
     * @return the column in whole units of the currency; a copy
     */
    public double[] revenue() {
        double unit = Math.pow(10, decimals);
        return Arrays.stream(columns().revenueMinor())
                .mapToDouble(minor -> minor / unit)
                .toArray();
    }

    /**
     * The revenue from all customers together.
     *
     * @return the exact sum
     */
    public BigDecimal total() {
        WideSum sum = new WideSum();
        for (long amount : columns().revenueMinor()) {
            sum.add(amount);
        }
        return new BigDecimal(sum.toBigInteger(), decimals);
    }

    /**
     * The mean revenue per customer, over all rows.
     *
     * @return the mean with its count and variance, undefined without customers
     */
    public Mean mean() {
        Mean minor = LongStream.of(columns().revenueMinor()).boxed().collect(Mean.toMean(Long::longValue));
        return Mean.of(
                minor.count(),
                minor.sum().movePointLeft(decimals),
                minor.sumOfSquares().movePointLeft(2 * decimals));
    }

    /**
     * A ratio of two totals over some customers, with its uncertainty. The numbers have no decimals unless
     * {@link RatioStatistic#withDecimals} sets them. The {@linkplain RatioStatistic#withNumbers numbers of the
     * customers} are their rows, by which the {@linkplain RatioStatistic#minus difference} of two periods of one
     * history recognises the customers of both.
     *
     * @param included the rows to include
     * @param x the number to be divided, by row
     * @param y the number to divide by, by row
     * @return the ratio
     * @throws NullPointerException if a parameter is null
     */
    public RatioStatistic ratio(IntPredicate included, IntToLongFunction x, IntToLongFunction y) {
        Objects.requireNonNull(included, "included");
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(y, "y");
        int[] rows = IntStream.range(0, size()).filter(included).toArray();
        return RatioStatistic.of(
                        IntStream.of(rows).mapToLong(x).toArray(),
                        IntStream.of(rows).mapToLong(y).toArray())
                .withNumbers(rows);
    }

    /**
     * The totals of two disjoint groups of customers in the same period.
     *
     * @param other the totals of customers who are not in these
     * @return the totals of all customers, these first
     * @throws NullPointerException if {@code other} is null
     * @throws IllegalArgumentException if currency or decimals differ, or a customer is in both
     */
    public CustomerTotals plus(CustomerTotals other) {
        Objects.requireNonNull(other, "other");
        Checks.same("currency", currency, other.currency);
        Checks.same("decimals", decimals, other.decimals);
        return new CustomerTotals(currency, decimals, columns().plus(other.columns()));
    }

    /** {@return the {@link #total()}, for JSON mappers and templates} */
    public BigDecimal getTotal() {
        return total();
    }

    /** {@return the {@link #mean()}, for JSON mappers and templates} */
    public Mean getMean() {
        return mean();
    }

    /** {@return the number of customers, without any revenue, since applications may log the text} */
    @Override
    public String toString() {
        return "CustomerTotals[" + size() + " customers, " + currency + "]";
    }
}
