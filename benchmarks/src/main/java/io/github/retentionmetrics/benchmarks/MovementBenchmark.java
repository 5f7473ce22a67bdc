package io.github.retentionmetrics.benchmarks;

import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.openjdk.jmh.annotations.Benchmark;

/** How did the base move, month by month: growth accounting, asked again of data that is already laid out. */
public class MovementBenchmark extends TimedBenchmark {
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
