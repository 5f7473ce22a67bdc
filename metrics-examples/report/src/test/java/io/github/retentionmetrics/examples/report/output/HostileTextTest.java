package io.github.retentionmetrics.examples.report.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.examples.report.RetentionReport;
import io.github.retentionmetrics.examples.report.Run;
import io.github.retentionmetrics.examples.report.text.Printable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text from data must neither steer a terminal nor run in a spreadsheet, and a summary must reach its reader. */
class HostileTextTest {
    private static final String RED = "\u001b[31m";
    private static final String RIGHT_TO_LEFT = "\u202e";

    @TempDir
    Path folder;

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    @Test
    void theSummaryShowsControlCharactersAsEscapes() throws IOException {
        Path purchases =
                write("p" + RED + RIGHT_TO_LEFT + ".csv", "customer_id,date,amount\na,2025-01-01,5\nb,2025-01-02,5\n");
        Path customers = write("c.csv", "customer_id,chan" + RED + "nel\na,w" + RIGHT_TO_LEFT + "eb\nb,shop\n");
        Run run = Run.of(
                "--purchases",
                purchases.toString(),
                "--customers",
                customers.toString(),
                "--out",
                folder.resolve("out" + RED).toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("p\\u001b[31m\\u202e.csv", "out\\u001b[31m")
                .doesNotContain("\u001b", RIGHT_TO_LEFT);
    }

    @Test
    void errorsShowControlCharactersAsEscapes() {
        Run run = Run.of(
                "--purchases",
                folder.resolve("x" + RED + RIGHT_TO_LEFT + "\n.csv").toString());
        assertThat(run.err())
                .isEqualTo(Run.line(folder + "/x\\u001b[31m\\u202e\\u000a.csv: file must be readable: no such file"));
        assertThat(Run.of("--gran" + RED + "ularity").err()).contains("\\u001b").doesNotContain("\u001b");
    }

    @Property(seed = "20260101")
    boolean printableTextHasNoControlCharacters(@ForAll String text) {
        return Printable.of(text).codePoints().noneMatch(Character::isISOControl);
    }

    @ParameterizedTest
    @CsvSource({"abc", "a\\b", "Zoë", "日本", "👩‍👩‍👧", "−5"})
    void ordinaryTextIsPrintedAsItIs(String text) {
        assertThat(Printable.of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "=1+1, '=1+1",
                "+31612345678, '+31612345678",
                "-A1, '-A1",
                "-1+1, '-1+1",
                "--5, '--5",
                "@SUM(A1), '@SUM(A1)",
                "\"\t=1\", \"'\t=1\"",
                "\"\r=1\", \"'\r=1\"",
                "'quoted, ''quoted",
                "＝1+1, '＝1+1",
                "-5, -5",
                "-12.50, -12.50",
                "a=b, a=b",
                "\"\", \"\""
            })
    void textThatASpreadsheetWouldRunGetsAnApostrophe(String text, String expected) {
        assertThat(CsvText.defused(text)).isEqualTo(expected);
    }

    @Property(seed = "20260101")
    boolean theApostropheCanBeTakenAwayAgain(@ForAll String text) {
        String written = CsvText.defused(text);
        return (written.startsWith("'") ? written.substring(1) : written).equals(text);
    }

    @Test
    void identifiersInFilesAreDefused() throws IOException {
        Path purchases = write("p.csv", "customer_id,date,amount\n=cmd|x,2025-01-01,-5\n=cmd|x,2025-01-01,9\n");
        Path out = folder.resolve("out");
        assertThat(Run.of("--purchases", purchases.toString(), "--out", out.toString())
                        .exitCode())
                .isZero();
        assertThat(Files.readString(out.resolve("customers.csv")))
                .contains("\n'=cmd|x,2025-01-01")
                .doesNotContain("\n=");
    }

    @Test
    void aSummaryThatCannotBePrintedIsAFailure() {
        PrintStream closed = new PrintStream(new Unwritable(), true, StandardCharsets.UTF_8);
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = RetentionReport.run(
                new String[] {"--out", folder.resolve("out").toString()},
                closed,
                new PrintStream(err, true, StandardCharsets.UTF_8));
        assertThat(exitCode).isEqualTo(RetentionReport.FAILED);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo(Run.line("The output could not be printed: standard output is closed or full"));
        assertThat(folder.resolve("out").resolve("summary.json")).isRegularFile();
    }

    private static final class Unwritable extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("closed");
        }
    }
}
