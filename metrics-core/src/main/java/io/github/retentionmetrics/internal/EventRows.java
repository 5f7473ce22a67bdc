package io.github.retentionmetrics.internal;

import java.util.Arrays;

/** Rows of (customer ordinal, instant, type, session) in any order; the way to {@link EventColumns}. */
public final class EventRows {
    private static final int SMALLEST = 16;

    private int[] customers = new int[SMALLEST];
    private long[] micros = new long[SMALLEST];
    private int[] types = new int[SMALLEST];
    /** Empty until a row has a session. */
    private int[] sessions = new int[0];

    private int rows;
    private long lastMicros = Long.MIN_VALUE;

    /** No rows. */
    public EventRows() {}

    /**
     * How many rows there are.
     *
     * @return the number of rows
     */
    public int rows() {
        return rows;
    }

    /**
     * The latest instant.
     *
     * @return microseconds since 1970-01-01T00:00Z; the smallest long if there are no rows
     */
    public long lastMicros() {
        return lastMicros;
    }

    /**
     * Adds a row.
     *
     * @param customer the customer's ordinal
     * @param micro the instant, in microseconds since 1970-01-01T00:00Z
     * @param type the code of the type
     * @param session the code of the session, 0 for none
     * @throws IllegalStateException if the rows are more than an array holds
     */
    public void add(int customer, long micro, int type, int session) {
        if (rows == micros.length) {
            int size = Growth.larger(rows, "events");
            customers = Arrays.copyOf(customers, size);
            micros = Arrays.copyOf(micros, size);
            types = Arrays.copyOf(types, size);
        }
        boolean haveSessions = session != 0 || sessions.length > 0;
        if (haveSessions && rows >= sessions.length) {
            sessions = Arrays.copyOf(sessions, micros.length);
        }
        customers[rows] = customer;
        micros[rows] = micro;
        types[rows] = type;
        if (haveSessions) {
            sessions[rows] = session;
        }
        rows++;
        lastMicros = Math.max(lastMicros, micro);
    }

    /**
     * Adds the rows of another object.
     *
     * @param other the other rows
     * @param customerOf the ordinals here by the ordinals there
     * @param typeOf the codes of types here by the codes there
     * @param sessionOf the ordinals of sessions here by those there; the code of a session is its ordinal and 1
     * @throws IllegalStateException if the rows are more than an array holds
     */
    public void addAll(EventRows other, int[] customerOf, int[] typeOf, int[] sessionOf) {
        int added = other.rows;
        for (int row = 0; row < added; row++) {
            int session = other.sessions.length == 0 ? 0 : other.sessions[row];
            add(
                    customerOf[other.customers[row]],
                    other.micros[row],
                    typeOf[other.types[row]],
                    session == 0 ? 0 : 1 + sessionOf[session - 1]);
        }
    }

    /**
     * The rows, grouped per customer.
     *
     * @param customerCount how many customers there are
     * @return the columns
     */
    public EventColumns toColumns(int customerCount) {
        return EventColumns.of(customerCount, customers, micros, types, sessions.length == 0 ? null : sessions, rows);
    }
}
