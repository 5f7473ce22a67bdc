package io.github.retentionmetrics.spend;

import io.github.retentionmetrics.internal.Beans;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.internal.math.QuantilePosition;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.CustomerCursor;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Answer;
import io.github.retentionmetrics.spend.TimeBetweenPurchases.SameDay;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rhythm of customers: the mean time between purchases of each customer, and its distribution over customers.
 *
 * <pre>
 *   rhythm of a customer = (day of last purchase - day of first purchase) / (purchases - 1)
 *   value = median over the customers with at least two purchases
 * </pre>
 *
 * <p>In days. Every customer has the same weight here; in {@link TimeBetweenPurchases} every gap has, so that frequent
 * buyers have more weight and its median is shorter. Both leave out the time since the last purchase. Quantiles are
 * interpolated in the same way.
 *
 * <ul>
 *   <li>Two purchases on one day are one occasion, unless {@link SameDay#SEPARATE} is given.
 *   <li>A refund is not a purchase, and a customer with one purchase has no rhythm.
 *   <li>No customer has a rhythm: undefined.
 *   <li>Rhythms of disjoint customers are combined by {@link #plus}.
 * </ul>
 *
 * <pre>{@code
 * PurchaseRhythm rhythm = PurchaseRhythm.of(history);
 * rhythm.customers();        // 300
 * rhythm.median();           // 42.0: half of the customers buy at least every six weeks
 * rhythm.quantile(0.9);      // 63.0
 * }</pre>
 *
 * <p>Memory is 8 bytes a customer; sorting them once takes most of the time.
 */
public final class PurchaseRhythm implements Answer, Serializable {
    private static final long serialVersionUID = 1L;

    private final double[] ascending;
    private final SameDay sameDay;

    private PurchaseRhythm(double[] days, SameDay sameDay) {
        this.ascending = days;
        this.sameDay = sameDay;
        Arrays.sort(ascending);
    }

    /**
     * The rhythm of no customers: the identity of {@link #plus}.
     *
     * @param sameDay whether two purchases on one day are one occasion
     * @return the rhythm, undefined
     * @throws NullPointerException if the parameter is null
     */
    public static PurchaseRhythm empty(SameDay sameDay) {
        return new PurchaseRhythm(new double[0], Objects.requireNonNull(sameDay, "sameDay"));
    }

    /**
     * The rhythm of a history's customers, with purchases on one day as one occasion.
     *
     * @param history the history
     * @return the rhythm
     * @throws NullPointerException if the history is null
     */
    public static PurchaseRhythm of(PurchaseHistory history) {
        return of(history, SameDay.ONE_OCCASION);
    }

    /**
     * The rhythm of a history's customers.
     *
     * @param history the history
     * @param sameDay whether two purchases on one day are one occasion
     * @return the rhythm
     * @throws NullPointerException if a parameter is null
     */
    public static PurchaseRhythm of(PurchaseHistory history, SameDay sameDay) {
        Objects.requireNonNull(history, "history");
        return of(history, sameDay, null);
    }

    /**
     * The rhythm of a history's customers in a period, with purchases on one day as one occasion: for each customer,
     * the mean of the {@linkplain TimeBetweenPurchases#of(PurchaseHistory, Period) gaps that end in the period}.
     *
     * @param history the history
     * @param period the period of the later purchase; counted as far as it is observed
     * @return the rhythm
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period is empty or begins after the observation day
     */
    public static PurchaseRhythm of(PurchaseHistory history, Period period) {
        return of(history, period, SameDay.ONE_OCCASION);
    }

    /**
     * The rhythm of a history's customers in a period: for each customer, the mean of the
     * {@linkplain TimeBetweenPurchases#of(PurchaseHistory, Period, SameDay) gaps that end in the period}.
     *
     * @param history the history
     * @param period the period of the later purchase; counted as far as it is observed
     * @param sameDay whether two purchases on one day are one occasion
     * @return the rhythm
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period is empty or begins after the observation day
     */
    public static PurchaseRhythm of(PurchaseHistory history, Period period, SameDay sameDay) {
        Objects.requireNonNull(history, "history");
        return of(history, sameDay, history.observedPart(period));
    }

    private static PurchaseRhythm of(PurchaseHistory history, SameDay sameDay, @Nullable Period period) {
        Objects.requireNonNull(sameDay, "sameDay");
        double[] days = new double[16];
        int customers = 0;
        for (CustomerCursor customer = history.cursor(); customer.next(); ) {
            int from = TimeBetweenPurchases.firstWithGap(customer, period);
            int to = TimeBetweenPurchases.firstAfter(customer, period);
            int gaps = gapsOf(customer, from, to, sameDay);
            if (gaps > 0) {
                days = customers == days.length ? Arrays.copyOf(days, 2 * customers) : days;
                days[customers++] = (double) (customer.epochDay(to - 1) - customer.epochDay(from - 1)) / gaps;
            }
        }
        return new PurchaseRhythm(Arrays.copyOf(days, customers), sameDay);
    }

    private static int gapsOf(CustomerCursor customer, int from, int to, SameDay sameDay) {
        int gaps = 0;
        for (int order = from; order < to; order++) {
            boolean isLater = customer.epochDay(order) > customer.epochDay(order - 1);
            gaps += isLater || sameDay == SameDay.SEPARATE ? 1 : 0;
        }
        return gaps;
    }

    /**
     * The number of customers with a rhythm.
     *
     * @return the number of customers with two purchases or more
     */
    public long customers() {
        return ascending.length;
    }

    /**
     * The treatment of two purchases on one day.
     *
     * @return one occasion or two purchases
     */
    public SameDay sameDay() {
        return sameDay;
    }

    /**
     * The median of the customers' rhythms.
     *
     * @return the median in days, or NaN when undefined
     */
    public double median() {
        return quantile(0.5);
    }

    /**
     * A quantile of the customers' rhythms.
     *
     * @param share the share of customers whose rhythm is at most the quantile, from 0 to 1
     * @return the quantile in days, or NaN when undefined
     * @throws IllegalArgumentException if the share is not from 0 to 1
     */
    public double quantile(double share) {
        return QuantilePosition.quantile(share, ascending.length, rank -> ascending[(int) rank]);
    }

    /**
     * The mean over customers of their mean time between purchases.
     *
     * @return the mean in days, or NaN when undefined
     */
    public double mean() {
        return Arrays.stream(ascending).average().orElse(Double.NaN);
    }

    /**
     * The rhythm of two disjoint groups of customers.
     *
     * @param other the rhythm of customers who are not in these
     * @return the rhythm of all customers
     * @throws NullPointerException if {@code other} is null
     * @throws IllegalArgumentException if the other treats purchases on one day differently
     */
    public PurchaseRhythm plus(PurchaseRhythm other) {
        Objects.requireNonNull(other, "other");
        Checks.same("sameDay", sameDay, other.sameDay);
        double[] all = Arrays.copyOf(ascending, Math.addExact(ascending.length, other.ascending.length));
        System.arraycopy(other.ascending, 0, all, ascending.length, other.ascending.length);
        return new PurchaseRhythm(all, sameDay);
    }

    /** {@return the median in days, or NaN when undefined} */
    @Override
    public double value() {
        return median();
    }

    @Override
    public boolean isDefined() {
        return ascending.length > 0;
    }

    @Override
    public String reason() {
        if (isDefined()) {
            return "";
        }
        return sameDay == SameDay.SEPARATE ? "no customer bought twice" : "no customer bought on two days";
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> Restored.arePresent(sameDay)
                && Restored.areAscending(ascending)
                && Arrays.stream(ascending).allMatch(days -> days >= 0 && days < Double.POSITIVE_INFINITY));
    }

    /** {@return the {@link #customers()}, for JSON mappers and templates} */
    public long getCustomers() {
        return customers();
    }

    /** {@return the {@link #mean()}, or null when undefined, for JSON mappers and templates} */
    public @Nullable Double getMean() {
        return Beans.finite(mean());
    }

    /** {@return the {@link #sameDay()}, for JSON mappers and templates} */
    public SameDay getSameDay() {
        return sameDay();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PurchaseRhythm that
                && sameDay == that.sameDay
                && Arrays.equals(ascending, that.ascending);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(ascending), sameDay.name());
    }

    @Override
    public String toString() {
        return isDefined()
                ? String.format(Locale.ROOT, "%.1f days (median of %d customers)", median(), customers())
                : "undefined: " + reason();
    }
}
