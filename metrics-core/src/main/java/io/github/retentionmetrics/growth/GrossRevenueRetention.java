package io.github.retentionmetrics.growth;

import io.github.retentionmetrics.rate.Ratio;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * The gross revenue retention (GRR): what the customers of the period before still spend, each capped at what they spent
 * then.
 *
 * <pre>
 *   gross revenue retention = sum over customers of min(now, then) / sum of then = (start - contraction - lost) / start
 * </pre>
 *
 * <p>A ratio of at most 1, and at most the {@link NetRevenueRetention}. The cap is per customer, never on totals: one
 * customer's expansion cannot make up for another's contraction.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>nothing at the start, or less after refunds: undefined;
 *   <li>below 0 only when refunds exceed what is bought.
 * </ul>
 *
 * <pre>{@code
 * GrossRevenueRetention.of(RevenueMovement.of(history, Period.month(2026, 3)));
 * }</pre>
 */
public final class GrossRevenueRetention {
    private GrossRevenueRetention() {}

    /**
     * The gross revenue retention of a movement.
     *
     * @param movement the movement of a period's revenue
     * @return what is kept, without expansion, over the start; undefined without revenue at the start
     * @throws NullPointerException if the movement is null
     */
    public static Ratio of(RevenueMovement movement) {
        Objects.requireNonNull(movement, "movement");
        return share(movement.start().subtract(movement.contraction()).subtract(movement.lost()), movement);
    }

    static Ratio share(BigDecimal kept, RevenueMovement movement) {
        return movement.start().signum() > 0
                ? Ratio.of(kept, movement.start())
                : Ratio.of(BigDecimal.ZERO, BigDecimal.ZERO, "no revenue in the period before");
    }
}
