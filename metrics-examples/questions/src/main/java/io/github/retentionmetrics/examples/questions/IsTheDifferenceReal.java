package io.github.retentionmetrics.examples.questions;

import io.github.retentionmetrics.inference.Comparison;
import io.github.retentionmetrics.inference.ComparisonText;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.survey.NetPromoterScore;

/** Question: two months, two regions, two surveys differ. Is the difference real? */
public final class IsTheDifferenceReal {
    private static final double LEVEL = 0.95;

    private IsTheDifferenceReal() {}

    public static void main(String[] args) {
        Comparison retention = Comparison.of(Rate.of(850, 1_000).minus(Rate.of(790, 1_000)), LEVEL);
        System.out.println(retention.verdict());
        System.out.println(retention.sentence(ComparisonText.english("Retention")
                .comparing("March", "February")
                .inPercentagePoints()));
        System.out.println(retention.sentence(
                ComparisonText.dutch("Retentie").comparing("maart", "februari").inPercentagePoints()));

        var spring = NetPromoterScore.ofPromoters(60).passives(25).detractors(15);
        var autumn = NetPromoterScore.ofPromoters(66).passives(20).detractors(14);
        Comparison nps = Comparison.of(autumn.minus(spring), LEVEL);
        System.out.println(nps.verdict());
        System.out.println(nps.sentence(
                ComparisonText.english("NPS").comparing("autumn", "spring").withUnit(1, "points")));
    }
}
