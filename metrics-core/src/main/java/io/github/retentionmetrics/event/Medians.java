package io.github.retentionmetrics.event;

import io.github.retentionmetrics.internal.Instants;
import java.time.Duration;
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
        Duration low = Instants.toDuration(micros[(micros.length - 1) / 2]);
        Duration high = Instants.toDuration(micros[micros.length / 2]);
        return Optional.of(low.plus(high).dividedBy(2));
    }
}
