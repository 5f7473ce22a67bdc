package io.github.retentionmetrics.examples.questions;

import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseHistoryBuilder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Random;

/**
 * A made-up shop whose customers leave without telling it, for the questions that only a fitted model can answer.
 *
 * <p>Its 500 customers place their first order in the first quarter of 2025. Each has a mean number of days between
 * orders, a probability to leave after each order, and a usual spend. Your own history takes the place of this one:
 *
 * <pre>{@code
 * PurchaseHistory history = purchases.stream().collect(toPurchaseHistory(EUR, observedUntil));
 * }</pre>
 */
final class SilentShop {
    /** The last day for which all orders are known. */
    static final LocalDate OBSERVED_UNTIL = LocalDate.of(2026, 6, 30);

    private static final int CUSTOMERS = 500;

    private SilentShop() {}

    static PurchaseHistory history() {
        PurchaseHistoryBuilder builder = PurchaseHistory.builder(Currency.getInstance("EUR"));
        Random random = new Random(7);
        Random spend = new Random(11);
        for (int customer = 1; customer <= CUSTOMERS; customer++) {
            LocalDate date = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(90));
            double meanDaysBetween = 15 / random.nextDouble();
            double leaves = random.nextDouble() * random.nextDouble();
            int usualSpend = 1_500 + spend.nextInt(4_000);
            do {
                builder.add("C" + customer, date, BigDecimal.valueOf(usualSpend / 2 + spend.nextInt(usualSpend), 2));
                date = date.plusDays(1 + (long) (-meanDaysBetween * Math.log(1 - random.nextDouble())));
            } while (random.nextDouble() > leaves && !date.isAfter(OBSERVED_UNTIL));
        }
        return builder.build(OBSERVED_UNTIL);
    }
}
