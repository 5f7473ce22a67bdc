package io.github.retentionmetrics.examples.report.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.retentionmetrics.examples.report.RetentionReport;
import io.github.retentionmetrics.examples.report.Run;
import io.github.retentionmetrics.examples.report.error.UsageError;
import io.github.retentionmetrics.examples.report.parts.ReportPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputFolderTest {
    @TempDir
    Path folder;

    private Path out;

    @BeforeEach
    void name() {
        out = folder.resolve("a").resolve("report");
    }

    private Run run(String name, String content) {
        ReportPart part = (input, output) -> Files.writeString(output.folder().file(name), content);
        return Run.of(false, List.of(part), "--out", out.toString());
    }

    @Test
    void manyFilesTakeSeveralLines() {
        List<String> names = List.of(
                "cohorts.csv",
                "costs.csv",
                "customers.csv",
                "day_n.csv",
                "forecast.csv",
                "holdout.csv",
                "loyalty.csv",
                "members.csv",
                "models.json",
                "movement.csv",
                "repeat.csv",
                "revenue.csv",
                "rfm.csv");
        ReportPart part = (input, output) -> {
            for (String name : names) {
                Files.writeString(output.folder().file(name), "");
            }
        };
        Run run = Run.of(false, List.of(part), "--out", out.toString());
        assertThat(run.out())
                .endsWith(
                        Run.line("  In " + out + ": cohorts.csv, costs.csv, customers.csv, day_n.csv, forecast.csv, "
                                        + "holdout.csv, loyalty.csv,")
                                + Run.line(
                                        "    members.csv, models.json, movement.csv, repeat.csv, revenue.csv, rfm.csv, summary.json"));
    }

    @Test
    void createsTheFolderWithItsParents() throws IOException {
        Run run = run("movement.csv", "period\n");
        assertThat(run.exitCode()).isEqualTo(RetentionReport.DONE);
        assertThat(run.out()).endsWith(Run.line("  In " + out + ": movement.csv, summary.json"));
        assertThat(Run.namesIn(out)).containsExactly("movement.csv", "summary.json");
        assertThat(Run.namesIn(out.getParent())).containsExactly("report");
    }

    @Test
    void replacesItsOwnFilesOnly() throws IOException {
        run("movement.csv", "old");
        Files.writeString(out.resolve("notes.txt"), "mine");
        run("movement.csv", "new");
        assertThat(Run.namesIn(out)).containsExactly("movement.csv", "notes.txt", "summary.json");
        assertThat(out.resolve("movement.csv")).hasContent("new");
        assertThat(out.resolve("notes.txt")).hasContent("mine");
        assertThat(Run.namesIn(out.getParent())).containsExactly("report");
    }

    @Test
    void removesFilesOfTheEarlierReportThatThisOneDoesNotHave() throws IOException {
        run("subscriptions.csv", "about other data");
        Files.writeString(out.resolve("repeat.csv"), "not of the earlier report");
        run("movement.csv", "new");
        assertThat(Run.namesIn(out)).containsExactly("movement.csv", "repeat.csv", "summary.json");
    }

    /** Before the inputs are read: one that does not exist is not reached. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{\"mine\": 1}",
                "{\"files\": \"all\"}",
                "{\"files\": [\"../a.csv\", 1, \".\"]}",
                "{\"program\": \"other\", \"files\": [\"summary.json\", \"movement.csv\"]}"
            })
    void refusesAFolderWhoseSummaryIsNotOurs(String summary) throws IOException {
        Files.createDirectories(out);
        Files.writeString(out.resolve("movement.csv"), "mine");
        Files.writeString(out.resolve("summary.json"), summary);
        Run run = Run.of("--purchases", "nowhere.csv", "--out", out.toString());
        assertThatIsRefused(run, "summary.json");
        assertThat(out.resolve("movement.csv")).hasContent("mine");
        assertThat(out.resolve("summary.json")).hasContent(summary);
        assertThat(Run.namesIn(out)).containsExactly("movement.csv", "summary.json");
    }

    private void assertThatIsRefused(Run run, String name) throws IOException {
        assertThat(run.err())
                .startsWith(Run.line(
                        "--out must not contain a file that the report would replace and that no earlier report lists: "
                                + out.toRealPath().resolve(name) + "; move it, or name another folder"));
        assertThat(run.exitCode()).isEqualTo(RetentionReport.WRONG_USAGE_OR_INPUT);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void doesNotReplaceAFileOfOthersWhereThereIsNoReport() throws IOException {
        Files.createDirectories(out);
        Files.writeString(out.resolve("movement.csv"), "mine");
        assertThatIsRefused(run("movement.csv", "new"), "movement.csv");
        assertThat(out.resolve("movement.csv")).hasContent("mine");
        assertThat(Run.namesIn(out)).containsExactly("movement.csv");
    }

    @Test
    void doesNotReplaceAFileOfOthersBesideAnEarlierReport() throws IOException {
        run("movement.csv", "old");
        Files.writeString(out.resolve("repeat.csv"), "mine");
        assertThatIsRefused(run("repeat.csv", "new"), "repeat.csv");
        assertThat(out.resolve("repeat.csv")).hasContent("mine");
        assertThat(out.resolve("movement.csv")).hasContent("old");
        assertThat(Run.namesIn(out)).containsExactly("movement.csv", "repeat.csv", "summary.json");
    }

    @Test
    void doesNotReplaceAFileOfOthersThatComesWhileTheReportIsComputed() throws IOException {
        run("movement.csv", "old");
        ReportPart part = (input, output) -> {
            Files.writeString(output.folder().file("repeat.csv"), "new");
            Files.writeString(out.resolve("repeat.csv"), "mine");
        };
        assertThatIsRefused(Run.of(false, List.of(part), "--out", out.toString()), "repeat.csv");
        assertThat(out.resolve("repeat.csv")).hasContent("mine");
        assertThat(out.resolve("movement.csv")).hasContent("old");
    }

    @Test
    void doesNotReplaceFilesWhoseReportHasLostItsSummary() throws IOException {
        run("movement.csv", "old");
        Files.delete(out.resolve("summary.json"));
        assertThatIsRefused(run("movement.csv", "new"), "movement.csv");
        assertThat(Run.namesIn(out)).containsExactly("movement.csv");
    }

    /** Not even one to a file, as the report itself makes none. */
    @ParameterizedTest
    @ValueSource(strings = {"movement.csv", "summary.json"})
    void doesNotReplaceALink(String name) throws IOException {
        run("movement.csv", "old");
        Path elsewhere = folder.resolve("elsewhere");
        Files.move(out.resolve(name), elsewhere);
        Files.createSymbolicLink(out.resolve(name), elsewhere);
        assertThatIsRefused(run("movement.csv", "new"), name);
        assertThat(out.resolve(name)).isSymbolicLink();
        Files.delete(elsewhere);
        assertThatIsRefused(run("movement.csv", "new"), name);
    }

    @Test
    void leavesALinkAloneWhereAFileOfTheEarlierReportWas() throws IOException {
        run("subscriptions.csv", "old");
        Path elsewhere = folder.resolve("elsewhere");
        Files.move(out.resolve("subscriptions.csv"), elsewhere);
        Files.createSymbolicLink(out.resolve("subscriptions.csv"), elsewhere);
        assertThat(run("movement.csv", "new").exitCode()).isEqualTo(RetentionReport.DONE);
        assertThat(Run.namesIn(out)).containsExactly("movement.csv", "subscriptions.csv", "summary.json");
    }

    /** It is an input now, so the report that read it no longer lists it. */
    @Test
    void doesNotReplaceAFileThatALaterReportHasRead() throws IOException {
        run("customers.csv", "customer_id,date,amount\nC1,2025-01-01,5\n");
        ReportPart part = (input, output) -> Files.writeString(output.folder().file("movement.csv"), "new");
        String read = out.resolve("customers.csv").toString();
        assertThat(Run.of(false, List.of(part), "--purchases", read, "--out", out.toString())
                        .exitCode())
                .isEqualTo(RetentionReport.DONE);
        assertThatIsRefused(run("customers.csv", "new"), "customers.csv");
        assertThat(Run.namesIn(out)).containsExactly("customers.csv", "movement.csv", "summary.json");
    }

    @Test
    void removesOnlyFilesThatTheReportWrites() throws IOException {
        Files.createDirectories(out);
        Files.writeString(out.resolve("payroll.csv"), "mine");
        Files.writeString(
                out.resolve("summary.json"), "{\"program\": \"retention-report\", \"files\": [\"payroll.csv\"]}");
        run("movement.csv", "new");
        assertThat(out.resolve("payroll.csv")).hasContent("mine");
    }

    @Test
    void refusesAFileThatIsNotOnTheListOfItsFiles() {
        Run run = run("notes.csv", "new");
        assertThat(run.exitCode()).isEqualTo(RetentionReport.FAILED);
        assertThat(out).doesNotExist();
        assertThat(out.getParent()).doesNotExist();
    }

    @Test
    void refusesAFolderThatAnotherRunIsWritingTo() throws IOException {
        ReportPart during = (input, output) -> {
            Files.writeString(output.folder().file("movement.csv"), "first");
            Run second = run("movement.csv", "second");
            assertThat(second.exitCode()).isEqualTo(RetentionReport.WRONG_USAGE_OR_INPUT);
            assertThat(second.err())
                    .startsWith(Run.line("--out must not be in use: " + out + ": another run is writing into it"));
        };
        Run first = Run.of(false, List.of(during), "--out", out.toString());
        assertThat(first.exitCode()).isEqualTo(RetentionReport.DONE);
        assertThat(out.resolve("movement.csv")).hasContent("first");
        assertThat(run("movement.csv", "third").exitCode()).isEqualTo(RetentionReport.DONE);
        assertThat(Run.namesIn(out)).containsExactly("movement.csv", "summary.json");
    }

    /**
     * Also after a second run in the process of the first has been refused, which must not release the first one's
     * lock.
     */
    @Test
    void refusesAFolderThatAnotherProcessIsWritingTo() throws IOException {
        ReportPart during = (input, output) -> {
            Files.writeString(output.folder().file("movement.csv"), "first");
            assertThatAnotherProcessIsRefused();
            assertThat(run("movement.csv", "second").exitCode()).isEqualTo(RetentionReport.WRONG_USAGE_OR_INPUT);
            assertThatAnotherProcessIsRefused();
        };
        Run first = Run.of(false, List.of(during), "--out", out.toString());
        assertThat(first.err()).isEmpty();
        assertThat(first.exitCode()).isEqualTo(RetentionReport.DONE);
        assertThat(Run.namesIn(out)).containsExactly("movement.csv", "summary.json");
        assertThat(out.resolve("movement.csv")).hasContent("first");
    }

    private void assertThatAnotherProcessIsRefused() throws IOException {
        try {
            Run other = Run.inAnotherProcess("--out", out.toString());
            assertThat(other.err())
                    .startsWith(Run.line("--out must not be in use: " + out + ": another run is writing into it"));
            assertThat(other.exitCode()).isEqualTo(RetentionReport.WRONG_USAGE_OR_INPUT);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void acceptsTheLongestNameOfAFolder() {
        out = folder.resolve("x".repeat(250));
        assertThat(run("movement.csv", "new").exitCode()).isEqualTo(RetentionReport.DONE);
        assertThat(out.resolve("movement.csv")).hasContent("new");
    }

    @Test
    void doesNotMindThatAnInputIsGoneOnceItWasRead() throws IOException {
        Path input = Files.writeString(folder.resolve("in.csv"), "customer_id,date,amount\nC1,2025-01-01,5\n");
        ReportPart part = (read, output) -> {
            Files.delete(input);
            Files.writeString(output.folder().file("movement.csv"), "new");
        };
        Run run = Run.of(false, List.of(part), "--purchases", input.toString(), "--out", out.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(RetentionReport.DONE);
    }

    @Test
    void failureLeavesAnEarlierReportUntouched() throws IOException {
        run("movement.csv", "old");
        String summary = Files.readString(out.resolve("summary.json"));
        ReportPart broken = (input, output) -> {
            Files.writeString(output.folder().file("movement.csv"), "half");
            throw new IllegalStateException();
        };
        Run run = Run.of(false, List.of(broken), "--out", out.toString());
        assertThat(run.exitCode()).isEqualTo(RetentionReport.FAILED);
        assertThat(Run.namesIn(out)).containsExactly("movement.csv", "summary.json");
        assertThat(out.resolve("movement.csv")).hasContent("old");
        assertThat(out.resolve("summary.json")).hasContent(summary);
        assertThat(Run.namesIn(out.getParent())).containsExactly("report");
    }

    @Test
    void doesNotReplaceAnInput() throws IOException {
        String content = "customer_id,date,amount\nC1,2025-01-01,5\n";
        Path input = Files.writeString(folder.resolve("movement.csv"), content);
        ReportPart part =
                (read, output) -> output.folder().csv("movement.csv", "period").close();
        Run run = Run.of(false, List.of(part), "--purchases", input.toString(), "--out", folder.toString());
        assertThat(run.exitCode()).isEqualTo(RetentionReport.WRONG_USAGE_OR_INPUT);
        assertThat(run.err())
                .startsWith(Run.line("--out must not be a folder where the report would replace an input: "
                        + folder.toRealPath().resolve("movement.csv")));
        assertThat(Run.namesIn(folder)).containsExactly("movement.csv");
        assertThat(input).hasContent(content);
    }

    @Test
    void doesNotReplaceAFolder() throws IOException {
        Files.createDirectories(out.resolve("movement.csv"));
        Run run = run("movement.csv", "new");
        assertThat(run.exitCode()).isEqualTo(RetentionReport.WRONG_USAGE_OR_INPUT);
        assertThat(run.err())
                .startsWith(Run.line("--out must not contain a folder that has the name of a file of the report: "
                        + out.toRealPath().resolve("movement.csv")));
        assertThat(Run.namesIn(out)).containsExactly("movement.csv");
    }

    @Test
    void followsALinkToTheFolder() throws IOException {
        Path real = Files.createDirectories(folder.resolve("elsewhere"));
        Files.createDirectories(out.getParent());
        Files.createSymbolicLink(out, real);
        run("movement.csv", "new");
        assertThat(Run.namesIn(real)).containsExactly("movement.csv", "summary.json");
        assertThat(out).isSymbolicLink();
    }

    @Test
    void refusesALinkToNothingBeforeReading() throws IOException {
        Files.createDirectories(out.getParent());
        Files.createSymbolicLink(out, folder.resolve("nowhere"));
        Run run = run("movement.csv", "new");
        assertThat(run.exitCode()).isEqualTo(RetentionReport.WRONG_USAGE_OR_INPUT);
        assertThat(run.err()).startsWith(Run.line("--out must be a folder: " + out + " is a link to nothing"));
        assertThat(Run.namesIn(out.getParent())).containsExactly("report");
    }

    /** A limit on the size of files stands for a full disk. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aFullDiskIsNamedAndNothingStaysBehind() throws IOException, InterruptedException {
        List<String> limited = List.of("sh", "-c", "ulimit -f 1; exec \"$@\"", "sh");
        Run run = Run.inAnotherProcess(limited, "--out", out.toString());
        assertThat(run.err())
                .startsWith("The report could not be written: " + out + "/.retention-report/new/")
                .endsWith(Run.line(": File too large"))
                .hasLineCount(1);
        assertThat(run.exitCode()).isEqualTo(RetentionReport.FAILED);
        assertThat(Run.namesIn(folder)).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFolderThatTakesNoFilesIsNotInUse() {
        assertThatExceptionOfType(UsageError.class)
                .isThrownBy(() -> OutputFolder.stage(Path.of("/proc/self/report"), List.of()))
                .withMessageMatching("--out must be a folder that can be written: /proc/self/report: .+")
                .withMessageNotContaining("another run");
    }
}
