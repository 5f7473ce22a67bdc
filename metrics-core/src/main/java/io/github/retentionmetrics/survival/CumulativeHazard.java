package io.github.retentionmetrics.survival;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.math.Normal;
import io.github.retentionmetrics.rate.Answer;
import io.github.retentionmetrics.rate.Interval;
import java.io.Serializable;
import java.util.Locale;

/**
 * The Nelson-Aalen cumulative hazard until a time: the number of events that one who is always at risk would expect.
 *
 * <pre>
 *   hazard = sum over event times up to t of events / at risk
 *   standard error = sqrt(sum over the same of events / at risk^2)
 * </pre>
 *
 * <p>The steeper it rises, the faster customers leave; where it bends down, those who stayed have become more loyal. Its
 * exponential, {@code exp(-hazard)}, is near the survival and never below it.
 *
 * <p>Source: O. Aalen, Nonparametric Inference for a Family of Counting Processes, Annals of Statistics 6 (1978); tied
 * events as R's survival package has them by default.
 *
 * @param value the cumulative hazard, at least 0; NaN when undefined
 * @param standardError its standard error; NaN when undefined
 * @param reason why it is undefined; empty when it is defined
 */
public record CumulativeHazard(double value, double standardError, String reason) implements Answer, Serializable {
    /**
     * Checks the parts.
     *
     * @param value the cumulative hazard
     * @param standardError its standard error
     * @param reason why it is undefined, or empty
     * @throws IllegalArgumentException if a number is negative or infinite, or the reason given but the hazard not NaN,
     *     or the other way round
     * @throws NullPointerException if the reason is null
     */
    public CumulativeHazard {
        value = Checks.unsignedZero(value);
        standardError = Checks.unsignedZero(standardError);
        Estimate.check(value, standardError, reason);
    }

    @Override
    public boolean isDefined() {
        return !Double.isNaN(value);
    }

    /**
     * The hazards that the data leave plausible, symmetric on the log scale, so that none is negative.
     *
     * <pre>
     *   H exp(-+ z se / H)
     * </pre>
     *
     * @param level the confidence level, between 0 and 1
     * @return the interval, undefined before the first event and where the hazard is undefined
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public Interval interval(double level) {
        Checks.level(level);
        if (!(value > 0)) {
            return Interval.undefined(level, isDefined() ? "nothing has happened yet" : reason);
        }
        double factor = Math.exp(Normal.criticalValue(level) * standardError / value);
        return Interval.of(value / factor, value * factor, level);
    }

    /**
     * The hazard for people: {@code 0.5157 (standard error 0.0124)}, or {@code undefined: } and the reason.
     *
     * @return the text
     */
    @Override
    public String toString() {
        return isDefined()
                ? String.format(Locale.ROOT, "%.4f (standard error %.4f)", value, standardError)
                : "undefined: " + reason;
    }
}
