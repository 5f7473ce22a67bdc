package io.github.retentionmetrics.purchase;

import io.github.retentionmetrics.internal.CustomerIds;
import io.github.retentionmetrics.internal.PurchaseColumns;
import io.github.retentionmetrics.internal.PurchaseStore;
import io.github.retentionmetrics.internal.WideSum;
import io.github.retentionmetrics.period.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;

/**
 * A cursor over the customers of a history with their orders in day order, for user-defined metrics.
 *
 * <p>A cursor has a position and is not thread-safe; every call of {@link PurchaseHistory#cursor()} returns a new
 * cursor. It visits every customer with at least one order or refund, in the order of their first appearance in the
 * input, and creates no object per customer.
 *
 * <pre>{@code
 * long loyal = 0;
 * for (CustomerCursor customer = history.cursor(); customer.next(); ) {
 *     loyal += customer.orders() >= 10 ? 1 : 0;
 * }
 * }</pre>
 */
public final class CustomerCursor {
    private final CustomerIds customerIds;
    private final PurchaseColumns orders;
    private final PurchaseColumns refunds;
    private final List<String> categories;
    private final WideSum revenue = new WideSum();
    private int customer = -1;

    CustomerCursor(PurchaseStore store) {
        this.customerIds = store.ids();
        this.orders = store.orders();
        this.refunds = store.refunds();
        this.categories = store.categories();
    }

    /**
     * Moves to the next customer.
     *
     * @return false if there is none left
     */
    public boolean next() {
        do {
            customer = Math.min(customer + 1, customerIds.size());
        } while (customer < customerIds.size() && orders.isEmpty(customer) && refunds.isEmpty(customer));
        return customer < customerIds.size();
    }

    private int current() {
        if (customer < 0 || customer >= customerIds.size()) {
            throw new NoSuchElementException("cursor must be on a customer: next() has not returned true");
        }
        return customer;
    }

    /**
     * The customer's identifier.
     *
     * @return the identifier
     * @throws NoSuchElementException if the last call of {@link #next()} did not return true
     */
    public String customerId() {
        return customerIds.get(current());
    }

    /**
     * The number of orders of the customer; zero for a customer with refunds only.
     *
     * @return the number of orders
     * @throws NoSuchElementException if the last call of {@link #next()} did not return true
     */
    public int orders() {
        return orders.to(current()) - orders.from(customer);
    }

    /**
     * The number of orders of the customer before a day, which is also the index of the first order on or after it.
     *
     * @param date the day
     * @return the number of orders on earlier days
     * @throws NoSuchElementException if the last call of {@link #next()} did not return true
     * @throws NullPointerException if the date is null
     */
    public int ordersBefore(LocalDate date) {
        return rowsBefore(orders, date) - orders.from(customer);
    }

    /**
     * The number of orders of the customer in a period.
     *
     * @param period the period
     * @return the number of orders in it
     * @throws NoSuchElementException if the last call of {@link #next()} did not return true
     * @throws NullPointerException if the period is null
     */
    public int orders(Period period) {
        Objects.requireNonNull(period, "period");
        return rowsBefore(orders, period.endExclusive()) - rowsBefore(orders, period.startInclusive());
    }

    private int rowsBefore(PurchaseColumns columns, LocalDate date) {
        long dayBefore = Objects.requireNonNull(date, "date").toEpochDay() - 1;
        // a date that is not supported is before or after all orders
        return columns.toDay(current(), (int) Math.max(Math.min(dayBefore, Integer.MAX_VALUE), Integer.MIN_VALUE));
    }

    /**
     * The day of one order; the orders are sorted by day.
     *
     * @param order the order's number, from 0
     * @return the day, counted from 1970-01-01
     * @throws NoSuchElementException if the last call of {@link #next()} did not return true
     * @throws IndexOutOfBoundsException if there is no such order
     */
    public long epochDay(int order) {
        return orders.days()[row(order)];
    }

    /**
     * The amount of one order.
     *
     * @param order the order's number, from 0
     * @return the amount in minor units
     * @throws NoSuchElementException if the last call of {@link #next()} did not return true
     * @throws IndexOutOfBoundsException if there is no such order
     */
    public long amountMinor(int order) {
        return orders.amounts()[row(order)];
    }

