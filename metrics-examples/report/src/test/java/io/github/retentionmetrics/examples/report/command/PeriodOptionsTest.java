package io.github.retentionmetrics.examples.report.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.retentionmetrics.examples.report.Run;
import io.github.retentionmetrics.examples.report.error.UsageError;
import io.github.retentionmetrics.examples.report.input.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodOptionsTest {
    @TempDir
    Path folder;

    /** 2025-01-05 is a Sunday. */
    @ParameterizedTest
    @CsvSource({
        "week --week-start sunday, 2025-01-05 2025-01-12",
        "week --week-start Monday, 2024-12-30 2025-01-06",
        "week, 2024-12-30 2025-01-06",
        "quarter --fiscal-year-start april, 2024/25-Q4",
        "quarter --fiscal-year-start february, 2024/25-Q4",
        "year --fiscal-year-start APRIL, 2024/25",
        "year --fiscal-year-start january, 2025"
    })
    void weeksAndYearsStartWhereTheUserSays(String options, String labels) throws IOException {
        Path file = Files.writeString(
                folder.resolve("orders.csv"), "customer_id,date,amount\na,2025-01-05,1\na,2025-01-12,1\n");
        Path out = folder.resolve("report");
        Run run = Run.of(("--purchases " + file + " --out " + out + " --granularity " + options).split(" ", -1));
        assertThat(run.err()).isEmpty();
        assertThat(Files.readAllLines(out.resolve("movement.csv")).stream()
                        .skip(1)
                        .map(line -> line.split(",", -1)[0])
                        .toList())
                .containsExactly(labels.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource({
        "week, weeks",
        "week --week-start sunday, weeks",
        "year --fiscal-year-start april, years",
        "quarter, months",
        "quarter --fiscal-year-start april, months"
    })
    void contractsAreRenewedInTheUnitOfThePeriods(String options, String term) throws IOException {
        Path file = Files.writeString(folder.resolve("subscriptions.csv"), "customer_id,start\na,2025-01-05\n");
        Path out = folder.resolve("report");
        Run.of(("--subscriptions " + file + " --out " + out + " --granularity " + options).split(" ", -1));
        assertThat(Files.readString(out.resolve("models.json"))).containsPattern("\"term\"\\s*:\\s*\"" + term);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--week-start sunday|--week-start must come with --granularity week: sunday",
                "--granularity year --week-start sunday|--week-start must come with --granularity week: sunday",
                "--fiscal-year-start april|--fiscal-year-start must come with --granularity quarter or year: april",
                "--granularity week --week-start sun|--week-start must be one of monday, tuesday, wednesday, thursday,"
                        + " friday, saturday, sunday: sun",
                "--ends last|--ends must be one of inclusive, exclusive: last"
            })
    void whatHasNoMeaningIsRefused(String options, String expected) {
        assertThatExceptionOfType(UsageError.class)
                .isThrownBy(() -> Rows.settings(options.split(" ", -1)))
                .withMessage(expected);
    }

    @Test
    void orderOfFiscalYearsIsThatOfTime() throws IOException {
        Path file = Files.writeString(
                folder.resolve("orders.csv"),
                "customer_id,date,amount\na,2024-03-31,1\na,2024-04-01,1\nb,2025-04-01,1\n");
        Path out = folder.resolve("report");
        Run.of(
                "--purchases",
                file.toString(),
                "--out",
                out.toString(),
                "--granularity",
                "year",
                "--fiscal-year-start",
                "april");
        assertThat(Files.readAllLines(out.resolve("repeat.csv")))
                .element(2)
                .asString()
                .startsWith("2024/25,1,0,1,1,0,1,");
    }
}
