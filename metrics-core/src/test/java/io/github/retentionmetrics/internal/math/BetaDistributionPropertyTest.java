package io.github.retentionmetrics.internal.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.apache.commons.numbers.gamma.RegularizedBeta;

class BetaDistributionPropertyTest {
    @Property(seed = "20260101")
    void equalsTheGeneralFunctionForModerateShapes(
            @ForAll @DoubleRange(min = 0.5, max = 30) @Scale(3) double a,
            @ForAll @DoubleRange(min = 0.5, max = 30) @Scale(3) double b,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) @Scale(6) double x) {
        BetaDistribution beta = BetaDistribution.of(a, b);
        double lower = RegularizedBeta.value(x, a, b);
        double upper = RegularizedBeta.complement(x, a, b);
        assertThat(beta.lowerTail(x)).isCloseTo(lower, within(1e-12 * lower + 1e-15));
        assertThat(beta.upperTail(x)).isCloseTo(upper, within(1e-12 * upper + 1e-15));
    }

    @Property(seed = "20260101")
    void quantilesInvertTheTails(
            @ForAll @DoubleRange(min = 0.5, max = 1e6) @Scale(1) double a,
            @ForAll @DoubleRange(min = 0.5, max = 1e6) @Scale(1) double b,
            @ForAll @DoubleRange(min = 1e-6, max = 0.999) @Scale(6) double probability) {
        BetaDistribution beta = BetaDistribution.of(a, b);
        double below = beta.quantileFromBelow(probability);
        double above = beta.quantileFromAbove(probability);
        // A quantile is a rounded number: the tails of its neighbours are on either side of the probability.
        double slack = 1e-9 * probability;
        assertThat(probability).isBetween(beta.lowerTail(down(below)) - slack, beta.lowerTail(up(below)) + slack);
        assertThat(probability).isBetween(beta.upperTail(up(above)) - slack, beta.upperTail(down(above)) + slack);
    }

    private static double down(double quantile) {
        return Math.max(0, quantile - 4 * Math.ulp(quantile));
    }

    private static double up(double quantile) {
        return Math.min(1, quantile + 4 * Math.ulp(quantile));
    }

    @Property(seed = "20260101")
    void theUniformDistributionIsItsOwnQuantile(@ForAll @DoubleRange(min = 0, max = 1) @Scale(12) double probability) {
        BetaDistribution uniform = BetaDistribution.of(1, 1);
        assertThat(uniform.quantileFromBelow(probability)).isCloseTo(probability, within(1e-14 * probability));
        assertThat(uniform.quantileFromAbove(probability)).isCloseTo(1 - probability, within(1e-15));
    }
}
