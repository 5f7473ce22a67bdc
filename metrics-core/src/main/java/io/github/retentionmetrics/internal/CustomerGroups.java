package io.github.retentionmetrics.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Disjoint groups of the customers of a store, with their names in alphabetical order. */
public final class CustomerGroups {
    private final PurchaseStore store;
    private final List<String> names;
    private final int[] groupOf;
    private final Set<DayCalendar> asked = ConcurrentHashMap.newKeySet();
    private final Map<DayCalendar, Optional<List<CohortIndex>>> indexes = new ConcurrentHashMap<>();

    private CustomerGroups(PurchaseStore store, List<String> names, int[] groupOf) {
        this.store = store;
        this.names = names;
        this.groupOf = groupOf;
    }

    /**
     * Groups the customers of a store.
     *
     * @param store the store
     * @param nameOf from a customer's identifier to the name of their group; null or blank for none
     * @return the groups
     */
    public static CustomerGroups of(PurchaseStore store, Function<String, @Nullable String> nameOf) {
        SortedMap<String, Integer> numbers = new TreeMap<>();
        int[] numberOf = new int[store.ids().size()];
        for (int customer = 0; customer < numberOf.length; customer++) {
            String name = nameOf.apply(store.ids().get(customer));
            numberOf[customer] =
                    name == null || Checks.isBlank(name) ? -1 : numbers.computeIfAbsent(name, unseen -> numbers.size());
        }
        // numbered as they came; from here on in the order of their names
        int[] places = new int[numbers.size()];
        int place = 0;
        for (int number : numbers.values()) {
            places[number] = place++;
        }
        int[] groupOf = Arrays.stream(numberOf)
                .map(number -> number < 0 ? -1 : places[number])
                .toArray();
        return new CustomerGroups(store, List.copyOf(numbers.keySet()), groupOf);
    }

    /**
     * An index for each group, for questions that are asked again: made when the same cohorts are asked for a second time,
     * and kept, at 2 bytes an order and 16 bytes for each day of each cohort of each group.
     *
     * @param cohorts the cohorts' days, which hold all days of orders
     * @return the indexes by number of the group; nothing at the first question, or where a group can have no index
     */
    public Optional<List<CohortIndex>> indexes(DayCalendar cohorts) {
        return asked.add(cohorts) ? Optional.empty() : indexes.computeIfAbsent(cohorts, this::makeIndexes);
    }

    private Optional<List<CohortIndex>> makeIndexes(DayCalendar cohorts) {
        List<CohortIndex> made = new ArrayList<>();
        for (int number = 0; number < names.size(); number++) {
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
     * The names.
     *
     * @return the names of the groups by number, in alphabetical order
     */
    public List<String> names() {
        return names;
    }

    /**
     * The groups by customer.
     *
     * @return the number of each customer's group, by ordinal; -1 for none; shared, not to be changed
     */
    public int[] groupOf() {
        return groupOf;
    }
}
