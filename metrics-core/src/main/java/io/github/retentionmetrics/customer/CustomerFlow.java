package io.github.retentionmetrics.customer;

import io.github.retentionmetrics.internal.Checks;
import java.io.Serializable;
import java.util.Objects;

/**
 * All changes of customers during a period, including those that a comparison of its start and end does not show.
 *
 * <p>{@link CustomerMovement} compares the start of a period with its end. Dashboards differ in how they count the
 * others: customers who joined and left within the period, and customers who left and were back before its end. Each
 * customer is in exactly one of these counts, or, if they stayed throughout, only in {@code start}:
 *
 * <pre>
 *                       active at the start           not active at the start
 *                                                     never before    customer before
 *   active at the end   stayed, or interrupted        joined          returned
 *   not active then     lost                          joinedAndLeft   returnedAndLeft
 * </pre>
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>a subscription that follows another without a day between them is not an interruption;
 *   <li>a subscription that starts and ends on the same day counts as joined (or returned) and left;
 *   <li>a customer who leaves and comes back several times within the period counts once;
 *   <li>a customer who joins or returns, leaves, and is back at the end counts as joined or returned only; only an
 *       absence of a customer who was active at both ends is an interruption.
 * </ul>
 *
 * @param start customers active at the start
 * @param lost customers active at the start and not at the end
 * @param interrupted customers active at both, but not on at least one day between
 * @param joined customers never seen before the period, active at its end
 * @param joinedAndLeft customers never seen before the period, not active at its end
 * @param returned customers seen before but not active at the start, active at the end
 * @param returnedAndLeft customers seen before but not active at the start, who came back and left again
 */
public record CustomerFlow(
        long start, long lost, long interrupted, long joined, long joinedAndLeft, long returned, long returnedAndLeft)
        implements Serializable {

    private static final String ALL = "start + joined + joinedAndLeft + returned + returnedAndLeft";

    /**
     * Checks the counts.
     *
     * @param start customers active at the start
     * @param lost customers active at the start and not at the end
     * @param interrupted customers active at both, but not on at least one day between
     * @param joined customers never seen before the period, active at its end
     * @param joinedAndLeft customers never seen before the period, not active at its end
     * @param returned customers seen before but not active at the start, active at the end
     * @param returnedAndLeft customers seen before but not active at the start, who came back and left again
     * @throws IllegalArgumentException if a count is negative, or more customers are lost and interrupted than there
     *     were at the start
     * @throws ArithmeticException if the number of all these customers does not fit in a long
     */
    public CustomerFlow {
        Checks.notNegative(start, "start");
        Checks.notNegative(lost, "lost");
        Checks.notNegative(interrupted, "interrupted");
        Checks.notNegative(joined, "joined");
        Checks.notNegative(joinedAndLeft, "joinedAndLeft");
        Checks.notNegative(returned, "returned");
        Checks.notNegative(returnedAndLeft, "returnedAndLeft");
        if (lost > start || interrupted > start - lost) {
            throw new IllegalArgumentException(
                    "lost + interrupted (" + lost + " + " + interrupted + ") must be at most start (" + start + ")");
        }
        // So no sum of some of these counts overflows: not a movement's end, not a churn's losses, not its denominator.
        long first = Checks.sum(joined, joinedAndLeft, ALL);
        long again = Checks.sum(returned, returnedAndLeft, ALL);
        Checks.sum(start, Checks.sum(first, again, ALL), ALL);
    }

    /**
     * The flow of no customers: the identity of {@link #plus}.
     *
     * @return the flow with all counts zero
     */
    public static CustomerFlow empty() {
        return new CustomerFlow(0, 0, 0, 0, 0, 0, 0);
    }

    /**
     * A flow without changes; the {@code with} methods add them.
     *
     * @param start customers active at the start
     * @return the flow
     * @throws IllegalArgumentException if the count is negative
     */
    public static CustomerFlow startingWith(long start) {
        return new CustomerFlow(start, 0, 0, 0, 0, 0, 0);
    }

    /**
     * A copy with other numbers of customers who left.
     *
     * @param lost customers active at the start and not at the end
     * @param interrupted customers active at both, but not on at least one day between
     * @return the copy
     * @throws IllegalArgumentException if a count is negative or both together are more than the start
     * @throws ArithmeticException if the number of all these customers does not fit in a long
     */
    public CustomerFlow withLost(long lost, long interrupted) {
        return new CustomerFlow(start, lost, interrupted, joined, joinedAndLeft, returned, returnedAndLeft);
    }

    /**
     * A copy with other numbers of first-time customers.
     *
     * @param joined customers never seen before the period, active at its end
     * @param joinedAndLeft customers never seen before the period, not active at its end
     * @return the copy
     * @throws IllegalArgumentException if a count is negative
     * @throws ArithmeticException if the number of all these customers does not fit in a long
     */
    public CustomerFlow withJoined(long joined, long joinedAndLeft) {
        return new CustomerFlow(start, lost, interrupted, joined, joinedAndLeft, returned, returnedAndLeft);
    }

    /**
     * A copy with other numbers of former customers who came back.
     *
     * @param returned customers seen before but not active at the start, active at the end
     * @param returnedAndLeft customers seen before but not active at the start, who came back and left again
     * @return the copy
     * @throws IllegalArgumentException if a count is negative
     * @throws ArithmeticException if the number of all these customers does not fit in a long
     */
    public CustomerFlow withReturned(long returned, long returnedAndLeft) {
        return new CustomerFlow(start, lost, interrupted, joined, joinedAndLeft, returned, returnedAndLeft);
    }

    /**
     * The movement: the changes that a comparison of start and end shows.
     *
     * @return the movement; {@code joined} are its new customers and {@code returned} its resurrected ones
     */
    public CustomerMovement toMovement() {
        return CustomerMovement.startingWith(start)
                .withLost(lost)
                .withNew(joined)
                .withResurrected(returned);
    }

    /**
     * The flow of two disjoint groups of customers in the same period.
     *
     * @param other the flow of customers who are not in these
     * @return the sum of every count
     * @throws NullPointerException if {@code other} is null
     * @throws ArithmeticException if a sum does not fit in a long
     */
    public CustomerFlow plus(CustomerFlow other) {
        Objects.requireNonNull(other, "other");
        return new CustomerFlow(
                Checks.sum(start, other.start, "start"),
                Checks.sum(lost, other.lost, "lost"),
                Checks.sum(interrupted, other.interrupted, "interrupted"),
                Checks.sum(joined, other.joined, "joined"),
                Checks.sum(joinedAndLeft, other.joinedAndLeft, "joinedAndLeft"),
                Checks.sum(returned, other.returned, "returned"),
                Checks.sum(returnedAndLeft, other.returnedAndLeft, "returnedAndLeft"));
    }
}
