package io.github.retentionmetrics.examples.report.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retentionmetrics.examples.report.csv.InputKind;
import io.github.retentionmetrics.examples.report.csv.SourceHeader;
import io.github.retentionmetrics.examples.report.error.InputError;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresetFitTest {
    private static final String COMPLETE = "reads = purchases\ncustomer = a\ndate = b\namount = c\n";

    private static PresetFit first(String... names) {
        return PresetFit.of(new SourceHeader("file", 1, List.of(names))).get(0);
    }

    private static void read(String mapping) throws InputError {
        MappingReader.read("our.mapping", mapping.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void thePresetWhoseColumnsAreAllThereComesFirst() {
        PresetFit fit = first("Klantnr", "Besteldatum", "Bedrag (€)", "Status", "Other");
        assertThat(fit.name()).isEqualTo("excel-nl-orders");
        assertThat(fit.isComplete()).isTrue();
        assertThat(fit.found()).isEqualTo(4);
        assertThat(fit.input()).isEqualTo(InputKind.PURCHASES);
        assertThat(fit.listedValues().get(3)).contains("betaald", "open");
        assertThat(fit.hasInstants()).isFalse();
    }

    @Test
    void aColumnThatMayBeMissingIsNotMissed() {
        PresetFit fit =
                first("id", "Created (UTC)", "Amount", "Amount Refunded", "Currency", "Status", "Customer Email");
        assertThat(fit.name()).isEqualTo("stripe-payments");
        assertThat(fit.missing()).isEmpty();
    }

    @Test
    void aMissingColumnIsNamed() {
        PresetFit fit = first("Klantnr", "Besteldatum", "Bedrag (€)");
        assertThat(fit.isComplete()).isFalse();
        assertThat(fit.missing()).containsExactly("Status");
    }

    @Test
    void aColumnThatIsThereTwiceIsMissing() {
        assertThat(first("Klantnr", "Besteldatum", "Bedrag (€)", "Status", "Status")
                        .missing())
                .containsExactly("one column Status");
    }

    @Test
    void aPresetThatIsRefusedIsKnownByItsColumns() {
        PresetFit fit = first("Type", "Datum", "Bestelnummer", "Bedrag", "Land van verzending");
        assertThat(fit.name()).isEqualTo("bol-specificatie");
        assertThat(fit.refusal()).startsWith("a specification of bol.com names no customer");
    }

    @Test
    void aPresetThatReadsInstantsNeedsAZone() {
        assertThat(first(
                                "id",
                                "Created date (UTC)",
                                "Amount",
                                "Amount Refunded",
                                "Refunded date (UTC)",
                                "Currency",
                                "Status",
                                "Mode",
                                "Customer Email")
                        .hasInstants())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zone names = PST ?                    | zone names must be filled in: PST ?",
                "symbol = ?                            | symbol must be filled in: ?",
                "keep = Status: ?                      | keep must be filled in: Status: ?",
                "leave out = Status: paid, ?           | leave out must be filled in: Status: paid, ?",
                "order = ?                             | order must be filled in: ?",
                "encoding = ?                          | encoding must be filled in: ?",
            })
    void aQuestionMarkMustBeFilledIn(String line, String message) {
        assertThatThrownBy(() -> read(COMPLETE + line + "\n"))
                .isInstanceOf(InputError.class)
                .hasMessage("our.mapping line 5: " + message);
    }

    @Test
    void aQuestionMarkInANameIsNotAnOpenQuestion() {
        assertThatCode(() -> read(COMPLETE + "keep = Void?: no\nleave out = \"What ? is: this\": ja\n"))
                .doesNotThrowAnyException();
    }

    @Test
    void onlyAMappingThatIsRefusedIsKnownByColumns() {
        assertThatThrownBy(() -> read(COMPLETE + "known by = a, b\n"))
                .hasMessage(
                        "our.mapping line 5: known by must come with refused because: the other columns show what is"
                                + " known");
    }
}
