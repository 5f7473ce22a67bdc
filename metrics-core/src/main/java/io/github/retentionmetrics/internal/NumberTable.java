package io.github.retentionmetrics.internal;

import java.util.Arrays;

/**
 * Numbers to ordinals, in order of first appearance: a hash table with open addressing, without an object per number.
 *
 * <p>Many numbers at once that lie close together, as identifiers from a database do, are looked up in an array over their
 * range instead, at a tenth of the time. The hash table is then made when it is next needed, which may be never.
 */
final class NumberTable {
    /** An array over the range may have so many entries for each number that is looked up. */
    private static final int LARGEST_RANGE = 2;

    private long[] numbers = new long[8];
    /** A number and beside it, so that a look-up touches one place, its ordinal plus one; 0 in a free slot. */
    private long[] slots = new long[32];

    private int size;
    /** How many of the numbers are in the slots: all of them, or those before the last use of a range. */
    private int hashed;

    int size() {
        return size;
    }

    long[] toArray() {
        return Arrays.copyOf(numbers, size);
    }

    /** The ordinal of a number, or of the number added now: then it is the size before. */
    int ordinalOf(long number) {
        if (hashed < size) {
            rebuild(slots.length);
        }
        int slot = slotOf(number);
        long ordinal = slots[slot + 1];
        return ordinal != 0 ? (int) ordinal - 1 : add(number, slot);
    }

    /** The ordinal of a number, or -1 if it was never added. */
    int find(long number) {
        if (hashed < size) {
            rebuild(slots.length);
        }
        return (int) slots[slotOf(number) + 1] - 1;
    }

    /** The ordinals of many numbers. */
    void ordinalsOf(int[] many, int[] ordinals) {
        int min = Integer.MAX_VALUE;
        int max = Integer.MIN_VALUE;
        for (int number : many) {
            min = Math.min(min, number);
            max = Math.max(max, number);
        }
        if (!isDense(min, max, many.length)) {
            for (int row = 0; row < many.length; row++) {
                ordinals[row] = ordinalOf(many[row]);
            }
            return;
        }
        int[] places = placesFrom(min, max);
        for (int row = 0; row < many.length; row++) {
            int place = places[many[row] - min];
            if (place == 0) {
                place = append(many[row]) + 1;
                places[many[row] - min] = place;
            }
            ordinals[row] = place - 1;
        }
    }

    /** The ordinals of many numbers. */
    void ordinalsOf(long[] many, int[] ordinals) {
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        for (long number : many) {
            min = Math.min(min, number);
            max = Math.max(max, number);
        }
        if (!isDense(min, max, many.length)) {
            for (int row = 0; row < many.length; row++) {
                ordinals[row] = ordinalOf(many[row]);
            }
            return;
        }
        int[] places = placesFrom(min, max);
        for (int row = 0; row < many.length; row++) {
            int place = places[(int) (many[row] - min)];
            if (place == 0) {
                place = append(many[row]) + 1;
                places[(int) (many[row] - min)] = place;
            }
            ordinals[row] = place - 1;
        }
    }

    /** Whether an array over a range is worth its while: it is filled with all numbers so far. */
    private boolean isDense(long min, long max, int rows) {
        // a range that does not fit in a long is negative
        return rows > size && max - min >= 0 && max - min < Math.min(Growth.MOST, (long) LARGEST_RANGE * rows);
    }

    /** The ordinals so far, plus one, of the numbers in a range. */
    private int[] placesFrom(long min, long max) {
        int[] places = new int[(int) (max - min) + 1];
        for (int ordinal = 0; ordinal < size; ordinal++) {
            if (numbers[ordinal] >= min && numbers[ordinal] <= max) {
                places[(int) (numbers[ordinal] - min)] = ordinal + 1;
            }
        }
        return places;
    }

    private int add(long number, int slot) {
        append(number);
        slots[slot] = number;
        slots[slot + 1] = size;
        hashed = size;
        if (4L * size > slots.length && slots.length < 1 << 30) {
            rebuild(2 * slots.length);
        }
        return size - 1;
    }

    private int append(long number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, Growth.larger(size, "customers"));
        }
        Growth.requireCustomers(size + 1L);
        numbers[size] = number;
        return size++;
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

    private void rebuild(int atLeast) {
        int length = atLeast;
        while (4L * size > length && length < 1 << 30) {
            length *= 2;
        }
        slots = new long[length];
        hashed = size;
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
