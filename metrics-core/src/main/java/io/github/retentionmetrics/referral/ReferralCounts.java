package io.github.retentionmetrics.referral;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.Ratio;
import java.io.Serializable;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;

/**
 * The number of customers who referred others, and the number of customers referred.
 *
 * <pre>
 *   referral rate          = customers who referred / customers
 *   referrals per customer = referrals / customers
 *   conversion             = referrals / invitations
 * </pre>
 *
 * <p>Counts only; {@link ReferralValue} has the value of referrals. A customer can be referred once: of several
 * referrals of a customer the earliest counts, and of several on one day that of the referrer whose identifier sorts
 * first. The order of the rows does not matter, and a repeated row counts once.
 *
 * <p>Without customers (or invitations) the results are undefined. Counts of groups that share neither referrers nor
 * referred customers are combined by {@link #plus}; {@link #empty()} is the identity.
 *
 * <pre>{@code
 * ReferralCounts counts = new ReferralCounts(850, 34, 58);
 * counts.referralRate().toString();           // 4.0% (34 of 850)
 * counts.referralsPerCustomer().toString();   // 0.0682 (58 of 850)
 * counts.conversion(200).toString();          // 29.0% (58 of 200)
 * }</pre>
 *
 * @param customers customers who could refer
 * @param referrers customers who referred others
 * @param referrals customers who were referred
 */
public record ReferralCounts(long customers, long referrers, long referrals) implements Serializable {
    private static final String NO_CUSTOMERS = "no customers";

    private static final BinaryOperator<Referral> FIRST =
            BinaryOperator.minBy(Comparator.comparing(Referral::date).thenComparing(Referral::referrerId));

    /**
     * Checks the counts.
     *
     * @param customers customers who could refer
     * @param referrers customers who referred others
     * @param referrals customers who were referred
     * @throws IllegalArgumentException if a count is negative, or there are more referrers than customers or than
     *     referrals, or no referrers although there are referrals
     */
    public ReferralCounts {
        Checks.partOfWhole(referrers, "referrers", customers, "customers");
        Checks.partOfWhole(referrers, "referrers", referrals, "referrals");
        if (referrers == 0 && referrals > 0) {
            throw new IllegalArgumentException("referrers must be at least 1 where referrals is " + referrals + ": 0");
        }
    }

    /**
     * The counts of no customers: the identity of {@link #plus}.
     *
     * @return the counts, all zero
     */
    public static ReferralCounts empty() {
        return new ReferralCounts(0, 0, 0);
    }

    /**
     * The counts of a period.
     *
     * @param referrals all referrals, including those of earlier periods, since a customer counts only at the earliest
     *     referral
     * @param period the period in which the referred customers came
     * @param customers the number of customers who could refer, at least that of the referrers
     * @return the counts
     * @throws NullPointerException if a parameter or a referral is null
     * @throws IllegalArgumentException if the number of customers is negative, or smaller than that of referrers
     */
    public static ReferralCounts of(Collection<Referral> referrals, Period period, long customers) {
        Objects.requireNonNull(referrals, "referrals");
        Objects.requireNonNull(period, "period");
        Map<String, Referral> firsts = new HashMap<>();
        for (Referral referral : referrals) {
            Objects.requireNonNull(referral, "referral");
            firsts.merge(referral.referredId(), referral, FIRST);
        }
        long count = firsts.values().stream()
                .filter(first -> period.contains(first.date()))
                .count();
        long referrers = firsts.values().stream()
                .filter(first -> period.contains(first.date()))
                .map(Referral::referrerId)
                .distinct()
                .count();
        return new ReferralCounts(customers, referrers, count);
    }

    /**
     * The share of the customers who referred another.
     *
     * @return referrers over customers; undefined without customers
     */
    public Rate referralRate() {
        return Rate.of(referrers, customers, NO_CUSTOMERS);
    }

    /**
     * The number of referred customers per customer.
     *
     * @return referrals over customers; undefined without customers
     */
    public Ratio referralsPerCustomer() {
        return Ratio.of(referrals, customers, NO_CUSTOMERS);
    }

    /**
     * The number of referred customers per referrer.
     *
     * @return referrals over referrers; undefined when no customer referred
     */
    public Ratio referralsPerReferrer() {
        return Ratio.of(referrals, referrers, "no customers referred others");
    }

    /**
     * The share of invitations that led to a new customer.
     *
     * @param invitations the number of invitations, at least that of the referrals
     * @return referrals over invitations; undefined when none was sent
     * @throws IllegalArgumentException if there are fewer invitations than referrals
     */
    public Rate conversion(long invitations) {
        Checks.partOfWhole(referrals, "referrals", invitations, "invitations");
        return Rate.of(referrals, invitations, "no invitations");
    }

    /**
     * The counts of two groups of customers who share neither referrers nor referred customers.
     *
     * @param other the counts of the other group
     * @return the sums
     * @throws NullPointerException if {@code other} is null
     * @throws ArithmeticException if a sum does not fit in a long
     */
    public ReferralCounts plus(ReferralCounts other) {
        Objects.requireNonNull(other, "other");
        return new ReferralCounts(
                Checks.sum(customers, other.customers, "customers"),
                Checks.sum(referrers, other.referrers, "referrers"),
                Checks.sum(referrals, other.referrals, "referrals"));
    }
}
