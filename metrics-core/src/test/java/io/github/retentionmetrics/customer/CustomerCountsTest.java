package io.github.retentionmetrics.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.retentionmetrics.testing.Serialization;
import java.util.List;
import org.junit.jupiter.api.Test;

class CustomerCountsTest {
    private static final long MAX = Long.MAX_VALUE;

    @Test
    void everyWayInGivesTheSameCounts() {
        List<CustomerCounts> ways = List.of(
                CustomerCounts.atStart(1_000).acquired(200).atEnd(1_050),
                CustomerCounts.atStart(1_000).acquired(200).lost(150),
                CustomerCounts.atStart(1_000).acquired(200).lost(150).atEnd(1_050),
                CustomerCounts.atStart(1_000).acquired(200).atEnd(1_050).atEnd(1_050),
                CustomerCounts.atStart(1_000).lost(150).atEnd(1_050));
        assertThat(ways).allSatisfy(counts -> {
            assertThat(counts.start()).isEqualTo(1_000);
            assertThat(counts.acquired()).isEqualTo(200);
            assertThat(counts.lost()).isEqualTo(1_000 + 200 - 1_050);
            assertThat(counts.retained()).isEqualTo(1_050 - 200);
            assertThat(counts.end()).isEqualTo(1_000 + 200 - 150);
            assertThat(counts).isEqualTo(ways.get(0)).hasSameHashCodeAs(ways.get(0));
            assertThat(counts).hasToString("1000 at start, 150 lost, 200 acquired, 1050 at end");
        });
    }

    @Test
    void lossesAloneSayNothingAboutTheEnd() {
        CustomerCounts counts = CustomerCounts.atStart(1_000).lost(150);
        assertThat(counts.retained()).isEqualTo(1_000 - 150);
        assertThat(counts.acquired()).isNull();
        assertThat(counts.end()).isNull();
        assertThat(counts).hasToString("1000 at start, 150 lost");
        assertThat(counts)
                .isNotEqualTo(CustomerCounts.atStart(1_000).acquired(0).lost(150))
                .isNotEqualTo(CustomerCounts.atStart(1_000).lost(151))
                .isNotEqualTo(CustomerCounts.atStart(1_001).lost(150))
                .isNotEqualTo(null)
                .isNotEqualTo("1000 at start, 150 lost");
    }

    @Test
    void movementCountsAllAcquiredCustomersAsNew() {
        assertThat(CustomerCounts.atStart(1_000).acquired(200).lost(150).toMovement())
                .isEqualTo(new CustomerMovement(1_000, 200, 0, 150, 1_050));
        assertThat(CustomerCounts.atStart(1_000).lost(150).atEnd(1_050).toMovement())
                .isEqualTo(new CustomerMovement(1_000, 200, 0, 150, 1_050));
        assertThatIllegalStateException()
                .isThrownBy(() -> CustomerCounts.atStart(1_000).lost(150).toMovement())
                .withMessage("acquired or atEnd must be given for a movement: only atStart and lost are known");
    }

    @Test
    void nobodyAtAllIsAValidCount() {
        CustomerCounts nobody = CustomerCounts.atStart(0).acquired(0).atEnd(0);
        assertThat(nobody.toMovement()).isEqualTo(CustomerMovement.empty());
        assertThat(CustomerCounts.atStart(0).acquired(40).atEnd(40).lost()).isZero();
    }

    @Test
    void endBelowAcquiredIsRefusedAndNeverClamped() {
        // all 10 old customers and 15 of the 20 new ones left: (5 - 20) / 10 would be -150 %
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerCounts.atStart(10).acquired(20).atEnd(5))
                .withMessage("atEnd (5) must be at least acquired (20): some of those acquired have left again, and "
                        + "counts alone cannot tell how many");
    }

    @Test
    void endAboveStartAndAcquiredIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerCounts.atStart(10).acquired(20).atEnd(31))
                .withMessage("atEnd (31) must be at most atStart + acquired (10 + 20 = 30): customers at the end have "
                        + "no origin");
        assertThat(CustomerCounts.atStart(10).acquired(20).atEnd(30).lost()).isZero();
        assertThat(CustomerCounts.atStart(10).acquired(20).atEnd(20).lost()).isEqualTo(10);
    }

    @Test
    void lostAboveStartIsRefused() {
        String message =
                "lost (11) must be at most atStart (10): customers who joined and left within the period do not count "
                        + "as lost";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerCounts.atStart(10).lost(11))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerCounts.atStart(10).acquired(20).lost(11))
                .withMessage(message);
    }

    @Test
    void endThatContradictsTheOthersIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        CustomerCounts.atStart(1_000).acquired(200).lost(150).atEnd(1_049))
                .withMessage("atEnd (1049) must equal atStart + acquired - lost (1000 + 200 - 150 = 1050)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerCounts.atStart(1_000).lost(150).atEnd(849))
                .withMessage("atEnd (849) must be at least atStart - lost (1000 - 150 = 850): no other customers at "
                        + "the start have left");
        assertThat(CustomerCounts.atStart(1_000).lost(150).atEnd(850).acquired())
                .isZero();
    }

    @Test
    void negativeCountsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerCounts.atStart(-1))
                .withMessage("atStart must not be negative: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerCounts.atStart(1).acquired(-1))
                .withMessage("acquired must not be negative: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerCounts.atStart(1).lost(-1))
                .withMessage("lost must not be negative: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerCounts.atStart(1).acquired(1).lost(Long.MIN_VALUE))
                .withMessage("lost must not be negative: -9223372036854775808");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerCounts.atStart(1).acquired(1).atEnd(-1))
                .withMessage("atEnd must not be negative: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerCounts.atStart(1).lost(1).atEnd(-1))
                .withMessage("atEnd must not be negative: -1");
    }

    @Test
    void countsUpToTheLargestAreExact() {
        CustomerCounts byEnd = CustomerCounts.atStart(MAX).acquired(10).atEnd(MAX);
        assertThat(byEnd).isEqualTo(CustomerCounts.atStart(MAX).acquired(10).lost(10));
        assertThat(byEnd.toMovement()).isEqualTo(new CustomerMovement(MAX, 10, 0, 10, MAX));
        assertThat(CustomerCounts.atStart(MAX).acquired(MAX).atEnd(MAX).retained())
                .isZero();
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> CustomerCounts.atStart(MAX).acquired(10).lost(9))
                .withMessage("atEnd must fit in a long: 9223372036854775798 + 10");
    }

    @Test
    void survivesSerialization() {
        CustomerCounts withEnd = CustomerCounts.atStart(10).acquired(2).atEnd(11);
        CustomerCounts without = CustomerCounts.atStart(10).lost(1);
        assertThat(Serialization.roundTrip(withEnd)).isEqualTo(withEnd);
        assertThat(Serialization.roundTrip(without)).isEqualTo(without);
    }
}
