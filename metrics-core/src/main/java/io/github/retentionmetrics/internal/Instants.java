package io.github.retentionmetrics.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/** Instants as microseconds since 1970-01-01T00:00Z, which for the years 1 to 9999 fit in a long many times over. */
public final class Instants {
    /** The longest window of a metric, in days: as long as all supported years. */
    public static final long MOST_DAYS = 3_652_500;

    private static final long MICROS_PER_SECOND = TimeUnit.SECONDS.toMicros(1);
    private static final int NANOS_PER_MICRO = 1_000;

    private Instants() {}

    /**
     * An instant as a number, cut to whole microseconds.
     *
     * @param instant the instant, in the years 1 to 9999
     * @return microseconds since 1970-01-01T00:00Z
     */
    public static long toMicros(Instant instant) {
        return instant.getEpochSecond() * MICROS_PER_SECOND + instant.getNano() / NANOS_PER_MICRO;
    }

    /**
     * An elapsed time as a number, cut to whole microseconds: as many as an elapsed time in microseconds may have that
     * is to be no longer.
     *
     * @param duration the time, of at most 9999 years
     * @return microseconds
     */
    public static long toMicros(Duration duration) {
        return duration.getSeconds() * MICROS_PER_SECOND + duration.getNano() / NANOS_PER_MICRO;
    }

    /**
     * A number as an elapsed time.
     *
     * @param micros microseconds
     * @return the time
     */
    public static Duration toDuration(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }

    /**
     * A number as an instant.
     *
     * @param micros microseconds since 1970-01-01T00:00Z
     * @return the instant
     */
    public static Instant ofMicros(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, MICROS_PER_SECOND), NANOS_PER_MICRO * Math.floorMod(micros, MICROS_PER_SECOND));
    }

    /**
     * The first instant of a day, which where the clock is put forward at midnight is not 00:00.
     *
     * @param date the day
     * @param zone the zone
     * @return microseconds since 1970-01-01T00:00Z
     */
    public static long startOfDay(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toEpochSecond() * MICROS_PER_SECOND;
    }
}
