package io.github.retentionmetrics.event;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/** Medians of elapsed times. */
final class Medians {
    private Medians() {}

    /** The middle one, or the exact mean of the two middle ones; the array is sorted. */
    static Optional<Duration> ofMicros(long[] micros) {
        if (micros.length == 0) {
            return Optional.empty();
        }
        Arrays.sort(micros);
        Duration low = Duration.of(micros[(micros.length - 1) / 2], ChronoUnit.MICROS);
        Duration high = Duration.of(micros[micros.length / 2], ChronoUnit.MICROS);
        return Optional.of(low.plus(high).dividedBy(2));
    }
}
