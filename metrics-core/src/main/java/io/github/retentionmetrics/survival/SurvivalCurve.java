package io.github.retentionmetrics.survival;

import io.github.retentionmetrics.internal.Beans;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Lengths;
import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.internal.math.Normal;
import io.github.retentionmetrics.rate.Estimate;
import io.github.retentionmetrics.rate.Interval;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The Kaplan-Meier curve: the probability that the event comes later than a time, estimated from durations of which
 * some are censored.
 *
 * <pre>
 *   survival at t  = product over event times up to t of (1 - events / at risk)
 *   standard error = survival sqrt(sum over the same of events / (at risk (at risk - events)))      Greenwood
 * </pre>
 *
 * <p>A subject censored at a time is still at risk at that time; a subject that enters late is at risk after its entry.
 * Without censoring and late entry the survival is the share of durations that are longer.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>before the first event: 1, with a standard error of 0 and no log-log interval;
 *   <li>beyond the longest time at which a subject was observed: undefined, unless no subject is left by then;
 *   <li>no subject is left: 0, with an undefined standard error, since Greenwood's formula divides by zero;
 *   <li>no durations: undefined everywhere;
 *   <li>with late entries, all subjects at risk may leave before most have entered: the curve is then 0 from that time
 *       on. {@link Durations#survivorsOf} gives the durations that exceed that time.
 * </ul>
 *
 * <p>Curves of disjoint groups cannot be combined; their {@link Durations} can.
 *
 * <pre>{@code
 * SurvivalCurve curve = SurvivalCurve.of(Lifespan.FIRST_STAY.over(base));
 * curve.survival(90);            // the share of customers who stay longer than 90 days
 * curve.median();                // half of the customers have left by then
 * curve.restrictedMean(365);     // the mean stay within the first 365 days
 * }</pre>
 *
 * <p>Computing a curve takes one pass over the different times; each figure takes a binary search, or a pass for
 * intervals of quantiles and restricted means.
 *
 * <p>Source: Kaplan and Meier, Nonparametric Estimation from Incomplete Observations, Journal of the American
 * Statistical Association 53 (1958); Greenwood, The Natural Duration of Cancer (1926).
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
     * The probability that the event takes longer than a time.
     *
     * @param time the time, in the unit of the durations
     * @return the probability, undefined beyond the longest observed time unless no subject is left
     * @throws IllegalArgumentException if the time is negative
     */
    public Probability survival(long time) {
        Checks.notNegative(time, "time");
        return isObserved(time)
                ? survivalAfter(durations.lastUpTo(time))
                : new Probability(Double.NaN, Double.NaN, whyNotObserved(time));
    }

    private Probability survivalAfter(int index) {
        return new Probability(estimate.survival(index), estimate.standardError(index), "");
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
     * @return the number at risk
     */
    public long atRisk(long time) {
        return durations.atRisk(time);
    }

    /**
     * The curve's steps: every time with an event or a censoring.
     *
     * @return the steps, in order of time; empty without durations
     */
    public List<Step> steps() {
        return IntStream.range(0, durations.size())
                .filter(i -> durations.eventsOf(i) + durations.censoredOf(i) > 0)
                .mapToObj(this::step)
                .toList();
    }

    private Step step(int index) {
        return new Step(
                durations.timeOf(index),
                durations.atRiskOf(index),
                durations.eventsOf(index),
                durations.censoredOf(index),
                survivalAfter(index),
                hazardAfter(index));
    }

    /**
     * The time by which half of the subjects have had the event.
     *
     * @return the median; undefined if fewer than half have had it
     */
    public Quantile median() {
        return quantile(0.5);
    }

    /**
     * The time by which a share of the subjects has had the event.
     *
     * @param share the share, above 0 and up to 1, such as 0.1 for the time by which one in ten has had it
     * @return the quantile; undefined if a smaller share has had it
     * @throws IllegalArgumentException if the share is not above 0 and up to 1
     */
    public Quantile quantile(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be above 0 and at most 1: " + share);
        }
        return new Quantile(this, share, estimate.crossing(1 - share, estimate::survival));
    }

    Interval quantileInterval(double share, IntervalMethod method, double level) {
        double low = estimate.crossing(1 - share, i -> bounds(i, method, level).low());
        double high = estimate.crossing(1 - share, i -> bounds(i, method, level).high());
        return Double.isNaN(low)
                ? Interval.undefined(level, "the lower bounds of the curve do not get down to the share")
                : Interval.of(low, Double.isNaN(high) ? Double.POSITIVE_INFINITY : high, level);
    }

    private Interval bounds(int index, IntervalMethod method, double level) {
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
     * @param horizon the time up to which durations count, in the unit of the durations
     * @return the restricted mean, undefined if the horizon is beyond the longest observed time, unless no subject is
     *     left
     * @throws IllegalArgumentException if the horizon is negative
     */
    public RestrictedMean restrictedMean(long horizon) {
        return restrictedMean(horizon, RestrictedMean.Tail.UNKNOWN);
    }

    /**
     * The mean up to a horizon.
     *
     * @param horizon the time up to which durations count, in the unit of the durations
     * @param tail the assumption on the curve beyond the longest observed time
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

    /** Whether the survival is known at a time: a subject was observed for that long, or no subject is left. */
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

    /** {@return the {@link #steps()}, for JSON mappers and templates} */
    public List<Step> getSteps() {
        return steps();
    }

    /** {@return the {@link #median()}, for JSON mappers and templates} */
    public Quantile getMedian() {
        return median();
    }

    /** {@return the unit of the durations, for JSON mappers and templates} */
    public String getUnit() {
        return Lengths.text(durations().unit());
    }

    /** {@return the number of durations, for JSON mappers and templates} */
    public long getCount() {
        return durations().count();
    }

    /** {@return the number of events, for JSON mappers and templates} */
    public long getEvents() {
        return durations().events();
    }

    /** {@return the {@link #restrictedMean()}, for JSON mappers and templates} */
    public RestrictedMean getRestrictedMean() {
        return restrictedMean();
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

    /**
     * One step of a survival curve: a time with an event or a censoring, and the value of the curve there.
     *
     * @param time the time
     * @param atRisk the number under observation and without the event just before it
     * @param events the number of them with the event at the time
     * @param censored the number of them censored at the time
     * @param survival the probability of taking longer than this time
     * @param cumulativeHazard the Nelson-Aalen cumulative hazard up to and including this time
     */
    public record Step(
            long time, long atRisk, long events, long censored, Probability survival, CumulativeHazard cumulativeHazard)
            implements Serializable {
        /**
         * Checks the parts.
         *
         * @param time the time
         * @param atRisk the number at risk
         * @param events the number of events
         * @param censored the number censored
         * @param survival the survival after this time
         * @param cumulativeHazard the cumulative hazard
         * @throws IllegalArgumentException if a number is negative or the events exceed the number at risk
         * @throws NullPointerException if the survival or the hazard is null
         */
        public Step {
            Checks.notNegative(time, "time");
            Checks.notNegative(censored, "censored");
            Checks.partOfWhole(events, "events", atRisk, "atRisk");
            Objects.requireNonNull(survival, "survival");
            Objects.requireNonNull(cumulativeHazard, "cumulativeHazard");
        }
    }

    /**
     * A survival probability: the probability that the event takes longer than a time.
     *
     * <pre>{@code
     * SurvivalCurve.Probability stay = SurvivalCurve.of(Lifespan.FIRST_STAY.over(base)).survival(90);
     * stay.isDefined();         // true
     * stay.interval(0.95);      // the log-log interval
     * }</pre>
     *
     * @param value the probability, in 0..1; NaN when undefined
     * @param standardError Greenwood's standard error; 0 while no subject has had the event, NaN when all subjects have
     *     had it or the probability is undefined
     * @param reason why it is undefined; empty when it is defined
     */
    public record Probability(double value, double standardError, String reason) implements Estimate, Serializable {
        /**
         * Checks the parts.
         *
         * @param value the probability
         * @param standardError its standard error
         * @param reason why it is undefined, or empty
         * @throws IllegalArgumentException if the probability is outside 0..1, the standard error is negative or
         *     infinite, or there is not exactly one of a probability and a reason
         * @throws NullPointerException if the reason is null
         */
        public Probability {
            value = Checks.unsignedZero(value);
            standardError = Checks.unsignedZero(standardError);
            EstimateChecks.check(value, standardError, reason);
            if (value > 1) {
                throw new IllegalArgumentException("value must be at most 1: " + value);
            }
        }

        @Override
        public boolean isDefined() {
            return !Double.isNaN(value);
        }

        /**
         * The confidence interval of the probability, by {@link IntervalMethod#LOG_LOG}.
         *
         * @param level the confidence level, between 0 and 1
         * @return the interval, undefined at 0, at 1 and if the probability is undefined
         * @throws IllegalArgumentException if the level is not between 0 and 1
         */
        @Override
        public Interval interval(double level) {
            return interval(IntervalMethod.LOG_LOG, level);
        }

        /**
         * The confidence interval of the probability.
         *
         * @param method the method of the interval
         * @param level the confidence level, between 0 and 1
         * @return the interval
         * @throws NullPointerException if the method is null
         * @throws IllegalArgumentException if the level is not between 0 and 1
         */
        public Interval interval(IntervalMethod method, double level) {
            Objects.requireNonNull(method, "method");
            Checks.level(level);
            return isDefined() ? method.of(value, standardError, level) : Interval.undefined(level, reason);
        }

        /**
         * The probability as a text: {@code 59.3%}, or {@code undefined: } and the reason.
         *
         * @return the text
         */
        @Override
        public String toString() {
            return isDefined() ? String.format(Locale.ROOT, "%.1f%%", 100 * value) : "undefined: " + reason;
        }

        /** {@return the {@link #value()}, or null when undefined, for JSON mappers and templates} */
        @Override
        public @Nullable Double getValue() {
            return Beans.finite(value);
        }

        /** {@return the {@link #standardError()}, or null when undefined, for JSON mappers and templates} */
        public @Nullable Double getStandardError() {
            return Beans.finite(standardError);
        }
    }

    /**
     * The Nelson-Aalen cumulative hazard until a time: the expected number of events of a subject that is always at
     * risk.
     *
     * <pre>
     *   hazard = sum over event times up to t of events / at risk
     *   standard error = sqrt(sum over the same of events / at risk^2)
     * </pre>
     *
     * <p>The steeper it rises, the faster customers leave; where it flattens, the remaining customers leave more
     * slowly. {@code exp(-hazard)} is close to the survival and never below it.
     *
     * <p>Source: O. Aalen, Nonparametric Inference for a Family of Counting Processes, Annals of Statistics 6 (1978);
     * tied events as in R's survival package by default.
     *
     * @param value the cumulative hazard, at least 0; NaN when undefined
     * @param standardError its standard error; NaN when undefined
     * @param reason why it is undefined; empty when it is defined
     */
    public record CumulativeHazard(double value, double standardError, String reason)
            implements Estimate, Serializable {
        /**
         * Checks the parts.
         *
         * @param value the cumulative hazard
         * @param standardError its standard error
         * @param reason why it is undefined, or empty
         * @throws IllegalArgumentException if a number is negative or infinite, there is not exactly one of a hazard
         *     and a reason, or a hazard and a standard error do not occur together
         * @throws NullPointerException if the reason is null
         */
        public CumulativeHazard {
            value = Checks.unsignedZero(value);
            standardError = Checks.unsignedZero(standardError);
            EstimateChecks.check(value, standardError, reason);
            if (Double.isNaN(standardError) != Double.isNaN(value)) {
                throw new IllegalArgumentException(
                        "standardError (" + standardError + ") must be NaN exactly when value is NaN: " + value);
            }
        }

        @Override
        public boolean isDefined() {
            return !Double.isNaN(value);
        }

        /**
         * The confidence interval of the hazard, symmetric on the log scale, so that no bound is negative.
         *
         * <pre>
         *   H exp(-+ z se / H)
         * </pre>
         *
         * @param level the confidence level, between 0 and 1
         * @return the interval, undefined before the first event and if the hazard is undefined
         * @throws IllegalArgumentException if the level is not between 0 and 1
         */
        @Override
        public Interval interval(double level) {
            Checks.level(level);
            if (!(value > 0)) {
                return Interval.undefined(level, isDefined() ? "nothing has happened yet" : reason);
            }
            double factor = Math.exp(Normal.criticalValue(level) * standardError / value);
            return Interval.of(value / factor, value * factor, level);
        }

        /**
         * The hazard as a text: {@code 0.5157 (standard error 0.0124)}, or {@code undefined: } and the reason.
         *
         * @return the text
         */
        @Override
        public String toString() {
            return isDefined()
                    ? String.format(Locale.ROOT, "%.4f (standard error %.4f)", value, standardError)
                    : "undefined: " + reason;
        }

        /** {@return the {@link #value()}, or null when undefined, for JSON mappers and templates} */
        @Override
        public @Nullable Double getValue() {
            return Beans.finite(value);
        }

        /** {@return the {@link #standardError()}, or null when undefined, for JSON mappers and templates} */
        public @Nullable Double getStandardError() {
            return Beans.finite(standardError);
        }
    }

    /**
     * The time by which a share has had the event: the median, or any other quantile of a survival curve.
     *
     * <pre>
     *   quantile p = first time at which survival &lt;= 1 - p
     *   if the curve is flat at exactly 1 - p: the middle between that time and the next event,
     *       or the longest time if there is none
     *   interval = the same for the curve's lower bounds .. the same for its upper bounds
     * </pre>
     *
     * <p>In the unit of the curve. Flat at exactly {@code 1 - p} means within 2^-26, since survival is a product of
     * quotients: the rules of R's survival package.
     *
     * <p>Special cases:
     *
     * <ul>
     *   <li>a smaller share has had the event by the longest time: undefined, not the longest time;
     *   <li>the upper bounds do not reach {@code 1 - p}: the interval is open, up to infinity;
     *   <li>the lower bounds do not reach it either: the interval is undefined;
     *   <li>the value may be undefined although its interval is defined: "at least 72 months".
     * </ul>
     *
     * <p>Source: Brookmeyer and Crowley, A Confidence Interval for the Median Survival Time, Biometrics 38 (1982).
     */
    public static final class Quantile implements Estimate, Serializable {
        private static final long serialVersionUID = 1L;

        private final SurvivalCurve curve;
        private final double share;
        private final double value;

        Quantile(SurvivalCurve curve, double share, double value) {
            this.curve = curve;
            this.share = share;
            this.value = value;
        }

        /**
         * The share of the subjects that have had the event by this time.
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
         * The confidence interval of the quantile, by {@link IntervalMethod#LOG_LOG}.
         *
         * @param level the confidence level, between 0 and 1
         * @return the interval; its high bound is infinite if the upper bounds do not reach the share
         * @throws IllegalArgumentException if the level is not between 0 and 1
         */
        @Override
        public Interval interval(double level) {
            return interval(IntervalMethod.LOG_LOG, level);
        }

        /**
         * The confidence interval of the quantile.
         *
         * @param method the method of the bounds of the curve
         * @param level the confidence level, between 0 and 1
         * @return the interval; its high bound is infinite if the upper bounds do not reach the share
         * @throws NullPointerException if the method is null
         * @throws IllegalArgumentException if the level is not between 0 and 1
         */
        public Interval interval(IntervalMethod method, double level) {
            return curve.quantileInterval(share, Objects.requireNonNull(method, "method"), level);
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            Restored.require(() -> Double.compare(curve.quantile(share).value, value) == 0);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Quantile that && share == that.share && curve.equals(that.curve);
        }

        @Override
        public int hashCode() {
            return Objects.hash(curve, share);
        }

        /**
         * The quantile as a text: {@code 68 days}, or {@code undefined: } and the reason.
         *
         * @return the text
         */
        @Override
        public String toString() {
            String unit = curve.durations().unitName();
            return isDefined() ? EstimateChecks.text(value) + " " + unit : "undefined: " + reason();
        }

        /** {@return the {@link #share()}, for JSON mappers and templates} */
        public double getShare() {
            return share;
        }
    }

    /**
     * The methods for the interval of a survival probability {@code S} with standard error {@code se}; {@code z} is the
     * normal quantile of the level, 1.96 for 95 %.
     *
     * <p>They differ in the scale on which they are symmetric, and agree if many subjects are at risk. All are
     * pointwise: the level holds for one time, not for the whole curve.
     *
     * <p>Special cases:
     *
     * <ul>
     *   <li>no subject is left, S = 0: undefined for all, since Greenwood's formula divides by zero;
     *   <li>no subject has had the event yet, S = 1: undefined for {@link #LOG_LOG}; the others give 1 to 1, which
     *       overstates the certainty.
     * </ul>
     *
     * <p>Source: D. Collett, Modelling Survival Data in Medical Research (2003), section 2.2.3; Kalbfleisch and
     * Prentice, The Statistical Analysis of Failure Time Data (2002), section 1.4.1, for the log-log scale.
     */
    public enum IntervalMethod {
        /**
         * Symmetric on the scale of {@code log(-log S)}: {@code S^exp(-+ z se / (S log S))}. It never leaves 0..1 and
         * keeps its level in small groups: the default here and in lifelines.
         */
        LOG_LOG,
        /**
         * Symmetric on the scale of {@code log S}: {@code S exp(-+ z se / S)}, cut at 1. The default of R's survival
         * package.
         */
        LOG,
        /** Symmetric: {@code S -+ z se}, cut at 0 and 1. In small groups and near 0 and 1 its coverage is too low. */
        PLAIN;

        /** The interval of a probability, undefined when an input is NaN and in the special cases above. */
        Interval of(double survival, double standardError, double level) {
            Checks.level(level);
            if (survival < 0 || survival > 1) {
                throw new IllegalArgumentException("survival must be in 0..1: " + survival);
            }
            EstimateChecks.notNegative(standardError, "standardError");
            boolean isUnbounded = survival == 0 || (this == LOG_LOG && survival == 1);
            if (isUnbounded || Double.isNaN(survival) || Double.isNaN(standardError)) {
                return Interval.undefined(level, reason(survival));
            }
            double margin = Normal.criticalValue(level) * standardError;
            // log and exp each round: an interval that is almost a point could miss the probability itself
            return Interval.of(bound(survival, -margin), bound(survival, margin), level)
                    .including(survival);
        }

        private static String reason(double survival) {
            if (survival == 0) {
                return "nobody is left";
            }
            return survival == 1 ? "nothing has happened yet" : "the probability or its standard error is undefined";
        }

        private double bound(double survival, double margin) {
            return switch (this) {
                case LOG_LOG -> {
                    double log = Math.log(survival);
                    yield Math.exp(log * Math.exp(margin / (survival * log)));
                }
                case LOG -> Math.min(1, survival * Math.exp(margin / survival));
                case PLAIN -> Math.max(0, Math.min(1, survival + margin));
            };
        }
    }
}
