package io.github.retentionmetrics.internal;

import java.util.function.IntPredicate;

/** Customers with an order, grouped by the span of days in which their first order lies. */
final class CohortMembers {
    private final int[] offsets;
    private final int[] customers;

    private CohortMembers(int[] offsets, int[] customers) {
        this.offsets = offsets;
        this.customers = customers;
    }

    /** How many customers there are in each cohort. */
    static int[] sizes(PurchaseColumns orders, DayCalendar cohorts) {
        return sizes(orders, cohorts, customer -> true);
    }

    /** How many of some customers there are in each cohort. */
    static int[] sizes(PurchaseColumns orders, DayCalendar cohorts, IntPredicate isMember) {
        int[] cohortOfDay = cohorts.spanOfDay();
        int[] sizes = new int[cohorts.size()];
        for (int customer = 0; customer < orders.customers(); customer++) {
            if (!orders.isEmpty(customer) && isMember.test(customer)) {
                sizes[cohortOfDay[firstDay(orders, customer) - cohorts.start(0)]]++;
            }
        }
        return sizes;
    }

    /** Some customers, of whom there are so many in each cohort. */
    static CohortMembers of(PurchaseColumns orders, DayCalendar cohorts, int[] sizes, IntPredicate isMember) {
        int[] cohortOfDay = cohorts.spanOfDay();
        int[] offsets = new int[cohorts.size() + 1];
        for (int cohort = 0; cohort < cohorts.size(); cohort++) {
            offsets[cohort + 1] = offsets[cohort] + sizes[cohort];
        }
        int[] next = offsets.clone();
        int[] customers = new int[offsets[cohorts.size()]];
        for (int customer = 0; customer < orders.customers(); customer++) {
            if (!orders.isEmpty(customer) && isMember.test(customer)) {
                customers[next[cohortOfDay[firstDay(orders, customer) - cohorts.start(0)]]++] = customer;
            }
        }
        return new CohortMembers(offsets, customers);
    }

    private static int firstDay(PurchaseColumns orders, int customer) {
        return orders.days()[orders.from(customer)];
    }

    /**
     * Visits the customers of a cohort, as runs of ordinals that follow each other. Where purchases came in day order a
     * cohort is one run, and its orders are consecutive rows.
     */
    void forEachRun(int cohort, RunVisitor visitor) {
        int from = offsets[cohort];
        while (from < offsets[cohort + 1]) {
            int to = from + 1;
            while (to < offsets[cohort + 1] && customers[to] == customers[to - 1] + 1) {
                to++;
            }
            visitor.visit(customers[from], customers[to - 1] + 1);
            from = to;
        }
    }

    /** What is done with customers whose ordinals follow each other. */
    interface RunVisitor {
        void visit(int fromCustomer, int toCustomer);
    }
}
