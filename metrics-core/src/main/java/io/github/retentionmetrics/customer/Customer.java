package io.github.retentionmetrics.customer;

import io.github.retentionmetrics.internal.Checks;
import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A customer: an identifier and the attributes by which customers are grouped, such as a region or a channel.
 *
 * <p>What the customer did (purchases, subscriptions, answers) is not part of the customer: those records name the
 * customer by identifier. Attributes are kept in the order of their names, so two customers with the same identifier
 * and attributes are equal.
 *
 * <pre>{@code
 * Customer customer = Customer.of("C-17").withAttribute("region", "Utrecht");
 * customer.attribute("region");   // Optional[Utrecht]
 * }</pre>
 *
 * @param id the identifier, not blank
 * @param attributes text by attribute name, sorted by name, unmodifiable
 */
public record Customer(String id, SortedMap<String, String> attributes) implements Serializable {

    /**
     * Checks the parts and takes a copy of the attributes.
     *
     * @param id the identifier, not blank
     * @param attributes text by attribute name; copied; none for null, as from JSON without the property
     * @throws NullPointerException if the identifier, an attribute's name or its text is null
     * @throws IllegalArgumentException if the identifier or an attribute's name is blank
     */
    public Customer {
        Checks.identifier(id, "id");
        attributes = Collections.unmodifiableSortedMap(copyOf(attributes));
    }

    private static SortedMap<String, String> copyOf(@Nullable Map<String, String> attributes) {
        SortedMap<String, String> copy = new TreeMap<>();
        if (attributes == null) {
            return copy;
        }
        attributes.forEach((name, text) ->
                copy.put(Checks.identifier(name, "attribute name"), Objects.requireNonNull(text, "attribute text")));
        return copy;
    }

    /**
     * A customer without attributes.
     *
     * @param id the identifier, not blank
     * @return the customer
     * @throws NullPointerException if the identifier is null
     * @throws IllegalArgumentException if the identifier is blank
     */
    public static Customer of(String id) {
        return new Customer(id, Collections.emptySortedMap());
    }

    /**
     * A customer without attributes, with a numeric identifier, such as a database key, which is converted to its
     * decimal text.
     *
     * @param id the identifier
     * @return the customer
     */
    public static Customer of(long id) {
        return of(Long.toString(id));
    }

    /**
     * A customer with attributes.
     *
     * @param id the identifier, not blank
     * @param attributes text by attribute name; copied
     * @return the customer
     * @throws NullPointerException if a parameter, an attribute's name or its text is null
     * @throws IllegalArgumentException if the identifier or an attribute's name is blank
     */
    public static Customer of(String id, Map<String, String> attributes) {
        return new Customer(id, copyOf(Objects.requireNonNull(attributes, "attributes")));
    }

    /**
     * A customer with attributes, with a numeric identifier, such as a database key, which is converted to its decimal
     * text.
     *
     * @param id the identifier
     * @param attributes text by attribute name; copied
     * @return the customer
     * @throws NullPointerException if the map, an attribute's name or its text is null
     * @throws IllegalArgumentException if an attribute's name is blank
     */
    public static Customer of(long id, Map<String, String> attributes) {
        return of(Long.toString(id), attributes);
    }

    /**
     * A copy of this customer with one attribute set.
     *
     * @param name the attribute's name, not blank
     * @param text its text, which may be empty
     * @return the copy
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the name is blank
     */
    public Customer withAttribute(String name, String text) {
        SortedMap<String, String> copy = new TreeMap<>(attributes);
        copy.put(Checks.identifier(name, "name"), Objects.requireNonNull(text, "text"));
        return new Customer(id, copy);
    }

    /**
     * The text of one attribute.
     *
     * @param name the attribute's name
     * @return its text, or empty when this customer does not have it
     * @throws NullPointerException if the name is null
     */
    public Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.get(Objects.requireNonNull(name, "name")));
    }
}
