package io.github.retentionmetrics.survey;

import static io.github.retentionmetrics.survey.ScoreCounts.toScoreCounts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(SurveyArbitraries.class)
@Domain(DomainContext.Global.class)
class ScoreCountsPropertyTest {
    @Property(seed = "20260101")
    void anySplitAddsUpToTheWhole(@ForAll List<SurveyResponse> survey, @ForAll @IntRange(max = 30) int at) {
        int cut = Math.min(at, survey.size());
        ScoreCounts left = ScoreCounts.of(Scale.NPS, survey.subList(0, cut));
        ScoreCounts right = ScoreCounts.of(Scale.NPS, survey.subList(cut, survey.size()));
        assertThat(left.plus(right)).isEqualTo(right.plus(left)).isEqualTo(ScoreCounts.of(Scale.NPS, survey));
        assertThat(left.plus(ScoreCounts.empty(Scale.NPS))).isEqualTo(left);
    }

    @Property(seed = "20260101")
    void orderAndThreadsDoNotMatter(@ForAll List<SurveyResponse> survey, @ForAll Random random) {
        List<SurveyResponse> shuffled = new ArrayList<>(survey);
        Collections.shuffle(shuffled, random);
        assertThat(shuffled.parallelStream().collect(toScoreCounts(Scale.NPS)))
                .isEqualTo(ScoreCounts.of(Scale.NPS, survey));
    }

    @Property(seed = "20260101")
    void mirroringKeepsEveryOpinion(@ForAll ScoreCounts counts) {
        Scale scale = counts.scale();
        ScoreCounts mirrored = counts.mirrored();
        assertThat(mirrored.mirrored()).isEqualTo(counts);
        for (int score = scale.lowest(); score <= scale.highest(); score++) {
            int opposite = scale.lowest() + scale.highest() - score;
            assertThat(mirrored.count(opposite)).isEqualTo(counts.count(score));
            assertThat(mirrored.countAtLeastAsGood(opposite)).isEqualTo(counts.countAtLeastAsGood(score));
        }
        if (counts.responses() > 0) {
            double middle = scale.lowest() + scale.highest();
            assertThat(mirrored.mean().value()).isCloseTo(middle - counts.mean().value(), within(1e-9));
        }
    }

    @Property(seed = "20260101")
    void theTextOfAScaleReadsBack(@ForAll Scale scale) {
        assertThat(Scale.parse(scale.toString())).isEqualTo(scale);
    }
}
