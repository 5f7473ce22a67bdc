package io.github.retentionmetrics.examples.questions;

import io.github.retentionmetrics.forecast.CustomerValueForecast;
import io.github.retentionmetrics.forecast.GammaGamma;
import io.github.retentionmetrics.forecast.ParetoNbd;
import io.github.retentionmetrics.forecast.ValueAtRisk;
import io.github.retentionmetrics.forecast.ValueHorizon;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import io.github.retentionmetrics.segment.LifeCycle;
import io.github.retentionmetrics.segment.SilentCustomer;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * Question: whom should we call, of the customers who are worth it and not yet gone?
 *
 * <p>A fitted model answers with the value at risk: what a customer is expected to bring in the next year, times the
 * probability that they have left. Without a model, those who have been silent for longer than their own rhythm are
 * listed by what they used to spend in a year.
 */
public final class WhomShouldWeCall {
    private WhomShouldWeCall() {}

    public static void main(String[] args) {
        PurchaseHistory history = SilentShop.history();

        PurchaseSummaries customers = history.summaries(ChronoUnit.WEEKS);
        CustomerValueForecast nextYear = CustomerValueForecast.of(
                ParetoNbd.fit(customers).model(),
                GammaGamma.fit(customers).model(),
                ValueHorizon.steps(52, 1, ChronoUnit.WEEKS, 0));
        System.out.println("By value at risk   alive  value  at risk");
        ValueAtRisk.of(nextYear, customers).stream()
                .limit(5)
                .forEach(call -> System.out.printf(
                        Locale.ROOT,
                        "%-18s %4.0f%%  %5.0f  %7.0f%n",
                        call.customerId(),
                        100 * call.probabilityAlive(),
                        call.value(),
                        call.atRisk()));

        List<SilentCustomer> silent = SilentCustomer.of(history, LifeCycle.withDefaults());
        System.out.println();
        System.out.println("By own rhythm      stage    silent for  last year");
        silent.stream()
                .limit(5)
                .forEach(call -> System.out.printf(
                        Locale.ROOT,
                        "%-18s %-8s %5d days  %9.2f%n",
                        call.customerId(),
                        call.stage().label(),
                        call.silenceDays(),
                        call.lastYear()));
        System.out.println(silent.size() + " customers are silent for longer than usual and not lost");
    }
}
