package io.github.retentionmetrics.benchmarks;

import io.github.retentionmetrics.forecast.BgNbd;
import io.github.retentionmetrics.forecast.ParetoNbd;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import java.time.temporal.ChronoUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The summaries of the workload's customers in weeks, and models with known parameters. */
@State(Scope.Benchmark)
public class ForecastState {
    /** The number of purchases; about seven per customer. */
    @Param({"17000", "170000", "7000000"})
    int purchases;

    PurchaseHistory history;
    PurchaseSummaries customers;
    BgNbd bgNbd;
    ParetoNbd paretoNbd;

    /** Makes the summaries. */
    @Setup
    public void summarise() {
        history = PurchaseHistory.of(
                PurchaseWorkload.CURRENCY,
                PurchaseWorkload.of(purchases).toPurchases(),
                PurchaseWorkload.OBSERVED_UNTIL);
        customers = history.summaries(ChronoUnit.WEEKS);
        bgNbd = BgNbd.of(0.2426, 4.414, 0.7929, 2.426);
        paretoNbd = ParetoNbd.of(0.5533, 10.578, 0.6061, 11.667);
    }
}
