package io.github.retentionmetrics.purchase;

import java.io.Serializable;

/**
 * What a model of repeat buying needs to know of a customer: frequency, recency and age.
 *
 * <pre>
 *   frequency x = number of days with a purchase, less one
 *   recency  tx = time from the first purchase to the last; 0 without a repeat purchase
 *   age       T = time from the first purchase to the observation day
 * </pre>
 *
 * <p>Recency is the age at the last purchase, as in the literature on customer lifetime value, and not the time since it:
 * {@code age - recency} is the time since. Both times are in one unit, of the caller's choice, which is also the unit of a
 * model fitted to such summaries.
 *
 * <pre>{@code
 * PurchaseSummary.of(2, 30.43, 38.86);   // two repeat purchases, the last 30 weeks after the first, 39 weeks ago
 * }</pre>
 *
 * <p>Source: P. S. Fader, B. G. S. Hardie and K. L. Lee, "Counting Your Customers" the Easy Way, Marketing Science 24(2),
 * 2005, section 2.
 *
 * @param frequency the number of repeat purchase days, not negative
 * @param recency the age at the last purchase, in 0..age; 0 without a repeat purchase
 * @param age the time since the first purchase, not negative
 */
public record PurchaseSummary(int frequency, double recency, double age) implements Serializable {
    /**
     * Checks the summary.
     *
     * @param frequency the number of repeat purchase days
     * @param recency the age at the last purchase
     * @param age the time since the first purchase
     * @throws IllegalArgumentException if the frequency is negative, the age is not a finite number of at least 0, the
     *     recency is not in 0..age, or it is not 0 while the frequency is
     */
    public PurchaseSummary {
        String problem = problem(frequency, recency, age);
        if (!problem.isEmpty()) {
            throw new IllegalArgumentException(problem);
        }
        // not minus zero
        recency = Math.abs(recency);
        age = Math.abs(age);
    }

    /**
     * A summary from its parts.
     *
     * @param frequency the number of repeat purchase days
     * @param recency the age at the last purchase
     * @param age the time since the first purchase
     * @return the summary
     * @throws IllegalArgumentException if the frequency is negative, the age is not a finite number of at least 0, the
     *     recency is not in 0..age, or it is not 0 while the frequency is
     */
    public static PurchaseSummary of(int frequency, double recency, double age) {
        return new PurchaseSummary(frequency, recency, age);
    }

    /** Which rule the parts break, as {@code name must rule: value}; empty if none. */
    static String problem(int frequency, double recency, double age) {
        if (frequency < 0) {
            return "frequency must not be negative: " + frequency;
        }
        if (!(age >= 0 && age <= Double.MAX_VALUE)) {
            return "age must be a finite number of at least 0: " + age;
        }
        if (!(recency >= 0 && recency <= age)) {
            return "recency (" + recency + ") must be in 0..age (" + age + ")";
        }
        if (frequency == 0 && recency > 0) {
            return "recency must be 0 when frequency is: " + recency;
        }
        return "";
    }
}
