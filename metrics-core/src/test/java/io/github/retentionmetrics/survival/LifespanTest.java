package io.github.retentionmetrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.entry;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.subscription.Subscription;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import io.github.retentionmetrics.testing.ReferenceData;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LifespanTest {
    private static final LocalDate JANUARY_31 = LocalDate.of(2024, 1, 31);

    /** Subscriptions in January 2024 as text: customer, first day and end day, {@code -} for none. */
    private static SubscriptionHistory base(String text) {
        return Stream.of(text.split(";", -1))
                .map(row -> row.strip().split(" ", -1))
                .map(row -> new Subscription(row[0], day(row[1]), row[2].equals("-") ? null : day(row[2])))
                .collect(SubscriptionHistory.toSubscriptionHistory(JANUARY_31));
    }

    private static LocalDate day(String dayOfJanuary) {
        return LocalDate.of(2024, 1, 1).plusDays(Long.parseLong(dayOfJanuary) - 1);
    }

    @Test
    void segmentsHaveStaysOfTheirOwn() {
        SubscriptionHistory history = base("A 1 11; A 21 -; B 1 -; C 5 9");
        Segmentation plans = Segmentation.of(List.of("plus", "basic", "free"), Map.of("A", "basic", "C", "plus"));

        assertThat(Lifespan.STAY.over(history, plans))
                .containsExactly(
                        entry("plus", Lasting.of("4")),
                        entry("basic", Lasting.of("10 10+")),
                        entry("free", Durations.empty(ChronoUnit.DAYS)));
        assertThat(Lifespan.FIRST_STAY.over(history, plans.withRest("others")))
                .containsEntry("basic", Lasting.of("10"))
                .containsEntry("others", Lasting.of("30+"));
        assertThat(Lifespan.STAY.over(history.withObservedFrom(day("6")), plans))
                .containsEntry("plus", Lifespan.STAY.over(base("C 5 9"), day("6")));
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource({
        "A 1 11,                       10,          10,       10,  ten active days",
        "A 1 -,                        30+,         30+,      30+, known to last longer than 30 days",
        "A 1 31,                       30,          30,       30,  the end on the observation day is known",
        "A 1 32,                       30+,         30+,      30+, the end after it is not",
        "A 31 -,                       0+,          0+,       0+,  started on the observation day",
        "A 5 5,                        0,           0,        0,   never active",
        "A 1 11; A 5 21,               10 16,       20,       20,  overlapping",
        "A 1 11; A 11 21,              10 10,       20,       20,  the one ends when the other starts",
        "A 1 11; A 12 21,              10 9,        10 9,     10,  a day without",
        "A 12 21; A 1 11,              9 10,        9 10,     10,  in any order",
        "A 1 -; A 5 9,                 30+ 4,       30+,      30+, one within another",
        "A 1 -; A 5 -,                 30+ 26+,     30+,      30+, two at once",
        "A 1 11; A 21 -,               10 10+,      10 10+,   10,  back again",
        "A 5 5; A 5 9,                 0 4,         4,        4,   cancelled and ordered again",
        "A 5 5; A 6 9,                 0 3,         0 3,      0,   the same a day later",
        "A 1 3; A 7 7; B 2 -; A 9 -,   2 0 29+ 22+, 2 0 22+ 29+, 2 29+, two customers"
    })
    void staysOfJanuary(String rows, String subscriptions, String stays, String first, String name) {
        assertThat(Lifespan.SUBSCRIPTION.over(base(rows))).isEqualTo(Lasting.of(subscriptions));
        assertThat(Lifespan.STAY.over(base(rows))).isEqualTo(Lasting.of(stays));
        assertThat(Lifespan.FIRST_STAY.over(base(rows))).isEqualTo(Lasting.of(first));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "A 1 9,   '',     ended before anybody wrote it down",
        "A 1 10,  8-9,    ended on the first day: it had lasted 8 days by the day before",
        "A 1 -,   8-30+,  still running",
        "A 9 11,  0-2,    started the day before",
        "A 9 9,   '',     never active the day before",
        "A 10 11, 1,      started on the first day",
        "A 10 10, 0,      never active on the first day"
    })
    void earlierStaysEnterLate(String rows, String expected, String name) {
        Durations stays = expected.contains("-") ? Lasting.late(expected) : Lasting.of(expected);
        for (Lifespan lifespan : Lifespan.values()) {
            assertThat(lifespan.over(base(rows), day("10"))).isEqualTo(stays);
        }
    }

    @Test
    void whoWasAtRiskOnTheFirstDayIsWhoWasACustomerTheDayBefore() {
        SubscriptionHistory base = base("A 1 -; B 2 10; C 3 9; D 10 20; E 5 12");
        Durations stays = Lifespan.STAY.over(base, day("10"));
        // A, B and E were active on the 9th; C was not
        assertThat(stays.lateEntries()).isEqualTo(3).isEqualTo(base.activeOn(day("9")));
        assertThat(stays.count()).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyHistoryHasNoStays(Lifespan lifespan) {
        SubscriptionHistory none = SubscriptionHistory.of(List.of(), JANUARY_31);
        assertThat(lifespan.over(none)).isEqualTo(Durations.empty(ChronoUnit.DAYS));
        assertThat(lifespan.over(none, JANUARY_31)).isEqualTo(Durations.empty(ChronoUnit.DAYS));
    }

    @Test
    void aStayAcrossTheLeapDay() {
        SubscriptionHistory base = SubscriptionHistory.of(
                List.of(Subscription.of("A", LocalDate.of(2024, 2, 28), LocalDate.of(2024, 3, 1))),
                LocalDate.of(2024, 12, 31));
        assertThat(Lifespan.SUBSCRIPTION.over(base)).isEqualTo(Lasting.of("2"));
    }

    @Test
    void refusesWhatCannotBe() {
        SubscriptionHistory base = base("A 1 -");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Lifespan.STAY.over(base, day("32")))
                .withMessage("observedFrom (2024-02-01) must be on or before observedUntil (2024-01-31)");
        assertThatNullPointerException()
                .isThrownBy(() -> Lifespan.STAY.over(null))
                .withMessage("history");
        assertThatNullPointerException()
                .isThrownBy(() -> Lifespan.STAY.over(null, JANUARY_31))
                .withMessage("history");
        assertThatNullPointerException()
                .isThrownBy(() -> Lifespan.STAY.over(base, (LocalDate) null))
                .withMessage("observedFrom");
    }

    /** The times of {@code expected/mavenflix/km_overall.csv}: end - start, or 2023-09-08 - start. */
    @Test
    void subscriptionsOfMavenflix() {
        SubscriptionHistory base = ReferenceData.rows("data/mavenflix_subscriptions.csv").stream()
                .map(row -> new Subscription(
                        row.get("customer_id"),
                        LocalDate.parse(row.get("start")),
                        row.get("end").isEmpty() ? null : LocalDate.parse(row.get("end"))))
                .collect(SubscriptionHistory.toSubscriptionHistory(LocalDate.of(2023, 9, 8)));
        assertThat(Lifespan.SUBSCRIPTION.over(base)).isEqualTo(SurvivalCurveReferenceTest.mavenflix(row -> true));
        assertThat(Lifespan.FIRST_STAY.over(base).count()).isEqualTo(base.customers());
        assertThat(Lifespan.STAY.over(base).count()).isBetween(base.customers(), base.subscriptions());
        // who is active on the last day is still staying
        assertThat(Lifespan.STAY.over(base).censored()).isEqualTo(base.activeOn(LocalDate.of(2023, 9, 8)));
    }
}
