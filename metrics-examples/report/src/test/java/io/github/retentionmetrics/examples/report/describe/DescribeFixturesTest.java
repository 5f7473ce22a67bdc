package io.github.retentionmetrics.examples.report.describe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retentionmetrics.examples.report.Run;
import io.github.retentionmetrics.examples.report.csv.InputFile;
import io.github.retentionmetrics.examples.report.csv.InputKind;
import io.github.retentionmetrics.examples.report.error.InputError;
import io.github.retentionmetrics.examples.report.mapping.MappedSource;
import io.github.retentionmetrics.examples.report.text.Terminal;
import io.github.retentionmetrics.testing.ReferenceData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files in the dialects of real systems: their preset comes first, and the proposed mapping can be completed. */
class DescribeFixturesTest {
    private static final Terminal SILENT = new Terminal(
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            false);
    private static final Pattern ADDRESS = Pattern.compile("[\\w.]+@[\\w.]+");

    @TempDir
    Path folder;

    private static List<String> describe(String file) throws InputError {
        return Describe.file(InputFile.of(ReferenceData.file("exports/" + file)), SILENT);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "amazon_fulfilled_shipments.txt", "chargebee_invoices.csv", "ebay_orders.csv", "etsy_sold_orders.csv",
                "excel_de_rechnungen.csv", "excel_fr_commandes.csv", "excel_nl_orders.csv", "excel_nl_unicode.txt",
                "freshdesk_tickets.csv", "hubspot_deals.csv", "salesforce_report.csv", "shopify_orders.csv",
                "square_items.csv", "stripe_invoices.csv", "stripe_payments.csv", "stripe_subscriptions.csv",
                "surveymonkey_nps.csv", "toast_items.csv", "typeform_nps.csv", "woo_analytics_orders.csv",
                "woo_export_orders.csv", "zendesk_tickets.csv"
            })
    void thePresetOfTheSystemComesFirstAndTheProposalCanBeCompleted(String fixture) throws InputError, IOException {
        List<String> lines = describe("fixtures/" + fixture);
        String preset = fixture.substring(0, fixture.lastIndexOf('.')).replace('_', '-');
        String command =
                lines.stream().filter(line -> line.contains("-as ")).findFirst().orElseThrow();
        assertThat(command).contains("-as " + preset);
        assertThat(lines).noneMatch(line -> line.contains("written differently"));
        assertNoValues(fixture, lines);

        String reads = lines.stream()
                .filter(line -> line.startsWith("reads"))
                .map(line -> line.substring(line.indexOf('=') + 1).strip())
                .findFirst()
                .orElseThrow();
        InputKind kind = reads.equals("survey") ? InputKind.NPS : InputKind.valueOf(reads.toUpperCase(Locale.ROOT));
        Path proposal = folder.resolve("our.mapping");
        MappedSource.Run run = new MappedSource.Run(ZoneId.of("Europe/Amsterdam"), "EUR", true, 2);
        Files.write(proposal, lines);
        if (lines.stream().anyMatch(line -> !line.startsWith("#") && line.contains("?"))) {
            assertThatThrownBy(() -> MappedSource.of(proposal.toString(), kind, run))
                    .isInstanceOf(InputError.class)
                    .hasMessageContaining("must be filled in");
        }
        Files.write(proposal, completed(lines));
        assertThatCode(() -> MappedSource.of(proposal.toString(), kind, run)).doesNotThrowAnyException();
    }

    /** No address, and no value of a column that identifies a customer. */
    private static void assertNoValues(String fixture, List<String> lines) throws IOException {
        Charset encoding =
                fixture.startsWith("excel_nl_unicode") ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1;
        String content = Files.readString(ReferenceData.file("exports/fixtures/" + fixture), encoding);
        String output = String.join("\n", lines);
        Matcher addresses = ADDRESS.matcher(content);
        while (addresses.find()) {
            assertThat(output).doesNotContain(addresses.group());
        }
        assertThat(output).doesNotContain("de Boer").doesNotContain("O'Brien").doesNotContain("00123");
    }

    /** What a person may write for each question mark. */
    private static List<String> completed(List<String> lines) {
        return lines.stream()
                .map(line -> line.startsWith("#") || !line.contains(" ?") ? line : completed(line))
                .collect(Collectors.toList());
    }

    private static String completed(String line) {
        String key = line.substring(0, line.indexOf('=')).strip();
        if (key.equals("fill down") || line.endsWith("(as total) ?")) {
            return line.substring(0, line.lastIndexOf(" ?"));
        }
        String answer = switch (key) {
            case "keep" -> "one";
            case "leave out" -> "two";
            case "numbers" -> "1,234.56";
            case "score words" -> "best: 10";
            case "zone names" -> "-07:00";
            case "order", "customer", "amount" -> "#1";
            default -> line.contains(" as ?") ? "dd/MM/yyyy" : "local";
        };
        return line.replaceAll(" [?](?=$|,)", " " + answer);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "ambiguous_dates.csv      | date: dd/MM/yyyy and MM/dd/yyyy both fit all 3 different values",
                "ambiguous_dates.csv      | date = day as ?",
                "mixed_dates.csv          | date: no form fits all 3 different values: dd/MM/yyyy fits 2, MM/dd/yyyy fits 2",
                "two_digit_years.csv      | date: dd-MM-yy and yy-MM-dd both fit all 2 different values",
                "ambiguous_amounts.csv    | number: 1234.56 and 1.234,56 both fit all 3 different values",
                "ambiguous_amounts.csv    | numbers = ?",
                "mixed_amounts.csv        | no form fits all 2 different values: 1,234.56 fits 1, 1.234,56 fits 1",
                "wrong_encoding.csv       | not UTF-8: byte 0xEB at offset 21 (line 2); it is ë",
                "utf16_no_mark.csv        | UTF-16LE without a byte order mark",
                "utf16_no_mark.csv        | encoding = utf-16le",
                "unclosed_quote.csv       | the quote on line 3 is never closed",
                "unclosed_quote.csv       | quotes = ?",
                "ragged.csv               | 2 records have 4 fields instead of 3, the first on lines 2 and 3",
                "excel_serial_dates.csv   | the day numbers of a spreadsheet",
                "excel_scientific_ids.csv | damaged by a spreadsheet: 2 values",
                "zone_abbreviation.csv    | names of zones: CST, PDT, UTC",
                "two_currencies.csv       | values: EUR 2, USD 1",
                "unknown_status.csv       | cancelled 1, expired 1, paid 1",
                "duplicate_header.csv     | amount = #3",
                "missing_column.csv       | The nearest is shopify-orders, which lacks Created at, Total, Currency",
                "header_only.csv          | no records below it",
                "mollie_settlement.csv    | preset mollie-settlement, which cannot be read: a settlement of Mollie names no",
                "bol_specificatie.csv     | header on line 8, 7 lines before it",
                "bol_specificatie.csv     | preset bol-specificatie, which cannot be read",
                "google_analytics.csv     | preset google-analytics, which cannot be read",
                "conflicting_order.csv    | may be the key of an order: 1 record repeats an earlier one, none the one above",
                "too_many_decimals.csv    | number: 1234.56 fits all 2 different values",
                "local_gap_ticket.csv     | date: yyyy-MM-dd HH:mm fits all 2 different values",
            })
    void aFileThatMustNotQuietlyWorkShowsWhy(String file, String expected) throws InputError {
        String text = describe("bad/" + file).stream()
                .map(line -> line.startsWith("#") ? line.substring(1) : line)
                .collect(Collectors.joining(" "));
        assertThat(text.replaceAll("\\s+", " ")).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mollie_settlement.csv", "bol_specificatie.csv", "google_analytics.csv", "header_only.csv"})
    void noMappingIsProposedWhereNoneCanBeUsed(String file) throws InputError {
        assertThat(describe("bad/" + file)).allMatch(line -> line.startsWith("#"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "empty.csv    | file must start with a header: empty file",
                "not_csv.xlsx | file must be CSV text: is an Excel workbook (xlsx); save it as CSV in UTF-8",
            })
    void whatIsNoTableIsRefused(String file, String expected) {
        Path path = ReferenceData.file("exports/bad/" + file);
        Run run = Run.of("--describe", path.toString());
        assertThat(run.err()).isEqualTo(Run.line(path + ": " + expected));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
    }
}
