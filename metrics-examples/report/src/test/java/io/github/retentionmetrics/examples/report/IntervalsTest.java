package io.github.retentionmetrics.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IntervalsTest {
    @TempDir
    Path folder;

    private JsonNode summary(String... lines) throws IOException {
        Path file = folder.resolve("orders.csv");
        Files.writeString(file, "customer_id,date,amount\n" + String.join("\n", lines) + "\n");
        Run run = Run.of(
                "--purchases",
                file.toString(),
                "--observed-until",
                "2026-03-31",
                "--out",
                folder.resolve("out").toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        return JsonMapper.shared().readTree(folder.resolve("out/summary.json"));
    }

    @Test
    void everyMetricThatHasOneSaysHowSureItIs() throws IOException {
        JsonNode json = summary(
                "a,2026-02-01,10.00",
                "a,2026-03-01,20.00",
                "b,2026-02-03,10.00",
                "b,2026-03-20,5.00",
                "c,2026-02-03,30.00");
        // t with two degrees of freedom: 4.3027; residuals 30 - 2 r, 15 - 2 r, 30 - r around r = 15
        double margin = 4.302652729749464 * Math.sqrt(1.5 * (15 * 15 + 15 * 15)) / 5;
        assertThat(json.at("/averageOrderValue/value").asString()).isEqualTo("15");
        assertThat(Double.parseDouble(json.at("/averageOrderValue/low").asString()))
                .isCloseTo(15 - margin, within(1e-9));
        assertThat(Double.parseDouble(json.at("/averageOrderValue/high").asString()))
                .isCloseTo(15 + margin, within(1e-9));
        // 25 of 50 from three customers with 20 of 10, 5 of 10 and 0 of 30
        double net = 4.302652729749464 * Math.sqrt(1.5 * (15 * 15 + 0 + 15 * 15)) / 50;
        assertThat(json.at("/netRevenueRetention/period").asString()).isEqualTo("2026-03");
        assertThat(json.at("/netRevenueRetention/value").asDouble()).isEqualTo(0.5);
        assertThat(json.at("/netRevenueRetention/low").asDouble()).isCloseTo(0.5 - net, within(1e-9));
        assertThat(json.at("/netRevenueRetention/high").asDouble()).isCloseTo(0.5 + net, within(1e-9));
        assertThat(json.at("/grossRevenueRetention/value").asDouble()).isEqualTo(0.3);
        for (String key : List.of("ordersPerCustomer", "revenuePerCustomer", "medianDaysBetweenPurchases")) {
            assertThat(json.at("/" + key + "/low").asDouble())
                    .as(key)
                    .isLessThanOrEqualTo(json.at("/" + key + "/value").asDouble());
            assertThat(json.at("/" + key).has("high")).as(key).isTrue();
        }
        assertThat(Files.readAllLines(folder.resolve("out/cohorts.csv")))
                .first()
                .asString()
                .endsWith(",status,retention_low,retention_high");
        // 100 % by definition: not an estimate
        assertThat(Files.readAllLines(folder.resolve("out/cohorts.csv")).get(1))
                .startsWith("2026-02,3,0,3,")
                .endsWith(",1,3,complete,,");
        // Wilson for 2 of 3
        assertThat(Files.readAllLines(folder.resolve("out/cohorts.csv")).get(2))
                .startsWith("2026-02,3,1,2,2,25.00,")
                .contains(",complete,0.2076", ",0.9385");
    }

    @Test
    void oneCustomerHasNoBounds() throws IOException {
        JsonNode json = summary("a,2026-02-01,10.00");
        assertThat(json.at("/averageOrderValue").has("low")).isFalse();
        assertThat(json.at("/averageOrderValue/value").asString()).isEqualTo("10");
        assertThat(json.at("/netRevenueRetention/value").asDouble()).isZero();
        assertThat(json.at("/netRevenueRetention").has("low")).isFalse();
    }
}
