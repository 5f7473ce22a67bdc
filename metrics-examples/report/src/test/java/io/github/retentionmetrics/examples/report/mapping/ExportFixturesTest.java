package io.github.retentionmetrics.examples.report.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.github.retentionmetrics.examples.report.csv.CsvInput;
import io.github.retentionmetrics.examples.report.csv.DateText;
import io.github.retentionmetrics.examples.report.csv.InputFile;
import io.github.retentionmetrics.examples.report.csv.InputKind;
import io.github.retentionmetrics.examples.report.csv.InputNotes;
import io.github.retentionmetrics.examples.report.csv.Row;
import io.github.retentionmetrics.examples.report.csv.RowChecks;
import io.github.retentionmetrics.examples.report.csv.RowParser;
import io.github.retentionmetrics.examples.report.error.InputError;
import io.github.retentionmetrics.examples.report.input.Rows;
import io.github.retentionmetrics.testing.ReferenceData;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The presets read files in the real dialects of their systems, and keep and leave out what was counted by hand. */
class ExportFixturesTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    @TempDir
    private Path folder;

    private final List<Map<String, String>> rows = new ArrayList<>();

    /** Keeps the fields of each row as they are. */
    private static final class AnyRow implements RowParser<Map<String, String>> {
        @Override
        public List<String> requiredColumns() {
            return List.of();
        }

        @Override
        public Map<String, String> parse(Row row) {
            Map<String, String> fields = new TreeMap<>();
            row.header().names().forEach(name -> fields.put(name, row.text(name)));
            return fields;
        }
    }

    private InputNotes read(String fixture, String preset, String currency) throws InputError {
        InputKind kind = kind(fixture);
        MappedSource.Run run = new MappedSource.Run(ZONE, currency, true, 2);
        Path file = ReferenceData.file("exports/fixtures/" + fixture);
        AnyRow parser = new AnyRow();
        InputNotes notes = new InputNotes(kind, fixture);
        new CsvInput(false, Rows.SILENT)
                .read(
                        InputFile.of(file).readAs(MappedSource.of(preset, kind, run)),
                        parser,
                        new RowChecks(kind, parser, currency, new DateText(ZONE)),
                        notes,
                        row -> {
                            rows.add(row);
                            notes.countUsed();
                        });
        return notes;
    }

    private static InputKind kind(String fixture) {
        if (fixture.contains("tickets")) {
            return InputKind.TICKETS;
        }
        if (fixture.contains("nps")) {
            return InputKind.NPS;
        }
        return fixture.contains("subscriptions") ? InputKind.SUBSCRIPTIONS : InputKind.PURCHASES;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "amazon_fulfilled_shipments.txt, EUR",
        "chargebee_invoices.csv, EUR",
        "ebay_orders.csv, GBP",
        "etsy_sold_orders.csv, EUR",
        "excel_de_rechnungen.csv, EUR",
        "excel_fr_commandes.csv, EUR",
        "excel_nl_orders.csv, EUR",
        "excel_nl_unicode.txt, EUR",
        "freshdesk_tickets.csv, EUR",
        "hubspot_deals.csv, EUR",
        "salesforce_report.csv, EUR",
        "shopify_orders.csv, EUR",
        "square_items.csv, EUR",
        "stripe_invoices.csv, EUR",
        "stripe_payments.csv, EUR",
        "stripe_subscriptions.csv, EUR",
        "surveymonkey_nps.csv, EUR",
        "toast_items.csv, EUR",
        "typeform_nps.csv, EUR",
        "woo_analytics_orders.csv, EUR",
        "woo_export_orders.csv, EUR",
        "zendesk_tickets.csv, EUR"
    })
    void aPresetReadsTheRowsOfItsSystem(String fixture, String currency) throws IOException, InputError {
        String name = fixture.substring(0, fixture.lastIndexOf('.'));
        InputNotes notes = read(fixture, name.replace('_', '-'), currency);

        List<Map<String, String>> expected = expected("exports/expected/" + name + ".csv");
        // prices of subscriptions are further columns
        rows.forEach(row -> row.keySet().retainAll(expected.get(0).keySet()));
        assertThat(rows.stream().map(ExportFixturesTest::comparable)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(counts(notes)).isEqualTo(expectedCounts(fixture));
    }

    @Test
    void subscriptionsOfStripeHavePrices() throws InputError {
        read("stripe_subscriptions.csv", "stripe-subscriptions", "EUR");

        assertThat(rows)
                .hasSize(10)
                .allSatisfy(row -> assertThat(row)
                        .containsEntry("amount", "15.00")
                        .containsEntry("interval", "month")
                        .containsEntry("quantity", "1")
                        .containsEntry("currency", "eur")
                        .containsEntry("trial_end", ""));
        assertThat(rows.get(2))
                .containsEntry("subscription_id", "sub_invented003")
                .containsEntry("status", "canceled")
                .containsEntry("cancelled_on", "2025-06-10");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"amplitude-events", "ga4-events", "posthog-events", "segment-tracks"})
    void eventsAreThoseOfTheirSystem(String preset) throws IOException, InputError {
        Path file = EventExports.write(preset, folder);
        AnyRow parser = new AnyRow();
        InputNotes notes = new InputNotes(InputKind.EVENTS, preset);
        MappedSource.Run run = new MappedSource.Run(ZONE, "EUR", false, 2);
        new CsvInput(false, Rows.SILENT)
                .read(
                        InputFile.of(file).readAs(MappedSource.of(preset, InputKind.EVENTS, run)),
                        parser,
                        new RowChecks(InputKind.EVENTS, parser, "EUR", new DateText(ZONE)),
                        notes,
                        row -> {
                            rows.add(row);
                            notes.countUsed();
                        });

        assertThat(rows.stream()
                        .map(row -> row.get("user_id") + ","
                                + OffsetDateTime.parse(row.get("timestamp")).toInstant() + "," + row.get("event") + ","
                                + row.getOrDefault("session_id", "")))
                .containsExactlyElementsOf(EventExports.ROWS.stream()
                        .map(row -> preset.equals("segment-tracks") ? row.replaceAll("s[0-9]$", "") : row)
                        .toList());
    }

    @Test
    void everyFixtureHasItsPreset() throws InputError {
        assertThat(Presets.names()).contains("shopify-orders", "zendesk-tickets", "excel-nl-orders");
        for (String preset : Presets.names()) {
            assertThat(MappingReader.read(preset, Presets.text(preset)).kind()).isNotNull();
        }
    }

    private static Map<String, Long> counts(InputNotes notes) {
        Map<String, Long> counts = new TreeMap<>(notes.leftOut().byReason());
        long refunds = notes.mapped() == null ? 0 : notes.mapped().refunds();
        counts.put("kept", notes.used() - refunds);
        return counts;
    }

    private static Map<String, Long> expectedCounts(String fixture) throws IOException {
        Map<String, Long> counts = new TreeMap<>();
        for (NamedCsvRecord row : records("exports/expected/counts.csv")) {
            if (row.getField("fixture").equals(fixture)) {
                counts.put(row.getField("reason"), Long.valueOf(row.getField("records")));
            }
        }
        return counts;
    }

    private static List<Map<String, String>> expected(String file) throws IOException {
        List<Map<String, String>> expected = new ArrayList<>();
        for (NamedCsvRecord row : records(file)) {
            expected.add(comparable(row.getFieldsAsMap()));
        }
        return expected;
    }

    private static List<NamedCsvRecord> records(String file) throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(ReferenceData.file(file))) {
            return reader.stream().toList();
        }
    }

    /** Amounts by their value, times by their instant. */
    private static Map<String, String> comparable(Map<String, String> row) {
        Map<String, String> comparable = new TreeMap<>();
        row.forEach((name, text) -> comparable.put(
                name,
                switch (name) {
                    case "amount" -> new BigDecimal(text).stripTrailingZeros().toPlainString();
                    case "created", "solved" ->
                        text.isEmpty() ? "" : instant(text).toString();
                    default -> text;
                }));
        return comparable;
    }

    private static Instant instant(String text) {
        return text.endsWith("Z")
                ? Instant.parse(text)
                : LocalDateTime.parse(text).atZone(ZONE).toInstant();
    }
}
