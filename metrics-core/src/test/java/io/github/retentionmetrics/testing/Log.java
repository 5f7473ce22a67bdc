package io.github.retentionmetrics.testing;

import io.github.retentionmetrics.event.EventHistory;
import io.github.retentionmetrics.event.EventHistoryBuilder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Events written as lines of text such as {@code "anna 2026-01-05T10:00Z view"}, so that tests read as tables. */
public final class Log {
    private Log() {}

    /** The history of the events on the lines in UTC, observed until the end of a day. */
    public static EventHistory events(String observedUntil, String... lines) {
        return events(ZoneOffset.UTC, observedUntil, lines);
    }

    /** The history of the events on the lines, whose fourth word is a session, observed until the end of a day. */
    public static EventHistory events(ZoneId zone, String observedUntil, String... lines) {
        return builder(zone, lines).build(LocalDate.parse(observedUntil));
    }

    /** The events on the lines. */
    public static EventHistoryBuilder builder(ZoneId zone, String... lines) {
        EventHistoryBuilder builder = EventHistory.builder(zone);
        for (String line : lines) {
            String[] parts = line.split(" ", -1);
            builder.add(parts[0], instant(parts[1]), parts[2], parts.length > 3 ? parts[3] : "");
        }
        return builder;
    }

    /** An instant whose seconds may be missing. */
    public static Instant instant(String text) {
        return Instant.parse(text.matches(".*T\\d\\d:\\d\\dZ") ? text.replace("Z", ":00Z") : text);
    }
}
