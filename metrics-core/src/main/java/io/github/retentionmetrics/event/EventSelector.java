package io.github.retentionmetrics.event;

import java.util.List;
import java.util.Objects;

/**
 * Which events count: as the start or the return of a cohort, as a step of a funnel, as a conversion.
 *
 * <pre>{@code
 * EventSelector.any();                                                  // every event
 * EventSelector.named("signup");                                        // events of one name
 * EventSelector.named("view_item", "search");                           // of several
 * EventSelector.named("view").withProperty("page", "pricing");          // with a property
 * EventSelector own = type -> type.name().startsWith("checkout_");      // a rule of the caller's own
 * }</pre>
 *
 * <p>A name that does not occur in the history is usually a spelling mistake. A history refuses a selector with such a
 * name, and the message has similar names.
 */
@FunctionalInterface
public interface EventSelector {
    /**
     * Whether events of a type count.
     *
     * @param type the type
     * @return true if they do
     */
    boolean isSelected(EventType type);

    /**
     * The names that this selector refers to, which must occur in the history.
     *
     * @return the names; empty for a rule that refers to none
     */
    default List<String> names() {
        return List.of();
    }

    /**
     * All events.
     *
     * @return a selector of every type
     */
    static EventSelector any() {
        return new Selectors.Any();
    }

    /**
     * Events of some names, with any properties.
     *
     * @param names the names, at least one, none of them blank
     * @return a selector of these names
     * @throws NullPointerException if the array or a name is null
     * @throws IllegalArgumentException if there is no name, or one is blank
     */
    static EventSelector named(String... names) {
        return new Selectors.Named(List.of(Objects.requireNonNull(names, "names")));
    }

    /**
     * Those of these events that have a property.
     *
     * @param property the name of the property
     * @param value its value
     * @return a selector of the types that this one selects and that have the property
     * @throws NullPointerException if a parameter is null
     */
    default EventSelector withProperty(String property, String value) {
        return new Selectors.WithProperty(this, property, value);
    }
}
