package io.github.retentionmetrics.segment;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.rate.Mean;
import io.github.retentionmetrics.rate.Rate;
import java.io.Serializable;
import java.util.Objects;

/**
 * How the customers of one segment behaved in a period after what put them into it.
 *
 * <pre>
 *   retained             = stayed / customers           churned = 1 - retained
 *   repeat               = repeat buyers / buyers
 *   revenue per customer = revenue of the customers in the period / customers
 * </pre>
 *
 * <p>Customers are those who were customers when the period began: with an order before it, or with a subscription on
 * the day before. By purchases, a customer stayed who bought in the period, and the revenue per customer counts those
 * who did not with what they spent, which is nothing. Subscriptions say nothing about orders: repeat rate and revenue
 * are undefined then.
 *
 * <p>Behaviours of disjoint customers add up with {@link #plus}; {@link #empty()} is the identity. Two segments are
 * compared by {@link Rate#minus} and {@link Mean#minus}, with an interval and a test. A difference is no effect: those
 * who stay may be those who were content anyway.
 *
 * @param people who is in the segment, whether a customer or not
 * @param customers those of them who were customers when the period began
 * @param stayed customers who bought in the period, or were still subscribed at its end
 * @param buyers customers with an order in the period
 * @param repeatBuyers customers with two or more orders in the period
 * @param revenuePerCustomer what the customers spent in the period, less refunds, in units of the currency
 */
public record SegmentBehaviour(
        long people, long customers, long stayed, long buyers, long repeatBuyers, Mean revenuePerCustomer)
        implements Serializable {

    /**
     * Checks the counts.
     *
     * @param people who is in the segment
     * @param customers those of them who were customers when the period began
     * @param stayed customers who bought in the period, or were still subscribed at its end
     * @param buyers customers with an order in the period
     * @param repeatBuyers customers with two or more orders in the period
     * @param revenuePerCustomer what the customers spent in the period
     * @throws NullPointerException if the revenue is null
     * @throws IllegalArgumentException if a count is negative, or a part exceeds its whole
     */
    public SegmentBehaviour {
        Checks.partOfWhole(customers, "customers", people, "people");
        Checks.partOfWhole(stayed, "stayed", customers, "customers");
        Checks.partOfWhole(buyers, "buyers", customers, "customers");
        Checks.partOfWhole(repeatBuyers, "repeatBuyers", buyers, "buyers");
        Objects.requireNonNull(revenuePerCustomer, "revenuePerCustomer");
    }

    /**
     * The behaviour of a segment without people: the identity of {@link #plus}.
     *
     * @return the behaviour with all counts zero
     */
    public static SegmentBehaviour empty() {
        return new SegmentBehaviour(0, 0, 0, 0, 0, Mean.empty());
    }

    /**
     * Who is in the segment without having been a customer when the period began: respondents without purchases.
     *
     * @return people less customers
     */
    public long notCustomers() {
        return people - customers;
    }

    /**
     * The share of the customers who stayed.
     *
     * @return stayed over customers; undefined without customers
     */
    public Rate retained() {
        return Rate.of(stayed, customers, "no customers in the segment");
    }

    /**
     * The share of the customers who left: the churn rate.
     *
     * @return one less {@link #retained()}
     */
    public Rate churned() {
        return retained().complement();
    }

    /**
     * The repeat purchase rate.
     *
     * @return customers with two or more orders in the period over those with one; undefined when nobody bought
     */
    public Rate repeat() {
        return Rate.of(repeatBuyers, buyers, "no customers of the segment bought in the period");
    }

    /**
     * The behaviour of two disjoint groups of customers in the same period.
     *
     * @param other the behaviour of people who are not in this one
     * @return the sums
     * @throws NullPointerException if the other is null
     * @throws ArithmeticException if a sum does not fit in a long
     */
    public SegmentBehaviour plus(SegmentBehaviour other) {
        Objects.requireNonNull(other, "other");
        return plus(other, Checks.sum(people, other.people, "people"));
    }

    /** The sum over the customers of two parts of a history, with the people that are the same for both. */
    SegmentBehaviour plusCustomers(SegmentBehaviour other) {
        return plus(other, people);
    }

    private SegmentBehaviour plus(SegmentBehaviour other, long sumOfPeople) {
        return new SegmentBehaviour(
                sumOfPeople,
                Checks.sum(customers, other.customers, "customers"),
                Checks.sum(stayed, other.stayed, "stayed"),
                Checks.sum(buyers, other.buyers, "buyers"),
                Checks.sum(repeatBuyers, other.repeatBuyers, "repeatBuyers"),
                revenuePerCustomer.plus(other.revenuePerCustomer));
    }
}
