package io.github.retentionmetrics.examples.questions;

import io.github.retentionmetrics.fit.ModelFit;
import io.github.retentionmetrics.forecast.BgNbd;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;

/** Question: how many orders will the customers we have place next year, and how sure is the model of itself? */
public final class HowManyOrdersNextYear {
    private HowManyOrdersNextYear() {}

    public static void main(String[] args) {
        PurchaseHistory history = SilentShop.history();

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
