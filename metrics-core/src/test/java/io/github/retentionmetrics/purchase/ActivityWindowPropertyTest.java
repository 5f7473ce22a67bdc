package io.github.retentionmetrics.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.purchase.PurchaseDomain.Purchases;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import java.time.LocalDate;
import java.util.NavigableMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(PurchaseDomain.class)
@Domain(DomainContext.Global.class)
class ActivityWindowPropertyTest {
    /** The definition, order by order. */
    private static long activeOn(Purchases purchases, LocalDate date, int days) {
        return purchases.orders().stream()
                .filter(order -> !order.date().isAfter(date)
                        && order.date().plusDays(days).isAfter(date))
                .map(Purchase::customerId)
                .distinct()
                .count();
    }

    @Property
    void customersAreActiveForSomeDaysAfterAnOrder(
            @ForAll Purchases purchases,
            @ForAll @IntRange(min = 1, max = 500) int days,
            @ForAll @IntRange(max = 200) int ago) {
        LocalDate date = purchases.observedUntil().minusDays(ago);

        assertThat(purchases.history().activeFor(days).activeOn(date)).isEqualTo(activeOn(purchases, date, days));
    }

    @Property
    void theStateOfADayDoesNotDependOnLaterOrders(
            @ForAll Purchases purchases,
            @ForAll @IntRange(min = 0, max = 40) int tenths,
            @ForAll @IntRange(min = 1, max = 100) int days,
            @ForAll @IntRange(max = 200) int ago) {
        ActivityWindow window = new ActivityWindow(tenths / 10.0, days);
        PurchaseHistory history = purchases.history();
        LocalDate date = history.observedUntil().minusDays(ago);

        assertThat(history.asKnownOn(date).activeFor(window).activeOn(date))
                .isEqualTo(history.activeFor(window).activeOn(date));
    }

    @Property
    void everyCustomerIsNewOnceAndAWindowOfAPeriodFindsAtLeastItsBuyers(
            @ForAll Purchases purchases, @ForAll @IntRange(min = 31, max = 500) int days) {
        PurchaseHistory history = purchases.history();
        SubscriptionHistory active = history.activeFor(days);
        NavigableMap<?, CustomerMovement> movements = active.movements(Granularity.MONTH);

        assertThat(active.customers()).isEqualTo(history.customers());
        assertThat(movements.values().stream()
                        .mapToLong(CustomerMovement::newCustomers)
                        .sum())
                .isEqualTo(history.customers());
        history.movements(Granularity.MONTH)
                .forEach((month, sales) ->
                        assertThat(active.movement(month).end()).as("%s", month).isGreaterThanOrEqualTo(sales.end()));
    }

    @Property
    void aLongerWindowKeepsEveryCustomerOfAShorterOne(
            @ForAll Purchases purchases,
            @ForAll @IntRange(min = 1, max = 400) int days,
            @ForAll @IntRange(max = 200) int ago) {
        PurchaseHistory history = purchases.history();
        LocalDate date = history.observedUntil().minusDays(ago);

        assertThat(history.activeFor(days + 1).activeOn(date))
                .isGreaterThanOrEqualTo(history.activeFor(days).activeOn(date));
    }
}
