package io.github.retentionmetrics.purchase;

/**
 * What a history does with refunds, that is, with purchases whose amount is negative.
 *
 * <p>Under none of these is a refund an order or a sign of activity, and under none can it cancel the order that it
 * belongs to, since a row does not say which that was.
 */
public enum RefundPolicy {
    /** A refund lowers the revenue of the period it is booked in. The usual choice, and the default. */
    NET,
    /** A refund is an error: for exports that should have none. */
    REFUSE,
    /** A refund is left out of everything, and counted as ignored. */
    IGNORE
}
