package io.github.retentionmetrics.examples.questions;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.retentionmetrics.purchase.Purchase;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.survey.SurveyResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RetentionServiceTest {
    private static final Currency EUR = Currency.getInstance("EUR");

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;

    RetentionServiceTest() throws IOException {
        PurchaseHistory purchases = PurchaseHistory.of(
                EUR,
                List.of(
                        purchase("anna", 1, "20.00"),
                        purchase("anna", 2, "30.00"),
                        purchase("bram", 1, "12.00"),
                        purchase("cato", 2, "80.00"),
                        purchase("cato", 3, "40.00")),
                LocalDate.of(2026, 3, 31));
        LocalDate day = LocalDate.of(2026, 3, 2);
        server = new RetentionService(
                        new ObjectMapper()::writeValueAsString,
                        purchases,
                        List.of(
                                SurveyResponse.of("anna", day, 3),
                                SurveyResponse.of("anna", day.plusDays(1), 10),
                                SurveyResponse.of("bram", day, 7)))
                .server();
    }

    private static Purchase purchase(String customer, int month, String amount) {
        return Purchase.of(customer, LocalDate.of(2026, month, 5), new BigDecimal(amount), EUR);
    }

    @BeforeAll
    void start() {
        server.start();
    }

    @AfterAll
    void stop() {
        server.stop(0);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://localhost:" + server.getAddress().getPort() + path);
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode json(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        return new ObjectMapper().readTree(response.body());
    }

    @Test
    void answersWithMovements() throws Exception {
        JsonNode movements = json("/movements?by=month");

        assertThat(movements.propertyNames()).containsExactly("2026-01", "2026-02", "2026-03");
        assertThat(movements.at("/2026-02"))
                .isEqualTo(new ObjectMapper()
                        .readTree("{\"start\":2,\"newCustomers\":1,\"resurrected\":0,\"lost\":1,\"end\":2}"));
    }

    @Test
    void answersWithNetRevenueRetentionAndItsInterval() throws Exception {
        JsonNode retention = json("/net-revenue-retention?period=2026-03");

        // in March, of the 110 that the two customers of February spent, 40
        assertThat(retention.at("/value").asDouble()).isEqualTo(40.0 / 110);
        assertThat(retention.at("/interval/defined").asBoolean()).isTrue();
        assertThat(retention.at("/interval/level").asDouble()).isEqualTo(0.95);
    }

    @Test
    void anAnswerThatIsUndefinedSaysWhy() throws Exception {
        JsonNode retention = json("/net-revenue-retention?period=2026-01");

        assertThat(retention.at("/value").isNull()).isTrue();
        assertThat(retention.at("/defined").asBoolean()).isFalse();
        assertThat(retention.at("/reason").asString()).isNotBlank();
    }

    @Test
    void answersWithTheCohortTriangle() throws Exception {
        JsonNode rows = json("/cohorts").at("/rows");

        assertThat(rows.valueStream().map(row -> row.at("/cells").size())).containsExactly(3, 2);
        assertThat(rows.at("/0/cohort").asString()).isEqualTo("2026-01");
        assertThat(rows.at("/0/cells/1/retention/value").asDouble()).isEqualTo(0.5);
        assertThat(rows.at("/1/cells/1/status").asString()).isEqualTo("COMPLETE");
    }

    @Test
    void answersWithTheNetPromoterScoreAndItsInterval() throws Exception {
        JsonNode score = json("/nps");

        // the latest answers: a promoter and a passive
        assertThat(score.at("/value").asDouble()).isEqualTo(50);
        assertThat(score.at("/interval/low").asDouble()).isLessThan(50);
    }

    @Test
    void aBadRequestIsAnsweredWithTheMessageOfTheLibrary() throws Exception {
        HttpResponse<String> response = get("/net-revenue-retention?period=March");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("text must be a period, such as 2025-03-01, 2025-03,", ": March");
        assertThat(get("/movements?by=moon").statusCode()).isEqualTo(400);
        assertThat(get("/nothing").body()).isEqualTo("{\"error\":\"path is not known: /nothing\"}");
    }
}
