package io.github.retentionmetrics.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.purchase.Purchase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LongSummaryStatistics;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PurchaseWorkloadTest {
    private static final int PURCHASES = 200_000;
    private static final PurchaseWorkload WORKLOAD = PurchaseWorkload.of(PURCHASES);

    @Test
    void sameSizeAndSeedGiveTheSameRowsOnEveryJdk() {
        PurchaseWorkload small = PurchaseWorkload.of(10_000);

        assertThat(Arrays.hashCode(small.customers())).isEqualTo(787_660_706);
        assertThat(Arrays.hashCode(small.epochDays())).isEqualTo(-435_993_029);
        assertThat(Arrays.hashCode(small.amountsMinor())).isEqualTo(1_545_719_858);
    }

    @Test
    void anotherSeedGivesOtherRows() {
        PurchaseWorkload other = PurchaseWorkload.of(PURCHASES, 1);

        assertThat(other.customers()).isNotEqualTo(WORKLOAD.customers());
        assertThat(other.amountsMinor()).isNotEqualTo(WORKLOAD.amountsMinor());
    }

    @Test
    void hasExactlyTheRowsAskedForAndAboutSevenPerCustomer() {
        assertThat(WORKLOAD.purchases()).isEqualTo(PURCHASES);
        assertThat(WORKLOAD.epochDays()).hasSize(PURCHASES);
        assertThat(WORKLOAD.amountsMinor()).hasSize(PURCHASES);
        assertThat(Arrays.stream(WORKLOAD.customers()).distinct().count()).isEqualTo(WORKLOAD.customerCount());
        assertThat((double) PURCHASES / WORKLOAD.customerCount()).isBetween(6.5, 7.5);
    }

    @Test
    void rowsAreInDayOrderWithinThreeYears() {
        assertThat(PurchaseWorkload.DAYS).isEqualTo((int)
                (PurchaseWorkload.OBSERVED_UNTIL.toEpochDay() - PurchaseWorkload.FIRST_DAY.toEpochDay() + 1));
        assertThat(WORKLOAD.epochDays()).isSorted();
        assertThat(LocalDate.ofEpochDay(WORKLOAD.epochDays()[0])).isEqualTo(PurchaseWorkload.FIRST_DAY);
        assertThat(LocalDate.ofEpochDay(WORKLOAD.epochDays()[PURCHASES - 1]))
                .isEqualTo(PurchaseWorkload.OBSERVED_UNTIL);
    }

    @Test
    void rowsOfADayAreShuffled() {
        int[] days = WORKLOAD.epochDays();
        int[] customers = WORKLOAD.customers();
        long pairs = IntStream.range(1, PURCHASES)
                .filter(row -> days[row - 1] == days[row])
                .count();
        long ascending = IntStream.range(1, PURCHASES)
                .filter(row -> days[row - 1] == days[row] && customers[row - 1] < customers[row])
                .count();

        assertThat((double) ascending / pairs).isCloseTo(0.5, within(0.01));
    }

    @Test
    void manyCustomersBuyOnceAndFewBuyMuch() {
        int[] purchasesOf = new int[WORKLOAD.customerCount()];
        Arrays.stream(WORKLOAD.customers()).forEach(customer -> purchasesOf[customer]++);
        Arrays.sort(purchasesOf);
        long once = Arrays.stream(purchasesOf).filter(count -> count == 1).count();
        int topTenth =
                Arrays.stream(purchasesOf).skip(purchasesOf.length * 9L / 10).sum();

        assertThat((double) once / purchasesOf.length).isBetween(0.3, 0.5);
        assertThat((double) topTenth / PURCHASES).isBetween(0.45, 0.65);
    }

    @Test
    void theShopGrows() {
        int half = (int) PurchaseWorkload.FIRST_DAY.toEpochDay() + PurchaseWorkload.DAYS / 2;

        assertThat(Arrays.stream(WORKLOAD.epochDays())
                        .filter(day -> day >= half)
                        .count())
                .isGreaterThan(PURCHASES * 6L / 10);
    }

    @Test
    void amountsArePositiveWithAMeanOfAbout35() {
        LongSummaryStatistics amounts = Arrays.stream(WORKLOAD.amountsMinor()).summaryStatistics();

        assertThat(amounts.getMin()).isPositive();
        assertThat(amounts.getAverage()).isCloseTo(3_500, within(100.0));
    }

    @Test
    void recordsSayWhatTheColumnsSay() {
        PurchaseWorkload small = PurchaseWorkload.of(5_000);
        String[] customerIds = small.customerIds();
        int[] days = small.epochDays();
        long[] amounts = small.amountsMinor();
        Stream<Purchase> expected = IntStream.range(0, 5_000)
                .mapToObj(row -> Purchase.of(
                        customerIds[row],
                        LocalDate.ofEpochDay(days[row]),
                        BigDecimal.valueOf(amounts[row], 2),
                        PurchaseWorkload.CURRENCY));

        assertThat(small.toPurchases()).containsExactlyElementsOf(expected.toList());
    }

    @Test
    void customersHaveATextOfSevenDigits() {
        assertThat(PurchaseWorkload.customerId(1_234)).isEqualTo("C0001234");
        assertThat(WORKLOAD.customerIds()[0]).isEqualTo(PurchaseWorkload.customerId(WORKLOAD.customers()[0]));
    }

    @Test
    void callersCannotChangeTheColumns() {
        WORKLOAD.customers()[0]++;
        WORKLOAD.epochDays()[0]++;
        WORKLOAD.amountsMinor()[0]++;

        PurchaseWorkload again = PurchaseWorkload.of(PURCHASES);
        assertThat(WORKLOAD.customers()).isEqualTo(again.customers());
        assertThat(WORKLOAD.epochDays()).isEqualTo(again.epochDays());
        assertThat(WORKLOAD.amountsMinor()).isEqualTo(again.amountsMinor());
    }

    @Test
    void refusesAWorkloadOfNothing() {
        assertThatThrownBy(() -> PurchaseWorkload.of(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("purchases must be positive: 0");
    }

    @Test
    void customersWhoAreAlikeBuyAtOneRateUntilTheLastDay() {
        PurchaseWorkload alike = PurchaseWorkload.of(Shop.ALIKE, 50_000);
        long late = Arrays.stream(alike.epochDays())
                .filter(day -> day > PurchaseWorkload.OBSERVED_UNTIL.toEpochDay() - 365)
                .count();

        assertThat(alike.purchases()).isEqualTo(50_000);
        // (1 + the purchases of a mean of 487 days at 0.031 a day)
        assertThat(50_000.0 / alike.customerCount()).isBetween(14.0, 18.0);
        assertThat(late).isGreaterThan(25_000);
    }
}
