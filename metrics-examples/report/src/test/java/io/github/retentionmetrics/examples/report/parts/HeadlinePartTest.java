package io.github.retentionmetrics.examples.report.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.examples.report.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HeadlinePartTest {
    /** January to March 2025: 20, 60 and 90 in all, of 2, 3 and 3 customers with 2, 3 and 4 orders. */
    private static final String PURCHASES = """
            customer_id,date,amount
            A,2025-01-10,10
            A,2025-02-10,20
            A,2025-03-10,10
            A,2025-03-20,20
            B,2025-01-11,10
            B,2025-02-11,10
            C,2025-02-12,30
            C,2025-03-12,10
            D,2025-03-15,50
            """;

    /** Two customers won in 2023, of whom one came back within 90 days, and two won in 2024, who both did. */
    private static final String NEW_CUSTOMERS = """
            customer_id,date,amount
            E,2023-01-01,1
            E,2023-04-01,1
            F,2023-06-01,1
            F,2023-08-31,1
            G,2024-05-01,1
            G,2024-07-30,1
            H,2024-12-31,1
            H,2025-03-31,1
            """;

    private static final double CLOSE = 1e-12;

    @TempDir
    Path folder;

    @Test
    void comparesTheLatestCompletePeriodWithTheOneBefore() throws IOException {
        run("2025-03-31", "--purchases", PURCHASES);

        // of A, B and C, who bought in February, A and C did in March; of A and B, both had bought in January
        assertRow(row("buyers_retention"), "2025-03", "2025-02", 2.0 / 3, 1, 2.0 / 3 - 1);
        assertThat(row("buyers_retention")).containsEntry("numerator", "2").containsEntry("denominator", "3");
        assertRow(row("revenue"), "2025-03", "2025-02", 90, 60, 90.0 / 60 - 1);
        // A spends 30 and C 10 of the 60 of February; A 20 and B 10 of the 20 of January
        assertRow(row("net_revenue_retention"), "2025-03", "2025-02", 40.0 / 60, 30.0 / 20, 40.0 / 60 - 30.0 / 20);
        assertThat(row("net_revenue_retention"))
                .containsEntry("numerator", "40.00")
                .containsEntry("denominator", "60.00");
        assertRow(row("revenue_per_customer"), "2025-03", "2025-02", 90.0 / 3, 60.0 / 3, 10);
        assertRow(row("average_order_value"), "2025-03", "2025-02", 90.0 / 4, 60.0 / 3, 2.5);
        assertThat(row("average_order_value"))
                .containsEntry("numerator", "90.00")
                .containsEntry("denominator", "4");
        assertThat(rows()).extracting(row -> row.get("verdict")).doesNotContain("higher", "lower");
        assertThat(rows()).extracting(row -> row.get("small")).containsOnly("true");
    }

    /**
     * What A, B, C and D spent in March is 30, 0, 10 and 50, and in February 20, 10, 30 and 0. What is left of 1.5
     * times February is 0, -15, -35 and 50. Five changes can be tested, so each has the level 0.99.
     */
    @Test
    void theChangeOfTheRevenueIsThatOfItsCustomers() throws IOException {
        run("2025-03-31", "--purchases", PURCHASES);

        double error = Math.sqrt(4.0 / 3 * (15 * 15 + 35 * 35 + 50 * 50)) / 60;
        double margin = 5.840909309733357 * error;
        assertThat(value(row("revenue"), "change_low")).isCloseTo(0.5 - margin, within(1e-9));
        assertThat(value(row("revenue"), "change_high")).isCloseTo(0.5 + margin, within(1e-9));
        assertThat(row("revenue"))
                .containsEntry("unit", "amount")
                .containsEntry("change_unit", "relative")
                .containsEntry("observations", "3")
                .containsEntry("low", "")
                .containsEntry("numerator", "");
    }

    /**
     * In March A, B and C spend 30, 0 and 10 of 20, 10 and 30 in February, when A and B spend 20 and 10 of 10 and 10 in
     * January: the ratios are 2/3 and 3/2. A and B are in both. Five changes can be tested, so each has the level 0.99.
     */
    @Test
    void customersOfBothPeriodsCountOnceInTheChangeOfNetRevenueRetention() throws IOException {
        run("2025-03-31", "--purchases", PURCHASES);

        double[] now = {30 - 20 * 2 / 3.0, -10 * 2 / 3.0, 10 - 30 * 2 / 3.0};
        double[] then = {20 - 15, 10 - 15};
        double first = 3 / 2.0 * (now[0] * now[0] + now[1] * now[1] + now[2] * now[2]) / (60 * 60);
        double second = 2 * (then[0] * then[0] + then[1] * then[1]) / (20 * 20);
        double correlation = (now[0] * then[0] + now[1] * then[1])
                / Math.sqrt((now[0] * now[0] + now[1] * now[1] + now[2] * now[2]) * 50);
        double error = Math.sqrt(first + second - 2 * correlation * Math.sqrt(first * second));
        Map<String, String> row = row("net_revenue_retention");
        double margin = (value(row, "change_high") - value(row, "change_low")) / 2;
        // of the five customers counted in the two months, four are two who are in both: 0.2 Welch's 2.326553051126993
        // degrees of freedom, and 0.8 of one, have this quantile of Student's t in scipy 1.17.1
        assertThat(margin).isCloseTo(error * 28.21714310994277, within(1e-9));
    }

    /**
     * Two hundred respondents answer twice, and fifteen of them better: of other people, that would be no clear change.
     */
    @Test
    void respondentsOfBothPeriodsCountOnce() throws IOException {
        StringBuilder nps = new StringBuilder("respondent,date,score\n");
        for (int answer = 0; answer < 200; answer++) {
            nps.append("r")
                    .append(answer)
                    .append(",2025-01-05,")
                    .append(answer < 100 ? 10 : 5)
                    .append("\n");
            nps.append("r")
                    .append(answer)
                    .append(",2025-02-05,")
                    .append(answer < 115 ? 10 : 5)
                    .append("\n");
        }
        run("2025-02-28", "--answers", "latest", "--nps", nps.toString());
        assertRow(row("nps"), "2025-02", "2025-01", 15, 0, 15);
        assertThat(row("nps")).containsEntry("verdict", "higher");

        String anonymous = nps.toString().replaceAll("(?m)^r\\d+", "");
        run("2025-02-28", "--nps", anonymous);
        assertRow(row("nps"), "2025-02", "2025-01", 15, 0, 15);
        assertThat(row("nps")).containsEntry("verdict", "no_clear_difference");
    }

    @Test
    void aPeriodThatIsNotOverIsNoHeadline() throws IOException {
        run("2025-03-30", "--purchases", PURCHASES);

        assertRow(row("revenue"), "2025-02", "2025-01", 60, 20, 60.0 / 20 - 1);
        assertThat(row("buyers_retention"))
                .containsEntry("previous", "")
                .containsEntry("verdict", "undefined")
                .containsEntry("reason", "no customers at the start of the period");
    }

    @Test
    void aSinglePeriodIsNotCompared() throws IOException {
        run("2025-01-31", "--purchases", "customer_id,date,amount\nA,2025-01-10,10\n");

        assertThat(row("revenue"))
                .containsEntry("value", "10.00")
                .containsEntry("compared_with", "")
                .containsEntry("change", "")
                .containsEntry("verdict", "undefined")
                .containsEntry("reason", "no complete period before to compare with");
    }

    @Test
    void aYearEarlierIsAnotherRow() throws IOException {
        run("2025-03-31", "--purchases", PURCHASES + "A,2024-03-01,45\n");

        List<Map<String, String>> revenue = rows().stream()
                .filter(row -> row.get("headline").equals("revenue"))
                .toList();
        assertThat(revenue).hasSize(2);
        assertRow(revenue.get(0), "2025-03", "2025-02", 90, 60, 0.5);
        assertRow(revenue.get(1), "2025-03", "2024-03", 90, 45, 1);
    }

    @Test
    void theYearBeforeAYearIsCountedOnce() throws IOException {
        run("2025-12-31", "--granularity", "year", "--purchases", PURCHASES + "A,2024-03-01,85\n");

        assertThat(rows()).extracting(row -> row.get("headline")).doesNotHaveDuplicates();
        assertRow(row("revenue"), "2025", "2024", 170, 85, 1);
    }

    @Test
    void newCustomersOfTwelveMonthsHaveNinetyDaysToComeBack() throws IOException {
        run("2025-03-31", "--purchases", NEW_CUSTOMERS);

        Map<String, String> row = row("return_rate");
        assertRow(row, "2024-01..2024-12", "2023-01..2023-12", 1, 0.5, 0.5);
        assertThat(row).containsEntry("numerator", "2").containsEntry("denominator", "2");
    }

    /** A day earlier, December 2024 is not observed long enough, and of the 24 months before it one has no data. */
    @Test
    void twelveMonthsWithoutTwelveBeforeAreNotCompared() throws IOException {
        run("2025-03-30", "--purchases", NEW_CUSTOMERS);

        assertThat(row("return_rate"))
                .containsEntry("period", "2023-12..2024-11")
                .containsEntry("value", "1")
                .containsEntry("denominator", "1")
                .containsEntry("compared_with", "");
    }

    @ParameterizedTest
    @CsvSource({"2023-04-30, ", "2023-05-01, 2023-01", "2023-06-29, 2023-01..2023-03"})
    void fewerMonthsAreTakenAsTheyAre(String until, String period) throws IOException {
        run(until, "--purchases", NEW_CUSTOMERS);

        assertThat(rows().stream()
                        .filter(row -> row.get("headline").equals("return_rate"))
                        .map(row -> row.get("period")))
                .isEqualTo(period == null ? List.of() : List.of(period));
    }

    @Test
    void monthsBeforeTheFirstObservedDayAreNotTaken() throws IOException {
        run("2025-03-31", "--observed-from", "2024-02-02", "--purchases", NEW_CUSTOMERS);

        assertThat(row("return_rate")).containsEntry("period", "2024-03..2024-12");
    }

    @Test
    void subscribersStay() throws IOException {
        String subscriptions = """
                customer_id,start,end
                A,2024-12-15,
                B,2024-12-20,2025-02-10
                """;
        run("2025-03-31", "--subscriptions", subscriptions);

        assertRow(row("subscribers_retention"), "2025-03", "2025-02", 1, 0.5, 0.5);
        assertThat(rows()).hasSize(1);
    }

    /** Customers are active for 40 days from an order: B until 18 February, and A all the time. */
    @Test
    void activeCustomersStay() throws IOException {
        String purchases = "customer_id,date,amount\nA,2025-01-10,1\nA,2025-02-10,1\nA,2025-03-20,1\nB,2025-01-10,1\n";
        run("2025-03-31", "--active-days", "40", "--purchases", purchases);

        assertRow(row("active_retention"), "2025-03", "2025-02", 1, 0.5, 0.5);
    }

    @Test
    void surveysCompareThePeriodsWithAnswers() throws IOException {
        String header = "respondent,date,score\n";
        Path csat = write("csat.csv", header + ",2025-01-05,5\n,2025-01-05,1\n,2025-03-05,4\n");
        Path ces = write("ces.csv", header + ",2025-01-05,7\n,2025-01-05,6\n,2025-03-05,2\n");
        run(
                "2025-04-15",
                "--csat-scale",
                "1-5",
                "--csat",
                csat.toString(),
                "--ces-scale",
                "1-7",
                "--ces",
                ces.toString(),
                "--nps",
                header + ",2025-01-05,10\n,2025-01-05,0\n,2025-03-05,10\n,2025-04-05,0\n");

        assertRow(row("nps"), "2025-03", "2025-01", 100, 0, 100);
        assertThat(row("nps")).containsEntry("numerator", "1").containsEntry("unit", "points");
        assertRow(row("csat_top_box"), "2025-03", "2025-01", 1, 0.5, 0.5);
        assertRow(row("ces"), "2025-03", "2025-01", 2, 6.5, -4.5);
        assertThat(row("ces")).containsEntry("numerator", "2").containsEntry("unit", "score");
    }

    @Test
    void aClearChangeIsNamed() throws IOException {
        StringBuilder nps = new StringBuilder("respondent,date,score\n");
        for (int answer = 0; answer < 100; answer++) {
            nps.append(",2025-01-05,").append(answer < 50 ? 10 : 0).append("\n");
            nps.append(",2025-02-05,").append(answer < 90 ? 10 : 0).append("\n");
        }
        Run run = run("2025-02-28", "--nps", nps.toString());

        assertRow(row("nps"), "2025-02", "2025-01", 80, 0, 80);
        assertThat(row("nps")).containsEntry("verdict", "higher").containsEntry("small", "false");
        assertThat(run.out().lines()).contains("  Net Promoter Score    80.0 in 2025-02; higher than 0.0 in 2025-01");
        assertThat(run("2025-02-28", "--language", "nl", "--nps", nps.toString())
                        .out()
                        .lines()
                        .map(String::strip))
                .contains("Net Promoter Score   80,0 in 2025-02; hoger dan 0,0 in 2025-01");
    }

    @Test
    void theSummaryHasTheSameFigures() throws IOException {
        run("2025-03-31", "--purchases", PURCHASES);

        JsonNode json = JsonMapper.shared()
                .readTree(Files.readString(folder.resolve("report/summary.json")))
                .at("/headlines");
        List<Map<String, String>> rows = rows();
        assertThat(json.size()).isEqualTo(rows.size());
        Map<String, String> names = Map.of(
                "compared_with", "comparedWith",
                "change_low", "changeLow",
                "change_high", "changeHigh",
                "p_value", "pValue",
                "previous_observations", "previousObservations",
                "change_unit", "changeUnit",
                "reason", "undefined");
        for (int i = 0; i < rows.size(); i++) {
            JsonNode object = json.get(i);
            rows.get(i)
                    .forEach((column, text) -> assertThat(object.path(names.getOrDefault(column, column))
                                    .asString(""))
                            .as(column)
                            .isEqualTo(text));
        }
    }

    @Test
    void withoutACompletePeriodThereIsNone() throws IOException {
        run("2025-01-20", "--purchases", "customer_id,date,amount\nA,2025-01-10,10\n");

        assertThat(folder.resolve("report/headlines.csv")).doesNotExist();
    }

    private static void assertRow(
            Map<String, String> row, String period, String comparedWith, double value, double previous, double change) {
        assertThat(row).containsEntry("period", period).containsEntry("compared_with", comparedWith);
        assertThat(value(row, "value")).isCloseTo(value, within(CLOSE));
        assertThat(value(row, "previous")).isCloseTo(previous, within(CLOSE));
        assertThat(value(row, "change")).isCloseTo(change, within(CLOSE));
    }

    private static double value(Map<String, String> row, String column) {
        return Double.parseDouble(row.get(column));
    }

    private Map<String, String> row(String headline) throws IOException {
        return rows().stream()
                .filter(row -> row.get("headline").equals(headline))
                .findFirst()
                .orElseThrow();
    }

    private List<Map<String, String>> rows() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("report/headlines.csv"));
        String[] columns = lines.get(0).split(",", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < columns.length; i++) {
                row.put(columns[i], cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** Runs the report; the last argument is the text of the last input. */
    private Run run(String observedUntil, String... args) throws IOException {
        List<String> all = new ArrayList<>(List.of(args));
        all.set(all.size() - 1, write("input.csv", all.get(all.size() - 1)).toString());
        all.addAll(List.of(
                "--no-forecast",
                "--observed-until",
                observedUntil,
                "--out",
                folder.resolve("report").toString()));
        Run run = Run.of(all.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        return run;
    }
}
