package io.github.retentionmetrics.examples.report;

import io.github.retentionmetrics.customer.CustomerBase;
import io.github.retentionmetrics.customer.SubscriberCursor;

/** Ends that look as if they meant another day than {@code --ends} says. */
final class EndGaps {
    private EndGaps() {}

    /** How often a customer is away for exactly one day: the sign of ends that are the last active day. */
    static long ofOneDay(CustomerBase base) {
        long gaps = 0;
        for (SubscriberCursor customer = base.stays().cursor(); customer.next(); ) {
            for (int i = 1; i < customer.subscriptions(); i++) {
                gaps += customer.startEpochDay(i) - customer.endEpochDay(i - 1) == 1 ? 1 : 0;
            }
        }
        return gaps;
    }

    /** How often a term begins on the last day of the one before: the sign of ends that are no longer active. */
    static long overlapsOfOneDay(CustomerBase base) {
        long overlaps = 0;
        for (SubscriberCursor customer = base.cursor(); customer.next(); ) {
            for (int i = 1; i < customer.subscriptions(); i++) {
                overlaps += customer.endEpochDay(i - 1) - customer.startEpochDay(i) == 1 ? 1 : 0;
            }
        }
        return overlaps;
    }

    /** How often a term begins on the first day on which the one before is no longer active. */
    static long withoutGap(CustomerBase base) {
        long renewals = 0;
        for (SubscriberCursor customer = base.cursor(); customer.next(); ) {
            for (int i = 1; i < customer.subscriptions(); i++) {
                renewals += customer.endEpochDay(i - 1) == customer.startEpochDay(i) ? 1 : 0;
            }
        }
        return renewals;
    }

    /** Asks about ends that look like the other kind, and says how many look like the kind that they are taken for. */
    static void note(CustomerBase base, boolean isInclusive, InputNotes notes) {
        String asTaken = Long.toString(withoutGap(base));
        if (isInclusive) {
            notes.notice("overlapsOfOneDay", overlapsOfOneDay(base), asTaken);
        } else {
            notes.notice("gapsOfOneDay", ofOneDay(base), asTaken);
        }
    }
}
