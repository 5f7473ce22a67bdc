package io.github.retentionmetrics.subscription;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.period.Period;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A trial of a subscription, with its outcome by the observation day.
 *
 * <p>A trial has converted if a phase of the same subscription that brings revenue has begun at or after the end of the
 * trial. It is lost if the trial, or the whole subscription, is over without one. It is running otherwise: undecided,
 * and not a failure.
 *
 * <pre>{@code
 * List<Trial> trials = base.trials();
 * TrialConversion.of(trials).rate();                                    // among decided trials
 * trials.stream().filter(trial -> trial.outcome() == Trial.Outcome.LOST).map(Trial::customerId);
 * }</pre>
 *
 * @param customerId the customer's identifier, not blank
 * @param subscriptionId the subscription's identifier, empty when unknown
 * @param start the first day of the trial
 * @param endExclusive the first day after the trial
 * @param convertedOn the first paid day; null unless converted
 * @param outcome the outcome
 */
public record Trial(
        String customerId,
        String subscriptionId,
        LocalDate start,
        LocalDate endExclusive,
        @Nullable LocalDate convertedOn,
        Outcome outcome)
        implements Serializable {

    /**
     * Checks the parts.
     *
     * @param customerId the customer's identifier, not blank
     * @param subscriptionId the subscription's identifier; blank, or null as from JSON without the property, when
     *     unknown, which is kept as empty
     * @param start the first day of the trial
     * @param endExclusive the first day after the trial
     * @param convertedOn the first paid day, or null
     * @param outcome the outcome
     * @throws NullPointerException if the customer, a day of the trial or the outcome is null
     * @throws IllegalArgumentException if the customer is blank, a date is out of range, the trial ends before it
     *     starts, the first paid day is before its end, or there is such a day without conversion or none with it
     */
    public Trial {
        Checks.identifier(customerId, "customerId");
        subscriptionId = Checks.textOrEmpty(subscriptionId);
        Checks.recordDate(start, "start");
        Checks.recordDate(endExclusive, "endExclusive");
        Objects.requireNonNull(outcome, "outcome");
        if (endExclusive.isBefore(start)) {
            throw new IllegalArgumentException(
                    "endExclusive (" + endExclusive + ") must be on or after start (" + start + ")");
        }
        if ((convertedOn != null) != (outcome == Outcome.CONVERTED)) {
            throw new IllegalArgumentException("convertedOn must be given if and only if the trial has converted: "
                    + outcome + (convertedOn == null ? " without it" : " with it"));
        }
        if (convertedOn != null && Checks.recordDate(convertedOn, "convertedOn").isBefore(endExclusive)) {
            throw new IllegalArgumentException(
                    "convertedOn (" + convertedOn + ") must be on or after endExclusive (" + endExclusive + ")");
        }
    }

    /**
     * The days of the trial.
     *
     * @return the period, which may be empty
     */
    public Period period() {
        return Period.of(start, endExclusive);
    }

    /** The outcomes of a trial. */
    public enum Outcome {
        /** A paid phase has begun. */
        CONVERTED,
        /** The trial or the subscription is over without one. */
        LOST,
        /** Not decided by the observation day. */
        RUNNING
    }
}
