package io.github.retentionmetrics.customer;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.CustomerDictionary;
import io.github.retentionmetrics.internal.CustomerIds;
import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.rate.Rate;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Customers divided into named segments: each customer is in one segment, or in none.
 *
 * <p>All divisions of customers have this type: by an attribute ({@link #byAttribute}), by a function of the identifier
 * ({@link CustomerHistory#segmentById}), by purchases, RFM scores, value, life cycle, survey answers or service
 * tickets. Cohorts, values, behaviour and survival by segment take any of them.
 *
 * <p>A segmentation is independent of histories. It is joined to a history by the customers' identifiers; if it was
 * made from that history, the identifiers are shared and the join takes no time.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>a customer whose segment is not known is in no segment: {@link #unsegmented()} counts these customers, and the
 *       share of a segment is its share of the customers in all segments;
 *   <li>{@link #withRest} adds a segment for these customers and for customers of a history who are not in the
 *       segmentation, so that the segments add up to all customers;
 *   <li>a segment may be empty, such as an RFM segment without customers.
 * </ul>
 *
 * <pre>{@code
 * Segmentation channels = Segmentation.byAttribute(customers, "channel");
 * channels.customers("newsletter");        // 100
 * channels.share("newsletter");            // 11.8% (100 of 850)
 * channels.customerIds("newsletter");      // their identifiers, in alphabetical order
 *
 * Segmentation buyers = history.segmentByBehaviour(
 *         customer -> customer.orders() == 1 ? "once" : customer.orders() < 10 ? "again" : "often");
 * CohortAnalysis.by(MONTH).over(history, buyers).get("again");
 * }</pre>
 *
 * <p>Memory is 4 bytes a customer in addition to the identifiers.
 */
public final class Segmentation implements Serializable {
    /** The index of a customer of the segmentation who is in no segment. */
    public static final int UNSEGMENTED = -1;

    /** The index of an identifier that is not a customer of the segmentation. */
    public static final int UNKNOWN = -2;

    private static final long serialVersionUID = 1L;
    private static final String NOBODY = "no customers in the segments";
    /** Of more names than this the places are kept, so that asking for each name takes no search. */
    private static final int MOST_SEARCHED = 16;

    private final CustomerIds ids;
    private final List<String> names;
    private transient volatile @Nullable Map<String, Integer> places;
    private final int[] indexes;
    private final int restIndex;
    private final @Nullable LocalDate knownOn;

    private Segmentation(
            CustomerIds ids, List<String> names, int[] indexes, int restIndex, @Nullable LocalDate knownOn) {
        this.ids = ids;
        this.names = names;
        this.indexes = indexes;
        this.restIndex = restIndex;
        this.knownOn = knownOn;
    }

    /**
     * Customers segmented by a function of their identifiers, such as a country, an acquisition channel or the output
     * of a model.
     *
     * @param customerIds the customers' identifiers, each once, such as {@link CustomerHistory#customerIds()}
     * @param segmentOf from an identifier to the name of the segment, or null or blank for none; called once for each
     * @return the segmentation, with names in alphabetical order
     * @throws NullPointerException if a parameter or an identifier is null
     * @throws IllegalArgumentException if an identifier is blank or occurs twice; the message names the row, from 0
     */
    public static Segmentation of(Collection<String> customerIds, Function<String, @Nullable String> segmentOf) {
        Objects.requireNonNull(segmentOf, "segmentOf");
        CustomerIds ids = idsOf(customerIds);
        Labels labels = new Labels();
        for (int customer = 0; customer < ids.size(); customer++) {
            labels.add(segmentOf.apply(ids.get(customer)));
        }
        return labels.toSegmentation(ids);
    }

    /**
     * Customers by the name of their segment.
     *
     * @param segmentOf the name of each customer's segment, by identifier; a blank name for no segment
     * @return the segmentation, with names in alphabetical order and customers in the order of the map
     * @throws NullPointerException if the map, an identifier or a name is null
     * @throws IllegalArgumentException if an identifier is blank
     */
    public static Segmentation of(Map<String, String> segmentOf) {
        Objects.requireNonNull(segmentOf, "segmentOf");
        return of(
                segmentOf.keySet(),
                customerId -> Objects.requireNonNull(segmentOf.get(customerId), "name of a segment"));
    }

    /**
     * Customers by the name of their segment, for segments with an order.
     *
     * @param names the names of the segments in their order, such as best first
     * @param segmentOf the name of each customer's segment, by identifier
     * @return the segmentation, with customers in the order of the map
     * @throws NullPointerException if a parameter, an identifier or a name is null
     * @throws IllegalArgumentException if an identifier or a name is blank, a name occurs twice, or a customer's
     *     segment is not among the names
     */
    public static Segmentation of(List<String> names, Map<String, String> segmentOf) {
        List<String> all = namesOf(names);
        Objects.requireNonNull(segmentOf, "segmentOf");
        int[] indexes = segmentOf.values().stream()
                .mapToInt(name -> Checks.indexOf(all, name))
                .toArray();
        return new Segmentation(idsOf(segmentOf.keySet()), all, indexes, UNSEGMENTED, null);
    }

    /**
     * Customers by the index of their segment, for segments that are computed in arrays.
     *
     * @param customerIds the customers' identifiers, each once, such as {@link CustomerHistory#customerIds()}
     * @param names the names of the segments in their order, such as best first
     * @param indexOf from a customer's index among the identifiers to the index of the segment among the names,
     *     {@link #UNSEGMENTED} for none, or {@link #UNKNOWN} for an identifier to be left out of the segmentation;
     *     called once for each
     * @return the segmentation
     * @throws NullPointerException if a parameter, an identifier or a name is null
     * @throws IllegalArgumentException if an identifier or a name is blank or occurs twice
     * @throws IndexOutOfBoundsException if an index is neither that of a name nor one of the two constants
     */
    public static Segmentation ofIndexes(Collection<String> customerIds, List<String> names, IntUnaryOperator indexOf) {
        List<String> all = namesOf(names);
        Objects.requireNonNull(indexOf, "indexOf");
        CustomerIds ids = idsOf(customerIds);
        int[] indexes = new int[ids.size()];
        for (int customer = 0; customer < indexes.length; customer++) {
            int index = indexOf.applyAsInt(customer);
            indexes[customer] =
                    index == UNSEGMENTED || index == UNKNOWN ? index : Objects.checkIndex(index, all.size());
        }
        return new Segmentation(ids, all, indexes, UNSEGMENTED, null);
    }

    /**
     * Customers by one of their attributes, whether or not they bought anything.
     *
     * @param customers the customers, each once
     * @param attribute the name of the attribute; a customer without it, or with a blank text, is in no segment
     * @return the segmentation, with names in alphabetical order
     * @throws NullPointerException if a parameter or a customer is null
     * @throws IllegalArgumentException if a customer occurs twice; the message names the row, from 0
     */
    public static Segmentation byAttribute(Collection<Customer> customers, String attribute) {
        Objects.requireNonNull(customers, "customers");
        Objects.requireNonNull(attribute, "attribute");
        CustomerDictionary known = new CustomerDictionary();
        Labels labels = new Labels();
        for (Customer customer : customers) {
            Objects.requireNonNull(customer, "customer");
            if (known.ordinalOf(customer.id()) != labels.size) {
                throw new IllegalArgumentException("customers must each occur once: row " + labels.size);
            }
            labels.add(customer.attribute(attribute).orElse(null));
        }
        return labels.toSegmentation(known.toIds());
    }

    /** Shares identifiers that are already checked, and copies others. */
    private static CustomerIds idsOf(Collection<String> customerIds) {
        Objects.requireNonNull(customerIds, "customerIds");
        if (customerIds instanceof CustomerIds ids) {
            return ids;
        }
        CustomerDictionary known = new CustomerDictionary();
        int row = 0;
        for (String customerId : customerIds) {
            Checks.identifier(customerId, "customerId at row " + row);
            if (known.ordinalOf(customerId) != row) {
                throw new IllegalArgumentException("customerIds must each occur once: row " + row);
            }
            row++;
        }
        return known.toIds();
    }

    private static List<String> namesOf(List<String> names) {
        List<String> copy = List.copyOf(Objects.requireNonNull(names, "names"));
        copy.forEach(name -> Checks.identifier(name, "name"));
        if (copy.stream().distinct().count() < copy.size()) {
            throw new IllegalArgumentException("names must differ from each other: " + copy);
        }
        return copy;
    }

    /** The names of segments, numbered in order of appearance and finally sorted alphabetically. */
    private static final class Labels {
        private final Map<String, Integer> numbers = new HashMap<>();
        private int[] numberOf = new int[16];
        private int size;

        void add(@Nullable String label) {
            if (size == numberOf.length) {
                numberOf = Arrays.copyOf(numberOf, Math.addExact(size, size));
            }
            numberOf[size++] = label == null ? UNSEGMENTED : number(label);
        }

        private int number(String label) {
            Integer number = numbers.get(label);
            if (number == null) {
                if (Checks.isBlank(label)) {
                    return UNSEGMENTED;
                }
                number = numbers.size();
                numbers.put(label, number);
            }
            return number;
        }

        Segmentation toSegmentation(CustomerIds ids) {
            List<String> names = numbers.keySet().stream().sorted().toList();
            int[] places = new int[names.size()];
            for (int place = 0; place < places.length; place++) {
                places[Objects.requireNonNull(numbers.get(names.get(place)), "number")] = place;
            }
            int[] indexes = new int[size];
            Arrays.setAll(indexes, row -> numberOf[row] < 0 ? UNSEGMENTED : places[numberOf[row]]);
            return new Segmentation(ids, names, indexes, UNSEGMENTED, null);
        }
    }

    /**
     * The same segments and one more for all other customers: those whose segment is not known and, when the
     * segmentation is joined to a history, its customers who are not in the segmentation.
     *
     * @param name the name of the additional segment, such as {@code "(unknown)"}
     * @return the segmentation, with the additional segment at the end of the names even if it has no customer
     * @throws NullPointerException if the name is null
     * @throws IllegalArgumentException if the name is blank or that of a segment, or there already is a rest
     */
    public Segmentation withRest(String name) {
        Checks.identifier(name, "name");
        if (names.contains(name)) {
            throw new IllegalArgumentException("name must not be that of a segment: " + name);
        }
        if (restIndex != UNSEGMENTED) {
            throw new IllegalArgumentException(
                    "name must be the only one of the rest: " + name + " beside " + names.get(restIndex));
        }
        List<String> all = Stream.concat(names.stream(), Stream.of(name)).toList();
        int[] complete = Arrays.stream(indexes)
                .map(index -> index == UNSEGMENTED ? names.size() : index)
                .toArray();
        return new Segmentation(ids, all, complete, names.size(), knownOn);
    }

    /**
     * The same segments, with the last day of the data from which they were made. Behaviour until that day may
     * determine the segment of a customer, so behaviour that is compared between the segments must begin later.
     *
     * @param date the last day of the data
     * @return a copy with this day
     * @throws NullPointerException if the date is null
     * @throws IllegalArgumentException if the date is not in 0001-01-01..9999-12-31
     */
    public Segmentation withKnownOn(LocalDate date) {
        return new Segmentation(ids, names, indexes, restIndex, Checks.recordDate(date, "date"));
    }

    /**
     * The last day of the data from which the segments were made.
     *
     * @return the day; empty for segments that do not depend on what customers did, such as attributes
     */
    public Optional<LocalDate> knownOn() {
        return Optional.ofNullable(knownOn);
    }

    /**
     * The names of the segments, also of those without customers.
     *
     * @return the names in alphabetical order, or in the order of their source, such as best first; the name of the
     *     rest is last
     */
    public List<String> names() {
        return names;
    }

    /**
     * The index of the {@linkplain #withRest rest} among the names.
     *
     * @return the index of the last name, or {@link #UNSEGMENTED} if there is no segment for the rest
     */
    public int restIndex() {
        return restIndex;
    }

    /**
     * The number of customers in any segment.
     *
     * @return the number of customers in all segments together
     */
    public long customers() {
        return Arrays.stream(indexes).filter(index -> index >= 0).count();
    }

    /**
     * The number of customers in no segment.
     *
     * @return the number of customers whose segment is not known; 0 if there is a segment for each
     */
    public long unsegmented() {
        return count(UNSEGMENTED);
    }

    /**
     * The number of customers in one segment.
     *
     * @param name the name of the segment
     * @return the number of customers, 0 if there is no such segment
     * @throws NullPointerException if the name is null
     */
    public long customers(String name) {
        int index = indexOf(name);
        return index < 0 ? 0 : count(index);
    }

    private long count(int index) {
        return Arrays.stream(indexes).filter(other -> other == index).count();
    }

    private int indexOf(String name) {
        Objects.requireNonNull(name, "name");
        if (names.size() <= MOST_SEARCHED) {
            return names.indexOf(name);
        }
        Map<String, Integer> known = places;
        if (known == null) {
            known = new HashMap<>();
            for (int place = 0; place < names.size(); place++) {
                known.put(names.get(place), place);
            }
            places = known;
        }
        return known.getOrDefault(name, UNSEGMENTED);
    }

    /**
     * The share of a segment.
     *
     * @param name the name of the segment
     * @return its customers over those of all segments; undefined without customers
     * @throws NullPointerException if the name is null
     */
    public Rate share(String name) {
        return Rate.of(customers(name), customers(), NOBODY);
    }

    /**
     * The customers in a segment.
     *
     * @param name the name of the segment
     * @return the identifiers of its {@link #customers(String)}, in alphabetical order; none if there is no such
     *     segment
     * @throws NullPointerException if the name is null
     */
    public List<String> customerIds(String name) {
        int index = indexOf(name);
        return index < 0
                ? List.of()
                : ids.sorted(IntStream.range(0, indexes.length).filter(customer -> indexes[customer] == index));
    }

    /**
     * All customers of the segmentation, also those in no segment.
     *
     * @return their identifiers, in the order of the source; unmodifiable
     */
    public List<String> customerIds() {
        int[] known = IntStream.range(0, indexes.length)
                .filter(customer -> indexes[customer] != UNKNOWN)
                .toArray();
        return known.length == indexes.length ? ids : ids.select(known);
    }

    /**
     * The segment of one customer. The first call builds a hash table of all customers.
     *
     * @param customerId the customer's identifier
     * @return the name of the segment, that of the {@linkplain #withRest rest} for any other identifier, or empty for a
     *     customer in no segment
     * @throws NullPointerException if the identifier is null
     */
    public Optional<String> segmentOf(String customerId) {
        int customer = ids.indexOf(Objects.requireNonNull(customerId, "customerId"));
        int index = customer < 0 ? UNKNOWN : indexes[customer];
        if (index < 0) {
            index = restIndex;
        }
        return index < 0 ? Optional.empty() : Optional.of(names.get(index));
    }

    /**
     * The segments of all customers who are in one.
     *
     * @return a new map from identifier to the name of the segment, in the order of the source
     */
    public Map<String, String> toMap() {
        Map<String, String> map = new LinkedHashMap<>();
        for (int customer = 0; customer < indexes.length; customer++) {
            if (indexes[customer] >= 0) {
                map.put(ids.get(customer), names.get(indexes[customer]));
            }
        }
        return map;
    }

    /**
     * The segments of the customers of a history, by index: the join of a metric's own rows to the segments.
     *
     * <p>Copies an array if the identifiers are those from which the segmentation was made, and builds a hash table
     * otherwise.
     *
     * @param customerIds identifiers, such as {@link CustomerHistory#customerIds()}, each once
     * @return for each the index of its segment among the {@link #names()}, that of the {@linkplain #withRest rest} for
     *     all other customers, or a negative number if there is no rest
     * @throws NullPointerException if the list or an identifier is null
     * @throws IllegalArgumentException if an identifier is blank or occurs twice; the message names the row, from 0
     */
    public int[] indexesOf(List<String> customerIds) {
        int[] found = knownIndexesOf(customerIds);
        for (int row = 0; row < found.length; row++) {
            found[row] = found[row] < 0 ? restIndex : found[row];
        }
        return found;
    }

    /**
     * The segments of customers, by index, with different indexes for customers in no segment and for those not in the
     * segmentation.
     *
     * @param customerIds identifiers, each once
     * @return for each the index of its segment among the {@link #names()}, {@link #UNSEGMENTED} for a customer in no
     *     segment, or {@link #UNKNOWN} for an identifier that is not in the segmentation, whether or not there is a
     *     {@linkplain #withRest rest}
     * @throws NullPointerException if the list or an identifier is null
     * @throws IllegalArgumentException if an identifier is blank or occurs twice; the message names the row, from 0
     */
    public int[] knownIndexesOf(List<String> customerIds) {
        CustomerIds others = idsOf(customerIds);
        if (others.equals(ids)) {
            return indexes.clone();
        }
        CustomerDictionary dictionary = new CustomerDictionary();
        ids.addTo(dictionary);
        return Arrays.stream(others.addTo(dictionary))
                .map(ordinal -> ordinal < indexes.length ? indexes[ordinal] : UNKNOWN)
                .toArray();
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> Restored.areNames(names)
                && names.stream().noneMatch(Checks::isBlank)
                && indexes.length == ids.size()
                && Restored.areWithin(indexes, UNKNOWN, names.size() - 1)
                && (restIndex == UNSEGMENTED || (restIndex == names.size() - 1 && unsegmented() == 0))
                && (knownOn == null || Restored.isDate(knownOn)));
    }

    /** {@return the {@link #names()}, for JSON mappers and templates} */
    public List<String> getNames() {
        return names();
    }

    /** {@return the {@link #customers()}, for JSON mappers and templates} */
    public long getCustomers() {
        return customers();
    }

    /** {@return the {@link #unsegmented()}, for JSON mappers and templates} */
    public long getUnsegmented() {
        return unsegmented();
    }

    /** {@return the {@link #knownOn()}, or null when unknown, for JSON mappers and templates} */
    public @Nullable LocalDate getKnownOn() {
        return knownOn().orElse(null);
    }

    /** {@return the names of the segments by customer, for JSON mappers and templates} */
    public Map<String, String> getSegmentOf() {
        return toMap();
    }

    /** Equal if the names are the same, and the same customers are in each segment and in none, in any order. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Segmentation that
                && names.equals(that.names)
                && restIndex == that.restIndex
                && Objects.equals(knownOn, that.knownOn)
                && customers() + unsegmented() == that.customers() + that.unsegmented()
                && Arrays.equals(indexes, that.knownIndexesOf(ids));
    }

    @Override
    public int hashCode() {
        return Objects.hash(names, restIndex, knownOn, customers(), unsegmented());
    }

    /** {@return the names of the segments with their numbers of customers} */
    @Override
    public String toString() {
        return "Segmentation"
                + names.stream().map(name -> name + ": " + customers(name)).toList();
    }
}
