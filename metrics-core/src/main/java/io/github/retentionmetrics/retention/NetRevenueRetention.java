package io.github.retentionmetrics.retention;

import io.github.retentionmetrics.inference.Bootstrap;
import io.github.retentionmetrics.inference.RatioEstimate;
import io.github.retentionmetrics.inference.RatioStatistic;
import io.github.retentionmetrics.inference.Statistic;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.subscription.RecurringRevenue;
import java.util.Objects;

/**
 * The net revenue retention (NRR): what the customers of the period before spend now, of what they spent then.
 *
 * <pre>
 *   net revenue retention = (start + expansion - contraction - lost) / start
 * </pre>
 *
 * <p>A ratio from 0 upwards (below 0 only when refunds exceed what is bought): above 1, the customers of the period
 * before spend more than they did, even without new customers. New and resurrected customers are not in it; tools that
 * subtract the resurrected from their churn get another figure.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>nothing at the start, or less after refunds: undefined.
 * </ul>
 *
 * <pre>{@code
 * NetRevenueRetention.of(history, Period.month(2026, 3));                         // 0.411 (3495 of 8495)
 * NetRevenueRetention.estimate(history, Period.month(2026, 3)).interval(0.95);
 * NetRevenueRetention.of(history, Period.month(2026, 3), Period.month(2025, 3));   // against last year
 * }</pre>
 *
 * <p>Source: C. Gold, Fighting Churn with Data, Manning, 2020, chapter 2.
 */
public final class NetRevenueRetention {
    private NetRevenueRetention() {}

    /**
     * The net revenue retention of a period of a history.
     *
     * @param history the history
     * @param period the period, compared with the {@linkplain Period#preceding() one before it}; counted as far as it
     *     is observed
     * @return what is kept, expansion included, over the start; undefined without revenue at the start
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period is empty or begins after the observation day
     * @throws ArithmeticException if a sum does not fit in 64-bit minor units
     */
    public static Ratio of(PurchaseHistory history, Period period) {
        return of(RevenueMovement.of(history, period));
    }

    /**
     * The net revenue retention of a period against an earlier one, such as the same month of last year.
     *
     * @param history the history
     * @param period the period; counted as far as it is observed
     * @param baseline the period to compare with, which ends on or before the first day of the period
     * @return what is kept, expansion included, over the revenue of the baseline; undefined without any
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if a period is empty, the baseline is not before the period, or the period
     *     begins after the observation day
     * @throws ArithmeticException if a sum does not fit in 64-bit minor units
     */
    public static Ratio of(PurchaseHistory history, Period period, Period baseline) {
        return of(RevenueMovement.of(history, period, baseline));
    }

    /**
     * The net revenue retention of a period of recurring revenue.
     *
     * @param revenue the recurring revenue
     * @param period the period; counted as far as it is observed
     * @return the ratio of its movement, in annual amounts; undefined without revenue at the start
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period begins after the observation day
     */
    public static Ratio of(RecurringRevenue revenue, Period period) {
        return of(RevenueMovement.of(revenue, period));
    }

    /**
     * The net revenue retention of recurring revenue between the ends of two periods, such as over twelve months.
     *
     * <pre>{@code
     * Period march = Period.month(2026, 3);
     * NetRevenueRetention.of(mrr, march, march.yearBefore());
     * }</pre>
     *
     * @param revenue the recurring revenue
     * @param period the period; counted as far as it is observed
     * @param baseline the period to compare with, which ends on or before the first day of the period
     * @return the ratio of its movement, in annual amounts; undefined without revenue at the end of the baseline
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if a period is empty, the baseline is not before the period, or the period
     *     begins after the observation day
     */
    public static Ratio of(RecurringRevenue revenue, Period period, Period baseline) {
        return of(RevenueMovement.of(revenue, period, baseline));
    }

