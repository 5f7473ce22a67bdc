package io.github.retentionmetrics.purchase;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.CustomerDictionary;
import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.internal.WideSum;
import io.github.retentionmetrics.rate.Mean;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Currency;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The value of each customer, in columns: what they have brought so far, or any amount that the caller has for each.
 *
 * <pre>
 *   historical value of a customer = sum of their orders - their refunds
 * </pre>
 *
 * <p>In minor units of one currency, exact. Historical value is revenue; a caller who has the margin of each customer, or a
 * model's forecast, brings it with {@link #ofColumns}. A customer is one row, whose place is that of their first appearance.
 *
 * <ul>
 *   <li>Customers with refunds only are in it, with a negative value.
 *   <li>Values of disjoint customers add up with {@link #plus}.
 *   <li>No customers: valid, and the {@link #mean} is undefined.
 * </ul>
 *
 * <pre>{@code
 * CustomerValues values = CustomerValues.of(history);
 * values.size();          // 850
 * values.value(0);        // 419.40
 * values.total();         // 69360.00
 * values.mean();          // 81.60 (mean of 850)
 * }</pre>
 *
 * <p>Takes one pass, and 8 bytes a customer besides the identifiers.
 */
public final class CustomerValues implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Currency currency;
    private final int decimals;
    private final String[] customerIds;
    private final long[] amountsMinor;

    private CustomerValues(Currency currency, int decimals, String[] customerIds, long[] amountsMinor) {
        this.currency = currency;
        this.decimals = decimals;
        this.customerIds = customerIds;
        this.amountsMinor = amountsMinor;
    }

    /**
     * What each customer of a history has brought so far.
     *
     * @param history the history
     * @return the values, less refunds
     * @throws NullPointerException if the history is null
     * @throws ArithmeticException if what a customer spent does not fit in 64-bit minor units
     */
    public static CustomerValues of(PurchaseHistory history) {
        Objects.requireNonNull(history, "history");
        String[] ids = new String[16];
        long[] amounts = new long[16];
        int size = 0;
        for (CustomerCursor customer = history.cursor(); customer.next(); ) {
            if (size == ids.length) {
                ids = Arrays.copyOf(ids, 2 * size);
                amounts = Arrays.copyOf(amounts, 2 * size);
            }
            ids[size] = customer.customerId();
            amounts[size++] = customer.revenueMinor();
        }
        return new CustomerValues(
                history.currency(), history.decimals(), Arrays.copyOf(ids, size), Arrays.copyOf(amounts, size));
    }

    /**
     * Values of the caller's own, one row a customer. The arrays are copied.
     *
     * @param currency the currency of every amount; the amounts have as many decimals as it
     * @param customerIds the customers' identifiers, each once
     * @param amountsMinor the amounts in minor units of the currency, such as cents; may be negative
     * @return the values
     * @throws NullPointerException if a parameter or an identifier is null
     * @throws IllegalArgumentException if the columns differ in length, or an identifier is blank or there twice; the message
     *     names the row, from 0
     */
    public static CustomerValues ofColumns(Currency currency, String[] customerIds, long[] amountsMinor) {
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(customerIds, "customerIds");
        Objects.requireNonNull(amountsMinor, "amountsMinor");
        if (customerIds.length != amountsMinor.length) {
            throw new IllegalArgumentException("amountsMinor (" + amountsMinor.length
                    + " rows) must be as long as customerIds (" + customerIds.length + " rows)");
        }
        String[] ids = customerIds.clone();
        requireDistinct(ids, "customerId");
        // a currency without minor units, such as gold, has -1
        int decimals = Math.max(currency.getDefaultFractionDigits(), 0);
        return new CustomerValues(currency, decimals, ids, amountsMinor.clone());
    }

    private static void requireDistinct(String[] ids, String name) {
        CustomerDictionary seen = new CustomerDictionary();
        for (int row = 0; row < ids.length; row++) {
            Checks.identifier(ids[row], name + " at row " + row);
            int first = seen.ordinalOf(ids[row]);
            if (first < row) {
                throw new IllegalArgumentException(
                        name + " at row " + row + " must not be there already: it is that of row " + first);
            }
        }
    }

    /**
     * The currency of every amount.
     *
     * @return the currency
     */
    public Currency currency() {
        return currency;
    }

    /**
     * How many decimals an amount may have.
     *
     * @return the number of decimals
     */
    public int decimals() {
        return decimals;
    }

    /**
     * How many customers there are.
     *
     * @return the number of rows
     */
    public int size() {
        return customerIds.length;
    }

    /**
     * A customer's identifier.
     *
     * @param row the customer's row, from 0
     * @return the identifier
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public String customerId(int row) {
        return customerIds[Objects.checkIndex(row, customerIds.length)];
    }

    /**
     * A customer's value.
     *
     * @param row the customer's row, from 0
     * @return the value in minor units
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public long amountMinor(int row) {
        return amountsMinor[Objects.checkIndex(row, amountsMinor.length)];
    }

    /**
     * A customer's value.
     *
     * @param row the customer's row, from 0
     * @return the value
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public BigDecimal value(int row) {
        return BigDecimal.valueOf(amountMinor(row), decimals);
    }

    /**
     * The value of all customers together.
     *
     * @return the exact sum
     */
    public BigDecimal total() {
        WideSum sum = new WideSum();
        for (long amount : amountsMinor) {
            sum.add(amount);
        }
        return new BigDecimal(sum.toBigInteger(), decimals);
    }

    /**
     * The average value of a customer.
     *
     * @return the mean with its count and variance, undefined without customers
     */
    public Mean mean() {
        Mean minor = LongStream.of(amountsMinor).boxed().collect(Mean.toMean(Long::longValue));
        return Mean.of(
                minor.count(),
                minor.sum().movePointLeft(decimals),
                minor.sumOfSquares().movePointLeft(2 * decimals));
    }

    /**
     * The values of two disjoint groups of customers.
     *
     * @param other the values of customers who are not in this one
     * @return those of all, these first
     * @throws NullPointerException if the other is null
     * @throws IllegalArgumentException if currency or decimals differ, or a customer is in both
     */
    public CustomerValues plus(CustomerValues other) {
        Objects.requireNonNull(other, "other");
        requireSame("currency", currency, other.currency);
        requireSame("decimals", decimals, other.decimals);
        int size = Math.addExact(size(), other.size());
        String[] ids = Arrays.copyOf(customerIds, size);
        System.arraycopy(other.customerIds, 0, ids, size(), other.size());
        requireDistinct(ids, "customerId of both, as one,");
        long[] amounts = Arrays.copyOf(amountsMinor, size);
        System.arraycopy(other.amountsMinor, 0, amounts, size(), other.size());
        return new CustomerValues(currency, decimals, ids, amounts);
    }

    private static void requireSame(String name, Object mine, Object others) {
        if (!mine.equals(others)) {
            throw new IllegalArgumentException(
                    name + " of other (" + others + ") must be that of these values (" + mine + ")");
        }
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> Restored.areDecimals(decimals)
                && Restored.arePresent(currency)
                && customerIds.length == amountsMinor.length
                && areDistinct());
    }

    private boolean areDistinct() {
        requireDistinct(customerIds, "customerId");
        return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CustomerValues that
                && currency.equals(that.currency)
                && decimals == that.decimals
                && Arrays.equals(customerIds, that.customerIds)
                && Arrays.equals(amountsMinor, that.amountsMinor);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                currency.getCurrencyCode(), decimals, Arrays.hashCode(customerIds), Arrays.hashCode(amountsMinor));
    }

    /** {@return the number of customers; no customer's value, since applications log it} */
    @Override
    public String toString() {
        return "CustomerValues[" + size() + " customers, " + currency + "]";
    }
}
