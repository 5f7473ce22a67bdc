package io.github.retentionmetrics.retention;

import static io.github.retentionmetrics.testing.Shop.EUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.customer.CustomerMovement;
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
import java.util.Set;
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
        assertThat(whole.plus(RevenueMovement.empty())).isEqualTo(whole);
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

    /** A baseline of some days, a gap of none or some, and a period after it. */
    @Provide
    Arbitrary<List<Period>> comparisons() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.integers().between(1, 30),
                        Arbitraries.of(0, 0, 1, 5, 30),
                        Arbitraries.integers().between(1, 30))
                .as((first, length, gap, days) -> {
                    LocalDate start = FIRST.plusDays(first);
                    LocalDate end = start.plusDays(length);
                    return List.of(
                            Period.of(start, end), Period.of(end.plusDays(gap), end.plusDays((long) gap + days)));
                });
    }

    @Property(seed = "20260101")
    void againstAnyBaselineEqualsBookingOneCustomerAtATime(
            @ForAll("purchases") List<Purchase> purchases, @ForAll("comparisons") List<Period> periods) {
        PurchaseHistory history = PurchaseHistory.of(EUR, purchases, LAST);
        Period baseline = periods.get(0);
        Period period = periods.get(1);
        RevenueMovement movement = RevenueMovement.of(history, period, baseline);

        assertThat(movement).isEqualTo(plain(purchases, baseline, period));
        assertThat(movement.end().add(movement.refundsOfInactive()))
                .isEqualByComparingTo(history.activity(period).revenue());
        Ratio net = NetRevenueRetention.of(movement);
        assertThat(net.isDefined()).isEqualTo(movement.growth().isDefined());
        if (net.isDefined()) {
            assertThat(NetRevenueRetention.estimate(history, period, baseline).value())
                    .isEqualTo(net.value());
            assertThat(movement.growth().numerator())
                    .isEqualByComparingTo(movement.end().subtract(movement.start()));
        }
    }

    /** The gross one caps each customer, and is the same where no customer was refunded more than they bought. */
    @Property(seed = "20260101")
    void grossAgainstAnyBaselineIsThatOfItsEstimate(
            @ForAll("purchases") List<Purchase> purchases, @ForAll("comparisons") List<Period> periods) {
        List<Purchase> orders = purchases.stream()
                .filter(purchase -> purchase.amount().signum() >= 0)
                .toList();
        PurchaseHistory history = PurchaseHistory.of(EUR, orders, LAST);
        Ratio gross = GrossRevenueRetention.of(RevenueMovement.of(history, periods.get(1), periods.get(0)));
        if (gross.isDefined()) {
            assertThat(GrossRevenueRetention.estimate(history, periods.get(1), periods.get(0))
                            .value())
                    .isEqualTo(gross.value());
        }
    }

    @Property(seed = "20260101")
    void customersAgainstAnyBaselineAreThoseOfSets(
            @ForAll("purchases") List<Purchase> purchases, @ForAll("comparisons") List<Period> periods) {
        PurchaseHistory history = PurchaseHistory.of(EUR, purchases, LAST);
        Period baseline = periods.get(0);
        Period period = periods.get(1);
        Set<String> start = customers(purchases, baseline::contains);
        Set<String> end = customers(purchases, period::contains);
        Set<String> known = customers(purchases, date -> date.isBefore(baseline.endExclusive()));
        CustomerMovement.Customers who = history.customersOf(period, baseline);

        assertThat(who.lost()).containsExactlyElementsOf(without(start, end));
        assertThat(who.retained()).containsExactlyElementsOf(without(start, without(start, end)));
        assertThat(who.newCustomers()).containsExactlyElementsOf(without(end, known));
        assertThat(who.resurrected()).containsExactlyElementsOf(without(without(end, start), without(end, known)));
        CustomerMovement movement = history.movement(period, baseline);
        assertThat(movement)
                .isEqualTo(CustomerMovement.startingWith(start.size())
                        .withLost(who.lost().size())
                        .withNew(who.newCustomers().size())
                        .withResurrected(who.resurrected().size()));
        assertThat(movement.end()).isEqualTo(end.size());
    }

    @Property(seed = "20260101")
    void thePeriodBeforeIsTheUsualBaseline(
            @ForAll("purchases") List<Purchase> purchases, @ForAll("comparisons") List<Period> periods) {
        PurchaseHistory history = PurchaseHistory.of(EUR, purchases, LAST);
        Period period = periods.get(1);

        assertThat(history.movement(period, period.preceding())).isEqualTo(history.movement(period));
        assertThat(history.customersOf(period, period.preceding())).isEqualTo(history.customersOf(period));
        assertThat(RevenueMovement.of(history, period, period.preceding()))
                .isEqualTo(RevenueMovement.of(history, period));
    }

    private static Set<String> customers(List<Purchase> purchases, Predicate<LocalDate> isIn) {
        return purchases.stream()
                .filter(purchase -> purchase.amount().signum() >= 0 && isIn.test(purchase.date()))
                .map(Purchase::customerId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> without(Set<String> customers, Set<String> others) {
        Set<String> rest = new TreeSet<>(customers);
        rest.removeAll(others);
        return rest;
    }

    private static RevenueMovement part(List<Purchase> purchases, Period period, Predicate<String> isIn) {
        List<Purchase> some = purchases.stream()
                .filter(purchase -> isIn.test(purchase.customerId()))
                .toList();
        return RevenueMovement.of(PurchaseHistory.of(EUR, some, LAST), period);
    }

    private static RevenueMovement plain(List<Purchase> purchases, Period before, Period period) {
        RevenueMovement sum = RevenueMovement.empty();
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
                own.stream().anyMatch(p -> p.amount().signum() >= 0 && p.date().isBefore(before.endExclusive()));
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
