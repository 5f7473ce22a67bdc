package io.github.retentionmetrics.lifetime;

import static io.github.retentionmetrics.testing.Shop.EUR;
import static io.github.retentionmetrics.testing.Shop.history;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.subscription.Subscription;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import io.github.retentionmetrics.testing.Serialization;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What winning and keeping customers costs, and how often selling to them succeeds. */
class CustomerCostsTest {
    private static final BigDecimal COST = new BigDecimal("4800.00");
    private static final CustomerMovement YEAR =
            CustomerMovement.startingWith(1_000).withLost(200).withNew(400);

    @Test
    void winsCustomersAtACost() {
        assertThat(AcquisitionCost.of(BigDecimal.valueOf(6_000), 200)).hasToString("30.000 (6000 of 200)");
        assertThat(AcquisitionCost.of(BigDecimal.ZERO, 200).value()).isZero();
        assertThat(AcquisitionCost.of(BigDecimal.valueOf(6_000), 0).reason()).isEqualTo("no customers were won");
        assertThat(AcquisitionCost.of(BigDecimal.valueOf(6_000), 0).value()).isNaN();
    }

    @Test
    void countsFirstOrdersAndLaggedSpend() {
        PurchaseHistory history = history(
                "2026-12-31",
                "old 2025-05-01 1.00",
                "old 2026-05-01 1.00",
                "new1 2026-05-02 1.00",
                "new2 2026-06-30 1.00",
                "new2 2026-06-30 1.00");
        List<Cost> costs = List.of(
                new Cost(LocalDate.of(2026, 3, 31), Cost.Category.ACQUISITION, BigDecimal.valueOf(90), EUR),
                new Cost(LocalDate.of(2026, 4, 30), Cost.Category.ACQUISITION, BigDecimal.valueOf(50), EUR),
                new Cost(LocalDate.of(2026, 3, 1), Cost.Category.SUPPORT, BigDecimal.valueOf(999), EUR));
        Period quarter = Period.quarter(2026, 2);

        assertThat(AcquisitionCost.of(CostTotals.of(EUR, costs, quarter), history.activity(quarter)))
                .isEqualTo(Ratio.of(50, 2));
        assertThat(AcquisitionCost.of(history, quarter, CostTotals.of(EUR, costs, quarter)))
                .isEqualTo(Ratio.of(50, 2));
        assertThat(AcquisitionCost.of(CostTotals.of(EUR, costs, quarter.preceding()), history.activity(quarter)))
                .isEqualTo(Ratio.of(90, 2));
    }

    @Test
    void keepsCustomersAtOneOfThreeCosts() {
        assertThat(RetentionCost.perCustomerAtStart(COST, YEAR).value()).isEqualTo(4_800 / 1_000.0);
        assertThat(RetentionCost.perRetainedCustomer(COST, YEAR).value()).isEqualTo(4_800 / 800.0);
        assertThat(RetentionCost.perAverageCustomer(COST, YEAR)).isEqualTo(Ratio.of(4_800, 1_100));
        CustomerMovement nobody = CustomerMovement.empty();
        assertThat(RetentionCost.perCustomerAtStart(COST, nobody).reason())
                .isEqualTo("no customers at the start of the period");
        assertThat(RetentionCost.perRetainedCustomer(COST, YEAR.withLost(1_000)).reason())
                .isEqualTo("no customers were retained in the period");
        assertThat(RetentionCost.perAverageCustomer(COST, nobody).reason())
                .isEqualTo("no customers at the start nor at the end of the period");
    }

    @Test
    void keepsTheCustomersOfAHistory() {
        Period month = Period.month(2026, 3);
        CostTotals costs = CostTotals.of(
                EUR,
                List.of(
                        new Cost(LocalDate.of(2026, 3, 1), Cost.Category.SUPPORT, BigDecimal.valueOf(12), EUR),
                        new Cost(LocalDate.of(2026, 3, 1), Cost.Category.ACQUISITION, BigDecimal.valueOf(7), EUR)));
        SubscriptionHistory base = SubscriptionHistory.of(
                List.of(
                        Subscription.of("stays", LocalDate.of(2026, 1, 1)),
                        Subscription.of("stays too", LocalDate.of(2026, 1, 1)),
                        Subscription.of("leaves", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 9)),
                        Subscription.of("comes", LocalDate.of(2026, 3, 9))),
                LocalDate.of(2026, 3, 31));

