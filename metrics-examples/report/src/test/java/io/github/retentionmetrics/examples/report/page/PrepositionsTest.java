package io.github.retentionmetrics.examples.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrepositionsTest {

    @ParameterizedTest
    @CsvSource({
        "en, bought again in 24 Dec 2025 (16.1%), bought again on 24 Dec 2025 (16.1%)",
        "en, In 1 Jan 2025 the customers, On 1 Jan 2025 the customers",
        "en, bought again in Dec 2025, bought again in Dec 2025",
        "en, in the week of 24 Dec 2025, in the week of 24 Dec 2025",
        "en, within 24 hours in all, within 24 hours in all",
        "nl, kocht in 24 dec 2025 opnieuw, kocht op 24 dec 2025 opnieuw",
        "nl, In 1 jan 2025 besteedden, Op 1 jan 2025 besteedden",
        "nl, in de week van 24 dec 2025, in de week van 24 dec 2025"
    })
    void aDayHasAPrepositionOfItsOwn(String language, String text, String said) {
        assertThat(Prepositions.ofDays(text, Locale.forLanguageTag(language))).isEqualTo(said);
    }
}
