package io.github.retentionmetrics.examples.report.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.retentionmetrics.examples.report.Run;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StagingTest {
    private static final List<String> NAMES = List.of("movement.csv", "repeat.csv", "summary.json");

    @TempDir
    Path folder;

    @BeforeEach
    void writeAnEarlierReport() throws IOException {
        for (String name : List.of("movement.csv", "summary.json", "survival.csv")) {
            Files.writeString(folder.resolve(name), "old " + name);
        }
        Files.writeString(folder.resolve("notes.txt"), "mine");
    }

    private void assertThatTheEarlierReportIsThere() throws IOException {
        assertThat(Run.namesIn(folder)).containsExactly("movement.csv", "notes.txt", "summary.json", "survival.csv");
        for (String name : List.of("movement.csv", "summary.json", "survival.csv")) {
            assertThat(folder.resolve(name)).hasContent("old " + name);
        }
    }

    private static void write(Staging staging, List<String> names) throws IOException {
        for (String name : names) {
            Files.writeString(staging.file(name), "new " + name);
        }
    }

    @Test
    void publishesAllFilesAndLeavesNothingElseBehind() throws IOException {
        try (Staging staging = Staging.open(folder)) {
            write(staging, NAMES);
            staging.publish(NAMES, List.of("survival.csv"));
        }
        assertThat(Run.namesIn(folder)).containsExactly("movement.csv", "notes.txt", "repeat.csv", "summary.json");
        for (String name : NAMES) {
            assertThat(folder.resolve(name)).hasContent("new " + name);
        }
    }

    @Test
    void aFileThatCannotBeMovedPutsTheEarlierReportBack() throws IOException {
        try (Staging staging = Staging.open(folder)) {
            publishWithoutSuccess(staging);
        }
        assertThatTheEarlierReportIsThere();
    }

    /** A file that has no folder to be moved to comes after one that has been moved. */
    private void publishWithoutSuccess(Staging staging) throws IOException {
        Files.createDirectory(staging.file("none"));
        List<String> names = List.of("movement.csv", "repeat.csv", "none/strange.csv", "summary.json");
        write(staging, names);
        assertThatThrownBy(() -> staging.publish(names, List.of("survival.csv")))
                .isInstanceOf(NoSuchFileException.class);
        assertThat(folder.resolve("movement.csv")).hasContent("new movement.csv");
        assertThat(folder.resolve("survival.csv")).doesNotExist();
        Files.delete(staging.file("none/strange.csv"));
        Files.delete(staging.file("none"));
    }

    @Test
    void aFileThatIsMissingLeavesTheEarlierReport() throws IOException {
        try (Staging staging = Staging.open(folder)) {
            write(staging, List.of("movement.csv", "repeat.csv"));
            assertThatThrownBy(() -> staging.publish(NAMES, List.of("survival.csv")))
                    .isInstanceOf(NoSuchFileException.class)
                    .hasMessage(staging.file("summary.json").toString());
            assertThat(folder.resolve("survival.csv")).hasContent("old survival.csv");
        }
        assertThatTheEarlierReportIsThere();
    }

    @Test
    void theNextRunUndoesWhatAKilledRunHadHalfPublished() throws IOException {
        Path hidden = folder.resolve(Staging.NAME);
        Files.createDirectories(hidden.resolve("new"));
        Files.createDirectories(hidden.resolve("old"));
        Files.writeString(hidden.resolve("lock"), "of a process that is gone");
        Files.write(hidden.resolve("journal"), NAMES);
        Files.move(folder.resolve("summary.json"), hidden.resolve("old/summary.json"));
        Files.move(folder.resolve("survival.csv"), hidden.resolve("old/survival.csv"));
        Files.move(folder.resolve("movement.csv"), hidden.resolve("old/movement.csv"));
        Files.writeString(folder.resolve("movement.csv"), "new");
        Files.writeString(folder.resolve("repeat.csv"), "new");
        Files.writeString(hidden.resolve("new/summary.json"), "new");
        Staging.open(folder).close();
        assertThatTheEarlierReportIsThere();
    }

    /**
     * Here a part of the earlier report is back in its place already, which a repeated recovery must not take for new.
     */
    @Test
    void aRecoveryThatWasInterruptedIsRepeated() throws IOException {
        Path hidden = folder.resolve(Staging.NAME);
        Files.createDirectories(hidden.resolve("new"));
        Files.createDirectories(hidden.resolve("old"));
        Files.write(hidden.resolve("journal"), NAMES);
        for (String name : NAMES) {
            Files.writeString(hidden.resolve("new").resolve(name), "new");
        }
        Files.move(folder.resolve("survival.csv"), hidden.resolve("old/survival.csv"));
        Staging.open(folder).close();
        assertThatTheEarlierReportIsThere();
    }

    @Test
    void anEarlierReportThatCannotBePutBackIsKeptForTheNextRun() throws IOException {
        Staging staging = Staging.open(folder);
        publishWithoutSuccess(staging);
        Files.writeString(folder.resolve("survival.csv"), "mine");
        assertThatThrownBy(staging::close)
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessage(folder.resolve("survival.csv").toString());
        assertThat(folder.resolve("survival.csv")).hasContent("mine");
        assertThatThrownBy(() -> Staging.open(folder)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(folder.resolve("survival.csv")).hasContent("mine");
        Files.delete(folder.resolve("survival.csv"));
        Staging.open(folder).close();
        assertThatTheEarlierReportIsThere();
    }

    @Test
    void theNextRunRemovesWhatAKilledRunHadNotYetPublished() throws IOException {
        Path hidden = folder.resolve(Staging.NAME);
        Files.createDirectories(hidden.resolve("new"));
        Files.writeString(hidden.resolve("new/movement.csv"), "new");
        Staging.open(folder).close();
        assertThatTheEarlierReportIsThere();
    }

    @Test
    void filesThatTheReportNeverWritesSurviveInTheHiddenFolder() throws IOException {
        Path strange = folder.resolve(Staging.NAME).resolve("new").resolve("strange.txt");
        Files.createDirectories(strange.getParent());
        Files.writeString(strange, "mine");
        Staging.open(folder).close();
        assertThat(strange).hasContent("mine");
    }

    @Test
    void closingTwiceDoesNotTouchTheNextRun() throws IOException {
        Staging first = Staging.open(folder);
        first.close();
        try (Staging second = Staging.open(folder)) {
            write(second, NAMES);
            first.close();
            assertThat(second.file("movement.csv")).hasContent("new movement.csv");
            assertThatThrownBy(() -> Staging.open(folder)).isInstanceOf(FolderLock.HeldException.class);
        }
    }

    @Test
    void refusesALinkInThePlaceOfTheHiddenFolder(@TempDir Path elsewhere) throws IOException {
        Files.createSymbolicLink(folder.resolve(Staging.NAME), elsewhere);
        assertThatThrownBy(() -> Staging.open(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(".retention-report: must be a folder: is a link");
        assertThat(Run.namesIn(elsewhere)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lock", "journal", "new/movement.csv", "old/movement.csv"})
    void refusesALinkInThePlaceOfAFile(String name, @TempDir Path elsewhere) throws IOException {
        Path mine = Files.writeString(elsewhere.resolve("mine.txt"), "movement.csv\n");
        Files.createSymbolicLink(inHiddenFolder(name), mine);
        assertThatIsRefused(name, "must be a file: is a link");
        assertThat(mine).hasContent("movement.csv\n");
        Files.delete(mine);
        assertThatIsRefused(name, "must be a file: is a link");
        assertThat(Run.namesIn(elsewhere)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"new", "old"})
    void refusesALinkInThePlaceOfAFolder(String name, @TempDir Path elsewhere) throws IOException {
        Path mine = Files.writeString(elsewhere.resolve("movement.csv"), "mine");
        Files.createSymbolicLink(inHiddenFolder(name), elsewhere);
        assertThatIsRefused(name, "must be a folder: is a link");
        assertThat(mine).hasContent("mine");
        assertThat(Run.namesIn(elsewhere)).containsExactly("movement.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lock", "journal", "new/movement.csv", "old/movement.csv"})
    void refusesAFolderInThePlaceOfAFile(String name) throws IOException {
        Path mine = Files.createDirectories(inHiddenFolder(name)).resolve("mine.txt");
        Files.writeString(mine, "mine");
        assertThatIsRefused(name, "must be a file: is a folder");
        assertThat(mine).hasContent("mine");
        assertThat(Run.namesIn(folder.resolve(Staging.NAME)))
                .containsExactly(Path.of(name).getName(0).toString());
    }

    /** To open a pipe would take for ever. */
    @ParameterizedTest
    @ValueSource(strings = {"lock", "journal", "new", "old"})
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void refusesAPipe(String name) throws IOException, InterruptedException {
        Process makesPipe = new ProcessBuilder("mkfifo", inHiddenFolder(name).toString()).start();
        assertThat(makesPipe.waitFor()).isZero();
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> assertThatIsRefused(name, "is a pipe or a device"));
    }

    @Test
    void aLockThatIsAnotherNameOfAForeignFileLeavesThatFileAlone(@TempDir Path elsewhere) throws IOException {
        Path mine = Files.writeString(elsewhere.resolve("mine.txt"), "mine");
        Files.createLink(inHiddenFolder("lock"), mine);
        Staging.open(folder).close();
        assertThat(mine).hasContent("mine");
        assertThatTheEarlierReportIsThere();
    }

    private Path inHiddenFolder(String name) throws IOException {
        Path file = folder.resolve(Staging.NAME).resolve(name);
        Files.createDirectories(file.getParent());
        return file;
    }

    private void assertThatIsRefused(String name, String reason) {
        assertThatThrownBy(() -> Staging.open(folder))
                .isInstanceOf(FileSystemException.class)
                .hasMessageStartingWith(folder.resolve(Staging.NAME).resolve(name) + ": ")
                .hasMessageEndingWith(reason);
        for (String file : List.of("movement.csv", "summary.json", "survival.csv")) {
            assertThat(folder.resolve(file)).hasContent("old " + file);
        }
    }
}
