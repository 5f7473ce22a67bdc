package io.github.retentionmetrics.internal.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StandardizedTest {
    @Test
    void independentEntriesAddTheirSquares() {
        Standardized distance = Standardized.of(new double[] {3, 4}, new double[][] {{9, 0}, {0, 2}});
        assertThat(distance.square()).isEqualTo(3 * 3 / 9.0 + 4 * 4 / 2.0);
        assertThat(distance.degreesOfFreedom()).isEqualTo(2);
    }

    @Test
    void correlationCounts() {
        // inverse of {{2, 1}, {1, 3}} is {{3, -1}, {-1, 2}} / 5
        Standardized distance = Standardized.of(new double[] {1, 2}, new double[][] {{2, 1}, {1, 3}});
        assertThat(distance.square()).isCloseTo((3 * 1 - 2 * 1 * 2 + 2 * 4) / 5.0, within(1e-15));
    }

    @Test
    void whatFollowsFromOthersCountsOnce() {
        Standardized distance = Standardized.of(new double[] {2, -2}, new double[][] {{5, -5}, {-5, 5}});
        assertThat(distance.square()).isEqualTo(2 * 2 / 5.0);
        assertThat(distance.degreesOfFreedom()).isEqualTo(1);
        // three that sum to zero, of which two thirds and thirds vary
        double third = 1 / 3.0;
        double[][] sumToZero = {{2 * third, -third, -third}, {-third, 2 * third, -third}, {-third, -third, 2 * third}};
        Standardized three = Standardized.of(new double[] {1, 2, -3}, sumToZero);
        assertThat(three.square()).isCloseTo(1 + 4 + 9, within(1e-13));
        assertThat(three.degreesOfFreedom()).isEqualTo(2);
    }

    @Test
    void scaleDoesNotMatter() {
        double[][] covariance = {{2e-30, 1e-18}, {1e-18, 3e-6}};
        Standardized distance = Standardized.of(new double[] {1e-15, 2e-3}, covariance);
        assertThat(distance.square()).isCloseTo((3 * 1 - 2 * 1 * 2 + 2 * 4) / 5.0, within(1e-14));
        assertThat(distance.degreesOfFreedom()).isEqualTo(2);
    }

    @Test
    void withoutVarianceThereIsNoDistance() {
        assertThat(Standardized.of(new double[2], new double[2][2])).isEqualTo(new Standardized(0, 0));
        assertThat(Standardized.of(new double[0], new double[0][0])).isEqualTo(new Standardized(0, 0));
    }
}
