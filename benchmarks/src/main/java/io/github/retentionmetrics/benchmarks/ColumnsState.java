package io.github.retentionmetrics.benchmarks;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What a history is built of: the purchases in columns, with customers as numbers and as texts. */
@State(Scope.Benchmark)
public class ColumnsState {
    int[] customers;
    String[] customerIds;
    int[] epochDays;
    long[] amountsMinor;

    /**
     * Makes the columns.
     *
     * @param size how many rows
     */
    @Setup
    public void setUp(Size size) {
        PurchaseWorkload workload = size.workload();
        customers = workload.customers();
        customerIds = workload.customerIds();
        epochDays = workload.epochDays();
        amountsMinor = workload.amountsMinor();
    }
}
