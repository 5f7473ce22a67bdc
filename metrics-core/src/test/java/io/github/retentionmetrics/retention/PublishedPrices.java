package io.github.retentionmetrics.retention;

import io.github.retentionmetrics.subscription.BillingInterval;
import io.github.retentionmetrics.subscription.Discount;
import io.github.retentionmetrics.subscription.RecurringAmount;
import io.github.retentionmetrics.subscription.RecurringRevenue;
import io.github.retentionmetrics.subscription.RevenueConventions;
import io.github.retentionmetrics.subscription.RevenuePreset;
import io.github.retentionmetrics.subscription.Subscription;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import io.github.retentionmetrics.subscription.Terms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;

/** Published recurring revenue of prices and states, on one day. */
final class PublishedPrices {
    static final Currency EUR = Currency.getInstance("EUR");
    static final LocalDate UNTIL = LocalDate.of(2025, 12, 31);

    private static final String STRIPE = "Stripe docs billing/subscriptions/analytics/glossary";
    private static final String STRIPE_SUPPORT = "Stripe support: Billing Analytics";
    private static final String BAREMETRICS = "Baremetrics help 5380330 MRR";
    private static final String PADDLE = "Paddle help: how MRR is calculated";
    private static final String SARAH = "Paddle/ProfitWell help: churn (Sarah)";
    private static final String RECURLY = "Recurly support 360027350412 Does MRR prorate";
    private static final String CHARGEBEE = "Chargebee docs: plan/quantity change for historical subscriptions";
    private static final String INTACCT = "Sage Intacct: how contracts MRR is calculated";
    private static final String PROFITABLE = "rameerez/profitable test/processors/base_test.rb";
    private static final String BUG = "rameerez/profitable test/regression_test.rb bug ";
    private static final String GHOST = "TryGhost/Ghost member-repository.js getMRR";
    private static final String DBT = "fivetran/dbt_stripe stripe__subscription_item_mrr_report.sql";
    private static final String DBT_DAYS = "fivetran/dbt_stripe DECISIONLOG.md (end-of-month snapshot)";
    private static final String LAB = "mostafaibx/Subscription_lab data_generation/edge_cases.py ";
    private static final String NORMALIZE = "normalize.test.ts (public code corpus, repository not named)";
    private static final String UTILS = "eskildmazkild/subscription-tool lib/utils.test.ts";
    private static final String FLIP = "Displayr/flipRevenueMetrics tests/testthat/test-recurringrevenue.R";
    private static final String POLAR = "polarsource/polar issue 8198";
    private static final String KEEPER = "KeeperHub/keeperhub PR 2068";

    private PublishedPrices() {}

    static List<Published> rows() {
        return Stream.of(prices(), conventions(), sums(), days(), states(), contracts())
                .flatMap(List::stream)
                .toList();
    }

    /** One price, by the default conventions. */
    private static List<Published> prices() {
        return List.of(
                price("ChartMogul dev docs: How MRR is calculated from prorated invoices", "30", "90", "3 months"),
                price(CHARGEBEE, "50", "600", "year"),
                price(CHARGEBEE, "70", "840", "year"),
                // the importer skips the prorated invoice of February 2020 and takes the price of the next full one
                price(CHARGEBEE, "70", "840", "year"),
                price(INTACCT, "1000", "12000", "year"),
                price("bizplanhero.com", "833.3", "10000", "year"),
                price(DBT, "433.33", "100", "week"),
                price(DBT, "216.67", "100", "2 weeks"),
                price(DBT, "100", "2400", "2 years"),
                price("pax8labs/pax8-cli PR 439", "100", "3600", "3 years"),
                price(LAB + "S001", "30", "30", "month"),
                price(LAB + "S002", "25", "300", "year"),
                price(UTILS, "8.33", "100", "year"),
                price(UTILS, "0.83", "10", "year"),
                minor(PROFITABLE, "9900", "99", "month"),
                minor(PROFITABLE, "9900", "297", "3 months"),
                minor(PROFITABLE, "9900", "594", "6 months"),
                minor(PROFITABLE, "9900", "1188", "year"),
                minor(PROFITABLE, "9900", "2376", "2 years"),
                minor(PROFITABLE, "833", "100", "year"),
                minor(PROFITABLE, "83", "10", "year"),
                minor(NORMALIZE, "433333", "1000", "week"),
                minor(NORMALIZE, "433333", "2000", "2 weeks"));
    }

