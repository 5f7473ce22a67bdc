package io.github.retentionmetrics.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.inference.Bootstrap;
import io.github.retentionmetrics.inference.BootstrapEstimate;
import io.github.retentionmetrics.rate.ProportionInterval;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * Drawing weights and drawing objects are the same experiment: same value, and the same spread within its own error.
 */
class BootstrapBenchmarkTest {
    @Test
    void weightsAgreeWithObjects() {
        BootstrapState state = new BootstrapState();
        state.customers = 400;
        state.draw();
        BootstrapEstimate ours = Bootstrap.withSeed(1).withResamples(4_000).estimate(state.columns);
        double[] naive = ObjectBootstrap.ratios(state.objects, 4_000, 1);
        Arrays.sort(naive);
        double error = ours.standardError();
        assertThat(ours.value()).isCloseTo(ObjectBootstrap.ratio(state.objects), within(1e-12));
        double[] sorted = ours.resamples();
        Arrays.sort(sorted);
        for (int percentile : new int[] {5, 25, 50, 75, 95}) {
            assertThat(sorted[40 * percentile]).isCloseTo(naive[40 * percentile], within(0.12 * error));
        }
        assertThat(new BootstrapBenchmark().resampleWeightsTwoThreads(state))
                .contains(new BootstrapBenchmark().resampleWeights(state));
    }

    /** Brown, Cai and DasGupta (2001): Wald at n = 10 and p = 0.1 covers 65 %, when it promises 95 %. */
    @Test
    void coverageThatTheorySays() {
        // x = 1 to 6 and no other: 1 - 0.9^10 - the far tail
        assertThat(IntervalCoverage.exact(ProportionInterval.WALD, 10, 0.1))
                .isCloseTo(1 - Math.pow(0.9, 10), within(0.002));
        for (int n : new int[] {5, 10, 50}) {
            for (double p = 0.05; p < 1; p += 0.05) {
                assertThat(IntervalCoverage.exact(ProportionInterval.CLOPPER_PEARSON, n, p))
                        .isGreaterThan(0.95 - 1e-9);
                assertThat(IntervalCoverage.exact(ProportionInterval.WILSON, n, p))
                        .isGreaterThan(0.83);
            }
        }
    }
}
