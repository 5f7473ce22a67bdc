package io.github.retentionmetrics.forecast;

import io.github.retentionmetrics.internal.Parameters;
import java.io.Serializable;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/**
 * The convention of a lifetime value: how far ahead purchases count, and how later purchases are discounted.
 *
 * <p>Two conventions are in use, and their results differ by a factor of four or more. Lifetime values can be compared
 * only if they follow the same convention.
 *
 * <ul>
 *   <li>{@link #forever}: all future purchases, each discounted to now from the moment at which it is made. The
 *       convention of the literature, of BTYD (DERT) and of CLVTools;
 *   <li>{@link #steps}: the purchases of the next periods, discounted from the end of each period. The convention of
 *       lifetimes, whose {@code customer_lifetime_value(time = 12, discount_rate = 0.01, freq = "W")} is
 *       {@code steps(12, 4.345, 0.01)}.
 * </ul>
 *
 * <p>{@link #months} is the second convention in calendar months, whatever the unit of the model. {@link #undiscounted}
 * is all future purchases without a discount. Horizons with the same numbers are equal. A caller may supply another
 * implementation.
 *
 * <pre>{@code
 * ValueHorizon.months(12);          // the purchases of the next year
 * ValueHorizon.months(12, 0.10);    // discounted by 10 % a year
 * }</pre>
 *
 * <p>Rates and lengths, other than months, are in the unit of time of the model. If the horizon has a unit, a model of
 * another unit is refused.
 */
@FunctionalInterface
public interface ValueHorizon extends Serializable {
    /**
     * The expected number of purchases of a customer within the horizon, discounted.
     *
     * @param model the model
     * @param frequency the number of repeat purchases
     * @param recency the age at the last purchase
     * @param age the time since the first purchase
     * @return the expected number of purchases from now within the horizon, each times its discount; positive infinity
     *     where it is infinite
     */
    double discountedPurchases(TransactionModel model, int frequency, double recency, double age);

    /**
     * The unit of time of the rate and lengths of the horizon, which must be that of the model.
     *
     * @return the unit; empty for a horizon that takes them to be in the unit of the model
     */
    default Optional<ChronoUnit> unit() {
        return Optional.empty();
    }

    /**
     * All future purchases, without a discount: finite only where customers leave soon enough
     * ({@link TransactionModel#expectedResidualPurchases}), and positive infinity otherwise.
     *
     * @return the horizon
     */
    static ValueHorizon undiscounted() {
        return new LinearHorizon.Undiscounted();
    }

    /**
     * All future purchases, each discounted from its own moment.
     *
     * @param discountRate the continuously compounded rate per unit of time of the model, above 0: 10 % a year is
     *     {@code Math.log(1.10) / 52} a week, at 52 weeks a year
     * @return the horizon
     * @throws IllegalArgumentException if the rate is not in 1e-100..1e100
     */
    static ValueHorizon forever(double discountRate) {
        return new LinearHorizon.Forever(Parameters.parameter(discountRate, "discountRate"), null);
    }

    /**
     * All future purchases, each discounted from its own moment, for models of one unit of time.
     *
     * @param discountRate the continuously compounded rate per unit of time
     * @param unit the unit of time, which must be that of the model
     * @return the horizon
     * @throws NullPointerException if the unit is null
     * @throws IllegalArgumentException if the rate is not in 1e-100..1e100
     */
    static ValueHorizon forever(double discountRate, ChronoUnit unit) {
        return new LinearHorizon.Forever(
                Parameters.parameter(discountRate, "discountRate"), Objects.requireNonNull(unit, "unit"));
    }

    /**
     * The purchases of the next calendar months, without a discount, for models of any known unit of time.
     *
     * @param months the number of months, in 1..1200
     * @return the horizon
     * @throws IllegalArgumentException if the number of months is not in 1..1200
     */
    static ValueHorizon months(int months) {
        return months(months, 0);
    }

    /**
     * The purchases of the next calendar months, discounted from the end of each month, for models of any known unit of
     * time.
     *
     * <p>A month is converted to the unit of the model, by the mean length of a month, 30.436875 days: 4.348125 weeks.
     * A model whose {@linkplain TransactionModel#unit() unit} is not known is refused.
     *
     * <pre>
     *   steps(months, length of a month, (1 + ratePerYear)^(1/12) - 1)
     * </pre>
     *
     * @param months the number of months, in 1..1200
     * @param ratePerYear the effective rate per year, not negative; 0.10 for 10 %
     * @return the horizon
     * @throws IllegalArgumentException if the number of months is not in 1..1200, or the rate is not a finite number of
     *     at least 0
     */
    static ValueHorizon months(int months, double ratePerYear) {
        return LinearHorizon.months(months, ratePerYear);
    }

    /**
     * The purchases of the next periods, discounted from the end of each period.
     *
     * <pre>
     *   sum over i = 1..steps of
     *       (E[purchases until i length] - E[purchases until (i - 1) length]) / (1 + ratePerStep)^i
     * </pre>
     *
     * <p>Computes one prediction per period, or a single one if the rate is 0. The number of periods is therefore
     * limited to 10,000, which is 27 years of days; {@link #forever} needs a single computation for all time.
     *
     * @param steps the number of periods, in 1..10000
     * @param length the length of a period, in the unit of time of the model
     * @param ratePerStep the effective rate per period, not negative
     * @return the horizon
     * @throws IllegalArgumentException if the number of periods is not in 1..10000, the length or that of all periods
     *     is not a finite number above 0, or the rate is not a finite number of at least 0
     */
    static ValueHorizon steps(int steps, double length, double ratePerStep) {
        return LinearHorizon.steps(steps, length, ratePerStep, null);
    }

    /**
     * The purchases of the next periods, for models of one unit of time.
     *
     * @param steps the number of periods, in 1..10000
     * @param length the length of a period
     * @param unit the unit of the length, which must be that of the model
     * @param ratePerStep the effective rate per period, not negative
     * @return the horizon
     * @throws NullPointerException if the unit is null
     * @throws IllegalArgumentException if the number of periods is not in 1..10000, the length or that of all periods
     *     is not a finite number above 0, or the rate is not a finite number of at least 0
     */
    static ValueHorizon steps(int steps, double length, ChronoUnit unit, double ratePerStep) {
        return LinearHorizon.steps(steps, length, ratePerStep, Objects.requireNonNull(unit, "unit"));
    }
}
