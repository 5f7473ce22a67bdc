package io.github.retentionmetrics.retention;

import static io.github.retentionmetrics.testing.Shop.EUR;
import static io.github.retentionmetrics.testing.Shop.history;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.testing.Serialization;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RevenueMovementTest {
    private static final Period MARCH = Period.month(2026, 3);

    @Test
    void everyCustomerMovesInOneWay() {
        PurchaseHistory history = history(
                "2026-03-31",
                "kept-more 2026-02-01 10",
                "kept-more 2026-03-01 25",
                "kept-less 2026-02-01 30",
                "kept-less 2026-03-31 12",
                "lost 2026-02-28 7",
                "back 2026-01-15 100",
                "back 2026-03-10 8",
                "new 2026-03-10 4",
                "new 2026-03-11 5");

        RevenueMovement march = RevenueMovement.of(history, MARCH);

        assertThat(march).isEqualTo(movement(10 + 30 + 7, 4 + 5, 8, 25 - 10, 30 - 12, 7, 25 + 12 + 8 + 4 + 5, 0));
        assertThat(NetRevenueRetention.of(march)).isEqualTo(Ratio.of(25 + 12, 47));
        assertThat(GrossRevenueRetention.of(march)).isEqualTo(Ratio.of(10 + 12, 47));
        assertThat(QuickRatio.of(march)).isEqualTo(Ratio.of(9 + 8 + 15, 18 + 7));
    }

    /** Of the totals alone, 50 then and 50 now, nothing would seem to have been lost. */
    @Test
    void contractionIsPerCustomerAndNotOnTotals() {
        RevenueMovement march = RevenueMovement.of(
                history("2026-03-31", "a 2026-02-01 40", "b 2026-02-01 10", "a 2026-03-01 10", "b 2026-03-01 40"),
                MARCH);
        assertThat(NetRevenueRetention.of(march).value()).isEqualTo(1);
        assertThat(GrossRevenueRetention.of(march)).isEqualTo(Ratio.of(10 + 10, 50));
    }

    @Test
    void refundsLowerWhatTheirCustomerSpendsInThePeriod() {
        RevenueMovement march = RevenueMovement.of(
                history("2026-03-31", "a 2026-02-01 40", "a 2026-03-01 40", "a 2026-03-05 -15"), MARCH);
        assertThat(march).isEqualTo(movement(40, 0, 0, 0, 15, 0, 25, 0));
    }

    @Test
    void refundsOfCustomersWithoutAnOrderStandApart() {
        PurchaseHistory history =
                history("2026-03-31", "a 2026-02-01 40", "a 2026-03-05 -15", "b 2026-03-06 20", "c 2026-03-07 -1");
        RevenueMovement march = RevenueMovement.of(history, MARCH);
        assertThat(march).isEqualTo(movement(40, 20, 0, 0, 0, 40, 20, -15 - 1));
        assertThat(march.end().add(march.refundsOfInactive()))
                .isEqualByComparingTo(history.activity(MARCH).revenue());
    }

    @Test
    void aRefundLargerThanItsOrderNeverMakesALossNegative() {
        RevenueMovement march = RevenueMovement.of(
                history("2026-03-31", "a 2026-02-01 10", "a 2026-02-02 -30", "b 2026-02-01 100", "b 2026-03-01 100"),
                MARCH);
        assertThat(march).isEqualTo(movement(100 - 20, 0, 0, 20, 0, 0, 100, 0));
        assertThat(GrossRevenueRetention.of(march).value()).isEqualTo(1);
    }

    @Test
    void nothingAtTheStartIsUndefined() {
        Ratio undefined = Ratio.of(0, 0, "no revenue in the period before");
        RevenueMovement first = RevenueMovement.of(history("2026-03-31", "a 2026-03-01 10"), MARCH);
        assertThat(NetRevenueRetention.of(first)).isEqualTo(undefined);
        assertThat(GrossRevenueRetention.of(first)).isEqualTo(undefined);
        RevenueMovement paidBack =
                RevenueMovement.of(history("2026-03-31", "a 2026-02-01 10", "a 2026-02-01 -30"), MARCH);
        assertThat(NetRevenueRetention.of(paidBack)).isEqualTo(undefined);
        assertThat(QuickRatio.of(RevenueMovement.empty()).reason()).isEqualTo("no revenue was lost in the period");
    }

    @Test
    void anEmptyHistoryHasNoPeriods() {
        assertThat(RevenueMovement.ofPeriods(history("2026-03-31"), Granularity.MONTH))
                .isEmpty();
    }

    @Test
    void partsMustAddUpAndSayNoAmount() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> movement(10, 1, 0, 0, 0, 0, 12, 0))
                .withMessage(
                        "end must equal start + newRevenue + resurrected + expansion - contraction - lost: it does not");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> movement(10, 0, 0, -1, 0, 0, 9, 0))
                .withMessage("expansion must not be negative: it is");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> movement(10, 0, 0, 0, -1, 0, 11, 0))
                .withMessage("contraction must not be negative: it is");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> movement(10, 0, 0, 0, 0, -1, 11, 0))
                .withMessage("lost must not be negative: it is");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> movement(10, 0, 0, 0, 0, 0, 10, 1))
                .withMessage("refundsOfInactive must not be positive: a refund is negative");
    }

    @Test
    void periodsMustBeObserved() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RevenueMovement.of(history("2026-03-31"), Period.month(2026, 4)))
                .withMessage("period start (2026-04-01) must be on or before observedUntil (2026-03-31)");
        assertThatNullPointerException()
                .isThrownBy(() -> RevenueMovement.of((PurchaseHistory) null, MARCH))
                .withMessage("history");
        assertThatNullPointerException()
                .isThrownBy(() -> RevenueMovement.of(history("2026-03-31"), null))
                .withMessage("period");
    }

    @Test
    void whatIsLostMayBeTheSmallestLong() {
        int day = (int) Period.month(2026, 1).startInclusive().toEpochDay();
        PurchaseHistory history = PurchaseHistory.ofColumns(
                EUR, new int[] {7, 7}, new int[] {day, day}, new long[] {0, Long.MIN_VALUE}, LocalDate.of(2026, 2, 28));

        assertThat(RevenueMovement.of(history, Period.month(2026, 2)).expansion())
                .isEqualTo(new BigDecimal("92233720368547758.08"));
    }

    @Test
    void survivesSerialization() {
        RevenueMovement march = movement(47, 9, 8, 15, 18, 7, 54, -2);
        assertThat(Serialization.roundTrip(march)).isEqualTo(march);
    }

    private static RevenueMovement movement(
            long start,
            long newRevenue,
            long resurrected,
            long expansion,
            long contraction,
            long lost,
            long end,
            long refunds) {
        return new RevenueMovement(
                BigDecimal.valueOf(start),
                BigDecimal.valueOf(newRevenue),
                BigDecimal.valueOf(resurrected),
                BigDecimal.valueOf(expansion),
                BigDecimal.valueOf(contraction),
                BigDecimal.valueOf(lost),
                BigDecimal.valueOf(end),
                BigDecimal.valueOf(refunds));
    }
}
