package io.github.retentionmetrics.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.Purchase;
import io.github.retentionmetrics.purchase.PurchaseActivity;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Rate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Repeat and returning customers: two metrics that a dashboard easily takes for one. */
class PurchaseRatesTest {
    private static final PurchaseActivity YEAR = new PurchaseActivity(948, 301, 229, 1_704, new BigDecimal("60123.45"));

    @Test
    void repeatCountsOrdersInsideThePeriod() {
        assertThat(RepeatPurchaseRate.of(YEAR)).isEqualTo(Rate.of(301, 948)).hasToString("31.8% (301 of 948)");
    }

    @Test
    void returningCountsCustomersOfBefore() {
        assertThat(ReturningCustomerRate.of(YEAR)).isEqualTo(Rate.of(229, 948)).hasToString("24.2% (229 of 948)");
    }

    @Test
    void oneOldAndOneNewOrderIsReturningAndNotRepeat() {
        PurchaseActivity activity = new PurchaseActivity(1, 0, 1, 1, BigDecimal.TEN);
        assertThat(RepeatPurchaseRate.of(activity)).isEqualTo(Rate.of(0, 1));
        assertThat(ReturningCustomerRate.of(activity)).isEqualTo(Rate.of(1, 1));
    }

    @Test
    void nobodyBoughtIsUndefined() {
        Rate undefined = Rate.of(0, 0, "no customers bought in the period");
        assertThat(RepeatPurchaseRate.of(PurchaseActivity.empty())).isEqualTo(undefined);
        assertThat(ReturningCustomerRate.of(PurchaseActivity.empty())).isEqualTo(undefined);
    }

    @Test
    void aHistoryAndAPeriodAreEnough() {
        Currency eur = Currency.getInstance("EUR");
        LocalDate day = LocalDate.of(2026, 3, 14);
        PurchaseHistory history = PurchaseHistory.of(
                eur,
                List.of(
                        Purchase.of("a", day.minusMonths(1), BigDecimal.ONE, eur),
                        Purchase.of("b", day.minusMonths(1), BigDecimal.ONE, eur),
                        Purchase.of("a", day, BigDecimal.ONE, eur),
                        Purchase.of("c", day, BigDecimal.ONE, eur),
                        Purchase.of("c", day, BigDecimal.ONE, eur)),
                LocalDate.of(2026, 3, 31));
        Period march = Period.month(2026, 3);

        assertThat(RepeatPurchaseRate.of(history, march)).isEqualTo(Rate.of(1, 2)); // c of a and c
        assertThat(ReturningCustomerRate.of(history, march)).isEqualTo(Rate.of(1, 2)); // a of a and c
        assertThat(RetentionRate.of(history, march)).isEqualTo(Rate.of(1, 2)); // a of a and b
        assertThat(ChurnRate.of(history, march)).isEqualTo(Rate.of(1, 2)); // b of a and b
    }

    @Test
    void nullIsNamed() {
        Period march = Period.month(2026, 3);
        assertThatNullPointerException()
                .isThrownBy(() -> RepeatPurchaseRate.of(null, march))
                .withMessage("history");
        assertThatNullPointerException()
                .isThrownBy(() -> ReturningCustomerRate.of(null, march))
                .withMessage("history");
        assertThatNullPointerException()
                .isThrownBy(() -> RepeatPurchaseRate.of(null))
                .withMessage("activity");
        assertThatNullPointerException()
                .isThrownBy(() -> ReturningCustomerRate.of((PurchaseActivity) null))
                .withMessage("activity");
        assertThatNullPointerException()
                .isThrownBy(() -> ReturningCustomerRate.of((CustomerMovement) null))
                .withMessage("movement");
        assertThatNullPointerException()
                .isThrownBy(() -> NetRevenueRetention.of((PurchaseHistory) null, march))
                .withMessage("history");
        assertThatNullPointerException()
                .isThrownBy(() -> GrossRevenueRetention.of((PurchaseHistory) null, march))
                .withMessage("history");
        assertThatNullPointerException()
                .isThrownBy(() -> QuickRatio.of(null, march))
                .withMessage("history");
    }

    @Test
    void whoReturnedIsNotNewInAnyKindOfHistory() {
        CustomerMovement movement =
                CustomerMovement.startingWith(10).withLost(4).withNew(3).withResurrected(1);
        assertThat(ReturningCustomerRate.of(movement)).isEqualTo(Rate.of(10 - 4 + 1, 10 - 4 + 1 + 3));
        assertThat(ReturningCustomerRate.of(CustomerMovement.startingWith(3).withLost(3)))
                .isEqualTo(Rate.of(0, 0, "no active customers in the period"));
    }
}
