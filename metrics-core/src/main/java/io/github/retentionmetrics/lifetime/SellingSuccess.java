package io.github.retentionmetrics.lifetime;

import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.RateDifference;
import io.github.retentionmetrics.rate.Ratio;
import java.io.Serializable;
import java.util.Objects;

/**
 * The share of attempts to sell that succeed, with existing and with new customers.
 *
 * <pre>
 *   success rate = sales / attempts, such as offers that led to an order
 *   advantage    = success rate with existing customers / success rate with prospects
 * </pre>
 *
 * <p>The caller defines an attempt (an offer, a call, a recipient of a campaign), which must be the same for both.
 * Texts on retention quote 60 to 70 % for existing and 5 to 20 % for new customers (Farris et al., Marketing Metrics,
 * 2006); these are figures of some businesses, not benchmarks.
 *
 * <ul>
 *   <li>No attempts: that rate, the difference and the advantage are undefined.
 *   <li>No success with prospects: the advantage is undefined, since it would be infinite.
 * </ul>
 *
 * <pre>{@code
 * SellingSuccess success = SellingSuccess.of(Rate.of(130, 200), Rate.of(24, 200));
 * success.advantage();                            // 5.417 (26000 of 4800)
 * success.difference().interval(0.95);            // the interval of the difference of 53 points
 * success.difference().test().isSignificant(0.05);   // true
 * }</pre>
 *
 * @param existing the success rate with existing customers
 * @param prospects the success rate with prospects, who are not customers yet
 */
public record SellingSuccess(Rate existing, Rate prospects) implements Serializable {
    /**
     * Checks the parts.
     *
     * @param existing the success rate with existing customers
     * @param prospects the success rate with prospects, who are not customers yet
     * @throws NullPointerException if a part is null
     */
    public SellingSuccess {
        Objects.requireNonNull(existing, "existing");
        Objects.requireNonNull(prospects, "prospects");
    }

    /**
     * The success of no attempts: the identity of {@link #plus}.
     *
     * @return two undefined rates
     */
    public static SellingSuccess empty() {
        return new SellingSuccess(Rate.empty(), Rate.empty());
    }

    /**
     * The two success rates.
     *
     * @param existing the success rate with existing customers
     * @param prospects the success rate with prospects, who are not customers yet
     * @return both
     * @throws NullPointerException if a parameter is null
     */
    public static SellingSuccess of(Rate existing, Rate prospects) {
        return new SellingSuccess(existing, prospects);
    }

    /**
     * The rate with existing customers less that with prospects, with its interval and test.
     *
     * @return the difference; undefined when a rate is undefined
     */
    public RateDifference difference() {
        return existing.minus(prospects);
    }

    /**
     * The ratio of the success rate with existing customers to that with prospects.
     *
     * @return the first rate over the second; undefined when a rate is undefined, or when nothing was sold to prospects
     */
    public Ratio advantage() {
        return Quotient.of(ratio(existing), ratio(prospects), "nothing was sold to prospects");
    }

    private static Ratio ratio(Rate rate) {
        return rate.isDefined() ? Ratio.of(rate.numerator(), rate.denominator()) : Quotient.undefined(rate.reason());
    }

    /**
     * The pooled success of two disjoint groups of attempts.
     *
     * @param other the success of other attempts
     * @return the pooled rates
     * @throws NullPointerException if {@code other} is null
     */
    public SellingSuccess plus(SellingSuccess other) {
        Objects.requireNonNull(other, "other");
        return new SellingSuccess(existing.plus(other.existing), prospects.plus(other.prospects));
    }
}
