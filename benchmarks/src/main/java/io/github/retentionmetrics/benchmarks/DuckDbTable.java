package io.github.retentionmetrics.benchmarks;

import java.util.Locale;

/**
 * The workload in DuckDB, resident in memory in several layouts; which serves a question best is for measuring to say.
 */
enum DuckDbTable {
    /** Customer, day, amount in cents, and segment, in day order, as loaded. */
    ARRIVED(""),
    /** The same in the order of customers. */
    SORTED("select * from arrived order by customer, day"),
    /** With the month and the customer's first month, both counted from the first of the workload. */
    COHORT("select *, " + DuckDbTable.MONTH_OF_DAY + "::utinyint as month,"
            + " (min(" + DuckDbTable.MONTH_OF_DAY + ") over (partition by customer))::utinyint as cohort"
            + " from arrived order by day, rowid"),
    /** The same in the order of cohorts and customers. */
    COHORT_SORTED("select * from cohort order by cohort, customer, day"),
    /**
     * The library's own idea in SQL, for months only: beside cohort and month, whether a row is its customer's first in
     * the month, which makes counting customers a sum. Made for one question, so it is reported apart from the others.
     */
    FIRST_IN_MONTH("select cohort, month, amount,"
            + " lag(month, 1, 255::utinyint) over (partition by customer order by day, rowid) <> month as is_first"
            + " from cohort order by cohort, month");

    static final String MONTH_OF_DAY = "(year(day) * 12 + month(day) - 24277)";

    private final String query;

    DuckDbTable(String query) {
        this.query = query;
    }

    /** The name in SQL. */
    String sqlName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The month of a row, from 0, in SQL. */
    String month() {
        return hasCohort() ? "month" : MONTH_OF_DAY;
    }

    boolean hasCohort() {
        return this == COHORT || this == COHORT_SORTED || this == FIRST_IN_MONTH;
    }

    /** The query that fills the table; empty for the one that is loaded. */
    String query() {
        return query;
    }
}
