package io.github.retentionmetrics.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseActivity;
import io.github.retentionmetrics.purchase.PurchaseDomain;
import io.github.retentionmetrics.purchase.PurchaseDomain.Purchases;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** The identifiers behind a count are those of the customers that the metric counts: their own history gives it. */
@Domain(PurchaseDomain.class)
@Domain(DomainContext.Global.class)
class RetentionCustomersPropertyTest {
    private static PurchaseHistory of(PurchaseHistory history, Segmentation customers, String name) {
        List<String> ids = customers.customerIds(name);
        assertThat(ids).isSorted().doesNotHaveDuplicates().hasSize((int) customers.customers(name));
        return history.filter(ids::contains);
    }

    @Property(seed = "20260101", tries = 300)
    void partsOfAMovementOfRevenue(
            @ForAll Purchases purchases,
            @ForAll @IntRange(min = 1, max = 400) int length,
            @ForAll @IntRange(min = 1, max = 400) int baselineLength,
            @ForAll @IntRange(max = 40) int gap) {
        PurchaseHistory history = purchases.history();
        Period period = Period.of(
                purchases.observedUntil().minusDays(length - 1),
                purchases.observedUntil().plusDays(3));
        Period baseline = Period.of(
                period.startInclusive().minusDays(gap + baselineLength),
                period.startInclusive().minusDays(gap));
        CustomerMovement.Customers moved = history.customersOf(period, baseline);
        RevenueMovement movement = RevenueMovement.of(history, period, baseline);
        Segmentation parts = RevenueMovement.customersOf(history, period, baseline);

        assertThat(parts.names()).containsExactly("new", "resurrected", "expanded", "unchanged", "contracted", "lost");
        assertThat(parts.customerIds("new")).isEqualTo(moved.newCustomers());
        assertThat(parts.customerIds("resurrected")).isEqualTo(moved.resurrected());
        assertThat(parts.customerIds("lost")).isEqualTo(moved.lost());
        List<String> retained = new ArrayList<>(parts.customerIds("expanded"));
        retained.addAll(parts.customerIds("unchanged"));
        retained.addAll(parts.customerIds("contracted"));
        assertThat(retained).containsExactlyInAnyOrderElementsOf(moved.retained());

        RevenueMovement expanded = RevenueMovement.of(of(history, parts, "expanded"), period, baseline);
        RevenueMovement contracted = RevenueMovement.of(of(history, parts, "contracted"), period, baseline);
        RevenueMovement lost = RevenueMovement.of(of(history, parts, "lost"), period, baseline);
        assertThat(contracted.contraction()).isEqualTo(movement.contraction());
        assertThat(contracted.expansion()).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(lost.lost()).isEqualTo(movement.lost());
        // customers who were refunded more than they bought and stay away are lost, and a gain
        assertThat(expanded.expansion().add(lost.expansion())).isEqualByComparingTo(movement.expansion());
        assertThat(parts.knownOn()).contains(purchases.observedUntil());
    }

    @Property(seed = "20260101", tries = 200)
    void thePeriodBeforeIsTheBaseline(@ForAll Purchases purchases) {
        PurchaseHistory history = purchases.history();
        Period month = Granularity.MONTH.periodContaining(purchases.observedUntil());

        assertThat(RevenueMovement.customersOf(history, month))
                .isEqualTo(RevenueMovement.customersOf(history, month, month.preceding()));
    }

    @Property(seed = "20260101", tries = 300)
    void repeatCustomersAndOthers(@ForAll Purchases purchases, @ForAll @IntRange(min = 1, max = 400) int length) {
        PurchaseHistory history = purchases.history();
        Period period = Period.of(
                purchases.observedUntil().minusDays(length - 1),
                purchases.observedUntil().plusDays(3));
        Segmentation customers = RepeatPurchaseRate.customersOf(history, period);
        PurchaseActivity repeat = of(history, customers, "repeat").activity(period);
        PurchaseActivity once = of(history, customers, "once").activity(period);

        assertThat(repeat.repeatCustomers())
                .isEqualTo(repeat.customers())
                .isEqualTo(history.activity(period).repeatCustomers());
        assertThat(once.orders())
                .isEqualTo(once.customers())
                .isEqualTo(history.activity(period).customers() - repeat.customers());
    }

    @Property(seed = "20260101", tries = 200)
    void customersByActiveIntervals(@ForAll Purchases purchases, @ForAll @IntRange(min = 1, max = 40) int length) {
        PurchaseHistory history = purchases.history();
        Period period = Period.of(
                purchases.observedUntil().minusDays(length - 1),
                purchases.observedUntil().plusDays(3));
        Stickiness stickiness = Stickiness.of(history, period, Granularity.WEEK);
        Segmentation customers = Stickiness.customersOf(history, period, Granularity.WEEK);

        assertThat(customers.names()).hasSize(stickiness.intervals());
        assertThat(customers.customers()).isEqualTo(stickiness.customers());
        for (int weeks = 1; weeks <= stickiness.intervals(); weeks++) {
            Stickiness only = Stickiness.of(of(history, customers, "" + weeks), period, Granularity.WEEK);
            assertThat(only.exactly(weeks).numerator())
                    .isEqualTo(only.customers())
                    .isEqualTo(stickiness.exactly(weeks).numerator());
        }
    }
}
