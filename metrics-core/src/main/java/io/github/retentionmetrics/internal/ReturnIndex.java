package io.github.retentionmetrics.internal;

/**
 * How many customers of each cohort of events returned at each offset, by the offset at which they had returned before:
 * all that a cohort table of returns needs, whatever its brackets and its rule of presence.
 *
 * <p>A customer who returns at offsets 0, 3 and 4 counts at 0 after none, at 3 after 0, and at 4 after 3. So a customer
 * counts once in a bracket: at the first return of those within it. That is 4 bytes for each pair of offsets of a
 * cohort, and 8 for each offset. Immutable once it is filled.
 */
public final class ReturnIndex {
    private static final int LEAST = 1 << 16;
    private static final int NEVER = -1;

    private final CohortGrid grid;
    private final int[] sizes;
    private final long[] events;
    /** The place of each cohort's first pair. */
    private final int[] firstPairs;

    private final int[] pairs;

    private ReturnIndex(CohortGrid grid, int[] sizes, int[] firstPairs) {
        this.grid = grid;
        this.sizes = sizes;
        this.events = new long[grid.cells()];
        this.firstPairs = firstPairs;
        this.pairs = new int[firstPairs[firstPairs.length - 1]];
    }

    /**
     * Whether an index takes at most 4 bytes a row, or little at all.
     *
     * @param grid its cells, without brackets
     * @param rows how many rows of events there are
     * @return true if it is worth its memory
     */
    public static boolean isSmall(CohortGrid grid, int rows) {
        long needed = 0;
        for (int cohort = 0; cohort < grid.cohortCount(); cohort++) {
            needed += pairs(grid.columns(cohort));
        }
        return needed <= Math.max(LEAST, rows);
    }

    /**
     * An index without returns.
     *
     * @param grid its cells, without brackets
     * @param sizes the customers of each cohort
     * @return the index, to be filled
     */
    public static ReturnIndex of(CohortGrid grid, int[] sizes) {
        int[] firstPairs = new int[grid.cohortCount() + 1];
        for (int cohort = 0; cohort < grid.cohortCount(); cohort++) {
            firstPairs[cohort + 1] = Math.toIntExact(firstPairs[cohort] + pairs(grid.columns(cohort)));
        }
        return new ReturnIndex(grid, sizes.clone(), firstPairs);
    }

    /** How many pairs of an offset with an earlier one, or none, there are. */
    private static long pairs(long offsets) {
        return offsets * (offsets + 1) / 2;
    }

    /**
     * The returns by cell.
     *
     * @return the shared array, to be filled
     */
    public long[] events() {
        return events;
    }

    /**
     * Counts a customer who returned.
     *
     * @param cohort the customer's cohort
     * @param previous the offset of the return before, -1 if there is none
     * @param offset the offset of the return
     */
    public void add(int cohort, int previous, int offset) {
        pairs[firstPairs[cohort] + (int) pairs(offset) + 1 + previous]++;
    }

    /**
     * The sizes of the cohorts.
     *
     * @return customers by cohort, in a new array
     */
    public int[] sizes() {
        return sizes.clone();
    }

    /**
     * Counts for a table.
     *
     * @param asked the cells of the same cohorts and spans of activity, with brackets or without
     * @param presence when a customer counts; not {@link Presence#EVERY_COLUMN}, which needs more than pairs
     * @return customers and returns by cell
     */
    public CohortCounts count(CohortGrid asked, Presence presence) {
        CohortCounts counts = new CohortCounts(asked);
        int[] columnOfSpan = asked.columnOfSpan();
        for (int cohort = 0; cohort < sizes.length; cohort++) {
            counts.sizes()[cohort] = sizes[cohort];
            // differences from column to column at first
            long[] customers = new long[asked.columns(cohort) + 1];
            for (int offset = 0; offset < grid.columns(cohort); offset++) {
                int column = columnOfSpan[offset];
                if (column >= 0) {
                    count(cohort, offset, columnOfSpan, presence, customers);
                    addEvents(counts, cohort, column, events[grid.firstCell(cohort) + offset]);
                }
            }
            long present = 0;
            for (int column = 0; column < asked.columns(cohort); column++) {
                present += customers[column];
                counts.customers()[asked.firstCell(cohort) + column] = present;
            }
        }
        return counts;
    }

    private static void addEvents(CohortCounts counts, int cohort, int column, long returns) {
        if (column < counts.grid().columns(cohort)) {
            counts.orders()[counts.grid().firstCell(cohort) + column] += returns;
        }
    }

    private void count(int cohort, int offset, int[] columnOfSpan, Presence presence, long[] changes) {
        int first = firstPairs[cohort] + (int) pairs(offset);
        int column = columnOfSpan[offset];
        for (int place = 0; place <= offset; place++) {
            int customers = pairs[first + place];
            if (customers > 0) {
                int previous = place == 0 ? NEVER : columnOfSpan[place - 1];
                add(changes, previous, column, presence, customers);
            }
        }
    }

    /** Adds customers who returned in a column, having returned in an earlier or the same one, or in none. */
    private static void add(long[] changes, int previous, int column, Presence presence, int customers) {
        int end = changes.length - 1;
        switch (presence) {
            case WITHIN_COLUMN -> add(changes, column, previous == column ? column : column + 1, customers);
            case FROM_COLUMN_ON -> add(changes, previous + 1, column + 1, customers);
            case UP_TO_COLUMN -> {
                if (column == 0 && previous < 0) {
                    add(changes, 0, 1, customers);
                } else if (column > 0 && previous < 1) {
                    add(changes, column, end, customers);
                }
            }
            default -> throw new IllegalArgumentException("presence must be found in pairs of columns: " + presence);
        }
    }

    private static void add(long[] changes, int from, int to, int customers) {
        int end = changes.length - 1;
        changes[Math.min(from, end)] += customers;
        changes[Math.min(to, end)] -= customers;
    }
}
