package io.github.retentionmetrics.cohort;

import static io.github.retentionmetrics.testing.Shop.EUR;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.period.PeriodDomain;
import io.github.retentionmetrics.purchase.Purchase;
import io.github.retentionmetrics.purchase.PurchaseDomain;
import io.github.retentionmetrics.purchase.PurchaseDomain.Purchases;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** The cohort engine against the plainest way to count the same: streams and sets over the purchases. */
@Domain(PurchaseDomain.class)
@Domain(PeriodDomain.class)
@Domain(DomainContext.Global.class)
class CohortPropertyTest {

    /** All options, mostly with activity in the cohorts' own periods. */
    @Provide
    Arbitrary<CohortAnalysis> analyses() {
        Arbitrary<Granularity> granularities = new PeriodDomain().granularities();
        Arbitrary<int[]> brackets = Arbitraries.of(new int[0], new int[] {0, 1, 4, 13}, new int[] {2, 3, 5});
        return Combinators.combine(
                        granularities,
                        granularities.optional(0.4),
                        Arbitraries.of(CohortAnalysis.Retained.class),
                        brackets)
                .as((cohorts, activity, retained, offsets) -> CohortAnalysis.by(cohorts)
                        .withActivity(activity.orElse(cohorts))
                        .withRetained(retained)
                        .withBrackets(offsets))
                .withoutEdgeCases();
    }

    /** A cohort's orders, one list per customer. */
    private static Map<Period, List<List<Purchase>>> plainCohorts(Purchases purchases, Granularity cohorts) {
        Map<String, List<Purchase>> byCustomer = purchases.orders().stream().collect(groupingBy(Purchase::customerId));
        return byCustomer.values().stream()
                .collect(groupingBy(orders -> cohorts.periodContaining(first(orders)), TreeMap::new, toList()));
    }

    private static LocalDate first(List<Purchase> orders) {
        return orders.stream().map(Purchase::date).min(LocalDate::compareTo).orElseThrow();
    }

    /** The days of an offset. */
    private static Period window(CohortAnalysis analysis, Period cohort, int offset) {
        int[] brackets =
                analysis.brackets().stream().mapToInt(Integer::intValue).toArray();
        Granularity activity = analysis.activity();
        Period start = activity.periodContaining(cohort.startInclusive());
        return brackets.length == 0
                ? activity.plus(start, offset)
                : Period.of(
                        activity.plus(start, brackets[offset]).startInclusive(),
                        activity.plus(start, brackets[offset + 1]).startInclusive());
    }

    private static boolean isRetained(CohortAnalysis analysis, Period cohort, int offset, List<Purchase> orders) {
        Predicate<Integer> isActive = at ->
                orders.stream().anyMatch(order -> window(analysis, cohort, at).contains(order.date()));
        LocalDate start = window(analysis, cohort, offset).startInclusive();
        return switch (analysis.retained()) {
            case IN_PERIOD -> isActive.test(offset);
            case ON_OR_AFTER -> orders.stream().anyMatch(order -> !order.date().isBefore(start));
            case ON_OR_BEFORE ->
                offset == 0
                        ? isActive.test(0)
                        : IntStream.rangeClosed(1, offset).boxed().anyMatch(isActive);
            case EVERY_PERIOD -> IntStream.rangeClosed(0, offset).boxed().allMatch(isActive);
        };
    }

    private static CohortTable.Cell.Status status(Period window, LocalDate observedUntil) {
        if (window.startInclusive().isAfter(observedUntil)) {
            return CohortTable.Cell.Status.UNOBSERVED;
        }
        return window.lastDay().isAfter(observedUntil)
                ? CohortTable.Cell.Status.PARTIAL
                : CohortTable.Cell.Status.COMPLETE;
    }

