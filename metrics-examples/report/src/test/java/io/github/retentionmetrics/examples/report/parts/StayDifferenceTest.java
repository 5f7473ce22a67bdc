package io.github.retentionmetrics.examples.report.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.inference.Comparison;
import io.github.retentionmetrics.inference.Comparison.Verdict;
import io.github.retentionmetrics.survival.Durations;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class StayDifferenceTest {
    private static final Durations MONTHLY = durations(
            new long[] {40, 70, 100, 130, 200, 300, 400, 60, 90, 365},
            true,
            true,
            true,
            true,
            true,
            true,
            false,
            true,
            true,
            false);
    private static final Durations YEARLY = durations(
            new long[] {120, 250, 400, 400, 380, 390, 400, 310, 400, 366},
            true,
            true,
            false,
            false,
            false,
            true,
            false,
            true,
            false,
            false);

    private static Durations durations(long[] days, boolean... left) {
        return Durations.of(ChronoUnit.DAYS, days, left);
    }

    /**
     * The log-rank test is that of {@code scipy.stats.logrank} 1.17.1 of the same days, of which those beyond 365 are
     * censored there: statistic 2.611732922834809 for more ends than expected. The means are the areas under the two
     * curves up to 365, 172 and 323.5 days, with Greenwood's standard errors 38.17197925180197 and 24.300720153937824.
     */
    @Test
    void itIsTheDifferenceOfTheMeansTestedByTheLogRankTest() {
        StayDifference difference = StayDifference.of(MONTHLY, YEARLY, 365);
        assertThat(difference.value()).isCloseTo(172 - 323.5, within(1e-10));
        assertThat(difference.test().statistic()).isCloseTo(-2.611732922834809, within(1e-12));
        assertThat(difference.test().pvalue()).isCloseTo(0.009008459888631802, within(1e-12));
        assertThat(difference.interval(0.95).low()).isCloseTo(-240.18972385639617, within(1e-9));
        assertThat(difference.interval(0.95).high()).isCloseTo(-62.81027614360383, within(1e-9));
        assertThat(Comparison.of(difference, 0.95).verdict()).isEqualTo(Verdict.LOWER);
    }

    /**
     * Two of whom none left have no standard error: the test of the means would be certain, the log-rank test is not.
     */
    @Test
    void aHandfulWithoutAnEndIsNotSaidToStayLonger() {
        Durations two = durations(new long[] {400, 400}, false, false);
        StayDifference difference = StayDifference.of(two, MONTHLY, 365);
        assertThat(difference.means().test().pvalue()).isLessThan(1e-6);
        assertThat(difference.test().pvalue()).isCloseTo(0.09297476385374703, within(1e-12));
        assertThat(Comparison.of(difference, 0.95).verdict()).isEqualTo(Verdict.NO_CLEAR_DIFFERENCE);
    }

    @Test
    void aGroupThatIsNotObservedForSoLongIsNotCompared() {
        Durations young = durations(new long[] {20, 30}, true, false);
        StayDifference difference = StayDifference.of(young, MONTHLY, 365);
        assertThat(difference.isDefined()).isFalse();
        assertThat(difference.reason()).startsWith("first group: ");
        assertThat(difference.test().reason()).isEqualTo(difference.reason());
        assertThat(difference.interval(0.95).isDefined()).isFalse();
    }

    @Test
    void groupsOfWhomNobodyLeftHaveNoTest() {
        Durations two = durations(new long[] {400, 400}, false, false);
        StayDifference difference = StayDifference.of(two, two, 365);
        assertThat(difference.value()).isZero();
        assertThat(difference.test().isDefined()).isFalse();
        assertThat(difference.test().reason()).isNotBlank();
    }
}
