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
 * The restricted mean: the mean time until the event, with longer times counted up to a horizon only. "Of the first 365
 * days, a customer stays 120."
 *
 * <pre>
 *   mean = area under the survival curve from 0 to the horizon
 *   standard error = sqrt(sum over event times t before the horizon of A(t)^2 events / (at risk (at risk - events)))
 *   A(t) = area under the curve from t to the horizon
 * </pre>
 *
 * <p>In the unit of the curve. Unlike the median it exists even if few have left, and it can be used for totals; unlike
 * a plain mean it needs no assumption beyond the data.
 *
 * <p>Two groups are compared by the {@linkplain #minus difference} of their means up to the same horizon.
 *
 * <p>Source: Klein and Moeschberger, Survival Analysis (2003), section 4.5; R's survival package, {@code rmean}.
 *
 * @param value the mean, in 0..horizon; NaN when undefined
 * @param standardError its standard error; NaN when undefined
 * @param horizon the end of the area
 * @param unit the unit of the mean and the horizon
 * @param reason why it is undefined; empty when it is defined
 */
public record RestrictedMean(double value, double standardError, long horizon, ChronoUnit unit, String reason)
        implements Estimate, Serializable {
    /**
     * Checks the parts.
     *
     * @param value the mean
     * @param standardError its standard error
     * @param horizon the end of the area
     * @param unit the unit of both
     * @param reason why it is undefined, or empty
     * @throws IllegalArgumentException if a number is negative or infinite, the mean above the horizon, the standard
     *     error is NaN but the mean is not, or there is not exactly one of a mean and a reason
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

    /** The assumption on the curve beyond the longest observed time. */
    public enum Tail {
        /** Unknown: a mean up to a later horizon is undefined, unless no subject is left by then. */
        UNKNOWN,
        /**
         * The last value, as in R's survival package: it assumes that no subject leaves after the longest observed
         * time, so that the mean is too large.
         */
        HELD
    }

    @Override
    public boolean isDefined() {
        return !Double.isNaN(value);
    }

    /**
     * The confidence interval of the mean, by the normal approximation, clipped to 0 and the horizon.
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
