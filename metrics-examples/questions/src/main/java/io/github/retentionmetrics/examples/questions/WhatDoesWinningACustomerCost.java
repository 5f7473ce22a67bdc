package io.github.retentionmetrics.examples.questions;

import io.github.retentionmetrics.lifetime.AcquisitionCost;
import io.github.retentionmetrics.lifetime.Cost;
import io.github.retentionmetrics.lifetime.CostTotals;
import io.github.retentionmetrics.lifetime.LifetimeValue;
import io.github.retentionmetrics.lifetime.PaybackTime;
import io.github.retentionmetrics.lifetime.RetentionModel;
import io.github.retentionmetrics.lifetime.RetentionModel.Timing;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.Ratio;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;

/** Question: what does winning a customer cost, is it worth it, and when is it earned back? */
public final class WhatDoesWinningACustomerCost {
    private WhatDoesWinningACustomerCost() {}

    public static void main(String[] args) {
        Currency euro = Currency.getInstance("EUR");
        List<Cost> costs = List.of(
                new Cost(LocalDate.of(2026, 1, 31), Cost.Category.ACQUISITION, new BigDecimal("20000"), euro),
                new Cost(LocalDate.of(2026, 2, 28), Cost.Category.ACQUISITION, new BigDecimal("40000"), euro),
                new Cost(LocalDate.of(2026, 2, 28), Cost.Category.SUPPORT, new BigDecimal("9000"), euro),
                new Cost(LocalDate.of(2026, 4, 30), Cost.Category.ACQUISITION, new BigDecimal("30000"), euro));

        // 200 customers came in the second quarter; it takes about a quarter until spend brings one
        long won = 200;
        Period quarter = Period.quarter(2026, 2);
        BigDecimal spend = CostTotals.of(euro, costs, quarter.preceding()).total(Cost.Purpose.ACQUISITION);
        Ratio cost = AcquisitionCost.of(spend, won);
        System.out.println("acquisition cost  " + cost);

        // they pay 50 a month, of which 80 % is margin; 5 % leave in a month
        Ratio revenue = Ratio.of(50, 1);
        Ratio margin = Ratio.of(80, 100);
        LifetimeValue value = LifetimeValue.ofChurn(revenue, Rate.of(5, 100)).withMargin(margin);
        System.out.println("lifetime value    " + value);
        System.out.println("value to cost     " + AcquisitionCost.valueToCost(value, cost));
        System.out.println("earned back after "
                + PaybackTime.ofCost(cost)
                        .revenuePerCustomer(revenue, ChronoUnit.MONTHS)
                        .margin(margin));

        // some leave before they have earned it back, so it takes longer; with more churn it never happens
        RetentionModel model = RetentionModel.of(new BigDecimal("40"), 0.95, 0.01, Timing.END_OF_PERIOD);
        System.out.println("with churn        " + PaybackTime.of(cost, model, ChronoUnit.MONTHS));
        System.out.println("at 15 % churn     " + PaybackTime.of(cost, model.withRetention(0.85), ChronoUnit.MONTHS));
    }
}
