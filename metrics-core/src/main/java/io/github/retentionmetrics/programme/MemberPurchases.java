package io.github.retentionmetrics.programme;

import io.github.retentionmetrics.internal.Decimals;
import io.github.retentionmetrics.purchase.PurchaseActivity;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.RateDifference;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.retention.RepeatPurchaseRate;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * What the members of a loyalty programme bought in a period, beside what everybody else did.
 *
 * <pre>
 *   repeat difference       = repeat purchase rate of members - repeat purchase rate of non-members
 *   member share of revenue = revenue on days of membership / revenue
 * </pre>
 *
 * <p>Who joins during the period often does so because of buying, so it would flatter the programme to count joiners as
 * members from the start, and to count them as non-members would hurt it. They are a group of their own: <i>members</i>
 * belonged to the programme before the period began (whether or not they left during it), <i>joiners</i> came in during
 * it,
 * <i>non-members</i> did not belong to it on any day of it. Revenue is divided otherwise, and exactly: order by order,
 * by whether the customer was a member on that day.
 *
 * <p>A difference is no effect: loyal customers join programmes. Facts of disjoint customers in the same period add up
 * with {@link #plus}; {@link #empty()} is the identity.
 *
 * @param members what members bought
 * @param joiners what those who joined in the period bought
 * @param nonMembers what all others bought
 * @param revenueAsMember the part of all revenue that came in on days on which the customer was a member, less refunds
 *     of such days; without trailing zeros
 */
public record MemberPurchases(
        PurchaseActivity members, PurchaseActivity joiners, PurchaseActivity nonMembers, BigDecimal revenueAsMember)
        implements Serializable {

    /**
     * Checks the parts.
     *
     * @param members what members bought
     * @param joiners what those who joined in the period bought
     * @param nonMembers what all others bought
     * @param revenueAsMember the part of all revenue that came in on days of membership
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if the revenue is longer than 100 digits before or after the decimal point
     */
    public MemberPurchases {
        Objects.requireNonNull(members, "members");
        Objects.requireNonNull(joiners, "joiners");
        Objects.requireNonNull(nonMembers, "nonMembers");
        revenueAsMember = Decimals.normal(revenueAsMember, "revenueAsMember");
    }

    /**
     * The purchases of no customers: the identity of {@link #plus}.
     *
     * @return the purchases with all counts and amounts zero
     */
    public static MemberPurchases empty() {
        return new MemberPurchases(
                PurchaseActivity.empty(), PurchaseActivity.empty(), PurchaseActivity.empty(), BigDecimal.ZERO);
    }

    /**
     * What all three groups bought.
     *
     * @return the sum of their activities
     */
    public PurchaseActivity everybody() {
        return members.plus(joiners).plus(nonMembers);
    }

    /**
     * How much more often members buy again.
     *
     * @return the {@link RepeatPurchaseRate} of members less that of non-members, with its interval and test; undefined
     *     when either group bought nothing
     */
    public RateDifference repeatDifference() {
        return RepeatPurchaseRate.of(members).minus(RepeatPurchaseRate.of(nonMembers));
    }

    /**
     * The share of the buyers who belonged to the programme before the period, or joined in it.
     *
     * @return members and joiners with an order over customers with an order; undefined when nobody bought
     */
    public Rate shareOfBuyers() {
        long buyers = everybody().customers();
        return Rate.of(buyers - nonMembers.customers(), buyers, PurchaseActivity.NOBODY_BOUGHT);
    }

    /**
     * The share of the revenue that came in on days on which the customer was a member.
     *
     * @return revenue as member over revenue; beyond 0 to 1 only where refunds are; undefined when there is no revenue,
     *     or refunds exceed it
     */
    public Ratio shareOfRevenue() {
        BigDecimal revenue = everybody().revenue();
        return revenue.signum() > 0
                ? Ratio.of(revenueAsMember, revenue)
                : Ratio.of(BigDecimal.ZERO, BigDecimal.ZERO, "no revenue in the period");
    }

    /**
     * The purchases of two disjoint groups of customers in the same period.
     *
     * @param other the purchases of customers who are not in this one
     * @return the sums
     * @throws NullPointerException if the other is null
     * @throws ArithmeticException if a count does not fit in a long
     */
    public MemberPurchases plus(MemberPurchases other) {
        Objects.requireNonNull(other, "other");
        return new MemberPurchases(
                members.plus(other.members),
                joiners.plus(other.joiners),
                nonMembers.plus(other.nonMembers),
                revenueAsMember.add(other.revenueAsMember));
    }
}
