/**
 * Referrals: which customers brought in others, how many, and what that is worth.
 *
 * <p>A {@link io.github.retentionmetrics.referral.Referral} records which customer brought in which other one, and
 * when. {@link io.github.retentionmetrics.referral.ReferralCounts} counts them in a period; {@link
 * io.github.retentionmetrics.referral.ReferralValue} (<i>referentiewaarde</i>) is what a customer is worth through the
 * customers they bring.
 *
 * @serial exclude
 */
@NullMarked
package io.github.retentionmetrics.referral;

import org.jspecify.annotations.NullMarked;