    /**
     * The net revenue retention of recurring revenue with its uncertainty. The sampling unit is the customer, or the
     * subscription where those are followed.
     *
     * @param revenue the recurring revenue
     * @param period the period; counted as far as it is observed
     * @return the ratio between the ends of the period, netted so, with its standard error and interval
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period begins after the observation day
     */
    public static RatioEstimate estimate(RecurringRevenue revenue, Period period) {
        Objects.requireNonNull(revenue, "revenue");
        return revenue.retained(period, (end, start) -> end).estimate();
    }

    /**
     * The net revenue retention of recurring revenue between the ends of two periods with its uncertainty.
     *
     * @param revenue the recurring revenue
     * @param period the period; counted as far as it is observed
     * @param baseline the period to compare with, which ends on or before the first day of the period
     * @return the ratio between the ends of both, with its standard error and interval
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if a period is empty, the baseline is not before the period, or the period
     *     begins after the observation day
     */
    public static RatioEstimate estimate(RecurringRevenue revenue, Period period, Period baseline) {
        Objects.requireNonNull(revenue, "revenue");
        return revenue.retained(period, baseline, (end, start) -> end).estimate();
    }

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

    /**
     * The net revenue retention of a period of a history with its uncertainty. The sampling unit is the customer.
     *
     * @param history the history
     * @param period the period; counted as far as it is observed
     * @return the same ratio as {@link #of(PurchaseHistory, Period)}, with its standard error and interval
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period is empty or begins after the observation day
     * @throws ArithmeticException if what one customer spent does not fit in 64-bit minor units
     */
    public static RatioEstimate estimate(PurchaseHistory history, Period period) {
        return ratio(history, period).estimate();
    }

    /**
     * The net revenue retention of a period against an earlier one, such as the same month of last year, with its
     * uncertainty. The sampling unit is the customer.
     *
     * @param history the history
     * @param period the period; counted as far as it is observed
     * @param baseline the period to compare with, which ends on or before the first day of the period
     * @return the same ratio as {@link #of(PurchaseHistory, Period, Period)}, with its standard error and interval
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if a period is empty, the baseline is not before the period, or the period
     *     begins after the observation day
     * @throws ArithmeticException if what one customer spent does not fit in 64-bit minor units
     */
    public static RatioEstimate estimate(PurchaseHistory history, Period period, Period baseline) {
        return checkedRatio(history, period, baseline).estimate();
    }

    /**
     * The net revenue retention of a period as a statistic that resamples customers, for {@link Bootstrap}.
     *
     * <p>Divides what customers spend in the period by what they spent in the {@linkplain Period#preceding() period
     * before}, over the customers with an order then.
     *
     * @param history the history
     * @param period the period; counted as far as it is observed
     * @return the statistic
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period is empty or begins after the observation day
     * @throws ArithmeticException if what one customer spent does not fit in 64-bit minor units
     */
    public static Statistic statistic(PurchaseHistory history, Period period) {
        return ratio(history, period);
    }

    /**
     * The net revenue retention of a period against an earlier one as a statistic that resamples customers.
     *
     * @param history the history
     * @param period the period; counted as far as it is observed
     * @param baseline the period to compare with, which ends on or before the first day of the period
     * @return the statistic
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if a period is empty, the baseline is not before the period, or the period
     *     begins after the observation day
     * @throws ArithmeticException if what one customer spent does not fit in 64-bit minor units
     */
    public static Statistic statistic(PurchaseHistory history, Period period, Period baseline) {
        return checkedRatio(history, period, baseline);
    }

    private static RatioStatistic checkedRatio(PurchaseHistory history, Period period, Period baseline) {
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(period, "period");
        period.since(baseline);
        return ratio(history, period, baseline);
    }

    private static RatioStatistic ratio(PurchaseHistory history, Period period) {
        Objects.requireNonNull(period, "period");
        return ratio(history, period, period.preceding());
    }

    private static RatioStatistic ratio(PurchaseHistory history, Period period, Period baseline) {
        return GrossRevenueRetention.ratio(history, period, baseline, (now, then) -> now);
    }
}
