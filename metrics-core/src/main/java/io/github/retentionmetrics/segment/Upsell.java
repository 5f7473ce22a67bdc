package io.github.retentionmetrics.segment;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.purchase.CustomerCursor;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Rate;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Upselling: the share of customers who move to a higher tier than the one with which they began.
 *
 * <pre>
 *   tier at the start = the highest tier bought on the first day with any tier
 *   upsell rate       = customers who bought from a higher tier on a later day
 *                       / customers who began below the highest tier
 * </pre>
 *
 * <p>Counts of customers. Tiers are categories of {@link io.github.retentionmetrics.purchase.Purchase} that the caller
 * puts in order, such as basic, plus and premium. Customers who begin at the top cannot move up, so they are not part
 * of the denominator. A customer who moves up and back down has moved up; a customer who moves up twice counts once,
 * with the highest tier reached. The counterpart in revenue is the expansion of
 * {@link io.github.retentionmetrics.retention.RevenueMovement}.
 *
 * <p>Counts of disjoint customers with the same tiers are combined by {@link #plus}.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>orders of other categories are left out, and so are refunds;
 *   <li>no customer began below the highest tier: the rate is undefined.
 * </ul>
 *
 * <pre>{@code
 * Upsell upsell = Upsell.of(history, List.of("basic", "plus", "premium"));
 * upsell.rate();                     // undefined (0 of 0): no customer began below the highest tier
 * upsell.rate("basic");              // the rate of those who began with basic
 * upsell.rate("basic", "premium");
 * }</pre>
 *
 * <p>Takes one pass over the orders.
 *
 * @param tiers the categories that are tiers, lowest first
 * @param rows the customers by the tier with which they began and their highest tier: a row for each pair of tiers, in
 *     their order
 */
public record Upsell(List<String> tiers, List<Row> rows) implements Serializable {
    /**
     * Checks the counts and takes a copy of them.
     *
     * @param tiers the categories that are tiers, lowest first
     * @param rows the customers by the tier with which they began and their highest tier, in any order; there are none
     *     for a pair without a row
     * @throws NullPointerException if a list, a tier or a row is null
     * @throws IllegalArgumentException if there are fewer than two tiers or more than 4,096, one is blank or occurs
     *     twice, a row is not of two of them, its highest is below its start, or two rows are of the same tiers
     */
    public Upsell {
        tiers = checked(tiers);
        rows = table(tiers, Objects.requireNonNull(rows, "rows"));
    }

    private static CountTable<Row> table(List<String> tiers, List<Row> rows) {
        if (rows instanceof CountTable<Row> table && table.isOf(tiers)) {
            return table;
        }
        long[][] counts = CountTable.square(tiers.size(), 0, "tiers");
        Set<List<Integer>> seen = new HashSet<>();
        for (Row row : rows) {
            int start = indexOf(row.start(), "start", tiers);
            int highest = indexOf(row.highest(), "highest", tiers);
            if (highest < start || !seen.add(List.of(start, highest))) {
                throw new IllegalArgumentException(
                        "rows must be of different tiers, the highest not below the start: " + row);
            }
            counts[start][highest] = row.customers();
        }
        return table(tiers, counts);
    }

    private static CountTable<Row> table(List<String> tiers, long[][] counts) {
        return new CountTable<>(
                tiers,
                counts,
                (start, highest, customers) -> start <= highest,
                (start, highest, customers) -> new Row(tiers.get(start), tiers.get(highest), customers));
    }

    private long[][] counts() {
        return ((CountTable<Row>) rows).counts();
    }

    /**
     * The counts of no customers: the identity of {@link #plus}.
     *
     * @param tiers the categories that are tiers, lowest first
     * @return the counts, all zero
     * @throws NullPointerException if the list or a tier is null
     * @throws IllegalArgumentException if there are fewer than two tiers or more than 4,096, or one is blank or occurs
     *     twice
     */
    public static Upsell empty(List<String> tiers) {
        return new Upsell(tiers, List.of());
    }

    private static List<String> checked(List<String> tiers) {
        Objects.requireNonNull(tiers, "tiers");
        tiers.forEach(tier -> Checks.identifier(tier, "tier"));
        if (tiers.size() < 2 || tiers.stream().distinct().count() != tiers.size()) {
            throw new IllegalArgumentException("tiers must be two or more different ones: " + tiers);
        }
        return List.copyOf(tiers);
    }

    /**
     * The customers of a history by the tiers that they bought.
     *
     * @param history the history
     * @param tiers the categories that are tiers, lowest first
     * @return the counts
     * @throws NullPointerException if a parameter or a tier is null
     * @throws IllegalArgumentException if there are fewer than two tiers or more than 4,096, or one is blank or occurs
     *     twice
     */
    public static Upsell of(PurchaseHistory history, List<String> tiers) {
        Climb climb = new Climb(history, tiers);
        List<String> checked = checked(tiers);
        long[][] counts = CountTable.square(checked.size(), 0, "tiers");
        for (CustomerCursor customer = history.cursor(); customer.next(); ) {
            climb.follow(customer);
            if (climb.start >= 0) {
                counts[climb.start][climb.highest]++;
            }
        }
        return new Upsell(checked, table(checked, counts));
    }

    /**
     * The customers segmented by whether they moved to a higher tier than the one with which they began.
     *
     * <pre>{@code
     * List<String> tiers = List.of("basic", "plus", "premium");
     * Upsell.customersOf(history, tiers).customerIds("not moved up");    // candidates for an offer of a higher tier
     * }</pre>
     *
     * @param history the history
     * @param tiers the categories that are tiers, lowest first
     * @return the customers who {@code moved up}, have {@code not moved up}, or {@code began at the top}; customers
     *     without a purchase from a tier are in no segment
     * @throws NullPointerException if a parameter or a tier is null
     * @throws IllegalArgumentException if there are fewer than two tiers or more than 4,096, or one is blank or occurs
     *     twice
     */
    public static Segmentation customersOf(PurchaseHistory history, List<String> tiers) {
        Climb climb = new Climb(history, tiers);
        int top = tiers.size() - 1;
        return history.segmentByBehaviour(List.of("moved up", "not moved up", "began at the top"), customer -> {
            climb.follow(customer);
            if (climb.start < 0) {
                return Segmentation.UNSEGMENTED;
            }
            if (climb.start == top) {
                return 2;
            }
            return climb.highest > climb.start ? 0 : 1;
        });
    }

    /**
     * The customers who began with one tier and have another as their highest.
     *
     * @param history the history
     * @param tiers the categories that are tiers, lowest first
     * @param start the tier with which they began
     * @param highest the highest tier that they have bought
     * @return the identifiers of these {@link #customers(String, String)}, in alphabetical order
     * @throws NullPointerException if a parameter or a tier is null
     * @throws IllegalArgumentException if there are fewer than two tiers or more than 4,096, one is blank or occurs
     *     twice, or start or highest is not one of them
     */
    public static List<String> customerIds(PurchaseHistory history, List<String> tiers, String start, String highest) {
        Climb climb = new Climb(history, tiers);
        int startTier = indexOf(start, "start", tiers);
        int highestTier = indexOf(highest, "highest", tiers);
        List<String> found = new ArrayList<>();
        for (CustomerCursor customer = history.cursor(); customer.next(); ) {
            climb.follow(customer);
            if (climb.start == startTier && climb.highest == highestTier) {
                found.add(customer.customerId());
            }
        }
        return found.stream().sorted().toList();
    }

    /** The tier with which a customer began and the highest one, both -1 for a customer without a tier. */
    private static final class Climb {
        private final int[] tierOf;
        private int start;
        private int highest;

        Climb(PurchaseHistory history, List<String> tiers) {
            Objects.requireNonNull(history, "history");
            List<String> checked = checked(tiers);
            tierOf = history.categories().stream().mapToInt(checked::indexOf).toArray();
        }

        void follow(CustomerCursor customer) {
            start = -1;
            highest = -1;
            long startDay = Long.MAX_VALUE;
            int orders = customer.orders();
            for (int order = 0; order < orders; order++) {
                int category = customer.categoryIndex(order);
                int tier = category < 0 ? -1 : tierOf[category];
                if (tier >= 0) {
                    long day = customer.epochDay(order);
                    startDay = Math.min(startDay, day);
                    start = day == startDay ? Math.max(start, tier) : start;
                    highest = Math.max(highest, tier);
                }
            }
        }
    }

    /**
     * The number of customers who began with a tier.
     *
     * @param start the tier
     * @return the number of customers
     * @throws NullPointerException if the tier is null
     * @throws IllegalArgumentException if it is not one of the tiers
     */
    public long customers(String start) {
        return Arrays.stream(counts()[indexOf(start, "start", tiers)]).sum();
    }

    /**
     * The number of customers who began with one tier and have another as their highest.
     *
     * @param start the tier with which they began
     * @param highest the highest tier that they have bought
     * @return the number of customers
     * @throws NullPointerException if a tier is null
     * @throws IllegalArgumentException if one is not one of the tiers
     */
    public long customers(String start, String highest) {
        return counts()[indexOf(start, "start", tiers)][indexOf(highest, "highest", tiers)];
    }

    private static int indexOf(String tier, String name, List<String> tiers) {
        int index = tiers.indexOf(Objects.requireNonNull(tier, name));
        if (index < 0) {
            throw new IllegalArgumentException(name + " must be one of " + tiers + ": " + tier);
        }
        return index;
    }

    /**
     * The upsell rate.
     *
     * @return customers who moved up over customers who began below the highest tier; undefined if there are none
     */
    public Rate rate() {
        long[][] counts = counts();
        long moved = 0;
        long began = 0;
        for (int start = 0; start < tiers.size() - 1; start++) {
            long customers = Arrays.stream(counts[start]).sum();
            began += customers;
            moved += customers - counts[start][start];
        }
        return Rate.of(moved, began, "no customer began below the highest tier");
    }

    /**
     * The share of customers of one tier who moved up.
     *
     * @param start the tier with which they began
     * @return customers who moved to any higher tier over customers who began there; 0 for the highest tier, undefined
     *     if no customer began there
     * @throws NullPointerException if the tier is null
     * @throws IllegalArgumentException if it is not one of the tiers
     */
    public Rate rate(String start) {
        return Rate.of(customers(start) - customers(start, start), customers(start), "no customer began with the tier");
    }

    /**
     * The share of customers of one tier who moved up to another.
     *
     * @param start the tier with which they began
     * @param highest the highest tier that they have bought, which is the tier with which they began for those who did
     *     not move
     * @return customers with this highest tier over customers who began with the first; undefined if there are none
     * @throws NullPointerException if a tier is null
     * @throws IllegalArgumentException if one is not one of the tiers
     */
    public Rate rate(String start, String highest) {
        return Rate.of(customers(start, highest), customers(start), "no customer began with the tier");
    }

    /**
     * The counts of two disjoint groups of customers.
     *
     * @param other the counts of customers who are not in these, by the same tiers
     * @return the sum of every count
     * @throws NullPointerException if {@code other} is null
     * @throws IllegalArgumentException if the tiers differ
     * @throws ArithmeticException if a count does not fit in a long
     */
    public Upsell plus(Upsell other) {
        Objects.requireNonNull(other, "other");
        if (!tiers.equals(other.tiers)) {
            throw new IllegalArgumentException("tiers of other " + other.tiers + " must be those of this " + tiers);
        }
        long[][] counts = counts();
        long[][] others = other.counts();
        long[][] sum = new long[counts.length][counts.length];
        for (int start = 0; start < counts.length; start++) {
            for (int highest = 0; highest < counts.length; highest++) {
                sum[start][highest] = Checks.sum(counts[start][highest], others[start][highest], "customers");
            }
        }
        return new Upsell(tiers, table(tiers, sum));
    }

    /** {@return the {@link #rate()}, for JSON mappers and templates} */
    public Rate getRate() {
        return rate();
    }

    /** {@return the upsell rate and the tiers} */
    @Override
    public String toString() {
        return "Upsell[" + rate() + ", " + tiers + "]";
    }

    /**
     * Customers from one tier to another, as a row of a page or a JSON response.
     *
     * @param start the tier with which they began
     * @param highest the highest tier that they have bought
     * @param customers the number of customers
     */
    public record Row(String start, String highest, long customers) implements Serializable {
        /**
         * Checks the parts.
         *
         * @param start the tier with which they began
         * @param highest the highest tier that they have bought
         * @param customers the number of customers
         * @throws NullPointerException if start or highest is null
         * @throws IllegalArgumentException if a number is negative
         */
        public Row {
            Objects.requireNonNull(start, "start");
            Objects.requireNonNull(highest, "highest");
            Checks.notNegative(customers, "customers");
        }
    }
}
