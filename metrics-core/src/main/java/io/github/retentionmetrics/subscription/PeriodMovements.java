package io.github.retentionmetrics.subscription;

import io.github.retentionmetrics.customer.CustomerFlow;
import io.github.retentionmetrics.internal.CustomerSpans;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * The movements of all periods of a span in one pass over the subscriptions, for any number of periods.
 *
 * <p>Boundary k is the moment before the first day of period k; the last boundary is that after the span. A
 * subscription that starts in period i and ends in period j is open at the boundaries i + 1 to j.
 */
final class PeriodMovements {
    private final Granularity granularity;
    private final List<Period> periods;
    private final long firstIndex;

    /**
     * The periods of a span.
     *
     * @param granularity the granularity
     * @param span the span, from the first start of a subscription to the observation day
     */
    PeriodMovements(Granularity granularity, Period span) {
        this.granularity = granularity;
        this.periods = granularity.periodsCovering(span);
        this.firstIndex = granularity.indexOf(span.startInclusive());
    }

    private int indexOf(int epochDay) {
        return epochDay == CustomerSpans.RUNNING
                ? periods.size()
                : (int) (granularity.indexOfEpochDay(epochDay) - firstIndex);
    }

    /** Flows of customers. */
    NavigableMap<Period, CustomerFlow> ofCustomers(CustomerSpans spans) {
        CustomerCount count = new CustomerCount(periods.size());
        for (int customer = 0; customer < spans.customers(); customer++) {
            int reach = spans.start(spans.from(customer));
            count.begin(indexOf(reach));
            for (int row = spans.from(customer); row < spans.to(customer); row++) {
                int startPeriod = indexOf(spans.start(row));
                boolean isBack = spans.start(row) > reach && indexOf(reach) == startPeriod;
                count.add(startPeriod, indexOf(spans.end(row)), isBack);
                reach = Math.max(reach, spans.end(row));
            }
            count.end();
        }
        return byPeriod(count::flow);
    }

    /**
     * Counts customers one after the other. Of the one at hand it knows the latest boundaries at which they are active
     * without one between at which they are not, and the period of their latest start.
     */
    private static final class CustomerCount {
        /** What is added to the active customers at each boundary. */
        private final long[] change;

        private final long[] joined;
        private final long[] lost;
        private final long[] interrupted;
        private final long[] joinedAndLeft;
        private final long[] returnedAndLeft;
        private long active;
        private int firstPeriod;
        private int from;
        private int to;
        private int startPeriod;
        private boolean isBack;

        CustomerCount(int periods) {
            change = new long[periods + 2];
            joined = new long[periods];
            lost = new long[periods];
            interrupted = new long[periods];
            joinedAndLeft = new long[periods];
            returnedAndLeft = new long[periods];
        }

        void begin(int first) {
            firstPeriod = first;
            startPeriod = first;
            from = 0;
            to = -1;
            isBack = false;
        }

        /** Adds the next subscription, and whether it ends an absence that began in the period in which it starts. */
        void add(int start, int end, boolean endsAbsence) {
            if (start > startPeriod) {
                endStarts();
                startPeriod = start;
                isBack = false;
            }
            isBack |= endsAbsence;
            if (start >= end) {
                return;
            }
            if (start > to) {
                endActive();
                from = start + 1;
            }
            to = Math.max(to, end);
        }

        void end() {
            endStarts();
            endActive();
        }

        /** Counts what the two ends of the period of the latest starts do not show. */
        private void endStarts() {
            if (to < startPeriod) {
                (startPeriod == firstPeriod ? joinedAndLeft : returnedAndLeft)[startPeriod]++;
            } else if (isBack && from <= startPeriod && to > startPeriod) {
                interrupted[startPeriod]++;
            }
        }

        /** Counts a customer who is active at these boundaries and at neither of those next to them. */
        private void endActive() {
            if (to < from) {
                return;
            }
            change[from]++;
            change[to + 1]--;
            if (firstPeriod == from - 1) {
                joined[firstPeriod]++;
            }
            if (to < lost.length) {
                lost[to]++;
            }
        }

        /** The flow of a period; to be asked in order. */
        CustomerFlow flow(int period) {
            long start = active + change[period];
            active = start;
            long arrived = change[period + 1] + lost[period];
            return new CustomerFlow(
                    start,
                    lost[period],
                    interrupted[period],
                    joined[period],
                    joinedAndLeft[period],
                    arrived - joined[period],
                    returnedAndLeft[period]);
        }
    }

    /** Movements of subscriptions, each counted by itself. */
    NavigableMap<Period, SubscriptionMovement> ofSubscriptions(CustomerSpans spans) {
        SubscriptionCount count = new SubscriptionCount(periods.size());
        for (int row = 0; row < spans.rows(); row++) {
            count.add(indexOf(spans.start(row)), indexOf(spans.end(row)));
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
