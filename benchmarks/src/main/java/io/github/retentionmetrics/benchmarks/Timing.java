package io.github.retentionmetrics.benchmarks;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * How long one answer takes, over several iterations.
 *
 * @param median the middle one, in milliseconds
 * @param lowest the shortest
 * @param highest the longest
 */
record Timing(double median, double lowest, double highest) {
    static Timing of(DoubleStream millis) {
        double[] sorted = millis.sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("millis must have at least one time: none");
        }
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Timing(median, sorted[0], Arrays.stream(sorted).max().orElseThrow());
    }

    /** A number with three significant digits, or without decimals where it has more. */
    static String digits(double number) {
        int decimals = (int) Math.max(0, 2 - Math.floor(Math.log10(Math.max(number, 1e-4))));
        return String.format(Locale.ROOT, "%,." + decimals + "f", number);
    }

    /** Such as {@code 0.231 (0.229 .. 0.240)}. */
    @Override
    public String toString() {
        return digits(median) + " (" + digits(lowest) + " .. " + digits(highest) + ")";
    }
}
