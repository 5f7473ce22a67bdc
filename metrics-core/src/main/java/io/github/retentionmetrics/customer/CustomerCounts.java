package io.github.retentionmetrics.customer;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The counts from which retention and churn are usually computed by hand, checked for consistency.
 *
 * <p>Two published formulas start from different counts, and each has its factory methods:
 *
 * <pre>{@code
 * CustomerCounts.atStart(1_000).acquired(200).atEnd(1_050);            // retained = end - new
 * CustomerCounts.atStart(1_000).lost(150);                             // retained = start - lost
 * CustomerCounts.atStart(1_000).acquired(200).lost(150);               // both; the end is 1050
 * CustomerCounts.atStart(1_000).lost(150).atEnd(1_050);                // both; 200 were acquired
 * CustomerCounts.atStart(1_000).acquired(200).lost(150).atEnd(1_050);  // all four, checked against each other
 * }</pre>
 *
 * <p>The formulas agree if <i>acquired</i> are the customers at the end who were not customers at the start, and
 * <i>lost</i> the customers at the start who are not customers at the end. Counts of events do not satisfy this. If 20
 * customers join a base of 10, and all 10 old and 15 of the new ones leave, 5 remain: {@code (5 - 20) / 10} is -150 %,
 * although a retention rate cannot be negative. Counts do not show which customers left, so such counts are refused,
 * with the reason, and never clamped to a rate; a {@link SubscriptionHistory} or a purchase history, which has the
 * customers themselves, gives the answer. Returning customers count as acquired here; only a history distinguishes the
 * two.
 *
 * @param start customers at the start of the period
 * @param lost customers at the start who are not customers at the end
 * @param acquired customers at the end who were not customers at the start; null if neither it nor the end is known
 */
public record CustomerCounts(
        long start, long lost, @Nullable Long acquired) implements Serializable {
    /**
     * Checks the counts against each other.
     *
     * @param start customers at the start of the period
     * @param lost customers at the start who are not customers at the end
     * @param acquired customers at the end who were not customers at the start, or null if their number is not known
     * @throws IllegalArgumentException if a count is negative, or more are lost than there were at the start
     * @throws ArithmeticException if the count at the end does not fit in a long
     */
    public CustomerCounts {
        Checks.notNegative(start, "atStart");
        checkedLost(start, lost);
        if (acquired != null) {
            Checks.sum(start - lost, Checks.notNegative(acquired, "acquired"), "atEnd");
        }
    }

    /**
     * The first count, which every formula needs.
     *
     * @param start customers at the start of the period
     * @return the next step
     * @throws IllegalArgumentException if the count is negative
     */
    public static WithStart atStart(long start) {
        return new Start(Checks.notNegative(start, "atStart"));
    }

    private record Start(long start) implements WithStart {
        @Override
        public WithAcquired acquired(long acquired) {
            return new StartAndAcquired(start, Checks.notNegative(acquired, "acquired"));
        }

        @Override
        public CustomerCounts lost(long lost) {
            return new CustomerCounts(start, lost, null);
        }
    }

    private record StartAndAcquired(long start, long acquired) implements WithAcquired {
        @Override
        public CustomerCounts atEnd(long end) {
            Checks.notNegative(end, "atEnd");
            if (end < acquired) {
                throw new IllegalArgumentException("atEnd (" + end + ") must be at least acquired (" + acquired
                        + "): some of those acquired have left again, and counts alone cannot tell how many");
            }
            long retained = end - acquired;
            if (retained > start) {
                throw new IllegalArgumentException("atEnd (" + end + ") must be at most atStart + acquired (" + start
                        + " + " + acquired + " = " + (start + acquired) + "): customers at the end have no origin");
            }
            return new CustomerCounts(start, start - retained, acquired);
        }

        @Override
        public CustomerCounts lost(long lost) {
            return new CustomerCounts(start, lost, acquired);
        }
    }

    private static long checkedLost(long start, long lost) {
        Checks.notNegative(lost, "lost");
        if (lost > start) {
            throw new IllegalArgumentException("lost (" + lost + ") must be at most atStart (" + start
                    + "): customers who joined and left within the period do not count as lost");
        }
        return lost;
    }

    /**
     * Adds the count at the end: the number of acquired customers follows from it, or is checked against it if it is
     * known.
     *
     * @param end customers at the end of the period, old and new
     * @return the counts with their end
     * @throws IllegalArgumentException if the count is negative, smaller than the number retained, or does not agree
     *     with the other counts
     */
    public CustomerCounts atEnd(long end) {
        Checks.notNegative(end, "atEnd");
        if (acquired == null) {
            if (end < retained()) {
                throw new IllegalArgumentException("atEnd (" + end + ") must be at least atStart - lost (" + start
                        + " - " + lost + " = " + retained() + "): no other customers at the start have left");
            }
            return new CustomerCounts(start, lost, end - retained());
        }
        long expected = start - lost + acquired;
        if (end != expected) {
            throw new IllegalArgumentException("atEnd (" + end + ") must equal atStart + acquired - lost (" + start
                    + " + " + acquired + " - " + lost + " = " + expected + ")");
        }
        return this;
    }

    /**
     * Customers at the start who are customers at the end.
     *
     * @return start less lost
     */
    public long retained() {
        return start - lost;
    }

    /**
     * Customers at the end of the period.
     *
     * @return the count, or null if neither it nor the number of customers acquired was given
     */
    public @Nullable Long end() {
        return acquired == null ? null : start - lost + acquired;
    }

    /**
     * The movement that these counts describe, with all acquired customers taken as new.
     *
     * @return the movement
     * @throws IllegalStateException if neither the number of customers acquired nor the end was given
     */
    public CustomerMovement toMovement() {
        if (acquired == null) {
            throw new IllegalStateException(
                    "acquired or atEnd must be given for a movement: only atStart and lost are known");
        }
        return CustomerMovement.startingWith(start).withLost(lost).withNew(acquired);
    }

    @Override
    public String toString() {
        String known = start + " at start, " + lost + " lost";
        return acquired == null
                ? known
                : known + ", " + acquired + " acquired, " + (start - lost + acquired) + " at end";
    }

    /** The step after the count at the start: the customers acquired, or the customers lost. */
    public interface WithStart {
        /**
         * Customers acquired in the period who are still customers at its end.
         *
         * @param acquired customers at the end who were not customers at the start
         * @return the next step
         * @throws IllegalArgumentException if the count is negative
         */
        WithAcquired acquired(long acquired);

        /**
         * Customers lost in the period, if the number of new customers is not known.
         *
         * @param lost customers at the start who are not customers at the end
         * @return the counts
         * @throws IllegalArgumentException if the count is negative or larger than the count at the start
         */
        CustomerCounts lost(long lost);
    }

    /** The step after the counts at the start and of customers acquired: the count at the end, or of customers lost. */
    public interface WithAcquired {
        /**
         * Customers at the end of the period.
         *
         * @param end customers at the end, old and new
         * @return the counts
         * @throws IllegalArgumentException if the count is negative, smaller than the number acquired, or larger than
         *     start and acquired together
         */
        CustomerCounts atEnd(long end);

        /**
         * Customers lost in the period; the count at the end follows.
         *
         * @param lost customers at the start who are not customers at the end
         * @return the counts
         * @throws IllegalArgumentException if the count is negative or larger than the count at the start
         * @throws ArithmeticException if the count at the end does not fit in a long
         */
        CustomerCounts lost(long lost);
    }
}
