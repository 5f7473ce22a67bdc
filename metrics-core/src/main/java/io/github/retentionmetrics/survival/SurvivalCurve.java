package io.github.retentionmetrics.survival;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.rate.Interval;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The Kaplan-Meier curve: the probability that something takes longer than a time, estimated from durations of which some
 * have not ended yet.
 *
 * <pre>
 *   survival at t  = product over event times up to t of (1 - events / at risk)
 *   standard error = survival sqrt(sum over the same of events / (at risk (at risk - events)))      Greenwood
 * </pre>
 *
 * <p>Who is last seen at a time counts as at risk at that time, and who enters late is at risk after the time of entry. Without
 * censoring and late entry the survival is the share of durations that are longer.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>before the first event: 1, with a standard error of 0 and no log-log interval;
 *   <li>beyond the longest time at which anybody was observed: undefined, unless nobody is left by then;
 *   <li>nobody is left: 0, with an undefined standard error, since Greenwood's formula divides by zero;
 *   <li>no durations: undefined everywhere;
 *   <li>with late entries, everybody at risk may leave before most have entered: the curve is then 0 for good. Ask for those
 *       who got past that time, {@link Durations#survivorsOf}.
 * </ul>
 *
 * <p>Curves of disjoint groups do not add up; their {@link Durations} do.
 *
 * <pre>{@code
 * SurvivalCurve curve = SurvivalCurve.of(Lifespan.FIRST_STAY.of(base));
 * curve.survival(90);            // the share of customers who stay longer than 90 days
 * curve.median();                // half of the customers have left by then
 * curve.restrictedMean(365);     // how many of the first 365 days a customer stays
 * }</pre>
 *
 * <p>Computing a curve takes one pass over the different times; a question takes a binary search, or a pass for intervals of
 * quantiles and restricted means.
 *
 * <p>Source: Kaplan and Meier, Nonparametric Estimation from Incomplete Observations, Journal of the American Statistical
 * Association 53 (1958); Greenwood, The Natural Duration of Cancer (1926).
 */
public final class SurvivalCurve implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Durations durations;
    private final ProductLimit estimate;

    private SurvivalCurve(Durations durations) {
        this.durations = durations;
        this.estimate = new ProductLimit(durations);
    }

    /**
     * The curve of durations.
     *
     * @param durations the durations
     * @return the curve
     * @throws NullPointerException if the durations are null
     */
    public static SurvivalCurve of(Durations durations) {
        return new SurvivalCurve(Objects.requireNonNull(durations, "durations"));
    }

    /**
     * The counts that the curve was computed from.
     *
     * @return the durations
     */
    public Durations durations() {
        return durations;
    }

    /**
     * The probability that it takes longer than a time.
     *
     * @param time the time, in the unit of the durations
     * @return the probability, undefined beyond the longest observed time unless nobody is left
     * @throws IllegalArgumentException if the time is negative
     */
    public SurvivalProbability survival(long time) {
        Checks.notNegative(time, "time");
        return isObserved(time)
                ? survivalAfter(durations.lastUpTo(time))
                : new SurvivalProbability(Double.NaN, Double.NaN, whyNotObserved(time));
    }

    private SurvivalProbability survivalAfter(int index) {
        return new SurvivalProbability(estimate.survival(index), estimate.standardError(index), "");
    }

    /**
     * The Nelson-Aalen cumulative hazard until a time.
     *
     * @param time the time, in the unit of the durations; events at it are included
     * @return the hazard, undefined beyond the longest observed time
     * @throws IllegalArgumentException if the time is negative
     */
    public CumulativeHazard cumulativeHazard(long time) {
        Checks.notNegative(time, "time");
        return isWithin(time)
                ? hazardAfter(durations.lastUpTo(time))
                : new CumulativeHazard(Double.NaN, Double.NaN, whyNotObserved(time));
    }

    private CumulativeHazard hazardAfter(int index) {
        return new CumulativeHazard(estimate.hazard(index), estimate.hazardError(index), "");
    }

    /**
     * The number at risk at a time: under observation, and without the event until then.
     *
     * @param time the time, in the unit of the durations
     * @return how many
     */
    public long atRisk(long time) {
        return durations.atRisk(time);
    }

    /**
     * The curve's steps: every time with an event or a censoring.
     *
     * @return the steps, in order of time; empty without durations
     */
    public List<SurvivalStep> steps() {
        return IntStream.range(0, durations.size())
                .filter(i -> durations.eventsOf(i) + durations.censoredOf(i) > 0)
                .mapToObj(this::step)
                .toList();
    }

    private SurvivalStep step(int index) {
        return new SurvivalStep(
                durations.timeOf(index),
                durations.atRiskOf(index),
                durations.eventsOf(index),
                durations.censoredOf(index),
                survivalAfter(index),
                hazardAfter(index));
    }

    /**
     * The time by which half have had the event.
     *
     * @return the median, undefined if fewer than half have
     */
    public SurvivalQuantile median() {
        return quantile(0.5);
    }

    /**
     * The time by which a share has had the event.
     *
     * @param share the share, above 0 and up to 1, such as 0.1 for the time by which one in ten has
     * @return the quantile, undefined if fewer have
     * @throws IllegalArgumentException if the share is not above 0 and up to 1
     */
    public SurvivalQuantile quantile(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be above 0 and at most 1: " + share);
        }
        return new SurvivalQuantile(this, share, estimate.crossing(1 - share, estimate::survival));
    }

    Interval quantileInterval(double share, SurvivalInterval method, double level) {
        double low = estimate.crossing(1 - share, i -> bounds(i, method, level).low());
        double high = estimate.crossing(1 - share, i -> bounds(i, method, level).high());
        return Double.isNaN(low)
                ? Interval.undefined(level, "the lower bounds of the curve do not get down to the share")
                : Interval.of(low, Double.isNaN(high) ? Double.POSITIVE_INFINITY : high, level);
    }

    private Interval bounds(int index, SurvivalInterval method, double level) {
        return method.of(estimate.survival(index), estimate.standardError(index), level);
    }

    String whyNotReached(double share) {
        if (durations.size() == 0) {
            return "no durations";
        }
        String percent =
                BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString();
        return "fewer than " + percent + "% by " + longest() + " " + durations.unitName() + ", the longest observed";
    }

    /**
     * The mean up to the longest observed time.
     *
     * @return the restricted mean, undefined without durations
     */
    public RestrictedMean restrictedMean() {
        return restrictedMean(durations.size() == 0 ? 0 : longest());
    }

    /**
     * The mean up to a horizon.
     *
     * @param horizon where whatever takes longer counts as ended, in the unit of the durations
     * @return the restricted mean, undefined if the horizon is beyond the longest observed time, unless nobody is left
     * @throws IllegalArgumentException if the horizon is negative
     */
    public RestrictedMean restrictedMean(long horizon) {
        return restrictedMean(horizon, RestrictedMean.Tail.UNKNOWN);
    }

    /**
     * The mean up to a horizon.
     *
     * @param horizon where whatever takes longer counts as ended, in the unit of the durations
     * @param tail what the curve is beyond the longest observed time
     * @return the restricted mean
     * @throws NullPointerException if the tail is null
     * @throws IllegalArgumentException if the horizon is negative
     */
    public RestrictedMean restrictedMean(long horizon, RestrictedMean.Tail tail) {
        Checks.notNegative(horizon, "horizon");
        Objects.requireNonNull(tail, "tail");
        boolean isHeld = tail == RestrictedMean.Tail.HELD && durations.size() > 0;
        return isHeld || isObserved(horizon)
                ? estimate.restrictedMean(horizon)
                : new RestrictedMean(Double.NaN, Double.NaN, horizon, durations.unit(), whyNotObserved(horizon));
    }

    /** Whether the survival is known at a time: somebody was observed as long, or nobody is left. */
    private boolean isObserved(long time) {
        return isWithin(time) || (durations.size() > 0 && estimate.survival(durations.size() - 1) == 0);
    }

    private boolean isWithin(long time) {
        return durations.size() > 0 && time <= longest();
    }

    private long longest() {
        return durations.timeOf(durations.size() - 1);
    }

    private String whyNotObserved(long time) {
        return durations.size() == 0
                ? "no durations"
                : "nobody was observed for " + time + " " + durations.unitName() + "; the longest is " + longest();
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> estimate.isOf(durations));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SurvivalCurve that && durations.equals(that.durations);
    }

    @Override
    public int hashCode() {
        return durations.hashCode();
    }

    @Override
    public String toString() {
        return "survival curve of " + durations + "; median " + median();
    }
}
