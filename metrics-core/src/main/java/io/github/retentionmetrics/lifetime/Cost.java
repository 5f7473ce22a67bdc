package io.github.retentionmetrics.lifetime;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Objects;

/**
 * A cost of a day: what was spent on customers, and what for.
 *
 * <p>{@link CostTotals} adds costs up by period and category. The date decides the period; a cost that is for a whole
 * quarter is to be spread over its months before it comes here.
 *
 * <pre>{@code
 * new Cost(LocalDate.of(2026, 3, 31), CostCategory.SUPPORT, new BigDecimal("1250.00"), EUR);
 * }</pre>
 *
 * @param date the day it is booked on
 * @param category what it was for
 * @param amount the amount; negative for a credit, such as a supplier's bonus
 * @param currency the currency of the amount
 */
public record Cost(LocalDate date, CostCategory category, BigDecimal amount, Currency currency)
        implements Serializable {
    /**
     * Checks the parts.
     *
     * @param date the day it is booked on, in 0001-01-01..9999-12-31
     * @param category what it was for
     * @param amount the amount, negative for a credit
     * @param currency the currency of the amount
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if the date is out of range, or the amount longer than 100 digits before or
     *     after the decimal point
     */
    public Cost {
        Checks.recordDate(date, "date");
        Objects.requireNonNull(category, "category");
        amount = Decimals.normal(amount, "amount");
        Objects.requireNonNull(currency, "currency");
    }
}
