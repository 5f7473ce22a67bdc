package io.github.retentionmetrics.segment;

import static io.github.retentionmetrics.testing.Shop.history;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.testing.Serialization;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SegmentTransitionsTest {
    private static final PurchaseHistory HISTORY = history(
            "2026-03-31",
            "a 2026-01-05 1",
            "b 2026-01-05 1",
            "c 2026-01-05 1",
            "d 2026-01-05 1",
            "e 2026-03-05 1",
            "f 2026-03-05 1");

    private static Segmentation segments(Map<String, String> names) {
        return HISTORY.segmentById(names::get);
    }

    private static final SegmentTransitions MOVES = SegmentTransitions.of(
            segments(Map.of("a", "gold", "b", "gold", "c", "gold", "d", "silver")),
            segments(Map.of("a", "gold", "b", "silver", "d", "silver", "e", "silver", "f", "bronze")));

    @Test
    void countsWhoWentWhere() {
        assertThat(MOVES.names()).containsExactly("bronze", "gold", "silver");
        assertThat(MOVES.customers("gold", "gold")).isEqualTo(1);
        assertThat(MOVES.customers("gold", "silver")).isEqualTo(1);
        assertThat(MOVES.left("gold")).isEqualTo(1);
        assertThat(MOVES.entered("silver")).isEqualTo(1);
        assertThat(MOVES.entered("bronze")).isEqualTo(1);
        assertThat(MOVES.customersBefore("gold")).isEqualTo(3);
        assertThat(MOVES.customersAfter("silver")).isEqualTo(3);
        assertThat(MOVES.customersBefore("bronze")).isZero();
        assertThat(MOVES)
                .hasToString("SegmentTransitions[bronze, gold, silver][[0, 0, 0, 0], [0, 1, 1, 1], [0, 0, 1, 0],"
                        + " [1, 0, 1, 0]]");
    }

    @Test
    void ratesOfARowSumToOne() {
        assertThat(MOVES.rate("gold", "silver")).isEqualTo(Rate.of(1, 3));
        assertThat(MOVES.stayed("gold")).isEqualTo(Rate.of(1, 3));
        assertThat(MOVES.leftRate("gold")).isEqualTo(Rate.of(1, 3));
        assertThat(MOVES.rate("bronze", "gold").isDefined()).isFalse();
        assertThat(MOVES.rate("bronze", "gold").reason()).isEqualTo("no customer was in the segment");
        assertThat(MOVES.rate("unknown", "gold").isDefined()).isFalse();
        assertThat(MOVES.customersAfter("unknown")).isZero();
        assertThat(MOVES.customers("gold", "unknown")).isZero();
    }

    @Test
    void asksAHistoryOnTwoDates() {
        SegmentTransitions moves = SegmentTransitions.of(
                HISTORY,
                LocalDate.of(2026, 1, 31),
                LocalDate.of(2026, 3, 31),
                known -> LifeCycle.withDefaults().withRhythmOfOthers(30).over(known));

        assertThat(moves.names()).containsExactly("new", "active", "won back", "at risk", "dormant", "lost");
        // 26 days of silence at first, 85 in the end: between 2 and 4 times 30
        assertThat(moves.customers("new", "at risk")).isEqualTo(4);
        assertThat(moves.entered("new")).isEqualTo(2);
        assertThatThrownBy(() -> SegmentTransitions.of(
                        HISTORY,
                        LocalDate.of(2026, 3, 2),
                        LocalDate.of(2026, 3, 1),
                        known -> ValueTiers.abc().over(known)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("from (2026-03-02) must be on or before to (2026-03-01)");
    }

    @Test
    void addsUp() {
        SegmentTransitions twice = MOVES.plus(MOVES);

        assertThat(twice.customers("gold", "silver")).isEqualTo(2);
        assertThat(twice.entered("bronze")).isEqualTo(2);
        assertThat(MOVES.plus(SegmentTransitions.empty())).isEqualTo(MOVES).hasSameHashCodeAs(MOVES);
        assertThat(SegmentTransitions.empty().plus(MOVES)).isEqualTo(MOVES);
        assertThat(MOVES)
                .isNotEqualTo(twice)
                .isNotEqualTo(SegmentTransitions.empty())
                .isNotEqualTo("moves");
        assertThat(Serialization.roundTrip(MOVES)).isEqualTo(MOVES);
    }

    @Test
    void putsNamesOfDifferentSegmentsInOrder() {
        assertThat(SegmentNames.union(List.of("c", "a"), List.of("c", "a"))).containsExactly("c", "a");
        assertThat(SegmentNames.union(List.of("c", "a"), List.of("b", "a"))).containsExactly("a", "b", "c");
    }

    @Test
    void aMatrixOfTooManySegmentsIsRefused() {
        List<String> names =
                IntStream.rangeClosed(0, 4_096).mapToObj(i -> "s" + i).toList();
        Segmentation segments = Segmentation.of(names, Map.of("a", "s1"));
        assertThatThrownBy(() -> SegmentTransitions.of(segments, segments))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("segments must be at most 4096: 4097");
        assertThatThrownBy(() -> new SegmentTransitions(names, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("segments must be at most 4096: 4097");
        Segmentation most = Segmentation.of(names.subList(0, 4_096), Map.of("a", "s1"));
        assertThat(SegmentTransitions.of(most, most).customers("s1", "s1")).isEqualTo(1);
    }
}
