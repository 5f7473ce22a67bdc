package io.github.retentionmetrics.examples.questions;

import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseHistoryBuilder;
import io.github.retentionmetrics.segment.LifeCycle;
import io.github.retentionmetrics.segment.SegmentTransitions;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;

/** Question: of the customers who were active in June, how many are at risk or lost by December, and who came in? */
public final class HowDoCustomersMoveBetweenSegments {
    private HowDoCustomersMoveBetweenSegments() {}

    public static void main(String[] args) {
        PurchaseHistoryBuilder builder = PurchaseHistory.builder(Currency.getInstance("EUR"));
        for (int customer = 1; customer <= 60; customer++) {
            int lastMonth = customer % 5 == 0 ? 6 : customer % 3 == 0 ? 10 : 12;
            for (int month = 1 + customer % 9; month <= lastMonth; month++) {
                builder.add("C" + customer, LocalDate.of(2026, month, 5), BigDecimal.valueOf(customer));
            }
        }
        PurchaseHistory history = builder.build(LocalDate.of(2026, 12, 31));

        SegmentTransitions moves = SegmentTransitions.of(
                history, LocalDate.of(2026, 6, 30), LocalDate.of(2026, 12, 31), LifeCycle.withDefaults()::over);
        for (String from : moves.names()) {
            for (String to : moves.names()) {
                if (moves.customers(from, to) > 0) {
                    System.out.println("from " + from + " to " + to + ": " + moves.rate(from, to));
                }
            }
        }
        System.out.println("active now: " + moves.customersAfter("active") + ", of whom " + moves.entered("active")
                + " bought for the first time after June");
    }
}
