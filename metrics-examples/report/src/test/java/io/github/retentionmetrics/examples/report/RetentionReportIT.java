package io.github.retentionmetrics.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as a user runs it: in a process of its own, with little memory. */
class RetentionReportIT {
    private static final Path JAR = Path.of(System.getProperty("basedir", "."), "target", "retention-report.jar");

    @TempDir
    Path folder;

    @Test
    void reportsOnTheSampleShop() throws IOException, InterruptedException {
        Run run = runJar();
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("this is a sample shop").doesNotContain("\r", "\u001b");
        assertThat(folder.resolve("target/retention-report/summary.json")).isRegularFile();
    }

    @Test
    void readsALargeFileInLittleMemory() throws IOException, InterruptedException {
        Path file = folder.resolve("large.csv");
        StringBuilder content = new StringBuilder("customer_id,date,amount\n");
        for (int i = 0; i < 400_000; i++) {
            content.append('C').append(i % 4_000).append(",2025-01-01,12.50\n");
        }
        Files.writeString(file, content);
        Run run = runJar("--purchases", file.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("400,000 rows").doesNotContain("\r", "\u001b");
    }

    /** A new customer on each of 1,400 days: almost a million cells, of which the page shows the last. */
    @Test
    void showsManyCohortsInLittleMemory() throws IOException, InterruptedException {
        StringBuilder content = new StringBuilder("customer_id,date,amount\n");
        for (int day = 0; day < 1_400; day++) {
            content.append('C')
                    .append(day)
                    .append(',')
                    .append(LocalDate.of(2021, 1, 1).plusDays(day))
                    .append(",12.50\n");
        }
        Path file = Files.writeString(folder.resolve("days.csv"), content);
        Run run = runJar("--purchases", file.toString(), "--granularity", "day", "--no-forecast", "--out", "report");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        try (Stream<String> lines = Files.lines(folder.resolve("report/cohorts.csv"))) {
            assertThat(lines.count()).isEqualTo(1 + 1_400 * 1_401 / 2);
        }
        assertThat(folder.resolve("report/index.html")).content().contains("of 980,700");
    }

    @Test
    void stopsAtABadRow() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("bad.csv"), "customer_id,date,amount\nC1,2025-01-01,1.005\n");
        Run run = runJar("--purchases", file.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo(Run.line(file
                        + " line 2, column amount: amount must have at most 2 decimals for EUR unless --scale allows more:"
                        + " 3 decimals (--skip-bad-rows leaves such rows out)"));
        assertThat(Run.namesIn(folder)).containsExactly("bad.csv", "err", "out");
    }

    @Test
    void leavesNothingBehindWhenStopped() throws IOException, InterruptedException {
        Path file = folder.resolve("long.csv");
        StringBuilder content = new StringBuilder("customer_id,date,amount\n");
        for (int i = 0; i < 300_000; i++) {
            content.append(i % 60_000)
                    .append(",20")
                    .append(10 + i % 13)
                    .append("-0")
                    .append(1 + i % 9)
                    .append("-11,12.50\n");
        }
        Files.writeString(file, content);
        Process process = start("--granularity", "day", "--purchases", file.toString(), "--out", "report");
        while (process.isAlive() && !Files.exists(folder.resolve("report"))) {
            Thread.sleep(5);
        }
        // asks it to stop, as Ctrl-C does
        process.destroy();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isNotZero();
        assertThat(Run.namesIn(folder)).containsExactly("err", "long.csv", "out");
    }

    @Test
    void knowsItsVersion() throws IOException, InterruptedException {
        assertThat(runJar("--version").out()).matches("retention-report [0-9]+\\.[0-9]+\\.[0-9]+\\S*\\R");
    }

    private Run runJar(String... args) throws IOException, InterruptedException {
        Process process = start(args);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Run(
                process.exitValue(),
                Files.readString(folder.resolve("out"), StandardCharsets.UTF_8),
                Files.readString(folder.resolve("err"), StandardCharsets.UTF_8));
    }

    private Process start(String... args) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(
                List.of(java, "-Xmx512m", "-jar", JAR.toAbsolutePath().toString()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }
}
