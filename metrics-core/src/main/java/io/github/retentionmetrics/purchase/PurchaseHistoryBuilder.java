package io.github.retentionmetrics.purchase;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.CustomerDictionary;
import io.github.retentionmetrics.internal.IdColumn;
import io.github.retentionmetrics.internal.PurchaseRows;
import io.github.retentionmetrics.internal.PurchaseStore;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.Objects;

/**
 * Takes purchases one by one, in any order, and builds a {@link PurchaseHistory} of them.
 *
 * <p>Every purchase is checked as it arrives, so an error names the row, which is the number of the {@code add} call, from
 * 0. A refused purchase leaves the builder as it was, apart from that number, so the caller may go on with the next. Refund
 * policy and decimals are set before the first purchase. Not thread-safe; safe as part of a parallel {@link
 * PurchaseHistory#toPurchaseHistory collect}. Building does not change the builder: more purchases may follow, and another
 * {@code build}.
 *
 * <pre>{@code
 * PurchaseHistoryBuilder builder = PurchaseHistory.builder(EUR).withRefunds(RefundPolicy.REFUSE);
 * builder.add("C-17", LocalDate.of(2026, 3, 14), new BigDecimal("24.95"));
 * builder.addColumns(customerIds, epochDays, amountsMinor);
 * PurchaseHistory history = builder.build(observedUntil);
 * }</pre>
 */
public final class PurchaseHistoryBuilder {
    private static final int MOST_DECIMALS = 9;

    /** The digits of the largest long. */
    private static final int MOST_DIGITS = 19;

    private final Currency currency;
    private final CustomerDictionary customers = new CustomerDictionary();
    private final PurchaseRows purchases = new PurchaseRows();
    private RefundPolicy refundPolicy = RefundPolicy.NET;
    private int decimals;
    private long rows;

    PurchaseHistoryBuilder(Currency currency) {
        this.currency = Objects.requireNonNull(currency, "currency");
        this.decimals = Math.max(0, currency.getDefaultFractionDigits());
    }

    /**
     * Sets how many decimals an amount may have, where the data has more than its currency; without this, as many as the
     * currency has (2 for EUR, 0 for JPY, 3 for BHD), and none where it has no minor unit (XXX).
     *
     * @param decimals the number of decimals, from 0 to 9
     * @return this builder
     * @throws IllegalArgumentException if the number is out of range
     * @throws IllegalStateException if a purchase has been added
     */
    public PurchaseHistoryBuilder withDecimals(int decimals) {
        requireNoRows("decimals");
        if (decimals < 0 || decimals > MOST_DECIMALS) {
            throw new IllegalArgumentException("decimals must be in 0.." + MOST_DECIMALS + ": " + decimals);
        }
        this.decimals = decimals;
        return this;
    }

    /**
     * Sets what happens to refunds; without this, {@link RefundPolicy#NET}.
     *
     * @param refundPolicy the policy
     * @return this builder
     * @throws NullPointerException if the policy is null
     * @throws IllegalStateException if a purchase has been added
     */
    public PurchaseHistoryBuilder withRefunds(RefundPolicy refundPolicy) {
        requireNoRows("refundPolicy");
        this.refundPolicy = Objects.requireNonNull(refundPolicy, "refundPolicy");
        return this;
    }

    private void requireNoRows(String name) {
        if (purchases.rows() > 0) {
            throw new IllegalStateException(
                    name + " must be set before the first purchase: " + purchases.rows() + " added");
        }
    }

    /**
     * Adds a purchase.
     *
     * @param purchase the purchase
     * @return this builder
     * @throws NullPointerException if the purchase is null
     * @throws IllegalArgumentException if it is in another currency, has too many decimals, is too large, or is a
     *     refund that is refused
     */
    public PurchaseHistoryBuilder add(Purchase purchase) {
        rows++;
        Objects.requireNonNull(purchase, () -> atRow("purchase"));
        if (!purchase.currency().equals(currency)) {
            throw new IllegalArgumentException(atRow("currency") + " (" + purchase.currency()
                    + ") must be the history's currency (" + currency + ")");
        }
        return addRow(purchase.customerId(), purchase.date(), toMinorUnits(purchase.amount()));
    }

