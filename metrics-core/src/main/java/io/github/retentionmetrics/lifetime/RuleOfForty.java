package io.github.retentionmetrics.lifetime;

import io.github.retentionmetrics.rate.Ratio;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * The rule of 40: the sum of growth and profit margin of a software company should be at least 40 %.
 *
 * <pre>
 *   rule of 40 = growth + margin
 * </pre>
 *
 * <p>A share: 0.4 for 40 points. Both are of the same year. The caller chooses the margin: that of EBITDA, of free cash
 * flow or of operating profit. Compare companies by the same one.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>growth or margin undefined: undefined, for the same reason.
 * </ul>
 *
 * <pre>{@code
 * Ratio growth = Ratio.of(new BigDecimal("200000"), new BigDecimal("800000"));     // revenue grew by a quarter
 * Ratio margin = Ratio.of(new BigDecimal("-100000"), new BigDecimal("1000000"));
 * RuleOfForty.of(growth, margin).percent();                                        // 15.0
 * }</pre>
 *
 * <p>Source: B. Feld, The Rule of 40% for a Healthy SaaS Company, 2015; F. Wilson, The Rule of 40, avc.com, 2015.
 */
public final class RuleOfForty {
    private RuleOfForty() {}

    /**
     * The sum of growth and margin.
     *
     * @param growth the growth of revenue over a year: 0.25 for a quarter more
     * @param margin the profit margin of that year, negative for a loss
     * @return the sum, over the common denominator; undefined if one of them is undefined
     * @throws NullPointerException if a parameter is null
     */
    public static Ratio of(Ratio growth, Ratio margin) {
        Objects.requireNonNull(growth, "growth");
        Objects.requireNonNull(margin, "margin");
        if (!growth.isDefined() || !margin.isDefined()) {
            return Ratio.of(BigDecimal.ZERO, BigDecimal.ZERO, growth.isDefined() ? margin.reason() : growth.reason());
        }
        return Ratio.of(
                growth.numerator()
                        .multiply(margin.denominator())
                        .add(margin.numerator().multiply(growth.denominator())),
                growth.denominator().multiply(margin.denominator()));
    }
}
