package io.github.retentionmetrics.cohort;

import static io.github.retentionmetrics.period.Granularity.MONTH;
import static io.github.retentionmetrics.testing.Shop.EUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.Purchase;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.subscription.Subscription;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CohortsOfSubscriptionsTest {
    private static final Period JANUARY = Period.month(2026, 1);
    private static final LocalDate UNTIL = LocalDate.of(2026, 3, 15);

    /** Three start in January: Ada stays, Ben leaves in February, Cem within January, and returns in March. */
    private static final SubscriptionHistory HISTORY = SubscriptionHistory.of(
            List.of(
                    Subscription.of("ada", LocalDate.of(2026, 1, 10)),
                    Subscription.of("ben", LocalDate.of(2026, 1, 15), LocalDate.of(2026, 2, 10)),
                    Subscription.of("cem", LocalDate.of(2026, 1, 20), LocalDate.of(2026, 1, 25)),
                    Subscription.of("cem", LocalDate.of(2026, 3, 1))),
            UNTIL);

    private static final CohortAnalysis BY_MONTH = CohortAnalysis.by(MONTH);

    @Test
    void customersCountAtTheEndOfEachPeriod() {
        CohortTable table = BY_MONTH.over(HISTORY);

        assertThat(table.size(JANUARY)).isEqualTo(3);
        assertThat(table.retention(JANUARY, 0)).hasToString("66.7% (2 of 3)");
        assertThat(table.retention(JANUARY, 1)).hasToString("33.3% (1 of 3)");
        assertThat(table.retention(JANUARY, 2)).hasToString("66.7% (2 of 3)");
        assertThat(table.status(JANUARY, 1)).isEqualTo(CohortTable.Cell.Status.COMPLETE);
        assertThat(table.status(JANUARY, 2)).isEqualTo(CohortTable.Cell.Status.PARTIAL);
        assertThat(table.status(JANUARY, 3)).isEqualTo(CohortTable.Cell.Status.UNOBSERVED);
    }

    @Test
    void aCellOpensToItsCustomers() {
        assertThat(BY_MONTH.customerIds(HISTORY, JANUARY, 0)).containsExactly("ada", "ben");
        assertThat(BY_MONTH.customerIds(HISTORY, JANUARY, 2)).containsExactly("ada", "cem");
        assertThat(BY_MONTH.customerIds(HISTORY, JANUARY, 3)).as("not observed").isEmpty();
        assertThat(BY_MONTH.customerIds(HISTORY, JANUARY, 3)).isUnmodifiable();
        assertThat(BY_MONTH.customerIds(HISTORY, JANUARY, 0)).isUnmodifiable();
        assertThat(BY_MONTH.customerIds(HISTORY, Period.month(2026, 2), 0))
                .as("no such cohort")
                .isEmpty();
    }

    @Test
    void segmentsHaveTablesOfTheirOwn() {
        Segmentation plans = Segmentation.of(Map.of("ada", "gold", "cem", "gold", "zoe", "silver"));
        Map<String, CohortTable> tables = BY_MONTH.over(HISTORY, plans.withRest("others"));

        assertThat(tables.keySet()).containsExactly("gold", "silver", "others");
        assertThat(tables.get("gold")).isEqualTo(BY_MONTH.over(HISTORY.filter(id -> !id.equals("ben"))));
        assertThat(tables.get("others")).isEqualTo(BY_MONTH.over(HISTORY.filter(id -> id.equals("ben"))));
        assertThat(tables.get("silver").cohorts()).isEmpty();
        assertThat(BY_MONTH.over(HISTORY, plans)).containsOnlyKeys("gold", "silver");
    }

    @Test
    void thereIsNoMoney() {
        CohortTable table = BY_MONTH.over(HISTORY);

        assertThat(table.currency().getCurrencyCode()).isEqualTo("XXX");
        assertThat(table.cells()).allSatisfy(cell -> assertThat(cell.revenue()).isZero());
    }

    @Test
    void tablesOfSubscriptionsAddUp() {
        SubscriptionHistory others =
                SubscriptionHistory.of(List.of(Subscription.of("dee", LocalDate.of(2026, 1, 5))), UNTIL);

        assertThat(BY_MONTH.over(HISTORY).plus(BY_MONTH.over(others)).retention(JANUARY, 1))
                .hasToString("50.0% (2 of 4)");
    }

    @Test
    void aTableOfSubscriptionsIsNotAddedToOneOfPurchases() {
        CohortTable purchases = BY_MONTH.over(PurchaseHistory.of(
                EUR, List.of(Purchase.of("ada", LocalDate.of(2026, 1, 10), BigDecimal.TEN, EUR)), UNTIL));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> purchases.plus(BY_MONTH.over(HISTORY)))
                .withMessageContaining("XXX");
    }

    @Test
    void noSubscriptionsHaveNoCohorts() {
        assertThat(BY_MONTH.over(SubscriptionHistory.of(List.of(), UNTIL)).cohorts())
                .isEmpty();
        assertThat(BY_MONTH.customerIds(SubscriptionHistory.of(List.of(), UNTIL), JANUARY, 0))
                .isEmpty();
    }

    @Test
    void aWindowOfActivityHasCohortsToo() {
        PurchaseHistory shop = PurchaseHistory.of(
                EUR,
                List.of(
                        Purchase.of("ada", LocalDate.of(2026, 1, 5), BigDecimal.TEN, EUR),
                        Purchase.of("ada", LocalDate.of(2026, 3, 10), BigDecimal.TEN, EUR),
                        Purchase.of("ben", LocalDate.of(2026, 1, 20), BigDecimal.TEN, EUR)),
                LocalDate.of(2026, 3, 31));

        assertThat(BY_MONTH.over(shop).retention(JANUARY, 1))
                .as("nobody bought in February")
                .hasToString("0.0% (0 of 2)");
        assertThat(BY_MONTH.over(shop.activeFor(60)).retention(JANUARY, 1)).hasToString("100.0% (2 of 2)");
        assertThat(BY_MONTH.over(shop.activeFor(60)).retention(JANUARY, 2)).hasToString("50.0% (1 of 2)");
    }
}
