package io.github.retentionmetrics.examples.report.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.customer.Customer;
import io.github.retentionmetrics.examples.report.RetentionReport;
import io.github.retentionmetrics.examples.report.Run;
import io.github.retentionmetrics.examples.report.csv.InputKind;
import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.input.PurchaseRow;
import io.github.retentionmetrics.examples.report.input.ReportInput;
import io.github.retentionmetrics.examples.report.input.ReportReader;
import io.github.retentionmetrics.examples.report.input.Rows;
import io.github.retentionmetrics.examples.report.input.SurveyAnswers;
import io.github.retentionmetrics.lifetime.CostTotals;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.programme.PointsBalance;
import io.github.retentionmetrics.referral.Referral;
import io.github.retentionmetrics.segment.BehaviourBySegment;
import io.github.retentionmetrics.subscription.RecurringRevenue;
import io.github.retentionmetrics.subscription.Subscription;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import io.github.retentionmetrics.subscription.TrialConversion;
import io.github.retentionmetrics.survey.NetPromoterScore;
import io.github.retentionmetrics.survey.RepeatedAnswers;
import io.github.retentionmetrics.survey.SurveyResponse;
import io.github.retentionmetrics.ticket.ResolutionTime;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleShopTest {
    @TempDir
    Path folder;

    /** The digests were taken on JDK 17 and hold on every JDK. */
    @ParameterizedTest
    @CsvSource({
        "PURCHASES, 5e89010e20e3a1d8",
        "SUBSCRIPTIONS, a180f7a9a8e41f9a",
        "COSTS, c53a5f8f2ea4828d",
        "CUSTOMERS, 6cb1d005a93ea7db",
        "REFERRALS, 7e73627c07c7eb7b",
        "NPS, 1a8330c653dae062",
        "CSAT, ad23f5c2d1963aaf",
        "CES, d46df955e9f01967",
        "TICKETS, 9b6a83c30b4fd458",
        "MEMBERS, 4c34783a268d72ae",
        "POINTS, b84da2ce3e6fdea4",
        "EVENTS, 0afd8fb10aa88d0b",
        "AUDIENCE, 1913edf0a0c2f0c5"
    })
    void isTheSameEverywhere(InputKind kind, String digest) throws NoSuchAlgorithmException {
        byte[] text = SampleShop.csv(kind).getBytes(StandardCharsets.UTF_8);
        String actual =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text), 0, 8);
        assertThat(actual).isEqualTo(digest);
    }

    @Test
    void looksLikeAShop() throws UserError {
        List<PurchaseRow> purchases = Rows.purchases(Rows.settings());
        List<PurchaseRow> orders =
                purchases.stream().filter(row -> row.amount().signum() > 0).toList();
        Map<String, Long> perCustomer =
                orders.stream().collect(Collectors.groupingBy(PurchaseRow::customerId, Collectors.counting()));
        BigDecimal revenue = purchases.stream().map(PurchaseRow::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        double refunds = purchases.size() - orders.size();
        assertThat(perCustomer).hasSize(480);
        assertThat(orders.size() / 480.0).isBetween(2.5, 4.5);
        assertThat(perCustomer.values().stream().filter(count -> count > 1).count() / 480.0)
                .isBetween(0.4, 0.6);
        assertThat(revenue.doubleValue() / orders.size()).isBetween(25.0, 50.0);
        assertThat(refunds / orders.size()).isBetween(0.01, 0.06);
        assertThat(purchases).extracting(PurchaseRow::date).isSorted();
    }

    @Test
    void hasSubscribersWhoComeBack() throws UserError {
        List<Subscription> rows = read().subscriptionRows();
        Map<String, Long> perCustomer = rows.stream()
                .collect(Collectors.groupingBy(
                        Subscription::customerId,
                        Collectors.collectingAndThen(
                                Collectors.mapping(Subscription::subscriptionId, Collectors.toSet()),
                                ids -> (long) ids.size())));
        assertThat(perCustomer.values().stream().filter(count -> count > 1).count())
                .isBetween(10L, 60L);
        long all = perCustomer.values().stream().mapToLong(Long::longValue).sum();
        assertThat(rows.stream().filter(row -> row.endExclusive() == null).count() / (double) all)
                .isBetween(0.3, 0.7);
    }

    @Test
    void hasPlansWithPricesThatChange() throws UserError {
        List<Subscription> rows = read().subscriptionRows();
        assertThat(rows).allSatisfy(row -> assertThat(row.terms()).isNotNull());
        assertThat(rows.stream().map(row -> row.terms().plan()).distinct())
                .containsExactlyInAnyOrder("Small", "Large", "Office");
        RecurringRevenue mrr = RecurringRevenue.of(
                SubscriptionHistory.of(rows, LocalDate.of(2025, 12, 31)), Currency.getInstance("EUR"));
        assertThat(mrr.movements(Granularity.MONTH).values())
                .filteredOn(month -> month.expansion().customers() > 0)
                .hasSizeGreaterThan(6);
        assertThat(mrr.movements(Granularity.MONTH).values())
                .filteredOn(month -> month.contraction().customers() > 0)
                .hasSizeGreaterThan(6);
        TrialConversion trials = TrialConversion.of(mrr.history().trials());
        assertThat(trials.converted()).isGreaterThan(trials.lost());
        assertThat(trials.lost()).isPositive();
        assertThat(trials.running()).isPositive();
    }

    @Test
    void hasCostsThatLeaveAProfit() throws UserError {
        ReportInput input = read();
        CostTotals costs = CostTotals.of(Currency.getInstance("EUR"), input.costs());
        double revenue = input.purchases().revenue().doubleValue();
        assertThat(costs.byCategory()).hasSize(7);
        assertThat(costs.total().doubleValue() / revenue).isBetween(0.6, 0.95);
    }

    @Test
    void hasCustomersWhoCameByOthersAndSomeWhoNeverBought() throws UserError {
        ReportInput input = read();
        assertThat(input.customers()).hasSize(500).extracting(Customer::id).doesNotHaveDuplicates();
        long byFriends = input.customers().stream()
                .filter(customer -> customer.attribute("channel").orElseThrow().equals("friends"))
                .count();
        assertThat(input.referrals()).hasSize((int) byFriends).hasSizeBetween(40, 100);
        assertThat(input.referrals()).extracting(Referral::date).isSorted();
    }

    @Test
    void hasSurveysThatImprove() throws UserError {
        ReportInput input = read();
        for (SurveyAnswers survey : List.of(input.nps(), input.csat(), input.ces())) {
            assertThat(mean(survey, 2025)).isGreaterThan(mean(survey, 2024));
        }
    }

    @Test
    void hasAHelpDeskThatSolvesMostTicketsWithinADay() throws UserError {
        ReportInput input = read();
        Period both = Period.ofClosed(SampleShop.FIRST_DAY, SampleShop.LAST_DAY);
        ResolutionTime first = ResolutionTime.ofCreated(input.tickets(), both, ResolutionTime.Until.FIRST_SOLVED);
        ResolutionTime full = ResolutionTime.ofCreated(input.tickets(), both, ResolutionTime.Until.LAST_SOLVED);
        assertThat(first.tickets()).isBetween(150L, 350L);
        assertThat(first.median()).isBetween(4.0, 12.0);
        assertThat(full.resolvedMean()).isGreaterThan(first.resolvedMean());
        assertThat(first.resolvedWithin(Duration.ofHours(24)).value()).isBetween(0.7, 0.9);
        assertThat(full.open()).isBetween(3L, 15L);
    }

    @Test
    void hasMembersWhoBuyMoreOftenAndSpendTheirPoints() throws UserError {
        ReportInput input = read();
        assertThat(input.members()
                        .enrolment(input.purchases(), SampleShop.LAST_DAY)
                        .value())
                .isBetween(0.2, 0.4);
        assertThat(input.members()
                        .purchases(input.purchases(), Period.year(2025))
                        .repeatDifference()
                        .value())
                .isPositive();
        PointsBalance balance = input.points().stream().collect(PointsBalance.toPointsBalance());
        assertThat(balance.redemptionRate().value()).isBetween(0.3, 0.7);
        assertThat(balance.breakage().value()).isBetween(0.1, 0.3);
        assertThat(balance.open()).isPositive();
    }

    @Test
    void hasContentCustomersWhoStay() throws UserError {
        ReportInput input = read();
        Period firstHalf = Period.year(2024);
        Period secondHalf = Period.year(2025);
        BehaviourBySegment later = BehaviourBySegment.of(
                input.purchases(),
                secondHalf,
                NetPromoterScore.segments(input.nps().responses(), firstHalf, RepeatedAnswers.LATEST));
        assertThat(later.get("promoters").retained().value())
                .isGreaterThan(later.get("passives").retained().value());
        assertThat(later.get("passives").retained().value())
                .isGreaterThan(later.get("detractors").retained().value());
        assertThat(later.get("promoters").notCustomers()).isBetween(1L, 20L);
    }

    private static double mean(SurveyAnswers survey, int year) {
        return survey.responses().stream()
                .filter(row -> row.date().getYear() == year)
                .mapToInt(SurveyResponse::score)
                .average()
                .orElseThrow();
    }

    @Test
    void isReadWhenThereIsNoInput() {
        Path out = folder.resolve("report");
        Run run = Run.of("--out", out.toString());
        assertThat(run.exitCode()).isEqualTo(RetentionReport.DONE);
        assertThat(run.out()).contains("No input was given, so this is a sample shop");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void obeysTheOptionsLikeAnExport() {
        Run refuse =
                Run.of("--refunds", "refuse", "--out", folder.resolve("report").toString());
        assertThat(refuse.err())
                .startsWith("sample purchases.csv line ")
                .endsWith(
                        Run.line(
                                ", column amount: amount must not be negative with --refunds refuse: a refund (--skip-bad-rows leaves such rows out)"));
    }

    @Test
    void isWrittenAsFilesThatReadTheSame() throws IOException {
        Path sample = folder.resolve("sample");
        Run run = Run.of("--write-sample", sample.toString());
        assertThat(run.exitCode()).isEqualTo(RetentionReport.DONE);
        assertThat(Run.namesIn(sample))
                .containsExactly(
                        "audience.csv",
                        "ces.csv",
                        "costs.csv",
                        "csat.csv",
                        "customers.csv",
                        "events.csv",
                        "members.csv",
                        "nps.csv",
                        "points.csv",
                        "purchases.csv",
                        "referrals.csv",
                        "subscriptions.csv",
                        "tickets.csv");
        String options = run.out().lines().skip(1).findFirst().orElseThrow();
        Path out = folder.resolve("report");
        Run again = Run.of((options + " --out " + out).split(" "));
        assertThat(again.err()).isEmpty();
        assertThat(again.out()).contains("1,440 rows from " + sample.resolve("purchases.csv"));
    }

    @Test
    void isNotWrittenOverAnotherFile() throws IOException {
        Path mine = Files.writeString(folder.resolve("nps.csv"), "mine");
        Run run = Run.of("--write-sample", folder.toString());
        assertThat(run.exitCode()).isEqualTo(RetentionReport.WRONG_USAGE_OR_INPUT);
        assertThat(run.err()).startsWith(Run.line("--write-sample must not replace a file: " + mine));
        assertThat(Run.namesIn(folder)).containsExactly("nps.csv");
    }

    @Test
    void isNotWrittenThroughALink() throws IOException {
        Path elsewhere = folder.resolve("elsewhere.csv");
        Path link = Files.createSymbolicLink(folder.resolve("nps.csv"), elsewhere);
        assertThat(Run.of("--write-sample", folder.toString()).err())
                .startsWith(Run.line("--write-sample must not replace a file: " + link));
        assertThat(elsewhere).doesNotExist();
    }

    /** A limit on the size of files stands for a full disk. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void isWrittenAsAWholeOrNotAtAll() throws IOException, InterruptedException {
        Path sample = folder.resolve("a").resolve("sample");
        List<String> limited = List.of("sh", "-c", "ulimit -f 1; exec \"$@\"", "sh");
        Run run = Run.inAnotherProcess(limited, "--write-sample", sample.toString());
        assertThat(run.err())
                .startsWith(Run.line("--write-sample must be a folder that can be written: " + sample + ": "
                        + sample.resolve("purchases.csv") + ": File too large"));
        assertThat(Run.namesIn(folder)).isEmpty();
    }

    @Test
    void saysHowToReadItInAWayThatAShellUnderstands() {
        assertThat(SampleShop.howToRead(Path.of("q 3")))
                .startsWith(Run.line("The sample shop is in q 3. Options that read it:")
                        + "--purchases 'q 3/purchases.csv' --subscriptions 'q 3/subscriptions.csv' --costs ");
        assertThat(SampleShop.howToRead(Path.of("w\u001b[31m\u202e")))
                .startsWith(Run.line("The sample shop is in w\\u001b[31m\\u202e. Options that read it:")
                        + "--purchases $'w\\033[31m\\342\\200\\256/purchases.csv' --subscriptions ")
                .doesNotContain("\u001b", "\u202e");
    }

    @Test
    void isNotWrittenWhereAFileIs() throws IOException {
        Path mine = Files.writeString(folder.resolve("mine"), "mine");
        Run run = Run.of("--write-sample", mine.toString());
        assertThat(run.err())
                .startsWith(Run.line("--write-sample must be a folder that can be written: " + mine
                        + ": a file of that name is in the way"));
    }

    private static ReportInput read() throws UserError {
        ReportInput input = new ReportReader(Rows.settings(), Rows.SILENT).read();
        assertThat(input.observedUntil()).isEqualTo(LocalDate.of(2025, 12, 31));
        return input;
    }
}