    /**
     * The category of one order.
     *
     * @param order the order's number, from 0
     * @return the category of the order; empty when unknown
     * @throws NoSuchElementException if the last call of {@link #next()} did not return true
     * @throws IndexOutOfBoundsException if there is no such order
     */
    public String category(int order) {
        return name(categoryIndex(order));
    }

    /**
     * The category of one order as a number, for counting in arrays.
     *
     * @param order the order's number, from 0
     * @return its index in {@link PurchaseHistory#categories()}, from 0; -1 when unknown
     * @throws NoSuchElementException if the last call of {@link #next()} did not return true
     * @throws IndexOutOfBoundsException if there is no such order
     */
    public int categoryIndex(int order) {
        return orders.category(row(order)) - 1;
    }

    private String name(int categoryIndex) {
        return categoryIndex < 0 ? "" : categories.get(categoryIndex);
    }

    private int row(int order) {
        return orders.from(current()) + Objects.checkIndex(order, orders());
    }

    /**
     * The number of refunds of the customer.
     *
     * @return the number of refunds; zero when refunds are ignored or refused
     * @throws NoSuchElementException if the last call of {@link #next()} did not return true
     */
    public int refunds() {
        return refunds.to(current()) - refunds.from(customer);
    }

    /**
     * The day of one refund; the refunds are sorted by day.
     *
     * @param refund the refund's number, from 0
     * @return the day, counted from 1970-01-01
     * @throws NoSuchElementException if the last call of {@link #next()} did not return true
     * @throws IndexOutOfBoundsException if there is no such refund
     */
    public long refundEpochDay(int refund) {
        return refunds.days()[refundRow(refund)];
    }

    /**
     * The amount of one refund.
     *
     * @param refund the refund's number, from 0
     * @return the amount in minor units, negative
     * @throws NoSuchElementException if the last call of {@link #next()} did not return true
     * @throws IndexOutOfBoundsException if there is no such refund
     */
    public long refundAmountMinor(int refund) {
        return refunds.amounts()[refundRow(refund)];
    }

    /**
     * The category of one refund.
     *
     * @param refund the refund's number, from 0
     * @return the category of the refund; empty when unknown
     * @throws NoSuchElementException if the last call of {@link #next()} did not return true
     * @throws IndexOutOfBoundsException if there is no such refund
     */
    public String refundCategory(int refund) {
        return name(refundCategoryIndex(refund));
    }

    /**
     * The category of one refund as a number.
     *
     * @param refund the refund's number, from 0
     * @return its index in {@link PurchaseHistory#categories()}, from 0; -1 when unknown
     * @throws NoSuchElementException if the last call of {@link #next()} did not return true
     * @throws IndexOutOfBoundsException if there is no such refund
     */
    public int refundCategoryIndex(int refund) {
        return refunds.category(refundRow(refund)) - 1;
    }

    private int refundRow(int refund) {
        return refunds.from(current()) + Objects.checkIndex(refund, refunds());
    }

    /**
     * The revenue from the customer, less refunds.
     *
     * @return the sum in minor units; may be negative
     * @throws NoSuchElementException if the last call of {@link #next()} did not return true
     * @throws ArithmeticException if the sum does not fit in a long
     */
    public long revenueMinor() {
        revenue.clear();
        add(orders, orders.from(current()), orders.to(customer));
        add(refunds, refunds.from(customer), refunds.to(customer));
        return revenue.toLong("revenue");
    }

    /**
     * The revenue from the customer in a period, less the refunds booked in it.
     *
     * @param period the period
     * @return the sum in minor units; may be negative
     * @throws NoSuchElementException if the last call of {@link #next()} did not return true
     * @throws NullPointerException if the period is null
     * @throws ArithmeticException if the sum does not fit in a long
     */
    public long revenueMinor(Period period) {
        Objects.requireNonNull(period, "period");
        revenue.clear();
        add(orders, rowsBefore(orders, period.startInclusive()), rowsBefore(orders, period.endExclusive()));
        add(refunds, rowsBefore(refunds, period.startInclusive()), rowsBefore(refunds, period.endExclusive()));
        return revenue.toLong("revenue");
    }

    private void add(PurchaseColumns columns, int fromRow, int toRow) {
        for (int row = fromRow; row < toRow; row++) {
            revenue.add(columns.amounts()[row]);
        }
    }
}
