package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.cohort.DayNRetention;
import io.github.retentionmetrics.customer.CustomerHistory;
import io.github.retentionmetrics.inference.RatioDifference;
import io.github.retentionmetrics.inference.RatioEstimate;
import io.github.retentionmetrics.inference.RatioStatistic;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.CustomerTotals;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.retention.NetRevenueRetention;
import io.github.retentionmetrics.retention.RetentionRate;
import io.github.retentionmetrics.spend.AverageOrderValue;
import io.github.retentionmetrics.spend.RevenuePerCustomer;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The headlines of purchases. */
final class BuyerHeadlines {
    /** Within how many days a new customer counts as having come back. */
    static final int DAYS = 90;

    private static final int MONTHS = 12;
    private static final String NO_REVENUE = "no revenue in the earlier period";

    private final PurchaseHistory history;
    private final NavigableSet<Period> periods;
    private final HeadlineRows rows;

    /**
     * The headlines of a history.
     *
     * @param periods its complete periods that may be compared
     * @param rows where the headlines go
     */
    BuyerHeadlines(PurchaseHistory history, NavigableSet<Period> periods, HeadlineRows rows) {
        this.history = history;
        this.periods = periods;
        this.rows = rows;
    }

    /** How many stayed, of any kind of customers. */
    static HeadlineRows.Metric<Rate> retention(CustomerHistory history) {
        return new HeadlineRows.Metric<>(
                period -> RetentionRate.of(history, period),
                HeadlineFigure::of,
                (period, earlier) -> RetentionRate.difference(history, period, earlier));
    }

    void addRetention() {
        rows.add(Headline.BUYERS_RETENTION, periods, retention(history));
    }

    /**
     * Adds how many of the customers won in twelve months came back within 90 days: the last twelve months whose
     * customers have all been observed for so long, or as many as there are, against the twelve before them. No
     * customer is won twice, so the two are independent.
     */
    void addReturnRate() {
        Optional<Period> first = firstMonth();
        Period last = Granularity.MONTH.previous(
                Granularity.MONTH.periodContaining(history.observedUntil().minusDays(DAYS - 1L)));
        if (history.span().isEmpty() || first.isEmpty() || last.isBefore(first.get())) {
            return;
        }
        long months = Granularity.MONTH.between(first.get(), last) + 1;
        Period now = Granularity.MONTH.plus(last, 1 - Math.min(months, MONTHS)).span(last);
        @Nullable HeadlineFigure earlier = null;
        Rate rate = returnRate(now);
        @Nullable Rate before = null;
        if (months >= 2 * MONTHS) {
            Period end = Granularity.MONTH.plus(last, -MONTHS);
            Period then = Granularity.MONTH.plus(end, 1 - MONTHS).span(end);
            before = returnRate(then);
            earlier = HeadlineFigure.of(months(then), before);
        }
        rows.add(new HeadlineRow(
                Headline.RETURN_RATE,
                HeadlineFigure.of(months(now), rate),
                earlier,
                before == null ? null : rate.minus(before)));
    }

    private Rate returnRate(Period period) {
        return DayNRetention.of(history, period, DAYS).get(0).within();
    }

    /** The month of the first purchase, or the first month that is observed as a whole. */
    private Optional<Period> firstMonth() {
        Optional<LocalDate> from = history.observedFrom();
        return from.isPresent()
                ? from.map(day -> Granularity.MONTH.periodContaining(day.minusDays(1)))
                        .map(Granularity.MONTH::next)
                : history.span().map(span -> Granularity.MONTH.periodContaining(span.startInclusive()));
    }

    private static String months(Period period) {
        Period first = Granularity.MONTH.periodContaining(period.startInclusive());
        Period last = Granularity.MONTH.periodContaining(period.lastDay());
        String label = Granularity.MONTH.label(first);
        return first.equals(last) ? label : label + ".." + Granularity.MONTH.label(last);
    }

    void addRevenue() {
        int decimals = history.decimals();
        rows.add(
                Headline.REVENUE,
                periods,
                new HeadlineRows.Metric<>(
                        history::activity,
                        (label, activity) -> HeadlineFigure.of(label, activity, decimals),
                        this::changeOfRevenue));
        rows.add(
                Headline.NET_REVENUE_RETENTION,
                periods,
                new HeadlineRows.Metric<>(
                        period -> NetRevenueRetention.estimate(history, period),
                        (label, estimate) -> HeadlineFigure.ofShare(label, estimate, decimals),
                        (period, earlier) -> NetRevenueRetention.difference(history, period, earlier)));
        rows.add(
                Headline.REVENUE_PER_CUSTOMER,
                periods,
                new HeadlineRows.Metric<>(
                        period -> RevenuePerCustomer.estimate(history, period),
                        (label, estimate) -> HeadlineFigure.ofAverage(label, estimate, decimals),
                        (period, earlier) -> RevenuePerCustomer.difference(history, period, earlier)));
        rows.add(
                Headline.AVERAGE_ORDER_VALUE,
                periods,
                new HeadlineRows.Metric<>(
                        period -> AverageOrderValue.estimate(history, period),
                        (label, estimate) -> HeadlineFigure.ofAverage(label, estimate, decimals),
                        (period, earlier) -> AverageOrderValue.difference(history, period, earlier)));
    }

    /**
     * The revenue of a period over an earlier one, less 1. Each customer of either period counts with what they spent
     * in both, so that customers who spend the same in both add nothing to the uncertainty.
     */
    private RatioDifference changeOfRevenue(Period period, Period earlier) {
        CustomerTotals now = CustomerTotals.of(history, period);
        CustomerTotals then = CustomerTotals.of(history, earlier);
        return ratio(now, now, then).minus(ratio(then, now, then));
    }

    private static RatioEstimate ratio(CustomerTotals above, CustomerTotals now, CustomerTotals then) {
        RatioStatistic ratio =
                now.ratio(row -> now.isBooked(row) || then.isBooked(row), above::revenueMinor, then::revenueMinor);
        return ratio.withUndefinedReason(NO_REVENUE).estimate();
    }
}
