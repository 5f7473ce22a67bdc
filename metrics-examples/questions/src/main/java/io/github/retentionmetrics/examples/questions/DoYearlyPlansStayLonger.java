package io.github.retentionmetrics.examples.questions;

import io.github.retentionmetrics.survival.Durations;
import io.github.retentionmetrics.survival.LogRankTest;
import io.github.retentionmetrics.survival.RestrictedMeanDifference;
import io.github.retentionmetrics.survival.SurvivalCurve;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Question: do customers on the yearly plan stay longer than those on the monthly plan, or is that chance? */
public final class DoYearlyPlansStayLonger {
    private DoYearlyPlansStayLonger() {}

    public static void main(String[] args) {
        // from a report: how many left after so many months, and how many are still here after so many
        Durations monthly = Durations.builder(ChronoUnit.MONTHS)
                .add(1, true, 12)
                .add(2, true, 8)
                .add(3, true, 5)
                .add(6, true, 9)
                .add(6, false, 10)
                .add(12, false, 16)
                .build();
        Durations yearly = Durations.builder(ChronoUnit.MONTHS)
                .add(2, true, 1)
                .add(6, false, 14)
                .add(12, true, 6)
                .add(12, false, 9)
                .build();

        Map<String, Durations> plans = new LinkedHashMap<>();
        plans.put("monthly", monthly);
        plans.put("yearly", yearly);
        plans.forEach((plan, durations) -> System.out.println(
                plan + ": " + SurvivalCurve.of(durations).survival(6) + " stay longer than six months"));

        LogRankTest test = LogRankTest.of(plans);
        test.groups().forEach((plan, group) -> System.out.println(plan + ": left " + group));
        System.out.println(test);
        System.out.println("significant  " + test.isSignificant(0.05));

        // how much time the difference amounts to, within the first year
        RestrictedMeanDifference longer = SurvivalCurve.of(yearly)
                .restrictedMean(12)
                .minus(SurvivalCurve.of(monthly).restrictedMean(12));
        System.out.println("yearly less monthly  " + longer + ", " + longer.interval(0.95));

        // curves of disjoint customers come from counts that add up
        Durations all = List.of(monthly, yearly).stream().collect(Durations.toPooledDurations(ChronoUnit.MONTHS));
        System.out.println(
                "all plans: half have left after " + SurvivalCurve.of(all).median());
    }
}
