package io.github.retentionmetrics.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTextTest {
    @Test
    void readsEveryDayOfTheCentury() {
        LocalDate.of(2000, 1, 1)
                .datesUntil(LocalDate.of(2100, 1, 1))
                .forEach(date -> assertThat(epochDay(date.toString())).isEqualTo((int) date.toEpochDay()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-02-29", "2025-13-01", "2025-00-10", "2025-04-31", "2025-04-00"})
    void refusesDatesThatDoNotExist(String text) {
        assertThatThrownBy(() -> epochDay(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("date must exist: 2025-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-1-01", "2025/01/01", ""})
    void refusesOtherForms(String text) {
        assertThatThrownBy(() -> epochDay(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("date must be like 2025-03-01: " + text);
    }

    @ParameterizedTest
    @CsvSource({"0.00, 0", "0.07, 7", "12.30, 1230", "123456789012.99, 12345678901299"})
    void readsCents(String text, long cents) {
        assertThat(CsvText.cents(text.toCharArray(), 0, text.length())).isEqualTo(cents);
    }

    @Test
    void readsWithinALongerText() {
        char[] row = "C1,2024-02-29,7.05".toCharArray();

        assertThat(CsvText.epochDay(row, 3, 10))
                .isEqualTo((int) LocalDate.of(2024, 2, 29).toEpochDay());
        assertThat(CsvText.cents(row, 14, 4)).isEqualTo(705);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".30", "12.3", "12,30", "1234567890123.30", "x2.30", "1:.30", "12./0", "12.3:", "-1.30"})
    void refusesWhatIsNoAmount(String text) {
        assertThatThrownBy(() -> CsvText.cents(text.toCharArray(), 0, text.length()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("amount must be like 12.30: " + text);
    }

    private static int epochDay(String text) {
        return CsvText.epochDay(text.toCharArray(), 0, text.length());
    }
}
