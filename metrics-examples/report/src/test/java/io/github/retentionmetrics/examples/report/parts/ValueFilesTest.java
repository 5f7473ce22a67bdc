package io.github.retentionmetrics.examples.report.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.examples.report.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Costs, customers and referrals of a shop small enough to count by hand. */
class ValueFilesTest {
    private static final String PURCHASES = """
            customer_id,date,amount,category
            anna,2024-01-10,100.00,coffee
            bram,2024-02-05,30.00,coffee
            anna,2024-02-10,50.00,tea
            cato,2024-03-01,20.00,
            anna,2024-03-02,-10.00,tea
            """;
    private static final String COSTS = """
            date,category,amount
            2024-02-29,goods,40.00
            2024-02-29,acquisition,20.00
            2024-02-10,acquisition,-5.00
            2024-02-29,retention: marketing,6.00
            2024-02-29,Retention:support,3
            2024-02-29,retention: gifts,1.00
            2024-02-29,serving,8.00
            2024-03-15,acquisition,9.00
            2024-04-02,acquisition,99.00
            """;
    private static final String CUSTOMERS = """
            customer_id,Region,,colour
            anna,north,x,
            bram,south,,
            cato,,,
            dirk,north,,
            """;
    private static final String REFERRALS = """
            referrer,referred,date
            bram,cato,2024-03-01
            anna,bram,2024-02-05
            """;

    @TempDir
    Path folder;

    private Path out;

    @BeforeEach
    void name() {
        out = folder.resolve("report");
    }

    @Test
    void costsAreSetAgainstWhatCustomersDidInThePeriod() throws IOException {
        Run run = run();
        assertThat(out.resolve("costs.csv")).hasContent("""
                period,goods,acquisition,retention,retention_marketing,retention_support,retention_loyalty_programme,\
                retention_initiatives,serving,total,new_customers,acquisition_cost,retention_cost_at_start,\
                retention_cost_retained,retention_cost_average,keeping_against_winning,customers,cost_to_serve,\
                revenue,gross_margin,profit,profit_per_customer,costs_known
                2024-02,40.00,15.00,10.00,6.00,3.00,0.00,0.00,8.00,73.00,1,15,10,10,6.666666666666667,\
                0.6666666666666666,2,4,80.00,0.5,7.00,3.5,whole
                2024-03,0.00,9.00,0.00,0.00,0.00,0.00,0.00,0.00,9.00,1,9,0,,0,,1,0,10.00,1,1.00,1,whole
                """);
        assertThat(run.out())
                .contains("9 rows from " + folder.resolve("costs.csv") + ", 8 used", "1 row after 2024-03-31 left out");
    }

    @Test
    void summaryCountsThePeriodsWithCostsTogether() throws IOException {
        run();
        JsonNode json = summary();
        assertThat(json.at("/costs/firstDate").asString()).isEqualTo("2024-02-01");
        assertThat(json.at("/costs/lastDate").asString()).isEqualTo("2024-03-31");
        assertThat(json.at("/costs/categories/2").toString())
                .isEqualTo("{\"category\":\"retention: gifts\",\"amount\":\"1.00\"}");
        assertThat(value(json, "acquisitionCost")).isEqualTo(24.0 / 2);
        assertThat(value(json, "retentionCostAtStart")).isEqualTo(10.0 / (1 + 2));
        assertThat(value(json, "retentionCostPerRetained")).isEqualTo(10.0 / (1 + 0));
        assertThat(value(json, "retentionCostPerAverage")).isEqualTo(10 / (1.5 + 1.5));
        assertThat(value(json, "keepingAgainstWinning")).isEqualTo(10.0 / 12);
        assertThat(value(json, "costToServe")).isEqualTo(8.0 / 3);
        assertThat(value(json, "grossMargin")).isEqualTo((90.0 - 40) / 90);
        assertThat(value(json, "profit")).isEqualTo(90.0 - 82);
        assertThat(value(json, "profitPerCustomer")).isEqualTo(8.0 / 3);
        // 4 orders for 190.00 by 3 customers in 82 days
        double earnedInAMonth = 190.0 / 3 / 82 * 30.436875 * 50 / 90;
        assertThat(value(json, "paybackPeriods")).isCloseTo(12 / earnedInAMonth, within(1e-12));
    }

