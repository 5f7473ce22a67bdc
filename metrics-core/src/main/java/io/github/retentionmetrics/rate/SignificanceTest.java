package io.github.retentionmetrics.rate;

import io.github.retentionmetrics.internal.Beans;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import java.io.Serializable;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The result of a two-sided significance test: how probable data at least as extreme would be if there were no
 * difference.
 *
 * <p>Where the data do not allow a test (no observations, or no variation) the result is undefined: both numbers are
 * NaN, no level is significant, and it gives the reason.
 *
 * @param statistic the observed difference in standard errors; NaN when undefined
 * @param pvalue the probability of a statistic at least that far from zero if there is no difference, in 0..1; NaN when
 *     undefined
 * @param reason why it is undefined; empty when it is defined
 */
public record SignificanceTest(double statistic, double pvalue, String reason) implements Serializable {
    /**
     * Checks the p-value and the reason.
     *
     * @param statistic the test statistic
     * @param pvalue its two-sided p-value
     * @param reason why the data allow no test, or empty
     * @throws NullPointerException if the reason is null
     * @throws IllegalArgumentException if the statistic is infinite, the p-value outside 0..1, only one of the two
     *     numbers NaN, a reason given with numbers, or no reason without numbers
     */
    public SignificanceTest {
        statistic = Checks.unsignedZero(statistic);
        pvalue = Checks.unsignedZero(pvalue);
        if (Double.isNaN(statistic) != Double.isNaN(pvalue)) {
            throw new IllegalArgumentException(
                    "statistic (" + statistic + ") must be NaN exactly when pvalue (" + pvalue + ") is");
        }
        if (Double.isInfinite(statistic)) {
            throw new IllegalArgumentException("statistic must be finite: " + statistic);
        }
        if (pvalue < 0 || pvalue > 1) {
            throw new IllegalArgumentException("pvalue must be in 0..1: " + pvalue);
        }
        if (!Checks.isReason(reason, !Double.isNaN(pvalue))) {
            throw new IllegalArgumentException(
                    "reason must be given exactly when pvalue (" + pvalue + ") is NaN: \"" + reason + "\"");
        }
    }

    /**
     * A test result from its parts.
     *
     * @param statistic the test statistic
     * @param pvalue its two-sided p-value
     * @return the result
     * @throws IllegalArgumentException if the statistic is infinite, the p-value outside 0..1, or only one of the two
     *     numbers NaN
     */
    public static SignificanceTest of(double statistic, double pvalue) {
        return new SignificanceTest(statistic, pvalue, "");
    }

    /**
     * An undefined result.
     *
     * @param reason why there is none, as a phrase to be shown
     * @return an undefined result
     * @throws NullPointerException if the reason is null
     * @throws IllegalArgumentException if the reason is blank
     */
    public static SignificanceTest undefined(String reason) {
        return new SignificanceTest(Double.NaN, Double.NaN, reason);
    }

    /**
     * Whether the data allowed a test.
     *
     * @return true if both numbers are defined
     */
    public boolean isDefined() {
        return !Double.isNaN(pvalue);
    }

    /**
     * Whether the difference is significant at a level chosen beforehand.
     *
     * @param alpha the accepted probability of a significant result without a difference, between 0 and 1, such as 0.05
     * @return true if the p-value is at most alpha; false when undefined
     * @throws IllegalArgumentException if alpha is not between 0 and 1
     */
    public boolean isSignificant(double alpha) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha must be between 0 and 1, both exclusive: " + alpha);
        }
        return pvalue <= alpha;
    }

    /** {@return the {@link #statistic()}, or null when undefined, for JSON mappers and templates} */
    public @Nullable Double getStatistic() {
        return Beans.finite(statistic());
    }

    /** {@return the {@link #pvalue()}, or null when undefined, for JSON mappers and templates} */
    public @Nullable Double getPvalue() {
        return Beans.finite(pvalue());
    }

    /**
     * The result as text: {@code statistic 2.346, p = 0.0190}, or {@code undefined: } and the reason.
     *
     * @return the text
     */
    @Override
    public String toString() {
        return isDefined()
                ? String.format(Locale.ROOT, "statistic %s, p = %.3g", Decimals.text(statistic, 3), pvalue)
                : "undefined: " + reason;
    }
}
