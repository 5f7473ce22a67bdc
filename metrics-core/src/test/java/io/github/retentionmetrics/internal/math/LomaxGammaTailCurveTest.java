package io.github.retentionmetrics.internal.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LomaxGammaTailCurveTest {
    private static final double PRECISION = 1e-12;

    /**
     * Shapes and ratios as data have them and as a search for limits tries them: at each point the values themselves.
     */
    @Test
    void aCurveIsWhatIsComputedPointByPoint() {
        SplittableRandom random = new SplittableRandom(5);
        LomaxGammaTailCurve curve = new LomaxGammaTailCurve();
        LomaxGammaTail tail = new LomaxGammaTail();
        int covered = 0;
        for (int i = 0; i < 500; i++) {
            double m = Math.exp(-3 + 30 * random.nextDouble() * random.nextDouble());
            double s = Math.exp(20 * (random.nextDouble() - 0.5));
            double first = 30 * (random.nextDouble() - 0.5);
            double last = first + Math.exp(12 * random.nextDouble() - 10);
            if (curve.covers(m, s, first, last, 400)) {
                covered++;
                for (double share = 0; share <= 1; share += 0.125) {
                    double w = first + share * (last - first);
                    double ratio = Math.exp(w);
                    tail.evaluate(m, s, 1, ratio);
                    curve.evaluate(w);
                    assertClose(curve.value(), tail.value(), tail.value());
                    assertClose(curve.byM(), tail.byM(), tail.byM());
                    assertClose(curve.byS(), tail.byS(), tail.value() / s);
                    assertClose(curve.byLogRatio(), ratio * tail.byBeta(), tail.value());
                }
            }
        }
        assertThat(covered).isGreaterThan(450);
    }

    private static void assertClose(double actual, double expected, double size) {
        assertThat(actual).isCloseTo(expected, within(PRECISION * (Math.abs(expected) + Math.abs(size))));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, 1, true", // one ratio: one value
        "1, 1.0001, 4, 4, true", // much alike
        "1, 1.0001, 3, 3, false",
        "0, 0.7, 15, 15, true", // a factor of two
        "0, 6, 52, 52, true", // of 400
        "0, 6, 20, 20, false",
        "0, NaN, 1000, 1000, false"
    })
    void aCurveTakesAsManyValuesAsItsLengthNeeds(double first, double last, int most, int same, boolean isCovered) {
        assertThat(new LomaxGammaTailCurve().covers(2, 0.5, first, last, most)).isEqualTo(isCovered);
        assertThat(new LomaxGammaTailCurve().covers(2, 0.5, last, first, same)).isEqualTo(isCovered);
    }

    /**
     * Where the shapes are small the integrand falls slowly. What is left by parts: (m + s) h(m) = s + m (1 - q) h(m +
     * 1).
     */
    @ParameterizedTest
    @CsvSource({
        "0.5, 0.3, 1e5",
        "0.025, 2e-9, 1e34",
        "1e-3, 1e-3, 1e6",
        "1e-6, 1e-9, 1e20",
        "1e-6, 2, 1e-20",
        "0.3, 1e-8, 1e-30"
    })
    void smallShapes(double m, double s, double ratio) {
        double value = LomaxGammaTail.value(m, s, 1, ratio);
        double next = LomaxGammaTail.value(m + 1, s, 1, ratio);
        double right = s + m * (1 - ratio) * next;
        assertThat((m + s) * value).isCloseTo(right, within(1e-12 * (s + m * Math.abs(1 - ratio) * next)));
        LomaxGammaTail tail = new LomaxGammaTail();
        tail.evaluate(m, s, 1, ratio);
        assertThat(tail.value()).isEqualTo(value);
        double step = 1e-4;
        assertDerivative(
                tail.byM(),
                (Math.log(LomaxGammaTail.value(m * (1 + step), s, 1, ratio))
                                - Math.log(LomaxGammaTail.value(m * (1 - step), s, 1, ratio)))
                        / (2 * step * m)
                        * value);
        assertDerivative(
                tail.byS(),
                (LomaxGammaTail.value(m, s * (1 + step), 1, ratio) - LomaxGammaTail.value(m, s * (1 - step), 1, ratio))
                        / (2 * step * s));
    }

    private static void assertDerivative(double actual, double difference) {
        assertThat(actual).isCloseTo(difference, within(1e-5 * Math.abs(difference) + 1e-11));
    }
}
