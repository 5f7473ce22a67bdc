package io.github.retentionmetrics.internal;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Rows of (instant, type, session), grouped per customer and in order of time within a customer; rows of one instant as
 * they arrived.
 *
 * <p>The rows of customer c are those from {@code offsets[c]} to before {@code offsets[c + 1]}. Instants are
 * microseconds since 1970-01-01T00:00Z. Types are codes that the owner gives a meaning; the code of a session is 0
 * where there is none. That is 12 bytes a row, 16 where rows have sessions, and 4 a customer. The arrays are shared and
 * must not be changed.
 */
public final class EventColumns implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int FEW = 24;

    private final int[] offsets;
    private final long[] micros;
    private final int[] types;
    private final int @Nullable [] sessions;

    private EventColumns(int[] offsets, long[] micros, int[] types, int @Nullable [] sessions) {
        this.offsets = offsets;
        this.micros = micros;
        this.types = types;
        this.sessions = sessions;
    }

    /**
     * Columns of rows in any order.
     *
     * @param customers how many customers there are
     * @param ordinals the customers of the rows
     * @param micros the instants of the rows
     * @param types the codes of their types
     * @param sessions the codes of their sessions, or null if none has one
     * @param rows how many rows there are, from the start of the arrays
     * @return the columns; the arrays are not kept
     */
    public static EventColumns of(
            int customers, int[] ordinals, long[] micros, int[] types, int @Nullable [] sessions, int rows) {
        int[] offsets = new int[customers + 1];
        for (int row = 0; row < rows; row++) {
            offsets[ordinals[row] + 1]++;
        }
        for (int customer = 0; customer < customers; customer++) {
            offsets[customer + 1] += offsets[customer];
        }
        int[] next = offsets.clone();
        long[] groupedMicros = new long[rows];
        int[] groupedTypes = new int[rows];
        int[] groupedSessions = sessions == null ? null : new int[rows];
        for (int row = 0; row < rows; row++) {
            int place = next[ordinals[row]]++;
            groupedMicros[place] = micros[row];
            groupedTypes[place] = types[row];
            if (sessions != null && groupedSessions != null) {
                groupedSessions[place] = sessions[row];
            }
        }
        return new EventColumns(offsets, groupedMicros, groupedTypes, groupedSessions).sort();
    }

    private EventColumns sort() {
        for (int customer = 0; customer < customers(); customer++) {
            int from = offsets[customer];
            int to = offsets[customer + 1];
            int row = from + 1;
            while (row < to && micros[row - 1] <= micros[row]) {
                row++;
            }
            if (row < to) {
                sort(from, to);
            }
        }
        return this;
    }

    /** Sorts the rows of a customer by time; equal instants stay in their order. */
    private void sort(int from, int to) {
        if (to - from <= FEW) {
            for (int row = from + 1; row < to; row++) {
                for (int place = row; place > from && micros[place - 1] > micros[place]; place--) {
                    swap(place - 1, place);
                }
            }
            return;
        }
        int middle = (from + to) >>> 1;
        sort(from, middle);
        sort(middle, to);
        merge(from, middle, to);
    }

    private void swap(int one, int other) {
        long micro = micros[one];
        micros[one] = micros[other];
        micros[other] = micro;
        int type = types[one];
        types[one] = types[other];
        types[other] = type;
        if (sessions != null) {
            int session = sessions[one];
            sessions[one] = sessions[other];
            sessions[other] = session;
        }
    }

    private void merge(int from, int middle, int to) {
        if (micros[middle - 1] <= micros[middle]) {
            return;
        }
        long[] firstMicros = Arrays.copyOfRange(micros, from, middle);
        int[] firstTypes = Arrays.copyOfRange(types, from, middle);
        int[] firstSessions = sessions == null ? null : Arrays.copyOfRange(sessions, from, middle);
        int first = 0;
        int second = middle;
        for (int place = from; first < firstMicros.length; place++) {
            if (second < to && micros[second] < firstMicros[first]) {
                copy(second++, place);
            } else {
                micros[place] = firstMicros[first];
                types[place] = firstTypes[first];
                if (sessions != null && firstSessions != null) {
                    sessions[place] = firstSessions[first];
                }
                first++;
            }
        }
    }

    private void copy(int from, int to) {
        micros[to] = micros[from];
        types[to] = types[from];
        if (sessions != null) {
            sessions[to] = sessions[from];
        }
    }

    /**
     * How many rows there are.
     *
     * @return the number of rows
     */
    public int rows() {
        return micros.length;
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
     * Where the rows of a customer start.
     *
     * @param customer the customer's ordinal
     * @return the first row
     */
    public int from(int customer) {
        return offsets[customer];
    }

    /**
     * Where the rows of a customer end.
     *
     * @param customer the customer's ordinal
     * @return the row after the last
     */
    public int to(int customer) {
        return offsets[customer + 1];
    }

    /**
     * The instants of the rows.
     *
     * @return the shared array
     */
    public long[] micros() {
        return micros;
    }

    /**
     * The codes of the types of the rows.
     *
     * @return the shared array
     */
    public int[] types() {
        return types;
    }

    /**
     * The session of a row.
     *
     * @param row the row
     * @return its code, 0 for none
     */
    public int session(int row) {
        return sessions == null ? 0 : sessions[row];
    }

    /**
     * Whether any row may have a session.
     *
     * @return false if none has one
     */
    public boolean hasSessions() {
        return sessions != null;
    }

    /**
     * Where the rows of a customer end that come before an instant.
     *
     * @param customer the customer's ordinal
     * @param endMicros the instant
     * @return the row after the customer's last one before it
     */
    public int toBefore(int customer, long endMicros) {
        int low = from(customer);
        int high = to(customer);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (micros[middle] < endMicros) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * The rows of some customers that come before an instant.
     *
     * @param customers the ordinals of the customers
     * @param endMicros the instant
     * @return their rows, with the customers in this order
     */
    public EventColumns select(int[] customers, long endMicros) {
        int[] selected = new int[customers.length + 1];
        for (int i = 0; i < customers.length; i++) {
            selected[i + 1] = selected[i] + toBefore(customers[i], endMicros) - from(customers[i]);
        }
        int rows = selected[customers.length];
        EventColumns part =
                new EventColumns(selected, new long[rows], new int[rows], sessions == null ? null : new int[rows]);
        for (int i = 0; i < customers.length; i++) {
            copyTo(part, selected[i], from(customers[i]), selected[i + 1] - selected[i]);
        }
        return part;
    }

    private void copyTo(EventColumns other, int place, int from, int length) {
        System.arraycopy(micros, from, other.micros, place, length);
        System.arraycopy(types, from, other.types, place, length);
        if (sessions != null && other.sessions != null) {
            System.arraycopy(sessions, from, other.sessions, place, length);
        }
    }

    /**
     * The same rows with other codes for their types.
     *
     * @param typeOf the new codes by the old ones
     * @return the rows with the new codes
     */
    public EventColumns withTypes(int[] typeOf) {
        return new EventColumns(offsets, micros, mapped(types, typeOf), sessions);
    }

    /**
     * The same rows with other codes for their sessions.
     *
     * @param sessionOf the new code, less 1, by the old code, less 1
     * @return the rows with the new codes
     */
    public EventColumns withSessions(int[] sessionOf) {
        if (sessions == null) {
            return this;
        }
        int[] codes = new int[sessionOf.length + 1];
        for (int code = 1; code < codes.length; code++) {
            codes[code] = 1 + sessionOf[code - 1];
        }
        return new EventColumns(offsets, micros, types, mapped(sessions, codes));
    }

    private static int[] mapped(int[] codes, int[] newCodes) {
        return Arrays.stream(codes).map(code -> newCodes[code]).toArray();
    }

    /**
     * The rows of these and of other columns, whose customers have other ordinals in the union. At one instant the rows
     * of these columns come first.
     *
     * @param other the other columns, with the same codes
     * @param ordinals the ordinals of their customers in the union
     * @param customers how many customers the union has
     * @return the union
     * @throws IllegalStateException if the rows are more than an array holds
     */
    public EventColumns plus(EventColumns other, int[] ordinals, int customers) {
        Growth.requireRoom((long) rows() + other.rows(), "rows");
        int rows = rows() + other.rows();
        int[] offsets = new int[customers + 1];
        for (int customer = 0; customer < customers(); customer++) {
            offsets[customer + 1] += to(customer) - from(customer);
        }
        for (int customer = 0; customer < other.customers(); customer++) {
            offsets[ordinals[customer] + 1] += other.to(customer) - other.from(customer);
        }
        for (int customer = 0; customer < customers; customer++) {
            offsets[customer + 1] += offsets[customer];
        }
        boolean haveSessions = sessions != null || other.sessions != null;
        EventColumns union =
                new EventColumns(offsets, new long[rows], new int[rows], haveSessions ? new int[rows] : null);
        int[] next = offsets.clone();
        for (int customer = 0; customer < customers(); customer++) {
            int length = to(customer) - from(customer);
            copyTo(union, next[customer], from(customer), length);
            next[customer] += length;
        }
        for (int customer = 0; customer < other.customers(); customer++) {
            other.copyTo(
                    union, next[ordinals[customer]], other.from(customer), other.to(customer) - other.from(customer));
        }
        return union.sort();
    }

    private Object writeReplace() {
        return new Form(this);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw Restored.formRequired();
    }

    /** Whether the rows are grouped and in order of time, and all codes possible. */
    private boolean isValid() {
        return Restored.areOffsets(offsets, micros.length, true)
                && types.length == micros.length
                && Restored.areWithin(types, 0, Integer.MAX_VALUE)
                && (sessions == null || sessions.length == micros.length)
                && (sessions == null || Restored.areWithin(sessions, 0, Integer.MAX_VALUE))
                && areOrdered();
    }

    private boolean areOrdered() {
        for (int customer = 0; customer < customers(); customer++) {
            for (int row = from(customer) + 1; row < to(customer); row++) {
                if (micros[row] < micros[row - 1]) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * Whether the codes are those of so many types and sessions.
     *
     * @param typeCount how many types there are
     * @param sessionCount how many sessions there are
     * @return true if each has a meaning
     */
    public boolean areCodesOf(int typeCount, int sessionCount) {
        return Restored.areWithin(types, 0, typeCount - 1)
                && (sessions == null || Restored.areWithin(sessions, 0, sessionCount));
    }

    /** What is stored: the columns, each with a checksum. */
    private static final class Form implements Serializable {
        private static final long serialVersionUID = 1L;

        private final StoredArray offsets;
        private final StoredArray micros;
        private final StoredArray types;
        private final @Nullable StoredArray sessions;

        Form(EventColumns columns) {
            offsets = StoredArray.of(columns.offsets);
            micros = StoredArray.of(columns.micros);
            types = StoredArray.of(columns.types);
            sessions = columns.sessions == null ? null : StoredArray.of(columns.sessions);
        }

        private Object readResolve() throws InvalidObjectException {
            EventColumns columns = Restored.of(() -> new EventColumns(
                    offsets.ints(), micros.longs(), types.ints(), sessions == null ? null : sessions.ints()));
            Restored.require(columns::isValid);
            return columns;
        }
    }
}
