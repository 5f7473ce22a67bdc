package io.github.retentionmetrics.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.Purchase;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MovementBenchmarkTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 100, 100_000})
    void bothWaysGiveTheSameMovements(int purchases) {
        PurchaseWorkload workload = PurchaseWorkload.of(purchases);

        assertThat(LibraryState.history(workload).movements(Granularity.MONTH))
                .isNotEmpty()
                .isEqualTo(StreamMovements.byMonth(workload.toPurchases(), PurchaseWorkload.OBSERVED_UNTIL));
    }

    @Test
    void theWorkloadMovesInEveryWayEveryMonth() {
        NavigableMap<Period, CustomerMovement> movements =
                LibraryState.history(PurchaseWorkload.of(100_000)).movements(Granularity.MONTH);

        assertThat(movements).hasSize(36);
        // nobody can be lost before the second month, nor come back before the third
        assertThat(movements.tailMap(Period.month(2023, 3)).values()).allSatisfy(movement -> {
            assertThat(movement.newCustomers()).isPositive();
            assertThat(movement.resurrected()).isPositive();
            assertThat(movement.lost()).isPositive();
            assertThat(movement.retained()).isPositive();
        });
    }

    @Test
    void bothWaysCountAMonthWithoutPurchasesAndNoRefund() {
        List<Purchase> purchases = List.of(
                purchase("a", LocalDate.of(2025, 1, 31), "10"),
                purchase("b", LocalDate.of(2025, 1, 1), "10"),
                purchase("a", LocalDate.of(2025, 2, 1), "10"),
                purchase("b", LocalDate.of(2025, 2, 3), "-10"),
                purchase("b", LocalDate.of(2025, 4, 30), "0"));
        LocalDate observedUntil = LocalDate.of(2025, 5, 31);

        assertThat(StreamMovements.byMonth(purchases, observedUntil))
                .isEqualTo(PurchaseHistory.of(PurchaseWorkload.CURRENCY, purchases, observedUntil)
                        .movements(Granularity.MONTH))
                .containsEntry(Period.month(2025, 1), new CustomerMovement(0, 2, 0, 0, 2))
                .containsEntry(Period.month(2025, 2), new CustomerMovement(2, 0, 0, 1, 1))
                .containsEntry(Period.month(2025, 3), new CustomerMovement(1, 0, 0, 1, 0))
                .containsEntry(Period.month(2025, 4), new CustomerMovement(0, 0, 1, 0, 1))
                .containsEntry(Period.month(2025, 5), new CustomerMovement(1, 0, 0, 1, 0));
    }

    @Test
    void bothWaysHaveNoMovementsWithoutPurchases() {
        LocalDate observedUntil = LocalDate.of(2025, 5, 31);

        assertThat(StreamMovements.byMonth(List.of(), observedUntil))
                .isEqualTo(PurchaseHistory.of(PurchaseWorkload.CURRENCY, List.of(), observedUntil)
                        .movements(Granularity.MONTH))
                .isEmpty();
    }

    private static Purchase purchase(String customerId, LocalDate date, String amount) {
        return Purchase.of(customerId, date, new BigDecimal(amount), PurchaseWorkload.CURRENCY);
    }
}
