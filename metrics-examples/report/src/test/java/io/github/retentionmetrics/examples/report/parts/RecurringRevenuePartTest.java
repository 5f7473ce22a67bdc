package io.github.retentionmetrics.examples.report.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.examples.report.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RecurringRevenuePartTest {
    private static final String HEADER =
            "customer_id,subscription_id,plan,start,end,amount,interval,quantity,discount,trial_end,status,currency\n";

    /** One upgrades, one leaves and is back, one is on trial, and one pays in dollars and yen. */
    private static final String BASE = HEADER + """
            anna,s1,Silver,2025-01-10,2025-03-05,30.00,month,1,,,active,EUR
            anna,s1,Gold,2025-03-05,,600.00,year,1,,,active,
            bob,s2,Silver,2025-01-15,2025-02-20,30.00,month,2,50%,,canceled,EUR
            bob,s3,Silver,2025-04-02,,30.00,month,1,,,active,EUR
            cleo,s4,Gold,2025-04-20,,50.00,month,1,,2025-05-20,trialing,EUR
            dora,s5,Gold,2025-02-01,,12.00,week,1,,,past_due,USD
            dora,s6,Silver,2025-03-01,,1000,month,1,,,active,JPY
            """;

    @TempDir
    Path folder;

    private Run run(String content, String... options) throws IOException {
        Run run = Run.on(
                folder,
                content,
                Stream.of(
                                Stream.of("--no-forecast", "--observed-until", "2025-04-30"),
                                Arrays.stream(options),
                                Stream.of("--subscriptions"))
                        .flatMap(all -> all)
                        .toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        return run;
    }

    private Path file(String name) {
        return folder.resolve("report").resolve(name);
    }

    /** Some columns of a file, of the rows that begin with a text. */
    private List<String> rows(String name, String beginning, String... columns) throws IOException {
        List<String> lines = Files.readAllLines(file(name));
        List<String> header = List.of(lines.get(0).split(","));
        return lines.stream()
                .skip(1)
                .filter(line -> line.startsWith(beginning))
                .map(line -> line.split(",", -1))
                .map(cells -> Arrays.stream(columns)
                        .map(column -> cells[header.indexOf(column)])
                        .reduce((a, b) -> a + " " + b)
                        .orElseThrow())
                .toList();
    }

    private JsonNode recurring() throws IOException {
        return JsonMapper.shared()
                .readTree(Files.readString(file("summary.json")))
                .at("/recurringRevenue");
    }

    /** The lines under a heading, with three blanks between a name and its value. */
    private static List<String> linesOf(Run run, String heading) {
        return run.out()
                .lines()
                .dropWhile(line -> !line.equals(heading))
                .skip(1)
                .takeWhile(line -> !line.isEmpty())
                .map(line -> line.strip().replaceAll(" {2,}", "   "))
                .toList();
    }

    @Test
    void eachCurrencyMovesByItself() throws IOException {
        run(BASE);

        String[] moved = {
            "period", "start", "new", "expansion", "contraction", "churned", "reactivation", "end", "arr", "status"
        };
        assertThat(rows("mrr.csv", "EUR", moved))
                .containsExactly(
                        "2025-01 0.00 60.00 0.00 0.00 0.00 0.00 60.00 720.00 complete",
                        "2025-02 60.00 0.00 0.00 0.00 30.00 0.00 30.00 360.00 complete",
                        "2025-03 30.00 0.00 20.00 0.00 0.00 0.00 50.00 600.00 complete",
                        "2025-04 50.00 0.00 0.00 0.00 0.00 30.00 80.00 960.00 complete");
        // a week is 52/12 of a month, and the yen has no decimals
        assertThat(rows("mrr.csv", "USD", "period", "end", "arpa"))
                .containsExactly("2025-01 0.00 ", "2025-02 52.00 52.00", "2025-03 52.00 52.00", "2025-04 52.00 52.00");
        assertThat(rows("mrr.csv", "JPY", "period", "start", "end", "asp", "arr"))
                .containsExactly(
                        "2025-01 0 0  0", "2025-02 0 0  0", "2025-03 0 1000 1000 12000", "2025-04 1000 1000  12000");
    }

    @Test
    void plansCohortsAndTrialsHaveFilesOfTheirOwn() throws IOException {
        run(BASE);

        assertThat(rows("mrr_plans.csv", "EUR,2025-03", "plan", "start", "moved_in", "moved_out", "end"))
                .containsExactly("Gold 0.00 50.00 0.00 50.00", "Silver 30.00 0.00 30.00 0.00");
        assertThat(rows("mrr_cohorts.csv", "EUR,2025-01", "size", "offset", "customers", "mrr", "status"))
                .containsExactly(
                        "2 0 2 60.00 complete", "2 1 1 30.00 complete", "2 2 1 50.00 complete", "2 3 2 80.00 complete");
        assertThat(rows("trials.csv", "2025-04", "trials", "running", "conversion_rate_decided", "status"))
                .containsExactly("1 1  partial");
        assertThat(rows("trials.csv", "2025-03", "trials", "status")).containsExactly("0 complete");
    }

    @Test
    void amountsAreMonthlyInQuartersToo() throws IOException {
        run(BASE, "--granularity", "quarter");

        assertThat(rows(
                        "mrr.csv",
                        "EUR",
                        "period",
                        "start",
                        "new",
                        "churned",
                        "end",
                        "customers_within_month",
                        "status"))
                .containsExactly("2025-Q1 0.00 50.00 0.00 50.00 1 complete", "2025-Q2 50.00 0.00 0.00 80.00 0 partial");
    }

    @Test
    void theSummariesSayWhatIsPaidAndWhatWasKept() throws IOException {
        Run run = run(BASE);

        assertThat(linesOf(run, "Recurring revenue"))
                .contains(
                        "EUR, MRR on 2025-04-30   EUR 80.00 a month (EUR 960.00 a year) of 2 customers, EUR 40.00 each",
                        "EUR, Kept in 2025-04   gross 100.0%, net 100.0%",
                        "JPY, MRR on 2025-04-30   JPY 1,000 a month (JPY 12,000 a year) of 1 customer, JPY 1,000 each",
                        "Amounts in different currencies are never added up.");
        assertThat(linesOf(run, "How recurring revenue moved"))
                .contains("EUR, 2025-03   EUR 50.00 at the end: 0.00 new, 0.00 back, 20.00 expansion, 0.00 contraction,"
                        + " 0.00 churned");
        JsonNode euro = recurring().at("/currencies/0");
        assertThat(euro.at("/currency").asString()).isEqualTo("EUR");
        assertThat(euro.at("/mrr/value").asString()).isEqualTo("80.00");
        assertThat(euro.at("/arr/value").asString()).isEqualTo("960.00");
        assertThat(euro.at("/customers/value").asLong()).isEqualTo(2);
        assertThat(euro.at("/reactivated").toString()).isEqualTo("{\"value\":\"30.00\",\"customers\":1}");
        assertThat(euro.at("/grossRevenueRetention/value").asDouble()).isEqualTo(1.0);
        assertThat(recurring().at("/like").asString()).isEqualTo("default");
        assertThat(recurring().at("/trials/running/value").asLong()).isEqualTo(1);
        assertThat(recurring().at("/trials/conversionRate/undefined").asString())
                .isNotEmpty();
    }

    @Test
    void theSummaryIsInDutchToo() throws IOException {
        Run run = run(BASE, "--language", "nl");

        assertThat(linesOf(run, "Terugkerende omzet"))
                .contains(
                        "EUR, MRR op 2025-04-30   EUR 80,00 per maand (EUR 960,00 per jaar) van 2 klanten, EUR 40,00 per"
                                + " klant",
                        "Bedragen in verschillende valuta worden nooit opgeteld.");
    }

    @Test
    void aYearIsComparedWithTheOneBefore() throws IOException {
        run(HEADER + """
                anna,s1,Silver,2024-01-10,2025-02-05,30.00,month,1,,,active,EUR
                bob,s2,Silver,2024-02-15,,30.00,month,1,,,active,EUR
                bob,s3,Silver,2025-01-15,,15.00,month,1,,,active,EUR
                """);

        assertThat(rows("mrr.csv", "EUR,2025", "period", "grr_12m", "nrr_12m", "customer_retention_12m"))
                .containsExactly(
                        "2025-01 1 1 1", // of anna alone
                        "2025-02 0.5 0.75 0.5",
                        "2025-03 0.5 0.75 0.5",
                        "2025-04 0.5 0.75 0.5");
        assertThat(rows("mrr.csv", "EUR,2024-12", "grr_12m")).containsExactly("");
        assertThat(recurring()
                        .at("/currencies/0/netRevenueRetention12Months/value")
                        .asDouble())
                .isEqualTo(0.75);
    }

    @ParameterizedTest
    @CsvSource({
        "default, 50.00, 30.00, 12.00",
        "stripe, 60.00, 40.00, 12.00", // a discount that ends by itself does not count
        "paddle, 60.00, 40.00, 11.99", // no discount counts, and a month has 4.33 weeks
        "chartmogul, 50.00, 30.00, 12.00"
    })
    void toolsCountOtherwise(String tool, String february, String march, String weekly) throws IOException {
        run(HEADER + """
                anna,s1,Silver,2025-01-10,,40.00,month,1,10.00 limited,,active,EUR
                bob,s2,Silver,2025-01-10,2025-03-01,20.00,month,1,,,active,EUR
                cleo,s3,Silver,2025-01-10,,36.00,13 weeks,1,,,active,USD
                """, "--mrr-like", tool);

        assertThat(rows("mrr.csv", "EUR", "end")).element(1).isEqualTo(february);
        assertThat(rows("mrr.csv", "EUR", "end")).element(2).isEqualTo(march);
        assertThat(rows("mrr.csv", "USD", "end")).element(2).isEqualTo(weekly);
        assertThat(recurring().at("/like").asString()).isEqualTo(tool);
    }

    @Test
    void eventsOfAMonthAreCountedWhereAToolDoes() throws IOException {
        String away = HEADER + """
                anna,s1,Silver,2025-01-10,2025-03-05,30.00,month,1,,,active,EUR
                anna,s2,Silver,2025-03-20,,30.00,month,1,,,active,EUR
                """;
        run(away);
        assertThat(rows("mrr.csv", "EUR,2025-03", "churned", "reactivation")).containsExactly("0.00 0.00");

        Run run = run(away, "--mrr-like", "ChartMogul");
        assertThat(rows("mrr.csv", "EUR,2025-03", "start", "churned", "reactivation", "end"))
                .containsExactly("30.00 30.00 30.00 30.00");
        assertThat(linesOf(run, "Recurring revenue"))
                .contains("Counted by the conventions that chartmogul documents (--mrr-like); see conventions in"
                        + " summary.json.");
        assertThat(recurring().at("/conventions/netting").asString()).isEqualTo("day");
    }

    @Test
    void rowsWithoutAnAmountCountAsSubscriptionsOnly() throws IOException {
        Run run = run(HEADER + """
                anna,s1,Silver,2025-01-10,,30.00,month,1,,,active,EUR
                bob,s2,Silver,2025-01-15,,,,,,,,
                """);

        assertThat(rows("subscribers.csv", "2025-04", "end")).containsExactly("2");
        assertThat(rows("mrr.csv", "EUR,2025-04", "end", "customers_end")).containsExactly("30.00 1");
        assertThat(run.out())
                .contains(Run.line("    1 row has no amount, and counts as a subscription without recurring revenue"));
    }

    @Test
    void withoutAnAmountNothingIsSaidOfRevenue() throws IOException {
        Run run = run("customer_id,start,end,plan,interval\nanna,2025-01-10,,Silver,fortnight\n");

        assertThat(file("mrr.csv")).doesNotExist();
        assertThat(file("trials.csv")).doesNotExist();
        assertThat(run.out()).doesNotContain("Recurring").contains("2 columns are not read");
    }

    @Test
    void whatIsUnusualInPricesIsSaid() throws IOException {
        Run run = run(HEADER + """
                anna,s1,Silver,2025-01-10,,30.00,month,1,40.00,,active,EUR
                bob,s2,Silver,2025-01-10,2025-03-01,30.00,month,1,,,active,EUR
                bob,s2,Gold,2025-02-20,2025-03-10,50.00,month,1,,,active,EUR
                bob,s2,Gold,2025-03-10,,50.00,month,1,,,active,EUR
                """);

        assertThat(run.out())
                .contains(
                        Run.line("    1 row has a discount above the price, and brings nothing, not less"),
                        Run.line("    1 row begins before an earlier row of the same subscription_id of the customer"
                                + " ends; both count"));
        assertThat(rows("mrr.csv", "EUR", "end")).containsExactly("30.00", "80.00", "50.00", "50.00");
    }

    @Test
    void aToolIsNamedForPricesOnly() throws IOException {
        assertThat(Run.on(folder, "customer_id,start\nanna,2025-01-10\n", "--mrr-like", "stripe", "--subscriptions")
                        .err())
                .startsWith(Run.line("--mrr-like must come with subscriptions that have an amount: stripe"));
        assertThat(Run.on(folder, BASE, "--mrr-like", "chargebee", "--subscriptions")
                        .err())
                .startsWith(Run.line("--mrr-like must be one of default, chartmogul, stripe, baremetrics, profitwell,"
                        + " recurly, maxio, paddle, ghost: chargebee"));
        assertThat(Run.on(folder, "respondent,date,score\na,2025-01-10,9\n", "--mrr-like", "stripe", "--nps")
                        .err())
                .startsWith(Run.line("--mrr-like must come with --subscriptions: stripe"));
    }

    @Test
    void revenueThatDoesNotFitIsRefused() throws IOException {
        Run run = Run.on(folder, HEADER + """
                anna,s1,,2025-01-10,,700000000000,month,1,,,active,EUR
                anna,s2,,2025-01-10,,700000000000,month,1,,,active,EUR
                """, "--subscriptions");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .endsWith(Run.line("input.csv: amount must come to a recurring revenue of each customer and cohort that"
                        + " fits in 64 bits of ten-thousandths of minor units a year: it is more"));
    }
}
