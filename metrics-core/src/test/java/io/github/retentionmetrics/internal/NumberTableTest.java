package io.github.retentionmetrics.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumberTableTest {
    private final NumberTable table = new NumberTable();
    private final Map<Long, Integer> expected = new HashMap<>();

    private int[] expected(long... numbers) {
        return Arrays.stream(numbers)
                .mapToInt(number -> expected.computeIfAbsent(number, unseen -> expected.size()))
                .toArray();
    }

    private int[] ordinals(long... numbers) {
        int[] ordinals = new int[numbers.length];
        table.ordinalsOf(numbers, ordinals);
        return ordinals;
    }

    private int[] ordinals(int... numbers) {
        int[] ordinals = new int[numbers.length];
        table.ordinalsOf(numbers, ordinals);
        return ordinals;
    }

    private static long[] longs(int... numbers) {
        return Arrays.stream(numbers).asLongStream().toArray();
    }

    @Test
    void numbersAreInOrderOfFirstAppearance() {
        assertThat(ordinals(7, 3, 7, -1, 3, 8)).containsExactly(0, 1, 0, 2, 1, 3);
        assertThat(table.ordinalOf(3)).isEqualTo(1);
        assertThat(table.ordinalOf(9)).isEqualTo(4);
        assertThat(table.toArray()).containsExactly(7, 3, -1, 8, 9);
        assertThat(ordinals(new int[0])).isEmpty();
        assertThat(ordinals(new long[0])).isEmpty();
    }

    @Test
    void numbersAtBothEndsOfTheRangeAreToldApart() {
        long[] far = {Long.MAX_VALUE, Long.MIN_VALUE, 0, Long.MIN_VALUE, -1, Long.MAX_VALUE};
        int[] wide = {Integer.MAX_VALUE, Integer.MIN_VALUE, 0, Integer.MIN_VALUE, -1, Integer.MAX_VALUE};

        assertThat(ordinals(far)).isEqualTo(expected(far));
        assertThat(ordinals(wide)).isEqualTo(expected(longs(wide)));
        // close together, at an end
        long[] close = new long[100];
        Arrays.setAll(close, i -> Long.MAX_VALUE - i % 9);
        assertThat(ordinals(close)).isEqualTo(expected(close));
    }

    /** Batches of every kind in turn: close together and far apart, many and few, one by one. */
    @Test
    void theWayOfLookingUpDoesNotMatter() {
        Random random = new Random(3);
        for (int batch = 0; batch < 200; batch++) {
            int size = 1 << random.nextInt(12);
            int range = random.nextBoolean() ? 1 + random.nextInt(4 * size) : 1_000_000;
            int start = random.nextInt(2_000) - 1_000;
            int[] numbers = random.ints(size, start, start + range).toArray();
            int[] expected = expected(longs(numbers));
            switch (batch % 3) {
                case 0 -> assertThat(ordinals(numbers)).isEqualTo(expected);
                case 1 -> assertThat(ordinals(longs(numbers))).isEqualTo(expected);
                default ->
                    assertThat(Arrays.stream(numbers).map(table::ordinalOf)).containsExactly(box(expected));
            }
        }
        assertThat(table.size()).isEqualTo(expected.size());
        long[] numbers = table.toArray();
        expected.forEach((number, ordinal) -> assertThat(numbers[ordinal]).isEqualTo(number));
    }

    private static Integer[] box(int[] values) {
        return Arrays.stream(values).boxed().toArray(Integer[]::new);
    }
}
