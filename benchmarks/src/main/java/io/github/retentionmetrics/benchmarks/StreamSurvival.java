package io.github.retentionmetrics.benchmarks;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The naive way to a Kaplan-Meier curve: group the records by time, and go through the times with what is left. */
final class StreamSurvival {
    /** A stay as an application has it. */
    record Stay(long days, boolean hasLeft) {}

    private StreamSurvival() {}

    /** The survival after each time. */
    static NavigableMap<Long, Double> of(List<Stay> stays) {
        NavigableMap<Long, List<Stay>> byTime =
                stays.stream().collect(Collectors.groupingBy(Stay::days, TreeMap::new, Collectors.toList()));
        NavigableMap<Long, Double> survival = new TreeMap<>();
        double product = 1;
        long atRisk = stays.size();
        for (var entry : byTime.entrySet()) {
            long left = entry.getValue().stream().filter(Stay::hasLeft).count();
            product *= 1 - (double) left / atRisk;
            survival.put(entry.getKey(), product);
            atRisk -= entry.getValue().size();
        }
        return survival;
    }
}
