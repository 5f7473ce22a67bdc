package io.github.retentionmetrics.survival;

import io.github.retentionmetrics.internal.math.AscendingSum;
import io.github.retentionmetrics.internal.math.Standardized;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The sums of a log-rank test over event times and strata, by group; they do not depend on the order of the strata. */
final class LogRankSums {
    private final double[] observed;
    private final double[] expected;
    private final double[][] covariance;

    private LogRankSums(int groups) {
        this.observed = new double[groups];
        this.expected = new double[groups];
        this.covariance = new double[groups][groups];
    }

    /** The sums of one stratum, whose groups all have the same unit. */
    static LogRankSums of(List<Durations> groups) {
        LogRankSums sums = new LogRankSums(groups.size());
        sums.addAll(groups);
        return sums;
    }

    /** The sums of all strata, each number added up from the smallest part to the largest. */
    static LogRankSums ofStrata(List<LogRankSums> strata) {
        int groups = strata.get(0).observed.length;
        LogRankSums sums = new LogRankSums(groups);
        for (int i = 0; i < groups; i++) {
            int group = i;
            sums.observed[group] = total(strata, stratum -> stratum.observed[group]);
            sums.expected[group] = total(strata, stratum -> stratum.expected[group]);
            for (int j = 0; j < groups; j++) {
                int other = j;
                sums.covariance[group][other] = total(strata, stratum -> stratum.covariance[group][other]);
            }
        }
        return sums;
    }

    private static double total(List<LogRankSums> strata, ToDoubleFunction<LogRankSums> part) {
        return AscendingSum.of(strata.stream().mapToDouble(part).toArray());
    }

    private void addAll(List<Durations> groups) {
        Durations all = groups.stream().reduce(Durations::plus).orElseThrow();
        double[] share = new double[groups.size()];
        for (int i = 0; i < all.size(); i++) {
            if (all.eventsOf(i) > 0) {
                long time = all.timeOf(i);
                long atRisk = all.atRiskOf(i);
                for (int group = 0; group < share.length; group++) {
                    share[group] = (double) groups.get(group).atRisk(time) / atRisk;
                    observed[group] += groups.get(group).eventsAt(time);
                }
                addTime(share, (double) all.eventsOf(i), atRisk);
            }
        }
    }

    private void addTime(double[] share, double events, long atRisk) {
        // of one at risk, the event hits the same one in every case
        double variance = atRisk == 1 ? 0 : events * ((atRisk - events) / (atRisk - 1));
        for (int group = 0; group < share.length; group++) {
            expected[group] += events * share[group];
            for (int other = 0; other < share.length; other++) {
                covariance[group][other] += variance * share[group] * ((group == other ? 1 : 0) - share[other]);
            }
        }
    }

    double expected(int group) {
        return expected[group];
    }

    Standardized difference() {
        double[] difference = new double[observed.length];
        for (int group = 0; group < difference.length; group++) {
            difference[group] = observed[group] - expected[group];
        }
        return Standardized.of(difference, covariance);
    }
}
