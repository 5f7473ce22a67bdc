package io.github.retentionmetrics.internal;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Spans of days, grouped by customer: by start, and by end where two start on one day.
 *
 * <p>The spans of customer c are those from {@code from(c)} to before {@code to(c)}. Every customer has at least one. A
 * span is half-open; {@link #RUNNING} is the end of one that has none. Memory is 8 bytes a span, 4 bytes a customer,
 * and the identifiers; spans may carry {@link PhaseColumns}. Immutable.
 */
public final class CustomerSpans implements Serializable {
    /** The end of a span that has none. */
    public static final int RUNNING = Integer.MAX_VALUE;

    private static final long serialVersionUID = 1L;
    private static final int[] NO_ROWS = {};

    private final CustomerIds ids;
    private final int[] offsets;
    /** Start in the upper half, end in the lower with its sign bit inverted: their order is that of the numbers. */
    private final long[] spans;
    /** What the spans carry, row by row; null where no span carries anything. */
    private final @Nullable PhaseColumns phases;

    private CustomerSpans(CustomerIds ids, int[] offsets, long[] spans, @Nullable PhaseColumns phases) {
        this.ids = ids;
        this.offsets = offsets;
        this.spans = spans;
        this.phases = phases;
    }

    /**
     * Groups spans by customer.
     *
     * @param customers the customers, each of whom has a span
     * @param ordinals the customer of each span
     * @param starts the first day of each span
     * @param ends the day after the last of each, or {@link #RUNNING}
     * @return the spans
     */
    public static CustomerSpans of(CustomerDictionary customers, int[] ordinals, int[] starts, int[] ends) {
        return of(customers, ordinals, starts, ends, null);
    }

    /**
     * Groups spans by customer, with what they carry.
     *
     * @param customers the customers, each of whom has a span
     * @param ordinals the customer of each span
     * @param starts the first day of each span
     * @param ends the day after the last of each, or {@link #RUNNING}
     * @param phases what the spans carry, or null for nothing
     * @return the spans
     */
    public static CustomerSpans of(
            CustomerDictionary customers, int[] ordinals, int[] starts, int[] ends, @Nullable PhaseColumns phases) {
        int[] offsets = new int[customers.size() + 1];
        for (int ordinal : ordinals) {
            offsets[ordinal + 1]++;
        }
        accumulate(offsets);
        int[] next = offsets.clone();
        long[] spans = new long[ordinals.length];
        int[] rows = phases == null ? NO_ROWS : new int[ordinals.length];
        for (int row = 0; row < ordinals.length; row++) {
            int place = next[ordinals[row]]++;
            spans[place] = span(starts[row], ends[row]);
            if (phases != null) {
                rows[place] = row;
            }
        }
        return sorted(customers.toIds(), offsets, spans, phases, rows);
    }

    private static void accumulate(int[] lengths) {
        for (int i = 1; i < lengths.length; i++) {
            lengths[i] += lengths[i - 1];
        }
    }

    private static CustomerSpans sorted(CustomerIds ids, int[] offsets, long[] spans) {
        for (int customer = 0; customer < offsets.length - 1; customer++) {
            Arrays.sort(spans, offsets[customer], offsets[customer + 1]);
        }
        return new CustomerSpans(ids, offsets, spans, null);
    }

    /** With what the spans carry, of which a span has the row that stands in its place. */
    private static CustomerSpans sorted(
            CustomerIds ids, int[] offsets, long[] spans, @Nullable PhaseColumns phases, int[] rows) {
        if (phases == null) {
            return sorted(ids, offsets, spans);
        }
        for (int customer = 0; customer < offsets.length - 1; customer++) {
            PhaseColumns.sort(spans, rows, offsets[customer], offsets[customer + 1]);
        }
        return new CustomerSpans(ids, offsets, spans, phases.gather(rows));
    }

    /**
     * What the spans carry.
     *
     * @return the columns, with the rows of these spans; null where no span carries anything
     */
    public @Nullable PhaseColumns phases() {
        return phases;
    }

    /**
     * The same spans with other codes for their terms.
     *
     * @param codes the new code by the old one
     * @return the spans
     */
    public CustomerSpans withTerms(int... codes) {
        return phases == null ? this : new CustomerSpans(ids, offsets, spans, phases.withTerms(codes));
    }

    private static long span(int start, int end) {
        return ((long) start << Integer.SIZE) | ((end ^ Integer.MIN_VALUE) & 0xFFFF_FFFFL);
    }

    /**
     * The customers.
     *
     * @return their identifiers by ordinal
     */
    public CustomerIds ids() {
        return ids;
    }

    /**
     * How many customers there are.
     *
     * @return the number of customers
     */
    public int customers() {
        return offsets.length - 1;
    }

    /**
     * How many spans there are.
     *
     * @return the number of spans
     */
    public int rows() {
        return spans.length;
    }

    /**
     * Where the spans of a customer begin.
     *
     * @param customer the customer's ordinal
     * @return the first row
     */
    public int from(int customer) {
        return offsets[customer];
    }

    /**
     * Where the spans of a customer end.
     *
     * @param customer the customer's ordinal
     * @return the row after the last
     */
    public int to(int customer) {
        return offsets[customer + 1];
    }

    /**
     * The first day of a span.
     *
     * @param row the row
     * @return the day, counted from 1970-01-01
     */
    public int start(int row) {
        return (int) (spans[row] >> Integer.SIZE);
    }

    /**
     * The end of a span.
     *
     * @param row the row
     * @return the day after its last one, counted from 1970-01-01; {@link #RUNNING} if it has none
     */
    public int end(int row) {
        return (int) spans[row] ^ Integer.MIN_VALUE;
    }

    /**
     * The same customers with one span for all that overlap or touch, which carries nothing.
     *
     * @return the merged spans
     */
    public CustomerSpans merged() {
        int[] mergedOffsets = new int[offsets.length];
        long[] merged = new long[spans.length];
        int rows = 0;
        for (int customer = 0; customer < customers(); customer++) {
            int start = start(from(customer));
            int end = end(from(customer));
            for (int row = from(customer) + 1; row < to(customer); row++) {
                if (start(row) > end) {
                    merged[rows++] = span(start, end);
                    start = start(row);
                    end = end(row);
                } else {
                    end = Math.max(end, end(row));
                }
            }
            merged[rows++] = span(start, end);
            mergedOffsets[customer + 1] = rows;
        }
        return new CustomerSpans(ids, mergedOffsets, Arrays.copyOf(merged, rows), null);
    }

    /**
     * The spans as they were known on a day: those that had begun, and as running those that had not ended.
     *
     * @param day the day, counted from 1970-01-01
     * @return the spans, and the customers who had any
     */
    public CustomerSpans upTo(int day) {
        return select(customer -> start(from(customer)) <= day, day);
    }

    /**
     * The spans of some customers.
     *
     * @param isSelected which ordinals
     * @return their spans
     */
    public CustomerSpans select(IntPredicate isSelected) {
        return select(isSelected, RUNNING);
    }

    private CustomerSpans select(IntPredicate isSelected, int day) {
        int[] customers = IntStream.range(0, customers()).filter(isSelected).toArray();
        int[] selectedOffsets = new int[customers.length + 1];
        long[] selected = new long[spans.length];
        int[] selectedRows = phases == null ? NO_ROWS : new int[spans.length];
        int rows = 0;
        for (int i = 0; i < customers.length; i++) {
            for (int row = from(customers[i]); row < to(customers[i]) && start(row) <= day; row++) {
                if (phases != null) {
                    selectedRows[rows] = row;
                }
                selected[rows++] = end(row) > day ? span(start(row), RUNNING) : spans[row];
            }
            selectedOffsets[i + 1] = rows;
        }
        return sorted(
                ids.select(customers),
                selectedOffsets,
                Arrays.copyOf(selected, rows),
                phases,
                phases == null ? NO_ROWS : Arrays.copyOf(selectedRows, rows));
    }

    /**
     * Parts with disjoint customers and about as many spans each.
     *
     * @param parts how many
     * @return the parts; some are empty if there are fewer customers
     */
    public List<CustomerSpans> split(int parts) {
        List<CustomerSpans> all = new ArrayList<>(parts);
        int from = 0;
        for (int part = 1; part <= parts; part++) {
            int to = customerAt((long) rows() * part / parts);
            all.add(range(from, to));
            from = to;
        }
        return all;
    }

    /** The first customer whose spans begin at a row or after it. */
    private int customerAt(long row) {
        int place = Arrays.binarySearch(offsets, (int) row);
        return place < 0 ? -place - 1 : place;
    }

    private CustomerSpans range(int fromCustomer, int toCustomer) {
        int first = offsets[fromCustomer];
        int[] part = Arrays.stream(offsets, fromCustomer, toCustomer + 1)
                .map(offset -> offset - first)
                .toArray();
        int end = offsets[toCustomer];
        return new CustomerSpans(
                ids.range(fromCustomer, toCustomer),
                part,
                Arrays.copyOfRange(spans, first, end),
                phases == null
                        ? null
                        : phases.gather(IntStream.range(first, end).toArray()));
    }

    /**
     * The spans of these customers and of others.
     *
     * @param other the other spans, some of which may be of customers of these
     * @return all spans of both
     * @throws IllegalStateException if they are more than an array holds
     */
    public CustomerSpans plus(CustomerSpans other) {
        Growth.requireRoom((long) rows() + other.rows(), "rows");
        CustomerDictionary dictionary = new CustomerDictionary();
        int[] mine = ids.addTo(dictionary);
        int[] others = other.ids.addTo(dictionary);
        int[] union = new int[dictionary.size() + 1];
        addLengths(union, mine);
        other.addLengths(union, others);
        accumulate(union);
        int[] next = union.clone();
        long[] all = new long[rows() + other.rows()];
        boolean hasPhases = phases != null || other.phases != null;
        int[] rows = hasPhases ? new int[all.length] : NO_ROWS;
        copyTo(all, rows, 0, next, mine);
        other.copyTo(all, rows, rows(), next, others);
        return sorted(
                dictionary.toIds(), union, all, hasPhases ? phasesOrNone().plus(other.phasesOrNone()) : null, rows);
    }

    private PhaseColumns phasesOrNone() {
        return phases == null ? PhaseColumns.empty(rows()) : phases;
    }

    private void addLengths(int[] lengths, int[] ordinals) {
        for (int customer = 0; customer < customers(); customer++) {
            lengths[ordinals[customer] + 1] += to(customer) - from(customer);
        }
    }

    private void copyTo(long[] all, int[] rows, int rowsBefore, int[] next, int[] ordinals) {
        for (int customer = 0; customer < customers(); customer++) {
            int length = to(customer) - from(customer);
            System.arraycopy(spans, from(customer), all, next[ordinals[customer]], length);
            for (int i = 0; i < length && rows.length > 0; i++) {
                rows[next[ordinals[customer]] + i] = rowsBefore + from(customer) + i;
            }
            next[ordinals[customer]] += length;
        }
    }

    /**
     * Whether all spans had begun by a day, and those with an end had ended.
     *
     * @param day the day, counted from 1970-01-01
     * @return true if no start and no end is later
     */
    public boolean areKnownOn(long day) {
        return IntStream.range(0, rows())
                .allMatch(row -> start(row) <= day && (end(row) == RUNNING || end(row) <= day));
    }

    private Object writeReplace() {
        return new Form(this);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw Restored.formRequired();
    }

    /** Whether the spans are grouped and in order, and all days possible. */
    private boolean isValid() {
        return Restored.areOffsets(offsets, rows(), true)
                && customers() == ids.size()
                && IntStream.range(0, rows()).allMatch(this::isSpan)
                && IntStream.range(0, customers())
                        .allMatch(customer -> IntStream.range(from(customer) + 1, to(customer))
                                .allMatch(row -> spans[row - 1] <= spans[row]))
                && (phases == null || phases.isValid(rows()));
    }

    private boolean isSpan(int row) {
        return Checks.isRecordDay(start(row))
                && (end(row) == RUNNING || (Checks.isRecordDay(end(row)) && start(row) <= end(row)));
    }

    /** What is stored: the identifiers, and columns with a checksum each. */
    private static final class Form implements Serializable {
        private static final long serialVersionUID = 1L;

        private final CustomerIds ids;
        private final StoredArray offsets;
        private final StoredArray spans;
        private final @Nullable PhaseColumns phases;

        Form(CustomerSpans stored) {
            ids = stored.ids;
            offsets = StoredArray.of(stored.offsets);
            spans = StoredArray.of(stored.spans);
            phases = stored.phases;
        }

        private Object readResolve() throws InvalidObjectException {
            CustomerSpans restored = Restored.of(() -> new CustomerSpans(ids, offsets.ints(), spans.longs(), phases));
            Restored.require(restored::isValid);
            return restored;
        }
    }

    @Override
    public String toString() {
        return rows() + " spans of " + ids;
    }
}
