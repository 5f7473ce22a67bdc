package io.github.retentionmetrics.lifetime;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A cost on a day: an amount spent on customers, with its category.
 *
 * <p>{@link CostTotals} adds costs up by period and category. The date determines the period; the caller spreads the
 * cost of a whole quarter over its months.
 *
 * <pre>{@code
 * new Cost(LocalDate.of(2026, 3, 31), Cost.Category.SUPPORT, new BigDecimal("1250.00"), EUR);
 * }</pre>
 *
 * @param date the day on which it is booked
 * @param category the category
 * @param amount the amount; negative for a credit, such as a supplier's bonus
 * @param currency the currency of the amount
 */
public record Cost(LocalDate date, Category category, BigDecimal amount, Currency currency) implements Serializable {
    /**
     * Checks the parts.
     *
     * @param date the day on which it is booked, in 0001-01-01..9999-12-31
     * @param category the category
     * @param amount the amount, negative for a credit
     * @param currency the currency of the amount
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if the date is out of range, or the amount longer than 100 digits before or
     *     after the decimal point
     */
    public Cost {
        Checks.recordDate(date, "date");
        Objects.requireNonNull(category, "category");
        amount = Decimals.normal(amount, "amount");
        Objects.requireNonNull(currency, "currency");
    }

    /**
     * The category of a cost: a purpose, which determines the metrics that it is part of, and a name within it.
     *
     * <p>The constants are the categories that texts on retention cost name; {@link #of} creates others. The text of a
     * category is its purpose, followed by its name if it has one, such as {@code acquisition} and {@code retention:
     * support}.
     *
     * <pre>{@code
     * Cost.Category.parse("retention: loyalty programme");                 // retention: loyalty programme
     * Cost.Category.of(Cost.Purpose.RETENTION, "birthday cards");  // a category of the caller
     * }</pre>
     *
     * @param purpose the purpose of the spend
     * @param name the part of the purpose, empty for all of it
     */
    public record Category(Purpose purpose, String name) implements Comparable<Category>, Serializable {
        /** The cost of the goods and services sold. */
        public static final Category GOODS = new Category(Purpose.GOODS, "");

        /** Winning customers: sales and marketing. */
        public static final Category ACQUISITION = new Category(Purpose.ACQUISITION, "");

        /** Marketing to existing customers. */
        public static final Category RETENTION_MARKETING = new Category(Purpose.RETENTION, "marketing");

        /** Support and customer success, as far as they serve to keep customers. */
        public static final Category SUPPORT = new Category(Purpose.RETENTION, "support");

        /** The loyalty programme: rewards, redemption and running it. */
        public static final Category LOYALTY_PROGRAMME = new Category(Purpose.RETENTION, "loyalty programme");

        /** Other initiatives to keep customers. */
        public static final Category INITIATIVES = new Category(Purpose.RETENTION, "initiatives");

        /** Serving customers: delivery, payment, returns, account management. */
        public static final Category SERVING = new Category(Purpose.SERVING, "");

        private static final Comparator<Category> ORDER =
                Comparator.comparing(Category::purpose).thenComparing(Category::name);

        /**
         * Checks the parts.
         *
         * @param purpose the purpose of the spend
         * @param name the part of the purpose, empty or null for all of it; null comes from JSON without the property
         * @throws NullPointerException if the purpose is null
         * @throws IllegalArgumentException if the name has white space at its start or end
         */
        public Category {
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
         * @param purpose the purpose of the spend
         * @param name the part of the purpose, not blank
         * @return the category
         * @throws NullPointerException if a parameter is null
         * @throws IllegalArgumentException if the name is blank, or has white space at its start or end
         */
        public static Category of(Purpose purpose, String name) {
            return new Category(purpose, Checks.identifier(name, "name"));
        }

        /**
         * {@return the category with this text: the inverse of {@link #toString()}}
         *
         * @param text a purpose ({@code goods}, {@code acquisition}, {@code retention}, {@code serving}), alone or with
         *     a colon and a name; white space around them and the case of the purpose are ignored
         * @throws NullPointerException if the text is null
         * @throws IllegalArgumentException if the text does not start with a purpose
         */
        public static Category parse(String text) {
            Objects.requireNonNull(text, "text");
            int colon = text.indexOf(':');
            String purpose = (colon < 0 ? text : text.substring(0, colon)).strip();
            return Arrays.stream(Purpose.values())
                    .filter(one -> word(one).equals(purpose.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .map(one -> new Category(
                            one, colon < 0 ? "" : text.substring(colon + 1).strip()))
                    .orElseThrow(() -> new IllegalArgumentException("text must start with one of "
                            + Arrays.stream(Purpose.values())
                                    .map(Category::word)
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
        public static Category valueOf(String text) {
            return parse(text);
        }

        private static String word(Purpose purpose) {
            return purpose.name().toLowerCase(Locale.ROOT);
        }

        /** Compares by purpose, then by name. */
        @Override
        public int compareTo(Category other) {
            return ORDER.compare(this, Objects.requireNonNull(other, "other"));
        }

        /** {@return the text that {@link #parse} reads} */
        @Override
        public String toString() {
            return word(purpose) + (name.isEmpty() ? "" : ": " + name);
        }
    }

    /** The purposes of spending on customers. */
    public enum Purpose {
        /** The goods and services sold. */
        GOODS,
        /** To win customers. */
        ACQUISITION,
        /** To keep customers. */
        RETENTION,
        /** To serve customers. */
        SERVING
    }
}
