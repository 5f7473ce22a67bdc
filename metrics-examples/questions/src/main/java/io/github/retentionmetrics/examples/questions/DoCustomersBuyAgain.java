package io.github.retentionmetrics.examples.questions;

import static io.github.retentionmetrics.period.Granularity.MONTH;
import static io.github.retentionmetrics.purchase.PurchaseHistory.toPurchaseHistory;

import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.Purchase;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.retention.RepeatPurchaseRate;
import io.github.retentionmetrics.retention.ReturningCustomerRate;
import io.github.retentionmetrics.spend.TimeBetweenPurchases;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/** Question: we have a list of orders. Do customers buy again, who comes back, and how long does it take them? */
public final class DoCustomersBuyAgain {
    private static final Currency EUR = Currency.getInstance("EUR");

    private DoCustomersBuyAgain() {}

    public static void main(String[] args) {
        List<Purchase> purchases = List.of(
                purchase("anna", LocalDate.of(2026, 1, 5), "24.95"),
                purchase("anna", LocalDate.of(2026, 3, 2), "19.50"),
                purchase("anna", LocalDate.of(2026, 3, 30), "12.00"),
                purchase("bram", LocalDate.of(2026, 2, 14), "80.00"),
                purchase("bram", LocalDate.of(2026, 2, 20), "-80.00"), // a refund is no order
                purchase("cato", LocalDate.of(2026, 3, 8), "45.10"));
        PurchaseHistory history = purchases.stream().collect(toPurchaseHistory(EUR, LocalDate.of(2026, 3, 31)));

        System.out.println("bought at least twice  " + RepeatPurchaseRate.of(history, Period.quarter(2026, 1)));

        Period march = Period.month(2026, 3);
        System.out.println("had bought before      " + ReturningCustomerRate.of(history, march));
        System.out.println("time between           " + TimeBetweenPurchases.of(history));
        history.movements(MONTH).forEach((month, movement) -> System.out.println(MONTH.label(month) + "  " + movement));
    }

    private static Purchase purchase(String customerId, LocalDate date, String amount) {
        return Purchase.of(customerId, date, new BigDecimal(amount), EUR);
    }
}
