package io.github.retentionmetrics.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.testing.ReferenceData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ForecastPartTest {
    private static final String HEADER = "customer_id,frequency,recency_weeks,age_weeks,monetary_value,"
            + "bg_nbd_probability_alive,bg_nbd_expected_52w,pareto_nbd_probability_alive,pareto_nbd_expected_52w,"
            + "expected_average_value,lifetime_value,mbg_nbd_probability_alive,mbg_nbd_expected_52w,"
            + "bg_nbd_lifetime_value,mbg_nbd_lifetime_value,pareto_nbd_lifetime_value,chosen_model,note";

    @TempDir
    Path folder;

    /** Purchases as customer and day of January, of which nobody could learn anything. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                      | 0", // nobody
                "a1                    | 1", // one customer, once
                "a1 b1 c1              | 3", // all once, on one day
                "a1 b3 c9              | 3", // all once
                "a1 a1 a1              | 1" // thrice on one day
            })
    void modelsThatCannotBeFittedHaveTheirReasonInsteadOfNumbers(String purchases, int customers) throws IOException {
        Run run = purchaseReport(purchases);

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("BG/NBD could not be fitted, so its forecast is missing; models.json says why")
                .contains("Gamma-Gamma could not be fitted");
        List<String> forecast = lines("forecast.csv");
        assertThat(forecast).hasSize(1 + customers).startsWith(HEADER);
        assertThat(forecast.stream().skip(1)).allMatch(row -> row.endsWith(",,,,,,,,,,,,,,"));
        for (String model : List.of("bg_nbd", "mbg_nbd", "pareto_nbd", "gamma_gamma")) {
            JsonNode object = models().at("/" + model);
            assertThat(object.at("/outcome").asString()).as(model).isEqualTo("failed");
            assertThat(object.at("/explanation").asString()).contains(" was not fitted: ");
            assertThat(object.has("parameters")).isFalse();
        }
    }

    /**
     * Fits to next to nothing may be flat or at a boundary, but nothing undefined is written as if it were a number.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a1 a2",
                "a1 a2 b1 b2",
                "a1 a8 a15 b1 b8 b15",
                "a1 b1 b31",
                "a1 a2 a3 a4 a5 a6 a7 a8 a9 b1 c2 d3",
                "a1 a2 b2 b9 c3 c30 d1"
            })
    void noFileHasANumberThatIsNone(String purchases) throws IOException {
        Run run = purchaseReport(purchases, "--holdout", "2024-01-20");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(RetentionReport.DONE);
        try (Stream<Path> files = Files.list(folder.resolve("report"))) {
            assertThat(files.toList())
                    .hasSizeGreaterThan(10)
                    .allSatisfy(file ->
                            assertThat(withoutScripts(Files.readString(file))).doesNotContain("NaN", "Infinity"));
        }
    }

    /** The page without the chart library, which knows such numbers. */
    private static String withoutScripts(String file) {
        int scripts = file.indexOf("<script>");
        return scripts < 0 ? file : file.substring(0, scripts);
    }

    @Test
    void sampleShopGetsASensibleForecast() throws IOException {
        Run run = run("--holdout", "2025-06-30");

        assertThat(run.out())
                .contains("What customers will do next", "How good the forecast would have been")
                .contains("% of new stays (sBG), 25.0% (BdW), with one renewal a month")
                .doesNotContain("This is an upper limit");
        JsonNode forecast = json("summary.json").at("/forecast");
        assertThat(forecast.at("/pareto_nbd/customersAlive/value").asDouble()).isBetween(150.0, 350.0);
        assertThat(forecast.at("/pareto_nbd/expectedPurchases/value").asDouble())
                .isBetween(400.0, 900.0);
        assertThat(Double.parseDouble(forecast.at("/lifetimeValue/value").asString()))
                .isBetween(50_000.0, 150_000.0);
        assertThat(models().at("/shifted_beta_geometric/term").asString()).isEqualTo("months");
        assertThat(models().at("/beta_discrete_weibull/likelihoodRatioTest/pValue")
                        .asDouble())
                .isBetween(0.05, 1.0);
        assertThat(lines("forecast.csv")).hasSize(481);
        assertThat(lines("holdout.csv")).hasSize(4);
    }

    /** Neither models of buying nor of renewals, nor what an earlier run said of them; all else is as with them. */
    @Test
    void noForecastIsLeftOutAsAWhole() throws IOException {
        run();
        String with = Files.readString(folder.resolve("report/summary.json"));
        assertThat(folder.resolve("report/forecast.csv")).exists();

        Run run = run("--no-forecast");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(RetentionReport.DONE);
        assertThat(folder.resolve("report/forecast.csv")).doesNotExist();
        assertThat(folder.resolve("report/models.json")).doesNotExist();
        assertThat(run.out())
                .contains("What customers will do next", "Left out because of --no-forecast: no models were fitted")
                .doesNotContain("Pareto/NBD", "sBG");
        JsonNode forecast = json("summary.json").at("/forecast");
        assertThat(forecast.propertyNames()).containsExactly("isLeftOut");
        assertThat(forecast.at("/isLeftOut").asBoolean()).isTrue();
        assertThat(withoutForecast(Files.readString(folder.resolve("report/summary.json"))))
                .isEqualTo(withoutForecast(with));
        assertThat(run("--no-forecast", "--language", "nl").out()).contains("er zijn geen modellen geschat");
    }

    private static JsonNode withoutForecast(String summary) {
        ObjectNode node = (ObjectNode) JsonMapper.shared().readTree(summary);
        node.remove("forecast");
        node.remove("files");
        return node;
    }

    /** Each standard error is below its parameter, so that the first run shows models that can be trusted. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/bg_nbd",
                "/mbg_nbd",
                "/pareto_nbd",
                "/gamma_gamma",
                "/shifted_beta_geometric",
                "/beta_discrete_weibull",
                "/holdout/bg_nbd",
                "/holdout/mbg_nbd",
                "/holdout/pareto_nbd"
            })
    void sampleShopDeterminesTheModels(String model) {
        run("--holdout", "2025-06-30");

        JsonNode fit = models().at(model);
        assertThat(fit.at("/outcome").asString()).isEqualTo("determined");
        assertThat(fit.at("/converged").asBoolean()).isTrue();
        assertThat(fit.at("/parameters").propertyNames()).isNotEmpty().allSatisfy(name -> {
            double error = fit.at("/standardErrors/" + name).asDouble();
            assertThat(error).isBetween(0.0, fit.at("/parameters/" + name).asDouble());
        });
    }

    @Test
    void sampleShopIsForetoldWithinATenth() throws IOException {
        run("--holdout", "2025-06-30");

        assertThat(lines("holdout.csv").stream().skip(1))
                .hasSize(3)
                .allSatisfy(row ->
                        assertThat(Double.parseDouble(row.split(",", -1)[4])).isBetween(-0.1, 0.1));
    }

    /**
     * Everybody buys on every first, second, third or fourth Monday until the end: nothing tells that anybody leaves.
     */
    @Test
    void valueIsAnUpperLimitWhereNobodyLeaves() throws IOException {
        StringBuilder csv = new StringBuilder("customer_id,date,amount\n");
        for (int i = 0; i < 40; i++) {
            for (int week = 0; week < 20; week += 1 + i % 4) {
                csv.append("c%d,%s,%d.00\n"
                        .formatted(i, LocalDate.of(2024, 1, 1).plusWeeks(week), 10 + i / 4 + (i + week) % 7));
            }
        }
        Path file = Files.writeString(folder.resolve("purchases.csv"), csv);

        Run run = run("--purchases", file.toString(), "--observed-until", "2024-05-19");

        assertThat(run.out())
                .containsSubsequence(
                        "Revenue still to come",
                        "This is an upper limit: under the fitted Pareto/NBD no customer ever leaves");
    }

    @Test
    void sumsOfTheSummaryAreThoseOfTheFile() throws IOException {
        run();
        JsonNode forecast = json("summary.json").at("/forecast");
        double alive = 0;
        double modified = 0;
        double value = 0;
        for (String line : lines("forecast.csv").subList(1, 481)) {
            String[] cells = line.split(",", -1);
            alive += Double.parseDouble(cells[7]);
            modified += Double.parseDouble(cells[11]);
            value += Double.parseDouble(cells[10]);
        }
        assertThat(forecast.at("/pareto_nbd/customersAlive/value").asDouble()).isCloseTo(alive, within(1e-9));
        assertThat(forecast.at("/mbg_nbd/customersAlive/value").asDouble()).isCloseTo(modified, within(1e-9));
        assertThat(Double.parseDouble(forecast.at("/lifetimeValue/value").asString()))
                .isCloseTo(value, within(1e-6));
    }

    /** Of 200 customers some bought on two days. */
    @ParameterizedTest
    @CsvSource({
        "en, 99, Only 99 customers bought on two days or more; from fewer than 100 such customers",
        "en, 1, One customer bought on two days or more; from fewer than 100 such customers",
        "nl, 99, Maar 99 klanten kochten op twee dagen of meer; uit minder dan 100 zulke klanten",
        "en, 100, "
    })
    void aForecastFromFewRepeatBuyersIsSaidToBeUncertain(String language, int repeatBuyers, @Nullable String expected)
            throws IOException {
        StringBuilder csv = new StringBuilder("customer_id,date,amount\n");
        for (int customer = 0; customer < 200; customer++) {
            LocalDate first = LocalDate.of(2024, 1, 1).plusDays(customer % 90);
            csv.append("c%d,%s,10.00\n".formatted(customer, first));
            if (customer < repeatBuyers) {
                csv.append("c%d,%s,12.00\n".formatted(customer, first.plusDays(20 + customer % 60)));
            }
        }
        Path file = Files.writeString(folder.resolve("purchases.csv"), csv);
        Run run = run("--purchases", file.toString(), "--observed-until", "2024-12-31", "--language", language);
        assertThat(run.err()).isEmpty();
        assertThat(json("summary.json").at("/forecast/repeatBuyers/value").asLong())
                .isEqualTo(repeatBuyers);
        if (expected == null) {
            assertThat(run.out()).doesNotContain("such customers");
        } else {
            assertThat(run.out()).contains("  " + expected);
        }
    }

    /**
     * Half of those who buy, for the first time included, never return: what MBG/NBD supposes, and BG/NBD cannot say.
     */
    private Path shopThatMostLeaveAtOnce() throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        StringBuilder csv = new StringBuilder("customer_id,date,amount\n");
        for (int customer = 0; customer < 400; customer++) {
            double day = random.nextInt(200);
            double daysBetween = 10 + random.nextInt(30);
            do {
                csv.append("c%d,%s,%d.00\n"
                        .formatted(
                                customer,
                                LocalDate.of(2024, 1, 1).plusDays((long) day),
                                10 + customer % 7 + random.nextInt(9)));
                day += 1 - daysBetween * Math.log(1 - random.nextDouble());
            } while (random.nextBoolean() && day < 366);
        }
        return Files.writeString(folder.resolve("purchases.csv"), csv);
    }

    @Test
    void theModelThatFitsBestIsChosenAndTheSummarySaysWhy() throws IOException {
        Run run = run("--purchases", shopThatMostLeaveAtOnce().toString(), "--observed-until", "2024-12-31");

        assertThat(run.out())
                .containsPattern(
                        "Model +MBG/NBD, which has the lowest AIC, [0-9,.]+; next is Pareto/NBD with [0-9,.]+\n")
                .containsPattern(
                        "Probably still customers +[0-9]+ of 400 \\(MBG/NBD\\), [0-9]+ \\(BG/NBD\\), [0-9]+ \\(Pa")
                .containsPattern("Purchases in 52 weeks +[0-9]+ \\(MBG/NBD\\), [0-9]+ \\(BG/NBD\\), [0-9]+ \\(Pa")
                .containsPattern("Revenue still to come +EUR [0-9,]+ over all time to come, discounted at 10.0% a year;"
                        + " EUR [0-9,]+ in the next 52 weeks, not discounted \\(MBG/NBD x Gamma-Gamma\\)");
        JsonNode choice = json("summary.json").at("/forecast/chosenModel");
        assertThat(choice.at("/value").asString()).isEqualTo("mbg_nbd");
        assertThat(choice.at("/explanation").asString()).startsWith("MBG/NBD has the lowest AIC: ");
        assertThat(choice.at("/candidates")).hasSize(3);
        assertThat(choice.at("/candidates/0/aic").asDouble())
                .isLessThan(choice.at("/candidates/1/aic").asDouble())
                .isEqualTo(models().at("/mbg_nbd/aic").asDouble());
        assertThat(models().at("/chosenModel")).isEqualTo(choice);
        List<Map<String, String>> rows = ReferenceData.rowsOf(folder.resolve("report/forecast.csv"));
        assertThat(rows).hasSize(400).allSatisfy(row -> {
            assertThat(row).containsEntry("chosen_model", "mbg_nbd");
            assertThat(row.get("lifetime_value")).isNotEmpty().isEqualTo(row.get("mbg_nbd_lifetime_value"));
            assertThat(row.get("pareto_nbd_lifetime_value")).isNotEmpty().isNotEqualTo(row.get("lifetime_value"));
        });
        double revenue = rows.stream()
                .mapToDouble(row -> number(row, "mbg_nbd_expected_52w") * number(row, "expected_average_value"))
                .sum();
        assertThat(Double.parseDouble(json("summary.json")
                        .at("/forecast/expectedRevenue/value")
                        .asString()))
                .isCloseTo(revenue, within(1e-6));
    }

    @Test
    void aHoldoutIsEvaluatedBeforeTheModelIsChosen() throws IOException {
        Run run = run(
                "--purchases",
                shopThatMostLeaveAtOnce().toString(),
                "--observed-until",
                "2024-12-31",
                "--holdout",
                "2024-07-31");

        JsonNode choice = models().at("/chosenModel");
        List<Map<String, String>> errors = ReferenceData.rowsOf(folder.resolve("report/holdout.csv"));
        for (JsonNode candidate : choice.at("/candidates")) {
            assertThat(errors).anySatisfy(row -> {
                assertThat(number(row, "root_mean_square_error"))
                        .isEqualTo(candidate.at("/rootMeanSquareError").asDouble());
                assertThat(number(row, "aic")).isEqualTo(candidate.at("/aic").asDouble());
            });
        }
        assertThat(run.out())
                .containsPattern(
                        "Model +MBG/NBD, which has the lowest AIC, .*, of the models whose holdout errors do not clearly differ; next is .*\n");
    }

    /**
     * One returned more than he ordered, one had free orders only; a third had one order, a refund of which is no
     * repeat.
     */
    @Test
    void customersWhoseMeanSpendIsNotPositiveHaveNoValueAndTheSummaryCountsThem() throws IOException {
        Path file = shopThatMostLeaveAtOnce();
        Files.writeString(file, """
                back,2024-01-05,20.00
                back,2024-02-05,30.00
                back,2024-02-05,-90.00
                free,2024-03-01,10.00
                free,2024-04-01,0.00
                once,2024-05-01,10.00
                """, StandardOpenOption.APPEND);
        Run run = run("--purchases", file.toString(), "--observed-until", "2024-12-31");

        Map<String, Map<String, String>> rows = ReferenceData.rowsOf(folder.resolve("report/forecast.csv")).stream()
                .collect(Collectors.toMap(row -> row.get("customer_id"), row -> row));
        for (String customer : List.of("back", "free")) {
            assertThat(rows.get(customer))
                    .containsEntry("frequency", "1")
                    .containsEntry("expected_average_value", "")
                    .containsEntry("lifetime_value", "")
                    .containsEntry("pareto_nbd_lifetime_value", "")
                    .containsEntry("note", "no value: the mean spend is not above 0");
            assertThat(number(rows.get(customer), "mbg_nbd_expected_52w")).isPositive();
        }
        assertThat(rows.get("once"))
                .containsEntry("bg_nbd_probability_alive", "1")
                .containsEntry(
                        "note",
                        "bg_nbd_probability_alive is 1 by definition with purchases on one day only; "
                                + "expected_average_value is that of all customers");
        assertThat(number(rows.get("once"), "mbg_nbd_probability_alive")).isLessThan(0.5);
        long once = rows.values().stream()
                .filter(row -> row.get("frequency").equals("0"))
                .count();
        assertThat(run.out())
                .contains(
                        "2 customers are not in this total: Gamma-Gamma has no value for a mean spend that is not above 0")
                .contains("By definition, BG/NBD still counts all " + once
                        + " customers who bought on a single day as customers");
        JsonNode forecast = json("summary.json").at("/forecast");
        assertThat(forecast.at("/lifetimeValue/customersWithoutSpend").asLong()).isEqualTo(2);
        assertThat(forecast.at("/bg_nbd/customersAlive/byDefinition").asLong()).isEqualTo(once);
        assertThat(forecast.at("/mbg_nbd/customersAlive").has("byDefinition")).isFalse();
        double sum = rows.values().stream()
                .filter(row -> !row.get("lifetime_value").isEmpty())
                .mapToDouble(row -> number(row, "lifetime_value"))
                .sum();
        assertThat(Double.parseDouble(forecast.at("/lifetimeValue/value").asString()))
                .isCloseTo(sum, within(1e-6));
        assertThat(rows.values().stream()
                        .filter(row -> row.get("lifetime_value").isEmpty()))
                .hasSize(2);
    }

    @Test
    void parametersAtALimitAreNullAndTheirLimitIsNamed() throws IOException {
        run("--purchases", shopThatMostLeaveAtOnce().toString(), "--observed-until", "2024-12-31");

        JsonNode fit = models().at("/mbg_nbd");
        assertThat(fit.at("/outcome").asString()).isEqualTo("at boundary");
        assertThat(fit.at("/parameters/a").isNull()).isTrue();
        assertThat(fit.at("/parameters/b").isNull()).isTrue();
        assertThat(fit.at("/parameters/r").asDouble()).isBetween(1.0, 100.0);
        assertThat(fit.at("/limits")).hasToString("{\"a\":\"infinity\",\"b\":\"infinity\"}");
        // half of the customers leave after a purchase
        assertThat(fit.at("/combinations").get("a / b").asDouble()).isBetween(0.7, 1.3);
        assertThat(Files.readString(folder.resolve("report/models.json"))).doesNotContainPattern(": [0-9]{12}|[eE]\\+");
    }

    @Test
    void aTotalThatIsUndefinedSaysWhy() throws IOException {
        purchaseReport(null);
        JsonNode value = json("summary.json").at("/forecast/lifetimeValue");
        assertThat(value.at("/value").isNull()).isTrue();
        assertThat(value.at("/undefined").asString()).isEqualTo("no model was fitted");
        purchaseReport("a1 a2 b1 b2 c1 c9 d3");
        value = json("summary.json").at("/forecast/lifetimeValue");
        assertThat(value.at("/undefined").asString()).isEqualTo("Gamma-Gamma was not fitted");
    }

    private static double number(Map<String, String> row, String column) {
        return Double.parseDouble(row.get(column));
    }

    @Test
    void saysItInDutch() {
        assertThat(run("--language", "nl", "--holdout", "2025-06-30").out())
                .contains(
                        "Wat klanten hierna doen",
                        "van 480 (MBG/NBD), ",
                        "met de kleinste fout in de toets achteraf, 1,278 per klant (RMSE); daarna Pareto/NBD",
                        "contant gemaakt tegen 10,0% per jaar")
                .contains("van nieuwe looptijden (sBG), 25,0% (BdW), bij één verlenging per maand")
                .contains("Hoe goed de voorspelling zou zijn geweest", "aankopen voorspeld, 233 gedaan");
    }

    /**
     * 20 of 30 renew the first month and 15 of them the second; with a longer term there are fewer renewals to learn
     * from.
     */
    @ParameterizedTest
    @CsvSource({"month, months, 2", "quarter, months, 2", "day, months, 2", "week, weeks, 10", "year, years, 0"})
    void subscriptionsAloneHaveModelsOfContracts(String granularity, String term, int renewals) throws IOException {
        StringBuilder csv = new StringBuilder("customer_id,start,end\n");
        for (int i = 0; i < 30; i++) {
            String end = i < 10 ? "2024-02-01" : i < 15 ? "2024-03-01" : "";
            csv.append("c%d,2024-01-01,%s\n".formatted(i, end));
        }
        Path file = Files.writeString(folder.resolve("subscriptions.csv"), csv);
        Run run =
                run("--subscriptions", file.toString(), "--observed-until", "2024-03-15", "--granularity", granularity);

        JsonNode model = models().at("/shifted_beta_geometric");
        assertThat(model.at("/term").asString()).isEqualTo(term);
        assertThat(model.at("/renewals").asInt()).isEqualTo(renewals);
        assertThat(model.has("parameters")).isEqualTo(renewals > 0);
        assertThat(run.out().contains("Will renew 12 times")).isEqualTo(renewals > 0);
        assertThat(Files.exists(folder.resolve("report/forecast.csv"))).isFalse();
        assertThat(models().has("bg_nbd")).isFalse();
    }

    @Test
    void surveysAloneHaveNoForecast() throws IOException {
        Path file = Files.writeString(folder.resolve("nps.csv"), "respondent,date,score\na,2024-01-01,9\n");
        run("--nps", file.toString());
        assertThat(Run.namesIn(folder.resolve("report")))
                .containsExactly("index.html", "summary.json", "survey_scores.csv", "surveys.csv");
    }

    private Run purchaseReport(String purchases, String... args) throws IOException {
        StringBuilder csv = new StringBuilder("customer_id,date,amount\n");
        for (String purchase : purchases == null ? new String[0] : purchases.split(" ")) {
            csv.append("%s,2024-01-%02d,10.00\n"
                    .formatted(purchase.substring(0, 1), Integer.parseInt(purchase.substring(1))));
        }
        Path file = Files.writeString(folder.resolve("purchases.csv"), csv);
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--purchases", file.toString(), "--observed-until", "2024-01-31"));
        return run(all.toArray(String[]::new));
    }

    private Run run(String... args) {
        return Run.into(folder.resolve("report"), args);
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(folder.resolve("report").resolve(file));
    }

    private JsonNode models() {
        return json("models.json");
    }

    private JsonNode json(String file) {
        return JsonMapper.builder().build().readTree(folder.resolve("report").resolve(file));
    }
}
