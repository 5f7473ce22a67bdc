package io.github.retentionmetrics.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.testing.Serialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleQuantilesTest {
    private static final SampleQuantiles TEN = SampleQuantiles.of(80, 12, 15, 210, 18, 22, 25, 31, 40, 55);

    /** The ranks of the sign test's tables for the median at 95 %; coverage from scipy 1.17.1, {@code binom.cdf}. */
    @ParameterizedTest
    @CsvSource({
        "6, 1, 6, 0.96875",
        "9, 2, 8, 0.9609375",
        "10, 2, 9, 0.978515625",
        "15, 4, 12, 0.96484375",
        "20, 6, 15, 0.9586105346679688",
        "25, 8, 18, 0.9567147493362427",
        "50, 18, 33, 0.9671608624357315",
        "100, 40, 61, 0.9647997997822952"
    })
    void theRanksOfAMedian(int values, int low, int high, double coverage) {
        SampleQuantiles.Ranks ranks = SampleQuantiles.Ranks.of(values, 0.5, 0.95);
        assertThat(ranks.low()).isEqualTo(low);
        assertThat(ranks.high()).isEqualTo(high);
        assertThat(ranks.coverage()).isCloseTo(coverage, within(1e-12));
    }

    @Test
    void tooFewValuesHaveNoRanks() {
        assertThat(SampleQuantiles.Ranks.of(0, 0.5, 0.95).isDefined()).isFalse();
        assertThat(SampleQuantiles.Ranks.of(5, 0.5, 0.95)).isEqualTo(new SampleQuantiles.Ranks(0, 0, Double.NaN));
        // 0.9^28 = 0.052 and 0.9^29 = 0.047: half of them leave 2.5 % above only from 36 on
        assertThat(SampleQuantiles.Ranks.of(35, 0.9, 0.95).isDefined()).isFalse();
        assertThat(SampleQuantiles.Ranks.of(36, 0.9, 0.95).high()).isEqualTo(36);
    }

    @Test
    void quantilesAndTheirIntervals() {
        assertThat(TEN.count()).isEqualTo(10);
        assertThat(TEN.median()).isEqualTo(28).isEqualTo(TEN.value());
        assertThat(TEN.quantile(0)).isEqualTo(12);
        assertThat(TEN.quantile(1)).isEqualTo(210);
        assertThat(TEN.quantile(0.25)).isEqualTo(18 + 0.25 * (22 - 18));
        assertThat(TEN.interval(0.95)).isEqualTo(Interval.of(15, 80, 0.95));
        assertThat(TEN.interval(0.9, 0.95)).isEqualTo(Interval.undefined(0.95, "too few values: 10"));
        assertThat(TEN).hasToString("28.0 (median of 10)");
        assertThat(TEN.reason()).isEmpty();
    }

    @Test
    void ranksRefuseWhatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SampleQuantiles.Ranks(1, 5, Double.POSITIVE_INFINITY))
                .withMessage("coverage must be in 0..1 with ranks, and NaN without: Infinity");
        for (double coverage : new double[] {-7, 1.01, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new SampleQuantiles.Ranks(1, 5, coverage))
                    .withMessage("coverage must be in 0..1 with ranks, and NaN without: " + coverage);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SampleQuantiles.Ranks(0, 0, 0.95))
                .withMessage("coverage must be in 0..1 with ranks, and NaN without: 0.95");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SampleQuantiles.Ranks(0, 5, 0.95))
                .withMessage("high (5) must be 0 where low is");
        assertThat(new SampleQuantiles.Ranks(1, 5, 1).isDefined()).isTrue();
    }

    @Test
    void minusZeroIsZero() {
        assertThat(SampleQuantiles.of(-0.0)).hasToString("0.0 (median of 1)").isEqualTo(SampleQuantiles.of(0));
    }

    @Test
    void tiesShrinkIt() {
        SampleQuantiles same = SampleQuantiles.of(3, 3, 3, 3, 3, 3, 3);
        assertThat(same.interval(0.95)).isEqualTo(Interval.of(3, 3, 0.95));
    }

    @Test
    void addsUp() {
        assertThat(SampleQuantiles.of(80, 12, 15).plus(SampleQuantiles.of(210, 18, 22, 25, 31, 40, 55)))
                .isEqualTo(TEN)
                .hasSameHashCodeAs(TEN);
        assertThat(TEN.plus(SampleQuantiles.of())).isEqualTo(TEN).isNotEqualTo(SampleQuantiles.of(1));
        assertThat(Serialization.roundTrip(TEN)).isEqualTo(TEN);
    }

    @Test
    void withoutValuesItIsUndefined() {
        SampleQuantiles none = SampleQuantiles.of();
        assertThat(none.isDefined()).isFalse();
        assertThat(none.median()).isNaN();
        assertThat(none.interval(0.95)).isEqualTo(Interval.undefined(0.95, "no values"));
        assertThat(none).hasToString("undefined (median of 0): no values");
    }

    @Test
    void checksItsArguments() {
        assertThatThrownBy(() -> SampleQuantiles.of(1, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("values[1] must be finite: NaN");
        assertThatThrownBy(() -> TEN.quantile(-0.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("share must be in 0..1: -0.1");
        assertThatThrownBy(() -> TEN.interval(1, 0.95))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("share must be between 0 and 1, both exclusive: 1.0");
        assertThatThrownBy(() -> SampleQuantiles.Ranks.of(-1, 0.5, 0.95))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("values must not be negative: -1");
        assertThatThrownBy(() -> new SampleQuantiles.Ranks(3, 2, 0.9))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("high (2) must be at or above low (3)");
    }

    /** The distance between the two is more than the largest number, and what lies in the middle is not. */
    @Test
    void numbersFarApartHaveAMedian() {
        SampleQuantiles far = SampleQuantiles.of(1e300, -Double.MAX_VALUE);
        assertThat(far.median()).isEqualTo(0.5 * -Double.MAX_VALUE + 0.5e300);
        assertThat(SampleQuantiles.of(-Double.MAX_VALUE, Double.MAX_VALUE).median())
                .isZero();
    }
}
