package io.github.retentionmetrics.benchmarks;

import io.github.retentionmetrics.cohort.CohortTable;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The cohort table of the workload as plain numbers, cohort by month: what every peer fills, and what tests compare.
 *
 * <p>Cheaper to fill than the library's {@link CohortTable}, which favours the peers. A cell that a peer does not
 * report has nobody in it.
 */
final class CohortCells {
    /** The months of the workload. */
    static final int MONTHS = 36;

    private final long[] customers = new long[MONTHS * MONTHS];
    private final long[] orders = new long[MONTHS * MONTHS];
    private final long[] revenueMinor = new long[MONTHS * MONTHS];

    static CohortCells of(CohortTable table) {
        CohortCells cells = new CohortCells();
        table.cells().forEach(cells::set);
        return cells;
    }

    private void set(CohortTable.Cell cell) {
        int cohort = (int) ChronoUnit.MONTHS.between(
                PurchaseWorkload.FIRST_DAY, cell.cohort().startInclusive());
        long revenue = cell.revenue().movePointRight(2).longValueExact();
        set(cohort, cohort + cell.offset(), cell.customers(), cell.orders(), revenue);
    }

    /** Sets what the customers of a cohort did in a month; both count from the first of the workload. */
    void set(int cohort, int month, long cellCustomers, long cellOrders, long cellRevenueMinor) {
        int cell = cohort * MONTHS + month;
        customers[cell] = cellCustomers;
        orders[cell] = cellOrders;
        revenueMinor[cell] = cellRevenueMinor;
    }

    /** A copy without orders and revenue. */
    CohortCells customersOnly() {
        CohortCells copy = new CohortCells();
        System.arraycopy(customers, 0, copy.customers, 0, customers.length);
        return copy;
    }

    long orders() {
        return Arrays.stream(orders).sum();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CohortCells that
                && Arrays.equals(customers, that.customers)
                && Arrays.equals(orders, that.orders)
                && Arrays.equals(revenueMinor, that.revenueMinor);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(customers) + Arrays.hashCode(orders)) + Arrays.hashCode(revenueMinor);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int cell = 0; cell < customers.length; cell++) {
            if (customers[cell] != 0 || orders[cell] != 0) {
                text.append(cell / MONTHS).append('/').append(cell % MONTHS).append(": ");
                text.append(customers[cell]).append(' ').append(orders[cell]).append(' ');
                text.append(revenueMinor[cell]).append('\n');
            }
        }
        return text.toString();
    }
}
