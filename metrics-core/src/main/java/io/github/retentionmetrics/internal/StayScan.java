package io.github.retentionmetrics.internal;

import java.util.Arrays;

/**
 * Counts the customers in the cells of a grid by their state at the end of each span of activity, from stays: spans of
 * days on which a customer is active. A customer's cohort is that of the first day of the first stay.
 *
 * <p>The columns in which a customer counts are ranges of columns that follow each other, at most one for each stay, so
 * the cost is one step for each stay, however long it lasts.
 */
public final class StayScan {
    private static final int NONE = -1;

    private final CohortGrid grid;
    private final Presence presence;
    private final int lastDay;
    private final int[] cohortOfDay;
    private final int[] spanOfDay;
    private final int[] columnOfSpan;
    private final CohortCounts counts;

    private StayScan(CohortGrid grid, Presence presence, int lastDay) {
        this.grid = grid;
        this.presence = presence;
        this.lastDay = lastDay;
        this.cohortOfDay = grid.cohorts().spanOfDay();
        this.spanOfDay = grid.activity().spanOfDay();
        this.columnOfSpan = grid.columnOfSpan();
        this.counts = new CohortCounts(grid);
    }

    /**
     * A scan for a question.
     *
     * @param grid the cells
     * @param presence who counts as present
     * @param lastDay the last observed day, which takes the place of the end of the span that it lies in
     * @return the scan, to which customers are added
     */
    public static StayScan of(CohortGrid grid, Presence presence, int lastDay) {
        return new StayScan(grid, presence, lastDay);
    }

    /**
     * The stays of one customer.
     */
    public interface Stays {
        /**
         * How many stays there are.
         *
         * @return the number, at least 1
         */
        int size();

        /**
         * The first active day.
         *
         * @param stay the number of the stay, in the order of their first days
         * @return the day
         */
        long start(int stay);

        /**
         * The first day that is no longer active.
         *
         * @param stay the number of the stay
         * @return the day; any day after the last observed one while the stay lasts
         */
        long end(int stay);
    }

    /**
     * Counts a customer.
     *
     * @param stays the stays
     */
    public void add(Stays stays) {
        int cohort = cohortOf(stays);
        counts.sizes()[cohort]++;
        int firstCell = grid.firstCell(cohort);
        forEachRange(stays, cohort, (from, to) -> {
            // differences, which count() adds up
            counts.customers()[firstCell + from]++;
            if (to < grid.columns(cohort)) {
                counts.customers()[firstCell + to]--;
            }
        });
    }

    /**
     * Whether a customer counts in one cell.
     *
     * @param stays the stays
     * @param cohort the cohort
     * @param column the column, one that the cohort has
     * @return true if the customer is of the cohort and present at the column
     */
    public boolean isPresent(Stays stays, int cohort, int column) {
        boolean[] found = new boolean[1];
        if (cohortOf(stays) == cohort) {
            forEachRange(stays, cohort, (from, to) -> found[0] |= from <= column && column < to);
        }
        return found[0];
    }

    /**
     * The counts of all customers added.
     *
     * @return the counts, without orders and revenue; the scan is not to be used afterwards
     */
    public CohortCounts count() {
        for (int cohort = 0; cohort < grid.cohortCount(); cohort++) {
            int first = grid.firstCell(cohort);
            for (int cell = first + 1; cell < first + grid.columns(cohort); cell++) {
                counts.customers()[cell] += counts.customers()[cell - 1];
            }
        }
        return counts;
    }

    private int cohortOf(Stays stays) {
        return cohortOfDay[(int) stays.start(0) - grid.cohorts().start(0)];
    }

    private void forEachRange(Stays stays, int cohort, RangeVisitor visitor) {
        Columns columns = new Columns(stays, cohort);
        int end = grid.columns(cohort);
        switch (presence) {
            case WITHIN_COLUMN -> columns.forEach(visitor);
            case FROM_COLUMN_ON -> visit(visitor, 0, columns.last() + 1);
            case UP_TO_COLUMN -> {
                visit(visitor, 0, columns.isFirst() ? 1 : 0);
                int back = columns.firstFrom(1);
                visit(visitor, back == NONE ? end : back, end);
            }
            case EVERY_COLUMN -> visit(visitor, 0, columns.streak());
        }
    }

    private static void visit(RangeVisitor visitor, int from, int to) {
        if (from < to) {
            visitor.visit(from, to);
        }
    }

    private interface RangeVisitor {
        void visit(int from, int to);
    }

    /** The columns at whose spans' ends one customer is active. */
    private final class Columns {
        private final Stays stays;
        private final int cohort;

        Columns(Stays stays, int cohort) {
            this.stays = stays;
            this.cohort = cohort;
        }

        /** Visits ranges of columns, ascending, each column once. */
        void forEach(RangeVisitor visitor) {
            int next = 0;
            for (int stay = 0; stay < stays.size(); stay++) {
                int fromSpan = firstEndFrom(stays.start(stay));
                int toSpan = stays.end(stay) > lastDay ? grid.activity().size() : firstEndFrom(stays.end(stay));
                if (fromSpan < toSpan) {
                    int from = Math.max(next, column(fromSpan));
                    int to = Math.min(column(toSpan - 1) + 1, grid.columns(cohort));
                    visit(visitor, from, to);
                    next = Math.max(next, to);
                }
            }
        }

        /** The first span whose last known day is not before a day. */
        private int firstEndFrom(long day) {
            return day > lastDay
                    ? grid.activity().size()
                    : spanOfDay[(int) day - grid.activity().start(0)];
        }

        private int column(int span) {
            return columnOfSpan[span - grid.firstSpan(cohort)];
        }

        int last() {
            int[] last = {NONE};
            forEach((from, to) -> last[0] = to - 1);
            return last[0];
        }

        boolean isFirst() {
            boolean[] found = new boolean[1];
            forEach((from, to) -> found[0] |= from == 0);
            return found[0];
        }

        int firstFrom(int column) {
            int[] first = {NONE};
            forEach((from, to) -> {
                if (first[0] == NONE && to > column) {
                    first[0] = Math.max(from, column);
                }
            });
            return first[0];
        }

        /** How many columns follow each other from 0 on. */
        int streak() {
            int[] streak = new int[1];
            forEach((from, to) -> streak[0] = from == streak[0] ? to : streak[0]);
            return streak[0];
        }
    }

    @Override
    public String toString() {
        return "StayScan[" + Arrays.stream(counts.sizes()).sum() + " customers]";
    }
}
