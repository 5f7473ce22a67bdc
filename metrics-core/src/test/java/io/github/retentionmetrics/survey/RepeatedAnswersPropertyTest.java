package io.github.retentionmetrics.survey;

import static io.github.retentionmetrics.period.Granularity.MONTH;
import static io.github.retentionmetrics.survey.NetPromoterScore.toNetPromoterScore;
import static io.github.retentionmetrics.survey.SurveyTrend.toTrend;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.period.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(SurveyArbitraries.class)
@Domain(DomainContext.Global.class)
class RepeatedAnswersPropertyTest {
    @Property(seed = "20260101")
    void orderDoesNotMatter(
            @ForAll List<SurveyResponse> survey, @ForAll RepeatedAnswers policy, @ForAll Random random) {
        Assume.that(policy != RepeatedAnswers.REFUSE);
        List<SurveyResponse> shuffled = new ArrayList<>(survey);
        Collections.shuffle(shuffled, random);
        assertThat(policy.apply(shuffled)).containsExactlyInAnyOrderElementsOf(policy.apply(survey));
    }

    @Property(seed = "20260101")
    void everyRespondentIsHeardOnceAndWithinTheirOwnAnswers(
            @ForAll List<SurveyResponse> survey, @ForAll RepeatedAnswers policy) {
        Assume.that(policy != RepeatedAnswers.REFUSE && policy != RepeatedAnswers.ALL);
        List<SurveyResponse> chosen = policy.apply(survey);
        Map<String, IntSummaryStatistics> given = survey.stream()
                .collect(groupingBy(SurveyResponse::respondentId, Collectors.summarizingInt(SurveyResponse::score)));
        assertThat(chosen).extracting(SurveyResponse::respondentId).containsExactlyInAnyOrderElementsOf(given.keySet());
        for (SurveyResponse response : chosen) {
            IntSummaryStatistics own = given.get(response.respondentId());
            assertThat(response.score()).isBetween(own.getMin(), own.getMax());
        }
    }

    @Property(seed = "20260101")
    void applyingAPolicyTwiceChangesNothing(@ForAll List<SurveyResponse> survey, @ForAll RepeatedAnswers policy) {
        Assume.that(policy != RepeatedAnswers.REFUSE);
        List<SurveyResponse> once = policy.apply(survey);
        assertThat(policy.apply(once)).isEqualTo(once);
        assertThat(RepeatedAnswers.REFUSE.apply(RepeatedAnswers.LATEST.apply(survey)))
                .hasSizeLessThan(6);
    }

    @Property(seed = "20260101")
    void aTrendAddsUpToTheWholeAndHasNoGaps(@ForAll List<SurveyResponse> survey) {
        NavigableMap<Period, NetPromoterScore> trend = survey.stream().collect(toTrend(MONTH, toNetPromoterScore()));
        assertThat(trend.values().stream().reduce(NetPromoterScore.empty(), NetPromoterScore::plus))
                .isEqualTo(NetPromoterScore.of(survey));
        Period previous = null;
        for (Period period : trend.keySet()) {
            assertThat(previous == null || MONTH.next(previous).equals(period)).isTrue();
            previous = period;
        }
        if (!survey.isEmpty()) {
            assertThat(trend.firstEntry().getValue().isDefined()).isTrue();
            assertThat(trend.lastEntry().getValue().isDefined()).isTrue();
        }
    }
}
