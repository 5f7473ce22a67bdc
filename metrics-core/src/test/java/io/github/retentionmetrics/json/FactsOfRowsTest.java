package io.github.retentionmetrics.json;

import static io.github.retentionmetrics.period.Granularity.MONTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retentionmetrics.cohort.CohortAnalysis;
import io.github.retentionmetrics.cohort.CohortTable;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.CustomerTotals;
import io.github.retentionmetrics.purchase.PurchaseSummary;
import io.github.retentionmetrics.rate.Mean;
import io.github.retentionmetrics.renewal.RenewalCounts;
import io.github.retentionmetrics.retention.Stickiness;
import io.github.retentionmetrics.segment.BehaviourBySegment;
import io.github.retentionmetrics.segment.CrossSell;
import io.github.retentionmetrics.segment.SegmentTransitions;
import io.github.retentionmetrics.segment.Upsell;
import io.github.retentionmetrics.survival.Durations;
import io.github.retentionmetrics.testing.Shop;
import io.github.retentionmetrics.testing.StoredSeeds;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Facts that a host has stored as rows: they are read as they were, and what no calculation makes is refused. */
class FactsOfRowsTest {
    private static final Period MARCH = Period.month(2026, 3);

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @ParameterizedTest
    @EnumSource
    void renewalsAreReadWithTheirTerm(Json json) {
        RenewalCounts counts = RenewalCounts.ofSurvivors(1000, 631, 468).withTerm(ChronoUnit.YEARS);

        assertThat(json.write(counts))
                .contains("\"customers\":1000", "\"termName\":\"years\"")
                .contains("{\"renewal\":1,\"atRisk\":1000,\"renewed\":631}");
        assertThat(json.read(json.write(counts), RenewalCounts.class)).isEqualTo(counts);
        assertThat(json.read("{\"customers\":5,\"rows\":[]}", RenewalCounts.class))
                .isEqualTo(RenewalCounts.ofSurvivors(5));
    }

    @Test
    void renewalsAreInOrderAndFall() {
        refused(() -> new RenewalCounts(-1, List.of(), null), "customers must not be negative: -1");
        refused(
                () -> new RenewalCounts(9, List.of(new RenewalCounts.Row(2, 9, 5)), null),
                "rows[0] must be of renewal 1: 2");
        refused(
                () -> new RenewalCounts(
                        9, List.of(new RenewalCounts.Row(1, 9, 5), new RenewalCounts.Row(2, 6, 5)), null),
                "rows[1] must have 1 to 5 customers at risk: 6");
        refused(
                () -> new RenewalCounts(9, List.of(new RenewalCounts.Row(1, 0, 0)), null),
                "rows[0] must have 1 to 9 customers at risk: 0");
        refused(() -> new RenewalCounts.Row(1, 4, 5), "renewed (5) must be at most atRisk (4)");
        refused(
                () -> new RenewalCounts(0, List.of(), "moons"),
                "termName must be a unit of time, such as days or months: moons");
        assertThat(new RenewalCounts(0, List.of(), "MONTHS").termName()).isEqualTo("months");
    }

    @ParameterizedTest
    @EnumSource
    void durationsAreReadWithTheirUnit(Json json) {
        Durations durations = Durations.builder(ChronoUnit.MONTHS)
                .add(3, true, 40)
                .addLate(2, 12, false)
                .build();

        assertThat(json.read(json.write(durations), Durations.class)).isEqualTo(durations);
        assertThat(json.read(json.write(durations), Durations.class).atRisk(3)).isEqualTo(41);
        assertThat(json.read(
                        "{\"unitName\":\"days\",\"rows\":[{\"time\":3,\"events\":2,\"censored\":1,\"entered\":0}]}",
                        Durations.class))
                .isEqualTo(Durations.of(ChronoUnit.DAYS, new long[] {3, 3, 3}, new boolean[] {true, false, true}));
    }

    @Test
    void durationsAscendAndEndOnce() {
        Durations.Row three = new Durations.Row(3, 1, 0, 0);
        refused(
                () -> new Durations("days", List.of(three, three)),
                "rows must be in order of time, each time once: 3 after 3");
        refused(
                () -> new Durations("days", List.of(new Durations.Row(1, 1, 0, 0), new Durations.Row(2, 0, 0, 1))),
                "rows[0] must not end more durations than are at risk (0): "
                        + "Row[time=1, events=1, censored=0, entered=0]");
        refused(() -> new Durations("sun", List.of()), "unitName must be a unit of time, such as days or months: sun");
        assertThatThrownBy(() -> new Durations(
                        "days", List.of(new Durations.Row(1, Long.MAX_VALUE, 0, 0), new Durations.Row(2, 0, 1, 0))))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("durations must fit in a long: " + Long.MAX_VALUE + " + 1");
    }

