package io.github.retentionmetrics.examples.questions;

import io.github.retentionmetrics.fit.ModelFit;
import io.github.retentionmetrics.forecast.ParetoNbd;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Question: customers do not tell a shop that they leave; which customers are still alive, and which have silently
 * gone?
 */
public final class WhichCustomersAreStillAlive {
    private WhichCustomersAreStillAlive() {}

    public static void main(String[] args) {
        PurchaseHistory history = SilentShop.history();

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
