package io.github.retentionmetrics.retention;

import io.github.retentionmetrics.inference.Bootstrap;
import io.github.retentionmetrics.inference.RatioDifference;
import io.github.retentionmetrics.inference.RatioEstimate;
import io.github.retentionmetrics.inference.RatioStatistic;
import io.github.retentionmetrics.inference.Statistic;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.CustomerTotals;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.subscription.RecurringRevenue;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.function.LongBinaryOperator;

/**
 * The gross revenue retention (GRR): the revenue from the customers of the preceding period, with each customer capped
 * at their earlier revenue, over that earlier revenue.
 *
 * <pre>
 *   gross revenue retention = sum over customers of min(now, then) / sum of then = (start - contraction - lost) / start
 * </pre>
 *
 * <p>A ratio of at most 1, and at most the {@link NetRevenueRetention}. The cap is per customer, never on totals: the
 * expansion of one customer cannot offset the contraction of another.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>revenue of 0 or less at the start: undefined;
 *   <li>below 0 only if refunds exceed purchases.
 * </ul>
 *
 * <pre>{@code
 * GrossRevenueRetention.of(history, Period.month(2026, 3));
 * GrossRevenueRetention.estimate(history, Period.month(2026, 3)).interval(0.95);
 * }</pre>
 *
 * <p>Source: C. Gold, Fighting Churn with Data, Manning, 2020, chapter 2. The cap is per customer, since with a cap on
 * totals the expansion of one customer would hide the loss of another.
 */
public final class GrossRevenueRetention {
    static final String NO_REVENUE = "no revenue in the period before";

    private GrossRevenueRetention() {}

    /**
     * The gross revenue retention of a period of a history.
     *
     * @param history the history
     * @param period the period, compared with the {@linkplain Period#preceding() preceding one}; counted as far as it
     *     is observed
     * @return the retained revenue without expansion over the start; undefined without revenue at the start
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period is empty or begins after the observation day
     * @throws ArithmeticException if a sum does not fit in 64-bit minor units
     */
    public static Ratio of(PurchaseHistory history, Period period) {
        return of(RevenueMovement.of(history, period));
    }

    /**
     * The gross revenue retention of a period against an earlier one, such as the same month of last year.
     *
     * @param history the history
     * @param period the period; counted as far as it is observed
     * @param baseline the period to compare with, which ends on or before the first day of the period
     * @return the retained revenue without expansion over the revenue of the baseline; undefined without revenue in it
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if a period is empty, the baseline is not before the period, or the period
     *     begins after the observation day
     * @throws ArithmeticException if a sum does not fit in 64-bit minor units
     */
    public static Ratio of(PurchaseHistory history, Period period, Period baseline) {
        return of(RevenueMovement.of(history, period, baseline));
    }

    /**
     * The gross revenue retention of a period of recurring revenue.
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
     * The gross revenue retention of recurring revenue between the ends of two periods, such as over twelve months.
     *
     * <pre>{@code
     * Period march = Period.month(2026, 3);
     * GrossRevenueRetention.of(mrr, march, march.yearBefore());
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
     * The gross revenue retention of recurring revenue with its uncertainty. The sampling unit is the customer, or the
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
        return revenue.retained(period, Math::min).estimate();
    }

    /**
     * The gross revenue retention of recurring revenue between the ends of two periods with its uncertainty.
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
        return revenue.retained(period, baseline, Math::min).estimate();
    }

    /**
     * The gross revenue retention of a movement.
     *
     * @param movement the movement of a period's revenue
     * @return the retained revenue without expansion over the start; undefined without revenue at the start
     * @throws NullPointerException if the movement is null
     */
    public static Ratio of(RevenueMovement movement) {
        Objects.requireNonNull(movement, "movement");
        return share(movement.start().subtract(movement.contraction()).subtract(movement.lost()), movement);
    }

    static Ratio share(BigDecimal kept, RevenueMovement movement) {
        return movement.start().signum() > 0
                ? Ratio.of(kept, movement.start())
                : Ratio.of(BigDecimal.ZERO, BigDecimal.ZERO, NO_REVENUE);
    }

    /**
     * The gross revenue retention of a period of a history with its uncertainty. The sampling unit is the customer.
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
     * The gross revenue retention of a period against an earlier one, such as the same month of last year, with its
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
     * The change of the gross revenue retention from an earlier period to a later one, with its uncertainty. Customers
     * who are in both periods are not treated as independent: their covariance is taken into account.
     *
     * @param history the history
     * @param period the later period; counted as far as it is observed
     * @param earlier the period to subtract, such as the {@linkplain Period#preceding() one before} or the same month
     *     of last year
     * @return the gross revenue retention of the later period less that of the earlier one, with an interval and a test
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if a period is empty or begins after the observation day
     * @throws ArithmeticException if what one customer spent does not fit in 64-bit minor units
     */
    public static RatioDifference difference(PurchaseHistory history, Period period, Period earlier) {
        return ratio(history, period).minus(ratio(history, earlier));
    }

    /**
     * The change of the gross revenue retention from an earlier period to a later one, with its uncertainty. Customers,
     * or subscriptions, that are in both periods are not treated as independent: their covariance is taken into
     * account.
     *
     * @param revenue the recurring revenue
     * @param period the later period; counted as far as it is observed
     * @param earlier the period to subtract, such as the {@linkplain Period#preceding() one before} or the same month
     *     of last year
     * @return the gross revenue retention of the later period less that of the earlier one, with an interval and a test
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if a period begins after the observation day
     */
    public static RatioDifference difference(RecurringRevenue revenue, Period period, Period earlier) {
        Objects.requireNonNull(revenue, "revenue");
        return revenue.retained(period, Math::min).minus(revenue.retained(earlier, Math::min));
    }

    /**
     * The gross revenue retention of a period as a statistic that resamples customers, for {@link Bootstrap}.
     *
     * <p>Divides the revenue of the period, capped for each customer at that of the {@linkplain Period#preceding()
     * preceding period}, by the revenue of the preceding period, over the customers with an order in the latter.
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
     * The gross revenue retention of a period against an earlier one as a statistic that resamples customers.
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
        return ratio(history, period, baseline, Math::min);
    }

    /**
     * The retained revenue over the revenue of a baseline.
     *
     * @param kept the retained revenue of a customer, from the revenue in the period and in the baseline
     */
    static RatioStatistic ratio(PurchaseHistory history, Period period, Period baseline, LongBinaryOperator kept) {
        CustomerTotals now = CustomerTotals.of(history, period);
        CustomerTotals then = CustomerTotals.of(history, baseline);
        return then.ratio(
                        then::isActive,
                        row -> kept.applyAsLong(now.isActive(row) ? now.revenueMinor(row) : 0, then.revenueMinor(row)),
                        then::revenueMinor)
                .withDecimals(then.decimals(), then.decimals())
                .withUndefinedReason(NO_REVENUE);
    }
}
