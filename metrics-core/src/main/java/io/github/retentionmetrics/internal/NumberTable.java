package io.github.retentionmetrics.internal;

import java.util.Arrays;

/** Numbers to ordinals, in order of first appearance: a hash table with open addressing, without an object per number. */
final class NumberTable {
    private long[] numbers = new long[8];
    /** A number and beside it, so that a look-up touches one place, its ordinal plus one; 0 in a free slot. */
    private long[] slots = new long[32];

    private int size;

    int size() {
        return size;
    }

    long[] toArray() {
        return Arrays.copyOf(numbers, size);
    }

    /** The ordinal of a number, or of the number added now: then it is the size before. */
    int ordinalOf(long number) {
        int slot = slotOf(number);
        long ordinal = slots[slot + 1];
        return ordinal != 0 ? (int) ordinal - 1 : add(number, slot);
    }

    private int add(long number, int slot) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, Growth.larger(size, "customers"));
        }
        Growth.requireCustomers(size + 1L);
        numbers[size++] = number;
        slots[slot] = number;
        slots[slot + 1] = size;
        if (4L * size > slots.length && slots.length < 1 << 30) {
            rebuild(2 * slots.length);
        }
        return size - 1;
    }

    /** The slot of a number, or the free one for it. */
    private int slotOf(long number) {
        int mask = slots.length - 2;
        int slot = hash(number) & mask;
        while (slots[slot + 1] != 0 && slots[slot] != number) {
            slot = (slot + 2) & mask;
        }
        return slot;
    }

    private void rebuild(int length) {
        slots = new long[length];
        for (int ordinal = 0; ordinal < size; ordinal++) {
            int slot = slotOf(numbers[ordinal]);
            slots[slot] = numbers[ordinal];
            slots[slot + 1] = ordinal + 1L;
        }
    }

    private static int hash(long number) {
        long mixed = (number ^ (number >>> Integer.SIZE)) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> Integer.SIZE);
    }
}
