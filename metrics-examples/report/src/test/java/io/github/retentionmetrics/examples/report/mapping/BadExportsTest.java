package io.github.retentionmetrics.examples.report.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.examples.report.Run;
import io.github.retentionmetrics.testing.ReferenceData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that must not quietly work: what is said about each, and that no report is written. */
class BadExportsTest {
    private static final String BASE = """
            reads    = purchases
            customer = customer
            date     = day
            amount   = total
            """;

    private static final String SEMICOLONS = BASE + "separator = semicolon\nnumbers = 1.234,56\n";

    @TempDir
    private Path folder;

    private Run run(String file, String mapping, String... options) throws IOException {
        Path text = Files.writeString(folder.resolve("our.mapping"), mapping);
        return runAs(file, text.toString(), options);
    }

    private Run runAs(String file, String mapping, String... options) {
        return runInput("--purchases", file, mapping, options);
    }

    private Run runInput(String input, String file, String mapping, String... options) {
        List<String> args = new ArrayList<>(List.of(options));
        String path = ReferenceData.file("exports/bad/" + file).toString();
        args.addAll(List.of("--no-forecast", input, path, input + "-as", mapping));
        return Run.into(folder.resolve("report"), args.toArray(String[]::new));
    }

    private void assertStops(Run run, String message) {
        assertThat(run.err()).contains(message);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(folder.resolve("report")).doesNotExist();
    }

    private String rejects() throws IOException {
        return Files.readString(folder.resolve("report/rejects.csv"));
    }

    @Test
    void aDateOfAnotherFormIsABadRecord() throws IOException {
        assertStops(
                run("mixed_dates.csv", BASE.replace("= day", "= day as dd/MM/yyyy")),
                "record 2 (line 3), column day: day must have the form dd/MM/yyyy: 12/31/2025");
        assertStops(
                run("mixed_dates.csv", BASE.replace("= day", "= day as MM/dd/yyyy")),
                "record 1 (line 2), column day: day must have the form MM/dd/yyyy: 31/12/2025");
        assertThat(run("ambiguous_dates.csv", BASE.replace("= day", "= day as dd/MM/yyyy"))
                        .exitCode())
                .isZero();
    }

    @Test
    void anAmountThatMayBeAThousandNeedsItsForm() throws IOException {
        assertStops(
                run("ambiguous_amounts.csv", BASE + "separator = semicolon\n"),
                "total must have its form named by the mapping, as numbers = 1.234,56 or numbers = 1,234.56: it may be a"
                        + " thousand, or one and a bit");
    }

    @Test
    void anAmountOfAnotherFormIsABadRecord() throws IOException {
        assertStops(
                run("mixed_amounts.csv", SEMICOLONS),
                "record 2 (line 3), column total: total must be a number such as 1.234,56: a point where none can be");
        assertStops(
                run("malformed_thousands.csv", SEMICOLONS),
                "record 1 (line 2), column total: total must be a number such as 1.234,56: a group of thousands that has"
                        + " not three digits");
    }

    @Test
    void bothBadThousandsAreCounted() throws IOException {
        assertStops(
                run("malformed_thousands.csv", SEMICOLONS, "--skip-bad-rows"),
                "file must have a row that is not bad: --skip-bad-rows left out all 2");
    }

    @Test
    void aByteOfAnotherEncodingIsNamed() throws IOException {
        assertStops(
                run("wrong_encoding.csv", BASE),
                "line 2: text must be UTF-8: byte 0xEB is not; if the file is in Windows-1252, convert it to UTF-8 or name"
                        + " its encoding in a mapping");
        assertThat(run("wrong_encoding.csv", BASE + "encoding = windows-1252\n").exitCode())
                .isZero();
    }

    @Test
    void aQuoteMustEnd() throws IOException {
        assertStops(run("unclosed_quote.csv", BASE), "line 3: quoted field must end with a quote");
    }

    @Test
    void aRecordHasTheWidthOfTheHeader() throws IOException {
        assertStops(
                run("ragged.csv", BASE),
                "record 1 (line 2): row must have 3 fields like the header: 4 fields; a comma in a field needs quotes");
    }

    @Test
    void anOrderHasOneTotal() throws IOException {
        String mapping = BASE.replace("= total", "= total, once per order") + "order = order\n";
        assertStops(
                run("conflicting_order.csv", mapping),
                "record 3 (line 4), column order: order must have one total in all records of an order: two that differ");
        assertThat(run("conflicting_order.csv", mapping, "--skip-bad-rows").exitCode())
                .isZero();
        assertThat(rejects().lines().skip(1).map(line -> line.substring(line.indexOf(".csv"))))
                .containsExactly(
                        ".csv,3,4,order,must have one total in all records of an order",
                        ".csv,1,2,order,must have no bad record in the order");
    }

    @Test
    void anOrderHasOneCustomer() throws IOException {
        assertStops(
                run("order_of_two_customers.csv", BASE.replace("= total", "= net") + "order = order\n"),
                "record 2 (line 3), column order: order must have one customer in all records of an order");
    }

    @Test
    void twoCurrenciesNeedAChoice() throws IOException {
        String mapping = BASE + "currency = currency\n";
        assertStops(
                run("two_currencies.csv", mapping),
                "column currency must hold one currency, or --currency say which counts: it holds EUR (2) and USD (1)");
        Run euros = run("two_currencies.csv", mapping, "--currency", "EUR");
        assertThat(euros.out())
                .contains("3 records: 2 kept, 0 joined to an order, 1 left out, 0 skipped")
                .contains("1 x in another currency");
        assertThat(euros.exitCode()).isZero();
    }

