package io.github.retentionmetrics.purchase;

import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.internal.PurchaseColumns;
import io.github.retentionmetrics.internal.SpanActivity;
import java.math.BigDecimal;

/**
 * Counts the customers of each period of a calendar by kind (new, retained, resurrected), in one pass over a history.
 */
final class PeriodCounts {
    private final ActivityCalendar calendar;
    private final long[] active;
    private final long[] first;
    private final long[] retained;
    private final long[] repeat;
    private final long[] orders;

    private PeriodCounts(ActivityCalendar calendar) {
        int size = calendar.size();
        this.calendar = calendar;
        this.active = new long[size];
        this.first = new long[size];
        this.retained = new long[size];
        this.repeat = new long[size];
        this.orders = new long[size];
    }

    static PeriodCounts of(PurchaseColumns orders, ActivityCalendar calendar) {
        PeriodCounts counts = new PeriodCounts(calendar);
        for (int customer = 0; customer < orders.customers(); customer++) {
            counts.addOrders(orders, orders.from(customer), orders.to(customer));
        }
        return counts;
    }

    /** Adds the orders of one customer in day order; the first order in a period determines the kind of customer. */
    private void addOrders(PurchaseColumns columns, int from, int to) {
        int previous = Integer.MIN_VALUE;
        boolean isRepeat = false;
        for (int row = from; row < to; row++) {
            int period = calendar.indexOf(columns.days()[row]);
            if (period >= active.length) {
                return;
            }
            if (period >= 0) {
                orders[period]++;
                if (period != previous) {
                    addActive(period, previous);
                } else if (!isRepeat) {
                    repeat[period]++;
                }
            }
            isRepeat = period == previous;
            previous = period;
        }
    }

    private void addActive(int period, int previous) {
        active[period]++;
        if (previous == Integer.MIN_VALUE) {
            first[period]++;
        } else if (period > 0 && previous == period - 1) {
            retained[period]++;
        }
    }

    /**
     * The movement into a period from the one before it in the calendar; the first period has no customers at its
     * start.
     */
    CustomerMovement movement(int period) {
        long start = period == 0 ? 0 : active[period - 1];
        return movement(start, retained[period], first[period], active[period]);
    }

    /** The same movement from an index over the periods. */
    static CustomerMovement movement(SpanActivity activity, int period) {
        long start = period == 0 ? 0 : activity.active(period - 1);
        return movement(start, activity.retained(period), activity.first(period), activity.active(period));
    }

    private static CustomerMovement movement(long start, long retained, long first, long active) {
        return CustomerMovement.startingWith(start)
                .withLost(start - retained)
                .withNew(first)
                .withResurrected(active - retained - first);
    }

    PurchaseActivity activity(int period, BigDecimal revenue) {
        return new PurchaseActivity(
                active[period], repeat[period], active[period] - first[period], orders[period], revenue);
    }
}
