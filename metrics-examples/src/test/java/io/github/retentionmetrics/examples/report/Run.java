package io.github.retentionmetrics.examples.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a run of the program in this process returned and printed. */
record Run(int exitCode, String out, String err) {

    static Run of(String... args) {
        return of(false, ReportParts.all(), args);
    }

    static Run of(boolean isInteractive, List<ReportPart> parts, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream outStream = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8);
        int exitCode = new RetentionReport(new Terminal(outStream, errStream, isInteractive), parts).run(args);
        return new Run(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** A line of output as the program ends it. */
    static String line(String text) {
        return text + System.lineSeparator();
    }

    /** Everything in a folder, hidden or not. */
    static List<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
