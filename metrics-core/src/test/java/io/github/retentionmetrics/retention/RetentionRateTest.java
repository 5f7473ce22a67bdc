package io.github.retentionmetrics.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.retentionmetrics.customer.CustomerCounts;
import io.github.retentionmetrics.customer.CustomerHistory;
import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.rate.ProportionInterval;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.subscription.Subscription;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import io.github.retentionmetrics.subscription.SubscriptionMovement;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionRateTest {
    @ParameterizedTest
    @CsvSource({
        // start, acquired, end, retained
        "100, 20, 105, 85", // phpOMS, getCustomerRetention(105, 20, 100) = .85
        "1000, 200, 1050, 850",
        "10, 0, 10, 10",
        "10, 20, 20, 0",
        "10, 20, 30, 10",
        "1, 0, 0, 0"
    })
    void bothPublishedFormulas(long start, long acquired, long end, long retained) {
        Rate expected = Rate.of(retained, start);
        long lost = start - retained;
        assertThat(RetentionRate.of(
                        CustomerCounts.atStart(start).acquired(acquired).atEnd(end)))
                .isEqualTo(expected);
        assertThat(RetentionRate.of(CustomerCounts.atStart(start).lost(lost))).isEqualTo(expected);
        assertThat(RetentionRate.of(
                        CustomerMovement.startingWith(start).withNew(acquired).withLost(lost)))
                .isEqualTo(expected);
        assertThat(expected.value()).isEqualTo((double) (end - acquired) / start);
        assertThat(ChurnRate.of(CustomerCounts.atStart(start).acquired(acquired).atEnd(end)))
                .isEqualTo(Rate.of(lost, start));
        assertThat(ChurnRate.of(CustomerCounts.atStart(start).lost(lost))).isEqualTo(Rate.of(lost, start));
    }

    @Test
    void readsAsItsCounts() {
        Rate retention =
                RetentionRate.of(CustomerCounts.atStart(1_000).acquired(200).atEnd(1_050));
        assertThat(retention).hasToString("85.0% (850 of 1000)");
        assertThat(retention.interval(ProportionInterval.WILSON, 0.95)).hasToString("0.8265 .. 0.8708 (95%)");
        assertThat(ChurnRate.of(CustomerCounts.atStart(1_000).lost(150))).hasToString("15.0% (150 of 1000)");
    }

    @Test
    void resurrectedCustomersAreOutsideTheRate() {
        CustomerMovement movement = new CustomerMovement(100, 5, 30, 10, 125);
        assertThat(RetentionRate.of(movement)).isEqualTo(Rate.of(100 - 10, 100));
        assertThat(ChurnRate.of(movement)).isEqualTo(Rate.of(10, 100));
    }

    @Test
    void eventCountsAreRefusedInsteadOfClamped() {
        // 10 at the start, 20 come, all 10 old and 15 new ones leave: by sets retention is 0 %, by the formula -150 %
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        RetentionRate.of(CustomerCounts.atStart(10).acquired(20).atEnd(5)))
                .withMessage("atEnd (5) must be at least acquired (20): some of those acquired have left again, and "
                        + "counts alone cannot tell how many");
        LocalDate day = LocalDate.of(2026, 1, 15);
        Stream<Subscription> old =
                Stream.iterate(1, i -> i + 1).limit(10).map(i -> Subscription.of("old" + i, day, day.plusMonths(1)));
        Stream<Subscription> won = Stream.iterate(1, i -> i + 1)
                .limit(20)
                .map(i -> Subscription.of("new" + i, day.withMonth(2), day.plusMonths(i <= 15 ? 1 : 9)));
        CustomerMovement february = Stream.concat(old, won)
                .collect(SubscriptionHistory.toSubscriptionHistory(LocalDate.of(2026, 2, 28)))
                .movement(Period.month(2026, 2));
        assertThat(february).isEqualTo(new CustomerMovement(10, 5, 0, 10, 5));
        assertThat(RetentionRate.of(february)).isEqualTo(Rate.of(0, 10));
    }

    @Test
    void nobodyAtTheStartIsUndefined() {
        CustomerCounts counts = CustomerCounts.atStart(0).acquired(40).atEnd(40);
        Rate undefined = Rate.of(0, 0, "no customers at the start of the period");
        assertThat(List.of(
                        RetentionRate.of(counts),
                        ChurnRate.of(counts),
                        RetentionRate.of(counts.toMovement()),
                        ChurnRate.of(CustomerMovement.empty())))
                .allSatisfy(rate -> {
                    assertThat(rate).isEqualTo(undefined);
                    assertThat(rate.isDefined()).isFalse();
                    assertThat(rate.value()).isNaN();
                    assertThat(rate).hasToString("undefined (0 of 0): no customers at the start of the period");
                });
    }

    @Test
    void subscriptionsHaveARateOfTheirOwn() {
        SubscriptionMovement movement = new SubscriptionMovement(1_000, 300, 250, 170, 1_050);
        assertThat(ChurnRate.of(movement)).isEqualTo(Rate.of(170, 1_000));
        assertThat(RetentionRate.of(movement)).isEqualTo(Rate.of(1_000 - 170, 1_000));
        assertThat(List.of(ChurnRate.of(SubscriptionMovement.empty()), RetentionRate.of(SubscriptionMovement.empty())))
                .containsOnly(Rate.of(0, 0, "no subscriptions at the start of the period"));
    }

    @Test
    void nullsAreNamed() {
        assertThatNullPointerException()
                .isThrownBy(() -> RetentionRate.of((CustomerCounts) null))
                .withMessage("counts");
        assertThatNullPointerException()
                .isThrownBy(() -> RetentionRate.of((CustomerMovement) null))
                .withMessage("movement");
        assertThatNullPointerException()
                .isThrownBy(() -> RetentionRate.of((SubscriptionMovement) null))
                .withMessage("movement");
        assertThatNullPointerException()
                .isThrownBy(() -> ChurnRate.of((CustomerCounts) null))
                .withMessage("counts");
        assertThatNullPointerException()
                .isThrownBy(() -> ChurnRate.of((CustomerMovement) null))
                .withMessage("movement");
        assertThatNullPointerException()
                .isThrownBy(() -> ChurnRate.of((SubscriptionMovement) null))
                .withMessage("movement");
    }

    @Test
    void aHistoryAndAPeriodAreEnough() {
        SubscriptionHistory base = SubscriptionHistory.of(
                List.of(
                        Subscription.of("a", LocalDate.of(2026, 1, 1)),
                        Subscription.of("b", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 31))),
                LocalDate.of(2026, 4, 30));
        assertThat(RetentionRate.of(base, Period.month(2026, 3))).isEqualTo(Rate.of(1, 2));
        assertThat(ChurnRate.of(base, Period.month(2026, 3))).isEqualTo(Rate.of(1, 2));
        assertThat(ChurnRate.of(base, Period.month(2026, 4))).isEqualTo(Rate.of(0, 1));
        assertThatNullPointerException()
                .isThrownBy(() -> ChurnRate.of((CustomerHistory) null, Period.month(2026, 3)))
                .withMessage("history");
    }
}
