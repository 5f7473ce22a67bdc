package io.github.retentionmetrics.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {
    @ParameterizedTest
    @CsvSource({
        "12.50, 12.5",
        "1E+2, 100",
        "100, 100",
        "0.00, 0",
        "0E+400000000, 0",
        "0E-400000000, 0",
        "-7.10, -7.1",
    })
    void dropsTrailingZerosAndExponents(BigDecimal number, String normal) {
        assertThat(Decimals.normal(number, "amount").toString()).isEqualTo(normal);
    }

    @ParameterizedTest
    @CsvSource({
        "1E+100, amount must have at most 100 digits before the decimal point: 101",
        "-1E+400000000, amount must have at most 100 digits before the decimal point: 400000001",
        "1E+2147483647, amount must have at most 100 digits before the decimal point: 2147483648",
        "1E-101, amount must have at most 100 decimals: 101",
        "1E-2147483647, amount must have at most 100 decimals: 2147483647",
    })
    void refusesNumbersThatArithmeticWouldBlowUp(BigDecimal number, String message) {
        assertThatThrownBy(() -> Decimals.normal(number, "amount"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void refusesTheSmallestScaleLikeAnyOther() {
        BigDecimal number = new BigDecimal(BigInteger.TEN, Integer.MIN_VALUE);
        assertThatThrownBy(() -> Decimals.normal(number, "amount"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("amount must have at most 100 digits before the decimal point: 2147483650");
    }

    @Test
    void takesAsManyDigitsAsItSays() {
        assertThat(Decimals.normal(new BigDecimal("1E+99"), "amount").toString())
                .isEqualTo("1" + "0".repeat(99));
        assertThat(Decimals.normal(new BigDecimal("1E-100"), "amount")).isEqualTo(new BigDecimal("1E-100"));
        assertThat(Decimals.normal(new BigDecimal("1.5" + "0".repeat(200)), "amount"))
                .isEqualTo(new BigDecimal("1.5"));
    }

    @Test
    void namesANullNumber() {
        assertThatThrownBy(() -> Decimals.normal(null, "amount"))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("amount");
    }

    @ParameterizedTest
    @CsvSource({
        "-0.0, 2, 0.00",
        "-0.004, 2, 0.00",
        "-0.005, 2, -0.01",
        "-0.04, 1, 0.0",
        "-0.4, 0, 0",
        "2.345, 2, 2.35",
        "NaN, 1, NaN"
    })
    void whatRoundsToZeroHasNoSign(double value, int decimals, String expected) {
        assertThat(Decimals.text(value, decimals)).isEqualTo(expected);
    }
}
