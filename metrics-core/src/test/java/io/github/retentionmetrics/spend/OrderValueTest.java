package io.github.retentionmetrics.spend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseActivity;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.testing.Shop;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class OrderValueTest {
    private static final PurchaseActivity MARCH =
            new PurchaseActivity(948, 201, 229, 1_204, new BigDecimal("43472.10"));
    private static final PurchaseActivity REFUNDS_ONLY = new PurchaseActivity(0, 0, 0, 0, new BigDecimal("-12.50"));

    @Test
    void averageOrderValueIsRevenuePerOrder() {
        assertThat(AverageOrderValue.of(MARCH).value()).isEqualTo(4_347_210 / 120_400.0);
        assertThat(AverageOrderValue.of(MARCH)).hasToString("36.106 (43472.1 of 1204)");
    }

    @Test
    void purchaseFrequencyIsOrdersPerCustomer() {
        assertThat(PurchaseFrequency.of(MARCH).value()).isEqualTo(1_204 / 948.0);
        assertThat(PurchaseFrequency.of(MARCH)).hasToString("1.270 (1204 of 948)");
    }

    @Test
    void revenuePerCustomerIsTheProductOfTheTwo() {
        assertThat(RevenuePerCustomer.of(MARCH).value()).isEqualTo(4_347_210 / 94_800.0);
        assertThat(RevenuePerCustomer.of(MARCH)).hasToString("45.857 (43472.1 of 948)");
        assertThat(AverageOrderValue.of(MARCH).value()
                        * PurchaseFrequency.of(MARCH).value())
                .isCloseTo(RevenuePerCustomer.of(MARCH).value(), within(1e-13));
    }

    @Test
    void isNegativeWhereMoreIsPaidBackThanTaken() {
        PurchaseActivity activity = new PurchaseActivity(1, 1, 0, 2, new BigDecimal("-15.00"));

        assertThat(AverageOrderValue.of(activity)).hasToString("-7.500 (-15 of 2)");
        assertThat(RevenuePerCustomer.of(activity)).hasToString("-15.000 (-15 of 1)");
    }

    @Test
    void isUndefinedWithoutOrders() {
        assertThat(AverageOrderValue.of(PurchaseActivity.empty()))
                .hasToString("undefined (0 of 0): no orders in the period");
        assertThat(AverageOrderValue.of(REFUNDS_ONLY)).hasToString("undefined (-12.5 of 0): no orders in the period");
        assertThat(AverageOrderValue.of(REFUNDS_ONLY).value()).isNaN();
        assertThat(PurchaseFrequency.of(REFUNDS_ONLY))
                .hasToString("undefined (0 of 0): no customers bought in the period");
        assertThat(RevenuePerCustomer.of(REFUNDS_ONLY))
                .hasToString("undefined (-12.5 of 0): no customers bought in the period");
    }

    @Test
    void namesWhatIsNull() {
        assertThatThrownBy(() -> AverageOrderValue.of(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("activity");
        assertThatThrownBy(() -> PurchaseFrequency.of(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("activity");
        assertThatThrownBy(() -> RevenuePerCustomer.of(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("activity");
    }

    @Test
    void aHistoryAndAPeriodAreEnough() {
        PurchaseHistory history = Shop.history("2026-03-31", "a 2026-03-01 10", "a 2026-03-02 20", "b 2026-02-01 99");
        Period march = Period.month(2026, 3);
        assertThat(AverageOrderValue.of(history, march)).isEqualTo(Ratio.of(10 + 20, 2));
        assertThat(PurchaseFrequency.of(history, march)).isEqualTo(Ratio.of(2, 1));
        assertThat(RevenuePerCustomer.of(history, march)).isEqualTo(Ratio.of(10 + 20, 1));
    }
}
