package io.github.retentionmetrics.growth;

import io.github.retentionmetrics.rate.Ratio;
import java.util.Objects;

/**
 * The net revenue retention (NRR): what the customers of the period before spend now, of what they spent then.
 *
 * <pre>
 *   net revenue retention = (start + expansion - contraction - lost) / start
 * </pre>
 *
 * <p>A ratio from 0 upwards (below 0 only when refunds exceed what is bought): above 1 the customers there were bring
 * more than before, even without new ones. New and resurrected customers are not in it; tools that subtract the
 * resurrected from their churn get another figure.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>nothing at the start, or less after refunds: undefined.
 * </ul>
 *
 * <pre>{@code
 * NetRevenueRetention.of(RevenueMovement.of(history, Period.month(2026, 3)));
 * }</pre>
 */
public final class NetRevenueRetention {
    private NetRevenueRetention() {}

    /**
     * The net revenue retention of a movement.
     *
     * @param movement the movement of a period's revenue
     * @return what is kept, expansion included, over the start; undefined without revenue at the start
     * @throws NullPointerException if the movement is null
     */
    public static Ratio of(RevenueMovement movement) {
        Objects.requireNonNull(movement, "movement");
        return GrossRevenueRetention.share(
                movement.start()
                        .add(movement.expansion())
                        .subtract(movement.contraction())
                        .subtract(movement.lost()),
                movement);
    }
}
