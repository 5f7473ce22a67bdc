package io.github.retentionmetrics.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.examples.report.text.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {
    @TempDir
    Path folder;

    private Path large;
    private String[] args;

    @BeforeEach
    void write() throws IOException {
        large = folder.resolve("large.csv");
        String row = "C1,2025-01-01,5.00\n";
        Files.writeString(large, "customer_id,date,amount\n" + row.repeat((int) Progress.LARGE / row.length() + 1));
        args = new String[] {
            "--purchases", large.toString(), "--out", folder.resolve("report").toString()
        };
    }

    @Test
    void isSilentWithoutATerminal() {
        Run run = Run.of(false, ReportParts.all(), args);
        assertThat(run.out()).startsWith("What was read").doesNotContain("\r", "\u001b");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void showsABarToAPerson() {
        Run run = Run.of(true, ReportParts.all(), args);
        assertThat(run.out())
                .contains("\rlarge.csv ", "\rcomputing ", "100%")
                .endsWith(Run.line("in a browser to look at it."));
        assertThat(run.out().lastIndexOf("large.csv "))
                .as("the bar is gone before the summary starts")
                .isLessThan(run.out().indexOf(" ".repeat(40) + "\r"));
        assertThat(run.err()).isEmpty();
    }

    @Test
    void showsABarToAPersonWhoLooksAtAFile() {
        Run run = Run.of(true, ReportParts.all(), "--describe", large.toString());
        assertThat(run.out()).contains("\rlarge.csv ", "100%", "# large.csv: what it looks like");
        assertThat(Run.of("--describe", large.toString()).out())
                .startsWith("# large.csv")
                .doesNotContain("\r", "\u001b");
    }

    @Test
    void isSilentForASmallFile() throws IOException {
        Files.writeString(large, "customer_id,date,amount\nC1,2025-01-01,5.00\n");
        assertThat(Run.of(true, ReportParts.all(), args).out()).doesNotContain("\r");
    }

    @Test
    void leavesTheErrorAloneOnItsLine() throws IOException {
        Files.writeString(large, Files.readString(large) + "C1,2025-01-01,5,00\n");
        Run run = Run.of(true, ReportParts.all(), args);
        assertThat(run.err())
                .endsWith(Run.line(
                        ": row must have 3 fields like the header: 4 fields; a comma in a field needs quotes around "
                                + "the field (--skip-bad-rows leaves such rows out)"))
                .hasLineCount(1);
    }
}
