package io.github.retentionmetrics.customer;

import io.github.retentionmetrics.internal.Checks;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Who moved during a period: the identifiers behind the counts of a {@link CustomerMovement}.
 *
 * <p>Each list has as many identifiers as the movement's count of the same name, in alphabetical order. A customer is
 * in one of the four lists or, if they were active at neither end of the period, in none.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>customers who joined and left within the period are in no list, as they are in no count;
 *   <li>the lists of disjoint groups of customers in the same period add up with {@link #plus}; {@link #empty} is the
 *       identity.
 * </ul>
 *
 * <pre>{@code
 * MovementCustomers march = base.customersOf(Period.month(2026, 3));
 * march.lost().size();     // 57, which is base.movement(Period.month(2026, 3)).lost()
 * march.lost().get(0);     // left in March 1
 * }</pre>
 *
 * @param newCustomers customers at the end who had never been customers before the period
 * @param retained customers at both ends
 * @param resurrected customers at the end who had been customers before, but were not at the start
 * @param lost customers at the start who are not customers at the end
 */
public record MovementCustomers(
        List<String> newCustomers, List<String> retained, List<String> resurrected, List<String> lost)
        implements Serializable {

    private static final MovementCustomers EMPTY = new MovementCustomers(List.of(), List.of(), List.of(), List.of());

    /**
     * Takes a sorted copy of the lists.
     *
     * @param newCustomers customers at the end who had never been customers before the period
     * @param retained customers at both ends
     * @param resurrected customers at the end who had been customers before, but were not at the start
     * @param lost customers at the start who are not customers at the end
     * @throws NullPointerException if a list or an identifier is null
     * @throws IllegalArgumentException if an identifier is blank, or comes twice
     */
    public MovementCustomers {
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
                        "identifiers must be different from each other: one of " + all.size() + " comes twice");
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
     * Nobody, which {@link #plus} leaves everything as it is.
     *
     * @return four empty lists
     */
    public static MovementCustomers empty() {
        return EMPTY;
    }

    /**
     * Customers at the start.
     *
     * @return those retained and those lost, in alphabetical order
     */
    public List<String> start() {
        return union(retained, lost);
    }

    /**
     * Customers at the end.
     *
     * @return those new, retained and resurrected, in alphabetical order
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
     * @param other the customers of a group of which nobody is in this one
     * @return the customers of both
     * @throws NullPointerException if the other is null
     * @throws IllegalArgumentException if a customer is in both
     */
    public MovementCustomers plus(MovementCustomers other) {
        Objects.requireNonNull(other, "other");
        return new MovementCustomers(
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
