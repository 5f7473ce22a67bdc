package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.rate.Difference;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.rate.SignificanceTest;
import io.github.retentionmetrics.survival.Durations;
import io.github.retentionmetrics.survival.LogRankTest;
import io.github.retentionmetrics.survival.RestrictedMeanDifference;
import io.github.retentionmetrics.survival.SurvivalCurve;
import java.util.Map;

/**
 * How much longer one group stays than another within a horizon: the difference of their restricted means with its
 * interval, tested by the log-rank test. Unlike that of the means, the test does not take a handful of subjects without
 * an event for a group that never leaves.
 */
record StayDifference(RestrictedMeanDifference means, LogRankTest logRank) implements Difference {

    static StayDifference of(Durations group, Durations others, long horizon) {
        return new StayDifference(
                SurvivalCurve.of(group)
                        .restrictedMean(horizon)
                        .minus(SurvivalCurve.of(others).restrictedMean(horizon)),
                LogRankTest.of(Map.of("group", group.observedUntil(horizon), "others", others.observedUntil(horizon))));
    }

    @Override
    public double value() {
        return means.value();
    }

    @Override
    public boolean isDefined() {
        return means.isDefined();
    }

    @Override
    public String reason() {
        return means.reason();
    }

    @Override
    public Interval interval(double level) {
        return means.interval(level);
    }

    @Override
    public SignificanceTest test() {
        if (!means.isDefined() || !logRank.isDefined()) {
            return SignificanceTest.undefined(means.isDefined() ? logRank.reason() : means.reason());
        }
        return SignificanceTest.of(Math.copySign(Math.sqrt(logRank.chiSquare()), means.value()), logRank.pvalue());
    }
}
