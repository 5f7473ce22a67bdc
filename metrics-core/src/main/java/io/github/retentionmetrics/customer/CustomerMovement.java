package io.github.retentionmetrics.customer;

import io.github.retentionmetrics.internal.Checks;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The movement of a customer base during a period: the number of customers at the start, of new, returning and lost
 * customers, and at the end.
 *
 * <pre>
 *   end = start + new + resurrected - lost
 *   retained = start - lost
 * </pre>
 *
 * <p>The constructor checks the identity, so that the counts of a movement always add up. Every customer is counted by
 * the state at the start and at the end of the period; customers who joined and left within it are in none of these
 * counts (see {@link CustomerFlow}).
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>no customers at the start: a valid movement, whose rates are undefined;
 *   <li>movements of disjoint groups of customers in the same period add up with {@link #plus}; {@link #empty()} is the
 *       identity. Movements of the same customers in successive periods must not be added, since each starts with the
 *       customers at the end of the period before.
 * </ul>
 *
 * <pre>{@code
 * CustomerMovement march = CustomerMovement.startingWith(1_000).withNew(180).withResurrected(20).withLost(150);
 * march.end();        // 1050
 * march.retained();   // 850
 * }</pre>
 *
 * @param start customers at the start
 * @param newCustomers customers at the end who had never been customers before the period
 * @param resurrected customers at the end who had been customers before, but were not at the start
 * @param lost customers at the start who are not customers at the end
 * @param end customers at the end
 */
public record CustomerMovement(long start, long newCustomers, long resurrected, long lost, long end)
        implements Serializable {

    /**
     * Checks the counts and their identity.
     *
     * @param start customers at the start
     * @param newCustomers customers at the end who had never been customers before the period
     * @param resurrected customers at the end who had been customers before, but were not at the start
     * @param lost customers at the start who are not customers at the end
     * @param end customers at the end
     * @throws IllegalArgumentException if a count is negative, more are lost than there were at the start, or the
     *     counts do not add up
     * @throws ArithmeticException if the end does not fit in a long
     */
    public CustomerMovement {
        Checks.notNegative(start, "start");
        Checks.notNegative(newCustomers, "newCustomers");
        Checks.notNegative(resurrected, "resurrected");
        Checks.partOfWhole(lost, "lost", start, "start");
        long sum = endOf(start, newCustomers, resurrected, lost);
        if (end != sum) {
            throw new IllegalArgumentException(
                    "end (" + end + ") must equal start + newCustomers + resurrected - lost (" + start + " + "
                            + newCustomers + " + " + resurrected + " - " + lost + " = " + sum + ")");
        }
    }

    /**
     * The movement of no customers: the identity of {@link #plus}.
     *
     * @return the movement with all counts zero
     */
    public static CustomerMovement empty() {
        return new CustomerMovement(0, 0, 0, 0, 0);
    }

    private static long endOf(long start, long newCustomers, long resurrected, long lost) {
        return Checks.sum(Checks.sum(start - lost, newCustomers, "end"), resurrected, "end");
    }

    /**
     * A movement without changes; the three {@code with} methods add them.
     *
     * @param start customers at the start
     * @return a movement with the same number at the end
     * @throws IllegalArgumentException if the count is negative
     */
    public static CustomerMovement startingWith(long start) {
        return new CustomerMovement(Checks.notNegative(start, "start"), 0, 0, 0, start);
    }

    /**
     * A copy with another number of new customers; the end follows.
     *
     * @param newCustomers customers at the end who had never been customers before the period
     * @return the copy
     * @throws IllegalArgumentException if the count is negative
     * @throws ArithmeticException if the end does not fit in a long
     */
    public CustomerMovement withNew(long newCustomers) {
        Checks.notNegative(newCustomers, "newCustomers");
        return new CustomerMovement(
                start, newCustomers, resurrected, lost, endOf(start, newCustomers, resurrected, lost));
    }

    /**
     * A copy with another number of resurrected customers; the end follows.
     *
     * @param resurrected customers at the end who had been customers before, but were not at the start
     * @return the copy
     * @throws IllegalArgumentException if the count is negative
     * @throws ArithmeticException if the end does not fit in a long
     */
    public CustomerMovement withResurrected(long resurrected) {
        Checks.notNegative(resurrected, "resurrected");
        return new CustomerMovement(
                start, newCustomers, resurrected, lost, endOf(start, newCustomers, resurrected, lost));
    }

    /**
     * A copy with another number of lost customers; the end follows.
     *
     * @param lost customers at the start who are not customers at the end
     * @return the copy
     * @throws IllegalArgumentException if the count is negative or larger than the start
     * @throws ArithmeticException if the end does not fit in a long
     */
    public CustomerMovement withLost(long lost) {
        Checks.partOfWhole(lost, "lost", start, "start");
        return new CustomerMovement(
                start, newCustomers, resurrected, lost, endOf(start, newCustomers, resurrected, lost));
    }

    /**
     * Customers active at both ends of the period.
     *
     * @return start less lost
     */
    public long retained() {
        return start - lost;
    }

    /**
     * The movement of two disjoint groups of customers in the same period.
     *
     * @param other the movement of customers who are not in these
     * @return the sum of every count
     * @throws NullPointerException if {@code other} is null
     * @throws ArithmeticException if a sum does not fit in a long
     */
    public CustomerMovement plus(CustomerMovement other) {
        Objects.requireNonNull(other, "other");
        return new CustomerMovement(
                Checks.sum(start, other.start, "start"),
                Checks.sum(newCustomers, other.newCustomers, "newCustomers"),
                Checks.sum(resurrected, other.resurrected, "resurrected"),
                Checks.sum(lost, other.lost, "lost"),
                Checks.sum(end, other.end, "end"));
    }

    @Override
    public String toString() {
        return start + " at start + " + newCustomers + " new + " + resurrected + " resurrected - " + lost + " lost = "
                + end + " at end";
    }

    /**
     * The identifiers of the customers behind the counts of a {@link CustomerMovement}.
     *
     * <p>Each list has as many identifiers as the movement's count of the same name, in alphabetical order. A customer
     * is in one of the four lists, or in none if they were active neither at the start nor at the end of the period.
     *
     * <p>Special cases:
     *
     * <ul>
     *   <li>customers who joined and left within the period are in no list, just as they are in no count;
     *   <li>the lists of disjoint groups of customers in the same period add up with {@link #plus}; {@link #empty} is
     *       the identity.
     * </ul>
     *
     * <pre>{@code
     * CustomerMovement.Customers march = base.customersOf(Period.month(2026, 3));
     * march.lost().size();     // 57, which is base.movement(Period.month(2026, 3)).lost()
     * march.lost().get(0);     // left in March 1
     * }</pre>
     *
     * @param newCustomers customers at the end who had never been customers before the period
     * @param retained customers at both ends
     * @param resurrected customers at the end who had been customers before, but were not at the start
     * @param lost customers at the start who are not customers at the end
     */
    public record Customers(
            List<String> newCustomers, List<String> retained, List<String> resurrected, List<String> lost)
            implements Serializable {

        private static final Customers EMPTY = new Customers(List.of(), List.of(), List.of(), List.of());

        /**
         * Takes a sorted copy of the lists.
         *
         * @param newCustomers customers at the end who had never been customers before the period
         * @param retained customers at both ends
         * @param resurrected customers at the end who had been customers before, but were not at the start
         * @param lost customers at the start who are not customers at the end
         * @throws NullPointerException if a list or an identifier is null
         * @throws IllegalArgumentException if an identifier is blank or occurs twice
         */
        public Customers {
            newCustomers = sorted(newCustomers, "newCustomers");
            retained = sorted(retained, "retained");
            resurrected = sorted(resurrected, "resurrected");
            lost = sorted(lost, "lost");
            requireDistinct(newCustomers, retained, resurrected, lost);
        }

        private static List<String> sorted(List<String> ids, String name) {
            Objects.requireNonNull(ids, name);
            String[] sorted = ids.toArray(String[]::new);
            for (String id : sorted) {
                Checks.identifier(id, "identifier in " + name);
            }
            Arrays.sort(sorted);
            return List.of(sorted);
        }

        @SafeVarargs
        private static void requireDistinct(List<String>... parts) {
            List<String> all = union(parts);
            for (int i = 1; i < all.size(); i++) {
                if (all.get(i).equals(all.get(i - 1))) {
                    throw new IllegalArgumentException(
                            "identifiers must be different from each other: one of " + all.size() + " occurs twice");
                }
            }
        }

        @SafeVarargs
        private static List<String> union(List<String>... parts) {
            List<String> all = new ArrayList<>();
            for (List<String> part : parts) {
                all.addAll(part);
            }
            all.sort(null);
            return List.copyOf(all);
        }

        /**
         * No customers: the identity of {@link #plus}.
         *
         * @return four empty lists
         */
        public static Customers empty() {
            return EMPTY;
        }

        /**
         * Customers at the start.
         *
         * @return the retained and the lost customers, in alphabetical order
         */
        public List<String> start() {
            return union(retained, lost);
        }

        /**
         * Customers at the end.
         *
         * @return the new, retained and resurrected customers, in alphabetical order
         */
        public List<String> end() {
            return union(newCustomers, retained, resurrected);
        }

        /**
         * The counts.
         *
         * @return the movement of these customers
         */
        public CustomerMovement toMovement() {
            return CustomerMovement.startingWith((long) retained.size() + lost.size())
                    .withNew(newCustomers.size())
                    .withResurrected(resurrected.size())
                    .withLost(lost.size());
        }

        /**
         * The customers of two disjoint groups in the same period.
         *
         * @param other the customers of another group, disjoint from this one
         * @return the customers of both
         * @throws NullPointerException if {@code other} is null
         * @throws IllegalArgumentException if a customer is in both
         */
        public Customers plus(Customers other) {
            Objects.requireNonNull(other, "other");
            return new Customers(
                    joined(newCustomers, other.newCustomers),
                    joined(retained, other.retained),
                    joined(resurrected, other.resurrected),
                    joined(lost, other.lost));
        }

        private static List<String> joined(List<String> mine, List<String> others) {
            List<String> joined = new ArrayList<>(mine);
            joined.addAll(others);
            return joined;
        }

        @Override
        public String toString() {
            return toMovement().toString();
        }
    }
}
