package io.github.retentionmetrics.internal;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Rows of (day, amount), grouped per customer and in day order within a customer; rows of one day as they arrived.
 *
 * <p>The rows of customer c are those from {@code offsets[c]} to before {@code offsets[c + 1]}. Days are counted from
 * 1970-01-01, amounts are in minor units: 12 bytes a row and 4 a customer. Where rows have categories, each has the
 * code of its own, which the {@link PurchaseStore} gives a name, or 0 for none: 4 bytes a row more, and nothing where
 * no row has one. The arrays are shared and must not be changed.
 */
public final class PurchaseColumns implements Serializable {
    /** No rows, of however many customers. */
    public static final PurchaseColumns NONE = new PurchaseColumns(new int[1], new int[0], new long[0], null);

    private static final long serialVersionUID = 1L;

    private final int[] offsets;
    private final int[] days;
    private final long[] amounts;
    private final int @Nullable [] categories;

    private PurchaseColumns(int[] offsets, int[] days, long[] amounts, int @Nullable [] categories) {
        this.offsets = offsets;
        this.days = days;
        this.amounts = amounts;
        this.categories = categories;
    }

    /** Columns of rows that are grouped, but not yet in day order within a customer. */
    static PurchaseColumns sorted(int[] offsets, int[] days, long[] amounts, int @Nullable [] categories) {
        if (days.length == 0) {
            return NONE;
        }
        DaySort.sort(offsets, days, amounts, categories);
        return new PurchaseColumns(offsets, days, amounts, categories);
    }

    /**
     * How many rows there are.
     *
     * @return the number of rows
     */
    public int rows() {
        return days.length;
    }

    /**
     * How many customers these columns know: none if there are no rows.
     *
     * @return the number of customers
     */
    public int customers() {
        return offsets.length - 1;
    }

    /**
     * Where the rows of a customer start.
     *
     * @param customer the customer's ordinal
     * @return the first row
     */
    public int from(int customer) {
        return days.length == 0 ? 0 : offsets[customer];
    }

    /**
     * Where the rows of a customer end.
     *
     * @param customer the customer's ordinal
     * @return the row after the last
     */
    public int to(int customer) {
        return days.length == 0 ? 0 : offsets[customer + 1];
    }

    /**
     * Whether a customer has no rows.
     *
     * @param customer the customer's ordinal
     * @return true if there are none
     */
    public boolean isEmpty(int customer) {
        return from(customer) == to(customer);
    }

    /**
     * The first rows of the customers, and the number of rows.
     *
     * @return the shared array
     */
    public int[] offsets() {
        return offsets;
    }

    /**
     * The days of the rows.
     *
     * @return the shared array
     */
    public int[] days() {
        return days;
    }

    /**
     * The amounts of the rows.
     *
     * @return the shared array
     */
    public long[] amounts() {
        return amounts;
    }

    /**
     * The category of a row.
     *
     * @param row the row
     * @return the code of its category; 0 for none
     */
    public int category(int row) {
        return categories == null ? 0 : categories[row];
    }

    /** Marks the codes of the categories that there are. */
    void markCategories(boolean[] isUsed) {
        if (categories != null) {
            for (int category : categories) {
                isUsed[category] = true;
            }
        }
    }

    /** The same rows with other codes for their categories, or without categories if all codes are 0. */
    PurchaseColumns withCodes(int[] codeOf) {
        if (categories == null) {
            return this;
        }
        boolean isNone = Arrays.stream(codeOf).allMatch(code -> code == 0);
        int[] codes = isNone
                ? null
                : Arrays.stream(categories).map(category -> codeOf[category]).toArray();
        return new PurchaseColumns(offsets, days, amounts, codes);
    }

    /** The sum of a customer's amounts, which must be known to fit. */
    long sum(int customer) {
        long sum = 0;
        for (int row = from(customer); row < to(customer); row++) {
            sum += amounts[row];
        }
        return sum;
    }

    /** The number of customers with at least one row. */
    int activeCustomers() {
        int active = 0;
        for (int customer = 0; customer < customers(); customer++) {
            active += offsets[customer] < offsets[customer + 1] ? 1 : 0;
        }
        return active;
    }

    /**
     * Where the rows of a customer end that are not later than a day.
     *
     * @param customer the customer's ordinal
     * @param lastDay the day
     * @return the row after the customer's last one on or before the day
     */
    public int toDay(int customer, int lastDay) {
        int to = to(customer);
        while (to > from(customer) && days[to - 1] > lastDay) {
            to--;
        }
        return to;
    }

