package io.github.retentionmetrics.subscription;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.retentionmetrics.customer.CustomerFlow;
import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.testing.Serialization;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionHistoryTest {
    private static final Period MARCH = Period.month(2026, 3);
    private static final LocalDate JUNE_30 = LocalDate.of(2026, 6, 30);

    /** Subscriptions as text: customer, start and end ({@code -} for none) in 2026, with a semicolon between. */
    private static List<Subscription> subscriptions(String text) {
        return Stream.of(text.split(";"))
                .map(row -> row.strip().split(" "))
                .map(row -> new Subscription(row[0], date(row[1]), row[2].equals("-") ? null : date(row[2])))
                .collect(toCollection(ArrayList::new));
    }

    private static LocalDate date(String monthAndDay) {
        return LocalDate.parse("2026-" + monthAndDay);
    }

    private static SubscriptionHistory base(String text) {
        return SubscriptionHistory.of(subscriptions(text), JUNE_30);
    }

    /** A flow as text: lost, interrupted, joined, joined and left, returned, returned and left. */
    private static CustomerFlow flow(long start, String counts) {
        long[] n = Stream.of(counts.split(" ")).mapToLong(Long::parseLong).toArray();
        return new CustomerFlow(start, n[0], n[1], n[2], n[3], n[4], n[5]);
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource({
        "A 01-15 -,                            1, 0 0 0 0 0 0, active throughout",
        "A 01-15 03-01,                        1, 1 0 0 0 0 0, last active on 28 February",
        "A 01-15 02-28,                        0, 0 0 0 0 0 0, gone on 28 February: gone before",
        "A 01-15 03-31,                        1, 1 0 0 0 0 0, gone on 31 March",
        "A 01-15 04-01,                        1, 0 0 0 0 0 0, last active on 31 March: lost in April",
        "A 02-28 -,                            1, 0 0 0 0 0 0, first active on 28 February",
        "A 03-01 -,                            0, 0 0 1 0 0 0, first active on 1 March",
        "A 03-31 -,                            0, 0 0 1 0 0 0, first active on 31 March",
        "A 04-01 -,                            0, 0 0 0 0 0 0, first active on 1 April",
        "A 03-01 04-01,                        0, 0 0 1 0 0 0, active on every day of March and no other",
        "A 02-28 04-02,                        1, 0 0 0 0 0 0, active on every day of March and one around",
        "A 03-05 03-20,                        0, 0 0 0 1 0 0, joined and left",
        "A 03-10 03-10,                        0, 0 0 0 1 0 0, zero length",
        "A 03-01 03-01,                        0, 0 0 0 1 0 0, zero length on the first day",
        "A 03-31 03-31,                        0, 0 0 0 1 0 0, zero length on the last day",
        "A 04-01 04-01,                        0, 0 0 0 0 0 0, zero length on the day after",
        "A 02-28 02-28,                        0, 0 0 0 0 0 0, zero length on the day before",
        "A 02-01 02-01; A 03-05 -,             0, 0 0 0 0 1 0, seen before though never active",
        "A 01-15 -; A 03-10 03-10,             1, 0 0 0 0 0 0, zero length beside a running one",
        "A 01-15 03-10; A 03-10 -,             1, 0 0 0 0 0 0, renewed without a day between",
        "A 01-15 03-10; A 03-11 -,             1, 0 1 0 0 0 0, gone for one day",
        "A 01-15 03-01; A 03-01 -,             1, 0 0 0 0 0 0, renewed on the first day",
        "A 01-15 03-01; A 03-02 -,             1, 0 1 0 0 0 0, gone on the first day",
        "A 01-15 02-28; A 03-01 -,             0, 0 0 0 0 1 0, gone on the day before: back on the first",
        "A 01-15 03-30; A 03-31 -,             1, 0 1 0 0 0 0, gone on the last day but one",
        "A 01-15 03-31; A 04-01 -,             1, 1 0 0 0 0 0, gone on the last day",
        "A 01-15 03-20; A 03-01 -,             1, 0 0 0 0 0 0, overlapping",
        "A 01-15 -; A 02-01 03-10,             1, 0 0 0 0 0 0, one within another",
        "A 01-15 03-25; A 02-01 02-10; A 03-20 -, 1, 0 0 0 0 0 0, a short one between two that overlap",
        "A 01-15 03-05; A 03-10 03-20,         1, 1 0 0 0 0 0, gone and back and gone: lost once",
        "A 01-15 03-05; A 03-10 03-20; A 03-25 -, 1, 0 1 0 0 0 0, gone and back twice: interrupted once",
        "A 01-15 03-10; A 03-10 03-10; A 03-11 -, 1, 0 1 0 0 0 0, a zero length does not bridge a day",
        "A 03-02 03-05; A 03-10 -,             0, 0 0 1 0 0 0, joined and left and back: joined once",
        "A 03-02 03-05; A 03-10 03-12,         0, 0 0 0 1 0 0, joined and left twice: once",
        "A 01-01 01-10; A 03-05 -,             0, 0 0 0 0 1 0, returned",
        "A 01-01 01-10; A 03-05 03-20,         0, 0 0 0 0 0 1, returned and left",
        "A 01-01 01-10; A 03-05 03-05,         0, 0 0 0 0 0 1, returned for no day at all",
        "A 01-01 01-10; A 04-05 -,             0, 0 0 0 0 0 0, returned later",
        "A 05-01 -; A 01-15 03-10,             1, 1 0 0 0 0 0, unsorted",
        "A 03-11 -; A 01-15 03-10,             1, 0 1 0 0 0 0, unsorted and interrupted",
        "A 01-15 03-10; A 01-15 03-10,         1, 1 0 0 0 0 0, the same row twice",
        "A 01-15 03-10; B 03-10 -,             1, 1 0 1 0 0 0, one goes and another comes",
        "A 01-15 -; B 01-15 03-10; C 03-10 -; D 03-10 03-11; A 03-01 -, 2, 1 0 1 1 0 0, four customers"
    })
    void flowOfMarch(String subscriptions, long start, String counts, String why) {
        CustomerFlow expected = flow(start, counts);
        assertThat(base(subscriptions).flow(MARCH)).isEqualTo(expected);
        assertThat(base(subscriptions).movement(MARCH)).isEqualTo(expected.toMovement());
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource({
        "A 01-15 -,     1, 0 0 0 0 0 0, running",
        "A 01-15 03-15, 1, 1 0 0 0 0 0, ended on the observation day",
        "A 01-15 03-16, 1, 0 0 0 0 0 0, last active on the observation day",
        "A 01-15 03-20, 1, 0 0 0 0 0 0, ends after the observation day: not known to have ended",
        "A 03-15 -,     0, 0 0 1 0 0 0, started on the observation day",
        "A 03-15 03-16, 0, 0 0 1 0 0 0, started on the observation day for one day",
        "A 03-15 03-15, 0, 0 0 0 1 0 0, zero length on the observation day"
    })
    void marchIsCountedAsFarAsItIsObserved(String subscriptions, long start, String counts, String why) {
        SubscriptionHistory base = SubscriptionHistory.of(subscriptions(subscriptions), date("03-15"));
        assertThat(base.flow(MARCH))
                .isEqualTo(flow(start, counts))
                .isEqualTo(base.flow(MARCH.withEnd(date("03-16"))))
                .isEqualTo(base.flow(MARCH.withEnd(LocalDate.of(10_001, 1, 1))));
    }

    @ParameterizedTest(name = "{6}")
    @CsvSource({
        "A 01-15 -,                1, 0, 0, 0, 1, running",
        "A 01-15 03-01,            1, 0, 1, 1, 0, ended on the first day",
        "A 01-15 02-28,            0, 0, 0, 0, 0, ended before",
        "A 01-15 03-31,            1, 0, 1, 1, 0, ended on the last day",
        "A 01-15 04-01,            1, 0, 0, 0, 1, ended on the day after",
        "A 03-01 -,                0, 1, 0, 0, 1, started on the first day",
        "A 03-31 -,                0, 1, 0, 0, 1, started on the last day",
        "A 04-01 -,                0, 0, 0, 0, 0, started on the day after",
        "A 03-05 03-20,            0, 1, 1, 0, 0, started and ended",
        "A 03-01 03-01,            0, 1, 1, 0, 0, zero length on the first day",
        "A 03-05 04-01,            0, 1, 0, 0, 1, started here and ended on the day after",
        "A 02-28 02-28,            0, 0, 0, 0, 0, zero length before",
        "A 01-15 03-10; A 03-10 -, 1, 1, 1, 1, 1, changed from one to another",
        "A 01-15 -; A 01-15 -,     2, 0, 0, 0, 2, two of one customer",
        "A 01-15 03-10; B 03-02 03-09; C 03-09 -, 1, 2, 2, 1, 1, three customers"
    })
    void subscriptionsOfMarch(
            String subscriptions, long start, long started, long ended, long endedOfStart, long end, String why) {
        assertThat(base(subscriptions).subscriptionMovement(MARCH))
                .isEqualTo(new SubscriptionMovement(start, started, ended, endedOfStart, end));
    }

    @Test
    void subscriptionsThatEndAfterTheObservationDayStillRun() {
        SubscriptionHistory base = SubscriptionHistory.of(subscriptions("A 01-15 03-15; B 01-15 03-16"), date("03-15"));
        assertThat(base.subscriptionMovement(MARCH)).isEqualTo(new SubscriptionMovement(2, 0, 1, 1, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "0001-01-01, 0",
        "2026-01-14, 0",
        "2026-01-15, 1",
        "2026-02-01, 2",
        "2026-03-09, 2",
        "2026-03-10, 1",
        "2026-05-31, 1",
        "2026-06-01, 0",
        "2026-06-30, 0"
    })
    void activeCustomersOfADay(LocalDate date, long expected) {
        SubscriptionHistory base = base("A 01-15 03-10; B 02-01 06-01; B 02-15 03-01; C 02-15 02-15");
        assertThat(base.activeOn(date)).isEqualTo(expected);
    }

    @Test
    void everyPeriodFromTheFirstStartToTheObservationDay() {
        SubscriptionHistory base = SubscriptionHistory.of(
                subscriptions("B 03-10 -; A 01-15 02-10; A 03-02 03-12; C 02-01 02-01"), date("04-15"));
        Map<Period, CustomerMovement> movements = base.movements(Granularity.MONTH);
        assertThat(base.span()).contains(Period.of(date("01-15"), date("04-16")));
        assertThat(movements.keySet())
                .containsExactly(
                        Period.month(2026, 1), Period.month(2026, 2), Period.month(2026, 3), Period.month(2026, 4));
        assertThat(movements.values())
                .containsExactly(
                        new CustomerMovement(0, 1, 0, 0, 1),
                        new CustomerMovement(1, 0, 0, 1, 0),
                        new CustomerMovement(0, 1, 0, 0, 1),
                        new CustomerMovement(1, 0, 0, 0, 1));
        assertThat(base.subscriptionMovements(Granularity.MONTH).values())
                .containsExactly(
                        new SubscriptionMovement(0, 1, 0, 0, 1),
                        new SubscriptionMovement(1, 1, 2, 1, 0),
                        new SubscriptionMovement(0, 2, 1, 0, 1),
                        new SubscriptionMovement(1, 0, 0, 0, 1));
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(movements::clear);
    }

    @Test
    void anEmptyPeriodHasNoMovement() {
        SubscriptionHistory base = base("A 01-15 -; B 03-10 -; C 03-10 03-10; D 01-15 03-10; D 03-11 -");
        Period empty = Period.of(date("03-10"), date("03-10"));
        assertThat(base.flow(empty)).isEqualTo(CustomerFlow.startingWith(2));
        assertThat(base.movement(empty)).isEqualTo(CustomerMovement.startingWith(2));
        assertThat(base.subscriptionMovement(empty)).isEqualTo(new SubscriptionMovement(2, 0, 0, 0, 2));
    }

    @Test
    void aBaseWithoutSubscriptionsAnswers() {
        SubscriptionHistory empty = SubscriptionHistory.of(List.of(), JUNE_30);
        assertThat(empty.customers()).isZero();
        assertThat(empty.subscriptions()).isZero();
        assertThat(empty.span()).isEmpty();
        assertThat(empty.activeOn(JUNE_30)).isZero();
        assertThat(empty.movement(MARCH)).isEqualTo(CustomerMovement.empty());
        assertThat(empty.flow(MARCH)).isEqualTo(CustomerFlow.empty());
        assertThat(empty.subscriptionMovement(MARCH)).isEqualTo(SubscriptionMovement.empty());
        assertThat(empty.movements(Granularity.MONTH)).isEmpty();
        assertThat(empty.subscriptionMovements(Granularity.MONTH)).isEmpty();
        assertThat(empty).hasToString("SubscriptionHistory[0 subscriptions of 0 customers, observed until 2026-06-30]");
    }

    @Test
    void customersAndSubscriptionsAreCounted() {
        SubscriptionHistory base = base("A 01-15 02-10; B 01-15 -; A 03-01 -; A 03-01 -");
        assertThat(base.customers()).isEqualTo(2);
        assertThat(base.subscriptions()).isEqualTo(4);
        assertThat(base.observedUntil()).isEqualTo(JUNE_30);
        assertThat(base).hasToString("SubscriptionHistory[4 subscriptions of 2 customers, observed until 2026-06-30]");
    }

    @Test
    void theLeapDayIsADayOfFebruary() {
        LocalDate leapDay = LocalDate.of(2024, 2, 29);
        SubscriptionHistory base = Stream.of(Subscription.of("A", leapDay, LocalDate.of(2024, 3, 1)))
                .collect(SubscriptionHistory.toSubscriptionHistory(JUNE_30));
        assertThat(base.activeOn(LocalDate.of(2024, 2, 28))).isZero();
        assertThat(base.activeOn(leapDay)).isEqualTo(1);
        assertThat(base.activeOn(LocalDate.of(2024, 3, 1))).isZero();
        assertThat(base.movement(Period.month(2024, 2)))
                .isEqualTo(CustomerMovement.startingWith(0).withNew(1));
        assertThat(base.movement(Period.month(2024, 3)))
                .isEqualTo(CustomerMovement.startingWith(1).withLost(1));
        SubscriptionHistory observedOnIt = SubscriptionHistory.of(List.of(Subscription.of("A", leapDay)), leapDay);
        assertThat(observedOnIt.movements(Granularity.YEAR))
                .containsOnlyKeys(Period.year(2024))
                .containsValue(CustomerMovement.startingWith(0).withNew(1));
    }

    @Test
    void theFirstAndTheLastYearOfTheCalendarAreYearsLikeOthers() {
        LocalDate first = LocalDate.of(1, 1, 1);
        LocalDate last = LocalDate.of(9999, 12, 31);
        SubscriptionHistory base = SubscriptionHistory.of(
                List.of(Subscription.of("A", first, last), Subscription.of("B", last), Subscription.of("C", first)),
                last);
        assertThat(base.span()).contains(Period.of(first, LocalDate.of(10_000, 1, 1)));
        assertThat(base.movement(Period.year(1))).isEqualTo(new CustomerMovement(0, 2, 0, 0, 2));
        assertThat(base.movement(Period.year(9999))).isEqualTo(new CustomerMovement(2, 1, 0, 1, 2));
        assertThat(base.movements(Granularity.YEAR)).hasSize(9999);
        assertThat(base.movements(Granularity.MONTH)).hasSize(12 * 9999);
        assertThat(Granularity.WEEK.periodContaining(first))
                .isEqualTo(Period.of(first, first.plusDays(7))); // 1 January of the year 1 is a Monday
    }

    @Test
    void whatIsNotYetObservedIsRefused() {
        SubscriptionHistory base = SubscriptionHistory.of(subscriptions("A 01-15 -"), date("03-31"));
        assertThat(base.movement(Period.day(date("03-31")))).isEqualTo(CustomerMovement.startingWith(1));
        String period = "period start (2026-04-01) must be on or before observedUntil (2026-03-31)";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> base.movement(Period.month(2026, 4)))
                .withMessage(period);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> base.flow(Period.month(2026, 4)))
                .withMessage(period);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> base.subscriptionMovement(Period.of(date("04-01"), date("04-01"))))
                .withMessage(period);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> base.activeOn(date("04-01")))
                .withMessage("date (2026-04-01) must be on or before observedUntil (2026-03-31)");
    }

    @Test
    void subscriptionsThatStartAfterTheObservationDayAreRefusedByRow() {
        List<Subscription> rows = subscriptions("A 01-15 -; B 03-31 -; C 04-01 -");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SubscriptionHistory.of(rows, date("03-31")))
                .withMessage("startInclusive at row 2 (2026-04-01) must be on or before observedUntil (2026-03-31)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rows.stream().collect(SubscriptionHistory.toSubscriptionHistory(date("03-30"))))
                .withMessage("startInclusive at row 1 (2026-03-31) must be on or before observedUntil (2026-03-30)");
    }

    @Test
    void observationDayOutsideTheCalendarIsRefused() {
        String message = "observedUntil must be in 0001-01-01..9999-12-31: +10000-01-01";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SubscriptionHistory.of(List.of(), LocalDate.of(10_000, 1, 1)))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SubscriptionHistory.toSubscriptionHistory(LocalDate.of(10_000, 1, 1)))
                .withMessage(message);
    }

    @Test
    void nullsAreNamed() {
        SubscriptionHistory base = base("A 01-15 -");
        assertThatNullPointerException()
                .isThrownBy(() -> SubscriptionHistory.of(null, JUNE_30))
                .withMessage("subscriptions");
        assertThatNullPointerException()
                .isThrownBy(() -> SubscriptionHistory.of(List.of(), null))
                .withMessage("observedUntil");
        assertThatNullPointerException()
                .isThrownBy(() -> SubscriptionHistory.toSubscriptionHistory(null))
                .withMessage("observedUntil");
        assertThatNullPointerException()
                .isThrownBy(() ->
                        SubscriptionHistory.of(Arrays.asList(Subscription.of("A", date("01-15")), null), JUNE_30))
                .withMessage("subscription at row 1");
        assertThatNullPointerException().isThrownBy(() -> base.activeOn(null)).withMessage("date");
        assertThatNullPointerException().isThrownBy(() -> base.movement(null)).withMessage("period");
        assertThatNullPointerException().isThrownBy(() -> base.flow(null)).withMessage("period");
        assertThatNullPointerException()
                .isThrownBy(() -> base.subscriptionMovement(null))
                .withMessage("period");
        assertThatNullPointerException().isThrownBy(() -> base.movements(null)).withMessage("granularity");
        assertThatNullPointerException()
                .isThrownBy(() -> base.subscriptionMovements(null))
                .withMessage("granularity");
    }

    @Test
    void theGivenListIsNotKept() {
        List<Subscription> rows = subscriptions("A 03-11 -; A 01-15 03-10");
        List<Subscription> before = List.copyOf(rows);
        SubscriptionHistory base = SubscriptionHistory.of(rows, JUNE_30);
        assertThat(rows).isEqualTo(before);
        rows.clear();
        assertThat(base.flow(MARCH)).isEqualTo(CustomerFlow.startingWith(1).withLost(0, 1));
    }

    @Test
    void survivesSerialization() {
        SubscriptionHistory base = base("A 01-15 02-10; B 01-15 -; A 03-01 -");
        SubscriptionHistory back = Serialization.roundTrip(base);
        assertThat(back).hasToString(base.toString());
        assertThat(back.movements(Granularity.WEEK)).isEqualTo(base.movements(Granularity.WEEK));
        assertThat(back.subscriptionMovements(Granularity.DAY)).isEqualTo(base.subscriptionMovements(Granularity.DAY));
    }

    @Test
    void aPeriodIsCompleteOnceItsLastDayIsObserved() {
        SubscriptionHistory base = SubscriptionHistory.of(List.of(), LocalDate.of(2026, 3, 31));
        assertThat(base.isComplete(Period.month(2026, 3))).isTrue();
        assertThat(base.isComplete(Period.ofClosed(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 1))))
                .isFalse();
        assertThat(base.isComplete(Period.month(2026, 4))).isFalse();
    }

    @Test
    void manyPeriodsCostNoMorePasses() {
        LocalDate first = LocalDate.of(1700, 1, 1);
        List<Subscription> rows = IntStream.range(0, 20_000)
                .mapToObj(i -> Subscription.of("C" + i, first, first.plusDays(1 + i % 109_000)))
                .toList();
        SubscriptionHistory base = SubscriptionHistory.of(rows, LocalDate.of(1999, 12, 31));
        SortedMap<Period, CustomerMovement> movements = base.movements(Granularity.DAY);
        SortedMap<Period, SubscriptionMovement> subscriptions = base.subscriptionMovements(Granularity.DAY);
        assertThat(movements).hasSize((int) base.span().orElseThrow().lengthDays());
        Period second = Period.day(first.plusDays(1));
        assertThat(movements.get(second))
                .isEqualTo(base.movement(second))
                .hasToString("20000 at start + 0 new + 0 resurrected - 1 lost = 19999 at end");
        assertThat(subscriptions.get(second)).isEqualTo(base.subscriptionMovement(second));
    }

    /** One customer, renewed month by month, who never left: each row ends, the stay does not, the customer stays. */
    @Test
    void renewedTermsAreOneStayOfOneCustomer() {
        SubscriptionHistory base = SubscriptionHistory.of(
                List.of(
                        Subscription.of("A", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1)),
                        Subscription.of("A", LocalDate.of(2026, 2, 1), LocalDate.of(2026, 3, 1)),
                        Subscription.of("A", LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 1)),
                        Subscription.of("A", LocalDate.of(2026, 4, 1))),
                LocalDate.of(2026, 4, 30));
        Period march = Period.month(2026, 3);
        assertThat(base.subscriptions()).isEqualTo(4);
        assertThat(base.subscriptionMovement(march)).isEqualTo(new SubscriptionMovement(1, 1, 1, 1, 1));
        assertThat(base.stays().subscriptions()).isEqualTo(1);
        assertThat(base.stays().subscriptionMovement(march)).isEqualTo(new SubscriptionMovement(1, 0, 0, 0, 1));
        assertThat(base.movement(march).lost()).isZero();
        assertThat(base.stays().observedUntil()).isEqualTo(base.observedUntil());
    }

    /** Enough for room to be made before all customers have come, with identifiers that are looked up in both ways. */
    @ParameterizedTest
    @ValueSource(strings = {"C", "customer-number-"})
    void manyCustomersAreKeptApart(String prefix) {
        List<Subscription> rows = IntStream.range(0, 6_000)
                .mapToObj(row -> Subscription.of(
                        prefix + row % 4_000, LocalDate.of(2026, 1, 1).plusDays(row / 4_000)))
                .toList();
        SubscriptionHistory history = SubscriptionHistory.of(rows, LocalDate.of(2026, 1, 31));
        assertThat(history.customers()).isEqualTo(4_000);
        assertThat(history.subscriptions()).isEqualTo(6_000);
        SubscriberCursor cursor = history.cursor();
        for (int customer : new int[] {0, 1_999, 2_000, 3_999}) {
            assertThat(cursor.moveTo(prefix + customer)).isTrue();
            assertThat(cursor.subscriptions()).isEqualTo(customer < 2_000 ? 2 : 1);
        }
    }
}
