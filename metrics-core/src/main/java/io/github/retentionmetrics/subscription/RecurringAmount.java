package io.github.retentionmetrics.subscription;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import io.github.retentionmetrics.rate.Ratio;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Objects;

/**
 * An amount of recurring revenue, with the number of customers it comes from.
 *
 * <pre>
 *   MRR = ARR / 12
 *   ARPA = MRR / customers
 * </pre>
 *
 * <p>The annual amount is exact, and sums are of annual amounts; monthly amounts are derived from the sums and rounded.
 * A plan of 100.00 a year has an ARR of exactly 100.00 and an MRR of 8.33, and twelve such plans an MRR of 100.00. The
 * rounded amounts of a monthly table may therefore differ from its total by some cents; those of an annual table do
 * not.
 *
 * <pre>{@code
 * RecurringAmount march = mrr.at(LocalDate.of(2026, 3, 31));
 * march.mrr();          // 12480.00
 * march.arr();          // 149760
 * march.customers();    // 312
 * march.arpa();         // 40.000 (149760 of 3744)
 * }</pre>
 *
 * @param currency the currency
 * @param arr the annual recurring revenue, not negative
 * @param customers the number of customers it comes from, or subscriptions where those are followed
 */
public record RecurringAmount(Currency currency, BigDecimal arr, long customers) implements Serializable {
    private static final int MONTHS = 12;
    private static final String NOBODY = "no paying customers";

    /**
     * Checks the parts.
     *
     * @param currency the currency
     * @param arr the annual recurring revenue, not negative
     * @param customers the number of customers it comes from, 0 or more
     * @throws NullPointerException if the currency or the amount is null
     * @throws IllegalArgumentException if the amount or the number is negative, or there is an amount without customers
     */
    public RecurringAmount {
        Objects.requireNonNull(currency, "currency");
        arr = Decimals.normal(arr, "arr");
        if (arr.signum() < 0) {
            throw new IllegalArgumentException("arr must not be negative: it is");
        }
        Checks.notNegative(customers, "customers");
        if (customers == 0 && arr.signum() > 0) {
            throw new IllegalArgumentException("arr must be 0 without customers: it is not");
        }
    }

    /**
     * An amount.
     *
     * @param currency the currency
     * @param arr the annual recurring revenue, not negative
     * @param customers the number of customers it comes from
     * @return the amount
     * @throws NullPointerException if the currency or the amount is null
     * @throws IllegalArgumentException if the amount or the number is negative, or there is an amount without customers
     */
    public static RecurringAmount of(Currency currency, BigDecimal arr, long customers) {
        return new RecurringAmount(currency, arr, customers);
    }

    /**
     * No revenue of no customers: the identity of {@link #plus}.
     *
     * @param currency the currency
     * @return the amount
     * @throws NullPointerException if the currency is null
     */
    public static RecurringAmount empty(Currency currency) {
        return new RecurringAmount(currency, BigDecimal.ZERO, 0);
    }

    /**
     * The monthly recurring revenue.
     *
     * @return a twelfth of the ARR, rounded half up to the decimals of the currency
     */
    public BigDecimal mrr() {
        return monthly(arr, currency);
    }

    /** A twelfth of an annual amount, rounded half up to the decimals of its currency. */
    static BigDecimal monthly(BigDecimal annual, Currency currency) {
        int decimals = Math.max(0, currency.getDefaultFractionDigits());
        return annual.divide(BigDecimal.valueOf(MONTHS), decimals, RoundingMode.HALF_UP);
    }

    /**
     * The monthly recurring revenue with a number of decimals.
     *
     * @param decimals the number of decimals, in 0..9
     * @return a twelfth of the ARR, rounded half up
     * @throws IllegalArgumentException if the number is out of range
     */
    public BigDecimal mrr(int decimals) {
        return arr.divide(BigDecimal.valueOf(MONTHS), Checks.decimals(decimals), RoundingMode.HALF_UP);
    }

    /**
     * The average revenue per account (ARPA), also called ARPU: the monthly recurring revenue per paying customer.
     *
     * @return the ratio of the ARR to twelve times the customers, exact; undefined without customers
     */
    public Ratio arpa() {
        return Ratio.of(arr, BigDecimal.valueOf(customers).multiply(BigDecimal.valueOf(MONTHS)), NOBODY);
    }

    /**
     * The sum of the revenue from these and other customers.
     *
     * @param other the revenue of customers who are not among these
     * @return the sum
     * @throws NullPointerException if {@code other} is null
     * @throws IllegalArgumentException if the currencies differ
     * @throws ArithmeticException if the customers do not fit in a long
     */
    public RecurringAmount plus(RecurringAmount other) {
        Objects.requireNonNull(other, "other");
        Checks.same("currency", currency, other.currency);
        return new RecurringAmount(currency, arr.add(other.arr), Checks.sum(customers, other.customers, "customers"));
    }

    /** {@return the monthly recurring revenue, as a bean for a JSON mapper} */
    public BigDecimal getMrr() {
        return mrr();
    }

    /** {@return the average revenue per account, as a bean for a JSON mapper} */
    public Ratio getArpa() {
        return arpa();
    }

    /** {@return the monthly amount and the number of customers as a text} */
    @Override
    public String toString() {
        return currency + " " + mrr().toPlainString() + " a month from " + customers;
    }
}
