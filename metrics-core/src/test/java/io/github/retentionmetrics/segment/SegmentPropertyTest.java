package io.github.retentionmetrics.segment;

import static io.github.retentionmetrics.testing.Shop.EUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.customer.Customer;
import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.Purchase;
import io.github.retentionmetrics.purchase.PurchaseActivity;
import io.github.retentionmetrics.purchase.PurchaseDomain;
import io.github.retentionmetrics.purchase.PurchaseDomain.Purchases;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.rfm.RfmScores;
import io.github.retentionmetrics.rfm.RfmValues;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(PurchaseDomain.class)
@Domain(DomainContext.Global.class)
class SegmentPropertyTest {
    private static Map<String, RfmValues.Row> byId(RfmValues values) {
        return IntStream.range(0, values.size())
                .mapToObj(values::get)
                .collect(Collectors.toMap(RfmValues.Row::customerId, customer -> customer));
    }

    @Property(seed = "20260101")
    void valuesAreThoseOfTheRecords(@ForAll Purchases purchases) {
        Map<String, BigDecimal> spent = purchases.rows().stream()
                .collect(Collectors.toMap(Purchase::customerId, Purchase::amount, BigDecimal::add));
        Map<String, RfmValues.Row> expected = new HashMap<>();
        purchases.orders().stream()
                .collect(Collectors.groupingBy(Purchase::customerId))
                .forEach((id, orders) -> expected.put(id, values(id, orders, spent.get(id), purchases)));

        assertThat(byId(RfmValues.of(purchases.history()))).isEqualTo(expected);
    }

    private static RfmValues.Row values(String id, List<Purchase> orders, BigDecimal spent, Purchases purchases) {
        LocalDate last =
                orders.stream().map(Purchase::date).max(LocalDate::compareTo).orElseThrow();
        int days = (int) ChronoUnit.DAYS.between(last, purchases.observedUntil()) + 1;
        return new RfmValues.Row(id, days, orders.size(), spent.setScale(2));
    }

    @Property(seed = "20260101")
    void tiersPartitionTheCustomersAndDoNotDependOnScale(
            @ForAll Purchases purchases, @ForAll @IntRange(min = 1, max = 1_000) int factor) {
        PurchaseHistory history = purchases.history();
        Segmentation tiers = ValueTiers.abc().over(history);
        List<Purchase> scaled = purchases.rows().stream()
                .map(row -> Purchase.of(
                        row.customerId(), row.date(), row.amount().multiply(BigDecimal.valueOf(factor)), EUR))
                .toList();
        PurchaseHistory larger = PurchaseHistory.of(EUR, scaled, purchases.observedUntil());

        Set<String> everybody =
                purchases.orders().stream().map(Purchase::customerId).collect(Collectors.toCollection(TreeSet::new));
        assertThat(tiers.toMap().keySet()).containsExactlyInAnyOrderElementsOf(everybody);
        assertThat(tiers.names().stream().mapToLong(tiers::customers).sum()).isEqualTo(everybody.size());
        assertThat(ValueTiers.abc().over(larger).toMap()).isEqualTo(tiers.toMap());
        assertThat(RfmScores.of(larger).segments().toMap())
                .isEqualTo(RfmScores.of(history).segments().toMap());
    }

    @Property(seed = "20260101")
    void tiersDoNotDecreaseWithWhatIsSpent(@ForAll Purchases purchases) {
        PurchaseHistory history = purchases.history();
        Map<String, String> tiers = ValueTiers.abc().over(history).toMap();
        Map<String, BigDecimal> spent = purchases.rows().stream()
                .filter(row -> tiers.containsKey(row.customerId()))
                .collect(Collectors.toMap(Purchase::customerId, Purchase::amount, BigDecimal::add));

        spent.forEach((one, amount) -> spent.forEach((other, less) -> {
            if (amount.compareTo(less) >= 0) {
                assertThat(tiers.get(one)).isLessThanOrEqualTo(tiers.get(other));
            }
        }));
    }

    @Property(seed = "20260101")
    void eitherEveryCustomerWithAnOrderHasAStageOrNone(@ForAll Purchases purchases) {
        PurchaseHistory history = purchases.history();
        LifeCycle rules = LifeCycle.withDefaults();
        Segmentation stages = rules.over(history);

        long expected = rules.rhythmOfOthers(history).isPresent() ? history.customers() : 0;
        assertThat(stages.customers()).isEqualTo(expected);
        assertThat(stages.unsegmented()).isEqualTo(history.customers() - expected);
        assertThat(rules.withRhythmOfOthers(30).over(history).customers()).isEqualTo(history.customers());
    }

