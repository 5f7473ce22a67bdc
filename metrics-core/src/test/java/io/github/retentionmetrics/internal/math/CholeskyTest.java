package io.github.retentionmetrics.internal.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CholeskyTest {
    private static final double[][] MATRIX = {{4, 2, 0.4}, {2, 5, 1}, {0.4, 1, 3}};

    @Test
    void solves() {
        double[] right = {4 + 2 * 2 - 0.4, 2 + 5 * 2 - 1, 0.4 + 2 - 3};

        assertThat(Cholesky.of(MATRIX).orElseThrow().solve(right))
                .containsExactly(new double[] {1, 2, -1}, within(1e-14));
    }

    @Test
    void inverts() {
        double[][] inverse =
                Cholesky.of(new double[][] {{4, 2}, {2, 3}}).orElseThrow().inverse();

        assertThat(inverse[0]).containsExactly(new double[] {3 / 8.0, -2 / 8.0}, within(1e-15));
        assertThat(inverse[1]).containsExactly(new double[] {-2 / 8.0, 4 / 8.0}, within(1e-15));
    }

    @Test
    void refusesWhatIsNotPositiveDefinite() {
        assertThat(Cholesky.of(new double[][] {{1, 2}, {2, 1}})).isEmpty();
        assertThat(Cholesky.of(new double[][] {{1, 1}, {1, 1}})).isEmpty();
        assertThat(Cholesky.of(new double[][] {{0}})).isEmpty();
        assertThat(Cholesky.of(new double[][] {{Double.NaN}})).isEmpty();
    }
}
