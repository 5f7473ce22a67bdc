package io.github.retentionmetrics.event;

import java.util.List;
import java.util.Objects;

/**
 * Which events take part: the start and the return of a retention, the step of a funnel.
 *
 * <pre>{@code
 * EventSelector.any();                                                  // every event
 * EventSelector.named("signup");                                        // events of one name
 * EventSelector.named("view_item", "search");                           // of several
 * EventSelector.named("view").withProperty("page", "pricing");          // with a property
 * EventSelector own = type -> type.name().startsWith("checkout_");      // of the caller's own rule
 * }</pre>
 *
 * <p>An answer that refers to a name of which the history has no event at all would look like an answer, and be that of
 * a spelling mistake: a history refuses such a selector, and says which names come close.
 */
@FunctionalInterface
public interface EventSelector {
    /**
     * Whether events of a type take part.
     *
     * @param type the type
     * @return true if they do
     */
    boolean isSelected(EventType type);

    /**
     * The names that this selector refers to, which must occur in the history that it is used on.
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
