package io.github.retentionmetrics.survey;

import static io.github.retentionmetrics.survey.ScoreCounts.toScoreCounts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScoreCountsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final ScoreCounts COUNTS = ScoreCounts.ofScores(Scale.FIVE_POINT, 5, 4, 4, 2);

    @Test
    void everyWayOfCountingGivesTheSame() {
        List<SurveyResponse> responses = responses(5, 4, 4, 2);
        assertThat(COUNTS)
                .isEqualTo(ScoreCounts.of(Scale.FIVE_POINT, responses))
                .isEqualTo(ScoreCounts.ofCounts(Scale.FIVE_POINT, 0, 1, 0, 2, 1))
                .isEqualTo(responses.stream().collect(toScoreCounts(Scale.FIVE_POINT)))
                .isEqualTo(responses.parallelStream().collect(toScoreCounts(Scale.FIVE_POINT)))
                .isEqualTo(Stream.of(5, 4, 4, 2).collect(toScoreCounts(Scale.FIVE_POINT, Integer::intValue)))
                .hasSameHashCodeAs(ScoreCounts.of(Scale.FIVE_POINT, responses))
                .hasToString("1-5: 0 1 0 2 1 (4 responses)");
    }

    @Test
    void answersForEachScore() {
        assertThat(COUNTS.scale()).isEqualTo(Scale.FIVE_POINT);
        assertThat(COUNTS.responses()).isEqualTo(4);
        assertThat(IntStream.rangeClosed(1, 5).mapToLong(COUNTS::count)).containsExactly(0L, 1L, 0L, 2L, 1L);
        assertThat(COUNTS.counts()).containsExactly(0, 1, 0, 2, 1);
        assertThat(COUNTS.countAtLeastAsGood(4)).isEqualTo(3);
        assertThat(COUNTS.countAtLeastAsGood(1)).isEqualTo(4);
        assertThat(COUNTS.mean().value()).isEqualTo((5 + 4 + 4 + 2) / 4.0);
    }

    @Test
    void countsTheGoodEndOfTheScale() {
        ScoreCounts effort = ScoreCounts.ofCounts(Scale.EFFORT_FIVE_POINT, 10, 20, 30, 40, 50);
        assertThat(effort.countAtLeastAsGood(1)).isEqualTo(10);
        assertThat(effort.countAtLeastAsGood(2)).isEqualTo(10 + 20);
        assertThat(effort.countAtLeastAsGood(5)).isEqualTo(150);
    }

    @Test
    void aScaleMayReachTheEndsOfAnInt() {
        ScoreCounts high = ScoreCounts.ofCounts(Scale.of(Integer.MAX_VALUE - 1, Integer.MAX_VALUE), 1, 3);
        assertThat(high.countAtLeastAsGood(Integer.MAX_VALUE)).isEqualTo(3);
        assertThat(high.mean().value()).isEqualTo(Integer.MAX_VALUE - 1 + 3.0 / 4);
        ScoreCounts low = ScoreCounts.ofCounts(Scale.of(Integer.MIN_VALUE, Integer.MIN_VALUE + 1), 1, 3);
        assertThat(low.countAtLeastAsGood(Integer.MIN_VALUE)).isEqualTo(4);
        assertThat(low.mean().value()).isEqualTo(Integer.MIN_VALUE + 3.0 / 4);
    }

    @Test
    void mirroringTurnsScoresAround() {
        assertThat(COUNTS.mirrored()).isEqualTo(ScoreCounts.ofScores(Scale.EFFORT_FIVE_POINT, 1, 2, 2, 4));
        assertThat(COUNTS.mirrored().mirrored()).isEqualTo(COUNTS);
    }

    @Test
    void cannotBeChangedThroughItsArrays() {
        long[] given = {0, 1, 0, 2, 1};
        ScoreCounts counts = ScoreCounts.ofCounts(Scale.FIVE_POINT, given);
        given[0] = 7;
        counts.counts()[0] = 7;
        assertThat(counts).isEqualTo(COUNTS);
    }

    @Test
    void anEmptySurveyHasNoMean() {
        ScoreCounts empty = ScoreCounts.empty(Scale.SEVEN_POINT);
        assertThat(empty.responses()).isZero();
        assertThat(empty.mean().isDefined()).isFalse();
        assertThat(empty.mean().value()).isNaN();
        assertThat(empty).hasToString("1-7: 0 0 0 0 0 0 0 (0 responses)");
        assertThat(Stream.<SurveyResponse>empty().collect(toScoreCounts(Scale.SEVEN_POINT)))
                .isEqualTo(empty);
    }

    @Test
    void addsUpOnTheSameScaleOnly() {
        assertThat(COUNTS.plus(ScoreCounts.ofScores(Scale.FIVE_POINT, 1, 5)))
                .isEqualTo(ScoreCounts.ofCounts(Scale.FIVE_POINT, 1, 1, 0, 2, 2));
        assertThat(COUNTS).hasToString("1-5: 0 1 0 2 1 (4 responses)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> COUNTS.plus(ScoreCounts.empty(Scale.SEVEN_POINT)))
                .withMessage("scale of other (1-7) must be that of this (1-5)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> COUNTS.plus(COUNTS.mirrored()))
                .withMessage("scale of other (1-5, lower is better) must be that of this (1-5)");
        assertThatNullPointerException().isThrownBy(() -> COUNTS.plus(null)).withMessage("other");
    }

    @Test
    void refusesScoresOffTheScale() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Stream.of(10, 12).collect(toScoreCounts(Scale.NPS, Integer::intValue)))
                .withMessage("score must be in 0..10: 12");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> responses(3, 0).stream().collect(toScoreCounts(Scale.FIVE_POINT)))
                .withMessage("score must be in 1..5: 0");
        assertThatIllegalArgumentException().isThrownBy(() -> COUNTS.count(6)).withMessage("score must be in 1..5: 6");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> COUNTS.countAtLeastAsGood(0))
                .withMessage("cutOff must be in 1..5: 0");
    }

    @Test
    void namesTheRowOfABulkInput() {
        int[] scores = new int[20];
        scores[17] = 12;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScoreCounts.ofScores(Scale.NPS, scores))
                .withMessage("score at row 17 must be in 0..10: 12");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScoreCounts.of(Scale.NPS, responses(scores)))
                .withMessage("score at row 17 must be in 0..10: 12");
    }

    @Test
    void refusesCountsThatAreNoHistogram() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScoreCounts.ofCounts(Scale.FIVE_POINT, 1, 2, 3, 4))
                .withMessage("counts must have one count for each of the 5 points of 1-5: 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScoreCounts.ofCounts(Scale.FIVE_POINT, 1, 2, -3, 4, 5))
                .withMessage("count of score 3 must not be negative: -3");
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> ScoreCounts.ofCounts(Scale.FIVE_POINT, Long.MAX_VALUE, 1, 0, 0, 0))
                .withMessage("responses must fit in a long: 9223372036854775807 + 1");
    }

    @Test
    void refusesNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> ScoreCounts.empty(null))
                .withMessage("scale");
        assertThatNullPointerException()
                .isThrownBy(() -> ScoreCounts.of(Scale.NPS, null))
                .withMessage("responses");
        assertThatNullPointerException()
                .isThrownBy(() ->
                        ScoreCounts.of(Scale.NPS, Arrays.asList(responses(1).get(0), null)))
                .withMessage("response at row 1");
        assertThatNullPointerException()
                .isThrownBy(() -> ScoreCounts.ofScores(Scale.NPS, (int[]) null))
                .withMessage("scores");
        assertThatNullPointerException()
                .isThrownBy(() -> ScoreCounts.ofCounts(Scale.NPS, (long[]) null))
                .withMessage("countsFromLowest");
        assertThatNullPointerException().isThrownBy(() -> toScoreCounts(null)).withMessage("scale");
        assertThatNullPointerException()
                .isThrownBy(() -> toScoreCounts(Scale.NPS, null))
                .withMessage("score");
    }

    @Test
    void surviveSerialization() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(COUNTS);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(COUNTS);
        }
    }

    private static List<SurveyResponse> responses(int... scores) {
        List<SurveyResponse> responses = new ArrayList<>();
        for (int score : scores) {
            responses.add(SurveyResponse.of("r" + responses.size(), DAY, score));
        }
        return responses;
    }
}
