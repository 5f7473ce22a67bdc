package io.github.retentionmetrics.examples.report.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.retentionmetrics.examples.report.Run;
import io.github.retentionmetrics.examples.report.error.UsageError;
import io.github.retentionmetrics.examples.report.input.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivePartTest {
    @TempDir
    Path folder;

    /** Ada buys every other month, Ben in January only. */
    private Run run(String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("orders.csv"), """
                customer_id,date,amount
                ada,2024-01-10,10
                ada,2024-03-05,20
                ben,2024-01-20,30
                """);
        return Run.into(
                folder.resolve("report"),
                Stream.concat(
                                Stream.of("--purchases", file.toString(), "--observed-until", "2024-03-31"),
                                Arrays.stream(options))
                        .toArray(String[]::new));
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(folder.resolve("report").resolve(file));
    }

    @Test
    void aCustomerStaysActiveForTheWindow() throws IOException {
        Run run = run("--active-days", "60", "--no-forecast");

        assertThat(run.err()).isEmpty();
        assertThat(lines("movement_active.csv"))
                .containsExactly(
                        "period,start,retained,lost,new,resurrected,end,churn_rate,retention_rate,quick_ratio,"
                                + "joined_and_left,returned_and_left,status",
                        "2024-01,0,0,0,2,0,2,,,,0,0,complete",
                        "2024-02,2,2,0,0,0,2,0,1,,0,0,complete",
                        "2024-03,2,1,1,0,0,1,0.5,0.5,0,0,0,complete");
        assertThat(lines("movement.csv")).as("who bought").anyMatch(line -> line.startsWith("2024-02,2,0,2,"));
        assertThat(lines("cohorts_active.csv").stream()
                        .map(line -> line.replaceFirst("(,[^,]*){2}$", ""))
                        .toList())
                .containsExactly(
                        "cohort,size,offset,customers,retention,status",
                        "2024-01,2,0,2,1,complete",
                        "2024-01,2,1,2,1,complete",
                        "2024-01,2,2,1,0.5,complete");
        assertThat(lines("survival_active.csv"))
                .as("Ben is no longer active 60 days after his order; Ada still is")
                .anyMatch(line -> line.startsWith("60,2,1,0.5,"));
    }

    @Test
    void theSummarySaysWhichIsWhich() throws IOException {
        Run run = run("--active-days", "60", "--no-forecast");

        assertThat(run.out())
                .contains("1 of 2, who ordered in the last 60 days")
                .contains("Above, a customer counts in a month by buying in it; below, by an order in the 60 days until"
                        + " its end, so that a customer who skips a month may still be active.")
                .contains("Who was active, compared with the period before");
        assertThat(Files.readString(folder.resolve("report/summary.json")))
                .contains("\"activeByPeriod\"")
                .contains("\"days\" : 60");
    }

    @Test
    void withoutTheOptionThereAreNoSuchFiles() throws IOException {
        Run run = run("--no-forecast");

        assertThat(run.out()).doesNotContain("Who was active");
        assertThat(folder.resolve("report/movement_active.csv")).doesNotExist();
        assertThat(folder.resolve("report/cohorts_active.csv")).doesNotExist();
        assertThat(folder.resolve("report/survival_active.csv")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "36526, 36526", "-1, -1", "ninety, ninety", "1.5, 1.5", "'', empty", "999999, 999999"})
    void aWindowIsANumberOfDays(String text, String shown) {
        assertThatExceptionOfType(UsageError.class)
                .isThrownBy(() -> Rows.settings("--purchases", "p.csv", "--active-days", text))
                .withMessage("--active-days must be a whole number from 1 to 36525: " + shown);
    }

    @Test
    void windowsAreOfPurchases() {
        assertThatExceptionOfType(UsageError.class)
                .isThrownBy(() -> Rows.settings("--subscriptions", "s.csv", "--active-days", "90"))
                .withMessage("--active-days must come with --purchases: 90");
    }
}
