package io.github.retentionmetrics.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;

/** What is true of every distribution of a number of purchases. */
final class Distributions {
    private Distributions() {}

    /** Asserts that so many first probabilities are probabilities, sum to 1 and have a mean. */
    static void assertSumAndMean(
            IntToDoubleFunction probability, int terms, Offset<Double> ofSum, double mean, Offset<Double> ofMean) {
        double[] probabilities =
                IntStream.range(0, terms).mapToDouble(probability).toArray();

        for (double each : probabilities) {
            assertThat(each).isBetween(0.0, 1 + 1e-12);
        }
        assertThat(IntStream.range(0, terms).mapToDouble(n -> probabilities[n]).sum())
                .isCloseTo(1, ofSum);
        assertThat(IntStream.range(0, terms)
                        .mapToDouble(n -> n * probabilities[n])
                        .sum())
                .isCloseTo(mean, ofMean);
    }
}
