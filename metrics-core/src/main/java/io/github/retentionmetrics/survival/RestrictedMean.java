package io.github.retentionmetrics.survival;

import io.github.retentionmetrics.internal.Beans;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Lengths;
import io.github.retentionmetrics.internal.math.Normal;
import io.github.retentionmetrics.rate.Estimate;
import io.github.retentionmetrics.rate.Interval;
import java.io.Serializable;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The restricted mean: the mean time until the event, where longer times count up to a horizon only.
 * "Of the first 365 days, a customer stays 120."
 *
 * <pre>
 *   mean = area under the survival curve from 0 to the horizon
 *   standard error = sqrt(sum over event times t before the horizon of A(t)^2 events / (at risk (at risk - events)))
 *   A(t) = area under the curve from t to the horizon
 * </pre>
 *
 * <p>In the unit of the curve. Unlike the median it exists however few have left, and it adds up to totals; unlike a
 * plain mean it assumes nothing beyond the data.
 *
 * <p>Two groups are compared by the {@linkplain #minus difference} of their means up to the same horizon.
 *
 * <p>Source: Klein and Moeschberger, Survival Analysis (2003), section 4.5; R's survival package, {@code rmean}.
 *
 * @param value the mean, in 0..horizon; NaN when undefined
 * @param standardError its standard error; NaN when undefined
 * @param horizon where the area ends
 * @param unit what the mean and the horizon are counted in
 * @param reason why it is undefined; empty when it is defined
 */
public record RestrictedMean(double value, double standardError, long horizon, ChronoUnit unit, String reason)
        implements Estimate, Serializable {
    /**
     * Checks the parts.
     *
     * @param value the mean
     * @param standardError its standard error
     * @param horizon where the area ends
     * @param unit what they are counted in
     * @param reason why it is undefined, or empty
     * @throws IllegalArgumentException if a number is negative or infinite, the mean above the horizon, the standard
     *     error NaN but the mean not, or the reason given but the mean not NaN, or the other way round
     * @throws NullPointerException if the unit or the reason is null
     */
    public RestrictedMean {
        value = Checks.unsignedZero(value);
        standardError = Checks.unsignedZero(standardError);
        Objects.requireNonNull(unit, "unit");
        EstimateChecks.check(value, standardError, reason);
        Checks.notNegative(horizon, "horizon");
        if (Double.isNaN(standardError) != Double.isNaN(value)) {
            throw new IllegalArgumentException(
                    "standardError (" + standardError + ") must be NaN exactly when value (" + value + ") is");
        }
        if (value > horizon) {
            throw new IllegalArgumentException("value (" + value + ") must be at most horizon (" + horizon + ")");
        }
    }

    /** What the curve is taken to be beyond the longest time that a subject was observed. */
    public enum Tail {
        /** Unknown: a mean up to a later horizon is undefined, unless no subject is left by then. */
        UNKNOWN,
        /**
         * Where it stood last, as R's survival package has it: no subject leaves after the last one was seen, so that
         * the mean is too large.
         */
        HELD
    }

    @Override
    public boolean isDefined() {
        return !Double.isNaN(value);
    }

    /**
     * The means that the data leave plausible, by the normal approximation, and not below 0 or above the horizon.
     *
     * @param level the confidence level, between 0 and 1
     * @return the interval, undefined when the mean is
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    @Override
    public Interval interval(double level) {
        Checks.level(level);
        if (!isDefined()) {
            return Interval.undefined(level, reason);
        }
        double margin = Normal.criticalValue(level) * standardError;
        return Interval.of(Math.max(0, value - margin), Math.min((double) horizon, value + margin), level);
    }

    /**
     * The difference to the mean of another group up to the same horizon.
     *
     * @param other the mean to subtract, of a group of other subjects
     * @return this mean less the other
     * @throws NullPointerException if {@code other} is null
     * @throws IllegalArgumentException if the other has another horizon or unit
     */
    public RestrictedMeanDifference minus(RestrictedMean other) {
        return new RestrictedMeanDifference(this, other);
    }

    /** {@return the {@link #standardError()}, or null when undefined, for JSON mappers and templates} */
    public @Nullable Double getStandardError() {
        return Beans.finite(standardError());
    }

    /** {@return the {@link #value()}, or null when undefined, for JSON mappers and templates} */
    @Override
    public @Nullable Double getValue() {
        return Beans.finite(value);
    }

    /** {@return the text of {@link #unit()}, for JSON mappers and templates} */
    public String getUnit() {
        return Lengths.text(unit);
    }

    /**
     * The mean as text: {@code 120.33 of 365 days}, or {@code undefined: } and the reason.
     *
     * @return the text
     */
    @Override
    public String toString() {
        return isDefined()
                ? String.format(Locale.ROOT, "%.2f of %d %s", value, horizon, Lengths.text(unit))
                : "undefined: " + reason;
    }
}
