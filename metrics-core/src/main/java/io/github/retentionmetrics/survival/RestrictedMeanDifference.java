package io.github.retentionmetrics.survival;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import io.github.retentionmetrics.internal.Lengths;
import io.github.retentionmetrics.internal.math.Normal;
import io.github.retentionmetrics.rate.Difference;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.rate.SignificanceTest;
import java.io.Serializable;
import java.util.Objects;

/**
 * The difference of two restricted means of independent groups: the additional time that customers of one group stay
 * within the same horizon. "Of the first 365 days, customers with a yearly plan stay 46 days more."
 *
 * <pre>
 *   value          = first - second, in -horizon..horizon
 *   standard error = sqrt(SE(first)^2 + SE(second)^2)
 *   interval       = value -+ z standard error, within -horizon..horizon
 *   test           = value / standard error, against the normal distribution
 * </pre>
 *
 * <p>The difference is in the unit of the curves. Unlike a hazard ratio it is an amount of time, and unlike the
 * {@link LogRankTest} it also detects a difference between curves that cross. Choose the horizon before looking at
 * the curves.
 *
 * <ul>
 *   <li>The difference is undefined when either mean is undefined: when the horizon is beyond the longest observed time
 *       of a group whose survival curve has not reached 0 by then. The smaller {@link Durations#longest} of the two
 *       groups is the latest horizon at which both means are always defined.
 *   <li>The standard error is 0 if each group has no event before the horizon, or has all its events at one time with
 *       no subject left: the interval is then the difference alone, and the test is undefined.
 * </ul>
 *
 * <pre>{@code
 * boolean[] left = {true, true, false};
 * Durations yearly = Durations.of(ChronoUnit.MONTHS, new long[] {6, 12, 12}, left);
 * Durations monthly = Durations.of(ChronoUnit.MONTHS, new long[] {1, 3, 12}, left);
 * RestrictedMean longer = SurvivalCurve.of(yearly).restrictedMean(12);
 * RestrictedMeanDifference gain = longer.minus(SurvivalCurve.of(monthly).restrictedMean(12));
 * gain.toString();                        // 4.67 months: 10.00 of 12 months less 5.33 of 12 months
 * gain.test().isSignificant(0.05);        // false
 * Comparison.of(gain, 0.95).verdict();    // NO_CLEAR_DIFFERENCE
 * }</pre>
 *
 * <p>Source: P. Royston and M. K. B. Parmar, Restricted Mean Survival Time: An Alternative to the Hazard Ratio, BMC
 * Medical Research Methodology 13 (2013), 152; R's survRM2 package, {@code rmst2}.
 *
 * @param first the mean to subtract from
 * @param second the mean to subtract, of a group of other subjects
 */
public record RestrictedMeanDifference(RestrictedMean first, RestrictedMean second)
        implements Difference, Serializable {
    /**
     * Checks the means.
     *
     * @param first the mean to subtract from
     * @param second the mean to subtract
     * @throws NullPointerException if a mean is null
     * @throws IllegalArgumentException if their horizons or units differ
     */
    public RestrictedMeanDifference {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(second, "second");
        if (first.unit() != second.unit()) {
            throw new IllegalArgumentException("unit of second (" + Lengths.text(second.unit())
                    + ") must equal unit of first (" + Lengths.text(first.unit()) + ")");
        }
        if (first.horizon() != second.horizon()) {
            throw new IllegalArgumentException("horizon of second (" + second.horizon()
                    + ") must equal horizon of first (" + first.horizon() + ")");
        }
    }

    /** The difference, in the unit of the curves; NaN when undefined. */
    @Override
    public double value() {
        return first.value() - second.value();
    }

    @Override
    public boolean isDefined() {
        return first.isDefined() && second.isDefined();
    }

    /** The reason why there is no difference, for each group without a mean; empty when it is defined. */
    @Override
    public String reason() {
        if (isDefined()) {
            return "";
        }
        if (first.reason().equals(second.reason())) {
            return "both groups: " + first.reason();
        }
        String ofFirst = "first group: " + first.reason();
        String ofSecond = "second group: " + second.reason();
        if (second.isDefined()) {
            return ofFirst;
        }
        return first.isDefined() ? ofSecond : ofFirst + "; " + ofSecond;
    }

    /**
     * The standard error of the difference.
     *
     * @return the standard error; NaN when the difference is undefined
     */
    public double standardError() {
        return isDefined() ? Math.hypot(first.standardError(), second.standardError()) : Double.NaN;
    }

    @Override
    public Interval interval(double level) {
        Checks.level(level);
        if (!isDefined()) {
            return Interval.undefined(level, reason());
        }
        double margin = Normal.criticalValue(level) * standardError();
        double horizon = first.horizon();
        return Interval.of(Math.max(-horizon, value() - margin), Math.min(horizon, value() + margin), level);
    }

    @Override
    public SignificanceTest test() {
        if (!isDefined()) {
            return SignificanceTest.undefined(reason());
        }
        double standardError = standardError();
        if (standardError == 0) {
            return SignificanceTest.undefined("no group varies");
        }
        double z = value() / standardError;
        return SignificanceTest.of(z, Normal.twoSidedTail(z));
    }

    /**
     * The difference as text: {@code 131.86 days: 455.90 of 965 days less 324.05 of 965 days}, or {@code undefined: }
     * and the reason.
     *
     * @return the text
     */
    @Override
    public String toString() {
        return isDefined()
                ? Decimals.text(value(), 2) + " " + Lengths.text(first.unit()) + ": " + first + " less " + second
                : "undefined: " + reason();
    }
}
