package io.github.retentionmetrics.subscription;

import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.internal.Checks;
import java.io.Serializable;
import java.util.Objects;

/**
 * The movement of subscriptions during a period, independent of the customers who hold them.
 *
 * <pre>
 *   end = start + started - ended
 * </pre>
 *
 * <p>Counts subscriptions, which are the rows of the input, not customers: a customer who changes from one subscription
 * to another, or whose contract has a new row for each renewed term, adds one ended and one started. Of
 * {@link SubscriptionHistory#stays()} it counts uninterrupted stays, in which a renewal is not an end.
 * {@link CustomerMovement} counts customers. {@code ended} includes subscriptions that also started within the period;
 * {@code endedOfStart} leaves them out and is what a churn rate of subscriptions divides by {@code start}.
 *
 * <p>Movements of disjoint subscriptions in the same period add up with {@link #plus}; {@link #empty()} is the
 * identity.
 *
 * @param start subscriptions open when the period begins
 * @param started subscriptions whose first day lies in the period
 * @param ended subscriptions whose end lies in the period
 * @param endedOfStart those of the ended that were open when the period began
 * @param end subscriptions open when the period ends
 */
public record SubscriptionMovement(long start, long started, long ended, long endedOfStart, long end)
        implements Serializable {

    /**
     * Checks the counts and their identity.
     *
     * @param start subscriptions open when the period begins
     * @param started subscriptions whose first day lies in the period
     * @param ended subscriptions whose end lies in the period
     * @param endedOfStart those of the ended that were open when the period began
     * @param end subscriptions open when the period ends
     * @throws IllegalArgumentException if a count is negative, more ended of the start than ended or than there were,
     *     more ended of the started than started, or the counts do not add up
     * @throws ArithmeticException if the end does not fit in a long
     */
    public SubscriptionMovement {
        Checks.notNegative(start, "start");
        Checks.notNegative(started, "started");
        Checks.notNegative(ended, "ended");
        Checks.notNegative(endedOfStart, "endedOfStart");
        if (endedOfStart > Math.min(start, ended)) {
            throw new IllegalArgumentException("endedOfStart (" + endedOfStart + ") must be at most start (" + start
                    + ") and ended (" + ended + ")");
        }
        long endedOfStarted = ended - endedOfStart;
        if (endedOfStarted > started) {
            throw new IllegalArgumentException("ended - endedOfStart (" + ended + " - " + endedOfStart + " = "
                    + endedOfStarted + ") must be at most started (" + started + ")");
        }
        long sum = Checks.sum(start - endedOfStart, started - endedOfStarted, "end");
        if (end != sum) {
            throw new IllegalArgumentException("end (" + end + ") must equal start + started - ended (" + start + " + "
                    + started + " - " + ended + " = " + sum + ")");
        }
    }

    /**
     * The movement of no subscriptions: the identity of {@link #plus}.
     *
     * @return the movement with all counts zero
     */
    public static SubscriptionMovement empty() {
        return new SubscriptionMovement(0, 0, 0, 0, 0);
    }

    /**
     * The movement of two disjoint sets of subscriptions in the same period.
     *
     * @param other the movement of subscriptions that are not in this one
     * @return the sum of every count
     * @throws NullPointerException if {@code other} is null
     * @throws ArithmeticException if a sum does not fit in a long
     */
    public SubscriptionMovement plus(SubscriptionMovement other) {
        Objects.requireNonNull(other, "other");
        return new SubscriptionMovement(
                Checks.sum(start, other.start, "start"),
                Checks.sum(started, other.started, "started"),
                Checks.sum(ended, other.ended, "ended"),
                Checks.sum(endedOfStart, other.endedOfStart, "endedOfStart"),
                Checks.sum(end, other.end, "end"));
    }
}
