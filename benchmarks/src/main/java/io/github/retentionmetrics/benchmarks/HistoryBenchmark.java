package io.github.retentionmetrics.benchmarks;

import io.github.retentionmetrics.cohort.CohortTable;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What comes before a question can be asked again: the history is built, and its first question builds an index. */
public class HistoryBenchmark extends TimedBenchmark {
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

        /**
         * Copies the history without what it has been asked; an answer takes milliseconds, next to which this is no
         * noise.
         */
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
     * The library's first cohort table, with its index.
     *
     * @param library a history that has not been asked
     * @return customers, orders and revenue
     */
    @Benchmark
    public CohortTable askFirst(UnaskedHistory library) {
        return BY_MONTH.over(library.unasked);
    }

    /**
     * The library from columns to the first cohort table.
     *
     * @param columns the columns
     * @return customers, orders and revenue
     */
    @Benchmark
    public CohortTable buildAndAsk(ColumnsState columns) {
        return BY_MONTH.over(buildFromNumbers(columns));
    }
}
