package io.github.retentionmetrics.examples.report.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberFormsTest {

    private static NumberForms of(String values) {
        NumberForms forms = new NumberForms();
        Arrays.stream(values.split(";")).forEach(forms::add);
        return forms;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "10.00;1234.5              | 1234.56           | ''",
                "1,234.50;9.99             | 1,234.56          | ''",
                "1.234,56;9,99             | 1.234,56          | ''",
                "9,99;10,00                | 1234,56           | ''",
                "1.234;2.500;10.000        | 1234.56;1.234,56  | ''",
                "1,234;2,500               | 1234,56;1,234.56  | ''",
                "1.234;9,50                | 1.234,56          | ''",
                "12;00123                  | ''                | ''",
                "€ 1.234,56;-€ 0,05        | 1.234,56          | €",
                "45,00- €;1.234,56 €       | 1.234,56          | €",
                "£1,020.00;$3.00           | 1,234.56          | $;£",
                "12.00 EUR;3.5 EUR         | 1234.56           | EUR",
                "($12.00);$8.00            | 1234.56           | $",
                "1 234,50;12               | 1 234,56          | ''",
                "1'234.50;12               | 1'234.56          | ''",
                "1.234,50;1,234.50         | ''                | ''",
                "1.23,50;12.34.567,00      | ''                | ''",
                "8,71234E+12               | ''                | ''",
                "10 kg                     | ''                | ''",
            })
    void aPersonMustChooseAmongTheMeaningsThatFitAllValues(String values, String meanings, String symbols) {
        NumberForms forms = of(values);
        assertThat(String.join(";", forms.meanings())).isEqualTo(meanings);
        assertThat(forms.isNumeric() ? String.join(";", forms.symbols()) : "").isEqualTo(symbols);
    }

    @Test
    void wholeNumbersFitEveryForm() {
        assertThat(of("1;20;300").thatFitAll()).hasSize(7);
        assertThat(of("1;20;x").isNumeric()).isFalse();
    }

    @Test
    void formsThatFitMostValuesAreToldWithTheirCount() {
        assertThat(of("1.234,50;1,234.50").thatFitMost()).hasToString("{1,234.56=1, 1.234,56=1}");
    }
}
