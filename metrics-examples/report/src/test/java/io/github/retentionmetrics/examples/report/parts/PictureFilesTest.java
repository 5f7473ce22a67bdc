package io.github.retentionmetrics.examples.report.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.examples.report.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files whose figures no other file has: curves over all cohorts, grids and distributions. */
class PictureFilesTest {
    /** A comes back after 30 days, B after 60, and C has not for 58 days. */
    private static final String PURCHASES = """
            customer_id,date,amount
            A,2025-01-10,10
            A,2025-02-09,20
            B,2025-01-01,10
            B,2025-03-02,10
            C,2025-02-01,30
            """;

    @TempDir
    Path folder;

    @Test
    void theCurveIsThatOfAllCohortsThatAreComplete() throws IOException {
        run("--purchases", PURCHASES);

        List<List<String>> rows = rows("cohort_curve.csv");
        assertThat(rows.get(0))
                .containsExactly(
                        "offset",
                        "customers",
                        "eligible",
                        "retention",
                        "low",
                        "high",
                        "on_or_after_customers",
                        "on_or_after",
                        "on_or_after_low",
                        "on_or_after_high");
        assertThat(rows).hasSize(4);
        assertThat(rows.get(1)).startsWith("0", "3", "3", "1").contains("3", "1");
        // of A, B and C, only A is there a month later, and B later still
        assertThat(rows.get(2)).startsWith("1", "1", "3", "0.3333333333333333");
        assertThat(rows.get(2).subList(6, 8)).containsExactly("2", "0.6666666666666666");
        // C has been observed for one month only
        assertThat(rows.get(3)).startsWith("2", "1", "2", "0.5");
        assertThat(rows.get(3).subList(6, 8)).containsExactly("1", "0.5");
        // Wilson: (k + z^2 / 2 -+ z sqrt(k (n - k) / n + z^2 / 4)) / (n + z^2), with k = 1, n = 2, z = 1.96
        double z = 1.959963984540054;
        double margin = z * Math.sqrt(0.5 + z * z / 4);
        assertThat(number(rows.get(3).get(4))).isCloseTo((1 + z * z / 2 - margin) / (2 + z * z), within(1e-12));
        assertThat(number(rows.get(3).get(9))).isCloseTo((1 + z * z / 2 + margin) / (2 + z * z), within(1e-12));
    }

    @Test
    void whoHasNotComeBackYetIsCensored() throws IOException {
        run("--purchases", PURCHASES);

        List<List<String>> rows = rows("second_purchase.csv");
        assertThat(rows.get(0))
                .containsExactly("time_days", "at_risk", "events", "share", "standard_error", "low", "high");
        assertThat(rows).hasSize(4);
        assertThat(rows.get(1)).startsWith("30", "3", "1");
        assertThat(number(rows.get(1).get(3))).isCloseTo(1.0 / 3, within(1e-12));
        // Greenwood: the survival times the root of 1 / (3 (3 - 1))
        assertThat(number(rows.get(1).get(4))).isCloseTo(2.0 / 3 * Math.sqrt(1.0 / 6), within(1e-12));
        assertThat(rows.get(2)).startsWith("58", "2", "0");
        assertThat(number(rows.get(2).get(3))).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(rows.get(3)).startsWith("60", "1", "1", "1");
    }

    /** On the log-log scale the survival S is raised to exp(-+ z sqrt(1 / 6) / ln S). */
    @Test
    void theIntervalOfTheShareIsThatOfTheSurvivalTurnedAround() throws IOException {
        run("--purchases", PURCHASES);

        double survival = 2.0 / 3;
        double spread = 1.959963984540054 * Math.sqrt(1.0 / 6) / Math.log(survival);
        List<String> row = rows("second_purchase.csv").get(1);
        assertThat(number(row.get(5))).isCloseTo(1 - Math.pow(survival, Math.exp(spread)), within(1e-9));
        assertThat(number(row.get(6))).isCloseTo(1 - Math.pow(survival, Math.exp(-spread)), within(1e-9));
    }