    private static BigDecimal revenue(Purchases purchases, Period cohort, List<List<Purchase>> members, Period window) {
        Set<String> ids =
                members.stream().map(orders -> orders.get(0).customerId()).collect(Collectors.toSet());
        return purchases.rows().stream()
                .filter(row -> ids.contains(row.customerId()) && window.contains(row.date()))
                .filter(row -> !row.date().isBefore(cohort.startInclusive()))
                .map(Purchase::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(2);
    }

    /** The cells of a table without any of the library's counting; at most the first hundred offsets. */
    private static List<CohortTable.Cell> plainCells(Purchases purchases, CohortAnalysis analysis) {
        List<CohortTable.Cell> cells = new ArrayList<>();
        int limit = analysis.brackets().size() == 0 ? 100 : analysis.brackets().size() - 1;
        plainCohorts(purchases, analysis.cohorts()).forEach((cohort, members) -> {
            for (int offset = 0; offset < limit; offset++) {
                int at = offset;
                Period window = window(analysis, cohort, at);
                CohortTable.Cell.Status status = status(window, purchases.observedUntil());
                if (status != CohortTable.Cell.Status.UNOBSERVED) {
                    cells.add(new CohortTable.Cell(
                            cohort,
                            at,
                            members.size(),
                            members.stream()
                                    .filter(orders -> isRetained(analysis, cohort, at, orders))
                                    .count(),
                            members.stream()
                                    .flatMap(List::stream)
                                    .filter(order -> window.contains(order.date()))
                                    .count(),
                            revenue(purchases, cohort, members, window),
                            status));
                }
            }
        });
        return cells;
    }

    @Property(seed = "20260101")
    void theEngineEqualsPlainStreams(@ForAll Purchases purchases, @ForAll("analyses") CohortAnalysis analysis) {
        CohortTable table = analysis.over(purchases.history());

        assertThat(table.cells().filter(cell -> cell.offset() < 100)).isEqualTo(plainCells(purchases, analysis));
        assertThat(Set.copyOf(table.cohorts()))
                .isEqualTo(plainCohorts(purchases, analysis.cohorts()).keySet());
    }

    @Property(seed = "20260101")
    void everyRevenueIsInACellOrOutside(@ForAll Purchases purchases, @ForAll Granularity granularity) {
        PurchaseHistory history = purchases.history();
        CohortTable table = CohortAnalysis.by(granularity).over(history);

        assertThat(table.cells().map(CohortTable.Cell::revenue).reduce(table.revenueOutside(), BigDecimal::add))
                .isEqualTo(history.revenue());
        assertThat(table.cells().mapToLong(CohortTable.Cell::orders).sum()).isEqualTo(history.orders());
        assertThat(table.cohorts().stream().mapToLong(table::size).sum()).isEqualTo(history.customers());
    }

    @Property(seed = "20260101")
    void orderOfInputAndSplitDoNotMatter(
            @ForAll Purchases purchases,
            @ForAll("analyses") CohortAnalysis analysis,
            @ForAll @IntRange(min = 1, max = 7) int parts,
            @ForAll Random random) {
        CohortTable table = analysis.over(purchases.history());
        List<Purchase> shuffled = new ArrayList<>(purchases.rows());
        Collections.shuffle(shuffled, random);
        PurchaseHistory other = new Purchases(shuffled, purchases.observedUntil()).history();

        assertThat(analysis.over(other)).isEqualTo(table).hasSameHashCodeAs(table);
        assertThat(other.split(parts).stream().map(analysis::over).reduce(CohortTable::plus))
                .contains(table);
    }

    @Property(seed = "20260101")
    void aTableAsKnownEarlierIsThatOfTheEarlierPurchases(
            @ForAll Purchases purchases,
            @ForAll("analyses") CohortAnalysis analysis,
            @ForAll @IntRange(max = 1200) int daysBefore) {
        LocalDate date = purchases.observedUntil().minusDays(daysBefore);
        Purchases earlier =
                new Purchases(purchases.where(row -> !row.date().isAfter(date)).rows(), date);

        assertThat(analysis.over(purchases.history().asKnownOn(date))).isEqualTo(analysis.over(earlier.history()));
    }

    @Property(seed = "20260101")
    void segmentsAreTheTablesOfTheirCustomers(
            @ForAll Purchases purchases, @ForAll("analyses") CohortAnalysis analysis) {
        PurchaseHistory history = purchases.history();
        Map<String, String> segmentOf = Map.of("a", "letters", "b", "letters", "7", "digits", "8", "digits");
        Segmentation segments = history.segmentById(segmentOf::get);
        Map<String, CohortTable> tables = analysis.over(history, segments);
        // the second question and those after it are answered from indexes
        assertThat(analysis.over(history, segments)).isEqualTo(tables);
        assertThat(analysis.over(history, segments)).isEqualTo(tables);

        assertThat(tables.keySet())
                .isEqualTo(purchases.rows().stream()
                        .map(Purchase::customerId)
                        .filter(segmentOf::containsKey)
                        .map(segmentOf::get)
                        .collect(Collectors.toCollection(TreeSet::new)));
        tables.forEach((name, table) ->
                assertThat(table).isEqualTo(analysis.over(history.filter(id -> name.equals(segmentOf.get(id))))));
    }

    @Property(seed = "20260101")
    void cellsOpenToTheirCustomers(@ForAll Purchases purchases, @ForAll("analyses") CohortAnalysis analysis) {
        PurchaseHistory history = purchases.history();
        Map<Period, List<List<Purchase>>> plain = plainCohorts(purchases, analysis.cohorts());

        analysis.over(history).cells().filter(cell -> cell.offset() < 20).forEach(cell -> {
            List<String> expected = plain.get(cell.cohort()).stream()
                    .filter(orders -> isRetained(analysis, cell.cohort(), cell.offset(), orders))
                    .map(orders -> orders.get(0).customerId())
                    .toList();
            List<String> ids = analysis.customerIds(history, cell.cohort(), cell.offset());

            assertThat(ids)
                    .isSorted()
                    .containsExactlyInAnyOrderElementsOf(expected)
                    .hasSize((int) cell.customers());
        });
        plain.forEach((cohort, members) -> assertThat(analysis.customerIds(history, cohort))
                .isSorted()
                .containsExactlyInAnyOrderElementsOf(members.stream()
                        .map(orders -> orders.get(0).customerId())
                        .toList())
                .hasSize((int) analysis.over(history).size(cohort)));
    }

    @Property(seed = "20260101")
    void rulesOfRetentionEncloseEachOther(@ForAll Purchases purchases, @ForAll Granularity granularity) {
        PurchaseHistory history = purchases.history();
        CohortAnalysis analysis = CohortAnalysis.by(granularity);
        CohortTable inPeriod = analysis.over(history);
        CohortTable onOrAfter =
                analysis.withRetained(CohortAnalysis.Retained.ON_OR_AFTER).over(history);
        CohortTable onOrBefore =
                analysis.withRetained(CohortAnalysis.Retained.ON_OR_BEFORE).over(history);
        CohortTable everyPeriod =
                analysis.withRetained(CohortAnalysis.Retained.EVERY_PERIOD).over(history);

        inPeriod.cells().limit(500).forEach(cell -> {
            assertThat(customers(everyPeriod, cell)).isLessThanOrEqualTo(cell.customers());
            assertThat(cell.customers()).isLessThanOrEqualTo(customers(onOrAfter, cell));
            assertThat(cell.customers()).isLessThanOrEqualTo(customers(onOrBefore, cell));
            assertThat(customers(onOrAfter, cell)).isLessThanOrEqualTo(cell.size());
        });
        assertThat(inPeriod.cells().filter(cell -> cell.offset() == 0))
                .allSatisfy(cell -> assertThat(cell.customers()).isEqualTo(cell.size()));
    }

    private static long customers(CohortTable table, CohortTable.Cell cell) {
        return table.cell(cell.cohort(), cell.offset()).orElseThrow().customers();
    }

    @Property(seed = "20260101")
    void dayNRetentionEqualsPlainStreams(
            @ForAll Purchases purchases, @ForAll @IntRange(min = 1, max = 400) int n, @ForAll Granularity granularity) {
        PurchaseHistory history = purchases.history();
        DayNRetention expected = purchases.orders().stream().collect(groupingBy(Purchase::customerId)).values().stream()
                .map(orders -> plainDayN(orders, n, purchases.observedUntil()))
                .reduce(new DayNRetention(n, 0, 0, 0, 0), DayNRetention::plus);

        assertThat(DayNRetention.of(history, n)).containsExactly(expected);
        assertThat(DayNRetention.byCohort(history, granularity, n).values().stream()
                        .map(facts -> facts.get(0))
                        .reduce(new DayNRetention(n, 0, 0, 0, 0), DayNRetention::plus))
                .isEqualTo(expected);
        assertThat(DayNRetention.between(history, 1, n)).isEqualTo(expected.within());
        assertThat(DayNRetention.between(history, n, n)).isEqualTo(expected.exactDay());
    }

    private static DayNRetention plainDayN(List<Purchase> orders, int n, LocalDate observedUntil) {
        LocalDate first = first(orders);
        LocalDate day = first.plusDays(n);
        if (day.isAfter(observedUntil)) {
            return new DayNRetention(n, 0, 0, 0, 0);
        }
        Set<LocalDate> days = orders.stream().map(Purchase::date).collect(Collectors.toSet());
        return new DayNRetention(
                n,
                1,
                days.contains(day) ? 1 : 0,
                days.stream().anyMatch(other -> !other.isBefore(day)) ? 1 : 0,
                days.stream().anyMatch(other -> other.isAfter(first) && !other.isAfter(day)) ? 1 : 0);
    }

    @Property(seed = "20260101")
    void tablesOfDisjointCustomersAddUpInAnyOrder(
            @ForAll Purchases purchases, @ForAll("analyses") CohortAnalysis analysis) {
        PurchaseHistory history = purchases.history();
        CohortTable letters = analysis.over(history.filter(id -> id.compareTo("9") > 0));
        CohortTable digits = analysis.over(history.filter(id -> id.compareTo("9") < 0));
        CohortTable nobody = analysis.over(PurchaseHistory.of(EUR, List.of(), purchases.observedUntil()));

        assertThat(letters.plus(digits)).isEqualTo(digits.plus(letters)).isEqualTo(analysis.over(history));
        assertThat(letters.plus(nobody)).isEqualTo(letters);
    }
}
