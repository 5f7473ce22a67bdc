package io.github.retentionmetrics.retention;

import static io.github.retentionmetrics.testing.Shop.EUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.entry;

import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.inference.Bootstrap;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.subscription.Subscription;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Periods against the same month of last year. */
class BaselineTest {
    private static final Period MARCH = Period.month(2026, 3);
    private static final Period LAST_MARCH = Period.month(2025, 3);
    private static final LocalDate UNTIL = LocalDate.of(2026, 3, 31);

    private static final PurchaseHistory SHOP = PurchaseHistory.builder(EUR)
            .add("stays", LocalDate.of(2025, 3, 1), new BigDecimal("10"))
            .add("stays", LocalDate.of(2025, 9, 1), new BigDecimal("99"))
            .add("stays", LocalDate.of(2026, 3, 31), new BigDecimal("12.50"))
            .add("spends less", LocalDate.of(2025, 3, 31), new BigDecimal("20"))
            .add("spends less", LocalDate.of(2026, 3, 1), new BigDecimal("15"))
            .add("leaves", LocalDate.of(2025, 3, 15), new BigDecimal("30"))
            .add("leaves", LocalDate.of(2026, 2, 28), new BigDecimal("30"))
            .add("came in summer", LocalDate.of(2025, 7, 1), new BigDecimal("7"))
            .add("came in summer", LocalDate.of(2026, 3, 10), new BigDecimal("8"))
            .add("came now", LocalDate.of(2026, 3, 10), new BigDecimal("5"))
            .add("is back", LocalDate.of(2025, 2, 28), new BigDecimal("1"))
            .add("is back", LocalDate.of(2026, 3, 10), new BigDecimal("2"))
            .add("came and went", LocalDate.of(2025, 6, 1), new BigDecimal("1000"))
            .build(UNTIL);

    @Test
    void customersOfAShop() {
        CustomerMovement movement = SHOP.movement(MARCH, LAST_MARCH);

        assertThat(movement).isEqualTo(new CustomerMovement(3, 2, 1, 1, 3 + 2 + 1 - 1));
        assertThat(RetentionRate.of(movement)).hasToString("66.7% (2 of 3)");
        assertThat(ChurnRate.of(movement)).hasToString("33.3% (1 of 3)");
        assertThat(RetentionRate.of(SHOP, MARCH, LAST_MARCH)).isEqualTo(RetentionRate.of(movement));
        assertThat(ChurnRate.of(SHOP, MARCH, LAST_MARCH)).isEqualTo(ChurnRate.of(movement));
        assertThat(QuickRatio.of(SHOP, MARCH, LAST_MARCH)).hasToString("3.000 (3 of 1)");
        assertThat(QuickRatio.estimate(SHOP, MARCH, LAST_MARCH).toRatio()).hasToString("3.000 (3 of 1)");
        assertThat(ReturningCustomerRate.of(SHOP, MARCH, LAST_MARCH)).hasToString("60.0% (3 of 5)");
        assertThat(SHOP.customersOf(MARCH, LAST_MARCH).newCustomers()).containsExactly("came in summer", "came now");
        assertThat(SHOP.customersOf(MARCH, LAST_MARCH).resurrected()).containsExactly("is back");
        assertThat(SHOP.customersOf(MARCH, LAST_MARCH).lost()).containsExactly("leaves");
        assertThat(SHOP.customersOf(MARCH, LAST_MARCH).retained()).containsExactly("spends less", "stays");
    }

    @Test
    void revenueOfAShop() {
        RevenueMovement movement = RevenueMovement.of(SHOP, MARCH, LAST_MARCH);

        assertThat(RevenueMovement.customersOf(SHOP, MARCH, LAST_MARCH).toMap())
                .containsOnly(
                        entry("stays", "expanded"),
                        entry("spends less", "contracted"),
                        entry("leaves", "lost"),
                        entry("came in summer", "new"),
                        entry("came now", "new"),
                        entry("is back", "resurrected"));
        assertThat(movement.start()).isEqualByComparingTo("60");
        assertThat(movement.newRevenue()).isEqualByComparingTo("13");
        assertThat(movement.resurrected()).isEqualByComparingTo("2");
        assertThat(movement.expansion()).isEqualByComparingTo("2.50");
        assertThat(movement.contraction()).isEqualByComparingTo("5");
        assertThat(movement.lost()).isEqualByComparingTo("30");
        assertThat(movement.end()).isEqualByComparingTo("42.50");
        assertThat(NetRevenueRetention.of(movement).value()).isEqualTo(27.5 / 60);
        assertThat(GrossRevenueRetention.of(movement).value()).isEqualTo(25.0 / 60);
        assertThat(NetRevenueRetention.of(SHOP, MARCH, LAST_MARCH)).isEqualTo(NetRevenueRetention.of(movement));
        assertThat(GrossRevenueRetention.of(SHOP, MARCH, LAST_MARCH)).isEqualTo(GrossRevenueRetention.of(movement));
        assertThat(NetRevenueRetention.estimate(SHOP, MARCH, LAST_MARCH).toRatio())
                .isEqualTo(NetRevenueRetention.of(movement));
        assertThat(Bootstrap.withSeed(1)
                        .withResamples(1)
                        .estimate(NetRevenueRetention.statistic(SHOP, MARCH, LAST_MARCH))
                        .value())
                .isEqualTo(27.5 / 60);
        assertThat(Bootstrap.withSeed(1)
                        .withResamples(1)
                        .estimate(GrossRevenueRetention.statistic(SHOP, MARCH, LAST_MARCH))
                        .value())
                .isEqualTo(25.0 / 60);
        assertThat(QuickRatio.ofRevenue(SHOP, MARCH, LAST_MARCH).value()).isEqualTo(17.5 / 35);
        assertThat(QuickRatio.ofRevenue(SHOP, MARCH)).isEqualTo(QuickRatio.of(RevenueMovement.of(SHOP, MARCH)));
        assertThat(movement.growth().value()).isEqualTo(-17.5 / 60);
    }

