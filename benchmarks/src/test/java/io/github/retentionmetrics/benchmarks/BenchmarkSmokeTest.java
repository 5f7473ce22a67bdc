package io.github.retentionmetrics.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Every benchmark runs: found by the harness, set up, and measured without an error. What it measures is not looked at.
 */
class BenchmarkSmokeTest {
    @Test
    void everyBenchmarkRuns() throws RunnerException {
        Options once = new OptionsBuilder()
                .include("^" + BenchmarkSmokeTest.class.getPackageName().replace(".", "\\.") + "\\.")
                .param("purchases", "1000")
                .param("durations", "1000")
                .param("subscriptions", "1000")
                .param("threads", "2")
                .param("customers", "200")
                .param("events", "1000")
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(20))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();

        Collection<RunResult> results = new Runner(once).run();

        assertThat(results)
                .extracting(result -> result.getParams().getBenchmark())
                .containsOnly(benchmarksOf(
                        BootstrapBenchmark.class,
                        CohortBenchmark.class,
                        CsvBenchmark.class,
                        DuckDbBenchmark.class,
                        EventBenchmark.class,
                        ForecastBenchmark.class,
                        HistoryBenchmark.class,
                        MovementBenchmark.class,
                        RecordsBenchmark.class,
                        RecurringRevenueBenchmark.class,
                        RfmBenchmark.class,
                        SegmentBenchmark.class,
                        SurvivalBenchmark.class));
        assertThat(results)
                .allSatisfy(result ->
                        assertThat(result.getPrimaryResult().getScore()).isPositive());
    }

    private static String[] benchmarksOf(Class<?>... types) {
        return Arrays.stream(types)
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .filter(method -> method.isAnnotationPresent(Benchmark.class))
                .map(method -> method.getDeclaringClass().getName() + "." + method.getName())
                .toArray(String[]::new);
    }
}
