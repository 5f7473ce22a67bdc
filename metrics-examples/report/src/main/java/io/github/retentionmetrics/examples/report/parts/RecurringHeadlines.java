package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.examples.report.error.InputError;
import io.github.retentionmetrics.examples.report.input.ReportInput;
import io.github.retentionmetrics.inference.RatioDifference;
import io.github.retentionmetrics.inference.RatioEstimate;
import io.github.retentionmetrics.inference.RatioStatistic;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.subscription.RecurringAmount;
import io.github.retentionmetrics.subscription.RecurringRevenue;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The headlines of recurring revenue, one for each currency. */
final class RecurringHeadlines {
    private static final String NOTHING_BEFORE = "no recurring revenue at the end of the earlier period";

    private RecurringHeadlines() {}

    static void add(SubscriptionHistory base, ReportInput input, HeadlineRows rows) throws InputError {
        Granularity granularity = input.settings().granularity();
        NavigableSet<Period> periods = LatestPeriods.of(granularity, base).complete(base.movements(granularity));
        if (periods.isEmpty()) {
            return;
        }
        Currency usual = input.settings().amounts().currency();
        for (Currency currency : base.currencies()) {
            RecurringRevenue revenue = RecurringRevenuePart.of(base, currency, input);
            // nothing is said of a currency that nobody pays in any more
            if (revenue.at(periods.last().lastDay()).customers() > 0) {
                rows.add(
                        Headline.MRR,
                        currency.equals(usual) ? null : currency,
                        periods,
                        new HeadlineRows.Metric<>(
                                period -> revenue.at(period.lastDay()),
                                HeadlineFigure::of,
                                (period, earlier) -> change(revenue, period, earlier)));
            }
        }
    }

    /**
     * The revenue at the end of a period over that of an earlier one, less 1. Each customer counts with what they bring
     * at both ends, so that those who bring the same add nothing to the uncertainty.
     */
    private static RatioDifference change(RecurringRevenue revenue, Period period, Period earlier) {
        Map<String, RecurringAmount> now = revenue.atByCustomer(period.lastDay());
        Map<String, RecurringAmount> then = revenue.atByCustomer(earlier.lastDay());
        SortedSet<String> ids = new TreeSet<>(now.keySet());
        ids.addAll(then.keySet());
        int decimals = Stream.concat(now.values().stream(), then.values().stream())
                .mapToInt(amount -> Math.max(0, amount.arr().scale()))
                .max()
                .orElse(0);
        long[] before = minor(ids, then, decimals);
        return estimate(minor(ids, now, decimals), before, decimals).minus(estimate(before, before, decimals));
    }

    private static long[] minor(SortedSet<String> ids, Map<String, RecurringAmount> of, int decimals) {
        return ids.stream()
                .mapToLong(id -> {
                    RecurringAmount amount = of.get(id);
                    return (amount == null ? BigDecimal.ZERO : amount.arr())
                            .movePointRight(decimals)
                            .longValueExact();
                })
                .toArray();
    }

    private static RatioEstimate estimate(long[] above, long[] below, int decimals) {
        return RatioStatistic.of(above, below)
                .withDecimals(decimals, decimals)
                .withUndefinedReason(NOTHING_BEFORE)
                .estimate();
    }
}
