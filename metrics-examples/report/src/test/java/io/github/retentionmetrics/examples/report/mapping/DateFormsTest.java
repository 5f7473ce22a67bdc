package io.github.retentionmetrics.examples.report.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.examples.report.error.BadRow;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateFormsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "03/04/2026;04/03/2026              | dd/MM/yyyy;MM/dd/yyyy",
                "31/12/2025;05/06/2026              | dd/MM/yyyy",
                "12/31/2025;05/06/2026              | MM/dd/yyyy",
                "31/12/2025;12/31/2025              | ''",
                "05-01-26;26-01-05                  | dd-MM-yy;yy-MM-dd",
                "3-1-2026;13-02-2026                | d-M-yyyy",
                "03.01.2026;13.02.2026              | dd.MM.yyyy",
                "2026-01-05                         | yyyy-MM-dd",
                "2026/1/5                           | yyyy/M/d",
                "20260131;20260201                  | yyyyMMdd",
                "29-02-2026                         | ''",
                "29-02-2024                         | dd-MM-yyyy",
                "Jul-25-26;Aug-01-26                | MMM-dd-yy",
                "10-Dez-25;01-Feb-26                | dd-MMM-yy",
                "1. März 2026                       | d. MMMM yyyy",
                "Mar 1, 2026 14:05:11 PM            | MMM d, yyyy HH:mm:ss a",
                "1/3/26 5:18 PM;11/13/26 12:01 AM   | M/d/yy h:mm a",
                "03/01/2026 10:15:01 AM;03/14/2026 12:00:00 AM | MM/dd/yyyy hh:mm:ss a",
                "2026-03-01 10:00:00 +0100          | yyyy-MM-dd HH:mm:ss Z",
                "2026-03-28T22:59:59+00:00          | yyyy-MM-dd'T'HH:mm:ssXXX",
                "2026-03-31 15:30:00 PDT;2026-02-28 23:30:00 UTC | yyyy-MM-dd HH:mm:ss z",
                "27-9-2026 15:00:00                 | d-M-yyyy HH:mm:ss",
                "8,71234E+12                        | ''",
                "46027                              | ''",
                "c1                                 | ''",
            })
    void allFormsThatFitAllValuesAreFound(String values, String expected) {
        List<String> patterns = DateForms.thatFit(Arrays.asList(values.split(";"))).stream()
                .map(DateForms.Form::pattern)
                .distinct()
                .toList();
        assertThat(String.join(";", patterns)).isEqualTo(expected);
    }

    /** What is found can be read: every form is one that the reader takes, and reads each value that it fits. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3/4/2026",
                "03-04-26",
                "10-Dez-25",
                "14/Jul/25 3:42 PM",
                "1. März 2026",
                "Mar 1, 2026 14:05:11 PM",
                "2026-03-01 10:00:00 +0100",
                "2026-01-05T10:00:00.123Z",
                "20260131",
                "3 mei 2026",
                "12 févr. 2026",
                "2026/09/27 3:00:00 PM GMT+3",
                "04.03.2026, 09:05",
                "10-Dec-2025"
            })
    void everyFormThatIsFoundReadsItsValues(String value) throws MappingError, BadRow {
        List<DateForms.Form> forms = DateForms.thatFit(List.of(value));
        assertThat(forms).isNotEmpty();
        for (DateForms.Form form : forms) {
            DateForm reader = DateForm.parse(
                    form.pattern() + (form.needsClock() ? " local" : ""),
                    Locale.forLanguageTag(form.names().isEmpty() ? "en" : form.names()),
                    Map.of());
            assertThat(reader.read(value, "date").local().getYear()).isIn(2025, 2026, 2003, 2004);
        }
    }

    @Test
    void aFormThatMostValuesFitIsToldWithItsCount() {
        DateForms forms = new DateForms();
        List.of("31/12/2025", "12/31/2025", "05/06/2026").forEach(forms::add);
        assertThat(forms.thatFitAll()).isEmpty();
        assertThat(forms.thatFitMost().toString())
                .isEqualTo("{Form[pattern=dd/MM/yyyy, names=, hasTime=false, hasOffset=false]=2,"
                        + " Form[pattern=MM/dd/yyyy, names=, hasTime=false, hasOffset=false]=2}");
    }

    /** A word that is no name of a zone may be one of a person. */
    @Test
    void otherWordsBehindATimeAreNotRepeated() {
        DateForms forms = new DateForms();
        forms.add("2026-03-31 15:30:00 Anna");
        assertThat(forms.zoneNames()).isEmpty();
        assertThat(forms.thatFitAll()).isEmpty();
    }

    @Test
    void namesOfZonesAreCollected() {
        DateForms forms = new DateForms();
        forms.add("2026-03-31 15:30:00 PDT");
        forms.add("2026-03-31 15:30:00 UTC");
        assertThat(forms.zoneNames()).containsExactly("PDT", "UTC");
    }
}
