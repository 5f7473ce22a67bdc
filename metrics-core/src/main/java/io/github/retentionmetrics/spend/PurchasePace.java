package io.github.retentionmetrics.spend;

import io.github.retentionmetrics.inference.RatioDifference;
import io.github.retentionmetrics.inference.RatioEstimate;
import io.github.retentionmetrics.inference.RatioStatistic;
import io.github.retentionmetrics.inference.Statistic;
import io.github.retentionmetrics.internal.Lengths;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.CustomerTotals;
import io.github.retentionmetrics.purchase.PurchaseActivity;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Answer;
import io.github.retentionmetrics.rate.Ratio;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * The pace of purchases: the number of orders per customer and unit of time, with the unit.
 *
 * <pre>
 *   pace = orders / (customers x length of the period in the unit)
 * </pre>
 *
 * <p>Unlike {@link PurchaseFrequency}, which is per period of any length, a pace can be multiplied by a lifespan:
 * {@code LifetimeValue} converts one to the unit of the other. Only customers who bought in the period count, so that
 * over a short period the pace is that of frequent buyers, which is too high for all customers.
 *
 * <ul>
 *   <li>The length of a period of whole months, from a day of one month to the same day of another, is that many
 *       twelfths of a year, so that twelve months are a year with or without a 29 February; other periods are counted
 *       in days.
 *   <li>Units are converted by their mean length in the calendar, in which 400 years are 146,097 days: a year is
 *       365.2425 days and 12 months, a month 30.436875 days, as in {@link ChronoUnit}. A year is never 12 x 30 days.
 *   <li>No customer bought in the period: undefined.
 * </ul>
 *
 * <pre>{@code
 * PurchasePace pace = PurchasePace.of(history, Period.quarter(2026, 1));
 * pace.value();               // 5.474 orders a year
 * PurchasePace.estimate(history, Period.quarter(2026, 1)).interval(0.95);   // orders a year
 * pace.per(ChronoUnit.MONTHS).value();    // 0.456
 * }</pre>
 *
 * @param orders orders per customer and unit
 * @param unit the unit of time: days, weeks, months or years
 */
public record PurchasePace(Ratio orders, ChronoUnit unit) implements Answer, Serializable {
    /**
     * Checks the parts.
     *
     * @param orders orders per customer and unit
     * @param unit the unit of time: days, weeks, months or years
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if the orders are negative or the unit is none of these
     */
    public PurchasePace {
        Objects.requireNonNull(orders, "orders");
        Lengths.requireOfCalendar(unit, "unit");
        if (orders.numerator().signum() < 0) {
            throw new IllegalArgumentException("orders must not be negative: " + orders.value());
        }
    }

    /**
     * The pace from a known number of orders.
     *
     * @param orders orders per customer and unit
     * @param unit the unit of time: days, weeks, months or years
     * @return the pace
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the orders are negative or the unit is none of these
     */
    public static PurchasePace of(Ratio orders, ChronoUnit unit) {
        return new PurchasePace(orders, unit);
    }

    /**
     * The pace of a period of a history, per year.
     *
     * @param history the history
     * @param period the period; only its observed part counts, for the orders and for the length
     * @return orders per customer and year, undefined when no customer bought
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period is empty or begins after the observation day
     */
    public static PurchasePace of(PurchaseHistory history, Period period) {
        Objects.requireNonNull(history, "history");
        return of(history.activity(period), history.observedPart(period));
    }

    /**
     * The pace of a period, per year.
     *
     * @param activity the purchases of the period
     * @param period the period of the purchases, as far as it is observed
     * @return orders per customer and year, undefined when no customer bought
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period is empty
     */
    public static PurchasePace of(PurchaseActivity activity, Period period) {
        Objects.requireNonNull(activity, "activity");
        Objects.requireNonNull(period, "period");
        if (period.isEmpty()) {
            throw new IllegalArgumentException("period must have at least one day: " + period);
        }
        ChronoUnit unit = unitOf(period);
        Ratio perUnit = Ratio.of(
                BigDecimal.valueOf(activity.orders()),
                BigDecimal.valueOf(activity.customers()).multiply(BigDecimal.valueOf(length(period, unit))),
                PurchaseActivity.NOBODY_BOUGHT);
        return new PurchasePace(perUnit, unit).per(ChronoUnit.YEARS);
    }

