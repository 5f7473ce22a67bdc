package io.github.retentionmetrics.examples.report.input;

import io.github.retentionmetrics.audience.AudienceCounts;
import io.github.retentionmetrics.audience.AudienceDay;
import io.github.retentionmetrics.audience.AudienceHistory;
import io.github.retentionmetrics.audience.AudienceMovement;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a row says of a channel on a day, or of one e-mail or post of that day.
 *
 * @param date the day
 * @param channel the name of the channel
 * @param movement how its size changed; of several rows of a day, one says it
 * @param counts what it counts
 */
record AudienceRow(LocalDate date, String channel, AudienceMovement movement, AudienceCounts counts) {

    /** The rows of each day together. */
    static AudienceHistory history(Collection<AudienceRow> rows) {
        Map<String, Map<LocalDate, AudienceDay>> days = new TreeMap<>();
        for (AudienceRow row : rows) {
            days.computeIfAbsent(row.channel, channel -> new TreeMap<>())
                    .merge(
                            row.date,
                            new AudienceDay(row.date, row.channel, row.movement, row.counts),
                            AudienceRow::together);
        }
        return AudienceHistory.of(
                days.values().stream().flatMap(of -> of.values().stream()).toList());
    }

    private static AudienceDay together(AudienceDay one, AudienceDay other) {
        boolean hasMovement = !one.movement().equals(AudienceMovement.unknown());
        return new AudienceDay(
                one.date(),
                one.channel(),
                hasMovement ? one.movement() : other.movement(),
                one.counts().plus(other.counts()));
    }
}
