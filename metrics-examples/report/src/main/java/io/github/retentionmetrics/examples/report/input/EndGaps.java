package io.github.retentionmetrics.examples.report.input;

import io.github.retentionmetrics.examples.report.csv.InputNotes;
import io.github.retentionmetrics.subscription.SubscriberCursor;
import io.github.retentionmetrics.subscription.SubscriptionHistory;

/** Ends that look as if they meant another day than {@code --ends} says. */
final class EndGaps {
    private EndGaps() {}

    /**
     * Asks about ends that look like the other kind, and says how many look like the kind that they are taken for. The
     * sign of ends that are the last active day is a customer who is away for exactly one day, and the sign of ends
     * that are not is a term that begins on the last day of the one before.
     */
    static void note(SubscriptionHistory base, boolean isInclusive, InputNotes notes) {
        String asTaken = Long.toString(gaps(base, 0));
        if (isInclusive) {
            notes.notice("overlapsOfOneDay", gaps(base, -1), asTaken);
        } else {
            notes.notice("gapsOfOneDay", gaps(base.stays(), 1), asTaken);
        }
    }

    /** How often a term begins a number of days after the first day on which the one before is no longer active. */
    private static long gaps(SubscriptionHistory base, long days) {
        long gaps = 0;
        for (SubscriberCursor customer = base.cursor(); customer.next(); ) {
            for (int i = 1; i < customer.subscriptions(); i++) {
                gaps += customer.startEpochDay(i) - customer.endEpochDay(i - 1) == days ? 1 : 0;
            }
        }
        return gaps;
    }
}
