package io.github.retentionmetrics.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.renewal.RenewalCounts;
import io.github.retentionmetrics.survival.Durations;
import io.github.retentionmetrics.survival.Lifespan;
import io.github.retentionmetrics.testing.Serialization;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A billing system that was introduced in the middle of January, with the subscriptions that ran then. */
class SubscriptionHistoryObservedFromTest {
    private static final LocalDate FROM = LocalDate.of(2024, 1, 10);
    private static final LocalDate UNTIL = LocalDate.of(2024, 3, 15);
    private static final SubscriptionHistory UNKNOWN_START = SubscriptionHistory.of(
            List.of(
                    Subscription.of("ada", LocalDate.of(2023, 3, 1)),
                    Subscription.of("ben", LocalDate.of(2023, 12, 1), LocalDate.of(2024, 1, 10)),
                    Subscription.of("cem", LocalDate.of(2024, 2, 1), LocalDate.of(2024, 3, 1))),
            UNTIL);
    private static final SubscriptionHistory BASE = UNKNOWN_START.withObservedFrom(FROM);

    @Test
    void periodsBeginWithThatOfTheDayWhichIsPartial() {
        assertThat(BASE.movements(Granularity.MONTH).keySet())
                .containsExactly(Period.month(2024, 1), Period.month(2024, 2), Period.month(2024, 3));
        assertThat(BASE.subscriptionMovements(Granularity.MONTH).firstKey()).isEqualTo(Period.month(2024, 1));
        assertThat(BASE.movements(Granularity.MONTH))
                .isEqualTo(UNKNOWN_START.movements(Granularity.MONTH).tailMap(Period.month(2024, 1), true));
        assertThat(BASE.isComplete(Period.month(2024, 1))).isFalse();
        assertThat(BASE.isComplete(Period.month(2024, 2))).isTrue();
        assertThat(BASE.isComplete(Period.month(2024, 3))).isFalse();
        assertThat(UNKNOWN_START.isComplete(Period.month(2024, 1))).isTrue();
    }

    @Test
    void staysThatBeganBeforeTheDayEnterLate() {
        Durations stays = Lifespan.STAY.over(BASE);
        assertThat(stays).isEqualTo(Lifespan.STAY.over(UNKNOWN_START, FROM));
        assertThat(stays.lateEntries()).isEqualTo(2);
        assertThat(Lifespan.STAY.over(UNKNOWN_START).lateEntries()).isZero();
    }

    /**
     * Cem's stay of February was not renewed; the stays of ada and ben are known only because they were renewed before.
     */
    @Test
    void renewalsCountStaysThatBeganOnOrAfterTheDay() {
        assertThat(RenewalCounts.of(BASE, ChronoUnit.MONTHS).customers()).isEqualTo(1);
        assertThat(RenewalCounts.of(UNKNOWN_START, ChronoUnit.MONTHS).customers())
                .isEqualTo(3);
    }

    @Test
    void staysAndStoredBasesKeepTheDay() {
        assertThat(BASE.stays().observedFrom()).contains(FROM);
        assertThat(BASE.filter("ben"::equals).observedFrom()).contains(FROM);
        assertThat(BASE.split(2)).extracting(SubscriptionHistory::observedFrom).containsOnly(Optional.of(FROM));
        assertThat(BASE.plus(BASE).observedFrom()).contains(FROM);
        assertThat(BASE.asKnownOn(LocalDate.of(2024, 1, 31)).observedFrom()).contains(FROM);
        assertThat(Serialization.roundTrip(BASE).observedFrom()).contains(FROM);
        assertThat(BASE)
                .hasToString(
                        "SubscriptionHistory[3 subscriptions of 3 customers, observed from 2024-01-10 until 2024-03-15]");
    }

    @Test
    void contradictionsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UNKNOWN_START.withObservedFrom(LocalDate.of(2024, 1, 11)))
                .withMessage("observedFrom (2024-01-11) must be on or before the first end (2024-01-10)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UNKNOWN_START.withObservedFrom(LocalDate.of(2024, 3, 16)))
                .withMessage("observedFrom (2024-03-16) must be on or before observedUntil (2024-03-15)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BASE.plus(UNKNOWN_START))
                .withMessage("observedFrom of other (Optional.empty) must be that of this " + "(Optional[2024-01-10])");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BASE.plus(BASE.asKnownOn(LocalDate.of(2024, 3, 1))))
                .withMessage(
                        "observedUntil of other (2024-03-01) must be that of this (2024-03-15): see asKnownOn for an earlier day");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BASE.asKnownOn(LocalDate.of(2024, 1, 9)))
                .withMessage("date (2024-01-09) must be on or after observedFrom (2024-01-10)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BASE.asKnownOn(LocalDate.of(2024, 3, 16)))
                .withMessage("date (2024-03-16) must be on or before observedUntil (2024-03-15)");
        assertThatIllegalArgumentException().isThrownBy(() -> BASE.split(0)).withMessage("parts must be at least 1: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BASE.split(10_001))
                .withMessage("parts must be at most 10000: 10001");
    }
}
