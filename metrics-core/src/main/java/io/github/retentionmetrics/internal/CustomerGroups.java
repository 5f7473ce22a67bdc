package io.github.retentionmetrics.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Disjoint groups of the customers of a store, with the cohort indexes that have been asked for. */
public final class CustomerGroups {
    private final PurchaseStore store;
    private final int size;
    private final int[] groupOf;
    private final Set<DayCalendar> asked = ConcurrentHashMap.newKeySet();
    private final Map<DayCalendar, Optional<List<CohortIndex>>> indexes = new ConcurrentHashMap<>();

    private CustomerGroups(PurchaseStore store, int size, int[] groupOf) {
        this.store = store;
        this.size = size;
        this.groupOf = groupOf;
    }

    /**
     * Groups the customers of a store.
     *
     * @param store the store
     * @param groups how many groups there are
     * @param groupOf the number of each customer's group, by ordinal; negative for none; kept, not copied
     * @return the groups
     */
    public static CustomerGroups of(PurchaseStore store, int groups, int[] groupOf) {
        return new CustomerGroups(store, groups, groupOf);
    }

    /**
     * An index for each group, for questions that are asked again: made when the same cohorts are asked for a second
     * time, and kept, at 2 bytes an order and 16 bytes for each day of each cohort of each group.
     *
     * @param cohorts the cohorts' days, which hold all days of orders
     * @return the indexes by number of the group; nothing at the first question, or where a group can have no index
     */
    public Optional<List<CohortIndex>> indexes(DayCalendar cohorts) {
        return asked.add(cohorts) ? Optional.empty() : indexes.computeIfAbsent(cohorts, this::makeIndexes);
    }

    private Optional<List<CohortIndex>> makeIndexes(DayCalendar cohorts) {
        List<CohortIndex> made = new ArrayList<>();
        for (int number = 0; number < size; number++) {
            int group = number;
            Optional<CohortIndex> index = CohortIndex.of(store, cohorts, customer -> groupOf[customer] == group);
            if (index.isEmpty()) {
                return Optional.empty();
            }
            made.add(index.get());
        }
        return Optional.of(List.copyOf(made));
    }

    /**
     * The store.
     *
     * @return the store whose customers these are
     */
    public PurchaseStore store() {
        return store;
    }

    /**
     * How many groups there are.
     *
     * @return the number of groups, also of those without customers
     */
    public int size() {
        return size;
    }

    /**
     * The groups by customer.
     *
     * @return the number of each customer's group, by ordinal; negative for none; shared, not to be changed
     */
    public int[] groupOf() {
        return groupOf;
    }
}
