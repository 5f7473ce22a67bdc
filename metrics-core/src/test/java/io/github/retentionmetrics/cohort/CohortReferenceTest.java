package io.github.retentionmetrics.cohort;

import static io.github.retentionmetrics.period.Granularity.MONTH;
import static io.github.retentionmetrics.period.Granularity.QUARTER;
import static io.github.retentionmetrics.period.Granularity.WEEK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.testing.ReferenceData;
import io.github.retentionmetrics.testing.Shop;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cohorts of public purchase histories, as pandas and R's data.table count them, and tables that vendors publish. */
class CohortReferenceTest {
    private static final Map<String, PurchaseHistory> HISTORIES = new ConcurrentHashMap<>();

    private static PurchaseHistory history(String set) {
        return HISTORIES.computeIfAbsent(set, Shop::reference);
    }

    @ParameterizedTest
    @CsvSource({
        "cdnow_sample, month, true",
        "cdnow_sample, quarter, true",
        "cdnow_sample, week, true",
        "cdnow_master, month, true",
        "cdnow_master, quarter, true",
        "cdnow_master, week, true",
        "apparel_trans, month, true",
        "apparel_trans, quarter, true",
        "apparel_trans, week, true",
        "online_retail_orders, month, true",
        "online_retail_orders, quarter, true",
        "online_retail_orders, week, true",
        "grocery_elog, month, false",
        "grocery_elog, quarter, false",
        "grocery_elog, week, false",
    })
    void everyCellIsWhatOtherToolsCount(String set, String granularity, boolean hasAmounts) {
        CohortTable table = CohortAnalysis.by(Granularity.parse(granularity)).over(history(set));
        String file = "expected/" + set + "/cohort_" + granularity + "_";

        assertCells(table, file + "customers.csv", cell -> BigDecimal.valueOf(cell.customers()));
        assertCells(table, file + "orders.csv", cell -> BigDecimal.valueOf(cell.orders()));
        if (hasAmounts) {
            assertCells(table, file + "revenue.csv", CohortTable.Cell::revenue);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "cdnow_sample, month",
        "cdnow_sample, quarter",
        "cdnow_master, month",
        "cdnow_master, quarter",
        "apparel_trans, month",
        "apparel_trans, quarter",
        "online_retail_orders, month",
        "online_retail_orders, quarter",
        "grocery_elog, month",
        "grocery_elog, quarter",
    })
    void unboundedRetentionIsWhatOtherToolsCount(String set, String granularity) {
        CohortTable table = CohortAnalysis.by(Granularity.parse(granularity))
                .withRetained(CohortAnalysis.Retained.ON_OR_AFTER)
                .over(history(set));

        assertCells(
                table,
                "expected/" + set + "/cohort_" + granularity + "_unbounded.csv",
                cell -> BigDecimal.valueOf(cell.customers()));
    }

