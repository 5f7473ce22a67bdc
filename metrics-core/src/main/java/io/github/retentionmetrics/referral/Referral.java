package io.github.retentionmetrics.referral;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;

/**
 * A referral: one customer referred another, with the reward that was paid.
 *
 * <pre>{@code
 * Referral.of("anna", "bram", LocalDate.of(2026, 3, 14)).withReward(new BigDecimal("15.00"));
 * }</pre>
 *
 * @param referrerId the identifier of the referrer, not blank
 * @param referredId the identifier of the referred customer, not blank and not the referrer
 * @param date the day on which the referred customer came
 * @param reward the total reward that was paid for it, to either of them; in the currency of the customers' values, not
 *     negative
 */
public record Referral(String referrerId, String referredId, LocalDate date, BigDecimal reward)
        implements Serializable {
    /**
     * Checks the parts.
     *
     * @param referrerId the identifier of the referrer
     * @param referredId the identifier of the referred customer
     * @param date the day, in 0001-01-01..9999-12-31
     * @param reward the total reward that was paid for it; 0 for null, as from JSON without the property
     * @throws NullPointerException if another part is null
     * @throws IllegalArgumentException if an identifier is blank, the two are the same, the date is out of range,
     *     or the reward is negative or longer than 100 digits before or after the decimal point
     */
    public Referral {
        Checks.identifier(referrerId, "referrerId");
        Checks.identifier(referredId, "referredId");
        Checks.recordDate(date, "date");
        if (referrerId.equals(referredId)) {
            throw new IllegalArgumentException("referredId must not be the same as referrerId");
        }
        reward = reward == null ? BigDecimal.ZERO : Decimals.normal(reward, "reward");
        if (reward.signum() < 0) {
            // without the amount, since hosts log messages
            throw new IllegalArgumentException("reward must not be negative");
        }
    }

    /**
     * A referral without a reward.
     *
     * @param referrerId the identifier of the referrer, not blank
     * @param referredId the identifier of the referred customer, not blank and not the referrer
     * @param date the day on which the referred customer came
     * @return the referral
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if an identifier is blank, the two are the same, or the date is out of
     *     range
     */
    public static Referral of(String referrerId, String referredId, LocalDate date) {
        return new Referral(referrerId, referredId, date, BigDecimal.ZERO);
    }

    /**
     * A referral without a reward, with numeric identifiers, such as database keys, which are converted to their
     * decimal texts.
     *
     * @param referrerId the identifier of the referrer
     * @param referredId the identifier of the referred customer, not the referrer
     * @param date the day on which the referred customer came
     * @return the referral
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the two are the same, or the date is out of range
     */
    public static Referral of(long referrerId, long referredId, LocalDate date) {
        return of(Long.toString(referrerId), Long.toString(referredId), date);
    }

    /**
     * A copy with another reward.
     *
     * @param reward the total reward for the referral, to either of them
     * @return the copy
     * @throws NullPointerException if the reward is null
     * @throws IllegalArgumentException if it is negative or longer than 100 digits before or after the decimal point
     */
    public Referral withReward(BigDecimal reward) {
        return new Referral(referrerId, referredId, date, Objects.requireNonNull(reward, "reward"));
    }
}
