package io.github.retentionmetrics.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retentionmetrics.testing.Serialization;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TicketTest {
    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
    private static final Instant CREATED = Instant.parse("2026-03-02T09:00:00Z");
    private static final Ticket OPEN = Ticket.of("T-1", "anna", CREATED);

    @Test
    void isOpenSolvedOrReopened() {
        Ticket solved = OPEN.withSolved(CREATED.plusSeconds(60));
        Ticket reopened = solved.withReopened();
        Ticket again = reopened.withSolved(CREATED.plusSeconds(180));

        assertThat(OPEN.firstSolution()).isEmpty();
        assertThat(OPEN.solution()).isEmpty();
        assertThat(solved.firstSolution()).contains(CREATED.plusSeconds(60));
        assertThat(solved.solution()).contains(CREATED.plusSeconds(60));
        assertThat(reopened.firstSolution()).contains(CREATED.plusSeconds(60));
        assertThat(reopened.solution()).isEmpty();
        assertThat(again.firstSolution()).contains(CREATED.plusSeconds(60));
        assertThat(again.solution()).contains(CREATED.plusSeconds(180));
        assertThat(Serialization.roundTrip(again)).isEqualTo(again);
    }

    @Test
    void isOpenFromItsCreationUntilItIsSolved() {
        Ticket solved = OPEN.withSolved(CREATED.plusSeconds(60));

        assertThat(solved.isOpenAt(CREATED.minusSeconds(1))).isFalse();
        assertThat(solved.isOpenAt(CREATED)).isTrue();
        assertThat(solved.isOpenAt(CREATED.plusSeconds(59))).isTrue();
        assertThat(solved.isOpenAt(CREATED.plusSeconds(60))).isFalse();
        assertThat(OPEN.isOpenAt(CREATED.plusSeconds(1_000_000))).isTrue();
        assertThat(OPEN.withSolved(CREATED).isOpenAt(CREATED)).isFalse();
    }

    @Test
    void mayHaveNoKnownCustomer() {
        Ticket anonymous = Ticket.anonymous("T-1", CREATED);

        assertThat(anonymous).isEqualTo(new Ticket("T-1", null, CREATED, null, null));
        assertThat(anonymous.customer()).isEmpty();
        assertThat(anonymous.withSolved(CREATED).customer()).isEmpty();
        assertThat(OPEN.customer()).contains("anna");
        assertThatThrownBy(() -> Ticket.of("T-1", null, CREATED)).hasMessage("customerId");
    }

    @Test
    void keepsWholeSeconds() {
        Ticket ticket = Ticket.of("T-1", "anna", CREATED.plusMillis(999)).withSolved(CREATED.plusMillis(1));

        assertThat(ticket).isEqualTo(OPEN.withSolved(CREATED));
    }

    @Test
    void takesLocalTimes() {
        Ticket ticket = Ticket.at("T-1", "anna", LocalDateTime.parse("2026-03-02T10:00:00"), AMSTERDAM)
                .withSolved(LocalDateTime.parse("2026-04-01T10:00:00"), AMSTERDAM);

        assertThat(ticket.created()).isEqualTo(CREATED);
        assertThat(ticket.solution()).contains(Instant.parse("2026-04-01T08:00:00Z"));
    }

    @Test
    void takesLocalTimesThatTheClockShowsTwiceOrNever() {
        LocalDateTime early = LocalDateTime.parse("2026-10-25T02:10:00");
        LocalDateTime late = LocalDateTime.parse("2026-10-25T02:50:00");
        Ticket ticket = Ticket.at("T-1", "anna", late, AMSTERDAM);

        assertThat(ticket.created()).isEqualTo(Instant.parse("2026-10-25T00:50:00Z"));
        assertThat(ticket.withSolved(early, AMSTERDAM).solution()).contains(Instant.parse("2026-10-25T01:10:00Z"));
        assertThat(ticket.withSolved(late, AMSTERDAM).solution()).contains(ticket.created());
        assertThat(Ticket.at("T-1", "anna", early, AMSTERDAM)
                        .withSolved(late, AMSTERDAM)
                        .withReopened()
                        .withSolved(early, AMSTERDAM)
                        .solution())
                .contains(Instant.parse("2026-10-25T01:10:00Z"));
        assertThat(Ticket.at("T-1", "anna", LocalDateTime.parse("2026-03-29T02:30:00"), AMSTERDAM)
                        .created())
                .isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> OPEN.withSolved(CREATED.minusSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("firstSolved (2026-03-02T08:59:59Z) must be at or after created (2026-03-02T09:00:00Z)");
        assertThatThrownBy(() -> OPEN.withSolved(CREATED.plusSeconds(2)).withSolved(CREATED.plusSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("solved (2026-03-02T09:00:01Z) must be at or after firstSolved (2026-03-02T09:00:02Z)");
        assertThatThrownBy(() -> new Ticket("T-1", "anna", CREATED, null, CREATED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("firstSolved must be given where solved is: 2026-03-02T09:00:00Z");
        assertThatThrownBy(() -> Ticket.of("T-1", "anna", Instant.MAX))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("created must be in 0001-01-01..9999-12-31: +1000000000-12-31T23:59:59.999999999Z");
        assertThatThrownBy(() -> Ticket.of(" ", "anna", CREATED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("id must not be blank: length 1");
        assertThatThrownBy(() -> Ticket.of("T-1", "", CREATED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("customerId must not be blank: length 0");
    }

    @Test
    void namesWhatIsNull() {
        assertThatThrownBy(() -> Ticket.of("T-1", "anna", null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("created");
        assertThatThrownBy(() -> OPEN.withSolved(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("solved");
        assertThatThrownBy(() -> Ticket.at("T-1", "anna", null, AMSTERDAM))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("created");
        assertThatThrownBy(() -> OPEN.withSolved(LocalDateTime.MAX, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("zone");
        assertThatThrownBy(() -> OPEN.isOpenAt(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("moment");
    }
}
