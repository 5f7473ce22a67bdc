package io.github.retentionmetrics.testing;

import io.github.retentionmetrics.event.EventHistory;
import io.github.retentionmetrics.event.EventHistoryBuilder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Public logs of events, and what two implementations of their own answered on them. */
public enum EventFiles {
    MOODLE("Course_view", "Assignment", "Course_view,Instructions,Assignment"),
    EDIFY("course_viewed", "course_module_viewed", "course_viewed,course_module_viewed,submission_created"),
    SOGAMO("launch", "fight", "launch,fight,inventory");

    private final String start;
    private final String returns;
    private final String funnel;

    EventFiles(String start, String returns, String funnel) {
        this.start = start;
        this.returns = returns;
        this.funnel = funnel;
    }

    public String start() {
        return start;
    }

    public String returns() {
        return returns;
    }

    public String[] funnel() {
        return funnel.split(",", -1);
    }

    /** Observed until the end of the day of the last event. */
    public EventHistory untilEndOfDay(ZoneId zone) {
        return builder(zone).build(LocalDate.ofInstant(last(), zone));
    }

    /** Observed until the last event. */
    public EventHistory untilLastEvent(ZoneId zone) {
        return builder(zone).build(last());
    }

    private EventHistoryBuilder builder(ZoneId zone) {
        EventHistoryBuilder builder = EventHistory.builder(zone);
        for (Map<String, String> row : log()) {
            builder.add(
                    row.get("user_id"),
                    Instant.parse(row.get("timestamp")),
                    row.get("event"),
                    row.getOrDefault("session_id", ""));
        }
        return builder;
    }

    private Instant last() {
        return log().stream()
                .map(row -> Instant.parse(row.get("timestamp")))
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private List<Map<String, String>> log() {
        return ReferenceData.rows("data/events/" + file() + ".csv");
    }

    /** The rows of an answer in a zone, or of one that does not depend on it. */
    public List<Map<String, String>> expected(String name) {
        return ReferenceData.rows("expected/events/" + file() + "/" + name);
    }

    private String file() {
        return name().toLowerCase(Locale.ROOT);
    }
}
