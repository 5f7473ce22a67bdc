package io.github.retentionmetrics.event;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Lookalikes;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/** The selectors of the library. */
final class Selectors {
    /** How many names a message lists. */
    private static final int MOST_LISTED = 10;

    private Selectors() {}

    /** Which types a selector selects, by place; a name that it refers to must be that of a type. */
    static boolean[] select(EventSelector selector, List<EventType> types, String what) {
        Objects.requireNonNull(selector, what);
        List<String> known = types.stream().map(EventType::name).distinct().toList();
        for (String name : selector.names()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        what + " must name events of the history: " + name + " (" + hint(name, known) + ")");
            }
        }
        boolean[] isSelected = new boolean[types.size()];
        for (int code = 0; code < isSelected.length; code++) {
            isSelected[code] = selector.isSelected(types.get(code));
        }
        return isSelected;
    }

    private static String hint(String name, List<String> known) {
        List<String> close = Lookalikes.of(name, known);
        if (!close.isEmpty()) {
            return "did you mean " + String.join(", ", close) + "?";
        }
        return known.isEmpty() || known.size() > MOST_LISTED
                ? "there are " + known.size() + " names of events"
                : "it has " + String.join(", ", known);
    }

    /** Every event. */
    record Any() implements EventSelector, Serializable {
        @Override
        public boolean isSelected(EventType type) {
            Objects.requireNonNull(type, "type");
            return true;
        }

        @Override
        public String toString() {
            return "any event";
        }
    }

    /** Events by name. */
    record Named(List<String> names) implements EventSelector, Serializable {
        Named {
            names = List.copyOf(names);
            if (names.isEmpty()) {
                throw new IllegalArgumentException("names must be at least one: 0");
            }
            names.forEach(name -> Checks.identifier(name, "name"));
        }

        @Override
        public boolean isSelected(EventType type) {
            return names.contains(type.name());
        }

        @Override
        public String toString() {
            return String.join(" or ", names);
        }
    }

    /** Events that have a property. */
    record WithProperty(EventSelector events, String property, String value) implements EventSelector, Serializable {
        WithProperty {
            Objects.requireNonNull(events, "events");
            Objects.requireNonNull(property, "property");
            Objects.requireNonNull(value, "value");
        }

        @Override
        public boolean isSelected(EventType type) {
            return events.isSelected(type) && value.equals(type.properties().get(property));
        }

        @Override
        public List<String> names() {
            return events.names();
        }

        @Override
        public String toString() {
            return events + " with " + property + "=" + value;
        }
    }
}