    @Test
    void whatIsNotKnownIsUndefined() throws IOException {
        run();
        JsonNode json = summary();
        assertThat(json.at("/lifetimeValue/value").isNull()).isTrue();
        assertThat(json.at("/lifetimeValue/undefined").asString()).isNotBlank();
        assertThat(json.at("/lifetimeMargin/undefined")).isEqualTo(json.at("/lifetimeValue/undefined"));
        assertThat(json.at("/valueToAcquisitionCost/undefined")).isEqualTo(json.at("/lifetimeValue/undefined"));

        write("costs.csv", "date,category,amount\n2024-03-15,acquisition,-9.00\n");
        assertThat(runOn("purchases", "costs", "--observed-until", "2024-03-31").err())
                .isEmpty();
        assertThat(summary().at("/grossMargin/undefined").asString())
                .isEqualTo("no cost of goods, so the margin is not known");
        assertThat(summary().at("/paybackPeriods/undefined").asString())
                .isEqualTo("credits exceed the acquisition cost");
    }

    @Test
    void lifetimeValueIsOfTheLastTwelveMonths() throws IOException {
        write("purchases.csv", """
                customer_id,date,amount
                anna,2023-02-01,10.00
                bram,2023-03-01,20.00
                cato,2023-04-01,30.00
                dirk,2023-05-01,40.00
                anna,2024-02-01,25.00
                anna,2024-06-01,35.00
                bram,2024-06-01,30.00
                """);
        assertThat(runOn("purchases", "--observed-until", "2024-12-31").err()).isEmpty();
        JsonNode json = summary();
        assertThat(value(json, "lifetimeOrderValue")).isEqualTo(90.0 / 3);
        assertThat(value(json, "lifetimeOrdersPerYear")).isEqualTo(3.0 / 2);
        assertThat(value(json, "lifetimeYears")).isEqualTo(4.0 / 2);
        assertThat(value(json, "lifetimeValue")).isEqualTo(30 * 1.5 * 2);
        assertThat(value(json, "valueSoFar")).isEqualTo(190.0 / 4);
    }

    @Test
    void costsOfARunningPeriodOnlyAreCountedAsFarAsTheyGo() throws IOException {
        write("costs.csv", "date,category,amount\n2024-03-01,acquisition,7.00\n");
        assertThat(runOn("purchases", "costs", "--observed-until", "2024-03-30").err())
                .isEmpty();
        assertThat(summary().at("/costs/lastDate").asString()).isEqualTo("2024-03-30");
        assertThat(value(summary(), "acquisitionCost")).isEqualTo(7.0);
    }

    @Test
    void partOfAYearOfCostsIsNotDividedByAYearOfNewCustomers() throws IOException {
        write("purchases.csv", """
                customer_id,date,amount
                anna,2023-01-10,10
                bram,2024-02-05,10
                cato,2024-08-01,10
                dirk,2025-06-01,10
                emma,2025-07-01,10
                """);
        write("costs.csv", """
                date,category,amount
                2023-06-15,acquisition,700
                2024-03-31,acquisition,30
                2025-09-30,acquisition,500
                """);
        Run run = runOn("purchases", "costs", "--granularity", "year", "--observed-until", "2025-12-31");
        assertThat(run.out()).contains("2024-01-01 .. 2024-12-31", "EUR 15.00");
        assertThat(value(summary(), "acquisitionCost")).isEqualTo(30.0 / 2);
        assertThat(Files.readAllLines(out.resolve("costs.csv")).stream()
                        .map(line -> line.replaceAll("^(.{4}).*,", "$1 ")))
                .containsExactly("peri costs_known", "2023 part", "2024 whole", "2025 part");

        write("costs.csv", "date,category,amount\n2025-06-01,acquisition,7\n");
        run = runOn("purchases", "costs", "--granularity", "year", "--observed-until", "2025-12-31");
        assertThat(run.out()).contains("Costs are known").contains("2025-06-01 .. 2025-06-30, not for a whole year;");
        assertThat(run.out()).doesNotContain("CAC");
        assertThat(summary().at("/costs/undefined").asString())
                .isEqualTo("costs are known from 2025-06-01 to 2025-06-30, not for a whole year");
        assertThat(summary().at("/acquisitionCost").isMissingNode()).isTrue();
    }

