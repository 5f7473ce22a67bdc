package io.github.retentionmetrics.internal;

/**
 * Counts of the cells of a grid, for groups of customers, in one array: the revenue of a cell, and beside it in one
 * word its orders and, in the lower half, its customers. Two additions an order instead of three, in memory that stays
 * in the cache.
 */
final class FlatCounts {
    private static final int LARGEST = 1 << 22;
    private static final long ORDER = 1L << Integer.SIZE;

    private final CohortGrid grid;
    private final long[] sums;
    /** Where a cohort's first span of activity would be, were it the first of the calendar. */
    private final int[] bases;

    FlatCounts(CohortGrid grid, int groups) {
        this.grid = grid;
        this.sums = new long[2 * grid.cells() * groups];
        this.bases = new int[grid.cohortCount()];
        for (int cohort = 0; cohort < bases.length; cohort++) {
            bases[cohort] = grid.firstCell(cohort) - grid.firstSpan(cohort);
        }
    }

    static boolean fits(CohortGrid grid, int groups) {
        return (long) grid.cells() * groups <= LARGEST;
    }

    /** Adds one customer, who counts where an order's span is not that of the order before. */
    void add(
            int group,
            int cohort,
            int[] spanOfDay,
            int firstActivityDay,
            int[] days,
            long[] amounts,
            int from,
            int to) {
        int base = group * grid.cells() + bases[cohort];
        int previous = -1;
        for (int row = from; row < to; row++) {
            int span = spanOfDay[days[row] - firstActivityDay];
            int place = 2 * (base + span);
            sums[place] += amounts[row];
            sums[place + 1] += span == previous ? ORDER : ORDER + 1;
            previous = span;
        }
    }

    void addTo(CohortCounts[] counts) {
        int place = 0;
        for (CohortCounts count : counts) {
            for (int cell = 0; cell < grid.cells(); cell++, place += 2) {
                count.revenue()[cell] += sums[place];
                count.orders()[cell] += sums[place + 1] >>> Integer.SIZE;
                count.customers()[cell] += (int) sums[place + 1];
            }
        }
    }
}
