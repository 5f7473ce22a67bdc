package io.github.retentionmetrics.examples.report.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.examples.report.command.ReportOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The manual of the report names everything that the report takes and writes. */
class ManualTest {
    private String manual;

    @BeforeEach
    void read() throws IOException {
        manual = Files.readString(
                Path.of(System.getProperty("project.root", "../..")).resolve("metrics-examples/report/README.md"));
    }

    @Test
    void namesEveryOption() {
        List<String> options = new CommandLine(new ReportOptions())
                .getCommandSpec().options().stream()
                        .flatMap(option -> Arrays.stream(option.names()))
                        .filter(name -> name.startsWith("--"))
                        .filter(name -> !name.equals("--version"))
                        .toList();
        assertThat(options).isNotEmpty().allSatisfy(option -> assertThat(manual).contains(option));
    }

    @Test
    void namesEveryFile() {
        assertThat(ReportFiles.NAMES).allSatisfy(file -> assertThat(manual).contains("`" + file + "`"));
    }
}
