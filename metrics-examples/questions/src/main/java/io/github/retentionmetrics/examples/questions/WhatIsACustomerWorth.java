package io.github.retentionmetrics.examples.questions;

import io.github.retentionmetrics.lifetime.CustomerLifespan;
import io.github.retentionmetrics.lifetime.LifetimeValue;
import io.github.retentionmetrics.lifetime.MigrationModel;
import io.github.retentionmetrics.lifetime.RetentionModel;
import io.github.retentionmetrics.lifetime.RetentionModel.Timing;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.CustomerTotals;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseHistoryBuilder;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.spend.AverageOrderValue;
import io.github.retentionmetrics.spend.PurchasePace;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Currency;

/** Question: what is a customer worth, so far and over the whole relationship? */
public final class WhatIsACustomerWorth {
    private WhatIsACustomerWorth() {}

    public static void main(String[] args) {
        PurchaseHistoryBuilder builder = PurchaseHistory.builder(Currency.getInstance("EUR"));
        for (int customer = 1; customer <= 20; customer++) {
            for (int order = 0; order <= customer % 3; order++) {
                builder.add(
                        "C" + customer, LocalDate.of(2026, 1 + 4 * order, customer), BigDecimal.valueOf(40 + customer));
            }
        }
        PurchaseHistory history = builder.build(LocalDate.of(2026, 12, 31));
        System.out.println(
                "so far, per customer     " + CustomerTotals.of(history).mean());

        // the textbook product; a pace per month and a lifespan in years would be converted, not mixed
        Period year = Period.year(2026);
        CustomerLifespan threeYears = CustomerLifespan.of(BigDecimal.valueOf(3), ChronoUnit.YEARS);
        LifetimeValue revenue =
                LifetimeValue.of(AverageOrderValue.of(history, year), PurchasePace.of(history, year), threeYears);
        System.out.println("revenue over three years " + revenue);
        System.out.println("margin of 40 % of it     " + revenue.withMargin(Ratio.of(40, 100)));

        // a subscription: revenue per customer and month over the churn of a month
        System.out.println("ARPA 100, churn 5 %      " + LifetimeValue.ofChurn(Ratio.of(100, 1), Rate.of(5, 100)));
        System.out.println("nobody left yet          " + LifetimeValue.ofChurn(Ratio.of(100, 1), Rate.of(0, 100)));

        // 1000 a year, 80 % stay, 5 % discount: three published conventions
        for (Timing timing : Timing.values()) {
            RetentionModel model = RetentionModel.of(BigDecimal.valueOf(1_000), 0.8, 0.05, timing);
            System.out.println("discounted               " + model.lifetimeValue() + " " + timing);
        }

        // who stays away may come back: the chance to buy one, two, three months after the last purchase, then lost
        MigrationModel states =
                MigrationModel.ofRecency(new double[] {0.5, 0.2, 0.1, 0}, new double[] {100, 0, 0, 0}, 0.1);
        System.out.println("just bought              " + states.lifetimeValue(0));
        System.out.println("silent for two months    " + states.lifetimeValue(2));
    }
}
