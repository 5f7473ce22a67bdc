package io.github.retentionmetrics.examples.report.input;

import io.github.retentionmetrics.event.EventHistoryBuilder;
import io.github.retentionmetrics.examples.report.csv.Fields;
import io.github.retentionmetrics.examples.report.csv.MomentText;
import java.time.ZoneId;

/** One event as an export has it; the next row overwrites it, so that a row costs no object. */
final class EventFields {
    private final MomentText moment;
    private Fields fields = new Fields();
    private int userIndex;
    private int sessionIndex;
    private String name = "";

    EventFields(MomentText moment) {
        this.moment = moment;
    }

    void set(Fields of, int user, int session, String event) {
        fields = of;
        userIndex = user;
        sessionIndex = session;
        name = event;
    }

    /** The day on which it happened, counted from 1970-01-01. */
    int epochDay() {
        return moment.epochDay();
    }

    /** The zone of that day. */
    ZoneId zone() {
        return moment.zone();
    }

    /** Whether it has a day and no time of day. */
    boolean isMidnight() {
        return moment.isMidnight();
    }

    boolean hasSession() {
        return sessionIndex >= 0 && !fields.isEmpty(sessionIndex);
    }

    void addTo(EventHistoryBuilder history) {
        boolean hasSession = hasSession();
        history.add(
                fields.chars(),
                fields.start(userIndex),
                fields.length(userIndex),
                moment.epochMicros(),
                name,
                hasSession ? fields.start(sessionIndex) : 0,
                hasSession ? fields.length(sessionIndex) : 0);
    }
}
