package io.github.retentionmetrics.cohort;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.internal.CohortCounts;
import io.github.retentionmetrics.internal.CohortGrid;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.subscription.RecurringRevenue;
import io.github.retentionmetrics.subscription.SubscriberCursor;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The cohorts of recurring revenue: the customers of its paid stretches, and their revenue at the end of periods. */
final class RecurringCohorts {
    /** The decimals of annual amounts in addition to those of the currency. */
    private static final int MORE_DECIMALS = 4;

    private final CohortAnalysis analysis;
    private final RecurringRevenue revenue;
    private final StayCohorts stays;

    RecurringCohorts(CohortAnalysis analysis, RecurringRevenue revenue, StayCohorts stays) {
        this.analysis = analysis;
        this.revenue = revenue;
        this.stays = stays;
    }

    static int decimals(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits()) + MORE_DECIMALS;
    }

    CohortTable table() {
        CohortCounts counts = stays.count();
        CohortGrid grid = counts.grid();
        long first = analysis.cohorts().indexOfEpochDay(stays.firstDay());
        Map<String, RecurringRevenue> cohorts = revenue.bySegment(byFirstPeriod(first));
        for (int cohort = 0; cohort < grid.cohortCount(); cohort++) {
            RecurringRevenue of = cohorts.get(Integer.toString(cohort));
            if (of != null) {
                LocalDate start = analysis.cohorts().periodAt(first + cohort).startInclusive();
                for (int column = 0; column < grid.columns(cohort); column++) {
                    counts.revenue()[grid.firstCell(cohort) + column] = minor(of, start, column);
                }
            }
        }
        return CohortTable.empty(analysis, revenue).with(counts, stays.firstDay());
    }

    private long minor(RecurringRevenue of, LocalDate cohortStart, int column) {
        Granularity activity = analysis.activity();
        LocalDate last =
                activity.periodAt(activity.indexOf(cohortStart) + column).lastDay();
        LocalDate until = revenue.history().observedUntil();
        return of.at(last.isAfter(until) ? until : last)
                .arr()
                .movePointRight(decimals(revenue.currency()))
                .longValueExact();
    }

    /** Customers by the index of the cohort of their first paid day. */
    private Segmentation byFirstPeriod(long first) {
        Map<String, Integer> places = new HashMap<>();
        List<String> names = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        List<Integer> indexes = new ArrayList<>();
        for (SubscriberCursor customer = stays.history().cursor(); customer.next(); ) {
            String cohort = Long.toString(analysis.cohorts().indexOfEpochDay(customer.startEpochDay(0)) - first);
            Integer place = places.putIfAbsent(cohort, names.size());
            if (place == null) {
                names.add(cohort);
            }
            ids.add(customer.customerId());
            indexes.add(place == null ? names.size() - 1 : place);
        }
        return Segmentation.ofIndexes(ids, names, indexes::get);
    }
}
