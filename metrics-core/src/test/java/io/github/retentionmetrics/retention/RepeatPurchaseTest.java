package io.github.retentionmetrics.retention;

import static io.github.retentionmetrics.testing.Shop.history;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseActivity;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import org.junit.jupiter.api.Test;

class RepeatPurchaseTest {
    /** In March Anna buys twice, Bram once after February, Cato once, and Dirk only sends something back. */
    private static final PurchaseHistory HISTORY = history(
            "2026-03-31",
            "anna 2026-03-02 10.00",
            "anna 2026-03-02 0.00",
            "bram 2026-02-27 10.00",
            "bram 2026-03-01 10.00",
            "cato 2026-03-05 10.00",
            "cato 2026-03-06 -10.00",
            "dirk 2026-02-01 10.00",
            "dirk 2026-03-09 -10.00");

    private static final PurchaseActivity MARCH = HISTORY.activity(Period.month(2026, 3));

    @Test
    void repeatingIsBuyingTwiceInside() {
        assertThat(RepeatPurchaseRate.of(MARCH)).hasToString("33.3% (1 of 3)");
        assertThat(RepeatPurchaseRate.of(MARCH).value()).isEqualTo(1 / 3.0);
    }

    @Test
    void returningIsHavingBoughtBefore() {
        assertThat(ReturningCustomerRate.of(MARCH)).hasToString("33.3% (1 of 3)");
        PurchaseActivity spring = HISTORY.activity(Period.parse("2026-02-01/2026-04-01"));
        assertThat(RepeatPurchaseRate.of(spring)).hasToString("50.0% (2 of 4)");
        assertThat(ReturningCustomerRate.of(spring)).hasToString("0.0% (0 of 4)");
    }

    @Test
    void isUndefinedWhenNobodyBought() {
        PurchaseActivity refunds = HISTORY.activity(Period.parse("2026-03-06/2026-04-01"));

        assertThat(refunds.revenue()).isEqualByComparingTo("-20");
        assertThat(RepeatPurchaseRate.of(refunds)).hasToString("undefined (0 of 0): no customers bought in the period");
        assertThat(ReturningCustomerRate.of(refunds))
                .hasToString("undefined (0 of 0): no customers bought in the period");
    }

    @Test
    void namesWhatIsNull() {
        assertThatThrownBy(() -> RepeatPurchaseRate.of(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("activity");
        assertThatThrownBy(() -> ReturningCustomerRate.of((PurchaseActivity) null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("activity");
    }
}
