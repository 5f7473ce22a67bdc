package io.github.retentionmetrics.cohort;

import static io.github.retentionmetrics.period.Granularity.DAY;
import static io.github.retentionmetrics.period.Granularity.MONTH;
import static io.github.retentionmetrics.period.Granularity.QUARTER;
import static io.github.retentionmetrics.testing.Shop.EUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.Purchase;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.ProportionInterval;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.testing.Serialization;
import io.github.retentionmetrics.testing.Shop;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CohortTableTest {
    private static final Period JANUARY = Period.month(2026, 1);
    private static final Period FEBRUARY = Period.month(2026, 2);
    private static final Period MARCH = Period.month(2026, 3);
    private static final Period APRIL = Period.month(2026, 4);

    /** Three customers of January, one of February, none of March; and a refund of somebody who never bought. */
    private static final String[] LINES = {
        "anna 2026-01-05 10.00",
        "anna 2026-01-31 2.50",
        "anna 2026-02-01 5.00",
        "anna 2026-03-20 5.00",
        "bert 2026-01-10 20.00",
        "bert 2026-03-01 8.00",
        "bert 2026-02-02 -3.00",
        "cees 2026-01-31 0.00",
        "dora 2026-02-14 7.00",
        "dora 2026-01-20 -1.00",
        "emma 2026-02-20 -4.00",
    };

    private static final PurchaseHistory HISTORY = Shop.history("2026-03-20", LINES);
    private static final CohortTable TABLE = CohortAnalysis.by(MONTH).over(HISTORY);

    private static CohortTable.Cell cell(CohortTable table, Period cohort, int offset) {
        return table.cell(cohort, offset).orElseThrow();
    }

    @Test
    void theBandOfTheCurveKeepsItsLevelForAllPointsTogether() {
        int points = TABLE.curve().size();
        assertThat(points).isEqualTo(2);
        assertThat(TABLE.curveBand(ProportionInterval.WILSON, 0.95))
                .containsExactlyElementsOf(TABLE.curve().stream()
                        .map(rate -> rate.interval(ProportionInterval.WILSON, 1 - (1 - 0.95) / points))
                        .toList());
        assertThat(CohortAnalysis.by(MONTH).over(Shop.history("2026-03-20")).curveBand(ProportionInterval.WILSON, 0.95))
                .isEmpty();
    }

    @Test
    void countsCustomersOrdersAndRevenue() {
        assertThat(TABLE.cells())
                .containsExactly(
                        new CohortTable.Cell(
                                JANUARY, 0, 3, 3, 4, new BigDecimal("32.50"), CohortTable.Cell.Status.COMPLETE),
                        new CohortTable.Cell(
                                JANUARY, 1, 3, 1, 1, new BigDecimal("2.00"), CohortTable.Cell.Status.COMPLETE),
                        new CohortTable.Cell(
                                JANUARY, 2, 3, 2, 2, new BigDecimal("13.00"), CohortTable.Cell.Status.PARTIAL),
                        new CohortTable.Cell(
                                FEBRUARY, 0, 1, 1, 1, new BigDecimal("7.00"), CohortTable.Cell.Status.COMPLETE),
                        new CohortTable.Cell(
                                FEBRUARY, 1, 1, 0, 0, new BigDecimal("0.00"), CohortTable.Cell.Status.PARTIAL));
        assertThat(TABLE.revenueOutside()).isEqualTo(new BigDecimal("-5.00"));
        assertThat(TABLE.cohorts()).containsExactly(JANUARY, FEBRUARY);
        assertThat(TABLE.offsets()).isEqualTo(3);
        assertThat(TABLE.size(JANUARY)).isEqualTo(3);
        assertThat(TABLE.size(MARCH)).isZero();
        assertThat(TABLE.currency()).isEqualTo(EUR);
        assertThat(TABLE.observedUntil()).isEqualTo(LocalDate.of(2026, 3, 20));
        assertThat(TABLE.analysis()).isEqualTo(CohortAnalysis.by(MONTH));
        assertThat(TABLE).hasToString("CohortTable[4 customers in 2 cohorts by month, observed until 2026-03-20]");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-20, 1, 2, PARTIAL",
        "2026-03-30, 1, 2, PARTIAL",
        "2026-03-31, 1, 2, COMPLETE",
        "2026-03-20, 1, 1, COMPLETE",
        "2026-03-20, 1, 3, UNOBSERVED",
        "2026-03-31, 1, 3, UNOBSERVED",
        "2026-04-01, 1, 3, PARTIAL",
        "2026-03-20, 3, 0, PARTIAL",
        "2026-03-20, 4, 0, UNOBSERVED",
        "2026-03-20, 1, 2147483647, UNOBSERVED",
    })
    void saysHowMuchOfACellIsKnown(LocalDate observedUntil, int month, int offset, CohortTable.Cell.Status status) {
        CohortTable table = CohortAnalysis.by(MONTH).over(HISTORY.withObservedUntil(observedUntil));

        assertThat(table.status(Period.month(2026, month), offset)).isEqualTo(status);
        assertThat(table.cell(Period.month(2026, month), offset).isPresent())
                .isEqualTo(status != CohortTable.Cell.Status.UNOBSERVED && month < 3);
    }

    @Test
    void whatIsNotObservedIsNeitherZeroNorAnException() {
        assertThat(TABLE.retention(JANUARY, 1)).isEqualTo(Rate.of(1, 3));
        assertThat(TABLE.retention(FEBRUARY, 1)).isEqualTo(Rate.of(0, 1));
        assertThat(TABLE.retention(FEBRUARY, 2)).hasToString("undefined (0 of 0): not yet observed on 2026-03-20");
        assertThat(TABLE.retention(MARCH, 0)).hasToString("undefined (0 of 0): no customers in the cohort");
        assertThat(TABLE.retention(APRIL, 0)).hasToString("undefined (0 of 0): not yet observed on 2026-03-20");
    }

    @Test
    void averagesLeaveOutWhatIsNotComplete() {
        assertThat(TABLE.average(0)).isEqualTo(Rate.of(4, 4));
        assertThat(TABLE.average(1)).isEqualTo(Rate.of(1, 3));
        assertThat(TABLE.average(2)).hasToString("undefined (0 of 0): no cohort has completed this offset");
        assertThat(TABLE.simpleAverage(1).count()).isEqualTo(1);
        assertThat(TABLE.simpleAverage(2).isDefined()).isFalse();
        assertThat(TABLE.curve()).containsExactly(Rate.of(4, 4), Rate.of(1, 3));
    }

    /** The double nearest to 5/7 squared and rounded is less than its square. */
    @Test
    void theSimpleAverageTakesAnyRate() {
        String[] lines = IntStream.range(0, 7)
                .boxed()
                .flatMap(customer -> Stream.of("2026-01-05 1", customer < 5 ? "2026-02-05 1" : "2026-01-06 1")
                        .map(row -> customer + " " + row))
                .toArray(String[]::new);
        CohortTable table = CohortAnalysis.by(MONTH).over(Shop.history("2026-02-28", lines));

        assertThat(table.simpleAverage(1).value()).isEqualTo(5.0 / 7);
    }

    @ParameterizedTest
    @CsvSource({
        "IN_PERIOD,    1 0 0 1 0",
        "ON_OR_AFTER,  1 1 1 1 0",
        "ON_OR_BEFORE, 1 0 0 1 1",
        "EVERY_PERIOD, 1 0 0 0 0",
    })
    void theRulesOfRetentionAreAsTheirTableSays(CohortAnalysis.Retained retained, String expected) {
        CohortTable table = CohortAnalysis.by(MONTH)
                .withRetained(retained)
                .over(Shop.history("2026-05-31", "anna 2026-01-05 1", "anna 2026-04-05 1"));

        assertThat(table.cells().map(CohortTable.Cell::customers))
                .isEqualTo(Arrays.stream(expected.split(" ")).map(Long::valueOf).toList());
    }

    @Test
    void cohortsByQuarterHaveActivityByMonth() {
        CohortTable table = CohortAnalysis.by(QUARTER).withActivity(MONTH).over(HISTORY);
        Period quarter = Period.quarter(2026, 1);

        assertThat(table.cells().map(CohortTable.Cell::customers)).containsExactly(3L, 2L, 2L);
        assertThat(table.retention(quarter, 0)).isEqualTo(Rate.of(3, 4));
        assertThat(table.status(quarter, 2)).isEqualTo(CohortTable.Cell.Status.PARTIAL);
        assertThat(table.offsets()).isEqualTo(3);
    }

    @Test
    void bracketsJoinOffsets() {
        CohortTable table = CohortAnalysis.by(MONTH).withBrackets(0, 1, 3).over(HISTORY);

        assertThat(table.cells())
                .containsExactly(
                        new CohortTable.Cell(
                                JANUARY, 0, 3, 3, 4, new BigDecimal("32.50"), CohortTable.Cell.Status.COMPLETE),
                        new CohortTable.Cell(
                                JANUARY, 1, 3, 2, 3, new BigDecimal("15.00"), CohortTable.Cell.Status.PARTIAL),
                        new CohortTable.Cell(
                                FEBRUARY, 0, 1, 1, 1, new BigDecimal("7.00"), CohortTable.Cell.Status.COMPLETE),
                        new CohortTable.Cell(
                                FEBRUARY, 1, 1, 0, 0, new BigDecimal("0.00"), CohortTable.Cell.Status.PARTIAL));
        assertThatThrownBy(() -> table.retention(JANUARY, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("offset must be in 0..1: 2");
    }

    @Test
    void theLastBracketMayHaveNoEnd() {
        CohortAnalysis analysis = CohortAnalysis.by(MONTH).withBrackets(0, 1, Integer.MAX_VALUE);

        assertThat(analysis.over(HISTORY).cells().map(CohortTable.Cell::customers))
                .containsExactly(3L, 2L, 1L, 0L);
        assertThat(analysis.over(HISTORY).status(JANUARY, 1)).isEqualTo(CohortTable.Cell.Status.PARTIAL);
        assertThat(analysis.customerIds(HISTORY, JANUARY, 1)).containsExactly("anna", "bert");
    }

    @Test
    void segmentsOfCustomersWithoutRowsHaveEmptyTables() {
        PurchaseHistory history = PurchaseHistory.builder(EUR)
                .withRefunds(PurchaseHistory.RefundPolicy.IGNORE)
                .add("anna", LocalDate.of(2026, 1, 5), new BigDecimal("-1.00"))
                .build(LocalDate.of(2026, 1, 31));
        CohortAnalysis analysis = CohortAnalysis.by(MONTH);

        assertThat(analysis.over(history, Segmentation.of(List.of("anna"), id -> "all")))
                .isEqualTo(Map.of("all", analysis.over(history)));
    }

    @Test
    void aCellOpensToItsCustomers() {
        CohortAnalysis analysis = CohortAnalysis.by(MONTH);

        assertThat(analysis.customerIds(HISTORY, JANUARY, 0)).containsExactly("anna", "bert", "cees");
        assertThat(analysis.customerIds(HISTORY, JANUARY, 2)).containsExactly("anna", "bert");
        assertThat(analysis.customerIds(HISTORY, FEBRUARY, 1)).isEmpty();
        assertThat(analysis.customerIds(HISTORY, FEBRUARY, 9)).isEmpty();
        assertThat(analysis.customerIds(HISTORY, Period.month(2025, 12), 0)).isEmpty();
        assertThat(analysis.customerIds(HISTORY, APRIL, 0)).isEmpty();
        assertThat(analysis.customerIds(Shop.history("2026-03-20"), JANUARY, 0)).isEmpty();
    }

    @Test
    void segmentsHaveTablesOfTheirOwn() {
        Map<String, String> channels = Map.of("anna", "shop", "bert", "web", "cees", "web", "emma", "none");
        Segmentation segments = HISTORY.segmentById(channels::get);
        Map<String, CohortTable> tables = CohortAnalysis.by(MONTH).over(HISTORY, segments);

        assertThat(tables.keySet()).containsExactly("none", "shop", "web");
        assertThat(tables.get("web").retention(JANUARY, 2)).isEqualTo(Rate.of(1, 2));
        assertThat(tables.get("none").cohorts()).isEmpty();
        assertThat(tables.get("none").revenueOutside()).isEqualTo(new BigDecimal("-4.00"));
        assertThat(CohortAnalysis.by(MONTH).over(HISTORY.filter(id -> true), segments))
                .isEqualTo(tables);
        Segmentation inOrder = Segmentation.of(List.of("web", "van", "shop", "none"), channels);
        Map<String, CohortTable> ordered = CohortAnalysis.by(MONTH).over(HISTORY, inOrder);
        assertThat(ordered.keySet()).containsExactly("web", "van", "shop", "none");
        assertThat(ordered).containsAllEntriesOf(tables);
        assertThat(ordered.get("van").cohorts()).isEmpty();
        assertThat(CohortAnalysis.by(MONTH).over(HISTORY, HISTORY.segmentById(id -> null)))
                .isEmpty();
    }

    @Test
    void anEmptyHistoryHasAnEmptyTable() {
        CohortTable table = CohortAnalysis.by(MONTH).over(Shop.history("2026-03-20"));

        assertThat(table.cells()).isEmpty();
        assertThat(table.curve()).isEmpty();
        assertThat(table.offsets()).isZero();
        assertThat(table.average(0).isDefined()).isFalse();
        assertThat(table.plus(TABLE)).isEqualTo(TABLE);
    }

    @Test
    void refundsAloneMakeNoCohort() {
        CohortTable table = CohortAnalysis.by(MONTH).over(Shop.history("2026-03-20", "anna 2026-01-05 -1.00"));

        assertThat(table.cohorts()).isEmpty();
        assertThat(table.revenueOutside()).isEqualTo(new BigDecimal("-1.00"));
    }

    @ParameterizedTest
    @EnumSource(CohortAnalysis.Retained.class)
    void reachesFromTheFirstSupportedDayToTheLast(CohortAnalysis.Retained retained) {
        PurchaseHistory history =
                Shop.history("9999-12-31", "anna 0001-01-01 1", "anna 9999-12-31 1", "bert 9999-12-01 1");
        CohortTable table = CohortAnalysis.by(MONTH).withRetained(retained).over(history);

        assertThat(table.offsets()).isEqualTo(9999 * 12);
        assertThat(table.retention(Period.month(9999, 12), 0)).isEqualTo(Rate.of(1, 1));
        assertThat(cell(table, Period.month(1, 1), 9999 * 12 - 1).orders()).isEqualTo(1);
        assertThat(table.status(Period.month(1, 1), 9999 * 12 - 1)).isEqualTo(CohortTable.Cell.Status.COMPLETE);
    }

    @Test
    void tablesOfOtherQuestionsDoNotAddUp() {
        assertThatThrownBy(() -> TABLE.plus(CohortAnalysis.by(QUARTER).over(HISTORY)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "analysis of other (CohortAnalysis[by quarter, activity by quarter, retained IN_PERIOD]) must be "
                                + "that of this (CohortAnalysis[by month, activity by month, retained IN_PERIOD])");
        assertThatThrownBy(() -> TABLE.plus(CohortAnalysis.by(MONTH).over(Shop.history("2026-03-21"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("observedUntil of other (2026-03-21) must be that of this (2026-03-20)");
        assertThatThrownBy(() -> TABLE.plus(CohortAnalysis.by(MONTH)
                        .over(PurchaseHistory.of(Currency.getInstance("USD"), List.of(), HISTORY.observedUntil()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("currency of other (USD) must be that of this (EUR)");
        assertThatThrownBy(() -> TABLE.plus(CohortAnalysis.by(MONTH)
                        .over(PurchaseHistory.builder(EUR).withDecimals(3).build(HISTORY.observedUntil()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("decimals of other (3) must be that of this (2)");
    }

    @Test
    void refusesWhatIsNoCellOfTheTable() {
        assertThatThrownBy(() -> TABLE.retention(Period.quarter(2026, 1), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cohort must be a month: 2026-Q1");
        assertThatThrownBy(() -> TABLE.retention(JANUARY, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("offset must be 0 or more: -1");
        assertThatThrownBy(() -> TABLE.average(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("offset must be 0 or more: -1");
        assertThatThrownBy(() -> TABLE.cell(null, 0))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("cohort");
    }

    @ParameterizedTest
    @CsvSource({
        "'5', 'offsets must be at least 2, a start and an end: 1'",
        "'-1 2', 'offsets must ascend from 0 or more: -1 at 0'",
        "'0 3 3', 'offsets must ascend from 0 or more: 3 at 2'",
    })
    void refusesBracketsThatAreNone(String offsets, String message) {
        int[] numbers =
                Arrays.stream(offsets.split(" ")).mapToInt(Integer::parseInt).toArray();

        assertThatThrownBy(() -> CohortAnalysis.by(MONTH).withBrackets(numbers))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void revenueBeyondALongIsAnErrorThatShowsNoAmount() {
        BigDecimal half = BigDecimal.valueOf(Long.MAX_VALUE / 2 + 1, 2);
        LocalDate day = LocalDate.of(2026, 1, 5);
        PurchaseHistory one = PurchaseHistory.of(EUR, List.of(Purchase.of("a", day, half, EUR)), day);
        PurchaseHistory two = PurchaseHistory.of(
                EUR, List.of(Purchase.of("b", day, half, EUR), Purchase.of("c", day, half, EUR)), day);
        CohortAnalysis analysis = CohortAnalysis.by(MONTH);

        assertThatThrownBy(() -> analysis.over(two))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("revenue must fit in 64-bit minor units");
        assertThatThrownBy(() -> analysis.over(two, two.segmentById(id -> "all")))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("revenue must fit in 64-bit minor units");
        CohortTable table = analysis.over(one);
        assertThat(cell(table, JANUARY, 0).revenue()).isEqualTo(half);
        assertThatThrownBy(() -> table.plus(table))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("revenue must fit in 64-bit minor units");
    }

    @Test
    void analysesAreValues() throws IOException, ClassNotFoundException {
        CohortAnalysis analysis = CohortAnalysis.by(MONTH)
                .withActivity(DAY)
                .withRetained(CohortAnalysis.Retained.ON_OR_AFTER)
                .withBrackets(0, 7);

        assertThat(analysis)
                .hasToString("CohortAnalysis[by month, activity by day, retained ON_OR_AFTER, brackets [0, 7]]")
                .isEqualTo(Serialization.roundTrip(analysis))
                .hasSameHashCodeAs(Serialization.roundTrip(analysis))
                .isNotEqualTo(analysis.withBrackets())
                .isNotEqualTo(analysis.withBrackets(0, 8))
                .isNotEqualTo(analysis.withActivity(MONTH))
                .isNotEqualTo(analysis.withRetained(CohortAnalysis.Retained.IN_PERIOD));
        assertThat(analysis.brackets()).containsExactly(0, 7);
        assertThat(analysis.cohorts()).isEqualTo(MONTH);
        assertThat(analysis.activity()).isEqualTo(DAY);
        assertThat(analysis.retained()).isEqualTo(CohortAnalysis.Retained.ON_OR_AFTER);
    }

    @Test
    void tablesSurviveSerialisation() throws IOException, ClassNotFoundException {
        assertThat(Serialization.roundTrip(TABLE)).isEqualTo(TABLE).hasSameHashCodeAs(TABLE);
        assertThat(CohortAnalysis.by(MONTH).over(Serialization.roundTrip(HISTORY)))
                .isEqualTo(TABLE);
    }
}
