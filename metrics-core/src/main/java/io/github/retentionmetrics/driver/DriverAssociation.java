package io.github.retentionmetrics.driver;

import io.github.retentionmetrics.internal.Beans;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import io.github.retentionmetrics.internal.math.Normal;
import io.github.retentionmetrics.internal.math.StudentT;
import io.github.retentionmetrics.rate.Estimate;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.rate.SignificanceTest;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How strongly a driver goes together with loyalty: a correlation, with its interval.
 *
 * <pre>
 *   r = (n sum(x y) - sum(x) sum(y)) / sqrt((n sum(x^2) - sum(x)^2) (n sum(y^2) - sum(y)^2))
 * </pre>
 *
 * <p>From -1 to 1, and positive where better answers on the driver go with more loyalty, whichever end of either scale
 * is good. {@link Method#PEARSON} correlates the scores, {@link Method#SPEARMAN} their ranks, equal scores sharing the
 * middle of theirs. An association is no cause.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>fewer than two respondents, or all with the same score on the driver or the same loyalty: undefined;
 *   <li>fewer than four respondents: no interval; fewer than three: no test;
 *   <li>a correlation of exactly -1 or 1: the interval is that point.
 * </ul>
 *
 * @param driver the driver's name
 * @param method whether scores or ranks are correlated
 * @param respondents how many answered both questions, and all others of the survey
 * @param value the correlation, NaN when undefined
 * @param reason why it is undefined; empty when it is not
 */
public record DriverAssociation(String driver, Method method, long respondents, double value, String reason)
        implements Estimate, Serializable {

    /** What is correlated, and how wide the interval is for it: the standard error of {@code artanh r}. */
    public enum Method {
        /**
         * The scores: {@code 1 / sqrt(n - 3)}. Source: R. A. Fisher, On the "Probable Error" of a Coefficient of
         * Correlation Deduced from a Small Sample, Metron 1 (1921).
         */
        PEARSON,
        /**
         * The ranks: {@code sqrt((1 + r^2 / 2) / (n - 3))}. Source: D. G. Bonett and T. A. Wright, Sample Size
         * Requirements for Estimating Pearson, Kendall and Spearman Correlations, Psychometrika 65 (2000), 23-28.
         */
        SPEARMAN
    }

    /**
     * Checks the parts.
     *
     * @param driver the driver's name
     * @param method whether scores or ranks are correlated
     * @param respondents how many answered
     * @param value the correlation, NaN when undefined
     * @param reason why it is undefined; empty when it is not
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if the name is blank, the number negative, the value outside -1..1, or a reason
     *     is given for a defined value, or none for an undefined one
     */
    public DriverAssociation {
        value = Checks.unsignedZero(value);
        Checks.identifier(driver, "driver");
        Objects.requireNonNull(method, "method");
        Checks.notNegative(respondents, "respondents");
        Objects.requireNonNull(reason, "reason");
        if (value < -1 || value > 1) {
            throw new IllegalArgumentException("value must be in -1..1: " + value);
        }
        if (!Checks.isReason(reason, !Double.isNaN(value))) {
            throw new IllegalArgumentException(
                    "reason must be given if and only if the value (" + value + ") is undefined: " + reason);
        }
    }

    @Override
    public boolean isDefined() {
        return !Double.isNaN(value);
    }

    /**
     * The correlations that the data leave plausible, by Fisher's transformation.
     *
     * <pre>
     * tanh(artanh(r) -+ z * standard error)
     * </pre>
     *
     * @param level the confidence level, between 0 and 1, such as 0.95
     * @return the interval, within -1..1; undefined when the correlation is, or for fewer than four respondents
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    @Override
    public Interval interval(double level) {
        Checks.level(level);
        if (!isDefined() || respondents < 4) {
            return Interval.undefined(level, isDefined() ? "fewer than four respondents" : reason);
        }
        if (Math.abs(value) == 1) {
            return Interval.of(value, value, level);
        }
        double numerator = method == Method.PEARSON ? 1 : 1 + value * value / 2;
        double margin = Normal.criticalValue(level) * Math.sqrt(numerator / (respondents - 3));
        double centre = 0.5 * (Math.log1p(value) - Math.log1p(-value));
        // artanh and tanh each round: an interval that is almost a point could miss the correlation itself
        return Interval.of(Math.tanh(centre - margin), Math.tanh(centre + margin), level)
                .including(value);
    }

    /**
     * A two-sided test of the hypothesis that there is no association.
     *
     * <pre>
     * t = r sqrt((n - 2) / (1 - r^2)), with n - 2 degrees of freedom
     * </pre>
     *
     * @return the test; of ranks it is an approximation. Undefined when the correlation is, when it is exactly -1 or 1,
     *     or for fewer than three respondents
     */
    public SignificanceTest test() {
        if (!isDefined() || respondents < 3 || Math.abs(value) == 1) {
            return SignificanceTest.undefined(whyNoTest());
        }
        double t = value * Math.sqrt((respondents - 2) / ((1 - value) * (1 + value)));
        return SignificanceTest.of(t, StudentT.twoSidedTail(t, (double) (respondents - 2)));
    }

    private String whyNoTest() {
        if (!isDefined()) {
            return reason;
        }
        return respondents < 3
                ? "fewer than three respondents"
                : "the correlation is exactly " + (value > 0 ? "1" : "-1");
    }

    /** {@return the {@link #value()}, or null when undefined, for JSON mappers and templates} */
    @Override
    public @Nullable Double getValue() {
        return Beans.finite(value);
    }

    /** {@return such as {@code trust 0.62 (PEARSON of 120 respondents)}, or {@code trust undefined} and why} */
    @Override
    public String toString() {
        String of = " (" + method + " of " + respondents + " respondents)";
        return isDefined() ? driver + " " + Decimals.text(value, 2) + of : driver + " undefined" + of + ": " + reason;
    }
}
