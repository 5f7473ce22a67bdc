package io.github.retentionmetrics.evaluation;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.fit.Parameters;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.rate.Expectation;
import java.io.Serializable;
import java.util.Locale;
import java.util.Objects;

/**
 * Repeat purchases of one period, and of all periods until its end, beside what a model expects.
 *
 * @param period the period, as far as it is observed
 * @param isHoldout whether it ends after the calibration period, so that the model had not seen it all
 * @param actual the number of repeat purchase days in the period
 * @param expected what the model expects
 * @param cumulativeActual the same from the beginning to the end of the period
 * @param cumulativeExpected what the model expects of these
 */
public record TrackedPeriod(
        Period period,
        boolean isHoldout,
        long actual,
        double expected,
        long cumulativeActual,
        double cumulativeExpected)
        implements Serializable {
    /**
     * Checks the counts.
     *
     * @param period the period, as far as it is observed
     * @param isHoldout whether it ends after the calibration period
     * @param actual the number of repeat purchase days in the period
     * @param expected what the model expects
     * @param cumulativeActual the same from the beginning to the end of the period
     * @param cumulativeExpected what the model expects of these
     * @throws NullPointerException if the period is null
     * @throws IllegalArgumentException if a number is negative or not finite
     */
    public TrackedPeriod {
        expected = Checks.unsignedZero(expected);
        cumulativeExpected = Checks.unsignedZero(cumulativeExpected);
        Objects.requireNonNull(period, "period");
        Checks.notNegative(actual, "actual");
        Parameters.notNegative(expected, "expected");
        Checks.notNegative(cumulativeActual, "cumulativeActual");
        Parameters.notNegative(cumulativeExpected, "cumulativeExpected");
    }

    /**
     * The error of the total so far, as a fraction of what happened.
     *
     * @return (expected - actual) / actual, cumulative; undefined before the first repeat purchase
     */
    public Expectation cumulativeError() {
        return cumulativeActual == 0
                ? Expectation.undefined("nobody has bought again yet")
                : Expectation.of(cumulativeExpected / (double) cumulativeActual - 1);
    }

    /**
     * A readable text of the period.
     *
     * @return such as {@code 1998-04: actual 168, expected 172.3; cumulative 3894, expected 3823.5}
     */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: actual %d, expected %.1f; cumulative %d, expected %.1f",
                period,
                actual,
                expected,
                cumulativeActual,
                cumulativeExpected);
    }
}
