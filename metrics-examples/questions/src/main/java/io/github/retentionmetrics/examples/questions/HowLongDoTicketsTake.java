package io.github.retentionmetrics.examples.questions;

import static io.github.retentionmetrics.ticket.TicketHistory.toTicketHistory;

import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.ticket.BusinessHours;
import io.github.retentionmetrics.ticket.ResolutionTime;
import io.github.retentionmetrics.ticket.Ticket;
import io.github.retentionmetrics.ticket.TicketHistory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/** Question: how long do support tickets take, in calendar time and in office hours, with the open ones counted in? */
public final class HowLongDoTicketsTake {
    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

    private HowLongDoTicketsTake() {}

    public static void main(String[] args) {
        List<Ticket> tickets = List.of(
                ticket("T-1", "anna", "2026-03-02T10:00").withSolved(time("2026-03-02T11:30"), AMSTERDAM),
                ticket("T-2", "bram", "2026-03-03T16:00")
                        .withSolved(time("2026-03-04T10:00"), AMSTERDAM)
                        .withReopened()
                        .withSolved(time("2026-03-06T12:00"), AMSTERDAM),
                ticket("T-3", "anna", "2026-03-06T15:00").withSolved(time("2026-03-09T10:00"), AMSTERDAM),
                ticket("T-4", "cato", "2026-03-10T09:00").withSolved(time("2026-03-10T09:20"), AMSTERDAM),
                ticket("T-5", "daan", "2026-03-11T13:00"),
                ticket("T-6", "eva", "2026-03-12T11:00"));
        Instant exported = time("2026-03-12T17:00").atZone(AMSTERDAM).toInstant();
        TicketHistory history = tickets.stream().collect(toTicketHistory(exported, AMSTERDAM));
        Period march = Period.month(2026, 3);
        BusinessHours office = BusinessHours.inZone(AMSTERDAM)
                .withOpenWeekdays(LocalTime.of(9, 0), LocalTime.of(17, 0))
                .withClosed(LocalDate.of(2026, 4, 6));

        ResolutionTime first = ResolutionTime.ofCreated(history, march, ResolutionTime.Until.FIRST_SOLVED);
        ResolutionTime full = ResolutionTime.ofCreated(history, march, ResolutionTime.Until.LAST_SOLVED);
        ResolutionTime inOfficeHours =
                ResolutionTime.ofCreated(history, march, ResolutionTime.Until.LAST_SOLVED, office);
        System.out.println("first resolution          " + first);
        System.out.println("full resolution           " + full);
        System.out.println("in office hours           " + inOfficeHours);
        System.out.println("without the open tickets  " + full.resolvedMedian() + " hours");
        System.out.println("within a day              " + first.resolvedWithin(Duration.ofHours(24)) + ", "
                + first.undecided(Duration.ofHours(24)) + " may still be");
        System.out.println("backlog                   " + history.movement(march));
        System.out.println(
                "of 400 customers          " + history.movement(march).contactRate(400));
    }

    private static Ticket ticket(String id, String customerId, String created) {
        return Ticket.at(id, customerId, time(created), AMSTERDAM);
    }

    private static LocalDateTime time(String text) {
        return LocalDateTime.parse(text);
    }
}
