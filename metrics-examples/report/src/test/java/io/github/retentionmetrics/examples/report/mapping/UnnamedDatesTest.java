package io.github.retentionmetrics.examples.report.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.examples.report.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mapping that does not name the form of its dates: the file is at fault where a form fits all of them. */
class UnnamedDatesTest {
    private static final String PURCHASES = "reads = purchases\ncustomer = customer\ndate = day\namount = total\n";

    @TempDir
    Path folder;

    private Run run(String mapping, String content, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("in.csv"), content);
        Path as = Files.writeString(folder.resolve("as.mapping"), mapping);
        String[] args = new String[options.length + 4];
        System.arraycopy(options, 0, args, 4, options.length);
        args[0] = mapping.contains("tickets") ? "--tickets" : "--purchases";
        args[1] = file.toString();
        args[2] = args[0] + "-as";
        args[3] = as.toString();
        return Run.into(folder.resolve("report"), args);
    }

    private static String purchases(String... days) {
        return IntStream.range(0, days.length)
                .mapToObj(i -> "c" + i + "," + days[i] + ",10.00\n")
                .collect(Collectors.joining("", "customer,day,total\n", ""));
    }

    private void assertRefused(Run run, String message) {
        assertThat(run.err()).isEqualTo(Run.line(folder.resolve("in.csv") + message));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(folder.resolve("report")).doesNotExist();
    }

    @Test
    void allFormsThatFitAllValuesAreNamed() throws IOException {
        assertRefused(
                run(PURCHASES, purchases("03/04/2026", "04/03/2026", "05/06/2026")),
                ": column day must have its form named by the mapping: dd/MM/yyyy and MM/dd/yyyy both fit all 3 values;"
                        + " name one with: date = day as dd/MM/yyyy");
        assertRefused(
                run(PURCHASES, purchases("05-01-26", "26-01-05")),
                ": column day must have its form named by the mapping: dd-MM-yy and yy-MM-dd both fit all 2 values;"
                        + " name one with: date = day as dd-MM-yy");
        assertRefused(
                run(PURCHASES, purchases("31/12/2025", "05/06/2026")),
                ": column day must have its form named by the mapping: dd/MM/yyyy fits all 2 values; name it with:"
                        + " date = day as dd/MM/yyyy");
        assertRefused(
                run(PURCHASES, purchases("10-Dez-25")),
                ": column day must have its form named by the mapping: dd-MMM-yy fits its 1 value; name it with:"
                        + " date = day as dd-MMM-yy and month names = de");
    }

    /** It is a rule of the file, and holds where bad records are skipped. */
    @Test
    void theFileIsRefusedWhenBadRowsAreSkippedToo() throws IOException {
        assertRefused(
                run(PURCHASES, purchases("03/04/2026", "04/03/2026"), "--skip-bad-rows"),
                ": column day must have its form named by the mapping: dd/MM/yyyy and MM/dd/yyyy both fit all 2 values;"
                        + " name one with: date = day as dd/MM/yyyy");
    }

    @Test
    void whereNoFormFitsAllValuesTheFirstRecordIsBad() throws IOException {
        assertRefused(
                run(PURCHASES, purchases("31/12/2025", "12/31/2025", "05/06/2026")),
                " record 1 (line 2), column day: day must be a calendar date yyyy-MM-dd: 31/12/2025"
                        + " (--skip-bad-rows leaves such rows out)");
        assertRefused(
                run(PURCHASES, purchases("03/04/2026", "2026-01-05")),
                " record 1 (line 2), column day: day must be a calendar date yyyy-MM-dd: 03/04/2026"
                        + " (--skip-bad-rows leaves such rows out)");
        assertRefused(
                run(PURCHASES, purchases("2026-01-05", "03/04/2026")),
                " record 2 (line 3), column day: day must be a calendar date yyyy-MM-dd: 03/04/2026"
                        + " (--skip-bad-rows leaves such rows out)");
    }

    @Test
    void recordsThatFitNoFormAreSkippedAndTheOthersRead() throws IOException {
        Run run = run(PURCHASES, purchases("03/04/2026", "2026-01-05", "31/12/2026", "2026-01-06"), "--skip-bad-rows");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("4 records: 2 kept, 0 joined to an order, 0 left out, 2 skipped");
        assertThat(Files.readAllLines(folder.resolve("report/rejects.csv")))
                .map(line -> line.substring(line.indexOf(',')))
                .containsExactly(
                        ",record,line,column,rule",
                        ",1,2,day,must be a calendar date yyyy-MM-dd",
                        ",3,4,day,must be a calendar date yyyy-MM-dd");
    }

    @Test
    void timesSayWhoseClockCanBeNamed() throws IOException {
        String tickets = "reads = tickets\nticket = id\ncreated = opened\nsolved = closed\n";
        assertRefused(
                run(tickets, "id,opened,closed\n1,28/03/2026 02:30,\n2,29/03/2026 02:30,\n", "--zone", "UTC"),
                ": column opened must have its form named by the mapping: dd/MM/yyyy HH:mm fits all 2 values; name it"
                        + " with: created = opened as dd/MM/yyyy HH:mm local, or in UTC or another zone instead of local");
    }

    @ParameterizedTest
    @ValueSource(strings = {"order = customer\n", "order = customer\namount = total, once per order\n"})
    void recordsOfOrdersWaitToo(String order) throws IOException {
        String mapping = order.contains("amount") ? PURCHASES.replace("amount = total\n", order) : PURCHASES + order;
        assertRefused(
                run(mapping, purchases("03/04/2026", "04/03/2026")),
                ": column day must have its form named by the mapping: dd/MM/yyyy and MM/dd/yyyy both fit all 2 values;"
                        + " name one with: date = day as dd/MM/yyyy");
    }

    @Test
    void aLargeFileIsRefusedBeforeItsEnd() throws IOException {
        StringBuilder content = new StringBuilder("customer,day,total\n");
        for (int i = 0; i < UnnamedDates.MOST_WAITING + 10; i++) {
            content.append("c,03/04/2026,1\n");
        }
        assertRefused(
                run(PURCHASES, content + "c,31/12/2026,1\n"),
                ": column day must have its form named by the mapping: dd/MM/yyyy and MM/dd/yyyy both fit all 100000"
                        + " values; name one with: date = day as dd/MM/yyyy");
    }
}