    /**
     * Adds a purchase in the history's currency.
     *
     * @param customerId the customer's identifier, not blank
     * @param date the day of the purchase, in 0001-01-01..9999-12-31
     * @param amount the amount, negative for a refund
     * @return this builder
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the identifier is blank, the date out of range, or the amount has too many
     *     decimals, is too large, or is a refund that is refused
     */
    public PurchaseHistoryBuilder add(String customerId, LocalDate date, BigDecimal amount) {
        rows++;
        Objects.requireNonNull(customerId, () -> atRow("customerId"));
        Objects.requireNonNull(date, () -> atRow("date"));
        Objects.requireNonNull(amount, () -> atRow("amount"));
        // the texts that name the row are made for the rows that need them only
        if (customerId.isBlank()) {
            Checks.identifier(customerId, atRow("customerId"));
        }
        if (!Checks.isRecordDate(date)) {
            Checks.recordDate(date, atRow("date"));
        }
        return addRow(customerId, date, toMinorUnits(amount));
    }

    private PurchaseHistoryBuilder addRow(String customerId, LocalDate date, long minor) {
        if (minor < 0 && refundPolicy == RefundPolicy.REFUSE) {
            throw new IllegalArgumentException(atRow("amount") + " must not be negative: refunds are refused");
        }
        purchases.add(customers.ordinalOf(customerId), (int) date.toEpochDay(), minor);
        return this;
    }

    /**
     * Adds purchases in columns, one row per purchase in any order, of which copies are kept. Rows are numbered on from
     * those before. If one is refused, all are, and the builder stays as it was.
     *
     * @param customerIds the customers' identifiers, not blank
     * @param epochDays the days, counted from 1970-01-01
     * @param amountsMinor the amounts in minor units, of which there are ten to the power of the number of decimals in one
     *     unit of the currency; negative for a refund
     * @return this builder
     * @throws NullPointerException if a parameter or an identifier is null
     * @throws IllegalArgumentException if the columns differ in length, an identifier is blank, a day is not in
     *     0001-01-01..9999-12-31, or a refund is refused
     */
    public PurchaseHistoryBuilder addColumns(String[] customerIds, int[] epochDays, long[] amountsMinor) {
        return addCopies(IdColumn.of(customerIds), epochDays, amountsMinor);
    }

    /**
     * Adds purchases in columns, with numbers for identifiers; a number is the same customer as its decimal text.
     *
     * @param customerIds the customers' identifiers
     * @param epochDays the days, counted from 1970-01-01
     * @param amountsMinor the amounts in minor units; negative for a refund
     * @return this builder
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the columns differ in length, a day is not in 0001-01-01..9999-12-31, or a refund
     *     is refused
     */
    public PurchaseHistoryBuilder addColumns(long[] customerIds, int[] epochDays, long[] amountsMinor) {
        return addCopies(IdColumn.of(customerIds), epochDays, amountsMinor);
    }

    /**
     * Adds purchases in columns, with small numbers for identifiers.
     *
     * @param customerIds the customers' identifiers
     * @param epochDays the days, counted from 1970-01-01
     * @param amountsMinor the amounts in minor units; negative for a refund
     * @return this builder
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the columns differ in length, a day is not in 0001-01-01..9999-12-31, or a refund
     *     is refused
     */
    public PurchaseHistoryBuilder addColumns(int[] customerIds, int[] epochDays, long[] amountsMinor) {
        return addCopies(IdColumn.of(customerIds), epochDays, amountsMinor);
    }

    private PurchaseHistoryBuilder addCopies(IdColumn customerIds, int[] epochDays, long[] amountsMinor) {
        requireColumns(customerIds, epochDays, amountsMinor);
        addShared(customerIds, epochDays.clone(), amountsMinor.clone());
        return this;
    }

