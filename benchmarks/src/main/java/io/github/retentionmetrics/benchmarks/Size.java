package io.github.retentionmetrics.benchmarks;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** How large the workload is. */
@State(Scope.Benchmark)
public class Size {
    /** How many purchases the workload has. */
    @Param({"100000", "1000000", "10000000"})
    public int purchases;

    PurchaseWorkload workload() {
        return PurchaseWorkload.of(purchases);
    }
}