    @Test
    void activeCustomersAreCounted() {
        refused(() -> new Stickiness(List.of(3L, -1L)), "customers must not be negative: -1");
        assertThatThrownBy(() -> new Stickiness(List.of(1L, Long.MAX_VALUE / 2)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("intervals of all customers must fit in a long: 4611686018427387904 x 2");
        assertThatThrownBy(() -> new Stickiness(List.of(Long.MAX_VALUE, 1L)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("customers must fit in a long: 9223372036854775807 + 1");
        assertThat(new Stickiness(List.of(3L, 1L)).rate()).hasToString("62.5% (5 of 8)");
    }

    @Test
    void tiersInAnyOrderOfRowsAreTheSame() {
        List<String> tiers = List.of("basic", "plus");
        List<Upsell.Row> rows = List.of(new Upsell.Row("basic", "plus", 3), new Upsell.Row("basic", "basic", 5));
        List<Upsell.Row> reversed = new ArrayList<>(rows);
        Collections.reverse(reversed);

        assertThat(new Upsell(tiers, rows)).isEqualTo(new Upsell(tiers, reversed));
        assertThat(new Upsell(tiers, rows).rate("basic")).hasToString("37.5% (3 of 8)");
        assertThat(new Upsell(List.of("plus", "basic"), List.of()).rows())
                .containsExactly(
                        new Upsell.Row("plus", "plus", 0),
                        new Upsell.Row("plus", "basic", 0),
                        new Upsell.Row("basic", "basic", 0));
        refused(
                () -> new Upsell(List.of("plus", "basic"), rows),
                "rows must be of different tiers, the highest not below the start: "
                        + "Row[start=basic, highest=plus, customers=3]");
        refused(
                () -> new Upsell(tiers, List.of(rows.get(0), rows.get(0))),
                "rows must be of different tiers, the highest not below the start: "
                        + "Row[start=basic, highest=plus, customers=3]");
        refused(() -> new Upsell(List.of("basic", "premium"), rows), "highest must be one of [basic, premium]: plus");
    }

    @Test
    void transitionsAreOfKnownSegments() {
        List<String> names = List.of("big", "small");
        SegmentTransitions.Row left = new SegmentTransitions.Row("big", null, 4);
        SegmentTransitions moves =
                new SegmentTransitions(names, List.of(left, new SegmentTransitions.Row("big", "small", 2)));

        assertThat(moves.leftRate("big")).hasToString("66.7% (4 of 6)");
        assertThat(new SegmentTransitions(List.of("small", "big"), moves.rows()).customers("big", "small"))
                .isEqualTo(2);
        refused(
                () -> new SegmentTransitions(names, List.of(left, left)),
                "rows must be of different segments: Row[from=big, to=null, customers=4]");
        refused(
                () -> new SegmentTransitions(List.of("small"), List.of(left)),
                "segment of a row must be one of the names: big");
        refused(
                () -> new SegmentTransitions(List.of("big", "big"), List.of()),
                "names must differ from each other: [big, big]");
    }

    @Test
    void categoriesArePartsOfTheirCustomers() {
        List<String> both = List.of("jam", "tea");
        CrossSell.Row jam = new CrossSell.Row("jam", "jam", 3);
        CrossSell.Row tea = new CrossSell.Row("tea", "tea", 4);

        assertThat(new CrossSell(5, both, 2, 1, List.of(jam, tea, new CrossSell.Row("tea", "jam", 2))).rows())
                .containsExactly(jam, new CrossSell.Row("jam", "tea", 2), tea);
        refused(
                () -> new CrossSell(5, both, 2, 1, List.of(jam, tea, new CrossSell.Row("jam", "tea", 4))),
                "customers of both (4) must be at most customers of each (3)");
        refused(
                () -> new CrossSell(3, both, 2, 1, List.of(jam, tea)),
                "customers of a category (4) must be at most customers (3)");
        refused(
                () -> new CrossSell(5, both, 2, 1, List.of(jam, jam)),
                "rows must be of different categories: Row[category=jam, other=jam, customers=3]");
        refused(
                () -> new CrossSell(5, List.of("jam"), 2, 1, List.of(jam, tea)),
                "category of a row must be one of the categories: tea");
        refused(() -> new CrossSell(5, both, 1, 2, List.of()), "laterBuyers (2) must be at most crossBuyers (1)");
        refused(() -> new CrossSell(5, both, 6, 2, List.of()), "crossBuyers (6) must be at most customers (5)");
        refused(
                () -> new CrossSell(5, List.of("jam", "jam"), 0, 0, List.of()),
                "categories must differ from each other: [jam, jam]");
    }

    @Test
    void theRestIsASegmentAndLeavesNoCustomerOut() {
        BehaviourBySegment.Behaviour one = new BehaviourBySegment.Behaviour(1, 1, 1, 0, 0, Mean.empty());
        BehaviourBySegment.Behaviour none = BehaviourBySegment.Behaviour.empty();
        Map<String, BehaviourBySegment.Behaviour> fans = new LinkedHashMap<>(Map.of("fans", one));
        BehaviourBySegment behaviour = new BehaviourBySegment(MARCH, fans, none, "fans");
        fans.clear();

        assertThat(behaviour.names()).containsExactly("fans");
        refused(() -> new BehaviourBySegment(MARCH, fans, none, "others"), "rest must be one of []: others");
        refused(
                () -> new BehaviourBySegment(MARCH, behaviour.bySegment(), one, "fans"),
                "unsegmented must be empty if there is a rest: " + one);
    }

    @Test
    void cellsOfACohortAreThoseObserved() {
        CohortTable table = CohortAnalysis.by(MONTH).over(StoredSeeds.history());
        CohortTable.Row january = table.rows().get(0);
        List<CohortTable.Row> less = List.of(new CohortTable.Row(
                january.cohort(), january.size(), january.cells().subList(0, 2)));

        assertThat(with(table, new ArrayList<>(table.rows()))).isEqualTo(table);
        assertThat(with(table, List.of(january))
                        .plus(with(table, table.rows().subList(1, table.rows().size()))))
                .isEqualTo(table);
        refused(() -> with(table, less), "cells of 2026-01 must be those observed until 2026-06-30: 2");
        refused(() -> with(table, List.of(january, january)), "rows must be of different cohorts: 2026-01");
        refused(
                () -> new CohortTable(
                        table.analysis(), Shop.EUR, 2, null, LocalDate.of(2026, 6, 29), table.rows(), BigDecimal.ZERO),
                "status of cell 5 of 2026-01 must be PARTIAL: COMPLETE");
        refused(
                () -> new CohortTable(
                        table.analysis(), Shop.EUR, 1, null, table.observedUntil(), table.rows(), BigDecimal.ZERO),
                "revenue must have at most 1 decimals");
        refused(
                () -> new CohortTable(
                        table.analysis(), Shop.EUR, 2, null, table.observedUntil(), List.of(), BigDecimal.ONE),
                "revenueOutside must be 0 or negative");
        refused(
                () -> new CohortTable(
                        table.analysis(),
                        Shop.EUR,
                        2,
                        LocalDate.of(2026, 7, 1),
                        table.observedUntil(),
                        List.of(),
                        BigDecimal.ZERO),
                "observedFrom (2026-07-01) must not be after observedUntil (2026-06-30)");
    }

    private static CohortTable with(CohortTable table, List<CohortTable.Row> rows) {
        return new CohortTable(
                table.analysis(),
                table.currency(),
                table.decimals(),
                table.observedFrom(),
                table.observedUntil(),
                rows,
                table.revenueOutside());
    }

    @Test
    void totalsHaveOneRowACustomer() {
        CustomerTotals.Row anna = new CustomerTotals.Row("anna", 2, 1, new BigDecimal("10.5"));

        assertThat(new CustomerTotals(Shop.EUR, 2, List.of(anna)).get(0))
                .isEqualTo(new CustomerTotals.Row("anna", 2, 1, new BigDecimal("10.50")));
        refused(
                () -> new CustomerTotals(Shop.EUR, 2, List.of(anna, anna)),
                "customerId at row 1 must be new: the same as at row 0");
        refused(() -> new CustomerTotals(Shop.EUR, 0, List.of(anna)), "revenue at row 0 must have at most 0 decimals");
        assertThatThrownBy(() -> new CustomerTotals(
                        Shop.EUR, 2, List.of(new CustomerTotals.Row("anna", 2, 1, new BigDecimal("1e17")))))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("revenue at row 0 must fit in 64-bit minor units");
        refused(() -> new CustomerTotals.Row("anna", 2, -1, BigDecimal.ONE), "refunds must not be negative: -1");
    }

    @Test
    void summariesCountTimeOrOpportunities() {
        assertThat(new PurchaseSummary(2, 30.43, 38.86, "WEEKS", null))
                .isEqualTo(PurchaseSummary.of(2, 30.43, 38.86).withUnit(ChronoUnit.WEEKS));
        assertThat(new PurchaseSummary(2, 3, 4, null, "month").opportunities()).contains(MONTH);
        refused(
                () -> new PurchaseSummary(2, 3, 4, "weeks", "month"),
                "unitName (weeks) must be null with an opportunityName (month)");
    }
}
