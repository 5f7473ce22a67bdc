package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.examples.report.output.JsonObject;
import io.github.retentionmetrics.examples.report.output.Metrics;
import io.github.retentionmetrics.inference.RatioEstimate;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.retention.GrossRevenueRetention;
import io.github.retentionmetrics.retention.NetRevenueRetention;
import io.github.retentionmetrics.retention.RevenueMovement;
import java.util.NavigableMap;
import java.util.Objects;

/** How much of the revenue of the period before was kept in the latest complete period, and how sure that is. */
final class RevenueRetentionSummary {
    private RevenueRetentionSummary() {}

    static void write(
            Granularity granularity,
            PurchaseHistory history,
            NavigableMap<Period, RevenueMovement> movements,
            JsonObject json) {
        LatestPeriods.of(granularity, history)
                .latestComplete(movements)
                .ifPresent(period -> write(
                        granularity.label(period),
                        history,
                        period,
                        Objects.requireNonNull(movements.get(period)),
                        json));
    }

    private static void write(
            String label, PurchaseHistory history, Period period, RevenueMovement movement, JsonObject json) {
        JsonObject net = Metrics.putShare(json, "netRevenueRetention", NetRevenueRetention.of(movement));
        fill(net.put("period", label), NetRevenueRetention.estimate(history, period));
        JsonObject gross = Metrics.putShare(json, "grossRevenueRetention", GrossRevenueRetention.of(movement));
        fill(gross.put("period", label), GrossRevenueRetention.estimate(history, period));
    }

    private static void fill(JsonObject metric, RatioEstimate estimate) {
        Metrics.fill(metric, estimate.interval(Metrics.LEVEL));
    }
}