    @Test
    void growthFromNothingIsUndefined() {
        RevenueMovement first = RevenueMovement.of(SHOP, LAST_MARCH, LAST_MARCH.yearBefore());

        assertThat(first.growth().isDefined()).isFalse();
        assertThat(first.growth().reason()).isEqualTo("no revenue in the period before");
    }

    /** Subscribers are counted on the last day of each period. */
    @Test
    void subscribers() {
        SubscriptionHistory base = SubscriptionHistory.of(
                List.of(
                        Subscription.of("stays", LocalDate.of(2025, 1, 1)),
                        Subscription.of("leaves", LocalDate.of(2025, 3, 31), LocalDate.of(2026, 3, 31)),
                        Subscription.of("left in March", LocalDate.of(2025, 1, 1), LocalDate.of(2025, 3, 31)),
                        Subscription.of("came in summer", LocalDate.of(2025, 7, 1)),
                        Subscription.of("came and went", LocalDate.of(2025, 7, 1), LocalDate.of(2026, 1, 1)),
                        Subscription.of("is back", LocalDate.of(2025, 1, 1), LocalDate.of(2025, 2, 1)),
                        Subscription.of("is back", LocalDate.of(2026, 2, 1))),
                UNTIL);

        assertThat(base.movement(MARCH, LAST_MARCH)).isEqualTo(new CustomerMovement(2, 1, 1, 1, 3));
        assertThat(RetentionRate.of(base, MARCH, LAST_MARCH)).hasToString("50.0% (1 of 2)");
        assertThat(ChurnRate.of(base, MARCH, LAST_MARCH)).hasToString("50.0% (1 of 2)");
        assertThat(base.customersOf(MARCH, LAST_MARCH).retained()).containsExactly("stays");
        assertThat(base.customersOf(MARCH, LAST_MARCH).lost()).containsExactly("leaves");
        assertThat(base.customersOf(MARCH, LAST_MARCH).newCustomers()).containsExactly("came in summer");
        assertThat(base.customersOf(MARCH, LAST_MARCH).resurrected()).containsExactly("is back");
        assertThat(base.movement(MARCH, MARCH.preceding())).isEqualTo(base.movement(MARCH));
    }

    @Test
    void theYearBeforeHasTheSameDays() {
        assertThat(MARCH.yearBefore()).isEqualTo(LAST_MARCH);
        assertThat(Period.month(2024, 2).yearBefore()).isEqualTo(Period.month(2023, 2));
        assertThat(Period.month(2025, 2).yearBefore()).isEqualTo(Period.month(2024, 2));
        assertThat(Period.day(LocalDate.of(2024, 2, 29)).yearBefore()).isEqualTo(Period.day(LocalDate.of(2023, 2, 28)));
        assertThat(Period.day(LocalDate.of(2024, 2, 28)).yearBefore().isEmpty()).isTrue();
    }

    @Test
    void refusesWhatIsNoBaseline() {
        SubscriptionHistory base = SubscriptionHistory.of(List.of(), UNTIL);
        Period late = Period.ofClosed(LocalDate.of(2025, 3, 1), LocalDate.of(2026, 3, 1));
        String message = "baseline (2025-03-01/2026-03-02) must end before period (2026-03)";
        Period none = Period.of(UNTIL, UNTIL);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SHOP.movement(MARCH, late))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SHOP.customersOf(MARCH, late))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> base.movement(MARCH, late))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RevenueMovement.of(SHOP, MARCH, late))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetRevenueRetention.estimate(SHOP, MARCH, late))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SHOP.movement(none, MARCH))
                .withMessage("period must have at least one day: 2026-03-31/2026-03-31");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SHOP.movement(Period.day(UNTIL), none))
                .withMessage("baseline must have at least one day: 2026-03-31/2026-03-31");
        assertThatNullPointerException()
                .isThrownBy(() -> base.movement(MARCH, null))
                .withMessage("baseline");
    }

    @Test
    void aPeriodAfterTheObservationDayIsRefused() {
        SubscriptionHistory base = SubscriptionHistory.of(List.of(), UNTIL);
        Period april = Period.month(2026, 4);
        String message = "period start (2026-04-01) must be on or before observedUntil (2026-03-31)";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SHOP.movement(april, LAST_MARCH))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> base.movement(april, LAST_MARCH))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RevenueMovement.of(SHOP, april, LAST_MARCH))
                .withMessage(message);
    }
}
