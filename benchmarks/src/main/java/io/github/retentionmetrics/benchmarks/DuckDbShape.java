package io.github.retentionmetrics.benchmarks;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Ways to ask DuckDB for a cohort table: each a query with places for the table, a condition, and one more column to
 * group by.
 *
 * <p>They return cohort, month, customers, orders, and revenue. Those with {@code CUSTOMERS} in their name leave the
 * last two out. The ones with {@code BITS} turn a customer's active months into the bits of one number, of which there
 * are enough for the workload's 36 months.
 */
enum DuckDbShape {
    TWO_STEP("""
            with activity as (
              select $segment customer, $month as month, count(*) as orders, sum(amount) as revenue
              from $table $where group by all),
            start as (select customer, min(month) as cohort from activity group by customer)
            select $segment cohort, month, count(*), sum(orders)::bigint, sum(revenue)::bigint
            from activity join start using (customer) group by all"""),
    WINDOW("""
            with activity as (
              select $segment customer, $month as month, count(*) as orders, sum(amount) as revenue
              from $table $where group by all),
            cells as (select *, min(month) over (partition by customer) as cohort from activity)
            select $segment cohort, month, count(*), sum(orders)::bigint, sum(revenue)::bigint
            from cells group by all"""),
    DISTINCT("""
            with start as (select customer, min($month) as cohort from $table $where group by customer)
            select $segment cohort, $month, count(distinct customer), count(*), sum(amount)::bigint
            from $table join start using (customer) group by all"""),
    FIRST_DAY("""
            with start as (select customer, min(day) as first_day from $table $where group by customer),
            activity as (
              select $segment customer, (year(first_day) * 12 + month(first_day) - 24277) as cohort, $month as month,
                count(*) as orders, sum(amount) as revenue
              from $table join start using (customer) group by all)
            select $segment cohort, month, count(*), sum(orders)::bigint, sum(revenue)::bigint
            from activity group by all"""),
    BITS("""
            with months as materialized (
              select $segment customer, bit_or(1::bigint << $month) as bits from $table $where group by all),
            start as (
              select $segment customer, bits, bit_count((bits & (-bits)) - 1)::utinyint as cohort from months),
            counts as (
              select $segment cohort, unnest([$bits]) as customers, unnest(range(36)) as month
              from start group by $segment cohort),
            sums as (
              select $segment cohort, $month as month, count(*) as orders, sum(amount)::bigint as revenue
              from $table join start using ($segment customer) group by all)
            select $segment cohort, month, customers, orders, revenue
            from counts join sums using ($segment cohort, month)"""),
    COHORT_TWO_STEP("""
            with activity as (
              select $segment cohort, customer, month, count(*) as orders, sum(amount) as revenue
              from $table $where group by all)
            select $segment cohort, month, count(*), sum(orders)::bigint, sum(revenue)::bigint
            from activity group by all"""),
    COHORT_DISTINCT("""
            select $segment cohort, month, count(distinct customer), count(*), sum(amount)::bigint
            from $table $where group by all"""),
    COHORT_APART("""
            with active as (select distinct $segment cohort, customer, month from $table $where),
            counts as (select $segment cohort, month, count(*) as customers from active group by all),
            sums as (
              select $segment cohort, month, count(*) as orders, sum(amount)::bigint as revenue
              from $table $where group by all)
            select $segment cohort, month, customers, orders, revenue
            from counts join sums using ($segment cohort, month)"""),
    COHORT_BITS("""
            with months as (
              select $segment any_value(cohort) as cohort, bit_or(1::bigint << month) as bits
              from $table $where group by $segment customer),
            counts as (
              select $segment cohort, unnest([$bits]) as customers, unnest(range(36)) as month
              from months group by $segment cohort),
            sums as (
              select $segment cohort, month, count(*) as orders, sum(amount)::bigint as revenue
              from $table $where group by all)
            select $segment cohort, month, customers, orders, revenue
            from counts join sums using ($segment cohort, month)"""),
    CUSTOMERS_TWO_STEP("""
            with activity as (select distinct customer, $month as month from $table),
            start as (select customer, min(month) as cohort from activity group by customer)
            select cohort, month, count(*) from activity join start using (customer) group by all"""),
    CUSTOMERS_DISTINCT("""
            with start as (select customer, min($month) as cohort from $table group by customer)
            select cohort, $month, count(distinct customer) from $table join start using (customer) group by all"""),
    CUSTOMERS_BITS("""
            with months as (select bit_or(1::bigint << $month) as bits from $table group by customer)
            select bit_count((bits & (-bits)) - 1)::utinyint as cohort, unnest(range(36)), unnest([$bits])
            from months group by cohort"""),
    COHORT_CUSTOMERS_TWO_STEP("""
            with activity as (select distinct cohort, customer, month from $table)
            select cohort, month, count(*) from activity group by all"""),
    COHORT_CUSTOMERS_DISTINCT("select cohort, month, count(distinct customer) from $table group by all"),
    COHORT_CUSTOMERS_BITS("""
            with months as (
              select any_value(cohort) as cohort, bit_or(1::bigint << month) as bits from $table group by customer)
            select cohort, unnest(range(36)), unnest([$bits]) from months group by cohort"""),
    FIRST_IN_MONTH("""
            select cohort, month, count(*) filter (is_first), count(*), sum(amount)::bigint
            from $table group by all"""),
    /** Growth accounting: month, customers new, retained and active. */
    MOVEMENT_LAG("""
            with activity as (select distinct customer, $month::integer as month from $table),
            steps as (
              select month, lag(month) over (partition by customer order by month) as previous from activity)
            select month, count(*) filter (previous is null), count(*) filter (previous = month - 1), count(*)
            from steps group by month"""),
    /** The same with a customer's months as bits, and customers with the same bits taken together. */
    MOVEMENT_BITS("""
            with months as (select bit_or(1::bigint << $month) as bits from $table group by customer),
            patterns as (
              select bits, bits & (-bits) as first, bits & (bits << 1) as again, count(*) as customers
              from months group by bits)
            select unnest(range(36)), unnest([$first]), unnest([$again]), unnest([$active]) from patterns"""),
    /** The same, without taking customers together. */
    MOVEMENT_BITS_PLAIN("""
            with months as (select bit_or(1::bigint << $month) as bits from $table group by customer),
            patterns as (select bits, bits & (-bits) as first, bits & (bits << 1) as again, 1 as customers from months)
            select unnest(range(36)), unnest([$first]), unnest([$again]), unnest([$active]) from patterns"""),
    /** Recency, frequency and monetary value: customer, days, orders, amount. */
    RFM_VALUES("""
            select customer, date '2026-01-01' - max(day), count(*), sum(amount)::bigint
            from $table group by customer"""),
    /** Customers by the number of their RFM cell, from 0, with scores by the rank of a customer. */
    RFM_CELLS_RANK("""
            with customers as (
              select max(day) as last, count(*) as orders, sum(amount)::bigint as spent from $table group by customer),
            scores as (
              select
                5 * (rank() over (order by last) - 1) // count(*) over () as r,
                5 * (rank() over (order by orders) - 1) // count(*) over () as f,
                5 * (rank() over (order by spent) - 1) // count(*) over () as m
              from customers)
            select 25 * r + 5 * f + m, count(*) from scores group by all"""),
    /** The same with scores by quantiles, which takes no sort. */
    RFM_CELLS_QUANTILES("""
            with customers as materialized (
              select max(day) as last, count(*) as orders, sum(amount)::bigint as spent from $table group by customer),
            limits as (
              select
                quantile_disc(last, [0.2, 0.4, 0.6, 0.8]) as r,
                quantile_disc(orders, [0.2, 0.4, 0.6, 0.8]) as f,
                quantile_disc(spent, [0.2, 0.4, 0.6, 0.8]) as m
              from customers)
            select
              25 * ((last > r[1])::int + (last > r[2])::int + (last > r[3])::int + (last > r[4])::int)
              + 5 * ((orders > f[1])::int + (orders > f[2])::int + (orders > f[3])::int + (orders > f[4])::int)
              + (spent > m[1])::int + (spent > m[2])::int + (spent > m[3])::int + (spent > m[4])::int,
              count(*)
            from customers, limits group by all""");

