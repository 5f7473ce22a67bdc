package io.github.retentionmetrics.examples.questions;

import static io.github.retentionmetrics.purchase.PurchaseHistory.toPurchaseHistory;

import io.github.retentionmetrics.purchase.Purchase;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.survival.Durations;
import io.github.retentionmetrics.survival.SurvivalCurve;
import io.github.retentionmetrics.survival.TimeToNextPurchase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Question: how long does it take until a customer buys a second time, when many have not yet? */
public final class HowLongUntilTheSecondPurchase {
    private static final Currency EUR = Currency.getInstance("EUR");

    private HowLongUntilTheSecondPurchase() {}

    public static void main(String[] args) {
        // a new customer every day; two of three would buy again, after 20 days or more
        LocalDate start = LocalDate.of(2026, 1, 1);
        LocalDate observedUntil = LocalDate.of(2026, 6, 30);
        PurchaseHistory history = IntStream.range(0, 150)
                .boxed()
                .flatMap(i -> i % 3 == 0
                        ? Stream.of(purchase(i, start.plusDays(i)))
                        : Stream.of(purchase(i, start.plusDays(i)), purchase(i, start.plusDays(i + 20L + i % 40))))
                .filter(purchase -> !purchase.date().isAfter(observedUntil))
                .collect(toPurchaseHistory(EUR, observedUntil));

        Durations second = TimeToNextPurchase.of(history);
        SurvivalCurve curve = SurvivalCurve.of(second);
        System.out.println(second);
        for (long days : new long[] {30, 60, 90}) {
            System.out.println("not yet after " + days + " days   " + curve.survival(days));
        }
        System.out.println("a quarter has after   " + curve.quantile(0.25));
        System.out.println("half has after        " + curve.median());

        // of those who had not bought again within 30 days, who does within 60?
        SurvivalCurve patient = SurvivalCurve.of(second.survivorsOf(30));
        System.out.println("of the others, not yet after 60 days   " + patient.survival(60));
    }

    private static Purchase purchase(int customer, LocalDate date) {
        return Purchase.of("customer " + customer, date, new BigDecimal("24.95"), EUR);
    }
}
