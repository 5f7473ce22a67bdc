package io.github.retentionmetrics.examples.questions;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseHistoryBuilder;
import io.github.retentionmetrics.segment.LifeCycle;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;

/** Question: which customers are drifting away, judged by how often each of them used to buy? */
public final class WhichCustomersDriftAway {
    private WhichCustomersDriftAway() {}

    public static void main(String[] args) {
        LocalDate today = LocalDate.of(2026, 12, 31);
        PurchaseHistoryBuilder builder = PurchaseHistory.builder(Currency.getInstance("EUR"));
        buy(builder, "weekly, still here", today, 3, 10, 17, 24);
        buy(builder, "weekly, silent for 20 days", today, 20, 27, 34, 41);
        buy(builder, "yearly, silent for 200 days", today, 200, 565, 930);
        buy(builder, "weekly, back after a summer", today, 2, 95, 102, 109);
        buy(builder, "monthly, silent for a year", today, 365, 395, 425);
        buy(builder, "first order last week", today, 6);
        PurchaseHistory history = builder.build(today);

        Segmentation stages = LifeCycle.withDefaults().over(history);
        for (LifeCycle.Stage stage : LifeCycle.Stage.values()) {
            System.out.println((stage.label() + "          ").substring(0, 10) + stages.customerIds(stage.label()));
        }
        System.out.println("at risk: " + stages.share("at risk"));
    }

    private static void buy(PurchaseHistoryBuilder builder, String customer, LocalDate today, int... daysAgo) {
        for (int days : daysAgo) {
            builder.add(customer, today.minusDays(days), BigDecimal.TEN);
        }
    }
}
