package io.github.retentionmetrics.survival;

import io.github.retentionmetrics.event.FunnelTable;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import io.github.retentionmetrics.subscription.Trial;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Objects;

/**
 * The time to a conversion, in which those who have not converted are censored: from the start of a trial to the first
 * paid day, or from the first step of a funnel to another. For trials:
 *
 * <pre>
 *   time = first paid day - first day of the trial, an event; or observed until - first day of the trial, censored
 * </pre>
 *
 * <p>The curve is the share of trials that have not converted within so many days; one less the curve is the conversion
 * rate after that time. Unlike the rate among decided trials, it uses running trials for as long as they are observed.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>a lost trial stays at risk until the observation day, since it might have converted on any day and did not. If
 *       it were censored on the day of its loss, the curve would describe conversion as if no trial were ever lost;
 *   <li>a trial of zero days that is paid at once is an event at time 0.
 * </ul>
 *
 * <pre>{@code
 * SurvivalCurve curve = SurvivalCurve.of(TimeToConversion.of(base));
 * curve.survival(30);      // the share of trials that have not converted within 30 days
 * }</pre>
 */
public final class TimeToConversion {
    private TimeToConversion() {}

    /**
     * The time to conversion of all trials of a history.
     *
     * @param history the history
     * @return the times in days, censored at the history's observation day
     * @throws NullPointerException if the history is null
     */
    public static Durations of(SubscriptionHistory history) {
        Objects.requireNonNull(history, "history");
        return of(history.trials(), history.observedUntil());
    }

    /**
     * The time from the first step of a funnel to another, with customers who have not passed it as censored where
     * their window, or the history, ended.
     *
     * <pre>{@code
     * FunnelTable table = Funnel.of("view", "purchase").within(Duration.ofDays(14)).over(events);
     * SurvivalCurve curve = SurvivalCurve.of(TimeToConversion.of(table, 2, ChronoUnit.HOURS));
     * curve.survival(24);      // the share who have not bought within 24 hours
     * }</pre>
     *
     * <p>Elapsed times are cut to whole units. Of each customer the attempt counts that the funnel counts.
     *
     * @param table the funnel
     * @param step the number of the step, from 1
     * @param unit the unit of time: a day of 24 hours or shorter
     * @return the times of the customers who passed the first step
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if there is no such step, or the unit is longer than a day or shorter than a
     *     microsecond
     */
    public static Durations of(FunnelTable table, int step, ChronoUnit unit) {
        Objects.requireNonNull(unit, "unit");
        if (unit.compareTo(ChronoUnit.DAYS) > 0 || unit.compareTo(ChronoUnit.MICROS) < 0) {
            throw new IllegalArgumentException("unit must be micros to days: " + unit);
        }
        table.customers(step);
        Durations.Builder durations = Durations.builder(unit);
        table.attempts().forEach(attempt -> {
            boolean isPassed = attempt.steps() >= step;
            Duration time = isPassed ? attempt.times().get(step - 1) : attempt.observed();
            durations.add(time.dividedBy(unit.getDuration()), isPassed);
        });
        return durations.build();
    }

    /**
     * The time to conversion of some trials, such as those that started in one month.
     *
     * @param trials the trials
     * @param observedUntil the last day for which their outcome is known
     * @return the times in days, censored at that day
     * @throws NullPointerException if a parameter or a trial is null
     * @throws IllegalArgumentException if a trial starts or converts after the observation day
     */
    public static Durations of(Collection<Trial> trials, LocalDate observedUntil) {
        Objects.requireNonNull(trials, "trials");
        Objects.requireNonNull(observedUntil, "observedUntil");
        Durations.Builder durations = Durations.builder(ChronoUnit.DAYS);
        for (Trial trial : trials) {
            LocalDate convertedOn = trial.convertedOn();
            LocalDate until = convertedOn == null ? observedUntil : convertedOn;
            if (trial.start().isAfter(until) || until.isAfter(observedUntil)) {
                throw new IllegalArgumentException("observedUntil (" + observedUntil
                        + ") must be on or after the start and the conversion of every trial ("
                        + (trial.start().isAfter(until) ? trial.start() : until) + ")");
            }
            durations.add(ChronoUnit.DAYS.between(trial.start(), until), convertedOn != null);
        }
        return durations.build();
    }
}
