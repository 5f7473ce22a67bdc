package io.github.retentionmetrics.examples.report.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.examples.report.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mappings and files that would give a wrong figure if nothing were said. */
class MappedMistakesTest {
    private static final String BASE = "reads = purchases\ncustomer = c\ndate = d\namount = a\n";
    private static final String ORDERS = BASE + "order = nr\n";

    @TempDir
    private Path folder;

    private Run run(String mapping, String... contents) throws IOException {
        List<String> args = new ArrayList<>(List.of("--no-forecast"));
        for (int i = 0; i < contents.length; i++) {
            args.add("--purchases");
            args.add(Files.writeString(folder.resolve("f" + i + ".csv"), contents[i])
                    .toString());
        }
        args.add("--purchases-as");
        args.add(Files.writeString(folder.resolve("our.mapping"), mapping).toString());
        return Run.into(folder.resolve("report"), args.toArray(String[]::new));
    }

    @Test
    void anOrderOfTwoFilesIsRefused() throws IOException {
        String first = "nr,c,d,a\n1,anna,2026-01-02,10\n2,ben,2026-01-31,20\n";
        String second = "nr,c,d,a\n2,ben,2026-01-31,25\n3,ben,2026-02-03,5\n";
        String rule =
                "f1.csv record 1 (line 2), column nr: nr must name an order of one file, or the same order once more";
        assertThat(run(ORDERS, first, second).err()).contains(rule);
        assertThat(run(ORDERS.replace("= a", "= a, once per order"), first, second)
                        .err())
                .contains(rule);
    }

    @Test
    void theSameOrderInTwoFilesIsADuplicate() throws IOException {
        Run run = run(
                ORDERS.replace("= a", "= a, once per order"),
                "nr,c,d,a\n1,anna,2026-01-02,10\n2,ben,2026-01-31,20\n2,ben,,\n",
                "nr,c,d,a\n2,ben,2026-01-31,20\n2,ben,,\n3,ben,2026-02-03,5\n");
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("1 x the same order once more")
                .contains("3 by 2 customers")
                .contains("EUR 35.00");
    }

    @Test
    void anOrderOfSeveralDaysCountsOnTheEarliestInAnyOrderOfItsRecords() throws IOException {
        for (String rows : List.of(
                "1,anna,2026-01-31,10\n1,anna,2026-02-01,10\n", "1,anna,2026-02-01,10\n1,anna,2026-01-31,10\n")) {
            Run run = run(ORDERS, "nr,c,d,a\n" + rows);
            assertThat(run.out()).contains("1 order has records of several days, and counts on the earliest");
            assertThat(Files.readString(folder.resolve("report/repeat.csv"))).contains("2026-01,1,");
        }
    }

    @Test
    void equalOrdersWithOtherNumbersAreNotSaidToRepeat() throws IOException {
        String file = "nr,c,d,a\n1,anna,2026-01-02,10\n2,anna,2026-01-02,10\n";
        assertThat(run(ORDERS, file).out()).contains("2 by 1 customer").doesNotContain("the same as an earlier row");
        assertThat(run(BASE, file).out()).contains("1 row is the same as an earlier row");
    }

    @Test
    void anOrderThatIsCutByARuleIsSaidToBe() throws IOException {
        assertThat(run(
                                ORDERS + "keep = s: ok\nleave out = s: no\n",
                                "nr,c,d,a,s\n1,anna,2026-01-02,10,ok\n2,ben,2026-01-03,20,no\n2,ben,2026-01-03,5,ok\n")
                        .out())
                .contains("1 order is kept in part, since the mapping leaves out some of its records");
    }

    @Test
    void aRecordThatBeginsAnOrderTakesNothingFromTheOneAbove() throws IOException {
        Run run = run(ORDERS + "fill down = nr, c, d\n", "nr,c,d,a\n1,anna,2026-01-02,10\n2,,2026-01-03,20\n,,,5\n");
        assertThat(run.out())
                .contains("1 x without a customer")
                .contains("1 by 1 customer")
                .contains("EUR 10.00");
        assertThat(run.out()).contains("More than 5 % of the records of");
    }

