package io.github.retentionmetrics.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.DoubleSummaryStatistics;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeededRandomTest {
    private static final int DRAWS = 400_000;

    private final SeededRandom random = new SeededRandom(42);

    /** First outputs for seed 1234567, as the reference implementation (Vigna, splitmix64.c) gives them. */
    @Test
    void mixesAsSplitMix64Does() {
        SeededRandom reference = new SeededRandom(1_234_567);

        assertThat(Long.toUnsignedString(reference.nextLong())).isEqualTo("6457827717110365317");
        assertThat(Long.toUnsignedString(reference.nextLong())).isEqualTo("3203168211198807973");
        assertThat(Long.toUnsignedString(reference.nextLong())).isEqualTo("9817491932198370423");
    }

    @Test
    void uniformsAreBetweenZeroAndOne() {
        DoubleSummaryStatistics uniforms =
                DoubleStream.generate(random::nextUniform).limit(DRAWS).summaryStatistics();

        assertThat(uniforms.getMin()).isBetween(Double.MIN_VALUE, 0.001);
        assertThat(uniforms.getMax()).isBetween(0.999, Math.nextDown(1.0));
        assertThat(uniforms.getAverage()).isCloseTo(0.5, within(0.005));
    }

    @Test
    void integersReachEveryNumberBelowTheBoundEquallyOften() {
        int[] counts = new int[7];
        IntStream.range(0, DRAWS).forEach(draw -> counts[random.nextInt(7)]++);

        for (int count : counts) {
            assertThat((double) count / DRAWS).isCloseTo(1.0 / 7, within(0.005));
        }
    }

    @Test
    void distributionsHaveTheirMeans() {
        assertThat(mean(random::nextExponential)).isCloseTo(1, within(0.01));
        assertThat(mean(random::nextNormal)).isCloseTo(0, within(0.01));
        assertThat(mean(() -> Math.pow(random.nextNormal(), 2))).isCloseTo(1, within(0.01));
        assertThat(mean(() -> random.nextLognormal(0.5))).isCloseTo(1, within(0.01));
        assertThat(mean(() -> random.nextGammaBelowOne(0.55))).isCloseTo(0.55, within(0.01));
        // variance of a gamma number with scale 1 is its shape
        assertThat(mean(() -> Math.pow(random.nextGammaBelowOne(0.55) - 0.55, 2)))
                .isCloseTo(0.55, within(0.02));
        // the mean of a Lomax number, scale / (shape - 1), converges for a shape well above 2 only
        assertThat(mean(() -> random.nextLomax(250, 6))).isCloseTo(250.0 / 5, within(1.0));
    }

    private static double mean(DoubleSupplier draw) {
        return DoubleStream.generate(draw).limit(DRAWS).average().orElseThrow();
    }
}
