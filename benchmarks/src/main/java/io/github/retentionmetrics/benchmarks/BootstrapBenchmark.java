package io.github.retentionmetrics.benchmarks;

import io.github.retentionmetrics.inference.Bootstrap;
import io.github.retentionmetrics.inference.BootstrapEstimate;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;

/** How sure is an average order value: a thousand resamples of customers, beside drawing customers as objects. */
public class BootstrapBenchmark extends TimedBenchmark {
    /** How many resamples each measurement draws. */
    static final int RESAMPLES = 1_000;

    private static final Bootstrap BOOTSTRAP = Bootstrap.withSeed(2026).withResamples(RESAMPLES);

    /**
     * The library, one thread, with the leave-one-out values of the accelerated interval.
     *
     * @param state the customers
     * @return the estimate
     */
    @Benchmark
    public BootstrapEstimate resampleWeights(BootstrapState state) {
        return BOOTSTRAP.estimate(state.columns);
    }

    /**
     * The library, two threads: half of the resamples each.
     *
     * @param state the customers
     * @return the estimate
     */
    @Benchmark
    public Optional<BootstrapEstimate> resampleWeightsTwoThreads(BootstrapState state) {
        return BOOTSTRAP.split(2).parallelStream()
                .map(part -> part.estimate(state.columns))
                .reduce(BootstrapEstimate::plus);
    }

    /**
     * The naive way: a list of drawn customers for each resample, added up by a stream; no leave-one-out values.
     *
     * @param state the customers
     * @return the ratio in each resample
     */
    @Benchmark
    public double[] resampleObjects(BootstrapState state) {
        return ObjectBootstrap.ratios(state.objects, RESAMPLES, 2026);
    }
}