    /** Builds a history of columns that need no copy, since nobody changes them until it is built. */
    PurchaseHistory ofColumns(IdColumn customerIds, int[] epochDays, long[] amountsMinor, LocalDate observedUntil) {
        requireColumns(customerIds, epochDays, amountsMinor);
        requireObserved(Arrays.stream(epochDays).max().orElse(Integer.MIN_VALUE), observedUntil);
        addShared(customerIds, epochDays, amountsMinor);
        return build(observedUntil);
    }

    private void addShared(IdColumn customerIds, int[] epochDays, long[] amountsMinor) {
        int[] ordinals = new int[epochDays.length];
        customerIds.addTo(customers, ordinals, rows);
        purchases.addAll(ordinals, epochDays, amountsMinor);
        rows += epochDays.length;
    }

    private void requireColumns(IdColumn customerIds, int[] epochDays, long[] amountsMinor) {
        Objects.requireNonNull(epochDays, "epochDays");
        Objects.requireNonNull(amountsMinor, "amountsMinor");
        requireLength("epochDays", epochDays.length, customerIds.length());
        requireLength("amountsMinor", amountsMinor.length, customerIds.length());
        for (int row = 0; row < epochDays.length; row++) {
            if (!Checks.isRecordDay(epochDays[row])) {
                Checks.recordDate(LocalDate.ofEpochDay(epochDays[row]), "date at row " + (rows + row));
            }
            if (amountsMinor[row] < 0 && refundPolicy == RefundPolicy.REFUSE) {
                throw new IllegalArgumentException(
                        "amount at row " + (rows + row) + " must not be negative: refunds are refused");
            }
        }
    }

    private static void requireLength(String name, int length, int customerIds) {
        if (length != customerIds) {
            throw new IllegalArgumentException(
                    name + " length (" + length + ") must equal customerIds length (" + customerIds + ")");
        }
    }

    private String atRow(String name) {
        return name + " at row " + (rows - 1);
    }

    private long toMinorUnits(BigDecimal amount) {
        if (amount.signum() == 0) {
            return 0;
        }
        BigDecimal exact = amount.scale() <= decimals ? amount : amount.stripTrailingZeros();
        if (exact.scale() > decimals) {
            throw new IllegalArgumentException(atRow("amount") + " must have at most " + decimals + " decimals for "
                    + currency + ": " + exact.scale() + " decimals");
        }
        // a huge exponent must not be expanded into as many digits before it is refused
        if (exact.precision() - (long) exact.scale() + decimals <= MOST_DIGITS) {
            BigInteger minor = exact.setScale(decimals).unscaledValue();
            if (minor.bitLength() < Long.SIZE) {
                return minor.longValue();
            }
        }
        throw new IllegalArgumentException(
                atRow("amount") + " must fit in 64-bit minor units: " + decimals + " decimals of " + currency);
    }

    /**
     * Adds everything that another builder holds, as a parallel collect does.
     *
     * @param other the other builder, which must not be used any more
     * @return this builder
     */
    PurchaseHistoryBuilder merge(PurchaseHistoryBuilder other) {
        purchases.addAll(other.purchases, other.customers.toIds().addTo(customers));
        rows += other.rows;
        return this;
    }

    /**
     * Builds the history of the purchases added so far.
     *
     * @param observedUntil the last day for which they are complete
     * @return the history
     * @throws NullPointerException if the date is null
     * @throws IllegalArgumentException if a purchase is later than the date
     */
    public PurchaseHistory build(LocalDate observedUntil) {
        requireObserved(purchases.lastDay(), observedUntil);
        PurchaseStore store = PurchaseStore.of(customers, purchases, refundPolicy == RefundPolicy.IGNORE);
        return new PurchaseHistory(currency, decimals, observedUntil, store);
    }

    static void requireObserved(int lastDay, LocalDate observedUntil) {
        Checks.recordDate(observedUntil, "observedUntil");
        if (lastDay > observedUntil.toEpochDay()) {
            throw new IllegalArgumentException("observedUntil (" + observedUntil
                    + ") must be on or after the last purchase (" + LocalDate.ofEpochDay(lastDay) + ")");
        }
    }
}
