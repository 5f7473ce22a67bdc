package io.github.retentionmetrics.ticket;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.Ratio;
import java.io.Serializable;
import java.util.Objects;

/**
 * How the support tickets moved during a period: the backlog at its start, what came in, what was solved, and the backlog
 * at its end.
 *
 * <pre>
 *   end = start + created - solved
 *   tickets per customer = created / customers
 *   contact rate = customers who opened a ticket / customers
 * </pre>
 *
 * <p>A ticket is solved when it was solved for the last time; one that was reopened is part of the backlog from its
 * creation on. Movements of tickets of disjoint customers in the same period add up with {@link #plus}; {@link #NONE} is
 * the identity.
 *
 * <pre>{@code
 * TicketMovement march = new TicketMovement(12, 90, 84, 18, 71);
 * march.ticketsPerCustomer(850).toString();   // 0.106 (90 of 850)
 * march.contactRate(850).toString();          // 8.4% (71 of 850)
 * }</pre>
 *
 * @param start tickets open at the start
 * @param created tickets opened in the period
 * @param solved tickets solved, for the last time, in the period
 * @param end tickets open at the end
 * @param customers distinct known customers who opened a ticket in the period; tickets without a known customer do not
 *     count
 */
public record TicketMovement(long start, long created, long solved, long end, long customers) implements Serializable {
    /** The movement of no tickets: all counts are zero. */
    public static final TicketMovement NONE = new TicketMovement(0, 0, 0, 0, 0);

    private static final String NO_CUSTOMERS = "no customers";

    /**
     * Checks the counts and their identity.
     *
     * @param start tickets open at the start
     * @param created tickets opened in the period
     * @param solved tickets solved, for the last time, in the period
     * @param end tickets open at the end
     * @param customers distinct customers who opened a ticket in the period
     * @throws IllegalArgumentException if a count is negative, the counts do not add up, or there are more customers than
     *     tickets created
     * @throws ArithmeticException if start and created do not fit in a long together
     */
    public TicketMovement {
        Checks.notNegative(start, "start");
        Checks.notNegative(created, "created");
        Checks.notNegative(solved, "solved");
        Checks.notNegative(end, "end");
        Checks.partOfWhole(customers, "customers", created, "created");
        long sum = Checks.sum(start, created, "start + created") - solved;
        if (end != sum) {
            throw new IllegalArgumentException("end (" + end + ") must equal start + created - solved (" + start + " + "
                    + created + " - " + solved + " = " + sum + ")");
        }
    }

    /**
     * Tickets opened per customer, whether the customer opened any or not.
     *
     * @param customers how many customers there are, such as those who bought in the period
     * @return tickets created over customers; undefined without customers
     * @throws IllegalArgumentException if the number is negative
     */
    public Ratio ticketsPerCustomer(long customers) {
        return Ratio.of(created, Checks.notNegative(customers, "customers"), NO_CUSTOMERS);
    }

    /**
     * The share of the customers who opened a ticket.
     *
     * @param customers how many customers there are, those with a ticket included; {@link TicketHistory#filter} leaves out
     *     tickets of people who are none
     * @return customers with a ticket over customers; undefined without customers
     * @throws IllegalArgumentException if the number is negative, or smaller than that of customers with a ticket
     */
    public Rate contactRate(long customers) {
        Checks.partOfWhole(this.customers, "customers with a ticket", customers, "customers");
        return Rate.of(this.customers, customers, NO_CUSTOMERS);
    }

    /**
     * The movement of the tickets of two disjoint groups of customers in the same period.
     *
     * @param other the movement of tickets of customers who are not in this one
     * @return the sum of every count
     * @throws NullPointerException if the other is null
     * @throws ArithmeticException if a sum does not fit in a long
     */
    public TicketMovement plus(TicketMovement other) {
        Objects.requireNonNull(other, "other");
        return new TicketMovement(
                Checks.sum(start, other.start, "start"),
                Checks.sum(created, other.created, "created"),
                Checks.sum(solved, other.solved, "solved"),
                Checks.sum(end, other.end, "end"),
                Checks.sum(customers, other.customers, "customers"));
    }

    @Override
    public String toString() {
        return start + " at start + " + created + " created - " + solved + " solved = " + end + " at end";
    }
}
