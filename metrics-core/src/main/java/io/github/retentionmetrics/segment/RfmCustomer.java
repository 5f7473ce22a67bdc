package io.github.retentionmetrics.segment;

import io.github.retentionmetrics.internal.Checks;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * Recency, frequency and monetary value of one customer, as {@link RfmValues} has them in columns.
 *
 * <pre>{@code
 * RfmCustomer best = RfmValues.of(history).mostValuable(1).get(0);
 * best.orders();       // 12
 * best.monetary();     // 419.40
 * }</pre>
 *
 * @param customerId the customer's identifier, not blank
 * @param recencyDays days from the last order to the analysis date, at least 1
 * @param orders the number of orders, at least 1
 * @param monetary what the customer spent, less refunds; may be negative
 */
public record RfmCustomer(String customerId, int recencyDays, int orders, BigDecimal monetary) implements Serializable {
    /**
     * Checks the values.
     *
     * @param customerId the customer's identifier
     * @param recencyDays days from the last order to the analysis date
     * @param orders the number of orders
     * @param monetary what the customer spent, less refunds
     * @throws NullPointerException if the identifier or the monetary value is null
     * @throws IllegalArgumentException if the identifier is blank, or the days or the orders are below 1
     */
    public RfmCustomer {
        Checks.identifier(customerId, "customerId");
        requirePositive(recencyDays, "recencyDays");
        requirePositive(orders, "orders");
        Objects.requireNonNull(monetary, "monetary");
    }

    private static void requirePositive(int value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1: " + value);
        }
    }
}
