package io.github.retentionmetrics.event;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.Ratio;
import java.io.Serializable;
import java.math.BigDecimal;

/**
 * Counts of sessions, and the rates and means that follow from them.
 *
 * <pre>
 *   bounce rate = sessions of one event / sessions
 *   mean duration = sum over sessions of (last event - first event) / sessions
 *   events per session = events / sessions
 * </pre>
 *
 * <p>The time spent after the last event of a session is not known: durations are too short, and a session of one event
 * lasts 0 seconds. Tools differ in whether the mean includes such sessions; both means are available.
 *
 * <p>Facts of disjoint sessions add up with {@link #plus}.
 *
 * @param sessions how many sessions there are
 * @param bounces how many of them have one event only
 * @param events how many events they have
 * @param micros the sum of their durations, in microseconds
 */
public record SessionFacts(long sessions, long bounces, long events, long micros) implements Serializable {
    private static final String NO_SESSION = "there are no sessions";
    private static final String NONE_OF_SEVERAL = "there are no sessions of more than one event";
    private static final int MICRO_DECIMALS = 6;

    /**
     * Checks the counts.
     *
     * @param sessions how many sessions there are
     * @param bounces how many of them have one event only
     * @param events how many events they have
     * @param micros the sum of their durations, in microseconds
     * @throws IllegalArgumentException if a count is negative, there are more bounces than sessions, the events are
     *     fewer than such sessions have, or sessions of one event have a duration
     */
    public SessionFacts {
        Checks.notNegative(sessions, "sessions");
        Checks.notNegative(micros, "micros");
        Checks.partOfWhole(bounces, "bounces", sessions, "sessions");
        long several = sessions - bounces;
        if (Checks.notNegative(events, "events") - bounces < several || events - bounces - several < several) {
            throw new IllegalArgumentException("events must be at least one for each bounce and two for each other"
                    + " session: " + events + " for " + sessions + " sessions with " + bounces + " bounces");
        }
        if (several == 0 && (micros > 0 || events > bounces)) {
            throw new IllegalArgumentException(
                    "micros and events must be those of bounces where there are only bounces: " + micros + " and "
                            + events + " for " + bounces);
        }
    }

    /**
     * No sessions: the identity of {@link #plus}.
     *
     * @return facts of nothing
     */
    public static SessionFacts empty() {
        return new SessionFacts(0, 0, 0, 0);
    }

    /**
     * The share of sessions with one event only.
     *
     * @return bounces of all sessions; undefined if there are none
     */
    public Rate bounceRate() {
        return Rate.of(bounces, sessions, NO_SESSION);
    }

    /**
     * The mean duration of all sessions.
     *
     * @return seconds per session; undefined if there are none
     */
    public Ratio meanSeconds() {
        return Ratio.of(seconds(), BigDecimal.valueOf(sessions), NO_SESSION);
    }

    /**
     * The mean duration of the sessions of more than one event.
     *
     * @return seconds per session that is not a bounce; undefined if there are none
     */
    public Ratio meanSecondsWithoutBounces() {
        return Ratio.of(seconds(), BigDecimal.valueOf(sessions - bounces), NONE_OF_SEVERAL);
    }

    private BigDecimal seconds() {
        return BigDecimal.valueOf(micros, MICRO_DECIMALS);
    }

    /**
     * The mean number of events of a session.
     *
     * @return events per session; undefined if there are none
     */
    public Ratio eventsPerSession() {
        return Ratio.of(events, sessions, NO_SESSION);
    }

    /**
     * The facts of these and of other sessions.
     *
     * @param other the facts of disjoint sessions
     * @return the facts of both
     * @throws NullPointerException if the other is null
     * @throws ArithmeticException if a sum does not fit in a long
     */
    public SessionFacts plus(SessionFacts other) {
        return new SessionFacts(
                Checks.sum(sessions, other.sessions, "sessions"),
                Checks.sum(bounces, other.bounces, "bounces"),
                Checks.sum(events, other.events, "events"),
                Checks.sum(micros, other.micros, "micros"));
    }

    @Override
    public String toString() {
        return sessions + " sessions of " + events + " events, " + bounces + " bounces, "
                + seconds().stripTrailingZeros().toPlainString() + " seconds";
    }
}
