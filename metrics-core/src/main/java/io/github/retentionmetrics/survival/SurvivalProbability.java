package io.github.retentionmetrics.survival;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.rate.Answer;
import io.github.retentionmetrics.rate.Interval;
import java.io.Serializable;
import java.util.Locale;
import java.util.Objects;

/**
 * The probability that something takes longer than a time, as a survival curve has it.
 *
 * <pre>{@code
 * SurvivalProbability stay = SurvivalCurve.of(Lifespan.FIRST_STAY.of(base)).survival(90);
 * stay.isDefined();         // true
 * stay.interval(0.95);      // the log-log interval
 * }</pre>
 *
 * @param value the probability, in 0..1; NaN when undefined
 * @param standardError Greenwood's standard error; 0 while nobody has had the event, NaN when everybody has and when the
 *     probability is undefined
 * @param reason why it is undefined; empty when it is defined
 */
public record SurvivalProbability(double value, double standardError, String reason) implements Answer, Serializable {
    /**
     * Checks the parts.
     *
     * @param value the probability
     * @param standardError its standard error
     * @param reason why it is undefined, or empty
     * @throws IllegalArgumentException if the probability is outside 0..1, the standard error negative or infinite, or
     *     the reason given but the probability not NaN, or the other way round
     * @throws NullPointerException if the reason is null
     */
    public SurvivalProbability {
        value = Checks.unsignedZero(value);
        standardError = Checks.unsignedZero(standardError);
        Estimate.check(value, standardError, reason);
        if (value > 1) {
            throw new IllegalArgumentException("value must be at most 1: " + value);
        }
    }

    @Override
    public boolean isDefined() {
        return !Double.isNaN(value);
    }

    /**
     * The probabilities that the data leave plausible, by {@link SurvivalInterval#LOG_LOG}.
     *
     * @param level the confidence level, between 0 and 1
     * @return the interval, undefined at 0, at 1 and where the probability is undefined
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public Interval interval(double level) {
        return interval(SurvivalInterval.LOG_LOG, level);
    }

    /**
     * The probabilities that the data leave plausible.
     *
     * @param method how to compute them
     * @param level the confidence level, between 0 and 1
     * @return the interval
     * @throws NullPointerException if the method is null
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public Interval interval(SurvivalInterval method, double level) {
        Objects.requireNonNull(method, "method");
        Checks.level(level);
        return isDefined() ? method.of(value, standardError, level) : Interval.undefined(level, reason);
    }

    /**
     * The probability for people: {@code 59.3%}, or {@code undefined: } and the reason.
     *
     * @return the text
     */
    @Override
    public String toString() {
        return isDefined() ? String.format(Locale.ROOT, "%.1f%%", 100 * value) : "undefined: " + reason;
    }
}
