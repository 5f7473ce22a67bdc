package io.github.retentionmetrics.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.inference.Bootstrap;
import io.github.retentionmetrics.inference.BootstrapEstimate;
import io.github.retentionmetrics.inference.RatioDifference;
import io.github.retentionmetrics.inference.RatioEstimate;
import io.github.retentionmetrics.inference.Statistic;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseActivity;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.rate.PairedOutcomes;
import io.github.retentionmetrics.rate.RateDifference;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.spend.AverageOrderValue;
import io.github.retentionmetrics.spend.PurchaseFrequency;
import io.github.retentionmetrics.spend.PurchasePace;
import io.github.retentionmetrics.spend.RevenuePerCustomer;
import io.github.retentionmetrics.testing.Shop;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.data.Offset;

/** The totals by customer, refunds and all, are those of the metrics, to the last cent, in every period. */
class ByCustomerPropertyTest {
    @Property(seed = "20260101", tries = 300)
    void addUpToTheMetrics(@ForAll("purchases") List<String> lines) {
        PurchaseHistory history = Shop.history("2026-03-20", lines.toArray(String[]::new));
        for (int month = 1; month <= 3; month++) {
            Period period = Period.month(2026, month);
            PurchaseActivity activity = history.activity(period);
            RevenueMovement movement = RevenueMovement.of(history, period);
            same(AverageOrderValue.estimate(history, period), AverageOrderValue.of(activity));
            same(RevenuePerCustomer.estimate(history, period), RevenuePerCustomer.of(activity));
            same(PurchaseFrequency.estimate(history, period), PurchaseFrequency.of(activity));
            same(NetRevenueRetention.estimate(history, period), NetRevenueRetention.of(movement));
            same(GrossRevenueRetention.estimate(history, period), GrossRevenueRetention.of(movement));
            assertThat(NetRevenueRetention.of(history, period)).isEqualTo(NetRevenueRetention.of(movement));
            assertThat(GrossRevenueRetention.of(history, period)).isEqualTo(GrossRevenueRetention.of(movement));
            assertThat(ReturningCustomerRate.of(history, period).numerator()).isEqualTo(activity.returningCustomers());
            assertThat(ReturningCustomerRate.of(history, period).denominator()).isEqualTo(activity.customers());
            Ratio repeat =
                    Ratio.of(activity.repeatCustomers(), activity.customers(), "no customers bought in the period");
            same(AverageOrderValue.statistic(history, period), AverageOrderValue.of(activity));
            same(RevenuePerCustomer.statistic(history, period), RevenuePerCustomer.of(activity));
            same(PurchaseFrequency.statistic(history, period), PurchaseFrequency.of(activity));
            same(NetRevenueRetention.statistic(history, period), NetRevenueRetention.of(movement));
            same(GrossRevenueRetention.statistic(history, period), GrossRevenueRetention.of(movement));
            same(RepeatPurchaseRate.statistic(history, period), repeat);
        }
    }

    @Property(seed = "20260101", tries = 300)
    void differencesAreThoseOfTheEstimatesAndKnowWhoIsInBoth(@ForAll("purchases") List<String> lines) {
        PurchaseHistory history = Shop.history("2026-03-20", lines.toArray(String[]::new));
        Period march = Period.month(2026, 3);
        Period february = Period.month(2026, 2);
        same(NetRevenueRetention::difference, NetRevenueRetention::estimate, history);
        same(GrossRevenueRetention::difference, GrossRevenueRetention::estimate, history);
        same(AverageOrderValue::difference, AverageOrderValue::estimate, history);
        same(RevenuePerCustomer::difference, RevenuePerCustomer::estimate, history);
        same(PurchaseFrequency::difference, PurchaseFrequency::estimate, history);
        same(PurchasePace::difference, PurchasePace::estimate, history);
        List<String> both = new ArrayList<>(history.customersOf(march).end());
        both.retainAll(history.customersOf(february).end());
        assertThat(PurchaseFrequency.difference(history, march, february)
                        .overlap()
                        .shared())
                .isEqualTo(both.size());
    }

