package io.github.retentionmetrics.examples.report.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retentionmetrics.examples.report.Run;
import io.github.retentionmetrics.examples.report.error.InputError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a mapping file may say, and what is said about one that has no meaning. */
class MappingReaderTest {
    private static final String GOOD = "reads = purchases\ncustomer = c\ndate = d\namount = a\n";

    @TempDir
    private Path folder;

    private static Mapping read(String text) throws InputError {
        return MappingReader.read("our.mapping", text.getBytes(UTF_8));
    }

    @Test
    void aMappingIsReadableText() throws InputError {
        Mapping mapping = read(String.join(
                "\r\n",
                "\uFEFF# our shop",
                "Reads  =  purchases   # what it is",
                "",
                "customer=Order #",
                "date = \"Date, as exported\" as dd-MM-yyyy",
                "amount = sum of \"Net, Sales\", Tax / 100"));
        assertThat(mapping.texts().get("customer_id").columns().get(0).name()).isEqualTo("Order #");
        assertThat(mapping.times().get("date").columns().get(0).name()).isEqualTo("Date, as exported");
        assertThat(mapping.amount().columns()).extracting(ColumnName::name).containsExactly("Net, Sales", "Tax");
        assertThat(mapping.amount().power()).isEqualTo(2);
    }

    @Test
    void theHashIsThatOfTheFile() throws InputError {
        assertThat(read(GOOD).sha256())
                .hasSize(64)
                .isNotEqualTo(read(GOOD + "\n").sha256());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "amount = a | line 4: amount must come with interval, which says how often it is billed",
                "plan = p | line 4: plan must come with amount and interval, which say what it costs",
                "status = s | line 4: status must come with amount and interval, which say what it costs",
                "interval words = m | line 4: interval words must have the form text: interval; text: interval: m",
                "status words = s: | line 4: status words must have the form text: status; text: status: s:",
                "score words = s: 1 | line 4: key must be one of amount, cancelled on, currency, customer, discount",
            })
    void aPriceIsWhole(String line, String message) {
        assertThatThrownBy(() -> read("reads = subscriptions\ncustomer = c\nstart = d\n" + line + "\n"))
                .isInstanceOf(InputError.class)
                .hasMessageStartingWith("our.mapping " + message);
    }

    @Test
    void subscriptionsWithAPriceKeepTheirCurrencies() throws InputError {
        String plain = "reads = subscriptions\ncustomer = c\nstart = d\ncurrency = Munt\n";
        assertThat(read(plain).currency()).isNotNull();
        Mapping priced = read(plain + "amount = a\ninterval = i\n");
        assertThat(priced.currency()).isNull();
        assertThat(priced.texts()).containsKey("currency");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reads = invoices | line 5: reads must be one of audience, costs, customers, events, members, points, purchases",
                "colour = red | line 5: key must be one of amount, category, currency",
                "no equals sign | line 5: line must have the form key = value: no equals sign",
                "order = \"open | line 5: quote must be closed on its line",
                "date = x | line 5: date must be given once: it is on line 3 too",
                "encoding = klingon | line 5: encoding must be one of iso-8859-1",
                "separator = xx | line 5: separator must be comma, semicolon, tab, pipe or one character: xx",
                "skip = -1 | line 5: skip must be from 0 to 1000: -1",
                "skip = 99999999999 | line 5: skip must be from 0 to 1000",
                "ends at = the end | line 5: ends at must be blank line: the end",
                "quotes = single | line 5: quotes must be double or none: single",
                "numbers = 1.234.56 | line 5: numbers must be one of 1234.56",
                "keep = Status | line 5: rule must have the form COLUMN: value, value: Status",
                "keep = Status: ? | line 5: keep must be filled in: Status: ?",
                "keep = Status: filled | line 5: keep must list the values that are kept",
                "leave out = Status: a (as A B) | line 5: reason must be of small letters",
                "refund = b | line 5: refund must be a column only where the amount is 'once per order'",
                "order = #0 | line 5: position of a column must be from #1",
                "order = ? | line 5: order must be filled in: ?",
                "zone names = PST | line 5: zone names must have the form PST -08:00",
                "score words = a: 1 | line 5: key must be one of",
                "category = x as y | line 5: column must be as e-mail or as name"
            })
    void aLineWithoutMeaningIsNamed(String line, String message) {
        String text = GOOD + line + "\n" + (line.startsWith("refund") ? "order = o\n" : "");
        String read = line.startsWith("reads") ? "customer = c\ndate = d\namount = a\n\n" + line : text;
        assertThatThrownBy(() -> read(read))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("our.mapping " + message.strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "d as yyyy-MM-dd HH:mm | must say whose clock it is",
                "d as yyyy-MM-dd in UTC | must end with 'local' or 'in ZONE' only where it has a time",
                "d as yyyy-MM-dd HH:mm in Mars | zone must be UTC, an offset or a name",
                "d as MM-dd | must have a year, month and day",
                "d as yyyy-MM-dd'T | must be a pattern such as dd-MM-yyyy HH:mm",
                "d as YYYY-MM-dd | must have a year, month and day",
                "? | date must be filled in: ?"
            })
    void aFormOfADateSaysWhatItIs(String value, String message) {
        assertThatThrownBy(() -> read(GOOD.replace("date = d", "date = " + value)))
                .isInstanceOf(InputError.class)
                .hasMessageContaining(message.strip());
    }

    @Test
    void aLineMayHoldSeveralRulesAndAKeyHyphens() throws InputError {
        Mapping mapping =
                read(GOOD + "leave-out = Status: open, void; Mode: Test (as test); Paid: 0.00 (as no_amount)\n"
                        + "header-rows = 2\n");
        assertThat(mapping.rules()).extracting(Mapping.Rule::reason).containsExactly("status", "test", "no_amount");
        assertThat(mapping.dialect().headerRecords()).isEqualTo(2);
    }

    @Test
    void anExportOfGermanEbayIsReadWithItsMonths() throws IOException {
        Path file = Files.writeString(folder.resolve("ebay.csv"), """
                Verkaufsprotokollnummer;Gesamtbetrag;Verkauft am;Zahlungsdatum;Nutzername des Käufers
                1;116,99 €;10-Dez-25;10-Dez-25;kaeufer_a
                2;1.020,00 €;05-Mär-26;06-Mär-26;kaeufer_b
                3;9,00 €;06-Mai-26;--;kaeufer_b
                """);
        Run run = run(file, """
                reads = purchases
                separator = ;
                empty = --
                order = Verkaufsprotokollnummer
                customer = Nutzername des Käufers
                date = Verkauft am as dd-MMM-yy
                month names = de
                amount = Gesamtbetrag, once per order
                numbers = 1.234,56
                symbol = €
                leave out = Zahlungsdatum: empty
                """);
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("3 records: 2 kept, 0 joined to an order, 1 left out")
                .contains("EUR 1,136.99");
    }

    @Test
    void aRowOfABookingTakesItsHeadFromTheRowAbove() throws IOException {
        Path file = Files.writeString(folder.resolve("exact.csv"), """
                Boekstuknummer;Factuurdatum;Code;Bedrag
                2026001;03-01-2026;  101;100,00
                ;;;21,00
                2026002;04-02-2026;102;-10,00
                """);
        Run run = run(file, """
                reads = purchases
                separator = semicolon
                fill down = Boekstuknummer, Factuurdatum, Code
                order = Boekstuknummer
                customer = Code
                date = Factuurdatum as dd-MM-yyyy
                amount = Bedrag
                numbers = 1.234,56
                """);
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("3 records: 2 kept, 1 joined to an order")
                .contains("EUR 111.00");
    }

    @Test
    void aMappingSaysWhereEachPartIs() {
        assertThatThrownBy(() -> read("reads = tickets\nticket = t\ncreated = c\n"))
                .hasMessage("our.mapping: mapping of tickets must say where the solved is");
        assertThatThrownBy(() -> read("customer = c\n")).hasMessageContaining("mapping must say what it reads");
        assertThatThrownBy(() -> MappingReader.read("x", new byte[] {(byte) 0xFF}))
                .hasMessageContaining("text of a mapping must be UTF-8");
    }

    @Property(tries = 300)
    void anyTextIsAMappingOrHasAMistake(@ForAll @StringLength(max = 200) String text) {
        try {
            assertThat(read(GOOD + text).kind()).isEqualTo(MappedKind.PURCHASES);
        } catch (InputError mistake) {
            assertThat(mistake).hasMessageContaining("our.mapping");
        }
    }

    @Test
    void hostileMappingsEndQuickly() throws IOException {
        String pattern = "*a".repeat(20_000) + "*b";
        String header = "a".repeat(200_000);
        Path file = Files.writeString(folder.resolve("input.csv"), header + ",d,a\nx,2026-01-05,1\n");
        String mapping = GOOD.replace("customer = c", "customer = like \"" + pattern + "\"");
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertThat(run(file, mapping).err()).contains("header must have column ");
            assertThat(run(file, GOOD + "# ".repeat(200_000)).err()).contains("mapping must have at most 262144 bytes");
            assertThat(run(file, GOOD.replace("date = d", "date = d as " + "[".repeat(100_000) + "yyyy-MM-dd"))
                            .err())
                    .contains("must be a pattern such as dd-MM-yyyy");
        });
    }

    @Test
    void aMappingIsAPresetOrAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("input.csv"), "c,d,a\nx,2026-01-05,1\n");
        assertThat(runAs(file, "shopify").err()).contains("shopify: mapping must be a preset, of which --list-presets");
        assertThat(runAs(file, "./no.mapping").err()).contains("./no.mapping: mapping must be readable: no such file");
        assertThat(runAs(file, folder.toString()).err()).contains("mapping must be a file: is a folder");
        assertThat(runAs(file, "zendesk-tickets").err())
                .contains(
                        "zendesk-tickets: mapping must read purchases where it is used for --purchases: it reads tickets");
    }

    private Run run(Path file, String mapping) throws IOException {
        return runAs(
                file, Files.writeString(folder.resolve("our.mapping"), mapping).toString());
    }

    private Run runAs(Path file, String mapping) {
        return Run.into(
                folder.resolve("report"), "--no-forecast", "--purchases", file.toString(), "--purchases-as", mapping);
    }
}
