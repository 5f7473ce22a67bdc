package io.github.retentionmetrics.rfm;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.CustomerAmounts;
import io.github.retentionmetrics.internal.CustomerIds;
import io.github.retentionmetrics.internal.PurchaseColumns;
import io.github.retentionmetrics.internal.PurchaseStore;
import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.internal.Selection;
import io.github.retentionmetrics.internal.StoreAccess;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Recency, frequency and monetary value of every customer: the time since the last purchase, the number of orders, and
 * the spend.
 *
 * <pre>
 *   recency days = analysis date - day of the last order,   analysis date = day after the observation day
 *   orders       = number of orders
 *   monetary     = the customer's spend, less refunds
 * </pre>
 *
 * <p>In days (1 for a customer who bought on the last observed day), orders, and the currency of the history. Recency
 * is here the number of days since the last purchase, of which fewer is better; the forecasting models use the term for
 * the customer's age at the last purchase instead. Every order counts, including orders of zero and several on one day.
 * The refund policy of the history determines whether refunds lower the monetary value (see
 * {@link io.github.retentionmetrics.purchase.PurchaseHistory.RefundPolicy}); a refund is never activity.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>a customer with refunds only has no values;
 *   <li>a purchase after the analysis date cannot be in the history; {@link PurchaseHistory#asKnownOn} and {@link
 *       PurchaseHistory#withObservedUntil} choose another date;
 *   <li>the monetary value is negative for a customer whose refunds exceed the orders.
 * </ul>
 *
 * <pre>{@code
 * RfmValues values = RfmValues.of(history);
 * for (int customer = 0; customer < values.size(); customer++) {
 *     values.recencyDays(customer);
 *     values.orders(customer);
 *     values.monetaryMinor(customer);
 * }
 * values.mostValuable(10);                       // the ten customers who spent most, as records
 * }</pre>
 *
 * <p>Takes one pass over the history; memory is 16 bytes a customer, without an object for each. Customers are numbered
 * from 0 in the order of their first appearance.
 */
public final class RfmValues implements Serializable {
    private static final long serialVersionUID = 1L;

    private final CustomerIds ids;
    private final int[] recencyDays;
    private final int[] orders;
    private final long[] monetary;
    private final LocalDate analysisDate;
    private final Currency currency;
    private final int decimals;

    private RfmValues(PurchaseHistory history, PurchaseStore store, int[] customers) {
        this.ids = customers.length == store.ids().size()
                ? store.ids()
                : store.ids().select(customers);
        this.recencyDays = new int[customers.length];
        this.orders = new int[customers.length];
        this.monetary = new long[customers.length];
        this.analysisDate = history.observedUntil().plusDays(1);
        this.currency = history.currency();
        this.decimals = history.decimals();
        fill(store, customers);
    }

    private void fill(PurchaseStore store, int[] customers) {
        PurchaseColumns rows = store.orders();
        int analysisDay = (int) analysisDate.toEpochDay();
        for (int i = 0; i < customers.length; i++) {
            int to = rows.to(customers[i]);
            recencyDays[i] = analysisDay - rows.days()[to - 1];
            orders[i] = to - rows.from(customers[i]);
        }
        CustomerAmounts revenue = new CustomerAmounts(store);
        for (int i = 0; i < customers.length; i++) {
            monetary[i] = revenue.of(customers[i]);
        }
    }

    /**
     * The values of a history's customers.
     *
     * @param history the history
     * @return the values of every customer with an order
     * @throws NullPointerException if the history is null
     * @throws ArithmeticException if the revenue of a customer does not fit in 64-bit minor units
     */
    public static RfmValues of(PurchaseHistory history) {
        Objects.requireNonNull(history, "history");
        PurchaseStore store = StoreAccess.store(history);
        int[] customers = IntStream.range(0, store.ids().size())
                .filter(customer -> !store.orders().isEmpty(customer))
                .toArray();
        return new RfmValues(history, store, customers);
    }

    /**
     * The number of customers.
     *
     * @return the number of customers with an order
     */
    public int size() {
        return recencyDays.length;
    }

    /**
     * The day from which recency is counted back.
     *
     * @return the day after the observation day
     */
    public LocalDate analysisDate() {
        return analysisDate;
    }

    /**
     * The currency of the monetary values.
     *
     * @return the currency
     */
    public Currency currency() {
        return currency;
    }

    int decimals() {
        return decimals;
    }

    CustomerIds ids() {
        return ids;
    }

    /**
     * A customer's identifier.
     *
     * @param customer the customer's number, from 0
     * @return the identifier
     * @throws IndexOutOfBoundsException if there is no such customer
     */
    public String customerId(int customer) {
        return ids.get(Objects.checkIndex(customer, size()));
    }

    /**
     * The days since a customer's last purchase.
     *
     * @param customer the customer's number, from 0
     * @return the days from the last order to the analysis date, at least 1
     * @throws IndexOutOfBoundsException if there is no such customer
     */
    public int recencyDays(int customer) {
        return recencyDays[customer];
    }

    /**
     * The number of orders of a customer.
     *
     * @param customer the customer's number, from 0
     * @return the number of orders, at least 1
     * @throws IndexOutOfBoundsException if there is no such customer
     */
    public int orders(int customer) {
        return orders[customer];
    }

    /**
     * The spend of a customer, less refunds.
     *
     * @param customer the customer's number, from 0
     * @return the sum in minor units; may be negative
     * @throws IndexOutOfBoundsException if there is no such customer
     */
    public long monetaryMinor(int customer) {
        return monetary[customer];
    }

    /**
     * The values of one customer as a record.
     *
     * @param customer the customer's number, from 0
     * @return a new record
     * @throws IndexOutOfBoundsException if there is no such customer
     */
    public Row get(int customer) {
        return new Row(
                customerId(customer),
                recencyDays[customer],
                orders[customer],
                BigDecimal.valueOf(monetary[customer], decimals));
    }

    /**
     * The most valuable customers: those who spent most. Customers who spent as much as the last of them are included,
     * so that no tie is broken arbitrarily.
     *
     * @param customers the number of customers, at least 1
     * @return that many customers, fewer if the history has fewer, or more if the last ones tie; best first, ties in
     *     the order of their identifiers
     * @throws IllegalArgumentException if the number is below 1
     */
    public List<Row> mostValuable(int customers) {
        if (customers < 1) {
            throw new IllegalArgumentException("customers must be at least 1: " + customers);
        }
        int n = size();
        long least =
                customers >= n ? Long.MIN_VALUE : Selection.atRanks(monetary.clone(), new int[] {n - customers})[0];
        return IntStream.range(0, n)
                .filter(customer -> monetary[customer] >= least)
                .mapToObj(this::get)
                .sorted(Comparator.comparing(Row::monetary).reversed().thenComparing(Row::customerId))
                .toList();
    }

    /** The recency as values of which higher is better, for ranking. */
    long[] recencyColumn() {
        return Arrays.stream(recencyDays).mapToLong(days -> -days).toArray();
    }

    long[] ordersColumn() {
        return Arrays.stream(orders).asLongStream().toArray();
    }

    /** Shared, not to be changed. */
    long[] monetaryColumn() {
        return monetary;
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> Restored.areDecimals(decimals)
                && Restored.arePresent(currency)
                && Restored.isDate(analysisDate.minusDays(1))
                && recencyDays.length == ids.size()
                && orders.length == ids.size()
                && monetary.length == ids.size()
                && Arrays.stream(recencyDays)
                        .allMatch(days -> days >= 1 && Restored.isDate(analysisDate.minusDays(days)))
                && Restored.areWithin(orders, 1, Integer.MAX_VALUE));
    }

    /** {@return the {@link #analysisDate()}, for JSON mappers and templates} */
    public LocalDate getAnalysisDate() {
        return analysisDate();
    }

    /** {@return the {@link #currency()}, for JSON mappers and templates} */
    public Currency getCurrency() {
        return currency();
    }

    /** {@return the {@link #size()}, for JSON mappers and templates} */
    public int getSize() {
        return size();
    }

    /**
     * The customers.
     *
     * @return the customers in order
     */
    public Stream<Row> stream() {
        return IntStream.range(0, size()).mapToObj(this::get);
    }

    /** {@return the customers in order, for JSON mappers and templates} */
    public List<Row> getRows() {
        return stream().toList();
    }

    @Override
    public String toString() {
        return "RfmValues[" + size() + " customers in " + currency + " on " + analysisDate + "]";
    }

    /**
     * Recency, frequency and monetary value of one customer, as {@link RfmValues} has them in columns.
     *
     * <pre>{@code
     * RfmValues.Row best = RfmValues.of(history).mostValuable(1).get(0);
     * best.orders();       // 12
     * best.monetary();     // 419.40
     * }</pre>
     *
     * @param customerId the customer's identifier, not blank
     * @param recencyDays days from the last order to the analysis date, at least 1
     * @param orders the number of orders, at least 1
     * @param monetary the customer's spend, less refunds; may be negative
     */
    public record Row(String customerId, int recencyDays, int orders, BigDecimal monetary) implements Serializable {
        /**
         * Checks the values.
         *
         * @param customerId the customer's identifier
         * @param recencyDays days from the last order to the analysis date
         * @param orders the number of orders
         * @param monetary the customer's spend, less refunds
         * @throws NullPointerException if the identifier or the monetary value is null
         * @throws IllegalArgumentException if the identifier is blank, or the days or the orders are below 1
         */
        public Row {
            Checks.identifier(customerId, "customerId");
            requirePositive(recencyDays, "recencyDays");
            requirePositive(orders, "orders");
            Objects.requireNonNull(monetary, "monetary");
        }

        private static void requirePositive(int value, String name) {
            if (value < 1) {
                throw new IllegalArgumentException(name + " must be at least 1: " + value);
            }
        }
    }
}