    @Test
    void whatIsNotRecordedIsNotFree() throws IOException {
        write("costs.csv", "date,category,amount\n2024-02-15,goods,9.00\n2024-03-15,serving,6.00\n");
        Run run = runOn("purchases", "costs", "--observed-until", "2024-03-31", "--language", "nl");
        assertThat(run.out())
                .contains(
                        "niet bepaald: er zijn geen wervingskosten bekend",
                        "niet bepaald: er zijn geen retentiekosten bekend",
                        "EUR 2,00");
        JsonNode json = summary();
        assertThat(json.at("/acquisitionCost/undefined").asString()).isEqualTo("no acquisition costs are recorded");
        assertThat(json.at("/retentionCostAtStart/undefined").asString()).isEqualTo("no retention costs are recorded");
        assertThat(json.at("/paybackPeriods/undefined").asString()).isEqualTo("no acquisition costs are recorded");
        assertThat(value(json, "costToServe")).isEqualTo(6.0 / 3);

        write("costs.csv", "date,category,amount\n2024-03-15,acquisition,0\n");
        run = runOn("purchases", "costs", "--observed-until", "2024-03-31");
        assertThat(run.out()).contains("not defined: no costs of serving are recorded", "EUR 0.00");
        assertThat(out.resolve("costs.csv")).content().contains(",1,0,,,,,1,,10.00,,10.00,10,whole");
    }

    @ParameterizedTest
    @CsvSource({
        "day, en, Retention cost per day / CAC, days, of margin per day",
        "week, nl, Retentiekosten per week / CAC, weken, marge per week",
        "month, en, Retention cost per month / CAC, months, of margin per month",
        "month, nl, Retentiekosten per maand / CAC, maanden, marge per maand",
        "quarter, en, Retention cost per quarter / CAC, quarters, of margin per quarter",
        "year, nl, Retentiekosten per jaar / CAC, jaar, marge per jaar"
    })
    void costsAndPaybackTimeNameTheirPeriod(
            String granularity, String language, String against, String units, String margin) throws IOException {
        write("purchases.csv", PURCHASES);
        write("costs.csv", COSTS.replace("2024-04-02", "2024-01-01") + "2024-12-31,acquisition,0\n");
        Run run = runOn(
                "purchases",
                "costs",
                "--granularity",
                granularity,
                "--language",
                language,
                "--observed-until",
                "2024-12-31");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains(against).containsPattern("[0-9] " + units + " [(].*" + margin + "[)]");
        assertThat(run.out()).doesNotContain("period)", "periode)");
    }

    @Test
    void inputsWithoutRowsAreNoFailure() throws IOException {
        write("purchases.csv", "customer_id,date,amount\n");
        write("costs.csv", "date,category,amount\n");
        write("customers.csv", "customer_id,region\n");
        write("referrals.csv", "referrer,referred,date\n");
        Run run = runOn("purchases", "costs", "customers", "referrals", "--observed-until", "0001-01-01");
        assertThat(run.err()).isEmpty();
        assertThat(out.resolve("costs.csv")).content().hasLineCount(1);
        assertThat(out.resolve("customers.csv")).content().hasLineCount(1);
        assertThat(out.resolve("transitions.csv")).content().hasLineCount(1);
        assertThat(summary().at("/referrals/totalOnce").asString()).isEqualTo("0.00");

        write("purchases.csv", "customer_id,date,amount\nanna,0001-01-01,1\nanna,0999-12-31,1\n");
        write("costs.csv", "date,category,amount\n0001-01-01,goods,1\n0999-12-31,goods,1\n");
        assertThat(runOn("purchases", "costs", "--granularity", "year").err()).isEmpty();
        assertThat(out.resolve("costs.csv")).content().hasLineCount(1 + 999);
    }

