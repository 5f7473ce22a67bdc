package io.github.retentionmetrics.event;

import io.github.retentionmetrics.internal.EventColumns;
import io.github.retentionmetrics.internal.Growth;
import io.github.retentionmetrics.internal.Instants;
import io.github.retentionmetrics.internal.ZonedDays;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the sessions of a history, in one pass over its events. */
final class SessionScan {
    /** How many sums make up facts. */
    static final int SUMS = 4;

    private static final int SMALLEST = 16;

    private final EventHistory history;
    private final EventColumns columns;
    private int[] customers = new int[SMALLEST];
    private int[] firsts = new int[SMALLEST];
    private int[] lasts = new int[SMALLEST];
    private int[] events = new int[SMALLEST];
    /** The session of each event by identifier; null where sessions are runs of events. */
    private int @Nullable [] sessionOf;

    private int size;

    private SessionScan(EventHistory history) {
        this.history = history;
        this.columns = history.columns();
    }

    static SessionScan of(EventHistory history, SessionRule rule) {
        SessionScan scan = new SessionScan(history);
        Duration timeout = rule.timeout();
        if (timeout == null) {
            scan.byIdentifier(rule.endsAtMidnight());
        } else {
            scan.byGap(timeout, rule);
        }
        return scan;
    }

    private void byGap(Duration timeout, SessionRule rule) {
        long longest = Instants.toMicros(timeout);
        boolean isExact = Instants.toDuration(longest).equals(timeout);
        longest -= rule.endsAtTimeout() && isExact ? 1 : 0;
        ZonedDays days = ZonedDays.in(history.zone());
        long[] micros = columns.micros();
        for (int customer = 0; customer < columns.customers(); customer++) {
            int from = columns.from(customer);
            for (int row = from; row < columns.to(customer); row++) {
                boolean isNext = row > from
                        && micros[row] - micros[row - 1] <= longest
                        && !(rule.endsAtMidnight() && history.dayOf(row, days) != history.dayOf(row - 1, days));
                if (isNext) {
                    lasts[size - 1] = row;
                    events[size - 1]++;
                } else {
                    begin(customer, row);
                }
            }
        }
    }

    private void byIdentifier(boolean endsAtMidnight) {
        int[] found = new int[columns.rows()];
        Arrays.fill(found, -1);
        ZonedDays days = ZonedDays.in(history.zone());
        Map<Integer, Integer> known = new HashMap<>();
        for (int customer = 0; customer < columns.customers(); customer++) {
            known.clear();
            for (int row = columns.from(customer); row < columns.to(customer); row++) {
                int identifier = columns.session(row);
                if (identifier == 0) {
                    continue;
                }
                int session = known.getOrDefault(identifier, -1);
                boolean isNext = session >= 0
                        && !(endsAtMidnight && history.dayOf(row, days) != history.dayOf(lasts[session], days));
                if (isNext) {
                    lasts[session] = row;
                    events[session]++;
                } else {
                    session = size;
                    known.put(identifier, session);
                    begin(customer, row);
                }
                found[row] = session;
            }
        }
        sessionOf = found;
    }

    private void begin(int customer, int row) {
        if (size == customers.length) {
            int larger = Growth.larger(size, "sessions");
            customers = Arrays.copyOf(customers, larger);
            firsts = Arrays.copyOf(firsts, larger);
            lasts = Arrays.copyOf(lasts, larger);
            events = Arrays.copyOf(events, larger);
        }
        customers[size] = customer;
        firsts[size] = row;
        lasts[size] = row;
        events[size++] = 1;
    }

    int size() {
        return size;
    }

    int customer(int session) {
        return customers[session];
    }

    int first(int session) {
        return firsts[session];
    }

    int last(int session) {
        return lasts[session];
    }

    int events(int session) {
        return events[session];
    }

    long micros(int session) {
        return columns.micros()[lasts[session]] - columns.micros()[firsts[session]];
    }

    /** Adds a session to sums, which {@link #facts} reads. */
    void addTo(long[] sums, int session) {
        sums[0]++;
        sums[1] += events[session] == 1 ? 1 : 0;
        sums[2] += events[session];
        sums[3] = Math.addExact(sums[3], micros(session));
    }

    static SessionFacts facts(long[] sums) {
        return new SessionFacts(sums[0], sums[1], sums[2], sums[3]);
    }

    /** How many sessions have an event of a selected type. */
    long with(boolean[] isSelected) {
        boolean[] has = new boolean[size];
        if (sessionOf == null) {
            for (int session = 0; session < size; session++) {
                for (int row = firsts[session]; row <= lasts[session] && !has[session]; row++) {
                    has[session] = isSelected[columns.types()[row]];
                }
            }
        } else {
            for (int row = 0; row < sessionOf.length; row++) {
                if (sessionOf[row] >= 0 && isSelected[columns.types()[row]]) {
                    has[sessionOf[row]] = true;
                }
            }
        }
        long count = 0;
        for (boolean one : has) {
            count += one ? 1 : 0;
        }
        return count;
    }
}