    private static void assertCells(CohortTable table, String file, Function<CohortTable.Cell, BigDecimal> measure) {
        List<Map<String, String>> rows = ReferenceData.rows(file);
        assertThat(table.cohorts()).hasSameSizeAs(rows);
        for (Map<String, String> row : rows) {
            Period cohort = table.analysis().cohorts().parseLabel(row.get("cohort"));
            assertThat(table.size(cohort)).isEqualTo(Long.parseLong(row.get("size")));
            for (int offset = 0; offset < row.size() - 2; offset++) {
                String expected = row.get(String.valueOf(offset));
                Optional<BigDecimal> actual = table.cell(cohort, offset).map(measure);
                assertThat(actual.isPresent()).as("%s + %s", cohort, offset).isEqualTo(!expected.isEmpty());
                actual.ifPresent(value -> assertThat(value).isEqualByComparingTo(expected));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cdnow_sample", "cdnow_master", "apparel_trans", "grocery_elog", "online_retail_orders"})
    void dayNRetentionIsWhatOtherToolsCount(String set) {
        for (Map<String, String> row : ReferenceData.rows("expected/" + set + "/day_n_retention.csv")) {
            int n = Integer.parseInt(row.get("n"));
            DayNRetention fact = DayNRetention.of(history(set), n).get(0);

            assertThat(fact)
                    .isEqualTo(new DayNRetention(
                            n,
                            Long.parseLong(row.get("eligible")),
                            Long.parseLong(row.get("exact_day")),
                            Long.parseLong(row.get("on_or_after")),
                            Long.parseLong(row.get("within_1_to_n"))));
            assertThat(DayNRetention.between(history(set), 1, n)).isEqualTo(fact.within());
            assertThat(DayNRetention.between(history(set), n, n)).isEqualTo(fact.exactDay());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cdnow_sample", "online_retail_orders"})
    void partsInAnyNumberAddUp(String set) {
        for (Granularity granularity : List.of(WEEK, MONTH, QUARTER)) {
            CohortAnalysis analysis = CohortAnalysis.by(granularity);
            CohortTable whole = analysis.over(history(set));

            assertThat(history(set).split(7).stream().map(analysis::over).reduce(CohortTable::plus))
                    .contains(whole);
        }
    }

    /** Users active per day in the documentation of Kusto's new_activity_metrics; see its table of retention. */
    private static CohortTable kusto(String observedUntil) {
        Map<String, List<Integer>> usersByDay = Map.of(
                "2016-11-01", List.of(0, 2, 3, 4),
                "2016-11-02", List.of(0, 1, 3, 4, 5),
                "2016-11-03", List.of(0, 2, 4, 5),
                "2016-11-04", List.of(0, 1, 2, 3),
                "2016-11-05", List.of(0, 1, 2, 3, 4));
        String[] lines = usersByDay.entrySet().stream()
                .flatMap(day -> day.getValue().stream().map(user -> "u" + user + " " + day.getKey() + " 0"))
                .toArray(String[]::new);
        return CohortAnalysis.by(Granularity.DAY).over(Shop.history(observedUntil, lines));
    }

    private static List<Rate> retention(CohortTable table, LocalDate cohort, int offsets) {
        return IntStream.range(0, offsets)
                .mapToObj(offset -> table.retention(Period.day(cohort), offset))
                .toList();
    }

    @Test
    void equalsThePublishedTableOfKustoAndMarksTheDayWithoutData() {
        CohortTable table = kusto("2016-11-05");

        assertThat(retention(table, LocalDate.of(2016, 11, 1), 5))
                .containsExactly(Rate.of(4, 4), Rate.of(3, 4), Rate.of(3, 4), Rate.of(3, 4), Rate.of(4, 4));
        assertThat(retention(table, LocalDate.of(2016, 11, 2), 4))
                .containsExactly(Rate.of(2, 2), Rate.of(1, 2), Rate.of(1, 2), Rate.of(1, 2));
        assertThat(table.retention(Period.day(LocalDate.of(2016, 11, 1)), 5))
                .isEqualTo(Rate.of(0, 0, "not yet observed on 2016-11-05"));
        assertThat(table.status(Period.day(LocalDate.of(2016, 11, 1)), 5))
                .isEqualTo(CohortTable.Cell.Status.UNOBSERVED);
        // Kusto prints 0 for that day, which is right only for somebody who looked on it
        assertThat(kusto("2016-11-06").retention(Period.day(LocalDate.of(2016, 11, 1)), 5))
                .isEqualTo(Rate.of(0, 4));
    }

    /** The worked table in PostHog issue 13748: three users on day 0, one on day 1, another one on day 5. */
    @Test
    void equalsThePublishedUnboundedTableOfPostHog() {
        PurchaseHistory history = Shop.history(
                "2023-01-07", "a 2023-01-01 0", "b 2023-01-01 0", "c 2023-01-01 0", "a 2023-01-02 0", "b 2023-01-06 0");
        CohortAnalysis days = CohortAnalysis.by(Granularity.DAY);
        LocalDate first = LocalDate.of(2023, 1, 1);

        assertThat(retention(days.over(history), first, 7).stream().map(Rate::numerator))
                .containsExactly(3L, 1L, 0L, 0L, 0L, 1L, 0L);
        assertThat(retention(
                                days.withRetained(CohortAnalysis.Retained.ON_OR_AFTER)
                                        .over(history),
                                first,
                                7)
                        .stream()
                        .map(Rate::numerator))
                .containsExactly(3L, 2L, 1L, 1L, 1L, 1L, 0L);
    }

    /** Mixpanel's example of averages: 1000 -> 500 and 500 -> 400, and an incomplete bucket of 700 -> 10. */
    @Test
    void averagesOverCompleteCohortsOnly() {
        Stream<String> lines = Stream.of(
                        buyers("a", 1000, "2026-01-05", 500, "2026-02-10"),
                        buyers("b", 500, "2026-02-05", 400, "2026-03-10"),
                        buyers("c", 700, "2026-03-05", 10, "2026-04-02"))
                .flatMap(Function.identity());
        CohortTable table = CohortAnalysis.by(MONTH).over(Shop.history("2026-04-03", lines.toArray(String[]::new)));

        assertThat(table.status(Period.month(2026, 3), 1)).isEqualTo(CohortTable.Cell.Status.PARTIAL);
        assertThat(table.retention(Period.month(2026, 3), 1)).isEqualTo(Rate.of(10, 700));
        assertThat(table.average(1)).isEqualTo(Rate.of(900, 1500));
        assertThat(table.simpleAverage(1).value()).isCloseTo((500.0 / 1000 + 400.0 / 500) / 2, within(1e-15));
        assertThat(table.curve()).startsWith(Rate.of(2200, 2200), Rate.of(900, 1500));
    }

    private static Stream<String> buyers(String prefix, int customers, String first, int returning, String second) {
        return IntStream.range(0, customers)
                .boxed()
                .flatMap(i -> Stream.of(first, second)
                        .limit(i < returning ? 2 : 1)
                        .map(day -> prefix + i + " " + day + " 1"));
    }
}
