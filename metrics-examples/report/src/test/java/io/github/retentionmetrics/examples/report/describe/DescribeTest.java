package io.github.retentionmetrics.examples.report.describe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.examples.report.Run;
import io.github.retentionmetrics.examples.report.mapping.Presets;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescribeTest {
    private static final String RETAIL = """
            Bestelnummer;Klant;E-mail;Besteldatum;Bedrag;Status;Regel
            1001;Anna de Vries;anna@example.com;31-01-2026;€ 1.234,50;Betaald;1
            1001;Anna de Vries;anna@example.com;31-01-2026;;;2
            1002;Piet Jansen;piet@example.com;01-02-2026;€ 9,95;Open;1
            1003;Anna de Vries;ANNA@example.com;02-02-2026;€ 20,00;Betaald;1
            """;

    @TempDir
    Path folder;

    private Run describe(String content, Charset encoding) throws IOException {
        Path file = folder.resolve("file.csv");
        Files.writeString(file, content, encoding);
        Run run = Run.of("--describe", file.toString());
        assertThat(run.out().lines().filter(line -> !line.contains("file.csv")))
                .allMatch(line -> line.length() <= 80 || !line.startsWith("#"));
        return run;
    }

    private Run describe(String content) throws IOException {
        return describe(content, StandardCharsets.UTF_8);
    }

    /** The output as one line without the signs of comments. */
    private static String flat(Run run) {
        return run.out()
                .lines()
                .map(line -> line.startsWith("#") ? line.substring(1) : line)
                .collect(Collectors.joining(" "))
                .replaceAll("\\s+", " ");
    }

    @Test
    void aFileIsDescribedWithoutItsValuesAndAMappingIsProposed() throws IOException {
        Run run = describe(RETAIL, Charset.forName("windows-1252"));
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        String command = "#   --purchases " + folder.resolve("file.csv") + " --purchases-as ./our.mapping";
        assertThat(run.out().replace(System.lineSeparator(), "\n")).isEqualTo("""
                # file.csv: what it looks like. Nothing is computed or applied. Values are shown
                # of columns such as a status only, and of all others their shapes: A and a for
                # letters, 9 for digits, + for more of the same.
                #
                # encoding    windows-1252, not UTF-8: byte 0x80 at offset 105 (line 2); it is €
                #             in windows-1252 and a control character in iso-8859-1
                # separator   semicolon: all 4 records have 7 fields
                # quotes      no field is in quotes
                # table       header on line 1; 4 records, the last on line 5
                #
                #   # column                     filled different written as
                #   1 Bestelnummer                 100%         3 9999
                #      may be the key of an order: 1 record repeats an earlier one, always the
                #      one above; what differs or is empty then: Bedrag, Status, Regel
                #   2 Klant                        100%         2 Aaaa aa Aaaaa  Aaaa Aaaaa+
                #   3 E-mail                       100%         3 aaaa@aaaa+.aaa  AAAA@aaaa+.aaa
                #   4 Besteldatum                  100%         3 99-99-9999
                #      date: dd-MM-yyyy fits all 3 different values
                #   5 Bedrag                        75%         3 € 9.999,99  € 9,99  € 99,99
                #      number: 1.234,56 fits all 3 different values; with €
                #   6 Status                        75%         2 Aaaaa+  Aaaa
                #      values: Betaald 2, Open 1
                #   7 Regel                        100%         2 9
                #
                # No preset has all its columns here. The nearest is excel-nl-unicode, which
                # lacks Klantnr.
                #
                # Or a mapping of your own. Save all of this as our.mapping, check each line,
                # and replace each ? by what is true; with a ? it does not run. Then:
                COMMAND

                reads     = purchases
                encoding  = windows-1252
                separator = semicolon
                # order: Bestelnummer repeats. If the records of one Bestelnummer are one order,
                # write Bestelnummer; if not, delete the line, and 'once per order' below
                order     = ?
                # customer: or Klant
                customer  = E-mail as e-mail
                date      = Besteldatum as dd-MM-yyyy
                amount    = Bedrag, once per order
                numbers   = 1.234,56
                symbol    = €
                # Status has Betaald 2, Open 1; empty in some. Put each value on one of the two
                # lines:
                keep      = Status: ?
                leave out = Status: ?
                """.replace("COMMAND", command));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "windows-1252 | naïve  | 'windows-1252 or iso-8859-1, not UTF-8: byte 0xEF at offset 4 (line 1); it is ï in both'",
                "windows-1252 | na€ve  | 'windows-1252, not UTF-8: byte 0x80 at offset 4 (line 1); it is € in windows-1252'",
                "utf-8        | naïve  | 'UTF-8: all bytes fit; the first that is not ASCII is byte 0xC3 at offset 4 (line 1)'",
                "utf-8        | naive  | plain ASCII",
                "utf-16le     | naive  | UTF-16LE without a byte order mark",
                "utf-16be     | naive  | UTF-16BE without a byte order mark",
                "utf-16       | naive  | 'UTF-16, by the byte order mark FE FF'",
            })
    void theByteThatDecidesOnTheEncodingIsNamed(String encoding, String name, String expected) throws IOException {
        Run run = describe("a," + name + ",date\nx,y,2026-01-05\n", Charset.forName(encoding));
        assertThat(flat(run)).contains("encoding " + expected);
    }

    @Test
    void mixedEncodingsAreTold() throws IOException {
        Path file = Files.write(folder.resolve("mixed.csv"), new byte[] {
            'a', ',', 'b', '\n', (byte) 0xC3, (byte) 0xAB, ',', '1', '\n', (byte) 0xEB, ',', '2', '\n'
        });
        Run run = Run.of("--describe", file.toString());
        assertThat(flat(run))
                .contains("mixed: byte 0xC3 at offset 4 (line 2) begins a character of UTF-8, and byte 0xEB at offset 9"
                        + " (line 3) is none")
                .contains("encoding = ?");
    }

    @Test
    void linesBeforeAndBelowTheTableAreFound() throws IOException {
        Run run = describe("""
                Report of March
                Shop;North

                Klant;Datum;Bedrag
                k1;2026-01-05;1,50
                k2;2026-01-06;2,50

                Made by us
                12 lines
                """);
        assertThat(flat(run))
                .contains("header on line 4, 3 lines before it; 2 records, the last on line 6")
                .contains("the table ends at the blank line 7; 2 lines follow from line 8 on")
                .contains("skip = 3")
                .contains("ends at = blank line");
    }

    @Test
    void theLineThatNamesTheSeparatorNeedsNoSkip() throws IOException {
        Run run = describe("sep=|\nKlant|Datum|Bedrag\nk1|2026-01-05|1,50\n");
        assertThat(flat(run))
                .contains("pipe: the record has 3 fields, and the first line names it")
                .contains("separator = pipe")
                .doesNotContain("skip =");
    }

    @Test
    void aSecondHeaderAndATotalAreFound() throws IOException {
        assertThat(flat(describe("ID,Date,Score\n,Response,Open-Ended\n1,2026-01-05,9\n2,2026-01-06,10\n")))
                .contains("header on line 1, the record below belongs to it; 2 records")
                .contains("header rows = 2");
        assertThat(flat(describe("Customer,Date,Amount\nc1,2026-01-05,9.00\nc2,2026-01-06,10.00\nTotal,,19.00\n")))
                .contains("the last record (line 4) looks like a total");
    }

    @Test
    void withoutAHeaderNothingIsRepeated() throws IOException {
        Run run = describe("Jan Jansen,jan@example.com,2026-01-05,12.50\nPiet Puk,piet@example.com,2026-01-06,3.20\n");
        assertThat(flat(run)).contains("no header: the first record looks like data");
        assertThat(run.out()).doesNotContain("Jan").doesNotContain("Piet").doesNotContain("example");
        assertThat(run.out().lines()).allMatch(line -> line.startsWith("#"));
    }

    /** Values are listed of columns about orders only, and of others only where their name is that of a group. */
    @Test
    void valuesOfPeopleAreNotListed() throws IOException {
        String rows = IntStream.range(0, 40)
                .mapToObj(i -> "c" + i + ",2026-01-0" + (i % 9 + 1) + ",1.00,Ship" + i % 2 + ",Anna Bakker,Web,"
                        + (i < 2 ? "x@y.nl" : "paid"))
                .collect(Collectors.joining("\n"));
        Run run = describe("Customer,Date,Amount,Ship State,Verkoper,Channel,Status\n" + rows + "\n");
        assertThat(flat(run)).contains("values: Web 40");
        assertThat(run.out()).doesNotContain("Bakker").doesNotContain("Ship0").doesNotContain("x@y.nl");
    }

    @Test
    void textsThatStandForNothingAreNoValues() throws IOException {
        Run run = describe("Ticket,Customer,Created at,Solved at\n1,c1,2026-01-05 10:00,-\n2,c2,2026-01-06 11:00,"
                + "2026-01-07 09:30\n");
        assertThat(flat(run))
                .contains("stands for nothing: - 1")
                .contains("reads = tickets")
                .contains("empty = -")
                .contains("created = Created at as yyyy-MM-dd HH:mm ?");
    }

    @Test
    void namesThatAMappingCannotHoldArePositions() throws IOException {
        Run run = describe("\"Klant, of niet\",\"Datum\n(dag)\",Bedrag,Bedrag\nk1,2026-01-05,1.50,2\n");
        assertThat(flat(run)).contains("customer = ?").contains("date = #2").contains("amount = #3");
    }

    @Test
    void aPresetThatNeedsOtherLinesSaysWhich() throws IOException {
        Run run =
                describe("Klantnr,Besteldatum,Bedrag (€),Status\n1,05-01-2026,1.50,Betaald\n2,06-01-2026,2.50,Nieuw\n");
        assertThat(flat(run))
                .contains("--purchases-as excel-nl-orders but this file is written differently: copy the preset, and"
                        + " change it to encoding = utf-8 and separator = comma")
                .contains("but it neither keeps nor leaves out Nieuw of Status: copy the preset, and add it");
    }

    @Test
    void thePlainFormNeedsNoMapping() throws IOException {
        assertThat(flat(describe("customer_id,date,amount\nc1,2026-01-05,1.50\n")))
                .contains("It has the columns of the plain form, and needs no mapping if their values have it too:"
                        + " --purchases " + folder.resolve("file.csv"));
    }

    @Test
    void moreDifferentValuesThanAreCountedAreMore() throws IOException {
        StringBuilder content = new StringBuilder("Order,Customer,Date,Amount\n");
        for (int i = 0; i <= DistinctCount.MOST; i++) {
            content.append(i).append(",c").append(i % 7).append(",2026-01-05,1.25\n");
        }
        String output = flat(describe(content.toString()));
        assertThat(output).contains("1 Order 100% >100,000 9999").contains("2 Customer 100% 7 a9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer\u001b[31m", "cust\u202eomer", "cust\u0007omer"})
    void whatATerminalMustNotPrintIsEscaped(String name) throws IOException {
        Run run = describe(name + ",date,status\nc1,2026-01-05,\u001b[2Jpaid\nc1,2026-01-06,\u001b[2Jpaid\n");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().chars().filter(c -> c != '\n' && c != '\r'))
                .noneMatch(c -> Character.isISOControl(c) || c == '\u202e');
    }

    @Test
    void hostileFilesGetAClearAnswer() throws IOException {
        String many = ",x".repeat(RecordScanner.MOST_FIELDS + 1);
        assertThat(describe("a" + many + "\n").err())
                .endsWith(Run.line("file.csv line 1: row must have at most 16384 fields: has more"));
        assertThat(describe("a,b\n1,2\n" + many + "\n").err())
                .endsWith(Run.line("file.csv line 3: row must have at most 16384 fields: has more"));
        assertThat(describe("\n".repeat(1000)).err())
                .endsWith(Run.line("file.csv: file must start with a header: empty file"));
        assertThat(flat(describe("customer,date,amount\n\"" + "x".repeat(3_000_000))))
                .contains("double, but the quote that opens on line 2 is never closed");
        assertThat(flat(describe("customer,date,amount\nc1,2026-01-05," + "1".repeat(100_000) + "\n")))
                .contains("1 record with a field of more than 4,096 characters");
        assertThat(Run.of("--describe", folder.toString()).err())
                .isEqualTo(Run.line(folder + ": file must be readable: is a folder"));
        Path binary = Files.write(folder.resolve("binary.csv"), new byte[] {1, 2, 0, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});
        assertThat(Run.of("--describe", binary.toString()).err())
                .isEqualTo(Run.line(binary + ": file must be CSV text: is binary data, since some of its bytes are 0"));
        Path packed = Files.write(folder.resolve("packed.csv"), new byte[] {'P', 'K', 3, 4, 20, 0});
        assertThat(Run.of("--describe", packed.toString()).err())
                .isEqualTo(Run.line(packed + ": file must be CSV text: is a ZIP archive; unpack it first"));
        assertThat(Run.of("--describe", folder.resolve("none.csv").toString()).err())
                .isEqualTo(Run.line(folder.resolve("none.csv") + ": file must be readable: no such file"));
    }

    @Test
    void presetsAreListedWithALineEach() {
        Run run = Run.of("--list-presets");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
        for (String name : Presets.names()) {
            assertThat(run.out()).containsPattern("(?m)^  " + name + " +[A-Z\\p{Ll}].{10,}$");
        }
        assertThat(run.out()).contains("--purchases-as shopify-orders").contains("--describe NAME");
    }

    @Test
    void aPresetIsPrintedAsItIs() {
        for (String name : List.of("shopify-orders", "excel-nl-orders")) {
            assertThat(Run.of("--describe", name).out()).isEqualTo(Presets.content(name));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--describe x.csv --purchases y.csv | --describe must come without inputs: x.csv",
                "--list-presets --purchases y.csv   | --list-presets must come without inputs: an input is given",
                "--describe shopify                 | --describe must be a file, or a preset that --list-presets shows: shopify",
            })
    void theyComeAlone(String commandLine, String expected) {
        Run run = Run.of(commandLine.split(" "));
        assertThat(run.err()).startsWith(Run.line(expected));
        assertThat(run.exitCode()).isEqualTo(2);
    }
}
