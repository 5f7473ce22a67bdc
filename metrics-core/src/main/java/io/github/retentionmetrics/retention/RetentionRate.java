package io.github.retentionmetrics.retention;

import io.github.retentionmetrics.customer.CustomerCounts;
import io.github.retentionmetrics.customer.CustomerHistory;
import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.rate.PairedOutcomes;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.RateDifference;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import io.github.retentionmetrics.subscription.SubscriptionMovement;
import java.util.List;
import java.util.Objects;

/**
 * The share of the customers at the start of a period who are still customers at its end.
 *
 * <pre>
 *   retention rate = retained / start = (start - lost) / start = (end - new) / start
 * </pre>
 *
 * <p>A rate from 0 to 1, equal to one less the {@link ChurnRate}. The two published formulas, with <i>lost</i> and with
 * <i>end</i> and <i>new</i>, agree if every count compares the two ends of the period; {@link CustomerCounts} refuses
 * counts for which they do not. Customers who return after an absence are resurrected; they are neither retained nor
 * lost, and not part of the rate.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>no customers at the start: undefined, which is neither 0 % nor 100 %;
 *   <li>purchases: the start is the customers who bought in the preceding period, and retained are those who bought in
 *       both.
 * </ul>
 *
 * <pre>{@code
 * Rate retention = RetentionRate.of(CustomerCounts.atStart(1_000).acquired(200).atEnd(1_050));
 * retention.value();                                       // 0.85
 * retention.interval(ProportionInterval.WILSON, 0.95);     // 0.8265 .. 0.8708 (95%)
 *
 * Period march = Period.month(2026, 3);
 * RetentionRate.of(history, march);                        // 33.3% (100 of 300): of February's customers
 * RetentionRate.of(history, march, march.yearBefore());    // the share of the customers of March last year
 * }</pre>
 */
public final class RetentionRate {
    static final String NOBODY_AT_START = "no customers at the start of the period";

    private RetentionRate() {}

    /**
     * The retention rate from counts.
     *
     * @param counts the counts
     * @return retained over start, undefined when there were no customers at the start
     * @throws NullPointerException if the counts are null
     */
    public static Rate of(CustomerCounts counts) {
        Objects.requireNonNull(counts, "counts");
        return rate(counts.retained(), counts.start());
    }

    /**
     * The retention rate of a movement.
     *
     * @param movement the movement of a period
     * @return retained over start, undefined when there were no customers at the start
     * @throws NullPointerException if the movement is null
     */
    public static Rate of(CustomerMovement movement) {
        Objects.requireNonNull(movement, "movement");
        return rate(movement.retained(), movement.start());
    }

    /**
     * The retention rate of a period of a history of purchases, subscriptions or any other activity.
     *
     * @param history the history, which defines when a customer is active
     * @param period the period; counted as far as it is observed
     * @return the rate of the history's movement, undefined when no customer was active at the start
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the history has no movement of the period, such as one that begins after the
     *     observation day
     */
    public static Rate of(CustomerHistory history, Period period) {
        Objects.requireNonNull(history, "history");
        return of(history.movement(period));
    }

    /**
     * The retention rate of a period against an earlier period, such as the same month of last year: that of
     * {@link CustomerHistory#movement(Period, Period)}.
     *
     * @param history the history, which defines when a customer is active
     * @param period the period; counted as far as it is observed
     * @param baseline the period to compare with, which ends on or before the first day of the period
     * @return the customers of both periods over those of the baseline; undefined when it has none
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if a period is empty, the baseline is not before the period, or the period
     *     begins after the observation day
     */
    public static Rate of(CustomerHistory history, Period period, Period baseline) {
        Objects.requireNonNull(history, "history");
        return of(history.movement(period, baseline));
    }

    /**
     * The change of the retention rate from an earlier period to a later one, with its uncertainty. Customers at the
     * start of both periods are counted by whether they were retained in each, and not as different customers.
     *
     * <pre>{@code
     * Period march = Period.month(2026, 3);
     * RateDifference change = RetentionRate.difference(history, march, march.preceding());
     * Comparison.of(change, 0.95).verdict();
     * }</pre>
     *
     * @param history the history, which defines when a customer is active
     * @param period the later period; counted as far as it is observed
     * @param earlier the period to subtract, such as the one before or the same month of last year
     * @return the rate of the later period less that of the earlier one, with an interval and a test
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the history has no movement of a period, such as one that begins after the
     *     observation day
     */
    public static RateDifference difference(CustomerHistory history, Period period, Period earlier) {
        Objects.requireNonNull(history, "history");
        CustomerMovement.Customers later = history.customersOf(period);
        CustomerMovement.Customers before = history.customersOf(earlier);
        return of(later.toMovement()).minus(of(before.toMovement()), retainedInBoth(later, before));
    }

    /**
     * The customers at the start of both periods, by whether they were retained in the later and in the earlier one.
     */
    private static PairedOutcomes retainedInBoth(CustomerMovement.Customers later, CustomerMovement.Customers earlier) {
        return new PairedOutcomes(
                inBoth(later.retained(), earlier.retained()),
                inBoth(later.retained(), earlier.lost()),
                inBoth(later.lost(), earlier.retained()),
                inBoth(later.lost(), earlier.lost()));
    }

    /** The number of identifiers that are in both lists, which are sorted. */
    private static long inBoth(List<String> first, List<String> second) {
        long both = 0;
        int j = 0;
        for (String id : first) {
            while (j < second.size() && second.get(j).compareTo(id) < 0) {
                j++;
            }
            both += j < second.size() && second.get(j).equals(id) ? 1 : 0;
        }
        return both;
    }

    /**
     * The retention rate of the subscriptions of a period, which are rows of the input, not customers: if each renewed
     * term has a row of its own, use {@link SubscriptionHistory#stays()}, in which a renewal is not an end.
     *
     * @param history the history
     * @param period the period; counted as far as it is observed
     * @return the rate of {@link SubscriptionHistory#subscriptionMovement(Period)}, undefined when no subscription was
     *     open
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period begins after the observation day
     */
    public static Rate ofSubscriptions(SubscriptionHistory history, Period period) {
        Objects.requireNonNull(history, "history");
        return of(history.subscriptionMovement(period));
    }

    /**
     * The retention rate of subscriptions. Counts rows, not customers: if each renewed term has a row of its own, use
     * the movements of {@link io.github.retentionmetrics.subscription.SubscriptionHistory#stays()}, in which a renewal
     * is not an end, or {@link #of(CustomerMovement)}, which counts customers.
     *
     * @param movement the movement of a period's subscriptions
     * @return subscriptions still open over those open at the start, undefined when no subscription was open
     * @throws NullPointerException if the movement is null
     */
    public static Rate of(SubscriptionMovement movement) {
        return ChurnRate.of(movement).complement();
    }

    private static Rate rate(long retained, long start) {
        return Rate.of(retained, start, NOBODY_AT_START);
    }
}
