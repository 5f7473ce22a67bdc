package io.github.retentionmetrics.fit;

import io.github.retentionmetrics.internal.math.Cholesky;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The observed information about the coordinates that are not held: minus the second derivatives of the log-likelihood.
 */
final class Information {
    /** A standard error of the logarithm above this, a factor of 7.4 either way, makes a parameter undetermined. */
    private static final double FLAT = 2;

    /**
     * A parameter further than this from its expected place, in logarithms, is so large or small that rounding of the
     * likelihood hides its value.
     */
    private static final double EXTREME = Math.log(1e9);

    private final double[][] matrix;
    private final boolean[] isHeld;
    private final boolean[] isGone;
    private final double[] away;
    private final Optional<Cholesky> factor;

    private Information(double[][] matrix, boolean[] isHeld, boolean[] isGone, double[] away) {
        this.matrix = matrix;
        this.isHeld = isHeld;
        this.isGone = isGone;
        this.away = away;
        this.factor = Cholesky.of(matrix);
    }

    /**
     * The information in second derivatives.
     *
     * @param hessian all second derivatives
     * @param isHeld which parameters are held; their derivatives do not count
     * @param isGone which parameters are held, or go to a limit together with one that is held; their size does not
     *     count
     * @param away the distances of the coordinates from their expected places
     */
    static Information of(double[][] hessian, boolean[] isHeld, boolean[] isGone, double[] away) {
        double[][] matrix = new double[hessian.length][hessian.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                double own = i == j ? 1 : 0;
                matrix[i][j] = isHeld[i] || isHeld[j] ? own : hessian[i][j];
            }
        }
        return new Information(matrix, isHeld.clone(), isGone.clone(), away.clone());
    }

    /** The second derivatives, with ones on the diagonal for parameters that are held; shared. */
    double[][] matrix() {
        return matrix;
    }

    /** The Cholesky factor of the matrix; empty if the place is not a maximum, or not a unique one. */
    Optional<Cholesky> factor() {
        return factor;
    }

    /** The amount by which the log-likelihood may still rise, from its slopes. */
    Optional<Double> gain(double[] slopes) {
        return factor.map(known -> {
            double[] step = known.solve(slopes);
            return IntStream.range(0, step.length)
                            .mapToDouble(i -> step[i] * slopes[i])
                            .sum()
                    / 2;
        });
    }

    /** The coordinates that the data do not determine, apart from those that are held. */
    int[] vague() {
        double[][] covariance = covariance();
        return IntStream.range(0, away.length)
                .filter(i -> !isHeld[i])
                .filter(i -> !(Math.sqrt(covariance[i][i]) <= FLAT && (isGone[i] || away[i] <= EXTREME)))
                .toArray();
    }

    /**
     * The covariance of the logarithms of the parameters that are not held, in a new array; NaN for the others.
     */
    double[][] covariance() {
        double[][] covariance = factor.map(Cholesky::inverse).orElseGet(() -> notKnown(matrix.length));
        for (int i = 0; i < isHeld.length; i++) {
            for (int j = 0; j < isHeld.length; j++) {
                covariance[i][j] = isHeld[i] || isHeld[j] ? Double.NaN : covariance[i][j];
            }
        }
        return covariance;
    }

    private static double[][] notKnown(int n) {
        double[][] unknown = new double[n][n];
        Arrays.stream(unknown).forEach(row -> Arrays.fill(row, Double.NaN));
        return unknown;
    }
}
