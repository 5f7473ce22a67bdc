package io.github.retentionmetrics.cohort;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.CohortCounts;
import io.github.retentionmetrics.internal.Decimals;
import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.internal.WideSum;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The observed cells of one cohort. */
final class CohortRow implements Serializable {
    private static final long serialVersionUID = 1L;

    private final long size;
    private final long[] customers;
    private final long[] orders;
    private final long[] revenue;

    private CohortRow(long size, long[] customers, long[] orders, long[] revenue) {
        this.size = size;
        this.customers = customers;
        this.orders = orders;
        this.revenue = revenue;
    }

    static CohortRow of(CohortCounts counts, int cohort) {
        int from = counts.grid().firstCell(cohort);
        int to = from + counts.grid().columns(cohort);
        return new CohortRow(
                counts.sizes()[cohort],
                Arrays.copyOfRange(counts.customers(), from, to),
                Arrays.copyOfRange(counts.orders(), from, to),
                Arrays.copyOfRange(counts.revenue(), from, to));
    }

    static CohortRow of(CohortTable.Row row, int decimals) {
        List<CohortTable.Cell> cells = row.cells();
        return new CohortRow(
                row.size(),
                cells.stream().mapToLong(CohortTable.Cell::customers).toArray(),
                cells.stream().mapToLong(CohortTable.Cell::orders).toArray(),
                cells.stream()
                        .mapToLong(cell -> Decimals.exactMinor(cell.revenue(), decimals, "revenue"))
                        .toArray());
    }

    long size() {
        return size;
    }

    int offsets() {
        return customers.length;
    }

    long customers(int offset) {
        return customers[offset];
    }

    long orders(int offset) {
        return orders[offset];
    }

    long revenue(int offset) {
        return revenue[offset];
    }

    /** The sum of two rows of the same cohort, which have the same offsets. */
    CohortRow plus(CohortRow other) {
        return new CohortRow(
                Checks.sum(size, other.size, "size"),
                sum(customers, other.customers, "customers"),
                sum(orders, other.orders, "orders"),
                revenue(other));
    }

    private long[] revenue(CohortRow other) {
        long[] sum = new long[revenue.length];
        Arrays.setAll(
                sum,
                offset -> WideSum.of(revenue[offset], other.revenue[offset]).toLong("revenue"));
        return sum;
    }

    private static long[] sum(long[] first, long[] second, String name) {
        long[] sum = new long[first.length];
        Arrays.setAll(sum, offset -> Checks.sum(first[offset], second[offset], name));
        return sum;
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> size > 0
                && customers.length == orders.length
                && customers.length == revenue.length
                && Restored.areCounts(customers)
                && Restored.areCounts(orders)
                && Arrays.stream(customers).allMatch(active -> active <= size));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CohortRow that
                && size == that.size
                && Arrays.equals(customers, that.customers)
                && Arrays.equals(orders, that.orders)
                && Arrays.equals(revenue, that.revenue);
    }

    @Override
    public int hashCode() {
        return Objects.hash(size, Arrays.hashCode(customers), Arrays.hashCode(orders), Arrays.hashCode(revenue));
    }

    @Override
    public String toString() {
        return size + " customers, " + offsets() + " offsets";
    }
}
