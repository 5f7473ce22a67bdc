package io.github.retentionmetrics.examples.questions;

import io.github.retentionmetrics.fit.ModelFit;
import io.github.retentionmetrics.forecast.ParetoNbd;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseHistoryBuilder;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Locale;
import java.util.Random;

/** Question: nobody tells a shop that they leave; which customers are still alive, and which have silently gone? */
public final class WhichCustomersAreStillAlive {
    private WhichCustomersAreStillAlive() {}

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
        ModelFit<ParetoNbd> fit = ParetoNbd.fit(customers);
        double[] alive = fit.model().probabilitiesAlive(customers);

        System.out.println("customer   repeat purchases   weeks since the last   probability alive");
        for (int row = 0; row < 8; row++) {
            System.out.printf(
                    Locale.ROOT,
                    "%-8s   %16d   %20.1f   %17.2f%n",
                    customers.customerId(row),
                    customers.frequency(row),
                    customers.age(row) - customers.recency(row),
                    alive[row]);
        }
    }
}
