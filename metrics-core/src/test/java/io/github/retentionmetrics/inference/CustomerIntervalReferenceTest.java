package io.github.retentionmetrics.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.retention.GrossRevenueRetention;
import io.github.retentionmetrics.retention.NetRevenueRetention;
import io.github.retentionmetrics.spend.AverageOrderValue;
import io.github.retentionmetrics.spend.PurchaseFrequency;
import io.github.retentionmetrics.spend.RevenuePerCustomer;
import io.github.retentionmetrics.spend.TimeBetweenPurchases;
import io.github.retentionmetrics.spend.TimeBetweenPurchases.SameDay;
import io.github.retentionmetrics.testing.Shop;
import org.junit.jupiter.api.Test;

/**
 * Intervals by customer on the CDNOW sample, beside numpy 2.4.6 and scipy 1.17.1: the residuals of the ratio summed up
 * in doubles, and Student's t.
 */
class CustomerIntervalReferenceTest {
    @Test
    void equalNumpy() {
        PurchaseHistory history = Shop.reference("cdnow_sample");
        Period all = history.span().orElseThrow();
        RatioEstimate orderValue = AverageOrderValue.estimate(history, all);
        assertThat(orderValue.standardError()).isCloseTo(0.9535255957952599, within(1e-12));
        isClose(orderValue.interval(0.95), 33.40866336113983, 37.148336205271505);
        isClose(
                orderValue.interval(RatioEstimate.IntervalMethod.FIELLER, 0.95),
                33.386834281674886,
                37.132875934705986);
        isClose(RevenuePerCustomer.estimate(history, all).interval(0.95), 94.79664026141582, 112.3242252455846);
        isClose(PurchaseFrequency.estimate(history, all).interval(0.95), 2.766913843471005, 3.10410864274028);

        Period march = Period.month(1998, 3);
        RatioEstimate net = NetRevenueRetention.estimate(history, march);
        assertThat(net.value()).isCloseTo(0.36204882736457505, within(1e-14));
        isClose(net.interval(0.95), 0.2421675824772487, 0.48193007225190143);
        isClose(
                GrossRevenueRetention.estimate(history, march).interval(0.95),
                0.16462592038800603,
                0.29050064038056467);
    }

    /** The bootstrap of 1,000 resamples of customers in numpy gives 30 .. 38 too. */
    @Test
    void theMedianGapIsWoodruffs() {
        PurchaseHistory history = Shop.reference("cdnow_sample");
        assertThat(TimeBetweenPurchases.of(history).median()).isEqualTo(34);
        assertThat(TimeBetweenPurchases.interval(history, SameDay.ONE_OCCASION, 0.5, 0.95))
                .isEqualTo(Interval.of(30, 38, 0.95));
    }

    private static void isClose(Interval interval, double low, double high) {
        assertThat(interval.low()).isCloseTo(low, within(1e-10));
        assertThat(interval.high()).isCloseTo(high, within(1e-10));
    }
}