    @Property(seed = "20260101")
    void transitionsSumToOneAndToEverybody(@ForAll Purchases purchases, @ForAll @IntRange(max = 100) int days) {
        PurchaseHistory history = purchases.history();
        SegmentTransitions moves = SegmentTransitions.of(
                history,
                purchases.observedUntil().minusDays(days),
                purchases.observedUntil(),
                known -> RfmScores.of(known).segments());
        Segmentation now = RfmScores.of(history).segments();

        for (String from : moves.names()) {
            List<Rate> row = new ArrayList<>(
                    moves.names().stream().map(to -> moves.rate(from, to)).toList());
            row.add(moves.leftRate(from));
            if (moves.customersBefore(from) > 0) {
                assertThat(row.stream().mapToLong(Rate::numerator).sum()).isEqualTo(moves.customersBefore(from));
                assertThat(row).allMatch(rate -> rate.denominator() == moves.customersBefore(from));
            } else {
                assertThat(row).noneMatch(Rate::isDefined);
            }
            assertThat(moves.customersAfter(from)).isEqualTo(now.customers(from));
            // who has bought stays somebody who has bought
            assertThat(moves.left(from)).isZero();
        }
    }

    @Property(seed = "20260101")
    void factsOfDisjointCustomersAddUp(@ForAll Purchases purchases, @ForAll @IntRange(min = 1, max = 4) int parts) {
        PurchaseHistory history = purchases.history();
        List<PurchaseHistory> split = history.split(parts);

        assertThat(split.stream().map(SegmentPropertyTest::values).reduce(SegmentValues.empty(), SegmentValues::plus))
                .isEqualTo(values(history));
        assertThat(split.stream()
                        .map(SegmentPropertyTest::moves)
                        .reduce(SegmentTransitions.empty(), SegmentTransitions::plus))
                .isEqualTo(moves(history));
        assertThat(split.stream().map(CrossSell::of).reduce(CrossSell.empty(), CrossSell::plus))
                .isEqualTo(CrossSell.of(history));
        List<String> tiers = List.of("tea", "books");
        assertThat(split.stream().map(part -> Upsell.of(part, tiers)).reduce(Upsell::plus))
                .hasValue(Upsell.of(history, tiers));
    }

    /** Segments of what a customer does by themselves, so that they are the same in a part of the history. */
    private static Segmentation segments(PurchaseHistory history) {
        return history.segmentByBehaviour(
                customer -> customer.orders() > 5 ? "often" : customer.orders() > 0 ? "sometimes" : null);
    }

    private static SegmentValues values(PurchaseHistory history) {
        return SegmentValues.of(history, segments(history));
    }

    private static SegmentTransitions moves(PurchaseHistory history) {
        return SegmentTransitions.of(
                history, history.observedUntil().minusDays(50), history.observedUntil(), known -> segments(known));
    }

    @Property(seed = "20260101")
    void factsAddUpInAnyOrderAndGrouping(@ForAll Purchases one, @ForAll Purchases two, @ForAll Purchases three) {
        assertLaws(values(one.history()), values(two.history()), values(three.history()));
        SegmentTransitions a = moves(one.history());
        SegmentTransitions b = moves(two.history());
        SegmentTransitions c = moves(three.history());
        assertThat(a.plus(b)).isEqualTo(b.plus(a));
        assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
        CrossSell x = CrossSell.of(one.history());
        CrossSell y = CrossSell.of(two.history());
        CrossSell z = CrossSell.of(three.history());
        assertThat(x.plus(y)).isEqualTo(y.plus(x));
        assertThat(x.plus(y).plus(z)).isEqualTo(x.plus(y.plus(z)));
    }

    private static void assertLaws(SegmentValues one, SegmentValues two, SegmentValues three) {
        assertThat(one.plus(two)).isEqualTo(two.plus(one));
        assertThat(one.plus(two).plus(three)).isEqualTo(one.plus(two.plus(three)));
        assertThat(one.plus(SegmentValues.empty())).isEqualTo(one);
    }

    /**
     * Whatever the segments are made by, and with people who never bought: the parts, unknown included, are the whole.
     */
    @Property(seed = "20260101")
    void segmentsAndTheRestAreTheWholeHistory(
            @ForAll Purchases purchases,
            @ForAll @IntRange(max = 100) int days,
            @ForAll @IntRange(max = 6) int modulus) {
        PurchaseHistory history = purchases.history();
        Period period = Period.ofClosed(purchases.observedUntil().minusDays(days), purchases.observedUntil());
        List<Customer> listed = new ArrayList<>();
        IntStream.range(0, 8).forEach(i -> {
            String id = i < 4 ? "prospect" + i : "c" + i;
            listed.add(
                    i % (modulus + 1) == 0 ? Customer.of(id) : Customer.of(id).withAttribute("a", "v" + i % 3));
        });
        List<Segmentation> segmentations = List.of(
                segments(history),
                RfmScores.of(history).segments(),
                ValueTiers.abc().over(history),
                LifeCycle.withDefaults().over(history),
                Segmentation.byAttribute(listed, "a"),
                Segmentation.byAttribute(listed, "a").withRest("(unknown)"),
                history.segmentById(id -> null));

        for (Segmentation segmentation : segmentations) {
            SegmentValues all = SegmentValues.of(history, segmentation);
            assertWhole(all, history.customers(), history.orders(), history.revenue());
            assertThat(all.total().buyers()).isEqualTo(all.total().customers());
            assertSharesAreOne(all);
            PurchaseActivity activity = history.activity(period);
            SegmentValues some = SegmentValues.of(history, period, segmentation);
            assertWhole(some, history.customers(), activity.orders(), activity.revenue());
            assertThat(some.total().buyers()).isEqualTo(activity.customers());
        }
        SegmentValues listedValues = SegmentValues.of(history, segmentations.get(4));
        assertThat(listedValues.total().prospects())
                .isEqualTo(listed.stream()
                        .filter(customer -> purchases.rows().stream()
                                .noneMatch(row -> row.customerId().equals(customer.id())))
                        .count());
    }

