package io.github.retentionmetrics.retention;

import static io.github.retentionmetrics.retention.PublishedPrices.EUR;
import static io.github.retentionmetrics.retention.PublishedPrices.mrr;
import static io.github.retentionmetrics.retention.PublishedPrices.phase;
import static io.github.retentionmetrics.retention.PublishedPrices.revenue;
import static io.github.retentionmetrics.retention.PublishedPrices.terms;

import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.subscription.Discount;
import io.github.retentionmetrics.subscription.RecurringAmount;
import io.github.retentionmetrics.subscription.RecurringRevenue;
import io.github.retentionmetrics.subscription.RecurringRevenueMovement;
import io.github.retentionmetrics.subscription.RevenueConventions;
import io.github.retentionmetrics.subscription.RevenuePreset;
import io.github.retentionmetrics.subscription.Subscription;
import io.github.retentionmetrics.subscription.Terms;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Published movements of recurring revenue, counted from subscriptions. */
final class PublishedMovements {
    private static final RevenueConventions DEFAULTS = RevenueConventions.withDefaults();
    private static final RevenueConventions CHARTMOGUL = RevenuePreset.CHARTMOGUL.conventions();
    private static final String SYNCALYTICS = "ChartMogul help 201244842 (Syncalytics life cycle)";
    private static final String CAPPED = "Baremetrics changelog: revenue churn capped";
    private static final String FIRST_MONTH = "Paddle/ProfitWell help: cancellations in the first month";
    private static final String ZUORA = "Zuora docs: Order delta MRR discounts";
    private static final String MERGERS = "Displayr/flipRevenueMetrics tests/testthat/test-churnandcompanymerges.R";

    private PublishedMovements() {}

    static List<Published> rows() {
        return Stream.of(lifeCycle(), capped(), firstMonth(), plansAndDiscounts(), mergers(), whole())
                .flatMap(List::stream)
                .toList();
    }

    /** Gold for a year, Silver beside it for some months, both gone, and back with Gold by the month. */
    private static List<Published> lifeCycle() {
        Terms gold = terms("500", "year").withQuantity(4).withPlan("Gold yearly");
        RecurringRevenue mrr = revenue(
                CHARTMOGUL,
                phase("a", "2024-01-15", "2025-01-15", gold),
                phase("a", "2024-03-10", "2024-06-10", terms("30", "month").withQuantity(2)),
                phase("a", "2025-04-20", "", terms("50", "month").withQuantity(3)));
        return List.of(
                mrr(
                        SYNCALYTICS,
                        "new business MRR",
                        "166.67",
                        month(mrr, 2024, 1).newRevenue()),
                mrr(SYNCALYTICS, "expansion MRR", "60", month(mrr, 2024, 3).expansion()),
                mrr(
                        SYNCALYTICS,
                        "contraction MRR (not churn)",
                        "60",
                        month(mrr, 2024, 6).contraction()),
                mrr(SYNCALYTICS, "churn MRR", "166.67", month(mrr, 2025, 1).churned()),
                mrr(SYNCALYTICS, "reactivation MRR", "150", month(mrr, 2025, 4).reactivated()),
                mrr(
                        "ChartMogul help 201244842 (older version, Emperor Gaming)",
                        "new business MRR",
                        "166.67",
                        month(mrr, 2024, 1).newRevenue()));
    }

    /** A churn event over a state may exceed 1: the figure that Baremetrics printed, and the one that it prints now. */
    private static List<Published> capped() {
        RecurringRevenue byEvent = revenue(
                RevenuePreset.BAREMETRICS.conventions(),
                phase("a", "2025-01-01", "2025-03-10", terms("500", "month")),
                phase("a", "2025-03-10", "2025-03-20", terms("1379", "month")));
        Period march = Period.month(2025, 3);
        return List.of(
                Published.of(CAPPED, "revenue churn rate", "2.758", RevenueChurn.LOST_ONLY.of(byEvent, march)),
                Published.of(
                        CAPPED,
                        "revenue churn rate",
                        "1",
                        RevenueChurn.GROSS.of(byEvent.withConventions(RevenuePreset.PROFITWELL), march)));
    }

    private static List<Published> firstMonth() {
        RecurringRevenueMovement december = month(
                revenue(
                        RevenuePreset.PROFITWELL.conventions(),
                        phase("a", "2024-12-05", "2024-12-06", terms("100", "month"))),
                2024,
                12);
        return List.of(
                mrr(FIRST_MONTH, "new MRR of December", "0", december.newRevenue()),
                mrr(FIRST_MONTH, "churned MRR of December", "0", december.churned()));
    }

