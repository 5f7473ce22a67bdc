package io.github.retentionmetrics.event;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.CustomerDictionary;
import io.github.retentionmetrics.internal.CustomerIds;
import io.github.retentionmetrics.internal.Instants;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Which variant of an experiment each customer saw, and when first.
 *
 * <p>A customer belongs to the group of the first exposure, at the instant of it; later exposures to the same group
 * change nothing. A customer who was exposed to two groups is {@linkplain #ambiguous() ambiguous}: what such a customer
 * does cannot be attributed to either variant, so the customer is in no group. A few are usual (a second device, a
 * shared address); many are a sign that the assignment does not work.
 *
 * <pre>{@code
 * Instant morning = Instant.parse("2026-03-02T09:26:53Z");
 * Exposures exposures = Exposures.of(ZoneId.of("Europe/Amsterdam"), List.of(
 *         Exposure.of("U-17", "control", morning),
 *         Exposure.of("U-18", "voucher", morning),
 *         Exposure.of("U-19", "control", morning),
 *         Exposure.of("U-19", "voucher", morning)));
 * exposures.sizes();        // {control=1, voucher=1}
 * exposures.ambiguous();    // 1
 * }</pre>
 *
 * <p>Memory is 12 bytes a customer in addition to the identifiers.
 */
public final class Exposures {
    static final int AMBIGUOUS = -1;

    private final ZoneId zone;
    private final List<String> groups;
    private final CustomerIds ids;
    private final int[] groupOf;
    private final long[] micros;

    private Exposures(ZoneId zone, List<String> groups, CustomerIds ids, int[] groupOf, long[] micros) {
        this.zone = zone;
        this.groups = groups;
        this.ids = ids;
        this.groupOf = groupOf;
        this.micros = micros;
    }

    /**
     * Exposures in any order, several of a customer among them.
     *
     * @param zone the zone of days
     * @param exposures the exposures
     * @return the customers with the group and the instant of the first
     * @throws NullPointerException if a parameter or an exposure is null
     * @throws IllegalArgumentException if an instant is not in 0001-01-01..9999-12-31
     */
    public static Exposures of(ZoneId zone, Collection<Exposure> exposures) {
        Objects.requireNonNull(zone, "zone");
        TreeSet<String> names = new TreeSet<>();
        for (Exposure exposure : Objects.requireNonNull(exposures, "exposures")) {
            Checks.dateAt(Objects.requireNonNull(exposure, "exposure").instant(), zone, "instant");
            names.add(exposure.group());
        }
        List<String> groups = List.copyOf(names);
        CustomerDictionary customers = new CustomerDictionary();
        int[] groupOf = new int[exposures.size()];
        long[] micros = new long[exposures.size()];
        int known = 0;
        for (Exposure exposure : exposures) {
            int customer = customers.ordinalOf(exposure.customerId());
            int group = Collections.binarySearch(groups, exposure.group());
            long at = Instants.toMicros(exposure.instant());
            if (customer == known) {
                groupOf[known] = group;
                micros[known++] = at;
            } else {
                groupOf[customer] = groupOf[customer] == group ? group : AMBIGUOUS;
                micros[customer] = Math.min(micros[customer], at);
            }
        }
        return new Exposures(
                zone, groups, customers.toIds(), Arrays.copyOf(groupOf, known), Arrays.copyOf(micros, known));
    }

    /**
     * The exposures that a history has as events, with the group in a property of the event.
     *
     * @param events the history
     * @param selector the events of exposure
     * @param property the property with the name of the group
     * @return the customers with the group and the instant of the first such event
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the selector refers to a name that does not occur in the history, or a
     *     selected type has no such property or a blank one
     */
    public static Exposures of(EventHistory events, EventSelector selector, String property) {
        Objects.requireNonNull(property, "property");
        boolean[] isSelected = events.selectedTypes(selector);
        List<EventType> types = events.types();
        String[] names = new String[types.size()];
        for (int type = 0; type < names.length; type++) {
            if (isSelected[type]) {
                names[type] = types.get(type).properties().getOrDefault(property, "");
                if (Checks.isBlank(names[type])) {
                    throw new IllegalArgumentException(
                            "property must be one of each selected event: " + property + " of " + types.get(type));
                }
            }
        }
        List<String> groups = Arrays.stream(names)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
        int[] groupOfType = Arrays.stream(names)
                .mapToInt(name -> name == null ? AMBIGUOUS : Collections.binarySearch(groups, name))
                .toArray();
        return of(events, groups, groupOfType);
    }

    /**
     * The exposures that a history has as events, with other events for each group.
     *
     * @param events the history
     * @param selectors the events of exposure by the name of the group
     * @return the customers with the group and the instant of the first such event
     * @throws NullPointerException if a parameter, a name or a selector is null
     * @throws IllegalArgumentException if the name of a group is blank, a selector refers to a name that does not occur
     *     in the history, or an event is one of two groups
     */
    public static Exposures of(EventHistory events, Map<String, EventSelector> selectors) {
        List<EventType> types = events.types();
        int[] groupOfType = new int[types.size()];
        Arrays.fill(groupOfType, AMBIGUOUS);
        List<String> groups = new ArrayList<>();
        for (Map.Entry<String, EventSelector> entry : new TreeMap<>(selectors).entrySet()) {
            boolean[] isSelected = events.selectedTypes(entry.getValue());
            for (int type = 0; type < groupOfType.length; type++) {
                if (isSelected[type] && groupOfType[type] >= 0) {
                    throw new IllegalArgumentException("selectors must differ: " + types.get(type) + " is of "
                            + groups.get(groupOfType[type]) + " and of " + entry.getKey());
                }
                groupOfType[type] = isSelected[type] ? groups.size() : groupOfType[type];
            }
            groups.add(Checks.identifier(entry.getKey(), "group"));
        }
        return of(events, List.copyOf(groups), groupOfType);
    }

    private static Exposures of(EventHistory events, List<String> groups, int[] groupOfType) {
        int[] exposed = new int[(int) events.customers()];
        int[] groupOf = new int[exposed.length];
        long[] micros = new long[exposed.length];
        int known = 0;
        EventCursor customer = events.cursor();
        for (int place = 0; customer.next(); place++) {
            boolean isFirst = true;
            for (int event = 0; event < customer.events(); event++) {
                int group = groupOfType[customer.typeIndex(event)];
                if (group >= 0 && isFirst) {
                    isFirst = false;
                    exposed[known] = place;
                    groupOf[known] = group;
                    micros[known++] = customer.epochMicros(event);
                } else if (group >= 0 && group != groupOf[known - 1]) {
                    groupOf[known - 1] = AMBIGUOUS;
                }
            }
        }
        return new Exposures(
                events.zone(),
                groups,
                events.ids().select(Arrays.copyOf(exposed, known)),
                Arrays.copyOf(groupOf, known),
                Arrays.copyOf(micros, known));
    }

    /**
     * The zone of days.
     *
     * @return the zone
     */
    public ZoneId zone() {
        return zone;
    }

    /**
     * The names of the groups.
     *
     * @return the names in alphabetical order, also of groups whose customers are all ambiguous
     */
    public List<String> groups() {
        return groups;
    }

    /**
     * How many customers are in each group.
     *
     * @return the number of customers by group, in alphabetical order, without the ambiguous ones; unmodifiable
     */
    public Map<String, Long> sizes() {
        return sizes(groups, groupOf);
    }

    static Map<String, Long> sizes(List<String> groups, int[] groupOf) {
        long[] counts = new long[groups.size()];
        for (int group : groupOf) {
            if (group >= 0) {
                counts[group]++;
            }
        }
        Map<String, Long> sizes = new TreeMap<>();
        for (int group = 0; group < counts.length; group++) {
            sizes.put(groups.get(group), counts[group]);
        }
        return Collections.unmodifiableMap(sizes);
    }

    /**
     * How many customers were exposed to more than one group, and are in none.
     *
     * @return the number of customers
     */
    public long ambiguous() {
        return Arrays.stream(groupOf).filter(group -> group == AMBIGUOUS).count();
    }

    /**
     * The customers of a group.
     *
     * @param group the name of the group
     * @return their identifiers in alphabetical order; none if there is no such group
     * @throws NullPointerException if the name is null
     */
    public List<String> customerIds(String group) {
        int code = groups.indexOf(Objects.requireNonNull(group, "group"));
        return ids.sorted(
                IntStream.range(0, groupOf.length).filter(customer -> code >= 0 && groupOf[customer] == code));
    }

    CustomerIds ids() {
        return ids;
    }

    int[] groupOf() {
        return groupOf;
    }

    long[] micros() {
        return micros;
    }

    @Override
    public String toString() {
        return "Exposures[" + sizes() + ", " + ambiguous() + " ambiguous]";
    }
}
