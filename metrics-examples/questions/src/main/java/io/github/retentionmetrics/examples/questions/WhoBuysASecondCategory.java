package io.github.retentionmetrics.examples.questions;

import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseHistoryBuilder;
import io.github.retentionmetrics.segment.CrossSell;
import io.github.retentionmetrics.segment.Upsell;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/**
 * Question: how many customers buy from a second category, which ones go together, and who moves up to a better
 * product?
 */
public final class WhoBuysASecondCategory {
    private WhoBuysASecondCategory() {}

    public static void main(String[] args) {
        PurchaseHistoryBuilder builder = PurchaseHistory.builder(Currency.getInstance("EUR"));
        LocalDate first = LocalDate.of(2026, 3, 2);
        for (int customer = 1; customer <= 100; customer++) {
            String id = "C" + customer;
            builder.add(id, first, new BigDecimal("12.50"), customer % 2 == 0 ? "coffee" : "tea");
            if (customer % 4 == 0) {
                builder.add(id, first.plusDays(30), new BigDecimal("89.00"), "grinder");
            }
            if (customer % 10 == 1) {
                builder.add(id, first, new BigDecimal("8.00"), "cups");
            }
            if (customer % 8 == 0) {
                builder.add(id, first.plusDays(200), new BigDecimal("349.00"), "machine");
            }
        }
        PurchaseHistory history = builder.build(LocalDate.of(2026, 12, 31));

        CrossSell crossSell = CrossSell.of(history);
        System.out.println("a second category         " + crossSell.rate());
        System.out.println("on a later day            " + crossSell.laterRate());
        System.out.println("given coffee, a grinder   " + crossSell.rate("coffee", "grinder"));
        System.out.println("lift                      " + crossSell.lift("coffee", "grinder"));
        Upsell upsell = Upsell.of(history, List.of("grinder", "machine"));
        System.out.println("from grinder to machine   " + upsell.rate());
    }
}
