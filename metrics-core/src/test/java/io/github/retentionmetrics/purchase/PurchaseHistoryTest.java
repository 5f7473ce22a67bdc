package io.github.retentionmetrics.purchase;

import static io.github.retentionmetrics.testing.Shop.EUR;
import static io.github.retentionmetrics.testing.Shop.history;
import static io.github.retentionmetrics.testing.Shop.purchases;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.testing.Serialization;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PurchaseHistoryTest {
    private static final PurchaseHistory EMPTY = history("2026-06-30");

    /** Anna buys in January, February and April, Bram in January only, Cato twice in April. */
    private static PurchaseHistory threeCustomers(String observedUntil) {
        return history(
                observedUntil,
                "anna 2026-02-03 20.00",
                "anna 2026-01-05 10.00",
                "bram 2026-01-31 30.00",
                "anna 2026-04-01 15.00",
                "cato 2026-04-30 40.00",
                "cato 2026-04-30 0.00",
                "bram 2026-02-02 -30.00");
    }

    private static CustomerMovement movement(long start, long newCustomers, long resurrected, long lost, long end) {
        return new CustomerMovement(start, newCustomers, resurrected, lost, end);
    }

    private static PurchaseActivity activity(
            long customers, long repeatCustomers, long returningCustomers, long orders, String revenue) {
        return new PurchaseActivity(customers, repeatCustomers, returningCustomers, orders, new BigDecimal(revenue));
    }

    private static List<String> labels(Granularity granularity, SortedMap<Period, ?> facts) {
        return facts.keySet().stream().map(granularity::label).toList();
    }

    @Test
    void countsWhatItHolds() {
        PurchaseHistory history = threeCustomers("2026-04-30");

        assertThat(history.orders()).isEqualTo(6);
        assertThat(history.refunds()).isEqualTo(1);
        assertThat(history.customers()).isEqualTo(3);
        assertThat(history.revenue()).isEqualTo(new BigDecimal("85.00"));
        assertThat(history.currency()).isEqualTo(EUR);
        assertThat(history.decimals()).isEqualTo(2);
        assertThat(history.span()).contains(Period.parse("2026-01-05/2026-05-01"));
        assertThat(history)
                .hasToString(
                        "PurchaseHistory[6 orders and 1 refunds of 3 customers in EUR, observed until 2026-04-30]");
    }

    @Test
    void followsCustomersFromMonthToMonth() {
        assertThat(threeCustomers("2026-04-30").movements(Granularity.MONTH))
                .containsExactly(
                        entry(Period.month(2026, 1), movement(0, 2, 0, 0, 2)),
                        entry(Period.month(2026, 2), movement(2, 0, 0, 1, 1)),
                        entry(Period.month(2026, 3), movement(1, 0, 0, 1, 0)),
                        entry(Period.month(2026, 4), movement(0, 1, 1, 0, 2)));
    }

    @Test
    void saysWhatWasBoughtMonthByMonth() {
        assertThat(threeCustomers("2026-04-30").activities(Granularity.MONTH))
                .containsExactly(
                        entry(Period.month(2026, 1), activity(2, 0, 0, 2, "40")),
                        entry(Period.month(2026, 2), activity(1, 0, 1, 1, "-10")),
                        entry(Period.month(2026, 3), PurchaseActivity.empty()),
                        entry(Period.month(2026, 4), activity(2, 1, 1, 3, "55")));
    }

    @Test
    void goesOnToTheObservationDay() {
        PurchaseHistory history = threeCustomers("2026-07-01");
        SortedMap<Period, CustomerMovement> movements = history.movements(Granularity.MONTH);

        assertThat(movements).hasSize(7);
        assertThat(movements.get(Period.month(2026, 5))).isEqualTo(movement(2, 0, 0, 2, 0));
        assertThat(movements.get(Period.month(2026, 6))).isEqualTo(CustomerMovement.empty());
        assertThat(movements.lastKey()).isEqualTo(Period.month(2026, 7));
        assertThat(history.activities(Granularity.MONTH).get(Period.month(2026, 7)))
                .isEqualTo(PurchaseActivity.empty());
    }

    @Test
    void answersForAnyPeriodOfTheCallers() {
        PurchaseHistory history = threeCustomers("2026-04-30");

        // the quarter before is January to March: Anna and Bram
        assertThat(history.movement(Period.quarter(2026, 2))).isEqualTo(movement(2, 1, 0, 1, 2));
        // the month before is February, though 31 days before 1 March include Bram's 31 January
        assertThat(history.movement(Period.month(2026, 3))).isEqualTo(movement(1, 0, 0, 1, 0));
        // the two days before are 31 January, Bram's, and 1 February; only Anna, who bought in January, is back
        assertThat(history.movement(Period.parse("2026-02-02/2026-02-04"))).isEqualTo(movement(1, 0, 1, 1, 1));
        assertThat(history.activity(Period.year(2026))).isEqualTo(activity(3, 2, 0, 6, "85"));
        assertThat(history.activity(Period.parse("2026-02-01/2026-05-01"))).isEqualTo(activity(2, 2, 1, 4, "45"));
        assertThat(history.activity()).isEqualTo(activity(3, 2, 0, 6, "85"));
        // before everything, and with an end far beyond the observation day
        assertThat(history.movement(Period.year(1900))).isEqualTo(CustomerMovement.empty());
        assertThat(history.activity(Period.year(1900))).isEqualTo(PurchaseActivity.empty());
        assertThat(history.activity(Period.parse("2026-04-30/9999-12-31"))).isEqualTo(activity(1, 1, 0, 2, "40"));
    }

    @Test
    void isEmptyWithoutPurchases() {
        assertThat(EMPTY.orders()).isZero();
        assertThat(EMPTY.customers()).isZero();
        assertThat(EMPTY.revenue()).isEqualTo(new BigDecimal("0.00"));
        assertThat(EMPTY.span()).isEmpty();
        assertThat(EMPTY.movements(Granularity.MONTH)).isEmpty();
        assertThat(EMPTY.activities(Granularity.DAY)).isEmpty();
        assertThat(EMPTY.movement(Period.month(2026, 6))).isEqualTo(CustomerMovement.empty());
        assertThat(EMPTY.activity(Period.month(2026, 6))).isEqualTo(PurchaseActivity.empty());
        assertThat(EMPTY.activity()).isEqualTo(PurchaseActivity.empty());
        assertThat(EMPTY.cursor().next()).isFalse();
        assertThat(EMPTY)
                .hasToString(
                        "PurchaseHistory[0 orders and 0 refunds of 0 customers in EUR, observed until 2026-06-30]");
    }

    @Test
    void holdsOneDay() {
        PurchaseHistory history = history("2026-03-14", "a 2026-03-14 1.00", "b 2026-03-14 2.00", "a 2026-03-14 3.00");

        assertThat(history.span()).contains(Period.day(LocalDate.of(2026, 3, 14)));
        for (Granularity granularity : List.of(Granularity.DAY, Granularity.WEEK, Granularity.YEAR)) {
            assertThat(history.movements(granularity).values()).containsExactly(movement(0, 2, 0, 0, 2));
            assertThat(history.activities(granularity).values()).containsExactly(activity(2, 1, 0, 3, "6"));
        }
    }

    @Test
    void knowsLeapDaysAndMonthEnds() {
        PurchaseHistory history = history(
                "2024-03-31", "a 2024-01-31 1.00", "a 2024-02-29 1.00", "a 2024-03-01 1.00", "b 2024-03-31 1.00");

        assertThat(history.movements(Granularity.MONTH).values())
                .containsExactly(movement(0, 1, 0, 0, 1), movement(1, 0, 0, 0, 1), movement(1, 1, 0, 0, 2));
        assertThat(history.movement(Period.day(LocalDate.of(2024, 3, 1)))).isEqualTo(movement(1, 0, 0, 0, 1));
        assertThat(history.activity(Period.day(LocalDate.of(2024, 2, 29)))).isEqualTo(activity(1, 0, 1, 1, "1"));
    }

    @Test
    void keepsAWeekWholeOverNewYear() {
        // 2020-12-28 to 2021-01-03 is week 53 of 2020
        PurchaseHistory history = history(
                "2021-01-04", "a 2020-12-27 1.00", "a 2020-12-31 1.00", "a 2021-01-03 1.00", "a 2021-01-04 1.00");

        assertThat(labels(Granularity.WEEK, history.activities(Granularity.WEEK)))
                .containsExactly("2020-12-21", "2020-12-28", "2021-01-04");
        assertThat(history.activity(Period.week(2020, 53))).isEqualTo(activity(1, 1, 1, 2, "2"));
        assertThat(history.movements(Granularity.WEEK).get(Period.week(2021, 1)))
                .isEqualTo(movement(1, 0, 0, 0, 1));
        Granularity sundays = Granularity.weekStarting(DayOfWeek.SUNDAY);
        assertThat(history.activities(sundays).values())
                .containsExactly(activity(1, 1, 0, 2, "2"), activity(1, 1, 1, 2, "2"));
    }

    @Test
    void followsFiscalYears() {
        PurchaseHistory history = history("2026-04-06", "a 2025-03-31 1.00", "a 2025-04-01 1.00", "b 2026-04-01 1.00");
        Granularity fiscal = Granularity.fiscalYearStarting(Month.APRIL);

        assertThat(labels(fiscal, history.movements(fiscal))).containsExactly("2024/25", "2025/26", "2026/27");
        assertThat(history.movements(fiscal).values())
                .containsExactly(movement(0, 1, 0, 0, 1), movement(1, 0, 0, 0, 1), movement(1, 1, 0, 1, 1));
    }

    @Test
    void reachesBothEndsOfTheCalendar() {
        PurchaseHistory history = history("9999-12-31", "a 0001-01-01 1.00", "a 9999-12-31 2.00", "b 9999-12-31 3.00");

        assertThat(history.movements(Granularity.YEAR)).hasSize(9999);
        assertThat(history.movement(Period.year(9999))).isEqualTo(movement(0, 1, 1, 0, 2));
        assertThat(history.movement(Period.year(1))).isEqualTo(movement(0, 1, 0, 0, 1));
        assertThat(history.activities(Granularity.QUARTER).get(Period.quarter(9999, 4)))
                .isEqualTo(activity(2, 0, 1, 2, "5"));
    }

    @Test
    void takesRefundsForNeitherOrdersNorActivity() {
        PurchaseHistory history = history(
                "2026-03-31",
                // a refund before the first order, and one larger than the order
                "a 2026-01-10 -5.00",
                "a 2026-02-01 10.00",
                "a 2026-03-01 -25.00",
                // nothing but refunds
                "b 2026-02-15 -7.00");

        assertThat(history.customers()).isEqualTo(1);
        assertThat(history.orders()).isEqualTo(1);
        assertThat(history.refunds()).isEqualTo(3);
        assertThat(history.revenue()).isEqualTo(new BigDecimal("-27.00"));
        assertThat(history.movements(Granularity.MONTH).values())
                .containsExactly(CustomerMovement.empty(), movement(0, 1, 0, 0, 1), movement(1, 0, 0, 1, 0));
        assertThat(history.activities(Granularity.MONTH).values())
                .containsExactly(activity(0, 0, 0, 0, "-5"), activity(1, 0, 0, 1, "3"), activity(0, 0, 0, 0, "-25"));
    }

    @Test
    void takesAnAmountOfZeroForAnOrder() {
        PurchaseHistory history = history("2026-02-28", "a 2026-01-10 0.00", "a 2026-02-01 0.00");

        assertThat(history.movement(Period.month(2026, 2))).isEqualTo(movement(1, 0, 0, 0, 1));
        assertThat(history.activity(Period.month(2026, 2))).isEqualTo(activity(1, 0, 1, 1, "0"));
    }

    @Test
    void addsAmountsBeyondALong() {
        String most = "92233720368547758.07";
        PurchaseHistory history =
                history("2026-01-31", "a 2026-01-01 " + most, "a 2026-01-01 " + most, "b 2026-01-02 " + most);
        BigDecimal revenue = new BigDecimal(most).multiply(BigDecimal.valueOf(3));

        assertThat(history.revenue()).isEqualTo(revenue);
        assertThat(history.activity(Period.month(2026, 1)).revenue()).isEqualTo(revenue);
        assertThat(history.activities(Granularity.MONTH)
                        .get(Period.month(2026, 1))
                        .revenue())
                .isEqualTo(revenue);
        assertThat(history.movement(Period.month(2026, 1))).isEqualTo(movement(0, 2, 0, 0, 2));
        CustomerCursor anna = history.cursor();
        assertThat(anna.next()).isTrue();
        assertThatThrownBy(anna::revenueMinor)
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("revenue must fit in 64-bit minor units");
    }

    @Test
    void takesWhatACustomerSpentWhereOnlyThePartsAreTooLarge() {
        String most = "92233720368547758.07";
        CustomerCursor cursor = history(
                        "2026-01-31", "a 2026-01-01 " + most, "a 2026-01-02 " + most, "a 2026-01-03 -" + most)
                .cursor();

        assertThat(cursor.next()).isTrue();
        assertThat(cursor.revenueMinor()).isEqualTo(Long.MAX_VALUE);
    }

    static Stream<Arguments> refused() {
        PurchaseHistory history = threeCustomers("2026-04-30");
        Period empty = Period.parse("2026-01-01/2026-01-01");
        Period tomorrow = Period.day(LocalDate.of(2026, 5, 1));
        String noDay = "period must have at least one day: 2026-01-01/2026-01-01";
        String tooLate = "period start (2026-05-01) must be on or before observedUntil (2026-04-30)";
        return Stream.of(
                call(noDay, () -> history.movement(empty)),
                call(noDay, () -> history.activity(empty)),
                call(tooLate, () -> history.movement(tomorrow)),
                call(tooLate, () -> history.activity(tomorrow)),
                call(
                        "observedUntil (2026-01-30) must be on or after the last purchase (2026-01-31)"
                                + ": give a later day, or leave out later purchases with asKnownOn",
                        () -> history("2026-01-30", "a 2026-01-31 1.00")));
    }

    private static Arguments call(String message, ThrowingCallable call) {
        return Arguments.of(message, call);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatCannotBeAsked(String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void refusesTheMovementOfAPeriodWithoutRoomForTheOneBefore() {
        PurchaseHistory history = threeCustomers("2026-04-30");
        Period tooLong = Period.parse("0001-01-01/5001-01-01");

        assertThatThrownBy(() -> history.movement(tooLong)).isInstanceOf(IllegalArgumentException.class);
        assertThat(history.activity(tooLong).orders()).isEqualTo(6);
    }

    static Stream<Arguments> nulls() {
        LocalDate until = LocalDate.of(2026, 6, 30);
        List<Purchase> withNull = Arrays.asList(purchases("a 2026-01-01 1.00").get(0), null);
        return Stream.of(
                call("currency", () -> PurchaseHistory.builder(null)),
                call("purchases", () -> PurchaseHistory.of(EUR, null, until)),
                call("purchase at row 1", () -> PurchaseHistory.of(EUR, withNull, until)),
                call("observedUntil", () -> PurchaseHistory.of(EUR, List.of(), null)),
                call("currency", () -> PurchaseHistory.toPurchaseHistory(null, until)),
                call("observedUntil", () -> PurchaseHistory.toPurchaseHistory(EUR, null)),
                call("period", () -> EMPTY.movement(null)),
                call("period", () -> EMPTY.activity(null)),
                call("granularity", () -> EMPTY.movements(null)),
                call("granularity", () -> EMPTY.activities(null)));
    }

    @ParameterizedTest
    @MethodSource("nulls")
    void namesWhatIsNull(String name, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(NullPointerException.class).hasMessage(name);
    }

    @Test
    void givesResultsThatNobodyCanChange() {
        PurchaseHistory history = threeCustomers("2026-04-30");

        assertThat(history.movements(Granularity.MONTH)).isUnmodifiable();
        assertThat(history.activities(Granularity.MONTH)).isUnmodifiable();
    }

    @Test
    void refusesLatePurchasesWhereverAParallelStreamMeetsThem() {
        List<Purchase> purchases = purchases("a 2026-01-01 1.00", "b 2026-02-01 1.00", "c 2026-01-01 1.00");

        assertThatThrownBy(() -> purchases.parallelStream()
                        .collect(PurchaseHistory.toPurchaseHistory(EUR, LocalDate.of(2026, 1, 31))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("observedUntil (2026-01-31) must be on or after the last purchase (2026-02-01)"
                        + ": give a later day, or leave out later purchases with asKnownOn");
    }

    @Test
    void doesNotFollowTheListItCameFrom() {
        List<Purchase> purchases = new ArrayList<>(purchases("a 2026-01-01 1.00"));
        PurchaseHistory history = PurchaseHistory.of(EUR, purchases, LocalDate.of(2026, 1, 31));
        purchases.clear();

        assertThat(history.orders()).isEqualTo(1);
    }

    @Test
    void walksCustomersInOrderOfAppearanceAndOrdersInOrderOfDays() {
        CustomerCursor cursor = threeCustomers("2026-04-30").cursor();
        List<String> walked = new ArrayList<>();
        while (cursor.next()) {
            StringBuilder line = new StringBuilder(cursor.customerId() + " spent " + cursor.revenueMinor());
            for (int order = 0; order < cursor.orders(); order++) {
                line.append(", ")
                        .append(LocalDate.ofEpochDay(cursor.epochDay(order)))
                        .append(' ')
                        .append(cursor.amountMinor(order));
            }
            walked.add(line.toString());
        }

        assertThat(walked)
                .containsExactly(
                        "anna spent 4500, 2026-01-05 1000, 2026-02-03 2000, 2026-04-01 1500",
                        "bram spent 0, 2026-01-31 3000",
                        "cato spent 4000, 2026-04-30 4000, 2026-04-30 0");
        assertThat(cursor.next()).isFalse();
        assertThat(cursor.next()).isFalse();
    }

    @Test
    void isOnACustomerOnlyAfterNextReturnedTrue() {
        CustomerCursor cursor = history("2026-01-31", "a 2026-01-01 1.00").cursor();
        Map<String, ThrowingCallable> questions = Map.of(
                "customerId", cursor::customerId,
                "orders", cursor::orders,
                "epochDay", () -> cursor.epochDay(0),
                "amountMinor", () -> cursor.amountMinor(0),
                "revenueMinor", cursor::revenueMinor);

        assertRefused(questions);
        assertThat(cursor.next()).isTrue();
        assertThatThrownBy(() -> cursor.epochDay(1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> cursor.amountMinor(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(cursor.next()).isFalse();
        assertRefused(questions);
    }

    private static void assertRefused(Map<String, ThrowingCallable> questions) {
        questions.forEach((name, question) -> assertThatThrownBy(question)
                .as(name)
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("cursor must be on a customer: next() has not returned true"));
    }

    @Test
    void survivesSerialisation() throws Exception {
        PurchaseHistory history = threeCustomers("2026-05-31");
        PurchaseHistory copy = Serialization.roundTrip(history);

        assertThat(copy).hasToString(history.toString());
        assertThat(copy.span()).isEqualTo(history.span());
        assertThat(copy.movements(Granularity.WEEK)).isEqualTo(history.movements(Granularity.WEEK));
        assertThat(copy.activities(Granularity.MONTH)).isEqualTo(history.activities(Granularity.MONTH));
        assertThat(Serialization.roundTrip(EMPTY).span()).isEmpty();
    }

    @Test
    void aPeriodIsCompleteOnceItsLastDayIsObserved() {
        PurchaseHistory history = PurchaseHistory.builder(EUR).build(LocalDate.of(2026, 3, 31));
        assertThat(history.isComplete(Period.month(2026, 3))).isTrue();
        assertThat(history.isComplete(Period.month(2026, 4))).isFalse();
    }

    @Test
    void theObservedPartEndsOnTheObservationDay() {
        PurchaseHistory history = PurchaseHistory.builder(EUR).build(LocalDate.of(2026, 3, 15));
        assertThat(history.observedPart(Period.month(2026, 2))).isEqualTo(Period.month(2026, 2));
        assertThat(history.observedPart(Period.month(2026, 3)))
                .isEqualTo(Period.ofClosed(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 15)));
        assertThatThrownBy(() -> history.observedPart(Period.month(2026, 4)))
                .hasMessage("period start (2026-04-01) must be on or before observedUntil (2026-03-15)");
    }

    @Test
    void periodsReachFromTheFirstPurchaseToTheObservationDay() {
        PurchaseHistory history = history("2026-03-10", "anna 2026-01-20 5.00", "anna 2026-01-05 -1.00");

        assertThat(history.periods(Granularity.MONTH))
                .containsExactly(Period.month(2026, 1), Period.month(2026, 2), Period.month(2026, 3));
        assertThat(history.filter("nobody"::equals).periods(Granularity.MONTH)).isEmpty();
        assertThatThrownBy(() -> history.periods(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("granularity");
    }
}
