package io.github.retentionmetrics.rate;

import io.github.retentionmetrics.internal.Checks;
import java.io.Serializable;

/**
 * How far two answers rest on the same customers: two periods of one shop, or two surveys that some answered twice.
 *
 * <pre>
 * correlation = sum of a b / sqrt(sum of a^2 * sum of b^2)
 * </pre>
 *
 * <p>Here a and b are what a customer contributes to the error of the first and of the second answer: for a mean, the
 * value less the mean; for a ratio r of totals, x - r y; 0 for a customer who is not part of the answer. With it, the
 * squared standard error of a difference is
 *
 * <pre>
 * SE(first)^2 + SE(second)^2 - 2 correlation SE(first) SE(second)
 * </pre>
 *
 * <p>Customers who spend much in both periods make the correlation positive, and the change more certain than the two
 * answers by themselves. Revenue that is the numerator of one answer and the denominator of the other makes it
 * negative.
 *
 * <ul>
 *   <li>No customer in both: {@link #none()}, and the two answers are independent.
 *   <li>Rates have {@link PairedOutcomes} in its place, which are counts.
 * </ul>
 *
 * <pre>{@code
 * Mean before = Mean.of(4, 5, 3, 5);
 * Mean after = Mean.of(5, 5, 4, 5);                    // of the same four customers, in the same order
 * // of the means 4.25 and 4.75, contributions of -0.25, 0.75, -1.25, 0.75 and 0.25, 0.25, -0.75, 0.25
 * double correlation = 1.25 / Math.sqrt(2.75 * 0.75);
 * after.minus(before, new Overlap(4, correlation)).standardError();    // 0.2886751345948128
 * after.minus(before).standardError();                                 // 0.5400617248673216
 * }</pre>
 *
 * @param shared how many customers are part of both answers
 * @param correlation of the two answers, from -1 to 1
 */
public record Overlap(long shared, double correlation) implements Serializable {
    /**
     * Checks the numbers.
     *
     * @param shared how many customers are part of both answers
     * @param correlation of the two answers
     * @throws IllegalArgumentException if the number of customers is negative, the correlation is not in -1..1, or it
     *     is not 0 and no customer is shared
     */
    public Overlap {
        Checks.notNegative(shared, "shared");
        correlation = Checks.unsignedZero(correlation);
        if (!(correlation >= -1 && correlation <= 1)) {
            throw new IllegalArgumentException("correlation must be in -1..1: " + correlation);
        }
        if (shared == 0 && correlation != 0) {
            throw new IllegalArgumentException("correlation must be 0 when no customer is shared: " + correlation);
        }
    }

    /**
     * No customer in both answers.
     *
     * @return the overlap of independent answers
     */
    public static Overlap none() {
        return new Overlap(0, 0);
    }
}
