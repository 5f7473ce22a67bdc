package io.github.retentionmetrics.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeanTest {
    private static Mean mean(long count, String sum, String sumOfSquares) {
        return Mean.of(count, new BigDecimal(sum), new BigDecimal(sumOfSquares));
    }

    @Test
    void isThreeSums() {
        Mean mean = Mean.of(4, 5, 3, 5);
        assertThat(mean).isEqualTo(mean(4, "17", "75"));
        assertThat(mean.value()).isEqualTo(17.0 / 4);
        assertThat(mean.variance()).isEqualTo((75 - 17 * 17 / 4.0) / 3);
        assertThat(mean.standardDeviation()).isEqualTo(Math.sqrt(11.0 / 12));
        assertThat(mean.standardError()).isCloseTo(Math.sqrt(11.0 / 48), within(1e-16));
        assertThat(mean.toOptional()).hasValue(4.25);
        assertThat(mean.reason()).isEmpty();
    }

    /** R 4.2.2 documentation, {@code sleep} data: {@code t.test(extra)} of the second group; 2.33, 0.899 to 3.761. */
    @Test
    void intervalIsStudents() {
        Mean mean = Stream.of("1.9", "0.8", "1.1", "0.1", "-0.1", "4.4", "5.5", "1.6", "4.6", "3.4")
                .map(BigDecimal::new)
                .collect(Mean.toMean());
        assertThat(mean.value()).isEqualTo(2.33);
        Interval interval = mean.interval(0.95);
        // t(0.975; 9) = 2.2621571627982050
        double margin = 2.2621571627982050 * Math.sqrt(mean.variance() / 10);
        assertThat(interval.low()).isCloseTo(2.33 - margin, within(1e-15));
        assertThat(interval.high()).isCloseTo(2.33 + margin, within(1e-15));
        assertThat(Mean.of(4, 5, 3, 5).interval(0.95)).hasToString("2.73 .. 5.77 (95%)");
    }

    @Test
    void noValuesHaveNoMean() {
        Mean mean = Mean.empty();
        assertThat(mean).isEqualTo(Mean.of()).isEqualTo(mean(0, "0.00", "0"));
        assertThat(mean.isDefined()).isFalse();
        assertThat(mean.value()).isNaN();
        assertThat(mean.variance()).isNaN();
        assertThat(mean.standardDeviation()).isNaN();
        assertThat(mean.standardError()).isNaN();
        assertThat(mean.toOptional()).isEmpty();
        assertThat(mean.reason()).isEqualTo("no values");
        assertThat(mean.interval(0.95)).isEqualTo(Interval.undefined(0.95, "no values"));
        assertThat(mean).hasToString("undefined (mean of 0): no values");
    }

    @Test
    void oneValueHasAMeanButNoSpread() {
        Mean mean = Mean.of(7);
        assertThat(mean.value()).isEqualTo(7);
        assertThat(mean.variance()).isNaN();
        assertThat(mean.standardError()).isNaN();
        assertThat(mean.interval(0.95)).isEqualTo(Interval.undefined(0.95, "one value does not vary"));
    }

    @Test
    void equalValuesHaveExactlyNoVariance() {
        Mean mean = Stream.generate(() -> new BigDecimal("0.1")).limit(1_000).collect(Mean.toMean());
        assertThat(mean.value()).isEqualTo(0.1);
        assertThat(mean.variance()).isEqualTo(0);
        assertThat(mean.interval(0.95)).isEqualTo(Interval.of(0.1, 0.1, 0.95));
    }

    /** A billion scores, half of them 10^9, half 10^9 + 1: doubles would leave nothing of the variance. */
    @Test
    void aBillionValuesKeepTheirDigits() {
        BigDecimal half = BigDecimal.valueOf(500_000_000);
        BigDecimal low = BigDecimal.valueOf(1_000_000_000);
        BigDecimal high = low.add(BigDecimal.ONE);
        Mean mean = Mean.of(
                1_000_000_000,
                half.multiply(low).add(half.multiply(high)),
                half.multiply(low.pow(2)).add(half.multiply(high.pow(2))));
        assertThat(mean.value()).isEqualTo(1_000_000_000.5);
        assertThat(mean.variance()).isEqualTo(0.25 * 1e9 / 999_999_999);
        assertThat(mean.interval(0.95).width())
                .isCloseTo(2 * 1.9599639869 * 0.5 / Math.sqrt(999_999_999), within(3e-7));
    }

    @Test
    void largeValuesDoNotOverflow() {
        long[] values = {Long.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, 2_000_000_000, 2_000_000_000, -2_000_000_000, 3
        };
        Mean exact = LongStream.of(values).mapToObj(BigDecimal::valueOf).collect(Mean.toMean());
        assertThat(Mean.of(values)).isEqualTo(exact);
        assertThat(Mean.of(Long.MAX_VALUE, Long.MAX_VALUE).value()).isEqualTo(0x1p63);
    }

    @Test
    void collectsANumberOfEachObject() {
        assertThat(Stream.of("a", "bbb", "cc").collect(Mean.toMean(String::length)))
                .isEqualTo(Mean.of(1, 3, 2));
        assertThat(Stream.<String>empty().collect(Mean.toMean(String::length))).isEqualTo(Mean.empty());
    }

    @Test
    void poolsTheSums() {
        assertThat(Mean.of(1, 2).plus(Mean.of(6))).isEqualTo(Mean.of(1, 2, 6));
        assertThat(Mean.empty().plus(Mean.of(6))).isEqualTo(Mean.of(6));
        BigDecimal max = BigDecimal.valueOf(Long.MAX_VALUE);
        assertThatThrownBy(() -> Mean.of(Long.MAX_VALUE, max, max).plus(Mean.of(1)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("count must fit in a long: 9223372036854775807 + 1");
    }

    @Test
    void isEqualByItsNumbersAndPrintsThem() {
        assertThat(mean(2, "3.0", "4.50")).isEqualTo(mean(2, "3", "4.5")).hasToString("1.50 (mean of 2)");
        assertThat(Mean.of(4, 5, 3, 5)).hasToString("4.25 (mean of 4)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-1 | 0 | 0 | count must not be negative: -1",
                "0 | 1 | 0 | sum (1) and sumOfSquares (0) must be 0 when count is 0",
                "0 | 0 | 1.50 | sum (0) and sumOfSquares (1.5) must be 0 when count is 0",
                "2 | 3 | 4.4 | sumOfSquares (4.4) must be at least sum squared (9) / count (2)",
                "2 | 0 | -1 | sumOfSquares (-1) must be at least sum squared (0) / count (2)",
            })
    void refusesSumsOfNoPossibleValues(long count, String sum, String sumOfSquares, String message) {
        assertThatThrownBy(() -> mean(count, sum, sumOfSquares))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void refusesNumbersThatCouldNotBeAddedOrPrinted() {
        BigDecimal huge = new BigDecimal("1E+2000000000");
        assertThatThrownBy(() -> Mean.of(1, huge, huge))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sum must have at most 100 digits before the decimal point: 2000000001");
        assertThatThrownBy(() -> Mean.of(2, BigDecimal.ZERO, huge))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sumOfSquares must have at most 200 digits before the decimal point: 2000000001");
        assertThatThrownBy(() -> Stream.of(BigDecimal.ONE, huge).collect(Mean.toMean()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value must have at most 100 digits before the decimal point: 2000000001");
        BigDecimal largest = BigDecimal.TEN.pow(99);
        assertThat(Stream.of(largest, largest.negate()).collect(Mean.toMean()).value())
                .isZero();
    }

    @Test
    void checksItsArguments() {
        assertThatThrownBy(() -> Mean.of(1).interval(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("level must be between 0 and 1, both exclusive: 0.0");
        assertThatThrownBy(() -> Mean.of((long[]) null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("values");
        assertThatThrownBy(() -> Mean.of(1, null, BigDecimal.ONE))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("sum");
        assertThatThrownBy(() -> Mean.of(1, BigDecimal.ONE, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("sumOfSquares");
        assertThatThrownBy(() -> Mean.of(1).plus(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("other");
        assertThatThrownBy(() -> Mean.toMean(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("value");
        assertThatThrownBy(() -> Stream.of((BigDecimal) null).collect(Mean.toMean()))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("value");
    }
}
