package io.github.retentionmetrics.benchmarks;

import io.github.retentionmetrics.purchase.Purchase;
import java.util.List;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The naive way's side: the purchases as records in a list. */
@State(Scope.Benchmark)
public class RecordsState {
    List<Purchase> purchases;

    /**
     * Makes the records.
     *
     * @param size how many
     */
    @Setup
    public void setUp(Size size) {
        purchases = size.workload().toPurchases();
    }
}
