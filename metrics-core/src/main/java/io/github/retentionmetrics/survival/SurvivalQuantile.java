package io.github.retentionmetrics.survival;

import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.rate.Answer;
import io.github.retentionmetrics.rate.Interval;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The time by which a share has had the event: the median, or any other quantile of a survival curve.
 *
 * <pre>
 *   quantile p = first time at which survival &lt;= 1 - p
 *   if the curve is flat at exactly 1 - p: the middle between that time and the next event, or the longest time if there is none
 *   interval = the same of the curve's lower bounds .. the same of its upper bounds
 * </pre>
 *
 * <p>In the unit of the curve. Flat at exactly {@code 1 - p} means within 2^-26, since survival is a product of quotients: the
 * rules of R's survival package.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>fewer than the share have had the event by the longest time: undefined, not the longest time;
 *   <li>the upper bounds do not get down to {@code 1 - p}: the interval is open, up to infinity;
 *   <li>neither do the lower bounds: the interval is undefined;
 *   <li>a value may be undefined and its interval not: "no less than 72 months".
 * </ul>
 *
 * <p>Source: Brookmeyer and Crowley, A Confidence Interval for the Median Survival Time, Biometrics 38 (1982).
 */
public final class SurvivalQuantile implements Answer, Serializable {
    private static final long serialVersionUID = 1L;

    private final SurvivalCurve curve;
    private final double share;
    private final double value;

    SurvivalQuantile(SurvivalCurve curve, double share, double value) {
        this.curve = curve;
        this.share = share;
        this.value = value;
    }

    /**
     * The share of those who have had the event by this time.
     *
     * @return the share, above 0 and up to 1; 0.5 for the median
     */
    public double share() {
        return share;
    }

    @Override
    public double value() {
        return value;
    }

    @Override
    public boolean isDefined() {
        return !Double.isNaN(value);
    }

    @Override
    public String reason() {
        return isDefined() ? "" : curve.whyNotReached(share);
    }

    /**
     * The times that the data leave plausible, where {@link SurvivalInterval#LOG_LOG} bounds reach the share.
     *
     * @param level the confidence level, between 0 and 1
     * @return the interval; its high bound is infinite if the upper bounds do not reach the share
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public Interval interval(double level) {
        return interval(SurvivalInterval.LOG_LOG, level);
    }

    /**
     * The times that the data leave plausible.
     *
     * @param method how to compute the bounds of the curve
     * @param level the confidence level, between 0 and 1
     * @return the interval; its high bound is infinite if the upper bounds do not reach the share
     * @throws NullPointerException if the method is null
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public Interval interval(SurvivalInterval method, double level) {
        return curve.quantileInterval(share, Objects.requireNonNull(method, "method"), level);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> Double.compare(curve.quantile(share).value, value) == 0);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SurvivalQuantile that && share == that.share && curve.equals(that.curve);
    }

    @Override
    public int hashCode() {
        return Objects.hash(curve, share);
    }

    /**
     * The quantile for people: {@code 68 days}, or {@code undefined: } and the reason.
     *
     * @return the text
     */
    @Override
    public String toString() {
        String unit = curve.durations().unitName();
        return isDefined() ? Estimate.text(value) + " " + unit : "undefined: " + reason();
    }
}
