package io.github.retentionmetrics.internal;

import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * The orders of a store by (cohort of the customer, day), each with the day of the same customer's previous order.
 *
 * <p>The orders of a cohort in any span of days are then consecutive rows, found by two look-ups in a table over
 * (cohort, day), and their revenue is the difference of two entries. A customer with several orders in the span is
 * counted once by counting the rows <i>whose previous order lies before the span</i>: distinct customers without a set,
 * a sort or a hash, at two bytes a row.
 *
 * <p>Memory: 2 bytes an order and 16 bytes a (cohort, day). Made by {@link CohortIndexBuilder} in linear time, which
 * is less than half as long again as {@link CohortScan} takes for one answer. A store whose orders span more days than
 * two bytes hold, or whose table would have more entries than there are orders, has no index: {@link CohortScan} gives
 * the same answers.
 */
public final class CohortIndex {
    /** A table of this many entries is small enough for any store. */
    private static final int SMALL_TABLE = 1 << 12;

    private final DayCalendar cohorts;
    private final int firstDay;
    private final int lastDay;
    private final int[] sizes;
    /** The entry of a cohort's first day; a cohort has one for each day up to the one after the last. */
    private final int[] firstEntries;

    private final int[] rowsBefore;
    private final long[] revenueBefore;
    private final int[] lastOrdersBefore;
    private final PackedDays previousDays;
    private final long outside;

    private CohortIndex(
            PurchaseStore store, DayCalendar cohorts, int[] sizes, int[] firstEntries, CohortIndexBuilder builder) {
        this.cohorts = cohorts;
        this.firstDay = store.firstDay();
        this.lastDay = store.lastDay();
        this.sizes = sizes;
        this.firstEntries = firstEntries;
        this.rowsBefore = builder.rowsBefore();
        this.revenueBefore = builder.revenueBefore();
        this.lastOrdersBefore = builder.lastOrdersBefore();
        this.previousDays = builder.previousDays();
        this.outside = builder.outside();
    }

    static Optional<CohortIndex> of(PurchaseStore store, DayCalendar cohorts) {
        return of(
                store,
                cohorts,
                store.cohortSizes(cohorts),
                Math.max(SMALL_TABLE, store.orders().rows()),
                PackedDays.LARGEST);
    }

    /** An index of some of the customers, or nothing where it would be larger than their rows. */
    static Optional<CohortIndex> of(PurchaseStore store, DayCalendar cohorts, IntPredicate isMember) {
        PurchaseColumns orders = store.orders();
        int rows = 0;
        for (int customer = 0; customer < orders.customers(); customer++) {
            rows += isMember.test(customer) ? orders.to(customer) - orders.from(customer) : 0;
        }
        int[] sizes = CohortMembers.sizes(orders, cohorts, isMember);
        return of(store, cohorts, sizes, Math.max(SMALL_TABLE, rows), PackedDays.LARGEST, rows, isMember);
    }

    /** An index, unless its table or the span of days exceeds what is given. */
    static Optional<CohortIndex> of(
            PurchaseStore store, DayCalendar cohorts, int[] sizes, int mostEntries, int mostDays) {
        return of(store, cohorts, sizes, mostEntries, mostDays, store.orders().rows(), customer -> true);
    }

    private static Optional<CohortIndex> of(
            PurchaseStore store,
            DayCalendar cohorts,
            int[] sizes,
            int mostEntries,
            int mostDays,
            int rows,
            IntPredicate isMember) {
        if (store.isEmpty() || (long) store.lastDay() - store.firstDay() >= mostDays) {
            return Optional.empty();
        }
        int[] firstEntries = new int[cohorts.size() + 1];
        for (int cohort = 0; cohort < cohorts.size(); cohort++) {
            long days = sizes[cohort] == 0 ? 0 : store.lastDay() - (long) cohorts.start(cohort) + 2;
            if (firstEntries[cohort] + days > mostEntries) {
                return Optional.empty();
            }
            firstEntries[cohort + 1] = firstEntries[cohort] + (int) days;
        }
        CohortMembers members = CohortMembers.of(store.orders(), cohorts, sizes, isMember);
        CohortIndexBuilder builder = new CohortIndexBuilder(store, cohorts, members, firstEntries, rows);
        builder.addAll();
        builder.addOutside(isMember);
        return Optional.of(new CohortIndex(store, cohorts, sizes, firstEntries, builder));
    }

    /**
     * How many customers are in a cohort.
     *
     * @param cohort the cohort
     * @return the number of customers
     */
    public int size(int cohort) {
        return sizes[cohort];
    }

