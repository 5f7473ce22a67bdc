package io.github.retentionmetrics.internal;

import java.util.Arrays;

/**
 * How often each number of zero or more occurs: an array for small numbers, such as days, and a hash table for the
 * others.
 *
 * <p>Adding takes a few nanoseconds and no object. The counts must fit in a long together; the caller sees to that. Not
 * thread-safe.
 */
public final class LongHistogram {
    /** Small numbers are below this: 179 years in days, 45 days in minutes. */
    private static final int SMALL = 1 << 16;

    private long[] small = new long[64];
    private long[] large = new long[8];
    private NumberTable largeNumbers = new NumberTable();

    /** A histogram of nothing. */
    public LongHistogram() {}

    /**
     * Adds occurrences of a number.
     *
     * @param number the number, not negative
     * @param count how often it occurs, not negative
     */
    public void add(long number, long count) {
        if (count == 0) {
            return;
        }
        if (number >= SMALL) {
            addLarge(number, count);
            return;
        }
        int index = (int) number;
        if (index >= small.length) {
            small = Arrays.copyOf(small, Math.min(SMALL, Integer.highestOneBit(index) << 1));
        }
        small[index] += count;
    }

    private void addLarge(long number, long count) {
        int ordinal = largeNumbers.ordinalOf(number);
        if (ordinal == large.length) {
            large = Arrays.copyOf(large, Growth.larger(ordinal, "numbers"));
        }
        large[ordinal] += count;
    }

    /**
     * Adds all occurrences of another histogram.
     *
     * @param other the other
     */
    public void addAll(LongHistogram other) {
        for (int number = 0; number < other.small.length; number++) {
            add(number, other.small[number]);
        }
        long[] numbers = other.largeNumbers.toArray();
        for (int ordinal = 0; ordinal < numbers.length; ordinal++) {
            add(numbers[ordinal], other.large[ordinal]);
        }
    }

    /**
     * How often a number occurs.
     *
     * @param number the number, not negative
     * @return the count
     */
    public long count(long number) {
        if (number < SMALL) {
            return number < small.length ? small[(int) number] : 0;
        }
        int ordinal = largeNumbers.find(number);
        return ordinal < 0 ? 0 : large[ordinal];
    }

    /**
     * The numbers that occur.
     *
     * @return each number once, in no particular order
     */
    public long[] numbers() {
        long[] large = largeNumbers.toArray();
        long[] numbers = new long[small.length + large.length];
        int size = 0;
        for (int number = 0; number < small.length; number++) {
            if (small[number] > 0) {
                numbers[size++] = number;
            }
        }
        System.arraycopy(large, 0, numbers, size, large.length);
        return Arrays.copyOf(numbers, size + large.length);
    }
}
