package io.github.retentionmetrics.internal;

import java.util.Arrays;

/**
 * Numbers to ordinals, in order of first appearance: a hash table with open addressing, without an object per number.
 *
 * <p>Many numbers at once that lie close together, as identifiers from a database do, are looked up in an array over
 * their range instead, at a tenth of the time. The hash table is then made when it is next needed, which may be never.
 */
final class NumberTable {
    /** An array over the range may have so many entries for each number that is looked up. */
    private static final int LARGEST_RANGE = 2;

    private long[] numbers = new long[8];
    private int size;
    /** All numbers, or those before the last use of a range. */
    private LongSlots slots = new LongSlots(0);

    int size() {
        return size;
    }

    long[] toArray() {
        return Arrays.copyOf(numbers, size);
    }

    /** The ordinal of a number, or of the number added now: then it is the size before. */
    int ordinalOf(long number) {
        int ordinal = slots().ordinalOf(number, size);
        return ordinal == size ? append(number) : ordinal;
    }

    /** The ordinal of a number, or -1 if it was never added. */
    int find(long number) {
        return slots().find(number);
    }

    private LongSlots slots() {
        if (slots.size() < size) {
            slots = new LongSlots(size);
            for (int ordinal = 0; ordinal < size; ordinal++) {
                slots.ordinalOf(numbers[ordinal], ordinal);
            }
        }
        return slots;
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
            farOrdinalsOf(many, ordinals);
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

    private void farOrdinalsOf(long[] many, int[] ordinals) {
        int[] others = new int[LongSlots.BLOCK];
        for (int from = 0; from < many.length; from += LongSlots.BLOCK) {
            int end = Math.min(many.length, from + LongSlots.BLOCK);
            int missing = slots().findFirst(many, from, end, ordinals, others);
            for (int other = 0; other < missing; other++) {
                int row = others[other];
                ordinals[row] = ordinalOf(many[row]);
            }
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

    private int append(long number) {
        Growth.requireCustomers(size + 1L);
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, Growth.larger(size, "customers"));
        }
        numbers[size] = number;
        return size++;
    }
}
