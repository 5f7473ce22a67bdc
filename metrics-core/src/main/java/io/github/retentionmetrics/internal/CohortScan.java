package io.github.retentionmetrics.internal;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * One pass over the customers of a store that counts what is in the cells of a grid: the plain way, which needs no
 * index, holds for any span of days, tells groups of customers apart, and answers what an index cannot.
 */
public final class CohortScan {
    private final PurchaseStore store;
    private final CohortGrid grid;
    private final Presence presence;
    private final int[] cohortOfDay;
    private final int[] columnOfSpan;
    private final int[] spanOfDay;
    private final int limit;
    private final int firstCohortDay;
    private final int firstActivityDay;

    private CohortScan(PurchaseStore store, CohortGrid grid, Presence presence) {
        this.store = store;
        this.grid = grid;
        this.presence = presence;
        this.cohortOfDay = grid.cohorts().spanOfDay();
        this.spanOfDay = grid.activity().spanOfDay();
        this.columnOfSpan = grid.columnOfSpan();
        this.limit = grid.limit();
        this.firstCohortDay = grid.cohorts().start(0);
        this.firstActivityDay = grid.activity().start(0);
    }

    /**
     * A scan for a question.
     *
     * @param store the orders and refunds
     * @param grid the cells
     * @param presence who counts as present
     * @return the scan
     */
    public static CohortScan of(PurchaseStore store, CohortGrid grid, Presence presence) {
        return new CohortScan(store, grid, presence);
    }

    /**
     * Counts all customers.
     *
     * @return the counts
     */
    public CohortCounts count() {
        return count(new int[store.ids().size()], 1)[0];
    }

    /**
     * Counts groups of customers, all in one pass.
     *
     * @param groupOf the group of each customer by ordinal; negative for none
     * @param groups how many groups there are
     * @return the counts by group
     */
    public CohortCounts[] count(int[] groupOf, int groups) {
        CohortCounts[] counts = new CohortCounts[groups];
        Arrays.setAll(counts, group -> new CohortCounts(grid));
        if (presence == Presence.WITHIN_COLUMN && !grid.hasBrackets() && FlatCounts.fits(grid, groups)) {
            addFlat(counts, groupOf);
        } else {
            addEach(counts, groupOf);
        }
        addRefunds(counts, groupOf);
        if (presence != Presence.WITHIN_COLUMN) {
            for (CohortCounts count : counts) {
                accumulate(count);
            }
        }
        return counts;
    }

    /** The same as {@link #addEach} where a span of activity is a column: less to look up and to add for each order. */
    private void addFlat(CohortCounts[] counts, int[] groupOf) {
        FlatCounts flat = new FlatCounts(grid, counts.length);
        int[] offsets = store.orders().offsets();
        int[] days = store.orders().days();
        long[] amounts = store.orders().amounts();
        for (int customer = 0; customer < offsets.length - 1; customer++) {
            int group = groupOf[customer];
            int from = offsets[customer];
            int to = offsets[customer + 1];
            if (group >= 0 && from < to) {
                int cohort = cohortOfDay[days[from] - firstCohortDay];
                counts[group].sizes()[cohort]++;
                flat.add(group, cohort, spanOfDay, firstActivityDay, days, amounts, from, to);
            }
        }
        flat.addTo(counts);
    }

    private void addEach(CohortCounts[] counts, int[] groupOf) {
        PurchaseColumns orders = store.orders();
        for (int customer = 0; customer < orders.customers(); customer++) {
            int group = groupOf[customer];
            if (group >= 0 && !orders.isEmpty(customer)) {
                add(counts[group], orders, orders.from(customer), orders.to(customer));
            }
        }
    }

    private int cohortOf(int firstOrderDay) {
        return cohortOfDay[firstOrderDay - firstCohortDay];
    }

    private int columnOf(int day, int firstSpan) {
        return columnOfSpan[spanOfDay[day - firstActivityDay] - firstSpan];
    }

    private void add(CohortCounts counts, PurchaseColumns orders, int from, int to) {
        int cohort = cohortOf(orders.days()[from]);
        counts.sizes()[cohort]++;
        if (presence == Presence.WITHIN_COLUMN) {
            addWithin(counts, orders, from, to, cohort);
        } else {
            addSums(counts, orders, from, to, cohort);
            if (presence == Presence.UP_TO_COLUMN && isWithin(orders.days(), from, to, grid.firstSpan(cohort), 0)) {
                counts.customers()[grid.firstCell(cohort)]++;
            }
            int column = columnToCount(orders.days(), from, to, cohort);
            if (column >= 0) {
                counts.customers()[grid.firstCell(cohort) + column]++;
            }
        }
    }

    /**
     * Orders, revenue and customers at once: a customer counts where an order's column is not that of the one before.
     */
    private void addWithin(CohortCounts counts, PurchaseColumns orders, int from, int to, int cohort) {
        int[] days = orders.days();
        long[] amounts = orders.amounts();
        int firstCell = grid.firstCell(cohort);
        int firstSpan = grid.firstSpan(cohort);
        int previous = -1;
        for (int row = from; row < to; row++) {
            int column = columnOf(days[row], firstSpan);
            if (column >= 0 && column < limit) {
                int cell = firstCell + column;
                counts.orders()[cell]++;
                counts.revenue()[cell] += amounts[row];
                counts.customers()[cell] += column == previous ? 0 : 1;
                previous = column;
            }
        }
    }

