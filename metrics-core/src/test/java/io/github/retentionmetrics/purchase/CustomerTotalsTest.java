package io.github.retentionmetrics.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retentionmetrics.inference.RatioStatistic;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.testing.Shop;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CustomerTotalsTest {
    private static final PurchaseHistory HISTORY = Shop.history(
            "2026-03-20",
            "bert 2026-03-01 8.00",
            "anna 2026-02-05 10.00",
            "anna 2026-03-05 2.50",
            "anna 2026-03-05 2.50",
            "anna 2026-03-19 -4.00",
            "cees 2026-03-02 -1.00",
            "dora 2026-02-02 -1.00",
            "emma 2026-02-28 0.00");

    private static final CustomerTotals MARCH = CustomerTotals.of(HISTORY, Period.month(2026, 3));

    private static List<String> idsOf(PurchaseHistory history) {
        List<String> ids = new ArrayList<>();
        for (CustomerCursor customer = history.cursor(); customer.next(); ) {
            ids.add(customer.customerId());
        }
        return ids;
    }

    @Test
    void hasARowForEveryCustomerOfTheHistory() {
        // in the order of their first rows: bert, anna, cees, dora, emma
        assertThat(MARCH.size()).isEqualTo(5);
        assertThat(MARCH.orders()).containsExactly(1, 2, 0, 0, 0);
        assertThat(MARCH.revenue()).containsExactly(8, 2.5 + 2.5 - 4, -1, 0, 0);
        assertThat(MARCH.revenueMinor(1)).isEqualTo(100);
        assertThat(MARCH.orders(1)).isEqualTo(2);
        assertThat(MARCH.isActive(2)).isFalse();
        assertThat(MARCH.isBooked(2)).isTrue();
        assertThat(MARCH.isBooked(3)).isFalse();
        assertThat(MARCH.decimals()).isEqualTo(2);
        assertThat(MARCH.get(1)).isEqualTo(new CustomerTotals.Row("anna", 2, 1, new BigDecimal("1.00")));
        assertThat(MARCH.customerIds()).containsExactly("bert", "anna", "cees", "dora", "emma");
        assertThat(HISTORY.customerIdsInCursorOrder()).containsExactly("bert", "anna", "cees", "dora", "emma");
        assertThat(HISTORY.asKnownOn(LocalDate.of(2026, 2, 28)).customerIdsInCursorOrder())
                .isEqualTo(idsOf(HISTORY.asKnownOn(LocalDate.of(2026, 2, 28))))
                .hasSizeBetween(1, 4);
        assertThat(MARCH).hasToString("CustomerTotals[5 customers, EUR]");
        CustomerTotals february = CustomerTotals.of(HISTORY, Period.month(2026, 2));
        assertThat(february.orders()).containsExactly(0, 1, 0, 0, 1);
        assertThat(february.revenue()).containsExactly(0, 10, 0, -1, 0);
    }

    @Test
    void givesPairsOfSomeRows() {
        RatioStatistic pairs = MARCH.ratio(MARCH::isBooked, MARCH::revenueMinor, MARCH::orders);
        assertThat(pairs.customers()).isEqualTo(3);
        assertThat(pairs.x(2)).isEqualTo(-100);
        assertThat(pairs.y(1)).isEqualTo(2);
        assertThatThrownBy(() -> pairs.x(3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void anEmptyHistoryHasNoRows() {
        assertThat(CustomerTotals.of(Shop.history("2026-03-20"), Period.month(2026, 3))
                        .size())
                .isZero();
    }

    @Test
    void checksItsArguments() {
        assertThatThrownBy(() -> CustomerTotals.of(HISTORY, Period.month(2026, 4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("period start (2026-04-01) must be on or before observedUntil (2026-03-20)");
        assertThatThrownBy(() -> CustomerTotals.of(null, Period.month(2026, 4)))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("history");
    }
}
