package io.github.retentionmetrics.examples.report.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.retentionmetrics.examples.report.Run;
import io.github.retentionmetrics.examples.report.csv.InputKind;
import io.github.retentionmetrics.examples.report.csv.InputNotes;
import io.github.retentionmetrics.examples.report.error.UsageError;
import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.text.SummaryWords;
import io.github.retentionmetrics.programme.PointsMovement;
import io.github.retentionmetrics.subscription.Subscription;
import io.github.retentionmetrics.survey.SurveyResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportReaderTest {
    private static final LocalDate NEW_YEAR = LocalDate.of(2025, 1, 1);

    @TempDir
    Path folder;

    private static PurchaseRow purchase(String customerId, int dayOfJanuary, String amount, String category) {
        return new PurchaseRow(
                customerId, NEW_YEAR.withDayOfMonth(dayOfJanuary), Rows.plain(new BigDecimal(amount)), category);
    }

    static Stream<Arguments> waysToWriteTheSame() {
        return Stream.of(
                arguments("plain", "customer_id,date,amount\nC1,2025-01-01,5\nC2,2025-01-02,7.50\n"),
                arguments("no last line break", "customer_id,date,amount\nC1,2025-01-01,5\nC2,2025-01-02,7.50"),
                arguments("byte order mark", "\uFEFFcustomer_id,date,amount\nC1,2025-01-01,5\nC2,2025-01-02,7.50\n"),
                arguments(
                        "quoted after the mark",
                        "\uFEFF\"customer_id\",date,amount\nC1,2025-01-01,5\nC2,2025-01-02,7.50"),
                arguments("CR LF", "customer_id,date,amount\r\nC1,2025-01-01,5\r\nC2,2025-01-02,7.50\r\n"),
                arguments("CR", "customer_id,date,amount\rC1,2025-01-01,5\rC2,2025-01-02,7.50\r"),
                arguments("column order", "amount,customer_id,date\n5,C1,2025-01-01\n7.50,C2,2025-01-02\n"),
                arguments("letter case", "Customer_ID,DATE,Amount\nC1,2025-01-01,5\nC2,2025-01-02,7.50\n"),
                arguments("white space", " customer_id ,\tdate, amount\nC1 , 2025-01-01,5 \n C2,2025-01-02 , 7.50\n"),
                arguments(
                        "extra columns", "x,customer_id,date,,amount,x\n,C1,2025-01-01,,5,\n9,C2,2025-01-02,,7.50,\n"),
                arguments(
                        "quotes",
                        "\"customer_id\",\"date\",\"amount\"\n\"C1\",\"2025-01-01\",\"5\"\n\"C2\",2025-01-02,7.50\n"),
                arguments(
                        "blank lines",
                        "\n\ncustomer_id,date,amount\n\n  \nC1,2025-01-01,5\n\nC2,2025-01-02,7.50\n\n\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waysToWriteTheSame")
    void readsTheSameRows(String name, String content) throws IOException, UserError {
        assertThat(rows(content)).containsExactly(purchase("C1", 1, "5", ""), purchase("C2", 2, "7.50", ""));
        InputNotes notes = read(content, "--purchases").notes().get(0);
        assertThat(List.of(notes.used(), notes.skippedRows())).containsExactly(2L, 0L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"exclusive", "inclusive"})
    void endsOnTheLastDayThereIsAreAheadWhateverEndsMean(String ends) throws IOException {
        Path subscriptions = Files.writeString(
                folder.resolve("s.csv"),
                "customer_id,start,end\na,2024-01-01,9999-12-31\nb,2024-02-01,9999-12-30\nc,2024-01-01,2024-02-15\n");
        Path members =
                Files.writeString(folder.resolve("m.csv"), "customer_id,joined,left\nben,2024-01-10,9999-12-31\n");
        Run run = Run.of(
                "--subscriptions",
                subscriptions.toString(),
                "--members",
                members.toString(),
                "--ends",
                ends,
                "--no-forecast",
                "--out",
                folder.resolve("report").toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains(
                        "3 subscriptions end after 2024-02-01 and count as active",
                        "1 member leaves after 2024-02-01 and counts as member")
                .doesNotContain("no row has a day");
        JsonNode inputs = JsonMapper.shared()
                .readTree(folder.resolve("report/summary.json"))
                .at("/inputs");
        assertThat(inputs.at("/subscriptions/endsAhead").asLong()).isEqualTo(3);
        assertThat(inputs.at("/members/endsAhead").asLong()).isEqualTo(1);
    }

    @Test
    void quotedFieldsHoldSeparatorsQuotesAndLineBreaks() throws IOException, UserError {
        String content = "customer_id,date,amount,category\n\"Jansen, P.\",2025-01-01,5,\"tea \"\"green\"\"\"\n"
                + "\"C\n2\",2025-01-02,-7.5,tea\n";
        assertThat(rows(content))
                .containsExactly(purchase("Jansen, P.", 1, "5", "tea \"green\""), purchase("C\n2", 2, "-7.5", "tea"));
    }

    @Test
    void textIsReadAcrossBuffers() throws IOException, UserError {
        String id = "é€😀".repeat(30_000);
        String content = "customer_id,date,amount\n" + id + ",2025-01-01,5\n" + "x" + id + ",2025-01-02,5\n";
        assertThat(rows(content)).containsExactly(purchase(id, 1, "5", ""), purchase("x" + id, 2, "5", ""));
    }

    @Test
    void amountOfZeroIsAPurchase() throws IOException, UserError {
        assertThat(read("customer_id,date,amount\nC1,2025-01-01,0.00\nC2,2025-01-01,-0\n", "--purchases")
                        .purchases()
                        .orders())
                .isEqualTo(2);
    }

    @Test
    void decimalsFollowTheCurrencyOrTheScale() throws IOException, UserError {
        String content = "customer_id,date,amount\nC1,2025-01-01,1.234\n";
        List<PurchaseRow> expected = List.of(purchase("C1", 1, "1.234", ""));
        assertThat(rows(content, "--currency", "TND", "--purchases")).isEqualTo(expected);
        assertThat(rows(content, "--scale", "3", "--purchases")).isEqualTo(expected);
    }

    static Stream<Arguments> waysToWriteANumber() {
        return Stream.of(
                arguments("EUR", "24.9500", "24.95"),
                arguments("EUR", ".5", "0.5"),
                arguments("EUR", "5.", "5"),
                arguments("EUR", "+5.10", "5.10"),
                arguments("EUR", "-.50", "-0.50"),
                arguments("EUR", "007.000000000", "7.00"),
                arguments("EUR", "0." + "0".repeat(100_000), "0"),
                arguments("JPY", "1200.00", "1200"),
                arguments("JPY", "-0.0", "0"));
    }

    @ParameterizedTest
    @MethodSource("waysToWriteANumber")
    void numbersCountByTheirValue(String currency, String text, String value) throws IOException, UserError {
        String content = "customer_id,date,amount\nC1,2025-01-01," + text + "\n";
        assertThat(rows(content, "--currency", currency, "--purchases"))
                .extracting(PurchaseRow::amount)
                .containsExactly(Rows.plain(new BigDecimal(value)));
    }

    @Test
    void scoresAndPointsCountByTheirValue() throws IOException, UserError {
        String scores = "respondent,date,score\nR1,2025-01-01,9.0\nR2,2025-01-01,+09.\nR3,2025-01-01,-0.00\n";
        assertThat(read(scores, "--nps").nps().responses())
                .extracting(SurveyResponse::score)
                .containsExactly(9, 9, 0);
        Path members = Files.writeString(folder.resolve("members.csv"), "customer_id,joined,left\nC1,2025-01-01,\n");
        String points = "customer_id,date,kind,points\nC1,2025-01-02,issued,10.0\nC1,2025-01-02,issued,.5000000000\n";
        assertThat(read(points, "--members", members.toString(), "--points").points())
                .extracting(PointsMovement::points)
                .containsExactly(new BigDecimal("10"), new BigDecimal("0.5"));
    }

    @Test
    void pointsThatMaySeparateThousandsAreNoted() throws IOException, UserError {
        String content = "customer_id,date,amount\nC1,2025-01-01,1.000\nC1,2025-01-02,12.000\nC1,2025-01-03,7\n";
        assertThat(notices(content, "--purchases")).containsExactly(new InputNotes.Notice("thousands", 2, List.of()));
        assertThat(notices(content + "C1,2025-01-04,1.50\n", "--purchases")).isEmpty();
        assertThat(notices(content, "--scale", "3", "--purchases")).isEmpty();
    }

    @Test
    void timesAreDates() throws IOException, UserError {
        String midnights = "customer_id,date,amount\nC1,2025-01-01T00:00,5\nC2,2025-01-02 00:00:00.000,7.50\n";
        List<PurchaseRow> expected = List.of(purchase("C1", 1, "5", ""), purchase("C2", 2, "7.50", ""));
        assertThat(rows(midnights)).isEqualTo(expected);
        String times = "customer_id,date,amount\nC1,2024-12-31T23:30:00Z,5\nC2,2025-01-02 23:59,7.50\n";
        assertThat(rows(times, "--zone", "Europe/Amsterdam", "--purchases")).isEqualTo(expected);
    }

    @Test
    void everyColumnOfDatesTakesTimes() throws IOException, UserError {
        String subscriptions = "customer_id,start,end\nC1,2025-01-03T00:00,2025-02-01 00:00:00\n";
        assertThat(read(subscriptions, "--subscriptions").subscriptionRows())
                .containsExactly(Subscription.of("C1", LocalDate.of(2025, 1, 3), LocalDate.of(2025, 2, 1)));
        String answers = "respondent,date,score\nR1,2025-01-03T00:00,9\n";
        assertThat(read(answers, "--nps").nps().responses())
                .containsExactly(SurveyResponse.of("R1", LocalDate.of(2025, 1, 3), 9));
        String members = "customer_id,joined,left\nC1,2025-01-03T00:00,\n";
        assertThat(read(members, "--members").observedUntil()).isEqualTo(LocalDate.of(2025, 1, 3));
    }

    @Test
    void severalFilesOfOneOptionAreReadAsOneEachWithItsNotes() throws IOException, UserError {
        Path first = Files.writeString(folder.resolve("a,b.csv"), "customer_id,date,amount\nC1,2025-01-01,5\n");
        String second = "amount,date,customer_id\n7,2025-01-03,C1\n-2,2025-01-04,C1\n";

        ReportInput input = read(second, "--purchases", first.toString(), "--purchases");

        assertThat(input.purchases().customers()).isEqualTo(1);
        assertThat(input.purchases().revenue()).isEqualTo("10.00");
        assertThat(input.notes()).extracting(InputNotes::used).containsExactly(1L, 2L);
        assertThat(input.notes().get(0).file()).isEqualTo(first.toString());

        String out = folder.resolve("report").toString();
        Run run = Run.of(
                "--purchases",
                first.toString(),
                "--purchases",
                folder.resolve("input.csv").toString(),
                "--out",
                out);
        assertThat(run.out()).contains("1 row from " + first, "2 rows from " + folder.resolve("input.csv"));
        JsonNode json = JsonMapper.shared()
                .readTree(folder.resolve("report/summary.json"))
                .at("/inputs/purchases");
        assertThat(json.path("rows").asLong()).isEqualTo(3);
        assertThat(json.at("/files/0/file").asString()).isEqualTo(first.toString());
        assertThat(json.at("/files/1/rows").asLong()).isEqualTo(2);
    }

    @Test
    void rulesHoldAcrossTheFilesOfOneOption() throws IOException {
        Path first = Files.writeString(folder.resolve("a.csv"), "customer_id,x\nC1,1\n");
        Path second = Files.writeString(folder.resolve("b.csv"), "customer_id,x\nC1,1\n");
        Path purchases = Files.writeString(folder.resolve("p.csv"), "customer_id,date,amount\nC1,2025-01-01,5\n");
        Run run = Run.of(
                "--purchases", purchases.toString(), "--customers", first.toString(), "--customers", second.toString());
        assertThat(run.err())
                .isEqualTo(Run.line(second + " line 2, column customer_id: customer_id must come once: it is in an"
                        + " earlier row (--skip-bad-rows leaves such rows out)"));
    }

    @Test
    void largestAmountIsRead() throws IOException, UserError {
        String content = "customer_id,date,amount\nC1,2025-01-01,92233720368547758.07\n";
        assertThat(rows(content)).hasSize(1);
    }

    @Test
    void refundsAreKeptOrCounted() throws IOException, UserError {
        String content = "customer_id,date,amount\nC1,2025-01-01,5\nC1,2025-01-31,-2\n";
        ReportInput net = read(content, "--purchases");
        assertThat(net.purchases().revenue()).isEqualTo("3.00");
        assertThat(net.notes().get(0).used()).isEqualTo(2);
        ReportInput ignored = read(content, "--refunds", "ignore", "--purchases");
        assertThat(ignored.purchases().revenue()).isEqualTo("5.00");
        InputNotes notes = ignored.notes().get(0);
        assertThat(List.of(notes.used(), notes.refundsIgnored())).containsExactly(1L, 1L);
        assertThat(ignored.observedUntil()).isEqualTo(LocalDate.of(2025, 1, 31));
    }

    @Test
    void laterPurchasesAndAnswersAreLeftOut() throws IOException, UserError {
        String content = "customer_id,date,amount\nC1,2025-01-31,5\nC2,2025-02-01,5\n";
        Path nps =
                Files.writeString(folder.resolve("nps.csv"), "respondent,date,score\nR1,2025-01-31,9\nR2,2025-02-01,9");
        ReportInput input = read(content, "--observed-until", "2025-01-31", "--nps", nps.toString(), "--purchases");
        assertThat(input.purchases().customers()).isEqualTo(1);
        assertThat(input.nps().responses()).containsExactly(SurveyResponse.of("R1", LocalDate.of(2025, 1, 31), 9));
        assertThat(input.notes()).extracting(InputNotes::later).containsExactly(1L, 1L);
    }

    @Test
    void observationEndsWithTheLatestEventOfAnyInput() throws IOException, UserError {
        String subscriptions = "customer_id,start,end\nC1,2025-01-03,2025-02-01\nC2,2025-01-04,2025-01-08\n";
        Path nps = Files.writeString(folder.resolve("nps.csv"), "respondent,date,score\nR1,2025-01-09,10\n");
        ReportInput input = read(subscriptions, "--nps", nps.toString(), "--subscriptions");
        assertThat(input.observedUntil()).isEqualTo(LocalDate.of(2025, 1, 9));
        assertThat(input.subscriptions().activeOn(LocalDate.of(2025, 1, 9))).isEqualTo(1);
        assertThat(input.nps().responses()).containsExactly(SurveyResponse.of("R1", LocalDate.of(2025, 1, 9), 10));
        assertThat(input.purchases()).isNull();
    }

    @Test
    void endsAfterTheLatestEventAreOpenAndNoted() throws IOException, UserError {
        String content = """
                customer_id,start,end
                C1,2025-01-03,2025-01-20
                C2,2025-01-04,2025-01-21
                C3,2025-01-20,9999-12-31
                """;
        ReportInput input = read(content, "--subscriptions");
        assertThat(input.observedUntil()).isEqualTo(LocalDate.of(2025, 1, 20));
        assertThat(input.subscriptions().activeOn(LocalDate.of(2025, 1, 20))).isEqualTo(2);
        InputNotes notes = input.notes().get(0);
        assertThat(List.of(notes.endsReopened(), notes.endsAhead())).containsExactly(2L, 2L);
        assertThat(notes.latestEvent()).isEqualTo(LocalDate.of(2025, 1, 20));
        InputNotes given = read(content, "--observed-until", "2025-01-31", "--subscriptions")
                .notes()
                .get(0);
        assertThat(List.of(given.endsReopened(), given.endsAhead())).containsExactly(1L, 0L);
        Path file = Files.writeString(folder.resolve("planned.csv"), content);
        String out = folder.resolve("report").toString();
        assertThat(Run.of("--subscriptions", file.toString(), "--out", out).out())
                .contains(Run.line("    2 subscriptions end after 2025-01-20 and count as active"))
                .contains(Run.line(
                        "      the latest order, start or other event is on 2025-01-20; if ends are known up to a"
                                + " later day, give that day as --observed-until"));
        assertThat(Files.readAllLines(folder.resolve("report/subscribers.csv"))).hasSize(2);
    }

    /** What may be planned ahead or stand for "never" does not move the observation date. */
    @Test
    void leavingSolvingAndCostsDoNotMoveTheObservationDate() throws IOException, UserError {
        Path members =
                Files.writeString(folder.resolve("members.csv"), "customer_id,joined,left\nC1,2025-01-02,9999-12-31\n");
        Path tickets = Files.writeString(
                folder.resolve("tickets.csv"),
                "ticket_id,customer_id,created,solved\nT1,C1,2025-01-03T09:00Z,9999-12-31T00:00Z\n");
        Path costs = Files.writeString(
                folder.resolve("costs.csv"),
                "date,category,amount\n2025-01-05,serving,1\n2025-12-31,serving,2\n9999-12-31,serving,3\n");
        ReportInput input = read(
                "customer_id,date,amount\nC1,2025-01-05,5\n",
                "--members",
                members.toString(),
                "--tickets",
                tickets.toString(),
                "--costs",
                costs.toString(),
                "--purchases");
        assertThat(input.observedUntil()).isEqualTo(LocalDate.of(2025, 1, 5));
        assertThat(input.costs()).hasSize(1);
        assertThat(input.members().members(input.observedUntil())).isEqualTo(1);
        assertThat(input.notes())
                .extracting(InputNotes::kind, InputNotes::used, InputNotes::later, InputNotes::endsReopened)
                .containsExactly(
                        tuple(InputKind.PURCHASES, 1L, 0L, 0L),
                        tuple(InputKind.COSTS, 1L, 2L, 0L),
                        tuple(InputKind.TICKETS, 1L, 0L, 1L),
                        tuple(InputKind.MEMBERS, 1L, 0L, 1L));
    }

    @Test
    void whereNoPartOfTheDatesHasMostRowsTheGapsAreNamed() throws UserError, IOException {
        String tie = """
                customer_id,date,amount
                a,2024-01-01,5
                b,2024-03-01,5
                c,2026-06-01,5
                c,2026-06-02,5
                d,2019-06-02,5
                """;
        assertThat(notices(tie, "--purchases"))
                .containsExactly(new InputNotes.Notice(
                        "farApart", 2, List.of("2019-06-02 .. 2024-01-01, 2024-03-01 .. 2026-06-01")));

        String everySecondYear = IntStream.range(0, 6)
                .mapToObj(i -> "u" + i + "," + (2000 + 2 * i) + "-06-01,5\n")
                .collect(Collectors.joining("", "customer_id,date,amount\n", ""));
        assertThat(notices(everySecondYear, "--purchases"))
                .containsExactly(new InputNotes.Notice(
                        "farApart",
                        5,
                        List.of("2000-06-01 .. 2002-06-01, 2002-06-01 .. 2004-06-01, 2004-06-01 .. 2006-06-01,"
                                + " 2006-06-01 .. 2008-06-01, ...")));

        Path file = Files.writeString(folder.resolve("far.csv"), tie);
        Run run = Run.of(
                "--purchases",
                file.toString(),
                "--no-forecast",
                "--out",
                folder.resolve("report").toString());
        assertThat(run.out())
                .contains(Run.line("    2 gaps of more than a year without any date: 2019-06-02 .. 2024-01-01,"
                        + " 2024-03-01 .. 2026-06-01; are there mistakes or placeholders before or after them?"));
    }

    @Test
    void datesMoreThanAYearFromTheRestAreNoted() throws IOException, UserError {
        String content = """
                customer_id,date,amount
                C1,2023-05-01,5
                C2,2024-01-02,5
                C3,2024-03-01,5
                C4,2042-03-01,5
                C5,2021-12-31,5
                """;
        ReportInput input = read(content, "--purchases");
        assertThat(input.observedUntil()).isEqualTo(LocalDate.of(2042, 3, 1));
        assertThat(input.notes().get(0).notices())
                .containsExactly(
                        new InputNotes.Notice("farBefore", 1, List.of("2021-12-31", "2021-12-31", "2023-05-01")),
                        new InputNotes.Notice("farAfter", 1, List.of("2042-03-01", "2042-03-01", "2024-03-01")));
        InputNotes given = read(content, "--observed-until", "2024-12-31", "--purchases")
                .notes()
                .get(0);
        assertThat(given.later()).isEqualTo(1);
        assertThat(given.notices()).extracting(InputNotes.Notice::id).containsExactly("farBefore");
    }

    @Test
    void datesWithinAYearOfEachOtherAreNotFar() throws IOException, UserError {
        String content = "customer_id,date,amount\nC1,2023-01-01,5\nC1,2023-01-02,5\nC2,2024-01-03,5\n";
        assertThat(notices(content, "--purchases")).isEmpty();
    }

    static Stream<Arguments> datesThatWouldMakeFilesWithoutEnd() {
        String rows = "customer_id,date,amount\nC1,2024-01-02,5\nC2,2024-03-01,5\n";
        String message = "--observed-until must be given when there is no date in more than 1000 periods in a row: ";
        String before = "dates must be at most 1000 periods apart, or --granularity longer: ";
        return Stream.of(
                arguments("month", rows + "C3,9999-12-31,5\n", message + "9999-12-31 in %s comes after 2024-03-01"),
                arguments("year", rows + "C3,9999-12-31,5\n", message + "9999-12-31 in %s comes after 2024-03-01"),
                arguments("day", rows + "C3,2042-03-01,5\n", message + "2042-03-01 in %s comes after 2024-03-01"),
                arguments("month", rows + "C3,1900-01-01,5\n", before + "1900-01-01 in %s comes before 2024-01-02"),
                arguments("year", rows + "C3,0001-01-01,5\n", before + "0001-01-01 in %s comes before 2024-01-02"));
    }

    @ParameterizedTest
    @MethodSource("datesThatWouldMakeFilesWithoutEnd")
    void moreThanAThousandEmptyPeriodsAreRefused(String granularity, String content, String expected) {
        assertThatExceptionOfType(UsageError.class)
                .isThrownBy(() -> read(content, "--granularity", granularity, "--purchases"))
                .withMessage(expected.formatted(folder.resolve("input.csv")));
    }

    /** One order every second year: no gap is long, and all together would be 373,279 days. */
    @Test
    void moreThanFortyThousandPeriodsInAllAreRefused() throws IOException, UserError {
        String orders = IntStream.iterate(1000, year -> year <= 2022, year -> year + 2)
                .mapToObj(year -> "C1," + year + "-03-01,5\n")
                .collect(Collectors.joining());
        String content = "customer_id,date,amount\n" + orders;
        assertThatExceptionOfType(UsageError.class)
                .isThrownBy(() -> read(content, "--granularity", "day", "--purchases"))
                .withMessage(
                        "dates must span at most 40000 periods (a longer --granularity has fewer): 373279 from 1000-03-01 in "
                                + folder.resolve("input.csv") + " to 2022-03-01");
        assertThatExceptionOfType(UsageError.class)
                .isThrownBy(() -> read(content, "--granularity", "week", "--purchases"))
                .withMessageStartingWith(
                        "dates must span at most 40000 periods (a longer --granularity has fewer): 53327 from ");
        assertThat(read(content, "--granularity", "month", "--purchases").observedUntil())
                .isEqualTo(LocalDate.of(2022, 3, 1));
    }

    @Test
    void namedDayMustNotMakeFilesWithoutEndEither() {
        String content = "customer_id,date,amount\nC1,2024-01-02,5\n";
        assertThatExceptionOfType(UsageError.class)
                .isThrownBy(() -> read(content, "--observed-until", "9999-12-31", "--purchases"))
                .withMessage(
                        "--observed-until must be at most 1000 periods after the latest date (2024-01-02), or --granularity longer: 9999-12-31");
    }

    @Test
    void inclusiveEndsAreTheLastActiveDay() throws IOException, UserError {
        String content = """
                customer_id,start,end
                C1,2025-01-01,2025-01-31
                C1,2025-02-01,2025-02-28
                C1,2025-03-01,9999-12-31
                C2,2025-03-01,2025-03-01
                C3,2025-03-02,
                """;
        ReportInput input = read(content, "--ends", "inclusive", "--subscriptions");
        assertThat(input.subscriptions().stays().subscriptions()).isEqualTo(3);
        assertThat(input.subscriptions().activeOn(LocalDate.of(2025, 1, 31))).isEqualTo(1);
        assertThat(input.subscriptions().activeOn(LocalDate.of(2025, 3, 1))).isEqualTo(2);
        assertThat(input.notes().get(0).notices()).isEmpty();

        ReportInput exclusive = read(content, "--subscriptions");
        assertThat(exclusive.subscriptions().activeOn(LocalDate.of(2025, 1, 31)))
                .isZero();
        assertThat(exclusive.notes().get(0).notices())
                .containsExactly(new InputNotes.Notice("gapsOfOneDay", 2, List.of("0")));
    }

    @Test
    void inclusiveEndsThatAreNoneAreAskedAbout() throws IOException, UserError {
        String content = "customer_id,joined,left\nC1,2025-01-01,2025-02-01\nC1,2025-02-01,\nC2,2025-02-03,\n";
        assertThat(notices(content, "--ends", "inclusive", "--members"))
                .containsExactly(new InputNotes.Notice("overlapsOfOneDay", 1, List.of("0")));
        assertThat(notices(content, "--members")).isEmpty();
        String lastDays = "customer_id,joined,left\nC1,2025-01-01,2025-01-31\nC1,2025-02-01,\n";
        assertThat(notices(lastDays, "--members"))
                .containsExactly(new InputNotes.Notice("gapsOfOneDay", 1, List.of("0")));
    }

    @Test
    void endsOfBothKindsAreCountedInOneLine() throws IOException, UserError {
        String content = """
                customer_id,start,end
                C1,2025-01-01,2025-01-31
                C1,2025-02-01,2025-02-28
                C1,2025-03-01,
                C2,2025-01-01,2025-02-01
                C2,2025-02-01,
                """;
        assertThat(notices(content, "--subscriptions"))
                .containsExactly(new InputNotes.Notice("gapsOfOneDay", 2, List.of("1")));
        assertThat(notices(content, "--ends", "inclusive", "--subscriptions"))
                .containsExactly(new InputNotes.Notice("overlapsOfOneDay", 1, List.of("2")));
        assertThat(new SummaryWords(Locale.ENGLISH).text("notice.gapsOfOneDay", 2, "1"))
                .isEqualTo("  2 starts the day after the customer's previous end, and 1 on the day of that end:"
                        + " if ends are the last active day, give --ends inclusive");
        assertThat(new SummaryWords(Locale.forLanguageTag("nl")).text("notice.overlapsOfOneDay", 1, "2"))
                .isEqualTo("  1 begin op de dag van het vorige einde van de klant, en 2 op de dag erna:"
                        + " is het einde de eerste niet-actieve dag, laat dan --ends inclusive weg");
    }

    @Test
    void filesNeedNoColumnOfEnds() throws IOException, UserError {
        ReportInput input = read("customer_id,start\nC1,2025-01-01\nC2,2025-01-31\n", "--subscriptions");
        assertThat(input.subscriptions().activeOn(input.observedUntil())).isEqualTo(2);
        assertThat(input.notes().get(0).notices()).containsExactly(new InputNotes.Notice("noEnds", 2, List.of("end")));
        ReportInput members = read("customer_id,joined\nC1,2025-01-01\n", "--members");
        assertThat(members.members().members(members.observedUntil())).isEqualTo(1);
        assertThat(members.notes().get(0).notices())
                .containsExactly(new InputNotes.Notice("noEnds", 1, List.of("left")));
    }

    @Test
    void rowsAfterAnEarlierDayAreLeftOutAndCounted() throws IOException, UserError {
        String content = """
                customer_id,start,end
                C1,2025-01-03,2025-01-31
                C2,2025-01-04,2025-02-01
                C3,2025-01-31,
                C4,2025-02-01,
                """;
        ReportInput input = read(content, "--observed-until", "2025-01-31", "--subscriptions");
        assertThat(input.observedUntil()).isEqualTo(LocalDate.of(2025, 1, 31));
        assertThat(input.subscriptions().subscriptions()).isEqualTo(3);
        assertThat(input.subscriptions().activeOn(LocalDate.of(2025, 1, 31))).isEqualTo(2);
        InputNotes notes = input.notes().get(0);
        assertThat(List.of(notes.used(), notes.later(), notes.endsReopened())).containsExactly(3L, 1L, 1L);
    }

    @Test
    void laterObservationDateIsTakenAtItsWord() throws IOException, UserError {
        String content = "customer_id,date,amount\nC1,2025-01-01,5\n";
        ReportInput input = read(content, "--observed-until", "2025-06-30", "--purchases");
        assertThat(input.observedUntil()).isEqualTo(LocalDate.of(2025, 6, 30));
    }

    @Test
    void headerAloneIsAnInputWithoutRows() throws IOException, UserError {
        ReportInput input = read("customer_id,date,amount", "--observed-until", "2025-06-30", "--purchases");
        assertThat(input.purchases().orders()).isZero();
    }

    private List<PurchaseRow> rows(String content, String... args) throws IOException, UserError {
        return Rows.purchases(settings(content, args.length == 0 ? new String[] {"--purchases"} : args));
    }

    private ReportInput read(String content, String... args) throws IOException, UserError {
        return new ReportReader(settings(content, args), Rows.SILENT).read();
    }

    /** What is noted of the only input. */
    private List<InputNotes.Notice> notices(String content, String... args) throws IOException, UserError {
        return read(content, args).notes().get(0).notices();
    }

    /** The settings of a command line whose last option takes the file. */
    private ReportSettings settings(String content, String... args) throws IOException, UserError {
        Path file = Files.write(folder.resolve("input.csv"), content.getBytes(StandardCharsets.UTF_8));
        String[] all = Arrays.copyOf(args, args.length + 1);
        all[args.length] = file.toString();
        return Rows.settings(all);
    }
}
