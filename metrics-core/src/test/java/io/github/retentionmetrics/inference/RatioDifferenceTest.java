package io.github.retentionmetrics.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.rate.Mean;
import io.github.retentionmetrics.rate.MeanDifference;
import io.github.retentionmetrics.rate.Overlap;
import io.github.retentionmetrics.rate.SignificanceTest;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RatioDifferenceTest {
    private static final long[] BEFORE = {900, 1_200, 0, 3_100, 450, 800, 2_000, 0, 640, 1_500};
    private static final long[] MIDDLE = {1_000, 900, 700, 2_500, 0, 1_800, 1_900, 300, 0, 1_450};
    private static final long[] AFTER = {1_400, 0, 900, 2_600, 500, 1_500, 2_400, 0, 100, 1_300};

    /** The ratio of the same ten customers' numbers in two periods. */
    private static RatioStatistic ratio(long[] now, long[] then) {
        return RatioStatistic.of(now, then);
    }

    /**
     * Ten customers and three periods: each contributes (now - r1 middle) / total of the middle less (middle - r2
     * before) / total before to the error of the difference.
     */
    @Test
    void ofTheSameCustomersTheErrorIsThatOfTheirContributions() {
        RatioDifference change = ratio(AFTER, MIDDLE).minus(ratio(MIDDLE, BEFORE));
        double before = IntStream.range(0, 10).mapToLong(i -> BEFORE[i]).sum();
        double middle = IntStream.range(0, 10).mapToLong(i -> MIDDLE[i]).sum();
        double after = IntStream.range(0, 10).mapToLong(i -> AFTER[i]).sum();
        double squares = IntStream.range(0, 10)
                .mapToDouble(i -> (AFTER[i] - after / middle * MIDDLE[i]) / middle
                        - (MIDDLE[i] - middle / before * BEFORE[i]) / before)
                .map(contribution -> contribution * contribution)
                .sum();
        assertThat(change.value()).isCloseTo(after / middle - middle / before, within(1e-15));
        assertThat(change.standardError()).isCloseTo(Math.sqrt(10 / 9.0 * squares), within(1e-15));
        assertThat(change.overlap().shared()).isEqualTo(10);
        // nine degrees of freedom: the quantile of t is 2.262157162798205
        assertThat(change.interval(0.95).high() - change.value())
                .isCloseTo(2.262157162798205 * change.standardError(), within(1e-13));
        assertThat(change.test().statistic()).isCloseTo(change.value() / change.standardError(), within(1e-14));
    }

    /** What is divided in one ratio is the divisor in the other. */
    @Test
    void thePeriodBetweenTwoMakesTheChangeOfTheirRatiosLessSure() {
        RatioStatistic now = ratio(AFTER, MIDDLE);
        RatioStatistic then = ratio(MIDDLE, BEFORE);
        RatioDifference change = now.minus(then);
        assertThat(change.overlap().correlation()).isNegative();
        assertThat(change.standardError())
                .isGreaterThan(now.estimate().minus(then.estimate()).standardError());
    }

    @Test
    void withOneOfEachCustomerItIsTheDifferenceOfMeans() {
        long[] ones = {1, 1, 1, 1, 1, 1};
        RatioStatistic first = RatioStatistic.of(new long[] {4, 5, 3, 5, 2, 6}, ones);
        RatioStatistic second = RatioStatistic.of(new long[] {3, 5, 2, 2, 2, 4}, ones);
        RatioDifference change = first.minus(second);
        MeanDifference paired = Mean.of(4, 5, 3, 5, 2, 6).minus(Mean.of(3, 5, 2, 2, 2, 4), change.overlap());
        assertThat(change.value()).isEqualTo(7 / 6.0);
        // scipy.stats.ttest_rel
        assertThat(change.test().statistic()).isCloseTo(2.44450603519352, within(1e-13));
        assertThat(change.test().pvalue()).isCloseTo(0.05832930280626, within(1e-13));
        assertThat(change.interval(0.9).low()).isCloseTo(paired.interval(0.9).low(), within(1e-14));
    }

    /**
     * Customers 0 to 5 and 3 to 6, of whom three are the same: numpy and scipy, by the formulas of Derrick et al.
     * (2017) for unequal variances, with the correlation around the two means.
     */
    @Test
    void someCustomersAreTheSame() {
        RatioStatistic first = RatioStatistic.of(new long[] {4, 5, 3, 5, 2, 6}, new long[] {1, 1, 1, 1, 1, 1});
        RatioStatistic second = RatioStatistic.of(new long[] {3, 7, 2, 4}, new long[] {1, 1, 1, 1})
                .withNumbers(3, 4, 5, 6);
        RatioDifference change = first.minus(second);
        assertThat(change.overlap().shared()).isEqualTo(3);
        assertThat(change.overlap().correlation()).isCloseTo(-0.8931977372352652, within(1e-15));
        assertThat(change.standardError()).isCloseTo(1.6392924042117023, within(1e-15));
        assertThat(change.test().pvalue()).isCloseTo(0.9251552241874812, within(1e-12));
        assertThat(change.interval(0.95).width()).isCloseTo(2 * 5.082664067889999, within(1e-11));
    }

    @Test
    void customersWithOtherNumbersAreIndependent() {
        RatioStatistic first = ratio(AFTER, MIDDLE);
        RatioStatistic second =
                ratio(MIDDLE, BEFORE).withNumbers(IntStream.range(10, 20).toArray());
        assertThat(first.minus(second)).isEqualTo(first.estimate().minus(second.estimate()));
        assertThat(first.minus(second).overlap()).isEqualTo(Overlap.none());
    }

    @Test
    void aRatioLessItselfIsZeroForSure() {
        RatioStatistic same = ratio(AFTER, BEFORE).withDecimals(2, 2);
        RatioDifference none = same.minus(same);
        assertThat(none.overlap()).isEqualTo(new Overlap(10, 1));
        assertThat(none.interval(0.95)).isEqualTo(Interval.of(0, 0, 0.95));
        assertThat(none.test()).isEqualTo(SignificanceTest.undefined("no customer differs"));
    }

    @Test
    void customersWhoAllHaveTheSameRatioAddNoError() {
        RatioStatistic even = RatioStatistic.of(new long[] {2, 4, 6}, new long[] {1, 2, 3});
        RatioStatistic other = RatioStatistic.of(new long[] {2, 5, 6}, new long[] {1, 2, 3});
        assertThat(even.minus(other).overlap()).isEqualTo(new Overlap(3, 0));
        assertThat(even.minus(other).standardError()).isEqualTo(other.estimate().standardError());
    }

    @Test
    void anUndefinedRatioHasNoDifference() {
        RatioStatistic none = RatioStatistic.of(new long[3], new long[3]).withUndefinedReason("no revenue");
        RatioDifference change = none.minus(RatioStatistic.of(new long[] {2, 5, 6}, new long[] {1, 2, 3}));
        assertThat(change.isDefined()).isFalse();
        assertThat(change.test()).isEqualTo(SignificanceTest.undefined("no revenue"));
    }

    /** The standard error is that of 2,000 resamples of the customers, who keep all their periods. */
    @Test
    void theBootstrapAgrees() {
        int customers = 400;
        long[][] spent = HabitualCustomers.spend(customers, 4711);
        RatioStatistic now = ratio(spent[2], spent[1]);
        RatioStatistic then = ratio(spent[1], spent[0]);
        Statistic change = Statistic.of(customers, drawn -> now.value(drawn) - then.value(drawn));
        BootstrapEstimate resampled = Bootstrap.withSeed(7).withResamples(2_000).estimate(change);
        RatioDifference delta = now.minus(then);
        assertThat(delta.value()).isCloseTo(resampled.value(), within(1e-12));
        assertThat(delta.standardError() / resampled.standardError()).isBetween(0.93, 1.07);
        assertThat(now.estimate().minus(then.estimate()).standardError() / resampled.standardError())
                .as("as if the periods had different customers")
                .isNotCloseTo(1, within(0.1));
    }

    @Test
    void checksTheNumbers() {
        RatioStatistic three = RatioStatistic.of(new long[3], new long[3]);
        assertThatThrownBy(() -> three.withNumbers(1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("numbers (2 rows) must be as long as x (3 rows)");
        assertThatThrownBy(() -> three.withNumbers(1, 3, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("numbers[2] must be above the one before (3): 3");
        RatioEstimate one = RatioStatistic.of(new long[] {1}, new long[] {1}).estimate();
        assertThatThrownBy(() -> one.minus(one, new Overlap(2, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("overlap (2) must be at most customers (1)");
    }
}
