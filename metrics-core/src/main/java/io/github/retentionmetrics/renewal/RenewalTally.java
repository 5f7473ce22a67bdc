package io.github.retentionmetrics.renewal;

import io.github.retentionmetrics.subscription.SubscriberCursor;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Objects;

/** Counts the renewals of customers, or of the rows of a history, one after the other. */
final class RenewalTally {
    private long customers;
    private long[] lost;
    private long[] waiting;

    /**
     * A tally of no customers yet.
     *
     * @param renewals the initial capacity in renewals; it grows if a customer has made more
     */
    RenewalTally(int renewals) {
        lost = new long[renewals + 2];
        waiting = new long[renewals + 2];
    }

    /** The counts of the rows of a history, each by itself. */
    static RenewalCounts of(SubscriptionHistory history, ChronoUnit term) {
        Objects.requireNonNull(term, "term");
        if (!term.isDateBased() || term.compareTo(ChronoUnit.ERAS) >= 0) {
            throw new IllegalArgumentException("term must be a length of at least a day: " + term);
        }
        // the first start has the most renewals, so the arrays never grow
        long most = history.span()
                .map(span -> term.between(span.startInclusive(), history.observedUntil()))
                .orElse(0L);
        RenewalTally tally = new RenewalTally((int) Math.max(0, most));
        // of rows that began before the first observed day, only those that lasted until then are known
        long first = history.observedFrom().map(LocalDate::toEpochDay).orElse(Long.MIN_VALUE);
        for (SubscriberCursor customer = history.cursor(); customer.next(); ) {
            for (int i = 0; i < customer.subscriptions(); i++) {
                if (customer.startEpochDay(i) < first) {
                    continue;
                }
                LocalDate start = LocalDate.ofEpochDay(customer.startEpochDay(i));
                LocalDate end = customer.isRunning(i) ? LocalDate.MAX : LocalDate.ofEpochDay(customer.endEpochDay(i));
                tally.add(start, end, term, history.observedUntil());
            }
        }
        return tally.counts().withTerm(term);
    }

    private void add(LocalDate start, LocalDate end, ChronoUnit term, LocalDate observedUntil) {
        LocalDate last = observedUntil.isBefore(end) ? observedUntil : end.minusDays(1);
        long renewals = Math.max(0, term.between(start, last));
        // on the last day of a shorter month one more is due than there are whole terms
        renewals += start.plus(renewals + 1, term).isAfter(last) ? 0 : 1;
        add((int) renewals, !start.plus(renewals + 1, term).isAfter(observedUntil));
    }

    /** Adds a customer who made a number of renewals, and did not make the next one or for whom it is not due yet. */
    void add(int renewals, boolean isLost) {
        customers++;
        if (renewals >= lost.length) {
            int length = Math.max(renewals + 1, 2 * lost.length);
            lost = Arrays.copyOf(lost, length);
            waiting = Arrays.copyOf(waiting, length);
        }
        (isLost ? lost : waiting)[renewals]++;
    }

    /**
     * The counts of all customers. Ends the tally: its arrays, which may be large, become those of the result.
     */
    RenewalCounts counts() {
        long[] atRisk = waiting;
        long[] renewed = lost;
        long left = customers;
        int renewals = 0;
        for (int made = 0; made < lost.length && left > 0; made++) {
            atRisk[made] = left - waiting[made];
            renewed[made] = atRisk[made] - lost[made];
            left = renewed[made];
            renewals += atRisk[made] > 0 ? 1 : 0;
        }
        return RenewalCounts.of(customers, Arrays.copyOf(atRisk, renewals), Arrays.copyOf(renewed, renewals), null);
    }
}
