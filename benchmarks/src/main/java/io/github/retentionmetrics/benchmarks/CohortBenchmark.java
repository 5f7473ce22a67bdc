package io.github.retentionmetrics.benchmarks;

import io.github.retentionmetrics.cohort.CohortAnalysis;
import io.github.retentionmetrics.cohort.CohortTable;
import io.github.retentionmetrics.period.Granularity;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How do cohorts of customers come back, by month: a question asked again of data that is already laid out.
 *
 * <p>The library's table always has customers, orders and revenue, so it also stands against DuckDB's table of customers only.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xms4g", "-Xmx4g"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
public class CohortBenchmark {
    private static final CohortAnalysis BY_MONTH = CohortAnalysis.by(Granularity.MONTH);

    /** DuckDB and the question for customers, orders and revenue. */
    public static class TableInDuckDb extends DuckDbState {
        /** Chooses the question. */
        public TableInDuckDb() {
            super(DuckDbQuestion.COHORT_TABLE);
        }
    }

    /** DuckDB and the same question, of plain columns. */
    public static class PlainColumnsInDuckDb extends DuckDbState {
        /** Chooses the question. */
        public PlainColumnsInDuckDb() {
            super(DuckDbQuestion.COHORT_TABLE_OF_PLAIN_COLUMNS);
        }
    }

    /** DuckDB and the question for customers only. */
    public static class CustomersInDuckDb extends DuckDbState {
        /** Chooses the question. */
        public CustomersInDuckDb() {
            super(DuckDbQuestion.COHORT_CUSTOMERS);
        }
    }

    /** DuckDB and a table made for this one question. */
    public static class MadeForItInDuckDb extends DuckDbState {
        /** Chooses the question. */
        public MadeForItInDuckDb() {
            super(DuckDbQuestion.COHORT_TABLE_MADE_FOR_IT);
        }
    }

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
        return BY_MONTH.of(library.history);
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
                .map(part -> BY_MONTH.of(part.history()))
                .reduce(CohortTable::plus)
                .orElseThrow();
    }

    /**
     * DuckDB, with the fastest query on any of its tables: one that knows each customer's cohort.
     *
     * @param duckDb the table
     * @return customers, orders and revenue
     * @throws SQLException if DuckDB fails
     */
    @Benchmark
    public Object askDuckDb(TableInDuckDb duckDb) throws SQLException {
        return duckDb.answer.cells();
    }

    /**
     * DuckDB, with the fastest query on customer, day and amount alone.
     *
     * @param duckDb the table
     * @return customers, orders and revenue
     * @throws SQLException if DuckDB fails
     */
    @Benchmark
    public Object askDuckDbPlainColumns(PlainColumnsInDuckDb duckDb) throws SQLException {
        return duckDb.answer.cells();
    }

    /**
     * DuckDB, for customers only.
     *
     * @param duckDb the table
     * @return customers
     * @throws SQLException if DuckDB fails
     */
    @Benchmark
    public Object askDuckDbForCustomers(CustomersInDuckDb duckDb) throws SQLException {
        return duckDb.answer.cells();
    }

    /**
     * DuckDB with a table made for this question: {@link DuckDbTable#FIRST_IN_MONTH}.
     *
     * @param duckDb the table
     * @return customers, orders and revenue
     * @throws SQLException if DuckDB fails
     */
    @Benchmark
    public Object askDuckDbMadeForIt(MadeForItInDuckDb duckDb) throws SQLException {
        return duckDb.answer.cells();
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
