package io.github.retentionmetrics.benchmarks;

import io.github.retentionmetrics.benchmarks.StreamSurvival.Stay;
import io.github.retentionmetrics.survival.Durations;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Stays of customers who joined on any day of three years and stay for a Lomax time (scale 250 days, shape 1.4): as
 * records, as columns, and counted in two groups.
 */
@State(Scope.Benchmark)
public class SurvivalState {
    private static final int DAYS = 1_096;
    private static final long SEED = 20_260_101;

    /** How many stays there are. */
    @Param({"100000", "1000000", "10000000"})
    public int durations;

    List<Stay> records = List.of();
    long[] times = {};
    boolean[] hasLeft = {};
    Durations counted = Durations.empty(ChronoUnit.DAYS);
    Map<String, Durations> groups = Map.of();

    /** Makes the stays. */
    @Setup
    public void make() {
        SeededRandom random = new SeededRandom(SEED);
        times = new long[durations];
        hasLeft = new boolean[durations];
        records = new ArrayList<>(durations);
        for (int i = 0; i < durations; i++) {
            long observed = random.nextInt(DAYS);
            long stay = (long) Math.min(random.nextLomax(250, 1.4), DAYS);
            hasLeft[i] = stay <= observed;
            times[i] = Math.min(stay, observed);
            records.add(new Stay(times[i], hasLeft[i]));
        }
        counted = Durations.of(ChronoUnit.DAYS, times, hasLeft);
        groups = Map.of("even", group(0), "odd", group(1));
    }

    private Durations group(int remainder) {
        var builder = Durations.builder(ChronoUnit.DAYS);
        for (int i = remainder; i < durations; i += 2) {
            builder.add(times[i], hasLeft[i]);
        }
        return builder.build();
    }
}
