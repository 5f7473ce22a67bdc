package io.github.retentionmetrics.examples.report.parts;

import java.util.Locale;

/** A figure that the report shows first, with what it is measured in. */
enum Headline {
    /** The share of the buyers of the period before who bought again in the period. */
    BUYERS_RETENTION(Unit.SHARE),
    /**
     * The share of the customers active at the start of the period who still are at its end, by {@code --active-days}.
     */
    ACTIVE_RETENTION(Unit.SHARE),
    /** The share of the subscribers at the start of the period who still are at its end. */
    SUBSCRIBERS_RETENTION(Unit.SHARE),
    /** The share of the users active in the period before who were active in the period. */
    USERS_RETENTION(Unit.SHARE),
    /** What subscriptions bring a month at the end of the period, in one currency; its change is relative. */
    MRR(Unit.AMOUNT),
    /** The share of new customers who bought again within 90 days. */
    RETURN_RATE(Unit.SHARE),
    /** The revenue, whose change is relative. */
    REVENUE(Unit.AMOUNT),
    /** What the customers of the period before spend, over what they spent then. */
    NET_REVENUE_RETENTION(Unit.SHARE),
    /** What a customer who buys spends. */
    REVENUE_PER_CUSTOMER(Unit.AMOUNT),
    /** What is spent per order. */
    AVERAGE_ORDER_VALUE(Unit.AMOUNT),
    /** The Net Promoter Score. */
    NPS(Unit.POINTS),
    /** The share of satisfied answers. */
    CSAT_TOP_BOX(Unit.SHARE),
    /** The mean effort score. */
    CES(Unit.SCORE);

    private final Unit unit;

    Headline(Unit unit) {
        this.unit = unit;
    }

    Unit unit() {
        return unit;
    }

    /** As the files have it. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its change is the quotient of the two figures less 1, rather than their difference. */
    boolean isChangeRelative() {
        return this == REVENUE || this == MRR;
    }

    /** What a figure is measured in. */
    enum Unit {
        SHARE,
        AMOUNT,
        POINTS,
        SCORE;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