    /** One price, by the conventions of the source. */
    private static List<Published> conventions() {
        Terms hundred = terms("100", "month");
        Terms half = hundred.withDiscount(Discount.parse("50%"));
        return List.of(
                mrr(STRIPE_SUPPORT, "100", RevenuePreset.STRIPE, terms("1200", "year")),
                Published.of(
                        STRIPE_SUPPORT,
                        "MRR multiplier",
                        "0.5",
                        on(RevenuePreset.STRIPE, half)
                                .arr()
                                .divide(on(RevenuePreset.STRIPE, hundred).arr())),
                mrr(BAREMETRICS, "10", RevenuePreset.BAREMETRICS, terms("120", "year")),
                mrr(
                        BAREMETRICS,
                        "5",
                        RevenuePreset.BAREMETRICS,
                        terms("10", "month").withDiscount(Discount.parse("50%"))),
                mrr(
                        "ProfitWell learn: discounts",
                        "9",
                        RevenuePreset.PROFITWELL,
                        terms("120", "year").withDiscount(Discount.parse("10%"))),
                mrr(PADDLE, "433", RevenuePreset.PADDLE, terms("100", "week")),
                mrr(PADDLE, "300", RevenuePreset.PADDLE, terms("10", "day")),
                mrr(RECURLY, "30", RevenuePreset.RECURLY, terms("1", "day")),
                mrr(
                        "Lago docs (analytics/mrr, invoice based version)",
                        "43.3",
                        RevenuePreset.PADDLE,
                        terms("10", "week")),
                minor(PROFITABLE, "10000", RevenuePreset.GHOST, terms("25", "week")),
                minor(PROFITABLE, "10000", RevenuePreset.GHOST, terms("50", "2 weeks")),
                minor(PROFITABLE, "2800", RevenuePreset.GHOST, terms("7", "week")),
                minor(PROFITABLE, "30000", RevenuePreset.GHOST, terms("10", "day")),
                minor(GHOST, "20000", RevenuePreset.GHOST, terms("50", "week")),
                minor(GHOST, "0", RevenuePreset.GHOST, terms("5", "month").withDiscount(Discount.parse("7"))));
    }

    /** Several prices at once. */
    private static List<Published> sums() {
        Terms[] stripe = Stream.concat(
                        Stream.generate(() -> terms("100", "month")).limit(100),
                        Stream.generate(() -> terms("600", "year")).limit(50))
                .toArray(Terms[]::new);
        Terms addOn = terms("100", "month").withDiscount(Discount.parse("50"));
        return List.of(
                mrr(STRIPE, "12500", RevenuePreset.STRIPE, stripe),
                mrr(BAREMETRICS, "100", RevenuePreset.BAREMETRICS, each(10, terms("10", "month"))),
                mrr(
                        "Chargebee docs: MRR glossary (via profoundtips.com)",
                        "150",
                        RevenuePreset.DEFAULT,
                        terms("100", "month"),
                        addOn),
                mrr("revenuecalculators.com MRR", "6080", RevenuePreset.DEFAULT, each(320, terms("19", "month"))),
                minor(
                        BUG + 2,
                        "10000",
                        RevenuePreset.DEFAULT,
                        terms("50", "month"),
                        terms("20", "month"),
                        terms("10", "month").withQuantity(3)),
                minor(
                        BUG + 2,
                        "6000",
                        RevenuePreset.DEFAULT,
                        terms("30", "month"),
                        terms("15", "month").withQuantity(2)));
    }

    /** What counts on a day: a rate is never prorated, and a subscription is over on the day of its end. */
    private static List<Published> days() {
        Terms thirty = terms("30", "month");
        Subscription sarah =
                phase("a", "2025-05-15", "2025-06-15", terms("10", "month")).withCancelledOn(LocalDate.of(2025, 6, 8));
        Subscription month = phase("a", "2025-05-15", "2025-06-15", terms("10", "month"));
        Subscription[] downgrade = {
            phase("a", "2025-01-10", "2025-01-31", terms("60", "month")), phase("a", "2025-01-31", "", thirty)
        };
        Subscription[] back = {phase("a", "2025-01-01", "2025-02-10", thirty), phase("a", "2025-03-01", "", thirty)};
        return List.of(
                day(SARAH, "10", "2025-06-14", sarah),
                day(SARAH, "0", "2025-06-15", sarah),
                day(RECURLY, "100", "2025-04-10", phase("a", "2025-03-29", "2025-04-29", terms("100", "month"))),
                day(DBT_DAYS, "10", "2025-05-31", month),
                day(DBT_DAYS, "0", "2025-06-30", month),
                day(LAB + "S003", "0", "2025-01-31", phase("a", "2025-01-01", "2025-01-20", thirty)),
                day(LAB + "S009", "60", "2025-01-30", downgrade),
                day(LAB + "S009", "30", "2025-01-31", downgrade),
                day(LAB + "S013", "0", "2025-02-28", back),
                // a line that adjusts a bill is no phase of the subscription
                day(LAB + "S016", "30", "2025-01-31", phase("a", "2025-01-01", "", thirty)));
    }

