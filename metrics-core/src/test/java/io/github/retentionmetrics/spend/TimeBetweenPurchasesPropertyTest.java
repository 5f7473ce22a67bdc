package io.github.retentionmetrics.spend;

import static io.github.retentionmetrics.testing.Shop.EUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseHistoryBuilder;
import io.github.retentionmetrics.spend.TimeBetweenPurchases.SameDay;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;

class TimeBetweenPurchasesPropertyTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final LocalDate LAST = FIRST.plusDays(1_000);

    /** Days of orders, as offsets from the first, per customer. */
    @Provide
    Arbitrary<Map<String, List<Integer>>> orders() {
        Arbitrary<Integer> days = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 5), Arbitraries.integers().between(0, 1_000));
        return Arbitraries.maps(
                        Arbitraries.of("a", "b", "c", "d", "e"), days.list().ofMaxSize(12))
                .ofMaxSize(5);
    }

    private static PurchaseHistory history(Map<String, List<Integer>> orders) {
        PurchaseHistoryBuilder builder = PurchaseHistory.builder(EUR);
        orders.forEach((id, days) -> days.forEach(day -> builder.add(id, FIRST.plusDays(day), BigDecimal.ONE)));
        return builder.build(LAST);
    }

    private static List<Integer> sortedGaps(Collection<List<Integer>> orders, SameDay sameDay) {
        List<Integer> gaps = new ArrayList<>();
        for (List<Integer> days : orders) {
            var stream = days.stream().sorted();
            List<Integer> sorted = (sameDay == SameDay.SEPARATE ? stream : stream.distinct()).toList();
            for (int i = 1; i < sorted.size(); i++) {
                gaps.add(sorted.get(i) - sorted.get(i - 1));
            }
        }
        gaps.sort(null);
        return gaps;
    }

    @Property(seed = "20260101")
    void quantilesAreThoseOfTheSortedGaps(
            @ForAll("orders") Map<String, List<Integer>> orders,
            @ForAll SameDay sameDay,
            @ForAll @DoubleRange(max = 1) @Scale(5) double share) {
        List<Integer> gaps = sortedGaps(orders.values(), sameDay);
        TimeBetweenPurchases actual = TimeBetweenPurchases.of(history(orders), sameDay);

        assertThat(actual.gaps()).isEqualTo(gaps.size());
        if (gaps.isEmpty()) {
            assertThat(actual.quantile(share)).isNaN();
        } else {
            double position = (gaps.size() - 1) * share;
            int below = (int) position;
            int above = Math.min(below + 1, gaps.size() - 1);
            double expected = (1 - (position - below)) * gaps.get(below) + (position - below) * gaps.get(above);
            assertThat(actual.quantile(share)).isCloseTo(expected, within(1e-9));
            assertThat(actual.quantile(0)).isEqualTo(gaps.get(0).doubleValue());
            assertThat(actual.quantile(1)).isEqualTo(gaps.get(gaps.size() - 1).doubleValue());
        }
    }

    /** The gaps of consecutive periods are all gaps, and those of one period end in it. */
    @Property(seed = "20260101")
    void gapsOfAPeriodEndInIt(
            @ForAll("orders") Map<String, List<Integer>> orders,
            @ForAll SameDay sameDay,
            @ForAll @IntRange(min = 1, max = 1_000) int cut) {
        PurchaseHistory history = history(orders);
        Period early = Period.of(FIRST, FIRST.plusDays(cut));
        Period late = Period.of(FIRST.plusDays(cut), LAST.plusDays(9));
        TimeBetweenPurchases before = TimeBetweenPurchases.of(history, early, sameDay);
        TimeBetweenPurchases after = TimeBetweenPurchases.of(history, late, sameDay);

        assertThat(before.plus(after)).isEqualTo(TimeBetweenPurchases.of(history, sameDay));
        assertThat(before).isEqualTo(TimeBetweenPurchases.of(history.asKnownOn(early.lastDay()), sameDay));
        assertThat(PurchaseRhythm.of(history, early, sameDay))
                .isEqualTo(PurchaseRhythm.of(history.asKnownOn(early.lastDay()), sameDay));
        assertThat(TimeBetweenPurchases.interval(history, early, sameDay, 0.5, 0.9))
                .isEqualTo(TimeBetweenPurchases.interval(history.asKnownOn(early.lastDay()), sameDay, 0.5, 0.9));
        // of each customer the mean of these gaps, so that their sum is that of the gaps
        double sum = 0;
        for (String customer : history.customerIds()) {
            PurchaseHistory one = history.filter(customer::equals);
            PurchaseRhythm rhythm = PurchaseRhythm.of(one, late, sameDay);
            sum += rhythm.isDefined()
                    ? rhythm.median()
                            * TimeBetweenPurchases.of(one, late, sameDay).gaps()
                    : 0;
        }
        assertThat(sum).isCloseTo(after.mean().sum().doubleValue(), within(1e-6));
    }

    @Property(seed = "20260101")
    void quantilesDoNotDecrease(
            @ForAll("orders") Map<String, List<Integer>> orders,
            @ForAll @DoubleRange(max = 1) @Scale(5) double one,
            @ForAll @DoubleRange(max = 1) @Scale(5) double other) {
        TimeBetweenPurchases gaps = TimeBetweenPurchases.of(history(orders));

        if (gaps.isDefined()) {
            assertThat(gaps.quantile(Math.min(one, other))).isLessThanOrEqualTo(gaps.quantile(Math.max(one, other)));
        }
    }

    @Property(seed = "20260101")
    void countsAndMeanAreThoseOfTheGaps(@ForAll("orders") Map<String, List<Integer>> orders, @ForAll SameDay sameDay) {
        List<Integer> gaps = sortedGaps(orders.values(), sameDay);
        TimeBetweenPurchases actual = TimeBetweenPurchases.of(history(orders), sameDay);

        assertThat(actual.gapsByDays())
                .isEqualTo(gaps.stream()
                        .collect(Collectors.groupingBy(Integer::longValue, TreeMap::new, Collectors.counting())));
        assertThat(actual.mean().sum())
                .isEqualByComparingTo(BigDecimal.valueOf(
                        gaps.stream().mapToLong(Integer::longValue).sum()));
        assertThat(actual.mean().sumOfSquares())
                .isEqualByComparingTo(BigDecimal.valueOf(
                        gaps.stream().mapToLong(gap -> (long) gap * gap).sum()));
    }

    @Property(seed = "20260101")
    void addsUpOverCustomersInAnyOrder(@ForAll("orders") Map<String, List<Integer>> orders, @ForAll SameDay sameDay) {
        TimeBetweenPurchases none = TimeBetweenPurchases.of(history(Map.of()), sameDay);
        List<TimeBetweenPurchases> parts = orders.entrySet().stream()
                .map(entry -> TimeBetweenPurchases.of(history(Map.of(entry.getKey(), entry.getValue())), sameDay))
                .toList();
        TimeBetweenPurchases whole = TimeBetweenPurchases.of(history(orders), sameDay);

        assertThat(parts.stream().reduce(none, TimeBetweenPurchases::plus)).isEqualTo(whole);
        assertThat(parts.stream().reduce(none, (one, other) -> other.plus(one))).isEqualTo(whole);
        assertThat(none.plus(whole)).isEqualTo(whole);
        assertThat(whole.plus(none)).isEqualTo(whole);
    }
}