    /** The unit in which a period is a whole number: months, or else days. */
    private static ChronoUnit unitOf(Period period) {
        return period.startInclusive().getDayOfMonth() == period.endExclusive().getDayOfMonth()
                ? ChronoUnit.MONTHS
                : ChronoUnit.DAYS;
    }

    private static long length(Period period, ChronoUnit unit) {
        return unit == ChronoUnit.MONTHS
                ? ChronoUnit.MONTHS.between(period.startInclusive(), period.endExclusive())
                : period.lengthDays();
    }

    /**
     * The pace of a period of a history, per year, with its uncertainty. The sampling unit is the customer.
     *
     * @param history the history
     * @param period the period; only its observed part counts, for the orders and for the length
     * @return the same orders per customer and year as {@link #of(PurchaseHistory, Period)}, with their standard error
     *     and interval
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period is empty or begins after the observation day
     * @throws ArithmeticException if the revenue of a customer does not fit in 64-bit minor units
     */
    public static RatioEstimate estimate(PurchaseHistory history, Period period) {
        return ratio(history, period).estimate();
    }

    /**
     * The change of the purchase pace from an earlier period to a later one, with its uncertainty. Customers who are in
     * both periods are not treated as independent: their covariance is taken into account.
     *
     * @param history the history
     * @param period the later period; counted as far as it is observed
     * @param earlier the period to subtract, such as the {@linkplain Period#preceding() one before} or the same month
     *     of last year
     * @return the purchase pace of the later period less that of the earlier one, with an interval and a test
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if a period is empty or begins after the observation day
     */
    public static RatioDifference difference(PurchaseHistory history, Period period, Period earlier) {
        return ratio(history, period).minus(ratio(history, earlier));
    }

    /**
     * The pace of a period, per year, as a statistic that resamples customers, for {@link
     * io.github.retentionmetrics.inference.Bootstrap}.
     *
     * <p>Divides the number of orders by the length of the period in years, over the customers with an order in it.
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

    private static RatioStatistic ratio(PurchaseHistory history, Period period) {
        CustomerTotals totals = CustomerTotals.of(history, period);
        Period observed = history.observedPart(period);
        ChronoUnit unit = unitOf(observed);
        Ratio perYear = Ratio.of(1, 1)
                .times(
                        ChronoUnit.YEARS.getDuration().toSeconds(),
                        unit.getDuration().toSeconds());
        long unitsPerYears = perYear.numerator().longValueExact();
        long length =
                Math.multiplyExact(length(observed, unit), perYear.denominator().longValueExact());
        return totals.ratio(totals::isActive, row -> totals.orders(row) * unitsPerYears, row -> length)
                .withUndefinedReason(PurchaseActivity.NOBODY_BOUGHT);
    }

    /**
     * The same pace per another unit of time.
     *
     * @param unit the unit of time: days, weeks, months or years
     * @return the pace in that unit, exactly
     * @throws NullPointerException if the unit is null
     * @throws IllegalArgumentException if the unit is none of these
     */
    public PurchasePace per(ChronoUnit unit) {
        Objects.requireNonNull(unit, "unit");
        return new PurchasePace(
                orders.times(
                        unit.getDuration().toSeconds(), this.unit.getDuration().toSeconds()),
                unit);
    }

    /** {@return orders per customer and unit, or NaN when undefined} */
    @Override
    public double value() {
        return orders.value();
    }

    @Override
    public boolean isDefined() {
        return orders.isDefined();
    }

    @Override
    public String reason() {
        return orders.reason();
    }

    /** {@return the text of {@link #unit()}, for JSON mappers and templates} */
    public String getUnit() {
        return Lengths.text(unit);
    }

    @Override
    public String toString() {
        return orders + " per " + Lengths.one(unit);
    }
}
