package io.github.retentionmetrics.retention;

import io.github.retentionmetrics.customer.CustomerHistory;
import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.rate.Ratio;
import java.util.Objects;

/**
 * The quick ratio of a base of customers: how many are won for every one that is lost.
 *
 * <pre>
 *   quick ratio = (new + resurrected) / lost
 * </pre>
 *
 * <p>A ratio from 0 upwards; the base grows when it is above 1. Resurrected customers count as won here, as growth
 * accounting has it; some subscription tools leave them out. The quick ratio of revenue has
 * expansion and contraction in it too.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>nobody lost: undefined, whatever was won, since the ratio would be infinite; never 0.
 * </ul>
 *
 * <pre>{@code
 * QuickRatio.of(CustomerMovement.startingWith(100).withNew(20).withResurrected(8).withLost(8)).value();   // 3.5
 * }</pre>
 *
 * <p>Source: M. Hamid, Numbers That Actually Matter for Founders, SaaStr Annual, 2015, for revenue; the same with
 * customers.
 */
public final class QuickRatio {
    private static final String NOBODY_LOST = "no customers were lost in the period";

    private QuickRatio() {}

    /**
     * The quick ratio of a period of a history of purchases, subscriptions or any other activity.
     *
     * @param history the history, which defines when a customer is active
     * @param period the period; counted as far as it is observed
     * @return the ratio of the history's movement, undefined when nobody was lost
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the history has no movement of the period, such as one that begins after the
     *     observation day
     */
    public static Ratio of(CustomerHistory history, Period period) {
        Objects.requireNonNull(history, "history");
        return of(history.movement(period));
    }

    /**
     * The quick ratio of a movement.
     *
     * @param movement the movement of a period
     * @return new and resurrected over lost, undefined when nobody was lost
     * @throws NullPointerException if the movement is null
     */
    public static Ratio of(CustomerMovement movement) {
        Objects.requireNonNull(movement, "movement");
        return Ratio.of(Math.addExact(movement.newCustomers(), movement.resurrected()), movement.lost(), NOBODY_LOST);
    }

    /**
     * The quick ratio of revenue: what is won for every unit that is lost.
     *
     * <pre>
     *   quick ratio = (new + resurrected + expansion) / (contraction + lost)
     * </pre>
     *
     * @param movement the movement of a period's revenue
     * @return revenue won over revenue lost, undefined when none was lost
     * @throws NullPointerException if the movement is null
     */
    public static Ratio of(RevenueMovement movement) {
        Objects.requireNonNull(movement, "movement");
        return Ratio.of(
                movement.newRevenue().add(movement.resurrected()).add(movement.expansion()),
                movement.contraction().add(movement.lost()),
                "no revenue was lost in the period");
    }
}
