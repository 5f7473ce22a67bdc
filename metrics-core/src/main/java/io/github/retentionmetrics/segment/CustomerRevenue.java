package io.github.retentionmetrics.segment;

import io.github.retentionmetrics.internal.PurchaseColumns;
import io.github.retentionmetrics.internal.PurchaseStore;
import io.github.retentionmetrics.internal.StoreAccess;
import io.github.retentionmetrics.internal.WideSum;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseHistory;

/** What the customers of a history spent, less refunds, in all or on the days of a span. */
final class CustomerRevenue {
    private final PurchaseColumns orders;
    private final PurchaseColumns refunds;
    private final boolean isSummable;
    private final WideSum wide = new WideSum();
    private final long firstDay;
    private final long lastDay;

    CustomerRevenue(PurchaseStore store) {
        this(store, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    CustomerRevenue(PurchaseStore store, long firstDay, long lastDay) {
        this.orders = store.orders();
        this.refunds = store.refunds();
        this.isSummable = store.isSummable();
        this.firstDay = firstDay;
        this.lastDay = lastDay;
    }

    /** Those on the observed days of a period. */
    static CustomerRevenue of(PurchaseHistory history, Period period) {
        Period observed = history.observedPart(period);
        return new CustomerRevenue(
                StoreAccess.store(history),
                observed.startInclusive().toEpochDay(),
                observed.lastDay().toEpochDay());
    }

    /** The sum of a customer's amounts in minor units. */
    long of(int customer) {
        if (isSummable) {
            return sum(orders, customer) + sum(refunds, customer);
        }
        wide.clear();
        addTo(wide, customer);
        return wide.toLong("revenue");
    }

    /** Adds a customer's amounts, whatever their size. */
    void addTo(WideSum total, int customer) {
        add(total, orders, customer);
        add(total, refunds, customer);
    }

    /** How many orders a customer has. */
    int orders(int customer) {
        return to(orders, customer) - from(orders, customer);
    }

    /** Whether a customer has an order on or before the last day of the span. */
    boolean hasOrder(int customer) {
        return hasRow(orders, customer);
    }

    /** Whether a customer has an order, or a refund that plays a part, on or before the last day of the span. */
    boolean hasRow(int customer) {
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
