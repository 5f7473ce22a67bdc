package io.github.retentionmetrics.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.testing.ReferenceData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs the report on public data sets and compares its forecast with what Python's lifetimes and R's BTYD predict at
 * the optimum of the former. Two optimisers agree on the likelihood to its last digits but on parameters only to about
 * the sixth, and so predictions are compared to 1e-5 of their size.
 */
class ForecastReferenceTest {
    private static final double LOG_LIKELIHOOD = 1e-6;
    private static final double PREDICTION = 1e-5;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"apparel_trans", "cdnow_master", "cdnow_sample", "grocery_elog", "online_retail_orders"})
    void forecastEqualsLifetimes(String set) {
        report(set);
        Map<String, Map<String, String>> ours = byCustomer(rows("forecast.csv"));
        List<Map<String, String>> theirs = ReferenceData.rows("expected/" + set + "/lifetimes_customers.csv");

        assertThat(theirs).hasSizeGreaterThan(500).allSatisfy(row -> {
            Map<String, String> our = ours.get(row.get("customer_id"));
            assertThat(our).isNotNull();
            assertThat(our.get("frequency")).isEqualTo(row.get("frequency"));
            assertThat(number(our, "recency_weeks")).isEqualTo(number(row, "recency_weeks"));
            assertThat(number(our, "age_weeks")).isEqualTo(number(row, "T_weeks"));
            assertClose(our, "bg_nbd_probability_alive", row, "bg_palive");
            assertClose(our, "bg_nbd_expected_52w", row, "bg_cet_52");
            assertClose(our, "pareto_nbd_probability_alive", row, "pnbd_palive");
            assertClose(our, "pareto_nbd_expected_52w", row, "pnbd_cet_52");
            if (row.containsKey("monetary_value")) { // grocery_elog has no amounts
                assertMonetaryValue(our, row);
                assertClose(our, "expected_average_value", row, "gg_expected_average_value");
            } else {
                assertThat(our.get("expected_average_value")).isEmpty();
                assertThat(our.get("lifetime_value")).isEmpty();
                assertThat(our.get("pareto_nbd_lifetime_value")).isEmpty();
            }
        });
    }

    /** Without a repeat purchase there is no mean; lifetimes writes 0. */
    private static void assertMonetaryValue(Map<String, String> our, Map<String, String> their) {
        if (their.get("frequency").equals("0")) {
            assertThat(our.get("monetary_value")).isEmpty();
        } else {
            double expected = number(their, "monetary_value");
            assertThat(number(our, "monetary_value")).isCloseTo(expected, within(1e-14 * Math.abs(expected)));
        }
    }

    /** BTYD discounts continuously, at log(1.1) / 52 a week, as CLVTools does. */
    @ParameterizedTest
    @ValueSource(strings = {"apparel_trans", "cdnow_master", "cdnow_sample", "online_retail_orders"})
    void lifetimeValueIsTheProductOfBtydsDiscountedPurchasesAndExpectedValue(String set) {
        report(set);
        Map<String, Map<String, String>> ours = byCustomer(rows("forecast.csv"));
        List<Map<String, String>> theirs =
                ReferenceData.rows("expected/" + set + "/btyd_customers_at_lifetimes_params.csv");

        assertThat(theirs).hasSizeGreaterThan(500).allSatisfy(row -> {
            double expected = number(row, "pnbd_dert_d10pct_year") * number(row, "gg_expected_value");
            assertThat(number(ours.get(row.get("customer_id")), "pareto_nbd_lifetime_value"))
                    .isCloseTo(expected, within(PREDICTION * expected));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "apparel_trans, determined",
        "cdnow_master, determined",
        "cdnow_sample, determined",
        "grocery_elog, determined",
        "online_retail_orders, flat"
    })
    void likelihoodIsThatOfLifetimesOrHigher(String set, String outcomeOfBgNbd) {
        report(set);
        JsonNode ours = json("models.json");
        JsonNode theirs =
                JsonMapper.builder().build().readTree(ReferenceData.file("expected/" + set + "/lifetimes_models.json"));

        assertThat(ours.at("/bg_nbd/outcome").asString()).isEqualTo(outcomeOfBgNbd);
        for (String model : List.of("bg_nbd", "pareto_nbd", "gamma_gamma")) {
            if (theirs.has(model)) {
                assertThat(ours.at("/" + model + "/logLikelihood").asDouble())
                        .as(model)
                        .isGreaterThan(theirs.at("/" + model + "/polished/log_likelihood")
                                        .asDouble()
                                - LOG_LIKELIHOOD);
                assertThat(ours.at("/" + model + "/converged").asBoolean()).isTrue();
            }
        }
        assertThat(ours.at("/bg_nbd/customers").asLong())
                .isEqualTo(theirs.at("/customers").asLong());
    }

    @Test
    void parametersAndStandardErrorsEqualLifetimes() {
        report("cdnow_sample");
        JsonNode ours = json("models.json").at("/bg_nbd");
        JsonNode theirs = JsonMapper.builder()
                .build()
                .readTree(ReferenceData.file("expected/cdnow_sample/lifetimes_models.json"))
                .at("/bg_nbd");

        for (String parameter : List.of("r", "alpha", "a", "b")) {
            double expected = theirs.at("/polished/params/" + parameter).asDouble();
            assertThat(ours.at("/parameters/" + parameter).asDouble()).isCloseTo(expected, within(1e-5 * expected));
            double error =
                    theirs.at("/default_fit/standard_errors/" + parameter).asDouble();
            assertThat(ours.at("/standardErrors/" + parameter).asDouble()).isCloseTo(error, within(1e-3 * error));
        }
        assertThat(ours.at("/aic").asDouble())
                .isEqualTo(8 - 2 * ours.at("/logLikelihood").asDouble());
    }

    /** Nobody seems to leave in the year of the online retailer, and peers run away or fail there. */
    @Test
    void shopThatNobodySeemsToLeaveIsToldInWords() {
        Run run = report("online_retail_orders");
        JsonNode models = json("models.json");

        assertThat(run.out())
                .contains("4,334 of 4,338 (BG/NBD), 4,336 (MBG/NBD), 4,338 (Pareto/NBD)")
                .contains(
                        "BG/NBD: many parameter values fit about equally well, so use its forecast but not its parameters")
                .contains("Pareto/NBD: fits best at the limit of its parameters, where it is a simpler model");
        assertThat(models.at("/pareto_nbd/outcome").asString()).isEqualTo("at boundary");
        assertThat(models.at("/pareto_nbd/explanation").asString()).contains("nobody seems to leave");
        assertThat(models.at("/pareto_nbd/predictions").asString())
                .isEqualTo("given: they are those of the simpler model at the boundary");
        assertThat(models.at("/pareto_nbd/standardErrors/s").isNull()).isTrue();
        assertThat(models.at("/pareto_nbd/distinctHistories").asLong()).isBetween(1L, 4338L);
    }

    /** Rows of lifetimes in days; the bins are those published in the walkthrough of R's BTYD. */
    @Test
    void holdoutEqualsLifetimesAndThePublishedBins() {
        Run run = report("cdnow_sample", "--holdout", "1997-09-30");
        Map<String, Map<String, String>> ours = byCustomer(rows("holdout_customers.csv"));

        assertThat(ours).hasSize(2357);
        assertThat(ReferenceData.rows("expected/cdnow_sample/lifetimes_calibration_holdout_D_1997-09-30.csv"))
                .hasSize(2357)
                .allSatisfy(row -> {
                    Map<String, String> our = ours.get(row.get("customer_id"));
                    assertThat(number(our, "frequency")).isEqualTo(number(row, "frequency_cal"));
                    assertThat(number(our, "recency_weeks")).isEqualTo(number(row, "recency_cal") / 7);
                    assertThat(number(our, "age_weeks")).isEqualTo(number(row, "T_cal") / 7);
                    assertThat(number(our, "actual")).isEqualTo(number(row, "frequency_holdout"));
                });

        double[] expected = {.2251, .5231, 1.0441, 1.5203, 2.1640, 2.6540, 3.5040, 6.1570};
        double[] actual = {.2367, .6970, 1.3925, 1.5600, 2.5320, 2.9470, 3.8620, 6.3590};
        double[] customers = {1411, 439, 214, 100, 62, 38, 29, 64};
        List<Map<String, String>> bins = rows("holdout_frequency.csv").subList(0, 8);
        for (int i = 0; i < bins.size(); i++) {
            assertThat(bins.get(i)).containsEntry("model", "bg_nbd").containsEntry("frequency", i == 7 ? "7+" : "" + i);
            assertThat(number(bins.get(i), "customers")).isEqualTo(customers[i]);
            assertThat(number(bins.get(i), "mean_predicted")).isCloseTo(expected[i], within(5e-4));
            assertThat(number(bins.get(i), "mean_actual")).isCloseTo(actual[i], within(5e-4));
        }
        assertThat(run.out()).contains("1,653 purchases predicted, 1,882 made (-12.1%)");
        assertThat(json("models.json").at("/holdout/weeks").asDouble()).isEqualTo(39);
        assertThat(json("models.json").at("/holdout/bg_nbd/logLikelihood").asDouble())
                .isCloseTo(-9582.42920667514, within(1e-5)); // CLVTools on the same split
    }

    @Test
    void trackingAddsUp() {
        report("cdnow_sample", "--holdout", "1997-09-30", "--granularity", "quarter");

        List<Map<String, String>> periods = rows("tracking.csv").stream()
                .filter(row -> row.get("model").equals("pareto_nbd"))
                .toList();
        assertThat(periods)
                .extracting(row -> row.get("period") + " " + row.get("part"))
                .containsExactly(
                        "1997-Q1 calibration",
                        "1997-Q2 calibration",
                        "1997-Q3 calibration",
                        "1997-Q4 holdout",
                        "1998-Q1 holdout",
                        "1998-Q2 holdout");
        double holdout = periods.stream()
                .filter(row -> row.get("part").equals("holdout"))
                .mapToDouble(row -> number(row, "actual"))
                .sum();
        assertThat(holdout).isEqualTo(1882);
        assertThat(number(periods.get(5), "cumulative_actual")).isEqualTo(2457 + 1882);
        assertThat(periods.stream().mapToDouble(row -> number(row, "expected")).sum())
                .isCloseTo(number(periods.get(5), "cumulative_expected"), within(1e-6));
    }

    private Run report(String set, String... args) {
        List<String> all = new ArrayList<>(List.of(
                "--purchases", ReferenceData.file("data/" + set + ".csv").toString()));
        all.addAll(List.of(args));
        if (set.startsWith("online_retail")) {
            all.addAll(List.of("--scale", "3"));
        }
        all.addAll(List.of("--out", folder.resolve("report").toString()));
        Run run = Run.of(all.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    private static void assertClose(Map<String, String> our, String column, Map<String, String> their, String name) {
        double expected = number(their, name);
        assertThat(number(our, column))
                .as(column + " in " + our)
                .isCloseTo(expected, within(PREDICTION * Math.abs(expected)));
    }

    private static double number(Map<String, String> row, String column) {
        return Double.parseDouble(row.get(column));
    }

    private static Map<String, Map<String, String>> byCustomer(List<Map<String, String>> rows) {
        return rows.stream().collect(Collectors.toMap(row -> row.get("customer_id"), Function.identity()));
    }

    private List<Map<String, String>> rows(String file) {
        return ReferenceData.rowsOf(folder.resolve("report").resolve(file));
    }

    private JsonNode json(String file) {
        return JsonMapper.builder().build().readTree(folder.resolve("report").resolve(file));
    }
}
