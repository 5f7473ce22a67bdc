package io.github.retentionmetrics.benchmarks;

import io.github.retentionmetrics.cohort.CohortAnalysis;
import io.github.retentionmetrics.cohort.CohortTable;
import io.github.retentionmetrics.period.Granularity;
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

/**
 * How do cohorts come back, of half of the customers, and of each of four segments at once: the attribute is known of each
 * customer beforehand, in segments for the library and in a column for DuckDB.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xms4g", "-Xmx4g"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
public class SegmentBenchmark {
    private static final CohortAnalysis BY_MONTH = CohortAnalysis.by(Granularity.MONTH);

    /** DuckDB and the question for half of the customers. */
    public static class HalfInDuckDb extends DuckDbState {
        /** Chooses the question. */
        public HalfInDuckDb() {
            super(DuckDbQuestion.HALF);
        }
    }

    /** DuckDB and the same question, of plain columns. */
    public static class HalfOfPlainColumnsInDuckDb extends DuckDbState {
        /** Chooses the question. */
        public HalfOfPlainColumnsInDuckDb() {
            super(DuckDbQuestion.HALF_OF_PLAIN_COLUMNS);
        }
    }

    /** DuckDB and the question for four segments. */
    public static class SegmentsInDuckDb extends DuckDbState {
        /** Chooses the question. */
        public SegmentsInDuckDb() {
            super(DuckDbQuestion.SEGMENTS);
        }
    }

    /** DuckDB and the same question, of plain columns. */
    public static class SegmentsOfPlainColumnsInDuckDb extends DuckDbState {
        /** Chooses the question. */
        public SegmentsOfPlainColumnsInDuckDb() {
            super(DuckDbQuestion.SEGMENTS_OF_PLAIN_COLUMNS);
        }
    }

    /**
     * Half of the customers: the library, one thread.
     *
     * @param library the history and who is in the half
     * @return the table of the half
     */
    @Benchmark
    public NavigableMap<String, CohortTable> askHalf(LibraryState library) {
        return BY_MONTH.of(library.history, library.half);
    }

    /**
     * Half of the customers: the library, two threads.
     *
     * @param library the history in two parts
     * @return the table of the half
     */
    @Benchmark
    public NavigableMap<String, CohortTable> askHalfTwoThreads(LibraryState library) {
        return library.parts.parallelStream()
                .map(part -> BY_MONTH.of(part.history(), part.half()))
                .reduce(new TreeMap<>(), SegmentBenchmark::plus);
    }

    /**
     * Half of the customers, cut out of the history first: the history of the half is made and asked once.
     *
     * @param library the history
     * @return the table of the half
     */
    @Benchmark
    public CohortTable filterHalfAndAsk(LibraryState library) {
        return BY_MONTH.of(library.history.filter(WorkloadSegments::isInHalf));
    }

    /**
     * Half of the customers: DuckDB.
     *
     * @param duckDb the table
     * @return the table of the half
     * @throws SQLException if DuckDB fails
     */
    @Benchmark
    public Object askDuckDbForHalf(HalfInDuckDb duckDb) throws SQLException {
        return duckDb.answer.cells();
    }

    /**
     * Half of the customers: DuckDB on customer, day, amount and segment alone.
     *
     * @param duckDb the table
     * @return the table of the half
     * @throws SQLException if DuckDB fails
     */
    @Benchmark
    public Object askDuckDbPlainColumnsForHalf(HalfOfPlainColumnsInDuckDb duckDb) throws SQLException {
        return duckDb.answer.cells();
    }

    /**
     * Four segments: the library, one thread.
     *
     * @param library the history and its segments
     * @return the table of each segment
     */
    @Benchmark
    public NavigableMap<String, CohortTable> askSegments(LibraryState library) {
        return BY_MONTH.of(library.history, library.segments);
    }

    /**
     * Four segments: the library, two threads.
     *
     * @param library the history in two parts
     * @return the table of each segment
     */
    @Benchmark
    public NavigableMap<String, CohortTable> askSegmentsTwoThreads(LibraryState library) {
        return library.parts.parallelStream()
                .map(part -> BY_MONTH.of(part.history(), part.segments()))
                .reduce(new TreeMap<>(), SegmentBenchmark::plus);
    }

    /**
     * Four segments: DuckDB.
     *
     * @param duckDb the table
     * @return the table of each segment
     * @throws SQLException if DuckDB fails
     */
    @Benchmark
    public Object askDuckDbForSegments(SegmentsInDuckDb duckDb) throws SQLException {
        return duckDb.answer.segments();
    }

    /**
     * Four segments: DuckDB on customer, day, amount and segment alone.
     *
     * @param duckDb the table
     * @return the table of each segment
     * @throws SQLException if DuckDB fails
     */
    @Benchmark
    public Object askDuckDbPlainColumnsForSegments(SegmentsOfPlainColumnsInDuckDb duckDb) throws SQLException {
        return duckDb.answer.segments();
    }

    private static NavigableMap<String, CohortTable> plus(
            NavigableMap<String, CohortTable> one, NavigableMap<String, CohortTable> other) {
        NavigableMap<String, CohortTable> sums = new TreeMap<>(one);
        other.forEach((segment, table) -> sums.merge(segment, table, CohortTable::plus));
        return sums;
    }
}
