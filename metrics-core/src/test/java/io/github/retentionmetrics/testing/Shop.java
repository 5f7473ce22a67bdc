package io.github.retentionmetrics.testing;

import io.github.retentionmetrics.purchase.Purchase;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;

/** Purchases in euros, written as lines of text such as {@code "anna 2026-01-05 24.95"}, so that tests read as tables. */
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

    /** What is left of an object after it was written and read. */
    public static Object serialised(Object object) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }
}
