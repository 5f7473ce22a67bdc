package io.github.retentionmetrics.testing;

import io.github.retentionmetrics.subscription.BillingInterval;
import io.github.retentionmetrics.subscription.Discount;
import io.github.retentionmetrics.subscription.Subscription;
import io.github.retentionmetrics.subscription.Terms;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Priced subscriptions from files of the reference data. */
public final class PricedFiles {
    private PricedFiles() {}

    /** The phases of a file that had begun by the last observed day. */
    public static List<Subscription> read(String name, LocalDate observedUntil) {
        return ReferenceData.rows("data/recurring/" + name + ".csv").stream()
                .filter(row -> !LocalDate.parse(row.get("start")).isAfter(observedUntil))
                .map(PricedFiles::phase)
                .toList();
    }

    private static Subscription phase(Map<String, String> row) {
        String state = row.get("status").toUpperCase(Locale.ROOT);
        Terms terms = Terms.of(
                        new BigDecimal(row.get("amount")),
                        Currency.getInstance(row.get("currency")),
                        BillingInterval.parse(row.get("interval")))
                .withQuantity(Long.parseLong(row.get("quantity")))
                .withDiscount(Discount.parse(row.get("discount")))
                .withPlan(row.get("plan"))
                .withState(state.equals("CANCELED") ? Terms.State.CANCELLED : Terms.State.valueOf(state));
        LocalDate start = LocalDate.parse(row.get("start"));
        String end = row.get("end");
        Subscription phase = Subscription.of(row.get("customer_id"), start, end.isEmpty() ? null : LocalDate.parse(end))
                .withSubscriptionId(row.get("subscription_id"))
                .withTerms(terms);
        String trialEnd = row.get("trial_end");
        return trialEnd.isEmpty() ? phase : phase.withTrialEnd(LocalDate.parse(trialEnd));
    }
}
