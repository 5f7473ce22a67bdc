package io.github.retentionmetrics.retention;

import static java.math.BigDecimal.ZERO;

import io.github.retentionmetrics.customer.CustomerFlow;
import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.lifetime.LifetimeValue;
import io.github.retentionmetrics.lifetime.MagicNumber;
import io.github.retentionmetrics.lifetime.PaybackTime;
import io.github.retentionmetrics.lifetime.RuleOfForty;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.subscription.TrialConversion;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** Published rates and business ratios of recurring revenue, from the parts that a source gives. */
final class PublishedRevenueRates {
    private static final String CHURN = "ChartMogul help 203359341 MRR Churn Rate";
    private static final String POSTHOG = "PostHog.com PR 8391 (retention metrics post)";
    private static final String XLSLIDES = "xlslides.com magic number";

    private PublishedRevenueRates() {}

    static List<Published> rows() {
        return Stream.of(revenueChurn(), retention(), quickRatios(), customers(), business(), payback())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Published> revenueChurn() {
        RevenueMovement month = movement(100, 0, 10, 10, 10);
        return List.of(
                Published.of(CHURN, "gross MRR churn rate", "0.20", RevenueChurn.GROSS.of(month)),
                Published.of(
                        CHURN,
                        "net MRR churn rate (expansion and reactivation subtracted)",
                        "0.10",
                        RevenueChurn.NET_OF_RESURRECTED.of(month)),
                // one day of the option that adds up days
                Published.of(
                        CHURN,
                        "daily (\"Shopify\") gross churn of one day",
                        "0.05",
                        RevenueChurn.GROSS.of(movement(100, 0, 0, 0, 5))),
                Published.of(
                        "ChartMogul help 4414075567250 Net MRR Churn Rate",
                        "daily (\"Shopify\") net churn of one day",
                        "-0.10",
                        RevenueChurn.NET.of(movement(100, 10, 10, 0, 0))),
                Published.of(
                        POSTHOG,
                        "gross revenue churn rate",
                        "0.17",
                        RevenueChurn.GROSS.of(movement(100_000, 0, 0, 0, 17_000))),
                Published.of(
                        POSTHOG,
                        "net revenue churn rate",
                        "0.14",
                        RevenueChurn.NET.of(movement(100_000, 0, 3_000, 0, 17_000))));
    }

    private static List<Published> retention() {
        // 35,000 before 5,000 of it churn
        return List.of(
                Published.of(
                        "ChurnZero churnopedia NRR",
                        "NRR",
                        "1.11",
                        NetRevenueRetention.of(movement(27_000, 0, 8_000, 0, 5_000))),
                Published.of(
                        "Chargebee docs: Expansion & Contraction",
                        "expansion rate",
                        "0.5",
                        movement(2_000, 0, 1_000, 0, 0).growth()));
    }

    private static List<Published> quickRatios() {
        return List.of(
                quickRatio("abracalc.com SaaS quick ratio", "3", 5_000, 1_000, 500, 1_500),
                quickRatio("theprimecalculator.com quick ratio", "2.92", 25_000, 10_000, 4_000, 8_000),
                quickRatio("pitchkit.net quick ratio", "3.5", 20_000, 8_000, 3_000, 5_000),
                quickRatio("super-calc.com quick ratio", "4.92", 95_000, 28_000, 7_000, 18_000),
                quickRatio("super-calc.com quick ratio", "1.13", 40_000, 5_000, 8_000, 32_000));
    }

    private static Published quickRatio(
            String source, String printed, long won, long expansion, long contraction, long lost) {
        return Published.of(
                source, "quick ratio", printed, QuickRatio.of(movement(1_000_000, won, expansion, contraction, lost)));
    }

    private static List<Published> customers() {
        // one of the eleven who cancel joined in the same month
        CustomerFlow flow = CustomerFlow.startingWith(100).withLost(10, 0).withJoined(0, 1);
        CustomerMovement bug =
                CustomerMovement.startingWith(3).withNew(2).withResurrected(0).withLost(1);
        return List.of(
                Published.of(
                        "ChartMogul help 203359321 Customer Churn rate",
                        "customer churn rate",
                        "0.1",
                        ratio(ChurnRate.of(flow.toMovement()))),
                Published.of(
                        "rameerez/profitable test/regression_test.rb bug 5",
                        "customer churn, %",
                        "33.33",
                        ratio(ChurnRate.of(bug)).times(100, 1)),
                Published.of(
                        "ChartMogul help 115000865205 Trial-to-paid",
                        "trial conversion rate (cohort of trial start)",
                        "0.5",
                        ratio(new TrialConversion(5, 5, 0).rate())));
    }

    private static List<Published> business() {
        return List.of(
                Published.of(
                        "ChartMogul help 203359061 LTV",
                        "LTV",
                        "2000",
                        amount(LifetimeValue.ofChurn(Ratio.of(100, 1), Rate.of(5, 100)))),
                // 200.00 of two subscribers, of three at the start one has left
                Published.of(
                        "rameerez/profitable test/regression_test.rb bug 4",
                        "LTV, minor",
                        "30000",
                        amount(LifetimeValue.ofChurn(Ratio.of(20_000, 2), Rate.of(1, 3)))),
                Published.of(
                        "outlier.ai magic number",
                        "SaaS magic number",
                        "2",
                        MagicNumber.ofQuarters(new BigDecimal("5000"), new BigDecimal("10000"))),
                Published.of(
                        XLSLIDES,
                        "SaaS magic number",
                        "1.07",
                        MagicNumber.ofQuarters(new BigDecimal("480000"), new BigDecimal("1800000"))),
                ruleOfForty("guidewhale.com", "15", Ratio.of(200_000, 800_000), Ratio.of(-100_000, 1_000_000)),
                ruleOfForty("pitchkit.net", "45", Ratio.of(55, 100), Ratio.of(-10, 100)),
                ruleOfForty("calculates.dev", "40", Ratio.of(50, 100), Ratio.of(-10, 100)),
                ruleOfForty("saasuncovered.com", "45", Ratio.of(30, 100), Ratio.of(15, 100)));
    }

    private static Published ruleOfForty(String source, String printed, Ratio growth, Ratio margin) {
        return Published.of(
                source + " rule of 40",
                "rule of 40, points",
                printed,
                RuleOfForty.of(growth, margin).times(100, 1));
    }

    private static List<Published> payback() {
        Ratio yearlyPerDay = Ratio.of(new BigDecimal("1200"), new BigDecimal("365.25"));
        return List.of(
                payback("scoutmytool.com", "months", "5.33", 200, Ratio.of(50, 1), Ratio.of(75, 100)),
                payback("pricingnest", "months", "7.5", 1_200, Ratio.of(200, 1), Ratio.of(80, 100)),
                payback("calculatorlib.com", "months", "15", 1_200, Ratio.of(100, 1), Ratio.of(80, 100)),
                payback("calculatorlib.com", "days", "457", 1_200, yearlyPerDay, Ratio.of(80, 100)),
                payback("freeonlinecal.com", "months", "14.286", 1_000, Ratio.of(70, 1), Ratio.of(1, 1)),
                // what a quarter adds comes every quarter: a third of it each month
                Published.of(
                        XLSLIDES,
                        "implied payback, months",
                        "11.3",
                        periods(1_800_000, Ratio.of(480_000, 3), Ratio.of(1, 1), ChronoUnit.MONTHS)));
    }

    private static Published payback(
            String source, String unit, String printed, long cost, Ratio revenue, Ratio margin) {
        return Published.of(
                source + " CAC payback",
                "payback, " + unit,
                printed,
                periods(cost, revenue, margin, unit.equals("days") ? ChronoUnit.DAYS : ChronoUnit.MONTHS));
    }

    private static BigDecimal periods(long cost, Ratio revenue, Ratio margin, ChronoUnit unit) {
        return PaybackTime.ofCost(Ratio.of(cost, 1))
                .revenuePerCustomer(revenue, unit)
                .margin(margin)
                .periods()
                .orElseThrow();
    }

    private static BigDecimal amount(LifetimeValue value) {
        return value.amount().orElseThrow();
    }

    private static Ratio ratio(Rate rate) {
        return Ratio.of(rate.numerator(), rate.denominator());
    }

    private static RevenueMovement movement(long start, long won, long expansion, long contraction, long lost) {
        return new RevenueMovement(
                BigDecimal.valueOf(start),
                BigDecimal.valueOf(won),
                ZERO,
                BigDecimal.valueOf(expansion),
                BigDecimal.valueOf(contraction),
                BigDecimal.valueOf(lost),
                BigDecimal.valueOf(start + won + expansion - contraction - lost),
                ZERO);
    }
}
