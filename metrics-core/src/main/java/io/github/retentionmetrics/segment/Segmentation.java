package io.github.retentionmetrics.segment;

import io.github.retentionmetrics.customer.Customer;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.CustomerDictionary;
import io.github.retentionmetrics.internal.CustomerIds;
import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.internal.StoreAccess;
import io.github.retentionmetrics.purchase.CustomerCursor;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Rate;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Customers in named segments: each in one, or in none.
 *
 * <p>The common form of every way to tell customers apart: RFM ({@link RfmScores#segments()}), value ({@link ValueTiers}), life
 * cycle ({@link LifeCycle}), an attribute ({@link #byAttribute}), what they do ({@link #byBehaviour}), or anything else known of
 * them ({@link #of}). What a segment is worth is in {@link SegmentValues}, who moved between segments in {@link
 * SegmentTransitions}, and any metric by cohort per segment in {@link io.github.retentionmetrics.purchase.CustomerSegments}.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>a customer whose segment is not known is in none: {@link #unsegmented()} counts them, {@link #withRest} makes them a
 *       segment of their own, and the share of a segment is among those of all segments;
 *   <li>a segment may be known and empty, such as an RFM segment that nobody is in.
 * </ul>
 *
 * <pre>{@code
 * Segmentation channels = Segmentation.of(history, channelOf::get);
 * channels.customers("newsletter");        // 100
 * channels.share("newsletter");            // 11.8% (100 of 850)
 * channels.customerIds("newsletter");      // a stream of their identifiers
 *
 * Segmentation buyers = Segmentation.byBehaviour(
 *         history, customer -> customer.orders() == 1 ? "once" : customer.orders() < 10 ? "again" : "often");
 * CustomerSegments segments = CustomerSegments.of(history, buyers.toMap()::get);
 * CohortAnalysis.by(MONTH).of(history, segments).get("again");
 * }</pre>
 *
 * <p>4 bytes a customer; the identifiers are shared with the history.
 */
public final class Segmentation implements Serializable {
    private static final long serialVersionUID = 1L;
    /** The number of a customer who is in no segment. */
    static final int NONE = -1;

    /** The number of an identifier that belongs to none of the customers. */
    static final int ABSENT = -2;

    private final CustomerIds ids;
    private final List<String> names;
    private final int[] segmentOf;

    /** Customers by the number of their segment, {@link #NONE} or {@link #ABSENT}. */
    Segmentation(CustomerIds ids, List<String> names, int[] segmentOf) {
        this.ids = ids;
        this.names = names;
        this.segmentOf = segmentOf;
    }

    /**
     * The customers of a history by a function of their identifiers: a country, an acquisition channel, a model's answer.
     *
     * @param history the history
     * @param segmentOf from an identifier to the name of the segment, or null or blank for none; asked once for each
     * @return the segments, with names in alphabetical order
     * @throws NullPointerException if a parameter is null
     */
    public static Segmentation of(PurchaseHistory history, Function<String, @Nullable String> segmentOf) {
        Objects.requireNonNull(segmentOf, "segmentOf");
        return byBehaviour(history, customer -> segmentOf.apply(customer.customerId()));
    }

    /**
     * The customers of a history by what they did: how often they bought, when, for how much.
     *
     * @param history the history
     * @param segmentOf from a customer's orders and refunds to the name of the segment, or null or blank for none; asked once for each,
     *     and not to move the cursor
     * @return the segments, with names in alphabetical order
     * @throws NullPointerException if a parameter is null
     */
    public static Segmentation byBehaviour(
            PurchaseHistory history, Function<CustomerCursor, @Nullable String> segmentOf) {
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(segmentOf, "segmentOf");
        List<@Nullable String> labels = new ArrayList<>();
        CustomerDictionary customers = new CustomerDictionary();
        for (CustomerCursor customer = history.cursor(); customer.next(); ) {
            labels.add(segmentOf.apply(customer));
            customers.ordinalOf(customer.customerId());
        }
        CustomerIds ids = StoreAccess.store(history).ids();
        return of(ids.size() == labels.size() ? ids : customers.toIds(), labels);
    }

    /**
     * Customers by one of their attributes, whether they bought anything or not.
     *
     * @param customers the customers, each once
     * @param attribute the name of the attribute; a customer without it, or with a blank text, is in no segment
     * @return the segments, with names in alphabetical order
     * @throws NullPointerException if a parameter or a customer is null
     * @throws IllegalArgumentException if a customer comes twice; the message names the row, from 0
     */
    public static Segmentation byAttribute(Collection<Customer> customers, String attribute) {
        Objects.requireNonNull(customers, "customers");
        Objects.requireNonNull(attribute, "attribute");
        CustomerDictionary known = new CustomerDictionary();
        List<@Nullable String> labels = new ArrayList<>();
        for (Customer customer : customers) {
            Objects.requireNonNull(customer, "customer");
            if (known.ordinalOf(customer.id()) != labels.size()) {
                throw new IllegalArgumentException("customers must each come once: row " + labels.size());
            }
            labels.add(customer.attribute(attribute).orElse(null));
        }
        return of(known.toIds(), labels);
    }

    private static Segmentation of(CustomerIds ids, List<@Nullable String> labels) {
        SortedMap<String, Integer> numbers = new TreeMap<>();
        labels.stream()
                .filter(label -> label != null && !Checks.isBlank(label))
                .forEach(label -> numbers.put(label, 0));
        List<String> names = List.copyOf(numbers.keySet());
        for (int number = 0; number < names.size(); number++) {
            numbers.put(names.get(number), number);
        }
        int[] segmentOf = labels.stream()
                .mapToInt(label -> label == null ? NONE : numbers.getOrDefault(label, NONE))
                .toArray();
        return new Segmentation(ids, names, segmentOf);
    }

    /**
     * The names of the segments, also of those that nobody is in.
     *
     * @return the names: alphabetical, or in the order that their source gives them, such as best first
     */
    public List<String> names() {
        return names;
    }

    /**
     * How many customers are in a segment.
     *
     * @return the number of customers in all segments together
     */
    public long customers() {
        return Arrays.stream(segmentOf).filter(segment -> segment >= 0).count();
    }

    /**
     * How many customers are in no segment.
     *
     * @return the number of customers whose segment is not known; 0 if there is one for everybody
     */
    public long unsegmented() {
        return Arrays.stream(segmentOf).filter(segment -> segment == NONE).count();
    }

    /**
     * The same segments, and one more for the customers who are in none, so that the segments add up to everybody.
     *
     * @param name the name of the additional segment, such as {@code "(unknown)"}
     * @return the segments, with the additional one at the end of the names even if it has no customer
     * @throws NullPointerException if the name is null
     * @throws IllegalArgumentException if the name is blank, or that of a segment
     */
    public Segmentation withRest(String name) {
        Checks.identifier(name, "name");
        if (names.contains(name)) {
            throw new IllegalArgumentException("name must not be that of a segment: " + name);
        }
        List<String> all = Stream.concat(names.stream(), Stream.of(name)).toList();
        int[] complete = Arrays.stream(segmentOf)
                .map(segment -> segment == NONE ? names.size() : segment)
                .toArray();
        return new Segmentation(ids, all, complete);
    }

    /**
     * How many customers are in one segment.
     *
     * @param name the name of the segment
     * @return the number of customers, 0 if there is no such segment
     * @throws NullPointerException if the name is null
     */
    public long customers(String name) {
        int number = numberOf(name);
        return number == NONE
                ? 0
                : Arrays.stream(segmentOf).filter(segment -> segment == number).count();
    }

    private int numberOf(String name) {
        return names.indexOf(Objects.requireNonNull(name, "name"));
    }

    /**
     * How large a segment is.
     *
     * @param name the name of the segment
     * @return its customers over those of all segments, undefined if there are none
     * @throws NullPointerException if the name is null
     */
    public Rate share(String name) {
        return Rate.of(customers(name), customers(), SegmentValues.NOBODY);
    }

    /**
     * Who is in a segment.
     *
     * @param name the name of the segment
     * @return the identifiers of its customers, in the order of the source; none if there is no such segment
     * @throws NullPointerException if the name is null
     */
    public Stream<String> customerIds(String name) {
        int number = numberOf(name);
        Stream.Builder<String> found = Stream.builder();
        for (int customer = 0; number != NONE && customer < segmentOf.length; customer++) {
            if (segmentOf[customer] == number) {
                found.add(ids.get(customer));
            }
        }
        return found.build();
    }

    /**
     * The segment of every customer who is in one, for looking up single customers and as input of other questions.
     *
     * @return a new map from identifier to the name of the segment, in the order of the source
     */
    public Map<String, String> toMap() {
        Map<String, String> map = new LinkedHashMap<>();
        for (int customer = 0; customer < segmentOf.length; customer++) {
            if (segmentOf[customer] >= 0) {
                map.put(ids.get(customer), names.get(segmentOf[customer]));
            }
        }
        return map;
    }

    CustomerIds ids() {
        return ids;
    }

    /** The number of each customer's segment, {@link #NONE} or {@link #ABSENT}; shared. */
    int[] segmentOf() {
        return segmentOf;
    }

    /** The number of the segment of each of other customers, {@link #NONE}, or {@link #ABSENT} for one not known here. */
    int[] segmentOf(CustomerIds others) {
        if (others == ids) {
            return segmentOf;
        }
        CustomerDictionary dictionary = new CustomerDictionary();
        ids.addTo(dictionary);
        return Arrays.stream(others.addTo(dictionary))
                .map(ordinal -> ordinal < segmentOf.length ? segmentOf[ordinal] : ABSENT)
                .toArray();
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> Restored.areNames(names)
                && segmentOf.length == ids.size()
                && Restored.areWithin(segmentOf, ABSENT, names.size() - 1));
    }

    /** {@return the names of the segments and how many customers each has} */
    @Override
    public String toString() {
        return "Segmentation"
                + names.stream().map(name -> name + ": " + customers(name)).toList();
    }
}
