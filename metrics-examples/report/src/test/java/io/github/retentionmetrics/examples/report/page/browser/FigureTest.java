package io.github.retentionmetrics.examples.report.page.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which texts say the same as a figure. */
class FigureTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0.61; 61.0%; en; true",
                "0.6104; 61.0%; en; true",
                "0.6106; 61.0%; en; false",
                "0.61; 16.0%; en; false",
                "1234.5; 1,234.50; en; true",
                "1234.5; 1,234.05; en; false",
                "1234567; 1.234.567; nl; true",
                "0.125; 12,5%; nl; true",
                "0.125; 12,6%; nl; false",
                "-3.2; -3; en; true",
                "-3.2; 3; en; false",
                "3.2; +3.2; en; true",
                "Champions; Best customers; en; true"
            })
    void aFigureIsRoundedToTheDigitsShown(String value, String shown, String language, boolean isRounded) {
        Figure figure = new Figure("a.csv", 1, "b", value, shown);
        assertThat(figure.isRoundedIn(Locale.forLanguageTag(language))).isEqualTo(isRounded);
    }
}
