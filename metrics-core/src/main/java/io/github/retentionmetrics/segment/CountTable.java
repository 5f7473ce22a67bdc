package io.github.retentionmetrics.segment;

import java.io.Serializable;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;
import java.util.stream.IntStream;

/**
 * Numbers of customers by two names, as the rows of a record, stored as a table.
 *
 * @param <R> the type of a row
 */
final class CountTable<R> extends AbstractList<R> implements RandomAccess, Serializable {
    private static final long serialVersionUID = 1L;

    /** Whether a cell of the table is one of the rows. */
    @FunctionalInterface
    interface Selection {
        boolean has(int row, int column, long customers);
    }

    /** The row of a cell. */
    @FunctionalInterface
    interface Maker<R> {
        R row(int row, int column, long customers);
    }

    /** The largest number of names, for which the table of pairs takes 128 MB. */
    static final int MOST_NAMES = 4_096;

    private final transient List<String> names;
    private final transient long[][] counts;
    /** The cells that are rows: row times width plus column. */
    private final transient int[] cells;

    private final transient Maker<R> maker;

    /** Rows that own the given table. */
    CountTable(List<String> names, long[][] counts, Selection selection, Maker<R> maker) {
        this.names = names;
        this.counts = counts;
        this.maker = maker;
        int width = counts.length;
        this.cells = IntStream.range(0, width * width)
                .filter(cell -> selection.has(cell / width, cell % width, counts[cell / width][cell % width]))
                .toArray();
    }

    /**
     * An empty table of some names.
     *
     * @param size the number of names
     * @param others the number of additional rows and columns
     * @param what the kind of the names, for messages
     * @throws IllegalArgumentException if there are more than {@link #MOST_NAMES}
     */
    static long[][] square(int size, int others, String what) {
        if (size > MOST_NAMES) {
            throw new IllegalArgumentException(what + " must be at most " + MOST_NAMES + ": " + size);
        }
        return new long[size + others][size + others];
    }

    /** Whether this is a table of the given names, in this order. */
    boolean isOf(List<String> others) {
        return names.equals(others);
    }

    /** The table, which must not be changed. */
    long[][] counts() {
        return counts;
    }

    @Override
    public R get(int index) {
        int row = cells[index] / counts.length;
        int column = cells[index] % counts.length;
        return maker.row(row, column, counts[row][column]);
    }

    @Override
    public int size() {
        return cells.length;
    }

    private Object writeReplace() {
        return new ArrayList<>(this);
    }
}
