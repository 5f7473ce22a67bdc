package io.github.retentionmetrics.examples.questions;

import io.github.retentionmetrics.fit.ModelFit;
import io.github.retentionmetrics.forecast.BgNbd;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseHistoryBuilder;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.Random;

/** Question: how many orders will the customers we have place next year, and how sure is the model of itself? */
public final class HowManyOrdersNextYear {
    private HowManyOrdersNextYear() {}

    public static void main(String[] args) {
        PurchaseHistoryBuilder builder = PurchaseHistory.builder(Currency.getInstance("EUR"));
        Random random = new Random(7);
        LocalDate today = LocalDate.of(2026, 6, 30);
        for (int customer = 1; customer <= 500; customer++) {
            LocalDate date = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(90));
            double meanDaysBetween = 15 / random.nextDouble();
            double leaves = random.nextDouble() * random.nextDouble();
            do {
                builder.add("C" + customer, date, new BigDecimal("25.00"));
                date = date.plusDays(1 + (long) (-meanDaysBetween * Math.log(1 - random.nextDouble())));
            } while (random.nextDouble() > leaves && !date.isAfter(today));
        }
        PurchaseHistory history = builder.build(today);

        PurchaseSummaries customers = history.summaries(ChronoUnit.WEEKS);
        ModelFit<BgNbd> fit = BgNbd.fit(customers);
        BgNbd model = fit.model();
        double orders = Arrays.stream(model.expectedPurchases(customers, 52)).sum();

        System.out.println(model);
        System.out.println("parameters                       " + fit.outcome());
        System.out.printf(Locale.ROOT, "orders of all customers          %.0f%n", orders);
        System.out.printf(Locale.ROOT, "repeat orders of a new customer  %.2f%n", model.expectedPurchases(52));
        System.out.printf(
                Locale.ROOT, "new customers who never return   %.0f%%%n", 100 * model.probabilityOfPurchases(0, 52));
    }
}
