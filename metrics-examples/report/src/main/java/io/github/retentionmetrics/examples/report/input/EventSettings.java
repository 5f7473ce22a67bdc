package io.github.retentionmetrics.examples.report.input;

import io.github.retentionmetrics.event.EventSelector;
import io.github.retentionmetrics.event.Funnel;
import io.github.retentionmetrics.event.ReturnRule;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the user asked of the events.
 *
 * @param startEvent the event that makes a user a member of a cohort, or null for any
 * @param returnEvent the event that counts as coming back, or null for any
 * @param funnel the events of the steps of a funnel, none for no funnel
 * @param funnelWindow the longest time from the first step to any other
 * @param sessionTimeout the longest gap in a session; null for the identifiers of the file, where it has some
 */
public record EventSettings(
        @Nullable String startEvent,
        @Nullable String returnEvent,
        List<String> funnel,
        Duration funnelWindow,
        @Nullable Duration sessionTimeout) {
    /** How long a user has for a funnel. */
    public static final Duration FUNNEL_WINDOW = Duration.ofDays(14);

    /** After how long without an event a session is over. */
    public static final Duration SESSION_TIMEOUT = Duration.ofMinutes(30);

    /** Who is a member of a cohort, and who comes back. */
    public ReturnRule returnRule() {
        return ReturnRule.of(selector(startEvent), selector(returnEvent));
    }

    private static EventSelector selector(@Nullable String name) {
        return name == null ? EventSelector.any() : EventSelector.named(name);
    }

    /** The funnel; it has steps only where the user named some. */
    public Funnel toFunnel() {
        return Funnel.of(funnel.toArray(String[]::new)).within(funnelWindow);
    }
}
