package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.examples.report.output.Metrics;
import io.github.retentionmetrics.inference.RatioEstimate;
import io.github.retentionmetrics.purchase.PurchaseActivity;
import io.github.retentionmetrics.rate.Estimate;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.rate.ProportionInterval;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.subscription.RecurringAmount;
import io.github.retentionmetrics.survey.NetPromoterScore;
import io.github.retentionmetrics.survey.NetScore;
import io.github.retentionmetrics.survey.ScoreMean;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A headline of one period.
 *
 * @param period its label
 * @param value the figure, exact if it is a sum; null if undefined
 * @param reason why it is undefined, else empty
 * @param numerator what was divided, or null
 * @param denominator what it was divided by, or null
 * @param interval how sure the figure is
 * @param observations how many customers or answers it rests on
 */
record HeadlineFigure(
        String period,
        @Nullable Number value,
        String reason,
        @Nullable Number numerator,
        @Nullable Number denominator,
        Interval interval,
        long observations) {

    /** A rate, of as many observations as its denominator. */
    static HeadlineFigure of(String period, Rate rate) {
        Interval interval = rate.interval(ProportionInterval.WILSON, Metrics.LEVEL);
        return of(period, rate, rate.numerator(), rate.denominator(), interval, rate.denominator());
    }

    /** The revenue: a sum, which has no interval. */
    static HeadlineFigure of(String period, PurchaseActivity activity, int decimals) {
        BigDecimal revenue = activity.revenue().setScale(decimals);
        Interval none = Interval.undefined(Metrics.LEVEL, "a sum");
        return new HeadlineFigure(period, revenue, "", null, null, none, activity.customers());
    }

    /** Recurring revenue: a sum, which has no interval. */
    static HeadlineFigure of(String period, RecurringAmount amount) {
        Interval none = Interval.undefined(Metrics.LEVEL, "a sum");
        return new HeadlineFigure(period, amount.mrr(), "", null, null, none, amount.customers());
    }

    /** An amount per count. */
    static HeadlineFigure ofAverage(String period, RatioEstimate estimate, int decimals) {
        BigDecimal count = estimate.sums().sumY();
        return of(
                period,
                estimate,
                estimate.sums().sumX().setScale(decimals),
                count.longValueExact(),
                estimate.interval(Metrics.LEVEL),
                estimate.sums().count());
    }

    /** An amount as a share of another. */
    static HeadlineFigure ofShare(String period, RatioEstimate estimate, int decimals) {
        return of(
                period,
                estimate,
                estimate.sums().sumX().setScale(decimals),
                estimate.sums().sumY().setScale(decimals),
                estimate.interval(Metrics.LEVEL),
                estimate.sums().count());
    }

    /** A Net Promoter Score. */
    static HeadlineFigure of(String period, NetPromoterScore nps) {
        Interval interval = nps.interval(NetScore.IntervalMethod.ADJUSTED_WALD, Metrics.LEVEL);
        return of(period, nps, nps.promoters() - nps.detractors(), nps.responses(), interval, nps.responses());
    }

    /** A mean score; the mean of a respondent's answers may have decimals, and so may the sum. */
    static HeadlineFigure of(String period, ScoreMean mean) {
        return of(period, mean, mean.mean().sum(), mean.responses(), mean.interval(Metrics.LEVEL), mean.responses());
    }

    private static HeadlineFigure of(
            String period,
            Estimate answer,
            Number numerator,
            Number denominator,
            Interval interval,
            long observations) {
        return new HeadlineFigure(
                period,
                answer.isDefined() ? answer.value() : null,
                answer.reason(),
                numerator,
                denominator,
                interval,
                observations);
    }

    /** An amount with the decimals of the purchases; empty if it is undefined, or no amount. */
    Optional<BigDecimal> amount() {
        if (value instanceof BigDecimal sum) {
            return Optional.of(sum);
        }
        return value != null && numerator instanceof BigDecimal sum && denominator instanceof Long count
                ? Optional.of(sum.divide(BigDecimal.valueOf(count), sum.scale(), RoundingMode.HALF_UP))
                : Optional.empty();
    }

    /** Whether it varies so much by chance that it is marked. */
    boolean isSmall() {
        return observations < SegmentScore.FEW;
    }
}
