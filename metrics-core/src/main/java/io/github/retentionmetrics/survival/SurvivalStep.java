package io.github.retentionmetrics.survival;

import io.github.retentionmetrics.internal.Checks;
import java.io.Serializable;
import java.util.Objects;

/**
 * One step of a survival curve: a time at which somebody had the event or was last seen, and where the curve stands then.
 *
 * @param time the time
 * @param atRisk how many were under observation and without the event just before it
 * @param events how many of them had the event then
 * @param censored how many of them were last seen then, without the event
 * @param survival the probability of taking longer than this time
 * @param cumulativeHazard the Nelson-Aalen cumulative hazard up to and including this time
 */
public record SurvivalStep(
        long time,
        long atRisk,
        long events,
        long censored,
        SurvivalProbability survival,
        CumulativeHazard cumulativeHazard)
        implements Serializable {
    /**
     * Checks the parts.
     *
     * @param time the time
     * @param atRisk the number at risk
     * @param events the number of events
     * @param censored the number last seen
     * @param survival the survival after this time
     * @param cumulativeHazard the cumulative hazard
     * @throws IllegalArgumentException if a number is negative or the events exceed those at risk
     * @throws NullPointerException if the survival or the hazard is null
     */
    public SurvivalStep {
        Checks.notNegative(time, "time");
        Checks.notNegative(censored, "censored");
        Checks.partOfWhole(events, "events", atRisk, "atRisk");
        Objects.requireNonNull(survival, "survival");
        Objects.requireNonNull(cumulativeHazard, "cumulativeHazard");
    }
}
