package io.github.retentionmetrics.internal.math;

/**
 * The difference of two independent estimates, each with a squared error of its own that was itself estimated: Welch's
 * approximation of its distribution by Student's t.
 *
 * @param difference first minus second
 * @param firstError the squared standard error of the first, NaN when unknown
 * @param firstFreedom the degrees of freedom behind it
 * @param secondError the squared standard error of the second, NaN when unknown
 * @param secondFreedom the degrees of freedom behind it
 */
public record Welch(
        double difference, double firstError, double firstFreedom, double secondError, double secondFreedom) {

    /**
     * The standard error of the difference.
     *
     * @return the root of the sum of the squared errors
     */
    public double standardError() {
        return Math.sqrt(firstError + secondError);
    }

    /**
     * The degrees of freedom of the difference.
     *
     * <pre>
     * (e1 + e2)^2 / (e1^2 / f1 + e2^2 / f2)
     * </pre>
     *
     * @return rarely a whole number; NaN when both errors are 0
     */
    public double degreesOfFreedom() {
        double sum = firstError + secondError;
        double firstShare = firstError / sum;
        double secondShare = secondError / sum;
        return 1 / (firstShare * firstShare / firstFreedom + secondShare * secondShare / secondFreedom);
    }

    /**
     * Half the width of the interval.
     *
     * @param level the confidence level, in 0..1
     * @return the margin, 0 when both errors are; NaN when one is unknown
     */
    public double margin(double level) {
        double error = standardError();
        return error > 0 ? error * StudentT.criticalValue(level, degreesOfFreedom()) : error;
    }

    /**
     * The difference in standard errors.
     *
     * @return t; NaN when the standard error is 0 or unknown
     */
    public double statistic() {
        double error = standardError();
        return error > 0 ? difference / error : Double.NaN;
    }

    /**
     * The probability of a statistic at least that far from zero.
     *
     * @return the two-sided p-value; NaN when there is no statistic
     */
    public double pvalue() {
        double t = statistic();
        return Double.isNaN(t) ? Double.NaN : StudentT.twoSidedTail(t, degreesOfFreedom());
    }
}
