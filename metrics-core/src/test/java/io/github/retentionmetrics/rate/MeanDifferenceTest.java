package io.github.retentionmetrics.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MeanDifferenceTest {
    private static Mean mean(String... values) {
        return Stream.of(values).map(BigDecimal::new).collect(Mean.toMean());
    }

    /**
     * Student's sleep data, {@code t.test(extra ~ group, data = sleep)} in the R documentation: t = -1.8608, df =
     * 17.776, p = 0.07939, interval -3.3654832 to 0.2054832. More digits from scipy 1.17.1,
     * {@code ttest_ind(equal_var=False)}.
     */
    @Test
    void equalsWelchsTestOfTheSleepData() {
        MeanDifference difference = mean("0.7", "-1.6", "-0.2", "-1.2", "-0.1", "3.4", "3.7", "0.8", "0.0", "2.0")
                .minus(mean("1.9", "0.8", "1.1", "0.1", "-0.1", "4.4", "5.5", "1.6", "4.6", "3.4"));
        assertThat(difference.value()).isEqualTo(-1.58);
        assertThat(difference.test().statistic()).isCloseTo(-1.8608134674868526, within(1e-15));
        assertThat(difference.degreesOfFreedom()).isCloseTo(17.776473516178488, within(2e-14));
        assertThat(difference.test().pvalue()).isCloseTo(0.0793941401873583, within(1e-15));
        assertThat(difference.interval(0.95).low()).isCloseTo(-3.3654832307117104, within(2e-15));
        assertThat(difference.interval(0.95).high()).isCloseTo(0.20548323071171137, within(2e-15));
    }

    /** scipy 1.17.1, {@code ttest_ind(equal_var=False)}. */
    @Test
    void equalsScipy() {
        MeanDifference difference = mean(
                        "27.5", "21.0", "19.0", "23.6", "17.0", "17.9", "16.9", "20.1", "21.9", "22.6", "23.1", "19.6",
                        "19.0", "21.7", "21.4")
                .minus(mean(
                        "27.1", "22.0", "20.8", "23.4", "23.4", "23.5", "25.8", "22.0", "24.8", "20.2", "21.9", "22.1",
                        "22.9", "30.0", "23.9"));
        assertThat(difference.test().statistic()).isCloseTo(-2.835263800664482, within(2e-14));
        assertThat(difference.test().pvalue()).isCloseTo(0.008452732437443423, within(1e-15));
        assertThat(difference.degreesOfFreedom()).isCloseTo(27.713625968118762, within(1e-13));
        assertThat(difference.interval(0.95).low()).isCloseTo(-4.766445039218351, within(2e-14));
        assertThat(difference.interval(0.95).high()).isCloseTo(-0.7668882941149804, within(2e-14));
        assertThat(difference.test().isSignificant(0.01)).isTrue();
    }

    @Test
    void theExampleOfItsDescription() {
        MeanDifference gain = Mean.of(4, 5, 3, 5).minus(Mean.of(3, 2, 4, 3));
        assertThat(gain.value()).isEqualTo(1.25);
        assertThat(gain.interval(0.95)).hasToString("-0.30 .. 2.80 (95%)");
        assertThat(gain.test().isSignificant(0.05)).isFalse();
        assertThat(gain).hasToString("1.25: 4.25 (mean of 4) less 3.00 (mean of 4)");
    }

    @Test
    void isUndefinedWithoutValues() {
        MeanDifference difference = Mean.of(1, 2).minus(Mean.empty());
        assertThat(difference.isDefined()).isFalse();
        assertThat(difference.value()).isNaN();
        assertThat(difference.reason()).isEqualTo("no values");
        assertThat(difference.interval(0.95)).isEqualTo(Interval.undefined(0.95, "no values"));
        assertThat(difference.test()).isEqualTo(SignificanceTest.undefined("no values"));
        assertThat(difference).hasToString("undefined: 1.50 (mean of 2) less undefined (mean of 0): no values");
    }

    @Test
    void oneValueHasADifferenceButNoInterval() {
        MeanDifference difference = Mean.of(1, 2).minus(Mean.of(5));
        assertThat(difference.value()).isEqualTo(-3.5);
        assertThat(difference.standardError()).isNaN();
        assertThat(difference.degreesOfFreedom()).isNaN();
        assertThat(difference.interval(0.95)).isEqualTo(Interval.undefined(0.95, "one value does not vary"));
        assertThat(difference.test()).isEqualTo(SignificanceTest.undefined("one value does not vary"));
    }

    @Test
    void withoutVariationTheIntervalIsThePointAndThereIsNoTest() {
        MeanDifference difference = Mean.of(3, 3).minus(Mean.of(5, 5, 5));
        assertThat(difference.interval(0.95)).isEqualTo(Interval.of(-2, -2, 0.95));
        assertThat(difference.degreesOfFreedom()).isNaN();
        assertThat(difference.test()).isEqualTo(SignificanceTest.undefined("no group varies"));
    }

    @Test
    void variationInOneGroupIsEnough() {
        MeanDifference difference = Mean.of(3, 5).minus(Mean.of(5, 5, 5));
        assertThat(difference.degreesOfFreedom()).isEqualTo(1);
        assertThat(difference.test().statistic()).isCloseTo(-1, within(1e-15));
        assertThat(difference.test().pvalue()).isCloseTo(0.5, within(1e-15));
    }

    /**
     * The same six customers before and after: Python's {@code scipy.stats.ttest_rel} (1.17.1) of the differences 1, 0,
     * 1, 3, 0, 2 gives t 2.44450603519352, p 0.05832930280626 and -0.06017102503831 .. 2.39350435837164.
     */
    @Test
    void ofTheSameCustomersItIsThePairedTest() {
        Mean first = Mean.of(4, 5, 3, 5, 2, 6);
        Mean second = Mean.of(3, 5, 2, 2, 2, 4);
        // the means are 25/6 and 3
        double products = 1.0 / 6 * 0 + 5.0 / 6 * 2 + 7.0 / 6 + -5.0 / 6 + 13.0 / 6 + 11.0 / 6;
        double squares = (115 - 25 * 25 / 6.0) * (62 - 6 * 9);
        MeanDifference change = first.minus(second, new Overlap(6, products / Math.sqrt(squares)));
        assertThat(change.value()).isEqualTo(7 / 6.0);
        assertThat(change.degreesOfFreedom()).isEqualTo(5);
        assertThat(change.test().statistic()).isCloseTo(2.44450603519352, within(1e-13));
        assertThat(change.test().pvalue()).isCloseTo(0.05832930280626, within(1e-13));
        assertThat(change.interval(0.95).low()).isCloseTo(-0.06017102503831, within(1e-13));
        assertThat(change.interval(0.95).high()).isCloseTo(2.39350435837164, within(1e-13));
    }

    @Test
    void anOverlapIsPartOfBothMeans() {
        assertThatThrownBy(() -> Mean.of(4, 5).minus(Mean.of(3, 4, 5), new Overlap(3, 0.5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("overlap (3) must be at most count (2)");
        assertThatThrownBy(() -> new Overlap(0, 0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("correlation must be 0 when no customer is shared: 0.5");
        assertThatThrownBy(() -> new Overlap(2, 1.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("correlation must be in -1..1: 1.5");
        assertThatThrownBy(() -> new Overlap(2, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("correlation must be in -1..1: NaN");
        assertThatThrownBy(() -> new Overlap(-1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("shared must not be negative: -1");
    }

    @Test
    void checksItsArguments() {
        assertThatThrownBy(() -> Mean.empty().minus(Mean.empty()).interval(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("level must be between 0 and 1, both exclusive: NaN");
        assertThatThrownBy(() -> Mean.of(1).minus(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("other");
        assertThatThrownBy(() -> new MeanDifference(null, Mean.empty(), Overlap.none()))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("first");
    }
}
