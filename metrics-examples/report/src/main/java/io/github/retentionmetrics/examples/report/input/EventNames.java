package io.github.retentionmetrics.examples.report.input;

import io.github.retentionmetrics.event.EventHistory;
import io.github.retentionmetrics.examples.report.error.UsageError;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks that the events that options name occur in the files. */
final class EventNames {
    /** How many names a message lists. */
    private static final int MOST_LISTED = 10;

    private EventNames() {}

    static void require(EventSettings settings, EventHistory events) throws UsageError {
        requireOne("--start-event", settings.startEvent(), events);
        requireOne("--return-event", settings.returnEvent(), events);
        for (String step : settings.funnel()) {
            requireOne("--funnel", step, events);
        }
    }

    private static void requireOne(String option, @Nullable String name, EventHistory events) throws UsageError {
        List<String> names = events.names();
        if (name == null || names.contains(name)) {
            return;
        }
        List<String> close = events.namesLike(name);
        throw new UsageError(
                option + " must name an event of --events: " + name + " (" + hint(option, close, names) + ")");
    }

    private static String hint(String option, List<String> close, List<String> names) {
        if (!close.isEmpty()) {
            return "did you mean " + written(option, close, " or ") + "?";
        }
        return names.isEmpty() || names.size() > MOST_LISTED
                ? "there are " + names.size() + " names of events"
                : "the names are " + written(option, names, ", ");
    }

    /** Names as the option takes them: those with a comma in quotation marks among the steps of a funnel. */
    private static String written(String option, List<String> names, String between) {
        return names.stream()
                .map(name ->
                        option.equals("--funnel") && name.contains(",") ? '"' + name.replace("\"", "\"\"") + '"' : name)
                .collect(Collectors.joining(between));
    }
}
