package io.github.retentionmetrics.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.retentionmetrics.testing.Serialization;
import org.junit.jupiter.api.Test;

class CustomerMovementTest {
    private static final long MAX = Long.MAX_VALUE;

    @Test
    void endFollowsFromWhatHappened() {
        CustomerMovement march = CustomerMovement.startingWith(1_000)
                .withNew(180)
                .withResurrected(20)
                .withLost(150);
        assertThat(march).isEqualTo(new CustomerMovement(1_000, 180, 20, 150, 1_050));
        assertThat(march.end()).isEqualTo(1_000 + 180 + 20 - 150);
        assertThat(march.retained()).isEqualTo(1_000 - 150);
        assertThat(march).hasToString("1000 at start + 180 new + 20 resurrected - 150 lost = 1050 at end");
    }

    @Test
    void aCountSetAgainIsReplaced() {
        CustomerMovement march =
                CustomerMovement.startingWith(10).withNew(1).withResurrected(2).withLost(3);
        assertThat(march.withNew(7)).isEqualTo(new CustomerMovement(10, 7, 2, 3, 16));
        assertThat(march.withResurrected(7)).isEqualTo(new CustomerMovement(10, 1, 7, 3, 15));
        assertThat(march.withLost(7)).isEqualTo(new CustomerMovement(10, 1, 2, 7, 6));
        assertThat(CustomerMovement.startingWith(0)).isEqualTo(CustomerMovement.empty());
    }

    @Test
    void groupsAddUp() {
        CustomerMovement sum = new CustomerMovement(10, 1, 2, 3, 10).plus(new CustomerMovement(100, 20, 30, 40, 110));
        assertThat(sum).isEqualTo(new CustomerMovement(10 + 100, 1 + 20, 2 + 30, 3 + 40, 10 + 110));
    }

    @Test
    void countsThatDoNotAddUpAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CustomerMovement(1_000, 180, 20, 150, 1_049))
                .withMessage("end (1049) must equal start + newCustomers + resurrected - lost (1000 + 180 + 20 - 150 = "
                        + "1050)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CustomerMovement(10, 5, 0, 11, 4))
                .withMessage("lost (11) must be at most start (10)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerMovement.startingWith(10).withNew(5).withLost(11))
                .withMessage("lost (11) must be at most start (10)");
    }

    @Test
    void negativeCountsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerMovement.startingWith(-1))
                .withMessage("start must not be negative: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerMovement.startingWith(1).withNew(-1))
                .withMessage("newCustomers must not be negative: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerMovement.startingWith(1).withResurrected(-1))
                .withMessage("resurrected must not be negative: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerMovement.startingWith(1).withLost(-1))
                .withMessage("lost must not be negative: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerMovement.startingWith(0).withNew(MAX).withLost(-1))
                .withMessage("lost must not be negative: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CustomerMovement(0, -1, 1, 0, 0))
                .withMessage("newCustomers must not be negative: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CustomerMovement(0, 0, 0, 0, -1))
                .withMessage("end (-1) must equal start + newCustomers + resurrected - lost (0 + 0 + 0 - 0 = 0)");
    }

    @Test
    void countsUpToTheLargestAreExact() {
        assertThat(new CustomerMovement(MAX, 3, 4, 7, MAX).retained()).isEqualTo(MAX - 7);
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> CustomerMovement.startingWith(MAX).withNew(1))
                .withMessage("end must fit in a long: 9223372036854775807 + 1");
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(
                        () -> CustomerMovement.startingWith(MAX - 1).withNew(1).withResurrected(1))
                .withMessage("end must fit in a long: 9223372036854775807 + 1");
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> CustomerMovement.startingWith(MAX).plus(CustomerMovement.startingWith(1)))
                .withMessage("start must fit in a long: 9223372036854775807 + 1");
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new CustomerMovement(0, MAX, 0, 0, MAX).plus(new CustomerMovement(1, 0, 0, 0, 1)))
                .withMessage("end must fit in a long: 9223372036854775807 + 1");
    }

    @Test
    void nullIsNamed() {
        assertThatNullPointerException()
                .isThrownBy(() -> CustomerMovement.empty().plus(null))
                .withMessage("other");
    }

    @Test
    void survivesSerialization() {
        CustomerMovement march = new CustomerMovement(10, 1, 2, 3, 10);
        assertThat(Serialization.roundTrip(march)).isEqualTo(march);
    }
}
