package io.github.retentionmetrics.internal;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * What spans carry besides their days, as columns: the code of their terms, the end of their trial, the day on which
 * their end was asked for, and the identifier of the subscription that they are phases of. 4 bytes a span for each that
 * any span has, and 8 for identifiers of at most eight characters. Immutable.
 */
public final class PhaseColumns implements Serializable {
    /** A code or day that is not given. */
    public static final int NONE = Integer.MIN_VALUE;

    private static final long serialVersionUID = 1L;
    private static final int MOST_INSERTED = 40;

    private static final int[] NO_DAYS = {};

    private final int[] terms;
    /** By row; empty if no row has one. */
    private final int[] trialEnds;
    /** By row; empty if no row has one. */
    private final int[] cancellations;

    private final PhaseIds subscriptions;

    private PhaseColumns(int[] terms, int[] trialEnds, int[] cancellations, PhaseIds subscriptions) {
        this.terms = terms;
        this.trialEnds = trialEnds;
        this.cancellations = cancellations;
        this.subscriptions = subscriptions;
    }

    /** Rows to which columns are filled in one after the other. */
    public static final class Filler {
        private final int[] terms;
        private int[] trialEnds = NO_DAYS;
        private int[] cancellations = NO_DAYS;
        private final PhaseIds.Filler ids;

        /**
         * Columns of which nothing is given yet.
         *
         * @param rows how many rows
         */
        public Filler(int rows) {
            terms = none(rows);
            ids = new PhaseIds.Filler(rows);
        }

        /**
         * Gives the terms of a row.
         *
         * @param row the row
         * @param code their code, from 0
         */
        public void terms(int row, int code) {
            terms[row] = code;
        }

        /**
         * Gives the end of a row's trial.
         *
         * @param row the row
         * @param day the first day after the trial
         */
        public void trialEnd(int row, int day) {
            trialEnds = trialEnds.length == 0 ? none(terms.length) : trialEnds;
            trialEnds[row] = day;
        }

        /**
         * Gives the day on which the end of a row was asked for.
         *
         * @param row the row
         * @param day the day
         */
        public void cancellation(int row, int day) {
            cancellations = cancellations.length == 0 ? none(terms.length) : cancellations;
            cancellations[row] = day;
        }

        /**
         * Gives the subscription of a row.
         *
         * @param row the row
         * @param id the subscription's identifier, not blank
         */
        public void subscription(int row, String id) {
            ids.put(row, id);
        }

        /**
         * The columns.
         *
         * @return them; the filler is not to be used afterwards
         */
        public PhaseColumns toColumns() {
            return new PhaseColumns(terms, trialEnds, cancellations, ids.toIds());
        }
    }

    private static int[] none(int rows) {
        int[] column = new int[rows];
        Arrays.fill(column, NONE);
        return column;
    }

    /**
     * How many rows there are.
     *
     * @return the number of rows
     */
    public int rows() {
        return terms.length;
    }

    /**
     * The terms of a row.
     *
     * @param row the row
     * @return their code, or {@link #NONE}
     */
    public int terms(int row) {
        return terms[row];
    }

    /**
     * The end of a row's trial.
     *
     * @param row the row
     * @return the first day after the trial, or {@link #NONE}
     */
    public int trialEnd(int row) {
        return trialEnds.length == 0 ? NONE : trialEnds[row];
    }

    /**
     * The day on which the end of a row was asked for.
     *
     * @param row the row
     * @return the day, or {@link #NONE}
     */
    public int cancellation(int row) {
        return cancellations.length == 0 ? NONE : cancellations[row];
    }

    /**
     * The subscription of a row.
     *
     * @param row the row
     * @return its identifier, empty if there is none
     */
    public String subscriptionId(int row) {
        return subscriptions.get(row);
    }

    /**
     * Whether two rows are phases of one subscription.
     *
     * @param row a row
     * @param other a row of the same customer
     * @return true if they have the same identifier, or are the same row
     */
    public boolean isSameSubscription(int row, int other) {
        return subscriptions.isSame(row, other);
    }

    /** The first row of the subscription of each row of a customer. */
    void firstRows(int from, int to, int[] first) {
        subscriptions.firstRows(from, to, first);
    }

    /** The rows in another order, or some of them. */
    PhaseColumns gather(int[] rows) {
        return new PhaseColumns(
                gather(terms, rows), gather(trialEnds, rows), gather(cancellations, rows), subscriptions.gather(rows));
    }

