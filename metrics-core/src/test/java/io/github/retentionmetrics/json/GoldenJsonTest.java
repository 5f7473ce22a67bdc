package io.github.retentionmetrics.json;

import static io.github.retentionmetrics.period.Granularity.MONTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.cohort.CohortAnalysis;
import io.github.retentionmetrics.customer.Customer;
import io.github.retentionmetrics.customer.CustomerCounts;
import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.Purchase;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Mean;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.referral.Referral;
import io.github.retentionmetrics.renewal.RenewalCounts;
import io.github.retentionmetrics.renewal.ShiftedBetaGeometric;
import io.github.retentionmetrics.retention.RetentionRate;
import io.github.retentionmetrics.rfm.RfmScores;
import io.github.retentionmetrics.survey.NetPromoterScore;
import io.github.retentionmetrics.survival.Durations;
import io.github.retentionmetrics.survival.SurvivalCurve;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What a host that answers with results as they are sends, and reads. */
class GoldenJsonTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final ObjectMapper TREES = new ObjectMapper();

    private static final PurchaseHistory SHOP = PurchaseHistory.of(
            EUR,
            List.of(
                    purchase("anna", 1, 5, "20.00"),
                    purchase("anna", 2, 9, "35.50"),
                    purchase("bram", 1, 20, "12.00"),
                    purchase("cato", 2, 3, "80.00"),
                    purchase("cato", 3, 3, "15.25"),
                    purchase("daan", 3, 14, "9.95")),
            LocalDate.of(2026, 3, 31));

    private static Purchase purchase(String customer, int month, int day, String amount) {
        return Purchase.of(customer, LocalDate.of(2026, month, day), new BigDecimal(amount), EUR);
    }

    static Stream<Arguments> results() {
        return Stream.of(
                Arguments.of(
                        "retention-rate",
                        RetentionRate.of(
                                CustomerCounts.atStart(1_000).acquired(200).atEnd(1_050))),
                Arguments.of("undefined-rate", Rate.of(0, 0, "no customers at the start of the period")),
                Arguments.of("movements", SHOP.movements(MONTH)),
                Arguments.of(
                        "trend-rows", SHOP.trend(MONTH).map(RetentionRate::of).rows()),
                Arguments.of("net-promoter-score", new NetPromoterScore(60, 25, 15)),
                Arguments.of("cohort-table", CohortAnalysis.by(MONTH).over(SHOP)),
                Arguments.of(
                        "survival-curve",
                        SurvivalCurve.of(Durations.of(
                                ChronoUnit.MONTHS, new long[] {1, 2, 2, 4}, new boolean[] {true, true, false, false}))),
                Arguments.of("rfm-scores", RfmScores.of(SHOP)),
                Arguments.of(
                        "model-fit",
                        ShiftedBetaGeometric.fit(RenewalCounts.ofSurvivors(1000, 869, 743, 653, 593, 551, 517, 491))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("results")
    void bothMappersWriteWhatTheFileSays(String name, Object result) throws IOException {
        String expected = resource(name);

        assertThat(pretty(Json.JACKSON_3.tree(result))).isEqualTo(expected);
        assertThat(pretty(Json.JACKSON_2.tree(result))).isEqualTo(expected);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(GoldenJsonTest.class.getResourceAsStream(name + ".json"), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    /** Properties in alphabetical order, and numbers to six digits. */
    private static String pretty(JsonNode tree) {
        return TREES.writerWithDefaultPrettyPrinter()
                .writeValueAsString(normal(tree))
                .replace("\r\n", "\n");
    }

    private static Object normal(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> sorted = new TreeMap<>();
            node.properties().forEach(property -> sorted.put(property.getKey(), normal(property.getValue())));
            return sorted;
        }
        if (node.isArray()) {
            return node.valueStream().map(GoldenJsonTest::normal).toList();
        }
        return node.isNumber() && !node.isIntegralNumber()
                ? node.decimalValue().round(new MathContext(6)).stripTrailingZeros()
                : node;
    }

    @ParameterizedTest
    @EnumSource
    void answersOfCountsAreReadBackFromThem(Json json) {
        for (Object answer : List.of(
                Rate.of(850, 1_000),
                Rate.of(0, 0, "no customers at the start of the period"),
                Ratio.of(new BigDecimal("1200.50"), new BigDecimal("1000")),
                Mean.of(4, 5, 3, 5),
                Mean.empty(),
                new NetPromoterScore(60, 25, 15))) {
            assertThat((Object) json.readLeniently(json.write(answer), answer.getClass()))
                    .isEqualTo(answer);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsOptionalNeedsNoProperty(Json json) {
        assertThat(json.read(
                        "{\"customerId\":\"C-17\",\"date\":\"2026-03-14\",\"amount\":24.95,\"currency\":\"EUR\"}",
                        Purchase.class))
                .isEqualTo(Purchase.of("C-17", LocalDate.of(2026, 3, 14), new BigDecimal("24.95"), EUR));
        assertThat(json.read("{\"id\":\"C-17\"}", Customer.class)).isEqualTo(Customer.of("C-17"));
        assertThat(json.read(
                        "{\"referrerId\":\"anna\",\"referredId\":\"bram\",\"date\":\"2026-03-14\"}", Referral.class))
                .isEqualTo(Referral.of("anna", "bram", LocalDate.of(2026, 3, 14)));
    }

    @ParameterizedTest
    @EnumSource
    void periodsAndGranularitiesAreReadFromText(Json json) {
        assertThat(json.read("\"2026-03\"", Period.class)).isEqualTo(Period.month(2026, 3));
        assertThat(json.read("\"2026-Q1\"", Period.class)).isEqualTo(Period.quarter(2026, 1));
        assertThat(json.read("\"week starting sunday\"", Granularity.class))
                .isEqualTo(Granularity.parse("week starting sunday"));
    }

    record Request(Period period, Granularity by) {}

    record Movements(Map<Period, CustomerMovement> movements) {}

    @ParameterizedTest
    @EnumSource
    void periodsAreFieldsOfARequestAndKeysOfAMap(Json json) {
        assertThat(json.read("{\"period\":\"2026-03-01/2026-04-15\",\"by\":\"month\"}", Request.class))
                .isEqualTo(new Request(Period.parse("2026-03-01/2026-04-15"), MONTH));

        Movements movements = new Movements(SHOP.movements(MONTH));
        assertThat(json.write(movements)).contains("\"2026-01\":", "\"2026-02\":", "\"2026-03\":");
        assertThat(json.read(json.write(movements), Movements.class)).isEqualTo(movements);
    }
}
