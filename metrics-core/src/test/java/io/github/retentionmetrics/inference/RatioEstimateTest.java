package io.github.retentionmetrics.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.rate.Mean;
import io.github.retentionmetrics.rate.SignificanceTest;
import io.github.retentionmetrics.testing.Serialization;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class RatioEstimateTest {
    private static final RatioStatistic THREE = RatioStatistic.of(new long[] {120, 35, 60}, new long[] {4, 1, 2});

    @Test
    void isTheRatioOfTheTotalsWithTheErrorOfTheResiduals() {
        RatioEstimate estimate = THREE.estimate();
        double r = 215 / 7.0;
        double squares = Math.pow(120 - 4 * r, 2) + Math.pow(35 - r, 2) + Math.pow(60 - 2 * r, 2);
        assertThat(estimate.value()).isEqualTo(r);
        assertThat(estimate.standardError()).isCloseTo(Math.sqrt(3 / 2.0 * squares) / 7, within(1e-14));
        assertThat(estimate).hasToString("30.714 (215 of 7), 3 customers");
        assertThat(estimate.isDefined()).isTrue();
        assertThat(estimate.reason()).isEmpty();
        assertThat(estimate.interval(0.95)).isEqualTo(estimate.interval(RatioEstimate.IntervalMethod.DELTA, 0.95));
        assertThat(estimate.interval(0.95).low() + estimate.interval(0.95).high())
                .isCloseTo(2 * r, within(1e-12));
    }

    @Test
    void withOneOfEachCustomerItIsTheMean() {
        RatioEstimate estimate = RatioStatistic.of(new long[] {4, 5, 3, 5}, new long[] {1, 1, 1, 1})
                .estimate();
        Mean mean = Mean.of(4, 5, 3, 5);
        assertThat(estimate.value()).isEqualTo(mean.value());
        assertThat(estimate.standardError()).isCloseTo(mean.standardError(), within(1e-16));
        for (RatioEstimate.IntervalMethod method : RatioEstimate.IntervalMethod.values()) {
            assertThat(estimate.interval(method, 0.9).low())
                    .isCloseTo(mean.interval(0.9).low(), within(1e-14));
            assertThat(estimate.interval(method, 0.9).high())
                    .isCloseTo(mean.interval(0.9).high(), within(1e-14));
        }
    }

    @Test
    void aWeightedMeanIsARatio() {
        // values 2, 4, 9 with weights 1, 3, 0
        RatioEstimate weighted =
                RatioStatistic.of(new long[] {2, 12, 0}, new long[] {1, 3, 0}).estimate();
        assertThat(weighted.value()).isEqualTo((1 * 2 + 3 * 4) / 4.0);
    }

    @Test
    void decimalsArePowersOfTen() {
        RatioStatistic cents = THREE.withDecimals(2, 0);
        assertThat(cents.sums().sumX()).isEqualByComparingTo("2.15");
        assertThat(cents.sums().sumOfSquaresX()).isEqualByComparingTo("1.9225");
        assertThat(cents.sums().sumOfProducts()).isEqualByComparingTo("6.35");
        assertThat(cents.estimate().standardError()).isCloseTo(THREE.estimate().standardError() / 100, within(1e-16));
        assertThat(THREE.withDecimals(2, 2).estimate().value())
                .isEqualTo(THREE.estimate().value());
    }

    @Test
    void isUndefinedWithoutADenominator() {
        RatioEstimate none = RatioStatistic.of(new long[0], new long[0])
                .withUndefinedReason("no orders in the period")
                .estimate();
        assertThat(none.isDefined()).isFalse();
        assertThat(none.value()).isNaN();
        assertThat(none.standardError()).isNaN();
        assertThat(none.reason()).isEqualTo("no orders in the period");
        assertThat(none.interval(0.95)).isEqualTo(Interval.undefined(0.95, "no orders in the period"));
        assertThat(none).hasToString("undefined (0 of 0): no orders in the period, 0 customers");
        RatioEstimate negative =
                RatioStatistic.of(new long[] {5}, new long[] {-1}).estimate();
        assertThat(negative.isDefined()).isFalse();
        assertThat(negative.reason()).isEqualTo("the denominators add up to 0 or less");
    }

    @Test
    void oneCustomerHasAValueButNoInterval() {
        RatioEstimate one = RatioStatistic.of(new long[] {7}, new long[] {2}).estimate();
        assertThat(one.value()).isEqualTo(3.5);
        assertThat(one.standardError()).isNaN();
        assertThat(one.interval(RatioEstimate.IntervalMethod.FIELLER, 0.95))
                .isEqualTo(Interval.undefined(0.95, "one customer does not vary"));
        assertThat(one).hasToString("3.500 (7 of 2), 1 customer");
    }

    @Test
    void theSameRatioForAllHasNoError() {
        RatioEstimate same =
                RatioStatistic.of(new long[] {3, 6, 30}, new long[] {1, 2, 10}).estimate();
        assertThat(same.standardError()).isZero();
        assertThat(same.interval(0.95)).isEqualTo(Interval.of(3, 3, 0.95));
        RatioDifference difference = same.minus(same);
        assertThat(difference.interval(0.95)).isEqualTo(Interval.of(0, 0, 0.95));
        assertThat(difference.test()).isEqualTo(SignificanceTest.undefined("no group varies"));
    }

    @Test
    void fiellerIsUndefinedWhereTheDenominatorMayBeZero() {
        RatioEstimate shaky =
                RatioStatistic.of(new long[] {10, 1, 1}, new long[] {9, 0, 0}).estimate();
        assertThat(shaky.interval(0.95).isDefined()).isTrue();
        assertThat(shaky.interval(RatioEstimate.IntervalMethod.FIELLER, 0.95))
                .isEqualTo(Interval.undefined(0.95, "the denominator may be 0 at this level"));
    }

    @Test
    void aDifferenceIsWelchs() {
        RatioEstimate first = THREE.estimate();
        RatioEstimate second = RatioStatistic.of(new long[] {10, 12, 31, 14}, new long[] {1, 1, 2, 1})
                .estimate();
        RatioDifference difference = first.minus(second);
        double error = Math.hypot(first.standardError(), second.standardError());
        assertThat(difference.value()).isCloseTo(first.value() - second.value(), within(1e-14));
        assertThat(difference.standardError()).isCloseTo(error, within(1e-14));
        assertThat(difference.test().statistic()).isCloseTo(difference.value() / error, within(1e-12));
        assertThat(difference.interval(0.95).contains(0))
                .isEqualTo(!difference.test().isSignificant(0.05));
        assertThat(difference).hasToString("17.314: 30.714 (215 of 7), 3 customers less 13.400 (67 of 5), 4 customers");
        RatioDifference none = first.minus(RatioEstimate.of(PairedSums.empty()));
        assertThat(none.isDefined()).isFalse();
        assertThat(none.value()).isNaN();
        assertThat(none.reason()).isEqualTo("the denominators add up to 0 or less");
        assertThat(RatioEstimate.of(PairedSums.empty(), "nobody").minus(first).reason())
                .isEqualTo("nobody");
        assertThat(none.interval(0.95)).isEqualTo(Interval.undefined(0.95, "the denominators add up to 0 or less"));
        assertThat(none.test()).isEqualTo(SignificanceTest.undefined("the denominators add up to 0 or less"));
        assertThat(none.toString()).startsWith("undefined: 30.714");
    }

    @Test
    void hugeAmountsAreExact() {
        long huge = Long.MAX_VALUE;
        PairedSums sums = RatioStatistic.of(new long[] {huge, huge, -huge, 1L << 31}, new long[] {1, 2, 3, 4})
                .sums();
        BigDecimal h = BigDecimal.valueOf(huge);
        BigDecimal small = BigDecimal.valueOf(1L << 31);
        assertThat(sums.sumX()).isEqualByComparingTo(h.add(small));
        assertThat(sums.sumOfSquaresX())
                .isEqualByComparingTo(h.pow(2).multiply(BigDecimal.valueOf(3)).add(small.pow(2)));
        assertThat(sums.sumOfProducts()).isEqualByComparingTo(small.multiply(BigDecimal.valueOf(4)));
    }

    @Test
    void collectsObjects() {
        PairedSums collected = List.of(0, 1, 2).parallelStream()
                .collect(PairedSums.toPairedSums(
                        i -> BigDecimal.valueOf(THREE.x(i)), i -> BigDecimal.valueOf(THREE.y(i))));
        assertThat(collected).isEqualTo(THREE.sums());
        assertThat(Serialization.roundTrip(collected)).isEqualTo(collected);
        assertThat(THREE).hasToString("RatioStatistic[3 customers]");
    }

    @Test
    void checksItsArguments() {
        assertThatThrownBy(() -> RatioStatistic.of(new long[2], new long[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("y (3 rows) must be as long as x (2 rows)");
        assertThatThrownBy(() -> THREE.withDecimals(2, 19))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("decimalsY must be in 0..18: 19");
        assertThatThrownBy(() -> THREE.withDecimals(-1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("decimalsX must be in 0..18: -1");
        assertThatThrownBy(() -> THREE.estimate().interval(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("level must be between 0 and 1, both exclusive: 1.0");
        BigDecimal one = BigDecimal.ONE;
        BigDecimal zero = BigDecimal.ZERO;
        assertThatThrownBy(() -> new PairedSums(2, one, one, zero, one, one))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sums of squares and products must fit the sums: they do not");
        assertThatThrownBy(() -> new PairedSums(1, one, one, one, BigDecimal.TEN, one))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sums of squares and products must fit the sums: they do not");
        assertThatThrownBy(() -> new PairedSums(0, one, zero, one, zero, zero))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sums must be 0 when count is 0: they are not");
        assertThatThrownBy(() -> new PairedSums(-1, zero, zero, zero, zero, zero))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("count must not be negative: -1");
        assertThatThrownBy(() -> RatioStatistic.of(null, new long[0]))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("x");
    }
}
