package io.github.retentionmetrics.lifetime;

import io.github.retentionmetrics.internal.Decimals;
import io.github.retentionmetrics.rate.Ratio;
import java.math.BigDecimal;

/**
 * The SaaS magic number: the annual revenue gained per unit of sales and marketing spend.
 *
 * <pre>
 *   magic number = (revenue of the quarter - revenue of the quarter before) x 4
 *                  / sales and marketing of the quarter before
 * </pre>
 *
 * <p>A number without bounds; negative if revenue fell. The spend is that of the earlier quarter, since spend precedes
 * the revenue that it wins. If all revenue is recurring, the growth of the annual recurring revenue during the quarter
 * takes the place of four times the growth of revenue.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>no spend: undefined.
 * </ul>
 *
 * <pre>{@code
 * BigDecimal netNewArr = RecurringRevenue.of(priced, EUR).movement(Period.quarter(2026, 1)).netNewArr();
 * MagicNumber.of(netNewArr, new BigDecimal("9000"));
 * MagicNumber.ofQuarters(new BigDecimal("480000"), new BigDecimal("1800000")).value();    // 1.07
 * }</pre>
 *
 * <p>Source: L. Leung for Scale Venture Partners, The Magic Number for SaaS Companies, 2008. Some authors leave out the
 * factor 4, or divide by the spend of the same quarter.
 */
public final class MagicNumber {
    private static final int QUARTERS = 4;
    private static final String NO_SPEND = "no sales and marketing spend in the quarter before";

    private MagicNumber() {}

    /**
     * The magic number from the growth of annual recurring revenue in a quarter.
     *
     * @param netNewArr the annual recurring revenue at the end of the quarter less that at its start
     * @param spendBefore the spend on sales and marketing of the quarter before, not negative
     * @return growth over spend; undefined without spend
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the spend is negative
     */
    public static Ratio of(BigDecimal netNewArr, BigDecimal spendBefore) {
        BigDecimal growth = Decimals.normal(netNewArr, "netNewArr");
        BigDecimal spend = Decimals.normal(spendBefore, "spendBefore");
        if (spend.signum() < 0) {
            throw new IllegalArgumentException("spendBefore must not be negative: it is");
        }
        return spend.signum() == 0 ? Ratio.of(BigDecimal.ZERO, BigDecimal.ZERO, NO_SPEND) : Ratio.of(growth, spend);
    }

    /**
     * The magic number from the growth of revenue between two quarters.
     *
     * @param revenueGrowth revenue of the quarter less that of the quarter before
     * @param spendBefore the spend on sales and marketing of the quarter before, not negative
     * @return four times the growth over the spend; undefined without spend
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the spend is negative
     */
    public static Ratio ofQuarters(BigDecimal revenueGrowth, BigDecimal spendBefore) {
        return of(Decimals.normal(revenueGrowth, "revenueGrowth").multiply(BigDecimal.valueOf(QUARTERS)), spendBefore);
    }
}
