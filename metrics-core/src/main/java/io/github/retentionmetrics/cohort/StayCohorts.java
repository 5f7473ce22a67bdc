package io.github.retentionmetrics.cohort;

import io.github.retentionmetrics.internal.CohortCounts;
import io.github.retentionmetrics.internal.CohortGrid;
import io.github.retentionmetrics.internal.DayCalendar;
import io.github.retentionmetrics.internal.StayScan;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.subscription.SubscriberCursor;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import java.util.ArrayList;
import java.util.List;

/** The cohorts of a history with at least one subscription. */
final class StayCohorts {
    private final CohortAnalysis analysis;
    private final SubscriptionHistory history;
    private final long firstDay;
    private final CohortGrid grid;

    StayCohorts(CohortAnalysis analysis, SubscriptionHistory history, long firstDay, DayCalendar cohortDays) {
        this.analysis = analysis;
        this.history = history;
        this.firstDay = firstDay;
        int[] sizes = new int[cohortDays.size()];
        for (SubscriberCursor customer = history.cursor(); customer.next(); ) {
            sizes[cohortDays.indexOf((int) customer.startEpochDay(0))]++;
        }
        this.grid = analysis.grid(cohortDays, sizes, history.observedUntil());
    }

    CohortTable table() {
        return CohortTable.empty(analysis, history).with(count(), firstDay);
    }

    CohortCounts count() {
        StayScan scan = scan();
        SubscriberCursor customer = history.cursor();
        StayScan.Stays stays = stays(customer);
        while (customer.next()) {
            scan.add(stays);
        }
        return scan.count();
    }

    SubscriptionHistory history() {
        return history;
    }

    long firstDay() {
        return firstDay;
    }

    List<String> customerIds(Period cohort, int offset) {
        int number = analysis.number(cohort, firstDay, grid);
        if (number < 0 || offset >= grid.columns(number)) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        StayScan scan = scan();
        SubscriberCursor customer = history.cursor();
        StayScan.Stays stays = stays(customer);
        while (customer.next()) {
            if (scan.isPresent(stays, number, offset)) {
                found.add(customer.customerId());
            }
        }
        return found.stream().sorted().toList();
    }

    private StayScan scan() {
        return StayScan.of(grid, analysis.retained().presence(), (int)
                history.observedUntil().toEpochDay());
    }

    /** The subscriptions of the cursor's current customer. */
    private static StayScan.Stays stays(SubscriberCursor customer) {
        return new StayScan.Stays() {
            @Override
            public int size() {
                return customer.subscriptions();
            }

            @Override
            public long start(int stay) {
                return customer.startEpochDay(stay);
            }

            @Override
            public long end(int stay) {
                return customer.endEpochDay(stay);
            }
        };
    }
}
