package io.github.retentionmetrics.segment;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Rate;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The transition matrix of customers between segments from one date to another.
 *
 * <pre>
 *   rate(from, to) = customers who moved from "from" to "to" / customers who were in "from"
 *   sum over to of rate(from, to) + leftRate(from) = 1
 * </pre>
 *
 * <p>Counts of customers. A customer who was in a segment and is now in none has <i>left</i>; a customer who was in
 * none and is now in a segment has <i>entered</i>. A {@linkplain Segmentation#withRest rest} has only the customers of
 * its own date. Rates are by row: the shares of the customers of one segment. The matrix can be the input of a Markov
 * model of lifetime value. Transitions of disjoint customers between the same dates are combined by {@link #plus};
 * {@link #empty()} is the identity. Matrices of successive dates cannot be added.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>no customer was in a segment: its rates are undefined;
 *   <li>a segment of only one of the dates also has a row and a column.
 * </ul>
 *
 * <pre>{@code
 * SegmentTransitions moves = SegmentTransitions.of(
 *         history, LocalDate.of(2026, 6, 30), observedUntil, known -> RfmScores.of(known).segments());
 * moves.rate("Champions", "At Risk");
 * moves.stayed("Champions");
 * moves.entered("New Customers");
 * }</pre>
 *
 * <p>Takes one pass over the customers of both dates, with a hash table of them.
 *
 * @param names the names of the segments, in the order of both segmentations if they have the same, otherwise
 *     alphabetical
 * @param rows the transitions that customers made: a row for each pair of segments with customers who moved from one to
 *     the other; "no segment" comes last
 */
public record SegmentTransitions(List<String> names, List<Row> rows) implements Serializable {
    /**
     * Checks the transitions and takes a copy of them.
     *
     * @param names the names of the segments
     * @param rows the transitions, in any order; there are none between segments without a row
     * @throws NullPointerException if a list, a name or a row is null
     * @throws IllegalArgumentException if there are more than 4,096 names or one occurs twice, a row names another
     *     segment, or two rows are of the same segments
     */
    public SegmentTransitions {
        names = List.copyOf(names);
        if (new HashSet<>(names).size() < names.size()) {
            throw new IllegalArgumentException("names must differ from each other: " + names);
        }
        rows = table(names, Objects.requireNonNull(rows, "rows"));
    }

    private static CountTable<Row> table(List<String> names, List<Row> rows) {
        if (rows instanceof CountTable<Row> table && table.isOf(names)) {
            return table;
        }
        Map<String, Integer> places = numbered(names);
        long[][] counts = square(names);
        for (Row row : rows) {
            int from = placeOf(row.from(), places);
            int to = placeOf(row.to(), places);
            if (counts[from][to] > 0) {
                throw new IllegalArgumentException("rows must be of different segments: " + row);
            }
            counts[from][to] = row.customers();
        }
        return table(names, counts);
    }

    /** A row and a column for each segment, and for customers in none. */
    private static long[][] square(List<String> names) {
        return CountTable.square(names.size(), 1, "segments");
    }

    private static int placeOf(@Nullable String name, Map<String, Integer> places) {
        Integer place = name == null ? Integer.valueOf(places.size()) : places.get(name);
        if (place == null) {
            throw new IllegalArgumentException("segment of a row must be one of the names: " + name);
        }
        return place;
    }

    private static CountTable<Row> table(List<String> names, long[][] counts) {
        return new CountTable<>(
                names,
                counts,
                (from, to, customers) -> customers > 0,
                (from, to, customers) -> new Row(nameAt(names, from), nameAt(names, to), customers));
    }

    private static @Nullable String nameAt(List<String> names, int segment) {
        return segment < names.size() ? names.get(segment) : null;
    }

    /**
     * Customers by segment before and after; the last row has those who were in no segment, the last column those who
     * are in none.
     */
    private long[][] counts() {
        return ((CountTable<Row>) rows).counts();
    }

    /**
     * The transitions of no customers between no segments: the identity of {@link #plus}.
     *
     * @return the transitions, without a segment
     */
    public static SegmentTransitions empty() {
        return new SegmentTransitions(List.of(), List.of());
    }

    /**
     * The transitions between two segmentations.
     *
     * @param before the earlier segmentation
     * @param after the later segmentation
     * @return the transitions
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if there are more than 4,096 segments together
     */
    public static SegmentTransitions of(Segmentation before, Segmentation after) {
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        List<String> names = SegmentNames.union(before.names(), after.names());
        long[][] counts = square(names);
        int none = names.size();
        int[] places = places(before.names(), names);
        int[] placesAfter = places(after.names(), names);
        forEach(
                before,
                after,
                (ids, row, from, to) -> counts[place(from, places, none)][place(to, placesAfter, none)]++);
        return new SegmentTransitions(names, table(names, counts));
    }

    /** The move of one customer, with a negative number for no segment. */
    @FunctionalInterface
    private interface Move {
        void made(List<String> ids, int row, int from, int to);
    }

    private static void forEach(Segmentation before, Segmentation after, Move move) {
        List<String> customersBefore = before.customerIds();
        int[] from = before.knownIndexesOf(customersBefore);
        int[] to = after.knownIndexesOf(customersBefore);
        for (int row = 0; row < from.length; row++) {
            move.made(customersBefore, row, from[row], to[row]);
        }
        List<String> customersNow = after.customerIds();
        int[] now = after.knownIndexesOf(customersNow);
        int[] earlier = before.knownIndexesOf(customersNow);
        for (int row = 0; row < now.length; row++) {
            if (earlier[row] == Segmentation.UNKNOWN) {
                move.made(customersNow, row, Segmentation.UNSEGMENTED, now[row]);
            }
        }
    }

    /**
     * The customers behind a cell of the matrix: those who moved from one segment to another, or stayed in it.
     *
     * <pre>{@code
     * Segmentation june = RfmScores.of(history.asKnownOn(LocalDate.of(2026, 6, 30))).segments();
     * Segmentation now = RfmScores.of(history).segments();
     * SegmentTransitions.customerIds(june, now, "Champions", "At Risk");
     * SegmentTransitions.customerIds(june, now, null, "New Customers");    // those who entered
     * }</pre>
     *
     * @param before the earlier segmentation
     * @param after the later segmentation
     * @param from the segment before, or null for none
     * @param to the segment after, or null for none
     * @return the identifiers, in alphabetical order, as many as {@link #customers}, {@link #entered}, {@link #left} or
     *     {@link #unsegmented} counts; none for a segment that is not known
     * @throws NullPointerException if before or after is null
     */
    public static List<String> customerIds(
            Segmentation before, Segmentation after, @Nullable String from, @Nullable String to) {
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        int start = from == null ? Segmentation.UNSEGMENTED : before.names().indexOf(from);
        int end = to == null ? Segmentation.UNSEGMENTED : after.names().indexOf(to);
        List<String> found = new ArrayList<>();
        if ((from == null || start >= 0) && (to == null || end >= 0)) {
            forEach(before, after, (ids, row, was, is) -> {
                if (Math.max(was, Segmentation.UNSEGMENTED) == start && Math.max(is, Segmentation.UNSEGMENTED) == end) {
                    found.add(ids.get(row));
                }
            });
        }
        return found.stream().sorted().toList();
    }

    private static int place(int segment, int[] places, int none) {
        return segment < 0 ? none : places[segment];
    }

    private static int[] places(List<String> some, List<String> all) {
        Map<String, Integer> places = numbered(all);
        return some.stream().mapToInt(places::get).toArray();
    }

    private static Map<String, Integer> numbered(List<String> names) {
        Map<String, Integer> places = new HashMap<>();
        names.forEach(name -> places.put(name, places.size()));
        return places;
    }

    /**
     * The transitions of a history's customers between two dates, each segmented as the history was known then.
     *
     * @param history the history
     * @param from the earlier date
     * @param to the later date, on or before the observation day
     * @param segments the segmentation of a history as known on a date; called twice
     * @return the transitions
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the dates are not in order or after the observation day, or there are more
     *     than 4,096 segments together
     */
    public static SegmentTransitions of(
            PurchaseHistory history, LocalDate from, LocalDate to, Function<PurchaseHistory, Segmentation> segments) {
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(segments, "segments");
        if (from.isAfter(to)) {
            throw new IllegalArgumentException("from (" + from + ") must be on or before to (" + to + ")");
        }
        PurchaseHistory now = history.asKnownOn(to);
        return of(segments.apply(now.asKnownOn(from)), segments.apply(now));
    }

    /**
     * The number of customers who moved from one segment to another, or stayed in it.
     *
     * @param from the segment before
     * @param to the segment after
     * @return the number of customers, 0 for a segment that is not known
     * @throws NullPointerException if a parameter is null
     */
    public long customers(String from, String to) {
        return at(indexOf(from, "from"), indexOf(to, "to"));
    }

    /**
     * The number of customers who were in a segment.
     *
     * @param from the segment before
     * @return the number of customers, in whatever segment they are now
     * @throws NullPointerException if the segment is null
     */
    public long customersBefore(String from) {
        int row = indexOf(from, "from");
        return row < 0 ? 0 : Arrays.stream(counts()[row]).sum();
    }

    /**
     * The number of customers who are now in a segment.
     *
     * @param to the segment after
     * @return the number of customers, in whatever segment they were
     * @throws NullPointerException if the segment is null
     */
    public long customersAfter(String to) {
        int column = indexOf(to, "to");
        return column < 0
                ? 0
                : Arrays.stream(counts()).mapToLong(row -> row[column]).sum();
    }

    /**
     * The number of customers of a segment who were in none before.
     *
     * @param to the segment after
     * @return the number of customers
     * @throws NullPointerException if the segment is null
     */
    public long entered(String to) {
        return at(names.size(), indexOf(to, "to"));
    }

    /**
     * The number of customers of a segment who are now in none.
     *
     * @param from the segment before
     * @return the number of customers
     * @throws NullPointerException if the segment is null
     */
    public long left(String from) {
        return at(indexOf(from, "from"), names.size());
    }

    /**
     * The number of customers who are in no segment now and were in none before.
     *
     * @return the number of customers whose segment is known on neither date; together with those who moved, stayed,
     *     entered and left, they are all customers
     */
    public long unsegmented() {
        return at(names.size(), names.size());
    }

    private long at(int row, int column) {
        return row < 0 || column < 0 ? 0 : counts()[row][column];
    }

    private int indexOf(String name, String parameter) {
        return names.indexOf(Objects.requireNonNull(name, parameter));
    }

    /**
     * The share of a segment's customers who are now in another segment, or in the same.
     *
     * @param from the segment before
     * @param to the segment after
     * @return customers who moved over customers who were in the segment; undefined if there were none
     * @throws NullPointerException if a parameter is null
     */
    public Rate rate(String from, String to) {
        return ofRow(customers(from, to), from);
    }

    /**
     * The share of a segment's customers who are still in it.
     *
     * @param name the segment
     * @return customers who stayed over customers who were in it; undefined if there were none
     * @throws NullPointerException if the name is null
     */
    public Rate stayed(String name) {
        return rate(Objects.requireNonNull(name, "name"), name);
    }

    /**
     * The share of a segment's customers who are in no segment now.
     *
     * @param from the segment before
     * @return customers who left over customers who were in it; undefined if there were none
     * @throws NullPointerException if the segment is null
     */
    public Rate leftRate(String from) {
        return ofRow(left(from), from);
    }

    private Rate ofRow(long part, String from) {
        return Rate.of(part, customersBefore(from), "no customer was in the segment");
    }

    /**
     * The transitions of two disjoint groups of customers between the same dates.
     *
     * @param other the transitions of customers who are not in these
     * @return the sum of every count
     * @throws NullPointerException if {@code other} is null
     * @throws IllegalArgumentException if there are more than 4,096 segments together
     * @throws ArithmeticException if a count does not fit in a long
     */
    public SegmentTransitions plus(SegmentTransitions other) {
        Objects.requireNonNull(other, "other");
        List<String> all = SegmentNames.union(names, other.names);
        long[][] sums = square(all);
        addTo(sums, all);
        other.addTo(sums, all);
        return new SegmentTransitions(all, table(all, sums));
    }

    private void addTo(long[][] sums, List<String> all) {
        long[][] counts = counts();
        int[] places = Arrays.copyOf(places(names, all), names.size() + 1);
        places[names.size()] = all.size();
        for (int row = 0; row < counts.length; row++) {
            for (int column = 0; column < counts.length; column++) {
                long[] sum = sums[places[row]];
                sum[places[column]] = Checks.sum(sum[places[column]], counts[row][column], "customers");
            }
        }
    }

    /**
     * {@return the names and a row of counts for each segment, with those who left at the end; the last row has those
     * who entered}
     */
    @Override
    public String toString() {
        return "SegmentTransitions" + names + Arrays.deepToString(counts());
    }

    /**
     * Customers from one segment to another, as a row of a page or a JSON response.
     *
     * @param from the segment before, or null for none
     * @param to the segment after, or null for none
     * @param customers the number of customers
     */
    public record Row(@Nullable String from, @Nullable String to, long customers) implements Serializable {
        /**
         * Checks the parts.
         *
         * @param from the segment before, or null for none
         * @param to the segment after, or null for none
         * @param customers the number of customers
         * @throws IllegalArgumentException if a number is negative
         */
        public Row {
            Checks.notNegative(customers, "customers");
        }
    }
}
