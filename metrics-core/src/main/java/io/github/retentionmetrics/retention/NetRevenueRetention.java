package io.github.retentionmetrics.retention;

import io.github.retentionmetrics.inference.Bootstrap;
import io.github.retentionmetrics.inference.RatioDifference;
import io.github.retentionmetrics.inference.RatioEstimate;
import io.github.retentionmetrics.inference.RatioStatistic;
import io.github.retentionmetrics.inference.Statistic;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.subscription.RecurringRevenue;
import java.util.Objects;

/**
 * The net revenue retention (NRR): the revenue from the customers of the preceding period over their revenue in that
 * period.
 *
 * <pre>
 *   net revenue retention = (start + expansion - contraction - lost) / start
 * </pre>
 *
 * <p>A ratio of 0 or more (below 0 only if refunds exceed purchases). Above 1, the customers of the preceding period
 * spend more than before. New and resurrected customers are excluded; tools that offset resurrected revenue against
 * churn get another figure.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>revenue of 0 or less at the start: undefined.
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
     * @param period the period, compared with the {@linkplain Period#preceding() preceding one}; counted as far as it
     *     is observed
     * @return the retained revenue with expansion over the start; undefined without revenue at the start
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
     * @return the retained revenue with expansion over the revenue of the baseline; undefined without revenue in it
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
     * subscription if the movement is by subscription.
     *
     * @param revenue the recurring revenue
     * @param period the period; counted as far as it is observed
     * @return the ratio of the movement that is netted between the ends of the period, with its standard error and
     *     interval
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
     * @return the retained revenue with expansion over the start; undefined without revenue at the start
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
     * @throws ArithmeticException if the revenue of a customer does not fit in 64-bit minor units
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
     * @throws ArithmeticException if the revenue of a customer does not fit in 64-bit minor units
     */
    public static RatioEstimate estimate(PurchaseHistory history, Period period, Period baseline) {
        return checkedRatio(history, period, baseline).estimate();
    }

    /**
     * The change of the net revenue retention from an earlier period to a later one, with its uncertainty. Customers
     * who are in both periods are not treated as independent: their covariance is taken into account.
     *
     * @param history the history
     * @param period the later period; counted as far as it is observed
     * @param earlier the period to subtract, such as the {@linkplain Period#preceding() one before} or the same month
     *     of last year
     * @return the net revenue retention of the later period less that of the earlier one, with an interval and a test
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if a period is empty or begins after the observation day
     * @throws ArithmeticException if what one customer spent does not fit in 64-bit minor units
     */
    public static RatioDifference difference(PurchaseHistory history, Period period, Period earlier) {
        return ratio(history, period).minus(ratio(history, earlier));
    }

    /**
     * The change of the net revenue retention from an earlier period to a later one, with its uncertainty. Customers,
     * or subscriptions, that are in both periods are not treated as independent: their covariance is taken into
     * account.
     *
     * @param revenue the recurring revenue
     * @param period the later period; counted as far as it is observed
     * @param earlier the period to subtract, such as the {@linkplain Period#preceding() one before} or the same month
     *     of last year
     * @return the net revenue retention of the later period less that of the earlier one, with an interval and a test
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if a period begins after the observation day
     */
    public static RatioDifference difference(RecurringRevenue revenue, Period period, Period earlier) {
        Objects.requireNonNull(revenue, "revenue");
        return revenue.retained(period, (end, start) -> end).minus(revenue.retained(earlier, (end, start) -> end));
    }

    /**
     * The net revenue retention of a period as a statistic that resamples customers, for {@link Bootstrap}.
     *
     * <p>Divides the revenue of the period by that of the {@linkplain Period#preceding() preceding period}, over the
     * customers with an order in the latter.
     *
     * @param history the history
     * @param period the period; counted as far as it is observed
     * @return the statistic
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period is empty or begins after the observation day
     * @throws ArithmeticException if the revenue of a customer does not fit in 64-bit minor units
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
     * @throws ArithmeticException if the revenue of a customer does not fit in 64-bit minor units
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
