package io.github.retentionmetrics.cohort;

import io.github.retentionmetrics.internal.Presence;

/**
 * Which customers of a cohort count as retained at an offset.
 *
 * <p>Of customers who first buy in January and buy again in April only, the first three rules say:
 *
 * <pre>
 *                   0   1   2   3   4
 *   IN_PERIOD       1   0   0   1   0
 *   ON_OR_AFTER     1   1   1   1   0
 *   ON_OR_BEFORE    1   0   0   1   1
 *   EVERY_PERIOD    1   0   0   0   0
 * </pre>
 */
public enum Retained {
    /** Those with an order in the period of the offset: the usual definition, also called N-period retention. */
    IN_PERIOD(Presence.WITHIN_COLUMN),

    /**
     * Those with an order in the period of the offset or later: unbounded or rolling retention. It never rises along a
     * cohort, and it reads low for recent cohorts, whose customers have had less time to return.
     */
    ON_OR_AFTER(Presence.FROM_COLUMN_ON),

    /** Those who have returned by then: with an order in any period from 1 to the offset. At offset 0, as IN_PERIOD. */
    ON_OR_BEFORE(Presence.UP_TO_COLUMN),

    /**
     * Those with an order in every period from 0 to the offset: an unbroken streak. Takes a pass over all purchases.
     */
    EVERY_PERIOD(Presence.EVERY_COLUMN);

    private final Presence presence;

    Retained(Presence presence) {
        this.presence = presence;
    }

    Presence presence() {
        return presence;
    }
}
