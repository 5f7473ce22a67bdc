package io.github.retentionmetrics.purchase;

import io.github.retentionmetrics.internal.CustomerIds;
import io.github.retentionmetrics.internal.Lengths;
import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.period.Granularity;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Frequency, recency, age and monetary value of every customer, in columns: the input of the models of repeat
 * purchases.
 *
 * <pre>
 *   frequency      = days with a purchase, less one
 *   recency        = (last purchase day - first purchase day) / days per unit
 *   age            = (observation day - first purchase day) / days per unit
 *   monetary value = mean spend per repeat purchase day
 * </pre>
 *
 * <p>Several purchases on a day are one occasion. The first purchase is not a repeat purchase, and it is not part of
 * the monetary value. Ages count from the first purchase, not from a date of registration; they are not rounded to
 * whole units: a week is 7 days, a month 30.436875 and a year 365.2425 ({@link ChronoUnit}).
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>a free order is a purchase, unless only days {@linkplain PurchaseDay#WITH_SPEND with spend} count;
 *   <li>a refund is not a purchase. It lowers the monetary value if it is booked on a repeat purchase day, and is left
 *       out otherwise;
 *   <li>a customer without a purchase day, with refunds only, is not in the summaries;
 *   <li>no repeat purchase: frequency and recency are 0 and the monetary value is NaN;
 *   <li>an empty history gives no summaries.
 * </ul>
 *
 * <pre>{@code
 * PurchaseSummaries weekly = history.summaries(ChronoUnit.WEEKS);
 * weekly.size();             // 850 customers
 * weekly.get(0);             // frequency, recency and age of the first of them
 * weekly.monetaryValue(0);   // their mean spend per repeat purchase day
 * }</pre>
 *
 * <p>Takes one pass over the purchases; memory is 28 bytes a customer. Immutable; customers keep the order of the
 * history.
 *
 * <p>Source: P. S. Fader, B. G. S. Hardie and K. L. Lee, "Counting Your Customers" the Easy Way, Marketing Science
 * 24(2), 2005, section 2; for the monetary value P. S. Fader and B. G. S. Hardie, The Gamma-Gamma Model of Monetary
 * Value, 2013.
 */
public final class PurchaseSummaries implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int[] frequency;
    private final double[] recency;
    private final double[] age;
    private final double[] monetaryValue;
    private final TimeScale scale;

    /** The identifiers of the history, and the ordinals of the rows in them; null for summaries from columns. */
    private final @Nullable CustomerIds ids;

    private final int[] ordinals;

    /** The number of customers of each row; null for one each. */
    private final int @Nullable [] counts;

    PurchaseSummaries(
            int[] frequency,
            double[] recency,
            double[] age,
            double[] monetaryValue,
            TimeScale scale,
            @Nullable CustomerIds ids,
            int[] ordinals,
            int @Nullable [] counts) {
        this.frequency = frequency;
        this.recency = recency;
        this.age = age;
        this.monetaryValue = monetaryValue;
        this.scale = scale;
        this.ids = ids;
        this.ordinals = ordinals;
        this.counts = counts;
    }

    /**
     * The summaries of a history's customers, with every order as a purchase.
     *
     * @param history the history
     * @param unit the unit of recency and age: days, weeks, months, years or longer
     * @return one summary per customer with an order, in the order of the history
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the unit is shorter than a day or has no length
     */
    public static PurchaseSummaries of(PurchaseHistory history, ChronoUnit unit) {
        return of(history, unit, PurchaseDay.WITH_ORDER);
    }

    /**
     * The summaries of a history's customers.
     *
     * @param history the history
     * @param unit the unit of recency and age: days, weeks, months, years or longer
     * @param purchaseDay which days are purchase days
     * @return one summary per customer with a purchase day, in the order of the history
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the unit is shorter than a day or has no length
     */
    public static PurchaseSummaries of(PurchaseHistory history, ChronoUnit unit, PurchaseDay purchaseDay) {
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(purchaseDay, "purchaseDay");
        if (unit.compareTo(ChronoUnit.DAYS) < 0 || unit.compareTo(ChronoUnit.ERAS) >= 0) {
            throw new IllegalArgumentException("unit must be a length of at least a day: " + unit);
        }
        return history.summariesOf(unit, purchaseDay);
    }

    /**
     * Summaries of any origin.
     *
     * @param summaries the summaries, all in one unit of time
     * @return the summaries in columns, without identifiers and monetary values, in the unit of those that have one
     * @throws NullPointerException if the collection or a summary is null
     * @throws IllegalArgumentException if two summaries are known to be in different units
     */
    public static PurchaseSummaries of(Collection<PurchaseSummary> summaries) {
        Objects.requireNonNull(summaries, "summaries");
        TimeScale scale = TimeScale.UNKNOWN;
        int[] frequency = new int[summaries.size()];
        double[] recency = new double[frequency.length];
        double[] age = new double[frequency.length];
        int row = 0;
        for (PurchaseSummary summary : summaries) {
            Objects.requireNonNull(summary, "summary");
            frequency[row] = summary.frequency();
            recency[row] = summary.recency();
            age[row++] = summary.age();
            scale = scale.and(summary.scale());
        }
        return ofColumns(frequency, recency, age).withScale(scale);
    }

    /**
     * Summaries in columns, one row per customer.
     *
     * @param frequency the numbers of repeat purchase days
     * @param recency the ages at the last purchase
     * @param age the times since the first purchase, in the same unit
     * @return the summaries, without identifiers and monetary values; the arrays are copied
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the columns differ in length or a row is not a {@link PurchaseSummary}; the
     *     message names the row, from 0
     */
    public static PurchaseSummaries ofColumns(int[] frequency, double[] recency, double[] age) {
        Objects.requireNonNull(frequency, "frequency");
        requireLength(Objects.requireNonNull(recency, "recency").length, "recency", frequency.length);
        requireLength(Objects.requireNonNull(age, "age").length, "age", frequency.length);
        for (int row = 0; row < frequency.length; row++) {
            String problem = PurchaseSummary.problem(frequency[row], recency[row], age[row]);
            if (!problem.isEmpty()) {
                throw new IllegalArgumentException("row " + row + ": " + problem);
            }
        }
        double[] unknown = new double[frequency.length];
        Arrays.fill(unknown, Double.NaN);
        return new PurchaseSummaries(
                frequency.clone(), recency.clone(), age.clone(), unknown, TimeScale.UNKNOWN, null, new int[0], null);
    }

    private static void requireLength(int length, String name, int expected) {
        if (length != expected) {
            throw new IllegalArgumentException(
                    "length of " + name + " (" + length + ") must be the number of customers (" + expected + ")");
        }
    }

    /**
     * These summaries with other monetary values.
     *
     * @param monetaryValues the mean spend of each customer per repeat purchase day; ignored for a customer without a
     *     repeat purchase
     * @return the same customers with these values; the array is copied
     * @throws NullPointerException if the values are null
     * @throws IllegalArgumentException if their number is not that of the customers, or the value of a customer with a
     *     repeat purchase is not finite; the message names the row, from 0
     */
    public PurchaseSummaries withMonetaryValues(double[] monetaryValues) {
        requireLength(Objects.requireNonNull(monetaryValues, "monetaryValues").length, "monetaryValues", size());
        double[] values = new double[size()];
        for (int row = 0; row < values.length; row++) {
            if (frequency[row] > 0 && !Double.isFinite(monetaryValues[row])) {
                throw new IllegalArgumentException(
                        "row " + row + ": monetary value must be finite: " + monetaryValues[row]);
            }
            values[row] = frequency[row] > 0 ? monetaryValues[row] : Double.NaN;
        }
        return new PurchaseSummaries(frequency, recency, age, values, scale, ids, ordinals, counts);
    }

    /**
     * These summaries with rows that stand for several customers, or for none: data that are already grouped, or the
     * weights of a resample.
     *
     * <pre>{@code
     * PurchaseSummaries customers = history.summaries(ChronoUnit.WEEKS);
     * int[] everybodyTwice = new int[customers.size()];
     * Arrays.fill(everybodyTwice, 2);
     * customers.withCounts(everybodyTwice).customers();   // 1700
     * }</pre>
     *
     * @param counts the number of customers of each row, not negative
     * @return the same rows with these counts; the array is copied
     * @throws NullPointerException if the counts are null
     * @throws IllegalArgumentException if their number is not that of the rows, or one is negative; the message names
     *     the row, from 0
     */
    public PurchaseSummaries withCounts(int[] counts) {
        requireLength(Objects.requireNonNull(counts, "counts").length, "counts", size());
        for (int row = 0; row < counts.length; row++) {
            if (counts[row] < 0) {
                throw new IllegalArgumentException("row " + row + ": count must not be negative: " + counts[row]);
            }
        }
        return new PurchaseSummaries(frequency, recency, age, monetaryValue, scale, ids, ordinals, counts.clone());
    }

    /**
     * The number of rows.
     *
     * @return the number of rows, which is that of the customers unless rows have {@linkplain #withCounts counts}
     */
    public int size() {
        return frequency.length;
    }

    /**
     * The number of customers.
     *
     * @return the sum of the rows' counts
     */
    public long customers() {
        long customers = 0;
        for (int row = 0; row < size(); row++) {
            customers += count(row);
        }
        return customers;
    }

    /**
     * The number of customers of a row.
     *
     * @param row the row, from 0
     * @return 1, unless rows have {@linkplain #withCounts counts}
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public int count(int row) {
        Objects.checkIndex(row, size());
        return counts == null ? 1 : counts[row];
    }

    /**
     * The unit of recency and age. A model fitted to these summaries refuses summaries in another unit.
     *
     * @return the unit; empty if it is not known, or if recency and age count opportunities
     */
    public Optional<ChronoUnit> unit() {
        return scale.unit();
    }

    /**
     * The periods that recency and age count, each of which is an opportunity to buy: the input of models of discrete
     * time.
     *
     * @return the periods; empty if recency and age are times
     */
    public Optional<Granularity> opportunities() {
        return scale.opportunities();
    }

    /**
     * These summaries with their unit of time.
     *
     * @param unit the unit of recency and age
     * @return the same numbers in that unit; nothing is converted
     * @throws NullPointerException if the unit is null
     * @throws IllegalArgumentException if they are known to be in another unit, or to count opportunities
     */
    public PurchaseSummaries withUnit(ChronoUnit unit) {
        return withScale(scale.withUnit(unit));
    }

    /**
     * These summaries as numbers of opportunities to buy instead of times.
     *
     * @param opportunities the periods that recency and age count
     * @return the same numbers of such periods
     * @throws NullPointerException if the periods are null
     * @throws IllegalArgumentException if they are known to be times, or to count other periods
     */
    public PurchaseSummaries withOpportunities(Granularity opportunities) {
        return withScale(scale.withOpportunities(opportunities));
    }

    private PurchaseSummaries withScale(TimeScale known) {
        return new PurchaseSummaries(frequency, recency, age, monetaryValue, known, ids, ordinals, counts);
    }

    /**
     * The summary of one customer.
     *
     * @param row the customer's row, from 0
     * @return the summary
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public PurchaseSummary get(int row) {
        return new PurchaseSummary(frequency(row), recency(row), age(row), scale);
    }

    /**
     * The identifier of one customer.
     *
     * @param row the customer's row, from 0
     * @return the identifier
     * @throws IndexOutOfBoundsException if there is no such row
     * @throws IllegalStateException if the summaries have no identifiers, because they do not come from a history
     */
    public String customerId(int row) {
        if (ids == null) {
            throw new IllegalStateException("summaries must come from a history to have customer identifiers");
        }
        return ids.get(ordinals[Objects.checkIndex(row, size())]);
    }

    /**
     * The frequency of one customer.
     *
     * @param row the customer's row, from 0
     * @return the number of repeat purchase days
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public int frequency(int row) {
        return frequency[row];
    }

    /**
     * The recency of one customer.
     *
     * @param row the customer's row, from 0
     * @return the age at the last purchase
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public double recency(int row) {
        return recency[row];
    }

    /**
     * The age of one customer.
     *
     * @param row the customer's row, from 0
     * @return the time since the first purchase
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public double age(int row) {
        return age[row];
    }

    /**
     * The monetary value of one customer.
     *
     * @param row the customer's row, from 0
     * @return the mean spend per repeat purchase day; NaN without a repeat purchase or if it is not known
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public double monetaryValue(int row) {
        return monetaryValue[row];
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> Restored.arePresent(scale) && areSummaries() && haveMonetaryValues() && haveCustomers());
    }

    private boolean areSummaries() {
        boolean areSummaries = recency.length == frequency.length && age.length == frequency.length;
        for (int row = 0; areSummaries && row < frequency.length; row++) {
            areSummaries = PurchaseSummary.problem(frequency[row], recency[row], age[row])
                    .isEmpty();
        }
        return areSummaries;
    }

    /** Whether the monetary values are known. */
    private boolean haveMonetaryValues() {
        if (monetaryValue.length != frequency.length) {
            return false;
        }
        boolean isUnknown = Arrays.stream(monetaryValue).allMatch(Double::isNaN);
        return isUnknown
                || IntStream.range(0, frequency.length)
                        .allMatch(row -> frequency[row] > 0
                                ? Double.isFinite(monetaryValue[row])
                                : Double.isNaN(monetaryValue[row]));
    }

    private boolean haveCustomers() {
        return (ids == null || ordinals.length == frequency.length)
                && (ids == null || Restored.areWithin(ordinals, 0, ids.size() - 1))
                && (counts == null || counts.length == frequency.length)
                && (counts == null || Restored.areWithin(counts, 0, Integer.MAX_VALUE));
    }

    /**
     * The summaries.
     *
     * @return the summaries in order of the rows
     */
    public Stream<PurchaseSummary> stream() {
        return IntStream.range(0, size()).mapToObj(this::get);
    }

    /** {@return the {@link #size()}, for JSON mappers and templates} */
    public int getSize() {
        return size();
    }

    /** {@return the {@link #customers()}, for JSON mappers and templates} */
    public long getCustomers() {
        return customers();
    }

    /** {@return the text of {@link #unit()}, or null when there is none, for JSON mappers and templates} */
    public @Nullable String getUnit() {
        return Lengths.textOrNull(unit());
    }

    /** {@return the {@link #opportunities()}, or null when there are none, for JSON mappers and templates} */
    public @Nullable String getOpportunities() {
        return opportunities().map(Granularity::toString).orElse(null);
    }

    /** {@return the summaries in order, for JSON mappers and templates} */
    public List<PurchaseSummary> getRows() {
        return stream().toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PurchaseSummaries that
                && Arrays.equals(frequency, that.frequency)
                && Arrays.equals(recency, that.recency)
                && Arrays.equals(age, that.age)
                && Arrays.equals(monetaryValue, that.monetaryValue)
                && scale.equals(that.scale)
                && Arrays.equals(counts, that.counts)
                && Arrays.equals(identifiers(), that.identifiers());
    }

    private String[] identifiers() {
        String[] identifiers = new String[ordinals.length];
        for (int row = 0; row < identifiers.length; row++) {
            identifiers[row] = customerId(row);
        }
        return identifiers;
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(frequency), Arrays.hashCode(recency), Arrays.hashCode(age));
    }

    @Override
    public String toString() {
        return "PurchaseSummaries[" + customers() + " customers" + scale.afterComma() + "]";
    }

    /** Which days of a customer are purchase days in a {@linkplain PurchaseSummaries summary}. */
    public enum PurchaseDay {
        /**
         * A day with an order of any amount, as in the rest of this library and in other tools. A free order counts,
         * and a refund on the same day does not undo it.
         */
        WITH_ORDER,
        /**
         * A day with an order on which the spend, less the refunds booked on that day, is above 0: free orders and
         * orders returned on the same day do not count, nor do they count as a first purchase.
         */
        WITH_SPEND
    }
}
