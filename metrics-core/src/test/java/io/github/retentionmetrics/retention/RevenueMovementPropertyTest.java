package io.github.retentionmetrics.retention;

import static io.github.retentionmetrics.testing.Shop.EUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.Purchase;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Ratio;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Revenue movements against the plainest way to book them: one customer and one period at a time. */
class RevenueMovementPropertyTest {
    private static final LocalDate FIRST = LocalDate.of(2023, 12, 20);
    private static final LocalDate LAST = FIRST.plusDays(130);

    @Provide
    Arbitrary<List<Purchase>> purchases() {
        return Combinators.combine(
                        Arbitraries.of("a", "b", "c", "d"),
                        Arbitraries.integers().between(0, 130),
                        Arbitraries.of(-2_500, -300, 0, 100, 999, 1_250))
                .as((id, day, cents) -> Purchase.of(id, FIRST.plusDays(day), BigDecimal.valueOf(cents, 2), EUR))
                .list()
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<Granularity> granularities() {
        return Arbitraries.of(Granularity.DAY, Granularity.WEEK, Granularity.MONTH, Granularity.QUARTER);
    }

    @Property(seed = "20260101")
    void equalsBookingOneCustomerAtATime(
            @ForAll("purchases") List<Purchase> purchases, @ForAll("granularities") Granularity granularity) {
        PurchaseHistory history = PurchaseHistory.of(EUR, purchases, LAST);
        Map<Period, RevenueMovement> movements = RevenueMovement.ofPeriods(history, granularity);

        assertThat(movements.keySet()).isEqualTo(history.movements(granularity).keySet());
        movements.forEach((period, movement) ->
                assertThat(movement).isEqualTo(plain(purchases, granularity.previous(period), period)));
    }

    @Property(seed = "20260101")
    void onePeriodEqualsTheSameOfAll(@ForAll("purchases") List<Purchase> purchases) {
        PurchaseHistory history = PurchaseHistory.of(EUR, purchases, LAST);
        RevenueMovement.ofPeriods(history, Granularity.MONTH)
                .forEach((period, movement) ->
                        assertThat(RevenueMovement.of(history, period)).isEqualTo(movement));
    }

    @Property(seed = "20260101")
    void endAndRefundsOfTheInactiveAreTheRevenue(
            @ForAll("purchases") List<Purchase> purchases, @ForAll("granularities") Granularity granularity) {
        PurchaseHistory history = PurchaseHistory.of(EUR, purchases, LAST);
        RevenueMovement.ofPeriods(history, granularity)
                .forEach((period, movement) -> assertThat(movement.end().add(movement.refundsOfInactive()))
                        .isEqualByComparingTo(history.activity(period).revenue()));
    }

    @Property(seed = "20260101")
    void disjointCustomersAddUpAndOrderDoesNotMatter(@ForAll("purchases") List<Purchase> purchases, @ForAll long seed) {
        Period march = Period.month(2024, 3);
        List<Purchase> shuffled = new ArrayList<>(purchases);
        Collections.shuffle(shuffled, new Random(seed));
        RevenueMovement whole = RevenueMovement.of(PurchaseHistory.of(EUR, purchases, LAST), march);

        assertThat(RevenueMovement.of(PurchaseHistory.of(EUR, shuffled, LAST), march))
                .isEqualTo(whole);
        assertThat(part(purchases, march, "ab"::contains).plus(part(purchases, march, "cd"::contains)))
                .isEqualTo(whole);
        assertThat(whole.plus(RevenueMovement.NONE)).isEqualTo(whole);
    }

    @Property(seed = "20260101")
    void grossIsAtMostNetAndAtMostOne(
            @ForAll("purchases") List<Purchase> purchases, @ForAll("granularities") Granularity granularity) {
        RevenueMovement.ofPeriods(PurchaseHistory.of(EUR, purchases, LAST), granularity)
                .values()
                .forEach(movement -> {
                    Ratio gross = GrossRevenueRetention.of(movement);
                    if (gross.isDefined()) {
                        assertThat(gross.numerator())
                                .isLessThanOrEqualTo(gross.denominator())
                                .isLessThanOrEqualTo(
                                        NetRevenueRetention.of(movement).numerator());
                    }
                });
    }

    private static RevenueMovement part(List<Purchase> purchases, Period period, Predicate<String> isIn) {
        List<Purchase> some = purchases.stream()
                .filter(purchase -> isIn.test(purchase.customerId()))
                .toList();
        return RevenueMovement.of(PurchaseHistory.of(EUR, some, LAST), period);
    }

    private static RevenueMovement plain(List<Purchase> purchases, Period before, Period period) {
        RevenueMovement sum = RevenueMovement.NONE;
        for (String id :
                new TreeSet<>(purchases.stream().map(Purchase::customerId).collect(Collectors.toSet()))) {
            List<Purchase> own = purchases.stream()
                    .filter(purchase -> purchase.customerId().equals(id))
                    .toList();
            sum = sum.plus(plainOfOne(own, before, period));
        }
        return sum;
    }

    private static RevenueMovement plainOfOne(List<Purchase> own, Period before, Period period) {
        boolean wasActive = own.stream().anyMatch(p -> p.amount().signum() >= 0 && before.contains(p.date()));
        boolean isActive = own.stream().anyMatch(p -> p.amount().signum() >= 0 && period.contains(p.date()));
        boolean isKnown =
                own.stream().anyMatch(p -> p.amount().signum() >= 0 && p.date().isBefore(period.startInclusive()));
        BigDecimal zero = BigDecimal.ZERO;
        BigDecimal then = wasActive ? revenue(own, before) : zero;
        BigDecimal now = isActive ? revenue(own, period) : zero;
        BigDecimal change = now.subtract(then);
        BigDecimal more = wasActive ? change.max(zero) : zero;
        BigDecimal less = wasActive ? change.negate().max(zero) : zero;
        return new RevenueMovement(
                then,
                isActive && !isKnown ? now : zero,
                isActive && isKnown && !wasActive ? now : zero,
                more,
                isActive ? less : zero,
                isActive ? zero : less,
                now,
                isActive ? zero : revenue(own, period));
    }

    private static BigDecimal revenue(List<Purchase> own, Period period) {
        return own.stream()
                .filter(purchase -> period.contains(purchase.date()))
                .map(Purchase::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
