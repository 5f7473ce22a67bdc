package io.github.retentionmetrics.examples.report.describe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.examples.report.Run;
import io.github.retentionmetrics.examples.report.mapping.Presets;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    private static final String BOOKINGS = """
            Boekstuknummer;Factuurdatum;Code;Omschrijving;Bedrag
            2026001;03-01-2026;101;Stoel;100,00
            ;;;;21,00
            2026002;04-02-2026;102;;-10,00
            2026003;14-02-2026;101;Tafel;30,00
            ;;;Lamp;5,50
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

    /** The lines of a mapping, without comments. */
    private static String mapping(Run run) {
        return run.out()
                .lines()
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> line.replaceAll(" +", " ") + "\n")
                .collect(Collectors.joining());
    }

    @Test
    void aBookingWithItsHeadOnItsFirstRecordOnlyIsToBeFilledDown() throws IOException {
        Run run = describe(BOOKINGS);
        assertThat(flat(run))
                .contains("fill down: Boekstuknummer, Factuurdatum and Code are filled in 3 records, and all empty in"
                        + " the same 2 others, where Bedrag is filled. If these belong to the booking above them, take"
                        + " off the two ?; if not, delete both lines");
        assertThat(mapping(run)).isEqualTo("""
                reads = purchases
                separator = semicolon
                fill down = Boekstuknummer, Factuurdatum, Code ?
                order = Boekstuknummer ?
                customer = Code
                date = Factuurdatum as dd-MM-yyyy
                amount = Bedrag
                numbers = 1234,56
                """);
        Run open = report(run.out(), "--purchases");
        assertThat(open.err()).contains("fill down must be filled in: Boekstuknummer, Factuurdatum, Code ?");
        Run closed = report(run.out().replaceAll("(?m)^(fill down .*|order .*) [?]$", "$1"), "--purchases");
        assertThat(closed.err()).isEmpty();
        assertThat(closed.out())
                .contains("5 records: 3 kept, 2 joined to an order")
                .contains("EUR 146.50");
    }

    /** Reads the file that was described by a mapping. */
    private Run report(String mapping, String option, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("our.mapping"), mapping);
        List<String> options = new ArrayList<>(
                List.of(option, folder.resolve("file.csv").toString(), option + "-as", file.toString()));
        options.addAll(List.of(more));
        return Run.of(options.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // the first record has no head
                "Boekstuknummer;Factuurdatum;Code;Bedrag\n;;;1,50\n7;2026-01-05;k1;2,50\n;;;3,50\n",
                // not the same records
                "Boekstuknummer;Factuurdatum;Code;Bedrag\n7;2026-01-05;k1;2,50\n;2026-01-05;k1;3,50\n8;;k2;1,50\n",
                // what has no head has no amount either
                "Boekstuknummer;Factuurdatum;Code;Wat;Bedrag\n7;2026-01-05;k1;x;2,50\n;;;y;\n8;2026-01-06;k2;z;1,50\n",
                // a purchase without a customer
                "Datum;Klantnr;E-mail;Bedrag\n2026-01-05;k1;a@b.nl;2,50\n2026-01-06;;;3,50\n"
            })
    void nothingElseIsToBeFilledDown(String content) throws IOException {
        assertThat(describe(content).out()).contains("reads ").doesNotContain("fill down");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ticket,Created at,Solved at,Status;1,2026-01-05,,Open;2,2026-01-06,2026-01-07,Solved | tickets"
                        + " | Status has Open 1, Solved 1. Open tickets must stay in",
                "Customer,Start date,End date,Status;k1,2026-01-05,,active;k2,2026-01-06,2026-02-07,ended | subscriptions"
                        + " | Status has active 1, ended 1. Ended subscriptions must stay in",
            })
    void openTicketsAndEndedSubscriptionsStayIn(String content, String kind, String expected) throws IOException {
        Run run = describe(content.replace(';', '\n') + "\n");
        assertThat(flat(run)).contains("reads = " + kind).contains(expected);
        assertThat(mapping(run)).doesNotContain("keep").doesNotContain("leave out");
        assertThat(run.out()).containsPattern("(?m)^# keep +[=] Status: [?]$").containsPattern("(?m)^# leave out = St");
        assertThat(report(run.out(), "--" + kind).err()).doesNotContain("must be filled in");
    }

    @Test
    void thePriceOfSubscriptionsIsProposed() throws IOException {
        Run run = describe("""
                Customer,Subscription ID,Plan,Start date,End date,Price,Billing interval,Seats,Status,Currency
                k1,s1,Gold,2026-01-05,,30.00,month,1,active,EUR
                k2,s2,Gold,2026-01-06,2026-02-07,300.00,year,2,canceled,USD
                """);
        assertThat(mapping(run).lines().map(line -> line.replaceAll(" +", " ")))
                .containsSubsequence(
                        "reads = subscriptions",
                        "customer = Customer",
                        "start = Start date",
                        "end = End date",
                        "subscription = Subscription ID",
                        "plan = Plan",
                        "amount = Price",
                        "interval = Billing interval",
                        "quantity = Seats",
                        "status = Status",
                        "currency = Currency",
                        "numbers = 1234.56");
        Run report = report(run.out(), "--subscriptions");
        assertThat(report.err()).isEmpty();
        assertThat(report.out()).contains("Recurring revenue", "EUR 30.00 a month", "USD 50.00 a month");
    }

    @Test
    void otherWordsInPricesAreAskedFor() throws IOException {
        Run run = describe("""
                Klant,Abonnement,Startdatum,Einddatum,Prijs,Frequentie,Status
                k1,Goud,2026-01-05,,30,Maandelijks,Lopend
                k2,Goud,2026-01-06,2026-02-07,300,Jaarlijks,Gestopt
                """);
        assertThat(flat(run))
                .contains("reads = subscriptions", "amount = Prijs", "interval = Frequentie", "interval words = ?")
                .contains("status = Status status words = ?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hoe tevreden bent u over onze winkel, van 0 tot 10? | csat",
                "Zou u ons aanbevelen                                | nps",
                "I am satisfied with the shop                        | csat",
                "Are you likely to come back                         | nps",
                "Wat vindt u van de prijs?                           | nps",
            })
    void aQuestionWithScoresIsASurvey(String question, String option) throws IOException {
        Run run = describe("Tijdstempel;Klantnummer;" + question
                + ";Toelichting\n2026-01-05;k1;9;Goed\n2026-01-06;k2;0;\n2026-01-06;k3;10;\n");
        boolean isQuoted = question.matches(".*[?,].*");
        assertThat(mapping(run)).isEqualTo("""
                reads = survey
                separator = semicolon
                respondent = Klantnummer
                date = Tijdstempel
                score = QUESTION
                """.replace("QUESTION", isQuoted ? "\"" + question + "\"" : question));
        assertThat(run.out()).contains(" --" + option + "-as ./our.mapping");
        String[] scale = option.equals("csat") ? new String[] {"--csat-scale", "0-10"} : new String[0];
        Run survey = report(run.out(), "--" + option, scale);
        assertThat(survey.err()).isEmpty();
        assertThat(survey.out()).contains("3 kept");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Customer,Date,Amount,Gift?\nc1,2026-01-05,9.00,1\nc2,2026-01-06,10.00,0\n",
                "Customer,Date,Amount,Boxes?\nc1,2026-01-05,9.00,3\nc2,2026-01-06,10.00,2\n",
                "Customer,Date,Gift?\nc1,2026-01-05,1\nc2,2026-01-06,0\n",
                "Customer,Date,Are you satisfied?\nc1,2026-01-05,11\nc2,2026-01-06,3\n"
            })
    void noOtherSheetIsASurvey(String content) throws IOException {
        assertThat(mapping(describe(content))).startsWith("reads = purchases\n");
    }

    @Test
    void namesThatAreCutAreShownWholeOnce() throws IOException {
        String first = "Name of the customer who ordered";
        String second = "Remarks of the driver, who brought it to the door";
        String third =
                "How did you find our shop, and what did you think of it when you came in for the first time, or later";
        Path file = Files.writeString(
                folder.resolve("names.csv"),
                first + ";\"" + second + "\";" + third + ";Day\nAnna;;x;2026-01-05\nPiet;;y;2026-01-06\n");
        Run run = Run.of("--describe", file.toString());
        assertThat(run.out().lines())
                .containsSubsequence(
                        "# The names that are cut above, as a mapping has them:",
                        "#   1 " + first,
                        "#   2 \"" + second + "\"",
                        "#   3 \"" + third + "\"")
                .doesNotContain("#   4 Day");
        assertThat(describe("Klant,Datum,Bedrag\nk1,2026-01-05,1.50\n").out()).doesNotContain("cut above");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Regel;Klant;Datum;Bedrag/1;k1;2026-01-05;1,50/Totaal;;;1,50 | Klant: empty (as total)",
                "Klant;Datum;Bedrag/k1;2026-01-05;1,50/Totaal:;;1,50         | Klant: \"Totaal:\" (as total)",
                "Klant;Datum;Bedrag/k1;2026-01-05;1,50/Grand total;;1,50     | Klant: Grand total (as total)",
                // without a customer there may be others
                "Regel;Klant;Datum;Bedrag/1;k1;2026-01-05;1,50/2;;2026-01-05;7,50/Totaal;;;9,00 | Regel: Totaal (as total)",
            })
    void aTotalIsToBeLeftOut(String content, String rule) throws IOException {
        Run run = describe(content.replace('/', '\n') + "\n");
        assertThat(flat(run))
                .contains("leave it out by a mapping, such as with leave out = " + rule + ", or delete it");
        assertThat(mapping(run)).contains("leave out = " + rule + " ?\n");
        assertThat(report(run.out(), "--purchases").err()).contains("leave out must be filled in");
        Run closed = report(run.out().replaceAll("(?m)^(leave out .*) [?]$", "$1"), "--purchases");
        assertThat(closed.err()).isEmpty();
        assertThat(closed.out()).contains(" records: 1 kept");
    }

    /** The head of a total is empty as that of a further record of a booking is, and would be filled down. */
    @Test
    void aTotalBelowBookingsIsLeftOutByItsWord() throws IOException {
        Run run = describe(BOOKINGS + ";;;Totaal;146,50\n");
        assertThat(mapping(run))
                .contains("fill down = Boekstuknummer, Factuurdatum, Code ?\n")
                .contains("leave out = Omschrijving: Totaal (as total) ?\n");
        Run closed = report(run.out().replaceAll("(?m)^((fill down|order|leave out) .*) [?]$", "$1"), "--purchases");
        assertThat(closed.err()).isEmpty();
        assertThat(closed.out()).contains("EUR 146.50");
    }

    @Test
    void whatATotalSaysOfAPersonIsNotRepeated() throws IOException {
        Run run = describe("Klant;Datum;Bedrag\nk1;2026-01-05;1,50\nTotaal Jansen;;1,50\n");
        assertThat(mapping(run)).contains("leave out = Klant: ? (as total)\n");
        assertThat(run.out()).doesNotContain("Jansen");
    }

    @Test
    void aMappingSaysWhatItReads() throws IOException {
        Path file = folder.resolve("our.mapping");
        Files.writeString(file, "# Ours\nreads = survey\ndate = Datum   # of the answer\nscore = \"Cijfer, 0-10\"\n");
        Run run = Run.of("--describe", file.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().replace(System.lineSeparator(), "\n")).isEqualTo("""
                # our.mapping is a mapping, which says how another file is read. It is no table
                # itself. It reads survey:
                #
                #   reads = survey
                #   date = Datum   # of the answer
                #   score = "Cijfer, 0-10"
                #
                # To read a file by it:
                #   --nps FILE --nps-as FILENAME
                #   --csat FILE --csat-as FILENAME
                #   --ces FILE --ces-as FILENAME
                # To see what a file looks like: --describe FILE, with the file itself and not
                # its mapping.
                """.replace("FILENAME", file.toString()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "our.mapping | reads = purchases;order = ? | It reads purchases:"
                        + " | It does not run yet: our.mapping line 2: order must be filled in: ?",
                "our.txt     | reads = orders;date = Datum | It reads orders:"
                        + " | It does not run yet: our.txt line 1: reads must be one of",
                "our.mapping | date = Datum                | It does not say what it reads:"
                        + " | It does not run yet: our.mapping: mapping must say what it reads",
                "our.mapping | reads = tickets;nonsense    | It reads tickets:"
                        + " | It does not run yet: our.mapping line 2: line must have the form key = value",
            })
    void aMappingThatDoesNotRunSaysWhy(String name, String text, String reads, String mistake) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text.replace(';', '\n') + "\n");
        assertThat(flat(Run.of("--describe", file.toString())))
                .contains(name + " is a mapping")
                .contains(reads)
                .contains(mistake)
                .doesNotContain("separator");
    }

    @Test
    void aTableIsNoMappingWhateverItsName() throws IOException {
        Path file = Files.writeString(folder.resolve("table.mapping"), "Klant;Datum;Bedrag\nk1;2026-01-05;1,50\n");
        assertThat(Run.of("--describe", file.toString()).out()).contains("separator   semicolon");
        assertThat(describe("Klant;Datum;a=b\nreads = x;2026-01-05;1,50\n").out())
                .contains("separator   semicolon");
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
