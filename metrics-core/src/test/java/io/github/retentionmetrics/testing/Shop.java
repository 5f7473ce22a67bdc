package io.github.retentionmetrics.testing;

import io.github.retentionmetrics.purchase.Purchase;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseHistoryBuilder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Purchases in euros, written as lines of text such as {@code "anna 2026-01-05 24.95"}, so that tests read as tables.
 */
public final class Shop {
    /** The currency of every purchase. */
    public static final Currency EUR = Currency.getInstance("EUR");

    private Shop() {}

    /** The purchases on the lines. */
    public static List<Purchase> purchases(String... lines) {
        return Stream.of(lines).map(Shop::purchase).toList();
    }

    /** The history of the purchases on the lines. */
    public static PurchaseHistory history(String observedUntil, String... lines) {
        return PurchaseHistory.of(EUR, purchases(lines), LocalDate.parse(observedUntil));
    }

    private static Purchase purchase(String line) {
        String[] parts = line.split(" ", -1);
        return Purchase.of(parts[0], LocalDate.parse(parts[1]), new BigDecimal(parts[2]), EUR);
    }

    /** The history of a public data set, whose amounts have up to three decimals, known until its last day. */
    public static PurchaseHistory reference(String set) {
        return reference(set, LocalDate.MIN);
    }

    /** The same, known until a day, if that is after its last. */
    public static PurchaseHistory reference(String set, LocalDate observedUntil) {
        PurchaseHistoryBuilder builder = PurchaseHistory.builder(EUR).withDecimals(3);
        LocalDate last = observedUntil;
        for (Map<String, String> row : ReferenceData.rows("data/" + set + ".csv")) {
            LocalDate date = LocalDate.parse(row.get("date"));
            builder.add(row.get("customer_id"), date, new BigDecimal(row.get("amount")));
            last = date.isAfter(last) ? date : last;
        }
        return builder.build(last);
    }
}
