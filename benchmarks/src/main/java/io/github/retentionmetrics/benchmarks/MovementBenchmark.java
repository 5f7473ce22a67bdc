package io.github.retentionmetrics.benchmarks;

import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import java.sql.SQLException;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** How did the base move, month by month: growth accounting, asked again of data that is already laid out. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xms4g", "-Xmx4g"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
public class MovementBenchmark {
    /** DuckDB and the question for movements. */
    public static class MovementsInDuckDb extends DuckDbState {
        /** Chooses the question. */
        public MovementsInDuckDb() {
            super(DuckDbQuestion.MOVEMENTS);
        }
    }

    /** DuckDB and the same question, of plain columns. */
    public static class PlainColumnsInDuckDb extends DuckDbState {
        /** Chooses the question. */
        public PlainColumnsInDuckDb() {
            super(DuckDbQuestion.MOVEMENTS_OF_PLAIN_COLUMNS);
        }
    }

    /**
     * The library, one thread.
     *
     * @param library the history
     * @return the movements by month
     */
    @Benchmark
    public NavigableMap<Period, CustomerMovement> askHistory(LibraryState library) {
        return library.history.movements(Granularity.MONTH);
    }

    /**
     * The library, two threads: one for each half of the customers.
     *
     * @param library the history in two parts
     * @return the movements by month
     */
    @Benchmark
    public NavigableMap<Period, CustomerMovement> askHistoryTwoThreads(LibraryState library) {
        return library.parts.parallelStream()
                .map(part -> part.history().movements(Granularity.MONTH))
                .reduce(new TreeMap<>(), MovementBenchmark::plus);
    }

    private static NavigableMap<Period, CustomerMovement> plus(
            NavigableMap<Period, CustomerMovement> one, NavigableMap<Period, CustomerMovement> other) {
        NavigableMap<Period, CustomerMovement> sums = new TreeMap<>(one);
        other.forEach((period, movement) -> sums.merge(period, movement, CustomerMovement::plus));
        return sums;
    }

    /**
     * DuckDB, with the fastest query on any of its tables.
     *
     * @param duckDb the table
     * @return the movements by month
     * @throws SQLException if DuckDB fails
     */
    @Benchmark
    public NavigableMap<Period, CustomerMovement> askDuckDb(MovementsInDuckDb duckDb) throws SQLException {
        return duckDb.answer.movements();
    }

    /**
     * DuckDB, with the fastest query on customer and day alone.
     *
     * @param duckDb the table
     * @return the movements by month
     * @throws SQLException if DuckDB fails
     */
    @Benchmark
    public NavigableMap<Period, CustomerMovement> askDuckDbPlainColumns(PlainColumnsInDuckDb duckDb)
            throws SQLException {
        return duckDb.answer.movements();
    }

    /**
     * The naive way: streams and sets over the records.
     *
     * @param records the purchases
     * @return the movements by month
     */
    @Benchmark
    public NavigableMap<Period, CustomerMovement> streamRecords(RecordsState records) {
        return StreamMovements.byMonth(records.purchases, PurchaseWorkload.OBSERVED_UNTIL);
    }
}