    private interface Differing {
        RatioDifference difference(PurchaseHistory history, Period period, Period earlier);
    }

    private static void same(
            Differing metric, BiFunction<PurchaseHistory, Period, RatioEstimate> estimate, PurchaseHistory history) {
        Period march = Period.month(2026, 3);
        Period february = Period.month(2026, 2);
        RatioDifference change = metric.difference(history, march, february);
        assertThat(change.first()).isEqualTo(estimate.apply(history, march));
        assertThat(change.second()).isEqualTo(estimate.apply(history, february));
        assertThat(change.overlap().shared()).isLessThanOrEqualTo(history.customers());
        RatioDifference back = metric.difference(history, february, march);
        assertThat(back.overlap()).isEqualTo(change.overlap());
        if (change.test().isDefined()) {
            assertThat(back.test().statistic()).isEqualTo(-change.test().statistic());
            assertThat(back.test().pvalue()).isEqualTo(change.test().pvalue());
        }
        RatioDifference none = metric.difference(history, march, march);
        if (none.interval(0.95).isDefined()) {
            assertThat(none.interval(0.95)).isEqualTo(Interval.of(0, 0, 0.95));
        }
    }

    @Property(seed = "20260101", tries = 300)
    void ratesOfTwoPeriodsKnowWhoWasRetainedInBoth(@ForAll("purchases") List<String> lines) {
        PurchaseHistory history = Shop.history("2026-03-20", lines.toArray(String[]::new));
        Period march = Period.month(2026, 3);
        Period february = Period.month(2026, 2);
        RateDifference change = RetentionRate.difference(history, march, february);
        assertThat(change.first()).isEqualTo(RetentionRate.of(history, march));
        assertThat(change.second()).isEqualTo(RetentionRate.of(history, february));
        Set<String> retained = Set.copyOf(history.customersOf(march).retained());
        List<String> both = new ArrayList<>(history.customersOf(march).start());
        both.retainAll(history.customersOf(february).start());
        long stayed = both.stream().filter(retained::contains).count();
        // who was there at the start of both bought in January and February, and was retained in February
        assertThat(change.pairs()).isEqualTo(new PairedOutcomes(stayed, 0, both.size() - stayed, 0));
        assertThat(ChurnRate.difference(history, march, february))
                .isEqualTo(ChurnRate.of(history, march)
                        .minus(ChurnRate.of(history, february), change.pairs().complement()));
    }

    private static void same(RatioEstimate estimate, Ratio metric) {
        Ratio ours = estimate.toRatio();
        assertThat(ours.isDefined()).isEqualTo(metric.isDefined());
        assertThat(ours.reason()).isEqualTo(metric.reason());
        if (ours.isDefined()) {
            assertThat(ours).isEqualTo(metric);
        }
    }

    private static void same(Statistic statistic, Ratio metric) {
        BootstrapEstimate ours = Bootstrap.withSeed(1).withResamples(1).estimate(statistic);
        assertThat(ours.isDefined()).isEqualTo(metric.isDefined());
        if (metric.isDefined()) {
            assertThat(ours.value()).isCloseTo(metric.value(), Offset.offset(1e-12 * Math.abs(metric.value())));
        } else {
            assertThat(ours.reason()).isIn(metric.reason(), "no customers");
        }
    }

    @Provide
    Arbitrary<List<String>> purchases() {
        Arbitrary<String> amounts = Arbitraries.integers()
                .between(-500, 2_000)
                .map(cents -> BigDecimal.valueOf(cents, 2).toPlainString());
        return Combinators.combine(
                        Arbitraries.of("anna", "bert", "cees", "dora"),
                        Arbitraries.of("2026-01-05", "2026-01-31", "2026-02-01", "2026-02-28", "2026-03-20"),
                        amounts)
                .as((customer, date, amount) -> customer + " " + date + " " + amount)
                .list()
                .ofMaxSize(15);
    }
}
