package io.github.retentionmetrics.purchase;

import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.customer.MovementCustomers;
import io.github.retentionmetrics.internal.CohortIndex;
import io.github.retentionmetrics.internal.MovedIds;
import io.github.retentionmetrics.internal.PurchaseColumns;
import io.github.retentionmetrics.internal.PurchaseStore;
import io.github.retentionmetrics.internal.SpanActivity;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** What the purchases of a store amount to, period by period, as far as they are observed. */
final class PeriodFacts {
    private final PurchaseHistory history;
    private final PurchaseStore store;

    PeriodFacts(PurchaseHistory history, PurchaseStore store) {
        this.history = history;
        this.store = store;
    }

    CustomerMovement movement(Period period) {
        return counts(ActivityCalendar.of(List.of(period.preceding(), period))).movement(1);
    }

    MovementCustomers customersOf(Period period) {
        PurchaseColumns orders = store.orders();
        MovedIds moved = new MovedIds(store.ids());
        int lastBefore = lastDay(period.preceding().startInclusive());
        int lastOfPreceding = lastDay(period.startInclusive());
        int last = lastDay(period.endExclusive());
        for (int customer = 0; customer < orders.customers(); customer++) {
            int earlier = orders.toDay(customer, lastBefore);
            int start = orders.toDay(customer, lastOfPreceding);
            boolean isActiveAtEnd = orders.toDay(customer, last) > start;
            if (start > earlier) {
                moved.addActive(customer, isActiveAtEnd);
            } else if (isActiveAtEnd) {
                moved.addArrived(customer, start > orders.from(customer));
            }
        }
        return new MovementCustomers(moved.added(), moved.retained(), moved.resurrected(), moved.lost());
    }

    private static int lastDay(LocalDate endExclusive) {
        return Math.toIntExact(endExclusive.toEpochDay() - 1);
    }

    NavigableMap<Period, CustomerMovement> movements(Granularity granularity) {
        ActivityCalendar calendar = calendar(granularity);
        return byPeriod(calendar, movementsOf(calendar));
    }

    /** From the index that the store keeps for cohorts of the same periods, or else in a pass over all purchases. */
    private IntFunction<CustomerMovement> movementsOf(ActivityCalendar calendar) {
        Optional<SpanActivity> activity = calendar.size() == 0
                ? Optional.empty()
                : store.index(calendar.days()).map(CohortIndex::activity);
        return activity.isPresent()
                ? period -> PeriodCounts.movement(activity.get(), period)
                : counts(calendar)::movement;
    }

    PurchaseActivity activity(Period period) {
        ActivityCalendar calendar = ActivityCalendar.of(List.of(period));
        return counts(calendar).activity(0, revenue(calendar).of(0));
    }

    NavigableMap<Period, PurchaseActivity> activities(Granularity granularity) {
        ActivityCalendar calendar = calendar(granularity);
        PeriodCounts counts = counts(calendar);
        PeriodRevenue revenue = revenue(calendar);
        return byPeriod(calendar, period -> counts.activity(period, revenue.of(period)));
    }

    private PeriodCounts counts(ActivityCalendar calendar) {
        return PeriodCounts.of(store.orders(), calendar);
    }

    private PeriodRevenue revenue(ActivityCalendar calendar) {
        return PeriodRevenue.of(store.orders(), store.refunds(), calendar, history.decimals());
    }

    private ActivityCalendar calendar(Granularity granularity) {
        return ActivityCalendar.of(history.periods(granularity));
    }

    private static <T> NavigableMap<Period, T> byPeriod(ActivityCalendar calendar, IntFunction<T> fact) {
        NavigableMap<Period, T> facts = new TreeMap<>();
        for (int i = 0; i < calendar.size(); i++) {
            facts.put(calendar.periods().get(i), fact.apply(i));
        }
        return Collections.unmodifiableNavigableMap(facts);
    }
}
