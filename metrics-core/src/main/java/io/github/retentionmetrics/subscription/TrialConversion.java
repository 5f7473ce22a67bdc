package io.github.retentionmetrics.subscription;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.rate.Rate;
import java.io.Serializable;
import java.util.Collection;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The share of trials that become paid subscriptions.
 *
 * <pre>
 *   trials = converted + lost + running
 *   rate = converted / (converted + lost)
 * </pre>
 *
 * <p>Trials are grouped by the day on which they start, so that the conversions of a month are those of its own trials.
 * A running trial is undecided and is left out of the rate; a month with running trials is partial, and its figure
 * still changes. {@code TimeToConversion} of the survival package has the share that converts within a number of days,
 * with running trials as censored.
 *
 * <p>Trials of disjoint subscriptions add up with {@link #plus}; {@link #empty()} is the identity.
 *
 * <pre>{@code
 * TrialConversion.of(trials).rate();                       // 66.7% (4 of 6)
 * TrialConversion.byStart(trials, Granularity.MONTH);      // by the month of the trial's first day
 * }</pre>
 *
 * <p>Source: ChartMogul, Trial-to-paid conversion rate, for the cohort of the trial's start. Tools that divide the
 * conversions of a window by the trials that start in it do not count the same trials in numerator and denominator.
 *
 * @param converted trials that were followed by a paid phase
 * @param lost trials that were over without one
 * @param running trials not decided by the observation day
 */
public record TrialConversion(long converted, long lost, long running) implements Serializable {
    private static final String NONE_DECIDED = "no trial has been decided";
    private static final String NO_TRIALS = "no trials";

    /**
     * Checks the counts.
     *
     * @param converted trials that were followed by a paid phase
     * @param lost trials that were over without one
     * @param running trials not decided by the observation day
     * @throws IllegalArgumentException if a count is negative
     * @throws ArithmeticException if the trials do not fit in a long
     */
    public TrialConversion {
        Checks.notNegative(converted, "converted");
        Checks.notNegative(lost, "lost");
        Checks.notNegative(running, "running");
        Checks.sum(converted, Checks.sum(lost, running, "trials"), "trials");
    }

    /**
     * No trials: the identity of {@link #plus}.
     *
     * @return the counts of no trials
     */
    public static TrialConversion empty() {
        return new TrialConversion(0, 0, 0);
    }

    /**
     * The conversion of some trials.
     *
     * @param trials the trials
     * @return their counts
     * @throws NullPointerException if the collection or a trial is null
     */
    public static TrialConversion of(Collection<Trial> trials) {
        return trials.stream().map(TrialConversion::of).reduce(empty(), TrialConversion::plus);
    }

    private static TrialConversion of(Trial trial) {
        return switch (trial.outcome()) {
            case CONVERTED -> new TrialConversion(1, 0, 0);
            case LOST -> new TrialConversion(0, 1, 0);
            case RUNNING -> new TrialConversion(0, 0, 1);
        };
    }

    /**
     * The conversion of trials by the period in which they start.
     *
     * @param trials the trials
     * @param granularity the granularity
     * @return their counts by period, without periods in which none starts; unmodifiable
     * @throws NullPointerException if a parameter or a trial is null
     */
    public static NavigableMap<Period, TrialConversion> byStart(Collection<Trial> trials, Granularity granularity) {
        Objects.requireNonNull(trials, "trials");
        Objects.requireNonNull(granularity, "granularity");
        NavigableMap<Period, TrialConversion> byStart = new TreeMap<>();
        for (Trial trial : trials) {
            byStart.merge(granularity.periodContaining(trial.start()), of(trial), TrialConversion::plus);
        }
        return Collections.unmodifiableNavigableMap(byStart);
    }

    /**
     * The number of trials.
     *
     * @return converted, lost and running
     */
    public long trials() {
        return converted + lost + running;
    }

    /**
     * The conversion rate among decided trials.
     *
     * @return converted over converted and lost; undefined if none is decided
     */
    public Rate rate() {
        return Rate.of(converted, converted + lost, NONE_DECIDED);
    }

    /**
     * The share of all trials that have converted so far. Running trials count as not converted, so the figure of
     * recent months is too low and still rises.
     *
     * @return converted over all trials; undefined without trials
     */
    public Rate rateOfAll() {
        return Rate.of(converted, trials(), NO_TRIALS);
    }

    /**
     * The conversion of these and other trials together.
     *
     * @param other the conversion of trials that are not among these
     * @return the sum of every count
     * @throws NullPointerException if {@code other} is null
     * @throws ArithmeticException if a sum does not fit in a long
     */
    public TrialConversion plus(TrialConversion other) {
        Objects.requireNonNull(other, "other");
        return new TrialConversion(
                Checks.sum(converted, other.converted, "converted"),
                Checks.sum(lost, other.lost, "lost"),
                Checks.sum(running, other.running, "running"));
    }
}