    private final String template;

    DuckDbShape(String template) {
        this.template = template;
    }

    /** Whether a table has what the query reads; where the cohort is known, it is not worked out again. */
    boolean fits(DuckDbTable table) {
        boolean needsCohort = name().startsWith("COHORT") || this == FIRST_IN_MONTH;
        return needsCohort == table.hasCohort() || movements().contains(this);
    }

    /** The query on a table, with a condition, or none if empty, and grouped by segment too or not. */
    String on(DuckDbTable table, String where, boolean bySegment) {
        return on(table.sqlName(), table.month(), where, bySegment);
    }

    String on(String table, String month, String where, boolean bySegment) {
        return template.replace("$table", table)
                .replace("$where", where)
                .replace("$segment", bySegment ? "segment," : "")
                .replace("$bits", sums("bits", ""))
                .replace("$first", sums("first", " * customers"))
                .replace("$again", sums("again", " * customers"))
                .replace("$active", sums("bits", " * customers"))
                .replace("$month", month);
    }

    /** One sum for each month, of a bit of a column. */
    private static String sums(String column, String factor) {
        return IntStream.range(0, CohortCells.MONTHS)
                .mapToObj(month -> "sum(((" + column + " >> " + month + ") & 1)" + factor + ")::bigint")
                .collect(Collectors.joining(", "));
    }

    static Set<DuckDbShape> cohortTables() {
        return EnumSet.range(TWO_STEP, COHORT_BITS);
    }

    /** Those of the cohort tables that need no cohort beforehand. */
    static Set<DuckDbShape> plainTables() {
        return EnumSet.range(TWO_STEP, BITS);
    }

    static Set<DuckDbShape> customersOnly() {
        return EnumSet.range(CUSTOMERS_TWO_STEP, COHORT_CUSTOMERS_BITS);
    }

    static Set<DuckDbShape> rfmCells() {
        return EnumSet.of(RFM_CELLS_RANK, RFM_CELLS_QUANTILES);
    }

    static Set<DuckDbShape> movements() {
        return EnumSet.range(MOVEMENT_LAG, MOVEMENT_BITS_PLAIN);
    }
}
