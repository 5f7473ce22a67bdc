package io.github.retentionmetrics.internal.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.internal.math.QuasiNewton.End;
import io.github.retentionmetrics.internal.math.QuasiNewton.Minimum;
import io.github.retentionmetrics.internal.math.QuasiNewton.Objective;
import org.junit.jupiter.api.Test;

class QuasiNewtonTest {
    /** Rosenbrock's valley, whose minimum is 0 at (1, 1). */
    private static double valley(double[] p, double[] gradient, double[][] curvature) {
        double across = p[1] - p[0] * p[0];
        gradient[0] = -400 * across * p[0] - 2 * (1 - p[0]);
        gradient[1] = 200 * across;
        if (curvature != null) {
            curvature[0][0] = 1;
            curvature[1][1] = 1;
        }
        return 100 * across * across + (1 - p[0]) * (1 - p[0]);
    }

    private static void setCurvature(double[][] curvature, double value) {
        if (curvature != null) {
            curvature[0][0] = value;
        }
    }

    @Test
    void findsTheEndOfACurvedValley() {
        Minimum minimum = QuasiNewton.minimise(QuasiNewtonTest::valley, new double[] {-1.2, 1}, 1e-14, 200);

        assertThat(minimum.end()).isEqualTo(End.CONVERGED);
        assertThat(minimum.point()).containsExactly(new double[] {1, 1}, within(1e-5));
        assertThat(minimum.gain()).isLessThan(1e-14);
        assertThat(minimum.evaluations()).isGreaterThan(minimum.iterations());
    }

    @Test
    void stopsWhenTheIterationsAreUsedUp() {
        Minimum minimum = QuasiNewton.minimise(QuasiNewtonTest::valley, new double[] {-1.2, 1}, 1e-14, 3);

        assertThat(minimum.end()).isEqualTo(End.OUT_OF_ITERATIONS);
        assertThat(minimum.iterations()).isEqualTo(3);
        assertThat(minimum.value()).isLessThan(24.2);
    }

    @Test
    void aKnownCurvatureNeedsOneStepOnAParabola() {
        Objective parabola = (p, gradient, curvature) -> {
            gradient[0] = 8 * (p[0] - 2);
            setCurvature(curvature, 1);
            return 4 * (p[0] - 2) * (p[0] - 2);
        };

        Minimum minimum = QuasiNewton.minimise(parabola, new double[] {0}, new double[][] {{8}}, 1e-9, 50);

        assertThat(minimum.point()).containsExactly(new double[] {2}, within(1e-5));
        assertThat(minimum.iterations()).isEqualTo(1);
    }

    @Test
    void backsAwayFromWhereThereIsNoValue() {
        Objective logarithm = (p, gradient, curvature) -> {
            gradient[0] = 1 - 1 / p[0];
            setCurvature(curvature, 1e-3);
            return p[0] > 0 ? p[0] - Math.log(p[0]) : Double.NaN;
        };

        Minimum minimum = QuasiNewton.minimise(logarithm, new double[] {2}, 1e-12, 50);

        assertThat(minimum.end()).isEqualTo(End.CONVERGED);
        assertThat(minimum.point()[0]).isCloseTo(1, within(1e-5));
    }

    @Test
    void endsWhereAFallIsNoMoreThanNoise() {
        // the gradient promises a fall that the value, of 15 digits, hardly shows
        Objective slope = (p, gradient, curvature) -> {
            gradient[0] = 1e-6;
            setCurvature(curvature, 1e-6);
            return 1e6 + 1e-9 * p[0];
        };

        Minimum minimum = QuasiNewton.minimise(slope, new double[] {0}, 1e-12, 500);

        assertThat(minimum.end()).isEqualTo(End.STALLED);
        assertThat(minimum.iterations()).isLessThanOrEqualTo(20);
    }

    @Test
    void endsOnTheWayToInfinity() {
        Objective fall = (p, gradient, curvature) -> {
            gradient[0] = -1 / (1 + p[0]);
            setCurvature(curvature, 1 / (1 + p[0]) / (1 + p[0]));
            return -Math.log1p(p[0]);
        };

        Minimum minimum = QuasiNewton.minimise(fall, new double[] {0}, 1e-9, 500);

        assertThat(minimum.end()).isEqualTo(End.FAR_AWAY);
        assertThat(minimum.point()[0]).isBetween(40.0, 100.0);
    }

    /** Each of two variables matters much, their sum hardly, and the minimum is far along it. */
    @Test
    void aSmallCurvatureAlongAValleyDoesNotShortenSteps() {
        Objective valley = (p, gradient, curvature) -> {
            double across = p[0] - p[1];
            double along = p[0] + p[1] - 20;
            gradient[0] = 1e9 * across + along;
            gradient[1] = -1e9 * across + along;
            if (curvature != null) {
                curvature[0][0] = 1e9 + 1;
                curvature[0][1] = 1 - 1e9;
                curvature[1][0] = 1 - 1e9;
                curvature[1][1] = 1e9 + 1;
            }
            return 1e9 * across * across / 2 + along * along / 2;
        };

        Minimum minimum = QuasiNewton.minimise(valley, new double[] {0, 0}, 1e-9, 50);

        assertThat(minimum.end()).isEqualTo(End.CONVERGED);
        assertThat(minimum.iterations()).isLessThanOrEqualTo(6);
        assertThat(minimum.point()).containsExactly(new double[] {10, 10}, within(1e-3));
    }

    @Test
    void hasNothingToSearchWithoutAValueAtTheStart() {
        Minimum minimum = QuasiNewton.minimise((p, gradient, curvature) -> Double.NaN, new double[] {1}, 1e-9, 50);

        assertThat(minimum.end()).isEqualTo(End.NO_START);
        assertThat(minimum.iterations()).isZero();
    }

    @Test
    void stallsWhereTheGradientIsWrong() {
        Objective wrong = (p, gradient, curvature) -> {
            gradient[0] = 1;
            setCurvature(curvature, 1);
            return Math.abs(p[0]);
        };

        assertThat(QuasiNewton.minimise(wrong, new double[] {0}, 1e-9, 50).end())
                .isEqualTo(End.STALLED);
    }

    @Test
    void secondDerivativesByDifferences() {
        double[][] hessian = QuasiNewton.hessian(QuasiNewtonTest::valley, new double[] {1, 1}, 1e-4);

        assertThat(hessian[0]).containsExactly(new double[] {802, -400}, within(1e-3));
        assertThat(hessian[1]).containsExactly(new double[] {-400, 200}, within(1e-3));
    }
}
