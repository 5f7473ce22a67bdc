package io.github.retentionmetrics.internal.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Extreme shapes are held against 50 digits in the reference test of the proportion intervals. */
class BetaDistributionTest {
    @Test
    void certaintyIsAtTheEnds() {
        BetaDistribution beta = BetaDistribution.of(3, 8);
        assertThat(beta.quantileFromBelow(0)).isEqualTo(0);
        assertThat(beta.quantileFromBelow(1)).isEqualTo(1);
        assertThat(beta.quantileFromAbove(0)).isEqualTo(1);
        assertThat(beta.quantileFromAbove(1)).isEqualTo(0);
        BetaDistribution large = BetaDistribution.of(3e9, 8e9);
        assertThat(large.quantileFromBelow(0)).isEqualTo(0);
        assertThat(large.quantileFromBelow(1)).isEqualTo(1);
    }

    /** The expansion for large shapes takes over without a step: quantiles move by a part of the change in shape. */
    @Test
    void theExpansionContinuesTheIteration() {
        for (double probability : new double[] {1e-15, 1e-6, 0.025, 0.3, 0.5}) {
            for (double ratio : new double[] {1, 2.5, 1e4}) {
                double shape = 1e9;
                double iterated =
                        BetaDistribution.of(Math.nextDown(shape), ratio * shape).quantileFromBelow(probability);
                double expanded = BetaDistribution.of(shape, ratio * shape).quantileFromBelow(probability);
                assertThat(expanded).isCloseTo(iterated, within(2e-15 * iterated));
            }
        }
    }
}
