package io.github.retentionmetrics.examples.questions;

import io.github.retentionmetrics.inference.Bootstrap;
import io.github.retentionmetrics.inference.BootstrapEstimate;
import io.github.retentionmetrics.inference.RatioEstimate;
import io.github.retentionmetrics.inference.Statistic;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.spend.AverageOrderValue;
import java.time.LocalDate;
import java.util.Currency;
import java.util.stream.IntStream;

/** Question: how sure are we of the average order value? Forty customers came; they might have been others. */
public final class HowSureIsTheAverageOrderValue {
    private HowSureIsTheAverageOrderValue() {}

    public static void main(String[] args) {
        PurchaseHistory history = orders();
        Period march = Period.month(2026, 3);

        RatioEstimate estimate = AverageOrderValue.estimate(history, march);
        System.out.println("average order value   " + estimate);
        System.out.println("delta method          " + estimate.interval(0.95));

        Statistic orderValue = AverageOrderValue.statistic(history, march);
        Bootstrap bootstrap = Bootstrap.withSeed(2026);
        BootstrapEstimate resampled = bootstrap.estimate(orderValue);
        System.out.println("bootstrap             " + resampled.interval(0.95));

        // on as many threads as you like: the same bits
        BootstrapEstimate together = bootstrap.split(4).parallelStream()
                .map(part -> part.estimate(orderValue))
                .reduce(BootstrapEstimate::plus)
                .orElseThrow();
        System.out.println("same on four threads  " + together.equals(resampled));
    }

    /** Forty customers with an order each, and forty more orders by thirteen of them. */
    private static PurchaseHistory orders() {
        int[] customers =
                IntStream.range(0, 80).map(row -> row < 40 ? row : row % 13).toArray();
        int march = (int) LocalDate.of(2026, 3, 1).toEpochDay();
        return PurchaseHistory.ofColumns(
                Currency.getInstance("EUR"),
                customers,
                IntStream.range(0, 80).map(row -> march + row % 31).toArray(),
                IntStream.range(0, 80)
                        .mapToLong(row -> 1_500 + customers[row] * 1_370L % 4_000)
                        .toArray(),
                LocalDate.of(2026, 3, 31));
    }
}