    @Test
    void aValueOfARuleThatNoRecordHasIsNamed() throws IOException {
        assertThat(run(
                                BASE + "leave out = Status: Geanuleerd\n",
                                "c,d,a,Status\na,2026-01-01,1,Geannuleerd\nb,2026-01-01,1,Betaald\n")
                        .out())
                .contains("1 value in the rules of the mapping is in no record, as if misspelled: Status: geanuleerd");
        assertThat(run(BASE + "keep = s: ok, no\nleave out = s: No\n", "c,d,a,s\na,2026-01-01,1,ok\n")
                        .err())
                .contains("value must be either kept or left out: s: no");
        assertThat(run(BASE + "keep = s: ok\nkeep = s: fine\n", "c,d,a,s\na,2026-01-01,1,ok\nb,2026-01-01,1,fine\n")
                        .out())
                .contains("2 records: 2 kept");
    }

    @Test
    void aCurrencyThatIsNotReadStopsTheRun() throws IOException {
        assertThat(run(BASE, "c,d,a,Valuta\na,2026-01-01,1,USD\nb,2026-01-01,1,EUR\n")
                        .err())
                .contains(
                        "column Valuta must hold EUR only, or be named by the mapping with currency: it holds something"
                                + " else in 1 record");
        assertThat(run(BASE, "c,d,a,Valuta\na,2026-01-01,1,eur\nb,2026-01-01,1,\n")
                        .exitCode())
                .isZero();
    }

    @Test
    void aRefundMayBeWrittenWithAMinus() throws IOException {
        String file = "c,d,a,r\na,2026-01-01,10,-4\nb,2026-01-01,1,0\n";
        assertThat(run(BASE + "refund = r\n", file).err()).contains("the mapping says refund = minus COLUMN");
        assertThat(run(BASE + "refund = minus r\n", file).out()).contains("EUR 7.00");
    }

    @Test
    void aMarkOfAnotherEncodingStopsTheRun() throws IOException {
        Path file = Files.write(
                folder.resolve("marked.csv"), "\uFEFFc,d,a\nJosé,2026-01-01,1\n".getBytes(StandardCharsets.UTF_8));
        assertThat(run(BASE + "encoding = windows-1252\n", Files.readString(file))
                        .err())
                .contains("is UTF-8 text; the mapping names another encoding");
    }

    @Test
    void blanksThatDoNotBreakALineAreBlanks() throws IOException {
        assertThat(run(BASE, "c,d,a\nJ.K.\u00A0,2026-01-01,1\nJ.K.,2026-01-02,1\n")
                        .out())
                .contains("2 by 1 customer");
    }

    @Test
    void aShortenedOrderNumberIsNamed() throws IOException {
        assertThat(run(ORDERS, "nr,c,d,a\n\"8,71234E+12\",a,2026-01-01,1\n\"8,71234E+12\",a,2026-01-01,1\n")
                        .out())
                .contains("1 order number is like 8.71234E+12, which a spreadsheet has shortened");
    }

    @Test
    void addressesThatDifferByCaseAreSaidToCountTwice() throws IOException {
        String file = "c,d,a\nAnna@x.nl,2026-01-01,1\nanna@x.nl,2026-01-02,1\n";
        assertThat(run(BASE, file).out())
                .contains(
                        "1 e-mail address differs from another only by upper and lower case, and counts as a customer");
        assertThat(run(BASE.replace("= c", "= c as e-mail"), file).out())
                .contains("1 spelling of e-mail addresses differs from another")
                .contains("2 by 1 customer");
    }

    @Test
    void aRecordMayBeWiderThanTheHeaderIfTheMappingSaysSo() throws IOException {
        String file = "c,d,a\nanna,2026-01-01,1,more\nben,2026-01-02,1\n";
        assertThat(run(BASE, file).err()).contains("row must have 3 fields like the header: 4 fields");
        assertThat(run(BASE + "wider records = cut\n", file).out()).contains("2 by 2 customers");
        assertThat(run(BASE + "wider records = cut\nempty = -\n", file).out()).contains("2 by 2 customers");
        assertThat(run(BASE + "wider records = cut\n", "c,d,a\nanna,2026-01-01\n")
                        .err())
                .contains("row must have 3 fields like the header: 2 fields");
    }
}
