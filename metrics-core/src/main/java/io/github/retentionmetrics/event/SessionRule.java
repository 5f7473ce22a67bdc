package io.github.retentionmetrics.event;

import io.github.retentionmetrics.internal.Checks;
import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rule that divides the events of a customer into sessions: a gap without events, or the identifiers of the
 * sessions that the events carry.
 *
 * <p>Tools differ in three points, which change the number of sessions; each is an option here.
 *
 * <ul>
 *   <li>A gap of exactly the timeout: by default it does not end a session, as in Matomo and PostHog; Universal
 *       Analytics ended one ({@link #withGapOfTimeoutEnding}). It matters where times are whole minutes.
 *   <li>Midnight: by default it does not end a session, as in Google Analytics 4 and PostHog; in Mixpanel and Universal
 *       Analytics it does ({@link #withMidnightEnding}).
 *   <li>Identifiers: they belong to a customer, as in Amplitude, so that an identifier of two customers is two
 *       sessions.
 * </ul>
 *
 * <pre>{@code
 * Sessions sessions = SessionRule.ofTimeout(Duration.ofMinutes(30)).over(events);
 * Sessions own = SessionRule.byIdentifier().over(events);
 * }</pre>
 *
 * @param timeout the longest gap between two events of a session; null for sessions by identifier
 * @param endsAtTimeout whether a gap of exactly the timeout ends a session
 * @param endsAtMidnight whether the end of a day, in the zone of the history, ends a session
 */
public record SessionRule(@Nullable Duration timeout, boolean endsAtTimeout, boolean endsAtMidnight)
        implements Serializable {
    private static final long MOST_DAYS = 36_525;

    /**
     * Checks the timeout.
     *
     * @param timeout the longest gap between two events of a session; null for sessions by identifier
     * @param endsAtTimeout whether a gap of exactly the timeout ends a session
     * @param endsAtMidnight whether the end of a day ends a session
     * @throws IllegalArgumentException if the timeout is not positive or longer than 36,525 days
     */
    public SessionRule {
        if (timeout != null) {
            Checks.positive(timeout, "timeout", MOST_DAYS);
        }
    }

    /**
     * Sessions that end with a gap longer than a timeout.
     *
     * @param timeout the longest gap between two events of a session, such as 30 minutes
     * @return the rule
     * @throws NullPointerException if the timeout is null
     * @throws IllegalArgumentException if the timeout is not positive or longer than 36,525 days
     */
    public static SessionRule ofTimeout(Duration timeout) {
        return new SessionRule(Objects.requireNonNull(timeout, "timeout"), false, false);
    }

    /**
     * Sessions of the events of a customer that carry the same identifier. Events without one are in no session.
     *
     * @return the rule
     */
    public static SessionRule byIdentifier() {
        return new SessionRule(null, false, false);
    }

    /**
     * A copy in which a gap of exactly the timeout ends a session.
     *
     * @return the copy
     */
    public SessionRule withGapOfTimeoutEnding() {
        return new SessionRule(timeout, true, endsAtMidnight);
    }

    /**
     * A copy in which the end of a day ends a session.
     *
     * @return the copy
     */
    public SessionRule withMidnightEnding() {
        return new SessionRule(timeout, endsAtTimeout, true);
    }

    /** {@return the text of {@link #timeout()} in ISO 8601, for JSON mappers and templates} */
    public @Nullable String getTimeout() {
        return timeout == null ? null : timeout.toString();
    }

    /**
     * The sessions of a history.
     *
     * @param history the events
     * @return their sessions
     * @throws NullPointerException if the history is null
     */
    public Sessions over(EventHistory history) {
        return Sessions.of(Objects.requireNonNull(history, "history"), this);
    }
}
