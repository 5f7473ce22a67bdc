package io.github.retentionmetrics.examples.report.input;

import io.github.retentionmetrics.examples.report.csv.Fields;
import io.github.retentionmetrics.examples.report.csv.Header;
import io.github.retentionmetrics.examples.report.csv.MomentText;
import io.github.retentionmetrics.examples.report.csv.Row;
import io.github.retentionmetrics.examples.report.csv.RowParser;
import io.github.retentionmetrics.examples.report.error.BadRow;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of {@code user_id,timestamp,event[,session_id]}. */
final class EventParser implements RowParser<EventFields> {
    private static final String USER = "user_id";
    private static final String TIME = "timestamp";
    private static final String EVENT = "event";
    private static final String SESSION = "session_id";

    /** Names that were read are kept, since a file has few of them and many rows. */
    private static final int KEPT = 1 << 10;

    private final MomentText moment;
    private final EventFields parsed;
    private final @Nullable String[] keptNames = new String[KEPT];
    private @Nullable Header header;
    private int userIndex;
    private int timeIndex;
    private int eventIndex;
    private int sessionIndex;

    EventParser(@Nullable ZoneId zone) {
        this.moment = new MomentText(zone);
        this.parsed = new EventFields(moment);
    }

    @Override
    public List<String> requiredColumns() {
        return List.of(USER, TIME, EVENT);
    }

    @Override
    public List<String> optionalColumns() {
        return List.of(SESSION);
    }

    @Override
    public EventFields parse(Row row) throws BadRow {
        if (row.header() != header) {
            header = row.header();
            userIndex = header.indexOf(USER);
            timeIndex = header.indexOf(TIME);
            eventIndex = header.indexOf(EVENT);
            sessionIndex = header.indexOf(SESSION);
        }
        Fields fields = row.fields();
        if (!isPlainIdentifier(fields, userIndex)) {
            row.identifier(USER);
        }
        moment.read(TIME, fields, timeIndex);
        parsed.set(fields, userIndex, sessionIndex, name(row));
        return parsed;
    }

    /** Whether an identifier begins with a character that is surely visible. */
    private static boolean isPlainIdentifier(Fields fields, int index) {
        if (fields.isEmpty(index)) {
            return false;
        }
        char first = fields.chars()[fields.start(index)];
        return first > ' ' && first <= '~';
    }

    private String name(Row row) throws BadRow {
        Fields fields = row.fields();
        int place = (int) fields.hash(eventIndex, 0) & KEPT - 1;
        String kept = keptNames[place];
        if (kept == null || !isSame(kept, fields)) {
            kept = row.identifier(EVENT);
            keptNames[place] = kept;
        }
        return kept;
    }

    private boolean isSame(String name, Fields fields) {
        if (name.length() != fields.length(eventIndex)) {
            return false;
        }
        int start = fields.start(eventIndex);
        char[] chars = fields.chars();
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) != chars[start + i]) {
                return false;
            }
        }
        return true;
    }
}
