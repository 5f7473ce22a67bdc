package io.github.retentionmetrics.benchmarks;

import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.subscription.RecurringRevenue;
import io.github.retentionmetrics.subscription.RecurringRevenueMovement;
import java.sql.SQLException;
import java.util.List;
import java.util.NavigableMap;
import org.openjdk.jmh.annotations.Benchmark;

/** How did recurring revenue move, month by month, over five years: in money and in customers. */
public class RecurringRevenueBenchmark extends TimedBenchmark {
    /**
     * The library, asked again; one thread.
     *
     * @param state the recurring revenue
     * @return the movements by month
     */
    @Benchmark
    public NavigableMap<Period, RecurringRevenueMovement> askMovements(RevenueState state) {
        return state.revenue.movements(Granularity.MONTH);
    }

    /**
     * The library, from the history of subscriptions: the steps of revenue, and the movements; one thread.
     *
     * @param state the history
     * @return the movements by month
     */
    @Benchmark
    public NavigableMap<Period, RecurringRevenueMovement> askHistory(RevenueState state) {
        return RecurringRevenue.of(state.revenue.history(), RevenueWorkload.CURRENCY)
                .movements(Granularity.MONTH);
    }

    /**
     * The library, from records: the history, its recurring revenue, and the movements; one thread.
     *
     * @param state the records
     * @return the movements by month
     */
    @Benchmark
    public NavigableMap<Period, RecurringRevenueMovement> buildAndAsk(RevenueState state) {
        return RevenueState.build(state.workload).movements(Granularity.MONTH);
    }

    /**
     * DuckDB, whose table is loaded.
     *
     * @param database the database
     * @return the movements by month
     * @throws SQLException if DuckDB fails
     */
    @Benchmark
    public List<long[]> askDuckDb(DuckDbRevenue database) throws SQLException {
        return database.ask();
    }
}
