package io.github.retentionmetrics.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.cohort.CohortAnalysis;
import io.github.retentionmetrics.cohort.CohortTable;
import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.inference.RatioDifference;
import io.github.retentionmetrics.lifetime.LifetimeValue;
import io.github.retentionmetrics.lifetime.MagicNumber;
import io.github.retentionmetrics.lifetime.PaybackTime;
import io.github.retentionmetrics.lifetime.RuleOfForty;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.subscription.BillingInterval;
import io.github.retentionmetrics.subscription.RecurringRevenue;
import io.github.retentionmetrics.subscription.RecurringRevenueMovement;
import io.github.retentionmetrics.subscription.RevenueComparison;
import io.github.retentionmetrics.subscription.RevenueConventions;
import io.github.retentionmetrics.subscription.RevenuePreset;
import io.github.retentionmetrics.subscription.Subscription;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import io.github.retentionmetrics.subscription.Terms;
import io.github.retentionmetrics.survival.Durations;
import io.github.retentionmetrics.survival.SurvivalCurve;
import io.github.retentionmetrics.survival.TimeToConversion;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Rates, cohorts, comparisons and business ratios of recurring revenue. */
class RecurringRevenueRatesTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final LocalDate UNTIL = LocalDate.of(2026, 4, 10);
    private static final Period MARCH = Period.month(2026, 3);

    private static Subscription phase(String customer, String start, String end, String interval, int price) {
        Terms terms = Terms.of(BigDecimal.valueOf(price), EUR, BillingInterval.parse(interval));
        return Subscription.of(
                        customer,
                        LocalDate.parse("2026-" + start),
                        end.isEmpty() ? null : LocalDate.parse("2026-" + end))
                .withTerms(terms);
    }

    /** In March: 100 at the start; 20 of it goes, 30 becomes 40, 50 becomes 45, and 10 is new. */
    private static RecurringRevenue sample() {
        return RecurringRevenue.of(
                SubscriptionHistory.of(
                        List.of(
                                phase("gone", "01-05", "03-10", "month", 20),
                                phase("up", "01-05", "03-10", "month", 30),
                                phase("up", "03-10", "", "month", 40),
                                phase("down", "02-05", "03-10", "month", 50),
                                phase("down", "03-10", "", "month", 45),
                                phase("new", "03-05", "", "month", 10)),
                        UNTIL),
                EUR);
    }

    @Test
    void ratesOfAMonth() {
        RecurringRevenue mrr = sample();
        assertThat(GrossRevenueRetention.of(mrr, MARCH).value()).isEqualTo((30 + 45) / 100.0);
        assertThat(NetRevenueRetention.of(mrr, MARCH).value()).isEqualTo((40 + 45) / 100.0);
        assertThat(RevenueChurn.GROSS.of(mrr, MARCH).value()).isEqualTo((20 + 5) / 100.0);
        assertThat(RevenueChurn.NET.of(mrr, MARCH).value()).isEqualTo((20 + 5 - 10) / 100.0);
        assertThat(RevenueChurn.LOST_ONLY.of(mrr, MARCH).value()).isEqualTo(20 / 100.0);
        assertThat(QuickRatio.ofRevenue(mrr, MARCH).value()).isEqualTo((10 + 10) / 25.0);
        assertThat(RetentionRate.of(mrr.payingCustomers(), MARCH)).hasToString("66.7% (2 of 3)");
        assertThat(RevenueMovement.of(mrr, MARCH)).isEqualTo(RevenueMovement.of(mrr.movement(MARCH)));
    }

    @Test
    void ratesBetweenTheEndsOfTwoPeriods() {
        RecurringRevenue mrr = sample();
        Period january = Period.month(2026, 1);
        assertThat(GrossRevenueRetention.of(mrr, MARCH, january).value()).isEqualTo(30 / 50.0);
        assertThat(NetRevenueRetention.of(mrr, MARCH, january).value()).isEqualTo(40 / 50.0);
        assertThat(QuickRatio.ofRevenue(mrr, MARCH, january).value()).isEqualTo((10 + 45 + 10) / 20.0);
        assertThat(NetRevenueRetention.of(mrr, MARCH, MARCH.yearBefore()).reason())
                .isEqualTo("no revenue in the period before");
    }

    @Test
    void estimatesHaveTheSameValueAndAnInterval() {
        RecurringRevenue mrr = sample();
        Period january = Period.month(2026, 1);
        assertThat(GrossRevenueRetention.estimate(mrr, MARCH).value()).isEqualTo(0.75);
        assertThat(NetRevenueRetention.estimate(mrr, MARCH).value()).isEqualTo(0.85);
        assertThat(GrossRevenueRetention.estimate(mrr, MARCH, january).value()).isEqualTo(0.6);
        assertThat(NetRevenueRetention.estimate(mrr, MARCH, january).value()).isEqualTo(0.8);
        // three customers: residuals 0 - 17, 40 - 25.5, 45 - 42.5; standard error of a ratio by linearisation
        double squares = 17.0 * 17 + 14.5 * 14.5 + 2.5 * 2.5;
        assertThat(NetRevenueRetention.estimate(mrr, MARCH).standardError())
                .isCloseTo(Math.sqrt(squares / 2 * 3) / 100, within(1e-12));
        assertThat(NetRevenueRetention.estimate(mrr, MARCH, MARCH.yearBefore()).reason())
                .isEqualTo("no revenue in the period before");
    }

    @Test
    void differencesOfTwoMonthsKnowWhoIsInBoth() {
        RecurringRevenue mrr = sample();
        Period february = Period.month(2026, 2);
        RatioDifference net = NetRevenueRetention.difference(mrr, MARCH, february);
        assertThat(net.first()).isEqualTo(NetRevenueRetention.estimate(mrr, MARCH));
        assertThat(net.second()).isEqualTo(NetRevenueRetention.estimate(mrr, february));
        // at the start of both months there were two customers; the third came in February
        assertThat(net.overlap().shared()).isEqualTo(2);
        assertThat(GrossRevenueRetention.difference(mrr, MARCH, february).first())
                .isEqualTo(GrossRevenueRetention.estimate(mrr, MARCH));
    }

    @Test
    void theCohortsOfTheFirstPaidMonth() {
        RecurringRevenue mrr = sample();
        CohortTable table = CohortAnalysis.by(Granularity.MONTH).over(mrr);
        assertThat(table.cohorts())
                .containsExactly(Period.month(2026, 1), Period.month(2026, 2), Period.month(2026, 3));
        assertThat(table.retention(Period.month(2026, 1), 2)).hasToString("50.0% (1 of 2)");
        assertThat(arr(table, 1, 0)).isEqualByComparingTo("600");
        assertThat(arr(table, 1, 1)).isEqualByComparingTo("600");
        assertThat(arr(table, 1, 2)).isEqualByComparingTo("480");
        assertThat(arr(table, 2, 1)).isEqualByComparingTo("540");
        assertThat(table.revenueRetention(Period.month(2026, 1), 2)).isEqualTo(Ratio.of(480, 600));
        assertThat(table.revenueRetention(Period.month(2026, 2), 1)).isEqualTo(Ratio.of(540, 600));
        assertThat(table.revenueRetention(MARCH, 2).reason()).isEqualTo("not yet observed on 2026-04-10");
        assertThat(table.revenueRetention(Period.month(2025, 1), 0).reason())
                .isEqualTo(table.retention(Period.month(2025, 1), 0).reason());
        assertThat(CohortAnalysis.by(Granularity.MONTH)
                        .over(mrr.history())
                        .revenueRetention(Period.month(2026, 1), 1)
                        .reason())
                .isEqualTo("no revenue at offset 0");
        assertThat(arr(table, 3, 1)).as("partial").isEqualByComparingTo("120");
        assertThat(table.status(MARCH, 1)).isEqualTo(CohortTable.Cell.Status.PARTIAL);
        assertThat(table.currency()).isEqualTo(EUR);
        CohortTable parts = mrr.history().split(2).stream()
                .map(part -> CohortAnalysis.by(Granularity.MONTH).over(RecurringRevenue.of(part, EUR)))
                .reduce(CohortTable::plus)
                .orElseThrow();
        assertThat(parts).isEqualTo(table);
    }

    @Test
    void cohortsOfSegments() {
        RecurringRevenue mrr = sample();
        Segmentation segments = Segmentation.of(mrr.history().customerIds(), id -> id.equals("up") ? "big" : "small");
        Map<String, CohortTable> tables = CohortAnalysis.by(Granularity.MONTH).over(mrr, segments.withRest("rest"));
        assertThat(tables.keySet())
                .containsExactlyElementsOf(segments.withRest("rest").names());
        assertThat(arr(tables.get("big"), 1, 2)).isEqualByComparingTo("480");
        assertThat(tables.get("small").retention(Period.month(2026, 1), 2)).hasToString("0.0% (0 of 1)");
        assertThat(arr(tables.get("small"), 2, 1)).isEqualByComparingTo("540");
        assertThat(tables.get("rest").cohorts()).isEmpty();
        assertThat(tables.get("big").plus(tables.get("small")))
                .isEqualTo(CohortAnalysis.by(Granularity.MONTH).over(mrr));
    }

    private static BigDecimal arr(CohortTable table, int month, int offset) {
        return table.cell(Period.month(2026, month), offset).orElseThrow().revenue();
    }

    @Test
    void cohortsOfNothingAndOfBrackets() {
        RecurringRevenue none = RecurringRevenue.of(SubscriptionHistory.empty(UNTIL), EUR);
        assertThat(CohortAnalysis.by(Granularity.MONTH).over(none).cohorts()).isEmpty();
        CohortAnalysis brackets = CohortAnalysis.by(Granularity.MONTH).withBrackets(0, 1, 3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> brackets.over(sample()))
                .withMessage("analysis of recurring revenue must have no brackets: [0, 1, 3]");
    }

    // why two tools differ

    @Test
    void eachCauseAddsItsPart() {
        Terms limited = Terms.of(new BigDecimal("100"), EUR, BillingInterval.MONTH)
                .withDiscount(io.github.retentionmetrics.subscription.Discount.parse("50%")
                        .limited());
        RecurringRevenue mrr = RecurringRevenue.of(
                SubscriptionHistory.of(
                        List.of(
                                phase("weekly", "01-05", "", "week", 12),
                                phase("daily", "01-05", "", "day", 1),
                                Subscription.of("limited", LocalDate.of(2026, 1, 5))
                                        .withTerms(limited)),
                        UNTIL),
                EUR);
        RevenueComparison why =
                RevenueComparison.at(mrr, LocalDate.of(2026, 3, 31), RevenuePreset.DEFAULT, RevenuePreset.GHOST);
        assertThat(why.first().mrr()).isEqualTo(new BigDecimal("132.42"));
        assertThat(why.second().mrr()).isEqualTo(new BigDecimal("178.00"));
        assertThat(why.contributions())
                .containsOnlyKeys(
                        RevenueComparison.Cause.WEEKS, RevenueComparison.Cause.DAYS, RevenueComparison.Cause.DISCOUNTS);
        assertThat(why.contributions().get(RevenueComparison.Cause.WEEKS)).isEqualByComparingTo("-48");
        assertThat(why.contributions().get(RevenueComparison.Cause.DAYS)).isEqualByComparingTo("-5");
        assertThat(why.contributions().get(RevenueComparison.Cause.DISCOUNTS)).isEqualByComparingTo("600");
        assertThat(why.monthlyContributions())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        RevenueComparison.Cause.WEEKS, new BigDecimal("-4.00"),
                        RevenueComparison.Cause.DAYS, new BigDecimal("-0.42"),
                        RevenueComparison.Cause.DISCOUNTS, new BigDecimal("50.00")));
    }

    @Test
    void aPartOfAMovementIsComparedTheSameWay() {
        RecurringRevenue mrr = RecurringRevenue.of(
                SubscriptionHistory.of(
                        List.of(phase("a", "01-10", "03-05", "month", 30), phase("a", "03-20", "", "month", 30)),
                        UNTIL),
                EUR);
        RevenueComparison why = RevenueComparison.of(
                mrr, MARCH, RecurringRevenueMovement::churned, RevenuePreset.PROFITWELL, RevenuePreset.CHARTMOGUL);
        assertThat(why.contributions()).containsOnlyKeys(RevenueComparison.Cause.NETTING);
        assertThat(why.second().mrr()).isEqualTo(new BigDecimal("30.00"));
        assertThat(why).hasToString("EUR 0.00 a month from 0, EUR 30.00 a month from 1: {NETTING=30.00}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RevenueComparison(why.first(), why.second(), Map.of()))
                .withMessage("contributions must add up to the difference: they do not");
        BigDecimal huge = new BigDecimal("1E+400000000");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new RevenueComparison(why.first(), why.second(), Map.of(RevenueComparison.Cause.NETTING, huge)))
                .withMessage("contribution must have at most 100 digits before the decimal point: 400000001");
    }

    @ParameterizedTest
    @EnumSource
    void everyPresetIsReachedFromTheDefaults(RevenuePreset preset) {
        RevenueConventions changed = RevenueConventions.withDefaults();
        RevenueComparison why = RevenueComparison.at(sample(), UNTIL, changed, preset.conventions());
        assertThat(why.second())
                .isEqualTo(sample().withConventions(preset.conventions()).at(UNTIL));
    }

    // trials

    @Test
    void lostTrialsStayInTheGroupUntilTheObservationDay() {
        SubscriptionHistory history = SubscriptionHistory.of(
                List.of(
                        phase("paid", "01-01", "", "month", 30).withTrialEnd(LocalDate.of(2026, 1, 15)),
                        phase("lost", "01-01", "01-10", "month", 30).withTrialEnd(LocalDate.of(2026, 1, 15)),
                        phase("running", "04-05", "", "month", 30).withTrialEnd(LocalDate.of(2026, 4, 19))),
                UNTIL);
        Durations times = TimeToConversion.of(history);
        assertThat(times)
                .isEqualTo(Durations.of(ChronoUnit.DAYS, new long[] {14, 99, 5}, new boolean[] {true, false, false}));
        assertThat(SurvivalCurve.of(times).survival(30).value()).isEqualTo(1 / 2.0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeToConversion.of(history.trials(), LocalDate.of(2026, 1, 14)))
                .withMessage(
                        "observedUntil (2026-01-14) must be on or after the start and the conversion of every trial"
                                + " (2026-01-15)");
    }

    // business ratios

    @Test
    void lifetimeValueOfRevenueChurn() {
        Ratio arpa = sample().at(LocalDate.of(2026, 2, 28)).arpa();
        Ratio churn = RevenueChurn.GROSS.of(sample(), MARCH);
        assertThat(LifetimeValue.ofRevenueChurn(arpa, churn).value()).isCloseTo(100 / 3.0 / 0.25, within(1e-9));
        assertThat(LifetimeValue.ofRevenueChurn(arpa, Ratio.of(BigDecimal.ZERO, BigDecimal.TEN))
                        .reason())
                .isEqualTo("no revenue is lost");
        assertThat(LifetimeValue.ofRevenueChurn(arpa, RevenueChurn.GROSS.of(sample(), Period.month(2026, 1)))
                        .reason())
                .isEqualTo("no revenue in the period before");
        assertThat(LifetimeValue.ofRevenueChurn(Ratio.of(100, 1), Ratio.of(5, 100))
                        .value())
                .as("ChartMogul help 203359061")
                .isEqualTo(2000);
    }

    @ParameterizedTest
    @CsvSource({"200, 50, 0.75, 5.33", "1200, 200, 0.8, 7.5", "1200, 100, 0.8, 15", "1000, 70, 1, 14.286"})
    void payback(BigDecimal cost, BigDecimal arpa, BigDecimal margin, double months) {
        assertThat(PaybackTime.ofCost(Ratio.of(cost, BigDecimal.ONE))
                        .revenuePerCustomer(Ratio.of(arpa, BigDecimal.ONE), ChronoUnit.MONTHS)
                        .margin(Ratio.of(margin, BigDecimal.ONE))
                        .value())
                .isCloseTo(months, within(0.005));
    }

    @Test
    void magicNumber() {
        assertThat(MagicNumber.ofQuarters(new BigDecimal("480000"), new BigDecimal("1800000"))
                        .value())
                .isCloseTo(1.07, within(0.005));
        assertThat(MagicNumber.ofQuarters(new BigDecimal("5000"), new BigDecimal("10000"))
                        .value())
                .isEqualTo(2);
        assertThat(MagicNumber.of(sample().movement(MARCH).netNewArr(), new BigDecimal("60"))
                        .value())
                .isEqualTo(-5 * 12 / 60.0);
        assertThat(MagicNumber.of(BigDecimal.ONE, BigDecimal.ZERO).reason())
                .isEqualTo("no sales and marketing spend in the quarter before");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MagicNumber.of(BigDecimal.ONE, BigDecimal.TEN.negate()))
                .withMessage("spendBefore must not be negative: it is");
    }

    @ParameterizedTest
    @CsvSource({
        "200000, 800000, -100000, 1000000, 15",
        "55, 100, -10, 100, 45",
        "50, 100, -10, 100, 40",
        "30, 100, 15, 100, 45"
    })
    void ruleOfForty(long grown, long before, BigDecimal profit, long revenue, double points) {
        Ratio growth = Ratio.of(grown, before);
        Ratio margin = Ratio.of(profit, BigDecimal.valueOf(revenue));
        assertThat(RuleOfForty.of(growth, margin).percent()).isCloseTo(points, within(1e-9));
    }

    @Test
    void ruleOfFortyWithoutRevenue() {
        Ratio none = Ratio.of(BigDecimal.ZERO, BigDecimal.ZERO, "no revenue last year");
        assertThat(RuleOfForty.of(none, Ratio.of(1, 10)).reason()).isEqualTo("no revenue last year");
        assertThat(RuleOfForty.of(Ratio.of(1, 10), none).reason()).isEqualTo("no revenue last year");
    }
}
