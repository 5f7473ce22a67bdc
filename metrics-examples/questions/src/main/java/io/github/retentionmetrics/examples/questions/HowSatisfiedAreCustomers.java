package io.github.retentionmetrics.examples.questions;

import io.github.retentionmetrics.rate.ProportionInterval;
import io.github.retentionmetrics.survey.CustomerEffortScore;
import io.github.retentionmetrics.survey.CustomerSatisfaction;
import io.github.retentionmetrics.survey.Scale;
import io.github.retentionmetrics.survey.ScoreCounts;

/** Question: how satisfied are customers, did that change since last year, and how easy is it to get help? */
public final class HowSatisfiedAreCustomers {
    private HowSatisfiedAreCustomers() {}

    public static void main(String[] args) {
        // how often each score from 1 to 5 was given
        var lastYear = CustomerSatisfaction.of(ScoreCounts.ofCounts(Scale.FIVE_POINT, 7, 51, 497, 1_633, 731));
        var thisYear = CustomerSatisfaction.of(ScoreCounts.ofCounts(Scale.FIVE_POINT, 6, 32, 444, 1_507, 699));

        System.out.println("mean           " + thisYear.mean());
        System.out.println("satisfied      " + thisYear.satisfied());
        System.out.println("certainty      " + thisYear.satisfied().interval(ProportionInterval.WILSON, 0.95));
        System.out.println("since last year " + thisYear.satisfied().minus(lastYear.satisfied()));

        // the scale says which end is good: 1 is little effort here, and the seven-point ease scale is the other way
        // round
        var effort = CustomerEffortScore.of(ScoreCounts.ofCounts(Scale.EFFORT_FIVE_POINT, 40, 30, 15, 10, 5));
        System.out.println("easy           " + effort.easy());
        System.out.println("easy less hard " + effort.index());
    }
}
