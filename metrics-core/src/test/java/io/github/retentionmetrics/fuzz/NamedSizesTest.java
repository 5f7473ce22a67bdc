package io.github.retentionmetrics.fuzz;

import static io.github.retentionmetrics.period.Granularity.DAY;
import static io.github.retentionmetrics.period.Granularity.MONTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retentionmetrics.cohort.CohortAnalysis;
import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.inference.Bootstrap;
import io.github.retentionmetrics.inference.BootstrapEstimate;
import io.github.retentionmetrics.inference.Statistic;
import io.github.retentionmetrics.lifetime.CustomerLifespan;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.retention.RevenueMovement;
import io.github.retentionmetrics.subscription.Subscription;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sizes that a caller names are bounded, or cost in proportion to the data: a mistyped number or date costs no memory.
 */
class NamedSizesTest {
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private static final PurchaseHistory TWO_ORDERS = PurchaseHistory.ofColumns(
            Currency.getInstance("EUR"),
            new String[] {"ada", "ben"},
            new int[] {19_700, 19_710},
            new long[] {100, 200},
            LAST);

    private static final SubscriptionHistory TWO_SUBSCRIBERS = SubscriptionHistory.of(
            List.of(
                    Subscription.of("ada", LocalDate.of(2024, 1, 1), LocalDate.of(2024, 1, 11)),
                    Subscription.of("ada", LocalDate.of(2024, 1, 11), LocalDate.of(2024, 1, 31)),
                    Subscription.of("ben", LocalDate.of(2024, 1, 1), LAST)),
            LAST);

    @Test
    void aHistoryIsSplitIntoAtMostTenThousandParts() {
        assertThat(TWO_ORDERS.split(PurchaseHistory.MOST_PARTS)).hasSize(10_000);
        assertRefused("parts must be at most 10000: 2147483647", () -> TWO_ORDERS.split(Integer.MAX_VALUE));
    }

    @Test
    void aBootstrapHasAtMostAMillionResamplesAndAsManyParts() {
        Bootstrap bootstrap = Bootstrap.withSeed(1);
        assertThat(bootstrap.withResamples(Bootstrap.MOST_RESAMPLES).resamples())
                .isEqualTo(1_000_000);
        assertRefused(
                "resamples must be at most 1000000: 2147483647", () -> bootstrap.withResamples(Integer.MAX_VALUE));
        assertThat(bootstrap.withResamples(3).split(3)).hasSize(3);
        assertRefused(
                "parts (4) must be at most resamples (3)",
                () -> bootstrap.withResamples(3).split(4));
    }

    @Test
    void aSeriesHasAtMostAHundredAndTwentyThousandPeriods() {
        LocalDate first = LocalDate.of(1900, 1, 1);
        assertThat(DAY.periodsCovering(Period.of(first, first.plusDays(120_000))))
                .hasSize(120_000);
        Period longer = Period.of(first, first.plusDays(120_001));
        assertRefused(
                "span must have at most 120000 periods: 120001 in 1900-01-01/2228-07-21",
                () -> DAY.periodsCovering(longer));
        assertRefused(
                "span must have at most 120000 periods: 2913197 in 2023-12-09/+10000-01-01",
                () -> TWO_ORDERS.movements(DAY));
        assertTooLong(() -> TWO_ORDERS.activities(DAY));
        assertTooLong(() -> TWO_ORDERS.periods(DAY));
        assertTooLong(() -> RevenueMovement.ofPeriods(TWO_ORDERS, DAY));
        assertTooLong(() -> TWO_SUBSCRIBERS.movements(DAY));
        assertTooLong(() -> TWO_SUBSCRIBERS.subscriptionMovements(DAY));
    }

    private static void assertTooLong(ThrowingCallable question) {
        assertThatThrownBy(question)
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("span must have at most 120000 periods: ");
    }

    @Test
    void theWholeCalendarIsAnsweredByMonth() {
        assertThat(TWO_ORDERS.movements(MONTH)).hasSize(7_976 * 12 + 1);
        assertThat(TWO_SUBSCRIBERS.movements(MONTH).values().stream().map(CustomerMovement::lost))
                .hasSize(7_976 * 12)
                .contains(1L);
    }

    @Test
    void cohortsHaveAtMostAHundredAndTwentyThousandPeriods() {
        assertRefused(
                "history must last at most 120000 periods of the analysis: 2913197 until 9999-12-31",
                () -> CohortAnalysis.by(DAY).over(TWO_ORDERS));
        assertRefused(
                "history must last at most 120000 periods of the analysis: 2913205 until 9999-12-31",
                () -> CohortAnalysis.by(MONTH).withActivity(DAY).over(TWO_ORDERS));
        assertThat(CohortAnalysis.by(MONTH).over(TWO_ORDERS).cohorts()).containsExactly(Period.month(2023, 12));
    }

    @Test
    void aLifespanCostsWhatTheSubscriptionsCost() {
        // 30 days of one stay that touches, and the days of the one who ends on the last day of all
        long days = 30 + LAST.toEpochDay() - LocalDate.of(2024, 1, 1).toEpochDay();
        CustomerLifespan lifespan = CustomerLifespan.ofSubscriptions(TWO_SUBSCRIBERS);
        assertThat(lifespan.length().numerator()).isEqualByComparingTo(Long.toString(days));
        assertThat(lifespan.length().denominator()).isEqualByComparingTo("2");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void anInfiniteStatisticIsNoAnswer(double infinite) {
        BootstrapEstimate whole = Bootstrap.withSeed(1).estimate(Statistic.of(3, resample -> infinite));
        assertThat(whole.isDefined()).isFalse();
        assertThat(whole.value()).isNaN();
        assertThat(whole.reason()).isEqualTo("the statistic is infinite");
        BootstrapEstimate some = Bootstrap.withSeed(1)
                .estimate(Statistic.of(3, resample -> resample.weight(0) == 0 ? infinite : resample.weight(0)));
        assertThat(some.isDefined()).isTrue();
        assertThat(some.resamples()).contains(Double.NaN).doesNotContain(infinite);
        assertRefused("values[1] must be finite: " + infinite, () -> Statistic.mean(1, infinite));
        assertRefused("values[1] must be finite: " + infinite, () -> Statistic.quantile(0.5, 1, infinite));
    }

    private static void assertRefused(String message, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
