package io.github.retentionmetrics.internal;

import java.util.Arrays;

/** Distinct numbers, numbered as they come: without an object per number. */
public final class LongTable {
    private static final int SMALLEST = 64;

    private final LongSlots numbers = new LongSlots(SMALLEST);
    private long[] keys = new long[SMALLEST];
    private int size;

    /** An empty table. */
    public LongTable() {}

    /**
     * The number of a key, which is added if it is new.
     *
     * @param key the key
     * @return its number, from 0 in the order of first appearance
     */
    public int add(long key) {
        int number = numbers.ordinalOf(key, size);
        if (number == size) {
            append(key);
        }
        return number;
    }

    private void append(long key) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, Growth.larger(size, "distinct values"));
        }
        keys[size++] = key;
    }

    /**
     * How many distinct keys there are.
     *
     * @return the number of keys
     */
    public int size() {
        return size;
    }

    /**
     * The distinct keys.
     *
     * @return the keys by their numbers, in a new array
     */
    public long[] keys() {
        return Arrays.copyOf(keys, size);
    }

    /**
     * The distinct keys, sorted.
     *
     * @return the keys in ascending order, in a new array
     */
    public long[] sorted() {
        long[] sorted = Arrays.copyOf(keys, size);
        Arrays.sort(sorted);
        return sorted;
    }

    /**
     * The places of the keys in ascending order.
     *
     * @return the rank of each key by its number, from 0
     */
    public int[] ranks() {
        long[] sorted = sorted();
        int[] ranks = new int[size];
        for (int rank = 0; rank < size; rank++) {
            ranks[add(sorted[rank])] = rank;
        }
        return ranks;
    }
}
