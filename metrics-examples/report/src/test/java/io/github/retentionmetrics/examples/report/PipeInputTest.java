package io.github.retentionmetrics.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Inputs that are pipes: they have no positions, and a reader waits for what is written. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PipeInputTest {
    private static final String PURCHASES = "customer_id,date,amount\nC1,2025-01-01,5\nC2,2025-02-01,7\n";

    @TempDir
    Path folder;

    private Path pipe;

    @BeforeEach
    void makePipe() throws IOException, InterruptedException {
        pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
    }

    private Run runWhileWriting(boolean isInteractive, String content) throws InterruptedException {
        return runWhileWriting(
                isInteractive,
                content,
                "--purchases",
                pipe.toString(),
                "--out",
                folder.resolve("out").toString());
    }

    private Run runWhileWriting(boolean isInteractive, String content, String... args) throws InterruptedException {
        Thread writer = new Thread(() -> {
            try {
                Files.writeString(pipe, content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        writer.start();
        Run run = Run.of(isInteractive, ReportParts.all(), args);
        writer.join();
        return run;
    }

    @Test
    void isReadLikeAFile() throws IOException, InterruptedException {
        Run run = runWhileWriting(false, PURCHASES);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("2 rows from " + pipe);
        Path file = Files.writeString(folder.resolve("file"), PURCHASES);
        Path again = folder.resolve("again");
        Run.of("--purchases", file.toString(), "--out", again.toString());
        assertThat(folder.resolve("out").resolve("customers.csv"))
                .hasSameTextualContentAs(again.resolve("customers.csv"));
    }

    @Test
    void isDescribedLikeAFile() throws IOException, InterruptedException {
        String content = PURCHASES + "C9,2025-02-01,5\n".repeat(30_000);
        Run run = runWhileWriting(false, content, "--describe", pipe.toString());
        assertThat(run.err()).isEmpty();
        Path file = Files.writeString(folder.resolve("file"), content);
        assertThat(run.out().replace("pipe", "file"))
                .isEqualTo(Run.of("--describe", file.toString()).out())
                .contains("30,002 records");
    }

    @Test
    void aLongOneIsReadToItsEnd() throws InterruptedException {
        StringBuilder content = new StringBuilder("customer_id,date,amount\n");
        for (int i = 0; i < 20_000; i++) {
            content.append('C').append(i).append(",2025-01-01,5\n");
        }
        assertThat(runWhileWriting(false, content.toString()).out()).contains("20,000 rows from " + pipe);
    }

    @Test
    void aPersonAtATerminalIsToldWhatTheProgramWaitsFor() throws InterruptedException {
        assertThat(runWhileWriting(true, PURCHASES).err())
                .isEqualTo(Run.line("Reading " + pipe + " until the program that writes it ends"));
    }

    @Test
    void badRowsAreNamedAsInAFile() throws InterruptedException {
        assertThat(runWhileWriting(false, "customer_id,date,amount\nC1,2025-01-01,x\n")
                        .err())
                .startsWith(pipe + " line 2, column amount: ");
    }

    @Test
    void standardInputIsRead() throws IOException, InterruptedException {
        String out = folder.resolve("out").toString();
        Process process = Run.command(List.of(), "--purchases", "/dev/stdin", "--out", out)
                .redirectErrorStream(true)
                .start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(PURCHASES.getBytes(StandardCharsets.UTF_8));
        }
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(printed).contains("2 rows from /dev/stdin");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void aProgramThatWaitsForAPipeEndsWhenItIsTold() throws IOException, InterruptedException {
        Process process = Run.command(
                        List.of(),
                        "--purchases",
                        pipe.toString(),
                        "--out",
                        folder.resolve("out").toString())
                .start();
        // a writer's end opens when the reader's does
        try (OutputStream open = Files.newOutputStream(pipe)) {
            open.write('c');
            open.flush();
            process.destroy();
            assertThat(process.waitFor()).isNotZero();
        }
        assertThat(Run.namesIn(folder)).containsExactly("pipe");
    }
}
