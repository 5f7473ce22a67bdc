package io.github.retentionmetrics.examples.report.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.retentionmetrics.examples.report.Run;
import io.github.retentionmetrics.examples.report.error.UsageError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CohortBracketsTest {
    @TempDir
    Path folder;

    private Run run(String orders, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("orders.csv"), "customer_id,date,amount\n" + orders);
        return Run.into(
                folder.resolve("report"),
                Stream.concat(Stream.of("--purchases", file.toString()), Arrays.stream(options))
                        .toArray(String[]::new));
    }

    /** Ada comes back in February and March, ben in April, cem never; dan is of February and comes back in March. */
    @Test
    void aCustomerCountsOnceInASpan() throws IOException {
        Run run = run("""
                ada,2024-01-05,10
                ada,2024-02-05,20
                ada,2024-03-05,30
                ben,2024-01-06,1
                ben,2024-04-06,2
                cem,2024-01-07,5
                dan,2024-02-01,4
                dan,2024-03-31,6
                """, "--cohort-brackets", "0,1-2,3-5", "--observed-until", "2024-04-30");
        assertThat(run.err()).isEmpty();
        assertThat(Files.readAllLines(folder.resolve("report/cohort_brackets.csv")).stream()
                        .map(line -> line.replaceFirst("(,[^,]*){2}$", ""))
                        .toList())
                .containsExactly(
                        "cohort,size,first_offset,last_offset,customers,orders,revenue,retention,unbounded_customers,status",
                        "2024-01,3,0,0,3,3,16.00,1,3,complete",
                        "2024-01,3,1,2,1,2,50.00,0.3333333333333333,2,complete",
                        "2024-01,3,3,5,1,1,2.00,0.3333333333333333,1,partial",
                        "2024-02,1,0,0,1,1,4.00,1,1,complete",
                        "2024-02,1,1,2,1,1,6.00,1,1,complete");
        // a bracket that begins at offset 0 is 100 % by definition; any other has an interval, though all came back
        assertThat(Files.readAllLines(folder.resolve("report/cohort_brackets.csv"))
                        .get(4))
                .endsWith(",complete,,");
        assertThat(Files.readAllLines(folder.resolve("report/cohort_brackets.csv"))
                        .get(5))
                .endsWith(",1");
        assertThat(run.out())
                .contains(Run.line("Who came back in a span of periods, of all cohorts observed to its end"))
                .containsPattern("0 periods after the first +100\\.0% \\(4 of 4\\)")
                .containsPattern("1 to 2 periods after the first +50\\.0% \\(2 of 4\\)")
                .containsPattern("3 to 5 periods after the first +not defined: \\w+");
        assertThat(Files.readString(folder.resolve("report/summary.json")))
                .containsPattern("\"firstOffset\" : 1,\\s+\"lastOffset\" : 2,\\s+\"value\" : 0.5,");
    }

    @Test
    void spansAreOfDaysWithPeriodsOfADay() throws IOException {
        run(
                "ada,2024-01-05,1\nada,2024-01-12,1\nben,2024-01-05,1\nben,2024-01-13,1\n",
                "--granularity",
                "day",
                "--cohort-brackets",
                "1-7,8-30");
        assertThat(Files.readAllLines(folder.resolve("report/cohort_brackets.csv")))
                .element(1)
                .asString()
                .startsWith("2024-01-05,2,1,7,1,1,1.00,0.5,2,complete,");
    }

    @Test
    void withoutTheOptionThereIsNoFile() throws IOException {
        run("ada,2024-01-05,1\n");
        assertThat(folder.resolve("report/cohorts.csv")).exists();
        assertThat(folder.resolve("report/cohort_brackets.csv")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0,2-3|must follow each other without a gap or an overlap, such as 0,1-3,4-12: 0,2-3",
                "0,1-3,3-5|must follow each other without a gap or an overlap, such as 0,1-3,4-12: 0,1-3,3-5",
                "3-1|must go from a lower to a higher number, such as 0,1-3,4-12: 3-1",
                "0,x|must be numbers of periods after the first, alone or from-to, separated by commas,"
                        + " such as 0,1-3,4-12: 0,x",
                "1-7;8-30|must be numbers of periods after the first, alone or from-to, separated by commas,"
                        + " such as 0,1-3,4-12: 1-7;8-30",
                "' '|must be numbers of periods after the first, alone or from-to, separated by commas,"
                        + " such as 0,1-3,4-12: empty"
            })
    void spansThatDoNotFollowEachOtherAreRefused(String text, String expected) {
        assertThatExceptionOfType(UsageError.class)
                .isThrownBy(() -> CohortBrackets.parse(text))
                .withMessage("--cohort-brackets " + expected);
    }

    @Test
    void cohortsAreOfPurchases() {
        assertThatExceptionOfType(UsageError.class)
                .isThrownBy(() -> Rows.settings("--subscriptions", "s.csv", "--cohort-brackets", "0,1-3"))
                .withMessage("--cohort-brackets must come with --purchases: 0,1-3");
    }
}
