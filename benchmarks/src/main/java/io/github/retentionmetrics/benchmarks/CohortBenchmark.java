package io.github.retentionmetrics.benchmarks;

import io.github.retentionmetrics.cohort.CohortTable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * How do cohorts of customers come back, by month: a question asked again of data that is already laid out.
 *
 * <p>The library's table always has customers, orders and revenue, so it also stands against DuckDB's table of
 * customers only.
 */
public class CohortBenchmark extends TimedBenchmark {
    /** Two bytes for each purchase: what the question must read of an index that holds nothing else. */
    @State(Scope.Benchmark)
    public static class TwoBytesEach {
        private long[] words;

        /**
         * Fills the words.
         *
         * @param size how many purchases
         */
        @Setup
        public void setUp(Size size) {
            SeededRandom random = new SeededRandom(size.purchases);
            words = new long[(size.purchases + 3) / 4];
            for (int i = 0; i < words.length; i++) {
                words[i] = random.nextLong();
            }
        }
    }

    /**
     * The library, one thread.
     *
     * @param library the history
     * @return customers, orders and revenue
     */
    @Benchmark
    public CohortTable askHistory(LibraryState library) {
        return BY_MONTH.over(library.history);
    }

    /**
     * The library, two threads: one for each half of the customers.
     *
     * @param library the history in two parts
     * @return customers, orders and revenue
     */
    @Benchmark
    public CohortTable askHistoryTwoThreads(LibraryState library) {
        return library.parts.parallelStream()
                .map(part -> BY_MONTH.over(part.history()))
                .reduce(CohortTable::plus)
                .orElseThrow();
    }

    /**
     * The naive way: streams and sets over the records.
     *
     * @param records the purchases
     * @return customers, orders and revenue
     */
    @Benchmark
    public Object streamRecords(RecordsState records) {
        return StreamCohorts.byMonth(records.purchases);
    }

    /**
     * The memory floor: one pass over as many bytes as the library's index has for its rows.
     *
     * @param column two bytes a purchase
     * @return their sum
     */
    @Benchmark
    public long readTwoBytesEach(TwoBytesEach column) {
        long sum = 0;
        for (long word : column.words) {
            sum += word;
        }
        return sum;
    }
}
