package io.github.retentionmetrics.examples.report.input;

import io.github.retentionmetrics.examples.report.csv.TimeText;
import io.github.retentionmetrics.examples.report.error.UsageError;
import io.github.retentionmetrics.ticket.Ticket;
import io.github.retentionmetrics.ticket.TicketHistory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tickets of a file, and the zone whose days they are counted in: the user's, or the one offset of all their times.
 */
final class TicketReader {
    private final @Nullable ZoneId given;
    private final List<Ticket> tickets = new ArrayList<>();
    private @Nullable ZoneId zone;
    private @Nullable ZoneId otherZone;

    TicketReader(@Nullable ZoneId given) {
        this.given = given;
        this.zone = given;
    }

    TicketParser parser() {
        return new TicketParser(new TimeText(given));
    }

    List<Ticket> tickets() {
        return List.copyOf(tickets);
    }

    void noteZone(TicketRow row) {
        if (zone == null) {
            zone = row.zone();
        } else if (!row.zone().equals(zone)) {
            otherZone = row.zone();
        }
    }

    void add(TicketRow row) {
        tickets.add(row.ticket());
    }

    /** Summer and winter have different offsets, and neither of them says where a day begins in the other. */
    void requireOneZone() throws UsageError {
        if (otherZone != null) {
            throw new UsageError("--zone must be given when tickets were created at several offsets from UTC: " + zone
                    + ", " + otherZone);
        }
    }

    /** The tickets as known at the end of a day. */
    TicketHistory build(LocalDate observedUntil) {
        // without any ticket, no figure depends on the zone
        ZoneId days = zone == null ? ZoneOffset.UTC : zone;
        Instant end = observedUntil.plusDays(1).atStartOfDay(days).toInstant().minusSeconds(1);
        return TicketHistory.of(tickets, end, days);
    }
}