    private static void assertWhole(SegmentValues values, long customers, long orders, BigDecimal revenue) {
        SegmentValues.Value sum =
                values.bySegment().values().stream().reduce(values.unsegmented(), SegmentValues.Value::plus);
        assertThat(values.total()).isEqualTo(sum);
        assertThat(sum.customers()).isEqualTo(customers);
        assertThat(sum.orders()).isEqualTo(orders);
        assertThat(sum.revenue()).isEqualByComparingTo(revenue);
        SegmentValues.Value potentials = GrowthPotential.of(values).stream()
                .map(GrowthPotential::value)
                .reduce(values.unsegmented(), SegmentValues.Value::plus);
        assertThat(potentials).isEqualTo(sum);
    }

    private static void assertSharesAreOne(SegmentValues values) {
        Set<String> names = values.bySegment().keySet();
        List<Rate> shares =
                new ArrayList<>(names.stream().map(values::customerShare).toList());
        shares.add(values.unsegmentedCustomerShare());
        if (shares.stream().allMatch(Rate::isDefined)) {
            assertThat(shares.stream().mapToLong(Rate::numerator).sum())
                    .isEqualTo(values.total().customers());
        }
        List<Ratio> revenue =
                new ArrayList<>(names.stream().map(values::revenueShare).toList());
        revenue.add(values.unsegmentedRevenueShare());
        if (revenue.stream().allMatch(Ratio::isDefined)) {
            assertThat(revenue.stream().map(Ratio::numerator).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(values.total().revenue());
        }
    }

    /** Also where nobody has a stage yet, or anymore. */
    @Property(seed = "20260101")
    void transitionsAreOfEveryCustomer(@ForAll Purchases purchases, @ForAll @IntRange(max = 100) int days) {
        PurchaseHistory history = purchases.history();
        LocalDate earlier = purchases.observedUntil().minusDays(days);
        SegmentTransitions moves = SegmentTransitions.of(
                history,
                earlier,
                purchases.observedUntil(),
                known -> LifeCycle.withDefaults().over(known));

        long everybody = moves.unsegmented();
        for (String name : moves.names()) {
            everybody += moves.customersBefore(name) + moves.entered(name);
        }
        assertThat(everybody).isEqualTo(history.customers());
    }

    @Property(seed = "20260101")
    void crossSellCountsAreThoseOfTheRecords(@ForAll Purchases purchases) {
        Map<String, Set<String>> categories = purchases.orders().stream()
                .filter(order -> !order.category().isEmpty())
                .collect(Collectors.groupingBy(
                        Purchase::customerId, Collectors.mapping(Purchase::category, Collectors.toSet())));
        CrossSell crossSell = CrossSell.of(purchases.history());

        assertThat(crossSell.customers()).isEqualTo(categories.size());
        assertThat(crossSell.rate().numerator())
                .isEqualTo(categories.values().stream()
                        .filter(some -> some.size() > 1)
                        .count());
        assertThat(crossSell.customers("tea", "books"))
                .isEqualTo(categories.values().stream()
                        .filter(some -> some.containsAll(Set.of("tea", "books")))
                        .count());
        assertThat(crossSell.laterRate().numerator())
                .isLessThanOrEqualTo(crossSell.rate().numerator());
    }

    @Property(seed = "20260101")
    void nobodyAtTheBenchmarkHasAGap(@ForAll Purchases purchases) {
        PurchaseHistory history = purchases.history();
        CustomerPotential potential = CustomerPotential.of(history, history.segmentById(id -> "all"));
        long atBenchmark = IntStream.range(0, potential.size())
                .filter(customer -> potential.gapMinor(customer) == 0)
                .count();

        assertThat(potential.size()).isEqualTo((int) history.customers());
        // at least a quarter reaches it, and at most those above the quantile need not
        assertThat(4 * atBenchmark).isGreaterThanOrEqualTo(potential.size());
    }
}
