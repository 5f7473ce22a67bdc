package io.github.retentionmetrics.purchase;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.CustomerGroups;
import io.github.retentionmetrics.internal.StoreAccess;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The customers of one history in named segments: by country, by acquisition channel, by anything known of a customer.
 *
 * <p>A customer is in one segment or in none; those in none are in no answer by segment, unless the {@linkplain #of(PurchaseHistory,
 * Function, String) rest has a name}. Made once for a history, at 4 bytes a customer, and then asked with any
 * number of questions, each of which answers for all segments in one pass.
 *
 * <pre>{@code
 * CustomerSegments channels = CustomerSegments.of(history, channelOf::get);
 * CohortAnalysis.by(MONTH).of(history, channels).get("newsletter").average(3);
 * }</pre>
 */
public final class CustomerSegments {
    private final CustomerGroups groups;

    static {
        StoreAccess.ofSegments(segments -> ((CustomerSegments) segments).groups);
    }

    private CustomerSegments(CustomerGroups groups) {
        this.groups = groups;
    }

    /**
     * The segments of a history's customers.
     *
     * @param history the history; its parts and unions are other histories, and need segments of their own
     * @param segmentOf from a customer's identifier to the name of the segment, or null or blank for none; asked once for each
     * @return the segments
     * @throws NullPointerException if a parameter is null
     */
    public static CustomerSegments of(PurchaseHistory history, Function<String, @Nullable String> segmentOf) {
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(segmentOf, "segmentOf");
        return new CustomerSegments(CustomerGroups.of(StoreAccess.store(history), segmentOf));
    }

    /**
     * The segments of a history's customers, with one more for those whose segment is not known, so that the segments add up to
     * everybody.
     *
     * @param history the history
     * @param segmentOf from a customer's identifier to the name of the segment, or null for the rest; asked once for each
     * @param rest the name of the segment of all others, such as {@code "(unknown)"}
     * @return the segments
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the name of the rest is blank, or that of another segment
     */
    public static CustomerSegments of(
            PurchaseHistory history, Function<String, @Nullable String> segmentOf, String rest) {
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(segmentOf, "segmentOf");
        Checks.identifier(rest, "rest");
        return of(history, id -> {
            String segment = segmentOf.apply(id);
            if (rest.equals(segment)) {
                throw new IllegalArgumentException("rest must not be the name of a segment: " + rest);
            }
            return segment == null ? rest : segment;
        });
    }

    /**
     * The names of the segments.
     *
     * @return the names, in alphabetical order
     */
    public List<String> names() {
        return groups.names();
    }

    /**
     * How many customers are in a segment, with or without orders.
     *
     * @param name the name of the segment
     * @return the number of customers, 0 if there is no such segment
     * @throws NullPointerException if the name is null
     */
    public long customers(String name) {
        int group = names().indexOf(Objects.requireNonNull(name, "name"));
        return group < 0
                ? 0
                : Arrays.stream(groups.groupOf())
                        .filter(other -> other == group)
                        .count();
    }

    @Override
    public String toString() {
        return "CustomerSegments" + names();
    }
}
