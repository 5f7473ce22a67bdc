package io.github.retentionmetrics.benchmarks;

import io.github.retentionmetrics.cohort.CohortAnalysis;
import io.github.retentionmetrics.cohort.CohortTable;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What comes before a question can be asked again: the history is built, and its first question builds an index. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xms4g", "-Xmx4g"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
public class HistoryBenchmark {
    private static final CohortAnalysis BY_MONTH = CohortAnalysis.by(Granularity.MONTH);

    /** DuckDB and a table for which nothing has been prepared. */
    public static class ArrivedInDuckDb extends DuckDbState {
        /** Chooses the question. */
        public ArrivedInDuckDb() {
            super(DuckDbQuestion.COHORT_TABLE_AT_FIRST);
        }
    }

    /** A history that has not been asked anything. */
    @State(Scope.Benchmark)
    public static class UnaskedHistory {
        private PurchaseHistory history;
        private PurchaseHistory unasked;

        /**
         * Builds the history.
         *
         * @param size how large
         */
        @Setup
        public void setUp(Size size) {
            history = LibraryState.history(size.workload());
        }

        /** Copies the history without what it has been asked; an answer takes milliseconds, next to which this is no noise. */
        @Setup(Level.Invocation)
        public void forget() {
            unasked = history.split(1).get(0);
        }
    }

    /**
     * The library from columns, with numbers for customers.
     *
     * @param columns the columns
     * @return the history
     */
    @Benchmark
    public PurchaseHistory buildFromNumbers(ColumnsState columns) {
        return PurchaseHistory.ofColumns(
                PurchaseWorkload.CURRENCY,
                columns.customers,
                columns.epochDays,
                columns.amountsMinor,
                PurchaseWorkload.OBSERVED_UNTIL);
    }

    /**
     * The library from columns, with texts for customers.
     *
     * @param columns the columns
     * @return the history
     */
    @Benchmark
    public PurchaseHistory buildFromTexts(ColumnsState columns) {
        return PurchaseHistory.ofColumns(
                PurchaseWorkload.CURRENCY,
                columns.customerIds,
                columns.epochDays,
                columns.amountsMinor,
                PurchaseWorkload.OBSERVED_UNTIL);
    }

    /**
     * The library from records.
     *
     * @param records the purchases
     * @return the history
     */
    @Benchmark
    public PurchaseHistory buildFromRecords(RecordsState records) {
        return PurchaseHistory.of(PurchaseWorkload.CURRENCY, records.purchases, PurchaseWorkload.OBSERVED_UNTIL);
    }

    /**
     * The library's first cohort table, with its index.
     *
     * @param library a history that has not been asked
     * @return customers, orders and revenue
     */
    @Benchmark
    public CohortTable askFirst(UnaskedHistory library) {
        return BY_MONTH.of(library.unasked);
    }

    /**
     * The library from columns to the first cohort table.
     *
     * @param columns the columns
     * @return customers, orders and revenue
     */
    @Benchmark
    public CohortTable buildAndAsk(ColumnsState columns) {
        return BY_MONTH.of(buildFromNumbers(columns));
    }

    /**
     * DuckDB on the table as loaded.
     *
     * @param duckDb the table
     * @return customers, orders and revenue
     * @throws SQLException if DuckDB fails
     */
    @Benchmark
    public Object askDuckDbFirst(ArrivedInDuckDb duckDb) throws SQLException {
        return duckDb.answer.cells();
    }
}
