package io.github.retentionmetrics.segment;

import static io.github.retentionmetrics.testing.Shop.history;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.testing.Serialization;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PotentialTest {
    private static SegmentValues.Value value(long customers, String revenue) {
        return new SegmentValues.Value(customers, 0, customers, customers, new BigDecimal(revenue));
    }

    private static SegmentValues values(Map<String, SegmentValues.Value> values) {
        return new SegmentValues(new LinkedHashMap<>(values), SegmentValues.Value.empty());
    }

    @Test
    void missesWhatTheBestSegmentBringsMore() {
        SegmentValues values =
                values(Map.of("north", value(10, "500"), "south", value(30, "600"), "east", value(3, "100")));

        List<GrowthPotential> potentials = GrowthPotential.of(values);

        assertThat(potentials).extracting(GrowthPotential::segment).containsExactly("south", "east", "north");
        GrowthPotential south = potentials.get(0);
        assertThat(south.benchmark()).isEqualTo(Ratio.of(500, 10));
        assertThat(south.gap().value()).isEqualTo(500.0 / 10 - 600.0 / 30);
        assertThat(south.potential().value()).isEqualTo(30 * (50.0 - 20));
        assertThat(south.isUnderused()).isTrue();
        assertThat(potentials.get(1).gap().value()).isEqualTo(50 / 3.0);
        assertThat(potentials.get(1).potential().value()).isEqualTo(3 * 50 - 100);
        assertThat(potentials.get(2).potential().value()).isZero();
        assertThat(potentials.get(2).isUnderused()).isFalse();
        assertThat(Serialization.roundTrip(south)).isEqualTo(south);
    }

    @Test
    void aSmallSegmentMayBeNoExample() {
        SegmentValues values =
                values(Map.of("one", value(1, "900"), "many", value(50, "1000"), "few", value(10, "100")));

        List<GrowthPotential> potentials = GrowthPotential.of(values, 10);

        assertThat(potentials).extracting(GrowthPotential::segment).containsExactly("few", "many", "one");
        assertThat(potentials.get(0).potential().value()).isEqualTo(10 * 20 - 100);
        assertThat(potentials.get(2).potential().value()).isZero();
        assertThat(potentials.get(2).isUnderused()).isFalse();
    }

    @Test
    void whatCannotBeComparedIsUndefined() {
        SegmentValues values = values(Map.of("a", value(2, "10"), "nobody", SegmentValues.Value.empty()));

        GrowthPotential nobody = GrowthPotential.of(values).get(1);
        assertThat(nobody.segment()).isEqualTo("nobody");
        assertThat(nobody.gap().reason()).isEqualTo("no customers in the segment");
        assertThat(nobody.isUnderused()).isFalse();
        GrowthPotential none = GrowthPotential.of(values, 100).get(0);
        assertThat(none.potential().isDefined()).isFalse();
        assertThat(none.potential().reason()).isEqualTo("no segment is large enough to compare with");
        assertThatThrownBy(() -> GrowthPotential.of(values, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("leastCustomers must be at least 1: 0");
    }

    private static final PurchaseHistory HISTORY = history(
            "2026-03-31",
            "n1 2026-01-01 10",
            "n2 2026-01-01 20",
            "n3 2026-01-01 30",
            "n4 2026-02-01 40",
            "s1 2026-01-01 100",
            "s1 2026-03-01 -30",
            "x 2026-01-01 500",
            "r 2026-01-01 -500");

    private static final Segmentation PEERS = Segmentation.of(
            HISTORY.customerIds(), id -> id.startsWith("x") ? null : id.startsWith("s") ? "south" : "north");

    @Test
    void customersMissWhatTheBestQuarterBrings() {
        CustomerPotential potential = CustomerPotential.of(HISTORY, PEERS);

        assertThat(potential.benchmark("north")).hasValue(new BigDecimal("30.00"));
        assertThat(IntStream.range(0, potential.size()).mapToObj(potential::customerId))
                .containsExactly("n1", "n2", "n3", "n4", "s1");
        assertThat(IntStream.range(0, 5).mapToLong(potential::gapMinor)).containsExactly(2_000L, 1_000L, 0L, 0L, 0L);
        assertThat(potential.gap(1)).isEqualTo("10.00");
        assertThat(potential.segment(4)).isEqualTo("south");
        assertThat(potential.benchmark("south")).hasValue(new BigDecimal("70.00"));
        assertThat(potential.total("north")).isEqualTo("30.00");
        assertThat(potential.total("south")).isEqualByComparingTo("0");
        assertThat(potential.benchmark("west")).isEmpty();
        assertThat(potential.total("west")).isEqualByComparingTo("0");
        assertThat(potential).hasToString("CustomerPotential[5 customers in [north, south]]");
        assertThat(Serialization.roundTrip(potential).total("north")).isEqualTo("30.00");
    }

    @Test
    void customersAreComparedByWhatTheySpentInAPeriod() {
        CustomerPotential january = CustomerPotential.of(HISTORY, Period.month(2026, 1), PEERS, 1);
        CustomerPotential march = CustomerPotential.of(HISTORY, Period.month(2026, 3), PEERS, 0.5);

        // n4 was no customer yet
        assertThat(january.size()).isEqualTo(4);
        assertThat(january.total("north")).isEqualTo("30.00");
        assertThat(january.benchmark("south")).hasValue(new BigDecimal("100.00"));
        assertThat(march.benchmark("north")).hasValue(new BigDecimal("0.00"));
        assertThat(march.benchmark("south")).hasValue(new BigDecimal("-30.00"));
        assertThatThrownBy(() -> CustomerPotential.of(HISTORY, Period.month(2026, 3), PEERS, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("quantile must be above 0 and at most 1: 0.0");
    }

    @Test
    void nobodyOfASegmentMayBeCompared() {
        CustomerPotential none = CustomerPotential.of(HISTORY.filter(id -> id.equals("r")), PEERS);

        assertThat(none.size()).isZero();
        assertThat(none.benchmark("north")).isEmpty();
    }

    /** The largest sum of cents, and the smallest: what lies between them is twice as much. */
    @Test
    void aGapThatDoesNotFitIsNamed() {
        PurchaseHistory extreme = history(
                "2026-03-31",
                "a 2026-01-05 92233720368547758.07",
                "b 2026-01-05 0.01",
                "b 2026-01-06 -92233720368547758.07");
        Segmentation all = Segmentation.of(List.of("all"), Map.of("a", "all", "b", "all"));
        assertThatThrownBy(() -> CustomerPotential.of(extreme, all))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("gap must fit in 64-bit minor units");
    }
}
