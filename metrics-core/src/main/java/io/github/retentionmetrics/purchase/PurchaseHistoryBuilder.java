package io.github.retentionmetrics.purchase;

import io.github.retentionmetrics.internal.BufferedRows;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.CustomerDictionary;
import io.github.retentionmetrics.internal.IdColumn;
import io.github.retentionmetrics.internal.PurchaseRows;
import io.github.retentionmetrics.internal.PurchaseStore;
import io.github.retentionmetrics.internal.StagedRows;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A builder of a {@link PurchaseHistory}, to which purchases are added in any order.
 *
 * <p>Every purchase is checked when it is added, so that an error names the row, which is the number of the {@code add}
 * call, from 0. A refused purchase changes nothing but that number, so that the caller may go on with the next one.
 * Refund policy and decimals must be set before the first purchase. Not thread-safe; safe as part of a parallel
 * {@link PurchaseHistory#toPurchaseHistory collect}. Building does not change the builder: more purchases may follow,
 * and another {@code build}.
 *
 * <pre>{@code
 * PurchaseHistoryBuilder builder = PurchaseHistory.builder(EUR).withRefunds(PurchaseHistory.RefundPolicy.REFUSE);
 * builder.add("C-17", LocalDate.of(2026, 3, 14), new BigDecimal("24.95"));
 * builder.addColumns(customerIds, epochDays, amountsMinor);
 * PurchaseHistory history = builder.build(observedUntil);
 * }</pre>
 *
 * <p>A large file can be read by several threads, each into a builder of its own, directly from the buffers of a
 * reader:
 *
 * <pre>{@code
 * PurchaseHistoryBuilder one = PurchaseHistory.builder(EUR);      // for the thread that reads the first half
 * PurchaseHistoryBuilder other = PurchaseHistory.builder(EUR);    // for the thread that reads the second half
 * char[] buffer = "C-17,2026-03-14,24.95".toCharArray();          // of the reader, with a row
 * one.add(buffer, 0, 4, (int) LocalDate.of(2026, 3, 14).toEpochDay(), 2495);
 * other.addColumns(customerIds, epochDays, amountsMinor);
 * PurchaseHistory whole = one.addAll(other).build(observedUntil); // when both are done
 * }</pre>
 *
 * <p>A very large file can be read into a few builders, each for a part of the customers, for instance by a hash of the
 * identifier, so that the customers of each builder fit in a cache. Results of disjoint customers can be added, so that
 * the parts need not be joined.
 *
 * <p>A purchase takes 16 bytes until the history is built, 4 more with a category, and 4 more while it waits for its
 * customer to be looked up, as up to a million purchases from a buffer do.
 */
public final class PurchaseHistoryBuilder {
    /** The digits of the largest long. */
    private static final int MOST_DIGITS = 19;

    private static final long[] POWERS_OF_TEN =
            LongStream.iterate(1, power -> 10 * power).limit(MOST_DIGITS).toArray();

    private final Currency currency;
    private final StagedRows staged = new StagedRows();
    private final BufferedRows buffered = new BufferedRows();
    private CustomerDictionary customers = new CustomerDictionary();
    private PurchaseRows purchases = new PurchaseRows();
    private PurchaseHistory.RefundPolicy refundPolicy = PurchaseHistory.RefundPolicy.NET;
    private int decimals;
    private long rows;

    PurchaseHistoryBuilder(Currency currency) {
        this.currency = Objects.requireNonNull(currency, "currency");
        this.decimals = Math.max(0, currency.getDefaultFractionDigits());
    }

    /**
     * Sets the number of decimals of amounts, for data with more decimals than the currency. The default is that of the
     * currency (2 for EUR, 0 for JPY, 3 for BHD), and 0 for a currency without a minor unit (XXX).
     *
     * @param decimals the number of decimals, from 0 to 9
     * @return this builder
     * @throws IllegalArgumentException if the number is out of range
     * @throws IllegalStateException if a purchase has been added
     */
    public PurchaseHistoryBuilder withDecimals(int decimals) {
        requireNoRows("decimals");
        this.decimals = Checks.decimals(decimals);
        return this;
    }

    /**
     * Sets the treatment of refunds; the default is {@link PurchaseHistory.RefundPolicy#NET}.
     *
     * @param refundPolicy the policy
     * @return this builder
     * @throws NullPointerException if the policy is null
     * @throws IllegalStateException if a purchase has been added
     */
    public PurchaseHistoryBuilder withRefunds(PurchaseHistory.RefundPolicy refundPolicy) {
        requireNoRows("refundPolicy");
        this.refundPolicy = Objects.requireNonNull(refundPolicy, "refundPolicy");
        return this;
    }

    private void requireNoRows(String name) {
        long added = purchases.rows() + buffered.rows() + staged.rows();
        if (added > 0) {
            throw new IllegalStateException(name + " must be set before the first purchase: " + added + " added");
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
        return addRow(purchase.customerId(), purchase.date(), toMinorUnits(purchase.amount()), purchase.category());
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
        return add(customerId, date, amount, "");
    }

    /**
     * Adds a purchase in a category, in the history's currency.
     *
     * @param customerId the customer's identifier, not blank
     * @param date the day of the purchase, in 0001-01-01..9999-12-31
     * @param amount the amount, negative for a refund
     * @param category the category of the purchase, empty when unknown
     * @return this builder
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the identifier is blank, the date out of range, or the amount has too many
     *     decimals, is too large, or is a refund that is refused
     */
    public PurchaseHistoryBuilder add(String customerId, LocalDate date, BigDecimal amount, String category) {
        rows++;
        Objects.requireNonNull(customerId, () -> atRow("customerId"));
        Objects.requireNonNull(date, () -> atRow("date"));
        Objects.requireNonNull(amount, () -> atRow("amount"));
        Objects.requireNonNull(category, () -> atRow("category"));
        // the texts that name the row are made for the rows that need them only
        if (Checks.isBlank(customerId)) {
            Checks.identifier(customerId, atRow("customerId"));
        }
        if (!Checks.isRecordDate(date)) {
            Checks.recordDate(date, atRow("date"));
        }
        return addRow(customerId, date, toMinorUnits(amount), category);
    }

    /**
     * Adds a purchase in the history's currency, with a numeric identifier, such as a database key; a number denotes
     * the same customer as its decimal text.
     *
     * @param customerId the customer's identifier
     * @param date the day of the purchase, in 0001-01-01..9999-12-31
     * @param amount the amount, negative for a refund
     * @return this builder
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the date is out of range, or the amount has too many decimals, is too large,
     *     or is a refund that is refused
     */
    public PurchaseHistoryBuilder add(long customerId, LocalDate date, BigDecimal amount) {
        return add(Long.toString(customerId), date, amount);
    }

    /**
     * Adds a purchase in a category, in the history's currency, with a numeric identifier; a number denotes the same
     * customer as its decimal text.
     *
     * @param customerId the customer's identifier
     * @param date the day of the purchase, in 0001-01-01..9999-12-31
     * @param amount the amount, negative for a refund
     * @param category the category of the purchase, empty when unknown
     * @return this builder
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the date is out of range, or the amount has too many decimals, is too large,
     *     or is a refund that is refused
     */
    public PurchaseHistoryBuilder add(long customerId, LocalDate date, BigDecimal amount, String category) {
        return add(Long.toString(customerId), date, amount, category);
    }

    /**
     * Adds a purchase from the buffer of a reader, such as a reader of CSV files, without creating an object. Customers
     * are looked up later, in batches: after a million purchases, and before a purchase that is added in another way, a
     * merge or a build. An identifier of at most eight Latin-1 characters becomes a string only when it is requested,
     * any other when the customer is new.
     *
     * @param buffer the buffer with the customer's identifier; it may be overwritten after the call
     * @param offset the start of the identifier
     * @param length the number of characters of the identifier, which must not all be white space or invisible
     * @param epochDay the day, counted from 1970-01-01
     * @param amountMinor the amount in minor units; negative for a refund
     * @return this builder
     * @throws NullPointerException if the buffer is null
     * @throws IndexOutOfBoundsException if the identifier is not within the buffer
     * @throws IllegalArgumentException if the identifier is blank, the day not in 0001-01-01..9999-12-31, or the amount
     *     a refund that is refused
     */
    public PurchaseHistoryBuilder add(char[] buffer, int offset, int length, int epochDay, long amountMinor) {
        rows++;
        Objects.requireNonNull(buffer, () -> atRow("buffer"));
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (Checks.isBlank(buffer, offset, length)) {
            Checks.identifier(new String(buffer, offset, length), atRow("customerId"));
        }
        if (!Checks.isRecordDay(epochDay)) {
            Checks.recordDate(LocalDate.ofEpochDay(epochDay), atRow("date"));
        }
        requireAllowed(amountMinor);
        staged.moveTo(customers, purchases);
        if (buffered.isFull()) {
            buffered.moveTo(customers, purchases);
        }
        buffered.add(buffer, offset, length, epochDay, amountMinor);
        return this;
    }

    /**
     * Looks up the customers of the waiting rows; at most one kind of rows waits at a time, so that all stay in order.
     */
    private void moveWaiting() {
        staged.moveTo(customers, purchases);
        buffered.moveTo(customers, purchases);
    }

    private void requireAllowed(long minor) {
        if (minor < 0 && refundPolicy == PurchaseHistory.RefundPolicy.REFUSE) {
            throw new IllegalArgumentException(atRow("amount") + " must not be negative: refunds are refused");
        }
    }

    private PurchaseHistoryBuilder addRow(String customerId, LocalDate date, long minor, String category) {
        requireAllowed(minor);
        buffered.moveTo(customers, purchases);
        if (staged.isFull()) {
            staged.moveTo(customers, purchases);
        }
        staged.add(customerId, (int) date.toEpochDay(), minor, category);
        return this;
    }

    /**
     * Adds purchases in columns, one row per purchase in any order, which are copied. The numbering of rows continues
     * from the earlier ones. If one row is refused, all are, and the builder does not change.
     *
     * @param customerIds the customers' identifiers, not blank
     * @param epochDays the days, counted from 1970-01-01
     * @param amountsMinor the amounts in minor units, which follow from the number of decimals, such as cents; negative
     *     for a refund
     * @return this builder
     * @throws NullPointerException if a parameter or an identifier is null
     * @throws IllegalArgumentException if the columns differ in length, an identifier is blank, a day is not in
     *     0001-01-01..9999-12-31, or a refund is refused
     */
    public PurchaseHistoryBuilder addColumns(String[] customerIds, int[] epochDays, long[] amountsMinor) {
        return addCopies(IdColumn.of(customerIds), epochDays, amountsMinor, null);
    }

    /**
     * Adds purchases in columns with dictionary-encoded identifiers, as in Parquet and Arrow. An identifier without a
     * row is not added.
     *
     * @param dictionary the customers' identifiers, not blank; an identifier that occurs twice denotes one customer
     * @param codes for each row the index of its customer in the dictionary, from 0
     * @param epochDays the days, counted from 1970-01-01
     * @param amountsMinor the amounts in minor units; negative for a refund
     * @return this builder
     * @throws NullPointerException if a parameter or an identifier is null
     * @throws IllegalArgumentException if the columns differ in length, an identifier is blank, a code is not in the
     *     dictionary, a day is not in 0001-01-01..9999-12-31, or a refund is refused
     */
    public PurchaseHistoryBuilder addColumns(String[] dictionary, int[] codes, int[] epochDays, long[] amountsMinor) {
        return addCopies(IdColumn.of(dictionary, codes), epochDays, amountsMinor, null);
    }

    /**
     * Adds purchases in columns, with numeric identifiers; a number denotes the same customer as its decimal text.
     *
     * @param customerIds the customers' identifiers
     * @param epochDays the days, counted from 1970-01-01
     * @param amountsMinor the amounts in minor units; negative for a refund
     * @return this builder
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the columns differ in length, a day is not in 0001-01-01..9999-12-31, or a
     *     refund is refused
     */
    public PurchaseHistoryBuilder addColumns(long[] customerIds, int[] epochDays, long[] amountsMinor) {
        return addCopies(IdColumn.of(customerIds), epochDays, amountsMinor, null);
    }

    /**
     * Adds purchases in columns, with {@code int} identifiers.
     *
     * @param customerIds the customers' identifiers
     * @param epochDays the days, counted from 1970-01-01
     * @param amountsMinor the amounts in minor units; negative for a refund
     * @return this builder
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the columns differ in length, a day is not in 0001-01-01..9999-12-31, or a
     *     refund is refused
     */
    public PurchaseHistoryBuilder addColumns(int[] customerIds, int[] epochDays, long[] amountsMinor) {
        return addCopies(IdColumn.of(customerIds), epochDays, amountsMinor, null);
    }

    /**
     * Adds purchases in columns, each with a category.
     *
     * @param customerIds the customers' identifiers, not blank
     * @param epochDays the days, counted from 1970-01-01
     * @param amountsMinor the amounts in minor units; negative for a refund
     * @param categories the categories of the purchases, empty when unknown
     * @return this builder
     * @throws NullPointerException if a parameter, an identifier or a category is null
     * @throws IllegalArgumentException if the columns differ in length, an identifier is blank, a day is not in
     *     0001-01-01..9999-12-31, or a refund is refused
     */
    public PurchaseHistoryBuilder addColumns(
            String[] customerIds, int[] epochDays, long[] amountsMinor, String[] categories) {
        Objects.requireNonNull(categories, "categories");
        return addCopies(IdColumn.of(customerIds), epochDays, amountsMinor, categories);
    }

    /**
     * Adds purchases in columns, each with a category.
     *
     * @param customerIds the customers' identifiers
     * @param epochDays the days, counted from 1970-01-01
     * @param amountsMinor the amounts in minor units; negative for a refund
     * @param categories the categories of the purchases, empty when unknown
     * @return this builder
     * @throws NullPointerException if a parameter or a category is null
     * @throws IllegalArgumentException if the columns differ in length, a day is not in 0001-01-01..9999-12-31,
     *     or a refund is refused
     */
    public PurchaseHistoryBuilder addColumns(
            long[] customerIds, int[] epochDays, long[] amountsMinor, String[] categories) {
        Objects.requireNonNull(categories, "categories");
        return addCopies(IdColumn.of(customerIds), epochDays, amountsMinor, categories);
    }

    /**
     * Adds purchases in columns, each with a category.
     *
     * @param customerIds the customers' identifiers
     * @param epochDays the days, counted from 1970-01-01
     * @param amountsMinor the amounts in minor units; negative for a refund
     * @param categories the categories of the purchases, empty when unknown
     * @return this builder
     * @throws NullPointerException if a parameter or a category is null
     * @throws IllegalArgumentException if the columns differ in length, a day is not in 0001-01-01..9999-12-31,
     *     or a refund is refused
     */
    public PurchaseHistoryBuilder addColumns(
            int[] customerIds, int[] epochDays, long[] amountsMinor, String[] categories) {
        Objects.requireNonNull(categories, "categories");
        return addCopies(IdColumn.of(customerIds), epochDays, amountsMinor, categories);
    }

    private PurchaseHistoryBuilder addCopies(
            IdColumn customerIds, int[] epochDays, long[] amountsMinor, String @Nullable [] categories) {
        requireColumns(customerIds, epochDays, amountsMinor);
        if (categories != null) {
            requireCategories(categories, customerIds);
        }
        addShared(customerIds, epochDays.clone(), amountsMinor.clone(), categories);
        return this;
    }

    private void requireCategories(String[] categories, IdColumn customerIds) {
        requireLength("categories", categories.length, customerIds);
        for (int row = 0; row < categories.length; row++) {
            if (categories[row] == null) {
                throw new NullPointerException("category at row " + (rows + row));
            }
        }
    }

    /** Builds a history from columns without copying them, since they do not change until it is built. */
    PurchaseHistory ofColumns(IdColumn customerIds, int[] epochDays, long[] amountsMinor, LocalDate observedUntil) {
        requireColumns(customerIds, epochDays, amountsMinor);
        requireObserved(Arrays.stream(epochDays).max().orElse(Integer.MIN_VALUE), observedUntil);
        addShared(customerIds, epochDays, amountsMinor, null);
        return build(observedUntil);
    }

    private void addShared(IdColumn customerIds, int[] epochDays, long[] amountsMinor, String @Nullable [] categories) {
        moveWaiting();
        int[] ordinals = new int[epochDays.length];
        customerIds.addTo(customers, ordinals, rows);
        purchases.addAll(ordinals, epochDays, amountsMinor, categories);
        rows += epochDays.length;
    }

    private void requireColumns(IdColumn customerIds, int[] epochDays, long[] amountsMinor) {
        Objects.requireNonNull(epochDays, "epochDays");
        Objects.requireNonNull(amountsMinor, "amountsMinor");
        requireLength("epochDays", epochDays.length, customerIds);
        requireLength("amountsMinor", amountsMinor.length, customerIds);
        for (int row = 0; row < epochDays.length; row++) {
            if (!Checks.isRecordDay(epochDays[row])) {
                Checks.recordDate(LocalDate.ofEpochDay(epochDays[row]), "date at row " + (rows + row));
            }
            if (amountsMinor[row] < 0 && refundPolicy == PurchaseHistory.RefundPolicy.REFUSE) {
                throw new IllegalArgumentException(
                        "amount at row " + (rows + row) + " must not be negative: refunds are refused");
            }
        }
    }

    private static void requireLength(String name, int length, IdColumn customerIds) {
        if (length != customerIds.length()) {
            throw new IllegalArgumentException(name + " length (" + length + ") must equal " + customerIds.name()
                    + " length (" + customerIds.length() + ")");
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
                    + currency + " unless withDecimals of the builder allows more: " + exact.scale() + " decimals");
        }
        // a huge exponent must not be expanded into as many digits before it is refused
        long digits = exact.precision() - (long) exact.scale() + decimals;
        if (digits < MOST_DIGITS) {
            return exact.scaleByPowerOfTen(exact.scale()).longValueExact() * POWERS_OF_TEN[decimals - exact.scale()];
        }
        if (digits == MOST_DIGITS) {
            BigInteger minor = exact.setScale(decimals).unscaledValue();
            if (minor.bitLength() < Long.SIZE) {
                return minor.longValue();
            }
        }
        throw new IllegalArgumentException(
                atRow("amount") + " must fit in 64-bit minor units: " + decimals + " decimals of " + currency);
    }

    /**
     * Moves all purchases of another builder to this one, as if they had been added after these. The other builder is
     * then empty and may be filled again. This allows several threads to read with a builder each, which is cheaper
     * than the union of their histories.
     *
     * @param other the other builder, not this one
     * @return this builder
     * @throws NullPointerException if {@code other} is null
     * @throws IllegalArgumentException if the other is this builder, or has another currency, number of decimals or
     *     refund policy; nothing is moved then
     */
    public PurchaseHistoryBuilder addAll(PurchaseHistoryBuilder other) {
        Objects.requireNonNull(other, "other");
        if (other == this) {
            throw new IllegalArgumentException("other must be another builder: this one");
        }
        Checks.same("currency", currency, other.currency);
        Checks.same("decimals", decimals, other.decimals);
        Checks.same("refundPolicy", refundPolicy, other.refundPolicy);
        moveWaiting();
        purchases.addAll(other.purchases, other.customers.toIds().addTo(customers));
        // these need not be looked up in the other's dictionary first
        other.buffered.moveTo(customers, purchases);
        other.staged.moveTo(customers, purchases);
        rows += other.rows;
        other.customers = new CustomerDictionary();
        other.purchases = new PurchaseRows();
        other.rows = 0;
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
        moveWaiting();
        requireObserved(purchases.lastDay(), observedUntil);
        PurchaseStore store =
                PurchaseStore.of(customers, purchases, refundPolicy == PurchaseHistory.RefundPolicy.IGNORE);
        return new PurchaseHistory(currency, decimals, observedUntil, store);
    }

    static void requireObserved(int lastDay, LocalDate observedUntil) {
        Checks.recordDate(observedUntil, "observedUntil");
        if (lastDay > observedUntil.toEpochDay()) {
            throw new IllegalArgumentException("observedUntil (" + observedUntil
                    + ") must be on or after the last purchase (" + LocalDate.ofEpochDay(lastDay)
                    + "): give a later day, or leave out later purchases with asKnownOn");
        }
    }
}
