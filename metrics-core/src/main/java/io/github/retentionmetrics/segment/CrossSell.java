package io.github.retentionmetrics.segment;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.CustomerCursor;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.Ratio;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Cross-selling: the share of customers who buy from a second category, and the categories that are bought together.
 *
 * <pre>
 *   cross-sell rate = customers with orders in two or more categories / customers
 *   later rate      = customers who bought from a category that was new to them on a later day than their first
 *                     / customers
 *   rate(A, B)      = customers of A and B / customers of A                       B, given A
 *   lift(A, B)      = customers of A and B x customers / (customers of A x customers of B)
 * </pre>
 *
 * <p>Counts of customers with an order in a known category; categories are those of
 * {@link io.github.retentionmetrics.purchase.Purchase}. The cross-sell rate includes customers whose first basket has
 * two categories; the later rate, which is never larger, counts only sales to existing customers. A lift above 1 means
 * that customers of one category buy the other more often than customers in general; it is symmetric. It does not prove
 * that one purchase leads to the other.
 *
 * <p>Counts of disjoint customers add up with {@link #plus}; {@link #empty()} is the identity.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>orders without a category are left out, and so are refunds;
 *   <li>no customer with a category: rates and lifts are undefined; no customer bought from A: the rates and lifts of A
 *       are undefined;
 *   <li>the rate of a category with itself is 1.
 * </ul>
 *
 * <pre>{@code
 * CrossSell crossSell = CrossSell.of(history);
 * crossSell.rate();                        // undefined (0 of 0): no customers with a category
 * crossSell.rate("coffee", "grinders");
 * crossSell.lift("coffee", "grinders");
 * CrossSell.customerIds(history, "coffee", "grinders");    // the customers who bought from both
 * }</pre>
 *
 * <p>Takes one pass over the orders; memory is 8 bytes for each pair of categories.
 *
 * <p>Source of the lift: Brin, Motwani, Ullman and Tsur, Dynamic Itemset Counting and Implication Rules for Market
 * Basket Data, SIGMOD 1997, where it is called interest.
 *
 * @param customers customers with an order in a known category
 * @param categories the names of the categories, in alphabetical order
 * @param crossBuyers customers with orders in two or more categories
 * @param laterBuyers customers who bought from a category that was new to them on a later day than their first
 * @param rows the customers of each category (a row in which both are the same) and of each pair with customers in
 *     common, in order of the categories
 */
public record CrossSell(long customers, List<String> categories, long crossBuyers, long laterBuyers, List<Row> rows)
        implements Serializable {
    /** The largest number of categories, whose pairs take 128 MB. */
    public static final int MOST_CATEGORIES = CountTable.MOST_NAMES;

    /**
     * Checks the counts and takes a copy of them.
     *
     * @param customers customers with an order in a known category
     * @param categories the names of the categories
     * @param crossBuyers customers with orders in two or more categories
     * @param laterBuyers customers who bought from a category that was new to them on a later day than their first
     * @param rows the customers of each category and of each pair, in any order
     * @throws NullPointerException if a list, a category or a row is null
     * @throws IllegalArgumentException if there are more than 4,096 categories or one occurs twice, a row names another
     *     one, two rows are of the same categories, a count is negative, or a part exceeds its whole
     */
    public CrossSell {
        categories = List.copyOf(categories);
        Checks.partOfWhole(crossBuyers, "crossBuyers", customers, "customers");
        Checks.partOfWhole(laterBuyers, "laterBuyers", crossBuyers, "crossBuyers");
        CountTable<Row> table = table(categories, Objects.requireNonNull(rows, "rows"));
        for (int category = 0; category < categories.size(); category++) {
            Checks.partOfWhole(table.counts()[category][category], "customers of a category", customers, "customers");
        }
        rows = table;
    }

    private static CountTable<Row> table(List<String> categories, List<Row> rows) {
        if (rows instanceof CountTable<Row> table && table.isOf(categories)) {
            return table;
        }
        long[][] buyers = pairs(categories);
        Map<String, Integer> places = new HashMap<>();
        categories.forEach(category -> places.put(category, places.size()));
        if (places.size() < categories.size()) {
            throw new IllegalArgumentException("categories must differ from each other: " + categories);
        }
        for (Row row : rows) {
            int one = placeOf(row.category(), places);
            int other = placeOf(row.other(), places);
            if (buyers[one][other] > 0) {
                throw new IllegalArgumentException("rows must be of different categories: " + row);
            }
            buyers[one][other] = row.customers();
            buyers[other][one] = row.customers();
        }
        for (Row row : rows) {
            long most = Math.min(
                    buyers[placeOf(row.category(), places)][placeOf(row.category(), places)],
                    buyers[placeOf(row.other(), places)][placeOf(row.other(), places)]);
            Checks.partOfWhole(row.customers(), "customers of both", most, "customers of each");
        }
        return table(categories, buyers);
    }

    private static int placeOf(String category, Map<String, Integer> places) {
        Integer place = places.get(category);
        if (place == null) {
            throw new IllegalArgumentException("category of a row must be one of the categories: " + category);
        }
        return place;
    }

    private static CountTable<Row> table(List<String> categories, long[][] buyers) {
        return new CountTable<>(
                categories,
                buyers,
                (one, other, customers) -> one <= other && customers > 0,
                (one, other, customers) -> new Row(categories.get(one), categories.get(other), customers));
    }

    /** The customers of each pair of categories, with those of each category on the diagonal. */
    private long[][] buyers() {
        return ((CountTable<Row>) rows).counts();
    }

    /**
     * The counts of no customers and no categories: the identity of {@link #plus}.
     *
     * @return the counts, without a category
     */
    public static CrossSell empty() {
        return new CrossSell(0, List.of(), 0, 0, List.of());
    }

    private static long[][] pairs(List<String> categories) {
        return CountTable.square(categories.size(), 0, "categories");
    }

    /**
     * The counts of the whole history.
     *
     * @param history the history
     * @return the counts
     * @throws NullPointerException if the history is null
     * @throws IllegalArgumentException if it has more than 4,096 categories
     */
    public static CrossSell of(PurchaseHistory history) {
        Objects.requireNonNull(history, "history");
        return of(history, new Basket(history, null));
    }

    /**
     * The counts of a period. Earlier purchases are ignored.
     *
     * @param history the history
     * @param period the period; counted as far as it is observed
     * @return the counts
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period is empty or begins after the observation day, or the history has
     *     more than 4,096 categories
     */
    public static CrossSell of(PurchaseHistory history, Period period) {
        Objects.requireNonNull(history, "history");
        return of(history, new Basket(history, history.observedPart(period)));
    }

    private static CrossSell of(PurchaseHistory history, Basket basket) {
        long[][] buyers = pairs(history.categories());
        long customers = 0;
        long crossBuyers = 0;
        long laterBuyers = 0;
        for (CustomerCursor customer = history.cursor(); customer.next(); ) {
            basket.fill(customer);
            basket.addTo(buyers);
            customers += basket.size > 0 ? 1 : 0;
            crossBuyers += basket.size > 1 ? 1 : 0;
            laterBuyers += basket.hasLater ? 1 : 0;
        }
        List<String> categories = List.copyOf(history.categories());
        return new CrossSell(customers, categories, crossBuyers, laterBuyers, table(categories, buyers));
    }

    /**
     * The customers by whether they bought from a second category in the whole history.
     *
     * <pre>{@code
     * CrossSell.customersOf(history).customerIds("one category");    // candidates for an offer from another category
     * }</pre>
     *
     * @param history the history
     * @return the customers with {@code one category}; with several, all in the {@code first basket}, that is on the
     *     day of their first purchase; and those who bought from another one {@code later}. Customers without a
     *     purchase from a known category are in no segment
     * @throws NullPointerException if the history is null
     */
    public static Segmentation customersOf(PurchaseHistory history) {
        Objects.requireNonNull(history, "history");
        return customersOf(history, new Basket(history, null));
    }

    /**
     * The customers by whether they bought from a second category in a period.
     *
     * @param history the history
     * @param period the period; counted as far as it is observed
     * @return the customers as {@link #customersOf(PurchaseHistory)} divides them, known on the last observed day of
     *     the period
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period is empty or begins after the observation day
     */
    public static Segmentation customersOf(PurchaseHistory history, Period period) {
        Objects.requireNonNull(history, "history");
        Period observed = history.observedPart(period);
        return customersOf(history, new Basket(history, observed)).withKnownOn(observed.lastDay());
    }

    private static Segmentation customersOf(PurchaseHistory history, Basket basket) {
        return history.segmentByBehaviour(List.of("one category", "first basket", "later"), customer -> {
            basket.fill(customer);
            if (basket.size < 2) {
                return basket.size == 1 ? 0 : Segmentation.UNSEGMENTED;
            }
            return basket.hasLater ? 2 : 1;
        });
    }

    /**
     * The customers who bought from two categories in the whole history.
     *
     * @param history the history
     * @param one the first category
     * @param other the second category, or the same
     * @return the identifiers of the {@link #customers(String, String)} of both, in alphabetical order
     * @throws NullPointerException if a parameter is null
     */
    public static List<String> customerIds(PurchaseHistory history, String one, String other) {
        Objects.requireNonNull(history, "history");
        return customerIds(history, new Basket(history, null), one, other);
    }

    /**
     * The customers who bought from two categories in a period.
     *
     * @param history the history
     * @param period the period; counted as far as it is observed
     * @param one the first category
     * @param other the second category, or the same
     * @return the identifiers of the {@link #customers(String, String)} of both, in alphabetical order
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period is empty or begins after the observation day
     */
    public static List<String> customerIds(PurchaseHistory history, Period period, String one, String other) {
        Objects.requireNonNull(history, "history");
        return customerIds(history, new Basket(history, history.observedPart(period)), one, other);
    }

    private static List<String> customerIds(PurchaseHistory history, Basket basket, String one, String other) {
        int first = history.categories().indexOf(Objects.requireNonNull(one, "one"));
        int second = history.categories().indexOf(Objects.requireNonNull(other, "other"));
        List<String> found = new ArrayList<>();
        for (CustomerCursor customer = history.cursor(); customer.next(); ) {
            basket.fill(customer);
            if (basket.has(first) && basket.has(second)) {
                found.add(customer.customerId());
            }
        }
        return found.stream().sorted().toList();
    }

    /** The different categories of one customer, in the order of the first purchase. */
    private static final class Basket {
        private final int[] categories;
        /** The position in the basket of each category that is in it. */
        private final int[] places;

        private int size;
        private boolean hasLater;

        private final @Nullable Period period;

        /** @param period the days whose orders count, or null for all of them */
        Basket(PurchaseHistory history, @Nullable Period period) {
            int mostCategories = history.categories().size();
            this.categories = new int[mostCategories];
            this.places = new int[mostCategories];
            this.period = period;
        }

        void fill(CustomerCursor customer) {
            size = 0;
            hasLater = false;
            long start = 0;
            int from = period == null ? 0 : customer.ordersBefore(period.startInclusive());
            int to = period == null ? customer.orders() : customer.ordersBefore(period.endExclusive());
            for (int order = from; order < to; order++) {
                int category = customer.categoryIndex(order);
                if (category >= 0 && !has(category)) {
                    long day = customer.epochDay(order);
                    start = size == 0 ? day : start;
                    hasLater |= day > start;
                    places[category] = size;
                    categories[size++] = category;
                }
            }
        }

        void addTo(long[][] buyers) {
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    buyers[categories[i]][categories[j]]++;
                }
            }
        }

        boolean has(int category) {
            return category >= 0 && places[category] < size && categories[places[category]] == category;
        }
    }

    /**
     * The number of customers who bought from a category.
     *
     * @param category the category
     * @return the number of customers, 0 if it is not known
     * @throws NullPointerException if the category is null
     */
    public long customers(String category) {
        return customers(category, category);
    }

    /**
     * The number of customers who bought from two categories, on the same day or on different days.
     *
     * @param one the first category
     * @param other the other
     * @return the number of customers, 0 if one is not known
     * @throws NullPointerException if a category is null
     */
    public long customers(String one, String other) {
        int row = categories.indexOf(Objects.requireNonNull(one, "one"));
        int column = categories.indexOf(Objects.requireNonNull(other, "other"));
        return row < 0 || column < 0 ? 0 : buyers()[row][column];
    }

    /**
     * The cross-sell rate.
     *
     * @return customers with two or more categories over customers with one, undefined without customers
     */
    public Rate rate() {
        return Rate.of(crossBuyers, customers, "no customers with a category");
    }

    /**
     * The share of customers who came back for another category.
     *
     * @return customers who bought from a category that was new to them on a later day than their first, over
     *     customers; undefined without customers
     */
    public Rate laterRate() {
        return Rate.of(laterBuyers, customers, "no customers with a category");
    }

    /**
     * The share of one category's customers who also buy from another.
     *
     * @param given the category that they buy from
     * @param also the other category
     * @return customers of both over customers of the given one; undefined if there are none
     * @throws NullPointerException if a category is null
     */
    public Rate rate(String given, String also) {
        return Rate.of(customers(given, also), customers(given), "no customer bought from the given category");
    }

    /**
     * The lift: the share of customers of one category who buy from another, relative to that of all customers.
     *
     * @param one the first category
     * @param other the other
     * @return the lift, 1 if the two are independent; undefined if no customer bought from one of them
     * @throws NullPointerException if a category is null
     */
    public Ratio lift(String one, String other) {
        return Ratio.of(
                BigDecimal.valueOf(customers(one, other)).multiply(BigDecimal.valueOf(customers)),
                BigDecimal.valueOf(customers(one)).multiply(BigDecimal.valueOf(customers(other))),
                "no customer bought from one of the categories");
    }

    /**
     * The counts of two disjoint groups of customers.
     *
     * @param other the counts of customers who are not in these
     * @return the sum of every count, with the categories of both
     * @throws NullPointerException if {@code other} is null
     * @throws ArithmeticException if a count does not fit in a long
     * @throws IllegalArgumentException if there are more than 4,096 categories together
     */
    public CrossSell plus(CrossSell other) {
        Objects.requireNonNull(other, "other");
        List<String> all = SegmentNames.union(categories, other.categories);
        long[][] sum = pairs(all);
        addTo(sum, all);
        other.addTo(sum, all);
        return new CrossSell(
                Checks.sum(customers, other.customers, "customers"),
                all,
                Checks.sum(crossBuyers, other.crossBuyers, "crossBuyers"),
                Checks.sum(laterBuyers, other.laterBuyers, "laterBuyers"),
                table(all, sum));
    }

    private void addTo(long[][] sum, List<String> all) {
        long[][] buyers = buyers();
        int[] places = categories.stream().mapToInt(all::indexOf).toArray();
        for (int row = 0; row < places.length; row++) {
            for (int column = 0; column < places.length; column++) {
                long[] sums = sum[places[row]];
                sums[places[column]] = Checks.sum(sums[places[column]], buyers[row][column], "customers");
            }
        }
    }

    /** {@return the {@link #rate()}, for JSON mappers and templates} */
    public Rate getRate() {
        return rate();
    }

    /** {@return the {@link #laterRate()}, for JSON mappers and templates} */
    public Rate getLaterRate() {
        return laterRate();
    }

    /** {@return the cross-sell rate and the number of categories} */
    @Override
    public String toString() {
        return "CrossSell[" + rate() + ", " + categories.size() + " categories]";
    }

    /**
     * Customers of two categories, as a row of a page or a JSON response.
     *
     * @param category the first category
     * @param other the second category, or the same
     * @param customers customers who bought from both
     */
    public record Row(String category, String other, long customers) implements Serializable {
        /**
         * Checks the parts.
         *
         * @param category the first category
         * @param other the second category, or the same
         * @param customers customers who bought from both
         * @throws NullPointerException if category or other is null
         * @throws IllegalArgumentException if a number is negative
         */
        public Row {
            Objects.requireNonNull(category, "category");
            Objects.requireNonNull(other, "other");
            Checks.notNegative(customers, "customers");
        }
    }
}
