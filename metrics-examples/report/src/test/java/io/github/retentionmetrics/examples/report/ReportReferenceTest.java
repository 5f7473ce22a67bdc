package io.github.retentionmetrics.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.testing.ReferenceData;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs the report on public data sets and compares its files with what pandas and R computed on them: counts and
 * amounts to the last digit, fractions to a few units in the last place.
 */
class ReportReferenceTest {
    private static final double RELATIVE = 1e-14;

    /** What has been asked for already: several tests look at the files of one report. */
    private static final Map<List<String>, Path> REPORTS = new HashMap<>();

    @TempDir
    static Path folder;

    private Path report = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "apparel_trans, week", "apparel_trans, month", "apparel_trans, quarter",
        "cdnow_master, week", "cdnow_master, month", "cdnow_master, quarter",
        "cdnow_sample, week", "cdnow_sample, month", "cdnow_sample, quarter",
        "grocery_elog, week", "grocery_elog, month", "grocery_elog, quarter",
        "online_retail_orders, week", "online_retail_orders, month", "online_retail_orders, quarter"
    })
    void movementEqualsGrowthAccountingInPandas(String set, String granularity) {
        purchaseReport(set, "--granularity", granularity);

        assertSameCells(rows("movement.csv"), expected(set + "/churn_" + granularity + ".csv"), Map.of());
    }

    @ParameterizedTest
    @CsvSource({
        "apparel_trans, month", "apparel_trans, quarter",
        "cdnow_master, month", "cdnow_master, quarter",
        "cdnow_sample, month", "cdnow_sample, quarter",
        "grocery_elog, month", "grocery_elog, quarter",
        "online_retail_orders, month", "online_retail_orders, quarter"
    })
    void repeatEqualsPandas(String set, String granularity) {
        purchaseReport(set, "--granularity", granularity);

        assertSameCells(
                rows("repeat.csv"),
                expected(set + "/repeat_" + granularity + ".csv"),
                Map.of(
                        "customers_2plus_orders_in_period", "repeat_customers",
                        "customers_with_purchase_in_earlier_period", "returning_customers",
                        "rate_2plus_in_period", "",
                        "rate_returning_customers", "",
                        "rate_repeat_orders", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "apparel_trans, month", "apparel_trans, quarter",
        "cdnow_master, month", "cdnow_master, quarter",
        "cdnow_sample, month", "cdnow_sample, quarter",
        "online_retail_orders, month", "online_retail_orders, quarter"
    })
    void revenueEqualsPandas(String set, String granularity) {
        purchaseReport(set, "--granularity", granularity);

        assertSameCells(
                rows("revenue.csv"),
                expected(set + "/revenue_accounting_" + granularity + ".csv"),
                Map.of(
                        "churned_revenue", "lost_revenue",
                        "nrr", "net_revenue_retention",
                        "grr", "gross_revenue_retention"));
    }

    @ParameterizedTest
    @CsvSource({
        "apparel_trans, week", "apparel_trans, month", "apparel_trans, quarter",
        "cdnow_master, week", "cdnow_master, month", "cdnow_master, quarter",
        "cdnow_sample, week", "cdnow_sample, month", "cdnow_sample, quarter",
        "grocery_elog, week", "grocery_elog, month", "grocery_elog, quarter",
        "online_retail_orders, week", "online_retail_orders, month", "online_retail_orders, quarter"
    })
    void cohortsEqualPandasAndDataTable(String set, String granularity) {
        purchaseReport(set, "--granularity", granularity);
        String expected = set + "/cohort_" + granularity;

        assertCohorts(expected + "_customers.csv", "customers");
        assertCohorts(expected + "_orders.csv", "orders");
        if (!set.equals("grocery_elog")) { // without amounts of its own
            assertCohorts(expected + "_revenue.csv", "revenue");
        }
        if (!granularity.equals("week")) {
            assertCohorts(expected + "_unbounded.csv", "unbounded_customers");
        }
    }

    /** The wide table of one figure has the cells of our long one: as many, under the same cohort and offset. */
    private void assertCohorts(String file, String column) {
        Map<String, String> theirs = new LinkedHashMap<>();
        for (Map<String, String> row : expected(file)) {
            row.forEach((name, cell) -> {
                if (!name.equals("cohort") && !name.equals("size") && !cell.isEmpty()) {
                    theirs.put(row.get("cohort") + " " + row.get("size") + " " + name, number(cell));
                }
            });
        }
        Map<String, String> ours = new LinkedHashMap<>();
        rows("cohorts.csv")
                .forEach(row -> ours.put(
                        row.get("cohort") + " " + row.get("size") + " " + row.get("offset"), number(row.get(column))));
        assertThat(ours).isEqualTo(theirs);
    }

    /**
     * Customers in a span are not the sum of those at its offsets; these were counted with a set of months per
     * customer.
     */
    @Test
    void customersInSpansOfMonthsEqualThoseCountedWithSets() {
        purchaseReport("cdnow_master", "--cohort-brackets", "0,1-3,4-12,13-20");

        assertThat(rows("cohort_brackets.csv").stream()
                        .map(row -> String.join(
                                " ",
                                row.get("cohort"),
                                row.get("first_offset"),
                                row.get("customers"),
                                row.get("status"))))
                .containsExactly(
                        "1997-01 0 7846 complete",
                        "1997-01 1 2104 complete",
                        "1997-01 4 2586 complete",
                        "1997-01 13 1564 partial",
                        "1997-02 0 8476 complete",
                        "1997-02 1 2165 complete",
                        "1997-02 4 2797 complete",
                        "1997-02 13 1558 partial",
                        "1997-03 0 7248 complete",
                        "1997-03 1 1883 complete",
                        "1997-03 4 2431 complete",
                        "1997-03 13 1008 partial");
    }

    /** Orders are: those of a span are the sum of those at its offsets in the table of pandas. */
    @Test
    void ordersInSpansAddUpThoseOfPandas() {
        purchaseReport("cdnow_master", "--cohort-brackets", "0,1-3,4-12,13-20");

        Map<String, Map<String, String>> theirs = new HashMap<>();
        expected("cdnow_master/cohort_month_orders.csv").forEach(row -> theirs.put(row.get("cohort"), row));
        assertThat(rows("cohort_brackets.csv")).isNotEmpty().allSatisfy(row -> {
            int orders = 0;
            for (int offset = Integer.parseInt(row.get("first_offset"));
                    offset <= Integer.parseInt(row.get("last_offset"));
                    offset++) {
                String cell = theirs.get(row.get("cohort")).getOrDefault(Integer.toString(offset), "");
                orders += cell.isEmpty() ? 0 : new BigDecimal(cell).intValueExact();
            }
            assertThat(row.get("orders")).isEqualTo(Integer.toString(orders));
        });
    }

    private static String number(String text) {
        return new BigDecimal(text).stripTrailingZeros().toPlainString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"apparel_trans", "cdnow_master", "cdnow_sample", "grocery_elog", "online_retail_orders"})
    void dayNEqualsPandas(String set) {
        purchaseReport(set);

        assertSameCells(
                rows("day_n.csv"),
                expected(set + "/day_n_retention.csv"),
                Map.of("within_1_to_n", "within", "exact_rate", "", "unbounded_rate", "", "within_rate", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"apparel_trans", "cdnow_master", "cdnow_sample", "online_retail_orders"})
    void orderValueEqualsPandas(String set) {
        purchaseReport(set);

        assertSameCells(
                rows("repeat.csv"),
                expected(set + "/aov_month.csv"),
                Map.of("aov", "average_order_value", "arpu", "revenue_per_customer"));
    }

    /** The values are those of pandas; the scores differ where it gives equal customers different ones. */
    @ParameterizedTest
    @ValueSource(strings = {"apparel_trans", "cdnow_master", "cdnow_sample", "online_retail_orders"})
    void rfmValuesEqualPandas(String set) {
        purchaseReport(set);

        assertSameCells(
                rows("rfm.csv"),
                expected(set + "/rfm.csv"),
                Map.of("purchase_days", "", "avg_order", "", "r_score", "", "f_score", "", "m_score", ""));
        assertThat(rows("rfm.csv")).allSatisfy(row -> {
            assertThat(row.get("f_score").equals("1"))
                    .isEqualTo(row.get("orders").equals("1"));
            assertThat(row.get("segment").equals("New Customers"))
                    .isEqualTo(
                            row.get("r_score").equals("5") && row.get("f_score").equals("1"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"apparel_trans", "cdnow_master", "cdnow_sample", "grocery_elog", "online_retail_orders"})
    void summaryEqualsPandas(String set) {
        purchaseReport(set);
        JsonNode ours = json("summary.json");
        JsonNode theirs = jsonOf(ReferenceData.file("expected/" + set + "/overall.json"));

        assertThat(ours.at("/purchases/value").asLong())
                .isEqualTo(theirs.at("/rows").asLong());
        assertThat(ours.at("/customers/value").asLong())
                .isEqualTo(theirs.at("/customers").asLong());
        assertThat(ours.at("/firstDate").asString())
                .isEqualTo(theirs.at("/first_date").asString());
        assertThat(ours.at("/lastDate").asString())
                .isEqualTo(theirs.at("/last_date").asString());
        assertThat(ours.at("/repeatPurchaseRate/numerator").asLong())
                .isEqualTo(theirs.at("/customers_2plus_rows").asLong());
        assertClose(ours.at("/repeatPurchaseRate/value"), theirs.at("/repeat_purchase_rate_rows"));
        assertClose(ours.at("/ordersPerCustomer/value"), theirs.at("/orders_per_customer"));
        assertClose(ours.at("/medianDaysBetweenPurchases/value"), theirs.at("/interpurchase_distinct_days/median"));
        assertThat(ours.at("/medianDaysBetweenPurchases/gaps").asLong())
                .isEqualTo(theirs.at("/interpurchase_distinct_days/n").asLong());
        assertClose(ours.at("/medianDaysBetweenOrders/value"), theirs.at("/interpurchase_all_rows/median"));
        if (theirs.has("total_revenue")) { // grocery_elog has no amounts: its constant 1.00 is no revenue
            assertThat(new BigDecimal(ours.at("/revenue/value").asString()))
                    .isEqualByComparingTo(theirs.at("/total_revenue").asString());
            assertClose(ours.at("/averageOrderValue/value"), theirs.at("/aov"));
            assertClose(ours.at("/revenuePerCustomer/value"), theirs.at("/revenue_per_customer"));
            assertClose(ours.at("/gini/value"), theirs.at("/concentration/gini_population"));
            assertClose(ours.at("/topDecileRevenueShare/value"), theirs.at("/concentration/top_decile_share"));
        }
    }

    /** Its expected counts take every line, refunds included, for an order; the money is the same. */
    @Test
    void invoiceLinesKeepTheirRevenueToTheLastDecimal() {
        purchaseReport("online_retail_lines");
        JsonNode ours = json("summary.json");
        JsonNode theirs = jsonOf(ReferenceData.file("expected/online_retail_lines/overall.json"));

        assertThat(ours.at("/revenue/value").asString())
                .isEqualTo(theirs.at("/total_revenue").asString());
        assertThat(ours.at("/purchases/value").asLong()
                        + ours.at("/refunds/value").asLong())
                .isEqualTo(theirs.at("/rows").asLong());
    }

    @Test
    void subscriptionsEqualPandas() {
        report("--subscriptions", data("mavenflix_subscriptions"), "--observed-until", "2023-09-08");

        assertSameCells(
                rows("subscriptions.csv"),
                expected("mavenflix/subscriptions_month.csv"),
                Map.of(
                        "opening", "start",
                        "ended_of_opening", "ended_of_start",
                        "closing", "end",
                        "churn_rate_of_opening", "churn_rate",
                        "ended_over_opening", ""));
    }

    @Test
    void survivalOfContractsEqualsR() {
        report("--subscriptions", data("mavenflix_subscriptions"), "--observed-until", "2023-09-08");

        List<Map<String, String>> ours = rows("survival_contracts.csv");
        List<Map<String, String>> theirs = expected("mavenflix/km_overall.csv");
        assertThat(ours).hasSameSizeAs(theirs);
        Map<String, String> names = Map.of(
                "time_days", "time",
                "at_risk", "n_risk",
                "events", "n_event",
                "survival", "survival",
                "standard_error", "se_survival_greenwood",
                "low", "loglog_lower",
                "high", "loglog_upper");
        for (int row = 0; row < ours.size(); row++) {
            assertThat(ours.get(row).keySet()).isEqualTo(names.keySet());
            for (Map.Entry<String, String> cell : ours.get(row).entrySet()) {
                double expected = Double.parseDouble(theirs.get(row).get(names.get(cell.getKey())));
                assertThat(Double.parseDouble(cell.getValue()))
                        .as(cell.getKey())
                        .isCloseTo(expected, within(1e-12));
            }
        }
        JsonNode summary = jsonOf(report.resolve("summary.json"));
        assertThat(summary.at("/medianSubscriptionDays").toString())
                .isEqualTo("{\"value\":68,\"low\":66,\"high\":73,\"subscriptions\":3069,\"ended\":2004}");
        assertThat(summary.at("/restrictedMeanSubscriptionDays/horizon").asLong())
                .isEqualTo(372);
        // eight contracts begin while another of the same customer runs, or on the day on which it ends
        assertThat(summary.at("/medianStayDays/stays").asLong()).isEqualTo(3069 - 8);
    }

    @Test
    void subscribersEqualPandasWhetherOrNotThereArePurchases() {
        report("--subscriptions", data("mavenflix_subscriptions"), "--observed-until", "2023-09-08");

        Map<String, String> names = Map.of("returning", "resurrected");
        assertSameCells(rows("subscribers.csv"), expected("mavenflix/subscribers_month.csv"), names);
        assertSameCells(rows("movement.csv"), expected("mavenflix/subscribers_month.csv"), names);

        report("--subscriptions", data("mavenflix_subscriptions"), "--purchases", data("cdnow_sample"));
        assertSameCells(
                rows("subscribers.csv").subList(0, 12),
                expected("mavenflix/subscribers_month.csv").subList(0, 12),
                names);
    }

    /** Amounts to the last digit, and rates to the ten decimals that pandas and DuckDB wrote. */
    @ParameterizedTest
    @CsvSource({
        "playbook, 2020-01-31",
        "ravenstack, 2024-12-31",
        "mavenflix, 2023-08-31",
        "mixed, 2025-06-30",
        "edge, 2024-12-31"
    })
    void recurringRevenueEqualsPandasAndDuckDb(String set, String observedUntil) {
        report("--subscriptions", data("recurring/" + set), "--observed-until", observedUntil, "--no-forecast");

        assertRecurring("mrr.csv", set + "/mrr_month.csv");
        assertRecurring("mrr_plans.csv", set + "/mrr_plan_month.csv");
        if (set.equals("mixed") || set.equals("edge")) { // the others have no trials
            assertRecurring("trials.csv", set + "/trial_month.csv");
        } else {
            assertThat(report.resolve("trials.csv")).doesNotExist();
        }
    }

    private void assertRecurring(String file, String expected) {
        List<Map<String, String>> theirs = expected("recurring/" + expected);
        List<Map<String, String>> ours = rows(file);
        assertThat(ours).hasSameSizeAs(theirs);
        for (int row = 0; row < theirs.size(); row++) {
            Map<String, String> want = new LinkedHashMap<>();
            Map<String, String> have = new LinkedHashMap<>();
            for (Map.Entry<String, String> cell : theirs.get(row).entrySet()) {
                String column = cell.getKey().equals("month") ? "period" : cell.getKey();
                want.put(column, cell.getValue());
                have.put(column, roundedLike(cell.getValue(), ours.get(row).get(column)));
            }
            assertThat(have).isEqualTo(want);
            // in their order, and before ours
            assertThat(List.copyOf(ours.get(row).keySet()).subList(0, want.size()))
                    .isEqualTo(List.copyOf(want.keySet()));
        }
    }

    private static String roundedLike(String expected, String actual) {
        return expected.contains(".") && !actual.isEmpty()
                ? new BigDecimal(actual)
                        .setScale(expected.length() - expected.indexOf('.') - 1, RoundingMode.HALF_UP)
                        .toPlainString()
                : actual;
    }

    @Test
    void netPromoterScoreEqualsR() {
        report("--nps", data("sfo2017_nps"));
        JsonNode ours = json("summary.json").at("/nps");
        JsonNode theirs = jsonOf(ReferenceData.file("expected/sfo2017_nps.json"));

        for (String count : List.of("promoters", "passives", "detractors")) {
            assertThat(ours.at("/" + count).asLong())
                    .isEqualTo(theirs.at("/" + count).asLong());
        }
        assertThat(ours.at("/responses").asLong()).isEqualTo(theirs.at("/n").asLong());
        assertClose(ours.at("/score"), theirs.at("/nps_points"));
        double percent = 100;
        assertThat(ours.at("/standardError").asDouble())
                .isCloseTo(percent * theirs.at("/standard_error").asDouble(), within(1e-11));
        assertThat(ours.at("/low").asDouble())
                .isCloseTo(percent * theirs.at("/ci95_wald/0").asDouble(), within(1e-11));
        assertThat(ours.at("/high").asDouble())
                .isCloseTo(percent * theirs.at("/ci95_wald/1").asDouble(), within(1e-11));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sfo2016_csat", "sfo2017_csat"})
    void satisfactionEqualsR(String set) {
        report("--csat", data(set), "--csat-scale", "1-5");
        JsonNode ours = json("summary.json").at("/csat");
        JsonNode theirs = jsonOf(ReferenceData.file("expected/" + set + ".json"));

        assertThat(ours.at("/responses").asLong()).isEqualTo(theirs.at("/n").asLong());
        assertThat(ours.at("/satisfied").asLong()).isEqualTo(theirs.at("/top2").asLong());
        assertClose(ours.at("/topBox"), theirs.at("/csat_top2"));
        assertClose(ours.at("/topBoxLow"), theirs.at("/csat_top2_wilson95/0"));
        assertClose(ours.at("/topBoxHigh"), theirs.at("/csat_top2_wilson95/1"));
        assertClose(ours.at("/mean"), theirs.at("/mean"));
        assertClose(ours.at("/standardError"), theirs.at("/se_mean"));
        assertClose(ours.at("/low"), theirs.at("/mean_ci95_t/0"));
        assertClose(ours.at("/high"), theirs.at("/mean_ci95_t/1"));
    }

    private static String data(String set) {
        return ReferenceData.file("data/" + set + ".csv").toString();
    }

    /** Amounts of the online retailer have a third decimal, which the euro has not. */
    private void purchaseReport(String set, String... args) {
        List<String> all = new ArrayList<>(List.of("--purchases", data(set)));
        all.addAll(List.of(args));
        if (set.startsWith("online_retail")) {
            all.addAll(List.of("--scale", "3"));
        }
        report(all.toArray(String[]::new));
    }

    private static List<Map<String, String>> expected(String file) {
        return ReferenceData.rows("expected/" + file);
    }

    private List<Map<String, String>> rows(String file) {
        return ReferenceData.rowsOf(report.resolve(file));
    }

    private JsonNode json(String file) {
        return jsonOf(report.resolve(file));
    }

    private static JsonNode jsonOf(Path file) {
        return JsonMapper.builder().build().readTree(file);
    }

    private void report(String... args) {
        report = REPORTS.computeIfAbsent(List.of(args), ReportReferenceTest::newReport);
    }

    private static Path newReport(List<String> args) {
        Path out = folder.resolve("report-" + REPORTS.size());
        List<String> all = new ArrayList<>(args);
        all.addAll(List.of("--out", out.toString()));
        Run run = Run.of(all.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return out;
    }

    /** Compares every expected column, under our name for it; a column mapped to nothing is not in our file. */
    private static void assertSameCells(
            List<Map<String, String>> ours, List<Map<String, String>> theirs, Map<String, String> names) {
        assertThat(ours).hasSameSizeAs(theirs);
        for (int row = 0; row < theirs.size(); row++) {
            Map<String, String> expected = new LinkedHashMap<>(theirs.get(row));
            for (Map.Entry<String, String> cell : expected.entrySet()) {
                String name = names.getOrDefault(cell.getKey(), cell.getKey());
                if (!name.isEmpty()) {
                    assertSameCell(ours.get(row), name, cell.getValue());
                }
            }
        }
    }

    private static void assertSameCell(Map<String, String> row, String column, String expected) {
        String actual = row.get(column);
        if (expected.contains(".")) {
            assertThat(Double.parseDouble(actual))
                    .as(column + " in " + row)
                    .isCloseTo(Double.parseDouble(expected), within(RELATIVE * Math.abs(Double.parseDouble(expected))));
        } else {
            assertThat(actual).as(column + " in " + row).isEqualTo(expected);
        }
    }

    private static void assertClose(JsonNode ours, JsonNode theirs) {
        double actual = ours.isString() ? Double.parseDouble(ours.asString()) : ours.asDouble();
        assertThat(actual).isCloseTo(theirs.asDouble(), within(RELATIVE * Math.abs(theirs.asDouble())));
    }
}
