package io.github.retentionmetrics.internal;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What spans carry besides their days, as columns: the code of their terms, the end of their trial, the day on which
 * their end was asked for, and the subscription that they are phases of. 16 bytes a span, and the identifiers of the
 * subscriptions. Immutable.
 */
public final class PhaseColumns implements Serializable {
    /** A code or day that is not given. */
    public static final int NONE = Integer.MIN_VALUE;

    private static final long serialVersionUID = 1L;
    private static final int MOST_INSERTED = 40;

    private final int[] terms;
    private final int[] trialEnds;
    private final int[] cancellations;
    private final int[] subscriptions;
    private final CustomerIds subscriptionIds;

    private PhaseColumns(
            int[] terms, int[] trialEnds, int[] cancellations, int[] subscriptions, CustomerIds subscriptionIds) {
        this.terms = terms;
        this.trialEnds = trialEnds;
        this.cancellations = cancellations;
        this.subscriptions = subscriptions;
        this.subscriptionIds = subscriptionIds;
    }

    /** Rows to which columns are filled in one after the other. */
    public static final class Filler {
        private final int[] terms;
        private final int[] trialEnds;
        private final int[] cancellations;
        private final @Nullable String[] ids;

        /**
         * Columns of which nothing is given yet.
         *
         * @param rows how many rows
         */
        public Filler(int rows) {
            terms = none(rows);
            trialEnds = none(rows);
            cancellations = none(rows);
            ids = new String[rows];
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
            trialEnds[row] = day;
        }

        /**
         * Gives the day on which the end of a row was asked for.
         *
         * @param row the row
         * @param day the day
         */
        public void cancellation(int row, int day) {
            cancellations[row] = day;
        }

        /**
         * Gives the subscription of a row.
         *
         * @param row the row
         * @param id the subscription's identifier, not blank
         */
        public void subscription(int row, String id) {
            ids[row] = id;
        }

        /**
         * The columns.
         *
         * @return them; the filler is not to be used afterwards
         */
        public PhaseColumns toColumns() {
            CustomerDictionary dictionary = new CustomerDictionary();
            int[] rows = IntStream.range(0, ids.length)
                    .filter(row -> ids[row] != null)
                    .toArray();
            int[] codes = new int[rows.length];
            dictionary.addAll(Arrays.stream(ids).filter(Objects::nonNull).toArray(String[]::new), codes, 0);
            int[] subscriptions = none(ids.length);
            for (int i = 0; i < rows.length; i++) {
                subscriptions[rows[i]] = codes[i];
            }
            return new PhaseColumns(terms, trialEnds, cancellations, subscriptions, dictionary.toIds());
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
        return trialEnds[row];
    }

    /**
     * The day on which the end of a row was asked for.
     *
     * @param row the row
     * @return the day, or {@link #NONE}
     */
    public int cancellation(int row) {
        return cancellations[row];
    }

    /**
     * The subscription of a row.
     *
     * @param row the row
     * @return its code, or {@link #NONE}
     */
    public int subscription(int row) {
        return subscriptions[row];
    }

    /**
     * The identifiers of the subscriptions.
     *
     * @return the identifiers, by code
     */
    public CustomerIds subscriptionIds() {
        return subscriptionIds;
    }

    /** The rows in another order, or some of them; without identifiers that none of them has. */
    PhaseColumns gather(int[] rows) {
        int[] used = gather(subscriptions, rows);
        CustomerIds ids = subscriptionIds;
        int[] places = new int[ids.size()];
        for (int code : used) {
            if (code != NONE) {
                places[code] = 1;
            }
        }
        int[] codes = IntStream.range(0, places.length)
                .filter(code -> places[code] > 0)
                .toArray();
        if (codes.length < places.length) {
            for (int place = 0; place < codes.length; place++) {
                places[codes[place]] = place;
            }
            used = renumbered(used, places);
            ids = ids.select(codes);
        }
        return new PhaseColumns(gather(terms, rows), gather(trialEnds, rows), gather(cancellations, rows), used, ids);
    }

    private static int[] gather(int[] column, int[] rows) {
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
        CustomerDictionary dictionary = new CustomerDictionary();
        int[] mine = subscriptionIds.addTo(dictionary);
        int[] others = other.subscriptionIds.addTo(dictionary);
        return new PhaseColumns(
                concat(terms, other.terms),
                concat(trialEnds, other.trialEnds),
                concat(cancellations, other.cancellations),
                concat(renumbered(subscriptions, mine), renumbered(other.subscriptions, others)),
                dictionary.toIds());
    }

    /**
     * The same rows with other codes for their terms.
     *
     * @param codes the new code by the old one
     * @return the rows
     */
    public PhaseColumns withTerms(int... codes) {
        return new PhaseColumns(renumbered(terms, codes), trialEnds, cancellations, subscriptions, subscriptionIds);
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
                && trialEnds.length == rows
                && cancellations.length == rows
                && subscriptions.length == rows
                && Arrays.stream(terms).allMatch(code -> code == NONE || code >= 0)
                && areDays(trialEnds)
                && areDays(cancellations)
                && Arrays.stream(subscriptions)
                        .allMatch(code -> code == NONE || (code >= 0 && code < subscriptionIds.size()));
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
        private final StoredArray subscriptions;
        private final CustomerIds subscriptionIds;

        Form(PhaseColumns stored) {
            terms = StoredArray.of(stored.terms);
            trialEnds = StoredArray.of(stored.trialEnds);
            cancellations = StoredArray.of(stored.cancellations);
            subscriptions = StoredArray.of(stored.subscriptions);
            subscriptionIds = stored.subscriptionIds;
        }

        private Object readResolve() throws InvalidObjectException {
            PhaseColumns restored = Restored.of(() -> new PhaseColumns(
                    terms.ints(),
                    trialEnds.ints(),
                    cancellations.ints(),
                    subscriptions.ints(),
                    Objects.requireNonNull(subscriptionIds, "subscriptionIds")));
            Restored.require(() -> restored.isValid(restored.rows()));
            return restored;
        }
    }

    @Override
    public String toString() {
        return rows() + " phases of " + subscriptionIds.size() + " subscriptions";
    }
}
