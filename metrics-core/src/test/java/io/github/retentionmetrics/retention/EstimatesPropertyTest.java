package io.github.retentionmetrics.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.inference.Bootstrap;
import io.github.retentionmetrics.inference.RatioEstimate;
import io.github.retentionmetrics.inference.RatioStatistic;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseDomain;
import io.github.retentionmetrics.purchase.PurchaseDomain.Purchases;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.testing.Shop;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Estimates from counts are those of two numbers of each customer, which a bootstrap resamples. */
@Domain(PurchaseDomain.class)
@Domain(DomainContext.Global.class)
class EstimatesPropertyTest {
    private static Period lastDays(Purchases purchases, int days) {
        return Period.of(
                purchases.observedUntil().minusDays(days - 1),
                purchases.observedUntil().plusDays(1));
    }

    /** For each customer of the movement whether they were won, and whether they were lost. */
    private static RatioStatistic wonAndLost(CustomerMovement.Customers moved) {
        int won = moved.newCustomers().size() + moved.resurrected().size();
        int all = won + moved.start().size();
        long[] x = new long[all];
        long[] y = new long[all];
        Arrays.fill(x, 0, won, 1);
        Arrays.fill(y, won, won + moved.lost().size(), 1);
        return RatioStatistic.of(x, y).withUndefinedReason("no customers were lost in the period");
    }

    private static RatioStatistic intervals(Segmentation customers) {
        long[] active = customers.names().stream()
                .flatMapToLong(name -> customers.customerIds(name).stream().mapToLong(id -> Long.parseLong(name)))
                .toArray();
        long[] all = new long[active.length];
        Arrays.fill(all, customers.names().size());
        return RatioStatistic.of(active, all).withUndefinedReason("no customers were active in the period");
    }

    @Property(seed = "20260101", tries = 300)
    void quickRatio(@ForAll Purchases purchases, @ForAll @IntRange(min = 1, max = 400) int days) {
        PurchaseHistory history = purchases.history();
        Period period = lastDays(purchases, days);
        RatioEstimate estimate = QuickRatio.estimate(history, period);

        assertThat(estimate).isEqualTo(wonAndLost(history.customersOf(period)).estimate());
        assertThat(estimate.toOptional())
                .isEqualTo(QuickRatio.of(history, period).toOptional());
        assertThat(estimate.reason()).isEqualTo(QuickRatio.of(history, period).reason());
        assertThat(QuickRatio.estimate(history, period, period.preceding())).isEqualTo(estimate);
    }

    @Property(seed = "20260101", tries = 300)
    void stickiness(@ForAll Purchases purchases, @ForAll @IntRange(min = 1, max = 100) int days) {
        PurchaseHistory history = purchases.history();
        Period period = lastDays(purchases, days);
        RatioEstimate estimate = Stickiness.estimate(history, period, Granularity.WEEK);

        assertThat(estimate)
                .isEqualTo(intervals(Stickiness.customersOf(history, period, Granularity.WEEK))
                        .estimate());
        assertThat(estimate.toOptional())
                .isEqualTo(
                        Stickiness.of(history, period, Granularity.WEEK).rate().toOptional());
    }

    /** Customers who differ: some buy in nearly every week and others in one, so that their weeks are alike. */
    @Example
    void intervalsAreThoseOfABootstrapOfCustomers() {
        Random random = new Random(7);
        List<String> lines = new ArrayList<>();
        for (int customer = 0; customer < 400; customer++) {
            double share = customer % 4 == 0 ? 0.8 : 0.15;
            for (int week = 0; week < 16; week++) {
                if (random.nextDouble() < share) {
                    lines.add("c" + customer + " " + LocalDate.of(2026, 1, 5).plusWeeks(week) + " 10");
                }
            }
        }
        PurchaseHistory history = Shop.history("2026-04-26", lines.toArray(String[]::new));
        Period period = Period.of(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 4, 27));
        Segmentation weeks = Stickiness.customersOf(history, period, Granularity.WEEK);

        isClose(Stickiness.estimate(history, period, Granularity.WEEK), intervals(weeks));
        isClose(QuickRatio.estimate(history, period), wonAndLost(history.customersOf(period)));
        Interval ofIntervals =
                Stickiness.of(history, period, Granularity.WEEK).rate().interval(0.95);
        assertThat(ofIntervals.width())
                .isLessThan(0.7
                        * Stickiness.estimate(history, period, Granularity.WEEK)
                                .interval(0.95)
                                .width());
    }

    private static void isClose(RatioEstimate estimate, RatioStatistic statistic) {
        Interval ours = estimate.interval(0.95);
        Interval resampled =
                Bootstrap.withSeed(1).withResamples(1_999).estimate(statistic).interval(0.95);
        assertThat(ours.low()).isCloseTo(resampled.low(), within(0.15 * ours.width()));
        assertThat(ours.high()).isCloseTo(resampled.high(), within(0.15 * ours.width()));
    }
}
