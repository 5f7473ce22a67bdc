package io.github.retentionmetrics.internal;

import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Numbers to ordinals that the caller gives them: a hash table with open addressing, without an object per number.
 *
 * <p>A number and its ordinal lie side by side, so that a look-up waits for one place of memory. Numbers that collide
 * too often, by chance or by design, go to a {@link TreeMap}, which has no hash. Whatever the numbers are, a look-up
 * takes at most {@value #LONGEST_PROBE} slots and a number of comparisons that is logarithmic in the size, and growing
 * takes as much for each number.
 */
final class LongSlots {
    /** How many numbers are well looked up at once, while others come in between. */
    static final int BLOCK = 64;

    static final int LONGEST_PROBE = 64;

    private static final int SMALLEST = 32;
    private static final int LARGEST = 1 << 30;

    /**
     * Odd numbers whose products spread the bits of a number: the golden ratio as a fraction of 2^64, and one of
     * SplitMix64.
     */
    private static final long MIXER = 0x9E3779B97F4A7C15L;

    private static final long OTHER_MIXER = 0xBF58476D1CE4E5B9L;

    /** A number and beside it its ordinal plus one; 0 in a free slot. */
    private long[] slots;

    private final NavigableMap<Long, Integer> crowded;
    private int size;

    /** No numbers yet, and room for so many. */
    LongSlots(int room) {
        this(room, new TreeMap<>());
    }

    /** The same with an empty map for the numbers that collide too often. */
    LongSlots(int room, NavigableMap<Long, Integer> crowded) {
        this.crowded = crowded;
        slots = new long[lengthFor(room, SMALLEST)];
    }

    /** At most half of the slots are taken, unless the array would be too large. */
    private static int lengthFor(int size, int atLeast) {
        int length = atLeast;
        while (4L * size > length && length < LARGEST) {
            length *= 2;
        }
        return length;
    }

    int size() {
        return size;
    }

    /** The ordinal of a number, or -1 if it has none. */
    int find(long number) {
        int slot = slotOf(number);
        return slot >= 0 ? (int) slots[slot + 1] - 1 : crowded.getOrDefault(number, -1);
    }

    /**
     * The ordinals of many numbers that are in the first slot where they may be; the rows of all others, known or not,
     * are put into a list. A loop without a branch, so that it waits for memory at many places at once and nothing is
     * mispredicted.
     *
     * @return how many others there are
     */
    int findFirst(long[] numbers, int from, int to, int[] ordinals, int[] others) {
        long[] slots = this.slots;
        int mask = slots.length - 2;
        int missing = 0;
        for (int row = from; row < to; row++) {
            int slot = hash(numbers[row]) & mask;
            long difference = slots[slot] ^ numbers[row];
            int ordinal = (int) slots[slot + 1] - 1;
            // all bits where the numbers differ
            ordinal |= (int) ((difference | -difference) >> (Long.SIZE - 1));
            ordinals[row] = ordinal;
            others[missing] = row;
            missing += ordinal >>> (Integer.SIZE - 1);
        }
        return missing;
    }

    /** The ordinal of a number, which gets the next one if it has none. */
    int ordinalOf(long number, int next) {
        int slot = slotOf(number);
        if (slot < 0) {
            return crowdedOrdinalOf(number, next);
        }
        if (slots[slot + 1] != 0) {
            return (int) slots[slot + 1] - 1;
        }
        slots[slot] = number;
        slots[slot + 1] = next + 1L;
        makeRoom();
        return next;
    }

    private int crowdedOrdinalOf(long number, int next) {
        Integer known = crowded.putIfAbsent(number, next);
        if (known != null) {
            return known;
        }
        makeRoom();
        return next;
    }

    /** Counts a number that has come, and makes room for another. */
    private void makeRoom() {
        size++;
        reserve(size + 1);
    }

    /** Makes room for so many numbers. */
    void reserve(int room) {
        int length = lengthFor(room, slots.length);
        if (length > slots.length) {
            grow(length);
        }
    }

    private void grow(int length) {
        long[] old = slots;
        NavigableMap<Long, Integer> others = new TreeMap<>(crowded);
        slots = new long[length];
        crowded.clear();
        for (int slot = 0; slot < old.length; slot += 2) {
            if (old[slot + 1] != 0) {
                place(old[slot], (int) old[slot + 1] - 1);
            }
        }
        others.forEach(this::place);
    }

    /** How many slots a look-up of a number takes, before it turns to the tree or not. */
    int probes(long number) {
        int mask = slots.length - 2;
        int slot = slotOf(number);
        return slot < 0 ? LONGEST_PROBE : 1 + (((slot - (hash(number) & mask)) & mask) >> 1);
    }

    private void place(long number, int ordinal) {
        int slot = slotOf(number);
        if (slot < 0) {
            crowded.put(number, ordinal);
            return;
        }
        slots[slot] = number;
        slots[slot + 1] = ordinal + 1L;
    }

    /** The slot of a number, or the free one for it; -1 if there is neither within reach. */
    private int slotOf(long number) {
        int mask = slots.length - 2;
        int slot = hash(number) & mask;
        for (int probe = 0; probe < LONGEST_PROBE; probe++) {
            if (slots[slot] == number || slots[slot + 1] == 0) {
                return slot;
            }
            slot = (slot + 2) & mask;
        }
        return -1;
    }

    /** Mixed twice: after one multiplication, numbers in steps of 16 or 62 still lie beside each other. */
    private static int hash(long number) {
        long once = (number ^ (number >>> Integer.SIZE)) * MIXER;
        long twice = (once ^ (once >>> Integer.SIZE)) * OTHER_MIXER;
        return (int) (twice >>> Integer.SIZE);
    }
}
