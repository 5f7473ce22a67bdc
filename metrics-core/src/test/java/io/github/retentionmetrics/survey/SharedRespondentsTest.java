package io.github.retentionmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.rate.Overlap;
import io.github.retentionmetrics.rate.PairedOutcomes;
import io.github.retentionmetrics.rate.SignificanceTest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedRespondentsTest {
    private static final LocalDate FEBRUARY = LocalDate.of(2026, 2, 10);
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 10);

    private static List<SurveyResponse> answers(LocalDate day, int... scores) {
        return IntStream.range(0, scores.length)
                .mapToObj(i -> SurveyResponse.of("r" + i, day, scores[i]))
                .toList();
    }

    /** The paired t test of {@code scipy.stats.ttest_rel([4, 5, 3, 5, 2, 6], [3, 5, 2, 2, 2, 4])}. */
    @Test
    void meansOfTheSameRespondentsAreComparedInPairs() {
        List<SurveyResponse> now = answers(MARCH, 4, 5, 3, 5, 2, 6);
        List<SurveyResponse> then = answers(FEBRUARY, 3, 5, 2, 2, 2, 4);
        SharedRespondents both = SharedRespondents.of(now, then);
        assertThat(both.count()).isEqualTo(6);
        ScoreMeanDifference change = ScoreCounts.of(Scale.SEVEN_POINT, now)
                .mean()
                .minus(ScoreCounts.of(Scale.SEVEN_POINT, then).mean(), both.ofMeans());
        assertThat(change.test().statistic()).isCloseTo(2.44450603519352, within(1e-13));
        assertThat(change.test().pvalue()).isCloseTo(0.05832930280626, within(1e-13));
    }

    /**
     * Promoters and others as 1, 0 and -1: 1, 1, 0, -1, 1 less 1, 0, 0, -1, -1 is 0, 1, 0, 0, 2, whose mean is 0.6; the
     * squared error of the plain method is the sum of the squared deviations over n^2.
     */
    @Test
    void netPromoterScoresOfTheSameRespondentsAreComparedInPairs() {
        List<SurveyResponse> now = answers(MARCH, 10, 9, 7, 3, 9);
        List<SurveyResponse> then = answers(FEBRUARY, 9, 8, 8, 0, 6);
        NetScoreDifference change = NetPromoterScore.of(now)
                .minus(
                        NetPromoterScore.of(then),
                        SharedRespondents.of(now, then).ofNetPromoterScores());
        double squares = 0.6 * 0.6 * 3 + 0.4 * 0.4 + 1.4 * 1.4;
        assertThat(change.value()).isCloseTo(60, within(1e-12));
        assertThat(change.test(NetScore.IntervalMethod.WALD).statistic())
                .isCloseTo(0.6 / Math.sqrt(squares / 25), within(1e-12));
        assertThat(change.test().pvalue())
                .isLessThan(NetPromoterScore.of(now)
                        .minus(NetPromoterScore.of(then))
                        .test()
                        .pvalue());
        assertThat(change.interval(0.95).contains(60)).isTrue();
    }

    @Test
    void theSameAnswersDoNotDiffer() {
        List<SurveyResponse> now = answers(MARCH, 10, 9, 7, 3, 9);
        NetPromoterScore score = NetPromoterScore.of(now);
        NetScoreDifference none =
                score.minus(score, SharedRespondents.of(now, now).ofNetPromoterScores());
        assertThat(none.test(NetScore.IntervalMethod.WALD))
                .isEqualTo(SignificanceTest.undefined("no respondent differs"));
        assertThat(none.interval(NetScore.IntervalMethod.WALD, 0.95).width()).isZero();
    }

    @Test
    void anonymousAnswersAndOtherRespondentsAreIndependent() {
        List<SurveyResponse> now = List.of(
                SurveyResponse.anonymous(MARCH, 9),
                SurveyResponse.of("a", MARCH, 3),
                SurveyResponse.of("b", MARCH, 10));
        List<SurveyResponse> then = List.of(SurveyResponse.anonymous(FEBRUARY, 9), SurveyResponse.of("c", FEBRUARY, 3));
        SharedRespondents none = SharedRespondents.of(now, then);
        assertThat(none).hasToString("SharedRespondents[0 of both]");
        assertThat(none.ofMeans()).isEqualTo(Overlap.none());
        assertThat(none.ofNetPromoterScores()).isEqualTo(Overlap.none());
        assertThat(none.outcomes(score -> score > 3)).isEqualTo(PairedOutcomes.empty());
    }

    @Test
    void outcomesOfThoseWhoAnsweredTwiceAreCounted() {
        List<SurveyResponse> now = new ArrayList<>(answers(MARCH, 5, 4, 2, 1, 5));
        List<SurveyResponse> then = answers(FEBRUARY, 4, 3, 5, 2);
        now.add(SurveyResponse.of("r0", MARCH.minusDays(1), 1));
        now.add(SurveyResponse.of("r1", MARCH, 5));
        // r0 answered 5 last, and r1 4 and 5 on the last day, of which the lower counts
        SharedRespondents both = SharedRespondents.of(now, then);
        assertThat(both.outcomes(score -> score >= 4)).isEqualTo(new PairedOutcomes(1, 1, 1, 1));
        assertThat(both.outcomes(score -> score >= 5)).isEqualTo(new PairedOutcomes(0, 1, 1, 2));
    }

    @Test
    void theOrderOfTheAnswersDoesNotMatter() {
        Random random = new Random(5);
        List<SurveyResponse> now = new ArrayList<>();
        List<SurveyResponse> then = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            now.add(new SurveyResponse(i % 7 == 0 ? null : "r" + i % 90, MARCH.plusDays(i % 5), random.nextInt(11)));
            then.add(SurveyResponse.of("r" + i, FEBRUARY, random.nextInt(11)));
        }
        SharedRespondents both = SharedRespondents.of(now, then);
        assertThat(both.ofMeans().shared())
                .isEqualTo(both.count())
                .isEqualTo(both.outcomes(score -> true).pairs());
        Collections.shuffle(now, random);
        Collections.shuffle(then, random);
        SharedRespondents shuffled = SharedRespondents.of(now, then);
        assertThat(shuffled.ofMeans()).isEqualTo(both.ofMeans());
        assertThat(shuffled.ofNetPromoterScores()).isEqualTo(both.ofNetPromoterScores());
        assertThat(shuffled.outcomes(score -> score > 8)).isEqualTo(both.outcomes(score -> score > 8));
    }

    @Test
    void anOverlapIsPartOfBothSurveys() {
        NetScore two = NetScore.ofFavourable(1).neutral(1).unfavourable(0);
        assertThatThrownBy(() -> two.minus(two, new Overlap(3, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("overlap (3) must be at most responses (2)");
        ScoreMean mean = ScoreCounts.ofScores(Scale.FIVE_POINT, 4, 5).mean();
        assertThatThrownBy(() -> mean.minus(mean, new Overlap(3, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("overlap (3) must be at most responses (2)");
    }
}
