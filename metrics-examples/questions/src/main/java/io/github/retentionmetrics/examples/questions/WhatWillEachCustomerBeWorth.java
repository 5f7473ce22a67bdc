package io.github.retentionmetrics.examples.questions;

import io.github.retentionmetrics.forecast.CustomerValueForecast;
import io.github.retentionmetrics.forecast.GammaGamma;
import io.github.retentionmetrics.forecast.ParetoNbd;
import io.github.retentionmetrics.forecast.ValueHorizon;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import io.github.retentionmetrics.rate.Ratio;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Question: what will each customer still be worth, in profit, discounted at 10 % a year? */
public final class WhatWillEachCustomerBeWorth {
    private WhatWillEachCustomerBeWorth() {}

    public static void main(String[] args) {
        PurchaseHistory history = SilentShop.history();

        PurchaseSummaries customers = history.summaries(ChronoUnit.WEEKS);
        ParetoNbd purchases = ParetoNbd.fit(customers).model();
        GammaGamma spend = GammaGamma.fit(customers).model();
        ValueHorizon tenPercentAYear = ValueHorizon.forever(Math.log(1.10) / 52, ChronoUnit.WEEKS);
        CustomerValueForecast forecast =
                CustomerValueForecast.of(purchases, spend, tenPercentAYear).withMargin(Ratio.of(30, 100));
        double[] values = forecast.values(customers);

        System.out.println("customer  orders  average  still worth");
        for (int row = 0; row < 5; row++) {
            System.out.printf(
                    Locale.ROOT,
                    "%-8s  %6d  %7.2f  %11.2f%n",
                    customers.customerId(row),
                    customers.frequency(row) + 1,
                    spend.expectedValue(customers.frequency(row), customers.monetaryValue(row)),
                    values[row]);
        }
        System.out.printf(
                Locale.ROOT,
                "all 500                    %11.2f%n",
                forecast.total(customers).value());
        System.out.println(
                "orders and spend correlate by " + GammaGamma.correlation(customers) + ", the model takes 0");
    }
}
