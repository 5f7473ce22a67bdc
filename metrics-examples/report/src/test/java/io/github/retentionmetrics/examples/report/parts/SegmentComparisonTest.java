package io.github.retentionmetrics.examples.report.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.examples.report.parts.SegmentScore.Figure;
import io.github.retentionmetrics.inference.Comparison.Verdict;
import io.github.retentionmetrics.inference.Correction;
import io.github.retentionmetrics.rate.Mean;
import io.github.retentionmetrics.rate.Rate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SegmentComparisonTest {
    private static SegmentFigures subscribers(long retained, long start) {
        return new SegmentFigures(
                start, new CustomerMovement(start, 0, 0, start - retained, retained), null, Mean.empty());
    }

    private static SegmentComparison comparison(SegmentFigures all, SegmentFigures... segments) {
        Map<String, Map<Figure, SegmentScore>> named = new LinkedHashMap<>();
        for (SegmentFigures segment : segments) {
            named.put("s" + named.size(), segment.against(all));
        }
        SegmentComparison comparison = new SegmentComparison();
        comparison.add("region", named);
        return comparison;
    }

    @Test
    void everySegmentIsComparedWithAllOthersAndCorrected() {
        SegmentComparison comparison =
                comparison(subscribers(150, 300), subscribers(70, 100), subscribers(50, 100), subscribers(30, 100));
        double[] alone = {
            Rate.of(70, 100).minus(Rate.of(80, 200)).test().pvalue(),
            Rate.of(50, 100).minus(Rate.of(100, 200)).test().pvalue(),
            Rate.of(30, 100).minus(Rate.of(120, 200)).test().pvalue()
        };
        double[] corrected = Correction.HOLM.adjust(alone);
        assertThat(comparison.count()).isEqualTo(3);
        for (int i = 0; i < corrected.length; i++) {
            SegmentComparison.Result result = comparison.result("region", "s" + i, Figure.RETENTION);
            assertThat(result.pvalue()).isEqualTo(corrected[i]);
            assertThat(result.verdict())
                    .isEqualTo(i == 0 ? Verdict.HIGHER : i == 1 ? Verdict.NO_CLEAR_DIFFERENCE : Verdict.LOWER);
        }
    }

    @Test
    void twoSegmentsAreComparedOnce() {
        SegmentComparison comparison = comparison(subscribers(100, 200), subscribers(70, 100), subscribers(30, 100));
        SegmentComparison.Result first = comparison.result("region", "s0", Figure.RETENTION);
        SegmentComparison.Result second = comparison.result("region", "s1", Figure.RETENTION);
        assertThat(comparison.count()).isEqualTo(1);
        assertThat(first.verdict()).isEqualTo(Verdict.HIGHER);
        assertThat(first.value()).isEqualTo(0.4);
        assertThat(second)
                .isEqualTo(
                        new SegmentComparison.Result(-0.4, -first.high(), -first.low(), first.pvalue(), Verdict.LOWER));
    }

    @Test
    void oneSegmentHasNothingToBeComparedWith() {
        SegmentComparison comparison = comparison(subscribers(70, 100), subscribers(70, 100));
        assertThat(comparison.count()).isZero();
        assertThat(comparison.result("region", "s0", Figure.RETENTION).verdict())
                .isEqualTo(Verdict.UNDEFINED);
    }
}
