package io.github.retentionmetrics.benchmarks;

import io.github.retentionmetrics.purchase.Purchase;
import io.github.retentionmetrics.rfm.RfmScore;
import io.github.retentionmetrics.rfm.RfmScores;
import io.github.retentionmetrics.rfm.RfmScoring;
import io.github.retentionmetrics.rfm.RfmValues;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;

/** How recently, how often and for how much did every customer buy, and how many are in each cell of the scores. */
public class RfmBenchmark extends TimedBenchmark {
    /**
     * The values of every customer, one thread.
     *
     * @param library the history
     * @return the values in columns
     */
    @Benchmark
    public RfmValues askValues(LibraryState library) {
        return RfmValues.of(library.history);
    }

    /**
     * Values, scores 1 to 5 where equal values have equal scores, and the customers in each cell; one thread.
     *
     * @param library the history
     * @return the number of customers by score
     */
    @Benchmark
    public SortedMap<RfmScore, Long> askCells(LibraryState library) {
        return RfmScores.of(library.history).customersByScore();
    }

    /**
     * The same with SQL's NTILE, which sorts those who tie across two scores by identifier.
     *
     * @param library the history
     * @return the number of customers by score
     */
    @Benchmark
    public SortedMap<RfmScore, Long> askCellsByNtile(LibraryState library) {
        return RfmScores.of(library.history, RfmScoring.ntiles()).customersByScore();
    }

    /**
     * The naive way: the records of each customer in a list.
     *
     * @param records the purchases
     * @return the values by customer
     */
    @Benchmark
    public Map<String, String> streamRecords(RecordsState records) {
        return stream(records.purchases);
    }

    static Map<String, String> stream(List<Purchase> purchases) {
        return purchases.stream()
                .collect(Collectors.groupingBy(
                        Purchase::customerId, Collectors.collectingAndThen(Collectors.toList(), RfmBenchmark::text)));
    }

    private static String text(List<Purchase> orders) {
        long last = orders.stream()
                .mapToLong(order -> order.date().toEpochDay())
                .max()
                .orElseThrow();
        long spent = orders.stream()
                .mapToLong(order -> order.amount().movePointRight(2).longValueExact())
                .sum();
        return PurchaseWorkload.OBSERVED_UNTIL.toEpochDay() + 1 - last + " " + orders.size() + " " + spent;
    }
}