    /** The rows of some customers, as far as a day. */
    PurchaseColumns select(int[] customers, int lastDay) {
        int[] selected = new int[customers.length + 1];
        for (int i = 0; i < customers.length; i++) {
            selected[i + 1] = selected[i] + toDay(customers[i], lastDay) - from(customers[i]);
        }
        int rows = selected[customers.length];
        if (rows == 0) {
            return NONE;
        }
        int[] selectedDays = new int[rows];
        long[] selectedAmounts = new long[rows];
        int[] selectedCategories = categories == null ? null : new int[rows];
        for (int i = 0; i < customers.length; i++) {
            int from = from(customers[i]);
            int length = selected[i + 1] - selected[i];
            System.arraycopy(days, from, selectedDays, selected[i], length);
            System.arraycopy(amounts, from, selectedAmounts, selected[i], length);
            if (categories != null) {
                System.arraycopy(categories, from, selectedCategories, selected[i], length);
            }
        }
        return new PurchaseColumns(selected, selectedDays, selectedAmounts, selectedCategories);
    }

    /** The rows of consecutive customers. */
    PurchaseColumns range(int fromCustomer, int toCustomer) {
        int from = from(fromCustomer);
        int to = from(toCustomer);
        if (from == to) {
            return NONE;
        }
        int[] part = Arrays.copyOfRange(offsets, fromCustomer, toCustomer + 1);
        for (int i = 0; i < part.length; i++) {
            part[i] -= from;
        }
        return new PurchaseColumns(
                part,
                Arrays.copyOfRange(days, from, to),
                Arrays.copyOfRange(amounts, from, to),
                categories == null ? null : Arrays.copyOfRange(categories, from, to));
    }

    /** The rows of these and of other columns, whose customers have other ordinals in the union. */
    PurchaseColumns plus(PurchaseColumns other, int[] ordinals, int customers) {
        int[] lengths = new int[customers + 1];
        addLengths(lengths, null);
        other.addLengths(lengths, ordinals);
        Growth.requireRoom((long) rows() + other.rows(), "rows");
        for (int customer = 0; customer < customers; customer++) {
            lengths[customer + 1] += lengths[customer];
        }
        int[] next = lengths.clone();
        int rows = rows() + other.rows();
        boolean hasNoCategories = categories == null && other.categories == null;
        PurchaseColumns union =
                new PurchaseColumns(lengths, new int[rows], new long[rows], hasNoCategories ? null : new int[rows]);
        copyTo(union, next, null);
        other.copyTo(union, next, ordinals);
        return sorted(union.offsets, union.days, union.amounts, union.categories);
    }

    private void addLengths(int[] lengths, int @Nullable [] ordinals) {
        for (int customer = 0; customer < customers(); customer++) {
            lengths[1 + (ordinals == null ? customer : ordinals[customer])] += to(customer) - from(customer);
        }
    }

    private void copyTo(PurchaseColumns union, int[] next, int @Nullable [] ordinals) {
        for (int customer = 0; customer < customers(); customer++) {
            int ordinal = ordinals == null ? customer : ordinals[customer];
            int length = to(customer) - from(customer);
            System.arraycopy(days, from(customer), union.days, next[ordinal], length);
            System.arraycopy(amounts, from(customer), union.amounts, next[ordinal], length);
            if (categories != null) {
                System.arraycopy(categories, from(customer), union.categories, next[ordinal], length);
            }
            next[ordinal] += length;
        }
    }

    private Object writeReplace() {
        return new Form(this);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw Restored.formRequired();
    }

    /** Whether the rows are grouped, in the order of their days, and all days and categories possible. */
    private boolean isValid() {
        return Restored.areOffsets(offsets, days.length, false)
                && amounts.length == days.length
                && (categories == null || categories.length == days.length)
                && (categories == null || Restored.areWithin(categories, 0, Integer.MAX_VALUE))
                && areOrdered();
    }

    private boolean areOrdered() {
        for (int customer = 0; customer < customers(); customer++) {
            long previous = Long.MIN_VALUE;
            for (int row = offsets[customer]; row < offsets[customer + 1]; row++) {
                if (days[row] < previous || !Checks.isRecordDay(days[row])) {
                    return false;
                }
                previous = days[row];
            }
        }
        return true;
    }

    /** Whether all amounts are those of orders, or all those of refunds. */
    boolean areAmounts(boolean ofOrders) {
        for (long amount : amounts) {
            if (amount >= 0 != ofOrders) {
                return false;
            }
        }
        return true;
    }

    /** What is stored: the columns, each with a checksum. */
    private static final class Form implements Serializable {
        private static final long serialVersionUID = 1L;

        private final StoredArray offsets;
        private final StoredArray days;
        private final StoredArray amounts;
        private final @Nullable StoredArray categories;

        Form(PurchaseColumns columns) {
            offsets = StoredArray.of(columns.offsets);
            days = StoredArray.of(columns.days);
            amounts = StoredArray.of(columns.amounts);
            categories = columns.categories == null ? null : StoredArray.of(columns.categories);
        }

        private Object readResolve() throws InvalidObjectException {
            PurchaseColumns columns = Restored.of(() -> new PurchaseColumns(
                    offsets.ints(), days.ints(), amounts.longs(), categories == null ? null : categories.ints()));
            Restored.require(columns::isValid);
            return columns.rows() == 0 ? NONE : columns;
        }
    }
}
