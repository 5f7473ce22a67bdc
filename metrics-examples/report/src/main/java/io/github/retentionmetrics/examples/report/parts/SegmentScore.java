package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.rate.Difference;

/**
 * A figure of a segment, and how it differs from that of all others.
 *
 * @param value the figure, NaN if it is undefined
 * @param observations how many customers, stays or answers it rests on
 * @param isSmall whether they are so few that the figure is marked
 * @param difference the figure less that of all others
 */
record SegmentScore(double value, long observations, boolean isSmall, Difference difference) {

    /** With fewer observations, figures vary so much by chance that they are marked. */
    static final long FEW = 30;

    /** A figure that is marked by its own observations. */
    SegmentScore(double value, long observations, Difference difference) {
        this(value, observations, observations < FEW, difference);
    }

    /** A figure that is compared. */
    enum Figure {
        /** The share of customers that stayed in the latest complete period. */
        RETENTION("retentionRate"),
        REVENUE("revenuePerCustomer"),
        REPEAT("repeatPurchaseRate"),
        /** How many of the first days, up to a horizon, a stay lasts on average. */
        STAY("meanStayDays"),
        NPS("netPromoterScore"),
        /** The share of satisfied answers. */
        CSAT("satisfiedShare"),
        /** The mean effort score. */
        CES("effortMean");

        private final String key;

        Figure(String key) {
            this.key = key;
        }

        String key() {
            return key;
        }

        /** Whether it is of surveys or of stays, and not of what customers did in periods. */
        boolean isScore() {
            return compareTo(STAY) >= 0;
        }
    }
}
