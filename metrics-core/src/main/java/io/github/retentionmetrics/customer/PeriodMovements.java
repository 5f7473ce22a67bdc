package io.github.retentionmetrics.customer;

import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * The movements of all periods of a span at once: one pass over the subscriptions, whatever the number of periods.
 *
 * <p>Boundary k is the moment before the first day of period k; the last boundary is that after the span. A subscription
 * that starts in period i and ends in period j is open at the boundaries i + 1 to j.
 */
final class PeriodMovements {
    private final Granularity granularity;
    private final List<Period> periods;
    private final long firstIndex;
    private final long running;

    /**
     * The periods of a span.
     *
     * @param granularity the granularity
     * @param span the span, from the first start of a subscription to the observation day
     * @param running the end of a subscription that is still running
     */
    PeriodMovements(Granularity granularity, Period span, long running) {
        this.granularity = granularity;
        this.periods = granularity.periodsCovering(span);
        this.firstIndex = granularity.indexOf(span.startInclusive());
        this.running = running;
    }

    private int indexOf(long epochDay) {
        return epochDay == running ? periods.size() : (int) (granularity.indexOfEpochDay(epochDay) - firstIndex);
    }

    /** Movements of customers, whose subscriptions are grouped by {@code offsets} and sorted by start. */
    NavigableMap<Period, CustomerMovement> ofCustomers(int[] offsets, long[] starts, long[] ends) {
        CustomerCount count = new CustomerCount(periods.size());
        for (int customer = 0; customer < offsets.length - 1; customer++) {
            int firstPeriod = indexOf(starts[offsets[customer]]);
            int from = 0;
            int to = -1;
            for (int row = offsets[customer]; row < offsets[customer + 1]; row++) {
                int open = indexOf(starts[row]) + 1;
                int last = indexOf(ends[row]);
                if (open > last) {
                    continue;
                }
                if (open > to + 1) {
                    count.add(firstPeriod, from, to);
                    from = open;
                }
                to = Math.max(to, last);
            }
            count.add(firstPeriod, from, to);
        }
        return byPeriod(count::movement);
    }

    private static final class CustomerCount {
        /** What is added to the active customers at each boundary. */
        private final long[] change;

        private final long[] joined;
        private final long[] lost;
        private long active;

        CustomerCount(int periods) {
            change = new long[periods + 2];
            joined = new long[periods];
            lost = new long[periods];
        }

        /** Counts a customer who is active at these boundaries and at neither of those next to them. */
        void add(int firstPeriod, int fromBoundary, int toBoundary) {
            if (toBoundary < fromBoundary) {
                return;
            }
            change[fromBoundary]++;
            change[toBoundary + 1]--;
            if (firstPeriod == fromBoundary - 1) {
                joined[firstPeriod]++;
            }
            if (toBoundary < lost.length) {
                lost[toBoundary]++;
            }
        }

        /** The movement of a period; to be asked in order. */
        CustomerMovement movement(int period) {
            long start = active + change[period];
            active = start;
            long arrived = change[period + 1] + lost[period];
            return CustomerMovement.startingWith(start)
                    .withLost(lost[period])
                    .withNew(joined[period])
                    .withResurrected(arrived - joined[period]);
        }
    }

    /** Movements of subscriptions, each counted by itself. */
    NavigableMap<Period, SubscriptionMovement> ofSubscriptions(long[] starts, long[] ends) {
        SubscriptionCount count = new SubscriptionCount(periods.size());
        for (int row = 0; row < starts.length; row++) {
            count.add(indexOf(starts[row]), indexOf(ends[row]));
        }
        return byPeriod(count::movement);
    }

    private static final class SubscriptionCount {
        private final long[] started;
        private final long[] ended;
        private final long[] endedOfStart;
        private long open;

        SubscriptionCount(int periods) {
            started = new long[periods];
            ended = new long[periods];
            endedOfStart = new long[periods];
        }

        void add(int startPeriod, int endPeriod) {
            started[startPeriod]++;
            if (endPeriod < ended.length) {
                ended[endPeriod]++;
                endedOfStart[endPeriod] += startPeriod < endPeriod ? 1 : 0;
            }
        }

        /** The movement of a period; to be asked in order. */
        SubscriptionMovement movement(int period) {
            long start = open;
            open += started[period] - ended[period];
            return new SubscriptionMovement(start, started[period], ended[period], endedOfStart[period], open);
        }
    }

    private <T> NavigableMap<Period, T> byPeriod(IntFunction<T> movement) {
        NavigableMap<Period, T> movements = new TreeMap<>();
        for (int period = 0; period < periods.size(); period++) {
            movements.put(periods.get(period), movement.apply(period));
        }
        return Collections.unmodifiableNavigableMap(movements);
    }
}