    @Test
    void everyCustomerWithAnOrderHasARow() throws IOException {
        run();
        assertThat(out.resolve("customers.csv")).hasContent("""
                customer_id,first_date,last_date,orders,revenue,average_order_value,mean_days_between_orders,\
                value_tier,stage,referred,direct_referral_value,indirect_referral_value
                anna,2024-01-10,2024-02-10,2,140.00,70,31,A,active,1,30.00,20.00
                bram,2024-02-05,2024-02-05,1,30.00,30,,A,new,1,20.00,0.00
                cato,2024-03-01,2024-03-01,1,20.00,20,,B,new,0,0.00,0.00
                """);
        assertThat(runOn("purchases").err()).isEmpty();
        assertThat(out.resolve("customers.csv"))
                .content()
                .contains("\nanna,2024-01-10,2024-02-10,2,140.00,70,31,A,active,,,\n");
    }

    @Test
    void referralsCountTheReferredOnceOrForEveryoneAboveThem() throws IOException {
        Run run = run();
        assertThat(summary().path("referrals").toString())
                .isEqualTo("{\"referred\":2,\"direct\":\"50.00\",\"indirect\":\"20.00\",\"totalOnce\":\"190.00\","
                        + "\"totalWithDirect\":\"240.00\",\"totalWithChains\":\"260.00\"}");
        assertThat(run.out()).contains("2 customers, worth EUR 50.00");
    }

    @Test
    void attributesAreSegmentations() throws IOException {
        run();
        // dirk is in the north and bought nothing, cato is nowhere, and nobody has a colour or a column without a name
        assertThat(Files.readAllLines(out.resolve("segments.csv")))
                .startsWith(
                        "segmentation,segment,customers,orders,revenue,revenue_per_customer,revenue_share,potential,"
                                + "prospects,customer_share")
                .contains(
                        "value_tier,A,2,3,170.00,85,0.8947368421052632,,0,0.6666666666666666",
                        "stage,new,2,2,50.00,25,0.2631578947368421,,0,0.6666666666666666",
                        "region,north,1,2,140.00,140,0.7368421052631579,,1,0.3333333333333333",
                        "region,south,1,1,30.00,30,0.15789473684210525,,0,0.3333333333333333",
                        "region,(unknown),1,1,20.00,20,0.10526315789473684,,0,0.3333333333333333")
                .filteredOn(line -> line.startsWith("colour") || line.startsWith(","))
                .isEmpty();
    }

    @Test
    void customersWithoutAnAttributeHaveARow() throws IOException {
        write("purchases.csv", "customer_id,date,amount\nada,2024-01-05,10\nben,2024-01-06,30\ncem,2024-01-07,60\n");
        write("customers.csv", "customer_id,channel\nada,web\nben,\nzed,web\nyan,web\n");
        assertThat(runOn("purchases", "customers").err()).isEmpty();

        assertThat(Files.readAllLines(out.resolve("segments.csv")))
                .filteredOn(line -> line.startsWith("channel"))
                .containsExactly(
                        "channel,web,1,1,10.00,10,0.1,,2,0.3333333333333333",
                        "channel,(unknown),2,2,90.00,45,0.9,,0,0.6666666666666666");
    }