    private void addSums(CohortCounts counts, PurchaseColumns orders, int from, int to, int cohort) {
        for (int row = from; row < to; row++) {
            int column = columnOf(orders.days()[row], grid.firstSpan(cohort));
            if (column >= 0 && column < limit) {
                counts.orders()[grid.firstCell(cohort) + column]++;
                counts.revenue()[grid.firstCell(cohort) + column] += orders.amounts()[row];
            }
        }
    }

    /** The column where one customer is entered, from which {@link #accumulate} reaches the others; -1 for none. */
    private int columnToCount(int[] days, int from, int to, int cohort) {
        int firstSpan = grid.firstSpan(cohort);
        return switch (presence) {
            case FROM_COLUMN_ON -> Math.min(columnOf(days[to - 1], firstSpan), grid.columns(cohort) - 1);
            case EVERY_COLUMN -> lastOfStreak(days, from, to, firstSpan);
            case UP_TO_COLUMN -> firstReturn(days, from, to, firstSpan);
            case WITHIN_COLUMN -> throw new IllegalStateException("presence must not be " + presence);
        };
    }

    private int lastOfStreak(int[] days, int from, int to, int firstSpan) {
        int last = -1;
        for (int row = from; row < to; row++) {
            int column = columnOf(days[row], firstSpan);
            if (column == last + 1 && column < limit) {
                last = column;
            } else if (column > last) {
                return last;
            }
        }
        return last;
    }

    private int firstReturn(int[] days, int from, int to, int firstSpan) {
        for (int row = from; row < to; row++) {
            int column = columnOf(days[row], firstSpan);
            if (column >= 1) {
                return column < limit ? column : -1;
            }
        }
        return -1;
    }

    private void addRefunds(CohortCounts[] counts, int[] groupOf) {
        PurchaseColumns orders = store.orders();
        PurchaseColumns refunds = store.refunds();
        for (int customer = 0; customer < refunds.customers(); customer++) {
            int group = groupOf[customer];
            if (group >= 0 && !refunds.isEmpty(customer)) {
                if (orders.isEmpty(customer)) {
                    counts[group].addOutside(refunds.sum(customer));
                } else {
                    addRefunds(counts[group], refunds, customer, cohortOf(orders.days()[orders.from(customer)]));
                }
            }
        }
    }

    private void addRefunds(CohortCounts counts, PurchaseColumns refunds, int customer, int cohort) {
        for (int row = refunds.from(customer); row < refunds.to(customer); row++) {
            int day = refunds.days()[row];
            long amount = refunds.amounts()[row];
            if (day < grid.cohorts().start(cohort)) {
                counts.addOutside(amount);
            } else {
                int column = columnOf(day, grid.firstSpan(cohort));
                if (column >= 0 && column < limit) {
                    counts.revenue()[grid.firstCell(cohort) + column] += amount;
                }
            }
        }
    }

    /** Adds up the customers entered in one column each: those of later columns, or of earlier ones. */
    private void accumulate(CohortCounts counts) {
        for (int cohort = 0; cohort < grid.cohorts().size(); cohort++) {
            int first = grid.firstCell(cohort);
            int columns = grid.columns(cohort);
            if (presence == Presence.UP_TO_COLUMN) {
                for (int cell = first + 2; cell < first + columns; cell++) {
                    counts.customers()[cell] += counts.customers()[cell - 1];
                }
            } else {
                for (int cell = first + columns - 2; cell >= first; cell--) {
                    counts.customers()[cell] += counts.customers()[cell + 1];
                }
            }
        }
    }

    /**
     * The customers present in one cell.
     *
     * @param cohort the cohort
     * @param column the column, one that the cohort has
     * @return their ordinals, ascending
     */
    public int[] customers(int cohort, int column) {
        PurchaseColumns orders = store.orders();
        return IntStream.range(0, orders.customers())
                .filter(customer -> !orders.isEmpty(customer)
                        && cohortOf(orders.days()[orders.from(customer)]) == cohort
                        && isPresent(orders.days(), orders.from(customer), orders.to(customer), cohort, column))
                .toArray();
    }

    private boolean isPresent(int[] days, int from, int to, int cohort, int column) {
        if (presence == Presence.WITHIN_COLUMN || (presence == Presence.UP_TO_COLUMN && column == 0)) {
            return isWithin(days, from, to, grid.firstSpan(cohort), column);
        }
        int counted = columnToCount(days, from, to, cohort);
        return presence == Presence.UP_TO_COLUMN ? counted >= 1 && counted <= column : counted >= column;
    }

    private boolean isWithin(int[] days, int from, int to, int firstSpan, int column) {
        return Arrays.stream(days, from, to).anyMatch(day -> columnOf(day, firstSpan) == column);
    }
}
