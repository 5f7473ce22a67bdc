package io.github.retentionmetrics.internal;

/**
 * What is in the cells of a {@link CohortGrid}: customers present, orders and revenue; and the sizes of the cohorts.
 *
 * <p>The arrays are by number of the cell or of the cohort, and belong to whoever asked.
 */
public final class CohortCounts {
    private final CohortGrid grid;
    private final long[] sizes;
    private final long[] customers;
    private final long[] orders;
    private final long[] revenue;
    private long outside;

    /**
     * Counts of nothing.
     *
     * @param grid the cells
     */
    public CohortCounts(CohortGrid grid) {
        this.grid = grid;
        this.sizes = new long[grid.cohorts().size()];
        this.customers = new long[grid.cells()];
        this.orders = new long[grid.cells()];
        this.revenue = new long[grid.cells()];
    }

    /**
     * The grid.
     *
     * @return the cells counted for
     */
    public CohortGrid grid() {
        return grid;
    }

    /**
     * The sizes of the cohorts.
     *
     * @return customers by cohort
     */
    public long[] sizes() {
        return sizes;
    }

    /**
     * The customers present.
     *
     * @return customers by cell
     */
    public long[] customers() {
        return customers;
    }

    /**
     * The orders.
     *
     * @return orders by cell
     */
    public long[] orders() {
        return orders;
    }

    /**
     * The revenue.
     *
     * @return minor units by cell
     */
    public long[] revenue() {
        return revenue;
    }

    /**
     * The refunds that are in no cohort: of customers without an order, or from before their cohort began.
     *
     * @return their sum in minor units, zero or less
     */
    public long outside() {
        return outside;
    }

    void addOutside(long amount) {
        outside += amount;
    }
}
