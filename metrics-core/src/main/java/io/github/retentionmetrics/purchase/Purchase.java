package io.github.retentionmetrics.purchase;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Objects;

/**
 * A purchase: the customer, the day and the amount.
 *
 * <p>An amount of zero is a purchase like any other (a free sample, a voucher); a negative amount is a refund. Trailing
 * zeros of the amount do not matter: purchases of 12.5 and of 12.50 are equal. The history checks the number of
 * decimals.
 *
 * <pre>{@code
 * Purchase order = Purchase.of("C-17", LocalDate.of(2026, 3, 14), new BigDecimal("24.95"), EUR);
 * Purchase inShop = order.withCategory("books");
 * Purchase online = Purchase.at("C-17", instant, ZoneId.of("Europe/Amsterdam"), new BigDecimal("24.95"), EUR);
 * }</pre>
 *
 * @param customerId the customer's identifier, not blank
 * @param date the day of the purchase
 * @param amount the amount, negative for a refund
 * @param currency the currency of the amount
 * @param category the category of the purchase, empty when unknown
 */
public record Purchase(String customerId, LocalDate date, BigDecimal amount, Currency currency, String category)
        implements Serializable {

    /**
     * Checks the parts.
     *
     * @param customerId the customer's identifier, not blank
     * @param date the day of the purchase, in 0001-01-01..9999-12-31
     * @param amount the amount, negative for a refund
     * @param currency the currency of the amount
     * @param category the category of the purchase; null (as from JSON without the property) or blank when unknown, and
     *     stored as empty
     * @throws NullPointerException if another parameter is null
     * @throws IllegalArgumentException if the identifier is blank, the date out of range, or the amount longer than 100
     *     digits before or after the decimal point
     */
    public Purchase {
        Checks.identifier(customerId, "customerId");
        Checks.recordDate(date, "date");
        amount = Decimals.normal(amount, "amount");
        Objects.requireNonNull(currency, "currency");
        category = Checks.textOrEmpty(category);
    }

    /**
     * A purchase without a category.
     *
     * @param customerId the customer's identifier, not blank
     * @param date the day of the purchase
     * @param amount the amount, negative for a refund
     * @param currency the currency of the amount
     * @return the purchase
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the identifier is blank, the date out of range, or the amount longer than 100
     *     digits before or after the decimal point
     */
    public static Purchase of(String customerId, LocalDate date, BigDecimal amount, Currency currency) {
        return new Purchase(customerId, date, amount, currency, "");
    }

    /**
     * A purchase without a category, with a numeric identifier, such as a database key, which is converted to its
     * decimal text.
     *
     * @param customerId the customer's identifier
     * @param date the day of the purchase
     * @param amount the amount, negative for a refund
     * @param currency the currency of the amount
     * @return the purchase
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the date is out of range, or the amount longer than 100
     *     digits before or after the decimal point
     */
    public static Purchase of(long customerId, LocalDate date, BigDecimal amount, Currency currency) {
        return of(Long.toString(customerId), date, amount, currency);
    }

    /**
     * A purchase from a timestamp.
     *
     * @param customerId the customer's identifier, not blank
     * @param instant the moment of the purchase
     * @param zone the time zone whose calendar determines the day
     * @param amount the amount, negative for a refund
     * @param currency the currency of the amount
     * @return the purchase
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the identifier is blank, the date out of range, or the amount longer than 100
     *     digits before or after the decimal point
     */
    public static Purchase at(String customerId, Instant instant, ZoneId zone, BigDecimal amount, Currency currency) {
        return of(customerId, Checks.dateAt(instant, zone, "instant"), amount, currency);
    }

    /**
     * A purchase from a timestamp, with a numeric identifier, such as a database key, which is converted to its decimal
     * text.
     *
     * @param customerId the customer's identifier
     * @param instant the moment of the purchase
     * @param zone the time zone whose calendar determines the day
     * @param amount the amount, negative for a refund
     * @param currency the currency of the amount
     * @return the purchase
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the date is out of range, or the amount longer than 100
     *     digits before or after the decimal point
     */
    public static Purchase at(long customerId, Instant instant, ZoneId zone, BigDecimal amount, Currency currency) {
        return at(Long.toString(customerId), instant, zone, amount, currency);
    }

    /**
     * A copy of this purchase in a category.
     *
     * @param category the category of the purchase, empty when unknown
     * @return the copy
     * @throws NullPointerException if the category is null
     */
    public Purchase withCategory(String category) {
        return new Purchase(customerId, date, amount, currency, Objects.requireNonNull(category, "category"));
    }
}
