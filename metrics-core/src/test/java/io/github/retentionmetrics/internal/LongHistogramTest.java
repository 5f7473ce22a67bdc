package io.github.retentionmetrics.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LongHistogramTest {
    @Test
    void countsSmallAndLargeNumbers() {
        LongHistogram histogram = new LongHistogram();
        long[] numbers = {0, 63, 64, 65_535, 65_536, 1L << 40, Long.MAX_VALUE};
        for (int i = 0; i < numbers.length; i++) {
            histogram.add(numbers[i], i + 1);
            histogram.add(numbers[i], 10);
        }
        histogram.add(5, 0);
        histogram.add(1L << 50, 0);
        for (int i = 0; i < numbers.length; i++) {
            assertThat(histogram.count(numbers[i])).isEqualTo(i + 11);
        }
        assertThat(histogram.numbers()).containsExactlyInAnyOrder(numbers);
        assertThat(new long[] {histogram.count(1), histogram.count(65_534), histogram.count(65_537)})
                .containsOnly(0);
    }

    @Test
    void addsAnother() {
        LongHistogram histogram = new LongHistogram();
        LongHistogram other = new LongHistogram();
        for (long number = 0; number < 100; number++) {
            histogram.add(number * 1_000, 1);
            other.add(number * 3_000, 2);
        }
        histogram.addAll(other);
        for (long number = 0; number < 300; number++) {
            assertThat(histogram.count(number * 1_000)).isEqualTo((number < 100 ? 1 : 0) + (number % 3 == 0 ? 2 : 0));
        }
        assertThat(other.count(1_000)).isZero();
    }

    @Test
    void startsEmpty() {
        assertThat(new LongHistogram().numbers()).isEmpty();
        assertThat(new LongHistogram().count(70_000)).isZero();
        assertThat(new LongHistogram().count(70)).isZero();
    }
}
