package io.github.retentionmetrics.internal.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LinearSystemTest {
    @Test
    void solves() {
        // 2x + y = 5, x - y = 1
        assertThat(LinearSystem.solve(new double[][] {{2, 1}, {1, -1}}, new double[] {5, 1}))
                .containsExactly(new double[] {2, 1}, within(1e-15));
        assertThat(LinearSystem.solve(new double[0][0], new double[0])).isEmpty();
    }

    @Test
    void pivots() {
        // without exchanging the rows, the first would be divided by zero
        assertThat(LinearSystem.solve(new double[][] {{0, 2}, {4, 1}}, new double[] {6, 11}))
                .containsExactly(new double[] {2, 3}, within(1e-15));
        assertThat(LinearSystem.solve(new double[][] {{1e-20, 1}, {1, 1}}, new double[] {1, 2}))
                .containsExactly(new double[] {1, 1}, within(1e-15));
    }

    @Test
    void isNotFiniteWhenSingular() {
        double[] solution = LinearSystem.solve(new double[][] {{1, 1}, {1, 1}}, new double[] {1, 2});

        assertThat(Arrays.stream(solution).allMatch(Double::isFinite)).isFalse();
    }
}