    private static List<Published> plansAndDiscounts() {
        RecurringRevenue plans = revenue(
                CHARTMOGUL,
                phase("a", "2025-01-10", "2025-03-10", terms("50", "month").withPlan("A")),
                phase("a", "2025-03-10", "", terms("30", "month").withPlan("B")));
        Discount fifth = Discount.parse("20%");
        RecurringRevenue zuora = revenue(
                DEFAULTS,
                phase("a", "2025-01-10", "2025-02-10", terms("100", "month").withDiscount(fifth)),
                phase("a", "2025-02-10", "2025-03-10", terms("165", "month").withDiscount(fifth)),
                phase("a", "2025-03-10", "", terms("115", "month").withDiscount(fifth)));
        RecurringRevenue cancelled = revenue(
                DEFAULTS,
                IntStream.range(0, 15)
                        .mapToObj(customer -> phase("c" + customer, "2025-01-10", "2025-03-10", terms("10", "month")))
                        .toArray(Subscription[]::new));
        // the day of the start does not matter: a rate is never prorated
        RecurringRevenue fiveDays = revenue(DEFAULTS, phase("a", "2025-03-27", "", terms("100", "month")));
        return List.of(
                mrr(
                        "ChartMogul help 203299912 Chart Data",
                        "MRR leaving segment",
                        "50",
                        plans.movementByPlan(Period.month(2025, 3)).get("A").movedOut()),
                Published.of(ZUORA, "net delta MRR", "52", monthly(month(zuora, 2025, 2))),
                Published.of(ZUORA, "net delta MRR", "-40", monthly(month(zuora, 2025, 3))),
                mrr(
                        "Chargebee docs: Charts",
                        "voluntary cancellation MRR",
                        "150",
                        month(cancelled, 2025, 3).churned()),
                Published.of(
                        "rameerez/profitable test/regression_test.rb bug 6",
                        "new MRR, minor",
                        "10000",
                        month(fiveDays, 2025, 3).newRevenue().mrr().movePointRight(2)));
    }

    /** A year in which A leaves; then the same with A merged into B, so that its end is a contraction. */
    private static List<Published> mergers() {
        Period year = Period.year(2018);
        RecurringRevenue before = contracts("A");
        RecurringRevenue merged = contracts("B");
        return List.of(
                Published.of(MERGERS, "customer churn rate", "0.5", churn(before.movement(year))),
                Published.of(MERGERS, "customer churn rate", "0", churn(merged.movement(year))),
                Published.of(
                        MERGERS, "recurring revenue churn rate", "0.09090909", RevenueChurn.LOST_ONLY.of(before, year)),
                Published.of(MERGERS, "NRR", "0.90909091", NetRevenueRetention.of(before, year)),
                Published.of(
                        MERGERS,
                        "growth accounting: churn",
                        "-1000",
                        before.movement(year).churned().arr().negate()),
                Published.of(MERGERS, "contraction rate", "0.09090909", RevenueChurn.GROSS.of(merged, year)));
    }

    private static RecurringRevenue contracts(String customer) {
        return revenue(
                DEFAULTS,
                phase(customer, "2013-06-15", "2015-06-15", terms("1000", "year")),
                phase(customer, "2017-06-15", "2018-06-15", terms("1000", "year")),
                phase("B", "2013-06-30", "2022-06-30", terms("10000", "year")));
    }

    private static BigDecimal churn(RecurringRevenueMovement movement) {
        return BigDecimal.valueOf(
                ChurnRate.of(movement.toCustomerMovement().orElseThrow()).value());
    }

    /** Movements of which a source gives the parts. */
    private static List<Published> whole() {
        RecurringRevenueMovement growth = parts("10000", "2300", "0");
        return List.of(
                mrr(
                        "simpliconvert.com MRR calculator",
                        "MRR at end",
                        "12300",
                        RecurringAmount.of(EUR, new BigDecimal("147600"), 1)),
                Published.of(
                        "simpliconvert.com MRR calculator",
                        "MRR growth rate",
                        "0.230",
                        RevenueMovement.of(growth).growth()),
                // 54 new customers and 4 % of 320 lost, at 19 each
                mrr(
                        "revenuecalculators.com MRR",
                        "next MRR",
                        "6863",
                        parts("6080", "1026", "243.2").end()),
                Published.of(
                        "abracalc.com SaaS quick ratio",
                        "net new MRR",
                        "4000",
                        monthly(parts("10000", "6000", "2000"))),
                Published.of(
                        "theprimecalculator.com quick ratio",
                        "net new MRR",
                        "23000",
                        monthly(parts("100000", "35000", "12000"))),
                Published.of(
                        "super-calc.com quick ratio",
                        "net new MRR",
                        "98000",
                        monthly(parts("100000", "123000", "25000"))));
    }

    private static RecurringRevenueMovement parts(String start, String won, String lost) {
        RecurringAmount none = RecurringAmount.empty(EUR);
        return new RecurringRevenueMovement(
                yearly(start), yearly(won), none, none, none, none, none, yearly(lost), 0, 0);
    }

    private static RecurringAmount yearly(String monthly) {
        BigDecimal arr = new BigDecimal(monthly).multiply(BigDecimal.valueOf(12));
        return RecurringAmount.of(EUR, arr, arr.signum());
    }

    private static BigDecimal monthly(RecurringRevenueMovement movement) {
        return movement.netNewArr().divide(BigDecimal.valueOf(12), MathContext.DECIMAL64);
    }

    private static RecurringRevenueMovement month(RecurringRevenue revenue, int year, int month) {
        return revenue.movement(Period.month(year, month));
    }
}
