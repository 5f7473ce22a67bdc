package io.github.retentionmetrics.lifetime;

import io.github.retentionmetrics.internal.Checks;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What a cost was for: a purpose, which decides what metric it is in, and a name within it.
 *
 * <p>The constants are those that texts on retention cost name; {@link #of} makes others. The text of a category is its
 * purpose, and its name if it has one, such as {@code acquisition} and {@code retention: support}.
 *
 * <pre>{@code
 * CostCategory.parse("retention: loyalty programme");                 // retention: loyalty programme
 * CostCategory.of(CostCategory.Purpose.RETENTION, "birthday cards");  // a category of your own
 * }</pre>
 *
 * @param purpose what the money was to do
 * @param name which part of it, empty for all of it
 */
public record CostCategory(Purpose purpose, String name) implements Comparable<CostCategory>, Serializable {
    /** The cost of the goods and services sold. */
    public static final CostCategory GOODS = new CostCategory(Purpose.GOODS, "");

    /** Winning customers: sales and marketing. */
    public static final CostCategory ACQUISITION = new CostCategory(Purpose.ACQUISITION, "");

    /** Marketing to those who are customers. */
    public static final CostCategory RETENTION_MARKETING = new CostCategory(Purpose.RETENTION, "marketing");

    /** Support and customer success, as far as it is there to keep customers. */
    public static final CostCategory SUPPORT = new CostCategory(Purpose.RETENTION, "support");

    /** The loyalty programme: rewards, redemption and running it. */
    public static final CostCategory LOYALTY_PROGRAMME = new CostCategory(Purpose.RETENTION, "loyalty programme");

    /** Other initiatives to keep customers. */
    public static final CostCategory INITIATIVES = new CostCategory(Purpose.RETENTION, "initiatives");

    /** Serving customers: delivery, payment, returns, account management. */
    public static final CostCategory SERVING = new CostCategory(Purpose.SERVING, "");

    private static final Comparator<CostCategory> ORDER =
            Comparator.comparing(CostCategory::purpose).thenComparing(CostCategory::name);

    /** What money is spent on customers for. */
    public enum Purpose {
        /** What was sold. */
        GOODS,
        /** To win customers. */
        ACQUISITION,
        /** To keep customers. */
        RETENTION,
        /** To serve customers. */
        SERVING
    }

    /**
     * Checks the parts.
     *
     * @param purpose what the money was to do
     * @param name which part of it, empty for all of it, as is null, from JSON without the property
     * @throws NullPointerException if the purpose is null
     * @throws IllegalArgumentException if the name has white space at its start or end
     */
    public CostCategory {
        Objects.requireNonNull(purpose, "purpose");
        name = name == null ? "" : name;
        if (!name.equals(name.strip())) {
            throw new IllegalArgumentException("name must not start or end with white space: '" + name + "'");
        }
        if (!name.isEmpty()) {
            Checks.identifier(name, "name");
        }
    }

    /**
     * A category of the caller's own.
     *
     * @param purpose what the money was to do
     * @param name which part of it, not blank
     * @return the category
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the name is blank, or has white space at its start or end
     */
    public static CostCategory of(Purpose purpose, String name) {
        return new CostCategory(purpose, Checks.identifier(name, "name"));
    }

    /**
     * {@return the category with this text: the inverse of {@link #toString()}}
     *
     * @param text a purpose ({@code goods}, {@code acquisition}, {@code retention}, {@code serving}), alone or with a
     *     colon and a name; white space around them does not matter, nor does the case of the purpose
     * @throws NullPointerException if the text is null
     * @throws IllegalArgumentException if the text does not start with a purpose
     */
    public static CostCategory parse(String text) {
        Objects.requireNonNull(text, "text");
        int colon = text.indexOf(':');
        String purpose = (colon < 0 ? text : text.substring(0, colon)).strip();
        return Arrays.stream(Purpose.values())
                .filter(one -> word(one).equals(purpose.toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(one -> new CostCategory(
                        one, colon < 0 ? "" : text.substring(colon + 1).strip()))
                .orElseThrow(() -> new IllegalArgumentException("text must start with one of "
                        + Arrays.stream(Purpose.values())
                                .map(CostCategory::word)
                                .collect(Collectors.joining(", "))
                        + ": " + text));
    }

    /**
     * {@return the category with this text} The same as {@link #parse}, under the name by which JSON mappers read a
     * text or the key of a map.
     *
     * @param text such as {@code retention: support}
     * @throws NullPointerException if the text is null
     * @throws IllegalArgumentException if the text does not start with a purpose
     */
    public static CostCategory valueOf(String text) {
        return parse(text);
    }

    private static String word(Purpose purpose) {
        return purpose.name().toLowerCase(Locale.ROOT);
    }

    /** Compares by purpose, then by name. */
    @Override
    public int compareTo(CostCategory other) {
        return ORDER.compare(this, Objects.requireNonNull(other, "other"));
    }

    /** {@return the text that {@link #parse} reads} */
    @Override
    public String toString() {
        return word(purpose) + (name.isEmpty() ? "" : ": " + name);
    }
}
