package io.github.retentionmetrics.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.customer.CustomerFlow;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.testing.Serialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChurnComparisonTest {
    private static final CustomerFlow MARCH =
            CustomerFlow.startingWith(100).withLost(10, 0).withJoined(19, 6);

    @Test
    void sixJoinedAndLeftAndTheDenominatorIsLarger() {
        ChurnComparison why = ChurnComparison.of(MARCH, ChurnDefinition.TEXTBOOK, ChurnDefinition.STRIPE);
        assertThat(why.firstRate()).isEqualTo(Ratio.of(10, 100));
        assertThat(why.secondRate()).isEqualTo(Ratio.of(10 + 6, 100 + 19 + 6));
        assertThat(why.difference()).isCloseTo(16 / 125.0 - 10 / 100.0, within(1e-15));
        assertThat(why.contributions())
                .containsOnlyKeys(ChurnDefinition.Cause.JOINED_AND_LEFT, ChurnDefinition.Cause.DENOMINATOR);
        assertThat(why.contributions().get(ChurnDefinition.Cause.JOINED_AND_LEFT))
                .isCloseTo(6 / 100.0, within(1e-15));
        assertThat(why.contributions().get(ChurnDefinition.Cause.DENOMINATOR))
                .isCloseTo(16 / 125.0 - 16 / 100.0, within(1e-15));
    }

    @Test
    void theOtherWayRoundTheSignsTurnButNotAlwaysTheSizes() {
        ChurnComparison why = ChurnComparison.of(MARCH, ChurnDefinition.STRIPE, ChurnDefinition.TEXTBOOK);
        assertThat(why.difference()).isCloseTo(10 / 100.0 - 16 / 125.0, within(1e-15));
        assertThat(why.contributions().get(ChurnDefinition.Cause.JOINED_AND_LEFT))
                .isCloseTo(-6 / 125.0, within(1e-15));
        assertThat(why.contributions().get(ChurnDefinition.Cause.DENOMINATOR))
                .isCloseTo(10 / 100.0 - 10 / 125.0, within(1e-15));
    }

    @Test
    void everyCauseIsTold() {
        CustomerFlow flow =
                CustomerFlow.startingWith(100).withLost(10, 2).withJoined(19, 6).withReturned(4, 1);
        assertThat(ChurnComparison.of(flow, ChurnDefinition.KUSTO, ChurnDefinition.BAREMETRICS)
                        .contributions())
                .containsExactly(
                        entry(ChurnDefinition.Cause.INTERRUPTED, 2 / 100.0),
                        entry(ChurnDefinition.Cause.JOINED_AND_LEFT, 6 / 100.0),
                        entry(ChurnDefinition.Cause.RETURNED_AND_LEFT, 1 / 100.0),
                        entry(ChurnDefinition.Cause.ARRIVALS, (19 + 4) / 100.0));
        assertThat(ChurnComparison.of(flow, ChurnDefinition.CHARTMOGUL, ChurnDefinition.PROFITWELL)
                        .contributions())
                .containsExactly(entry(ChurnDefinition.Cause.INTERRUPTED, 2 / 100.0));
    }

    @ParameterizedTest
    @EnumSource
    void aDefinitionDoesNotDifferFromItself(ChurnDefinition definition) {
        ChurnComparison why = ChurnComparison.of(MARCH, definition, definition);
        assertThat(why.contributions()).isEmpty();
        assertThat(why.difference()).isZero();
    }

    @Test
    void withoutLossesTheDenominatorMakesNoDifference() {
        CustomerFlow grown = CustomerFlow.startingWith(100).withJoined(50, 0);
        ChurnComparison why = ChurnComparison.of(grown, ChurnDefinition.TEXTBOOK, ChurnDefinition.STRIPE);
        assertThat(why.contributions()).isEmpty();
        assertThat(why.difference()).isZero();
    }

    @Test
    void anUndefinedRateHasNoDifference() {
        CustomerFlow nobodyAtStart = CustomerFlow.empty().withJoined(5, 3);
        ChurnComparison why = ChurnComparison.of(nobodyAtStart, ChurnDefinition.STRIPE, ChurnDefinition.BAREMETRICS);
        assertThat(why.firstRate()).isEqualTo(Ratio.of(3, 8));
        assertThat(why.secondRate().isDefined()).isFalse();
        assertThat(why.contributions()).isEmpty();
        assertThat(why.difference()).isNaN();
    }

    @Test
    void contributionsCannotBeChanged() {
        ChurnComparison why = ChurnComparison.of(MARCH, ChurnDefinition.TEXTBOOK, ChurnDefinition.STRIPE);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> why.contributions().clear());
    }

    @Test
    void printsBothRatesAndTheCauses() {
        assertThat(ChurnComparison.of(MARCH, ChurnDefinition.TEXTBOOK, ChurnDefinition.BAREMETRICS))
                .hasToString("TEXTBOOK 0.100 (10 of 100), BAREMETRICS 0.160 (16 of 100): {JOINED_AND_LEFT=0.06}");
    }

    @Test
    void nullsAreNamed() {
        assertThatNullPointerException()
                .isThrownBy(() -> ChurnComparison.of(null, ChurnDefinition.STRIPE, ChurnDefinition.KUSTO))
                .withMessage("flow");
        assertThatNullPointerException()
                .isThrownBy(() -> ChurnComparison.of(MARCH, null, ChurnDefinition.KUSTO))
                .withMessage("first");
        assertThatNullPointerException()
                .isThrownBy(() -> ChurnComparison.of(MARCH, ChurnDefinition.STRIPE, null))
                .withMessage("second");
    }

    @Test
    void survivesSerialization() {
        ChurnComparison why = ChurnComparison.of(MARCH, ChurnDefinition.TEXTBOOK, ChurnDefinition.STRIPE);
        assertThat(Serialization.roundTrip(why)).isEqualTo(why).hasToString(why.toString());
    }
}