    private static List<Published> states() {
        Terms thirty = terms("30", "month");
        Subscription delinquent = phase("a", "2025-01-31", "2025-02-10", thirty.withState(Terms.State.PAST_DUE));
        RevenueConventions strict = RevenueConventions.withDefaults().withState(Terms.State.PAST_DUE, false);
        List<Terms> keeper = new ArrayList<>();
        for (int customer = 0; customer < 14; customer++) {
            Terms.State state =
                    customer < 5 ? Terms.State.ACTIVE : customer < 6 ? Terms.State.PAST_DUE : Terms.State.TRIALING;
            keeper.add(terms("49", "month").withState(state));
        }
        Terms[] all = keeper.toArray(Terms[]::new);
        RevenueConventions withTrials = RevenueConventions.withDefaults().withState(Terms.State.TRIALING, true);
        Discount once = Discount.amount(BigDecimal.valueOf(14)).limited();
        Terms[] polar = each(77, terms("15", "month").withDiscount(once));
        return List.of(
                day(
                        LAB + "S011",
                        "0",
                        "2025-01-20",
                        phase("a", "2025-01-01", "2025-01-15", thirty),
                        phase("a", "2025-01-15", "2025-01-29", thirty.withState(Terms.State.PAUSED)),
                        phase("a", "2025-01-29", "", thirty)),
                mrr(LAB + "S014", "MRR", "0", revenue(strict, delinquent).at(LocalDate.of(2025, 1, 31))),
                mrr(KEEPER, "MRR without trials", "294", on(RevenuePreset.DEFAULT, all)),
                mrr(KEEPER, "MRR with trials (the bug)", "686", on(withTrials, all)),
                // Stripe leaves out discounts that end by themselves, as this merchant wished
                mrr(POLAR, "MRR expected by the merchant", "1155", on(RevenuePreset.STRIPE, polar)),
                mrr(POLAR, "MRR reported (net of the once discount)", "77", on(RevenuePreset.DEFAULT, polar)));
    }

    /** Contracts of some months, whose total is the price of as many. */
    private static List<Published> contracts() {
        // 17 of 292 days are before the first of nine whole months
        BigDecimal wholeMonths = new BigDecimal("10000")
                .multiply(BigDecimal.valueOf(292 - 17))
                .divide(BigDecimal.valueOf(292), 9, RoundingMode.HALF_UP);
        RecurringRevenue flip = RecurringRevenue.of(
                SubscriptionHistory.of(
                        List.of(
                                phase("A", "2016-01-01", "2017-01-01", terms("100", "year")),
                                phase("A", "2016-07-01", "2017-01-01", terms("100", "6 months")),
                                phase("B", "2016-08-01", "2017-08-01", terms("100", "year")),
                                phase("C", "2016-10-01", "2017-11-01", terms("100", "13 months"))),
                        UNTIL),
                EUR);
        return List.of(
                mrr(
                        INTACCT,
                        "MRR",
                        "1046.42",
                        on(RevenuePreset.DEFAULT, terms(wholeMonths.toPlainString(), "9 months"))),
                arr("100", flip, "2016-01-31"),
                arr("400", flip, "2016-08-31"),
                arr("492.31", flip, "2016-12-31"),
                arr("192.31", flip, "2017-01-31"));
    }

    /** The source's own test allows 2 %; by whole months, as here, the last digit agrees. */
    private static Published arr(String printed, RecurringRevenue revenue, String date) {
        return Published.of(
                FLIP,
                "annual recurring revenue",
                printed,
                revenue.at(LocalDate.parse(date)).arr());
    }

    static Terms terms(String amount, String interval) {
        return Terms.of(new BigDecimal(amount), EUR, BillingInterval.parse(interval));
    }

    private static Terms[] each(int customers, Terms terms) {
        return Stream.generate(() -> terms).limit(customers).toArray(Terms[]::new);
    }

    static Subscription phase(String customer, String start, String end, Terms terms) {
        return Subscription.of(customer, LocalDate.parse(start), end.isEmpty() ? null : LocalDate.parse(end))
                .withTerms(terms);
    }

    static RecurringRevenue revenue(RevenueConventions conventions, Subscription... phases) {
        return RecurringRevenue.of(SubscriptionHistory.of(List.of(phases), UNTIL), EUR, conventions);
    }

    /** What customers bring, each with terms of its own. */
    private static RecurringAmount on(RevenueConventions conventions, Terms... terms) {
        Subscription[] phases = new Subscription[terms.length];
        for (int customer = 0; customer < terms.length; customer++) {
            phases[customer] = Subscription.of(customer, UNTIL).withTerms(terms[customer]);
        }
        return revenue(conventions, phases).at(UNTIL);
    }

    private static RecurringAmount on(RevenuePreset preset, Terms... terms) {
        return on(preset.conventions(), terms);
    }

    static Published mrr(String source, String metric, String printed, RecurringAmount amount) {
        return Published.of(source, metric, printed, amount.mrr(9));
    }

    private static Published mrr(String source, String printed, RevenuePreset preset, Terms... terms) {
        return mrr(source, "MRR", printed, on(preset, terms));
    }

    private static Published price(String source, String printed, String amount, String interval) {
        return mrr(source, printed, RevenuePreset.DEFAULT, terms(amount, interval));
    }

    private static Published minor(String source, String printed, RevenuePreset preset, Terms... terms) {
        return Published.of(
                source, "MRR, minor", printed, on(preset, terms).mrr(9).movePointRight(2));
    }

    private static Published minor(String source, String printed, String amount, String interval) {
        return minor(source, printed, RevenuePreset.DEFAULT, terms(amount, interval));
    }

    private static Published day(String source, String printed, String date, Subscription... phases) {
        return mrr(
                source,
                "MRR",
                printed,
                revenue(RevenueConventions.withDefaults(), phases).at(LocalDate.parse(date)));
    }
}
