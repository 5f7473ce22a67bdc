package io.github.retentionmetrics.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, Long.MAX_VALUE})
    void countsFromZeroPass(long value) {
        assertThat(Checks.notNegative(value, "lost")).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE})
    void negativeCountsAreRefused(long value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checks.notNegative(value, "lost"))
                .withMessage("lost must not be negative: " + value);
    }

    @Test
    void amountsFromZeroPassWhateverTheirScale() {
        assertThat(Checks.notNegative(new BigDecimal("0.00"), "cost")).isEqualTo(new BigDecimal("0.00"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checks.notNegative(new BigDecimal("-1E+3"), "cost"))
                .withMessage("cost must not be negative: -1000");
    }

    @Test
    void partIsAtMostTheWhole() {
        Checks.partOfWhole(3, "lost", 3, "start");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checks.partOfWhole(4, "lost", 3, "start"))
                .withMessage("lost (4) must be at most start (3)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checks.partOfWhole(-1, "lost", 3, "start"))
                .withMessage("lost must not be negative: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checks.partOfWhole(0, "lost", -3, "start"))
                .withMessage("start must not be negative: -3");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.5, 95, Double.NaN, Double.POSITIVE_INFINITY})
    void levelsAreStrictlyBetweenZeroAndOne(double level) {
        assertThat(Checks.level(0.95)).isEqualTo(0.95);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checks.level(level))
                .withMessage("level must be between 0 and 1, both exclusive: " + level);
    }

    @ParameterizedTest
    @CsvSource({"'', 0", "' ', 1", "'\t\n ', 3"})
    void blankIdentifiersAreRefused(String text, int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checks.identifier(text, "customerId"))
                .withMessage("customerId must not be blank: length " + length);
    }

    @Test
    void identifiersAreKeptAsTheyAre() {
        assertThat(Checks.identifier(" C-17 ", "customerId")).isEqualTo(" C-17 ");
        assertThatNullPointerException()
                .isThrownBy(() -> Checks.identifier(null, "customerId"))
                .withMessage("customerId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01", "2024-02-29", "9999-12-31"})
    void recordDatesHaveFourDigitYears(LocalDate date) {
        assertThat(Checks.recordDate(date, "date")).isEqualTo(date);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-12-31", "+10000-01-01", "-0001-05-05"})
    void otherDatesAreRefused(LocalDate date) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checks.recordDate(date, "date"))
                .withMessage("date must be in 0001-01-01..9999-12-31: " + date);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-31T21:59:59Z, Europe/Amsterdam, 2026-03-31", // 23:59:59 in summer time
        "2026-03-31T22:00:00Z, Europe/Amsterdam, 2026-04-01",
        "2026-03-31T22:00:00Z, UTC, 2026-03-31",
        "0000-12-31T23:00:00Z, +01:00, 0001-01-01",
        "9999-12-31T23:00:00Z, UTC, 9999-12-31"
    })
    void zoneSaysWhichDayAnInstantIsOn(Instant instant, String zone, LocalDate expected) {
        assertThat(Checks.dateAt(instant, ZoneId.of(zone), "start")).isEqualTo(expected);
    }

    @Test
    void instantsOutsideTheDatesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checks.dateAt(Instant.parse("9999-12-31T23:00:00Z"), ZoneOffset.ofHours(1), "start"))
                .withMessage("start must be in 0001-01-01..9999-12-31: +10000-01-01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checks.dateAt(Instant.MAX, ZoneOffset.UTC, "start"))
                .withMessage("start must be in 0001-01-01..9999-12-31: " + Instant.MAX);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checks.dateAt(Instant.MIN, ZoneOffset.UTC, "start"))
                .withMessage("start must be in 0001-01-01..9999-12-31: " + Instant.MIN);
    }

    @Test
    void nullInstantAndZoneAreNamed() {
        assertThatNullPointerException()
                .isThrownBy(() -> Checks.dateAt(null, ZoneOffset.UTC, "start"))
                .withMessage("start");
        assertThatNullPointerException()
                .isThrownBy(() -> Checks.dateAt(Instant.EPOCH, null, "start"))
                .withMessage("zone");
    }

    @Test
    void sumsThatDoNotFitAreRefused() {
        assertThat(Checks.sum(Long.MAX_VALUE - 1, 1, "end")).isEqualTo(Long.MAX_VALUE);
        assertThat(Checks.sum(Long.MIN_VALUE, Long.MAX_VALUE, "end")).isEqualTo(-1);
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Checks.sum(Long.MAX_VALUE, 1, "end"))
                .withMessage("end must fit in a long: 9223372036854775807 + 1");
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Checks.sum(Long.MIN_VALUE, -1, "end"))
                .withMessage("end must fit in a long: -9223372036854775808 + -1");
    }
}
