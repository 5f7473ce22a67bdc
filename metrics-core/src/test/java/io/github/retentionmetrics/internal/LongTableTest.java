package io.github.retentionmetrics.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LongTableTest {
    @Test
    void numbersKeysInTheOrderOfTheirFirstAppearance() {
        LongTable table = new LongTable();

        assertThat(LongStream.of(7, -3, 7, 0, -3).mapToInt(table::add).toArray())
                .containsExactly(0, 1, 0, 2, 1);
        assertThat(table.keys()).containsExactly(7, -3, 0);
        assertThat(table.sorted()).containsExactly(-3, 0, 7);
        assertThat(table.ranks()).containsExactly(2, 0, 1);
    }

    @Test
    void grows() {
        LongTable table = new LongTable();

        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 10_000; i++) {
                assertThat(table.add((long) i << 40)).isEqualTo(i);
            }
        }
        assertThat(table.keys()).hasSize(10_000);
    }
}
