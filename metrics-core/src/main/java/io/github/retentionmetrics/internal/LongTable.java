package io.github.retentionmetrics.internal;

import java.util.Arrays;

/** Distinct numbers, numbered as they come: an open-addressing hash table of primitives. */
public final class LongTable {
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private long[] keys = new long[64];
    private int[] slots = new int[128];
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
        int slot = slot(key);
        if (slots[slot] == 0) {
            if (size == keys.length) {
                grow();
                slot = slot(key);
            }
            keys[size++] = key;
            slots[slot] = size;
        }
        return slots[slot] - 1;
    }

    /** The place of a key, or the free place where it belongs. */
    private int slot(long key) {
        int mask = slots.length - 1;
        int slot = (int) ((key * MIX) >>> 32) & mask;
        while (slots[slot] != 0 && keys[slots[slot] - 1] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        keys = Arrays.copyOf(keys, Growth.larger(keys.length, "distinct values"));
        slots = new int[Integer.highestOneBit(Math.min(keys.length, 1 << 28)) * 4];
        for (int i = 0; i < size; i++) {
            slots[slot(keys[i])] = i + 1;
        }
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
