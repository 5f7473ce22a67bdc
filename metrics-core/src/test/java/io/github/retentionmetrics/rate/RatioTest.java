package io.github.retentionmetrics.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatioTest {
    private static BigDecimal exact(String number) {
        return new BigDecimal(number);
    }

    @Test
    void mayExceedOneAndBeNegative() {
        assertThat(Ratio.of(953, 731).value()).isEqualTo(953.0 / 731);
        assertThat(Ratio.of(-3, 2).value()).isEqualTo(-1.5);
        assertThat(Ratio.of(1042, 1000).percent()).isEqualTo(104.2);
        assertThat(Ratio.of(7, 5).toOptional()).hasValue(1.4);
    }

    @Test
    void nothingToDivideByIsUndefinedWhateverTheNumerator() {
        Ratio ratio = Ratio.of(5, 0, "nobody was lost");
        assertThat(ratio.isDefined()).isFalse();
        assertThat(ratio.value()).isNaN();
        assertThat(ratio.percent()).isNaN();
        assertThat(ratio.toOptional()).isEmpty();
        assertThat(ratio.reason()).isEqualTo("nobody was lost");
        assertThat(ratio).hasToString("undefined (5 of 0): nobody was lost");
        assertThat(Ratio.of(5, 0).reason()).isEqualTo("the denominator is 0");
        assertThat(Ratio.of(exact("5.0"), exact("0.00"), "nobody was lost")).isEqualTo(ratio);
    }

    @Test
    void isEqualByItsNumbers() {
        Ratio ratio = Ratio.of(exact("2.50"), exact("100"), "never kept");
        assertThat(ratio)
                .isEqualTo(Ratio.of(exact("2.5"), exact("1E+2")))
                .hasSameHashCodeAs(Ratio.of(exact("2.5"), exact("100.0")));
        assertThat(ratio.reason()).isEmpty();
        assertThat(ratio.value()).isEqualTo(0.025);
    }

    @Test
    void poolsExactly() {
        Ratio tenth = Ratio.of(exact("0.1"), exact("0.3"));
        Ratio pooled = Stream.generate(() -> tenth).limit(1_000).collect(Ratio.toPooledRatio());
        assertThat(pooled).isEqualTo(Ratio.of(100, 300));
        assertThat(Stream.<Ratio>empty().collect(Ratio.toPooledRatio())).isEqualTo(Ratio.empty());
        assertThat(Ratio.of(3, 0, "nobody was lost").plus(Ratio.of(2, 4))).isEqualTo(Ratio.of(5, 4));
        assertThat(Ratio.empty().plus(Ratio.of(3, 0, "nobody was lost"))).isEqualTo(Ratio.of(3, 0, "nobody was lost"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "953 | 731 | 1.304 (953 of 731)",
                "1 | 2 | 0.500 (1 of 2)",
                "0 | 2 | 0.000 (0 of 2)",
                "-5 | 4 | -1.250 (-5 of 4)",
                "123456.50 | 10 | 12345.650 (123456.5 of 10)",
                "1 | 3000 | 0.000333 (1 of 3000)",
                "1E+3 | 1E+2 | 10.000 (1000 of 100)",
            })
    void printsItsParts(BigDecimal numerator, BigDecimal denominator, String text) {
        assertThat(Ratio.of(numerator, denominator)).hasToString(text);
    }

    @Test
    void refusesNumbersThatCouldNotBePrintedOrAdded() {
        BigDecimal huge = new BigDecimal("1E+2000000000");
        assertThatThrownBy(() -> Ratio.of(huge, BigDecimal.ONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("numerator must have at most 100 digits before the decimal point: 2000000001");
        assertThatThrownBy(() -> Ratio.of(BigDecimal.ONE, new BigDecimal("1E-2000000000")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("denominator must have at most 100 decimals: 2000000000");
    }

    @Test
    void refusesANegativeDenominatorABlankReasonAndNull() {
        assertThatThrownBy(() -> Ratio.of(1, -3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("denominator must not be negative: -3");
        assertThatThrownBy(() -> Ratio.of(1, 0, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("undefinedReason must not be blank: length 0");
        assertThatThrownBy(() -> Ratio.of(null, BigDecimal.ONE))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("numerator");
        assertThatThrownBy(() -> Ratio.of(BigDecimal.ONE, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("denominator");
        assertThatThrownBy(() -> Ratio.of(1, 2).plus(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("other");
    }
}
