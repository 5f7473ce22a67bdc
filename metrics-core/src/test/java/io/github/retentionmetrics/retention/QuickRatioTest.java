package io.github.retentionmetrics.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.rate.Ratio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuickRatioTest {
    private static final long MAX = Long.MAX_VALUE;

    @ParameterizedTest
    @CsvSource({
        // new, resurrected, lost, ratio
        "20, 8, 8, 3.5", // pitchkit: (20 + 8) / (5 + 3)
        "50, 15, 13, 5", // caculator: (50 + 15) / (10 + 3)
        "0, 0, 8, 0",
        "8, 0, 8, 1",
        "0, 4, 8, 0.5"
    })
    void wonForEveryOneLost(long newCustomers, long resurrected, long lost, double expected) {
        CustomerMovement movement = CustomerMovement.startingWith(100)
                .withNew(newCustomers)
                .withResurrected(resurrected)
                .withLost(lost);
        assertThat(QuickRatio.of(movement)).isEqualTo(Ratio.of(newCustomers + resurrected, lost));
        assertThat(QuickRatio.of(movement).value()).isEqualTo(expected);
    }

    @Test
    void readsAsItsCounts() {
        CustomerMovement movement = CustomerMovement.startingWith(1_000)
                .withNew(900)
                .withResurrected(53)
                .withLost(731);
        assertThat(QuickRatio.of(movement)).hasToString("1.304 (953 of 731)");
    }

    @Test
    void nobodyLostIsUndefinedAndNeverZero() {
        Ratio ratio = QuickRatio.of(CustomerMovement.startingWith(100).withNew(20));
        assertThat(ratio.isDefined()).isFalse();
        assertThat(ratio.value()).isNaN();
        assertThat(ratio).hasToString("undefined (20 of 0): no customers were lost in the period");
        assertThat(QuickRatio.of(CustomerMovement.empty()))
                .isEqualTo(Ratio.of(0, 0, "no customers were lost in the period"));
    }

    @Test
    void countsUpToTheLargestAreExact() {
        CustomerMovement movement = CustomerMovement.startingWith(MAX)
                .withLost(MAX)
                .withNew(MAX - 5)
                .withResurrected(5);
        assertThat(QuickRatio.of(movement)).isEqualTo(Ratio.of(MAX, MAX));
    }

    @Test
    void nullIsNamed() {
        assertThatNullPointerException()
                .isThrownBy(() -> QuickRatio.of((CustomerMovement) null))
                .withMessage("movement");
    }
}
