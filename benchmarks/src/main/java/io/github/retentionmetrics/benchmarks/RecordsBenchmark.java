package io.github.retentionmetrics.benchmarks;

import io.github.retentionmetrics.cohort.CohortTable;
import io.github.retentionmetrics.purchase.Purchase;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseHistoryBuilder;
import org.openjdk.jmh.annotations.Benchmark;

/** From records to a history, in the three ways that there are, and from records to the first answer. */
public class RecordsBenchmark extends TimedBenchmark {
    /**
     * The library from a list of records whose texts and dates are shared by the rows of a customer or a day.
     *
     * @param records the purchases
     * @return the history
     */
    @Benchmark
    public PurchaseHistory buildFromSharedRecords(RecordsState records) {
        return PurchaseHistory.of(PurchaseWorkload.CURRENCY, records.purchases, PurchaseWorkload.OBSERVED_UNTIL);
    }

    /**
     * The library from a list of records.
     *
     * @param records the purchases
     * @return the history
     */
    @Benchmark
    public PurchaseHistory buildFromRecords(NewRecordsState records) {
        return PurchaseHistory.of(PurchaseWorkload.CURRENCY, records.purchases, PurchaseWorkload.OBSERVED_UNTIL);
    }

    /**
     * The library from the parts of a purchase, one by one.
     *
     * @param records the purchases
     * @return the history
     */
    @Benchmark
    public PurchaseHistory addParts(NewRecordsState records) {
        PurchaseHistoryBuilder builder = PurchaseHistory.builder(PurchaseWorkload.CURRENCY);
        for (Purchase purchase : records.purchases) {
            builder.add(purchase.customerId(), purchase.date(), purchase.amount());
        }
        return builder.build(PurchaseWorkload.OBSERVED_UNTIL);
    }

    /**
     * The library from a stream of records.
     *
     * @param records the purchases
     * @return the history
     */
    @Benchmark
    public PurchaseHistory collectRecords(NewRecordsState records) {
        return records.purchases.stream()
                .collect(PurchaseHistory.toPurchaseHistory(PurchaseWorkload.CURRENCY, PurchaseWorkload.OBSERVED_UNTIL));
    }

    /**
     * The library from a list of records to the first cohort table.
     *
     * @param records the purchases
     * @return customers, orders and revenue
     */
    @Benchmark
    public CohortTable buildAndAsk(NewRecordsState records) {
        return BY_MONTH.over(buildFromRecords(records));
    }

    /**
     * The naive way to the same table: streams and sets over the records.
     *
     * @param records the purchases
     * @return customers, orders and revenue
     */
    @Benchmark
    public Object streamRecords(NewRecordsState records) {
        return StreamCohorts.byMonth(records.purchases);
    }
}
