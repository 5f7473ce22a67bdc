package io.github.retentionmetrics.benchmarks;

import io.github.retentionmetrics.cohort.CohortAnalysis;
import io.github.retentionmetrics.period.Granularity;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** How every benchmark is run unless a command says otherwise, and the question that most of them ask. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xms4g", "-Xmx4g", TimedBenchmark.HEAP_AT_ONCE})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
public abstract class TimedBenchmark {
    /** The whole heap comes from the operating system before the first measurement, not page by page within one. */
    static final String HEAP_AT_ONCE = "-XX:+AlwaysPreTouch";

    static final CohortAnalysis BY_MONTH = CohortAnalysis.by(Granularity.MONTH);

    /** For subclasses. */
    protected TimedBenchmark() {}
}
