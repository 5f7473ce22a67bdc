package io.github.retentionmetrics.rate;

import io.github.retentionmetrics.internal.Checks;
import java.io.Serializable;
import java.util.Objects;

/**
 * The outcomes of the customers who count in two rates, such as those who were customers at the start of two months:
 * the two-by-two table of McNemar's test.
 *
 * <p>Pairs of disjoint customers add up with {@link #plus}; {@link #empty()} is the table of rates without a common
 * customer.
 *
 * <pre>{@code
 * // of 300 customers at the start of March, and 280 at the start of February, 150 of them at both
 * PairedOutcomes both = PairedOutcomes.empty().withBoth(90).withFirstOnly(15).withSecondOnly(25).withNeither(20);
 * Rate.of(180, 300).minus(Rate.of(200, 280), both);    // the change of the retention from February to March
 * }</pre>
 *
 * @param both how many succeeded in the first rate and in the second
 * @param firstOnly how many succeeded in the first, and not in the second
 * @param secondOnly how many succeeded in the second, and not in the first
 * @param neither how many succeeded in neither, and count in both
 */
public record PairedOutcomes(long both, long firstOnly, long secondOnly, long neither) implements Serializable {
    /**
     * Checks the counts.
     *
     * @param both how many succeeded in both rates
     * @param firstOnly how many succeeded in the first rate only
     * @param secondOnly how many succeeded in the second rate only
     * @param neither how many succeeded in neither
     * @throws IllegalArgumentException if a count is negative
     * @throws ArithmeticException if the sum of the counts exceeds the range of {@code long}
     */
    public PairedOutcomes {
        Checks.notNegative(both, "both");
        Checks.notNegative(firstOnly, "firstOnly");
        Checks.notNegative(secondOnly, "secondOnly");
        Checks.notNegative(neither, "neither");
        Checks.sum(Checks.sum(both, firstOnly, "pairs"), Checks.sum(secondOnly, neither, "pairs"), "pairs");
    }

    /**
     * No pair: the identity of {@link #plus}, and the table of two rates of different customers.
     *
     * @return the table with all counts zero
     */
    public static PairedOutcomes empty() {
        return new PairedOutcomes(0, 0, 0, 0);
    }

    /**
     * A copy with another number of customers who succeeded in both rates.
     *
     * @param both the number
     * @return the copy
     * @throws IllegalArgumentException if the number is negative
     * @throws ArithmeticException if the sum of the counts exceeds the range of {@code long}
     */
    public PairedOutcomes withBoth(long both) {
        return new PairedOutcomes(both, firstOnly, secondOnly, neither);
    }

    /**
     * A copy with another number of customers who succeeded in the first rate only.
     *
     * @param firstOnly the number
     * @return the copy
     * @throws IllegalArgumentException if the number is negative
     * @throws ArithmeticException if the sum of the counts exceeds the range of {@code long}
     */
    public PairedOutcomes withFirstOnly(long firstOnly) {
        return new PairedOutcomes(both, firstOnly, secondOnly, neither);
    }

    /**
     * A copy with another number of customers who succeeded in the second rate only.
     *
     * @param secondOnly the number
     * @return the copy
     * @throws IllegalArgumentException if the number is negative
     * @throws ArithmeticException if the sum of the counts exceeds the range of {@code long}
     */
    public PairedOutcomes withSecondOnly(long secondOnly) {
        return new PairedOutcomes(both, firstOnly, secondOnly, neither);
    }

    /**
     * A copy with another number of customers who count in both rates and succeeded in neither.
     *
     * @param neither the number
     * @return the copy
     * @throws IllegalArgumentException if the number is negative
     * @throws ArithmeticException if the sum of the counts exceeds the range of {@code long}
     */
    public PairedOutcomes withNeither(long neither) {
        return new PairedOutcomes(both, firstOnly, secondOnly, neither);
    }

    /**
     * How many customers count in both rates.
     *
     * @return the sum of the four counts
     */
    public long pairs() {
        return both + firstOnly + secondOnly + neither;
    }

    /**
     * The table of the opposite outcomes, such as those of churn in place of retention.
     *
     * @return the table in which failures count as successes
     */
    public PairedOutcomes complement() {
        return new PairedOutcomes(neither, secondOnly, firstOnly, both);
    }

    /**
     * The pairs of two disjoint groups of customers.
     *
     * @param other the pairs of other customers
     * @return the sums of the counts
     * @throws NullPointerException if the other is null
     * @throws ArithmeticException if a sum exceeds the range of {@code long}
     */
    public PairedOutcomes plus(PairedOutcomes other) {
        Objects.requireNonNull(other, "other");
        return new PairedOutcomes(
                Checks.sum(both, other.both, "both"),
                Checks.sum(firstOnly, other.firstOnly, "firstOnly"),
                Checks.sum(secondOnly, other.secondOnly, "secondOnly"),
                Checks.sum(neither, other.neither, "neither"));
    }
}
