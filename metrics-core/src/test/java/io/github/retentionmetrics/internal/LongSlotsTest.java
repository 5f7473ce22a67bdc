package io.github.retentionmetrics.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongSlotsTest {
    private static final int FIRST_ORDINAL = 1000;

    /** Different numbers of one hash, which are {@linkplain TextWords words} too: the hash computed backwards. */
    static long[] colliding(int count) {
        return LongStream.iterate(0, lowest -> lowest + 1)
                .map(lowest -> ((77L << Integer.SIZE) | lowest) * inverse(0xBF58476D1CE4E5B9L))
                .map(once -> (once ^ (once >>> Integer.SIZE)) * inverse(0x9E3779B97F4A7C15L))
                .map(number -> number ^ (number >>> Integer.SIZE))
                .filter(number -> TextWords.of(TextWords.toText(number)) == number)
                .limit(count)
                .toArray();
    }

    private static long inverse(long factor) {
        return BigInteger.valueOf(factor)
                .modInverse(BigInteger.ONE.shiftLeft(Long.SIZE))
                .longValue();
    }

    private static LongSlots slots(int room, long... numbers) {
        LongSlots slots = new LongSlots(room);
        for (int i = 0; i < numbers.length; i++) {
            assertThat(slots.ordinalOf(numbers[i], FIRST_ORDINAL + i)).isEqualTo(FIRST_ORDINAL + i);
        }
        return slots;
    }

    private static int[] ordinals(int count) {
        return IntStream.range(FIRST_ORDINAL, FIRST_ORDINAL + count).toArray();
    }

    private static int[] found(LongSlots slots, long... numbers) {
        return Arrays.stream(numbers).mapToInt(slots::find).toArray();
    }

    private static int[] foundFirst(LongSlots slots, long... numbers) {
        int[] ordinals = new int[numbers.length];
        int[] others = new int[numbers.length];
        int missing = slots.findFirst(numbers, 0, numbers.length, ordinals, others);

        assertThat(Arrays.copyOf(others, missing))
                .isEqualTo(IntStream.range(0, numbers.length)
                        .filter(row -> ordinals[row] < 0)
                        .toArray());
        return ordinals;
    }

    @Test
    void anyNumberHasTheOrdinalThatItWasGiven() {
        long[] numbers = {0, Long.MIN_VALUE, Long.MAX_VALUE, -1, 1, 1L << 32};

        assertThat(found(new LongSlots(0), numbers)).containsOnly(-1);
        assertThat(foundFirst(new LongSlots(0), numbers)).containsOnly(-1);
        assertThat(found(slots(0, numbers), numbers)).isEqualTo(ordinals(6));
        assertThat(slots(0, numbers).size()).isEqualTo(6);
        assertThat(slots(0, numbers).find(2)).isEqualTo(-1);
    }

    @Test
    void aNumberKeepsTheOrdinalThatItHas() {
        long[] numbers = LongStream.concat(LongStream.range(0, 100), Arrays.stream(colliding(100)))
                .toArray();
        LongSlots slots = slots(0, numbers);
        for (int i = 0; i < numbers.length; i++) {
            assertThat(slots.ordinalOf(numbers[i], 7)).isEqualTo(FIRST_ORDINAL + i);
        }
        assertThat(slots.size()).isEqualTo(200);
    }

    @Test
    void onlyTheRowsAskedForAreLookedUp() {
        int[] ordinals = {7, 7, 7, 7};
        int[] others = {7, 7, 7, 7};

        assertThat(slots(0, 3, 4).findFirst(new long[] {3, 4, 5, 3}, 1, 3, ordinals, others))
                .isEqualTo(1);
        assertThat(ordinals).containsExactly(7, FIRST_ORDINAL + 1, -1, 7);
        assertThat(others[0]).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 8, 9, 1000, 5000})
    void anyRoomIsEnough(int room) {
        long[] numbers =
                LongStream.range(0, 3000).map(number -> number * number).toArray();
        LongSlots slots = slots(room, numbers);

        assertThat(found(slots, numbers)).isEqualTo(ordinals(3000));
        assertThat(found(slots, 2, 3, -1)).containsOnly(-1);
        int[] first = foundFirst(slots, numbers);
        assertThat(IntStream.range(0, 3000)).allMatch(i -> first[i] == -1 || first[i] == FIRST_ORDINAL + i);
    }

    @Test
    void numbersThatAllCollideAreFound() {
        long[] numbers = colliding(301);
        long unknown = numbers[300];
        long[] known = Arrays.copyOf(numbers, 300);
        LongSlots slots = slots(0, known);

        assertThat(found(slots, known)).isEqualTo(ordinals(300));
        assertThat(slots.find(unknown)).isEqualTo(-1);
        assertThat(slots.size()).isEqualTo(300);
        // they do collide: only one of them is where they may first be
        assertThat(Arrays.stream(foundFirst(slots, known)).filter(ordinal -> ordinal >= 0))
                .hasSize(1);
    }

    @Test
    void numbersThatCollideAreStillFoundAmongManyOthers() {
        long[] numbers = LongStream.concat(Arrays.stream(colliding(300)), LongStream.range(0, 5000))
                .toArray();
        LongSlots slots = new LongSlots(0);
        for (int i = 0; i < numbers.length; i++) {
            assertThat(slots.find(numbers[i])).isEqualTo(-1);
            slots.ordinalOf(numbers[i], FIRST_ORDINAL + i);
            // the table grows in between, again and again
            assertThat(slots.find(numbers[i / 2])).isEqualTo(FIRST_ORDINAL + i / 2);
        }
        assertThat(found(slots, numbers)).isEqualTo(ordinals(numbers.length));
        assertThat(slots.size()).isEqualTo(5300);
    }

    /**
     * With as many numbers of one hash, a probe without an end takes 800 million slots, and a map with open addressing
     * as many.
     */
    @Test
    void craftedNumbersCostABoundedNumberOfProbesAndALogarithmOfComparisons() {
        long[] numbers = colliding(40_000);
        AtomicLong comparisons = new AtomicLong();
        LongSlots slots = new LongSlots(0, new TreeMap<>((first, second) -> {
            comparisons.incrementAndGet();
            return Long.compare(first, second);
        }));
        for (int i = 0; i < numbers.length; i++) {
            slots.ordinalOf(numbers[i], i);
        }
        // a red-black tree is at most 2 log2(n + 1) deep, and growing adds each number about twice more
        assertThat(comparisons.get()).isBetween(1L, 3 * 32L * numbers.length);

        comparisons.set(0);
        assertThat(found(slots, numbers))
                .isEqualTo(IntStream.range(0, numbers.length).toArray());
        assertThat(comparisons.get()).isBetween(1L, 32L * numbers.length);
        assertThat(Arrays.stream(numbers).mapToInt(slots::probes).max()).hasValue(LongSlots.LONGEST_PROBE);
    }

    @Test
    void ordinaryNumbersTakeFewProbes() {
        long[] numbers =
                LongStream.range(0, 40_000).map(number -> number * number).toArray();
        LongSlots slots = slots(0, numbers);

        assertThat(Arrays.stream(numbers).mapToInt(slots::probes).average().orElseThrow())
                .isBetween(1.0, 1.6);
    }

    /** Numbers as several databases give them out in turn: three of four are found at once, as of random numbers. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 10, 16, 31, 62, 64, 100, 1000, 1024, 65536, 1L << 32, 1L << 40, 60_000_000_007L})
    void numbersInStepsDoNotCrowd(long step) {
        long[] numbers =
                LongStream.range(0, 1 << 14).map(number -> number * step).toArray();
        int[] first = foundFirst(slots(0, numbers), numbers);

        assertThat(Arrays.stream(first).filter(ordinal -> ordinal >= 0).count()).isGreaterThan(11_000);
    }
}