    private static int[] gather(int[] column, int[] rows) {
        if (column.length == 0) {
            return column;
        }
        int[] gathered = new int[rows.length];
        for (int row = 0; row < rows.length; row++) {
            gathered[row] = column[rows[row]];
        }
        return gathered;
    }

    /** Sorts the spans of one customer, and the rows that they have. Most are few, and in order. */
    static void sort(long[] spans, int[] rows, int from, int to) {
        if (to - from > MOST_INSERTED) {
            sortMany(spans, rows, from, to);
            return;
        }
        for (int next = from + 1; next < to; next++) {
            long span = spans[next];
            int row = rows[next];
            int place = next;
            while (place > from && spans[place - 1] > span) {
                spans[place] = spans[place - 1];
                rows[place] = rows[place - 1];
                place--;
            }
            spans[place] = span;
            rows[place] = row;
        }
    }

    private static void sortMany(long[] spans, int[] rows, int from, int to) {
        int[] order = IntStream.range(from, to)
                .boxed()
                .sorted(Comparator.comparingLong(place -> spans[place]))
                .mapToInt(Integer::intValue)
                .toArray();
        long[] sorted = Arrays.stream(order).mapToLong(place -> spans[place]).toArray();
        int[] sortedRows = Arrays.stream(order).map(place -> rows[place]).toArray();
        System.arraycopy(sorted, 0, spans, from, sorted.length);
        System.arraycopy(sortedRows, 0, rows, from, sorted.length);
    }

    /** Columns without anything given. */
    static PhaseColumns empty(int rows) {
        return new Filler(rows).toColumns();
    }

    /** These rows and then others. */
    PhaseColumns plus(PhaseColumns other) {
        return new PhaseColumns(
                concat(terms, other.terms),
                days(trialEnds, other, other.trialEnds),
                days(cancellations, other, other.cancellations),
                subscriptions.plus(other.subscriptions));
    }

    /** The days of these rows and then of others. */
    private int[] days(int[] mine, PhaseColumns other, int... others) {
        return mine.length == 0 && others.length == 0
                ? NO_DAYS
                : concat(mine.length == 0 ? none(rows()) : mine, others.length == 0 ? none(other.rows()) : others);
    }

    /**
     * The same rows with other codes for their terms.
     *
     * @param codes the new code by the old one
     * @return the rows
     */
    public PhaseColumns withTerms(int... codes) {
        return new PhaseColumns(renumbered(terms, codes), trialEnds, cancellations, subscriptions);
    }

    private static int[] renumbered(int[] column, int... codes) {
        return Arrays.stream(column)
                .map(code -> code == NONE ? NONE : codes[code])
                .toArray();
    }

    private static int[] concat(int[] first, int... second) {
        return IntStream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
    }

    /** Whether every column has so many rows, and codes and days are possible. */
    boolean isValid(int rows) {
        return terms.length == rows
                && (trialEnds.length == 0 || trialEnds.length == rows)
                && (cancellations.length == 0 || cancellations.length == rows)
                && subscriptions.rows() == rows
                && Arrays.stream(terms).allMatch(code -> code == NONE || code >= 0)
                && areDays(trialEnds)
                && areDays(cancellations);
    }

    private static boolean areDays(int[] days) {
        return Arrays.stream(days).allMatch(day -> day == NONE || Checks.isRecordDay(day));
    }

    /**
     * Whether all terms are of a catalogue.
     *
     * @param size how many terms it has
     * @return true if no code is too large
     */
    public boolean areTermsOf(int size) {
        return Arrays.stream(terms).allMatch(code -> code < size);
    }

    private Object writeReplace() {
        return new Form(this);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw Restored.formRequired();
    }

    /** What is stored: columns with a checksum each, and the identifiers. */
    private static final class Form implements Serializable {
        private static final long serialVersionUID = 1L;

        private final StoredArray terms;
        private final StoredArray trialEnds;
        private final StoredArray cancellations;
        private final PhaseIds subscriptions;

        Form(PhaseColumns stored) {
            terms = StoredArray.of(stored.terms);
            trialEnds = StoredArray.of(stored.trialEnds);
            cancellations = StoredArray.of(stored.cancellations);
            subscriptions = stored.subscriptions;
        }

        private Object readResolve() throws InvalidObjectException {
            PhaseColumns restored = Restored.of(() -> new PhaseColumns(
                    terms.ints(),
                    trialEnds.ints(),
                    cancellations.ints(),
                    Objects.requireNonNull(subscriptions, "subscriptions")));
            Restored.require(() -> restored.isValid(restored.rows()));
            return restored;
        }
    }

    @Override
    public String toString() {
        return rows() + " phases";
    }
}
