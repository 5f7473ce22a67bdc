package io.github.retentionmetrics.purchase;

import io.github.retentionmetrics.customer.CustomerMovement;
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

/** The movements, activities and revenue of the purchases of a store by period, as far as the periods are observed. */
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

    CustomerMovement movement(Period period, Period baseline) {
        Moves moves = new Moves(period, baseline);
        long[] counts = new long[Moves.KINDS];
        for (int customer = 0; customer < store.orders().customers(); customer++) {
            counts[moves.kindOf(customer)]++;
        }
        return CustomerMovement.startingWith(counts[Moves.LOST] + counts[Moves.RETAINED])
                .withLost(counts[Moves.LOST])
                .withNew(counts[Moves.NEW])
                .withResurrected(counts[Moves.RESURRECTED]);
    }

    CustomerMovement.Customers customersOf(Period period, Period baseline) {
        Moves moves = new Moves(period, baseline);
        MovedIds moved = new MovedIds(store.ids());
        for (int customer = 0; customer < store.orders().customers(); customer++) {
            int kind = moves.kindOf(customer);
            if (kind == Moves.LOST || kind == Moves.RETAINED) {
                moved.addActive(customer, kind == Moves.RETAINED);
            } else if (kind != Moves.NONE) {
                moved.addArrived(customer, kind == Moves.RESURRECTED);
            }
        }
        return new CustomerMovement.Customers(moved.added(), moved.retained(), moved.resurrected(), moved.lost());
    }

    /** The movement of each customer from one period to another; a customer who first bought between them is new. */
    private final class Moves {
        static final int NONE = 0;
        static final int LOST = 1;
        static final int RETAINED = 2;
        static final int NEW = 3;
        static final int RESURRECTED = 4;
        static final int KINDS = 5;

        private final int beforeBaseline;
        private final int lastOfBaseline;
        private final int beforePeriod;
        private final int lastOfPeriod;

        Moves(Period period, Period baseline) {
            beforeBaseline = lastDay(baseline.startInclusive());
            lastOfBaseline = lastDay(baseline.endExclusive());
            beforePeriod = lastDay(period.startInclusive());
            lastOfPeriod = lastDay(period.endExclusive());
        }

        int kindOf(int customer) {
            PurchaseColumns orders = store.orders();
            int afterBaseline = orders.toDay(customer, lastOfBaseline);
            boolean isActiveAtEnd = orders.toDay(customer, lastOfPeriod) > orders.toDay(customer, beforePeriod);
            if (afterBaseline > orders.toDay(customer, beforeBaseline)) {
                return isActiveAtEnd ? RETAINED : LOST;
            }
            if (!isActiveAtEnd) {
                return NONE;
            }
            return afterBaseline > orders.from(customer) ? RESURRECTED : NEW;
        }
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
