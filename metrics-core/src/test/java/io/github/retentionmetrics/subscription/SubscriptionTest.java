package io.github.retentionmetrics.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.retentionmetrics.testing.Serialization;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriptionTest {
    private static final LocalDate START = LocalDate.of(2026, 1, 15);
    private static final LocalDate END = LocalDate.of(2026, 6, 1);

    @ParameterizedTest
    @CsvSource({
        "2026-01-14, false, false",
        "2026-01-15, true, true",
        "2026-05-31, true, true",
        "2026-06-01, true, false",
        "9999-12-31, true, false"
    })
    void isActiveFromItsStartUntilTheDayBeforeItsEnd(LocalDate date, boolean running, boolean ended) {
        assertThat(Subscription.of("C-17", START).isActiveOn(date)).isEqualTo(running);
        assertThat(Subscription.of("C-17", START, END).isActiveOn(date)).isEqualTo(ended);
    }

    @Test
    void endingOnTheDayOfItsStartItIsNeverActive() {
        Subscription cancelled = Subscription.of("C-17", START, START);
        assertThat(cancelled.isActiveOn(START)).isFalse();
        assertThat(cancelled.isActiveOn(START.minusDays(1))).isFalse();
    }

    @Test
    void endIsOptional() {
        Subscription running = Subscription.of("C-17", START);
        assertThat(running.end()).isEmpty();
        assertThat(running.endExclusive()).isNull();
        assertThat(running.withEnd(END).end()).contains(END);
        assertThat(running.withEnd(END))
                .isEqualTo(Subscription.of("C-17", START, END))
                .isEqualTo(Subscription.of("C-17", START, LocalDate.MAX.withYear(9999))
                        .withEnd(END));
        assertThat(running.end()).as("unchanged").isEmpty();
    }

    @Test
    void aTimestampStartsOnTheDayOfItsZone() {
        Instant lateInLondon = Instant.parse("2026-01-14T23:30:00Z");
        assertThat(Subscription.at("C-17", lateInLondon, ZoneId.of("Europe/Amsterdam")))
                .isEqualTo(Subscription.of("C-17", START));
        assertThat(Subscription.at("C-17", lateInLondon, ZoneOffset.UTC))
                .isEqualTo(Subscription.of("C-17", START.minusDays(1)));
    }

    @ParameterizedTest
    @CsvSource({"2024-02-29, 2024-02-29", "0001-01-01, 9999-12-31", "9999-12-31, 9999-12-31"})
    void everyDateOfTheCalendarIsAllowed(LocalDate start, LocalDate end) {
        Subscription subscription = Subscription.of("C-17", start, end);
        assertThat(subscription.startInclusive()).isEqualTo(start);
        assertThat(subscription.endExclusive()).isEqualTo(end);
    }

    @Test
    void endBeforeStartIsRefused() {
        String message = "endExclusive (2026-01-14) must be on or after startInclusive (2026-01-15)";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Subscription.of("C-17", START, LocalDate.of(2026, 1, 14)))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Subscription.of("C-17", START).withEnd(LocalDate.of(2026, 1, 14)))
                .withMessage(message);
    }

    @Test
    void datesOutsideTheCalendarAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Subscription.of("C-17", LocalDate.of(0, 12, 31)))
                .withMessage("startInclusive must be in 0001-01-01..9999-12-31: 0000-12-31");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Subscription.of("C-17", START).withEnd(LocalDate.of(10_000, 1, 1)))
                .withMessage("endExclusive must be in 0001-01-01..9999-12-31: +10000-01-01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Subscription.at("C-17", Instant.MAX, ZoneOffset.UTC))
                .withMessage("start must be in 0001-01-01..9999-12-31: " + Instant.MAX);
    }

    @Test
    void blankCustomerIsRefusedWithoutPrintingIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Subscription.of("\t\t", START))
                .withMessage("customerId must not be blank: length 2");
    }

    @Test
    void anEndThatIsNullIsNone() {
        assertThat(Subscription.of("C-17", START, null)).isEqualTo(Subscription.of("C-17", START));
        assertThat(Subscription.of(17, START, null)).isEqualTo(Subscription.of("17", START));
        assertThat(Subscription.at("C-17", Instant.EPOCH, null, ZoneOffset.UTC))
                .isEqualTo(Subscription.at("C-17", Instant.EPOCH, ZoneOffset.UTC));
    }

    @Test
    void nullsAreNamed() {
        assertThatNullPointerException()
                .isThrownBy(() -> Subscription.of(null, START))
                .withMessage("customerId");
        assertThatNullPointerException()
                .isThrownBy(() -> Subscription.of("C-17", null))
                .withMessage("startInclusive");
        assertThatNullPointerException()
                .isThrownBy(() -> Subscription.of("C-17", START).withEnd(null))
                .withMessage("endExclusive");
        assertThatNullPointerException()
                .isThrownBy(() -> Subscription.of("C-17", START).isActiveOn(null))
                .withMessage("date");
        assertThatNullPointerException()
                .isThrownBy(() -> Subscription.at("C-17", null, ZoneOffset.UTC))
                .withMessage("start");
        assertThatNullPointerException()
                .isThrownBy(() -> Subscription.at("C-17", Instant.EPOCH, null))
                .withMessage("zone");
    }

    @Test
    void survivesSerialization() {
        assertThat(Serialization.roundTrip(Subscription.of("C-17", START))).isEqualTo(Subscription.of("C-17", START));
        assertThat(Serialization.roundTrip(Subscription.of("C-17", START, END)))
                .isEqualTo(Subscription.of("C-17", START, END));
    }

    @Test
    void timestampsBecomeDaysInTheCallersZone() {
        Instant start = Instant.parse("2026-01-31T23:30:00Z");
        Instant end = Instant.parse("2026-02-28T23:30:00Z");
        assertThat(Subscription.at("C-17", start, end, ZoneId.of("UTC")))
                .isEqualTo(Subscription.of("C-17", LocalDate.of(2026, 1, 31), LocalDate.of(2026, 2, 28)));
        assertThat(Subscription.at("C-17", start, end, ZoneId.of("Europe/Amsterdam")))
                .isEqualTo(Subscription.of("C-17", LocalDate.of(2026, 2, 1), LocalDate.of(2026, 3, 1)));
    }
}
