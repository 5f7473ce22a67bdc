package io.github.retentionmetrics.rate;

import static io.github.retentionmetrics.rate.ProportionInterval.AGRESTI_COULL;
import static io.github.retentionmetrics.rate.ProportionInterval.CLOPPER_PEARSON;
import static io.github.retentionmetrics.rate.ProportionInterval.JEFFREYS;
import static io.github.retentionmetrics.rate.ProportionInterval.WALD;
import static io.github.retentionmetrics.rate.ProportionInterval.WILSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.testing.ReferenceData;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The intervals against statsmodels 0.13.5, R 4.2.2 and a calculation with 50 digits.
 *
 * <p>Where the tools differ, the 50 digits decide: for one success in 10^9 trials statsmodels (that is, the incomplete
 * beta function of scipy 1.10) has eight correct digits in the upper Clopper-Pearson bound, R has fifteen, and so have
 * we.
 */
class ProportionIntervalReferenceTest {
    private static final Map<String, ProportionInterval> METHODS = Map.of(
            "wilson",
            WILSON,
            "normal",
            WALD,
            "agresti_coull",
            AGRESTI_COULL,
            "beta",
            CLOPPER_PEARSON,
            "jeffreys",
            JEFFREYS);

    /** Relative; the peers take alpha where we take 1 - alpha, and subtract where we do not. */
    private static final double CLOSED_FORM = 1e-14;

    /**
     * Relative, for the beta quantiles of scipy 1.10 up to 10^5 trials, then up to 10^9; one count is worse, see above.
     */
    private static final double SCIPY = 5e-14;

    private static final double SCIPY_LARGE = 2e-12;
    private static final double SCIPY_WORST = 1e-8;

    @Test
    void equalsStatsmodels() {
        List<Map<String, String>> rows = ReferenceData.rows("expected/proportion_intervals_statsmodels.csv");
        assertThat(rows).hasSize(700).allSatisfy(row -> check(row, statsmodelsTolerance(row)));
    }

    @Test
    void equalsR() {
        List<Map<String, String>> rows = ReferenceData.rows("expected/proportion_intervals_r.csv");
        assertThat(rows).hasSize(272).allSatisfy(row -> check(row, CLOSED_FORM));
    }

    private static double statsmodelsTolerance(Map<String, String> row) {
        boolean beta = row.get("method").equals("beta") || row.get("method").equals("jeffreys");
        if (!beta) {
            return CLOSED_FORM;
        }
        if (count(row, "total") <= 100_000) {
            return SCIPY;
        }
        boolean worst = count(row, "count") == 1 && count(row, "total") == 1_000_000_000;
        return worst ? SCIPY_WORST : SCIPY_LARGE;
    }

    private static void check(Map<String, String> row, double tolerance) {
        double level = 1 - Double.parseDouble(row.get("alpha"));
        Interval ours = METHODS.get(row.get("method")).of(count(row, "count"), count(row, "total"), level);
        checkBound(ours.low(), Double.parseDouble(row.get("lower")), tolerance);
        checkBound(ours.high(), Double.parseDouble(row.get("upper")), tolerance);
    }

    private static void checkBound(double ours, double theirs, double tolerance) {
        if (Double.isNaN(theirs)) {
            assertThat(ours).isNaN();
        } else if (Math.abs(theirs) < 1e-15 && ours == 0) {
            // statsmodels' zeros carry the rounding error of a difference, of either sign, at most 5.6e-17; ours are
            // exact.
            assertThat(theirs).isCloseTo(0, within(1e-16));
        } else {
            assertThat(ours).isCloseTo(theirs, within(tolerance * Math.abs(theirs)));
        }
    }

    private static long count(Map<String, String> row, String column) {
        return new BigDecimal(row.get(column)).longValueExact();
    }

    /**
     * How the expected values were made is in the file. Bounds below 10^-12 keep 14 digits or more, all others 15 or
     * more.
     */
    @ParameterizedTest
    @CsvFileSource(resources = "proportion-intervals-50-digits.csv", numLinesToSkip = 4)
    void equalsFiftyDigits(
            long successes, long trials, double level, ProportionInterval method, double low, double high) {
        Interval interval = method.of(successes, trials, level);
        assertThat(interval.low()).isCloseTo(low, within(low < 1e-12 ? 5e-15 * low : 9e-16 * low));
        assertThat(interval.high()).isCloseTo(high, within(4e-16 * high));
    }

    /** R 4.2.2, {@code prop.test(correct = FALSE)}, six decimals; the first four are examples of Newcombe (1998). */
    @ParameterizedTest
    @CsvSource({
        "81, 263, 0.255289, 0.366210",
        "15, 148, 0.062386, 0.160487",
        "0, 20, 0, 0.161125",
        "1, 29, 0.006113, 0.171755",
        "0, 10, 0, 0.277533",
        "10, 10, 0.722467, 1",
        "5, 10, 0.236593, 0.763407",
        "50, 100, 0.403832, 0.596168",
        "1, 1000, 0.000177, 0.005643",
    })
    void wilsonEqualsPublishedValues(long successes, long trials, double low, double high) {
        Interval interval = WILSON.of(successes, trials, 0.95);
        assertThat(interval.low()).isCloseTo(low, within(5e-7));
        assertThat(interval.high()).isCloseTo(high, within(5e-7));
    }
}
