package io.github.retentionmetrics.examples.questions;

import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseActivity;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseHistoryBuilder;
import io.github.retentionmetrics.spend.AverageOrderValue;
import io.github.retentionmetrics.spend.PurchaseFrequency;
import io.github.retentionmetrics.spend.RevenueConcentration;
import io.github.retentionmetrics.spend.RevenuePerCustomer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;

/** Question: what does an order bring, what does a customer bring, and how much of it comes from the best few? */
public final class WhatDoCustomersSpend {
    private WhatDoCustomersSpend() {}

    public static void main(String[] args) {
        PurchaseHistoryBuilder builder =
                PurchaseHistory.builder(Currency.getInstance("EUR")).withRefunds(PurchaseHistory.RefundPolicy.NET);
        for (int customer = 1; customer <= 20; customer++) {
            for (int order = 0; order <= customer % 3; order++) {
                builder.add(
                        "C" + customer, LocalDate.of(2026, 1 + order, customer), BigDecimal.valueOf(10L * customer));
            }
        }
        PurchaseHistory history = builder.build(LocalDate.of(2026, 12, 31));

        PurchaseActivity year = history.activity(Period.year(2026));
        System.out.println("per order                 " + AverageOrderValue.of(year));
        System.out.println("orders per customer       " + PurchaseFrequency.of(year));
        System.out.println("per customer              " + RevenuePerCustomer.of(year));
        System.out.println(
                "from the best tenth       " + RevenueConcentration.of(history).topShare(0.10));
    }
}