    @Test
    void noValueOfTheDataIsMistakenForARowOfTheReport() throws IOException {
        write("purchases.csv", "customer_id,date,amount,category\nada,2024-01-05,10,(unknown)\nben,2024-01-06,30,\n");
        write("customers.csv", "customer_id,stage,stage (attribute)\nada,(unknown),x\nben,((unknown)),\nzed,,\n");
        assertThat(runOn("purchases", "customers").err()).isEmpty();

        assertThat(Files.readAllLines(out.resolve("segments.csv")))
                .filteredOn(line -> line.startsWith("stage"))
                .containsExactly(
                        "stage,(unknown),2,2,40.00,20,1,,0,1",
                        "stage (attribute),(((unknown))),1,1,30.00,30,0.75,,0,0.5",
                        "stage (attribute),((unknown)),1,1,10.00,10,0.25,,0,0.5",
                        "stage (attribute),(unknown),0,0,0.00,,0,,1,0",
                        "stage (attribute) (attribute),x,1,1,10.00,10,0.25,,0,0.5",
                        "stage (attribute) (attribute),(unknown),1,1,30.00,30,0.75,,1,0.5");
        assertThat(Files.readAllLines(out.resolve("categories.csv"))).contains("((unknown)),,1,,,", "(unknown),,1,,,");
    }

    /** Nobody bought on two days, so that nothing says when a customer is late. */
    @Test
    void stagesWithoutARhythmAreUndefinedAndNotZero() throws IOException {
        write("purchases.csv", "customer_id,date,amount\nada,2024-01-05,10\nben,2024-02-06,30\n");
        Run run = runOn("purchases", "--observed-until", "2024-02-29");

        assertThat(run.out())
                .contains("not defined: no customer bought on two days, so there is no usual time between purchases");
        assertThat(runOn("purchases", "--language", "nl").out())
                .contains(
                        "niet bepaald: niemand kocht op twee dagen, dus is er geen gebruikelijke tijd tussen aankopen");
        assertThat(summary().path("lifeCycleStages").toString())
                .isEqualTo(
                        "[{\"segment\":\"(unknown)\",\"customers\":2,\"orders\":2,\"revenue\":\"40\","
                                + "\"undefined\":\"no customer bought on two days, so there is no usual time between purchases\"}]");
        runOn("purchases", "--observed-until", "2024-02-29");
        assertThat(Files.readAllLines(out.resolve("transitions.csv")))
                .contains("stage,(unknown),(unknown),1,1", "stage,,(unknown),1,");
    }

    /** Refunds of somebody without an order lower the revenue of the shop, but make nobody a customer. */
    @Test
    void refundsOfNobodyHaveARow() throws IOException {
        write("purchases.csv", "customer_id,date,amount\nada,2024-01-05,10\nada,2024-01-25,10\nben,2024-02-06,-5\n");
        assertThat(runOn("purchases").err()).isEmpty();

        assertThat(Files.readAllLines(out.resolve("segments.csv")))
                .contains(
                        "value_tier,A,1,2,20.00,20,1.3333333333333333,,0,1",
                        "value_tier,(unknown),0,0,-5.00,,-0.3333333333333333,,0,0",
                        "stage,(unknown),0,0,-5.00,,-0.3333333333333333,,0,0",
                        "rfm,(unknown),0,0,-5.00,,-0.3333333333333333,,0,0");
        assertThat(Files.readAllLines(out.resolve("customers.csv"))).hasSize(2);
    }

    @Test
    void customersComeInTheOrderOfTheirIdentifiers() throws IOException {
        write("purchases.csv", "customer_id,date,amount\nzed,2024-01-05,10\nada,2024-01-25,10\nben,2024-01-26,5\n");
        assertThat(runOn("purchases").err()).isEmpty();

        assertThat(Files.readAllLines(out.resolve("customers.csv")).stream().map(line -> line.split(",", 2)[0]))
                .containsExactly("customer_id", "ada", "ben", "zed");
    }

    @Test
    void segmentsAreMeasuredByTheBestThatIsLargeEnough() throws IOException {
        List<String> purchases = new ArrayList<>(List.of("customer_id,date,amount", "vip,2024-01-01,1000"));
        List<String> customers = new ArrayList<>(List.of("customer_id,channel", "vip,fair"));
        for (int i = 0; i < 30; i++) {
            purchases.add("s" + i + ",2024-01-01,20");
            purchases.add("f" + i + ",2024-01-01,50");
            customers.add("s" + i + ",search");
            customers.add("f" + i + ",friends");
        }
        write("purchases.csv", String.join("\n", purchases));
        write("customers.csv", String.join("\n", customers));
        Run run = runOn("purchases", "customers");
        assertThat(Files.readAllLines(out.resolve("segments.csv")))
                .contains(
                        "channel,fair,1,1,1000.00,1000,0.3225806451612903,0,0,0.01639344262295082",
                        "channel,friends,30,30,1500.00,50,0.4838709677419355,0,0,0.4918032786885246",
                        "channel,search,30,30,600.00,20,0.1935483870967742,900,0,0.4918032786885246");
        assertThat(run.out()).contains("search: EUR 900.00 more, if its customers were like those of the best segment");
    }

