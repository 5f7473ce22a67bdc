package io.github.retentionmetrics.internal.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.forecast.MbgNbd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BetaExpectationTest {
    /** E[p] = a / (a + b), and E[p^2] = E[p] (a + 1) / (a + b + 1). */
    @ParameterizedTest
    @CsvSource({
        "0.3, 0.7",
        "0.01, 5",
        "2, 3",
        "40, 0.5",
        "1e3, 2e3",
        "1e6, 3",
        "1e8, 4e8",
        "1e12, 1e12",
        "1e14, 3e14",
        "5e18, 6e18",
        "1e32, 3e32",
        "2, 1e20",
        "1e90, 1e100"
    })
    void momentsOfShapesOfAnySize(double a, double b) {
        double mean = a / (a + b);
        double square = mean * ((a + 1) / (a + b + 1));
        assertThat(BetaExpectation.of(a, b, p -> p)).isCloseTo(mean, within(1e-9 * mean));
        assertThat(BetaExpectation.of(a, b, p -> p * p)).isCloseTo(square, within(1e-9 * square));
    }

    /** A fit in which all customers are equally likely to leave has shapes of 10^18. */
    @Test
    void discountedPurchasesTendToThoseOfOneProbabilityToLeave() {
        double near = MbgNbd.of(10, 35, 5e9, 6e9).discountedPurchases(2, 13, 50, 0.002);
        for (double shape : new double[] {1e12, 1e15, 1e18, 1e32}) {
            double far = MbgNbd.of(10, 35, 5 * shape, 6 * shape).discountedPurchases(2, 13, 50, 0.002);
            assertThat(far).isPositive().isCloseTo(near, within(1e-8 * near));
        }
    }
}
