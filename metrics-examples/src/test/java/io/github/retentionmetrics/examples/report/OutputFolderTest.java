package io.github.retentionmetrics.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        ReportPart part = (input, output) -> {
            for (int i = 10; i < 28; i++) {
                Files.writeString(output.folder().file("file" + i + ".csv"), "");
            }
        };
        Run run = Run.of(false, List.of(part), "--out", out.toString());
        assertThat(run.out())
                .endsWith(Run.line("  In " + out + ": file10.csv, file11.csv, file12.csv, file13.csv, file14.csv, "
                                + "file15.csv, file16.csv,")
                        + Run.line(
                                "    file17.csv, file18.csv, file19.csv, file20.csv, file21.csv, file22.csv, file23.csv,")
                        + Run.line("    file24.csv, file25.csv, file26.csv, file27.csv, summary.json"));
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

    @Test
    void leavesAFolderAloneWhoseSummaryIsNotOurs() throws IOException {
        for (String summary : List.of("{", "[]", "{\"files\": \"all\"}", "{\"files\": [\"../a.csv\", 1, \".\"]}")) {
            Files.createDirectories(out);
            Files.writeString(folder.resolve("a").resolve("a.csv"), "mine");
            Files.writeString(out.resolve("summary.json"), summary);
            assertThat(run("movement.csv", "new").exitCode()).isEqualTo(RetentionReport.DONE);
            assertThat(folder.resolve("a").resolve("a.csv")).hasContent("mine");
        }
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
                .startsWith(Run.line("--out must not be where the report replaces an input: "
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
                .startsWith(Run.line("--out must not have a folder named as a file of the report: "
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
}
