package io.github.retentionmetrics.benchmarks;

import io.github.retentionmetrics.subscription.BillingInterval;
import io.github.retentionmetrics.subscription.Subscription;
import io.github.retentionmetrics.subscription.Terms;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The peer's side of recurring revenue: a DuckDB with the phases in memory, customers as numbers, and one prepared
 * query.
 *
 * <p>The query adds up the changes of each customer and month and runs over the months with a change only: the join of
 * every phase with every month, which most published queries make, takes many times as long.
 */
@State(Scope.Benchmark)
public class DuckDbRevenue {
    private static final int COLUMNS = 11;
    private static final String QUERY = """
            with changes as (
                select customer, start_day as day, amount * quantity * per_year as change from phases
                where end_day is null or end_day > start_day
                union all
                select customer, end_day, -amount * quantity * per_year from phases where end_day > start_day),
            months as (
                select customer, (year(day) - 2021) * 12 + month(day) - 1 as month, sum(change)::bigint as change
                from changes group by all),
            levels as (
                select customer, month, change,
                    sum(change) over (partition by customer order by month)::bigint as now,
                    row_number() over (partition by customer order by month) as place
                from months),
            moves as (select month, change, now, now - change as before, place from levels)
            select month,
                sum(case when before = 0 and now > 0 and place = 1 then now else 0 end)::bigint,
                count(case when before = 0 and now > 0 and place = 1 then 1 end),
                sum(case when before = 0 and now > 0 and place > 1 then now else 0 end)::bigint,
                count(case when before = 0 and now > 0 and place > 1 then 1 end),
                sum(case when before > 0 and now > before then change else 0 end)::bigint,
                count(case when before > 0 and now > before then 1 end),
                sum(case when now > 0 and now < before then -change else 0 end)::bigint,
                count(case when now > 0 and now < before then 1 end),
                sum(case when now = 0 and before > 0 then before else 0 end)::bigint,
                count(case when now = 0 and before > 0 then 1 end)
            from moves group by month order by month""";

    /** How many threads DuckDB may use. */
    @Param({"2", "1"})
    public int threads;

    private DuckDBConnection connection;
    private PreparedStatement statement;

    /**
     * Loads the phases and prepares the query.
     *
     * @param state the phases
     * @throws SQLException if DuckDB fails
     */
    @Setup
    public void setUp(RevenueState state) throws SQLException {
        open(state.workload, threads);
    }

    final void open(RevenueWorkload workload, int usedThreads) throws SQLException {
        connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
        try (Statement created = connection.createStatement()) {
            created.execute("create table phases (customer integer, start_day date, end_day date, amount bigint,"
                    + " quantity integer, per_year integer)");
            created.execute("set threads = " + usedThreads);
        }
        try (DuckDBAppender appender = connection.createAppender("phases")) {
            for (Subscription phase : workload.phases()) {
                append(appender, phase);
            }
        }
        statement = connection.prepareStatement(QUERY);
    }

    private static void append(DuckDBAppender appender, Subscription phase) throws SQLException {
        LocalDate end = phase.endExclusive();
        Terms terms = Objects.requireNonNull(phase.terms());
        appender.beginRow()
                .append(Integer.parseInt(phase.customerId().substring(1)))
                .appendEpochDays((int) phase.startInclusive().toEpochDay());
        if (end == null) {
            appender.appendNull();
        } else {
            appender.appendEpochDays((int) end.toEpochDay());
        }
        appender.append(terms.amount().movePointRight(2).longValueExact())
                .append((int) terms.quantity())
                .append(terms.interval().equals(BillingInterval.MONTH) ? 12 : 1)
                .endRow();
    }

    /**
     * Of each month its number, and of new, reactivated, expansion, contraction and churned the amount and customers.
     */
    List<long[]> ask() throws SQLException {
        List<long[]> months = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                long[] month = new long[COLUMNS];
                for (int column = 0; column < COLUMNS; column++) {
                    month[column] = rows.getLong(column + 1);
                }
                months.add(month);
            }
        }
        return months;
    }

    /**
     * Frees the database.
     *
     * @throws SQLException if DuckDB fails
     */
    @TearDown
    public void tearDown() throws SQLException {
        statement.close();
        connection.close();
    }
}