    private int entry(int cohort, int day) {
        int within = Math.max(cohorts.start(cohort), Math.min(day, lastDay + 1));
        return firstEntries[cohort] + within - cohorts.start(cohort);
    }

    /**
     * The orders of a cohort in a span of days.
     *
     * @param cohort a cohort with customers
     * @param startInclusive the first day
     * @param endExclusive the day after the last
     * @return the number of orders
     */
    public int orders(int cohort, int startInclusive, int endExclusive) {
        return rowsBefore[entry(cohort, endExclusive)] - rowsBefore[entry(cohort, startInclusive)];
    }

    /**
     * The revenue of a cohort in a span of days, less refunds.
     *
     * @param cohort a cohort with customers
     * @param startInclusive the first day
     * @param endExclusive the day after the last
     * @return minor units
     */
    public long revenue(int cohort, int startInclusive, int endExclusive) {
        return revenueBefore[entry(cohort, endExclusive)] - revenueBefore[entry(cohort, startInclusive)];
    }

    /**
     * The customers of a cohort with an order on or after a day.
     *
     * @param cohort a cohort with customers
     * @param day the day
     * @return the number of customers
     */
    public int customersFrom(int cohort, int day) {
        return sizes[cohort] - lastOrdersBefore[entry(cohort, day)];
    }

    /**
     * The customers of a cohort whose first order since some day lies in a span of days. With the span's own start as
     * that day, these are the customers who are active in the span.
     *
     * @param cohort a cohort with customers
     * @param startInclusive the first day
     * @param endExclusive the day after the last
     * @param since the day before which earlier orders do not matter, at most {@code startInclusive}
     * @return the number of customers
     */
    public int customersBack(int cohort, int startInclusive, int endExclusive, int since) {
        int from = rowsBefore[entry(cohort, startInclusive)];
        int to = rowsBefore[entry(cohort, endExclusive)];
        return previousDays.countAtMost(from, to, bound(since));
    }

    /**
     * The same with two days at once: the customers since the first in the upper half, since the second in the lower.
     */
    long customersBack(int cohort, int startInclusive, int endExclusive, int since, int otherSince) {
        int from = rowsBefore[entry(cohort, startInclusive)];
        int to = rowsBefore[entry(cohort, endExclusive)];
        return previousDays.countAtMost(from, to, bound(since), bound(otherSince));
    }

    /** An order without a previous one has 0, others the days since the day before the first. */
    private int bound(int since) {
        return Math.max(0, Math.min(since - firstDay, PackedDays.LARGEST));
    }

    /**
     * The customers active in each span of the cohorts' calendar, in one scan of the rows.
     *
     * @return the activity by span
     */
    public SpanActivity activity() {
        return SpanActivity.of(this, cohorts);
    }

    /**
     * Counts what is in the cells of a grid over the same cohorts.
     *
     * @param grid the grid
     * @param presence who counts as present, not {@link Presence#EVERY_COLUMN}
     * @return the counts
     */
    public CohortCounts count(CohortGrid grid, Presence presence) {
        CohortCounts counts = new CohortCounts(grid);
        counts.addOutside(outside);
        for (int cohort = 0; cohort < cohorts.size(); cohort++) {
            if (sizes[cohort] > 0) {
                counts.sizes()[cohort] = sizes[cohort];
                count(grid, presence, cohort, counts);
            }
        }
        return counts;
    }

    private void count(CohortGrid grid, Presence presence, int cohort, CohortCounts counts) {
        int cell = grid.firstCell(cohort);
        long returned = 0;
        for (int column = 0; column < grid.columns(cohort); column++, cell++) {
            int start = grid.start(cohort, column);
            int end = grid.start(cohort, column + 1);
            counts.orders()[cell] = orders(cohort, start, end);
            counts.revenue()[cell] = revenue(cohort, start, end);
            if (presence == Presence.FROM_COLUMN_ON) {
                counts.customers()[cell] = customersFrom(cohort, start);
            } else if (presence == Presence.WITHIN_COLUMN || column == 0) {
                counts.customers()[cell] = customersWithin(cohort, start, end);
            } else {
                returned += customersBack(cohort, start, end, grid.start(cohort, 1));
                counts.customers()[cell] = returned;
            }
        }
    }

    private int customersWithin(int cohort, int start, int end) {
        boolean holdsAllFirstOrders = start <= cohorts.start(cohort) && end >= cohorts.start(cohort + 1);
        return holdsAllFirstOrders ? sizes[cohort] : customersBack(cohort, start, end, start);
    }
}
