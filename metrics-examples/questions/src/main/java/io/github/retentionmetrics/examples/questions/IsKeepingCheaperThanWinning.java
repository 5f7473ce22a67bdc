package io.github.retentionmetrics.examples.questions;

import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.lifetime.AcquisitionCost;
import io.github.retentionmetrics.lifetime.Cost;
import io.github.retentionmetrics.lifetime.Cost.Purpose;
import io.github.retentionmetrics.lifetime.CostTotals;
import io.github.retentionmetrics.lifetime.CustomerProfit;
import io.github.retentionmetrics.lifetime.RetentionCost;
import io.github.retentionmetrics.lifetime.SellingSuccess;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.Ratio;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/** Question: is keeping a customer cheaper than winning one, and what is left of what a customer brings? */
public final class IsKeepingCheaperThanWinning {
    private IsKeepingCheaperThanWinning() {}

    public static void main(String[] args) {
        CustomerMovement year =
                CustomerMovement.startingWith(1_000).withLost(200).withNew(400);
        CostTotals costs = CostTotals.of(
                Currency.getInstance("EUR"),
                List.of(
                        cost("retention: marketing", "2000"),
                        cost("retention: support", "1800"),
                        cost("retention: loyalty programme", "1000"),
                        cost("acquisition", "12000"),
                        cost("serving", "6600"),
                        cost("goods", "60000")));

        costs.byCategory().forEach((category, amount) -> System.out.println(category + "  " + amount));
        BigDecimal retention = costs.total(Purpose.RETENTION);
        System.out.println("keeping, per customer at the start  " + RetentionCost.perCustomerAtStart(retention, year));
        System.out.println("keeping, per retained customer      " + RetentionCost.perRetainedCustomer(retention, year));
        System.out.println("keeping, per average customer       " + RetentionCost.perAverageCustomer(retention, year));

        Ratio keeping = RetentionCost.perRetainedCustomer(retention, year);
        Ratio winning = AcquisitionCost.of(costs.total(Purpose.ACQUISITION), year.newCustomers());
        System.out.println("winning a customer                  " + winning);
        System.out.println("keeping against winning             " + RetentionCost.againstAcquisition(keeping, winning));

        // 130 of 200 offers to customers were taken, and 24 of 200 to others
        SellingSuccess selling = SellingSuccess.of(Rate.of(130, 200), Rate.of(24, 200));
        System.out.println("selling to existing customers       " + selling.existing());
        System.out.println("selling to new ones                 " + selling.prospects());
        System.out.println("difference                          " + selling.difference());

        CustomerProfit profit = CustomerProfit.of(1_400, BigDecimal.valueOf(120_000))
                .withCostOfGoods(costs.total(Purpose.GOODS))
                .withAcquisition(costs.total(Purpose.ACQUISITION))
                .withRetention(retention)
                .withServing(costs.total(Purpose.SERVING));
        System.out.println("profit per customer                 " + profit.perCustomer());
        System.out.println("cost to serve                       " + profit.costToServe());
        System.out.println("gross margin                        " + profit.grossMargin());
    }

    private static Cost cost(String category, String amount) {
        return new Cost(
                LocalDate.of(2026, 6, 30),
                Cost.Category.parse(category),
                new BigDecimal(amount),
                Currency.getInstance("EUR"));
    }
}
