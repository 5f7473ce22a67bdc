package io.github.retentionmetrics.lifetime;

import static io.github.retentionmetrics.testing.Shop.EUR;
import static io.github.retentionmetrics.testing.Shop.history;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.lifetime.Cost.Purpose;
import io.github.retentionmetrics.lifetime.RetentionModel.Timing;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.testing.Serialization;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CustomerProfitTest {
    private static final CustomerProfit PROFIT = CustomerProfit.of(4, BigDecimal.valueOf(1_000))
            .withCostOfGoods(BigDecimal.valueOf(400))
            .withAcquisition(BigDecimal.valueOf(120))
            .withRetention(BigDecimal.valueOf(50))
            .withServing(BigDecimal.valueOf(30));

    @Test
    void isWhatIsLeft() {
        assertThat(PROFIT.profit()).isEqualByComparingTo("400");
        assertThat(PROFIT.perCustomer().value()).isEqualTo(100);
        assertThat(PROFIT.costToServe().value()).isEqualTo(7.5);
        assertThat(PROFIT.grossMargin().value()).isEqualTo(0.6);
        assertThat(PROFIT.profitMargin().value()).isEqualTo(0.4);
    }

    @Test
    void takesEachCostByItsPurpose() {
        CostTotals costs = CostTotals.of(
                EUR,
                List.of(
                        new Cost(LocalDate.of(2026, 1, 1), Cost.Category.GOODS, BigDecimal.valueOf(8), EUR),
                        new Cost(LocalDate.of(2026, 1, 1), Cost.Category.ACQUISITION, BigDecimal.valueOf(4), EUR),
                        new Cost(LocalDate.of(2026, 1, 1), Cost.Category.SUPPORT, BigDecimal.valueOf(2), EUR),
                        new Cost(LocalDate.of(2026, 1, 1), Cost.Category.SERVING, BigDecimal.valueOf(1), EUR)));
        PurchaseHistory history =
                history("2026-12-31", "a 2026-01-05 20.00", "b 2026-01-06 5.00", "b 2026-01-07 -1.00");
        CustomerProfit profit = CustomerProfit.of(history, Period.year(2026), costs);

        assertThat(profit).isEqualTo(CustomerProfit.of(history.activity(Period.year(2026)), costs));
        assertThatThrownBy(() ->
                        CustomerProfit.of(history, Period.year(2026), CostTotals.empty(Currency.getInstance("USD"))))
                .hasMessage("currency of costs (USD) must be that of the purchases (EUR)");
        assertThat(profit.revenue()).isEqualTo("24");
        assertThat(profit.customers()).isEqualTo(2);
        assertThat(profit.profit()).isEqualByComparingTo(BigDecimal.valueOf(24 - 8 - 4 - 2 - 1));
        assertThat(profit.retention()).isEqualByComparingTo(costs.total(Purpose.RETENTION));
    }

    @Test
    void answersLossesAndSaysWhatIsUndefined() {
        assertThat(PROFIT.withServing(BigDecimal.valueOf(2_000)).perCustomer().value())
                .isEqualTo(-1_570 / 4.0);
        assertThat(CustomerProfit.empty().perCustomer().reason()).isEqualTo("no customers");
        assertThat(CustomerProfit.empty().costToServe().reason()).isEqualTo("no customers");
        assertThat(CustomerProfit.empty().grossMargin().reason()).isEqualTo("no revenue");
        assertThat(CustomerProfit.of(1, BigDecimal.valueOf(-5)).profitMargin().reason())
                .isEqualTo("no revenue");
    }

    @Test
    void keepsItsParts() {
        assertThat(Serialization.roundTrip(PROFIT)).isEqualTo(PROFIT);
        assertThatThrownBy(() -> CustomerProfit.of(-1, BigDecimal.ONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("customers must not be negative: -1");
        assertThatThrownBy(() -> PROFIT.withServing(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("serving");
        assertThatThrownBy(
                        () -> CustomerProfit.of(Long.MAX_VALUE, BigDecimal.ONE).plus(PROFIT))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("customers must fit in a long: 9223372036854775807 + 4");
    }

    @Provide
    Arbitrary<CustomerProfit> profits() {
        Arbitrary<BigDecimal> amounts =
                Arbitraries.longs().between(-1_000_000, 1_000_000).map(minor -> BigDecimal.valueOf(minor, 2));
        return Combinators.combine(Arbitraries.longs().between(0, 1_000), amounts, amounts, amounts, amounts, amounts)
                .as(CustomerProfit::new);
    }

    @Property(seed = "20260101")
    void addsUpOverDisjointCustomers(@ForAll List<@From("profits") CustomerProfit> groups) {
        CustomerProfit whole = groups.stream().collect(CustomerProfit.toCustomerProfit());

        assertThat(whole.profit())
                .isEqualByComparingTo(
                        groups.stream().map(CustomerProfit::profit).reduce(BigDecimal.ZERO, BigDecimal::add));
        assertThat(groups.parallelStream().collect(CustomerProfit.toCustomerProfit()))
                .isEqualTo(whole);
    }

    @Property(seed = "20260101")
    void plusIsAssociativeAndCommutative(
            @ForAll("profits") CustomerProfit a,
            @ForAll("profits") CustomerProfit b,
            @ForAll("profits") CustomerProfit c) {
        assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
        assertThat(a.plus(b)).isEqualTo(b.plus(a));
        assertThat(a.plus(CustomerProfit.empty())).isEqualTo(a);
    }

    /** 100,000 customers, CAC 30, revenue 100, goods 50, marketing 10, d = .15, r = .5: the published 4,076,923.08. */
    @Test
    void givesThePublishedLifetimeProfit() {
        LifetimeValue value = RetentionModel.of(BigDecimal.valueOf(100 - 50 - 10), 0.5, 0.15, Timing.IMMEDIATE)
                .lifetimeValue();
        LifetimeProfit profit = LifetimeProfit.of(100_000, value, BigDecimal.valueOf(30));

        assertThat(profit.total()).hasToString("4076923.08");
        assertThat(profit.perCustomer().value()).isCloseTo(40 * 1.15 / 0.65 - 30, within(1e-12));
    }

    @Test
    void expectsLossesAndNothing() {
        LifetimeValue ten = LifetimeValue.of(BigDecimal.TEN);

        assertThat(LifetimeProfit.of(3, ten, BigDecimal.valueOf(12)).total().value())
                .isEqualTo(-6);
        assertThat(LifetimeProfit.of(0, ten, BigDecimal.valueOf(12)).total().amount())
                .contains(BigDecimal.ZERO);
        LifetimeProfit undefined = LifetimeProfit.of(3, LifetimeValue.undefined("why"), BigDecimal.ONE);
        assertThat(undefined.perCustomer().reason()).isEqualTo("why");
        assertThat(undefined.total().reason()).isEqualTo("why");
        assertThat(Serialization.roundTrip(undefined)).isEqualTo(undefined);
        assertThatThrownBy(() -> LifetimeProfit.of(-1, ten, BigDecimal.ONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("customers must not be negative: -1");
        assertThatThrownBy(() -> LifetimeProfit.of(1, ten, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("acquisitionCost");
    }
}
