package io.github.retentionmetrics.ticket;

import static io.github.retentionmetrics.ticket.TicketHistory.toTicketHistory;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.testing.Serialization;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TicketHistoryTest {
    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
    private static final Instant OBSERVED = Instant.parse("2026-04-01T12:00:00Z");
    private static final Period MARCH = Period.month(2026, 3);

    /** Amsterdam's March runs from 28 February 23:00 to 31 March 22:00 in UTC. */
    private static final List<Ticket> TICKETS = List.of(
            ticket("before", "anna", "2026-02-28T22:59:59Z", "2026-03-05T10:00:00Z"),
            ticket("first", "anna", "2026-02-28T23:00:00Z", "2026-03-01T11:00:00Z"),
            ticket("slow", "bram", "2026-03-02T09:00:00Z", "2026-03-04T09:00:00Z"),
            ticket("fast", "bram", "2026-03-03T09:00:00Z", "2026-03-03T10:00:00Z"),
            ticket("at once", "cato", "2026-03-10T09:00:00Z", "2026-03-10T09:00:00Z"),
            ticket("reopened", "daan", "2026-03-20T09:00:00Z", "2026-03-20T12:00:00Z")
                    .withReopened(),
            ticket("later", "eva", "2026-03-31T21:59:59Z", "2026-03-31T22:00:00Z"),
            Ticket.of("open", "anna", Instant.parse("2026-03-31T22:00:00Z")));

    private static final TicketHistory HISTORY = TicketHistory.of(TICKETS, OBSERVED, AMSTERDAM);

    private static Ticket ticket(String id, String customerId, String created, String solved) {
        return Ticket.of(id, customerId, Instant.parse(created)).withSolved(Instant.parse(solved));
    }

    @Test
    void movesBetweenMidnightsOfTheZone() {
        TicketHistory.Movement march = HISTORY.movement(MARCH);

        // 'before' was open; six came; 'before', 'first', 'slow', 'fast' and 'at once' went; 'reopened' and 'later'
        // stayed
        assertThat(march).isEqualTo(new TicketHistory.Movement(1, 6, 5, 2, 5));
        assertThat(march).hasToString("1 at start + 6 created - 5 solved = 2 at end");
        assertThat(HISTORY.backlog(Instant.parse("2026-03-31T21:59:59Z"))).isEqualTo(2);
        assertThat(HISTORY.movement(Period.month(2026, 2)).end()).isEqualTo(march.start());
        // April is observed up to noon: 'later' was solved and 'open' came
        assertThat(HISTORY.movement(Period.month(2026, 4))).isEqualTo(new TicketHistory.Movement(2, 1, 1, 2, 1));
    }

    @Test
    void ticketsWithoutACustomerCountInTheBacklogButNotAsCustomers() {
        Ticket anonymous = Ticket.anonymous("visitor", Instant.parse("2026-03-02T09:00:00Z"));
        TicketHistory history = TicketHistory.of(
                List.of(anonymous, anonymous.withSolved(anonymous.created()), TICKETS.get(3)), OBSERVED, AMSTERDAM);

        assertThat(history.movement(MARCH)).isEqualTo(new TicketHistory.Movement(0, 3, 2, 1, 1));
        assertThat(history.filter(id -> true).tickets()).containsExactly(TICKETS.get(3));
        assertThat(history.segments(MARCH, Duration.ofHours(24), BusinessHours.ALWAYS)
                        .customerIds())
                .containsExactly("bram");
        TicketHistory onlyAnonymous = TicketHistory.of(List.of(anonymous), OBSERVED, AMSTERDAM);
        assertThat(onlyAnonymous.movement(MARCH)).isEqualTo(new TicketHistory.Movement(0, 1, 0, 1, 0));
        assertThat(ResolutionTime.ofCreated(onlyAnonymous, MARCH, ResolutionTime.Until.FIRST_SOLVED)
                        .open())
                .isEqualTo(1);
    }

    @Test
    void knowsNothingAfterTheObservation() {
        TicketHistory early = TicketHistory.of(
                TICKETS.subList(0, 5).stream()
                        .filter(ticket -> !ticket.created().isAfter(Instant.parse("2026-03-03T09:30:00Z")))
                        .toList(),
                Instant.parse("2026-03-03T09:30:00.5Z"),
                AMSTERDAM);

        assertThat(early.observedUntil()).isEqualTo(Instant.parse("2026-03-03T09:30:00Z"));
        assertThat(early.movement(MARCH)).isEqualTo(new TicketHistory.Movement(1, 3, 1, 3, 2));
        assertThat(early.backlog(early.observedUntil())).isEqualTo(3);
    }

    @Test
    void countsWhatHappensInTheLastSecond() {
        Ticket solved = ticket("1", "anna", "2026-04-01T12:00:00Z", "2026-04-01T12:00:00Z");

        assertThat(TicketHistory.of(List.of(solved), OBSERVED, AMSTERDAM).movement(Period.month(2026, 4)))
                .isEqualTo(new TicketHistory.Movement(0, 1, 1, 0, 1));
    }

    @Test
    void tellsWhatCustomersWentThrough() {
        Duration target = Duration.ofHours(24);

        Segmentation segments = HISTORY.segments(MARCH, target, BusinessHours.ALWAYS);

        assertThat(segments.names()).containsExactly("resolved fast", "resolved slowly", "open", "no ticket");
        assertThat(segments.toMap())
                .containsExactly(
                        entry("anna", "resolved fast"),
                        entry("bram", "resolved slowly"),
                        entry("cato", "resolved fast"),
                        entry("daan", "resolved fast"),
                        // solved one second after the end of March: not known then
                        entry("eva", "open"));
        assertThat(segments.knownOn()).contains(MARCH.lastDay());
        assertThat(HISTORY.segments(MARCH, Duration.ofDays(2), BusinessHours.ALWAYS)
                        .toMap())
                .containsEntry("bram", "resolved fast");
        assertThat(HISTORY.segments(MARCH, Duration.ZERO, BusinessHours.inZone(AMSTERDAM))
                        .toMap())
                .containsEntry("bram", "resolved fast");
    }

    @Test
    void filtersByCustomer() {
        assertThat(HISTORY.filter("anna"::equals).tickets())
                .extracting(Ticket::id)
                .containsExactly("before", "first", "open");
        assertThat(HISTORY.filter("anna"::equals).movement(MARCH)).isEqualTo(new TicketHistory.Movement(1, 1, 2, 0, 1));
    }

    @Test
    void collectsAndAddsUp() {
        TicketHistory one = TicketHistory.of(TICKETS.subList(0, 3), OBSERVED, AMSTERDAM);
        TicketHistory two = TicketHistory.of(TICKETS.subList(3, 8), OBSERVED, AMSTERDAM);

        assertThat(TICKETS.stream().collect(toTicketHistory(OBSERVED, AMSTERDAM)))
                .isEqualTo(HISTORY);
        assertThat(one.plus(two)).isEqualTo(HISTORY);
        assertThat(one.plus(two)).hasSameHashCodeAs(HISTORY);
        assertThat(one).isNotEqualTo(two);
        assertThat(Serialization.roundTrip(HISTORY)).isEqualTo(HISTORY);
        assertThat(HISTORY.zone()).isEqualTo(AMSTERDAM);
        assertThat(HISTORY).hasToString("TicketHistory[8 tickets, observed until 2026-04-01T12:00:00Z]");
    }

    @Test
    void isEmptyWithoutTickets() {
        TicketHistory empty = Stream.<Ticket>empty().collect(toTicketHistory(OBSERVED, AMSTERDAM));

        assertThat(empty.movement(MARCH)).isEqualTo(TicketHistory.Movement.empty());
        assertThat(empty.backlog(OBSERVED)).isZero();
        assertThat(empty.segments(MARCH, Duration.ZERO, BusinessHours.ALWAYS).customerIds())
                .isEmpty();
    }

    @Test
    void refusesWhatIsNotObserved() {
        assertThatThrownBy(() -> TicketHistory.of(TICKETS, Instant.parse("2026-03-31T21:59:59Z"), AMSTERDAM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("created at row 7 (2026-03-31T22:00:00Z) must be at or before observedUntil"
                        + " (2026-03-31T21:59:59Z)");
        assertThatThrownBy(() -> HISTORY.backlog(OBSERVED.plusSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("moment (2026-04-01T12:00:01Z) must be at or before observedUntil (2026-04-01T12:00:00Z)");
        assertThatThrownBy(() -> HISTORY.movement(Period.month(2026, 5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("period start (2026-05-01) must be on or before observedUntil (2026-04-01)");
        assertThatThrownBy(() -> HISTORY.segments(MARCH, Duration.ofSeconds(-1), BusinessHours.ALWAYS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("target must not be negative: PT-1S");
        Period none = Period.of(MARCH.startInclusive(), MARCH.startInclusive());
        assertThatThrownBy(() -> HISTORY.segments(none, Duration.ZERO, BusinessHours.ALWAYS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("period must have at least one day: " + none);
        assertThatThrownBy(() -> HISTORY.plus(TicketHistory.of(List.of(), OBSERVED, ZoneId.of("UTC"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("zone of other (UTC) must be that of this (Europe/Amsterdam)");
        assertThatThrownBy(() -> HISTORY.plus(TicketHistory.of(List.of(), Instant.EPOCH, AMSTERDAM)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("observedUntil of other (1970-01-01T00:00:00Z) must be that of this"
                        + " (2026-04-01T12:00:00Z)");
    }

    @Test
    void namesWhatIsNull() {
        assertThatThrownBy(() -> TicketHistory.of(Arrays.asList(TICKETS.get(0), null), OBSERVED, AMSTERDAM))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("ticket at row 1");
        assertThatThrownBy(() -> TicketHistory.of(List.of(), null, AMSTERDAM))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("observedUntil");
        assertThatThrownBy(() -> HISTORY.movement(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("period");
        assertThatThrownBy(() -> HISTORY.backlog(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("moment");
        assertThatThrownBy(() -> HISTORY.segments(MARCH, null, BusinessHours.ALWAYS))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("target");
        assertThatThrownBy(() -> HISTORY.filter(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("isSelected");
        assertThatThrownBy(() -> HISTORY.plus(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("other");
    }
}
