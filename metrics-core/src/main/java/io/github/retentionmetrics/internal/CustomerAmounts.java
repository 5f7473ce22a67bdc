package io.github.retentionmetrics.internal;

/**
 * The orders of each customer of a store and what their amounts add up to, less refunds, in all or on the days of a
 * span.
 */
public final class CustomerAmounts {
    private final PurchaseColumns orders;
    private final PurchaseColumns refunds;
    private final boolean isSummable;
    private final WideSum wide = new WideSum();
    private final long firstDay;
    private final long lastDay;

    /**
     * The amounts of all days.
     *
     * @param store the customers and their rows
     */
    public CustomerAmounts(PurchaseStore store) {
        this(store, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /**
     * The amounts of a span of days.
     *
     * @param store the customers and their rows
     * @param firstDay the first day
     * @param lastDay the last day
     */
    public CustomerAmounts(PurchaseStore store, long firstDay, long lastDay) {
        this.orders = store.orders();
        this.refunds = store.refunds();
        this.isSummable = store.isSummable();
        this.firstDay = firstDay;
        this.lastDay = lastDay;
    }

    /**
     * The sum of a customer's amounts.
     *
     * @param customer the ordinal
     * @return orders less refunds of the span, in minor units
     * @throws ArithmeticException if the sum does not fit in a long
     */
    public long of(int customer) {
        if (isSummable) {
            return sum(orders, customer) + sum(refunds, customer);
        }
        wide.clear();
        addTo(wide, customer);
        return wide.toLong("revenue");
    }

    /**
     * Adds a customer's amounts, whatever their size.
     *
     * @param total the sum that they are added to
     * @param customer the ordinal
     */
    public void addTo(WideSum total, int customer) {
        add(total, orders, customer);
        add(total, refunds, customer);
    }

    /**
     * How many orders a customer has in the span.
     *
     * @param customer the ordinal
     * @return the number of orders
     */
    public int orders(int customer) {
        return to(orders, customer) - from(orders, customer);
    }

    /**
     * How many refunds that play a part a customer has in the span.
     *
     * @param customer the ordinal
     * @return the number of refunds
     */
    public int refunds(int customer) {
        return to(refunds, customer) - from(refunds, customer);
    }

    /**
     * Whether a customer has an order on or before the last day of the span.
     *
     * @param customer the ordinal
     * @return true if there is one
     */
    public boolean hasOrder(int customer) {
        return hasRow(orders, customer);
    }

    /**
     * Whether a customer has an order, or a refund that plays a part, on or before the last day of the span.
     *
     * @param customer the ordinal
     * @return true if there is either
     */
    public boolean hasRow(int customer) {
        return hasRow(orders, customer) || hasRow(refunds, customer);
    }

    private boolean hasRow(PurchaseColumns rows, int customer) {
        return !rows.isEmpty(customer) && rows.days()[rows.from(customer)] <= lastDay;
    }

    private long sum(PurchaseColumns rows, int customer) {
        int to = to(rows, customer);
        long sum = 0;
        for (int row = from(rows, customer); row < to; row++) {
            sum += rows.amounts()[row];
        }
        return sum;
    }

    private void add(WideSum total, PurchaseColumns rows, int customer) {
        int to = to(rows, customer);
        for (int row = from(rows, customer); row < to; row++) {
            total.add(rows.amounts()[row]);
        }
    }

    private int from(PurchaseColumns rows, int customer) {
        int row = rows.from(customer);
        while (row < rows.to(customer) && rows.days()[row] < firstDay) {
            row++;
        }
        return row;
    }

    private int to(PurchaseColumns rows, int customer) {
        int row = rows.to(customer);
        while (row > rows.from(customer) && rows.days()[row - 1] > lastDay) {
            row--;
        }
        return row;
    }
}
