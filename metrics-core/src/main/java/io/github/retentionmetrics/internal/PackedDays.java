package io.github.retentionmetrics.internal;

/**
 * A column of numbers from 0 to 32767, four to a word, that counts how many in a range do not exceed a bound.
 *
 * <p>With the sixteenth bit of every lane of the bound set, one subtraction compares four numbers at once: the bit is
 * still set where the number does not exceed the bound. The loop is plain additions over a {@code long[]}, which the
 * JIT compiler turns into vector instructions; measured, it takes as long as adding up the words.
 */
final class PackedDays {
    /** The largest number. */
    static final int LARGEST = Short.MAX_VALUE;

    private static final long ONES = 0x0001_0001_0001_0001L;
    private static final long TOPS = ONES << 15;

    /** So many additions of ones to a lane of 16 bits do not overflow it. */
    private static final int MOST_ADDITIONS = 1 << 15;

    private final long[] words;

    PackedDays(int size) {
        words = new long[(int) ((size + 3L) >>> 2)];
    }

    /** Sets a number that has not been set before. */
    void set(int index, int value) {
        words[index >>> 2] |= (long) value << ((index & 3) << 4);
    }

    int get(int index) {
        return (int) (words[index >>> 2] >>> ((index & 3) << 4)) & LARGEST;
    }

    /** How many of the numbers in a range are at most a bound, which is from 0 to {@link #LARGEST}. */
    int countAtMost(int from, int to, int bound) {
        if (from >= to) {
            return 0;
        }
        long bounds = (bound * ONES) | TOPS;
        int first = from >>> 2;
        int last = (to - 1) >>> 2;
        long afterFrom = -1L << ((from & 3) << 4);
        long beforeTo = -1L >>> ((3 - ((to - 1) & 3)) << 4);
        if (first == last) {
            return Long.bitCount((bounds - words[first]) & TOPS & afterFrom & beforeTo);
        }
        return Long.bitCount((bounds - words[first]) & TOPS & afterFrom)
                + countWords(first + 1, last, bounds)
                + Long.bitCount((bounds - words[last]) & TOPS & beforeTo);
    }

    private int countWords(int from, int to, long bounds) {
        int count = 0;
        for (int block = from; block < to; block += MOST_ADDITIONS) {
            count += sumOfLanes(addUp(words, block, Math.min(to, block + MOST_ADDITIONS), bounds));
        }
        return count;
    }

    private static long addUp(long[] words, int from, int to, long bounds) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += ((bounds - words[i]) & TOPS) >>> 15;
        }
        return sum;
    }

    /**
     * The same for two bounds in one pass over the words, which is half of the time where they come from memory.
     *
     * @return the count of the first bound in the upper half, that of the second in the lower
     */
    long countAtMost(int from, int to, int firstBound, int secondBound) {
        int start = Math.min(to, (from + 3) & ~3);
        int end = Math.max(start, to & ~3);
        long count = pair(
                countAtMost(from, start, firstBound) + countAtMost(end, to, firstBound),
                countAtMost(from, start, secondBound) + countAtMost(end, to, secondBound));
        long first = (firstBound * ONES) | TOPS;
        long second = (secondBound * ONES) | TOPS;
        for (int block = start >>> 2; block < end >>> 2; block += MOST_ADDITIONS) {
            count += addUp(words, block, Math.min(end >>> 2, block + MOST_ADDITIONS), first, second);
        }
        return count;
    }

    private static long addUp(long[] words, int from, int to, long first, long second) {
        long sum = 0;
        long other = 0;
        for (int i = from; i < to; i++) {
            long word = words[i];
            sum += ((first - word) & TOPS) >>> 15;
            other += ((second - word) & TOPS) >>> 15;
        }
        return pair(sumOfLanes(sum), sumOfLanes(other));
    }

    private static long pair(int first, int second) {
        return (long) first << Integer.SIZE | second;
    }

    private static int sumOfLanes(long lanes) {
        long pairs = (lanes & 0x0000_FFFF_0000_FFFFL) + ((lanes >>> 16) & 0x0000_FFFF_0000_FFFFL);
        return (int) (pairs + (pairs >>> 32));
    }
}
