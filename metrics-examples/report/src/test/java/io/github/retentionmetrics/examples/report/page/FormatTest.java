package io.github.retentionmetrics.examples.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.examples.report.page.Format.Kind;
import io.github.retentionmetrics.examples.report.text.SummaryWords;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | PERIOD | 2025-03 | Mar 2025",
                "nl | PERIOD | 2025-03 | mrt 2025",
                "en | PERIOD | 2025-03-31 | 31 Mar 2025",
                "en | PERIOD | 2025-Q1 | Q1 2025",
                "en | PERIOD | 2025/26-Q1 | Q1 2025/26",
                "en | PERIOD | 2025/26 | 2025/26",
                "en | PERIOD | 2025 | 2025",
                "en | COUNT | 1234567 | 1,234,567",
                "nl | COUNT | 1234567 | 1.234.567",
                "en | COUNT | 603.5 | 604",
                "en | SHARE | 0.4810126582278481 | 48.1%",
                "nl | SHARE | 0.4810126582278481 | 48,1%",
                "en | AMOUNT | 1234.5 | 1,234.50",
                "nl | AMOUNT | -1234.555 | -1.234,56",
                "en | DECIMAL | 20.253164556962027 | 20.3",
                "en | SCORE | 5.247863247863248 | 5.25",
            })
    void readsAsPeopleOfTheLanguageWriteIt(Locale language, Kind kind, String cell, String expected) {
        assertThat(format(language).of(kind, cell)).isEqualTo(expected);
    }

    @Test
    void whatIsUndefinedStaysEmpty() {
        for (Kind kind : Kind.values()) {
            assertThat(format(Locale.ENGLISH).of(kind, "")).isEmpty();
        }
    }

    @Test
    void textShowsWhatItHides() {
        assertThat(format(Locale.ENGLISH).of(Kind.TEXT, "a\u001b[31m\u202eb")).isEqualTo("a\\u001b[31m\\u202eb");
    }

    private static Format format(Locale language) {
        return new Format(SummaryWords.ofPage(language), 2);
    }
}
