package io.github.retentionmetrics.examples.questions;

import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.Purchase;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.retention.RetentionRate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/**
 * Question: how do we add the purchases of the day to a history every night?
 *
 * <p>The history of the night before is moved on by a day, and the purchases of that day are added. Rows that are in
 * both count twice, so a night that is run again starts from the same stored history; a history is {@code
 * Serializable}.
 */
public final class HowDoWeUpdateEveryNight {
    private static final Currency EUR = Currency.getInstance("EUR");

    private HowDoWeUpdateEveryNight() {}

    public static void main(String[] args) {
        PurchaseHistory lastNight = PurchaseHistory.of(
                EUR,
                List.of(
                        purchase("anna", "2026-02-03", "24.95"),
                        purchase("bram", "2026-02-20", "12.00"),
                        purchase("anna", "2026-03-14", "30.50")),
                LocalDate.of(2026, 3, 30));

        // the day that has just ended, and its purchases
        LocalDate today = lastNight.observedUntil().plusDays(1);
        List<Purchase> rows = List.of(purchase("bram", "2026-03-31", "18.00"));

        PurchaseHistory tonight = lastNight.withObservedUntil(today).plus(PurchaseHistory.of(EUR, rows, today));
        System.out.println("tonight        " + tonight);

        // a period that is not over says so, and is not reported
        Period march = Period.month(2026, 3);
        System.out.println("last night     " + report(lastNight, march));
        System.out.println("tonight        " + report(tonight, march));

        // the figures of an earlier night, to compare with what was reported then
        PurchaseHistory then = tonight.asKnownOn(LocalDate.of(2026, 3, 30));
        System.out.println("as known then  " + report(then, march));
    }

    private static String report(PurchaseHistory history, Period period) {
        return RetentionRate.of(history, period) + (history.isComplete(period) ? "" : ", partial");
    }

    private static Purchase purchase(String customer, String date, String amount) {
        return Purchase.of(customer, LocalDate.parse(date), new BigDecimal(amount), EUR);
    }
}
