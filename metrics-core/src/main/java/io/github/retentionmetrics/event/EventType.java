package io.github.retentionmetrics.event;

import io.github.retentionmetrics.internal.Checks;
import java.io.Serializable;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What kind of event happened: its name, and the properties that tell it from others of that name.
 *
 * <p>A property belongs here if an analysis is to tell events apart by it: the page of a view, the plan of a sign-up. A
 * property that is different for nearly every event, such as the number of an order, does not, since a history keeps
 * each type once and all its events refer to it.
 *
 * <pre>{@code
 * EventType pricing = EventType.of("view").withProperty("page", "pricing");
 * pricing.toString();    // view{page=pricing}
 * }</pre>
 *
 * <p>Types are ordered by name, then by their properties.
 *
 * @param name the name of the event, not blank
 * @param properties the values of the properties by name; empty if there are none; sorted by name, unmodifiable
 */
public record EventType(String name, Map<String, String> properties) implements Serializable, Comparable<EventType> {
    private static final Comparator<Map.Entry<String, String>> BY_PROPERTY =
            Map.Entry.<String, String>comparingByKey().thenComparing(Map.Entry.comparingByValue());

    /**
     * Checks the parts and copies the properties.
     *
     * @param name the name of the event, not blank
     * @param properties the values of the properties by name
     * @throws NullPointerException if a part, or a name or value of a property, is null
     * @throws IllegalArgumentException if the name of the event or of a property is blank
     */
    public EventType {
        Checks.identifier(name, "name");
        TreeMap<String, String> sorted = new TreeMap<>();
        Objects.requireNonNull(properties, "properties").forEach((property, value) -> {
            Checks.identifier(property, "property");
            sorted.put(property, Objects.requireNonNull(value, "value"));
        });
        properties = Collections.unmodifiableMap(sorted);
    }

    /**
     * A type without properties.
     *
     * @param name the name of the event, not blank
     * @return the type
     * @throws NullPointerException if the name is null
     * @throws IllegalArgumentException if the name is blank
     */
    public static EventType of(String name) {
        return new EventType(name, Map.of());
    }

    /**
     * A copy with a property, or with another value of it.
     *
     * @param property the name of the property, not blank
     * @param value its value
     * @return the copy
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the name of the property is blank
     */
    public EventType withProperty(String property, String value) {
        Map<String, String> changed = new TreeMap<>(properties);
        changed.put(Checks.identifier(property, "property"), Objects.requireNonNull(value, "value"));
        return new EventType(name, changed);
    }

    @Override
    public int compareTo(EventType other) {
        int byName = name.compareTo(other.name);
        if (byName != 0) {
            return byName;
        }
        Iterator<Map.Entry<String, String>> others = other.properties.entrySet().iterator();
        for (Map.Entry<String, String> property : properties.entrySet()) {
            int order = others.hasNext() ? BY_PROPERTY.compare(property, others.next()) : 1;
            if (order != 0) {
                return order;
            }
        }
        return others.hasNext() ? -1 : 0;
    }

    @Override
    public String toString() {
        return properties.isEmpty() ? name : name + properties;
    }
}
