package io.github.retentionmetrics.retention;

import io.github.retentionmetrics.customer.CustomerCounts;
import io.github.retentionmetrics.customer.CustomerHistory;
import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.RateDifference;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import io.github.retentionmetrics.subscription.SubscriptionMovement;
import java.util.Objects;

/**
 * The share of the customers at the start of a period who are no longer customers at its end.
 *
 * <pre>
 *   churn rate = lost / start = 1 - retention rate
 * </pre>
 *
 * <p>A rate from 0 to 1. This is the textbook definition, in which only customers at the start can be lost;
 * {@link ChurnDefinition} has the other definitions in use. To restate a monthly rate for a year, see
 * {@link CompoundedRate}.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>no customers at the start: undefined, which is neither 0 % nor 100 %;
 *   <li>customers who joined and left within the period, or left and were back before its end: not lost;
 *   <li>purchases: the start is the customers who bought in the preceding period, and lost are those of them who did
 *       not buy in this one. This churn rate depends on the length of the period, and a customer lost this month may
 *       buy again in the next.
 * </ul>
 *
 * <pre>{@code
 * ChurnRate.of(CustomerCounts.atStart(1_000).lost(150));        // 15.0% (150 of 1000)
 * ChurnRate.of(base, Period.month(2026, 3));            // 31.0% (57 of 184)
 * }</pre>
 */
public final class ChurnRate {
    private ChurnRate() {}

    /**
     * The churn rate from counts.
     *
     * @param counts the counts
     * @return lost over start, undefined when there were no customers at the start
     * @throws NullPointerException if the counts are null
     */
    public static Rate of(CustomerCounts counts) {
        return RetentionRate.of(counts).complement();
    }

    /**
     * The churn rate of a movement.
     *
     * @param movement the movement of a period
     * @return lost over start, undefined when there were no customers at the start
     * @throws NullPointerException if the movement is null
     */
    public static Rate of(CustomerMovement movement) {
        return RetentionRate.of(movement).complement();
    }

    /**
     * The churn rate of a period of a history of purchases, subscriptions or any other activity.
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
     * The churn rate of a period against an earlier period, such as the same month of last year: that of
     * {@link CustomerHistory#movement(Period, Period)}.
     *
     * @param history the history, which defines when a customer is active
     * @param period the period; counted as far as it is observed
     * @param baseline the period to compare with, which ends on or before the first day of the period
     * @return the customers of the baseline who are not customers of the period, over all customers of the baseline;
     *     undefined when it has none
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if a period is empty, the baseline is not before the period, or the period
     *     begins after the observation day
     */
    public static Rate of(CustomerHistory history, Period period, Period baseline) {
        Objects.requireNonNull(history, "history");
        return of(history.movement(period, baseline));
    }

    /**
     * The change of the churn rate from an earlier period to a later one, with its uncertainty. Customers at the start
     * of both periods are counted by whether they were retained in each, and not as different customers.
     *
     * <pre>{@code
     * Period march = Period.month(2026, 3);
     * RateDifference change = ChurnRate.difference(history, march, march.preceding());
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
        RateDifference retention = RetentionRate.difference(history, period, earlier);
        return retention
                .first()
                .complement()
                .minus(retention.second().complement(), retention.pairs().complement());
    }

    /**
     * The churn rate of the subscriptions of a period, which are rows of the input, not customers: if each renewed term
     * has a row of its own, use {@link SubscriptionHistory#stays()}, in which a renewal is not an end.
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
     * The churn rate of subscriptions. Counts rows, not customers: if each renewed term has a row of its own, use the
     * movements of {@link io.github.retentionmetrics.subscription.SubscriptionHistory#stays()}, in which a renewal is
     * not an end, or {@link #of(CustomerMovement)}, which counts customers.
     *
     * @param movement the movement of a period's subscriptions
     * @return subscriptions open at the start that ended in the period, over all open at the start; undefined when no
     *     subscription was open
     * @throws NullPointerException if the movement is null
     */
    public static Rate of(SubscriptionMovement movement) {
        Objects.requireNonNull(movement, "movement");
        return Rate.of(movement.endedOfStart(), movement.start(), "no subscriptions at the start of the period");
    }
}
