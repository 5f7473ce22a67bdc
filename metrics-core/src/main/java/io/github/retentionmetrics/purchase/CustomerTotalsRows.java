package io.github.retentionmetrics.purchase;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.CustomerDictionary;
import io.github.retentionmetrics.internal.CustomerIds;
import io.github.retentionmetrics.internal.Decimals;
import io.github.retentionmetrics.internal.Restored;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** The rows of {@link CustomerTotals}, held in columns. */
final class CustomerTotalsRows extends AbstractList<CustomerTotals.Row> implements RandomAccess, Serializable {
    private static final long serialVersionUID = 1L;

    private final int decimals;
    private final CustomerIds ids;
    private final long[] orders;
    private final int[] refunds;
    private final long[] revenueMinor;

    /** Rows that own the given arrays. */
    CustomerTotalsRows(int decimals, CustomerIds ids, long[] orders, int[] refunds, long[] revenueMinor) {
        this.decimals = decimals;
        this.ids = ids;
        this.orders = orders;
        this.refunds = refunds;
        this.revenueMinor = revenueMinor;
    }

    static CustomerTotalsRows of(int decimals, List<CustomerTotals.Row> rows) {
        Checks.decimals(decimals);
        if (Objects.requireNonNull(rows, "rows") instanceof CustomerTotalsRows columns
                && columns.decimals == decimals) {
            return columns;
        }
        int size = rows.size();
        long[] revenue = new long[size];
        for (int row = 0; row < size; row++) {
            BigDecimal amount = rows.get(row).revenue();
            revenue[row] = Decimals.exactMinor(amount, decimals, "revenue at row " + row);
        }
        return new CustomerTotalsRows(
                decimals,
                distinct(
                        List.of(),
                        rows.stream().map(CustomerTotals.Row::customerId).toList(),
                        "customerId"),
                rows.stream().mapToLong(CustomerTotals.Row::orders).toArray(),
                rows.stream().mapToInt(CustomerTotals.Row::refunds).toArray(),
                revenue);
    }

    /** The identifiers of both lists, which must be distinct; those of the first list are known to be. */
    static CustomerIds distinct(List<String> some, List<String> others, String name) {
        CustomerDictionary seen = new CustomerDictionary();
        some.forEach(seen::ordinalOf);
        int row = some.size();
        for (String id : others) {
            Checks.identifier(id, name + " at row " + row);
            int first = seen.ordinalOf(id);
            if (first < row) {
                throw new IllegalArgumentException(
                        name + " at row " + row + " must be new: the same as at row " + first);
            }
            row++;
        }
        return seen.toIds();
    }

    /** These rows, followed by those of other customers. */
    CustomerTotalsRows plus(CustomerTotalsRows other) {
        CustomerIds all = distinct(ids, other.ids, "customerId of both, as one,");
        long[] allOrders = Arrays.copyOf(orders, all.size());
        System.arraycopy(other.orders, 0, allOrders, size(), other.size());
        int[] allRefunds = Arrays.copyOf(refunds, all.size());
        System.arraycopy(other.refunds, 0, allRefunds, size(), other.size());
        long[] amounts = Arrays.copyOf(revenueMinor, all.size());
        System.arraycopy(other.revenueMinor, 0, amounts, size(), other.size());
        return new CustomerTotalsRows(decimals, all, allOrders, allRefunds, amounts);
    }

    CustomerIds ids() {
        return ids;
    }

    long orders(int row) {
        return orders[Objects.checkIndex(row, size())];
    }

    int refunds(int row) {
        return refunds[Objects.checkIndex(row, size())];
    }

    long revenueMinor(int row) {
        return revenueMinor[Objects.checkIndex(row, size())];
    }

    /** The column of the orders, which must not be changed. */
    long[] orders() {
        return orders;
    }

    /** The column of the revenue in minor units, which must not be changed. */
    long[] revenueMinor() {
        return revenueMinor;
    }

    @Override
    public CustomerTotals.Row get(int row) {
        return new CustomerTotals.Row(
                ids.get(Objects.checkIndex(row, size())),
                orders[row],
                refunds[row],
                BigDecimal.valueOf(revenueMinor[row], decimals));
    }

    @Override
    public int size() {
        return orders.length;
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> Restored.areDecimals(decimals)
                && orders.length == ids.size()
                && refunds.length == ids.size()
                && revenueMinor.length == ids.size()
                && Restored.areCounts(orders)
                && Restored.areWithin(refunds, 0, Integer.MAX_VALUE));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CustomerTotalsRows that
                ? decimals == that.decimals
                        && ids.equals(that.ids)
                        && Arrays.equals(orders, that.orders)
                        && Arrays.equals(refunds, that.refunds)
                        && Arrays.equals(revenueMinor, that.revenueMinor)
                : super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
