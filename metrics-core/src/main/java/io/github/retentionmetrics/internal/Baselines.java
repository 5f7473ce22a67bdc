package io.github.retentionmetrics.internal;

import io.github.retentionmetrics.period.Period;
import java.time.LocalDate;
import java.util.Objects;

/** A period and an earlier one that it is compared with. */
public final class Baselines {
    private Baselines() {}

    /**
     * Checks that a period can be compared with an earlier one.
     *
     * @param period the period
     * @param baseline the earlier one
     * @throws NullPointerException if a period is null, naming it
     * @throws IllegalArgumentException if one of them is empty, or the baseline ends after the first day of the period
     */
    public static void require(Period period, Period baseline) {
        requireDays(period, "period");
        requireDays(baseline, "baseline");
        if (baseline.endExclusive().isAfter(period.startInclusive())) {
            throw new IllegalArgumentException("baseline (" + baseline + ") must end before period (" + period + ")");
        }
    }

    private static void requireDays(Period period, String name) {
        Objects.requireNonNull(period, name);
        if (period.isEmpty()) {
            throw new IllegalArgumentException(name + " must have at least one day: " + period);
        }
    }

    /**
     * The days after a baseline to the end of a period.
     *
     * @param period the period
     * @param baseline the earlier one
     * @param observedUntil the last observed day
     * @return the days from the one after the baseline to the last of the period
     * @throws NullPointerException if a period is null, naming it
     * @throws IllegalArgumentException if they cannot be compared, or the period begins after the observation day
     */
    public static Period between(Period period, Period baseline, LocalDate observedUntil) {
        require(period, baseline);
        Checks.observed(period.startInclusive(), "period start", observedUntil);
        return Period.of(baseline.endExclusive(), period.endExclusive());
    }
}