    @Test
    void aStatusThatTheMappingDoesNotListIsABadRecord() throws IOException {
        String mapping = BASE + "keep = status: paid\nleave out = status: cancelled\n";
        assertStops(
                run("unknown_status.csv", mapping),
                "record 2 (line 3), column status: status must be a value that the mapping keeps or leaves out: expired");
        assertThat(run("unknown_status.csv", mapping, "--skip-bad-rows").out())
                .contains("More than 5 % of the records of")
                .contains("3 records: 1 kept, 0 joined to an order, 1 left out, 1 skipped");
        assertThat(rejects().lines().skip(1).findFirst().orElseThrow())
                .endsWith("unknown_status.csv,2,3,status,must be a value that the mapping keeps or leaves out");
    }

    @Test
    void aNameThatIsThereTwiceNeedsItsPosition() throws IOException {
        assertStops(
                run("duplicate_header.csv", BASE.replace("= total", "= Amount")),
                "line 1: header must have one column Amount: it has 2; name the one that is meant by its position, #3 or"
                        + " #4");
        assertThat(run("duplicate_header.csv", BASE.replace("= total", "= #3")).exitCode())
                .isZero();
    }

    @Test
    void aPresetNamesTheColumnsThatAreMissing() {
        assertStops(
                runAs("missing_column.csv", "shopify-orders"),
                "header must have columns Created at, Total, Cancelled at, Currency, which shopify-orders reads: it has"
                        + " Name, Email, Financial Status, Paid at");
    }

    @Test
    void aDayNumberOfASpreadsheetIsNamed() throws IOException {
        assertStops(
                run("excel_serial_dates.csv", SEMICOLONS.replace("= day", "= day as dd-MM-yyyy")),
                "record 1 (line 2), column day: day must have the form dd-MM-yyyy: 46027 may be a spreadsheet's day number");
    }

    @Test
    void shortenedIdentifiersAreAWarning() throws IOException {
        assertThat(run("excel_scientific_ids.csv", SEMICOLONS).out())
                .contains("2 rows have identifiers such as 8.71234E+12, which a spreadsheet has shortened");
    }

    @Test
    void aZoneIsAnOffsetOnlyWhereItsNameMeansOne() throws IOException {
        String mapping = """
                reads    = purchases
                customer = account_code
                date     = billed_date as yyyy-MM-dd HH:mm:ss z
                amount   = total
                """;
        assertStops(
                run("zone_abbreviation.csv", mapping, "--zone", "Europe/Amsterdam"),
                "record 1 (line 2), column billed_date: billed_date must end with UTC, GMT, Z or a name of a zone whose"
                        + " offset the mapping gives in zone names: PDT");
        assertThat(run("zone_abbreviation.csv", mapping, "--zone", "Europe/Amsterdam", "--skip-bad-rows")
                        .out())
                .contains("3 records: 1 kept, 0 joined to an order, 0 left out, 2 skipped");
        assertThat(run(
                                "zone_abbreviation.csv",
                                mapping + "zone names = PDT -07:00, CST -06:00\n",
                                "--zone",
                                "Europe/Amsterdam")
                        .out())
                .contains("3 records: 3 kept, 0 joined to an order, 0 left out, 0 skipped")
                .contains("2 dates are another day in Europe/Amsterdam than the one written");
    }

    @Test
    void aTimeNeedsAZone() throws IOException {
        assertStops(
                run("two_currencies.csv", BASE.replace("= day", "= day as yyyy-MM-dd[ HH:mm] in UTC")),
                "--zone must say where days begin and end, since");
    }

    @Test
    void aTimeThatTheClockSkippedIsABadRecord() throws IOException {
        String mapping = """
                reads    = tickets
                ticket   = ticket
                customer = customer
                created  = opened as yyyy-MM-dd HH:mm local
                solved   = closed as yyyy-MM-dd HH:mm local
                """;
        Path text = Files.writeString(folder.resolve("our.mapping"), mapping);
        assertStops(
                runInput("--tickets", "local_gap_ticket.csv", text.toString(), "--zone", "Europe/Amsterdam"),
                "record 1 (line 2), column opened: created must be a time that clocks in Europe/Amsterdam show:"
                        + " 2026-03-29T02:30 was skipped");
    }

    @Test
    void zerosAreNoDecimals() throws IOException {
        assertStops(
                run("too_many_decimals.csv", BASE),
                "record 2 (line 3), column total: amount must have at most 2 decimals for EUR");
    }

    @Test
    void utf16WithoutAMarkIsNamed() throws IOException {
        assertStops(run("utf16_no_mark.csv", BASE), "is UTF-16 text without a byte order mark");
        assertThat(run("utf16_no_mark.csv", BASE + "encoding = utf-16le\n").exitCode())
                .isZero();
    }

    @Test
    void nothingIsNoReport() throws IOException {
        assertStops(run("empty.csv", BASE), "file must start with a header");
        assertStops(run("header_only.csv", BASE), "file must have a record below its header: it has none");
        assertStops(
                run("everything_filtered.csv", BASE + "keep = status: paid\nleave out = status: cancelled\n"),
                "must keep some records: it leaves out all 2 (status: 2); its rules are probably wrong for this file");
    }

    @Test
    void aWorkbookIsNoText() throws IOException {
        assertStops(run("not_csv.xlsx", BASE), "is an Excel workbook (xlsx); save it as CSV");
    }

    @Test
    void anExportWithoutCustomersSaysSo() {
        assertStops(runAs("mollie_settlement.csv", "mollie-settlement"), "names no customer");
        assertStops(runAs("bol_specificatie.csv", "bol-specificatie"), "names no customer");
        assertStops(runAs("google_analytics.csv", "google-analytics"), "names no customer");
    }
}
