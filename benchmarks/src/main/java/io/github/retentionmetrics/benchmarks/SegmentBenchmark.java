package io.github.retentionmetrics.benchmarks;

import io.github.retentionmetrics.cohort.CohortTable;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * How do cohorts come back, of half of the customers, and of each of four segments at once: the attribute is known of
 * each customer beforehand, in segments for the library and in a column for DuckDB.
 */
public class SegmentBenchmark extends TimedBenchmark {
    /**
     * Half of the customers: the library, one thread.
     *
     * @param library the history and who is in the half
     * @return the table of the half
     */
    @Benchmark
    public Map<String, CohortTable> askHalf(LibraryState library) {
        return BY_MONTH.over(library.history, library.half);
    }

    /**
     * Half of the customers: the library, two threads.
     *
     * @param library the history in two parts
     * @return the table of the half
     */
    @Benchmark
    public Map<String, CohortTable> askHalfTwoThreads(LibraryState library) {
        return library.parts.parallelStream()
                .map(part -> BY_MONTH.over(part.history(), part.half()))
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
        return BY_MONTH.over(library.history.filter(WorkloadSegments::isInHalf));
    }

    /**
     * Four segments: the library, one thread.
     *
     * @param library the history and its segments
     * @return the table of each segment
     */
    @Benchmark
    public Map<String, CohortTable> askSegments(LibraryState library) {
        return BY_MONTH.over(library.history, library.segments);
    }

    /**
     * Four segments: the library, two threads.
     *
     * @param library the history in two parts
     * @return the table of each segment
     */
    @Benchmark
    public Map<String, CohortTable> askSegmentsTwoThreads(LibraryState library) {
        return library.parts.parallelStream()
                .map(part -> BY_MONTH.over(part.history(), part.segments()))
                .reduce(new TreeMap<>(), SegmentBenchmark::plus);
    }

    private static Map<String, CohortTable> plus(Map<String, CohortTable> one, Map<String, CohortTable> other) {
        Map<String, CohortTable> sums = new TreeMap<>(one);
        other.forEach((segment, table) -> sums.merge(segment, table, CohortTable::plus));
        return sums;
    }
}
