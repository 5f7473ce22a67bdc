package io.github.retentionmetrics.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A figure that is not defined says why, in summary.json and in the terminal. */
class UndefinedFiguresTest {
    private static final Map<String, String> HEADERS = Map.ofEntries(
            Map.entry("purchases", "customer_id,date,amount,category\n"),
            Map.entry("subscriptions", "customer_id,start,end\n"),
            Map.entry("costs", "date,category,amount\n"),
            Map.entry("customers", "customer_id,channel\n"),
            Map.entry("referrals", "referrer,referred,date\n"),
            Map.entry("nps", "respondent,date,score\n"),
            Map.entry("csat", "respondent,date,score\n"),
            Map.entry("ces", "respondent,date,score\n"),
            Map.entry("tickets", "ticket_id,customer_id,created,solved\n"),
            Map.entry("members", "customer_id,joined,left\n"),
            Map.entry("points", "customer_id,date,kind,points\n"),
            Map.entry("events", "user_id,timestamp,event\n"),
            Map.entry("audience", "date,channel,end\n"));

    @TempDir
    Path folder;

    private Run run(Map<String, String> rows) throws IOException {
        List<String> args = new ArrayList<>(List.of(
                "--csat-scale",
                "1-5",
                "--ces-scale",
                "1-7",
                "--answers",
                "all",
                "--zone",
                "UTC",
                "--observed-until",
                "2024-06-30",
                "--out",
                folder.resolve("report").toString()));
        for (Map.Entry<String, String> header : HEADERS.entrySet()) {
            Path file = Files.writeString(
                    folder.resolve(header.getKey() + ".csv"),
                    header.getValue() + rows.getOrDefault(header.getKey(), ""));
            args.addAll(List.of("--" + header.getKey(), file.toString()));
        }
        return Run.of(args.toArray(String[]::new));
    }

    private JsonNode summary() {
        return JsonMapper.shared().readTree(folder.resolve("report/summary.json"));
    }

    /** The paths of what is null without a reason beside it; a bound or error of a defined figure needs none. */
    private static List<String> withoutReason(JsonNode node, String path) {
        List<String> found = new ArrayList<>();
        if (node.isArray()) {
            IntStream.range(0, node.size()).forEach(i -> found.addAll(withoutReason(node.get(i), path + "/" + i)));
        }
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> property : node.properties()) {
                String key = property.getKey();
                if (!property.getValue().isNull()) {
                    found.addAll(withoutReason(property.getValue(), path + "/" + key));
                } else if (node.path("undefined").asString("").isBlank() && !isBound(key, node)) {
                    found.add(path + "/" + key);
                }
            }
        }
        return found;
    }

    private static boolean isBound(String key, JsonNode node) {
        String lower = key.toLowerCase(Locale.ROOT);
        return (lower.endsWith("low") || lower.endsWith("high") || lower.equals("standarderror"))
                && (node.path("value").isNumber()
                        || node.path("value").isString()
                        || node.path("mean").isNumber()
                        || node.path("score").isNumber());
    }

    private static final String FEW = "a,2024-01-05,100,x\nb,2024-02-10,20,\nb,2024-02-20,-50,\n";

    @ParameterizedTest
    @ValueSource(strings = {"", "a,2024-01-05,0,\n", FEW, "a,2024-01-05,5,x\na,2024-03-05,5,y\nb,2024-03-05,9,y\n"})
    void whateverIsNullInTheSummaryHasAReason(String purchases) throws IOException {
        for (Map<String, String> others : List.of(
                Map.<String, String>of(),
                Map.of(
                        "subscriptions",
                        "a,2024-02-01,\n",
                        "costs",
                        "2024-02-05,retention,20\n",
                        "nps",
                        "a,2024-02-05,9\n",
                        "csat",
                        "a,2024-02-05,5\n",
                        "ces",
                        "a,2024-02-05,6\n",
                        "tickets",
                        "t,a,2024-02-05T10:00Z,\n",
                        "members",
                        "a,2024-02-05,\n",
                        "points",
                        "a,2024-02-06,redeemed,1\n",
                        "events",
                        "a,2024-02-06,view\n",
                        "audience",
                        "2024-02-06,page,10\n"))) {
            Map<String, String> rows = new HashMap<>(others);
            rows.put("purchases", purchases);
            Run run = run(rows);

            assertThat(run.err()).isEmpty();
            assertThat(withoutReason(summary(), "")).as("%s", others.keySet()).isEmpty();
            // no label with a dash after it, and no other figure
            assertThat(run.out().lines().filter(line -> line.matches("  .* {2,}-[^0-9]*")))
                    .isEmpty();
        }
    }

    @Test
    void nothingIsMadeUpWhereTheShareOfTheBestIsNotDefined() throws IOException {
        Run run = run(Map.of("purchases", FEW));

        JsonNode share = summary().at("/topDecileRevenueShare");
        assertThat(share.at("/undefined").asString()).isEqualTo("a customer was refunded more than they bought");
        assertThat(share.has("numerator")).isFalse();
        assertThat(share.has("denominator")).isFalse();
        assertThat(run.out())
                .containsPattern(
                        "Revenue share of best 10% +not defined: a customer was refunded more than they bought");
    }

    @Test
    void modelsThatCouldNotBeFittedSayWhy() throws IOException {
        Run run = run(Map.of());

        JsonNode forecast = summary().at("/forecast");
        for (String model : List.of("bg_nbd", "mbg_nbd", "pareto_nbd")) {
            for (String figure : List.of("customersAlive", "expectedPurchases", "lifetimeValue")) {
                assertThat(forecast.at("/" + model + "/" + figure + "/undefined")
                                .asString())
                        .isEqualTo("no customers");
            }
        }
        assertThat(run.out())
                .containsPattern("Model +not defined: no model was fitted")
                .doesNotContain("Revenue still to come");
    }

    @Test
    void openTicketsAreNotADash() throws IOException {
        Run run = run(Map.of("tickets", "t,a,2024-02-05T10:00Z,2024-02-05T12:00Z\nu,a,2024-06-30T10:00Z,\n"));

        assertThat(run.out())
                .contains("8.0 hours (median); fewer than 90% of all tickets within 14.0, the longest observed");
    }
}