    @Test
    void attributeOfManyValuesIsLeftOutAndSaidSo() throws IOException {
        StringBuilder customers = new StringBuilder("customer_id,name\n");
        for (int i = 0; i <= 100; i++) {
            customers.append('c').append(i).append(",name ").append(i).append('\n');
        }
        write("customers.csv", customers.toString());
        Run run = runOn("purchases", "customers");
        assertThat(run.out())
                .contains("name is left out of the files by attribute: it has more than 100 different values");
        assertThat(summary().at("/attributesLeftOut/0/attribute").asString()).isEqualTo("name");
        assertThat(out.resolve("segments.csv")).content().doesNotContain("name");
    }

    @Test
    void transitionsAreThoseOfTheLatestCompletePeriod() throws IOException {
        run();
        assertThat(Files.readAllLines(out.resolve("transitions.csv")))
                .startsWith(
                        "segmentation,from,to,customers,rate",
                        "stage,new,new,1,1",
                        "stage,active,active,1,1",
                        "stage,,new,1,")
                .filteredOn(line -> line.startsWith("rfm,,"))
                .hasSize(1);
    }

    @Test
    void categoriesComeAloneAndInPairs() throws IOException {
        run();
        assertThat(out.resolve("categories.csv")).hasContent("""
                category,other,customers,also,rate,lift
                coffee,,2,,,
                coffee,tea,2,1,0.5,1
                tea,,1,,,
                tea,coffee,1,1,1,1
                (unknown),,1,,,
                """);
    }

    @Test
    void tooManyCategoriesAreSaidSo() throws IOException {
        StringBuilder purchases = new StringBuilder("customer_id,date,amount,category\n");
        for (int i = 0; i <= CategoriesFile.MOST_CATEGORIES; i++) {
            purchases.append("anna,2024-01-01,1,item ").append(i).append('\n');
        }
        write("purchases.csv", purchases.toString());
        assertThat(runOn("purchases").out())
                .contains("categories.csv is left out: 1,001 categories are more than 1,000");
        assertThat(out.resolve("categories.csv")).doesNotExist();
    }

    private Run run() throws IOException {
        Run run = runOn("purchases", "costs", "customers", "referrals", "--observed-until", "2024-03-31");
        assertThat(run.err()).isEmpty();
        return run;
    }

    /** Runs on files named after their options, with what {@link #write} has not replaced. */
    private Run runOn(String... inputsAndOptions) throws IOException {
        List<String> args = new ArrayList<>(List.of("--out", out.toString()));
        for (String arg : inputsAndOptions) {
            Path file = folder.resolve(arg + ".csv");
            switch (arg) {
                case "purchases" -> writeUnlessThere(file, PURCHASES);
                case "costs" -> writeUnlessThere(file, COSTS);
                case "customers" -> writeUnlessThere(file, CUSTOMERS);
                case "referrals" -> writeUnlessThere(file, REFERRALS);
                default -> {
                    args.add(arg);
                    continue;
                }
            }
            args.addAll(List.of("--" + arg, file.toString()));
        }
        return Run.of(args.toArray(String[]::new));
    }

    private static void writeUnlessThere(Path file, String content) throws IOException {
        if (!Files.exists(file)) {
            Files.writeString(file, content);
        }
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    private JsonNode summary() {
        return JsonMapper.shared().readTree(out.resolve("summary.json"));
    }

    private static double value(JsonNode json, String metric) {
        return Double.parseDouble(json.path(metric).path("value").asString());
    }
}
