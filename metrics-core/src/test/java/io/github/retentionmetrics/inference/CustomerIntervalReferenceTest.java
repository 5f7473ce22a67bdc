package io.github.retentionmetrics.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.rate.PairedOutcomes;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.retention.ChurnRate;
import io.github.retentionmetrics.retention.GrossRevenueRetention;
import io.github.retentionmetrics.retention.NetRevenueRetention;
import io.github.retentionmetrics.retention.RetentionRate;
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

    /**
     * The change from February to March 1998 of the same customers, beside numpy and scipy: with e1 and e2 what a
     * customer leaves of x - r y in the two months, over the total of y, the squared error is v1 + v2 - 2 r sqrt(v1 v2)
     * with v = n / (n - 1) sum of e^2 and r = sum of e1 e2 / sqrt(sum of e1^2 sum of e2^2).
     */
    @Test
    void differencesOfTwoMonthsEqualNumpy() {
        PurchaseHistory history = Shop.reference("cdnow_sample");
        Period march = Period.month(1998, 3);
        RatioDifference net = NetRevenueRetention.difference(history, march, march.preceding());
        assertThat(net.overlap().shared()).isEqualTo(46);
        assertThat(net.overlap().correlation()).isCloseTo(0.004598409099945186, within(1e-12));
        assertThat(net.value()).isCloseTo(0.02550124294630718, within(1e-14));
        assertThat(net.standardError()).isCloseTo(0.08378500546695558, within(1e-14));
        assertThat(net.test().pvalue()).isCloseTo(0.7611296465662144, within(1e-11));
        isClose(net.interval(0.95), -0.13959823605392568, 0.19060072194654004);

        Period april = Period.month(1997, 4);
        RatioDifference earlier = NetRevenueRetention.difference(history, april, april.preceding());
        assertThat(earlier.overlap().shared()).isEqualTo(168);
        isClose(earlier.interval(0.95), -0.0679455340660273, 0.05895325921717512);

        RatioDifference orderValue = AverageOrderValue.difference(history, march, march.preceding());
        assertThat(orderValue.overlap().shared()).isEqualTo(55);
        assertThat(orderValue.test().pvalue()).isCloseTo(0.2881697199685213, within(1e-11));
        isClose(orderValue.interval(0.95), -9.563526078843575, 2.854366860763472);
    }

    /** 55 of the 157 customers of February came back in March, and 46 of the 149 of January in February. */
    @Test
    void theRetentionRatesOfTwoMonthsKnowWhoIsInBoth() {
        PurchaseHistory history = Shop.reference("cdnow_sample");
        Period march = Period.month(1998, 3);
        assertThat(RetentionRate.difference(history, march, march.preceding()))
                .isEqualTo(Rate.of(55, 157).minus(Rate.of(46, 149), new PairedOutcomes(27, 0, 19, 0)));
        assertThat(ChurnRate.difference(history, march, march.preceding()).pairs())
                .isEqualTo(new PairedOutcomes(0, 19, 0, 27));
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
