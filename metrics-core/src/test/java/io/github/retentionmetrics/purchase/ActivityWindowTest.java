package io.github.retentionmetrics.purchase;

import static io.github.retentionmetrics.testing.Shop.EUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.retention.RetentionRate;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import io.github.retentionmetrics.survival.Lifespan;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivityWindowTest {
    private static final LocalDate UNTIL = LocalDate.of(2026, 3, 31);

    /** Ada buys every six weeks, Ben once in January, Cem in February and in March. */
    private static final PurchaseHistory SHOP = history(
            order("ada", "2026-01-05"),
            order("ada", "2026-02-16"),
            order("ada", "2026-03-30"),
            order("ben", "2026-01-20"),
            order("cem", "2026-02-10"),
            order("cem", "2026-03-01"));

    private static Purchase order(String id, String date) {
        return Purchase.of(id, LocalDate.parse(date), BigDecimal.TEN, EUR);
    }

    private static PurchaseHistory history(Purchase... purchases) {
        return PurchaseHistory.of(EUR, List.of(purchases), UNTIL);
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }

    @Test
    void anOrderKeepsItsCustomerActiveForTheWindow() {
        SubscriptionHistory active = history(order("ada", "2026-01-05")).activeFor(30);

        assertThat(active.activeOn(day("2026-01-04"))).isZero();
        assertThat(active.activeOn(day("2026-01-05"))).isOne();
        assertThat(active.activeOn(day("2026-02-03"))).as("30th day").isOne();
        assertThat(active.activeOn(day("2026-02-04"))).as("31st day").isZero();
    }

    @Test
    void aWindowOfOneDayIsTheDayOfTheOrder() {
        SubscriptionHistory active = SHOP.activeFor(1);

        assertThat(active.activeOn(day("2026-02-16"))).isOne();
        assertThat(active.activeOn(day("2026-02-17"))).isZero();
        assertThat(active.subscriptions()).isEqualTo(SHOP.orders());
    }

    @Test
    void anOrderWithinTheWindowOrOnTheDayAfterItContinuesTheStay() {
        PurchaseHistory history =
                history(order("ada", "2026-01-01"), order("ada", "2026-01-10"), order("ada", "2026-01-20"));

        assertThat(history.activeFor(10).subscriptions())
                .as("20 January follows on the 19th")
                .isOne();
        assertThat(history.activeFor(9).subscriptions())
                .as("a day between 18 and 20 January")
                .isEqualTo(2);
    }

    @Test
    void aCustomerWhoSkipsAPeriodIsRetainedByAWindowAndLostByThePeriod() {
        CustomerMovement bySales = SHOP.movement(Period.month(2026, 2));
        CustomerMovement byWindow = SHOP.activeFor(45).movement(Period.month(2026, 2));

        assertThat(RetentionRate.of(bySales)).hasToString("50.0% (1 of 2)");
        assertThat(RetentionRate.of(byWindow)).hasToString("100.0% (2 of 2)");
        assertThat(RetentionRate.of(SHOP.activeFor(45).movement(Period.month(2026, 3))))
                .hasToString("66.7% (2 of 3)");
    }

    @Test
    void aWindowBeyondTheObservationDayIsStillRunning() {
        SubscriptionHistory active = SHOP.activeFor(45);

        assertThat(active.activeOn(UNTIL)).isEqualTo(2);
        assertThat(Lifespan.STAY.over(active).events())
                .as("ben left on 6 March")
                .isOne();
        assertThat(Lifespan.STAY.over(active).count()).isEqualTo(3);
    }

    @Test
    void theRhythmIsTheMeanGapUntilTheOrder() {
        // order days 5 January, 16 February, 30 March: first window 10 days, then 42 days each
        SubscriptionHistory active = SHOP.filter("ada"::equals).activeFor(ActivityWindow.ofRhythms(1, 10));

        assertThat(active.activeOn(day("2026-01-14"))).isOne();
        assertThat(active.activeOn(day("2026-01-15"))).isZero();
        assertThat(Stream.of("2026-02-16", "2026-03-29", "2026-03-31").map(ActivityWindowTest::day))
                .allSatisfy(date -> assertThat(active.activeOn(date)).isOne());
    }

    @Test
    void aRhythmIsRoundedUpToWholeDaysAndIsAtLeastOne() {
        // gaps of 1 and 2 days: 1.5 on average, a third of which is half a day
        PurchaseHistory history =
                history(order("ada", "2026-01-01"), order("ada", "2026-01-02"), order("ada", "2026-01-04"));

        assertThat(history.activeFor(ActivityWindow.ofRhythms(1, 1)).activeOn(day("2026-01-05")))
                .isOne();
        assertThat(history.activeFor(ActivityWindow.ofRhythms(1, 1)).activeOn(day("2026-01-06")))
                .isZero();
        assertThat(history.activeFor(ActivityWindow.ofRhythms(0.1, 1)).activeOn(day("2026-01-04")))
                .isOne();
        assertThat(history.activeFor(ActivityWindow.ofRhythms(0.1, 1)).activeOn(day("2026-01-05")))
                .isZero();
    }

    @Test
    void ordersOfOneDayAreOneForTheRhythm() {
        PurchaseHistory history =
                history(order("ada", "2026-01-01"), order("ada", "2026-01-01"), order("ada", "2026-01-11"));

        assertThat(history.activeFor(ActivityWindow.ofRhythms(2, 30)).activeOn(day("2026-01-30")))
                .isOne();
        assertThat(history.activeFor(ActivityWindow.ofRhythms(2, 30)).activeOn(day("2026-01-31")))
                .isZero();
    }

    @Test
    void customersWithRefundsOnlyAreNeverActive() {
        PurchaseHistory history = history(
                order("ada", "2026-01-01"), Purchase.of("ben", day("2026-01-02"), BigDecimal.TEN.negate(), EUR));

        assertThat(history.activeFor(90).customers()).isOne();
    }

    @Test
    void theStateIsKnownFromAWindowAfterTheFirstObservedDay() {
        PurchaseHistory export = SHOP.withObservedFrom(LocalDate.of(2026, 1, 1));

        assertThat(export.activeFor(30).observedFrom()).contains(LocalDate.of(2026, 1, 31));
        assertThat(export.activeFor(400).observedFrom()).contains(UNTIL);
        assertThat(export.activeFor(30).isComplete(Period.month(2026, 1))).isFalse();
        assertThat(export.activeFor(30).isComplete(Period.month(2026, 2))).isTrue();
        assertThat(SHOP.activeFor(30).observedFrom()).isEmpty();
    }

    @Test
    void aHistoryWithoutOrdersHasNoActiveCustomers() {
        assertThat(history().activeFor(90).customers()).isZero();
        assertThat(history().activeFor(90).observedUntil()).isEqualTo(UNTIL);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 36_526})
    void aWindowHasAtLeastOneDayAndAtMostACentury(int days) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ActivityWindow.ofDays(days))
                .withMessage("days must be in 1..36525: " + days);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 1000.5, Double.NaN, Double.POSITIVE_INFINITY})
    void aMultipleOfTheRhythmIsFinite(double rhythms) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ActivityWindow.ofRhythms(rhythms, 90))
                .withMessage("rhythms must be in 0..1000: " + rhythms);
    }

    @Test
    void noRhythmIsNoWindow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ActivityWindow.ofRhythms(0, 90))
                .withMessage("rhythms must be above 0: 0.0");
    }

    @Test
    void aWindowReadsAsWords() {
        assertThat(ActivityWindow.ofDays(1)).hasToString("1 day");
        assertThat(ActivityWindow.ofDays(90)).hasToString("90 days");
        assertThat(ActivityWindow.ofRhythms(2.5, 60))
                .hasToString("2.5 times the customer's rhythm, 60 days after the first order");
    }
}