    @Test
    void theGridHasEveryPairOfScores() throws IOException {
        run("--purchases", PURCHASES);

        List<List<String>> rows = rows("rfm_grid.csv");
        assertThat(rows.get(0))
                .containsExactly(
                        "r_score", "f_score", "customers", "revenue", "revenue_per_customer", "share", "segment");
        assertThat(rows).hasSize(26);
        List<List<String>> customers = rows("rfm.csv");
        for (List<String> cell : rows.subList(1, rows.size())) {
            List<List<String>> in = customers.stream()
                    .filter(customer -> customer.subList(4, 6).equals(cell.subList(0, 2)))
                    .toList();
            assertThat(cell.get(2)).isEqualTo(Integer.toString(in.size()));
            assertThat(in).extracting(customer -> customer.get(7)).allMatch(cell.get(6)::equals);
            if (in.isEmpty()) {
                assertThat(cell.subList(3, 7)).startsWith("0.00", "", "0");
            }
        }
        assertThat(rows.get(1)).startsWith("1", "1").endsWith("Hibernating");
        assertThat(rows.get(25)).startsWith("5", "5").endsWith("Champions");
        // B came last and bought twice for 20 in all
        List<String> latest = customers.get(2);
        assertThat(latest).startsWith("B", "30", "2", "20.00");
        assertThat(rows)
                .anySatisfy(cell -> assertThat(cell)
                        .startsWith(latest.get(4), latest.get(5), "1", "20.00", "20", "0.3333333333333333"));
    }

    /** Until the end of January nobody has bought twice, so that there is no rhythm and nobody has a stage. */
    @Test
    void stagesAndTiersAreCountedAtTheEndOfEachPeriod() throws IOException {
        run("--purchases", PURCHASES);

        List<List<String>> rows = rows("stages.csv");
        assertThat(rows.get(0)).containsExactly("segmentation", "period", "segment", "customers", "share");
        assertThat(rows.stream()
                        .filter(row ->
                                row.get(1).equals("2025-01") && row.get(0).equals("stage")))
                .allMatch(row -> row.get(3).equals(row.get(2).equals("(unknown)") ? "2" : "0"))
                .contains(List.of("stage", "2025-01", "(unknown)", "2", "1"));
        // A spent 30, C 30 and B 10 by the end of February: A and C make up the first 80 %
        assertThat(rows)
                .contains(
                        List.of("value_tier", "2025-02", "A", "2", "0.6666666666666666"),
                        List.of("value_tier", "2025-02", "B", "1", "0.3333333333333333"),
                        List.of("value_tier", "2025-02", "C", "0", "0"));
        for (String segmentation : List.of("stage", "value_tier")) {
            for (int month = 1; month <= 3; month++) {
                String period = "2025-0" + month;
                assertThat(rows.stream()
                                .filter(row -> row.get(0).equals(segmentation)
                                        && row.get(1).equals(period))
                                .mapToInt(row -> Integer.parseInt(row.get(3)))
                                .sum())
                        .isEqualTo(month == 1 ? 2 : 3);
            }
        }
    }

    @Test
    void onlyTheLastTwelveCompletePeriodsAreInStages() throws IOException {
        run("--purchases", "customer_id,date,amount\nA,2023-01-10,10\nA,2025-03-30,10\n");

        assertThat(rows("stages.csv").stream().skip(1).map(row -> row.get(1)).distinct())
                .hasSize(12)
                .startsWith("2024-04")
                .endsWith("2025-03");
    }

    @Test
    void everyScoreOfTheScaleIsCounted() throws IOException {
        run("--nps", "respondent,date,score\n,2025-01-05,10\n,2025-02-05,10\n,2025-03-05,0\n,2025-03-06,7\n");

        List<List<String>> rows = rows("survey_scores.csv");
        assertThat(rows.get(0)).containsExactly("survey", "score", "responses", "share");
        assertThat(rows).hasSize(12);
        assertThat(rows.get(1)).containsExactly("nps", "0", "1", "0.25");
        assertThat(rows.get(2)).containsExactly("nps", "1", "0", "0");
        assertThat(rows.get(8)).containsExactly("nps", "7", "1", "0.25");
        assertThat(rows.get(11)).containsExactly("nps", "10", "2", "0.5");
    }

    @Test
    void scoresThatDoNotCountAreLeftOut() throws IOException {
        run("--answers", "latest", "--nps", "respondent,date,score\nR,2025-01-05,0\nR,2025-02-05,10\n");

        List<List<String>> rows = rows("survey_scores.csv");
        assertThat(rows.get(1)).containsExactly("nps", "0", "0", "0");
        assertThat(rows.get(11)).containsExactly("nps", "10", "1", "1");
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }

    private List<List<String>> rows(String file) throws IOException {
        return Files.readAllLines(folder.resolve("report").resolve(file)).stream()
                .map(line -> Arrays.asList(line.split(",", -1)))
                .toList();
    }

    /** Runs the report; the last argument is the text of the input. */
    private void run(String... args) throws IOException {
        List<String> all = new ArrayList<>(List.of(args));
        Path input = Files.writeString(folder.resolve("input.csv"), all.get(all.size() - 1));
        all.set(all.size() - 1, input.toString());
        String report = folder.resolve("report").toString();
        all.addAll(List.of("--no-forecast", "--observed-until", "2025-03-31", "--out", report));
        assertThat(Run.of(all.toArray(String[]::new)).err()).isEmpty();
    }
}
