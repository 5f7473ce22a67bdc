package io.github.retentionmetrics.rfm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retentionmetrics.testing.Serialization;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RfmSegmentMapTest {
    private static final RfmSegmentMap STANDARD = RfmSegmentMap.standard();

    /** The segments of one recency score by frequency, 1 to 5; with every monetary score. */
    @ParameterizedTest
    @CsvSource({
        "5, New Customers, Potential Loyalists, Potential Loyalists, Champions, Champions",
        "4, Promising, Potential Loyalists, Potential Loyalists, Loyal Customers, Loyal Customers",
        "3, About to Sleep, About to Sleep, Need Attention, Loyal Customers, Loyal Customers",
        "2, Hibernating, Hibernating, At Risk, At Risk, Can't Lose Them",
        "1, Hibernating, Hibernating, At Risk, At Risk, Can't Lose Them"
    })
    void standardMapNamesAllCells(int recency, String one, String two, String three, String four, String five) {
        List<String> expected = List.of(one, two, three, four, five);
        for (int frequency = 1; frequency <= 5; frequency++) {
            for (int monetary = 1; monetary <= 5; monetary++) {
                assertThat(STANDARD.segmentOf(new RfmScore(recency, frequency, monetary)))
                        .isEqualTo(expected.get(frequency - 1));
            }
        }
    }

    @Test
    void standardMapIsTotalAndExclusive() {
        Set<RfmScore> seen = new HashSet<>();
        for (String name : STANDARD.names()) {
            List<RfmScore> cells = STANDARD.cells(name);
            assertThat(cells).as(name).isNotEmpty().isSorted();
            cells.forEach(cell -> assertThat(seen.add(cell)).as("%s", cell).isTrue());
        }
        assertThat(seen).hasSize(125);
        assertThat(STANDARD.names()).hasSize(10).doesNotHaveDuplicates();
        assertThat(STANDARD.cells("Nobody")).isEmpty();
    }

    @Test
    void ownMapMustNameEveryCell() {
        RfmSegmentMap.Builder gap =
                RfmSegmentMap.builder(5).segment("Best", score -> score.recency() > 1 || score.monetary() != 3);

        assertThatThrownBy(gap::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("every cell must belong to exactly one segment: 113 belongs to []");
    }

    /** A published table of ranges: Champions 4-5, 4-5 and Loyal 2-5, 3-5 overlap. */
    @Test
    void ownMapMustNameNoCellTwice() {
        RfmSegmentMap.Builder overlap = RfmSegmentMap.builder(5)
                .segment("Champions", score -> score.recency() >= 4 && score.frequency() >= 4)
                .segment("Loyal", score -> score.recency() >= 2 && score.frequency() >= 3)
                .segment("Others", score -> score.recency() < 2 || score.frequency() < 3);

        assertThatThrownBy(overlap::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("every cell must belong to exactly one segment: 441 belongs to [Champions, Loyal]");
    }

    @Test
    void ownMapMayHaveOtherScores() {
        RfmSegmentMap map = RfmSegmentMap.builder(2)
                .segment("stays", score -> score.recency() == 2)
                .segment("goes", score -> score.recency() == 1)
                .build();

        assertThat(map.scores()).isEqualTo(2);
        assertThat(map.names()).containsExactly("stays", "goes");
        assertThat(map.segmentOf(new RfmScore(1, 2, 2))).isEqualTo("goes");
        assertThat(map.cells("stays")).extracting(RfmScore::toString).containsExactly("211", "212", "221", "222");
        assertThat(map).hasToString("RfmSegmentMap[stays, goes]");
        assertThat(Serialization.roundTrip(map).segmentOf(new RfmScore(2, 1, 1)))
                .isEqualTo("stays");
        assertThatThrownBy(() -> map.segmentOf(new RfmScore(1, 3, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("score (131) must be at most scores (2)");
    }

    @Test
    void refusesNamesTwiceAndBlank() {
        RfmSegmentMap.Builder builder = RfmSegmentMap.builder(5).segment("a", score -> true);

        assertThatThrownBy(() -> builder.segment("a", score -> false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("name must not be used twice: a");
        assertThatThrownBy(() -> builder.segment("", score -> false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("name must not be blank: length 0");
        assertThatThrownBy(() -> RfmSegmentMap.builder(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("scores must be in 2..100: 1");
    }
}
