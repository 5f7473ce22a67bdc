package io.github.retentionmetrics.examples.report.input;

import io.github.retentionmetrics.event.EventHistory;
import io.github.retentionmetrics.event.EventHistoryBuilder;
import io.github.retentionmetrics.examples.report.csv.InputKind;
import io.github.retentionmetrics.examples.report.csv.InputNotes;
import io.github.retentionmetrics.examples.report.error.UsageError;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of all files, and the zone whose days they are counted in: the user's, or the one offset of all their
 * times.
 */
final class EventReader {
    private final @Nullable ZoneId given;
    private @Nullable EventHistoryBuilder history;
    private @Nullable ZoneId zone;
    private @Nullable ZoneId otherZone;
    private long events;
    private long withSession;
    private long atMidnight;

    EventReader(@Nullable ZoneId given) {
        this.given = given;
        this.zone = given;
    }

    EventParser parser() {
        return new EventParser(given);
    }

    void noteZone(EventFields row) {
        if (zone == null) {
            zone = row.zone();
        } else if (otherZone == null && !row.zone().equals(zone)) {
            otherZone = row.zone();
        }
    }

    void add(EventFields row) {
        EventHistoryBuilder builder = history;
        if (builder == null) {
            builder = EventHistory.builder(days());
            history = builder;
        }
        row.addTo(builder);
        events++;
        withSession += row.hasSession() ? 1 : 0;
        atMidnight += row.isMidnight() ? 1 : 0;
    }

    /** Summer and winter have different offsets, and neither of them says where a day begins in the other. */
    void requireOneZone() throws UsageError {
        if (otherZone != null) {
            throw new UsageError("--zone must be given when events happened at several offsets from UTC: " + zone + ", "
                    + otherZone);
        }
    }

    /** How many events have the identifier of a session. */
    long withSession() {
        return withSession;
    }

    /** Says what the sessions of these events leave out, and that times without a time of day have no order. */
    void note(boolean isBySessions, List<InputNotes> notes) {
        InputNotes.first(notes, InputKind.EVENTS).ifPresent(counts -> {
            counts.notice("eventsOutsideSessions", isBySessions && withSession > 0 ? events - withSession : 0);
            counts.notice("eventsWithoutTime", events > 1 && atMidnight == events ? events : 0);
        });
    }

    private ZoneId days() {
        // without any event, no figure depends on the zone
        return zone == null ? ZoneOffset.UTC : zone;
    }

    EventHistory build(LocalDate observedUntil, @Nullable LocalDate observedFrom) {
        EventHistory built = history == null ? EventHistory.empty(days(), observedUntil) : history.build(observedUntil);
        return observedFrom == null ? built : built.withObservedFrom(observedFrom);
    }
}
