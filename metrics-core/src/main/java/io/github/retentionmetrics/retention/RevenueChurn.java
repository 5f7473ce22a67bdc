package io.github.retentionmetrics.retention;

import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.subscription.RecurringRevenue;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * The revenue churn of a period, by the definitions in use: the share of the revenue at the start that is lost.
 *
 * <pre>
 *   GROSS                 (contraction + lost) / start                              = 1 - gross revenue retention
 *   NET                   (contraction + lost - expansion) / start                  = 1 - net revenue retention
 *   NET_OF_RESURRECTED    (contraction + lost - expansion - resurrected) / start
 *   LOST_ONLY             lost / start
 * </pre>
 *
 * <p>Gross and lost-only churn are in 0..1. Net churn is negative if the customers of the start spend more than before.
 * For a movement that is netted by day, a rate divides events by a state and may exceed 1.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>revenue of 0 or less at the start: undefined.
 * </ul>
 *
 * <pre>{@code
 * RevenueMovement march = RevenueMovement.of(mrr.movement(Period.month(2026, 3)));
 * RevenueChurn.GROSS.of(march);
 * RevenueChurn.NET.of(march);
 * }</pre>
 *
 * <p>Sources: ChartMogul, MRR churn rate and Net MRR churn rate; Chargify, Churn analytics; Recurly, Monthly recurring
 * revenue. ChartMogul and Chargify subtract the revenue from returning customers; the literature on net revenue
 * retention does not.
 */
public enum RevenueChurn {
    /** Contraction and loss: the decrease of the revenue from customers of the start. */
    GROSS {
        @Override
        BigDecimal churned(RevenueMovement movement) {
            return movement.contraction().add(movement.lost());
        }
    },

    /** Gross churn less the expansion of other customers of the start. */
    NET {
        @Override
        BigDecimal churned(RevenueMovement movement) {
            return GROSS.churned(movement).subtract(movement.expansion());
        }
    },

    /** Net churn less the revenue from resurrected customers: the definition of ChartMogul and Chargify. */
    NET_OF_RESURRECTED {
        @Override
        BigDecimal churned(RevenueMovement movement) {
            return NET.churned(movement).subtract(movement.resurrected());
        }
    },

    /** The revenue of lost customers only, without contraction. */
    LOST_ONLY {
        @Override
        BigDecimal churned(RevenueMovement movement) {
            return movement.lost();
        }
    };

    /**
     * The revenue churn of a movement by this definition.
     *
     * @param movement the movement of a period's revenue
     * @return the lost revenue over the start; undefined without revenue at the start
     * @throws NullPointerException if the movement is null
     */
    public Ratio of(RevenueMovement movement) {
        Objects.requireNonNull(movement, "movement");
        return GrossRevenueRetention.share(churned(movement), movement);
    }

    /**
     * The revenue churn of a period of recurring revenue by this definition.
     *
     * @param revenue the recurring revenue
     * @param period the period; counted as far as it is observed
     * @return the lost revenue over the start; undefined without revenue at the start
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period begins after the observation day
     */
    public Ratio of(RecurringRevenue revenue, Period period) {
        return of(RevenueMovement.of(revenue, period));
    }

    abstract BigDecimal churned(RevenueMovement movement);
}
