package io.github.retentionmetrics.rate;

import java.io.Serializable;
import java.util.Locale;

/**
 * The result of a two-sided significance test: how surprising the data would be if there were no difference.
 *
 * <p>Where the data allow no test (nothing observed, or no variation at all) the result is undefined: both numbers are
 * NaN, and nothing is significant.
 *
 * @param statistic how many standard errors the observed difference is away from none; NaN when undefined
 * @param pValue the probability of a statistic at least that far from zero if there is no difference, in 0..1; NaN when
 *     undefined
 */
public record SignificanceTest(double statistic, double pValue) implements Serializable {
    /**
     * Checks the p-value.
     *
     * @param statistic the test statistic
     * @param pValue its two-sided p-value
     * @throws IllegalArgumentException if the p-value is outside 0..1, or if only one of the two numbers is NaN
     */
    public SignificanceTest {
        if (Double.isNaN(statistic) != Double.isNaN(pValue)) {
            throw new IllegalArgumentException(
                    "statistic (" + statistic + ") must be NaN exactly when pValue (" + pValue + ") is");
        }
        if (pValue < 0 || pValue > 1) {
            throw new IllegalArgumentException("pValue must be in 0..1: " + pValue);
        }
    }

    /**
     * A test result from its parts.
     *
     * @param statistic the test statistic
     * @param pValue its two-sided p-value
     * @return the result
     * @throws IllegalArgumentException if the p-value is outside 0..1, or if only one of the two numbers is NaN
     */
    public static SignificanceTest of(double statistic, double pValue) {
        return new SignificanceTest(statistic, pValue);
    }

    /**
     * The result where the data allow no test.
     *
     * @return an undefined result
     */
    public static SignificanceTest undefined() {
        return new SignificanceTest(Double.NaN, Double.NaN);
    }

    /**
     * Whether the data allowed a test.
     *
     * @return true if both numbers are defined
     */
    public boolean isDefined() {
        return !Double.isNaN(pValue);
    }

    /**
     * Whether the difference is significant at a level chosen beforehand.
     *
     * @param alpha the accepted probability of calling a difference significant that is none, between 0 and 1, such as
     *     0.05
     * @return true if the p-value is at most alpha; false when undefined
     * @throws IllegalArgumentException if alpha is not between 0 and 1
     */
    public boolean isSignificant(double alpha) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha must be between 0 and 1, both exclusive: " + alpha);
        }
        return pValue <= alpha;
    }

    /**
     * The result for people: {@code statistic 2.346, p = 0.0190}, or {@code undefined}.
     *
     * @return the text
     */
    @Override
    public String toString() {
        return isDefined() ? String.format(Locale.ROOT, "statistic %.3f, p = %.3g", statistic, pValue) : "undefined";
    }
}
