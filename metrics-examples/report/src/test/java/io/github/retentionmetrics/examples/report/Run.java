package io.github.retentionmetrics.examples.report;

import io.github.retentionmetrics.examples.report.parts.ReportPart;
import io.github.retentionmetrics.examples.report.text.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What a run of the program in this process returned and printed. */
public record Run(int exitCode, String out, String err) {

    public static Run of(String... args) {
        return of(false, ReportParts.all(), args);
    }

    /** Runs the program with a folder for its report. */
    public static Run into(Path out, String... args) {
        return of(Stream.concat(Arrays.stream(args), Stream.of("--out", out.toString()))
                .toArray(String[]::new));
    }

    /** Runs the program on one file, which the last of the options takes, with the report in a folder beside it. */
    public static Run on(Path folder, String content, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("input.csv"), content);
        return into(
                folder.resolve("report"),
                Stream.concat(Arrays.stream(options), Stream.of(file.toString()))
                        .toArray(String[]::new));
    }

    public static Run of(boolean isInteractive, List<ReportPart> parts, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream outStream = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8);
        int exitCode = new RetentionReport(new Terminal(outStream, errStream, isInteractive), parts).run(args);
        return new Run(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Runs the program in a process of its own. */
    public static Run inAnotherProcess(String... args) throws IOException, InterruptedException {
        return inAnotherProcess(List.of(), args);
    }

    /** Runs the program in a process of its own, started by another command such as a shell with limits. */
    public static Run inAnotherProcess(List<String> starter, String... args) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("run");
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        try {
            Process process = command(starter, args)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
                throw new IOException("the program does not end");
            }
            return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            Files.deleteIfExists(out);
            Files.deleteIfExists(err);
            Files.delete(folder);
        }
    }

    /** The program as a process that is not yet started. */
    static ProcessBuilder command(List<String> starter, String... args) {
        List<String> command = new ArrayList<>(starter);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Dfile.encoding=UTF-8"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), RetentionReport.class.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command);
    }

    /** A line of output as the program ends it. */
    public static String line(String text) {
        return text + System.lineSeparator();
    }

    /** Everything in a folder, hidden or not. */
    public static List<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
