package io.github.retentionmetrics.driver;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * R^2 of every subset of some explaining variables, by linear regression, from exact integer sums of products.
 *
 * <p>Fraction-free elimination (E. H. Bareiss, Sylvester's Identity and Multistep Integer-Preserving Gaussian
 * Elimination, Mathematics of Computation 22 (1968), 565-578): once the variables of a set S have been eliminated, the
 * pivot is the determinant of S, and what remains at (y, y) is the determinant of S and y, whose quotient is the
 * residual variance of y. A variable whose diagonal has become zero is a combination of those before it and adds
 * nothing. Every set is reached once, by taking or leaving one variable after the other, so that the work is shared:
 * about 6 x 2^k steps for k variables.
 */
final class ExplainedVariance {
    private final double[] bySet;
    private final BigInteger total;

    /**
     * From the centred sums of products of the variables, the explained variable last; its own sum must not be zero.
     */
    ExplainedVariance(BigInteger[][] centred) {
        int variables = centred.length - 1;
        this.total = centred[variables][variables];
        this.bySet = new double[1 << variables];
        visit(centred, BigInteger.ONE, 0, 0);
    }

    /** R^2 of a set of variables, as bits. */
    double of(int set) {
        return bySet[set];
    }

    /** The first variable of the matrix is the next to take or leave; the variables before it have been decided. */
    private void visit(BigInteger[][] matrix, BigInteger pivot, int variable, int set) {
        int size = matrix.length;
        if (size == 1) {
            bySet[set] = explained(matrix[0][0], pivot);
            return;
        }
        BigInteger[][] left = new BigInteger[size - 1][size - 1];
        BigInteger[][] taken = new BigInteger[size - 1][size - 1];
        boolean isDependent = matrix[0][0].signum() == 0;
        for (int i = 1; i < size; i++) {
            for (int j = 1; j < size; j++) {
                left[i - 1][j - 1] = matrix[i][j];
                taken[i - 1][j - 1] = isDependent
                        ? matrix[i][j]
                        : matrix[0][0]
                                .multiply(matrix[i][j])
                                .subtract(matrix[i][0].multiply(matrix[0][j]))
                                .divide(pivot);
            }
        }
        visit(left, pivot, variable + 1, set);
        visit(taken, isDependent ? pivot : matrix[0][0], variable + 1, set | 1 << variable);
    }

    /** {@code 1 - residual / (pivot x total)}, rounded once. */
    private double explained(BigInteger residual, BigInteger pivot) {
        BigInteger all = pivot.multiply(total);
        return new BigDecimal(all.subtract(residual))
                .divide(new BigDecimal(all), MathContext.DECIMAL128)
                .doubleValue();
    }
}