        assertThat(RetentionCost.perCustomerAtStart(base, month, costs)).isEqualTo(Ratio.of(12, 3));
        assertThat(RetentionCost.perRetainedCustomer(base, month, costs)).isEqualTo(Ratio.of(12, 2));
        assertThat(RetentionCost.perAverageCustomer(base, month, costs)).isEqualTo(Ratio.of(12, 3));
        assertThat(AcquisitionCost.of(base, month, costs)).isEqualTo(Ratio.of(7, 1));
    }

    @Test
    void comparesKeepingWithWinning() {
        Ratio winning = Ratio.of(6_000, 200);

        assertThat(RetentionCost.againstAcquisition(RetentionCost.perRetainedCustomer(COST, YEAR), winning)
                        .value())
                .isEqualTo(6 / 30.0);
        assertThat(RetentionCost.againstAcquisition(Ratio.of(1, 1), Ratio.of(0, 5))
                        .reason())
                .isEqualTo("winning a customer costs nothing");
        assertThat(RetentionCost.againstAcquisition(Ratio.of(1, 0, "nobody kept"), Ratio.of(0, 0, "nobody won"))
                        .reason())
                .isEqualTo("nobody kept");
        assertThat(RetentionCost.againstAcquisition(Ratio.of(1, 1), Ratio.of(0, 0, "nobody won"))
                        .reason())
                .isEqualTo("nobody won");
    }

    @Test
    void comparesValueWithCost() {
        Ratio winning = Ratio.of(6_000, 200);

        assertThat(AcquisitionCost.valueToCost(LifetimeValue.of(BigDecimal.valueOf(90)), winning)
                        .value())
                .isEqualTo(3);
        assertThat(AcquisitionCost.valueToCost(LifetimeValue.of(BigDecimal.valueOf(-15)), winning)
                        .value())
                .isEqualTo(-0.5);
        assertThat(AcquisitionCost.valueToCost(LifetimeValue.undefined("nobody left"), winning)
                        .reason())
                .isEqualTo("nobody left");
        assertThat(AcquisitionCost.valueToCost(LifetimeValue.of(BigDecimal.ONE), Ratio.of(-1, 1))
                        .reason())
                .isEqualTo("winning a customer costs nothing");
    }

    @Test
    void comparesSellingToExistingAndNewCustomers() {
        SellingSuccess success = SellingSuccess.of(Rate.of(130, 200), Rate.of(24, 200));

        assertThat(success.difference().value()).isEqualTo(0.65 - 0.12);
        assertThat(success.difference().test().isSignificant(0.001)).isTrue();
        assertThat(success.advantage().value()).isEqualTo(130 / 24.0);
        assertThat(success.plus(success)).isEqualTo(SellingSuccess.of(Rate.of(260, 400), Rate.of(48, 400)));
        assertThat(SellingSuccess.of(Rate.of(1, 2), Rate.of(0, 9)).advantage().reason())
                .isEqualTo("nothing was sold to prospects");
        assertThat(SellingSuccess.of(Rate.of(0, 0, "no offers"), Rate.of(1, 9))
                        .advantage()
                        .reason())
                .isEqualTo("no offers");
        assertThat(Serialization.roundTrip(success)).isEqualTo(success);
    }

    @Test
    void namesWhatIsNull() {
        assertThatThrownBy(() -> AcquisitionCost.of(null, 1))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("spend");
        assertThatThrownBy(() -> AcquisitionCost.of(BigDecimal.ONE, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("newCustomers must not be negative: -1");
        assertThatThrownBy(() -> RetentionCost.perCustomerAtStart(null, YEAR))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("cost");
        assertThatThrownBy(() -> SellingSuccess.of(Rate.of(1, 2), null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("prospects");
    }
}
