package io.github.retentionmetrics.purchase;

/** Which days of a customer are purchase days in a {@linkplain PurchaseSummaries summary}. */
public enum PurchaseDay {
    /**
     * A day with an order, whatever its amount: what is active elsewhere in this library, and what other tools count. A free
     * order counts, and a refund on the same day does not undo it.
     */
    WITH_ORDER,
    /**
     * A day with an order on which the customer spent more than nothing, less the refunds booked on that day: free orders
     * and orders taken back at once do not count, nor do they begin a customer's life.
     */
    WITH_SPEND
}
