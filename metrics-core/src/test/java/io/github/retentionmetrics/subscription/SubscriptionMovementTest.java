package io.github.retentionmetrics.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.retentionmetrics.testing.Serialization;
import org.junit.jupiter.api.Test;

class SubscriptionMovementTest {
    private static final long MAX = Long.MAX_VALUE;

    @Test
    void groupsAddUp() {
        SubscriptionMovement sum =
                new SubscriptionMovement(10, 5, 4, 3, 11).plus(new SubscriptionMovement(100, 50, 40, 30, 110));
        assertThat(sum).isEqualTo(new SubscriptionMovement(110, 55, 44, 33, 121));
        assertThat(sum.plus(SubscriptionMovement.empty())).isEqualTo(sum);
    }

    @Test
    void countsThatDoNotAddUpAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SubscriptionMovement(10, 5, 4, 3, 12))
                .withMessage("end (12) must equal start + started - ended (10 + 5 - 4 = 11)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SubscriptionMovement(10, 5, 4, 5, 11))
                .withMessage("endedOfStart (5) must be at most start (10) and ended (4)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SubscriptionMovement(2, 5, 4, 3, 3))
                .withMessage("endedOfStart (3) must be at most start (2) and ended (4)");
    }

    @Test
    void whatEndedWasThereAtTheStartOrStarted() {
        assertThat(new SubscriptionMovement(10, 2, 5, 3, 7).ended()).isEqualTo(3 + 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SubscriptionMovement(10, 1, 5, 3, 6))
                .withMessage("ended - endedOfStart (5 - 3 = 2) must be at most started (1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SubscriptionMovement(0, 0, 1, 0, -1))
                .withMessage("ended - endedOfStart (1 - 0 = 1) must be at most started (0)");
    }

    @Test
    void negativeCountsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SubscriptionMovement(-1, 0, 0, 0, -1))
                .withMessage("start must not be negative: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SubscriptionMovement(1, -1, 0, 0, 0))
                .withMessage("started must not be negative: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SubscriptionMovement(1, 0, -1, 0, 2))
                .withMessage("ended must not be negative: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SubscriptionMovement(1, 1, 1, -1, 1))
                .withMessage("endedOfStart must not be negative: -1");
    }

    @Test
    void countsUpToTheLargestAreExact() {
        assertThat(new SubscriptionMovement(MAX, 5, 5, 3, MAX).endedOfStart()).isEqualTo(3);
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new SubscriptionMovement(MAX, 5, 4, 4, MAX))
                .withMessage("end must fit in a long: 9223372036854775803 + 5");
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(
                        () -> new SubscriptionMovement(MAX, 0, 0, 0, MAX).plus(new SubscriptionMovement(1, 0, 0, 0, 1)))
                .withMessage("start must fit in a long: 9223372036854775807 + 1");
    }

    @Test
    void nullIsNamed() {
        assertThatNullPointerException()
                .isThrownBy(() -> SubscriptionMovement.empty().plus(null))
                .withMessage("other");
    }

    @Test
    void survivesSerialization() {
        SubscriptionMovement march = new SubscriptionMovement(10, 5, 4, 3, 11);
        assertThat(Serialization.roundTrip(march)).isEqualTo(march);
    }
}
