package io.github.retentionmetrics.survey;

import static io.github.retentionmetrics.survey.NetPromoterScore.toNetPromoterScore;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.rate.SignificanceTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(SurveyArbitraries.class)
@Domain(DomainContext.Global.class)
class NetPromoterScorePropertyTest {
    @Property(seed = "20260101")
    void liesWithinItsRangeOrIsUndefined(@ForAll NetPromoterScore score) {
        if (score.isDefined()) {
            assertThat(score.value()).isBetween(-100.0, 100.0);
            assertThat(score.standardError()).isBetween(0.0, 100.0);
            assertThat(score.reason()).isEmpty();
        } else {
            assertThat(score.value()).isNaN();
            assertThat(score.reason()).isNotEmpty();
        }
    }

    @Property(seed = "20260101")
    void isUnchangedByDuplicatingAllAnswers(@ForAll List<SurveyResponse> survey) {
        List<SurveyResponse> twice = new ArrayList<>(survey);
        twice.addAll(survey);
        NetPromoterScore once = NetPromoterScore.of(survey);
        assertThat(NetPromoterScore.of(twice).value()).isEqualTo((Double) once.value());
        assertThat(NetPromoterScore.of(twice)).isEqualTo(once.plus(once));
    }

    @Property(seed = "20260101")
    void anySplitAddsUpToTheWholeInAnyOrder(
            @ForAll List<SurveyResponse> survey, @ForAll @IntRange(max = 30) int at, @ForAll Random random) {
        List<SurveyResponse> shuffled = new ArrayList<>(survey);
        Collections.shuffle(shuffled, random);
        int cut = Math.min(at, survey.size());
        NetPromoterScore left = shuffled.subList(0, cut).stream().collect(toNetPromoterScore());
        NetPromoterScore right = NetPromoterScore.of(shuffled.subList(cut, survey.size()));
        assertThat(left.plus(right)).isEqualTo(right.plus(left)).isEqualTo(NetPromoterScore.of(survey));
    }

    @Property(seed = "20260101")
    void poolingIsAssociativeAndHasAnIdentity(
            @ForAll NetPromoterScore a, @ForAll NetPromoterScore b, @ForAll NetPromoterScore c) {
        assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
        assertThat(a.plus(NetPromoterScore.empty())).isEqualTo(a);
    }

    @Property(seed = "20260101")
    void exchangingPromotersAndDetractorsChangesTheSign(
            @ForAll NetScore score, @ForAll NetScore.IntervalMethod method) {
        Assume.that(score.isDefined());
        NetScore opposite = new NetScore(score.unfavourable(), score.neutral(), score.favourable());
        assertThat(opposite.value()).isEqualTo(-score.value() + 0.0);
        assertThat(opposite.standardError()).isEqualTo(score.standardError());
        Interval interval = score.interval(method, 0.95);
        assertThat(opposite.interval(method, 0.95).low()).isCloseTo(-interval.high(), within(1e-9));
        assertThat(opposite.interval(method, 0.95).high()).isCloseTo(-interval.low(), within(1e-9));
    }

    @Property(seed = "20260101")
    void moreConfidenceTakesAWiderInterval(
            @ForAll NetScore score,
            @ForAll NetScore.IntervalMethod method,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double one,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double another) {
        Assume.that(score.isDefined());
        Interval narrow = score.interval(method, Math.min(one, another));
        Interval wide = score.interval(method, Math.max(one, another));
        assertThat(wide.low()).isBetween(-100.0, narrow.low());
        assertThat(wide.high()).isBetween(narrow.high(), 100.0);
    }

    @Property(seed = "20260101")
    void oneMorePromoterNeverLowersTheScore(@ForAll NetPromoterScore score) {
        Assume.that(score.isDefined());
        assertThat(score.plus(new NetPromoterScore(1, 0, 0)).value()).isGreaterThanOrEqualTo(score.value());
        assertThat(score.plus(new NetPromoterScore(0, 0, 1)).value()).isLessThanOrEqualTo(score.value());
    }

    @Property(seed = "20260101")
    void aDifferenceChangesSignWithItsSides(
            @ForAll NetPromoterScore a, @ForAll NetPromoterScore b, @ForAll NetScore.IntervalMethod method) {
        Assume.that(a.isDefined() && b.isDefined());
        NetScoreDifference forth = a.minus(b);
        NetScoreDifference back = b.minus(a);
        assertThat(back.value()).isEqualTo(-forth.value() + 0.0);
        assertThat(forth.value()).isBetween(-200.0, 200.0);
        assertThat(back.test(method).pvalue())
                .isEqualTo((Double) forth.test(method).pvalue());
        assertThat(back.interval(method, 0.95).low())
                .isCloseTo(-forth.interval(method, 0.95).high(), within(1e-9));
    }

    @Property(seed = "20260101")
    void testAndIntervalAgree(
            @ForAll NetPromoterScore a, @ForAll NetPromoterScore b, @ForAll NetScore.IntervalMethod method) {
        SignificanceTest test = a.minus(b).test(method);
        Assume.that(test.isDefined() && Math.abs(test.pvalue() - 0.05) > 1e-9);
        assertThat(test.isSignificant(0.05))
                .isEqualTo(!a.minus(b).interval(method, 0.95).contains(0));
    }
}
