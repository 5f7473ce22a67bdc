package io.github.retentionmetrics.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CohortPartTest {
    @TempDir
    Path folder;

    /** A new customer every day. */
    private Run run(int days, String granularity) throws IOException {
        LocalDate first = LocalDate.of(2020, 1, 1);
        String orders = IntStream.range(0, days)
                .mapToObj(day -> "C" + day + "," + first.plusDays(day) + ",5\n")
                .collect(Collectors.joining());
        Path file = Files.writeString(folder.resolve("orders.csv"), "customer_id,date,amount\n" + orders);
        return Run.of(
                "--purchases",
                file.toString(),
                "--granularity",
                granularity,
                "--no-forecast",
                "--out",
                folder.resolve("report").toString());
    }

    @Test
    void aTriangleOfMoreThanAMillionCellsIsLeftOutAndNamed() throws IOException {
        Run run = run(1_414, "day");
        assertThat(run.exitCode()).isZero();
        // 1414 x 1415 / 2; of 1,413 days there are 998,991
        assertThat(run.out())
                .contains("  cohorts.csv is left out: 1,414 cohorts by day have 1,000,405 cells, more than 1,000,000;"
                        + " a longer --granularity has fewer");
        assertThat(Run.namesIn(folder.resolve("report"))).contains("day_n.csv").doesNotContain("cohorts.csv");
        JsonNode json = JsonMapper.shared().readTree(folder.resolve("report/summary.json"));
        assertThat(json.get("cohortCellsLeftOut").asLong()).isEqualTo(1_000_405);
        assertThat(json.get("cohortRetention")).hasSize(1_414);
    }

    @Test
    void aLongerGranularityHasFewer() throws IOException {
        Run run = run(1_414, "week");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).doesNotContain("cohorts.csv is left out");
        assertThat(Run.namesIn(folder.resolve("report"))).contains("cohorts.csv");
        assertThat(JsonMapper.shared()
                        .readTree(folder.resolve("report/summary.json"))
                        .has("cohortCellsLeftOut"))
                .isFalse();
    }
}
