package io.github.retentionmetrics.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How {@link Comparison} runs.
 *
 * @param purchases the sizes of the workload, ascending
 * @param streamsUpTo the largest size at which streams over records are measured too
 * @param threads how many threads DuckDB gets: first the number that ratios are taken against
 * @param forks processes for each benchmark
 * @param warmups iterations that are not measured
 * @param iterations iterations that are
 * @param millis how long an iteration takes, at least one answer
 * @param heap the heap of each process
 * @param only a regular expression for the benchmarks to run
 * @param output the file to write
 */
record ComparisonOptions(
        List<Integer> purchases,
        int streamsUpTo,
        List<String> threads,
        int forks,
        int warmups,
        int iterations,
        int millis,
        String heap,
        String only,
        Path output) {

    private static final Map<String, String> DEFAULTS = new LinkedHashMap<>();

    static {
        DEFAULTS.put("purchases", "1000000,10000000");
        DEFAULTS.put("streamsUpTo", "10000000");
        DEFAULTS.put("threads", "2,1");
        DEFAULTS.put("forks", "1");
        DEFAULTS.put("warmups", "3");
        DEFAULTS.put("iterations", "7");
        DEFAULTS.put("millis", "400");
        DEFAULTS.put("heap", "8g");
        DEFAULTS.put("only", ".*");
        DEFAULTS.put("output", "benchmarks/target/comparison.md");
    }

    /** Reads options such as {@code purchases=100000,1000000}; one that is not given has its default. */
    static ComparisonOptions parse(String... args) {
        Map<String, String> values = new LinkedHashMap<>(DEFAULTS);
        for (String arg : args) {
            int equals = arg.indexOf('=');
            if (equals < 0 || values.replace(arg.substring(0, equals), arg.substring(equals + 1)) == null) {
                throw new IllegalArgumentException("option must be one of " + usage() + ": " + arg);
            }
        }
        return new ComparisonOptions(
                list(values, "purchases").stream()
                        .map(Integer::valueOf)
                        .sorted()
                        .toList(),
                number(values, "streamsUpTo"),
                list(values, "threads"),
                number(values, "forks"),
                number(values, "warmups"),
                number(values, "iterations"),
                number(values, "millis"),
                values.getOrDefault("heap", ""),
                values.getOrDefault("only", ""),
                Path.of(values.getOrDefault("output", "")));
    }

    /** All options with their defaults, as one would write them. */
    static String usage() {
        return String.join(
                " ",
                DEFAULTS.entrySet().stream()
                        .map(option -> option.getKey() + "=" + option.getValue())
                        .toList());
    }

    private static int number(Map<String, String> values, String name) {
        return Integer.parseInt(values.getOrDefault(name, ""));
    }

    private static List<String> list(Map<String, String> values, String name) {
        return Arrays.asList(values.getOrDefault(name, "").split(",", -1));
    }
}
