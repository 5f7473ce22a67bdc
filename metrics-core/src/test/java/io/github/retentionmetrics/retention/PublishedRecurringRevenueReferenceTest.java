package io.github.retentionmetrics.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.subscription.BillingInterval;
import io.github.retentionmetrics.subscription.Discount;
import io.github.retentionmetrics.subscription.RecurringAmount;
import io.github.retentionmetrics.subscription.RecurringRevenue;
import io.github.retentionmetrics.subscription.RevenueConventions;
import io.github.retentionmetrics.subscription.RevenuePreset;
import io.github.retentionmetrics.subscription.Subscription;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import io.github.retentionmetrics.subscription.Terms;
import io.github.retentionmetrics.subscription.TrialConversion;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures that vendors and calculators print on recurring revenue, to the last digit that they print. */
class PublishedRecurringRevenueReferenceTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final LocalDate START = LocalDate.of(2025, 1, 1);
    private static final LocalDate UNTIL = LocalDate.of(2025, 12, 31);

    private static RecurringRevenue revenue(RevenueConventions conventions, Subscription... phases) {
        return RecurringRevenue.of(SubscriptionHistory.of(List.of(phases), UNTIL), EUR, conventions);
    }

    private static Subscription phase(String start, String end, Terms terms) {
        return Subscription.of("a", LocalDate.parse(start), end.isEmpty() ? null : LocalDate.parse(end))
                .withTerms(terms);
    }

    private static Terms monthly(String amount) {
        return Terms.of(new BigDecimal(amount), EUR, BillingInterval.MONTH);
    }

    @ParameterizedTest
    @CsvSource({
        // ChartMogul help 201244842 and developer documentation on prorated invoices
        "500, year, 4, '', DEFAULT, 166.67",
        "30, month, 2, '', DEFAULT, 60.00",
        "50, month, 3, '', DEFAULT, 150.00",
        "90, 3 months, 1, '', DEFAULT, 30.00",
        // Stripe documentation, Billing analytics glossary; Stripe support
        "100, month, 100, '', STRIPE, 10000.00",
        "600, year, 50, '', STRIPE, 2500.00",
        "1200, year, 1, '', STRIPE, 100.00",
        "100, month, 1, 50%, STRIPE, 50.00",
        // Baremetrics help 5380330
        "10, month, 10, '', BAREMETRICS, 100.00",
        "120, year, 1, '', BAREMETRICS, 10.00",
        "10, month, 1, 50%, BAREMETRICS, 5.00",
        // ProfitWell, discounts
        "120, year, 1, 10%, PROFITWELL, 9.00",
        // Paddle help: how MRR is calculated
        "100, week, 1, '', PADDLE, 433.00",
        "10, day, 1, '', PADDLE, 300.00",
        // Recurly support 360027350412
        "1, day, 1, '', RECURLY, 30.00",
        // Chargebee documentation
        "10, month, 15, '', DEFAULT, 150.00",
        "600, year, 1, '', DEFAULT, 50.00",
        "840, year, 1, '', DEFAULT, 70.00",
        "200, month, 1, 50, DEFAULT, 150.00",
        // Sage Intacct, how contracts MRR is calculated
        "12000, year, 1, '', DEFAULT, 1000.00",
        // Zuora, order delta MRR
        "65, month, 1, 20%, DEFAULT, 52.00",
        // revenuecalculators.com, bizplanhero.com
        "19, month, 320, '', DEFAULT, 6080.00",
        "10000, year, 1, '', DEFAULT, 833.33",
        // rameerez/profitable, test/processors; its weeks are quarters of a month
        "99, month, 1, '', DEFAULT, 99.00",
        "297, 3 months, 1, '', DEFAULT, 99.00",
        "594, 6 months, 1, '', DEFAULT, 99.00",
        "1188, year, 1, '', DEFAULT, 99.00",
        "2376, 2 years, 1, '', DEFAULT, 99.00",
        "25, week, 1, '', GHOST, 100.00",
        "50, 2 weeks, 1, '', GHOST, 100.00",
        "7, week, 1, '', GHOST, 28.00",
        "10, day, 1, '', GHOST, 300.00",
        "100, year, 1, '', DEFAULT, 8.33",
        "10, year, 1, '', DEFAULT, 0.83",
        // TryGhost/Ghost, getMRR
        "50, week, 1, '', GHOST, 200.00",
        "5, month, 1, 7, GHOST, 0.00",
        // fivetran/dbt_stripe
        "100, week, 1, '', DEFAULT, 433.33",
        "100, 2 weeks, 1, '', DEFAULT, 216.67",
        "2400, 2 years, 1, '', DEFAULT, 100.00",
        // normalize.test.ts of a public repository; pax8labs/pax8-cli 439; mostafaibx/Subscription_lab
        "1000, week, 1, '', DEFAULT, 4333.33",
        "2000, 2 weeks, 1, '', DEFAULT, 4333.33",
        "3600, 3 years, 1, '', DEFAULT, 100.00",
        "300, year, 1, '', DEFAULT, 25.00"
    })
    void monthlyRecurringRevenueOfAPrice(
            String amount, String interval, long quantity, String discount, RevenuePreset preset, String mrr) {
        Terms terms = Terms.of(new BigDecimal(amount), EUR, BillingInterval.parse(interval))
                .withQuantity(quantity)
                .withDiscount(Discount.parse(discount));
        RecurringAmount amountOnDay =
                revenue(preset.conventions(), phase("2025-01-01", "", terms)).at(START);
        assertThat(amountOnDay.mrr()).isEqualTo(new BigDecimal(mrr));
    }

    @ParameterizedTest
    @CsvSource({
        // mostafaibx/Subscription_lab: ended before the end of the month; deferred downgrade; pause; away at the end
        "2025-01-01, 2025-01-20, 30, ACTIVE, 2025-01-31, 0.00",
        "2025-01-10, 2025-01-31, 60, ACTIVE, 2025-01-30, 60.00",
        "2025-01-10, 2025-01-31, 60, ACTIVE, 2025-01-31, 0.00",
        "2025-01-15, 2025-01-29, 30, PAUSED, 2025-01-20, 0.00",
        "2025-01-01, 2025-02-10, 30, ACTIVE, 2025-02-28, 0.00",
        // Paddle help: Sarah cancels on 8 June and has paid until 15 June
        "2025-05-15, 2025-06-15, 10, CANCELLED, 2025-06-14, 10.00",
        "2025-05-15, 2025-06-15, 10, CANCELLED, 2025-06-15, 0.00",
        // fivetran/dbt_stripe, decision log: active at the end of a month
        "2025-05-15, 2025-06-15, 10, ACTIVE, 2025-05-31, 10.00",
        "2025-05-15, 2025-06-15, 10, ACTIVE, 2025-06-30, 0.00"
    })
    void stateOnADay(String start, String end, String amount, Terms.State state, LocalDate date, String mrr) {
        Terms terms = monthly(amount).withState(state);
        assertThat(revenue(RevenueConventions.withDefaults(), phase(start, end, terms))
                        .at(date)
                        .mrr())
                .isEqualTo(new BigDecimal(mrr));
    }

    @Test
    void pastDueThatDoesNotCount() {
        Subscription phase = phase("2025-01-31", "2025-02-10", monthly("30").withState(Terms.State.PAST_DUE));
        RevenueConventions strict = RevenueConventions.withDefaults().withState(Terms.State.PAST_DUE, false);
        assertThat(revenue(strict, phase).at(LocalDate.of(2025, 1, 31)).mrr())
                .as("mostafaibx/Subscription_lab")
                .isEqualTo(new BigDecimal("0.00"));
    }

    @Test
    void trialsAsABugHasThem() {
        List<Subscription> phases = new ArrayList<>();
        for (int customer = 0; customer < 14; customer++) {
            Terms.State state =
                    customer < 5 ? Terms.State.ACTIVE : customer < 6 ? Terms.State.PAST_DUE : Terms.State.TRIALING;
            phases.add(Subscription.of(customer, START).withTerms(monthly("49").withState(state)));
        }
        Subscription[] rows = phases.toArray(Subscription[]::new);
        RevenueConventions defaults = RevenueConventions.withDefaults();
        assertThat(revenue(defaults, rows).at(START).mrr())
                .as("KeeperHub/keeperhub 2068")
                .isEqualTo(new BigDecimal("294.00"));
        assertThat(revenue(defaults.withState(Terms.State.TRIALING, true), rows)
                        .at(START)
                        .mrr())
                .isEqualTo(new BigDecimal("686.00"));
    }

    /** A churn event over a state may exceed 1: the figure that Baremetrics printed, and the one that it prints now. */
    @Test
    void churnOfAnUpgradedCustomer() {
        RecurringRevenue byEvent = revenue(
                RevenuePreset.BAREMETRICS.conventions(),
                phase("2025-01-01", "2025-03-10", monthly("500")),
                phase("2025-03-10", "2025-03-20", monthly("1379")));
        Period march = Period.month(2025, 3);
        assertThat(RevenueChurn.LOST_ONLY.of(byEvent, march).value()).isEqualTo(2.758);
        RecurringRevenue byMonth = byEvent.withConventions(RevenuePreset.PROFITWELL.conventions());
        assertThat(RevenueChurn.GROSS.of(byMonth, march).value()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        // ChartMogul help 203359341, gross and net of reactivation; PostHog.com 8391
        "100, 0, 0, 10, 10, 10, GROSS, 0.20",
        "100, 0, 0, 10, 10, 10, NET_OF_RESURRECTED, 0.10",
        "100000, 0, 0, 0, 0, 17000, GROSS, 0.17",
        "100000, 0, 0, 3000, 0, 17000, NET, 0.14",
        // Displayr/flipRevenueMetrics, year 2018
        "11000, 0, 0, 0, 0, 1000, GROSS, 0.0909",
        "11000, 0, 0, 0, 1000, 0, GROSS, 0.0909"
    })
    void revenueChurn(
            BigDecimal start,
            BigDecimal won,
            BigDecimal back,
            BigDecimal expansion,
            BigDecimal contraction,
            BigDecimal lost,
            RevenueChurn definition,
            String churn) {
        assertPrinted(definition.of(movement(start, won, back, expansion, contraction, lost)), churn);
    }

    private static RevenueMovement movement(
            BigDecimal start,
            BigDecimal won,
            BigDecimal back,
            BigDecimal expansion,
            BigDecimal contraction,
            BigDecimal lost) {
        BigDecimal end =
                start.add(won).add(back).add(expansion).subtract(contraction).subtract(lost);
        return new RevenueMovement(start, won, back, expansion, contraction, lost, end, BigDecimal.ZERO);
    }

    private static void assertPrinted(Ratio ratio, String printed) {
        BigDecimal expected = new BigDecimal(printed);
        assertThat(ratio.numerator().divide(ratio.denominator(), expected.scale(), RoundingMode.HALF_UP))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        // abracalc.com, theprimecalculator.com, pitchkit.net, super-calc.com
        "5000, 1000, 1500, 500, 3",
        "25000, 10000, 8000, 4000, 2.92",
        "20000, 8000, 5000, 3000, 3.5",
        "95000, 28000, 18000, 7000, 4.92",
        "40000, 5000, 32000, 8000, 1.13"
    })
    void quickRatio(BigDecimal won, BigDecimal expansion, BigDecimal lost, BigDecimal contraction, String ratio) {
        BigDecimal start = new BigDecimal("1000000");
        assertPrinted(QuickRatio.of(movement(start, won, BigDecimal.ZERO, expansion, contraction, lost)), ratio);
    }

    @Test
    void netRevenueRetention() {
        BigDecimal zero = BigDecimal.ZERO;
        RevenueMovement movement =
                movement(new BigDecimal("27000"), zero, zero, new BigDecimal("8000"), zero, new BigDecimal("5000"));
        assertPrinted(NetRevenueRetention.of(movement), "1.11"); // ChurnZero
        RevenueMovement flip = movement(new BigDecimal("11000"), zero, zero, zero, zero, new BigDecimal("1000"));
        assertPrinted(NetRevenueRetention.of(flip), "0.90909091"); // Displayr/flipRevenueMetrics
        RevenueMovement growth = movement(new BigDecimal("10000"), new BigDecimal("2300"), zero, zero, zero, zero);
        assertPrinted(growth.growth(), "0.230"); // simpliconvert.com
        RevenueMovement expansion = movement(new BigDecimal("2000"), new BigDecimal("1000"), zero, zero, zero, zero);
        assertPrinted(expansion.growth(), "0.5"); // Chargebee
    }

    @Test
    void customerChurnAndTrials() {
        CustomerMovement movement =
                CustomerMovement.startingWith(100).withNew(0).withResurrected(0).withLost(10);
        assertThat(ChurnRate.of(movement).value())
                .as("ChartMogul help 203359321")
                .isEqualTo(0.1);
        assertThat(new TrialConversion(5, 5, 0).rate().value())
                .as("ChartMogul help 115000865205")
                .isEqualTo(0.5);
    }
}
