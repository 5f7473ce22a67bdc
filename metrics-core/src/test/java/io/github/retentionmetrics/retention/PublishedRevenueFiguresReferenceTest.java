package io.github.retentionmetrics.retention;

import static io.github.retentionmetrics.testing.Shop.history;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseActivity;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.subscription.Subscription;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Revenue figures that vendors and other libraries publish, from the movement that they describe. */
class PublishedRevenueFiguresReferenceTest {
    private static RevenueMovement movement(int start, int fresh, int expansion, int contraction, int lost) {
        return new RevenueMovement(
                BigDecimal.valueOf(start),
                BigDecimal.valueOf(fresh),
                BigDecimal.ZERO,
                BigDecimal.valueOf(expansion),
                BigDecimal.valueOf(contraction),
                BigDecimal.valueOf(lost),
                BigDecimal.valueOf(start + fresh + expansion - contraction - lost),
                BigDecimal.ZERO);
    }

    /** ChartMogul: 100 at the start, churn 10, contraction 10, expansion 10: gross 20 %, net 10 %. */
    @Test
    void chartMogulRevenueChurn() {
        RevenueMovement month = movement(100, 0, 10, 10, 10);

        assertThat(1 - GrossRevenueRetention.of(month).value()).isCloseTo(0.20, within(1e-15));
        assertThat(1 - NetRevenueRetention.of(month).value()).isCloseTo(0.10, within(1e-15));
    }

    /** ChartMogul's option for one day: 95 of 100 kept, 120 at the end of which 10 new: gross 5 %, net -10 %. */
    @Test
    void chartMogulRevenueChurnOfADay() {
        RevenueMovement day = movement(100, 10, 15, 5, 0);

        assertThat(day.end()).isEqualTo("120");
        assertThat(1 - GrossRevenueRetention.of(day).value()).isCloseTo(0.05, within(1e-15));
        assertThat(1 - NetRevenueRetention.of(day).value()).isCloseTo(-0.10, within(1e-15));
    }

    /** (20 + 8) / (5 + 3) = 3.5 and (50 + 15) / (10 + 3) = 5. */
    @Test
    void quickRatios() {
        assertThat(QuickRatio.of(movement(100, 20, 8, 5, 3)).value()).isEqualTo(3.5);
        assertThat(QuickRatio.of(movement(100, 50, 15, 10, 3)).value()).isEqualTo(5);
    }

    /** Stripe: 100 customers at 100 a month and 50 at 600 a year are 12,500 a month. */
    @Test
    void stripeMonthlyRecurringRevenue() {
        assertThat(monthly("600")).isEqualByComparingTo("12500");
    }

    private static BigDecimal monthly(String yearly) {
        BigDecimal aMonth = new BigDecimal(yearly).divide(BigDecimal.valueOf(12), 2, RoundingMode.HALF_UP);
        Stream<String> monthly = IntStream.range(0, 100).mapToObj(i -> "m" + i + " 2026-03-01 100.00");
        Stream<String> spread = IntStream.range(0, 50).mapToObj(i -> "y" + i + " 2026-03-01 " + aMonth);
        PurchaseActivity march = history(
                        "2026-03-31", Stream.concat(monthly, spread).toArray(String[]::new))
                .activity(Period.month(2026, 3));
        return march.revenue();
    }

    /**
     * flipRevenueMetrics, before the merger: A at 1000 a year until 2018-06-15, B at 10,000 a year until 2022-06-30. In
     * 2018: churn 1 of 2, revenue churn .0909091, contraction 0, net revenue retention .9090909.
     */
    @Test
    void beforeAMergerACustomerIsLost() {
        CustomerMovement customers = SubscriptionHistory.of(
                        List.of(contract("A", "2018-06-15"), contract("B", "2022-06-30")), LocalDate.of(2020, 12, 31))
                .movement(Period.year(2018));
        PurchaseHistory invoices =
                history("2018-12-31", "A 2017-06-15 1000.00", "B 2017-06-30 10000.00", "B 2018-06-30 10000.00");
        RevenueMovement revenue = RevenueMovement.of(invoices, Period.year(2018));

        assertThat(ChurnRate.of(customers)).isEqualTo(Rate.of(1, 2));
        assertThat(ChurnRate.of(invoices, Period.year(2018))).isEqualTo(Rate.of(1, 2));
        assertThat(revenue.lost()).isEqualTo("1000");
        assertThat(revenue.contraction()).isZero();
        assertThat(revenue.lost().doubleValue() / revenue.start().doubleValue()).isCloseTo(.0909091, within(5e-8));
        assertThat(NetRevenueRetention.of(revenue).value()).isCloseTo(.9090909, within(5e-8));
    }

    /** After A has been merged into B: churn 0 of 1, revenue churn 0, contraction .0909091, net retention unchanged. */
    @Test
    void afterAMergerTheSameMoneyIsContraction() {
        CustomerMovement customers = SubscriptionHistory.of(
                        List.of(contract("B", "2018-06-15"), contract("B", "2022-06-30")), LocalDate.of(2020, 12, 31))
                .movement(Period.year(2018));
        PurchaseHistory invoices =
                history("2018-12-31", "B 2017-06-15 1000.00", "B 2017-06-30 10000.00", "B 2018-06-30 10000.00");
        RevenueMovement revenue = RevenueMovement.of(invoices, Period.year(2018));

        assertThat(ChurnRate.of(customers)).isEqualTo(Rate.of(0, 1));
        assertThat(ChurnRate.of(invoices, Period.year(2018))).isEqualTo(Rate.of(0, 1));
        assertThat(revenue.lost()).isZero();
        assertThat(revenue.contraction()).isEqualTo("1000");
        assertThat(revenue.contraction().doubleValue() / revenue.start().doubleValue())
                .isCloseTo(.0909091, within(5e-8));
        assertThat(NetRevenueRetention.of(revenue).value()).isCloseTo(.9090909, within(5e-8));
    }

    private static Subscription contract(String customer, String end) {
        return Subscription.of(customer, LocalDate.of(2013, 1, 1), LocalDate.parse(end));
    }
}
