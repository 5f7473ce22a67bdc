package io.github.retentionmetrics.internal.math;

/**
 * How far a vector is from zero, measured by its own covariance: {@code v' C^-1 v}, which has a chi-square distribution
 * when the vector is normal around zero.
 *
 * <p>A covariance that has no inverse, since some entries of the vector follow from others, is inverted as far as it
 * can be, with as many degrees of freedom.
 *
 * @param square the squared distance
 * @param degreesOfFreedom the rank of the covariance
 */
public record Standardized(double square, int degreesOfFreedom) {
    /** A variance that is this small a part of what it was before the others were taken into account is rounding. */
    private static final double ROUNDING = 1e-10;

    /**
     * The distance of a vector, by a Cholesky decomposition with pivots.
     *
     * @param vector the vector
     * @param covariance its covariance, symmetric and positive semidefinite
     * @return the distance
     */
    public static Standardized of(double[] vector, double[][] covariance) {
        int size = vector.length;
        double[] rest = vector.clone();
        double[][] left = new double[size][];
        for (int i = 0; i < size; i++) {
            left[i] = covariance[i].clone();
        }
        boolean[] isDone = new boolean[size];
        double square = 0;
        int rank = 0;
        for (int pivot = next(left, covariance, isDone); pivot >= 0; pivot = next(left, covariance, isDone)) {
            isDone[pivot] = true;
            rank++;
            square += rest[pivot] * rest[pivot] / left[pivot][pivot];
            eliminate(pivot, rest, left, isDone);
        }
        return new Standardized(square, rank);
    }

    /** The entry that keeps the largest part of its variance, or -1 if none keeps any. */
    private static int next(double[][] left, double[][] covariance, boolean[] isDone) {
        int pivot = -1;
        double largest = ROUNDING;
        for (int i = 0; i < left.length; i++) {
            double part = covariance[i][i] > 0 ? left[i][i] / covariance[i][i] : 0;
            if (!isDone[i] && part > largest) {
                pivot = i;
                largest = part;
            }
        }
        return pivot;
    }

    private static void eliminate(int pivot, double[] rest, double[][] left, boolean[] isDone) {
        for (int i = 0; i < rest.length; i++) {
            if (!isDone[i]) {
                double factor = left[i][pivot] / left[pivot][pivot];
                rest[i] -= factor * rest[pivot];
                for (int j = 0; j < rest.length; j++) {
                    left[i][j] -= factor * left[pivot][j];
                }
            }
        }
    }
}
