/**
 * Referrals: the customers who refer others, their number, and the value of referrals.
 *
 * <p>A {@link io.github.retentionmetrics.referral.Referral} records the referrer, the referred customer and the day.
 * {@link io.github.retentionmetrics.referral.ReferralCounts} counts them in a period;
 * {@link io.github.retentionmetrics.referral.ReferralValue} (<i>referentiewaarde</i>) is the value of a customer
 * through the customers they refer.
 *
 * @serial exclude
 */
@NullMarked
package io.github.retentionmetrics.referral;

import org.jspecify.annotations.NullMarked;
