package io.github.retentionmetrics.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.retentionmetrics.testing.Serialization;
import org.junit.jupiter.api.Test;

class CustomerFlowTest {
    private static final long MAX = Long.MAX_VALUE;
    private static final String ALL = "start + joined + joinedAndLeft + returned + returnedAndLeft";

    @Test
    void countsAreNamedAsTheyAreSet() {
        CustomerFlow march =
                CustomerFlow.startingWith(100).withLost(10, 2).withJoined(19, 6).withReturned(4, 1);
        assertThat(march).isEqualTo(new CustomerFlow(100, 10, 2, 19, 6, 4, 1));
        assertThat(march.withLost(0, 3)).isEqualTo(new CustomerFlow(100, 0, 3, 19, 6, 4, 1));
        assertThat(march.withJoined(0, 3)).isEqualTo(new CustomerFlow(100, 10, 2, 0, 3, 4, 1));
        assertThat(march.withReturned(0, 3)).isEqualTo(new CustomerFlow(100, 10, 2, 19, 6, 0, 3));
        assertThat(CustomerFlow.startingWith(0)).isEqualTo(CustomerFlow.empty());
    }

    @Test
    void movementComparesTheTwoEndsOnly() {
        assertThat(new CustomerFlow(100, 10, 2, 19, 6, 4, 1).toMovement())
                .isEqualTo(new CustomerMovement(100, 19, 4, 10, 100 + 19 + 4 - 10));
        assertThat(new CustomerFlow(MAX - 8, MAX - 8, 0, 5, 0, 3, 0).toMovement())
                .isEqualTo(new CustomerMovement(MAX - 8, 5, 3, MAX - 8, 8));
    }

    @Test
    void groupsAddUp() {
        assertThat(new CustomerFlow(10, 1, 2, 3, 4, 5, 6).plus(new CustomerFlow(100, 10, 20, 30, 40, 50, 60)))
                .isEqualTo(new CustomerFlow(110, 11, 22, 33, 44, 55, 66));
    }

    @Test
    void lostAndInterruptedAreDifferentCustomersOfTheStart() {
        assertThat(new CustomerFlow(10, 4, 6, 0, 0, 0, 0).toMovement().retained())
                .isEqualTo(6);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerFlow.startingWith(10).withLost(4, 7))
                .withMessage("lost + interrupted (4 + 7) must be at most start (10)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerFlow.startingWith(10).withLost(11, 0))
                .withMessage("lost + interrupted (11 + 0) must be at most start (10)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerFlow.startingWith(MAX).withLost(MAX, 1))
                .withMessage(
                        "lost + interrupted (9223372036854775807 + 1) must be at most start (9223372036854775807)");
    }

    @Test
    void negativeCountsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerFlow.startingWith(-1))
                .withMessage("start must not be negative: -1");
        CustomerFlow start = CustomerFlow.startingWith(10);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> start.withLost(-1, 0))
                .withMessage("lost must not be negative: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> start.withLost(0, -1))
                .withMessage("interrupted must not be negative: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> start.withJoined(-1, 0))
                .withMessage("joined must not be negative: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> start.withJoined(0, -1))
                .withMessage("joinedAndLeft must not be negative: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> start.withReturned(-1, 0))
                .withMessage("returned must not be negative: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> start.withReturned(0, -1))
                .withMessage("returnedAndLeft must not be negative: -1");
    }

    @Test
    void customersThatDoNotFitInALongAreRefused() {
        assertThat(new CustomerFlow(MAX - 4, 0, 0, 1, 1, 1, 1).joined()).isEqualTo(1);
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new CustomerFlow(MAX - 4, 0, 0, 2, 1, 1, 1))
                .withMessage(ALL + " must fit in a long: 9223372036854775803 + 5");
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> CustomerFlow.empty().withJoined(MAX, 1))
                .withMessage(ALL + " must fit in a long: 9223372036854775807 + 1");
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> CustomerFlow.empty().withReturned(1, MAX))
                .withMessage(ALL + " must fit in a long: 1 + 9223372036854775807");
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> CustomerFlow.startingWith(MAX).plus(CustomerFlow.startingWith(2)))
                .withMessage("start must fit in a long: 9223372036854775807 + 2");
    }

    @Test
    void nullIsNamed() {
        assertThatNullPointerException()
                .isThrownBy(() -> CustomerFlow.empty().plus(null))
                .withMessage("other");
    }

    @Test
    void survivesSerialization() {
        CustomerFlow march = new CustomerFlow(10, 1, 2, 3, 4, 5, 6);
        assertThat(Serialization.roundTrip(march)).isEqualTo(march);
    }
}
