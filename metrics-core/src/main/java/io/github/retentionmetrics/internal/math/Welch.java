package io.github.retentionmetrics.internal.math;

/**
 * The difference of two estimates, each with a squared error of its own that was itself estimated: the approximation of
 * its distribution by Student's t that is Welch's for different customers, that of the paired t test for the same
 * customers, and between the two where some are the same.
 *
 * @param difference first minus second
 * @param firstError the squared standard error of the first, NaN when unknown
 * @param firstFreedom the degrees of freedom behind it
 * @param secondError the squared standard error of the second, NaN when unknown
 * @param secondFreedom the degrees of freedom behind it
 * @param shared how many customers are behind both
 * @param correlation the correlation of the two estimates
 */
public record Welch(
        double difference,
        double firstError,
        double firstFreedom,
        double secondError,
        double secondFreedom,
        long shared,
        double correlation) {

    /**
     * The standard error of the difference.
     *
     * @return the root of the sum of the squared errors, less what the customers behind both have in common
     */
    public double standardError() {
        double sum = firstError + secondError;
        return correlation == 0
                ? Math.sqrt(sum)
                : Math.sqrt(Math.max(sum - 2 * correlation * (Math.sqrt(firstError) * Math.sqrt(secondError)), 0));
    }

    /**
     * The degrees of freedom of the difference.
     *
     * <pre>
     * w (e1 + e2)^2 / (e1^2 / f1 + e2^2 / f2) + (1 - w) (shared - 1)
     * </pre>
     *
     * <p>with w the share of observations without a partner: 1 for different customers, 0 for the same ones.
     *
     * @return rarely a whole number; NaN when both errors are 0
     */
    public double degreesOfFreedom() {
        double freedom = independentFreedom();
        if (shared == 0) {
            return freedom;
        }
        double paired = 2.0 * shared / (firstFreedom + secondFreedom + 2);
        return (1 - paired) * freedom + paired * (shared - 1.0);
    }

    private double independentFreedom() {
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
     * Why there is no statistic although the errors are known.
     *
     * @return a phrase
     */
    public String whyNoStatistic() {
        return firstError + secondError == 0 ? "no group varies" : "no customer differs";
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
