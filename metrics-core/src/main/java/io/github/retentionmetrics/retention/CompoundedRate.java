package io.github.retentionmetrics.retention;

import io.github.retentionmetrics.rate.Estimate;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.rate.ProportionInterval;
import io.github.retentionmetrics.rate.Rate;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * A retention or churn rate restated for another length of time.
 *
 * <pre>
 *   retention over n periods = retention ^ n
 *   churn over n periods = 1 - (1 - churn) ^ n
 * </pre>
 *
 * <p>From 0 to 1. Rates compound: 4 % churn a month is 38.7 % a year, not 12 x 4 % = 48 %. The restated rate assumes
 * that the share retained is the same in every period; if the newest customers leave first, as is usual, the true
 * yearly retention is higher.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>{@code periods} may be a fraction: a year's rate restated for a month has 1 / 12 periods;
 *   <li>zero periods: retention is 1 and churn is 0;
 *   <li>an undefined rate stays undefined, for the same reason.
 * </ul>
 *
 * <pre>{@code
 * CompoundedRate yearly = CompoundedRate.ofChurn(monthlyChurn, 12);
 * yearly.value();                                       // 0.387
 * yearly.interval(ProportionInterval.WILSON, 0.95);     // the bounds compound as the rate does
 *
 * CompoundedRate.ofChurn(churnOf28Days, 365 / 28.0);    // by days
 * }</pre>
 *
 * @param observed the observed rate
 * @param periods the length of the restated period in observed periods, 0 or more
 * @param isChurn whether the observed rate is the share that left; otherwise it is the share that stayed
 */
public record CompoundedRate(Rate observed, double periods, boolean isChurn) implements Estimate, Serializable {

    /**
     * Checks the parts.
     *
     * @param observed the observed rate
     * @param periods the length of the restated period in observed periods
     * @param isChurn whether the observed rate is the share that left
     * @throws NullPointerException if the rate is null
     * @throws IllegalArgumentException if the number of periods is negative, infinite or NaN
     */
    public CompoundedRate {
        Objects.requireNonNull(observed, "observed");
        if (!(periods >= 0 && periods < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("periods must be finite and not negative: " + periods);
        }
        periods = Math.abs(periods); // not minus zero
    }

    /**
     * A retention rate restated for another length of time.
     *
     * @param retention the share that stayed for one period
     * @param periods the length of the restated period in observed periods
     * @return the restated retention rate
     * @throws NullPointerException if the rate is null
     * @throws IllegalArgumentException if the number of periods is negative, infinite or NaN
     */
    public static CompoundedRate ofRetention(Rate retention, double periods) {
        return new CompoundedRate(Objects.requireNonNull(retention, "retention"), periods, false);
    }

    /**
     * A churn rate restated for another length of time.
     *
     * @param churn the share that left in one period
     * @param periods the length of the restated period in observed periods
     * @return the restated churn rate
     * @throws NullPointerException if the rate is null
     * @throws IllegalArgumentException if the number of periods is negative, infinite or NaN
     */
    public static CompoundedRate ofChurn(Rate churn, double periods) {
        return new CompoundedRate(Objects.requireNonNull(churn, "churn"), periods, true);
    }

    private double compound(double share) {
        if (periods == 0) {
            return isChurn ? 0 : 1;
        }
        return isChurn ? -Math.expm1(periods * Math.log1p(-share)) : Math.pow(share, periods);
    }

    @Override
    public double value() {
        return observed.isDefined() ? compound(observed.value()) : Double.NaN;
    }

    @Override
    public boolean isDefined() {
        return observed.isDefined();
    }

    @Override
    public String reason() {
        return observed.reason();
    }

    /**
     * The interval of the restated rate: the bounds of the observed rate by Wilson's method, compounded.
     *
     * @param level the confidence level, such as 0.95
     * @return the interval
     * @throws IllegalArgumentException if the level is not strictly between 0 and 1
     */
    @Override
    public Interval interval(double level) {
        return interval(ProportionInterval.WILSON, level);
    }

    /**
     * The interval of the restated rate: the bounds of the observed rate, compounded.
     *
     * @param method the method of the interval of the observed rate
     * @param level the confidence level, such as 0.95
     * @return the interval; undefined if the interval of the observed rate is
     * @throws NullPointerException if the method is null
     * @throws IllegalArgumentException if the level is not strictly between 0 and 1
     */
    public Interval interval(ProportionInterval method, double level) {
        return observed.interval(method, level).map(this::compound);
    }

    /**
     * {@return the value with the observed rate and the number of periods, such as {@code 38.7% (4.0% (80 of 2000) over
     * 12.0 periods)}}
     */
    @Override
    public String toString() {
        String from = " (" + observed + " over " + periods + " periods)";
        return isDefined()
                ? BigDecimal.valueOf(100 * value()).setScale(1, RoundingMode.HALF_UP) + "%" + from
                : observed.toString();
    }
}
