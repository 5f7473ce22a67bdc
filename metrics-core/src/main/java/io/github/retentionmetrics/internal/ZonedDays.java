package io.github.retentionmetrics.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Timestamps to days in a zone, for columns of them: the zone's rules are asked only when the offset may have changed.
 */
public final class ZonedDays {
    private static final long MICROS_PER_MILLI = 1_000;
    private static final long MILLIS_PER_DAY = Duration.ofDays(1).toMillis();

    private final ZoneRules rules;
    private long offsetMillis;
    private long fromMillis;
    private long untilMillis;

    private ZonedDays(ZoneRules rules) {
        this.rules = rules;
    }

    /**
     * The days of timestamps that are asked for one by one. Not thread-safe.
     *
     * @param zone the zone whose calendar says which day that was
     * @return an object that remembers between which timestamps the offset of the zone stays the same
     */
    public static ZonedDays in(ZoneId zone) {
        return new ZonedDays(zone.getRules());
    }

    /**
     * The days of a column of timestamps.
     *
     * @param epochMillis milliseconds since 1970-01-01T00:00Z
     * @param zone the zone whose calendar says which day that was
     * @return days since 1970-01-01
     * @throws IllegalArgumentException if a date is not in 0001-01-01..9999-12-31
     */
    public static int[] of(long[] epochMillis, ZoneId zone) {
        ZonedDays days = new ZonedDays(zone.getRules());
        int[] epochDays = new int[epochMillis.length];
        for (int row = 0; row < epochMillis.length; row++) {
            long day = days.dayOf(epochMillis[row]);
            if (!Checks.isRecordDay(day)) {
                Checks.dateAt(Instant.ofEpochMilli(epochMillis[row]), zone, "epochMillis at row " + row);
            }
            epochDays[row] = (int) day;
        }
        return epochDays;
    }

    private long dayOf(long millis) {
        if (millis < fromMillis || millis >= untilMillis) {
            seek(Instant.ofEpochMilli(millis));
        }
        return Math.floorDiv(millis + offsetMillis, MILLIS_PER_DAY);
    }

    /**
     * The day of an instant.
     *
     * @param micros microseconds since 1970-01-01T00:00Z
     * @return days since 1970-01-01
     */
    public long dayOfMicros(long micros) {
        return dayOf(Math.floorDiv(micros, MICROS_PER_MILLI));
    }

    private void seek(Instant instant) {
        offsetMillis =
                Duration.ofSeconds(rules.getOffset(instant).getTotalSeconds()).toMillis();
        // previousTransition is strictly before, so an instant at a transition asks a millisecond later
        ZoneOffsetTransition previous = rules.previousTransition(instant.plusMillis(1));
        ZoneOffsetTransition next = rules.nextTransition(instant);
        fromMillis = previous == null ? Long.MIN_VALUE : previous.toEpochSecond() * 1000;
        untilMillis = next == null ? Long.MAX_VALUE : next.toEpochSecond() * 1000;
    }
}
