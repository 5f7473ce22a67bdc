package io.github.retentionmetrics.benchmarks;

import io.github.retentionmetrics.subscription.RecurringRevenue;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import java.util.List;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Priced subscriptions as records, and the recurring revenue of their history. */
@State(Scope.Benchmark)
public class RevenueState {
    /** How many subscriptions there are, each of one or two phases. */
    @Param("1000000")
    public int subscriptions;

    RevenueWorkload workload = new RevenueWorkload(List.of());
    RecurringRevenue revenue = build(workload);

    /** Makes the subscriptions, and the history. */
    @Setup
    public void make() {
        workload = RevenueWorkload.of(subscriptions);
        revenue = build(workload);
    }

    static RecurringRevenue build(RevenueWorkload workload) {
        return RecurringRevenue.of(
                SubscriptionHistory.of(workload.phases(), RevenueWorkload.OBSERVED_UNTIL), RevenueWorkload.CURRENCY);
    }
}
