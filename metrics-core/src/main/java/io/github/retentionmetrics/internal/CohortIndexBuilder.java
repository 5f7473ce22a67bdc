package io.github.retentionmetrics.internal;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Fills the tables of a {@link CohortIndex}: one pass over the orders of a cohort that counts those of each day, and
 * one that puts each where the counts say.
 *
 * <p>Both passes run over rows, not over customers: a loop that ends after a customer's few orders is mispredicted for
 * nearly each of them, which took three quarters of the time.
 */
final class CohortIndexBuilder {
    private final PurchaseColumns orders;
    private final PurchaseColumns refunds;
    private final DayCalendar cohorts;
    private final CohortMembers members;
    private final int[] firstEntries;
    private final int firstDay;

    private final int[] rowsBefore;
    private final long[] revenueBefore;
    private final int[] lastOrdersBefore;
    private final PackedDays previousDays;
    private long outside;

    /** The rows of each day that have been placed, plus those of the days before. */
    private int[] next = new int[0];

    private short[] previous = new short[0];

    CohortIndexBuilder(PurchaseStore store, DayCalendar cohorts, CohortMembers members, int[] firstEntries, int rows) {
        int entries = firstEntries[cohorts.size()];
        this.orders = store.orders();
        this.refunds = store.refunds();
        this.cohorts = cohorts;
        this.members = members;
        this.firstEntries = firstEntries;
        this.firstDay = store.firstDay();
        this.rowsBefore = new int[entries];
        this.revenueBefore = new long[entries];
        this.lastOrdersBefore = new int[entries];
        this.previousDays = new PackedDays(rows);
    }

    int[] rowsBefore() {
        return rowsBefore;
    }

    long[] revenueBefore() {
        return revenueBefore;
    }

    int[] lastOrdersBefore() {
        return lastOrdersBefore;
    }

    PackedDays previousDays() {
        return previousDays;
    }

    long outside() {
        return outside;
    }

    void addAll() {
        int row = 0;
        for (int cohort = 0; cohort < cohorts.size(); cohort++) {
            if (firstEntries[cohort] < firstEntries[cohort + 1]) {
                // one entry after the day's own, so that adding up gives what is before a day
                int entryOfDay0 = firstEntries[cohort] + 1 - cohorts.start(cohort);
                members.forEachRun(cohort, (from, to) -> addUp(from, to, entryOfDay0));
                addRefunds(cohort);
                row = accumulate(cohort, row);
                next = Arrays.copyOfRange(rowsBefore, firstEntries[cohort], firstEntries[cohort + 1]);
                int start = cohorts.start(cohort);
                members.forEachRun(cohort, (from, to) -> place(from, to, start));
            }
        }
    }

    /** Adds the refunds of customers without an order. */
    void addOutside(IntPredicate isMember) {
        for (int customer = 0; customer < refunds.customers(); customer++) {
            boolean isOutside = orders.isEmpty(customer) && isMember.test(customer);
            outside += isOutside ? refunds.sum(customer) : 0;
        }
    }

    /** Counts the orders, revenue and last orders of each day, of consecutive customers. */
    private void addUp(int fromCustomer, int toCustomer, int entryOfDay0) {
        int[] days = orders.days();
        long[] amounts = orders.amounts();
        int toRow = orders.from(toCustomer);
        for (int row = orders.from(fromCustomer); row < toRow; row++) {
            int entry = entryOfDay0 + days[row];
            rowsBefore[entry]++;
            revenueBefore[entry] += amounts[row];
        }
        int[] offsets = orders.offsets();
        for (int customer = fromCustomer; customer < toCustomer; customer++) {
            lastOrdersBefore[entryOfDay0 + days[offsets[customer + 1] - 1]]++;
        }
    }

    private void addRefunds(int cohort) {
        if (refunds.rows() > 0) {
            members.forEachRun(cohort, (from, to) -> {
                for (int row = refunds.from(from); row < refunds.from(to); row++) {
                    addRefund(cohort, refunds.days()[row] - cohorts.start(cohort), refunds.amounts()[row]);
                }
            });
        }
    }

    private void addRefund(int cohort, int dayOfCohort, long amount) {
        if (dayOfCohort < 0) {
            outside += amount;
        } else {
            revenueBefore[firstEntries[cohort] + 1 + dayOfCohort] += amount;
        }
    }

    /** Turns counts of a day into counts of all days before, and returns the row after the cohort's last. */
    private int accumulate(int cohort, int firstRow) {
        int row = firstRow;
        long revenue = 0;
        int lastOrders = 0;
        for (int entry = firstEntries[cohort]; entry < firstEntries[cohort + 1]; entry++) {
            row += rowsBefore[entry];
            revenue += revenueBefore[entry];
            lastOrders += lastOrdersBefore[entry];
            rowsBefore[entry] = row;
            revenueBefore[entry] = revenue;
            lastOrdersBefore[entry] = lastOrders;
        }
        return row;
    }

    /** Puts the orders of consecutive customers among those of their days, each as the day of the previous order. */
    private void place(int fromCustomer, int toCustomer, int startOfCohort) {
        int fromRow = orders.from(fromCustomer);
        int toRow = orders.from(toCustomer);
        int[] days = orders.days();
        findPrevious(fromCustomer, toCustomer, days, fromRow, toRow);
        for (int row = fromRow; row < toRow; row++) {
            previousDays.set(next[days[row] - startOfCohort]++, previous[row - fromRow]);
        }
    }

    /** The day before each row, and then 0 where the row is a customer's first: two loops without a branch. */
    private void findPrevious(int fromCustomer, int toCustomer, int[] days, int fromRow, int toRow) {
        if (previous.length < toRow - fromRow) {
            previous = new short[toRow - fromRow];
        }
        for (int row = fromRow + 1; row < toRow; row++) {
            previous[row - fromRow] = (short) (days[row - 1] - firstDay + 1);
        }
        int[] offsets = orders.offsets();
        for (int customer = fromCustomer; customer < toCustomer; customer++) {
            previous[offsets[customer] - fromRow] = 0;
        }
    }
}
