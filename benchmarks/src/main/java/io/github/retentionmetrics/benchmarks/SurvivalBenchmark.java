package io.github.retentionmetrics.benchmarks;

import io.github.retentionmetrics.benchmarks.StreamSurvival.Stay;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.survival.Durations;
import io.github.retentionmetrics.survival.LogRankTest;
import io.github.retentionmetrics.survival.SurvivalCurve;
import java.time.temporal.ChronoUnit;
import java.util.NavigableMap;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * How long do customers stay: a Kaplan-Meier curve with its errors, of stays as they come, and asked again of counts.
 */
public class SurvivalBenchmark extends TimedBenchmark {
    /**
     * The library, from columns.
     *
     * @param stays the columns
     * @return the curve
     */
    @Benchmark
    public SurvivalCurve curveOfColumns(SurvivalState stays) {
        return SurvivalCurve.of(Durations.of(ChronoUnit.DAYS, stays.times, stays.hasLeft));
    }

    /**
     * The library, from records.
     *
     * @param stays the records
     * @return the curve
     */
    @Benchmark
    public SurvivalCurve curveOfRecords(SurvivalState stays) {
        return SurvivalCurve.of(
                stays.records.stream().collect(Durations.toDurations(ChronoUnit.DAYS, Stay::days, Stay::hasLeft)));
    }

    /**
     * The library, from counts: the curve and the median with its interval.
     *
     * @param stays the counts
     * @return the interval of the median
     */
    @Benchmark
    public Interval medianOfCounts(SurvivalState stays) {
        return SurvivalCurve.of(stays.counted).median().interval(0.95);
    }

    /**
     * The library, from counts: a log-rank test of two groups.
     *
     * @param stays the counts
     * @return the test
     */
    @Benchmark
    public LogRankTest compareCounts(SurvivalState stays) {
        return LogRankTest.of(stays.groups);
    }

    /**
     * The naive way: streams over the records, without errors.
     *
     * @param stays the records
     * @return the survival after each time
     */
    @Benchmark
    public NavigableMap<Long, Double> streamRecords(SurvivalState stays) {
        return StreamSurvival.of(stays.records);
    }
}
