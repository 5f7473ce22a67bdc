package io.github.retentionmetrics.audience;

import io.github.retentionmetrics.internal.Checks;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Objects;

/**
 * The figures that a source gives on the audience of one channel for one day.
 *
 * <pre>{@code
 * LocalDate day = LocalDate.of(2026, 3, 2);
 * AudienceDay.of(day, "instagram", AudienceMovement.unknown().withEnd(4_210));
 * AudienceDay.of(day, "newsletter", AudienceCounts.of(Map.of(SENT, 5_000L, BOUNCED, 60L)));
 * }</pre>
 *
 * @param date the day
 * @param channel the name of the channel, such as a page, an account or a mailing list; not blank
 * @param movement how the size of the audience changed
 * @param counts what was posted, sent and visited, and what came of it
 */
public record AudienceDay(LocalDate date, String channel, AudienceMovement movement, AudienceCounts counts)
        implements Serializable {

    /**
     * Checks the parts.
     *
     * @param date the day, in 0001-01-01..9999-12-31
     * @param channel the name of the channel
     * @param movement how the size of the audience changed
     * @param counts the counts
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if the date is out of range or the name blank
     */
    public AudienceDay {
        Checks.recordDate(date, "date");
        Checks.identifier(channel, "channel");
        Objects.requireNonNull(movement, "movement");
        Objects.requireNonNull(counts, "counts");
    }

    /**
     * A day of which only the size of the audience is known.
     *
     * @param date the day
     * @param channel the name of the channel
     * @param movement how the size of the audience changed
     * @return the day
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if the date is out of range or the name blank
     */
    public static AudienceDay of(LocalDate date, String channel, AudienceMovement movement) {
        return new AudienceDay(date, channel, movement, AudienceCounts.empty());
    }

    /**
     * A day of which only counts are known.
     *
     * @param date the day
     * @param channel the name of the channel
     * @param counts the counts
     * @return the day
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if the date is out of range or the name blank
     */
    public static AudienceDay of(LocalDate date, String channel, AudienceCounts counts) {
        return new AudienceDay(date, channel, AudienceMovement.unknown(), counts);
    }

    /** This day with another movement. */
    AudienceDay withMovement(AudienceMovement movement) {
        return movement.equals(this.movement) ? this : new AudienceDay(date, channel, movement, counts);
    }
}
