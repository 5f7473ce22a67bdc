package io.github.retentionmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.rate.Rate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(SurveyArbitraries.class)
@Domain(DomainContext.Global.class)
class SatisfactionAndEffortPropertyTest {
    @Property(seed = "20260101")
    void aLowerBarIsNeverHarderToPass(@ForAll ScoreCounts counts) {
        Scale scale = counts.scale();
        long previous = 0;
        for (int boxes = 1; boxes <= scale.points(); boxes++) {
            Rate satisfied =
                    CustomerSatisfaction.of(counts, scale.topBox(boxes)).satisfied();
            assertThat(satisfied.numerator()).isGreaterThanOrEqualTo(previous);
            assertThat(satisfied.denominator()).isEqualTo(counts.responses());
            previous = satisfied.numerator();
        }
        assertThat(previous).isEqualTo(counts.responses());
    }

    @Property(seed = "20260101")
    void satisfactionDoesNotDependOnHowTheScaleIsNumbered(@ForAll ScoreCounts counts) {
        assertThat(CustomerSatisfaction.of(counts.mirrored()).satisfied())
                .isEqualTo(CustomerSatisfaction.of(counts).satisfied());
    }

    @Property(seed = "20260101")
    void effortAndEaseOfTheSameOpinionsAreTheSame(@ForAll ScoreCounts counts) {
        CustomerEffortScore ease = CustomerEffortScore.of(counts);
        CustomerEffortScore effort = CustomerEffortScore.of(counts.mirrored());
        assertThat(effort.easy()).isEqualTo(ease.easy());
        assertThat(effort.difficult()).isEqualTo(ease.difficult());
        assertThat(effort.index()).isEqualTo(ease.index());
    }

    @Property(seed = "20260101")
    void aMirroredScaleWithUnchangedScoresTurnsEasyIntoDifficult(@ForAll ScoreCounts counts) {
        ScoreCounts misread = ScoreCounts.ofCounts(counts.scale().mirrored(), counts.counts());
        assertThat(CustomerEffortScore.of(misread).easy().numerator())
                .isEqualTo(CustomerEffortScore.of(counts).difficult().numerator());
        assertThat(CustomerEffortScore.of(misread).mean().mean())
                .isEqualTo(CustomerEffortScore.of(counts).mean().mean());
    }

    @Property(seed = "20260101")
    void easyNeutralAndDifficultMakeTheWhole(@ForAll ScoreCounts counts) {
        CustomerEffortScore ces = CustomerEffortScore.of(counts);
        assertThat(ces.index().responses()).isEqualTo(counts.responses());
        assertThat(ces.index().favourable()).isEqualTo(ces.easy().numerator());
        assertThat(ces.index().unfavourable()).isEqualTo(ces.difficult().numerator());
    }

    @Property(seed = "20260101")
    void theMeanLiesOnTheScale(@ForAll ScoreCounts counts) {
        CustomerSatisfaction csat = CustomerSatisfaction.of(counts);
        assertThat(csat.mean().isDefined()).isEqualTo(csat.isDefined());
        if (csat.isDefined()) {
            assertThat(csat.mean().value()).isBetween((double) counts.scale().lowest(), (double)
                    counts.scale().highest());
        }
    }
}
