package io.github.retentionmetrics.benchmarks;

import io.github.retentionmetrics.subscription.BillingInterval;
import io.github.retentionmetrics.subscription.Subscription;
import io.github.retentionmetrics.subscription.Terms;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Priced subscriptions over 60 months: six in ten are a customer's only one, every third changes its price or its
 * number of seats once, and half of them end.
 *
 * @param phases the phases, in the order in which subscriptions were taken out
 */
record RevenueWorkload(List<Subscription> phases) {
    static final Currency CURRENCY = Currency.getInstance("EUR");
    static final LocalDate FIRST_DAY = LocalDate.of(2021, 1, 1);
    static final LocalDate OBSERVED_UNTIL = LocalDate.of(2025, 12, 31);

    private static final long SEED = 20_260_101;
    private static final int DAYS = (int) (OBSERVED_UNTIL.toEpochDay() - FIRST_DAY.toEpochDay()) + 1;
    private static final String[] PLANS = {"Starter", "Team", "Scale", "Enterprise"};
    private static final int[] PRICES = {29, 79, 249, 990};

    static RevenueWorkload of(int subscriptions) {
        SeededRandom random = new SeededRandom(SEED);
        List<Terms> terms = terms();
        List<Subscription> phases = new ArrayList<>(subscriptions + subscriptions / 2);
        int customers = Math.max(1, subscriptions * 7 / 10);
        for (int subscription = 0; subscription < subscriptions; subscription++) {
            int customer = subscription < customers ? subscription : random.nextInt(customers);
            int start = random.nextInt(DAYS);
            int end = start + (int) Math.min(DAYS, random.nextLomax(700, 1.4));
            int change = random.nextInt(3) == 0 ? start + 1 + random.nextInt(400) : end;
            String id = "s" + subscription;
            phases.add(phase(customer, start, Math.min(change, end))
                    .withSubscriptionId(id)
                    .withTerms(terms.get(random.nextInt(terms.size()))));
            if (change < end && change < DAYS) {
                phases.add(phase(customer, change, end)
                        .withSubscriptionId(id)
                        .withTerms(terms.get(random.nextInt(terms.size()))));
            }
        }
        return new RevenueWorkload(phases);
    }

    private static List<Terms> terms() {
        List<Terms> terms = new ArrayList<>();
        for (int plan = 0; plan < PLANS.length; plan++) {
            for (int quantity = 1; quantity <= 10; quantity++) {
                for (BillingInterval interval : List.of(BillingInterval.MONTH, BillingInterval.YEAR)) {
                    terms.add(Terms.of(BigDecimal.valueOf(PRICES[plan]), CURRENCY, interval)
                            .withPlan(PLANS[plan])
                            .withQuantity(quantity));
                }
            }
        }
        return terms;
    }

    private static Subscription phase(int customer, int start, int end) {
        @Nullable LocalDate endExclusive = end >= DAYS ? null : FIRST_DAY.plusDays(end);
        return Subscription.of("C" + customer, FIRST_DAY.plusDays(start), endExclusive);
    }
}
