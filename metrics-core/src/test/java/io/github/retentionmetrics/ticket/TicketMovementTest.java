package io.github.retentionmetrics.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.Ratio;
import org.junit.jupiter.api.Test;

class TicketMovementTest {
    private static final TicketHistory.Movement MARCH = new TicketHistory.Movement(12, 90, 84, 18, 71);

    @Test
    void relatesTicketsToCustomers() {
        assertThat(MARCH.ticketsPerCustomer(850)).isEqualTo(Ratio.of(90, 850));
        assertThat(MARCH.contactRate(850)).isEqualTo(Rate.of(71, 850));
        assertThat(TicketHistory.Movement.empty().ticketsPerCustomer(0))
                .hasToString("undefined (0 of 0): no customers");
        assertThat(TicketHistory.Movement.empty().contactRate(0)).hasToString("undefined (0 of 0): no customers");
    }

    @Test
    void addsUp() {
        assertThat(MARCH.plus(new TicketHistory.Movement(1, 2, 3, 0, 1)))
                .isEqualTo(new TicketHistory.Movement(13, 92, 87, 18, 72));
        assertThat(MARCH.plus(TicketHistory.Movement.empty())).isEqualTo(MARCH);
    }

    @Test
    void refusesWhatDoesNotAddUp() {
        assertThatThrownBy(() -> new TicketHistory.Movement(12, 90, 84, 17, 71))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("end (17) must equal start + created - solved (12 + 90 - 84 = 18)");
        assertThatThrownBy(() -> new TicketHistory.Movement(0, 1, 1, 0, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("customers (2) must be at most created (1)");
        assertThatThrownBy(() -> new TicketHistory.Movement(-1, 1, 1, -1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("start must not be negative: -1");
        assertThatThrownBy(() -> MARCH.contactRate(70))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("customers with a ticket (71) must be at most customers (70)");
        assertThatThrownBy(() -> MARCH.ticketsPerCustomer(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("customers must not be negative: -1");
        TicketHistory.Movement most = new TicketHistory.Movement(Long.MAX_VALUE, 0, 0, Long.MAX_VALUE, 0);
        assertThatThrownBy(() -> most.plus(most))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("start must fit in a long: " + Long.MAX_VALUE + " + " + Long.MAX_VALUE);
        assertThatThrownBy(() -> MARCH.plus(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("other");
    }
}
